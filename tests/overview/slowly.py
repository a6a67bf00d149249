# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The overview counted fact by fact: slow, plain, and independent of columns."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kamerbreed.overview import Cell, Completeness, Count, Expected, Gap, Missing, Share
from kamerbreed.picture import DEPENDENTS, Edge, Fact, Picture
from kamerbreed.picture._knowledge import source_day
from kamerbreed.vocabulary import Property, kinds

_WORTH = (
    "known uncertain assumed template partly too_abstract refused nobody_knows no_answer asked"
    " shielded never_asked"
).split()


def _state(fact: Fact) -> str:
    if fact.known:
        return "known"
    if fact.possible:
        return "uncertain"
    return "assumed" if fact.value is not None else fact.standing.question


def _cell(picture: Picture, subject: str, found: Property[object], general: set[str]) -> Cell | None:
    members = picture.members(subject, found.name) if found.many else {}
    facts = [fact for fact in members.values() if fact.standing.agreement or fact.non_value]
    ranked = [
        (_WORTH.index(_state(fact)), number, fact)
        for number, fact in enumerate(facts or [picture.fact(subject, found.name)])
        if _state(fact) in _WORTH
    ]
    if not ranked:
        return None
    worth, _, fact = min(ranked, key=lambda item: item[:2])
    return Cell(
        subject=subject,
        property=found.name,
        purposes=found.wanted,
        aspect=found.aspect,
        state="template" if not worth and subject in general else _WORTH[worth],
        solid=fact.standing.solid,
        fresh=fact.standing.fresh.state,
    )


def told(picture: Picture, subject: str) -> bool:
    """Whether a thing may be told of: a source only once it could be known."""
    at = picture.coordinates
    if at.known_at is None or not subject.startswith("source/"):
        return True
    plain = picture.undated_knowledge
    own = {at.known_by, *plain.roles_within(at.known_by)} if at.known_by else set()
    return source_day(plain, subject, own) <= at.known_at.toordinal()


def _there(picture: Picture, slug: str) -> list[str]:
    return [
        subject
        for subject in picture.subjects(kinds()[slug])
        if picture.existence(subject).there and told(picture, subject)
    ]


def cells(picture: Picture) -> list[Cell]:
    """Every wanted property of every thing that is there."""
    components = _there(picture, "component")
    general = {subject for subject in components if picture.one(subject, "replicated_per") == "room"}
    return [
        cell
        for slug, kind in kinds().items()
        for subject in _there(picture, slug)
        for place in kind.properties().values()
        if place.wanted and (cell := _cell(picture, subject, place, general))
    ]


def edges(picture: Picture) -> list[Edge]:
    """Every dependency that stands, of things that are there; without its strength."""
    return [
        Edge(dependent=subject, on=str(fact.value["on"]), strength="", solid=fact.standing.solid)
        for kind in DEPENDENTS
        for subject in _there(picture, kind.slug)
        for fact in picture.members(subject, "depends_on").values()
        if isinstance(fact.value, dict)
    ]


def reach(found: Iterable[Edge]) -> Mapping[str, int]:
    """For each thing on which another depends how many do."""
    dependents: dict[str, set[str]] = defaultdict(set)
    for edge in found:
        dependents[edge.on].add(edge.dependent)
    return {thing: len(_closure(thing, dependents)) for thing in dependents}


def _closure(start: str, dependents: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        for dependent in dependents.get(ahead.pop(), set()) - seen - {start}:
            seen.add(dependent)
            ahead.append(dependent)
    return seen


def gaps(picture: Picture) -> list[Gap]:
    """Every thing with something unknown, the one on which most depends first."""
    reached = reach(edges(picture))
    unknown: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells(picture):
        if cell.state != "known":
            unknown[cell.subject].append(cell)
    ranked = sorted(unknown, key=lambda subject: (-reached.get(subject, 0), -len(unknown[subject]), subject))
    return [
        Gap(
            subject=subject,
            reached=reached.get(subject, 0),
            missing=tuple(
                Missing(
                    property=one.property, state=one.state, keepers=picture.keepers(subject, one.property)
                )
                for one in unknown[subject]
            ),
        )
        for subject in ranked
    ]


def _missing(picture: Picture, cell: Cell) -> Missing:
    keepers = picture.keepers(cell.subject, cell.property)
    return Missing(property=cell.property, state=cell.state, keepers=keepers)


def count(picture: Picture, subjects: Iterable[str]) -> Count:
    """How many of these things are there, and in what way."""
    found = {subject: picture.existence(subject) for subject in subjects}
    there = [one for subject, one in found.items() if one.there and told(picture, subject)]
    return Count(
        count=len(there),
        undated=sum(one.undated for one in there),
        assumed=sum(one.assumed for one in there),
        planned=sum(one.state == "planned" for one in found.values()),
    )


def counts_by_type(picture: Picture) -> dict[str, dict[str, Count]]:
    """The same for each type of things of each kind that has one."""
    found: dict[str, dict[str, Count]] = {}
    for slug, kind in kinds().items():
        if "type" in kind.properties() and not kind.properties()["type"].many:
            sorts: dict[str, list[str]] = defaultdict(list)
            for subject in picture.subjects(kind):
                sorts[str(picture.one(subject, "type") or "unknown")].append(subject)
            found[slug] = {sort: count(picture, subjects) for sort, subjects in sorts.items()}
    return found


def completeness(found: Sequence[Cell], expected: Sequence[Expected]) -> Completeness:
    """The four numbers of these cells and expectations."""
    known = [cell for cell in found if cell.state == "known"]
    states = [cell.state for cell in found]
    return Completeness(
        coverage=Share(
            n=sum(one.n for one in expected),
            of=sum(one.of for one in expected),
            assumed=sum(one.assumed for one in expected),
        ),
        fill=Share(
            n=len(known),
            of=len(found),
            assumed=states.count("assumed"),
            template=states.count("template"),
            nobody_knows=states.count("nobody_knows"),
        ),
        support=Share(n=sum(cell.supported for cell in known), of=len(known)),
        freshness=Share(n=sum(cell.within_term for cell in known), of=len(known)),
    )
