# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the pages of chapters, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._shares import Measure, Part
from kamerbreed.web._words import Link, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareCell:
    """So many of so many, with a sign for all, some or none, and what is only assumed beside it.

    ``count`` says of a topic of how many things it is known, where it is of more than one.
    """

    part: Part
    sign: str
    url: str
    note: str
    count: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomRow:
    """A control room: a share for each chapter and for all, or a share for each topic of a chapter."""

    room: Link
    cells: tuple[ShareCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomsTable:
    """Rooms side by side; ``heads`` are chapters or topics, with of what kind of thing they are."""

    id: str
    title: str
    caption: str
    heads: tuple[Link, ...]
    rows: tuple[RoomRow, ...]
    total: tuple[ShareCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRow:
    """Why a topic is told in its chapter."""

    topic: str
    chapter: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomsPage:
    """All control rooms in the four chapters: the chapters first, then the topics of each."""

    title: str
    lead: tuple[str, ...]
    csv: str
    xlsx: str
    whole: RoomsTable
    chapters: tuple[RoomsTable, ...]
    empty: str
    later: bool
    grounds_caption: str
    grounds: tuple[GroundRow, ...]
    origin: tuple[str, ...]
    report: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A place that can be asked for, and how it is named."""

    value: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """A topic of one room: how its question stands, of how many things, where its facts are told.

    ``asked_of`` are the places of which nothing is known, for who may ask for them.
    """

    topic: str
    kind: str
    mark: Mark
    count: str
    keepers: tuple[Link, ...]
    facts: tuple[Link, ...]
    more: str
    none: str
    ground: str
    asked_of: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterTable:
    """The topics of a chapter; ``ask`` is where what is chosen is asked for, empty if nothing can be."""

    id: str
    title: str
    caption: str
    rows: tuple[TopicRow, ...]
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentRow:
    """The chapters on a day; ``note`` says if the room was not there; without cells nothing tells of it."""

    day: Link
    cells: tuple[ShareCell, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentGroup:
    """The days with what was known of them, once then and once as the page knows it."""

    title: str
    rows: tuple[MomentRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeTable:
    """One room on several days."""

    caption: str
    heads: tuple[str, ...]
    groups: tuple[MomentGroup, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPage:
    """One control room in its four chapters."""

    title: str
    later: bool
    thing: Link
    rooms: Link
    lead: tuple[str, ...]
    measures: tuple[Measure, ...]
    chapters: tuple[ChapterTable, ...]
    later_names: bool
    through_time: TimeTable
    origin: tuple[str, ...]
    report: Link | None
