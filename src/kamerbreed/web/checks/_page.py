# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the pages of the checks, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._filter import Turns
from kamerbreed.web._words import Link, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRow:
    """A check: how many it found of how many, how many it could not judge, and what that means.

    ``unknown`` leads to those that could not be judged; ``left_out`` tells of what is only assumed.
    """

    id: str
    title: Link
    found: str
    unknown: Link
    meaning: str
    left_out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckTable:
    """The checks of one severity."""

    id: str
    mark: Mark
    caption: str
    rows: tuple[CheckRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksPage:
    """All checks. ``other`` leads to the same with, or without, what is only assumed."""

    title: str
    lead: tuple[str, ...]
    basis: str
    other: Link
    tables: tuple[CheckTable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One thing that a check found or could not judge, on what that rests, and where to mend it."""

    thing: Link
    what: str
    assumed: bool
    related: tuple[Link, ...]
    more_related: str
    value: str
    rests: str
    sources: tuple[Link, ...]
    more_sources: str
    mend: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPage:
    """The findings of one check, or what it could not judge."""

    title: str
    all: Link
    id: str
    mark: Mark
    lead: tuple[str, ...]
    meaning: str
    mend: str
    basis: str
    others: tuple[Link, ...]
    caption: str
    rows: tuple[FindingRow, ...]
    later: bool
    empty: str
    turns: Turns
    csv: str
