# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From one request to its page, with the steps that whoever looks may take."""

from collections.abc import Iterator, Sequence

from kamerbreed.exchange import FillInPlan
from kamerbreed.requests import OPEN, QuestionState, RequestState
from kamerbreed.vocabulary import Told, property_of, say, say_date, say_number, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._frame import Option
from kamerbreed.web._place import Place, thing_place
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.requests._page import RequestPage, Step, VerdictRow
from kamerbreed.web.requests._part import question_table


def present_one(
    scene: Scene, one: RequestState, *, problem: Told | None = None, plan: FillInPlan | None = None
) -> RequestPage:
    """The page of a request; with what was wrong in a step, or what became of a returned sheet."""
    lang, slug = scene.lang, one.subject.partition("/")[2]
    may_answer = rights_of(scene.request).may("say", one.addressee)
    return RequestPage(
        title=one.title or one.subject,
        id=one.subject,
        thing=scene.url(thing_place(one.subject)),
        lead=_lead(scene, one),
        facts=tuple(_facts(scene, one)),
        table=question_table(scene, one.questions, answers=may_answer and one.state in ("out", "late")),
        documents=tuple(
            Link(
                text=say(f"web.requests.document.{name}", lang),
                url=scene.url(Place(name=f"request-{name}", path=(slug,))),
            )
            for name in ("docx", "pdf", "xlsx")
        ),
        steps=tuple(_steps(scene, one)),
        problem=tuple(problem.in_language(lang).splitlines()) if problem else (),
        verdicts=_verdicts(scene, plan) if plan else (),
        verdicts_caption=_verdicts_caption(scene, plan) if plan else "",
    )


def _lead(scene: Scene, one: RequestState) -> tuple[str, ...]:
    lang, found = scene.lang, one.totals
    if one.state == "draft":
        return (say("web.requests.one.draft", lang),)
    counted = say(
        "web.requests.one.lead",
        lang,
        n=say_number(found.answered, lang),
        of=say_number(found.asked, lang),
        out=say_number(found.out, lang),
        late=say_number(found.late, lang),
    )
    return (counted,)


def _facts(scene: Scene, one: RequestState) -> Iterator[tuple[str, tuple[Link, ...]]]:
    lang = scene.lang
    yield say("head.request.state", lang), (Link(text=word("request-state", one.state, lang)),)
    yield say("fill.from", lang), (link_to(scene, one.asked_by),)
    yield say("fill.to", lang), (link_to(scene, one.addressee),)
    ground = [Link(text=word("request-ground", one.ground, lang))] if one.ground else []
    ground += [link_to(scene, one.ground_norm)] if one.ground_norm else []
    ground += [Link(text=one.ground_text)] if one.ground_text else []
    yield say("letter.ground.title", lang), tuple(ground)
    if one.series:
        year = f" ({one.year})" if one.year else ""
        yield say("web.requests.head.series", lang), (Link(text=f"{one.series}{year}"),)
    dates = (("sent", one.sent_on), ("due", one.due_on), ("closed", one.closed_on))
    for name, day in dates:
        if day:
            yield say(f"web.requests.fact.{name}", lang), (Link(text=say_date(day, lang)),)
    received = tuple(link_to(scene, party, say_date(day, lang)) for party, day in one.received.items())
    if received:
        yield say("web.requests.fact.received", lang), received
    if one.reminders:
        yield (
            say("web.requests.fact.reminded", lang),
            tuple(Link(text=say_date(day, lang)) for day in one.reminders),
        )


def _steps(scene: Scene, one: RequestState) -> Iterator[Step]:
    """What may be done now, and by whom: who asked keeps the request, and either may bring the answer in."""
    rights = rights_of(scene.request)
    asker, addressee = (rights.may("say", party) for party in (one.asked_by, one.addressee))
    if one.state == "draft":
        if asker:
            yield _step(scene, one, "send")
        return
    if one.state == "closed":
        return
    if asker and one.addressee not in one.received:
        yield _step(scene, one, "receive")
    if asker and one.totals.out:
        yield _step(scene, one, "remind")
    if asker or addressee:
        yield _step(scene, one, "sheet")
    if asker:
        yield _step(scene, one, "outcome")
        yield _step(scene, one, "close")


def _step(scene: Scene, one: RequestState, name: str) -> Step:
    lang, slug = scene.lang, one.subject.partition("/")[2]
    keys: Sequence[Option] = ()
    states: Sequence[Option] = ()
    if name == "outcome":
        keys = [
            Option(value=question.asked.key, label=_question_label(scene, question), chosen=False)
            for question in one.questions
            if question.state in OPEN or question.state == "answered"
        ]
        states = [
            Option(value=code, label=label.of(lang), chosen=code == "too_abstract")
            for code, label in scales()["outcome"].items()
        ]
    return Step(
        id=f"step-{name}",
        title=say(f"web.requests.step.{name}", lang),
        url=Place(name="request-step", path=(slug, name)).bare(lang),
        button=say(f"web.requests.step.{name}.do", lang),
        day=scene.today.isoformat(),
        keys=tuple(keys),
        states=tuple(states),
        file=name == "sheet",
    )


def _question_label(scene: Scene, question: QuestionState) -> str:
    """The number of a question, and what it asks for."""
    asked, lang = question.asked, scene.lang
    label = property_of(asked.subject, asked.property).label.of(lang)
    return f"{asked.key}. {scene.picture.name(asked.subject, lang).text}: {label}"


def _verdicts(scene: Scene, plan: FillInPlan) -> tuple[VerdictRow, ...]:
    lang = scene.lang
    return tuple(
        VerdictRow(
            row=say_number(one.number, lang),
            key=one.key,
            verdict=say(f"fill.verdict.{one.verdict}", lang),
            outcome=word("outcome", one.outcome, lang),
            ground=one.ground,
            faults=tuple(fault.in_language(lang) for fault in one.faults),
        )
        for one in plan.verdicts
    )


def _verdicts_caption(scene: Scene, plan: FillInPlan) -> str:
    def count(verdict: str) -> str:
        return say_number(sum(one.verdict == verdict for one in plan.verdicts), scene.lang)

    return say(
        "web.requests.verdicts",
        scene.lang,
        lands=count("lands"),
        wrong=count("wrong"),
        same=count("same"),
        empty=count("empty"),
    )
