# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Every wanted property of every thing that is there: is it known, on what ground, how fresh?"""

import builtins
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._presence import there_and_known
from kamerbreed.picture import AGREEMENT, FRESH, QUESTION, SOLID, Column, Picture
from kamerbreed.vocabulary import Component, Property, Thing, kind_of, kinds

STATES = (
    "known uncertain assumed template partly too_abstract refused nobody_knows no_answer asked"
    " shielded never_asked not_applicable"
).split()
"""The states of a cell, the most telling first; what does not apply makes no cell."""
KNOWN, UNCERTAIN, ASSUMED, TEMPLATE = range(4)
NONE = STATES.index("not_applicable")
SUPPORTED = [SOLID.index(ground) for ground in ("documented", "measured")]
WITHIN_TERM = [FRESH.index(state) for state in ("current", "timeless")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One wanted property of one thing.

    ``state``: known, assumed, template (known of rooms in general, of none in particular),
    nobody_knows, refused, shielded, uncertain or never_asked; or asked for and not known: asked,
    no_answer, partly, too_abstract. What does not apply makes no cell.
    ``solid`` and ``fresh`` as in Standing, of the best member where a property has several.
    """

    subject: str
    property: str
    purposes: tuple[str, ...]
    aspect: str
    state: str
    solid: str = ""
    fresh: str = ""

    @builtins.property  # a field of this class is called property
    def supported(self) -> bool:
        """Known, on a document or a measurement."""
        return self.state == "known" and self.solid in ("documented", "measured")

    @builtins.property  # a field of this class is called property
    def within_term(self) -> bool:
        """Known, and confirmed within its term, or timeless."""
        return self.state == "known" and self.fresh in ("current", "timeless")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A wanted property of all things of a kind that are there; each array has one cell a thing.

    ``state`` is a place in STATES, ``solid`` and ``fresh`` are places in the lists of the picture.
    """

    place: Property[object]
    state: NDArray[np.int8]
    solid: NDArray[np.int8]
    fresh: NDArray[np.int8]

    def cell(self, subject: str, number: int) -> Cell | None:
        """One cell in words; None if the property does not apply."""
        if self.state[number] == NONE:
            return None
        return Cell(
            subject=subject,
            property=self.place.name,
            purposes=self.place.wanted,
            aspect=self.place.aspect,
            state=STATES[self.state[number]],
            solid=SOLID[self.solid[number]],
            fresh=FRESH[self.fresh[number]],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The things of a kind that are there, their numbers in the table, and what is wanted of each."""

    subjects: Sequence[str]
    numbers: NDArray[np.int32]
    wanted: Sequence[Wanted]

    def cells(self, number: int) -> list[Cell]:
        """The cells of one thing, in the order of the vocabulary."""
        found = (one.cell(self.subjects[number], number) for one in self.wanted)
        return [cell for cell in found if cell]

    def unknown(self) -> NDArray[np.int64]:
        """Of each thing how many of its cells are not known."""
        found = np.zeros(len(self.subjects), np.int64)
        for one in self.wanted:
            found += (one.state != KNOWN) & (one.state != NONE)
        return found


_OF_QUESTION = np.array([STATES.index(name) if name in STATES else NONE for name in QUESTION], np.int8)


def _states(column: Column) -> NDArray[np.int8]:
    """The state of each fact of a column."""
    state = _OF_QUESTION[column.question]
    state[column.valued] = ASSUMED
    state[column.agreement == AGREEMENT.index("uncertain")] = UNCERTAIN
    state[column.known] = KNOWN
    return state


def _best_members(picture: Picture, column: Column, state: NDArray[np.int8]) -> NDArray[np.intp]:
    """Of each thing the fact of its most telling member, the first by key; -1 if nothing stands."""
    best = np.full(len(column.subjects), -1, np.intp)
    told = np.flatnonzero(column.agreement > 0)
    if len(told):
        place = column.place[told]
        starts = np.flatnonzero(np.append(True, place[1:] != place[:-1]))
        _, rank = picture.table.alphabet.order()
        order = state[told].astype(np.int64) * len(rank) + rank[column.key[told]]
        first = np.minimum.reduceat(order, starts)
        chosen = told[order == np.repeat(first, np.diff(np.append(starts, len(told))))]
        best[column.place[chosen]] = chosen
    return best


def _wanted(
    picture: Picture,
    kind: type[Thing],
    place: Property[object],
    *,
    there: NDArray[np.bool_],
    general: NDArray[np.bool_],
) -> Wanted:
    """A wanted property of the things that are ``there``, some of them ``general`` ones of each room."""
    column = picture.column(kind, place.name)
    state, solid, fresh = _states(column), column.solid, column.fresh
    if place.many:
        best = _best_members(picture, column, state)
        unsaid = _OF_QUESTION[column.unsaid]
        state, solid, fresh = (
            np.append(cells, np.int8(none))[best] for cells, none in ((state, unsaid), (solid, 0), (fresh, 0))
        )
    state[(state == KNOWN) & general] = TEMPLATE
    return Wanted(place=place, state=state[there], solid=solid[there], fresh=fresh[there])


def _block(picture: Picture, kind: type[Thing]) -> Block | None:
    """What is wanted of all things of a kind that are there; None if nothing is, or if there are none.

    Kept with the picture: three bytes for each wanted property of each thing.
    """
    return picture.kept(("wanted", kind.slug), lambda: _make_block(picture, kind))


def _make_block(picture: Picture, kind: type[Thing]) -> Block | None:
    wanted = [place for place in kind.properties().values() if place.wanted]
    subjects = picture.subjects(kind)
    if not wanted or not subjects:
        return None
    there, numbers = there_and_known(picture, kind), picture.roll.numbers(kind.slug)
    of_rooms = [picture.table.things[subject] for subject in picture.templates.of_rooms]
    none = np.zeros(len(there), np.bool_)
    general = np.isin(numbers, of_rooms) if kind is Component else none
    return Block(
        subjects=[subjects[place] for place in np.flatnonzero(there).tolist()],
        numbers=numbers[there],
        wanted=[_wanted(picture, kind, place, there=there, general=general) for place in wanted],
    )


def blocks(picture: Picture) -> list[Block]:
    """What is wanted of all things that are there, by kind, in the order of the vocabulary."""
    return [block for kind in kinds().values() if (block := _block(picture, kind))]


def cells(picture: Picture) -> list[Cell]:
    """All wanted properties of all things that are there, in the order of the vocabulary."""
    return [
        cell
        for block in blocks(picture)
        for number in range(len(block.subjects))
        for cell in block.cells(number)
    ]


def cells_of(picture: Picture, subject: str) -> list[Cell]:
    """The wanted properties of one thing, in the order of the vocabulary; none if it is not there."""
    block = _block(picture, kind_of(subject))
    return block.cells(block.subjects.index(subject)) if block and subject in block.subjects else []
