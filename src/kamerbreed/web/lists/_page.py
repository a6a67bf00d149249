# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the page of a list, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._filter import Choice, Turns
from kamerbreed.web._frame import Option
from kamerbreed.web._words import Link, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a column, and where the list is ordered by it; ``order`` as aria-sort has it."""

    text: str
    url: str
    order: str
    arrow: str
    number: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one thing has in a column, under which head; ``more`` counts the values that are not shown.

    ``marks`` tell what is to be minded: that nothing is known, or on what weak ground it stands.
    """

    head: str
    links: tuple[Link, ...] = ()
    more: str = ""
    marks: tuple[Mark, ...] = ()
    number: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A thing of the list; ``id`` is empty where a column tells it."""

    name: Link
    id: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form of a list: its words, filters, columns and size; ``hidden`` keeps the rest of the address.

    ``chosen`` are the filters at work, each leading to the list without it. ``left_out`` names the
    filters that do not offer all values.
    """

    action: str
    hidden: tuple[tuple[str, str], ...]
    text: str
    size: Choice
    filters_title: str
    filters: tuple[Choice, ...]
    left_out: tuple[str, ...]
    chosen: tuple[Link, ...]
    columns_title: str
    columns: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """The page of a list. ``wide``: it has more columns than fit beside each other."""

    title: str
    lead: tuple[str, ...]
    kind: str
    form: Form
    caption: str
    name: Head
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    wide: bool
    later: bool
    empty: str
    turns: Turns
    csv: str
    xlsx: str
    template: str
    add: Link | None = None
