# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Checks of dates: what has passed, what is overdue, what has grown old."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kamerbreed.overview._checks._registry import (
    FINDING,
    FINE,
    UNKNOWN,
    Judged,
    Parameters,
    check,
    each,
    usable,
)
from kamerbreed.overview._critical import critical
from kamerbreed.picture import Fact, Picture
from kamerbreed.vocabulary import (
    Component,
    ControlRoom,
    Exercise,
    Figure,
    ManagementProcess,
    Takeover,
    Thing,
    kind_of,
    partial_date,
    stale_after_days,
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


@check("past-end-of-life", severity="serious", aspect="techniek", counts="components")
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


@check("plan-overdue", severity="attention", aspect="beheer", counts="plans")
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


@check("takeover-never-tested", severity="serious", aspect="beheer", counts="takeovers")
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


@check("test-overdue", severity="attention", aspect="beheer", counts="testable")
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


@check("figure-stale", severity="attention", aspect="beheer", counts="figures")
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


@check("critical-fact-stale", severity="attention", aspect="techniek", counts="critical_facts")
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
