# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands "per room" in general, expanded in the fold for each room that is there.

A general model is no fact about a room. So its members are marked as coming from a template, and
count neither as supported nor as covered.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kamerbreed.picture._facts import Edge, Fact
from kamerbreed.vocabulary import Component, ControlRoom, Service, Thing

if TYPE_CHECKING:
    from kamerbreed.picture._picture import Picture

_ROOM_TYPES = ("regional", "predecessor")
DEPENDENTS: tuple[type[Thing], ...] = (Service, Component, ControlRoom)


def split_instance(subject: str) -> tuple[str, str]:
    """A thing and the slug of the room it is expanded for, empty if it is not."""
    thing, _, room = subject.partition("@")
    return thing, room


class Templates:
    """The components that stand per room, and their members per room of this picture."""

    def __init__(self, picture: "Picture") -> None:
        self._picture = picture
        present = list(picture.things(Component))
        self.of_rooms = frozenset(thing.id for thing in present if thing.replicated_per == "room")
        self.standing_for_rooms = frozenset(thing.id for thing in present if thing.stands_for)
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


def dependencies(picture: "Picture", *, templates: bool = False) -> list[Edge]:
    """All dependencies that stand, between things that are there; if asked, expanded per room.

    The strength is that of the record, or else the one that was stated apart on a weaker ground.
    """
    edges: list[Edge] = []
    for kind in DEPENDENTS:
        for thing in picture.things(kind):
            strengths = picture.members(thing.id, "dependency_strength")
            for key, fact in picture.members(thing.id, "depends_on").items():
                if not isinstance(fact.value, dict):
                    continue
                apart = strengths.get(key)
                strength = str(fact.value.get("strength") or (apart.value if apart else "") or "")
                edges.append(
                    Edge(
                        dependent=thing.id,
                        on=str(fact.value["on"]),
                        strength=strength,
                        solid=fact.standing.solid,
                    )
                )
    if not templates:
        return edges
    return [member for edge in edges for member in picture.templates.expand(edge)]
