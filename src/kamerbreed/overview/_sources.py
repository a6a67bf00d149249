# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What rests on a source: how many statements on the system, how many on it alone, what falls with it.

A source that could not be known yet supports nothing; one without a date counts for nothing else as
soon as ``known_at`` is asked. Two entries of one source (``same_as``) do not support each other. What
describes the sources themselves is not counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._once import once
from kamerbreed.overview._presence import source_told, sources_known, sources_told
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import BASES, Source, kinds

_KINDS = ("", *kinds())
_GROUNDS = ("", *BASES)
READINGS = ("full", "excerpt", "abstract", "none", "")
"""How far a source was read, from most to least; nothing where it is not said."""


class Grounds(NamedTuple):
    """Each mention of a source by a statement on the system: numbers of both, in order of the rows.

    ``alone``: whether the statement rests on that source alone. ``whole`` statements on the system
    stand, those that name no source included.
    """

    row: NDArray[np.int32]
    source: NDArray[np.int32]
    alone: NDArray[np.bool_]
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Statements on a source under one code (a kind, a basis), and how many rest on that source alone."""

    code: str
    statements: int
    alone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """A thing with how many statements about it rest on a source, and how many on that source alone."""

    subject: str
    statements: int
    alone: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SourceUse:
    """The statements that rest on a source, a cell each: of which thing, kind and basis, and whether alone.

    ``whole`` statements on the system stand in the picture. ``bare`` facts have nothing under them but
    what rests on this source alone: they would be unknown without it.
    """

    source: str
    whole: int
    bare: int
    subject: NDArray[np.int32]
    kind: NDArray[np.int8]
    basis: NDArray[np.int8]
    alone: NDArray[np.bool_]
    ids: Sequence[str]

    def by_kind(self) -> list[Count]:
        """Of each kind on which it is a ground, in the order of the house."""
        return _counted(self.kind, self.alone, _KINDS)

    def by_basis(self) -> list[Count]:
        """Of each basis, the most solid first."""
        return _counted(self.basis, self.alone, _GROUNDS)

    def things(self, *, kind: str = "", basis: str = "", alone: bool = False) -> list[Resting]:
        """The things, those of which most rests on the source first; equal ones by their ids.

        Of one kind, of statements on one basis, or of those that rest on this source alone, if asked.
        """
        kept = np.ones(len(self.subject), np.bool_)
        if kind:
            kept &= self.kind == _KINDS.index(kind)
        if basis:
            kept &= self.basis == _GROUNDS.index(basis)
        if alone:
            kept &= self.alone
        numbers, back, times = np.unique(self.subject[kept], return_inverse=True, return_counts=True)
        single = np.bincount(back.ravel(), weights=self.alone[kept], minlength=len(numbers))
        found = [
            Resting(subject=self.ids[number], statements=count, alone=int(one))
            for number, count, one in zip(numbers.tolist(), times.tolist(), single.tolist(), strict=True)
        ]
        return sorted(found, key=lambda one: (-one.statements, one.subject))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """A source that could be known, with what rests on it."""

    source: str
    statements: int
    alone: int
    published_on: str
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCounts:
    """All sources that could be known, those on which most rests first; equal ones by their ids.

    Of ``whole`` statements on the system ``grounded`` rest on such a source, ``single`` of these on one
    alone, and ``unread`` on sources only of which nothing was read as far as is said. ``undated``
    sources are left out, because it is not known whether they could be known.
    """

    whole: int
    grounded: int
    single: int
    unread: int
    undated: int
    items: tuple[SourceCount, ...]


def _counted(codes: NDArray[np.int8], alone: NDArray[np.bool_], names: Sequence[str]) -> list[Count]:
    all_of = np.bincount(codes, minlength=len(names)).tolist()
    alone_of = np.bincount(codes[alone], minlength=len(names)).tolist()
    found = zip(names, all_of, alone_of, strict=True)
    return [Count(code=name, statements=n, alone=one) for name, n, one in found if n]


def first_entries(picture: Picture) -> NDArray[np.int32]:
    """By number of thing the first entry of the same source: itself, unless ``same_as`` names another."""
    numbers, place = picture.roll.numbers(Source.slug), picture.roll.place
    column = picture.column(Source, "same_as")
    first = np.arange(len(numbers))
    for one, target in zip(column.place.tolist(), picture.targets(column).tolist(), strict=True):
        if 0 <= target < len(place) and place[target] >= 0:
            low, high = sorted((int(first[one]), int(first[place[target]])))
            first[first == high] = low
    found = np.arange(len(picture.table.things.texts), dtype=np.int32)
    found[numbers] = numbers[first]
    return found


def grounds(picture: Picture, source: str = "") -> Grounds:
    """On which sources the statements of a picture rest; also on this one, if its date is not known."""
    table = picture.table
    rows, sources = table.sources.pairs(picture.rows_held)
    supports = np.zeros(len(table.things.texts), np.bool_)
    supports[picture.roll.numbers(Source.slug)] = sources_known(picture)
    if source in table.things:
        supports[table.things[source]] = source_told(picture, source)
    told = picture.standing & _on_the_system(picture)
    kept = told[rows] & supports[sources]
    rows, sources, whole = rows[kept], sources[kept], int(told.sum())
    if not len(rows):
        return Grounds(rows, sources, np.zeros(0, np.bool_), whole)
    entries = first_entries(picture)[sources]
    starts = np.flatnonzero(np.concatenate([[True], rows[1:] != rows[:-1]]))
    least, most = np.minimum.reduceat(entries, starts), np.maximum.reduceat(entries, starts)
    lengths = np.diff(np.concatenate([starts, [len(rows)]]))
    return Grounds(rows, sources, np.repeat(least == most, lengths), whole)


def _on_the_system(picture: Picture) -> NDArray[np.bool_]:
    """Of each row whether it tells of something else than a source."""
    table = picture.table
    about = table.kinds_of_things(table.column("subject", picture.rows_held))
    found: NDArray[np.bool_] = about != _KINDS.index(Source.slug)
    return found


def source_use(picture: Picture, source: str) -> SourceUse:
    """What rests on a source; of one that came later, nothing."""
    table, found = picture.table, grounds(picture, source)
    of = found.source == table.things.get(source, -1)
    rows, alone = found.row[of], found.alone[of]
    subjects = table.column("subject", picture.rows_held)[rows]
    return SourceUse(
        source=source,
        whole=found.whole,
        bare=_bare(picture, rows[alone]),
        subject=subjects,
        kind=table.kinds_of_things(subjects),
        basis=table.column("basis", picture.rows_held)[rows],
        alone=alone,
        ids=table.things.texts,
    )


def _bare(picture: Picture, rows: NDArray[np.int32]) -> int:
    """How many facts have no other statement under them than these."""
    table, held = picture.table, picture.rows_held
    subjects = table.column("subject", held)
    near = np.zeros(len(table.things.texts), np.bool_)
    near[subjects[rows]] = True
    others = np.flatnonzero(picture.standing & near[subjects])
    of = np.isin(others, rows, assume_unique=True)
    place = subjects[others].astype(np.int64) * len(table.properties.texts)
    place += table.column("property", held)[others]
    place = place * len(table.things.texts) + table.column("key", held)[others]
    return int(np.count_nonzero(~np.isin(once(place[of]), place[~of])))


def source_counts(picture: Picture) -> SourceCounts:
    """What rests on each source that could be known."""
    table, found = picture.table, grounds(picture)
    count = len(table.things.texts)
    numbers = picture.roll.numbers(Source.slug)
    shown = np.flatnonzero(sources_known(picture) & picture.existences(Source).there)
    texts = {name: picture.values(picture.column(Source, name)) for name in ("published_on", "read")}
    level = np.full(count, READINGS.index("none"), np.int8)
    level[numbers] = [READINGS.index(str(text or "")) for text in texts["read"]]
    all_of = np.bincount(found.source, minlength=count)
    alone_of = np.bincount(found.source[found.alone], minlength=count)
    names = picture.subjects(Source)
    items = [
        SourceCount(
            source=names[place],
            statements=int(all_of[numbers[place]]),
            alone=int(alone_of[numbers[place]]),
            published_on=str(texts["published_on"][place] or ""),
            read=str(texts["read"][place] or ""),
        )
        for place in shown.tolist()
    ]
    grounded = len(once(found.row))
    read = level[found.source] < READINGS.index("none")
    return SourceCounts(
        whole=found.whole,
        grounded=grounded,
        single=len(once(found.row[found.alone])),
        unread=grounded - len(once(found.row[read])),
        undated=int(((sources_told(picture)[numbers]) & ~sources_known(picture)).sum()),
        items=tuple(sorted(items, key=lambda one: (-one.statements, one.source))),
    )
