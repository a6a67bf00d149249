# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Which places of a picture were asked for, by whom, and what became of it: as far as a fact needs it.

A question lives in a request. What is not stored is derived from dates: a question is asked from the day
on which its request was sent, and without an answer from the day after its last day.
"""

import builtins
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kamerbreed.picture._term import Term, term_of
from kamerbreed.vocabulary import Request, partial_date

if TYPE_CHECKING:
    from kamerbreed.picture._picture import Picture

AskedFor = tuple[str, str, str]
"""A thing, a property and a key, as asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question of a request, of the day of a picture.

    ``subject``, ``property`` and ``member`` are the place that is asked for; ``text``, ``why`` and
    ``known`` are prose: a text, or one for each language. ``outcome`` is the code of the scale, empty
    where nobody recorded one by that day, since ``outcome_on`` (an ISO date) and on ``outcome_ground``.
    ``due_on`` is the last day as it stands on the day of the picture, by the ``term`` of the request.
    ``criterion`` is what the question is tied to, empty for none; ``weight`` in whole numbers from 1.
    """

    request: str
    key: str
    subject: str
    property: str
    member: str
    text: object
    why: object
    known: object
    asked_by: str
    addressee: str
    sent_on: str
    due_on: str
    closed_on: str
    outcome: str = ""
    outcome_on: str = ""
    outcome_ground: str = ""
    criterion: str = ""
    weight: int = 1
    term: Term = field(default_factory=Term)

    @builtins.property  # a field of this class is called property
    def place(self) -> AskedFor:
        """The place in a picture that is asked for."""
        return self.subject, self.property, self.member


def ordinal(text: str) -> int:
    """The last day that a date may be, so that nobody is late by an imprecise date; 0 for none."""
    return partial_date(text).last.toordinal() if text else 0


def first_ordinal(text: str) -> int:
    """The first day that a date may be; 0 for none."""
    return partial_date(text).first.toordinal() if text else 0


def questions_asked(picture: "Picture") -> Sequence[Asked]:
    """Every question of every request of a picture, sent or not, in the order of requests and keys."""
    return picture.kept("questions asked", lambda: _questions(picture))


def _questions(picture: "Picture") -> Sequence[Asked]:
    found: list[Asked] = []
    for subject in picture.subjects(Request):
        found += _of_request(picture, subject)
    return tuple(found)


def _of_request(picture: "Picture", subject: str) -> list[Asked]:
    texts = {
        name: str(picture.one(subject, name) or "")
        for name in ("asked_by", "addressee", "sent_on", "closed_on")
    }
    today = picture.coordinates.valid_at
    term, day = term_of(picture, subject), today.toordinal()
    outcomes = picture.many(subject, "outcome")
    found = []
    for key, record in sorted(picture.many(subject, "question").items(), key=_in_order):
        if not isinstance(record, dict):
            continue
        outcome = outcomes.get(key)
        told = outcome if isinstance(outcome, dict) and first_ordinal(str(outcome["day"])) <= day else {}
        found.append(
            Asked(
                request=subject,
                key=key,
                subject=str(record["on"]),
                property=str(record["property"]),
                member=str(record.get("key", "")),
                text=record["text"],
                why=record.get("why", ""),
                known=record.get("known", ""),
                outcome=str(told.get("state", "")),
                outcome_on=str(told.get("day", "")),
                outcome_ground=str(told.get("ground", "")),
                due_on=term.due_text(today),
                criterion=str(record.get("criterion", "")),
                weight=max(1, int(record.get("weight", 1))),
                term=term,
                **texts,
            )
        )
    return found


def _in_order(item: tuple[str, object]) -> tuple[int, str]:
    """Keys that are numbers by their number."""
    key = item[0]
    return (int(key) if key.isascii() and key.isdigit() else 0), key


def state_of_question(asked: Asked, day: int) -> str:
    """How a question stands on a day (ordinal) of which nothing is known: a place in QUESTION by name.

    A question that was answered in words alone, so that nothing stands, is answered in part.
    """
    if not asked.sent_on or first_ordinal(asked.sent_on) > day:
        return "never_asked"
    if asked.outcome:
        return "partly" if asked.outcome == "answered" else asked.outcome
    closed = asked.closed_on and first_ordinal(asked.closed_on) <= day
    late = asked.due_on and ordinal(asked.due_on) < day
    return "no_answer" if closed or late else "asked"


def question_unsaid(picture: "Picture", subject: str, name: str, key: str) -> str:
    """The state of the question on a place of which nothing is known.

    What a request is made of is not asked of anybody, and is read to answer this.
    """
    if subject.startswith(_REQUESTS):
        return "never_asked"
    asked = asked_places(picture).get((subject, name, key))
    return state_of_question(asked, picture.coordinates.valid_at.toordinal()) if asked else "never_asked"


_REQUESTS = f"{Request.slug}/"


def asked_places(picture: "Picture") -> Mapping[AskedFor, Asked]:
    """The questions that were asked by the day of the picture, by their place: the latest that was sent.

    Empty, and made at no cost, where there are no requests.
    """
    if not picture.subjects(Request):
        return _NONE
    return picture.kept("asked places", lambda: _places(picture))


_NONE: Mapping[AskedFor, Asked] = {}


def _places(picture: "Picture") -> Mapping[AskedFor, Asked]:
    day = picture.coordinates.valid_at.toordinal()
    sent = [one for one in questions_asked(picture) if state_of_question(one, day) != "never_asked"]
    sent.sort(key=lambda one: (first_ordinal(one.sent_on), one.request, one.key))
    return {one.place: one for one in sent}
