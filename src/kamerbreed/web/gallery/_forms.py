# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Made-up fields, pages beside each other, and a list with its form."""

from dataclasses import replace

from kamerbreed.vocabulary import Lang, say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._filter import Choice, Turns, choice
from kamerbreed.web._frame import Option
from kamerbreed.web._words import Link
from kamerbreed.web.gallery._shapes import Shape, example, gallery_place
from kamerbreed.web.lists._page import Cell, Form, Head, ListPage, Row

_ID = "component/x"


def choices(shape: Shape, lang: Lang, name: str = "keuze") -> tuple[Choice, ...]:
    """A field to choose from; with many options where there is much."""
    options = [(str(number), shape.text) for number in range(shape.times)]
    return (choice(name, example("property", lang), options, "0", example("every", lang)),)


def turns(shape: Shape, scene: Scene, label: str) -> Turns:
    """Where in a list the page is: in the middle if it is long."""
    lang, long = scene.lang, shape.state == "long"
    near = ("web.list.previous", "web.list.next") if long else ()
    number, pages = (12, 345) if long else (1, 1)
    return Turns(
        where=say("web.list.where", lang, page=say_number(number, lang), pages=say_number(pages, lang)),
        links=tuple(Link(text=say(key, lang), url=scene.url(gallery_place(""))) for key in near),
        label=label,
    )


def listing(shape: Shape, scene: Scene, here: str) -> ListPage:
    """A list with its form: wide where there is much, and ordered down by a number."""
    lang, wide = scene.lang, shape.state == "long"
    name = Head(text=say("web.list.naam", lang), url=here, order="", arrow="", number=False)
    texts = Head(text=example("property", lang), url=here, order="", arrow="", number=False)
    counts = replace(texts, text=example("number", lang), number=True)
    ordered = replace(counts, order="descending", arrow="↓")
    few, many = (replace(texts, order="ascending", arrow="↑"), counts), (texts, ordered, *(texts, counts) * 4)
    heads: tuple[Head, ...] = many if wide else few
    cells = tuple(_cell(shape, lang, head) for head in heads)
    return ListPage(
        title=example("thing", lang),
        lead=(),
        kind="gallery",
        form=_form(shape, scene),
        caption=say("web.gallery.example.caption", lang, n=say_number(shape.times, lang)),
        name=name,
        heads=heads,
        rows=(Row(name=shape.name, id=_ID, cells=cells),) * shape.times,
        wide=wide,
        later=shape.later,
        empty="" if shape.times else example("empty", lang),
        turns=turns(shape, scene, ""),
        csv=here,
        xlsx=here,
        template=here if shape.times else "",
    )


def _cell(shape: Shape, lang: Lang, head: Head) -> Cell:
    if head.number:
        links = (Link(text=say_number(shape.part.bar, lang)),)
        return Cell(head=head.text, links=links, number=True)
    more = say("web.list.more", lang, n=say_number(9, lang)) if shape.state == "long" else ""
    return Cell(head=head.text, links=shape.values, more=more, marks=shape.marks)


def _form(shape: Shape, scene: Scene) -> Form:
    lang = scene.lang
    count = max(1, min(shape.times, 8))
    return Form(
        action=gallery_place("").bare(lang),
        hidden=(),
        text=shape.text if shape.times else "",
        size=choice("aantal", say("web.list.size", lang), [("25", "25")], "25"),
        filters_title=example("fold", lang),
        filters=choices(shape, lang, "kolom"),
        left_out=(example("sentence", lang),) if shape.state == "long" else (),
        chosen=(Link(text=example("chosen", lang), url=scene.url(gallery_place(""))),) * min(shape.times, 6),
        columns_title=example("columns", lang),
        columns=tuple(
            Option(value=f"x{number}", label=shape.text, chosen=number == 0) for number in range(count)
        ),
    )
