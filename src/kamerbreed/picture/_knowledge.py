# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What could be known at a date, and by whom: knowledge follows documents."""

from collections.abc import Mapping, Sequence, Set
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._meaning import DATED, NO_DAY, day_of
from kamerbreed.picture._table import Table

ALWAYS = 0


class Plain(Protocol):
    """The picture without ``known_at``, in which the dates of the sources are looked up."""

    def one(self, subject: str, name: str) -> object: ...

    def many(self, subject: str, name: str) -> Mapping[str, object]: ...

    @property
    def standing(self) -> NDArray[np.bool_]: ...


def source_day(plain: Plain, source: str, own: Set[str]) -> int:
    """First day (ordinal) on which the content of a source could be known.

    By anybody from its publication; by ``own``, a party with its roles, if one is given, also from
    its receipt, and by its authors from the date on it, or else from the first documented receipt.
    NO_DAY where no date is known.
    """
    days = [day_of(plain.one(source, "published_on"))]
    if own:
        received = {who: day_of(when) for who, when in plain.many(source, "received").items()}
        days += [day for who, day in received.items() if who in own]
        if own & set(plain.many(source, "author")):
            days += [day_of(plain.one(source, "dated")), *received.values()]
    return min(days)


def source_days(table: Table, plain: Plain, own: Set[str]) -> tuple[NDArray[np.int32], bool]:
    """The same of every source at once, by the number of the thing, NO_DAY for all else; and whether
    it is so on every day.

    Where one undated statement gives the only date of a source it is read from the columns; what
    is said several times, or holds for a time, or is known by its receipt, is resolved.
    """
    held = plain.standing
    told = _Told(table, held)
    days = np.full(len(table.things.texts), NO_DAY, np.int32)
    told.least(days, told.of("published_on"))
    if own:
        by_own = np.isin(told.keys, [table.things[who] for who in own if who in table.things])
        told.least(days, told.of("received") & by_own)
        wrote = np.zeros(len(days), np.bool_)
        wrote[told.sources[told.of("author") & by_own]] = True
        told.least(days, (told.of("dated") | told.of("received")) & wrote[told.sources])
    for number in np.unique(told.sources[told.in_time | told.several()]).tolist():
        days[number] = source_day(plain, table.things.texts[number], own)
    return days, not told.in_time.any()


class _Told:
    """The rows that say of a source when its content could be known, and by whom; as columns."""

    def __init__(self, table: Table, held: NDArray[np.bool_]) -> None:
        count = len(held)
        self._names = [table.properties.get(name, -1) for name in (*DATED, "author")]
        names = table.column("property", count)
        rows = np.flatnonzero(held & table.column("always", count) & np.isin(names, self._names))
        self._properties = names[rows]
        self.sources, self.keys = table.column("subject", count)[rows], table.column("key", count)[rows]
        dated, days = table.dated_rows(count)
        standing = held[dated]
        self._days = np.full(len(rows), NO_DAY, np.int32)
        self._days[np.searchsorted(rows, dated[standing])] = days[standing]
        undated = (table.column("valid_from", count) == 0) & (table.column("observed_on", count) == 0)
        plainly = table.rare.spread(count, np.bool_, lambda one: not one.valid_to and not one.non_value)
        self.in_time = ~(undated & plainly)[rows]

    def of(self, name: str) -> NDArray[np.bool_]:
        """Which of the rows are of this property."""
        found: NDArray[np.bool_] = self._properties == self._names[(*DATED, "author").index(name)]
        return found

    def least(self, days: NDArray[np.int32], rows: NDArray[np.bool_]) -> None:
        """Bring the days of the sources of these rows forward to theirs."""
        np.minimum.at(days, self.sources[rows], self._days[rows])

    def several(self) -> NDArray[np.bool_]:
        """Which rows are not the only one on their property and key."""
        places = (self.sources.astype(np.int64) << 32) + self.keys
        places = places * len(self._names) + np.searchsorted(np.sort(self._names), self._properties)
        _, back, times = np.unique(places, return_inverse=True, return_counts=True)
        found: NDArray[np.bool_] = times[back.ravel()] > 1
        return found


def known_days(table: Table, rows: int, days: NDArray[np.int32]) -> NDArray[np.int32]:
    """For each row the first day on which it could be known, given the days of its sources.

    Sources themselves, and the names of parties, could be known at every date; so could a yardstick
    that no source gives, since it tells what to look for and nothing of the world.
    """
    unknown = np.full(len(table.things.texts) - len(days), NO_DAY, np.int32)
    found = table.sources.least(rows, np.concatenate([days, unknown]))
    given = table.rare.spread(rows, np.int64, lambda rare: -1 if rare.known_from is None else rare.known_from)
    found = np.where(given >= 0, given, found).astype(np.int32)
    found[table.column("always", rows)] = ALWAYS
    return found


def resting_on(table: Table, rows: int, sources: Sequence[str]) -> NDArray[np.bool_]:
    """Which of the first rows rest on these sources alone, or are an inference that needs one of them.

    What could be known at every date rests on none: a source itself, and the name of a party.
    """
    named = np.zeros(len(table.things.texts), np.int32)
    named[[table.things[one] for one in sources if one in table.things]] = 1
    alone = table.sources.least(rows, named) == 1
    inferred = table.rare.spread(rows, np.bool_, lambda rare: rare.known_from is not None)
    needed = inferred & (table.sources.least(rows, 1 - named) == 0)
    found: NDArray[np.bool_] = (alone | needed) & ~table.column("always", rows)
    return found


def days_without(table: Table, days: NDArray[np.int32], sources: Sequence[str]) -> NDArray[np.int32]:
    """The first days on which sources could be known, as if these had never been there."""
    left_out = [number for one in sources if (number := table.things.get(one, len(days))) < len(days)]
    if not left_out:
        return days
    found = days.copy()
    found[left_out] = NO_DAY
    return found
