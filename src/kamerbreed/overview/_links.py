# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What needs what, with all that an answer about failing must know of it: strength, ground, reserve."""

import builtins
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kamerbreed.picture import Fact, Picture
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
class Apart:
    """What is said apart of how badly something depends: all values, and the ground of the first."""

    values: tuple[object, ...]
    solid: str


def links_of(picture: Picture, subject: str) -> list[Link]:
    """What one thing says that it depends on, fact by fact."""
    facts = picture.members(subject, "depends_on")
    if not facts:
        return []
    strengths = apart_from(picture.members(subject, "dependency_strength"))
    groups = {key: _group(key, fact) for key, fact in picture.members(subject, "redundancy_group").items()}
    general = general_of(picture)
    return [
        replace(
            link,
            general=subject in general or link.on in general,
            group=groups.get(link.named_group),
        )
        for fact in facts.values()
        for link in links_of_fact(fact, strengths)
    ]


def apart_from(facts: Mapping[str, Fact]) -> Mapping[str, Apart]:
    """The strengths that are stated apart, by key."""
    return {key: Apart(values=fact.values, solid=fact.standing.solid) for key, fact in facts.items()}


def links_of_fact(fact: Fact, strengths: Mapping[str, Apart]) -> Iterator[Link]:
    """What one fact says is needed; ``strengths`` are those stated apart, by key. Of groups only the name."""
    records = [value for value in fact.possible or fact.values if isinstance(value, dict)]
    targets = dict.fromkeys(str(record["on"]) for record in records)
    unsure = bool(fact.possible) or len(targets) > 1 or len(records) < len(fact.values)
    for on in targets:
        link = link_from(
            [record for record in records if record["on"] == on],
            strengths.get(fact.key) or strengths.get(on),
            dependent=fact.subject,
            key=fact.key,
            solid=fact.standing.solid,
            backwards=fact.standing.backwards,
            rows=fact.rows,
        )
        yield replace(link, uncertain=unsure)


def general_of(picture: Picture) -> frozenset[str]:
    """The things that stand for those of rooms in general."""
    return picture.templates.of_rooms | picture.templates.standing_for_rooms


def link_from(
    records: Sequence[Mapping[str, object]],
    apart: Apart | None,
    *,
    dependent: str,
    key: str,
    solid: str,
    backwards: bool,
    rows: tuple[int, ...],
) -> Link:
    """The link that records on the same thing tell of."""
    said = dict.fromkeys(str(record.get("strength") or "") for record in records)
    more = [str(value) for value in apart.values if value] if apart else []
    strength = next(iter(said)) if len(said) == 1 else ""
    ground = solid
    if list(said) == [""] and apart and len(more) == 1:
        strength, ground = more[0], apart.solid
    return Link(
        dependent=dependent,
        on=str(records[0]["on"]),
        property="depends_on",
        key=key,
        strength=strength,
        strengths=tuple(dict.fromkeys([one for one in [*said, *more] if one])),
        solid=solid,
        strength_solid=ground,
        named_group=str(records[0].get("group") or ""),
        redundancy=str(records[0].get("redundancy") or ""),
        fallback=str(records[0].get("fallback") or ""),
        backwards=backwards,
        rows=rows,
    )


def _group(key: str, fact: Fact) -> Group | None:
    """A redundancy group as it is known; none where it is uncertain, disputed or gone."""
    if len(fact.values) > 1:
        return None
    return group_from(key, fact.value, solid=fact.standing.solid, backwards=fact.standing.backwards)


def group_from(key: str, value: object, *, solid: str, backwards: bool) -> Group | None:
    """The redundancy group that a record tells of; none without a record."""
    if not isinstance(value, dict):
        return None
    firm = solid in FIRM and not backwards
    return Group(key=key, needed=int(value["needed"]), of=int(value["of"]), firm=firm)


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
