# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""One property of all things of a kind, made ready to choose, order and count by."""

import functools
from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._find import folded
from kamerbreed.overview._once import once
from kamerbreed.picture import Column, Picture, Standing
from kamerbreed.vocabulary import Lang, Property, canonical, say_value

NOT_KNOWN, ASSUMED, KNOWN = 0, 1, 2
"""How a property of a thing stands: without a value, assumed alone, or known as completeness counts it."""
CODED = ("choice", "reference", "yes/no")
"""Types of which the values are few enough, or named enough, to be chosen from a list."""
_WORDS = (*CODED, "existence", "text", "prose")
_NUMBERS = ("whole number", "number")
_DATES = ("date", "moment", "period")
_LAST = np.iinfo(np.int32).max

Bools = NDArray[np.bool_]
Whole = NDArray[np.int32]
K = TypeVar("K", str, float)


def ranks(keys: Sequence[K]) -> Whole:
    """The place of each key in their order; equal keys have the same."""
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return np.array([places[key] for key in keys], np.int32)


class ListedColumn:
    """The values of a property: ``place`` and ``number`` are pairs of a thing and a value that it has.

    A thing has several pairs where the property has several values, or where parties differ.
    ``values`` are the different values, ``rank`` is their order, ``standing`` that of each thing.
    """

    def __init__(
        self,
        picture: Picture,
        found: Property[object],
        column: Column,
        lang: Lang,
        name: Callable[[str], str],
    ) -> None:
        self.property, self.column = found, column
        self._picture, self._lang, self._name = picture, lang, name
        self._cells = np.argsort(column.place, kind="stable")
        self._starts = np.searchsorted(column.place[self._cells], np.arange(len(column.subjects) + 1))
        self.place, self.number, self.values = self._pairs()
        self.standing = np.full(len(column.subjects), NOT_KNOWN, np.int8)
        self.standing[column.place[column.valued]] = ASSUMED
        self.standing[column.place[column.known]] = KNOWN

    def _pairs(self) -> tuple[Whole, Whole, list[object]]:
        column = self.column
        numbers, values = self._picture.distinct(column)
        self._numbers = numbers
        some = np.flatnonzero(numbers >= 0)
        place, number = column.place[some], numbers[some]
        if not column.apart:
            return (*_once(place, number), values) if self.property.many else (place, number, values)
        # What was resolved by itself has a number of its own, and may have further values.
        first: dict[object, int] = {}
        same = np.array([first.setdefault(_key(value), at) for at, value in enumerate(values)], np.int32)
        more: list[tuple[int, int]] = []
        for cell, fact in column.apart.items():
            for value in fact.values if fact.standing.agreement == "disputed" else ():
                if value is not None:
                    at = first.setdefault(_key(value), len(values))
                    if at == len(values):
                        values.append(value)
                    more.append((int(column.place[cell]), at))
        extra = np.array(more, np.int32).reshape(-1, 2)
        pairs = _once(np.append(place, extra[:, 0]), np.append(same[number], extra[:, 1]))
        return (*pairs, values)

    # --- texts --------------------------------------------------------------------------------

    def text(self, number: int) -> str:
        """A value for people."""
        return say_value(self.property, self.values[number], self._lang, self._name)

    def said(self, value: object) -> str:
        """Any value of this property for people."""
        return say_value(self.property, value, self._lang, self._name)

    @functools.cached_property
    def _folded(self) -> list[str]:
        return [folded(self.text(number)) for number in range(len(self.values))]

    @functools.cached_property
    def rank(self) -> Whole:
        """The order of the values: numbers as numbers, dates as dates, the rest as it is said."""
        kind = self.property.type.name
        if kind in _NUMBERS:
            return ranks([float(str(value)) for value in self.values])
        if kind in _DATES:
            return ranks([str(value) for value in self.values])
        if kind in _WORDS:
            return ranks(self._folded)
        return np.arange(len(self.values), dtype=np.int32)

    # --- all things at once -------------------------------------------------------------------

    def holding(self, word: str) -> Bools:
        """The things of which a value holds this word, where the values are words."""
        found = np.zeros(len(self.standing), np.bool_)
        if self.property.type.name in _WORDS and self.values:
            holds = np.array([word in text for text in self._folded], np.bool_)
            found[self.place[holds[self.number]]] = True
        return found

    def having(self, value: object) -> Bools:
        """The things that have this value."""
        found = np.zeros(len(self.standing), np.bool_)
        numbers = [number for number, one in enumerate(self.values) if one == value]
        found[self.place[np.isin(self.number, numbers)]] = True
        return found

    def counts(self, among: Bools) -> NDArray[np.int64]:
        """For each value how many of these things have it."""
        found = np.bincount(self.number[among[self.place]], minlength=len(self.values))
        return found.astype(np.int64)

    def order_key(self, *, falls: bool) -> Whole:
        """What each thing is ordered by: its first value, or its last; records by how many there are."""
        if self.property.type.name not in (*_NUMBERS, *_DATES, *_WORDS):
            members = self.column.place[self.column.valued]
            counts = np.bincount(members, minlength=len(self.standing)).astype(np.int32)
            return np.where(counts == 0, _LAST, -counts if falls else counts).astype(np.int32)
        found = np.full(len(self.standing), _LAST, np.int32)
        rank = self.rank[self.number] if len(self.number) else np.zeros(0, np.int32)
        np.minimum.at(found, self.place, -rank if falls else rank)
        return found

    # --- one thing ----------------------------------------------------------------------------

    def members(self, place: int) -> list[tuple[str, tuple[object, ...], Standing]]:
        """What stands of one thing: of each member its key, its values and how they stand.

        Several values are in dispute or uncertain; None among them means that perhaps none stands.
        """
        cells = self._cells[self._starts[place] : self._starts[place + 1]].tolist()
        found = [self._member(cell) for cell in cells]
        if not self.property.many:
            return found
        return sorted((one for one in found if one[1] or one[2].question != "never_asked"), key=_by_key)

    def _member(self, cell: int) -> tuple[str, tuple[object, ...], Standing]:
        column = self.column
        key = self._picture.table.things.texts[column.key[cell]]
        standing = column.standing(cell)
        if cell in column.apart or standing.agreement == "uncertain":
            fact = column.apart.get(cell) or self._picture.fact(
                column.subjects[column.place[cell]], self.property.name, key
            )
            told = [value for value in fact.values if value is not None]
            if standing.agreement != "disputed":
                told = [] if fact.value is None else [fact.value]
            return key, fact.possible or tuple(told), standing
        if not column.valued[cell]:
            return key, (), standing
        return key, (self.values[self._numbers[cell]],), standing


def _once(place: Whole, number: Whole) -> tuple[Whole, Whole]:
    """Pairs, each once."""
    pairs = once((place.astype(np.int64) << 32) | number)
    return (pairs >> 32).astype(np.int32), (pairs & 0xFFFF_FFFF).astype(np.int32)


def _by_key(member: tuple[str, tuple[object, ...], Standing]) -> str:
    return member[0]


def _key(value: object) -> object:
    """By what a value is the same as another; True is not 1."""
    return canonical(value) if isinstance(value, dict | list) else (type(value), value)
