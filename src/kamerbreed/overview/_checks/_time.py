# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Checks of dates: what has passed, what is overdue, what has grown old."""

import datetime
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._checks._judgements import (
    FINDING,
    FINE,
    NOT_ABOUT,
    UNKNOWN,
    Bools,
    Judged,
    Judgements,
    Outcome,
    joined,
)
from kamerbreed.overview._checks._registry import check
from kamerbreed.overview._checks._sight import NOT_APPLICABLE, SHIELDED, UNCERTAIN, Sight, of_things, rows_of
from kamerbreed.overview._critical import Critical, critical
from kamerbreed.overview._once import once
from kamerbreed.picture import FRESH, Column, Picture
from kamerbreed.vocabulary import (
    Component,
    ControlRoom,
    Exercise,
    Figure,
    ManagementProcess,
    Takeover,
    Thing,
    kind_of,
    kinds,
    partial_date,
    stale_after_days,
)


def _edges(text: str) -> tuple[datetime.date, datetime.date]:
    """The first and last day that a date, moment or the end of a period can mean."""
    end = partial_date(text.rpartition("/")[2][:10])
    return end.first, end.last


def _passed(text: str, day: datetime.date, *, days: int = 0) -> int:
    """Whether so many days after this date have passed: finding, fine, or unknown inside its imprecision."""
    first, last = (edge + datetime.timedelta(days=days) for edge in _edges(text))
    return FINDING if last < day else FINE if day <= first else UNKNOWN


def _all_passed(sight: Sight, column: Column, cells: Bools, *, days: int = 0) -> Outcome:
    """The same of every value that stands in these cells; where they differ, and in the others, unknown."""
    outcome = np.full(len(column), UNKNOWN, np.int8)
    day = sight.picture.coordinates.valid_at
    numbers, texts = sight.texts(column)
    asked = once(numbers[cells & column.valued])
    passed = np.full(len(texts) + 1, UNKNOWN, np.int8)
    passed[asked] = [_passed(texts[number], day, days=days) for number in asked.tolist()]
    outcome[cells] = passed[numbers[cells]]
    for cell, fact in column.apart.items():
        if cells[cell]:
            found = {_passed(str(value), day, days=days) for value in fact.values if value is not None}
            outcome[cell] = found.pop() if len(found) == 1 else UNKNOWN
    return outcome


def _tell_date(picture: Picture, subject: str, name: str) -> Judged:
    fact = picture.fact(subject, name)
    value = str(fact.value) if fact.value else None
    return Judged(subject=subject, property=name, value=value, rows=fact.rows)


@check("past-end-of-life", severity="serious", aspect="techniek", counts="components")
def past_end_of_life(sight: Sight) -> Judgements:
    """A component that is there after the day on which its support ended."""
    column, picture = sight.column(Component, "end_of_life"), sight.picture
    outcome = _all_passed(sight, column, sight.usable(column))
    outcome[column.question == NOT_APPLICABLE] = NOT_ABOUT
    assumed = (outcome != UNKNOWN) & ~column.known
    return of_things(
        sight, Component, outcome, lambda part: _tell_date(picture, part, "end_of_life"), assumed=assumed
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
def plan_overdue(sight: Sight) -> Judgements:
    """A planned date has passed, and nobody says that what was planned has happened."""
    return joined(_overdue(sight, kind, plan) for kind, plans in _PLANS.items() for plan in plans)


def _overdue(sight: Sight, kind: type[Thing], plan: tuple[str, str, str, str]) -> Judgements:
    picture, (name, done, state, shows) = sight.picture, plan
    planned, since = sight.column(kind, name), sight.column(kind, done)
    outcome = _all_passed(sight, planned, sight.usable(planned))
    # It is done, but since when is not known, so whether the plan was kept cannot be judged.
    undated = (since.agreement == UNCERTAIN) | _says(sight, kind, state, shows)
    outcome[(outcome == FINDING) & undated] = UNKNOWN
    outcome[sight.usable(since)] = FINE
    outcome[~planned.valued & (planned.agreement != UNCERTAIN)] = NOT_ABOUT

    def tell(subject: str) -> Judged:
        fact = picture.fact(subject, name)
        return Judged(
            subject=subject,
            property=name,
            value=str(fact.value) if fact.value else None,
            rows=rows_of(fact, picture.fact(subject, done)),
        )

    assumed = (outcome != UNKNOWN) & ~planned.known
    every = np.ones(len(outcome), np.bool_)
    return of_things(sight, kind, outcome, tell, assumed=assumed, planned=every)


def _says(sight: Sight, kind: type[Thing], name: str, value: str) -> Bools:
    """Of each thing whether a property may be used and says this."""
    column = sight.column(kind, name)
    numbers, texts = sight.texts(column)
    same = np.array([text == value for text in (*texts, "")], np.bool_)
    found: Bools = sight.usable(column) & same[numbers]
    return found


@check("takeover-never-tested", severity="serious", aspect="beheer", counts="takeovers")
def takeover_never_tested(sight: Sight) -> Judgements:
    """A takeover of which no test is known, neither its last one nor an exercise of it."""
    picture, column = sight.picture, sight.column(Takeover, "last_tested")
    outcome = np.full(len(column), FINDING, np.int8)
    outcome[(column.agreement == UNCERTAIN) | (column.question == SHIELDED)] = UNKNOWN
    exercised = np.isin(picture.roll.numbers(Takeover.slug), _exercised(sight))
    outcome[sight.usable(column) | exercised] = FINE

    def tell(takeover: str) -> Judged:
        facts = [picture.fact(takeover, name) for name in ("last_tested", "last_used")]
        return Judged(subject=takeover, property="last_tested", rows=rows_of(*facts))

    return of_things(sight, Takeover, outcome, tell)


def _exercised(sight: Sight) -> NDArray[np.int32]:
    """The numbers of what exercises tested that were held by the day of the picture."""
    held, tests = sight.column(Exercise, "held_on"), sight.column(Exercise, "tests")
    numbers, texts = sight.texts(held)
    day = sight.picture.coordinates.valid_at
    done = np.array([*(_edges(text)[1] <= day for text in texts), False], np.bool_)[numbers]
    done &= held.known & sight.picture.existences(Exercise).there
    return tests.key[tests.valued & done[tests.place]]


@check("test-overdue", severity="attention", aspect="beheer", counts="testable")
def last_test_overdue(sight: Sight) -> Judgements:
    """The last known test is longer ago than the term for tests."""
    tested = (ControlRoom, Component, Takeover, ManagementProcess)
    return joined(_test_age(sight, kind) for kind in tested)


def _test_age(sight: Sight, kind: type[Thing]) -> Judgements:
    picture, column = sight.picture, sight.column(kind, "last_tested")
    term = stale_after_days(kind.slug, "last_tested")
    outcome = _all_passed(sight, column, sight.usable(column), days=term)
    outcome[column.question == NOT_APPLICABLE] = NOT_ABOUT
    assumed = (outcome != UNKNOWN) & ~column.known
    return of_things(
        sight, kind, outcome, lambda one: _tell_date(picture, one, "last_tested"), assumed=assumed
    )


_OF_AGE = np.array(
    [{"stale": FINDING, "current": FINE, "timeless": FINE}.get(state, UNKNOWN) for state in FRESH],
    np.int8,
)
"""Whether the term of a fact has run out: without a date of confirmation nobody can tell."""


@check("figure-stale", severity="attention", aspect="beheer", counts="figures")
def figure_stale(sight: Sight) -> Judgements:
    """A figure that was last confirmed longer ago than its term."""
    picture, column = sight.picture, sight.column(Figure, "value")
    outcome = np.where(sight.usable(column), _OF_AGE[column.fresh], UNKNOWN).astype(np.int8)
    outcome[column.question == NOT_APPLICABLE] = NOT_ABOUT

    def tell(figure: str) -> Judged:
        fact = picture.fact(figure, "value")
        since = fact.standing.fresh.stale_since or None
        return Judged(subject=figure, property="value", value=since, rows=fact.rows)

    return of_things(sight, Figure, outcome, tell, assumed=(outcome != UNKNOWN) & ~column.known)


@check("critical-fact-stale", severity="attention", aspect="techniek", counts="critical_facts")
def critical_fact_stale(sight: Sight) -> Judgements:
    """A fact that continuity needs, on something whose loss stops a service, is older than its term."""
    found = critical(sight.picture, assumptions=sight.parameters.assumptions)
    facts = [
        _usable_facts(sight, kind, found)
        for kind in kinds().values()
        if np.isin(sight.picture.roll.numbers(kind.slug), found.things).any()
    ]
    return _told_facts(sight.picture, np.concatenate([_NO_FACTS, *facts]), found)


_FACT = np.dtype([("thing", "i4"), ("property", "i4"), ("key", "i4"), ("outcome", "i1"), ("known", "?")])
_NO_FACTS = np.zeros(0, _FACT)


def _usable_facts(sight: Sight, kind: type[Thing], found: Critical) -> NDArray[np.void]:
    """What may be used of what continuity needs of the critical things of a kind, and how old it is."""
    numbers = sight.picture.roll.numbers(kind.slug)
    asked = np.isin(numbers, found.things)
    parts = [_NO_FACTS]
    for place, one in enumerate(kind.properties().values()):
        if "continuity" not in one.wanted:
            continue
        column = sight.column(kind, one.name)
        cells = np.flatnonzero(sight.usable(column) & asked[column.place])
        part = np.zeros(len(cells), _FACT)
        part["thing"], part["property"], part["key"] = numbers[column.place[cells]], place, column.key[cells]
        part["outcome"], part["known"] = _OF_AGE[column.fresh[cells]], column.known[cells]
        parts.append(part)
    return np.concatenate(parts)


def _told_facts(picture: Picture, facts: NDArray[np.void], found: Critical) -> Judgements:
    """These facts by thing, each in the order of the vocabulary."""
    _, rank = picture.table.alphabet.order()
    facts = facts[np.lexsort((rank[facts["key"]], facts["property"], rank[facts["thing"]]))]
    texts = picture.table.things.texts

    def tell(cell: int) -> Judged:
        thing, place, key, *_ = facts[cell].tolist()
        name = list(kind_of(texts[thing]).properties())[place]
        fact = picture.fact(texts[thing], name, texts[key])
        return Judged(
            subject=texts[thing],
            property=name,
            key=texts[key],
            related=found.services(thing),
            value=fact.standing.fresh.stale_since or None,
            rows=fact.rows,
        )

    return Judgements(subject=facts["thing"], outcome=facts["outcome"], assumed=~facts["known"], tell=tell)
