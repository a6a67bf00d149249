# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What needs what, with all that an answer about failing must know of it: strength, ground, reserve."""

import builtins
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kamerbreed.picture import DEPENDENTS, Edge, Fact, Picture
from kamerbreed.vocabulary import CommonCause, ControlRoom, Site, StaffGroup, kind_of

STOPS = "stops"
FIRM = ("measured", "documented", "stated")
"""Grounds on which somebody who knows says it; what is derived is a conclusion, and may be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A redundancy group: ``needed`` of ``of`` must work; ``firm`` if that is more than a conclusion."""

    key: str
    needed: int
    of: int
    firm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """That ``dependent`` is hit if ``on`` fails, how badly, and on what ground.

    ``strength`` is empty where it is unknown or disputed, ``strengths`` are all that were said;
    ``strength_solid`` is the ground of the strength, where it was stated apart. ``uncertain``: it
    is not certain that the dependency is there. ``redundancy`` and ``fallback`` are words of a
    source, and no promise. ``general``: one of its ends is a model of rooms in general;
    ``template``: made from that model for one room. ``rows`` are the rows of the table under it.
    """

    dependent: str
    on: str
    property: str
    key: str
    strength: str = ""
    strengths: tuple[str, ...] = ()
    solid: str = ""
    strength_solid: str = ""
    uncertain: bool = False
    group: Group | None = None
    named_group: str = ""
    redundancy: str = ""
    fallback: str = ""
    general: bool = False
    template: bool = False
    backwards: bool = False
    rows: tuple[int, ...] = ()

    @builtins.property  # a field of this class is called property
    def assumed(self) -> bool:
        """Whether it is there only by assumption."""
        return self.solid == "assumed" or self.backwards

    @builtins.property  # a field of this class is called property
    def known(self) -> bool:
        """Whether it counts as known: certain to be there, on more than an assumption or a model."""
        return not (self.assumed or self.uncertain or self.template or self.general)

    @builtins.property  # a field of this class is called property
    def doubts(self) -> tuple[str, ...]:
        """Why a failure need not pass along it, a reserve apart; empty if it does for certain."""
        found = [name for name in ("uncertain", "backwards") if getattr(self, name)]
        if self.general or self.template:
            found.append("template")
        if not self.strength:
            found.append("unknown_strength")
        elif self.strength != STOPS:
            found.append(self.strength)
        if self.redundancy:
            found.append("reserve_in_words")
        grounds = () if self.backwards else dict.fromkeys((self.solid, self.strength_solid))
        return (*found, *(ground for ground in grounds if ground not in FIRM))


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Every link; by the thing that needs and by the thing that is needed, each list in a fixed order."""

    links: Sequence[Link]
    needs: Mapping[str, Sequence[Link]]
    users: Mapping[str, Sequence[Link]]


_KEPT: "weakref.WeakKeyDictionary[Picture, dict[bool, Graph]]" = weakref.WeakKeyDictionary()


def graph(picture: Picture, *, templates: bool = False) -> Graph:
    """Every dependency of what is there; if asked, expanded per room.

    Kept as long as the picture, which never changes.
    """
    kept = _KEPT.setdefault(picture, {})
    if templates not in kept:
        if templates:
            general = graph(picture).links
            found = [made for link in general for made in _expanded(picture, link)]
        else:
            things = [thing.id for kind in DEPENDENTS for thing in picture.things(kind)]
            found = [link for thing in things for link in links_of(picture, thing)]
        kept[templates] = Graph(links=tuple(found), needs=by_dependent(found), users=by_on(found))
    return kept[templates]


def links(picture: Picture, *, templates: bool = False) -> Sequence[Link]:
    """Every dependency of what is there, by dependent and then key; if asked, expanded per room."""
    return graph(picture, templates=templates).links


def links_of(picture: Picture, subject: str) -> list[Link]:
    """What one thing says that it depends on."""
    facts = picture.members(subject, "depends_on")
    if not facts:
        return []
    strengths = picture.members(subject, "dependency_strength")
    groups = {key: _group(key, fact) for key, fact in picture.members(subject, "redundancy_group").items()}
    general = picture.templates.of_rooms | picture.templates.standing_for_rooms
    found: list[Link] = []
    for key, fact in facts.items():
        records = [value for value in fact.possible or fact.values if isinstance(value, dict)]
        targets = dict.fromkeys(str(record["on"]) for record in records)
        unsure = bool(fact.possible) or len(targets) > 1 or len(records) < len(fact.values)
        for on in targets:
            own = [record for record in records if record["on"] == on]
            apart = strengths.get(key) or strengths.get(on)
            link = _link(fact, own, apart)
            touches = subject in general or on in general
            found.append(replace(link, uncertain=unsure, general=touches, group=groups.get(link.named_group)))
    return found


def _link(fact: Fact, records: Sequence[Mapping[str, object]], apart: Fact | None) -> Link:
    said = dict.fromkeys(str(record.get("strength") or "") for record in records)
    more = [str(value) for value in apart.values if value] if apart else []
    strength = next(iter(said)) if len(said) == 1 else ""
    ground = fact.standing.solid
    if list(said) == [""] and apart and len(more) == 1:
        strength, ground = more[0], apart.standing.solid
    return Link(
        dependent=fact.subject,
        on=str(records[0]["on"]),
        property="depends_on",
        key=fact.key,
        strength=strength,
        strengths=tuple(dict.fromkeys([one for one in [*said, *more] if one])),
        solid=fact.standing.solid,
        strength_solid=ground,
        named_group=str(records[0].get("group") or ""),
        redundancy=str(records[0].get("redundancy") or ""),
        fallback=str(records[0].get("fallback") or ""),
        backwards=fact.standing.backwards,
        rows=fact.rows,
    )


def _group(key: str, fact: Fact) -> Group | None:
    """A redundancy group as it is known; none where it is uncertain, disputed or gone."""
    value = fact.value
    if not isinstance(value, dict) or len(fact.values) > 1:
        return None
    firm = fact.standing.solid in FIRM and not fact.standing.backwards
    return Group(key=key, needed=int(value["needed"]), of=int(value["of"]), firm=firm)


def _expanded(picture: Picture, link: Link) -> Iterator[Link]:
    edge = Edge(dependent=link.dependent, on=link.on, strength=link.strength, solid=link.solid)
    for made in picture.templates.expand(edge):
        yield (
            replace(link, dependent=made.dependent, on=made.on, template=made.template, general=False)
            if made.template
            else link
        )


_HIT_BY: Mapping[type[object], str] = {CommonCause: "affects", Site: "hosts", StaffGroup: "room"}


def hits_of(picture: Picture, subject: str) -> list[Link]:
    """What a common cause, a site or a staff group hits at once; how badly is not known of any."""
    thing = subject.partition("@")[0]
    kind = kind_of(thing)
    name = _HIT_BY.get(kind, "")
    found = [
        _hit(relation.target, subject, name, relation.fact)
        for relation in (picture.outgoing(thing) if name else ())
        if relation.property == name
    ]
    if kind is Site:
        found += [
            _hit(relation.subject, subject, "site", relation.fact)
            for relation in picture.incoming(thing, "site")
            if kind_of(relation.subject) is ControlRoom
        ]
    return found


def _hit(dependent: str, on: str, name: str, fact: Fact) -> Link:
    return Link(
        dependent=dependent,
        on=on,
        property=name,
        key=fact.key,
        solid=fact.standing.solid,
        strength_solid=fact.standing.solid,
        backwards=fact.standing.backwards,
        rows=fact.rows,
    )


def by_on(found: Iterable[Link]) -> Mapping[str, list[Link]]:
    """The links by the thing that is needed, each list by dependent and key."""
    made: dict[str, list[Link]] = {}
    for link in found:
        made.setdefault(link.on, []).append(link)
    for some in made.values():
        some.sort(key=lambda link: (link.dependent, link.key))
    return made


def by_dependent(found: Iterable[Link]) -> Mapping[str, list[Link]]:
    """The links by the thing that needs, each list by what is needed and key."""
    made: dict[str, list[Link]] = {}
    for link in found:
        made.setdefault(link.dependent, []).append(link)
    for some in made.values():
        some.sort(key=lambda link: (link.on, link.key))
    return made
