# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands "per room" in general, expanded in the fold for each room that is there.

A general model is no fact about a room. So its members are marked as coming from a template, and
count neither as supported nor as covered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from kamerbreed.picture._facts import Edge, Fact
from kamerbreed.vocabulary import Component, ControlRoom

if TYPE_CHECKING:
    from kamerbreed.picture._picture import Picture

_ROOM_TYPES = ("regional", "predecessor")


def split_instance(subject: str) -> tuple[str, str]:
    """A thing and the slug of the room it is expanded for, empty if it is not."""
    thing, _, room = subject.partition("@")
    return thing, room


def _said_of_components(picture: "Picture", name: str) -> Iterator[tuple[str, object]]:
    """Each component that is there and has a value for this property, with the value."""
    column = picture.column(Component, name)
    values = picture.values(column)
    for place in np.flatnonzero(column.valued & picture.existences(Component).there).tolist():
        yield column.subjects[place], values[place]


class Templates:
    """The components that stand per room, and their members per room of this picture."""

    def __init__(self, picture: "Picture") -> None:
        self._picture = picture
        self.of_rooms = frozenset(
            subject for subject, per in _said_of_components(picture, "replicated_per") if per == "room"
        )
        self.standing_for_rooms = frozenset(
            subject for subject, stands_for in _said_of_components(picture, "stands_for") if stands_for
        )
        self.rooms = tuple(
            room.id.partition("/")[2] for room in picture.things(ControlRoom) if room.type in _ROOM_TYPES
        )

    @property
    def instances(self) -> Mapping[str, str]:
        """Each member, ``component/NAME@ROOM``, with its template."""
        return {
            f"{template}@{room}": template
            for template in sorted(self.of_rooms - self.standing_for_rooms)
            for room in self.rooms
        }

    def in_room(self, thing: str, room: str) -> str:
        """What a thing is in a room: the room itself, a member of a template, or the one thing there is."""
        if thing in self.standing_for_rooms:
            return f"{ControlRoom.slug}/{room}"
        return f"{thing}@{room}" if thing in self.of_rooms else thing

    def instance_of(self, fact: Fact, room: str) -> Fact:
        """A fact of a template as one of a room: its links redirected, marked as from a template."""
        value, key = fact.value, fact.key
        if isinstance(value, dict) and "on" in value:
            on = self.in_room(str(value["on"]), room)
            value = {**value, "on": on}
            key = on
        return replace(
            fact,
            subject=f"{fact.subject}@{room}",
            key=key,
            value=value,
            standing=replace(fact.standing, template=True),
        )

    def expand(self, edge: Edge) -> list[Edge]:
        """A dependency for each room that it stands for; itself if it stands for none."""
        general = self.of_rooms | self.standing_for_rooms
        if edge.dependent not in general and edge.on not in general:
            return [edge]
        return [
            replace(
                edge,
                dependent=self.in_room(edge.dependent, room),
                on=self.in_room(edge.on, room),
                template=True,
            )
            for room in self.rooms
        ]
