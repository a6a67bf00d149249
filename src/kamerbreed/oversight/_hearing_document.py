# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Hearings as JSON documents: the contract with programs, version 1."""

from collections.abc import Sequence
from typing import Any

from kamerbreed.oversight._hearings import HearingReply, HearingState
from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document
from kamerbreed.requests import text_in
from kamerbreed.vocabulary import Lang


class ReplyItem(Document):
    """A reply to one sentence, and the answer to it; the fields of the answer are empty without one."""

    key: str
    sentence: str
    kind: str
    by: str
    on: str
    late: bool
    text: str
    outcome: str
    answer: str
    answered_by: str
    answered_on: str


class HearingItem(Document):
    """A hearing and how it stands; ``unclosed`` says why a day of closing that was entered closes nothing."""

    id: str
    about: str
    state: str
    held_by: list[str]
    addressee: str
    recommendations: list[str]
    findings: list[str]
    signals: list[str]
    request: str
    questions: list[str]
    verdict: str
    set_verdict: str
    verdict_words: str
    sent_on: str
    due_on: str
    closed_on: str
    unclosed: list[str]
    sentences: dict[str, str]
    replies: list[ReplyItem]


class HearingsDocument(Document):
    """Hearings with every reply and answer."""

    version: str
    coordinates: CoordinatesDocument
    hearings: list[HearingItem]


def hearings_document(picture: Picture, found: Sequence[HearingState], lang: Lang) -> HearingsDocument:
    """These hearings."""
    return HearingsDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        hearings=[_hearing(one, lang) for one in found],
    )


def _hearing(one: HearingState, lang: Lang) -> HearingItem:
    texts = "about state addressee request verdict set_verdict verdict_words sent_on due_on".split()
    lists: dict[str, Any] = {
        name: list(getattr(one, name))
        for name in "held_by recommendations findings signals questions".split()
    }
    return HearingItem(
        id=one.subject,
        **{name: getattr(one, name) for name in texts},
        **lists,
        closed_on=one.closed_on.isoformat() if one.closed_on else "",
        unclosed=[point.in_language(lang) for point in one.unclosed],
        sentences={key: text_in(text, lang) for key, text in one.sentences.items()},
        replies=[_reply(reply, lang) for reply in one.replies],
    )


def _reply(reply: HearingReply, lang: Lang) -> ReplyItem:
    answer = reply.answer
    return ReplyItem(
        key=reply.key,
        sentence=reply.sentence,
        kind=reply.kind,
        by=reply.by,
        on=reply.on,
        late=reply.late,
        text=text_in(reply.text, lang),
        outcome=answer.outcome if answer else "",
        answer=text_in(answer.text, lang) if answer else "",
        answered_by=answer.by if answer else "",
        answered_on=answer.on if answer else "",
    )
