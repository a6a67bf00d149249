# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the texts of a statement mean to a table: days, links, and what needs no source to be known."""

import datetime
import functools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._columns import Group, Interned
from kamerbreed.vocabulary import (
    ACTS,
    REASONS,
    SENSITIVITIES,
    UNKNOWN_DAY,
    Expectation,
    Party,
    Source,
    VocabularyError,
    certain_from,
    every_property,
    kinds,
    partial_date,
)

NO_DAY = np.iinfo(np.int32).max
"""A day that never comes: what has no date is knowable at no date."""
RARE = ("act", "sensitivity", "audience", "non_value", "valid_to", "known_from", "erased")
NOTHING_RARE = ("assert", "public", "", "", "", "", "")
KINDS = {slug: number for number, slug in enumerate(kinds(), 1)}
"""The number of each kind; 0 for what is no thing of any."""
SOURCE, PARTY, YARDSTICK = (KINDS[kind.slug] for kind in (Source, Party, Expectation))
_ALWAYS_PROPERTIES = ("name", "name_nl", "exists", "type")
DATED = ("published_on", "dated", "received")
"""Properties of a source that say when its content could be known."""


class Rare(NamedTuple):
    """What most statements do not have, read: numbers of act and sensitivity, days (ordinals)."""

    act: int
    level: int
    audience: str
    non_value: str
    valid_to: str
    known_from: int | None
    erased: bool


def read_rare(parts: Sequence[str]) -> Rare:
    """What the fields of RARE mean; ``known_from`` is None where its sources tell it."""
    act, sensitivity, audience, non_value, valid_to, known_from, erased = parts
    return Rare(
        act=ACTS.index(act),
        level=SENSITIVITIES.index(sensitivity),
        audience=audience,
        non_value=non_value,
        valid_to=valid_to,
        known_from=day_of(known_from) if known_from else None,
        erased=bool(erased),
    )


def day_of(text: object) -> int:
    """Day from which something of this date is certainly the case; NO_DAY for no date."""
    if not isinstance(text, str) or not text or text == UNKNOWN_DAY:
        return NO_DAY
    return certain_from(text).toordinal()


def day_in(value: str) -> int:
    """The same of a value as JSON text; NO_DAY for one that is no date."""
    try:
        return day_of(value[1:-1])
    except VocabularyError:
        return NO_DAY


class DayEdges:
    """First and last day (ordinals) of every interned date, as arrays that grow with the dates."""

    def __init__(self, dates: Interned) -> None:
        self._dates = dates
        self.first = np.zeros(0, np.int32)
        self.last = np.zeros(0, np.int32)

    def follow(self) -> None:
        """Read the dates that came in since."""
        new = self._dates.texts[len(self.last) :]
        if new:
            edges = np.array([edges_of(text) for text in new], np.int32)
            self.first = np.concatenate([self.first, edges[:, 0]])
            self.last = np.concatenate([self.last, edges[:, 1]])


class Ends:
    """Of rows the first and last day (ordinals) of their end, and their reason for having no value.

    NO_DAY twice for no end; a reason is its place in REASONS and one more, 0 for none.
    """

    def __init__(self, rare: Group[Rare]) -> None:
        self._rare = rare
        self._by_number = np.zeros((0, 3), np.int32)

    def at(self, rows: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        """First day, last day and reason of each of these rows."""
        numbers = self._rare.at(rows)
        known = self._by_number
        new = self._rare.meanings(len(known))
        if new:
            read = [(*edges_of(one.valid_to), _reason(one.non_value)) for one in new]
            known = self._by_number = np.concatenate([known, np.array(read, np.int32)])
        found = known[numbers]
        return found[:, 0], found[:, 1], found[:, 2]


def _reason(non_value: str) -> int:
    return REASONS.index(non_value) + 1 if non_value else 0


def edges_of(text: str) -> tuple[int, int]:
    """First and last day that a date can mean; NO_DAY twice for none."""
    if not text:
        return NO_DAY, NO_DAY
    date = partial_date(text)
    return date.first.toordinal(), date.last.toordinal()


def kind_number(thing: str) -> int:
    """The number of the kind of a thing; 0 for a text that names none."""
    slug, slash, _ = thing.partition("/")
    return KINDS.get(slug, 0) if slash else 0


def names_a_party(name: str) -> bool:
    """Whether this property of a party is known at every date."""
    return name in _ALWAYS_PROPERTIES


@functools.cache
def names_things() -> frozenset[str]:
    """Names of properties whose value is a thing."""
    return frozenset(found.name for _, found in every_property() if found.type.is_reference)


@functools.cache
def records_on_things() -> frozenset[str]:
    """Names of properties whose value is a record with a thing that it is on."""
    return frozenset(found.name for _, found in every_property() if "on" in found.type.fields)


def on_what(record: str) -> str:
    """The thing that a record is on, as canonical JSON text; empty for none."""
    # In canonical text these signs stand nowhere else: within a text each quote has a stroke before it.
    return record.partition('"on":"')[2].partition('"')[0]


def listed(text: str) -> tuple[str, ...]:
    """A list of references as the ledger keeps it: joined by semicolons, which no reference holds."""
    return tuple(text.split(";")) if text else ()


def iso(days: NDArray[np.int32]) -> list[datetime.date | None]:
    """Days as dates; None for a day that never comes."""
    return [None if day == NO_DAY else datetime.date.fromordinal(day) for day in days.tolist()]
