# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The named checks thing by thing, fact by fact: slow, plain, and independent of columns."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from kamerbreed.overview import Judged, Parameters
from kamerbreed.overview._covers import covers
from kamerbreed.overview._graph import links
from kamerbreed.overview._links import STOPS, Link, by_dependent
from kamerbreed.picture import Fact, Picture
from kamerbreed.vocabulary import (
    Component,
    Contract,
    ControlRoom,
    Exercise,
    Figure,
    ManagementProcess,
    Region,
    Service,
    Site,
    Source,
    Takeover,
    Thing,
    kind_of,
    kinds,
    partial_date,
    property_of,
    stale_after_days,
)
from tests.overview.slowly import told

K = TypeVar("K", bound=Thing)
FINDING, FINE, UNKNOWN, LEFT_OUT = "finding", "fine", "unknown", "left_out"
Judge = Callable[[Picture, Parameters], Iterable[Judged]]
JUDGES: dict[str, Judge] = {}


def check(id: str) -> Callable[[Judge], Judge]:
    """Enter a way of judging under the id of its check."""

    def enter(judge: Judge) -> Judge:
        JUDGES[id] = judge
        return judge

    return enter


def each(
    picture: Picture,
    kind: type[K],
    parameters: Parameters,
    judge: Callable[[K], Judged | None],
    *,
    planned: bool = False,
) -> Iterator[Judged]:
    """Judge each thing of a kind that is there; one only assumed to be is left out, or marked.

    A judge gives None for what the check is not about.
    """
    for thing in picture.things(kind, planned=planned):
        if not told(picture, thing.id):
            continue
        judged = judge(thing)
        if judged is None:
            continue
        if not picture.existence(thing.id).assumed:
            yield judged
        elif parameters.assumptions:
            yield replace(judged, assumed=True)
        else:
            yield replace(judged, outcome=LEFT_OUT)


def usable(fact: Fact, parameters: Parameters) -> bool:
    """Whether a fact may be used: known, or assumed where assumptions are allowed."""
    return fact.known or (parameters.assumptions and fact.value is not None)


def facts_of(picture: Picture, subject: str, name: str) -> list[Fact]:
    """The facts of a property: its members on which something stands, or the one there is."""
    if property_of(subject, name).many:
        members = [
            fact
            for fact in picture.members(subject, name).values()
            if fact.standing.agreement or fact.non_value
        ]
        if members:
            return members
    return [picture.fact(subject, name)]


def missing(
    picture: Picture, subject: str, name: str, parameters: Parameters, *, value: int | str | None = None
) -> Judged | None:
    """Judge that something should be known: a finding if it is not; None where it does not apply.

    What is shielded or uncertain cannot be judged.
    """
    facts = facts_of(picture, subject, name)
    rows = tuple(row for fact in facts for row in fact.rows)
    good = [fact for fact in facts if usable(fact, parameters)]
    if good:
        assumed = not any(fact.known for fact in good)
        return Judged(subject=subject, outcome=FINE, property=name, rows=rows, assumed=assumed)
    if any(fact.possible or fact.standing.question == "shielded" for fact in facts):
        return Judged(subject=subject, outcome=UNKNOWN, property=name, rows=rows)
    if all(fact.non_value == "not_applicable" for fact in facts):
        return None
    return Judged(subject=subject, outcome=FINDING, property=name, value=value, rows=rows)


def critical(picture: Picture, *, assumptions: bool = False) -> Mapping[str, tuple[str, ...]]:
    """Each thing whose loss stops a service, and which services, both sorted.

    Along dependencies whose strength is "stops", on any ground but an assumption, and outside
    redundancy groups. What stands of rooms in general counts here, since it tells on what sort of
    part every room rests.
    """
    needs = by_dependent(
        link
        for link in links(picture)
        if link.strength == STOPS
        and not link.uncertain
        and not link.named_group
        and (assumptions or not (link.assumed or link.strength_solid == "assumed"))
    )
    found: dict[str, set[str]] = {}
    for service in picture.things(Service):
        if picture.existence(service.id).assumed and not assumptions:
            continue
        seen, ahead = {service.id}, [service.id]
        while ahead:
            for link in needs.get(ahead.pop(), ()):
                if link.on not in seen:
                    seen.add(link.on)
                    ahead.append(link.on)
        for thing in seen - {service.id}:
            found.setdefault(thing, set()).add(service.id)
    there = (thing for thing in sorted(found) if picture.existence(thing).there)
    return {thing: tuple(sorted(found[thing])) for thing in there}


@check("service-without-owner")
def service_without_owner(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A service of which nobody says whose it is."""
    return each(
        picture, Service, parameters, lambda service: missing(picture, service.id, "owner", parameters)
    )


@check("component-without-operator")
def component_without_operator(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A component of which nobody says who runs it."""
    return each(
        picture, Component, parameters, lambda part: missing(picture, part.id, "operator", parameters)
    )


@check("several-owners")
def several_owners(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """Two or more parties are said to own the same thing, or who owns it is disputed."""
    for kind in (Service, Component, Site):
        yield from each(picture, kind, parameters, lambda thing: _owners(picture, thing, parameters))


def _owners(picture: Picture, thing: Thing, parameters: Parameters) -> Judged:
    facts = facts_of(picture, thing.id, "owner")
    named = [fact for fact in facts if usable(fact, parameters)]
    several = len(named) > 1 or any(len(fact.values) > 1 for fact in named)
    # One that is named and one that may be are not yet two; but neither is it certain to be one.
    outcome = FINDING if several else FINE if named and not any(fact.possible for fact in facts) else UNKNOWN
    return Judged(
        subject=thing.id,
        outcome=outcome,
        property="owner",
        related=tuple(fact.key for fact in named),
        value=len(named),
        rows=tuple(row for fact in facts for row in fact.rows),
        assumed=outcome != UNKNOWN and not all(fact.known for fact in named),
    )


@check("room-without-fallback")
def room_without_fallback(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A control room of which nobody says who takes over all its work."""
    return each(picture, ControlRoom, parameters, lambda room: _fallback(picture, room.id, parameters))


def _fallback(picture: Picture, room: str, parameters: Parameters) -> Judged | None:
    found = covers(picture, room)
    good = [one for one in found if one.whole and one.there and (parameters.assumptions or not one.assumed)]
    if not good:
        judged = missing(picture, room, "fallback_room", parameters)
        if judged is None or judged.outcome == UNKNOWN:
            return judged
        # The fallback that is named may itself be gone.
        rows = tuple(row for one in found if not one.assumed for row in one.rows)
        gone = tuple(one.by for one in found if one.whole and not one.assumed)
        return Judged(subject=room, outcome=FINDING, property="fallback_room", related=gone, rows=rows)
    return Judged(
        subject=room,
        outcome=FINE,
        property="fallback_room",
        related=tuple(one.by for one in good),
        rows=tuple(row for one in good for row in one.rows),
        assumed=all(one.assumed for one in good),
    )


def _at_work(picture: Picture, room: ControlRoom) -> bool | None:
    """Whether a room handles calls; None if nobody says."""
    fact = picture.fact(room.id, "operational_state")
    return None if not fact.known else fact.value == "in_operation"


@check("room-without-staff")
def room_without_staff(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A control room in operation of which nobody says how many people work there."""
    return each(picture, ControlRoom, parameters, lambda room: _staffed(picture, room, "staff", parameters))


@check("room-without-minimum-staffing")
def room_without_minimum_staffing(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A control room in operation without a stated lowest staffing with which it may work."""
    return each(
        picture, ControlRoom, parameters, lambda room: _staffed(picture, room, "minimum_staffing", parameters)
    )


def _staffed(picture: Picture, room: ControlRoom, name: str, parameters: Parameters) -> Judged | None:
    at_work = _at_work(picture, room)
    judged = missing(picture, room.id, name, parameters)
    if at_work is False or judged is None:
        return None
    if at_work is None and judged.outcome == FINDING:
        return Judged(subject=room.id, outcome=UNKNOWN, property="operational_state", rows=judged.rows)
    return judged


@check("region-served-elsewhere")
def region_served_elsewhere(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A region whose work is done by another room than the one that the decree designates."""
    return each(picture, Region, parameters, lambda region: _served(picture, region.id, parameters))


def _served(picture: Picture, region: str, parameters: Parameters) -> Judged:
    facts = [picture.fact(region, name) for name in ("served_by", "designated_room")]
    rows = tuple(row for fact in facts for row in fact.rows)
    if not all(usable(fact, parameters) and len(fact.values) == 1 for fact in facts):
        return Judged(subject=region, outcome=UNKNOWN, property="served_by", rows=rows)
    served, designated = (str(fact.value) for fact in facts)
    return Judged(
        subject=region,
        outcome=FINE if served == designated else FINDING,
        property="served_by",
        related=(served, designated),
        rows=rows,
        assumed=not all(fact.known for fact in facts),
    )


def _edges(text: str) -> tuple[datetime.date, datetime.date]:
    """The first and last day that a date, moment or the end of a period can mean."""
    end = partial_date(text.rpartition("/")[2][:10])
    return end.first, end.last


def _passed(text: str, day: datetime.date, *, days: int = 0) -> str:
    """Whether so many days after this date have passed: finding, fine, or unknown inside its imprecision."""
    first, last = (edge + datetime.timedelta(days=days) for edge in _edges(text))
    return FINDING if last < day else FINE if day <= first else UNKNOWN


def _worst(fact: Fact, day: datetime.date, *, days: int = 0) -> str:
    """The same of every value that stands; where they differ it cannot be judged."""
    found = {_passed(str(value), day, days=days) for value in fact.values if value is not None}
    return found.pop() if len(found) == 1 else UNKNOWN


@check("past-end-of-life")
def past_end_of_life(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A component that is there after the day on which its support ended."""
    return each(picture, Component, parameters, lambda part: _end_of_life(picture, part.id, parameters))


def _end_of_life(picture: Picture, part: str, parameters: Parameters) -> Judged | None:
    fact = picture.fact(part, "end_of_life")
    if fact.non_value == "not_applicable":
        return None
    outcome = UNKNOWN
    if usable(fact, parameters):
        outcome = _worst(fact, picture.coordinates.valid_at)
    return Judged(
        subject=part,
        outcome=outcome,
        property="end_of_life",
        value=str(fact.value) if fact.value else None,
        rows=fact.rows,
        assumed=outcome != UNKNOWN and not fact.known,
    )


_PLANS: Mapping[type[Thing], tuple[tuple[str, str, str, str], ...]] = {
    ControlRoom: (
        ("planned_for", "in_operation_since", "operational_state", "in_operation"),
        ("national_ict_planned_for", "national_ict_since", "national_ict", "connected"),
    ),
    Component: (("planned_for", "in_operation_since", "operational_state", "in_operation"),),
}
"""By kind the plans: the property of the plan, of the realised date, and the state that shows it done."""


@check("plan-overdue")
def plan_overdue(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A planned date has passed, and nobody says that what was planned has happened."""
    for kind, plans in _PLANS.items():
        for plan in plans:
            yield from each(
                picture,
                kind,
                parameters,
                lambda thing, plan=plan: _overdue(picture, thing.id, plan, parameters),  # type: ignore[misc]  # bound now
                planned=True,
            )


def _overdue(
    picture: Picture, subject: str, plan: tuple[str, str, str, str], parameters: Parameters
) -> Judged | None:
    planned, *done = (picture.fact(subject, name) for name in plan[:3])
    if not planned.rows or (planned.value is None and not planned.possible):
        return None
    outcome = UNKNOWN
    if usable(planned, parameters):
        outcome = _worst(planned, picture.coordinates.valid_at)
    since, state = done
    if usable(since, parameters):
        outcome = FINE
    elif outcome == FINDING and (since.possible or (usable(state, parameters) and state.value == plan[3])):
        # It is done, but since when is not known, so whether the plan was kept cannot be judged.
        outcome = UNKNOWN
    return Judged(
        subject=subject,
        outcome=outcome,
        property=plan[0],
        value=str(planned.value) if planned.value else None,
        rows=(*planned.rows, *since.rows),
        assumed=outcome != UNKNOWN and not planned.known,
    )


@check("takeover-never-tested")
def takeover_never_tested(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A takeover of which no test is known, neither its last one nor an exercise of it."""
    tested = _exercised(picture)
    return each(picture, Takeover, parameters, lambda thing: _untested(picture, thing.id, tested, parameters))


def _exercised(picture: Picture) -> Mapping[str, tuple[str, ...]]:
    """What exercises tested that were held by the day of the picture."""
    found: dict[str, tuple[str, ...]] = {}
    for exercise in picture.things(Exercise):
        held = picture.fact(exercise.id, "held_on")
        if held.known and _edges(str(held.value))[1] <= picture.coordinates.valid_at:
            for thing in exercise.tests:
                found[thing] = (*found.get(thing, ()), exercise.id)
    return found


def _untested(
    picture: Picture, takeover: str, tested: Mapping[str, tuple[str, ...]], parameters: Parameters
) -> Judged:
    fact = picture.fact(takeover, "last_tested")
    used = picture.fact(takeover, "last_used")
    rows = (*fact.rows, *used.rows)
    related = tested.get(takeover, ())
    if related or usable(fact, parameters):
        outcome = FINE
    else:
        outcome = UNKNOWN if fact.possible or fact.standing.question == "shielded" else FINDING
    return Judged(subject=takeover, outcome=outcome, property="last_tested", related=related, rows=rows)


@check("test-overdue")
def last_test_overdue(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """The last known test is longer ago than the term for tests."""
    for kind in (ControlRoom, Component, Takeover, ManagementProcess):
        yield from each(picture, kind, parameters, lambda thing: _test_age(picture, thing.id, parameters))


def _test_age(picture: Picture, subject: str, parameters: Parameters) -> Judged | None:
    fact = picture.fact(subject, "last_tested")
    if fact.non_value == "not_applicable":
        return None
    outcome = UNKNOWN
    if usable(fact, parameters):
        term = stale_after_days(subject.partition("/")[0], "last_tested")
        outcome = _worst(fact, picture.coordinates.valid_at, days=term)
    return Judged(
        subject=subject,
        outcome=outcome,
        property="last_tested",
        value=str(fact.value) if fact.value else None,
        rows=fact.rows,
        assumed=outcome != UNKNOWN and not fact.known,
    )


def _age(fact: Fact) -> str:
    """Whether the term of a fact has run out: without a date of confirmation nobody can tell."""
    state = fact.standing.fresh.state
    return FINDING if state == "stale" else FINE if state in ("current", "timeless") else UNKNOWN


@check("figure-stale")
def figure_stale(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A figure that was last confirmed longer ago than its term."""
    return each(picture, Figure, parameters, lambda figure: _figure(picture, figure.id, parameters))


def _figure(picture: Picture, figure: str, parameters: Parameters) -> Judged | None:
    fact = picture.fact(figure, "value")
    if fact.non_value == "not_applicable":
        return None
    outcome = _age(fact) if usable(fact, parameters) else UNKNOWN
    return Judged(
        subject=figure,
        outcome=outcome,
        property="value",
        value=fact.standing.fresh.stale_since or None,
        rows=fact.rows,
        assumed=outcome != UNKNOWN and not fact.known,
    )


@check("critical-fact-stale")
def critical_fact_stale(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A fact that continuity needs, on something whose loss stops a service, is older than its term."""
    for subject, services in critical(picture, assumptions=parameters.assumptions).items():
        names = [name for name, one in kind_of(subject).properties().items() if "continuity" in one.wanted]
        for fact in picture.facts(subject):
            if fact.property in names and usable(fact, parameters):
                judged = Judged(
                    subject=subject,
                    outcome=_age(fact),
                    property=fact.property,
                    key=fact.key,
                    related=services,
                    value=fact.standing.fresh.stale_since or None,
                    rows=fact.rows,
                )
                yield replace(judged, assumed=not fact.known)


def _judge_link(link: Link, outcome: str, parameters: Parameters, *, value: int | None = None) -> Judged:
    if link.assumed and not parameters.assumptions:
        outcome = LEFT_OUT
    return Judged(
        subject=link.dependent,
        outcome=outcome,
        property="depends_on",
        key=link.key,
        related=(link.on,),
        value=value,
        rows=link.rows,
        assumed=link.assumed,
    )


@check("dependency-one-sided")
def dependency_one_sided(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A dependency that not both sides confirm: who should know the one thing, and the other."""
    keepers: dict[tuple[str, str], frozenset[str]] = {}

    def who(subject: str, name: str) -> frozenset[str]:
        place = (subject, name)
        if place not in keepers:
            keepers[place] = frozenset(picture.keepers(subject, name))
        return keepers[place]

    for link in links(picture):
        said = {picture.table.stated_by(row) for row in link.rows}
        sides = (who(link.dependent, "depends_on"), who(link.on, "exists"))
        heard = sum(not said.isdisjoint(side) for side in sides)
        yield _judge_link(link, FINE if heard == len(sides) else FINDING, parameters, value=heard)


@check("dependency-strength-contradicted")
def dependency_strength_contradicted(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """Of one dependency several strengths are said; which of them holds nobody ruled."""
    for some in by_dependent(links(picture)).values():
        pairs: dict[str, list[Link]] = {}
        for link in some:
            pairs.setdefault(link.on, []).append(link)
        for found in pairs.values():
            counted = [link for link in found if parameters.assumptions or not link.assumed]
            if not counted:
                yield _judge_link(found[0], LEFT_OUT, parameters)
                continue
            strengths = {one for link in counted for one in link.strengths}
            outcome = (UNKNOWN, FINE)[bool(strengths)] if len(strengths) < 2 else FINDING
            yield _judge_link(counted[0], outcome, parameters, value=len(strengths))


@check("dependency-on-absent")
def dependency_on_absent(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A dependency on something that is only planned, or is no longer there."""
    for link in links(picture):
        existence = picture.existence(link.on)
        outcome = FINE if existence.state == "present" else FINDING
        if existence.state in ("uncertain", "unstated"):
            outcome = UNKNOWN
        yield _judge_link(link, outcome, parameters)


@check("takeover-by-absent-room")
def takeover_by_absent_room(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A takeover that stands in the picture, but one of its rooms is planned or no longer there."""
    return each(picture, Takeover, parameters, lambda thing: _ends(picture, thing.id, parameters))


def _ends(picture: Picture, takeover: str, parameters: Parameters) -> Judged:
    facts = [picture.fact(takeover, name) for name in ("room", "taken_over_by")]
    named = [str(fact.value) for fact in facts if usable(fact, parameters)]
    gone = tuple(one for one in named if picture.existence(one).state in ("ended", "planned", "absent"))
    return Judged(
        subject=takeover,
        outcome=FINDING if gone else FINE if len(named) == 2 else UNKNOWN,
        property="taken_over_by" if gone and gone[0] == str(facts[1].value) else "room",
        related=gone,
        rows=tuple(row for fact in facts for row in fact.rows),
        assumed=not all(fact.known for fact in facts if fact.value is not None) and bool(named),
    )


@check("supplier-of-many-critical")
def supplier_of_many_critical(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A supplier of more critical components than is wise.

    A supplier of fewer cannot be judged as long as so many critical components have no known
    supplier that it might supply too many after all.
    """
    supplied = _supplied(picture, parameters)
    stopping = [
        thing
        for thing in critical(picture, assumptions=parameters.assumptions)
        if kind_of(thing) is Component
    ]
    having = {part for parts in supplied.values() for part in parts}
    unknown = sum(part not in having for part in stopping)
    limit = parameters.critical_components
    for supplier, parts in sorted(supplied.items()):
        own = tuple(part for part in stopping if part in parts)
        outcome = FINDING if len(own) > limit else FINE if len(own) + unknown <= limit else UNKNOWN
        yield Judged(
            subject=supplier,
            outcome=outcome,
            related=own,
            value=len(own),
            rows=tuple(row for part in own for row in parts[part]),
            assumed=_only_assumed(picture, supplier, own),
        )


def _supplied(picture: Picture, parameters: Parameters) -> Mapping[str, dict[str, tuple[int, ...]]]:
    """By supplier what it supplies, with the rows that say so: of the component itself, or of a contract."""
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for part in picture.things(Component):
        for fact in facts_of(picture, part.id, "supplier"):
            if usable(fact, parameters):
                found.setdefault(str(fact.value), {})[part.id] = fact.rows
    for contract in picture.things(Contract):
        fact = picture.fact(contract.id, "supplier")
        if usable(fact, parameters):
            for covered in picture.members(contract.id, "covers").values():
                if usable(covered, parameters):
                    rows = (*fact.rows, *covered.rows)
                    found.setdefault(str(fact.value), {}).setdefault(str(covered.value), rows)
    return found


def _only_assumed(picture: Picture, supplier: str, parts: Sequence[str]) -> bool:
    """Whether of one of these parts it is only assumed that this party supplies it."""
    facts = [picture.members(part, "supplier").get(supplier) for part in parts]
    return any(fact is not None and not fact.known for fact in facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rests:
    """What a room rests on: for certain, and at all; each with the rows along one way there."""

    certain: Mapping[str, tuple[int, ...]]
    at_all: Mapping[str, tuple[int, ...]]


@check("single-point")
def single_point(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A component on which every room at work depends, without a stated reserve.

    Of a room in general, or in words about a reserve, follows nothing of a room in particular:
    then it cannot be judged, unless assumptions are allowed, which the general model then is.
    """
    rooms = [
        room.id
        for room in picture.things(ControlRoom)
        if room.type in ("regional", "predecessor") and room.operational_state == "in_operation"
    ]
    if not rooms:
        return
    needs = by_dependent(
        link
        for link in links(picture, templates=True)
        if link.strength != "inconveniences" and (parameters.assumptions or not link.assumed)
    )
    rests = [_rests(room, needs, model=parameters.assumptions) for room in rooms]
    shared = {thing for one in rests for thing in one.at_all if thing.startswith(f"{Component.slug}/")}
    for thing in sorted(one for one in shared if "@" not in one):
        certain = [room for room, one in zip(rooms, rests, strict=True) if thing in one.certain]
        ways = [one.certain.get(thing) or one.at_all.get(thing, ()) for one in rests]
        everywhere = len(certain) == len(rooms)
        yield Judged(
            subject=thing,
            outcome=FINDING if everywhere else UNKNOWN,
            related=tuple(certain),
            value=len(certain),
            rows=tuple(dict.fromkeys(row for way in ways for row in way)),
            assumed=everywhere and parameters.assumptions and not _without_model(thing, rooms, needs),
        )


def _without_model(thing: str, rooms: Sequence[str], needs: Mapping[str, Sequence[Link]]) -> bool:
    firm = {
        dependent: [link for link in some if not link.assumed and not link.template]
        for dependent, some in needs.items()
    }
    return all(thing in _rests(room, firm, model=False).certain for room in rooms)


def _rests(room: str, needs: Mapping[str, Sequence[Link]], *, model: bool) -> _Rests:
    """What a room rests on; ``model``: what holds of rooms in general counts for this one."""

    def counts(link: Link) -> bool:
        plain = not (link.uncertain or link.named_group or link.redundancy)
        return plain and bool(link.strength) and (model or not link.template)

    at_all = dict(_down(room, needs))
    certain = dict(_down(room, {one: [link for link in some if counts(link)] for one, some in needs.items()}))
    return _Rests(certain=certain, at_all=at_all)


def _down(start: str, needs: Mapping[str, Sequence[Link]]) -> Iterator[tuple[str, tuple[int, ...]]]:
    ways: dict[str, tuple[int, ...]] = {start: ()}
    ahead = [start]
    while ahead:
        thing = ahead.pop(0)
        for link in needs.get(thing, ()):
            if link.on not in ways:
                ways[link.on] = (*ways[thing], *link.rows)
                ahead.append(link.on)
                yield link.on, ways[link.on]


@check("source-undated")
def source_undated(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A source without a date on which many statements rest: in the past none of them is known."""
    undated = {
        source.id
        for source in picture.things(Source)
        if told(picture, source.id)
        and not picture.fact(source.id, "published_on").values
        and not source.received
    }
    rests = _statements_on(picture, undated)
    for source in picture.things(Source):
        if not told(picture, source.id):
            continue
        rows = rests.get(source.id, ())
        many = source.id in undated and len(rows) >= parameters.statements_of_undated
        yield Judged(
            subject=source.id,
            outcome=FINDING if many else FINE,
            property="published_on",
            value=len(rows),
            rows=tuple(rows) if many else (),
        )


def _statements_on(picture: Picture, sources: Iterable[str]) -> dict[str, list[int]]:
    """By source the rows that stand in the picture and rest on it."""
    table, held = picture.table, picture.rows_held
    wanted = np.ones(len(table.things.texts), np.int32)
    chosen = set(sources)
    wanted[[table.things[source] for source in chosen]] = 0
    # Only rows that rest on one of them are read one by one.
    some = np.flatnonzero((table.sources.least(held, wanted) == 0) & picture.standing)
    found: dict[str, list[int]] = {}
    for row in some.tolist():
        for source in table.sources.of(row):
            if source in chosen:
                found.setdefault(source, []).append(row)
    return found


@check("named-not-stated")
def named_not_stated(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A thing that others name, but of which nobody says that it exists."""
    table = picture.table
    targets = table.column("target", picture.rows_held)
    for code in np.unique(targets[picture.standing & (targets >= 0)]).tolist():
        thing = table.things.texts[code]
        if thing.partition("/")[0] not in kinds():
            continue
        existence = picture.existence(thing)
        if existence.assumed and not parameters.assumptions:
            yield Judged(subject=thing, outcome=LEFT_OUT)
            continue
        outcome = {"unstated": FINDING, "uncertain": UNKNOWN}.get(existence.state, FINE)
        naming = picture.incoming(thing) if outcome == FINDING else []
        if outcome == FINDING and not naming:
            continue
        yield Judged(
            subject=thing,
            outcome=outcome,
            property="exists",
            related=tuple(dict.fromkeys(one.subject for one in naming)),
            rows=tuple(row for one in naming for row in one.fact.rows),
            assumed=existence.assumed,
        )


@check("dispute-unruled")
def dispute_unruled(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """Parties or sources differ on a value, and nobody has ruled which holds."""
    for fact in _facts_of_several(picture):
        disputed = fact.standing.agreement == "disputed"
        outcome = UNKNOWN if fact.possible else FINE
        if disputed and not _ruled(picture, fact):
            outcome = FINDING
        yield Judged(
            subject=fact.subject,
            outcome=outcome,
            property=fact.property,
            key=fact.key,
            value=len(fact.values),
            rows=fact.rows,
        )


def _facts_of_several(picture: Picture) -> Iterable[Fact]:
    """The facts under which more than one statement stands; only these can be disputed."""
    table, held = picture.table, picture.rows_held
    rows = np.flatnonzero(picture.standing)
    places = np.stack(
        [table.column(name, held)[rows].astype(np.int64) for name in ("subject", "property", "key")], axis=1
    )
    if not len(places):
        return
    _, first, times = np.unique(places, axis=0, return_index=True, return_counts=True)
    for row in rows[first[times > 1]].tolist():
        fact = picture.fact(*table.place(row))
        if fact.value is not None or fact.possible or fact.non_value:
            yield fact


def _ruled(picture: Picture, fact: Fact) -> bool:
    """Whether somebody ruled after the last statement under it; a later one opens the question again."""
    last = max(fact.rows)
    return any(
        voice.role == "rule"
        and (voice.entry.said.property, voice.entry.said.key) == (fact.property, fact.key)
        and voice.entry.row > last
        for voice in picture.history(fact.subject)
    )
