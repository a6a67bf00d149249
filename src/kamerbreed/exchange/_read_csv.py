# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A CSV file as a grid of texts, read as a stream; in UTF-8, or in UTF-16 with its mark.

Rows are numbered as a spreadsheet shows them: one with line breaks in its cells counts once, an empty
line counts too, and a first line ``sep=;`` does not.
"""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._grid import CellPlace, Line
from kamerbreed.exchange._sheet_part import MAX_COLUMNS

MAX_ROW_CHARACTERS = 4_000_000
"""One row with all its cells, which the reader holds whole."""
MAX_EMPTY_ROWS = 1_048_576
"""Rows without anything in them, as many as a sheet of Excel has."""
_DECIMAL_COMMA = {",": False, ";": True, "\t": None}
_SEP = re.compile(r"sep=([,;\t])\r?\n?")
_QUOTED = re.compile(r'"(?:[^"]|"")*"?')
_PROBE_BYTES = 1_000
_PIECE_BYTES = 1 << 20


class CsvGrid:
    """The one sheet of a CSV file, which is named as the file is."""

    hidden: tuple[str, ...] = ()

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.file = name
        self.sheets: tuple[str, ...] = (name,)
        self._source = file
        self._encoding = _encoding(file, name)
        first = self._first_row()
        _check_text(file, self._encoding, name)
        if found := _SEP.fullmatch(first):
            self._skip, self._delimiter, sure = len(first), found[1], True
        else:
            self._skip = 0
            self._delimiter, sure = _delimiter(first, name)
        self.decimal_comma = _DECIMAL_COMMA[self._delimiter] if sure else None

    def lines(self, _sheet: str) -> Iterator[Line]:
        """The lines, the head first, read as they are asked for; empty ones left out."""
        source = _Source(self._source, self._encoding, self.file)
        source.skip(self._skip)
        reader = csv.reader(source, delimiter=self._delimiter, strict=True)
        width = empty = 0
        try:
            for cells in reader:
                source.row_ended()
                width = width or len(cells)
                found = [cell if cell and not cell.isspace() else None for cell in cells]
                while found and found[-1] is None:
                    found.pop()
                if not found:
                    empty += 1
                    if empty > MAX_EMPTY_ROWS:
                        raise ExchangeError("csv.empties", place=source.place(), limit=MAX_EMPTY_ROWS)
                    continue
                if len(cells) != width and (len(cells) < width or len(found) > width):
                    raise ExchangeError("csv.ragged", place=source.place(), found=len(cells), head=width)
                if len(found) > MAX_COLUMNS:
                    raise ExchangeError("sheet.columns", place=source.place(), limit=MAX_COLUMNS)
                yield Line(number=source.row, cells=tuple(found))
        except csv.Error as error:
            source.row_ended()
            if "field larger" in str(error):
                raise ExchangeError(
                    "csv.cell_long", place=source.place(), limit=csv.field_size_limit()
                ) from None
            raise ExchangeError("csv.quotes", place=source.place()) from None
        finally:
            source.let_go()

    def _first_row(self) -> str:
        """The first row that is not empty, as it stands; as far as it is text."""
        source = _Source(self._source, self._encoding, self.file)
        row = ""
        try:
            for line in source:
                row += line
                if row.strip() and row.count('"') % 2 == 0:
                    return row
                if not row.strip():
                    row = ""
                    source.row_ended()
            return row
        except UnicodeDecodeError:  # where that is, ``_check_text`` tells
            return row
        finally:
            source.let_go()


def read_csv(file: BinaryIO, name: str) -> CsvGrid:
    """Open a CSV file that stays open as long as ``file``. Raises ExchangeError with what to do."""
    return CsvGrid(file, name)


class _Source:
    """The lines of a file for Python's csv reader, guarded: no row is longer than memory allows."""

    def __init__(self, file: BinaryIO, encoding: str, name: str) -> None:
        file.seek(0)
        self.row = 0
        self._name = name
        self._size = 0
        self._text = io.TextIOWrapper(file, encoding=encoding, newline="")

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_ROW_CHARACTERS + 1)
        if not line:
            raise StopIteration
        self._size += len(line)
        if self._size > MAX_ROW_CHARACTERS:
            self.row += 1
            raise ExchangeError("csv.row_long", place=self.place(), limit=MAX_ROW_CHARACTERS)
        return line

    def skip(self, characters: int) -> None:
        """Pass over a first line that only says how to read the others."""
        if characters:
            self._text.read(characters)

    def row_ended(self) -> None:
        """The reader has a row together."""
        self.row += 1
        self._size = 0

    def place(self) -> CellPlace:
        """The row that was read last."""
        return CellPlace(file=self._name, row=self.row)

    def let_go(self) -> None:
        """Leave the file open for whoever opened it."""
        self._text.detach()


def _check_text(file: BinaryIO, encoding: str, name: str) -> None:
    """Read all of it once, so that what is no text is told before any row was worked on."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    line, last, piece = 1, "", b"x"
    while piece:
        piece = file.read(_PIECE_BYTES)
        try:
            text = decoder.decode(piece, not piece)
        except UnicodeDecodeError as error:
            good = error.object[: error.start].decode(error.encoding, "replace")
            line += _breaks(last, good)
            if encoding == "utf-16":
                raise ExchangeError("csv.utf16", file=name, line=line) from None
            raise ExchangeError("csv.encoding", file=name, line=line) from None
        if "\0" in text:
            line += _breaks(last, text[: text.index("\0")])
            raise ExchangeError("file.nul", path=name, line=line)
        line += _breaks(last, text)
        last = text[-1:]


def _breaks(last: str, text: str) -> int:
    """Line ends in a text that follows the sign ``last``; CR and LF together are one."""
    n = text.count("\n") + text.count("\r") - text.count("\r\n")
    return n - (last == "\r" and text.startswith("\n"))


def _encoding(file: BinaryIO, name: str) -> str:
    file.seek(0)
    start = file.read(_PROBE_BYTES)
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if start.count(0) > len(start) // 4:  # western text in UTF-16 is NUL for one half
        raise ExchangeError("csv.unmarked", file=name)
    return "utf-8"


def _delimiter(first: str, name: str) -> tuple[str, bool]:
    """The sign that parts the cells of the head, and whether there is one at all."""
    bare = _QUOTED.sub("", first)
    counts = sorted(((bare.count(sign), sign) for sign in _DECIMAL_COMMA), reverse=True)
    (most, delimiter), (next_most, _), _ = counts
    if not most:
        return ",", False
    if most == next_most:
        raise ExchangeError("csv.delimiter", file=name)
    return delimiter, True
