# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A mapping: how an existing workbook, with heads of its own, is to be read.

It is a JSON file that a person writes or corrects. ``proposed`` makes a first one from the heads.
"""

import difflib
import json
import pathlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kamerbreed.exchange._errors import ExchangeError, reason_of
from kamerbreed.exchange._grid import Grid, Line, Raw
from kamerbreed.exchange._layout import Layout, Read
from kamerbreed.exchange._sheet_form import (
    ID,
    ROW_COLUMNS,
    Column,
    are_statement_heads,
    heads_of,
    is_list_sheet,
    is_readme_sheet,
    kinds_by_sheet,
    normal,
)
from kamerbreed.exchange._whole_file import whole_file
from kamerbreed.vocabulary import Thing, Told, VocabularyError, kind_of, kinds, property_of

_FIRST_LINES = 10
"""Lines in which a head is looked for."""
_ALIKE = 0.82
"""How alike a head must be to a label to be proposed for it; 1 is the same."""
_MAX_BYTES = 5_000_000


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ColumnRule(_Part):
    """What a column fills: a property (with ``key`` one member of it), a field of the row, or nothing."""

    property: str = ""
    key: str = ""
    field: Literal["", *ROW_COLUMNS] = ""  # type: ignore[valid-type]  # the list is ours
    ignore: bool = False
    values: dict[str, str | int | float | bool] = Field(default_factory=dict)


class IdRule(_Part):
    """Where the id stands; with ``prefix`` it is made of what stands there, else it is that itself."""

    column: str
    prefix: str | None = None


class SheetRule(_Part):
    """How one sheet is read."""

    kind: str
    head_row: int = Field(default=1, ge=1)
    id: IdRule
    columns: dict[str, ColumnRule]
    constants: dict[str, str | list[str]] = Field(default_factory=dict)

    def layout(self, heads: Sequence[Raw]) -> Layout:
        """The layout of the sheet with these heads. Raises ExchangeError for a head that is not there."""
        at = {normal(str(head)): place for place, head in enumerate(heads) if head is not None}
        kind = kind_of(self.kind)
        columns = []
        for head, rule in self.columns.items():
            if normal(head) not in at:
                raise ExchangeError("mapping.head", head=head)
            if not rule.ignore:
                columns.append(self._read(kind, head, at[normal(head)], rule))
        if normal(self.id.column) not in at:
            raise ExchangeError("mapping.head", head=self.id.column)
        told = {normal(head) for head in (*self.columns, self.id.column)}
        return Layout(
            kind=kind,
            ident=at[normal(self.id.column)],
            columns=columns,
            slug_prefix=self.id.prefix,
            constants=self._constants(),
            strange=[(place, str(heads[place])) for head, place in at.items() if head not in told],
        )

    def _read(self, kind: type[Thing], head: str, at: int, rule: ColumnRule) -> Read:
        if bool(rule.property) == bool(rule.field):
            raise ExchangeError("mapping.column", head=head)
        found = property_of(kind.slug, rule.property) if rule.property else None
        if rule.key and not (found and found.many):
            raise ExchangeError("mapping.key", head=head, name=rule.property)
        values = {normal(text): value for text, value in rule.values.items()}
        return Read(at=at, head=head, found=found, row_field=rule.field, key=rule.key, values=values)

    def _constants(self) -> Mapping[str, object]:
        if strange := sorted(set(self.constants) - set(ROW_COLUMNS)):
            raise ExchangeError("mapping.constant", strange=", ".join(strange), known=", ".join(ROW_COLUMNS))
        return {
            name: tuple(value) if isinstance(value, list) else (value,) if name == "sources" else value
            for name, value in self.constants.items()
        }


class MappingFile(_Part):
    """How the sheets of a workbook are read, by the name of the sheet."""

    version: Literal["1"]
    sheets: dict[str, SheetRule]


def read_mapping(path: pathlib.Path) -> Mapping[str, SheetRule]:
    """Read a mapping. Raises ExchangeError that names the file and the place in it."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise ExchangeError("file.large", path=path, limit=_MAX_BYTES // 1_000_000)
        text = path.read_text(encoding="utf-8-sig")
        found = MappingFile.model_validate(json.loads(text))
        for rule in found.sheets.values():
            for column in rule.columns.values():
                if column.property:
                    property_of(rule.kind, column.property)
            kind_of(rule.kind)
    except OSError as error:
        raise ExchangeError("file.unreadable", path=path, reason=reason_of(error)) from None
    except ValidationError as error:
        raise ExchangeError(
            "mapping.file", path=path, problems=[_told(one) for one in error.errors()]
        ) from None
    except VocabularyError as error:
        raise ExchangeError("mapping.file", path=path, problems=error) from None
    except (ValueError, RecursionError) as error:
        detail = getattr(error, "msg", "") or type(error).__name__
        line = getattr(error, "lineno", 1)
        raise ExchangeError("mapping.json", path=path, line=line, detail=detail) from None
    return found.sheets


def _told(error: Mapping[str, Any]) -> Told:
    where, kind = ".".join(str(part) for part in error["loc"]), str(error["type"])
    match kind:
        case "missing":
            return Told("mapping.missing", where=where)
        case "extra_forbidden":
            return Told("mapping.extra", where=where)
        case _:
            return Told("mapping.form", where=where, found=str(error.get("input"))[:60])


def write_mapping(path: pathlib.Path, sheets: Mapping[str, SheetRule]) -> None:
    """Write a mapping for a person to correct. Raises ExchangeError."""
    document = {"version": "1", "sheets": {name: _shown(rule) for name, rule in sheets.items()}}
    with whole_file(path) as beside:
        beside.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _shown(rule: SheetRule) -> object:
    return rule.model_dump(exclude_defaults=True, exclude={"columns"}) | {
        "columns": {head: one.model_dump(exclude_defaults=True) for head, one in rule.columns.items()}
    }


def proposed(grid: Grid) -> dict[str, SheetRule]:
    """A mapping to begin with: heads that are alike to what we know, all others to be ignored.

    Raises ExchangeError if no sheet has a head that is known.
    """
    found = {}
    for name in grid.sheets:
        if is_readme_sheet(name) or is_list_sheet(name):
            continue
        rule = _rule(name, _some(grid.lines(name)))
        if rule is not None:
            found[name] = rule
    if not found:
        raise ExchangeError("mapping.nothing", file=grid.file)
    return found


def _some(lines: Iterator[Line]) -> list[Line]:
    return [line for _, line in zip(range(_FIRST_LINES), lines, strict=False)]


def _rule(name: str, lines: Sequence[Line]) -> SheetRule | None:
    if any(are_statement_heads(line.cells) for line in lines):
        return None
    named = kinds_by_sheet().get(normal(name))
    best: tuple[int, Line, type[Thing]] | None = None
    for line in lines:
        for kind in [named] if named else kinds().values():
            known = sum(_alike(kind, str(head)) is not None for head in line.cells if head is not None)
            if known and (best is None or known > best[0]):
                best = known, line, kind
    if best is None:
        return None
    _, line, kind = best
    heads = [str(head) for head in line.cells if head is not None]
    columns = {head: _alike(kind, head) for head in heads}
    ident = next((head for head, column in columns.items() if column and column.name == ID), None)
    names = [head for head, column in columns.items() if column and column.name in ("name", "title")]
    id_rule = IdRule(column=ident) if ident else IdRule(column=(names or heads)[0], prefix="")
    return SheetRule(
        kind=kind.slug,
        head_row=line.number,
        id=id_rule,
        columns={head: _column_rule(column) for head, column in columns.items() if head != ident},
    )


def _column_rule(column: Column | None) -> ColumnRule:
    if column is None or column.name == ID:
        return ColumnRule(ignore=True)
    return ColumnRule(field=column.name) if column.of_row else ColumnRule(property=column.name)


def _alike(kind: type[Thing], head: str) -> Column | None:
    """The column whose label, name or help is this head, or nearly."""
    known = heads_of(kind)
    text = normal(head)
    if text in known:
        return known[text]
    close = difflib.get_close_matches(text, known, n=1, cutoff=_ALIKE)
    return known[close[0]] if close else None
