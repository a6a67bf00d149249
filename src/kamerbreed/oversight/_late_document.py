# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How late answers are as a JSON document: the contract with programs, version 1."""

import datetime
from collections.abc import Sequence

from kamerbreed.oversight._asked import (
    PartyLateness,
    PictureTime,
    QuestionLateness,
    conditions,
    time_of,
    times_of_series,
)
from kamerbreed.oversight._lateness import TimeToPicture
from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document
from kamerbreed.requests import RequestState, next_step, requests


class LateQuestion(Document):
    """A question that was sent; null where a number of days is not there or not known, which is not 0.

    ``state``: in_time, late, awaited, overdue, ended or unknown. Unless ``exact`` days late are the least.
    """

    request: str
    key: str
    state: str
    due_on: str
    answered_on: str
    late: int | None
    running: int | None
    excused: int
    exact: bool


class OwnClockItem(Document):
    """The own clock of who asked, on the replies that came in."""

    of: int
    appraised: int
    late: int
    waiting: int
    overdue: int
    days_late: int | None
    days_running: int | None


class ToldItem(Document):
    """An event that tells of asking or of a late answer, without a request: no number of days is known."""

    event: str
    type: str
    date: str


class LateParty(Document):
    """A party that was asked something, its questions counted, and each of them."""

    party: str
    of: int
    in_time: int
    late: int
    awaited: int
    overdue: int
    ended: int
    unknown: int
    days_late: int | None
    days_running: int | None
    clock: OwnClockItem
    told: list[ToldItem]
    questions: list[LateQuestion]


class TimeItem(Document):
    """Days after ``since`` until 80 % and all was answered; null for not yet. ``share``: 0 to 1, by now."""

    since: str
    t80: int | None
    t100: int | None
    share: float


class LateRequest(Document):
    """A request that was sent: what holds of it, the next step of the ladder, and the time to the picture."""

    id: str
    conditions: list[str]
    next_step: str
    next_on: str
    since_sending: TimeItem | None
    since_due: TimeItem | None


class LateSeries(Document):
    """The time to the picture of the requests of a series in a year."""

    series: str
    year: str
    since_sending: TimeItem
    since_due: TimeItem | None


class LatenessDocument(Document):
    """How late answers are, by party and question, and how long it took to get the picture."""

    version: str
    coordinates: CoordinatesDocument
    parties: list[LateParty]
    requests: list[LateRequest]
    series: list[LateSeries]


def lateness_document(picture: Picture, found: Sequence[PartyLateness]) -> LatenessDocument:
    """These parties, with the requests that were put to them."""
    parties = {one.party for one in found}
    return LatenessDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        parties=[_party(one) for one in found],
        requests=[
            _request(picture, one) for one in requests(picture) if one.sent_on and one.addressee in parties
        ],
        series=[
            LateSeries(
                series=series,
                year=year,
                since_sending=_time(time.since_sending),
                since_due=_time(time.since_due) if time.since_due else None,
            )
            for (series, year), time in times_of_series(picture).items()
        ],
    )


def _party(one: PartyLateness) -> LateParty:
    counted = "of in_time late awaited overdue ended unknown days_late days_running".split()
    clock = "of appraised late waiting overdue days_late days_running".split()
    return LateParty(
        party=one.party,
        **{name: getattr(one.tally, name) for name in counted},
        clock=OwnClockItem(**{name: getattr(one.clock, name) for name in clock}),
        told=[ToldItem(event=event.subject, type=event.type, date=event.date) for event in one.told],
        questions=[_question(question) for question in one.questions],
    )


def _question(one: QuestionLateness) -> LateQuestion:
    found = one.lateness
    return LateQuestion(
        request=one.state.asked.request,
        key=one.state.asked.key,
        state=found.state,
        due_on=_iso(found.due_on),
        answered_on=_iso(found.answered_on),
        late=found.late,
        running=found.running,
        excused=found.excused,
        exact=one.exact,
    )


def _iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def _request(picture: Picture, one: RequestState) -> LateRequest:
    step = next_step(one, picture.coordinates.valid_at)
    time: PictureTime | None = time_of(picture, [one])
    return LateRequest(
        id=one.subject,
        conditions=list(conditions(one)),
        next_step=step.rung.step if step else "",
        next_on=step.on.isoformat() if step else "",
        since_sending=_time(time.since_sending) if time else None,
        since_due=_time(time.since_due) if time and time.since_due else None,
    )


def _time(one: TimeToPicture) -> TimeItem:
    return TimeItem(since=one.since.isoformat(), t80=one.t80, t100=one.t100, share=float(one.share))
