# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How one property stands for all things of a kind at once: the answers of facts, as arrays."""

import builtins
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._facts import Existence, Fact, Freshness, Standing
from kamerbreed.vocabulary import BASES, REASONS

SOLID = ("", *BASES)
FRESH = ("", "current", "stale", "timeless", "undated", "begin_unknown")
AGREEMENT = ("", "one_voice", "disputed", "overtaken", "uncertain", "ruled")
QUESTION = (
    "answered",
    "never_asked",
    "shielded",
    "nobody_knows",
    "refused",
    "not_applicable",
    "asked",
    "no_answer",
    "partly",
    "too_abstract",
)
EXISTENCE = ("absent", "present", "planned", "ended", "uncertain", "unstated")
OF_NON_VALUE = dict(zip(REASONS, ("nobody_knows", "refused", "not_applicable", "shielded"), strict=True))
"""The state of the question where the answer is a reason for having none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One property of all things of a kind; each array has one cell a fact.

    A property with one value has a fact for each thing on the roll of the kind, in that order; one
    with several has a fact for each member on which something was said, by number of thing and key.

    ``place`` is the place of the thing on the roll (``picture.subjects(kind)``), ``key`` the number
    of the key in ``table.things``. ``said``: whether any statement stands under it. ``solid``,
    ``fresh``, ``agreement`` and ``question`` are places in the lists of this module, with the
    meaning of Standing. ``confirmed`` is the day (ordinal) of the last confirmation, 0 for none;
    ``term`` the days after which it is stale. ``valued``: whether a value stands, and no reason for
    having none. ``row`` is a row of the table that says what stands, or what alone perhaps stands, -1
    where none does and where it is in ``apart``: the facts, by cell, that were resolved one by one.
    ``unsaid`` is the state of the question (a place in QUESTION) of a thing on which nothing stands,
    unless it was asked for: ``asked`` gives that state by the place of the thing on the roll.
    """

    subjects: Sequence[str]
    property: str
    term: int
    unsaid: int
    asked: Mapping[int, int]
    place: NDArray[np.int32]
    key: NDArray[np.int32]
    said: NDArray[np.bool_]
    solid: NDArray[np.int8]
    fresh: NDArray[np.int8]
    agreement: NDArray[np.int8]
    question: NDArray[np.int8]
    backwards: NDArray[np.bool_]
    valued: NDArray[np.bool_]
    confirmed: NDArray[np.int32]
    row: NDArray[np.int32]
    apart: Mapping[int, Fact]

    def __len__(self) -> int:
        return len(self.place)

    @builtins.property  # a field of this class is called property
    def known(self) -> NDArray[np.bool_]:
        """Which cells count as known, as ``Fact.known``."""
        found: NDArray[np.bool_] = (
            self.valued & (self.solid > 0) & (self.solid != SOLID.index("assumed")) & ~self.backwards
        )
        return found

    def unsaid_of(self, place: int) -> int:
        """The state of the question of a thing on which nothing stands, as a place in QUESTION."""
        return self.asked.get(place, self.unsaid)

    def standing(self, cell: int) -> Standing:
        """The standing of one cell in words, as ``Fact.standing``."""
        return Standing(
            solid=SOLID[self.solid[cell]],
            fresh=self._freshness(cell),
            agreement=AGREEMENT[self.agreement[cell]],
            question=QUESTION[self.question[cell]],
            backwards=bool(self.backwards[cell]),
        )

    def _freshness(self, cell: int) -> Freshness:
        state, confirmed = FRESH[self.fresh[cell]], int(self.confirmed[cell])
        if not confirmed:
            return Freshness(state=state)
        day = datetime.date.fromordinal
        return Freshness(
            state=state,
            confirmed_on=day(confirmed).isoformat(),
            stale_since=day(confirmed + self.term + 1).isoformat() if state == "stale" else "",
        )


_THERE = np.array([state in ("present", "uncertain", "unstated") for state in EXISTENCE])


@dataclass(frozen=True, slots=True, kw_only=True)
class Existences:
    """Whether each thing on the roll of a kind is there; ``state`` is a place in EXISTENCE."""

    state: NDArray[np.int8]
    undated: NDArray[np.bool_]
    assumed: NDArray[np.bool_]

    @property
    def there(self) -> NDArray[np.bool_]:
        """Which of them belong to the things of the picture; as ``Existence.there``."""
        found: NDArray[np.bool_] = _THERE[self.state]
        return found

    @property
    def planned(self) -> NDArray[np.bool_]:
        """Which of them are only planned."""
        found: NDArray[np.bool_] = self.state == EXISTENCE.index("planned")
        return found

    def of(self, place: int) -> Existence:
        """The existence of one thing in words."""
        return Existence(
            state=EXISTENCE[self.state[place]],
            undated=bool(self.undated[place]),
            assumed=bool(self.assumed[place]),
        )
