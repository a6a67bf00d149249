# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of one sheet of a workbook, as a stream.

openpyxl is not used for it: it takes twice the time, and it holds a row whole before anyone can say that
it is too wide, so that a million columns take half a gigabyte (figures in docs/reading-files.md).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kamerbreed.exchange._archive import Archive
from kamerbreed.exchange._date_cells import Format, shown_as
from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._grid import CellPlace, ErrorValue, Formula, Line, Raw
from kamerbreed.exchange._numbers import read_stored_date, read_stored_number
from kamerbreed.exchange._shared_strings import (
    MAX_CELL_CHARACTERS,
    NAMESPACES,
    SharedStrings,
    check_root,
    unescaped,
)
from kamerbreed.exchange._xml import MAX_DEPTH, Part

MAX_ROWS = 1_048_576
"""What a sheet of Excel has."""
MAX_COLUMNS = 2_000
"""Columns that may hold something. A kind has some forty properties; Excel has 16,384 columns."""
MAX_SHEET_COLUMNS = 16_384
MAX_EMPTY_CELLS = 1_000_000
"""Cells with a lay-out and nothing in them, that may come on top of as many as are filled."""
MAX_ROW_BYTES = 16_000_000
"""XML without the end of a row in it; also of what comes before the first row and after the last."""

_KEPT = 20_000
_KEPT_CHARACTERS = 200
"""Short texts that were met, so that equal ones are one object and memory stays small."""

_LITERALS = {"=TRUE()": True, "=FALSE()": False}
"""How LibreOffice saves a yes or no that it read from a workbook of another program; #N/A likewise."""
_SHOWN = 60
_LETTERS = re.compile(r"[A-Z]{1,3}", re.ASCII)
_DIGITS = re.compile(r"[1-9]\d{0,9}", re.ASCII)
_NAMES = {
    f"{namespace}{name}": name
    for namespace in NAMESPACES
    for name in ("c", "v", "f", "t", "is", "row", "rPh")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContext:
    """What the cells of a sheet refer to."""

    archive: Archive
    sheet: str
    member: str
    strings: Callable[[], SharedStrings]
    formats: Mapping[str | None, Format]
    from_1904: bool


def column_number(letters: str) -> int:
    """The number of a column of a sheet, 1 for A; 0 for what is no column of a sheet."""
    if not _LETTERS.fullmatch(letters):
        return 0
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number if number <= MAX_SHEET_COLUMNS else 0


def _cut(text: str | None) -> str:
    """As much of what was found as a message can show."""
    return "" if text is None else text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


class _Rows:
    """Takes the rows out of the stream of elements; complete ones stand in ``lines``."""

    def __init__(self, context: SheetContext) -> None:
        self.lines: list[Line] = []
        self.ended_rows = 0
        self._context = context
        self._strings: SharedStrings | None = None
        self._known: dict[str, str] = {}
        self._plain = frozenset(style for style, shown in context.formats.items() if not shown)
        self._root = False
        self._depth = 0
        self._row = 0
        self._column = 0
        self._digits = ""
        self._columns: dict[str, int] = {}
        self._cells: list[Raw] = []
        self._kind = "n"
        self._style: str | None = None
        self._value: str | None = None
        self._formula: str | None = None
        self._shared: dict[str, str] = {}
        self._group: str | None = None
        self._parts: list[str] | None = None
        self._size = 0
        self._hint = False
        self._spare = MAX_EMPTY_CELLS

    # --- elements ---------------------------------------------------------------------------------

    def start(self, full_name: str, attributes: Mapping[str, str]) -> None:
        name = _NAMES.get(full_name)
        self._depth += 1
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t"):
            self._parts = None if self._hint else []
        elif name == "row":
            self._start_row(attributes.get("r"))
        elif name == "f":
            self._parts = []
            self._group = attributes.get("si") if attributes.get("t") == "shared" else None
        elif name == "rPh":
            self._hint = True
        elif not self._root:
            check_root(self._context.archive, self._context.member, full_name, "worksheet")
            self._root = True
        if self._depth > MAX_DEPTH:
            raise ExchangeError("workbook.odd", file=self._context.archive.name, member=self._context.member)

    def text(self, text: str) -> None:
        if self._parts is not None:
            self._parts.append(text)
            self._size += len(text)
            if self._size > MAX_CELL_CHARACTERS * 7:  # every sign may be an escape of seven
                raise ExchangeError("cell.long", place=self.place(), limit=MAX_CELL_CHARACTERS)

    def end(self, full_name: str) -> None:
        name = _NAMES.get(full_name)
        self._depth -= 1
        if name == "c":
            self._end_cell()
        elif name in ("v", "t"):
            if self._parts is not None:
                text = "".join(self._parts)
                self._value = text if name == "v" or self._value is None else self._value + text
                self._parts = None
        elif name == "row":
            self.ended_rows += 1
            if self._cells:
                self.lines.append(Line(number=self._row, cells=tuple(self._cells)))
                self._cells = []
        elif name == "f":
            self._end_formula()
        elif name == "rPh":
            self._hint = False

    # --- rows and cells ---------------------------------------------------------------------------

    def _start_row(self, given: str | None) -> None:
        before = self._row
        self._column = 0
        if given is None:
            self._row += 1
        elif _DIGITS.fullmatch(given):
            self._row = int(given)
        else:
            raise ExchangeError("sheet.row", place=self.place(), found=_cut(given), limit=MAX_ROWS)
        if not before < self._row <= MAX_ROWS:
            found = given or str(self._row)
            self._row = before
            raise ExchangeError("sheet.row", place=self.place(), found=_cut(found), limit=MAX_ROWS)
        self._digits = str(self._row)
        self._cells = []

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        before = self._column
        reference = attributes.get("r")
        if reference is None:
            self._column = before + 1
        else:
            letters = reference.removesuffix(self._digits)
            column = self._columns.get(letters)
            if column is None:
                column = self._columns[letters] = column_number(letters)
            self._column = column
        if not before < self._column <= MAX_SHEET_COLUMNS or not self._digits:
            raise ExchangeError("sheet.cell", place=self.place(), found=_cut(reference))
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s")
        self._value = self._formula = None
        self._size = 0

    def _end_formula(self) -> None:
        text = "".join(self._parts or ())
        self._parts = None
        if self._group is not None:
            text = text or self._shared.get(self._group, "")
            if len(self._shared) < MAX_COLUMNS:
                self._shared[self._group] = text
        self._formula = f"={text}"

    def _end_cell(self) -> None:
        value = self._value
        found: Raw
        if self._formula is not None:
            found = self._literal(self._formula, value)
        elif value is None:
            found = None
        elif self._kind == "s":
            found = self._known.get(value) or self._shared_text(value)
        elif self._kind == "n":
            found = self._number(value)
        else:
            found = self._raw(value)
        if found is None:
            self._spare -= 1
            if self._spare < 0:
                raise ExchangeError("sheet.empties", place=self.place(), limit=MAX_EMPTY_CELLS)
            return
        self._spare += 1
        column = self._column
        if column > MAX_COLUMNS:
            raise ExchangeError("sheet.columns", place=self.place(), limit=MAX_COLUMNS)
        cells = self._cells
        if column - 1 > len(cells):
            cells.extend([None] * (column - 1 - len(cells)))
        cells.append(found)

    def _literal(self, formula: str, value: str | None) -> Raw:
        """The formula, or what it says where it is only another way to write a value down."""
        if self._kind == "e" and formula == f"={value}":
            return ErrorValue(value)
        literal = _LITERALS.get(formula)
        return Formula(formula) if literal is None else literal

    def _raw(self, value: str) -> Raw:
        match self._kind:
            case "inlineStr" | "str":
                return self._text(unescaped(value))
            case "b" if value.strip() in ("0", "1", "true", "false"):
                return value.strip() in ("1", "true")
            case "e":
                return ErrorValue(value)
            case "d":
                return self._iso(value)
        raise ExchangeError("sheet.value", place=self.place(), found=_cut(value))

    def _text(self, text: str) -> str | None:
        if len(text) > MAX_CELL_CHARACTERS:
            raise ExchangeError("cell.long", place=self.place(), limit=MAX_CELL_CHARACTERS)
        if not text.isascii() or not text.isprintable():
            if "\0" in text:
                raise ExchangeError("cell.nul", place=self.place())
            try:
                text.encode()
            except UnicodeEncodeError:
                raise ExchangeError("cell.surrogate", place=self.place()) from None
        return None if not text or text.isspace() else text

    def _shared_text(self, value: str) -> str | None:
        if self._strings is None:
            self._strings = self._context.strings()
        if not (_DIGITS.fullmatch(value) or value == "0") or int(value) >= len(self._strings):
            raise ExchangeError("sheet.value", place=self.place(), found=_cut(value))
        text = self._text(self._strings[int(value)])
        if text is not None and len(text) <= _KEPT_CHARACTERS:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[value] = text
        return text

    def _number(self, value: str) -> Raw:
        number = read_stored_number(value)
        if number is None:
            raise ExchangeError("sheet.value", place=self.place(), found=_cut(value))
        if self._style in self._plain:
            return number
        shown = self._context.formats.get(self._style)
        if shown is None:
            raise ExchangeError("sheet.style", place=self.place(), found=_cut(self._style))
        date = shown_as(number, shown, from_1904=self._context.from_1904)
        if date is None:
            raise ExchangeError("sheet.date", place=self.place(), found=_cut(value))
        return date

    def _iso(self, value: str) -> Raw:
        date = read_stored_date(value)
        if date is None:
            raise ExchangeError("sheet.date", place=self.place(), found=_cut(value))
        return date

    def place(self) -> CellPlace:
        """Where the stream is now."""
        context = self._context
        return CellPlace(file=context.archive.name, sheet=context.sheet, row=self._row, column=self._column)


def read_lines(context: SheetContext) -> Iterator[Line]:
    """The lines of a sheet that hold something, read as they are asked for. Raises ExchangeError."""
    rows = _Rows(context)
    part = Part(context.archive, context.member, start=rows.start, end=rows.end, text=rows.text)
    seen_rows = seen_bytes = 0
    for fed in part.read():
        if rows.ended_rows != seen_rows:
            seen_rows, seen_bytes = rows.ended_rows, fed
            yield from rows.lines
            rows.lines.clear()
        elif fed - seen_bytes > MAX_ROW_BYTES:
            raise ExchangeError("sheet.junk", place=rows.place(), limit=MAX_ROW_BYTES // 1_000_000)
