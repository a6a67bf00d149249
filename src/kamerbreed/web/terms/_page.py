# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the page of the glossary, in finished texts."""

from dataclasses import dataclass

from kamerbreed.vocabulary import Lang
from kamerbreed.web._filter import Filter
from kamerbreed.web._words import Link, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """A word and what it means; ``other`` is the word in the other language, empty if it is the same.

    ``muted``: what stands as its meaning says why there is none.
    """

    anchor: str
    sign: str
    label: str
    other: str
    meaning: str
    muted: bool
    id: str
    value: str
    days: str
    wanted: str
    keepers: tuple[Link, ...]
    ground: Mark | None
    said: str
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTable:
    """The entries of one part of a group; of a kind with what the kind is, and its id."""

    id: str
    title: str
    code: str
    other: str
    help: str
    caption: str
    rows: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryGroup:
    """A group of entries, with its tables; none if the choice leaves nothing of it.

    ``parts`` are links to the tables, none where one table is the whole group.
    """

    id: str
    title: str
    parts: tuple[Link, ...]
    tables: tuple[EntryTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsPage:
    """The glossary. ``other`` is the language in which each word stands beside itself."""

    title: str
    lead: tuple[str, ...]
    filter: Filter
    csv: str
    xlsx: str
    groups: tuple[EntryGroup, ...]
    words: EntryGroup
    terms: EntryGroup
    kinds: EntryGroup
    other: Lang
    later: bool
    empty: str
    origin: tuple[str, ...]
