# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""All dependencies of a picture, of which a Link is made only where somebody looks.

Where each dependency leads stands in arrays, by what needs and by what is needed (compressed sparse
rows), made once for a picture in some tens of milliseconds per hundred thousand. What those arrays
cannot tell, since it is uncertain or disputed, is asked of the picture thing by thing.
"""

import weakref
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._links import Apart, Group, Link, general_of, group_from, link_from, links_of
from kamerbreed.picture import DEPENDENTS, QUESTION, SOLID, Edge, Members, Picture, members_of
from kamerbreed.vocabulary import ControlRoom, Thing, read_json

_NON_VALUES = [QUESTION.index(name) for name in ("nobody_knows", "refused", "not_applicable")]
_BY_NEED, _BY_USER = attrgetter("on", "key"), attrgetter("dependent", "key")


class Graph(Protocol):
    """Which thing needs which, each list in a fixed order."""

    def needs(self, thing: str) -> Sequence[Link]:
        """What a thing needs, by what is needed and key."""

    def users(self, thing: str) -> Sequence[Link]:
        """What needs a thing, by dependent and key."""

    def dependents(self, thing: str) -> Set[str]:
        """The things that need a thing."""

    def all(self) -> Sequence[Link]:
        """Every dependency of what is there, by dependent and key."""

    def silent(self, thing: str) -> int:
        """How many dependencies of a thing are told of, but do not hold on the day: seen later, or ended."""


def graph(picture: Picture, *, templates: bool = False) -> Graph:
    """Every dependency of what is there; if asked, expanded per room.

    Kept as long as the picture, which never changes.
    """

    def make() -> Graph:
        return _Expanded(picture, graph(picture)) if templates else _Plain(picture)

    return picture.kept(("graph", templates), make)


def links(picture: Picture, *, templates: bool = False) -> Sequence[Link]:
    """Every dependency of what is there, by dependent and then key; if asked, expanded per room."""
    return graph(picture, templates=templates).all()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """The dependencies of one kind: its cells, and what is said apart of strengths and groups.

    ``strengths`` and ``groups`` are cells of their columns, by place on the roll and number of the key.
    """

    members: Members
    texts: list[str]
    strengths: dict[tuple[int, int], Apart]
    groups: dict[tuple[int, str], Group]


class _Lists:
    """For each number some places of an array, those of one number together (compressed sparse rows)."""

    def __init__(self, of: NDArray[np.int32], count: int) -> None:
        self._order = np.argsort(of, kind="stable")
        self._starts = np.zeros(count + 1, np.int64)
        np.cumsum(np.bincount(of, minlength=count), out=self._starts[1:])

    def of(self, number: int) -> list[int]:
        """The places of a number."""
        if number + 1 >= len(self._starts):
            return []
        found: list[int] = self._order[self._starts[number] : self._starts[number + 1]].tolist()
        return found


class _Plain:
    """The dependencies as they stand."""

    def __init__(self, picture: Picture) -> None:
        # Not the picture itself: it keeps this, and a circle is freed late.
        self._picture = weakref.ref(picture)
        self._numbers, self._texts = picture.table.things, picture.table.things.texts
        self._general = general_of(picture)
        self._parts = [_part(picture, kind) for kind in DEPENDENTS]
        found = [
            self._pairs_of(picture, kind, part) for kind, part in zip(DEPENDENTS, self._parts, strict=True)
        ]
        part, cell, dependent, on, plain = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
        self._part, self._cell, self._is_plain = part, cell, plain
        self._dependent = dependent
        count = len(self._texts)
        self._by_dependent, self._by_on = _Lists(dependent, count), _Lists(on, count)
        silent = [
            _silent(part.members, picture, kind) for part, kind in zip(self._parts, DEPENDENTS, strict=True)
        ]
        self._silent = np.sum(silent, axis=0)
        self._made: dict[int, Link] = {}
        self._slow: dict[str, list[Link]] = {}
        self._all: tuple[Link, ...] | None = None

    def _pairs_of(self, picture: Picture, kind: type[Thing], part: _Part) -> tuple[NDArray[np.int32], ...]:
        """The pairs of a kind, each the place of its part, its cell, both things, and whether that is all.

        Of a thing of which anything must be asked of the picture every pair that may be one is here.
        """
        members, roll = part.members, picture.roll
        column = members.column
        there = picture.existences(kind).there
        odd = np.zeros(len(column.subjects), np.bool_)
        for name in ("depends_on", "dependency_strength", "redundancy_group"):
            of = members if name == "depends_on" else members_of(picture, kind, name)
            odd[of.column.place[of.apart]] = True
        cells = np.repeat(np.arange(len(column), dtype=np.int32), np.diff(members.starts))
        on = picture.table.column("target", picture.rows_held)[members.rows]
        place = column.place[cells]
        plain = ~odd[place]
        first = members.rows == column.row[cells]
        kept = there[place] & (on >= 0) & (~plain | (first & column.valued[cells]))
        order = np.lexsort((picture.table.alphabet.order()[1][column.key[cells[kept]]], place[kept]))
        at = np.flatnonzero(kept)[order]
        number = np.full(len(at), DEPENDENTS.index(kind), np.int32)
        return number, cells[at], roll.numbers(kind.slug)[place[at]], on[at], plain[at].astype(np.int32)

    def needs(self, thing: str) -> Sequence[Link]:
        """What a thing needs, by what is needed and key."""
        places = self._by_dependent.of(self._numbers.get(thing, len(self._texts)))
        return sorted(self._links(places), key=_BY_NEED)

    def users(self, thing: str) -> Sequence[Link]:
        """What needs a thing, by dependent and key."""
        places = self._by_on.of(self._numbers.get(thing, len(self._texts)))
        return sorted((link for link in self._links(places) if link.on == thing), key=_BY_USER)

    def dependents(self, thing: str) -> Set[str]:
        """The things that need a thing; no link is made to count them."""
        places = self._by_on.of(self._numbers.get(thing, len(self._texts)))
        plain = {self._texts[self._dependent[place]] for place in places if self._is_plain[place]}
        asked = self._links(place for place in places if not self._is_plain[place])
        return plain | {link.dependent for link in asked if link.on == thing}

    def all(self) -> Sequence[Link]:
        """Every dependency of what is there, by dependent and key."""
        if self._all is None:
            self._all = tuple(self._links(range(len(self._cell))))
        return self._all

    def silent(self, thing: str) -> int:
        """How many dependencies of a thing are told of, but do not hold on the day: seen later, or ended."""
        number = self._numbers.get(thing, -1)
        return int(self._silent[number]) if 0 <= number < len(self._silent) else 0

    def _links(self, places: Iterable[int]) -> Iterator[Link]:
        """The links at these places; all those of a thing that must be asked, once."""
        asked: set[str] = set()
        for place in places:
            if self._is_plain[place]:
                yield self._made.get(place) or self._make(place)
                continue
            thing = self._texts[self._dependent[place]]
            if thing not in asked:
                asked.add(thing)
                yield from self._ask(thing)

    def _ask(self, thing: str) -> list[Link]:
        picture = self._picture()
        if thing not in self._slow:
            self._slow[thing] = links_of(picture, thing) if picture else []
        return self._slow[thing]

    def _make(self, place: int) -> Link:
        part, cell = self._parts[self._part[place]], int(self._cell[place])
        members, column = part.members, part.members.column
        at, number = int(column.place[cell]), int(column.key[cell])
        record, subject, key = read_json(part.texts[cell]), column.subjects[at], self._texts[number]
        assert isinstance(record, dict)
        on = str(record["on"])
        start, end = members.starts[cell : cell + 2].tolist()
        link = link_from(
            [record],
            part.strengths.get((at, number)) or part.strengths.get((at, self._numbers.get(on, -1))),
            dependent=subject,
            key=key,
            solid=SOLID[column.solid[cell]],
            backwards=bool(column.backwards[cell]),
            rows=tuple(members.rows[start:end].tolist()),
        )
        group = part.groups.get((at, link.named_group))
        if group or not self._general.isdisjoint((subject, on)):
            link = replace(link, group=group, general=not self._general.isdisjoint((subject, on)))
        return self._made.setdefault(place, link)


def _silent(members: Members, picture: Picture, kind: type[Thing]) -> NDArray[np.int64]:
    """By number of the thing how many of these cells say nothing of the day, not even why."""
    column = members.column
    found = ~column.valued & ~members.apart & ~np.isin(column.question, _NON_VALUES)
    for cell, fact in column.apart.items():
        found[cell] = fact.value is None and not fact.possible and not fact.non_value
    numbers = picture.roll.numbers(kind.slug)[column.place[found]]
    return np.bincount(numbers, minlength=len(picture.table.things))


def _part(picture: Picture, kind: type[Thing]) -> _Part:
    members = members_of(picture, kind, "depends_on")
    texts = [""] * len(members.column)
    cells = np.flatnonzero(members.column.valued & (members.column.row >= 0))
    said = picture.table.values(members.column.row[cells])
    for cell, text in zip(cells.tolist(), said, strict=True):
        texts[cell] = text
    return _Part(
        members=members, texts=texts, strengths=_strengths(picture, kind), groups=_groups(picture, kind)
    )


def _strengths(picture: Picture, kind: type[Thing]) -> dict[tuple[int, int], Apart]:
    column = members_of(picture, kind, "dependency_strength").column
    places = zip(column.place.tolist(), column.key.tolist(), strict=True)
    return {
        place: Apart(values=() if value is None else (value,), solid=SOLID[solid])
        for place, value, solid in zip(places, picture.values(column), column.solid.tolist(), strict=True)
    }


def _groups(picture: Picture, kind: type[Thing]) -> dict[tuple[int, str], Group]:
    column, texts = members_of(picture, kind, "redundancy_group").column, picture.table.things.texts
    found: dict[tuple[int, str], Group] = {}
    for cell, value in enumerate(picture.values(column)):
        key = texts[column.key[cell]]
        solid, backwards = SOLID[column.solid[cell]], bool(column.backwards[cell])
        group = group_from(key, value, solid=solid, backwards=backwards)
        if group:
            found[int(column.place[cell]), key] = group
    return found


class _Expanded:
    """The dependencies with what stands of rooms in general told of each room."""

    def __init__(self, picture: Picture, plain: Graph) -> None:
        self._plain, self._templates = plain, picture.templates
        self._rooms = {f"{ControlRoom.slug}/{room}" for room in self._templates.rooms}
        self._all: tuple[Link, ...] | None = None

    def needs(self, thing: str) -> Sequence[Link]:
        """What a thing needs, by what is needed and key."""
        plain = (link for one in self._general(thing) for link in self._plain.needs(one))
        return sorted((one for one in self._told(plain) if one.dependent == thing), key=_BY_NEED)

    def users(self, thing: str) -> Sequence[Link]:
        """What needs a thing, by dependent and key."""
        plain = (link for one in self._general(thing) for link in self._plain.users(one))
        return sorted((one for one in self._told(plain) if one.on == thing), key=_BY_USER)

    def dependents(self, thing: str) -> Set[str]:
        """The things that need a thing."""
        return {link.dependent for link in self.users(thing)}

    def all(self) -> Sequence[Link]:
        """Every dependency of what is there, by dependent and key."""
        if self._all is None:
            self._all = tuple(self._told(self._plain.all()))
        return self._all

    def silent(self, thing: str) -> int:
        """How many dependencies of a thing are told of, but do not hold on the day: seen later, or ended."""
        return self._plain.silent(thing)

    def _general(self, thing: str) -> Sequence[str]:
        """The things that tell of this one: its template, or those that stand for rooms, and itself."""
        if thing in self._rooms:
            return (*sorted(self._templates.standing_for_rooms), thing)
        return (thing.partition("@")[0],)

    def _told(self, plain: Iterable[Link]) -> Iterator[Link]:
        for link in plain:
            if not link.general:
                yield link
                continue
            edge = Edge(dependent=link.dependent, on=link.on, strength=link.strength, solid=link.solid)
            for made in self._templates.expand(edge):
                yield replace(link, dependent=made.dependent, on=made.on, template=True, general=False)
