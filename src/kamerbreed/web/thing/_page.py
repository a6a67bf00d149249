# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the page of a thing, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._words import Link, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A number with what it counts."""

    label: str
    number: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact: values (empty: none on this day), marks, who says so on which sources, and when.

    ``why`` leads to the reason why it stands; ``weak`` if it only is assumed.
    """

    label: str
    values: tuple[Link, ...]
    between: str
    marks: tuple[Mark, ...]
    weak: bool
    later: bool
    why: str
    parties: tuple[Link, ...]
    sources: tuple[Link, ...]
    dates: tuple[str, ...]
    confirmed: str
    changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTable:
    """The facts of one aspect."""

    id: str
    title: str
    caption: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownRow:
    """A wanted property that is not known, how the question stands, and who should know it."""

    label: str
    why: str
    mark: Mark
    keepers: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """A thing at the other end, by which property, and how that stands."""

    thing: Link
    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationTable:
    """Relations of one sort; ``caption`` counts them, ``left_out`` tells of what is not shown."""

    id: str
    title: str
    caption: str
    rows: tuple[RelationRow, ...]
    left_out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """A statement or act: when it was entered, on what, from what to what, by whom, why."""

    recorded: str
    label: str
    before: Link | None
    after: Link
    role: str
    later: bool
    dates: str
    party: Link
    sources: tuple[Link, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingPage:
    """The whole page of a thing."""

    title: str
    later: bool
    id: str
    kind: Link
    lead: tuple[str, ...]
    measures: tuple[Measure, ...]
    wanted: bool
    unknown_caption: str
    unknown: tuple[UnknownRow, ...]
    facts: tuple[FactTable, ...]
    silent_title: str
    silent: tuple[Link, ...]
    relations: tuple[RelationTable, ...]
    history_caption: str
    history: tuple[HistoryRow, ...]
    older_title: str
    older: tuple[HistoryRow, ...]
    origin: str
    sources: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRow:
    """A statement under a fact with its role, its ground and where it comes from."""

    role: str
    later: bool
    value: Link
    party: Link
    ground: str
    dates: str
    sources: tuple[Link, ...]
    locator: str
    quotation: str
    note: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyFact:
    """One member of a property: what stands, and all statements under it, those that decide first."""

    id: str
    label: str
    values: tuple[Link, ...]
    between: str
    marks: tuple[Mark, ...]
    first: str
    caption: str
    rows: tuple[VoiceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyPage:
    """Why the values of a property stand."""

    title: str
    thing: Link
    help: str
    facts: tuple[WhyFact, ...]
    keepers: tuple[Link, ...]
    excluded_caption: str
    excluded: tuple[VoiceRow, ...]
