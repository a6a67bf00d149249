# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The dependencies around a thing: what to draw, in layers that are the same for the same data.

Layers are the longest path after circles are cut (Sugiyama, Tagawa and Toda 1981); within a layer
things stand by the mean place of their neighbours, with the id as the last word.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kamerbreed.overview._graph import Graph, graph
from kamerbreed.overview._links import Link
from kamerbreed.picture import DEPENDENTS, Picture
from kamerbreed.vocabulary import kind_of

Direction = Literal["down", "up", "both"]
Way = Literal["down", "up"]
DIRECTIONS: tuple[Direction, ...] = ("both", "down", "up")
"""``down``: what it needs; ``up``: what needs it."""
MOST_NODES = 300
MOST_BRANCHES = 1_000
_SWEEPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A thing to draw: in which layer (0 on top, where what needs the others stands) and at which place.

    ``distance`` is the number of steps from the middle; ``existence`` as in Existence.
    """

    id: str
    distance: int
    layer: int
    place: int
    existence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A dependency to draw: ``dependent`` needs ``on``.

    ``standing``: known, derived, assumed or uncertain, which decides the style of the line;
    ``backwards`` and ``template`` as in Standing. ``upwards``: it closes a circle, against the layers.
    """

    dependent: str
    on: str
    key: str
    strength: str
    standing: str
    backwards: bool
    template: bool
    group: str
    redundancy: str
    fallback: str
    upwards: bool
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """A redundancy group to draw: of ``dependent``, with its members; numbers None if not known."""

    dependent: str
    key: str
    needed: int | None
    of: int | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """So many more things above or below a node than are drawn."""

    id: str
    direction: Way
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A line of the nested table, in order: ``level`` 0 is the thing itself.

    ``repeated``: it stood above already, and its own branches are not shown again. ``more``: so
    many branches are not shown. ``arrow`` is the dependency by which it stands here.
    """

    level: int
    id: str
    direction: Way
    arrow: Arrow | None
    repeated: bool
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """What to draw around a thing, and the same as a nested table.

    ``tree_more`` counts lines of the table beyond MOST_BRANCHES. ``not_now`` counts dependencies of
    the drawn things of which something is said, but that do not hold on the day: seen later, or ended.
    """

    subject: str
    depth: int
    direction: Direction
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    reserves: tuple[Reserve, ...]
    stubs: tuple[Stub, ...]
    tree: tuple[Branch, ...]
    tree_more: int
    not_now: int

    @property
    def layers(self) -> tuple[tuple[str, ...], ...]:
        """The ids in each layer, from top to bottom and from left to right."""
        found: dict[int, list[str]] = {}
        for node in self.nodes:
            found.setdefault(node.layer, []).append(node.id)
        return tuple(tuple(found[layer]) for layer in sorted(found))


def neighbourhood(
    picture: Picture,
    subject: str,
    *,
    depth: int = 2,
    direction: Direction = "both",
    most: int = MOST_NODES,
    templates: bool = False,
) -> Neighbourhood:
    """The dependencies around a thing, to ``depth`` steps and at most ``most`` things, nearest first.

    Raises PictureError if nothing tells of the thing.
    """
    picture.get(subject)
    whole = graph(picture, templates=templates)
    around = _Around(whole, direction, depth)
    distances = around.nearest(subject, most)
    drawn = [link for thing in sorted(distances) for link in around.needs(thing) if link.on in distances]
    pairs = list(dict.fromkeys((link.dependent, link.on) for link in drawn))
    upwards = _closing(sorted(distances), pairs)
    layers = _layers(distances, [pair for pair in pairs if pair not in upwards])
    places = _places(layers, pairs)
    arrows = {link: _arrow(link, upwards=(link.dependent, link.on) in upwards) for link in drawn}
    tree = _tree(subject, around, distances, arrows)
    nodes = [
        Node(
            id=one,
            distance=distances[one],
            layer=layers[one],
            place=places[one],
            existence=_existence(picture, one.partition("@")[0]),
        )
        for one in distances
    ]
    return Neighbourhood(
        subject=subject,
        depth=depth,
        direction=direction,
        nodes=tuple(sorted(nodes, key=lambda node: (node.layer, node.place))),
        arrows=tuple(arrows.values()),
        reserves=_reserves(drawn),
        stubs=around.stubs(distances),
        tree=tuple(tree[:MOST_BRANCHES]),
        tree_more=max(0, len(tree) - MOST_BRANCHES),
        not_now=sum(map(whole.silent, dict.fromkeys(one.partition("@")[0] for one in distances))),
    )


class _Around:
    """The ways from a thing to others: down to what it needs, up to what needs it."""

    def __init__(self, whole: Graph, direction: Direction, depth: int) -> None:
        self._whole = whole
        self._beside: dict[tuple[str, Way], list[tuple[str, Link]]] = {}
        self.ways: tuple[Way, ...] = ("down", "up") if direction == "both" else (direction,)
        self.depth = depth

    def beside(self, thing: str, way: Way) -> list[tuple[str, Link]]:
        """The neighbours of a thing one way, with the link to each."""
        if (thing, way) not in self._beside:
            self._beside[thing, way] = (
                [(link.on, link) for link in self._whole.needs(thing)]
                if way == "down"
                else [(link.dependent, link) for link in self._whole.users(thing)]
            )
        return self._beside[thing, way]

    def needs(self, thing: str) -> list[Link]:
        """The links to what a thing needs."""
        return [link for _, link in self.beside(thing, "down")]

    def nearest(self, subject: str, most: int) -> dict[str, int]:
        """The things within the depth with their distance; from below only down, from above only up."""
        found = {subject: 0}
        ahead = {way: [subject] for way in self.ways}
        seen = {way: {subject} for way in self.ways}
        for distance in range(1, self.depth + 1):
            for way in self.ways:
                following = {other for thing in ahead[way] for other, _ in self.beside(thing, way)} - seen[
                    way
                ]
                seen[way] |= following
                ahead[way] = sorted(following)
            for thing in sorted({thing for things in ahead.values() for thing in things}):
                if len(found) < most:
                    found.setdefault(thing, distance)
            for way in self.ways:
                ahead[way] = [thing for thing in ahead[way] if thing in found]
        return found

    def stubs(self, drawn: Mapping[str, int]) -> tuple[Stub, ...]:
        """Where there is more than is drawn."""
        found = []
        for thing in sorted(drawn):
            for way in self.ways:
                others = (
                    {other for other, _ in self.beside(thing, way)}
                    if way == "down"
                    else self._whole.dependents(thing)
                )
                more = len(others - drawn.keys())
                if more:
                    found.append(Stub(id=thing, direction=way, more=more))
        return tuple(found)


def _standing(link: Link) -> str:
    if link.assumed:
        return "assumed"
    if link.uncertain:
        return "uncertain"
    return "derived" if link.solid == "derived" else "known"


def _arrow(link: Link, upwards: bool) -> Arrow:
    return Arrow(
        dependent=link.dependent,
        on=link.on,
        key=link.key,
        strength=link.strength,
        standing=_standing(link),
        backwards=link.backwards,
        template=link.template or link.general,
        group=link.named_group,
        redundancy=link.redundancy,
        fallback=link.fallback,
        upwards=upwards,
        rows=link.rows,
    )


def _reserves(drawn: Iterable[Link]) -> tuple[Reserve, ...]:
    found: dict[tuple[str, str], list[Link]] = {}
    for link in drawn:
        if link.named_group:
            found.setdefault((link.dependent, link.named_group), []).append(link)
    return tuple(
        Reserve(
            dependent=dependent,
            key=key,
            needed=some[0].group.needed if some[0].group else None,
            of=some[0].group.of if some[0].group else None,
            members=tuple(dict.fromkeys(link.on for link in some)),
        )
        for (dependent, key), some in sorted(found.items())
    )


def _closing(things: Sequence[str], pairs: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    """The pairs that close a circle, found by going down from each thing in the order of the ids."""
    below: dict[str, list[str]] = {}
    for dependent, on in pairs:
        below.setdefault(dependent, []).append(on)
    found: set[tuple[str, str]] = set()
    state: dict[str, str] = {}
    above = {on for _, on in pairs}
    for start in sorted(things, key=lambda thing: (thing in above, thing)):
        if start in state:
            continue
        state[start] = "open"
        path = [(start, iter(below.get(start, ())))]
        while path:
            thing, following = path[-1]
            on = next(following, "")
            if not on:
                state[thing] = "done"
                path.pop()
            elif state.get(on) == "open":
                found.add((thing, on))
            elif on not in state:
                state[on] = "open"
                path.append((on, iter(below.get(on, ()))))
    return found


def _layers(things: Iterable[str], pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The longest path from the top to each thing; there is no circle in the pairs."""
    below: dict[str, list[str]] = {}
    waiting = dict.fromkeys(things, 0)
    for dependent, on in pairs:
        below.setdefault(dependent, []).append(on)
        waiting[on] += 1
    layers = dict.fromkeys(waiting, 0)
    ready = [thing for thing, count in waiting.items() if not count]
    while ready:
        thing = ready.pop()
        for on in below.get(thing, ()):
            layers[on] = max(layers[on], layers[thing] + 1)
            waiting[on] -= 1
            if not waiting[on]:
                ready.append(on)
    return layers


def _places(layers: Mapping[str, int], pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    """The place of each thing in its layer, by the mean of its neighbours', sweeping down and up."""
    rows: dict[int, list[str]] = {}
    for thing in sorted(layers):
        rows.setdefault(layers[thing], []).append(thing)
    beside: dict[str, list[str]] = {}
    for one, other in pairs:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    places = {thing: number for row in rows.values() for number, thing in enumerate(row)}
    for sweep in range(_SWEEPS):
        step = -1 if sweep % 2 == 0 else 1
        for layer in sorted(rows, reverse=step > 0):
            means = {
                thing: _mean(
                    places[thing],
                    [
                        places[other]
                        for other in beside.get(thing, ())
                        if (layers[other] - layers[thing]) * step > 0
                    ],
                )
                for thing in rows[layer]
            }
            rows[layer].sort(key=lambda thing, means=means: (means[thing], thing))  # type: ignore[misc]  # bound now
            places |= {thing: number for number, thing in enumerate(rows[layer])}
    return places


def _mean(own: int, near: Sequence[int]) -> Fraction:
    """As a fraction, so that no rounding decides a tie on another machine."""
    return Fraction(sum(near), len(near)) if near else Fraction(own)


def _tree(
    subject: str, around: _Around, drawn: Mapping[str, int], arrows: Mapping[Link, Arrow]
) -> list[Branch]:
    """The same as nested lines; what was opened once is not opened again."""
    lines: list[Branch] = []
    for way in around.ways:
        opened: set[str] = set()
        ahead: list[tuple[int, str, Arrow | None]] = [(0, subject, None)]
        while ahead:
            level, thing, arrow = ahead.pop()
            found = around.beside(thing, way)
            repeated = thing in opened and bool(found)
            deeper = not repeated and level < around.depth
            following = [(other, link) for other, link in found if deeper and other in drawn]
            more = len({other for other, _ in found}) - len({other for other, _ in following})
            lines.append(
                Branch(
                    level=level,
                    id=thing,
                    direction=way,
                    arrow=arrow,
                    repeated=repeated,
                    more=0 if repeated else more,
                )
            )
            if deeper:
                opened.add(thing)
                ahead += [(level + 1, other, arrows[link]) for other, link in reversed(following)]
    return lines


def _existence(picture: Picture, thing: str) -> str:
    """Whether a thing is there; by the column of its kind where that is made for the graph already."""
    kind = kind_of(thing)
    if kind not in DEPENDENTS or thing not in picture.roll:
        return picture.existence(thing).state
    return picture.existences(kind).of(int(picture.roll.place[picture.table.things[thing]])).state
