# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the pages of the follow-up, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._rows import Rows
from kamerbreed.web._words import Link, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRow:
    """A recommendation or request and one addressee, by its four axes; ``age`` in days since receipt."""

    item: Link
    kind: str
    text: str
    addressee: Link
    since: str
    response: tuple[str, ...]
    verdict: str
    ground: str
    age: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateGroup:
    """The tracks in one state of the process."""

    anchor: str
    title: str
    caption: str
    rows: tuple[TrackRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPage:
    """Every track, by the state of its process; ``verdicts`` are those on a set, that no track gets.

    ``hearings`` are those that are not closed; ``together`` is the phrase of each report and addressee;
    ``draft`` the form for a new item, for who may.
    """

    title: str
    lead: tuple[str, ...]
    verdicts: tuple[str, ...]
    hearings: tuple[tuple[Link, Link], ...]
    groups: tuple[StateGroup, ...]
    empty: str
    files: tuple[Link, ...]
    origin: tuple[str, ...]
    together: Rows | None = None
    draft: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """What happened: ``effect`` is what it did to a track, or why it did nothing."""

    date: str
    event: Link
    by: tuple[Link, ...]
    about: tuple[Link, ...]
    text: str
    words: str
    effect: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearGroup:
    """What happened in one year."""

    title: str
    caption: str
    rows: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """What happened when, the earliest first."""

    title: str
    lead: tuple[str, ...]
    years: tuple[YearGroup, ...]
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackPart:
    """One track on the page of its item: its axes as pairs of a name and a text, its hearings, its events.

    ``criteria`` with what they propose in ``proposals``; ``acts`` are what who looks may record now,
    ``refused`` what he may not and why.
    """

    title: str
    anchor: str
    axes: tuple[tuple[str, str], ...]
    hearings: tuple[Link, ...]
    caption: str
    rows: tuple[EventRow, ...]
    criteria: Rows | None = None
    proposals: tuple[str, ...] = ()
    acts: tuple[Link, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """A link of the line: which item goes on from which, in which way."""

    later: Link
    kind: str
    earlier: Link
    difference: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    """One recommendation or request: its text, its tracks, its line, and how old it is."""

    title: str
    thing: Link
    opening: Link | None
    text: str
    literal: bool
    marking: str
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    tracks: tuple[TrackPart, ...]
    line: tuple[LineRow, ...]
    line_caption: str
    line_notes: tuple[str, ...]
    ages: tuple[str, ...]
    commitments: Rows
    evidence: Rows
    framework: Rows | None
    together: str = ""
    acts: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSection:
    """A table under a title; without one it stands under that of its page.

    ``marking`` says how firm the title is, ``texts`` stand above the table.
    """

    title: str
    table: Rows | None = None
    marking: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePage:
    """A page of tables."""

    title: str
    lead: tuple[str, ...]
    sections: tuple[TableSection, ...]
    origin: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSection:
    """A figure: what is said of it, its drawing, and its numbers; ``folded`` are those under the drawing."""

    anchor: str
    title: str
    texts: tuple[str, ...] = ()
    svg: str = ""
    summary: str = ""
    folded: Rows | None = None
    tables: tuple[Rows, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPage:
    """The figures of the follow-up, and where they are as files."""

    title: str
    lead: tuple[str, ...]
    sections: tuple[FigureSection, ...]
    svg: str
    csv: str
    origin: tuple[str, ...]
