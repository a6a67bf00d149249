# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the pages of imports, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._filter import Turns
from kamerbreed.web._form import Button, Field, Group
from kamerbreed.web._words import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class JobRow:
    """A job in the list: its file, when it was made, and how it stands."""

    file: Link
    made: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportsPage:
    """The jobs of this person, and the form for a new file."""

    title: str
    lead: str
    action: str
    hidden: tuple[tuple[str, str], ...]
    field: Field
    caption: str
    rows: tuple[JobRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow:
    """A fault or a cell with its verdict."""

    place: str
    thing: str
    property: str
    value: str
    verdict: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """What the file would do: how many cells have which verdict, and each of them, a page at a time."""

    counts: tuple[str, ...]
    caption: str
    rows: tuple[VerdictRow, ...]
    turns: Turns
    csv: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """A job that is being done: what it does, how far it is, and where that is told anew."""

    text: str
    done: int
    total: int
    told: str
    here: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage:
    """One job: how it stands, and what can be done with it."""

    title: str
    back: Link
    state: str
    problems: tuple[Link, ...]
    told: tuple[str, ...]
    going: Going | None
    verdicts: Verdicts | None
    action: str
    hidden: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    buttons: tuple[Button, ...]
    uploads: bool = True
