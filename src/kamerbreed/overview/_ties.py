# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What needs what, all at once: the same as ``links``, as arrays.

A dependency of which one thing is said is read from its text; one that is disputed, uncertain or
follows from several statements in no plain way is read as a fact.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._links import Link, apart_from, links_of_fact
from kamerbreed.picture import AGREEMENT, DEPENDENTS, SOLID, Column, Picture
from kamerbreed.vocabulary import Thing, read_json, scales

DEPENDS_ON, STRENGTH = "depends_on", "dependency_strength"
STRENGTHS = ("", *scales()["strength"])
"""What a strength in ``Ties`` is a place in; the first is that it is unknown, or disputed."""
ASSUMED = SOLID.index("assumed")
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Every dependency of what is there, in the order of ``links``; each array has one cell a dependency.

    ``dependent``, ``on`` and ``key`` are numbers in ``table.things``; ``strength`` is a place in
    STRENGTHS, ``said`` the strengths that were said, a bit for each place. ``guessed``: the
    strength is only assumed. ``grouped``: in a redundancy group; ``worded``: a reserve in words.
    """

    dependent: NDArray[np.int32]
    on: NDArray[np.int32]
    key: NDArray[np.int32]
    strength: NDArray[np.int8]
    said: NDArray[np.int64]
    assumed: Bools
    guessed: Bools
    uncertain: Bools
    grouped: Bools
    worded: Bools

    def __len__(self) -> int:
        return len(self.on)

    def of(self, places: NDArray[Any]) -> "Ties":
        """Some of them."""
        return Ties(**{field.name: getattr(self, field.name)[places] for field in fields(self)})


def ties(picture: Picture) -> Ties:
    """Every dependency of what is there; kept with the picture."""
    return picture.kept("ties", lambda: _joined([_of_kind(picture, kind) for kind in DEPENDENTS]))


def _joined(parts: list[Ties]) -> Ties:
    return Ties(
        **{
            field.name: np.concatenate([getattr(part, field.name) for part in parts])
            for field in fields(Ties)
        }
    )


def _of_kind(picture: Picture, kind: type[Thing]) -> Ties:
    column = picture.column(kind, DEPENDS_ON)
    there = picture.existences(kind).there[column.place]
    plain = column.valued & (column.row >= 0)
    apart = _apart(picture, kind)
    # Where one reason stands for having no value, nothing is said to be needed.
    no_value = (column.row >= 0) & (column.agreement == AGREEMENT.index("one_voice"))
    odd = np.flatnonzero(there & ~plain & ~no_value & (column.agreement > 0))
    found = [
        _plain(picture, column, np.flatnonzero(there & plain), apart),
        _odd(picture, column, odd.tolist(), apart),
    ]
    cells = np.concatenate([one.cells for one in found])
    _, rank = picture.table.alphabet.order()
    order = np.lexsort((rank[column.key[cells]], column.place[cells]))
    return _joined([one.ties for one in found]).of(order)


class _Read(NamedTuple):
    """Dependencies, and the cell of the column that each comes from."""

    cells: NDArray[np.intp]
    ties: Ties


class _Apart(NamedTuple):
    """The strengths that were stated apart, by the place of the thing and the number of the key."""

    column: Column
    values: list[object]
    cells: Mapping[tuple[int, int], int]

    def of(self, place: int, key: int, on: int) -> int | None:
        """The cell of the strength for a dependency, None if none was stated apart."""
        found = self.cells.get((place, key))
        return self.cells.get((place, on)) if found is None else found

    def said(self, cell: int) -> list[str]:
        """The strengths that stand in a cell."""
        fact = self.column.apart.get(cell)
        values = fact.values if fact else (self.values[cell],)
        return [str(value) for value in values if value]


def _apart(picture: Picture, kind: type[Thing]) -> _Apart:
    column = picture.column(kind, STRENGTH)
    places = zip(column.place.tolist(), column.key.tolist(), strict=True)
    return _Apart(column, picture.values(column), {place: cell for cell, place in enumerate(places)})


class _Record(NamedTuple):
    """What a text says of a dependency besides on what."""

    strength: int
    grouped: bool
    worded: bool


def _records(texts: list[str]) -> tuple[NDArray[np.int32], list[_Record]]:
    """The records that texts hold, and for each text which of them. Each different one is read once."""
    numbers: dict[tuple[str, str], int] = {}
    of_text = np.empty(len(texts), np.int32)
    for place, text in enumerate(texts):
        # In canonical text these signs stand nowhere else: within a text each quote has a stroke before it.
        head, _, tail = text.partition('"on":"')
        of_text[place] = numbers.setdefault((head, tail.partition('"')[2]), len(numbers))
    found = []
    for head, rest in numbers:
        record = read_json(f'{head}"on":""{rest}')
        assert isinstance(record, dict)
        strength, group, words = (str(record.get(name) or "") for name in ("strength", "group", "redundancy"))
        found.append(_Record(STRENGTHS.index(strength), bool(group), bool(words)))
    return of_text, found


def _plain(picture: Picture, column: Column, cells: NDArray[np.intp], apart: _Apart) -> _Read:
    """Dependencies of which one record stands, and no other."""
    numbers, records = _records(picture.table.values(column.row[cells]))
    table = np.array(records, np.int8).reshape(-1, 3)[numbers]
    on = picture.targets(column)[cells]
    solid, backwards = column.solid[cells], column.backwards[cells]
    strength, guessed = table[:, 0].copy(), solid == ASSUMED
    said = np.where(strength > 0, np.int64(1) << strength.astype(np.int64), 0)
    if apart.cells:
        keyed = zip(column.place[cells].tolist(), column.key[cells].tolist(), on.tolist(), strict=True)
        for place, asked in enumerate(keyed):
            cell = apart.of(*asked)
            if cell is None:
                continue
            more = [STRENGTHS.index(one) for one in apart.said(cell)]
            if not strength[place] and len(more) == 1:
                strength[place] = more[0]
                guessed[place] = apart.column.solid[cell] == ASSUMED
            said[place] |= sum({1 << one for one in more})
    return _Read(
        cells,
        Ties(
            dependent=picture.roll.numbers(_slug(column))[column.place[cells]],
            on=on,
            key=column.key[cells],
            strength=strength,
            said=said,
            assumed=(solid == ASSUMED) | backwards,
            guessed=guessed,
            uncertain=np.zeros(len(cells), np.bool_),
            grouped=table[:, 1].astype(np.bool_),
            worded=table[:, 2].astype(np.bool_),
        ),
    )


def _slug(column: Column) -> str:
    return column.subjects[0].partition("/")[0] if column.subjects else DEPENDENTS[0].slug


def _odd(picture: Picture, column: Column, cells: list[int], apart: _Apart) -> _Read:
    """Dependencies that are read one by one: uncertain, disputed, or from several statements."""
    found = [(cell, link) for cell in cells for link in _links_of_cell(picture, column, cell, apart)]
    things, links = picture.table.things, [link for _, link in found]

    def numbers(name: str) -> NDArray[np.int32]:
        return np.array([things[getattr(link, name)] for link in links], np.int32)

    def marks(of: Iterator[bool]) -> Bools:
        return np.fromiter(of, np.bool_, len(links))

    places = [STRENGTHS.index(link.strength) for link in links]
    said = [sum(1 << STRENGTHS.index(one) for one in link.strengths) for link in links]
    return _Read(
        np.array([cell for cell, _ in found], np.intp),
        Ties(
            dependent=numbers("dependent"),
            on=numbers("on"),
            key=numbers("key"),
            strength=np.array(places, np.int8),
            said=np.array(said, np.int64),
            assumed=marks(link.assumed for link in links),
            guessed=marks(link.strength_solid == SOLID[ASSUMED] for link in links),
            uncertain=marks(link.uncertain for link in links),
            grouped=marks(bool(link.named_group) for link in links),
            worded=marks(bool(link.redundancy) for link in links),
        ),
    )


def _links_of_cell(picture: Picture, column: Column, cell: int, apart: _Apart) -> Iterator[Link]:
    texts = picture.table.things.texts
    subject, key = column.subjects[column.place[cell]], texts[column.key[cell]]
    fact = column.apart.get(cell) or picture.fact(subject, DEPENDS_ON, key)
    said = picture.members(subject, STRENGTH) if apart.cells else {}
    return links_of_fact(fact, apart_from(said))
