# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How many things depend on a thing, directly or through others: exactly, for all things at once.

What depends on a thing is a set of bits in one whole number; that of a thing is made of those of the
things that depend on it. A set starts at its lowest bit, so that a thing on which only its neighbours
depend has a short number. Cost: the number of dependencies times the length of a set, at most a bit
for each thing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture import Edge

_Bits = tuple[int, int]
"""A set of things: the number of its lowest, and bits from there on."""


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


def reach_of(pairs: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The same of things 0 to ``count``, each pair a dependent and what it depends on."""
    used, local = np.unique(pairs, return_inverse=True)
    dependents = _dependents(local.reshape(-1, 2), len(used))
    found = np.zeros(count, np.int64)
    found[used] = _counts(dependents)
    return found


def _dependents(pairs: NDArray[np.int64], count: int) -> list[list[int]]:
    """Of each thing those that depend on it, itself not among them."""
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    order = np.argsort(pairs[:, 1], kind="stable")
    ends = np.cumsum(np.bincount(pairs[:, 1], minlength=count)).tolist()
    members: list[int] = pairs[order, 0].tolist()
    return [members[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _counts(dependents: Sequence[Sequence[int]]) -> list[int]:
    found = [0] * len(dependents)
    sets: list[_Bits] = [(0, 0)] * len(dependents)
    for circle in _circles(dependents):
        bits = _union(circle, dependents, sets)
        if len(circle) > 1:
            bits = _joined(bits, circle)
        for thing in circle:
            sets[thing] = bits
            # In a circle each depends on itself, through the others.
            found[thing] = bits[1].bit_count() - (len(circle) > 1)
    return found


def _union(circle: Sequence[int], dependents: Sequence[Sequence[int]], sets: Sequence[_Bits]) -> _Bits:
    """What depends on any of these things, given what depends on each that depends on them."""
    parts = [(other, sets[other]) for thing in circle for other in dependents[thing]]
    if not parts:
        return 0, 0
    low = min(min(other, start) if bits else other for other, (start, bits) in parts)
    whole = 0
    for other, (start, bits) in parts:
        whole |= 1 << (other - low)
        if bits:
            whole |= bits << (start - low)
    return low, whole


def _joined(bits: _Bits, things: Sequence[int]) -> _Bits:
    start, whole = bits
    low = min(start, *things)
    whole <<= start - low
    for thing in things:
        whole |= 1 << (thing - low)
    return low, whole


def _circles(after: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Things in such an order that whatever is behind one comes before it; those in a circle together.

    Things that are in no circle and behind none come off one after the other; what is left is left
    to Tarjan's algorithm.
    """
    before: list[list[int]] = [[] for _ in after]
    for thing, others in enumerate(after):
        for other in others:
            before[other].append(thing)
    left = [len(others) for others in after]
    free = [thing for thing, number in enumerate(left) if not number]
    while free:
        thing = free.pop()
        yield [thing]
        left[thing] = -1
        for other in before[thing]:
            left[other] -= 1
            if not left[other]:
                free.append(other)
    yield from _strong([thing for thing, number in enumerate(left) if number > 0], after, left)


def _strong(
    things: Sequence[int], after: Sequence[Sequence[int]], left: Sequence[int]
) -> Iterator[list[int]]:
    """Strongly connected components, the last ones first (Tarjan 1972), without recursion."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    closed: set[int] = set()
    for root in things:
        if root in index:
            continue
        path = [(root, iter(after[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        while path:
            thing, others = path[-1]
            other = next((other for other in others if left[other] > 0 and other not in closed), None)
            if other is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[thing])
                if low[thing] == index[thing]:
                    yield _popped(stack, thing, closed)
            elif other in index:
                low[thing] = min(low[thing], index[other])
            else:
                index[other] = low[other] = len(index)
                stack.append(other)
                path.append((other, iter(after[other])))


def _popped(stack: list[int], last: int, closed: set[int]) -> list[int]:
    """What stands on the stack down to this thing, taken off and noted as closed."""
    circle = [stack.pop()]
    while circle[-1] != last:
        circle.append(stack.pop())
    closed.update(circle)
    return circle
