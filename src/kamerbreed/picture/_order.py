# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""In which order things and statements are gone through: the same for every picture, so kept with the table.

What a statement is about never changes, so that an order is made once and a picture only leaves rows out.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._columns import Growing, Interned
from kamerbreed.picture._meaning import KINDS

LONG_TAIL = 20_000
"""So many rows may stand behind the base before it is made anew, or a quarter of it."""


class Alphabet:
    """All things in the order of their ids."""

    def __init__(self, things: Interned) -> None:
        self._things = things
        self._arrays = np.zeros(0, np.int32), np.zeros(0, np.int32)

    def order(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The numbers of the things in the order of their ids, and the place of each number in it."""
        texts, count = self._things.texts, len(self._things.texts)
        order, rank = self._arrays
        if count > len(order):
            # What is in order already is only merged with what came since.
            numbers = [*order.tolist(), *range(len(order), count)]
            numbers.sort(key=texts.__getitem__)
            order, rank = np.array(numbers, np.int32), np.empty(count, np.int32)
            rank[order] = np.arange(count, dtype=np.int32)
            self._arrays = order, rank
        return order, rank


class _Part(NamedTuple):
    """The rows up to ``end`` from where the part before ends, by kind and property."""

    end: int
    stride: int
    starts: NDArray[np.int64]
    order: NDArray[np.int32]

    def rows(self, kind: int, found: int, count: int) -> NDArray[np.int32]:
        if found >= self.stride:
            return _NO_ROWS
        place = kind * self.stride + found
        rows = self.order[self.starts[place] : self.starts[place + 1]]
        return rows if count >= self.end else rows[rows < count]


_NO_ROWS = np.zeros(0, np.int32)
_NOTHING = _Part(0, 0, np.zeros(1, np.int64), _NO_ROWS)


class ByProperty:
    """The rows on each property of the things of a kind, sorted by thing and key, then as they came in."""

    def __init__(self, columns: Mapping[str, Growing], kinds: Growing) -> None:
        self._columns = columns
        self._kinds = kinds
        self._parts = _NOTHING, _NOTHING

    def rows(self, kind: int, found: int, count: int) -> NDArray[np.int32]:
        """Of the first ``count`` rows those on a property (by number) of things of a kind (by number)."""
        base, tail = self._up_to(count)
        rows, later = base.rows(kind, found, count), tail.rows(kind, found, count)
        if len(later):
            rows = np.concatenate([rows, later])
            rows = rows[np.argsort(self._places(rows), kind="stable")]
        return rows

    def _up_to(self, count: int) -> tuple[_Part, _Part]:
        """Both parts, brought up to so many rows: the tail anew, or all where the tail has grown long."""
        base, tail = self._parts
        if count > max(base.end, tail.end):
            if count - base.end > max(LONG_TAIL, base.end // 4):
                base, tail = self._part(0, count), _NOTHING
            else:
                tail = self._part(base.end, count)
            self._parts = base, tail
        return base, tail

    def _places(self, rows: Any) -> NDArray[np.int64]:
        """One number for the thing and the key of each of these rows."""
        subjects, keys = self._columns["subject"].cells[rows], self._columns["key"].cells[rows]
        found: NDArray[np.int64] = (subjects.astype(np.int64) << 32) | keys
        return found

    def _part(self, start: int, end: int) -> _Part:
        span = slice(start, end)
        properties = self._columns["property"].cells[span].astype(np.int32)
        stride = int(properties.max()) + 1
        codes = self._kinds.cells[self._columns["subject"].cells[span]] * np.int32(stride) + properties
        groups = (len(KINDS) + 1) * stride
        by_place = np.argsort(self._places(span), kind="stable")
        # A narrow number is sorted digit by digit, many times faster.
        narrow = codes[by_place].astype(np.uint16 if groups < 2**16 else np.int32)
        order = by_place[np.argsort(narrow, kind="stable")] + start
        starts = np.zeros(groups + 1, np.int64)
        np.cumsum(np.bincount(codes, minlength=groups), out=starts[1:])
        return _Part(end, stride, starts, order.astype(np.int32))
