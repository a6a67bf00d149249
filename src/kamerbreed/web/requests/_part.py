# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Questions in a table: the same on every page that shows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kamerbreed.oversight import QuestionLateness, finality_of_refusal, late, say_lateness
from kamerbreed.requests import QuestionState, ReplyState, text_in
from kamerbreed.vocabulary import Lang, property_of, say, say_date, say_number, say_share
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place, why_place
from kamerbreed.web._words import QUESTION_SIGNS, Link, Mark, link_to, word

SIGNS = {**QUESTION_SIGNS, "answered": "●", "not_asked": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question: of which thing and property, in which words, and how it stands.

    ``told`` are dates and days in words; ``late`` is how many days, at least so many, or that it is not
    known; ``request`` leads to the request where the page is not its own;
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
        late=_late(scene, one),
        request=Link(
            text=scene.picture.name(asked.request, lang).text, url=scene.url(request_place(asked.request))
        )
        if requests
        else None,
        answer=scene.url(place) if answers and one.open else "",
    )


def lateness_by_place(scene: Scene) -> Mapping[tuple[str, str], QuestionLateness]:
    """How late each question that was sent is, by its request and number."""
    return scene.picture.kept(
        "lateness by place",
        lambda: {(one.state.asked.request, one.state.asked.key): one for one in late(scene.picture)},
    )


def _late(scene: Scene, one: QuestionState) -> str:
    """Days late; that they are not known where they are not, which is not 0."""
    found = lateness_by_place(scene).get((one.asked.request, one.asked.key))
    if found is None:
        return say("nothing", scene.lang)
    if found.lateness.state == "unknown":
        return say("cell.unknown", scene.lang)
    days = say_number(found.lateness.late or found.lateness.running or 0, scene.lang)
    return days if found.exact else f"≥ {days}"


def told(scene: Scene, one: QuestionState) -> tuple[str, ...]:
    """Since when it was asked, what became of it and how late, on what ground, and when it was appraised."""
    asked, lang, found = one.asked, scene.lang, []
    if one.state == "not_asked":
        return ()
    found.append(say("web.requests.since", lang, day=say_date(asked.sent_on, lang)))
    if one.due_in is not None and one.due_in >= 0:
        day = say_date(asked.due_on, lang)
        found.append(say("web.requests.due", lang, day=day, n=say_number(one.due_in, lang)))
    else:
        found += say_lateness(lateness_by_place(scene)[asked.request, asked.key], lang)
    found += [_reply(reply, lang) for reply in one.told]
    if one.state == "refused":
        found.append(_refusal(scene, one))
    if one.ground:
        found.append(say("web.requests.on-ground", lang, ground=one.ground))
    if asked.criterion:
        found.append(say("web.requests.criterion", lang, criterion=link_to(scene, asked.criterion).text))
    if asked.weight > 1:
        found.append(say("web.requests.weight", lang, n=say_number(asked.weight, lang)))
    return tuple(found)


def _reply(one: ReplyState, lang: Lang) -> str:
    """What came in on a day and how much of the question it answers, and when it was appraised."""
    state = word("outcome", one.state, lang)
    if one.state == "partly":
        share = (
            say("web.requests.share.unknown", lang)
            if one.share is None
            else say_share(one.share.numerator, one.share.denominator, lang)
        )
        state = f"{state} ({share})"
    came = say("web.requests.came", lang, state=state, day=say_date(one.on, lang))
    if not one.appraised_on:
        return came
    return f"{came}; {say('web.requests.appraised', lang, day=say_date(one.appraised_on, lang))}"


def _refusal(scene: Scene, one: QuestionState) -> str:
    """Who says that it was refused: the party itself, or who asked, and whether that is final."""
    told, lang = finality_of_refusal(scene.picture, one), scene.lang
    if told is None:
        return say("web.requests.refusal.party", lang)
    return say("web.hearing.refusal", lang, finality=word("finality", told.code, lang))
