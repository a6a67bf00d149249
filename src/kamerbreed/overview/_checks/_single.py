# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The check of what every room rests on: dependencies expanded per room, and followed from each.

A node is a thing by its number, or what stands per room in one room, numbered behind the things.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._checks._judgements import FINDING, UNKNOWN, Bools, Judged, Judgements
from kamerbreed.overview._checks._registry import check
from kamerbreed.overview._checks._sight import Sight
from kamerbreed.overview._reach import Lists, lists_of
from kamerbreed.overview._ties import DEPENDS_ON, STRENGTHS, Ties, ties
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Component, ControlRoom

Numbers = NDArray[np.int64]
_LITTLE = STRENGTHS.index("inconveniences")
_ROOM_TYPES = ("regional", "predecessor")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Net:
    """Dependencies between nodes, in such an order that those of a node come by what they need and key.

    ``tie`` is the place of each in ``ties``, ``template`` whether it was made from a general model.
    """

    count: int
    dependent: Numbers
    on: Numbers
    tie: Numbers
    template: Bools

    def following(self, edges: Bools) -> "_Ways":
        """The ways along some of the dependencies."""
        kept = np.flatnonzero(edges)
        return _Ways(self.on, lists_of(self.dependent[kept], kept, self.count))


class _Tree(NamedTuple):
    """What is reached from a room, and of each node the edge by which it was first reached; -1 for none."""

    edge: NDArray[np.int32]

    @property
    def reached(self) -> Bools:
        """Which nodes are reached."""
        return self.edge >= 0


class _Ways(NamedTuple):
    """Where each dependency leads, and which there are of each node."""

    on: Numbers
    edges: Lists

    def down(self, start: int) -> _Tree:
        """All that is reached from a node, the nearest first; of equally near ways the first counts."""
        found = np.full(len(self.edges.starts) - 1, -1, np.int32)
        ahead = np.array([start])
        while len(ahead):
            edges, _ = self.edges.of(ahead)
            edges = edges[(found[self.on[edges]] < 0) & (self.on[edges] != start)]
            first = np.sort(np.unique(self.on[edges], return_index=True)[1])
            ahead = self.on[edges[first]]
            found[ahead] = edges[first]
        return _Tree(found)


@check("single-point", severity="serious", aspect="techniek", counts="shared")
def single_point(sight: Sight) -> Judgements:
    """A component on which every room at work depends, without a stated reserve.

    Of a room in general, or in words about a reserve, follows nothing of a room in particular:
    then it cannot be judged, unless assumptions are allowed, which the general model then is.
    """
    picture, model = sight.picture, sight.parameters.assumptions
    rooms = _rooms_at_work(picture)
    found, count = ties(picture), len(picture.table.things.texts)
    net = _net(picture, found)
    counted = (found.strength != _LITTLE) & (model | ~found.assumed)
    plain = counted & (found.strength > 0) & ~(found.uncertain | found.grouped | found.worded)
    certain = [net.following(plain[net.tie] & (model | ~net.template)).down(room) for room in rooms]
    at_all = [net.following(counted[net.tie]).down(room) for room in rooms]
    things = _shared(picture, at_all, count)
    everywhere = _times(certain, things) == len(rooms)
    assumed = np.zeros(len(things), np.bool_)
    if model:
        firm = net.following(plain[net.tie] & ~found.assumed[net.tie] & ~net.template)
        assumed = everywhere & (_times([firm.down(room) for room in rooms], things) < len(rooms))
    texts = picture.table.things.texts

    def tell(cell: int) -> Judged:
        thing = int(things[cell])
        sure = [texts[room] for room, one in zip(rooms, certain, strict=True) if one.edge[thing] >= 0]
        ways = [
            _way(picture, net, found, one if one.edge[thing] >= 0 else other, thing)
            for one, other in zip(certain, at_all, strict=True)
        ]
        rows = tuple(dict.fromkeys(row for way in ways for row in way))
        return Judged(subject=texts[thing], related=tuple(sure), value=len(sure), rows=rows)

    outcome = np.where(everywhere, FINDING, UNKNOWN).astype(np.int8)
    return Judgements(subject=things.astype(np.int32), outcome=outcome, assumed=assumed, tell=tell)


def _rooms_at_work(picture: Picture) -> list[int]:
    return [
        picture.table.things[room.id]
        for room in picture.things(ControlRoom)
        if room.type in _ROOM_TYPES and room.operational_state == "in_operation"
    ]


def _times(trees: Sequence[_Tree], things: Numbers) -> Numbers:
    """From how many rooms each of these things is reached."""
    found = np.zeros(len(things), np.int64)
    for tree in trees:
        found += tree.edge[things] >= 0
    return found


def _shared(picture: Picture, trees: Sequence[_Tree], count: int) -> Numbers:
    """The components that any room rests on, by their ids."""
    reached = np.zeros(count, np.bool_)
    for tree in trees:
        reached |= tree.reached[:count]
    _, rank = picture.table.alphabet.order()
    texts, things = picture.table.things.texts, np.flatnonzero(reached)
    of_components = [texts[thing].startswith(f"{Component.slug}/") for thing in things.tolist()]
    things = things[np.array(of_components, np.bool_)]
    return things[np.argsort(rank[things])]


def _way(picture: Picture, net: _Net, found: Ties, tree: _Tree, thing: int) -> tuple[int, ...]:
    """The rows along the way from a room to a thing; none if there is no way."""
    texts, edges = picture.table.things.texts, []
    node = thing
    while tree.edge[node] >= 0:
        edges.append(int(tree.edge[node]))
        node = int(net.dependent[edges[-1]])
    rows: list[int] = []
    for edge in reversed(edges):
        tie = net.tie[edge]
        rows += picture.fact(texts[found.dependent[tie]], DEPENDS_ON, texts[found.key[tie]]).rows
    return tuple(rows)


# --- the net ------------------------------------------------------------------------------------


def _net(picture: Picture, found: Ties) -> _Net:
    """The dependencies, those of rooms in general once for each room."""
    per_room = _PerRoom(picture)
    general = per_room.general[found.dependent] | per_room.general[found.on]
    plain, made = np.flatnonzero(~general), np.flatnonzero(general)
    rooms = np.tile(np.arange(len(per_room.rooms)), len(made))
    made = np.repeat(made, len(per_room.rooms))
    tie = np.concatenate([plain, made])
    dependent = np.concatenate([found.dependent[plain], per_room.nodes(found.dependent[made], rooms)])
    on = np.concatenate([found.on[plain], per_room.nodes(found.on[made], rooms)])
    _, rank = picture.table.alphabet.order()
    order = np.lexsort((tie, rank[found.key[tie]], per_room.rank()[on], dependent))
    return _Net(
        count=per_room.count,
        dependent=dependent[order],
        on=on[order],
        tie=tie[order],
        template=np.repeat([False, True], [len(plain), len(made)])[order],
    )


class _PerRoom:
    """What stands for rooms, or in each of them, and its node in one room."""

    def __init__(self, picture: Picture) -> None:
        templates, things = picture.templates, picture.table.things
        self._picture, self._things = picture, len(things.texts)
        self.rooms = [things[f"{ControlRoom.slug}/{room}"] for room in templates.rooms]
        self._slugs = templates.rooms
        self._in_each = sorted(templates.of_rooms - templates.standing_for_rooms)
        self._first = np.full(self._things, -1, np.int64)
        self.general = np.zeros(self._things, np.bool_)
        for place, thing in enumerate(self._in_each):
            self._first[things[thing]] = self._things + place * len(self.rooms)
        self._stands = np.zeros(self._things, np.bool_)
        self._stands[[things[thing] for thing in templates.standing_for_rooms]] = True
        self.general[self._stands | (self._first >= 0)] = True
        self.count = self._things + len(self._in_each) * len(self.rooms)

    def nodes(self, things: NDArray[np.int32], rooms: NDArray[np.int64]) -> Numbers:
        """What each of these things is in each of these rooms, by the place of the room."""
        own = np.array(self.rooms, np.int64)[rooms] if self.rooms else things
        found = np.where(self._stands[things], own, things)
        per = self._first[things]
        return np.where(per >= 0, per + rooms, found)

    def rank(self) -> Numbers:
        """The place of each node in the order of the ids."""
        texts = self._picture.table.things.texts
        order, rank = self._picture.table.alphabet.order()
        members = [f"{thing}@{room}" for thing in self._in_each for room in self._slugs]
        stride = len(members) + 1
        found = np.empty(self.count, np.int64)
        found[: self._things] = (rank.astype(np.int64) + 1) * stride
        listed = order.tolist()
        places = sorted(range(len(members)), key=members.__getitem__)
        for nth, member in enumerate(places, 1):
            before = bisect_left(listed, members[member], key=texts.__getitem__)
            found[self._things + member] = before * stride + nth
        return found
