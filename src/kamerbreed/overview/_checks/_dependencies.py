# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Checks of what depends on what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.overview._checks._registry import (
    FINDING,
    FINE,
    LEFT_OUT,
    UNKNOWN,
    Judged,
    Parameters,
    check,
    each,
    facts_of,
    usable,
)
from kamerbreed.overview._critical import critical
from kamerbreed.overview._links import Link, by_dependent, links
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Component, Contract, ControlRoom, Takeover, kind_of


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


@check("dependency-one-sided", severity="note", aspect="techniek", counts="dependencies")
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


@check("dependency-strength-contradicted", severity="attention", aspect="techniek", counts="pairs")
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


@check("dependency-on-absent", severity="serious", aspect="techniek", counts="dependencies")
def dependency_on_absent(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A dependency on something that is only planned, or is no longer there."""
    for link in links(picture):
        existence = picture.existence(link.on)
        outcome = FINE if existence.state == "present" else FINDING
        if existence.state in ("uncertain", "unstated"):
            outcome = UNKNOWN
        yield _judge_link(link, outcome, parameters)


@check("takeover-by-absent-room", severity="attention", aspect="locatie", counts="takeovers")
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


@check("supplier-of-many-critical", severity="serious", aspect="beheer", counts="suppliers")
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


@check("single-point", severity="serious", aspect="techniek", counts="shared")
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
