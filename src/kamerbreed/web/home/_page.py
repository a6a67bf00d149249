# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the first page, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._shares import Measure, NumbersRow, Part
from kamerbreed.web._words import Link, Mark
from kamerbreed.web.checks import Attention
from kamerbreed.web.home._map import Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """An aspect to look at; ``here`` if it is the one that is shown."""

    text: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomRow:
    """A control room: its regions by number, its four numbers, and where its chapters are told."""

    name: Link
    chapters: str
    state: str
    regions: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recent:
    """Something that happened lately: when, what, and how much."""

    day: str
    what: Link
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page as a whole. ``marks`` are the rooms that serve the country and no region."""

    title: str
    lead: tuple[str, ...]
    measures: tuple[Measure, ...]
    apart: str
    requests: Link | None
    rooms_title: str
    attention: Attention
    tabs: tuple[Tab, ...]
    map: Drawing
    map_label: str
    map_text: tuple[str, ...]
    other_map: Link | None
    marks: tuple[tuple[Link, Mark], ...]
    rooms_caption: str
    rooms: tuple[RoomRow, ...]
    aspects_caption: str
    aspects: tuple[NumbersRow, ...]
    total: NumbersRow
    sources: tuple[Recent, ...]
    entries: tuple[Recent, ...]
    origin: tuple[str, ...]
    later: bool
