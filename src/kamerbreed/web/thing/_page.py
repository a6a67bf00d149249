# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the page of a thing, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._filter import Filter, Turns
from kamerbreed.web._words import Link, Mark
from kamerbreed.web.checks import FindingLine
from kamerbreed.web.requests import QuestionTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A number with what it counts."""

    label: str
    number: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact: values (empty: none on this day), marks, who says so on which sources, and when.

    ``edit`` leads to its form, for who may say something.
    ``term`` is where the glossary explains the property, ``why`` leads to the reason why it stands;
    ``weak`` if it only is assumed.
    """

    label: str
    term: str
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
    edit: Link | None = None


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
    edit: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """A thing at the other end, by which property (``term`` in the glossary), and how that stands."""

    thing: Link
    label: str
    term: str
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
    acts: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """A kind or a basis, with links to the statements under it, and to those that rest on nothing else."""

    label: str
    statements: Link
    alone: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """Statements on a source by kind or by basis."""

    id: str
    head: str
    caption: str
    rows: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestingRow:
    """A thing of which something rests on a source."""

    thing: Link
    id: str
    kind: str
    statements: str
    alone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderRow:
    """A party that had the content of a source: since when, and how."""

    party: Link
    since: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """A kept file of a source."""

    name: str
    size: str
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePart:
    """What the page of a source has besides: what rests on it, who had it when, and its files.

    ``twins`` are other entries of the same source; ``lacking`` what is not known of it.
    """

    lead: str
    measures: tuple[Measure, ...]
    tables: tuple[CountTable, ...]
    filter: Filter
    caption: str
    rows: tuple[RestingRow, ...]
    empty: str
    later: bool
    turns: Turns
    csv: str
    twins: tuple[Link, ...]
    told: tuple[str, ...]
    holders_caption: str
    holders: tuple[HolderRow, ...]
    files_caption: str
    files: tuple[FileRow, ...]
    lacking: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingPage:
    """The whole page of a thing; ``source`` if it is one, ``chapters`` leads on only from a control room."""

    title: str
    later: bool
    id: str
    kind: Link
    lead: tuple[str, ...]
    measures: tuple[Measure, ...]
    findings: tuple[FindingLine, ...]
    unjudged: tuple[Link, ...]
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
    fails: str
    graph: str
    chapters: str
    source: SourcePart | None
    questions: QuestionTable | None
    request: str
    hearing: str
    edits: tuple[Link, ...] = ()


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
    edits: tuple[Link, ...] = ()
