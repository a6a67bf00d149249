# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Sentences on what was asked for, and how late the answers came."""

from collections.abc import Mapping, Sequence

from kamerbreed.oversight._events import Event
from kamerbreed.oversight._letter_reading import LackingError, Reading
from kamerbreed.oversight._letter_scope import Scope
from kamerbreed.oversight._letter_words import (
    Teller,
    Values,
    actors_in_words,
    counted,
    day_of_picture,
    senders_in_words,
    upper,
    verb,
    when,
)
from kamerbreed.requests import QuestionState, RequestState, text_in
from kamerbreed.vocabulary import partial_date, say_date

# --- asking for information -----------------------------------------------------------------------


def _asked_events(scope: Scope) -> Sequence[Event]:
    return scope.events("information_request")


def _asked_in_events(scope: Scope, reading: Reading, event: Event) -> Values:
    reading.event(event, "actor", "recommendation")
    return {
        "When": upper(when(event.date)),
        "when": when(event.date),
        "actors": actors_in_words(reading, event.actors),
        "asked": verb(event.actors, "vroeg", "vroegen"),
    }


def _late_events(scope: Scope) -> Sequence[Event]:
    return scope.events("late_answer")


def _late_event(scope: Scope, reading: Reading, event: Event) -> Values:
    reading.event(event, "recommendation")
    return {"when": when(event.date)}


def _all_requests(scope: Scope) -> Sequence[RequestState]:
    return scope.requests


def _sent_requests(scope: Scope) -> Sequence[RequestState]:
    return [one for one in scope.requests if one.sent_on]


def _questions(n: int) -> str:
    return counted(n, "vraag", "vragen")


def _asked(scope: Scope, reading: Reading, one: RequestState) -> Values:
    reading.many(one.subject, "question")
    return {
        "title": reading.one(one.subject, "title"),
        "senders": upper(senders_in_words(scope, reading)),
        "ask": verb(scope.senders, "vraagt", "vragen"),
        "n": _questions(len(one.questions)),
    }


def _sent(scope: Scope, reading: Reading, one: RequestState) -> Values:
    reading.many(one.subject, "question")
    return {
        "When": upper(when(reading.one(one.subject, "sent_on"))),
        "is": "is",
        "addressee": reading.party(reading.one(one.subject, "addressee")),
        "n": _questions(len(one.questions)),
        "due": _due_read(reading, one),
    }


def _due_read(reading: Reading, one: RequestState) -> str:
    """The last day of a request: as it was given, or as it follows from its term, with the time added."""
    given = [name for name in ("due_on", "regime", "term") if reading.picture.one(one.subject, name)]
    if not one.due_on:
        reading.one(one.subject, "due_on")
    for name in given:
        reading.one(one.subject, name)
    if reading.picture.many(one.subject, "extension"):
        reading.many(one.subject, "extension")
    return say_date(one.due_on, "nl")


def _beyond(scope: Scope) -> Sequence[RequestState]:
    """The requests of which the last day has passed."""
    return [
        one for one in _sent_requests(scope) if one.due_on and partial_date(one.due_on).last < scope.today
    ]


def _answers_read(reading: Reading, one: RequestState) -> None:
    """What tells how the questions of a request stand: its days, its outcomes, and the places asked for."""
    reading.one(one.subject, "sent_on")
    _due_read(reading, one)
    if reading.picture.many(one.subject, "outcome"):
        reading.many(one.subject, "outcome")
    for question in one.questions:
        if question.by_statement and not question.asked.member:
            fact = reading.picture.fact(question.asked.subject, question.asked.property)
            if fact.value is not None:
                reading.one(question.asked.subject, question.asked.property)


def _late(scope: Scope, reading: Reading, one: RequestState) -> Values:
    _answers_read(reading, one)
    answered = [q for q in one.questions if q.state == "answered"]
    late = [q for q in answered if q.late]
    k = len(answered) - len(late)
    days = max((q.late or 0 for q in late), default=0)
    rest = ""
    if late:
        verb = "kwam" if len(late) == 1 else "kwamen"
        n = counted(len(late), "antwoord", "antwoorden")
        rest = f" Daarna {verb} nog {n}, het laatste {_days(days)} te laat."
    return {
        "due": say_date(one.due_on, "nl"),
        "was": "was" if k == 1 else "waren",
        "k": str(k),
        "n": f"de {_questions(len(one.questions))}" if len(one.questions) > 1 else "1 vraag",
        "rest": rest,
    }


def _days(n: int) -> str:
    return counted(n, "dag", "dagen")


def _answered_in_full(scope: Scope) -> Sequence[RequestState]:
    return [one for one in _sent_requests(scope) if one.questions and not one.totals.out]


def _all_answered(scope: Scope, reading: Reading, one: RequestState) -> Values:
    _answers_read(reading, one)
    n = len(one.questions)
    if one.totals.answered < n:
        raise LackingError("letter.not_all", n=n - one.totals.answered, of=n)
    last = max(q.since for q in one.questions)
    return {
        "were": "is" if n == 1 else "zijn alle",
        "n": _questions(n),
        "when": when(last),
    }


def _unanswered(scope: Scope) -> Sequence[RequestState]:
    return [one for one in _beyond(scope) if one.totals.out]


def _still_open(scope: Scope, reading: Reading, one: RequestState) -> Values:
    _answers_read(reading, one)
    n, k = len(one.questions), one.totals.out
    return {
        "day": day_of_picture(scope),
        "are": "is" if k == 1 else "zijn",
        "k": str(k),
        "n": f"de {_questions(n)}" if n > 1 else "1 vraag",
        "d": _days(max(q.late or 0 for q in one.questions if q.open)),
    }


def _each_question(scope: Scope) -> Sequence[QuestionState]:
    return [question for one in scope.requests for question in one.questions]


def _each_open(scope: Scope) -> Sequence[QuestionState]:
    return [one for one in _each_question(scope) if one.open]


def _question(scope: Scope, reading: Reading, one: QuestionState) -> Values:
    reading.many(one.asked.request, "question")
    return {"text": text_in(one.asked.text, "nl")}


def _due(scope: Scope, reading: Reading, one: RequestState) -> Values:
    return {
        "senders": upper(senders_in_words(scope, reading)),
        "receive": verb(scope.senders, "ontvangt", "ontvangen"),
        "due": _due_read(reading, one),
    }


ASKING: Mapping[str, Teller] = {
    "asked_in_events": Teller(_asked_events, _asked_in_events),
    "late_event": Teller(_late_events, _late_event),
    "asked": Teller(_all_requests, _asked),
    "sent": Teller(_sent_requests, _sent),
    "sent_about": Teller(_sent_requests, _sent),
    "late": Teller(_beyond, _late),
    "all_answered": Teller(_answered_in_full, _all_answered),
    "still_open": Teller(_unanswered, _still_open),
    "question": Teller(_each_question, _question),
    "open_question": Teller(_each_open, _question),
    "due": Teller(_all_requests, _due),
}
"""By the name that the table of sentences gives them."""
