# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the pages of requests, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._filter import Filter, Turns
from kamerbreed.web._form import Field
from kamerbreed.web._frame import Option
from kamerbreed.web._words import Link
from kamerbreed.web.requests._part import QuestionTable


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """A request in the list."""

    name: Link
    id: str
    addressee: Link
    series: str
    state: str
    sent: str
    due: str
    answered: str
    late: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsRow:
    """The questions of a party or of a series, counted."""

    name: Link
    asked: str
    out: str
    late: str
    answered: str
    days: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    """An open question that was not asked yet: what is unknown, why it matters, who would know."""

    name: Link
    value: str
    why: str
    who: tuple[Link, ...]
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsPage:
    """What is out and late; ``ask`` is where a new request is made, empty for who may not."""

    title: str
    lead: tuple[str, ...]
    filter: Filter
    caption: str
    rows: tuple[RequestRow, ...]
    empty: str
    turns: Turns
    parties: tuple[TotalsRow, ...]
    parties_caption: str
    series: tuple[TotalsRow, ...]
    series_caption: str
    open_caption: str
    open: tuple[OpenRow, ...]
    ask: str
    origin: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step that may be taken with a request: a form; ``open`` where it was refused, or is alone."""

    id: str
    title: str
    url: str
    button: str
    fields: tuple[Field, ...]
    file: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictRow:
    """What became of a row of a returned sheet."""

    row: str
    key: str
    verdict: str
    outcome: str
    ground: str
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPage:
    """A request: what it says of itself, its questions, its documents, and the steps that may be taken.

    ``term`` says how its last day came about and what comes next; ``clock`` what who asked did with the
    replies.
    """

    title: str
    id: str
    thing: str
    lead: tuple[str, ...]
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    term: tuple[str, ...]
    clock: str
    table: QuestionTable
    documents: tuple[Link, ...]
    hearings: tuple[Link, ...]
    steps: tuple[Step, ...]
    problem: tuple[str, ...] = ()
    verdicts: tuple[VerdictRow, ...] = ()
    verdicts_caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinePage:
    """What is asked of the parties of who looks."""

    title: str
    lead: tuple[str, ...]
    table: QuestionTable


@dataclass(frozen=True, slots=True, kw_only=True)
class WishField:
    """A question on the form: what it is about, and its words; ``kept`` if it is to be asked."""

    number: int
    value: str
    thing: str
    property: str
    text: str
    why: str
    known: str
    kept: bool
    criterion: str
    weight: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """The form of a new request, with what was typed and what is wrong."""

    title: str
    lead: str
    url: str
    problem: tuple[str, ...]
    texts: dict[str, str]
    askers: tuple[Option, ...]
    addressees: tuple[Option, ...]
    grounds: tuple[Option, ...]
    norms: tuple[Option, ...]
    units: tuple[Option, ...]
    regimes: tuple[Option, ...]
    criteria: tuple[Option, ...]
    questions: tuple[WishField, ...]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """The form on which the party itself answers a question."""

    title: str
    back: Link
    url: str
    problem: tuple[str, ...]
    text: str
    why: str
    known: str
    form: str
    many: bool
    long: bool
    choices: tuple[str, ...]
    states: tuple[Option, ...]
    texts: dict[str, str]
