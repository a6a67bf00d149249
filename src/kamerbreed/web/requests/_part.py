# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Questions in a table: the same on every page that shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from kamerbreed.requests import QuestionState, text_in
from kamerbreed.vocabulary import property_of, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place, why_place
from kamerbreed.web._words import QUESTION_SIGNS, Link, Mark, link_to, word

SIGNS = {**QUESTION_SIGNS, "answered": "●", "not_asked": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question: of which thing and property, in which words, and how it stands.

    ``told`` are dates and days in words; ``request`` leads to the request where the page is not its own;
    ``answer`` leads to the form on which the party itself answers.
    """

    number: str
    thing: Link
    property: Link
    text: str
    why: str
    known: str
    mark: Mark
    told: tuple[str, ...]
    late: str
    request: Link | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTable:
    """Questions; ``empty`` says why there are none."""

    caption: str
    rows: tuple[QuestionRow, ...]
    empty: str
    requests: bool = False


def request_place(request: str) -> Place:
    """The page of a request."""
    return Place(name="request", path=(request.partition("/")[2],))


def question_table(
    scene: Scene, found: Iterable[QuestionState], *, requests: bool = False, answers: bool = False
) -> QuestionTable:
    """These questions as rows; with the request that each belongs to, and with a way to answer, if asked."""
    rows = tuple(_row(scene, one, requests=requests, answers=answers) for one in found)
    return QuestionTable(
        caption=say("web.requests.questions", scene.lang, n=say_number(len(rows), scene.lang)),
        rows=rows,
        empty="" if rows else say("web.requests.questions.none", scene.lang),
        requests=requests,
    )


def _row(scene: Scene, one: QuestionState, *, requests: bool, answers: bool) -> QuestionRow:
    asked, lang = one.asked, scene.lang
    label = property_of(asked.subject, asked.property).label.of(lang)
    place = Place(name="request-answer", path=(*request_place(asked.request).path, asked.key))
    return QuestionRow(
        number=asked.key,
        thing=link_to(scene, asked.subject),
        property=Link(text=label, url=scene.url(why_place(asked.subject, asked.property))),
        text=text_in(asked.text, lang),
        why=text_in(asked.why, lang),
        known=text_in(asked.known, lang),
        mark=Mark(sign=SIGNS.get(one.state, ""), text=word("question-state", one.state, lang)),
        told=told(scene, one),
        late=say_number(one.late, lang),
        request=Link(
            text=scene.picture.name(asked.request, lang).text, url=scene.url(request_place(asked.request))
        )
        if requests
        else None,
        answer=scene.url(place) if answers and one.open else "",
    )


def told(scene: Scene, one: QuestionState) -> tuple[str, ...]:
    """Since when it was asked, by when it is due or how late, since when it is answered, on what ground."""
    asked, lang, found = one.asked, scene.lang, []
    if one.state == "not_asked":
        return ()
    found.append(say("web.requests.since", lang, day=say_date(asked.sent_on, lang)))
    if one.due_in is not None and one.due_in >= 0:
        day = say_date(asked.due_on, lang)
        found.append(say("web.requests.due", lang, day=day, n=say_number(one.due_in, lang)))
    elif one.late:
        found.append(say("web.requests.late", lang, n=say_number(one.late, lang)))
    if one.since:
        found.append(say("web.requests.answered-on", lang, day=say_date(one.since, lang)))
    if one.ground:
        found.append(say("web.requests.on-ground", lang, ground=one.ground))
    return tuple(found)
