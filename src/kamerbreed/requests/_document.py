# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Requests as JSON documents: the contract with programs, version 1."""

from collections.abc import Sequence

from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document
from kamerbreed.requests._propose import text_in
from kamerbreed.requests._states import QuestionState, RequestState, Totals, by_party, by_series, totals
from kamerbreed.vocabulary import Lang


class TotalsDocument(Document):
    """Questions counted: those not sent, those sent, and of these by how they stand."""

    not_asked: int
    asked: int
    out: int
    late: int
    days_late: int
    by_state: dict[str, int]


class QuestionItem(Document):
    """A question and how it stands; ``due_in`` is negative once the last day has passed."""

    key: str
    subject: str
    property: str
    member: str
    text: str
    why: str
    known: str
    state: str
    since: str
    ground: str
    due_in: int | None
    late: int
    by_statement: bool


class RequestItem(Document):
    """A request and how it stands: draft, out, late, done or closed."""

    id: str
    title: str
    asked_by: str
    addressee: str
    ground: str
    ground_norm: str
    ground_text: str
    series: str
    year: str
    sent_on: str
    due_on: str
    closed_on: str
    received: dict[str, str]
    reminders: list[str]
    state: str
    totals: TotalsDocument


class PartyTotals(Document):
    """The questions to a party."""

    party: str
    totals: TotalsDocument


class SeriesTotals(Document):
    """The questions of a series in a year."""

    series: str
    year: str
    totals: TotalsDocument


class RequestsDocument(Document):
    """Every request, the questions of each party and of each series."""

    version: str
    coordinates: CoordinatesDocument
    totals: TotalsDocument
    requests: list[RequestItem]
    parties: list[PartyTotals]
    series: list[SeriesTotals]


class RequestDocument(Document):
    """One request with its questions."""

    version: str
    coordinates: CoordinatesDocument
    request: RequestItem
    questions: list[QuestionItem]


def _totals(found: Totals) -> TotalsDocument:
    names = ("not_asked", "asked", "out", "late", "days_late")
    return TotalsDocument(**{name: getattr(found, name) for name in names}, by_state=dict(found.by_state))


def _item(one: RequestState) -> RequestItem:
    names = (
        "title asked_by addressee ground ground_norm ground_text series year sent_on due_on closed_on state"
    ).split()
    return RequestItem(
        id=one.subject,
        **{name: getattr(one, name) for name in names},
        received=dict(one.received),
        reminders=list(one.reminders),
        totals=_totals(one.totals),
    )


def _question(one: QuestionState, lang: Lang) -> QuestionItem:
    asked = one.asked
    return QuestionItem(
        key=asked.key,
        subject=asked.subject,
        property=asked.property,
        member=asked.member,
        text=text_in(asked.text, lang),
        why=text_in(asked.why, lang),
        known=text_in(asked.known, lang),
        state=one.state,
        since=one.since,
        ground=one.ground,
        due_in=one.due_in,
        late=one.late,
        by_statement=one.by_statement,
    )


def requests_document(picture: Picture, found: Sequence[RequestState], lang: Lang) -> RequestsDocument:
    """These requests, counted."""
    states = [question for one in found for question in one.questions]
    return RequestsDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        totals=_totals(totals(states)),
        requests=[_item(one) for one in found],
        parties=[PartyTotals(party=name, totals=_totals(one)) for name, one in by_party(states).items()],
        series=[
            SeriesTotals(series=name[0], year=name[1], totals=_totals(one))
            for name, one in by_series(found).items()
        ],
    )


def request_document(picture: Picture, one: RequestState, lang: Lang) -> RequestDocument:
    """One request with how each of its questions stands."""
    return RequestDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        request=_item(one),
        questions=[_question(question, lang) for question in one.questions],
    )
