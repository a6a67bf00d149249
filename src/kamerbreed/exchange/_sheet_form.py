# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The sheet of a kind: which columns it has, how they are headed, and how a head is read back."""

import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kamerbreed.vocabulary import FIELDS, LANGUAGES, Label, Lang, Property, Thing, kind_of, kinds, say, scales

ID = "id"
ROW_COLUMNS = (
    "sources",
    "locator",
    "basis",
    "observed_on",
    "valid_from",
    "valid_to",
    "stated_by",
    "note",
)
"""Fields of the statement that hold for all cells of a row where they are filled in."""
STATEMENT_COLUMNS = (*FIELDS, "digest", "recorded_at")
MAX_SHEET_NAME = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the sheet of a kind: the id, a property (``found``), or (``of_row``) a field of the row."""

    name: str
    head: Label
    help: Label
    found: Any = None  # a Property or None; so typed it would be taken for a descriptor of this class
    of_row: bool = False


def normal(head: str) -> str:
    """A head without differences that nobody sees: case, and white space of any kind and length."""
    return " ".join(head.casefold().split())


def _label(found: Property[object]) -> Label:
    unit = scales().get("unit", {}).get(found.unit)
    if not found.unit:
        return found.label
    return Label(*(f"{found.label.of(lang)} [{unit.of(lang) if unit else found.unit}]" for lang in LANGUAGES))


def _own_columns(kind: type[Thing]) -> list[Column]:
    ident = Column(
        name=ID, head=_said("column.id"), help=_said("column.id.help", kind=kind.slug, label=kind.label)
    )
    properties = [
        Column(name=found.name, head=_label(found), help=found.help, found=found)
        for found in kind.properties().values()
    ]
    of_row = [
        Column(name=name, head=_said(f"column.{name}"), help=_said(f"column.{name}.help"), of_row=True)
        for name in ROW_COLUMNS
    ]
    return [ident, *properties, *of_row]


def _said(key: str, **parts: object) -> Label:
    def text(lang: Lang) -> str:
        said = {name: part.of(lang) if isinstance(part, Label) else part for name, part in parts.items()}
        return say(key, lang, **said)

    return Label(*(text(lang) for lang in LANGUAGES))


def columns_of(kind: type[Thing]) -> tuple[Column, ...]:
    """The columns of the sheet of a kind; no two have heads that can be mistaken, in either language.

    Where two labels are alike, the name of the property stands behind them in brackets.
    """
    return _columns_of(kind.slug)


@functools.cache
def _columns_of(slug: str) -> tuple[Column, ...]:
    kind = kind_of(slug)
    found = _own_columns(kind)
    heads = Counter(head for column in found for head in {normal(text) for text in column.head})

    def told_apart(column: Column) -> Column:
        if column.of_row or all(heads[normal(text)] == 1 for text in column.head):
            return column
        head = Label(*(f"{text} ({column.name})" for text in column.head))
        return Column(name=column.name, head=head, help=column.help, found=column.found)

    return tuple(told_apart(column) for column in found)


def heads_of(kind: type[Thing]) -> Mapping[str, Column]:
    """What is understood as the head of which column, in either language, in ``normal`` form.

    The head as it is written; and where no two columns share it, the label without its unit, the
    name of the property or field, and its help text.
    """
    return _heads_of(kind.slug)


@functools.cache
def _heads_of(slug: str) -> Mapping[str, Column]:
    kind = kind_of(slug)
    columns = columns_of(kind)
    written = {normal(text): column for column in columns for text in column.head}
    for form in (_bare, _names, _helps):
        texts = [(normal(text), column) for column in columns for text in form(column)]
        times = Counter(text for text, _ in dict.fromkeys((text, column.name) for text, column in texts))
        for text, column in texts:
            if times[text] == 1:
                written.setdefault(text, column)
    return written


def _bare(column: Column) -> Iterable[str]:
    return column.found.label if column.found else column.head


def _names(column: Column) -> Iterable[str]:
    return [column.name, column.name.replace("_", " ")]


def _helps(column: Column) -> Iterable[str]:
    return column.help


def sheet_name(kind: type[Thing], lang: Lang) -> str:
    """The name of the sheet of a kind: its label, with a capital."""
    label = kind.label.of(lang)
    return (label[:1].upper() + label[1:])[:MAX_SHEET_NAME]


@functools.cache
def kinds_by_sheet() -> Mapping[str, type[Thing]]:
    """The kind of a sheet by its name, in ``normal`` form: a label in either language, or the slug."""
    found = dict(kinds())
    for kind in kinds().values():
        for lang in LANGUAGES:
            found.setdefault(normal(sheet_name(kind, lang)), kind)
            found.setdefault(normal(kind.label.of(lang)), kind)
    return found


def statement_sheet(number: int, lang: Lang) -> str:
    """The name of the sheet of statements; the second and further ones have a number."""
    name = say("sheet.statements", lang)
    return name if number == 1 else f"{name} {number}"


def is_statement_sheet(name: str) -> bool:
    """Whether this is the name of a sheet of statements, in either language."""
    words = normal(name).split()
    numbered = len(words) == 1 or (len(words) == 2 and words[1].isdecimal())
    return numbered and words[0] in {normal(say("sheet.statements", lang)) for lang in LANGUAGES}


def is_readme_sheet(name: str) -> bool:
    """Whether this is the name of the first sheet of an export, in either language."""
    return normal(name) in {normal(say("sheet.readme", lang)) for lang in LANGUAGES}


def is_list_sheet(name: str) -> bool:
    """Whether this is the name of the hidden sheet with what may be chosen, in either language."""
    return normal(name) in {normal(say("sheet.lists", lang)) for lang in LANGUAGES}


def are_statement_heads(heads: Sequence[object]) -> bool:
    """Whether these are the heads of statements in full: every row one statement."""
    return {"subject", "property", "value"} <= {str(head).strip() for head in heads if head is not None}
