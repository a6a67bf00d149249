# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The forms of the steps that may be taken with a request now, with what was typed where one was refused."""

from collections.abc import Iterator

from kamerbreed.oversight import say_step
from kamerbreed.requests import DATINGS, OPEN, QuestionState, RequestState, ladder, next_step
from kamerbreed.vocabulary import Told, property_of, say, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._form import Field, options
from kamerbreed.web._place import Place
from kamerbreed.web._who import rights_of
from kamerbreed.web.requests._page import Step

_FIELD_OF = {
    "request.backwards": "tot",
    "request.reason": "reden",
    "request.refusal_ground": "grond",
    "request.share": "deel",
    "request.outcome": "afloop",
    "request.step": "stap",
    "request.dating": "welke",
    "request.dated": "welke",
    "request.nothing_to_appraise": "nummer",
    "request.no_question": "nummer",
    "request.no_answer": "nummer",
}
"""The field that a refusal is about; any other is about the day."""


def step_forms(scene: Scene, one: RequestState, failed: str = "", problem: Told | None = None) -> list[Step]:
    """What may be done now; the step that was refused keeps what was typed, and says what is wrong."""
    names = list(_names(scene, one))
    return [
        _step(scene, one, name, problem=problem if name == failed else None, alone=len(names) == 1)
        for name in names
    ]


def _names(scene: Scene, one: RequestState) -> Iterator[str]:
    """Who asked keeps the request, and either may bring the answer in."""
    rights = rights_of(scene.request)
    asker, addressee = (rights.may("say", party) for party in (one.asked_by, one.addressee))
    if one.state == "draft":
        yield from ["send"] if asker else []
        return
    running = one.state != "closed"
    if asker and running and one.addressee not in one.received:
        yield "receive"
    if asker and one.totals.out:
        yield "remind"
        if one.due_on:
            yield "extend"
    if running and (asker or addressee):
        yield "sheet"
    if asker and running:
        yield "outcome"
    if asker and any(_waits(question) for question in one.questions):
        yield "appraise"
    if asker and not (one.offered_on and one.published_on):
        yield "date"
    if asker and running:
        yield "close"


def _waits(one: QuestionState) -> bool:
    """Whether something came in that was not appraised."""
    return any(reply.came_in and not reply.appraised_on for reply in one.told)


def _step(scene: Scene, one: RequestState, name: str, *, problem: Told | None, alone: bool) -> Step:
    lang, slug = scene.lang, one.subject.partition("/")[2]
    typed = scene.request.POST if problem else {}
    at = _FIELD_OF.get(problem.key, "dag") if problem else ""
    fields = tuple(
        Field(
            name=field.name,
            label=field.label,
            kind=field.kind,
            value=str(typed.get(field.name, field.value)),
            hint=field.hint,
            options=options(
                [(choice.value, choice.label) for choice in field.options],
                str(typed.get(field.name, next((one.value for one in field.options if one.chosen), ""))),
            ),
            errors=(problem.in_language(lang),) if problem and field.name == at else (),
            required=field.required,
        )
        for field in _fields(scene, one, name)
    )
    return Step(
        id=f"step-{name}",
        title=say(f"web.requests.step.{name}", lang),
        url=Place(name="request-step", path=(slug, name)).bare(lang),
        button=say(f"web.requests.step.{name}.do", lang),
        fields=fields,
        file=name == "sheet",
        open=alone or problem is not None,
    )


def _fields(scene: Scene, one: RequestState, name: str) -> Iterator[Field]:
    lang = scene.lang
    yield Field(
        name="dag",
        label=say("web.requests.field.day", lang),
        kind="date",
        value=scene.today.isoformat(),
        required=True,
    )
    if name == "sheet":
        label = say("web.requests.field.sheet", lang)
        yield Field(name="blad", label=label, kind="file", required=True)
    elif name == "remind":
        yield _ladder(scene, one)
    elif name == "extend":
        label = say("web.requests.field.until", lang)
        yield Field(name="tot", label=label, kind="date", required=True)
        yield Field(name="reden", label=say("web.requests.field.reason", lang), required=True)
    elif name == "date":
        labels = [(what, say(f"web.requests.fact.{what}", lang)) for what in DATINGS]
        label = say("web.requests.field.which", lang)
        yield Field(name="welke", label=label, kind="select", options=options(labels, ""))
    elif name == "appraise":
        waiting = [(q.asked.key, _question_label(scene, q)) for q in one.questions if _waits(q)]
        yield Field(
            name="nummer",
            label=say("head.request.question", lang),
            kind="select",
            options=options(waiting, "", empty=say("web.requests.field.all", lang)),
        )
    elif name == "outcome":
        yield from _outcome(scene, one)


def _ladder(scene: Scene, one: RequestState) -> Field:
    """The steps of the ladder, the one that comes next chosen: proposed, and left to who acts."""
    lang, proposed = scene.lang, next_step(one, scene.today)
    labels = [(rung.step, scales()["reminder-step"][rung.step].of(lang)) for rung in ladder()]
    return Field(
        name="stap",
        label=say("web.requests.field.step", lang),
        kind="select",
        options=options(labels, proposed.rung.step if proposed else ""),
        hint=say_step(proposed, lang) if proposed else "",
    )


def _outcome(scene: Scene, one: RequestState) -> Iterator[Field]:
    lang = scene.lang
    keys = [
        (question.asked.key, _question_label(scene, question))
        for question in one.questions
        if question.state in OPEN or question.state == "answered"
    ]
    states = [(code, label.of(lang)) for code, label in scales()["outcome"].items()]
    yield Field(
        name="nummer",
        label=say("head.request.question", lang),
        kind="select",
        options=options(keys, ""),
    )
    yield Field(
        name="afloop",
        label=say("head.request.outcome", lang),
        kind="select",
        options=options(states, "too_abstract"),
    )
    yield Field(
        name="deel", label=say("web.requests.field.share", lang), hint=say("web.requests.hint.share", lang)
    )
    yield Field(name="grond", label=say("fill.head.ground", lang))


def _question_label(scene: Scene, question: QuestionState) -> str:
    """The number of a question, and what it asks for."""
    asked, lang = question.asked, scene.lang
    label = property_of(asked.subject, asked.property).label.of(lang)
    return f"{asked.key}. {scene.picture.name(asked.subject, lang).text}: {label}"
