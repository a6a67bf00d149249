# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the page of all sources, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._filter import Filter, Turns
from kamerbreed.web._words import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source: since when it is public, how far it was read, how much rests on it and on it alone."""

    source: Link
    id: str
    public: str
    read: str
    statements: str
    alone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """The page of all sources; ``lead`` says first on what the picture rests."""

    title: str
    lead: tuple[str, ...]
    filter: Filter
    csv: str
    xlsx: str
    caption: str
    rows: tuple[SourceRow, ...]
    empty: str
    turns: Turns
    origin: tuple[str, ...]
