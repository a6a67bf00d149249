# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Requests as JSON documents: the contract with programs, version 1."""

from collections.abc import Sequence

from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, Term, coordinates_document
from kamerbreed.requests._propose import text_in
from kamerbreed.requests._states import (
    QuestionState,
    ReplyState,
    RequestState,
    Totals,
    by_party,
    by_series,
    totals,
)
from kamerbreed.vocabulary import Lang


class TotalsDocument(Document):
    """Questions counted: those not sent, those sent, and of these by how they stand.

    ``days_late`` adds the days of those of which a last day is known: not of the ``no_term``.
    """

    not_asked: int
    asked: int
    out: int
    late: int
    days_late: int
    no_term: int
    by_state: dict[str, int]


class ReplyItem(Document):
    """What a question became on a day; ``share`` 0 to 1, null where nobody told how much is answered."""

    on: str
    state: str
    share: float | None
    appraised_on: str


class ExtensionItem(Document):
    """That on a day more time was given until another."""

    granted_on: str
    until: str
    reason: str


class TermItem(Document):
    """By when the answer is due: ``given``, or reckoned from ``n`` times ``unit`` under ``regime``.

    ``calendar`` is the end by the calendar alone, ``skipped`` the days off that were passed over, and
    ``first`` the last day before any extension; empty where it is not known.
    """

    given: str
    regime: str
    n: int | None
    unit: str
    calendar: str
    skipped: list[str]
    first: str
    extensions: list[ExtensionItem]


class QuestionItem(Document):
    """A question and how it stands; ``due_in`` is negative once the last day has passed.

    ``late`` is null where no last day is known.
    """

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
    late: int | None
    by_statement: bool
    criterion: str
    weight: int
    told: list[ReplyItem]


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
    offered_on: str
    published_on: str
    received: dict[str, str]
    reminders: list[str]
    steps: dict[str, str]
    term: TermItem
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
    names = ("not_asked", "asked", "out", "late", "days_late", "no_term")
    return TotalsDocument(**{name: getattr(found, name) for name in names}, by_state=dict(found.by_state))


def _item(one: RequestState) -> RequestItem:
    names = (
        "title asked_by addressee ground ground_norm ground_text series year sent_on due_on closed_on state"
        " offered_on published_on"
    ).split()
    return RequestItem(
        id=one.subject,
        **{name: getattr(one, name) for name in names},
        received=dict(one.received),
        reminders=list(one.reminders),
        steps=dict(one.steps),
        term=_term(one.term),
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
        criterion=asked.criterion,
        weight=asked.weight,
        told=[_reply(reply) for reply in one.told],
    )


def _reply(one: ReplyState) -> ReplyItem:
    return ReplyItem(
        on=one.on,
        state=one.state,
        share=None if one.share is None else float(one.share),
        appraised_on=one.appraised_on,
    )


def _term(one: Term) -> TermItem:
    reckoned = one.reckoned
    return TermItem(
        given=one.given,
        regime=one.regime,
        n=one.length.n if one.length else None,
        unit=one.length.unit if one.length else "",
        calendar=reckoned.raw.isoformat() if reckoned else "",
        skipped=[day.day.isoformat() for day in reckoned.skipped] if reckoned else [],
        first=one.first.isoformat() if one.first else "",
        extensions=[
            ExtensionItem(granted_on=more.granted_on, until=more.until, reason=more.reason)
            for more in one.extensions
        ],
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
