# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How many things depend on a thing, directly or through others: exactly, for all things at once.

What depends on a thing is a set of bits, kept as the few words of 64 that have any: most things are
needed by their neighbours alone. The sets are made level by level, each of those of the level before.
What is left, because it goes round in a circle or lies behind one, or at the end of a very long chain,
is made one by one. Cost: the number of dependencies times the words of a set.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._once import once
from kamerbreed.picture import Edge

Whole = NDArray[np.int64]

MOST_LEVELS = 500
"""Beyond this depth a level holds so few things that going through them one by one is faster."""


def reach(edges: Iterable[Edge]) -> Mapping[str, int]:
    """For each thing on which another depends how many do, directly or through others."""
    numbers: dict[str, int] = {}
    pairs = [
        (numbers.setdefault(edge.dependent, len(numbers)), numbers.setdefault(edge.on, len(numbers)))
        for edge in edges
    ]
    found = reach_of(np.array(pairs, np.int64).reshape(-1, 2), len(numbers))
    named = {on for _, on in pairs}
    return {thing: int(found[number]) for thing, number in numbers.items() if number in named}


def reach_of(pairs: Whole, count: int) -> Whole:
    """The same of things 0 to ``count``, each pair a dependent and what it depends on."""
    found = np.zeros(count, np.int64)
    if len(pairs):
        used, local = np.unique(pairs, return_inverse=True)
        local = local.reshape(-1, 2)
        local = local[local[:, 0] != local[:, 1]]
        found[used] = _Closure(dependent=local[:, 0], on=local[:, 1], count=len(used)).counts()
    return found


class Lists(NamedTuple):
    """For each thing some others, end to end (compressed sparse rows)."""

    starts: Whole
    members: Whole

    def of(self, things: Whole) -> tuple[Whole, Whole]:
        """The others of these things, and for each of them the place of its thing among these."""
        lengths = self.starts[things + 1] - self.starts[things]
        return self.members[spans(self.starts[things], lengths)], np.repeat(np.arange(len(things)), lengths)


def lists_of(of: Whole, members: Whole, count: int) -> Lists:
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(of, minlength=count), out=starts[1:])
    return Lists(starts, members[np.argsort(of, kind="stable")])


def spans(starts: Whole, lengths: Whole) -> Whole:
    """The whole numbers of several spans, end to end."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - ends + lengths, lengths) + np.arange(total)


class _Closure:
    """The set of each thing: itself and all that depend on it."""

    def __init__(self, *, dependent: Whole, on: Whole, count: int) -> None:
        self._dependents = lists_of(on, dependent, count)
        self._needs = lists_of(dependent, on, count)
        self._waiting = np.bincount(on, minlength=count)
        self._width = count // 64 + 1
        self._words = np.zeros(2 * count, np.int64)
        self._bits = np.zeros(2 * count, np.uint64)
        self._filled = 0
        self._starts, self._lengths = np.zeros(count, np.int64), np.zeros(count, np.int64)
        self._counts = np.zeros(count, np.int64)

    def counts(self) -> Whole:
        """Of each thing how many depend on it, itself not counted."""
        level = np.flatnonzero(self._waiting == 0)
        for _ in range(MOST_LEVELS):
            if not len(level):
                break
            self._make(level)
            needed, _ = self._needs.of(level)
            self._waiting[level] = -1
            np.subtract.at(self._waiting, needed, 1)
            level = once(needed[self._waiting[needed] == 0])
        left = np.flatnonzero(self._waiting >= 0)
        if len(left):
            self._one_by_one(left.tolist())
        return self._counts

    def _make(self, level: Whole) -> None:
        """The sets of these things, of those of all that depend on them."""
        others, owner = self._dependents.of(level)
        lengths = self._lengths[others]
        sources = spans(self._starts[others], lengths)
        own = np.arange(len(level))
        places = np.concatenate([np.repeat(owner, lengths), own]) * self._width
        places += np.concatenate([self._words[sources], level >> 6])
        bits = np.concatenate([self._bits[sources], np.uint64(1) << (level & 63).astype(np.uint64)])
        order = np.argsort(places, kind="stable")
        places = places[order]
        first = np.flatnonzero(np.append(True, places[1:] != places[:-1]))
        joined = np.bitwise_or.reduceat(bits[order], first)
        self._keep(level, places[first], joined)

    def _keep(self, level: Whole, places: Whole, bits: NDArray[np.uint64]) -> None:
        owner = places // self._width
        end = self._filled + len(places)
        if end > len(self._words):
            more = max(end, 2 * len(self._words)) - len(self._words)
            self._words = np.append(self._words, np.zeros(more, np.int64))
            self._bits = np.append(self._bits, np.zeros(more, np.uint64))
        self._words[self._filled : end], self._bits[self._filled : end] = places % self._width, bits
        lengths = np.bincount(owner, minlength=len(level))
        self._lengths[level] = lengths
        self._starts[level] = self._filled + np.cumsum(lengths) - lengths
        counted = np.bincount(owner, weights=np.bitwise_count(bits), minlength=len(level))
        self._counts[level] = counted.astype(np.int64) - 1
        self._filled = end

    # --- what is left -------------------------------------------------------------------------

    def _one_by_one(self, left: Sequence[int]) -> None:
        starts, members = self._dependents.starts.tolist(), self._dependents.members.tolist()
        after = {thing: members[starts[thing] : starts[thing + 1]] for thing in left}
        sets: dict[int, int] = {}
        for circle in _circles(after):
            whole = 0
            for thing in circle:
                whole |= 1 << thing
                for other in after[thing]:
                    if other not in sets and other not in after:
                        sets[other] = self._set_of(other)
                    whole |= sets.get(other, 0)
            for thing in circle:
                sets[thing] = whole
                self._counts[thing] = whole.bit_count() - 1

    def _set_of(self, thing: int) -> int:
        span = slice(int(self._starts[thing]), int(self._starts[thing] + self._lengths[thing]))
        words = np.zeros(self._width, "<u8")
        words[self._words[span]] = self._bits[span]
        return int.from_bytes(words.tobytes(), "little")


def _circles(after: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """Things in such an order that all behind one come before it, those in a circle together.

    Strongly connected components (Tarjan 1972), without recursion; others than these things do not count.
    """
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    closed: set[int] = set()

    def entered(thing: int) -> tuple[int, Iterator[int]]:
        index[thing] = low[thing] = len(index)
        stack.append(thing)
        return thing, iter(after[thing])

    for root in after:
        path = [] if root in index else [entered(root)]
        while path:
            thing, others = path[-1]
            other = next((other for other in others if other in after and other not in closed), None)
            if other is not None and other not in index:
                path.append(entered(other))
            elif other is not None:
                low[thing] = min(low[thing], index[other])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[thing])
                if low[thing] == index[thing]:
                    circle = [stack.pop()]
                    while circle[-1] != thing:
                        circle.append(stack.pop())
                    closed.update(circle)
                    yield circle
