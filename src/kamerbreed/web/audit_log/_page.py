# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the page of the audit log, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._filter import Choice, Turns


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the form that is filled in."""

    name: str
    label: str
    value: str
    type: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """An entry: ``at`` is its moment for machines, ``when`` for people."""

    number: str
    at: str
    when: str
    what: str
    origin: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPage:
    """The page of the audit log."""

    title: str
    lead: str
    action: str
    fields: tuple[Field, ...]
    choices: tuple[Choice, ...]
    csv: str
    rows: tuple[LogRow, ...]
    turns: Turns
