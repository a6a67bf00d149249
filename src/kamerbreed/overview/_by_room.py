# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The four numbers of completeness for each control room, by aspect.

To a room belong its own properties and those of the things that name it: the regions that it serves,
its staff groups and management processes, and the takeovers in which it fails.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._cells import Block, blocks
from kamerbreed.overview._coverage import coverage_by_room
from kamerbreed.overview._numbers import ALL, Completeness, Tally, completeness_of, tally
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import (
    ASPECTS,
    ControlRoom,
    ManagementProcess,
    Region,
    StaffGroup,
    Takeover,
    Thing,
    kind_of,
)

_NAMED_IN: Mapping[type[Thing], str] = {
    Region: "served_by",
    StaffGroup: "room",
    ManagementProcess: "room",
    Takeover: "room",
}
"""By which property a thing of a kind names the room to which it belongs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomCompleteness:
    """A control room that is there, and its four numbers by aspect and for ``all``."""

    room: str
    by_aspect: Mapping[str, Completeness]


def completeness_by_room(picture: Picture) -> list[RoomCompleteness]:
    """The four numbers of each control room that is there, in the order of their ids."""
    rooms = [room.id for room in picture.things(ControlRoom)]
    tallies: list[list[Tally]] = [[] for _ in rooms]
    for block in blocks(picture):
        _count(block, _owners(picture, block, rooms), tallies)
    expected = coverage_by_room(picture, rooms)
    return [
        RoomCompleteness(
            room=room,
            by_aspect={
                aspect: completeness_of(
                    [one for one in found if aspect in (ALL, one.aspect)],
                    [one for one in expected[room] if aspect in (ALL, one.aspect)],
                )
                for aspect in (ALL, *ASPECTS)
            },
        )
        for room, found in zip(rooms, tallies, strict=True)
    ]


def _owners(picture: Picture, block: Block, rooms: Sequence[str]) -> NDArray[np.intp]:
    """For each thing of a block the place of the room to which it belongs, ``len(rooms)`` for none."""
    kind = kind_of(block.subjects[0]) if block.subjects else None
    none = np.full(len(block.subjects), len(rooms), np.intp)
    place_of = {room: place for place, room in enumerate(rooms)}
    if kind is ControlRoom:
        return np.array([place_of[subject] for subject in block.subjects], np.intp)
    if kind is None or kind not in _NAMED_IN:
        return none
    numbers, values = picture.distinct(picture.column(kind, _NAMED_IN[kind]))
    owner_of = np.array([*(place_of.get(str(value), len(rooms)) for value in values), len(rooms)], np.intp)
    owners: NDArray[np.intp] = owner_of[numbers][picture.existences(kind).there]
    return owners


def _count(block: Block, owners: NDArray[np.intp], tallies: Sequence[list[Tally]]) -> None:
    """Tell each room what is counted of the things of a block that belong to it."""
    order = np.argsort(owners, kind="stable")
    ends = np.cumsum(np.bincount(owners, minlength=len(tallies) + 1))
    for place, found in enumerate(tallies):
        own = order[ends[place - 1] if place else 0 : ends[place]]
        if len(own):
            found += [
                tally(one.state[own], one.solid[own], one.fresh[own], aspect=one.place.aspect)
                for one in block.wanted
            ]
