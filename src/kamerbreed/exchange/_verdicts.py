# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What becomes of the statements of a file, and what makes two of them the same."""

import array
import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from kamerbreed.exchange._grid import CellPlace
from kamerbreed.exchange._intake import DATES
from kamerbreed.exchange._recorded import RecordedPlan
from kamerbreed.picture import InSteps
from kamerbreed.vocabulary import BASES, Statement, Told, property_of, references

VERDICTS = (
    "new",
    "confirms",
    "changed",
    "disputes",
    "same",
    "unchanged",
    "retracted",
    "refused",
)
NEW, CONFIRMS, CHANGED, DISPUTES, SAME, UNCHANGED, RETRACTED, REFUSED = range(len(VERDICTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty:
    """A place that a file leaves empty, where something is known: it stays known."""

    place: CellPlace
    subject: str
    property: str
    key: str


@dataclass(slots=True, kw_only=True)
class Plan:
    """What entering a file would do.

    ``said`` are the statements of its cells, ``at`` their places, ``verdicts`` an index of VERDICTS
    for each, ``parties`` who says otherwise, by the index of the statement. ``add`` is what would be
    appended. ``missing`` counts by kind the things of an export that have no row any more;
    ``strangers`` are the things that nobody named before and of which the file does not say that they exist.
    """

    said: Sequence[Statement]
    at: "array.array[int]"
    verdicts: bytearray
    recorded: RecordedPlan
    parties: dict[int, tuple[str, ...]] = field(default_factory=dict)
    empties: list[Empty] = field(default_factory=list)
    missing: dict[str, int] = field(default_factory=dict)
    strangers: dict[str, None] = field(default_factory=dict)
    faults: list[Told] = field(default_factory=list)
    undated: int = 0
    retractions: int = 0
    edited: bool = False

    @property
    def add(self) -> InSteps:
        """What would be appended, in order."""
        done = self.recorded
        return InSteps(statements=done.statements, steps=done.steps, about=done.about)


at_issue = attrgetter("subject", "property", "key", "stated_by", "valid_from", "valid_to", "observed_on")
"""What two statements of one file may not both be about, if they are to say different things."""


def value_of(said: Statement) -> tuple[str | None, str]:
    """The value and non-value of a statement."""
    return said.value, said.non_value


def covers(here: Statement, said: Statement) -> bool:
    """Whether what stands here already says all that is said: as late, as solid, on as many sources."""
    return (
        here.stated_by == said.stated_by
        and value_of(here) == value_of(said)
        and all(getattr(said, name) in ("", getattr(here, name)) for name in DATES)
        and set(said.sources) <= set(here.sources)
        and BASES.index(here.basis) <= BASES.index(said.basis)
        and said.note in ("", here.note)
    )


@functools.lru_cache(maxsize=4_096)
def _names_things(kind: str, name: str) -> bool:
    found = property_of(kind, name)
    return found.type.is_reference or "on" in found.type.fields or (found.many and found.key == "thing")


def references_in(said: Statement) -> tuple[str, ...]:
    """The things that the value and key of a statement name."""
    kind = said.subject.partition("/")[0]
    if not _names_things(kind, said.property):
        return ()
    return _named(kind, said.property, said.key, said.value)


@functools.lru_cache(maxsize=50_000)
def _named(kind: str, name: str, key: str, value: str | None) -> tuple[str, ...]:
    named = references(Statement(subject=f"{kind}/x", property=name, key=key, value=value))
    return tuple(thing for thing in named if thing)  # it has no party, which is named as an empty one
