# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From a state to the building blocks in it."""

from kamerbreed.vocabulary import say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._errors import Wrong
from kamerbreed.web._filter import PAGE, Filter
from kamerbreed.web._frame import elsewhen
from kamerbreed.web._shares import NUMBERS, Measure
from kamerbreed.web._words import Link
from kamerbreed.web.chapters._page import ShareCell
from kamerbreed.web.checks import FindingLine
from kamerbreed.web.checks._results import severity_mark
from kamerbreed.web.gallery._drawings import drawing, map_of
from kamerbreed.web.gallery._forms import choices, listing, turns
from kamerbreed.web.gallery._page import GalleryPage
from kamerbreed.web.gallery._shapes import STATES, Shape, example, gallery_place, shape_of
from kamerbreed.web.gallery._tables import (
    events,
    facts,
    history,
    letter_sentences,
    numbers,
    questions,
    request_totals,
    rows,
    source,
    voices,
    wanted,
)
from kamerbreed.web.terms._page import EntryRow

SEVERITIES = ("serious", "attention", "note")


def present(scene: Scene, asked: str) -> GalleryPage:
    """All building blocks in the state that the address asks for."""
    lang, shape = scene.lang, shape_of(scene, asked)
    here = scene.url(gallery_place(asked))
    filled = Filter(
        action=gallery_place(asked).bare(lang),
        choices=choices(shape, lang),
        hidden=(),
        label=say("web.gallery.filter", lang),
    )
    return GalleryPage(
        title=say("web.gallery.title", lang),
        lead=(say("web.gallery.lead", lang), say("web.gallery.lead.made", lang)),
        states=_states(scene, asked),
        meaning=say(f"web.gallery.state.{shape.state}.meaning", lang),
        here=here,
        name=shape.name,
        names=shape.names,
        marks=shape.marks,
        term=_term(shape),
        other="en" if lang == "nl" else "nl",
        severities=tuple(severity_mark(severity, lang) for severity in SEVERITIES),
        findings=_findings(shape, scene),
        measures=_measures(shape, scene),
        parts=(shape.part,) * len(NUMBERS),
        cells=_cells(shape, scene, here),
        numbers=numbers(shape, lang),
        questions=questions(shape, scene, here),
        request_totals=request_totals(shape, lang),
        events=events(shape, lang, here),
        rows=rows(shape, lang),
        sentences=letter_sentences(shape, lang, here),
        acts=shape.names,
        refused=((example("property", lang), example("sentence", lang)),) * shape.times,
        wanted=wanted(shape, scene, here),
        facts=facts(shape, lang, here),
        voices=voices(shape, lang),
        history=history(shape, lang),
        source=source(shape, scene, here),
        filter=filled,
        turns=turns(shape, scene, say("web.gallery.turns", lang)),
        tabs=tuple(Link(text=example(name, lang), url=url) for name, url in (("value", ""), ("other", here))),
        listing=listing(shape, scene, here),
        map=map_of(shape, lang, here),
        drawing=drawing(shape, lang, here),
        banner=elsewhen(scene.picture.coordinates, lang, {}),
        wrong=_wrong(shape, scene),
        caption=say("web.gallery.example.caption", lang, n=say_number(shape.times, lang)),
        empty=say("web.gallery.example.empty", lang),
    )


def _term(shape: Shape) -> EntryRow:
    """An entry of the glossary; the word in the other language stands under it if it is another word."""
    mark = shape.first_mark
    return EntryRow(
        anchor="example",
        sign=mark.sign,
        label=shape.name.text,
        other="" if shape.state == "one" else shape.name.text,
        meaning="",
        muted=False,
        id="example",
        value="",
        days="",
        wanted="",
        keepers=(),
        ground=None,
        said="",
        sources=(),
    )


def _states(scene: Scene, asked: str) -> tuple[Link, ...]:
    return tuple(
        Link(
            text=say(f"web.gallery.state.{state}", scene.lang),
            url="" if name == asked else scene.url(gallery_place(name)),
        )
        for name, state in STATES.items()
    )


def _measures(shape: Shape, scene: Scene) -> tuple[Measure, ...]:
    return tuple(
        Measure(
            label=say(f"completeness.{name}", scene.lang),
            meaning=say(f"web.meaning.{name}", scene.lang),
            part=shape.part,
            url=scene.url(gallery_place("")) if shape.part.counted else "",
        )
        for name in NUMBERS
    )


def _findings(shape: Shape, scene: Scene) -> tuple[FindingLine, ...]:
    if not shape.times:
        return ()
    return tuple(
        FindingLine(
            severity=severity,
            mark=severity_mark(severity, scene.lang),
            text=example("sentence", scene.lang),
            thing=shape.name,
            check=Link(text=example("check", scene.lang), url=scene.url(gallery_place(""))),
            count=shape.part.full,
        )
        for severity in SEVERITIES
    )


def _cells(shape: Shape, scene: Scene, here: str) -> tuple[ShareCell, ...]:
    sign = shape.first_mark.sign
    note = shape.first_mark.text if shape.state != "one" else ""
    return (ShareCell(part=shape.part, sign=sign, url=here, note=note),) * len(NUMBERS)


def _wrong(shape: Shape, scene: Scene) -> tuple[Wrong, ...]:
    value = {"empty": "", "long": "x" * 70}.get(shape.state, "0")
    wrong = Wrong(field=PAGE, value=value, expected=say("web.wants.pagina", scene.lang))
    return (wrong,) * max(1, min(shape.times, 3))
