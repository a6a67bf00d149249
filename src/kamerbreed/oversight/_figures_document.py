# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of the follow-up as a JSON document: the contract with programs, version 1."""

import datetime

from kamerbreed.oversight._cohort import Cohort
from kamerbreed.oversight._course import OnDay, course
from kamerbreed.oversight._figures import figures
from kamerbreed.oversight._survival import Step
from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document


class CohortItem(Document):
    """The tracks that were issued in a year, so many years later; ``of`` those that are so old."""

    year: int
    years: int
    issued: int
    young: int
    of: int
    implemented: int
    otherwise: int
    open: int


class StepItem(Document):
    """A step of the curve: the share that is still open after so many years."""

    years: float
    at_risk: int
    closed: int
    open: float
    low: float | None
    high: float | None


class OpenTrack(Document):
    """A track that is open, and for how many days since it was issued."""

    recommendation: str
    addressee: str
    issued_on: str
    days: int


class RateItem(Document):
    """Of the tracks that are old enough, those that were implemented so many years after issue."""

    years: int
    implemented: int
    of: int


class DayItem(Document):
    """The figures on a day; null where there is nothing to count."""

    day: str
    issued: int
    open: int
    median_days: float | None
    oldest_days: int | None
    line_days: int | None
    rates: list[RateItem]
    claimed: int
    verified: int
    claimed_and_verified: int
    provisional: int
    ever_closed: int
    reopened: int
    commitments: int
    without_target: int
    late: int
    moved: int
    flagged: int
    slip_days: int
    days_past: int
    velocity: float | None
    asked: int
    answered: float | None
    days_late: int | None
    days_running: int | None


class FiguresDocument(Document):
    """The figures of the day of a picture, and of the end of each year before it.

    ``unissued``: tracks of which no issue is known, which are not counted. ``enough``: whether there are
    enough closings for the steps to be drawn as a curve.
    """

    version: str
    coordinates: CoordinatesDocument
    issued: int
    unissued: int
    closed: int
    enough: bool
    steps: list[StepItem]
    open: list[OpenTrack]
    cohorts: list[CohortItem]
    course: list[DayItem]


def figures_document(picture: Picture, since: datetime.date | None = None) -> FiguresDocument:
    """The figures, with their course from a day on."""
    found = figures(picture)
    return FiguresDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        issued=found.of,
        unissued=found.unissued,
        closed=found.survival.closed,
        enough=found.survival.enough,
        steps=[_step(one) for one in found.survival.steps],
        open=[
            OpenTrack(
                recommendation=one.id.partition(">")[0],
                addressee=one.id.partition(">")[2],
                issued_on=one.issued_on.isoformat(),
                days=one.age_days,
            )
            for one in found.open
        ],
        cohorts=[_cohort(one) for groups in found.cohorts.values() for one in groups],
        course=[_day(one) for one in course(picture, since)],
    )


def _step(one: Step) -> StepItem:
    return StepItem(
        years=float(one.time),
        at_risk=one.at_risk,
        closed=one.closed,
        open=float(one.open),
        low=one.low,
        high=one.high,
    )


def _cohort(one: Cohort) -> CohortItem:
    return CohortItem(
        year=one.year,
        years=one.years,
        issued=one.of,
        young=one.young,
        of=one.denominator,
        implemented=one.implemented,
        otherwise=one.otherwise,
        open=one.open,
    )


def _day(one: OnDay) -> DayItem:
    claims, promised = one.claims, one.promised
    return DayItem(
        day=one.day.isoformat(),
        issued=one.of,
        open=one.open,
        median_days=None if one.median_days is None else float(one.median_days),
        oldest_days=one.oldest_days,
        line_days=one.line_days,
        rates=[RateItem(years=own.years, implemented=own.implemented, of=own.of) for own in one.carried],
        claimed=claims.claimed,
        verified=claims.claimed_and_verified + claims.verified_only,
        claimed_and_verified=claims.claimed_and_verified,
        provisional=one.provisional,
        ever_closed=one.reopenings.closed,
        reopened=one.reopenings.reopened,
        commitments=promised.of,
        without_target=promised.no_target,
        late=promised.late,
        moved=promised.moved,
        flagged=promised.flagged,
        slip_days=promised.slip_days,
        days_past=promised.past,
        velocity=None if promised.velocity is None else float(promised.velocity),
        asked=one.asked.of,
        answered=None if one.answered is None else float(one.answered),
        days_late=one.asked.days_late,
        days_running=one.asked.days_running,
    )
