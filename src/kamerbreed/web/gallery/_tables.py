# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Made-up rows for the tables of the pages."""

from kamerbreed.vocabulary import Lang, say, say_date, say_number
from kamerbreed.web._anchors import property_anchor
from kamerbreed.web._answer import Scene
from kamerbreed.web._filter import Filter
from kamerbreed.web._rows import Cell, Rows, rows_of, text_cell
from kamerbreed.web._shares import NUMBERS, NumbersRow
from kamerbreed.web._words import Link, word
from kamerbreed.web.completeness._page import FactRow as WantedRow
from kamerbreed.web.completeness._page import FactTable as WantedTable
from kamerbreed.web.completeness._page import NumbersTable
from kamerbreed.web.followup import EventRow
from kamerbreed.web.gallery._forms import choices, turns
from kamerbreed.web.gallery._shapes import DAY, LATER_DAY, Shape, example, gallery_place
from kamerbreed.web.letters import FactLine, SentenceRow
from kamerbreed.web.requests import QuestionRow, QuestionTable
from kamerbreed.web.requests._page import TotalsRow
from kamerbreed.web.thing._page import (
    CountRow,
    CountTable,
    FactRow,
    FactTable,
    FileRow,
    HistoryRow,
    HolderRow,
    RestingRow,
    SourcePart,
    VoiceRow,
)

ID = "component/x"


def caption_of(shape: Shape, lang: Lang) -> str:
    """The caption of a table: how many rows it has."""
    return say("web.gallery.example.caption", lang, n=say_number(shape.times, lang))


def numbers(shape: Shape, lang: Lang) -> NumbersTable:
    """Rows of the four numbers, with a total, a note and more under a fold."""
    row = NumbersRow(name=shape.name, parts=(shape.part,) * len(NUMBERS))
    return NumbersTable(
        id="example",
        title=example("thing", lang),
        caption=f"{say('web.gallery.numbers', lang)}: {caption_of(shape, lang)}",
        head=say("head.kind", lang),
        rows=(row,) * shape.times,
        total=NumbersRow(name=Link(text=example("total", lang)), parts=row.parts) if shape.times else None,
        note=example("sentence", lang),
        more=(row,) * shape.times,
        more_title=example("fold", lang),
    )


def wanted(shape: Shape, scene: Scene, here: str) -> WantedTable:
    """Wanted facts."""
    lang = scene.lang
    row = WantedRow(
        thing=shape.name,
        id=ID,
        property=example("property", lang),
        why=here,
        mark=shape.first_mark,
        solid=shape.marks[0] if len(shape.marks) > 1 else None,
        reached=say_number(shape.part.bar, lang),
        keepers=shape.names[:3],
    )
    return WantedTable(
        caption=caption_of(shape, lang),
        rows=(row,) * shape.times,
        empty="" if shape.times else example("empty", lang),
        turns=turns(shape, scene, say("web.gallery.wanted", lang)),
    )


def questions(shape: Shape, scene: Scene, here: str) -> QuestionTable:
    """Questions of requests."""
    lang = scene.lang
    row = QuestionRow(
        number="1",
        thing=shape.name,
        property=Link(text=example("property", lang), url=here),
        text=example("sentence", lang),
        why=example("note", lang),
        known="" if shape.state == "hidden" else example("value", lang),
        mark=shape.first_mark,
        told=(say("web.requests.since", lang, day=say_date(DAY, lang)),),
        late=say_number(shape.part.bar, lang),
        request=shape.name,
        answer="" if shape.state == "hidden" else here,
    )
    return QuestionTable(
        caption=caption_of(shape, lang),
        rows=(row,) * shape.times,
        empty="" if shape.times else example("empty", lang),
        requests=True,
    )


def events(shape: Shape, lang: Lang, here: str) -> tuple[EventRow, ...]:
    """What happened, with who did it, what it is about and on what ground that is told."""
    row = EventRow(
        date=say_date(DAY, lang),
        event=Link(text=word("follow-up", "verdict", lang), url=here),
        by=shape.names[:2],
        about=shape.names[:3],
        text="" if shape.state == "hidden" else example("sentence", lang),
        words=example("value", lang),
        effect="",
        marks=shape.marks,
    )
    return (row,) * shape.times


def rows(shape: Shape, lang: Lang) -> Rows:
    """A table of cells with links, words under them and marks."""
    row = (
        Cell(links=(shape.name,), under=(example("sentence", lang),), marks=shape.marks),
        Cell(links=shape.names[:3]),
        text_cell(say_number(shape.part.bar, lang), number=True),
    )
    heads = [example(name, lang) for name in ("value", "other", "value")]
    caption = say("web.gallery.example.caption", lang, n=say_number(shape.times, lang))
    return rows_of(caption, heads, [row] * shape.times, example("empty", lang))


def letter_sentences(shape: Shape, lang: Lang, here: str) -> tuple[SentenceRow, ...]:
    """Sentences of a letter with the facts under them; of a later state one that went stale."""
    stale = example("sentence", lang) if shape.later else ""
    fact = FactLine(
        fact=Link(text=example("thing", lang), url=here),
        value=example("value", lang),
        basis=word("standing", "derived", lang),
        changed=bool(stale),
    )
    return tuple(
        SentenceRow(
            anchor=f"example-sentence-{number}",
            text=example("sentence", "nl"),
            number=f"{number}." if number > 1 else "",
            notes=(word("sentence-origin", "edited", lang),),
            stale=stale,
            facts_title=say("web.letters.facts", lang, n=2),
            facts=() if shape.state == "hidden" else (fact, fact),
            edit=Link(text=say("web.letters.edit", lang), url=here),
        )
        for number in range(1, shape.times + 1)
    )


def request_totals(shape: Shape, lang: Lang) -> tuple[TotalsRow, ...]:
    """Questions counted by party or series."""
    number = say_number(shape.part.bar, lang)
    row = TotalsRow(
        name=shape.name, asked=number, out=number, late=number, answered=shape.part.full, days=number
    )
    return (row,) * shape.times


def facts(shape: Shape, lang: Lang, here: str) -> FactTable:
    """Facts of a thing."""
    row = FactRow(
        label=example("property", lang),
        term=property_anchor("component", "operator"),
        values=shape.values,
        between=shape.between,
        marks=shape.marks,
        weak=shape.weak,
        later=shape.later,
        why=here,
        parties=shape.names[:3],
        sources=shape.names[:3],
        dates=() if shape.state == "uncertain" else (f"{say('observed_on', lang)} {say_date(DAY, lang)}",),
        confirmed=say_date(DAY, lang),
        changed=say_date(LATER_DAY, lang) if shape.later else "",
    )
    return FactTable(
        id="example-facts",
        title=example("thing", lang),
        caption=caption_of(shape, lang),
        rows=(row,) * shape.times,
    )


def voices(shape: Shape, lang: Lang) -> tuple[VoiceRow, ...]:
    """Statements under a fact: one for each value, more where there are many."""
    roles = ("stands", "differs") if shape.state == "disputed" else ("stands", "earlier")
    rows = tuple(
        VoiceRow(
            role=word("role", role, lang),
            later=shape.later,
            value=value,
            party=shape.name,
            ground=word("standing", "documented", lang),
            dates=f"{say('observed_on', lang)} {say_date(DAY, lang)}",
            sources=shape.names[:2],
            locator="2.1",
            quotation=example("sentence", lang),
            note=example("note", lang),
            digest="0" * 16,
        )
        for role, value in zip(roles, shape.values, strict=False)
    )
    return rows * shape.times


def history(shape: Shape, lang: Lang) -> tuple[HistoryRow, ...]:
    """What was entered on a thing."""
    row = HistoryRow(
        recorded=say_date(LATER_DAY, lang),
        label=example("property", lang),
        before=Link(text=example("other", lang)) if shape.state == "long" else None,
        after=shape.values[0] if shape.values else Link(text=""),
        role=word("role", "stands", lang),
        later=shape.later,
        dates=f"{say('observed_on', lang)} {say_date(DAY, lang)}",
        party=shape.name,
        sources=shape.names[:3],
        note=example("note", lang),
    )
    return (row,) * shape.times


def source(shape: Shape, scene: Scene, here: str) -> SourcePart:
    """What the page of a source has besides."""
    lang, times = scene.lang, shape.times
    number = Link(text=say_number(times, lang), url=here)
    count = CountRow(label=example("property", lang), statements=number, alone=number)
    table = CountTable(
        id="example-counts",
        head=say("head.kind", lang),
        caption=caption_of(shape, lang),
        rows=(count,) * times,
    )
    resting = RestingRow(
        thing=shape.name, id=ID, kind=example("property", lang), statements=number.text, alone=number.text
    )
    holder = HolderRow(party=shape.name, since=say_date(DAY, lang), ground=example("note", lang))
    file = FileRow(name=shape.text, size="9", media_type="application/pdf", sha256="0" * 64)
    return SourcePart(
        lead="",
        measures=(),
        tables=(table,) if times else (),
        filter=Filter(
            action=gallery_place("").bare(lang),
            choices=choices(shape, lang, "bron"),
            hidden=(),
            label=say("web.gallery.source", lang),
        ),
        caption=caption_of(shape, lang),
        rows=(resting,) * times,
        empty="" if times else example("empty", lang),
        later=shape.later,
        turns=turns(shape, scene, say("web.gallery.source", lang)),
        csv=here,
        twins=shape.names[:2],
        told=(example("sentence", lang),),
        holders_caption=caption_of(shape, lang),
        holders=(holder,) * times,
        files_caption=caption_of(shape, lang),
        files=(file,) * min(times, 3),
        lacking=shape.names[:2],
    )
