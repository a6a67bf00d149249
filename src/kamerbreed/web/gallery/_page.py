# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the page of building blocks, each as the pages hand it to its template."""

from dataclasses import dataclass

from kamerbreed.web._errors import Wrong
from kamerbreed.web._filter import Filter, Turns
from kamerbreed.web._rows import Rows
from kamerbreed.web._shares import Measure, Part
from kamerbreed.web._words import Link, Mark
from kamerbreed.web.chapters._page import ShareCell
from kamerbreed.web.checks import FindingLine
from kamerbreed.web.completeness._page import FactTable as WantedTable
from kamerbreed.web.completeness._page import NumbersTable
from kamerbreed.web.continuity._page import Drawing
from kamerbreed.web.followup import EventRow
from kamerbreed.web.home._map import Drawing as Map
from kamerbreed.web.letters import SentenceRow
from kamerbreed.web.lists._page import ListPage
from kamerbreed.web.requests import QuestionTable
from kamerbreed.web.requests._page import TotalsRow
from kamerbreed.web.terms._page import EntryRow
from kamerbreed.web.thing._page import FactTable, HistoryRow, SourcePart, VoiceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryPage:
    """All building blocks in one state; ``states`` lead to the others, ``meaning`` says which this is."""

    title: str
    lead: tuple[str, ...]
    states: tuple[Link, ...]
    meaning: str
    here: str
    name: Link
    names: tuple[Link, ...]
    marks: tuple[Mark, ...]
    term: EntryRow
    other: str
    severities: tuple[Mark, ...]
    findings: tuple[FindingLine, ...]
    measures: tuple[Measure, ...]
    parts: tuple[Part, ...]
    cells: tuple[ShareCell, ...]
    numbers: NumbersTable
    wanted: WantedTable
    questions: QuestionTable
    request_totals: tuple[TotalsRow, ...]
    events: tuple[EventRow, ...]
    rows: Rows
    sentences: tuple[SentenceRow, ...]
    acts: tuple[Link, ...]
    refused: tuple[tuple[str, str], ...]
    facts: FactTable
    voices: tuple[VoiceRow, ...]
    history: tuple[HistoryRow, ...]
    source: SourcePart
    filter: Filter
    turns: Turns
    tabs: tuple[Link, ...]
    listing: ListPage
    map: Map
    drawing: Drawing
    banner: tuple[str, ...]
    wrong: tuple[Wrong, ...]
    caption: str
    empty: str
