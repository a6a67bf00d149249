# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what a file says: of each filled cell a statement, and the statements told in full apart."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kamerbreed.exchange._cell_form import (
    Manner,
    Member,
    NeedsNames,
    read_cell,
    read_member,
    refuse_calculated,
)
from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._grid import CellPlace, Grid, Line, Raw
from kamerbreed.exchange._intake import DATES, Deferred, Intake, Row, Wishes, code_of
from kamerbreed.exchange._layout import Layout, Read, native_layout, slug_of
from kamerbreed.exchange._numbers import read_date
from kamerbreed.exchange._origin import read_origin
from kamerbreed.exchange._sheet_form import (
    are_statement_heads,
    is_list_sheet,
    is_readme_sheet,
    is_statement_sheet,
    kinds_by_sheet,
    normal,
)
from kamerbreed.exchange._statement_sheet import Recorded, read_statement, statement_columns
from kamerbreed.exchange._unicode import suspicious
from kamerbreed.vocabulary import (
    Statement,
    Thing,
    Told,
    VocabularyError,
    checked,
    is_reference,
    kinds,
    scales,
)

_MOST_KEPT = 50_000


def read_intake(grid: Grid, wishes: Wishes) -> Intake:
    """Read all that a file says. What is wrong in it stands in ``faults``, by its place.

    Raises ExchangeError where the file itself cannot be read.
    """
    manner = Manner(lang=wishes.lang, decimal_comma=grid.decimal_comma)
    intake = Intake(file=grid.file, wishes=wishes, manner=manner, sheets=tuple(grid.sheets))
    for name in grid.sheets:
        if is_readme_sheet(name) and intake.origin is None:
            intake.origin = read_origin(grid.lines(name))
    if intake.origin is not None and intake.origin.lang:
        intake.manner = Manner(lang=intake.origin.lang, decimal_comma=grid.decimal_comma)
    intake.has_statements = any(is_statement_sheet(name) for name in grid.sheets)
    shared: dict[str, str] = {}
    for number, name in enumerate(grid.sheets):
        if is_readme_sheet(name) or is_list_sheet(name):
            continue
        if wishes.layouts and name not in wishes.layouts:
            continue
        _read_sheet(intake, grid, number, shared)
    for name in wishes.layouts:
        if name not in grid.sheets:
            intake.fault(CellPlace(file=intake.file), ExchangeError("mapping.sheet", sheet=name))
    return intake


def _read_sheet(intake: Intake, grid: Grid, number: int, shared: dict[str, str]) -> None:
    name = grid.sheets[number]
    mapped = intake.wishes.layouts.get(name)
    lines = iter(grid.lines(name))
    if mapped is not None:
        lines = (line for line in lines if line.number >= mapped.head_row)
    head = next(lines, None)
    if head is None:
        return
    try:
        if mapped is not None:
            layout = mapped.layout(head.cells)
        elif are_statement_heads(head.cells) or is_statement_sheet(name):
            intake.recorded_sheet = intake.recorded_sheet or name
            intake.has_statements = True
            _read_statements(intake, number, head, lines, shared)
            return
        else:
            kind, lines = _kind_of_sheet(intake, name, head, lines)
            layout = native_layout(kind, head.cells)
    except (ExchangeError, VocabularyError) as error:
        intake.fault(intake.cell(number, head.number, -1), error)
        return
    intake.layouts[number] = layout
    ignored = {normal(text) for text in intake.wishes.ignored}
    intake.strange += [
        intake.cell(number, head.number, at, text)
        for at, text in layout.strange
        if normal(text) not in ignored
    ]
    _Rows(intake, number, layout).read(lines)


def _kind_of_sheet(
    intake: Intake, name: str, head: Line, lines: Iterator[Line]
) -> tuple[type[Thing], Iterator[Line]]:
    """The kind of a sheet: as was told, by its name, or by the id in its first row."""
    stem = name[: -len(".csv")] if name.lower().endswith(".csv") else name
    kind = intake.wishes.kind or kinds_by_sheet().get(normal(stem))
    if kind is not None:
        return kind, lines
    first = next(lines, None)
    ids = [str(cell).partition("/")[0] for cell in (first.cells if first else ()) if cell is not None]
    kind = kinds().get(ids[0]) if ids else None
    if kind is None:
        raise ExchangeError("sheet.kind", sheet=name, known=", ".join(kinds()))
    return kind, _again(first, lines)


def _again(first: Line | None, lines: Iterator[Line]) -> Iterator[Line]:
    if first is not None:
        yield first
    yield from lines


def _read_statements(
    intake: Intake, sheet: int, head: Line, lines: Iterator[Line], shared: dict[str, str]
) -> None:
    columns = statement_columns(head.cells)
    for line in lines:
        try:
            found = read_statement(line.cells, columns, code_of(sheet, line.number, 0), shared)
            intake.recorded.append(_checked(found))
        except (ExchangeError, VocabularyError) as error:
            intake.fault(intake.cell(sheet, line.number, -1), error)


def _checked(found: Recorded) -> Recorded:
    if found.said.act == "destroy":
        raise ExchangeError("sheet.destroy")
    said = checked(found.said)
    return Recorded(said=said, digest=found.digest, recorded_at=found.recorded_at, row=found.row)


class _Rows:
    """Reads the rows of the sheet of a kind into an intake."""

    def __init__(self, intake: Intake, sheet: int, layout: Layout) -> None:
        self._intake = intake
        self._sheet = sheet
        self._layout = layout
        self._cells = [column for column in layout.columns if column.found is not None]
        self._fields = [column for column in layout.columns if column.row_field]
        self._kept: dict[tuple[int, type, Raw], tuple[Member, ...]] = {}
        self._likes: dict[tuple[Raw, ...], Statement] = {}
        self._things: dict[str, str] = {}

    def read(self, lines: Iterator[Line]) -> None:
        for line in lines:
            self._read_row(line)

    def _fault(self, number: int, at: int, head: str, problem: Told) -> None:
        self._intake.refused.add(code_of(self._sheet, number, max(at, 0)))
        self._intake.fault(self._intake.cell(self._sheet, number, at, head), problem)

    def _read_row(self, line: Line) -> None:
        intake, cells = self._intake, line.cells
        width = len(cells)
        if all(cell is None for cell in cells):
            return
        ident = self._layout.ident
        try:
            raw_id = cells[ident] if ident < width else None
            self._look_at(line.number, ident, "id", raw_id)
            subject = self._subject(raw_id)
        except Told as error:
            self._fault(line.number, ident, "id", error)
            return
        like = self._like(line)
        if like is None:
            return
        row = Row(sheet=self._sheet, number=line.number, subject=subject, first=len(intake.said))
        place = code_of(self._sheet, line.number, 0)
        for column in self._cells:
            raw = cells[column.at] if column.at < width else None
            if raw is not None:
                self._read_cell(column, raw, like, row, place + column.at)
        row.last = len(intake.said)
        intake.rows.append(row)

    def _subject(self, raw: Raw) -> str:
        kind, prefix = self._layout.kind.slug, self._layout.slug_prefix
        if raw is None:
            raise ExchangeError("row.no_id", kind=kind)
        text = str(int(raw) if isinstance(raw, float) and raw.is_integer() else raw).strip()
        refuse_calculated(raw)
        if prefix is not None:
            text = f"{prefix}{slug_of(text)}" if slug_of(text) else ""
        subject = text if "/" in text else f"{kind}/{text}"
        if not is_reference(subject) or subject.partition("/")[0] != kind:
            raise ExchangeError("row.id", text=str(raw), kind=kind)
        return subject

    def _like(self, line: Line) -> Statement | None:
        """A statement with all that holds for the row, checked once for every row that says the same."""
        cells = tuple(
            line.cells[column.at] if column.at < len(line.cells) else None for column in self._fields
        )
        like = self._likes.get(cells)
        if like is None:
            found: dict[str, Any] = {}
            for column, raw in zip(self._fields, cells, strict=True):
                try:
                    if raw is not None:
                        found[column.row_field] = self._field(column.row_field, raw)
                except (ExchangeError, VocabularyError) as error:
                    self._fault(line.number, column.at, column.head, error)
                    return None
            try:
                like = _like_of(self._intake.wishes, self._layout, found)
            except VocabularyError as error:
                self._fault(line.number, -1, "", error)
                return None
            self._likes[cells] = like
        return like

    def _field(self, name: str, raw: Raw) -> object:
        refuse_calculated(raw)
        if name in DATES:
            if isinstance(raw, int | float) and not isinstance(raw, bool):
                raw = str(int(raw))
            return read_date(
                raw if isinstance(raw, datetime.date) else str(raw), lang=self._intake.manner.lang
            )
        text = str(int(raw) if isinstance(raw, float) and raw.is_integer() else raw).strip()
        if name == "sources":
            parts = (part.strip() for part in text.replace("\n", ";").split(";"))
            return tuple(part if "/" in part else f"source/{part}" for part in parts if part)
        if name == "stated_by":
            return text if "/" in text else f"party/{text}"
        if name == "basis":
            return _basis(text)
        return text

    def _read_cell(self, column: Read, raw: Raw, like: Statement, row: Row, code: int) -> None:
        members = self._members(column, raw, like, row, code)
        for key, value, non_value in members:
            self._intake.said.append(
                Statement(
                    subject=row.subject,
                    property=column.found.name,
                    key=key,
                    value=value,
                    non_value=non_value,
                    sources=like.sources,
                    locator=like.locator,
                    basis=like.basis,
                    stated_by=like.stated_by,
                    valid_from=like.valid_from,
                    valid_to=like.valid_to,
                    observed_on=like.observed_on,
                    note=like.note,
                )
            )
            self._intake.at.append(code)

    def _look_at(self, number: int, at: int, head: str, raw: Raw) -> None:
        """Warn of signs in a text that mislead the eye. Raises ExchangeError for those that turn it round."""
        if isinstance(raw, str) and not raw.isascii():
            place = self._intake.cell(self._sheet, number, at, head)
            warnings = suspicious(raw)
            self._intake.warnings += [Told("fault", place=place, problem=one) for one in warnings]

    def _members(self, column: Read, raw: Raw, like: Statement, row: Row, code: int) -> tuple[Member, ...]:
        place = (column.at, raw.__class__, raw)
        kept = self._kept.get(place)
        if kept is None:
            try:
                self._look_at(row.number, column.at, column.head, raw)
                kept = read_column(self._layout.kind, column, raw, self._intake.manner)
            except NeedsNames:
                number = len(self._intake.rows)
                self._intake.deferred.append(Deferred(row=number, at=code, column=column, raw=raw, like=like))
                row.deferred += 1
                return ()
            except (ExchangeError, VocabularyError) as error:
                if self._intake.has_statements and error.key == "cell.see_statements":
                    self._intake.refused.add(code)
                else:
                    self._fault(row.number, column.at, column.head, error)
                return ()
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[place] = kept
        return kept


def read_column(kind: type[Thing], column: Read, raw: Raw, how: Manner) -> tuple[Member, ...]:
    """What a cell says, by the rules of its column and of the vocabulary. Raises as ``read_cell``."""
    if column.values:
        raw = column.values.get(normal(str(raw)), raw)
    if not column.found.many:
        return read_cell(column.found, raw, how)
    if column.key:
        members: tuple[Member, ...] = (read_member(column.found, column.key, raw, how),)
    else:
        members = read_cell(column.found, raw, how)
    return tuple(_checked_member(kind, column.found.name, member) for member in members)


def _checked_member(kind: type[Thing], name: str, member: Member) -> Member:
    said = checked(
        Statement(
            subject=f"{kind.slug}/x",
            property=name,
            key=member.key,
            value=member.value,
            non_value=member.non_value,
            basis="stated",
            stated_by="party/nobody",
        )
    )
    return Member(said.key, said.value, said.non_value)


def _basis(text: str) -> str:
    codes = {
        word.casefold(): code
        for code, label in scales()["standing"].items()
        for word in (code, label.nl, label.en)
    }
    if text.casefold() not in codes:
        allowed = ", ".join(label.nl for label in scales()["standing"].values())
        raise ExchangeError("cell.word", text=text, allowed=allowed)
    return codes[text.casefold()]


def _like_of(wishes: Wishes, layout: Layout, found: Mapping[str, Any]) -> Statement:
    """What holds for a row: its own fields, else the constants of the mapping, else those of the file."""
    fields: dict[str, Any] = {
        "sources": wishes.sources,
        "stated_by": wishes.stated_by,
        "basis": wishes.basis,
        **layout.constants,
        **found,
    }
    if wishes.observed_on and not any(fields.get(name) for name in DATES):
        fields["observed_on"] = wishes.observed_on
    fields["basis"] = fields["basis"] or ("documented" if fields["sources"] else "stated")
    # Who says so is asked of a row only if it says something new: an export fills in nobody.
    party = fields["stated_by"] or "party/nobody"
    whole = Statement(
        subject=f"{layout.kind.slug}/x", property="exists", value="true", **{**fields, "stated_by": party}
    )
    like = checked(whole)
    if not fields["stated_by"]:
        return replace(like, stated_by="")
    return like
