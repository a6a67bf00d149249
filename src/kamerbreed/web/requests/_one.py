# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From one request to its page, with the steps that whoever looks may take."""

from collections.abc import Iterator

from kamerbreed.exchange import FillInPlan
from kamerbreed.oversight import (
    conditions,
    finality_of_refusal,
    hearings,
    late,
    own_clock,
    say_clock,
    say_days,
    say_step,
    say_time,
    time_of,
)
from kamerbreed.requests import RequestState, next_step, say_term
from kamerbreed.vocabulary import Lang, Told, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place, thing_place
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.hearings import hearing_links, opening_link
from kamerbreed.web.requests._forms import step_forms
from kamerbreed.web.requests._page import RequestPage, VerdictRow
from kamerbreed.web.requests._part import question_table


def present_one(
    scene: Scene,
    one: RequestState,
    *,
    failed: str = "",
    problem: Told | None = None,
    plan: FillInPlan | None = None,
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
        term=tuple(_term(scene, one)),
        clock=_clock(scene, one),
        table=question_table(scene, one.questions, answers=may_answer and one.state in ("out", "late")),
        documents=tuple(
            Link(
                text=say(f"web.requests.document.{name}", lang),
                url=scene.url(Place(name=f"request-{name}", path=(slug,))),
            )
            for name in ("docx", "pdf", "xlsx")
        ),
        hearings=_hearings(scene, one),
        steps=tuple(step_forms(scene, one, failed, problem)),
        problem=tuple(problem.in_language(lang).splitlines()) if problem else (),
        verdicts=_verdicts(scene, plan) if plan else (),
        verdicts_caption=_verdicts_caption(scene, plan) if plan else "",
    )


def _hearings(scene: Scene, one: RequestState) -> tuple[Link, ...]:
    """Where the party is heard on the mark that it refused, and where a draft of that is put before it."""
    found = hearing_links(scene, [own for own in hearings(scene.picture) if own.request == one.subject])
    told = [finality_of_refusal(scene.picture, question) for question in one.questions]
    opening = opening_link(scene, one.subject) if any(one and not one.hearings for one in told) else None
    return (*found, *([opening] if opening else []))


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
    held = [word("request-condition", code, lang) for code in conditions(one)]
    state = (say("web.requests.one.conditions", lang, conditions=", ".join(held)),) if held else ()
    return (counted, *state)


def _term(scene: Scene, one: RequestState) -> Iterator[str]:
    """How the last day came about, the time to the picture, and the next step where something is awaited."""
    lang, time = scene.lang, time_of(scene.picture, [one])
    yield from say_term(one.term, one.sent_on, lang)
    yield from say_time(time, lang) if time else ()
    step = next_step(one, scene.picture.coordinates.valid_at)
    if step:
        yield say_step(step, lang)
        yield say(
            "web.requests.one.ladder",
            lang,
            version=step.rung.version,
            after=say_days(step.rung.after_days, lang),
        )


def _clock(scene: Scene, one: RequestState) -> str:
    """What who asked did with the replies to this request; nothing where there are none."""
    own = [found for found in late(scene.picture) if found.state.asked.request == one.subject]
    clock = own_clock(each for found in own for each in found.clocks)
    return say_clock(clock, scene.lang) if clock.of else ""


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
    dates = {
        "sent": one.sent_on,
        "due": one.due_on,
        "offered_on": one.offered_on,
        "published_on": one.published_on,
        "closed": one.closed_on,
    }
    for name, day in dates.items():
        if day:
            yield say(f"web.requests.fact.{name}", lang), (Link(text=say_date(day, lang)),)
    received = tuple(link_to(scene, party, say_date(day, lang)) for party, day in one.received.items())
    if received:
        yield say("web.requests.fact.received", lang), received
    if one.reminders:
        yield (
            say("web.requests.fact.reminded", lang),
            tuple(Link(text=_reminder(one, day, lang)) for day in one.reminders),
        )


def _reminder(one: RequestState, day: str, lang: Lang) -> str:
    """The day of a reminder, with the step that it was."""
    step = word("reminder-step", one.steps.get(day, ""), lang)
    return f"{say_date(day, lang)} ({step})" if step else say_date(day, lang)


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
