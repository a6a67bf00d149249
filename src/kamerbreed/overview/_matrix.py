# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Control rooms beside services: what is known of each pair."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.overview._graph import Graph, graph
from kamerbreed.overview._links import Link
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import ControlRoom, Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What is known of a room and a service.

    ``relation``: service_needs_room, room_needs_service, both, or empty if nothing is known of the
    pair. ``standing`` is the weakest on the strongest way: known, derived, template, uncertain or
    assumed; empty with the relation. ``steps`` and ``rows`` are of that way, the shortest among
    equals. ``strength`` is the weakest strength on it, empty where one of them is not known.
    """

    room: str
    service: str
    relation: str
    standing: str
    strength: str
    steps: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomsByServices:
    """Every room that is there with every service that is there; ``pairs`` by room and service."""

    rooms: tuple[str, ...]
    services: tuple[str, ...]
    pairs: Mapping[tuple[str, str], Pair]
    assumptions: bool
    templates: bool

    @property
    def told(self) -> int:
        """Of how many pairs something is known; assumptions and templates do not count."""
        return sum(pair.standing in ("known", "derived", "uncertain") for pair in self.pairs.values())


_STANDINGS = ("known", "derived", "template", "uncertain", "assumed")
_STRENGTHS = ("stops", "degrades", "inconveniences", "")


def rooms_by_services(
    picture: Picture, *, assumptions: bool = False, templates: bool = False
) -> RoomsByServices:
    """What is known of each pair, along the dependencies from the one to the other.

    Without ``assumptions`` no assumed dependency counts; with ``templates`` what stands of rooms in
    general is told of each room, and marked so.
    """
    rooms = tuple(room.id for room in picture.things(ControlRoom))
    services = tuple(service.id for service in picture.things(Service))
    users = _Users(graph(picture, templates=templates), assumptions=assumptions)
    up = {room: _ways(room, users) for room in rooms}
    down = {service: _ways(service, users) for service in services}
    pairs = {
        (room, service): _pair(room, service, up[room].get(service), down[service].get(room))
        for room in rooms
        for service in services
    }
    return RoomsByServices(
        rooms=rooms, services=services, pairs=pairs, assumptions=assumptions, templates=templates
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    standing: int
    strength: int
    steps: int
    rows: tuple[int, ...]

    @property
    def rank(self) -> tuple[int, int, int]:
        return self.standing, self.steps, self.strength


def _standing(link: Link) -> int:
    if link.assumed:
        return _STANDINGS.index("assumed")
    if link.uncertain:
        return _STANDINGS.index("uncertain")
    if link.template or link.general:
        return _STANDINGS.index("template")
    return _STANDINGS.index("derived" if link.solid == "derived" else "known")


class _Users:
    """What needs each thing, along the links that count; looked up once."""

    def __init__(self, whole: Graph, *, assumptions: bool) -> None:
        self._whole, self._assumptions = whole, assumptions
        self._found: dict[str, Sequence[Link]] = {}

    def of(self, thing: str) -> Sequence[Link]:
        """The links to what needs a thing."""
        if thing not in self._found:
            links = self._whole.users(thing)
            self._found[thing] = [link for link in links if self._assumptions or not link.assumed]
        return self._found[thing]


def _ways(start: str, users: _Users) -> Mapping[str, _Way]:
    """The best way from a thing to each that needs it: the most solid, then the shortest."""
    found: dict[str, _Way] = {}
    for standing in range(len(_STANDINGS)):
        # Standing by standing, so that the first way found to a thing is the most solid one.
        for thing, way in _rounds(start, users, standing):
            found.setdefault(thing, way)
    return found


def _rounds(start: str, users: _Users, worst: int) -> Iterator[tuple[str, _Way]]:
    reached = {start: _Way(standing=0, strength=0, steps=0, rows=())}
    ahead = [start]
    while ahead:
        following: dict[str, _Way] = {}
        for thing in ahead:
            way = reached[thing]
            for link in users.of(thing):
                standing = _standing(link)
                if standing > worst or link.dependent in reached:
                    continue
                made = _Way(
                    standing=max(way.standing, standing),
                    strength=max(way.strength, _STRENGTHS.index(link.strength)),
                    steps=way.steps + 1,
                    rows=(*way.rows, *link.rows),
                )
                known = following.get(link.dependent)
                if known is None or made.rank < known.rank:
                    following[link.dependent] = made
        reached |= following
        ahead = sorted(following)
        yield from following.items()


def _pair(room: str, service: str, needed: _Way | None, needing: _Way | None) -> Pair:
    ways = [way for way in (needed, needing) if way]
    if not ways:
        return Pair(room=room, service=service, relation="", standing="", strength="", steps=0, rows=())
    best = min(ways, key=lambda way: way.rank)
    relation = "both" if len(ways) == 2 else "service_needs_room" if needed else "room_needs_service"
    return Pair(
        room=room,
        service=service,
        relation=relation,
        standing=_STANDINGS[best.standing],
        strength=_STRENGTHS[best.strength],
        steps=best.steps,
        rows=best.rows,
    )
