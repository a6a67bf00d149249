# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Checks of what should be known of services, components, rooms and regions."""

from collections.abc import Iterable

from kamerbreed.overview._checks._registry import (
    FINDING,
    FINE,
    UNKNOWN,
    Judged,
    Parameters,
    check,
    each,
    facts_of,
    missing,
    usable,
)
from kamerbreed.overview._covers import covers
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Component, ControlRoom, Region, Service, Site, Thing


@check("service-without-owner", severity="serious", aspect="beheer", counts="services")
def service_without_owner(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A service of which nobody says whose it is."""
    return each(
        picture, Service, parameters, lambda service: missing(picture, service.id, "owner", parameters)
    )


@check("component-without-operator", severity="attention", aspect="beheer", counts="components")
def component_without_operator(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A component of which nobody says who runs it."""
    return each(
        picture, Component, parameters, lambda part: missing(picture, part.id, "operator", parameters)
    )


@check("several-owners", severity="serious", aspect="beheer", counts="owned")
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


@check("room-without-fallback", severity="serious", aspect="locatie", counts="rooms")
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


@check("room-without-staff", severity="attention", aspect="personeel", counts="rooms_at_work")
def room_without_staff(picture: Picture, parameters: Parameters) -> Iterable[Judged]:
    """A control room in operation of which nobody says how many people work there."""
    return each(picture, ControlRoom, parameters, lambda room: _staffed(picture, room, "staff", parameters))


@check("room-without-minimum-staffing", severity="serious", aspect="personeel", counts="rooms_at_work")
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


@check("region-served-elsewhere", severity="note", aspect="locatie", counts="regions")
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
