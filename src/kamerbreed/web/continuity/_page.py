# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on these pages, in finished texts and places."""

from dataclasses import dataclass

from kamerbreed.web._filter import Filter
from kamerbreed.web._words import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A thing in the drawing: where it stands, its name (``label`` as far as it fits), where it leads."""

    x: int
    y: int
    label: str
    title: str
    url: str
    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A dependency in the drawing: its path, how it is drawn, and what it says."""

    path: str
    style: str
    dashes: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A short text in the drawing: a group (k of n), or how many more there are, which leads on."""

    x: int
    y: int
    text: str
    title: str
    url: str = ""


NARROWEST, WIDEST_WHOLE = 640, 1000
"""In pixels: between these a drawing is shown as a whole, a little smaller if need be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The drawing; widths and heights in pixels."""

    width: int
    height: int
    title: str
    summary: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    groups: tuple[Tag, ...]
    stubs: tuple[Tag, ...]

    @property
    def shrinks(self) -> bool:
        """Whether it stays readable when made as narrow as a page; a wider one scrolls in its frame."""
        return NARROWEST < self.width <= WIDEST_WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeRow:
    """A line of the nested table."""

    level: int
    depth: str
    thing: Link
    strength: str
    standing: str
    more: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The nested table of one way."""

    id: str
    title: str
    caption: str
    rows: tuple[TreeRow, ...]
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphPage:
    """The page of the dependencies around a thing."""

    title: str
    later: bool
    thing: Link
    lead: tuple[str, ...]
    backwards: Link | None
    filter: Filter
    drawing: Drawing
    file: str
    trees: tuple[Tree, ...]
    tree_more: str
    fails: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of one sort are hit, of how many there are."""

    label: str
    number: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRow:
    """A thing that is hit, in how many steps, through what, and why that is not certain."""

    thing: Link
    kind: str
    steps: str
    way: tuple[Link, ...]
    doubts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HitTable:
    """What is hit for certain, or possibly."""

    id: str
    title: str
    caption: str
    rows: tuple[HitRow, ...]
    empty: str
    left_out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailsPage:
    """What fails if a thing fails."""

    title: str
    thing: Link
    lead: tuple[str, ...]
    assumptions: Link
    counts: tuple[Count, ...]
    tables: tuple[HitTable, ...]
    left_out: tuple[str, ...]
    graph: str
    origin: str
    later: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """A service beside a room: a sign, words, and where the reason stands; without words nothing is known."""

    head: str
    sign: str
    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPage:
    """Rooms beside services."""

    title: str
    lead: tuple[str, ...]
    assumptions: Link
    caption: str
    heads: tuple[Link, ...]
    rows: tuple[tuple[Link, tuple[MatrixCell, ...]], ...]
    empty: str
    later: bool
