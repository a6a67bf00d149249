# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Checks of what should be known of services, components, rooms and regions."""

import numpy as np

from kamerbreed.overview._checks._judgements import (
    FINDING,
    FINE,
    NOT_ABOUT,
    UNKNOWN,
    Judged,
    Judgements,
    joined,
)
from kamerbreed.overview._checks._registry import check
from kamerbreed.overview._checks._sight import (
    UNCERTAIN,
    Sight,
    at,
    facts_of,
    missing,
    of_several_values,
    of_things,
    rows_of,
    tell_missing,
    usable,
)
from kamerbreed.overview._covers import covers
from kamerbreed.vocabulary import Component, ControlRoom, Region, Service, Site, Thing


@check("service-without-owner", severity="serious", aspect="beheer", counts="services")
def service_without_owner(sight: Sight) -> Judgements:
    """A service of which nobody says whose it is."""
    return of_things(sight, Service, missing(sight, Service, "owner"), tell_missing(sight, "owner"))


@check("component-without-operator", severity="attention", aspect="beheer", counts="components")
def component_without_operator(sight: Sight) -> Judgements:
    """A component of which nobody says who runs it."""
    outcome = missing(sight, Component, "operator")
    return of_things(sight, Component, outcome, tell_missing(sight, "operator"))


@check("several-owners", severity="serious", aspect="beheer", counts="owned")
def several_owners(sight: Sight) -> Judgements:
    """Two or more parties are said to own the same thing, or who owns it is disputed."""
    return joined(_owners(sight, kind) for kind in (Service, Component, Site))


def _owners(sight: Sight, kind: type[Thing]) -> Judgements:
    picture, parameters = sight.picture, sight.parameters
    column = sight.column(kind, "owner")
    named = sight.usable(column)
    times = np.bincount(column.place[named], minlength=len(column.subjects))
    several = (times > 1) | at(column, named & of_several_values(column))
    outcome = np.where(several, FINDING, np.where(times > 0, FINE, UNKNOWN)).astype(np.int8)
    # One that is named and one that may be are not yet two; but neither is it certain to be one.
    outcome[~several & at(column, column.agreement == UNCERTAIN)] = UNKNOWN

    def tell(subject: str) -> Judged:
        facts = facts_of(picture, subject, "owner")
        found = [fact for fact in facts if usable(fact, parameters)]
        return Judged(
            subject=subject,
            property="owner",
            related=tuple(fact.key for fact in found),
            value=len(found),
            rows=rows_of(*facts),
        )

    guessed = at(column, named & ~column.known)
    return of_things(sight, kind, outcome, tell, assumed=(outcome != UNKNOWN) & guessed)


@check("room-without-fallback", severity="serious", aspect="locatie", counts="rooms")
def room_without_fallback(sight: Sight) -> Judgements:
    """A control room of which nobody says who takes over all its work."""
    picture = sight.picture
    rooms = picture.subjects(ControlRoom)
    outcome = missing(sight, ControlRoom, "fallback_room")
    # The fallback that is named may itself be gone.
    outcome[outcome == FINE] = FINDING
    outcome[np.array([_covered(sight, room) for room in rooms], np.bool_)] = FINE
    found = {room for room, one in zip(rooms, outcome.tolist(), strict=True) if one == FINDING}

    def tell(room: str) -> Judged:
        if room not in found:
            rows = rows_of(*facts_of(picture, room, "fallback_room"))
            return Judged(subject=room, property="fallback_room", rows=rows)
        firm = [one for one in covers(picture, room) if not one.assumed]
        return Judged(
            subject=room,
            property="fallback_room",
            related=tuple(one.by for one in firm if one.whole),
            rows=tuple(row for one in firm for row in one.rows),
        )

    return of_things(sight, ControlRoom, outcome, tell)


def _covered(sight: Sight, room: str) -> bool:
    """Whether somebody that is there takes over all the work of a room."""
    assumptions = sight.parameters.assumptions
    return any(
        one.whole and one.there and (assumptions or not one.assumed) for one in covers(sight.picture, room)
    )


@check("room-without-staff", severity="attention", aspect="personeel", counts="rooms_at_work")
def room_without_staff(sight: Sight) -> Judgements:
    """A control room in operation of which nobody says how many people work there."""
    return _staffed(sight, "staff")


@check("room-without-minimum-staffing", severity="serious", aspect="personeel", counts="rooms_at_work")
def room_without_minimum_staffing(sight: Sight) -> Judgements:
    """A control room in operation without a stated lowest staffing with which it may work."""
    return _staffed(sight, "minimum_staffing")


def _staffed(sight: Sight, name: str) -> Judgements:
    picture, state = sight.picture, sight.column(ControlRoom, "operational_state")
    numbers, texts = sight.texts(state)
    at_work = np.array([text == "in_operation" for text in (*texts, "")], np.bool_)[numbers]
    outcome = missing(sight, ControlRoom, name)
    # Whether it handles calls nobody says.
    unclear = ~state.known & (outcome == FINDING)
    outcome[unclear] = UNKNOWN
    outcome[state.known & ~at_work] = NOT_ABOUT
    subjects = picture.subjects(ControlRoom)
    unsaid = {subjects[place] for place in np.flatnonzero(unclear).tolist()}

    def tell(room: str) -> Judged:
        rows = rows_of(*facts_of(picture, room, name))
        return Judged(subject=room, property="operational_state" if room in unsaid else name, rows=rows)

    return of_things(sight, ControlRoom, outcome, tell)


@check("region-served-elsewhere", severity="note", aspect="locatie", counts="regions")
def region_served_elsewhere(sight: Sight) -> Judgements:
    """A region whose work is done by another room than the one that the decree designates."""
    picture = sight.picture
    columns = [sight.column(Region, name) for name in ("served_by", "designated_room")]
    sure = np.logical_and.reduce([sight.usable(one) & ~of_several_values(one) for one in columns])
    served, designated = (picture.targets(one) for one in columns)
    outcome = np.where(sure, np.where(served == designated, FINE, FINDING), UNKNOWN).astype(np.int8)
    known = np.logical_and.reduce([one.known for one in columns])
    subjects = picture.subjects(Region)
    judged = {subjects[place] for place in np.flatnonzero(sure).tolist()}

    def tell(region: str) -> Judged:
        facts = [picture.fact(region, name) for name in ("served_by", "designated_room")]
        related = tuple(str(fact.value) for fact in facts) if region in judged else ()
        return Judged(subject=region, property="served_by", related=related, rows=rows_of(*facts))

    return of_things(sight, Region, outcome, tell, assumed=sure & ~known)
