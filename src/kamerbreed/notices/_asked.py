# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is due for a party by the requests of a picture: what it was asked, and what it waits for itself."""

import datetime
from collections.abc import Iterator, Sequence

from kamerbreed.notices._due import Due
from kamerbreed.picture import Picture
from kamerbreed.requests import QuestionState, RequestState, mine, requests, text_in
from kamerbreed.vocabulary import LANGUAGES, Label, Lang, partial_date, say


def due_of_requests(picture: Picture, party: str) -> Sequence[Due]:
    """The last day of each question that the party has yet to answer in full, and of each request of its own
    to which something is still to come; days that have passed too. Without a last day nothing is due.
    """
    return (*_questions(picture, party), *_own_requests(picture, party))


def _questions(picture: Picture, party: str) -> Iterator[Due]:
    for one in mine(picture, (party,)):
        if one.open and one.due_in is not None:
            yield Due(
                day=picture.coordinates.valid_at + datetime.timedelta(days=one.due_in),
                text=Label(*(_question_text(picture, one, lang) for lang in LANGUAGES)),
                thing=one.asked.request,
                key=one.asked.key,
            )


def _question_text(picture: Picture, one: QuestionState, lang: Lang) -> str:
    return say(
        "notices.due.question",
        lang,
        number=one.asked.key,
        party=_name(picture, one.asked.asked_by, lang),
        text=text_in(one.asked.text, lang),
    )


def _own_requests(picture: Picture, party: str) -> Iterator[Due]:
    for one in requests(picture):
        if one.asked_by == party and one.due_on and one.totals.out and not one.closed_on:
            yield Due(
                day=partial_date(one.due_on).last,
                text=Label(*(_request_text(picture, one, lang) for lang in LANGUAGES)),
                thing=one.subject,
                key="request",
            )


def _request_text(picture: Picture, one: RequestState, lang: Lang) -> str:
    return say("notices.due.request", lang, party=_name(picture, one.addressee, lang), title=one.title)


def _name(picture: Picture, party: str, lang: Lang) -> str:
    """How a party is called; that it is not known where the request does not show it."""
    return picture.name(party, lang).text if party else say("cell.unknown", lang)
