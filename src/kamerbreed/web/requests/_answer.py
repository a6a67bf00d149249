# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The form on which a party answers one question, and what it says."""

from kamerbreed.exchange import answer_choices, answer_form, read_answer, read_share
from kamerbreed.requests import ANSWERING, Answering, QuestionState, text_in
from kamerbreed.vocabulary import Told, property_of, say, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._frame import Option
from kamerbreed.web._place import Place
from kamerbreed.web._words import Link
from kamerbreed.web.requests._page import AnswerPage
from kamerbreed.web.requests._part import request_place

TEXTS = ("antwoord", "lid", "peildatum", "grond", "opmerking", "deel")


def present_answer(scene: Scene, one: QuestionState, problem: Told | None = None) -> AnswerPage:
    """The form, with what was typed."""
    asked, lang, fields = one.asked, scene.lang, scene.request.POST
    found = property_of(asked.subject, asked.property)
    place = request_place(asked.request)
    return AnswerPage(
        title=say("web.requests.answer.title", lang, number=asked.key),
        back=Link(text=scene.picture.name(asked.request, lang).text, url=scene.url(place)),
        url=Place(name="request-answer", path=(*place.path, asked.key)).bare(lang),
        problem=tuple(problem.in_language(lang).splitlines()) if problem else (),
        text=text_in(asked.text, lang),
        why=text_in(asked.why, lang),
        known=text_in(asked.known, lang),
        form=answer_form(found, asked.member, lang),
        many=found.many and not asked.member,
        long=found.type.name in ("prose", "record", "anything"),
        choices=tuple(answer_choices(found, lang)),
        states=tuple(
            Option(
                value=code,
                label=scales()["outcome"][code].of(lang),
                chosen=code == fields.get("stand", "answered"),
            )
            for code in ANSWERING
        ),
        texts={name: fields.get(name, "") for name in TEXTS},
    )


def read_answering(scene: Scene, one: QuestionState) -> Answering:
    """What the form says. Raises a Told error for what no answer can be."""
    asked, fields = one.asked, scene.request.POST
    state, raw = fields.get("stand", ""), fields.get("antwoord", "").strip()
    value, member = None, ""
    if raw and state in ("answered", "partly"):
        member, value = read_answer(scene.picture, asked, raw, fields.get("lid", "").strip(), scene.lang)
    return Answering(
        request=asked.request,
        key=asked.key,
        state=state,
        on=scene.today.isoformat(),
        stated_by=asked.addressee,
        value=value,
        member=member,
        observed_on=fields.get("peildatum", "").strip(),
        ground=fields.get("grond", ""),
        note=fields.get("opmerking", ""),
        share=read_share(fields.get("deel", ""), state),
    )
