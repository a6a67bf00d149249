# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What fails if this fails: a closure over dependencies, with certain and possible apart.

*Certain* is what fails in every way in which the unknown may turn out: along dependencies of which
somebody who knows says that their loss stops what depends on them, and in a redundancy group only if
fewer remain than are needed. *Possible* is all else that a dependency leads to: a weaker or unknown
strength, a ground that is only derived or assumed, a general model, a reserve that a source tells of
in words, or a group that may hold; for a group on paper may fail when it is called upon.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kamerbreed.overview._covers import Cover, covers
from kamerbreed.overview._graph import Graph, graph
from kamerbreed.overview._links import STOPS, Link, by_on, hits_of
from kamerbreed.picture import Fact, Picture
from kamerbreed.vocabulary import ControlRoom, Region, Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a path: ``thing`` is hit because ``on`` is, by this property of ``stated_on``."""

    thing: str
    on: str
    stated_on: str
    property: str
    key: str
    strength: str
    solid: str
    doubts: tuple[str, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A thing that is hit, for certain or possibly, with one shortest path to it.

    ``why`` says why it is only possible: uncertain, unknown_strength, degrades, inconveniences,
    derived, assumed, template, backwards, reserve_in_words, redundancy (a group that may hold) or
    takeover.
    """

    subject: str
    certain: bool
    steps: int
    path: tuple[Step, ...]
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionHit:
    """A region that is hit; ``population`` in persons, None if it is not known or disputed."""

    hit: Hit
    population: int | None
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhabitants:
    """Persons in the regions that are hit; beside them the regions whose population is not known."""

    certain: int
    possible: int
    certain_unknown: tuple[str, ...]
    possible_unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequences:
    """What is hit if ``subject`` fails; each list by number of steps, then id.

    ``things`` are all things but regions. ``assumed_left_out`` counts dependencies, and
    ``takeovers_left_out`` takeovers, that were met and left out because they are only assumed;
    ``beyond`` the things at which the depth that was asked for ended.
    """

    subject: str
    depth: int | None
    assumptions: bool
    templates: bool
    things: tuple[Hit, ...]
    regions: tuple[RegionHit, ...]
    inhabitants: Inhabitants
    assumed_left_out: int
    takeovers_left_out: int
    beyond: int

    def of_kind(self, slug: str, *, certain: bool | None = None) -> tuple[Hit, ...]:
        """The hits of one kind; if asked, only the certain or only the possible ones."""
        hits = (hit for hit in self.things if hit.subject.startswith(f"{slug}/"))
        return tuple(hit for hit in hits if certain is None or hit.certain == certain)

    @property
    def rests_on_assumptions(self) -> bool:
        """Whether anything here rests on an assumption."""
        hits = [*self.things, *(region.hit for region in self.regions)]
        return any("assumed" in hit.why or "backwards" in hit.why for hit in hits)


def what_fails(
    picture: Picture,
    subject: str,
    *,
    depth: int | None = None,
    assumptions: bool = False,
    templates: bool = False,
) -> Consequences:
    """What is hit if this thing fails.

    ``depth`` is the most steps along dependencies, None for all. Without ``assumptions`` no assumed
    dependency, takeover or population counts. ``templates``: what stands per room in general is
    expanded for each room. Which room serves a region counts on any ground but an assumption.
    Raises PictureError if nothing tells of the thing. Time: linear in the dependencies of what is hit.
    """
    picture.get(subject)
    whole = graph(picture, templates=templates)
    ways = _Ways(whole, hits_of(picture, subject), assumptions=assumptions)
    certain, _ = _spread(subject, ways, depth, _failing(whole))
    reached, beyond = _spread(subject, ways, depth, lambda link: True)
    things = _hits(certain, reached)
    served = _Regions(picture, things, {subject, *certain}, assumptions=assumptions)
    there = picture.existence(subject.partition("@")[0]).there
    regions = served.hits(subject if there else "")
    return Consequences(
        subject=subject,
        depth=depth,
        assumptions=assumptions,
        templates=templates,
        things=things,
        regions=regions,
        inhabitants=_inhabitants(regions),
        assumed_left_out=ways.left_out([subject, *reached]),
        takeovers_left_out=served.left_out,
        beyond=beyond,
    )


class _Ways:
    """The links along which a failure may pass, of which some may be only assumed."""

    def __init__(self, whole: Graph, first: Sequence[Link], *, assumptions: bool) -> None:
        self._whole = whole
        self._first = by_on(first)
        self._assumptions = assumptions

    def _all(self, thing: str) -> list[Link]:
        return [*self._whole.users(thing), *self._first.get(thing, ())]

    def onward(self, thing: str) -> list[Link]:
        """The links to what needs a thing."""
        if self._assumptions:
            return self._all(thing)
        return [_unassumed(link) for link in self._all(thing) if not link.assumed]

    def left_out(self, things: Iterable[str]) -> int:
        """How many links from these things are left out because they are only assumed."""
        if self._assumptions:
            return 0
        return sum(link.assumed for thing in things for link in self._all(thing))


def _unassumed(link: Link) -> Link:
    """The link with a strength that is only assumed as one that is unknown."""
    if link.strength_solid != "assumed":
        return link
    return replace(link, strength="", strength_solid=link.solid)


def _failing(whole: Graph) -> Callable[[Link], bool]:
    """Whether a failure passes along a link for certain; counts what failed in each group."""
    failed: dict[tuple[str, str], set[str]] = {}

    def passes(link: Link) -> bool:
        if link.doubts:
            return False
        if not link.named_group:
            return True
        place = (link.dependent, link.named_group)
        gone = failed.setdefault(place, set())
        gone.add(link.on)
        group = link.group
        if group is None or not group.firm:
            return False
        members = {one.on for one in whole.needs(link.dependent) if one.named_group == link.named_group}
        # Where more members are named than the group counts, each of them may be what holds it.
        return max(group.of, len(members)) - len(gone) < group.needed

    return passes


def _spread(
    subject: str, ways: _Ways, depth: int | None, passes: Callable[[Link], bool]
) -> tuple[dict[str, tuple[int, Link]], int]:
    """All that is reached, in rounds, and how many things lie one round beyond the depth."""
    reached: dict[str, tuple[int, Link]] = {}
    ahead, steps = [subject], 0
    while ahead:
        steps += 1
        found: dict[str, Link] = {}
        for thing in sorted(ahead):
            for link in ways.onward(thing):
                if link.dependent != subject and link.dependent not in reached and passes(link):
                    found.setdefault(link.dependent, link)
        if depth is not None and steps > depth:
            return reached, len(found)
        reached |= {thing: (steps, link) for thing, link in found.items()}
        ahead = list(found)
    return reached, 0


def _step(link: Link) -> Step:
    doubts = (*link.doubts, *(("redundancy",) if link.named_group else ()))
    stated_on = link.dependent if link.property in ("depends_on", "site") else link.on
    return Step(
        thing=link.dependent,
        on=link.on,
        stated_on=stated_on,
        property=link.property,
        key=link.key,
        strength=link.strength,
        solid=link.solid,
        doubts=doubts,
        rows=link.rows,
    )


def _paths(reached: Mapping[str, tuple[int, Link]]) -> dict[str, tuple[tuple[Step, ...], tuple[str, ...]]]:
    """To each thing the path and the doubts along it; each from that of the thing before it."""
    found: dict[str, tuple[tuple[Step, ...], tuple[str, ...]]] = {}
    for thing, (_, link) in reached.items():  # nearest first, as they were reached
        path, doubts = found.get(link.on, ((), ()))
        step = _step(link)
        more = tuple(doubt for doubt in step.doubts if doubt not in doubts)
        found[thing] = (*path, step), doubts + more
    return found


def _hits(
    certain: Mapping[str, tuple[int, Link]], reached: Mapping[str, tuple[int, Link]]
) -> tuple[Hit, ...]:
    surely, possibly = _paths(certain), _paths(reached)
    found = [
        Hit(subject=thing, certain=True, steps=certain[thing][0], path=surely[thing][0])
        if thing in certain
        else Hit(subject=thing, certain=False, steps=steps, path=possibly[thing][0], why=possibly[thing][1])
        for thing, (steps, _) in reached.items()
    ]
    return tuple(sorted(found, key=lambda hit: (hit.steps, hit.subject)))


class _Regions:
    """The regions that are hit by what is hit: through the room that serves them, or a national service."""

    def __init__(
        self, picture: Picture, things: Sequence[Hit], failed: set[str], *, assumptions: bool
    ) -> None:
        self._picture = picture
        self._things = things
        self._failed = failed
        self._assumptions = assumptions
        self._covers: dict[str, list[Cover]] = {}
        self._by_room = self._regions_of_rooms()
        self.left_out = 0

    def hits(self, subject: str) -> tuple[RegionHit, ...]:
        """Each region once: certain before possible, then the shortest way."""
        itself = [Hit(subject=subject, certain=True, steps=0, path=())] if subject else []
        found: dict[str, Hit] = {}
        for hit in [*itself, *self._things]:
            for made in self._through(hit):
                known = found.get(made.subject)
                if known is None or (known.certain, -known.steps) < (made.certain, -made.steps):
                    found[made.subject] = made
        ordered = sorted(found.values(), key=lambda hit: (hit.steps, hit.subject))
        return tuple(self._with_population(hit) for hit in ordered)

    def _through(self, hit: Hit) -> Iterator[Hit]:
        if hit.subject.startswith(f"{ControlRoom.slug}/"):
            yield from self._served(hit)
        elif hit.subject.startswith(f"{Service.slug}/"):
            scope = self._picture.fact(hit.subject, "scope")
            if scope.value == "national" and (scope.known or self._assumptions):
                for region in self._picture.things(Region):
                    yield self._onward(hit, region.id, scope, stated_on=hit.subject, cover="")

    def _served(self, hit: Hit) -> Iterator[Hit]:
        for region, fact in self._by_room.get(hit.subject, ()):
            cover = "takeover" if self._covered(hit.subject) else ""
            yield self._onward(hit, region, fact, stated_on=region, cover=cover)

    def _regions_of_rooms(self) -> Mapping[str, list[tuple[str, Fact]]]:
        """The regions that a room serves, or may serve where that is uncertain or disputed."""
        found: dict[str, list[tuple[str, Fact]]] = {}
        for region in self._picture.things(Region):
            fact = self._picture.fact(region.id, "served_by")
            if fact.value is None or fact.known or self._assumptions:
                for room in dict.fromkeys(map(str, fact.possible or fact.values)):
                    found.setdefault(room, []).append((region.id, fact))
        return found

    def _covered(self, room: str) -> bool:
        if room not in self._covers:
            found = [one for one in covers(self._picture, room) if one.there and one.by not in self._failed]
            if not self._assumptions:
                self.left_out += sum(one.assumed for one in found)
                found = [one for one in found if not one.assumed]
            self._covers[room] = found
        return bool(self._covers[room])

    def _onward(self, hit: Hit, region: str, fact: Fact, *, stated_on: str, cover: str) -> Hit:
        doubts = [cover] if cover else []
        if fact.value is None or len(fact.values) > 1:
            doubts.append("uncertain")
        elif not fact.known:
            doubts.append("assumed")
        if cover and any(one.assumed for one in self._covers[hit.subject]):
            doubts.append("assumed")
        step = Step(
            thing=region,
            on=hit.subject,
            stated_on=stated_on,
            property=fact.property,
            key=fact.key,
            strength=STOPS if hit.certain else "",
            solid=fact.standing.solid,
            doubts=tuple(dict.fromkeys(doubts)),
            rows=fact.rows,
        )
        why = tuple(dict.fromkeys([*hit.why, *doubts]))
        return Hit(
            subject=region,
            certain=hit.certain and not doubts,
            steps=hit.steps + 1,
            path=(*hit.path, step),
            why=why,
        )

    def _with_population(self, hit: Hit) -> RegionHit:
        fact = self._picture.fact(hit.subject, "population")
        counts = (fact.known or self._assumptions) and len(fact.values) == 1
        value = fact.value
        population = value if counts and isinstance(value, int) else None
        return RegionHit(hit=hit, population=population, rows=fact.rows)


def _inhabitants(regions: Sequence[RegionHit]) -> Inhabitants:
    def persons(certain: bool) -> int:
        return sum(one.population or 0 for one in regions if one.hit.certain is certain)

    def unknown(certain: bool) -> tuple[str, ...]:
        return tuple(
            one.hit.subject for one in regions if one.hit.certain is certain and one.population is None
        )

    return Inhabitants(
        certain=persons(certain=True),
        possible=persons(certain=False),
        certain_unknown=unknown(certain=True),
        possible_unknown=unknown(certain=False),
    )
