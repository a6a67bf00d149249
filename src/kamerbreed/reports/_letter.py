# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a letter says, in one language, before it is a document; and the letter of a request.

Nothing is invented: the sender is the party that asks, nobody signs, and there are no addresses.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from kamerbreed.picture import Picture, mark_of
from kamerbreed.requests import QuestionState, RequestState, say_term, text_in
from kamerbreed.vocabulary import SENSITIVITIES, Lang, partial_date, say, say_date, say_number, scales


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterItem:
    """Something that is numbered: its number, its words, and under it lines of a label and a text."""

    number: str
    text: str
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPart:
    """A part of a letter: its heading (empty for none), its paragraphs, and what it lists."""

    title: str = ""
    texts: tuple[str, ...] = ()
    items: tuple[LetterItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter in finished texts. ``head`` are lines of a label and a text; ``day`` dates the document.

    ``annex`` starts on a page of its own.
    """

    lang: Lang
    sender: str
    addressee: str
    head: tuple[tuple[str, str], ...]
    day: datetime.date
    subject: str
    greeting: str
    parts: tuple[LetterPart, ...]
    close: str
    annex: tuple[LetterPart, ...] = ()


def letter_of(picture: Picture, request: RequestState, lang: Lang) -> Letter:
    """The letter of a request; one that was not sent yet says so where the date belongs."""
    sender, addressee = (picture.name(one, lang).text for one in (request.asked_by, request.addressee))
    today = picture.coordinates.valid_at.isoformat()
    day = partial_date(request.sent_on or request.due_on or today).first
    dated = say_date(request.sent_on, lang) if request.sent_on else say("letter.not-sent", lang)
    return Letter(
        lang=lang,
        sender=sender,
        addressee=say("letter.to", lang, party=addressee),
        head=(
            (say("letter.date", lang), dated),
            (say("letter.id", lang), request.subject),
            (say("letter.subject", lang), request.title),
            *_marking(picture, request, lang),
        ),
        day=day,
        subject=request.title,
        greeting=say("letter.greeting", lang),
        parts=(
            LetterPart(texts=tuple(_opening(request, sender, lang))),
            LetterPart(title=say("letter.ground.title", lang), texts=tuple(_ground(picture, request, lang))),
            LetterPart(
                title=say("letter.questions.title", lang),
                items=tuple(_question(one, lang) for one in request.questions),
            ),
            LetterPart(title=say("letter.answer.title", lang), texts=tuple(_answer(request, sender, lang))),
        ),
        close=say("letter.close", lang),
    )


def _marking(picture: Picture, request: RequestState, lang: Lang) -> Iterator[tuple[str, str]]:
    """How sensitive the letter is, where not all in it is public."""
    level = mark_of(picture, request.subject).level
    if level != SENSITIVITIES[0]:
        yield say("letter.mark", lang), scales()["sensitivity"][level].of(lang)


def _opening(request: RequestState, sender: str, lang: Lang) -> Iterator[str]:
    n = len(request.questions)
    key = "letter.opening.one" if n == 1 else "letter.opening"
    yield say(key, lang, sender=sender, n=say_number(n, lang))
    if request.series:
        year = f" ({request.year})" if request.year else ""
        yield say("letter.series", lang, series=f"{request.series}{year}")


def _ground(picture: Picture, request: RequestState, lang: Lang) -> Iterator[str]:
    if request.ground == "legal":
        norm = picture.name(request.ground_norm, lang).text if request.ground_norm else ""
        named = ", ".join(text for text in (norm, request.ground_text) if text)
        yield say("letter.ground.legal", lang, ground=named)
        return
    yield say("letter.ground.voluntary", lang)
    if request.ground_text:
        yield request.ground_text


def _question(one: QuestionState, lang: Lang) -> LetterItem:
    asked = one.asked
    known = text_in(asked.known, lang) or say("letter.known.nothing", lang)
    why = text_in(asked.why, lang)
    lines = [(say("letter.why", lang), why)] if why else []
    return LetterItem(
        number=asked.key,
        text=text_in(asked.text, lang),
        lines=(*lines, (say("letter.known", lang), known)),
    )


def _answer(request: RequestState, sender: str, lang: Lang) -> Iterator[str]:
    how = say_term(request.term, request.sent_on, lang)
    if request.due_on:
        yield say("letter.due", lang, sender=sender, day=say_date(request.due_on, lang))
        yield from how if request.term.reckoned or request.term.extensions else ()
    elif request.term.length:
        yield say("letter.due.unsent", lang, sender=sender, term=" ".join(how))
    yield say("letter.how", lang)
    yield say("letter.none", lang)
