# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Writing a workbook (.xlsx) row by row: what was written is not kept in memory."""

import contextlib
import pathlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import xlsxwriter

from kamerbreed.exchange._cell_form import MAX_CELL, Manner, mark
from kamerbreed.exchange._extract import Cell, Extract, kind_heads, kind_rows, readme_rows
from kamerbreed.exchange._formulas import neutralised
from kamerbreed.exchange._sheet_form import Column, columns_of, sheet_name, statement_sheet
from kamerbreed.exchange._statement_sheet import statement_heads, statement_rows
from kamerbreed.exchange._whole_file import whole_file
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import NON_VALUES, Lang, Thing, kind_of, say, scales

MOST_ROWS = 1_000_000
"""Statements on one sheet; Excel has room for 1,048,576 rows."""
_LAST_ROW = 1_048_575
_ROOM_TO_FILL = 5_000
"""Rows of a template that have validation lists, at least."""
_TEXT_TYPES = ("text", "prose", "date", "moment", "period", "reference", "record", "anything")


class _Book:
    """A workbook that is being written."""

    def __init__(self, book: Any, lang: Lang) -> None:
        self._book = book
        self.lang = lang
        self._lists: dict[tuple[str, ...], int] = {}
        self._bold = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E6EEF5"}
        )
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._text = book.add_format({"num_format": "@", "valign": "top"})
        self._lines = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._number = book.add_format({"valign": "top"})

    def readme(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """The first sheet."""
        sheet = self._book.add_worksheet(say("sheet.readme", self.lang))
        sheet.set_column(0, 0, 60, self._lines)
        sheet.set_column(1, 1, 70, self._text)
        sheet.set_column(2, 2, 16, self._text, {"hidden": True})
        for number, cells in enumerate(rows):
            for place, text in enumerate(cells):
                if text:
                    sheet.write_string(number, place, text, self._title if number == 0 else self._lines)

    def kind(self, kind: type[Thing], rows: Iterable[Sequence[Cell]], picture: Picture | None) -> None:
        """The sheet of a kind: heads with their explanation, lists to choose from, and the rows."""
        sheet = self._book.add_worksheet(sheet_name(kind, self.lang))
        columns = columns_of(kind)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, 18 if place else 32, self._format(column))
        for place, head in enumerate(kind_heads(kind, self.lang)):
            sheet.write_string(0, place, head, self._bold)
            sheet.write_comment(0, place, columns[place].help.of(self.lang))
        last = 0
        for last, cells in enumerate(rows, 1):
            self._row(sheet, last, cells)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
        for place, column in enumerate(columns):
            self._choose(sheet, place, column, last + _ROOM_TO_FILL, picture)

    def _format(self, column: Column) -> Any:
        if column.found is None:
            return self._text
        if column.found.many:
            return self._lines
        return self._text if column.found.type.name in _TEXT_TYPES else self._number

    @staticmethod
    def _row(sheet: Any, number: int, cells: Sequence[Cell]) -> None:
        for place, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                sheet.write_string(number, place, cell)
            else:
                sheet.write_number(number, place, cell)

    def _choose(self, sheet: Any, place: int, column: Column, last: int, picture: Picture | None) -> None:
        options, strict = self._options(column, picture)
        if not options:
            return
        source = f"={self._list_name}!{self._list(options)}"
        sheet.data_validation(
            1,
            place,
            min(last, _LAST_ROW),
            place,
            {
                "validate": "list",
                "source": source,
                "error_type": "stop" if strict else "warning",
                "error_title": say("choose.title", self.lang),
                "error_message": say("choose.text", self.lang),
            },
        )

    def _options(self, column: Column, picture: Picture | None) -> tuple[tuple[str, ...], bool]:
        """What may be chosen in a column, and whether nothing else may be filled in."""
        lang = self.lang
        if column.name == "basis" and column.of_row:
            return tuple(label.of(lang) for label in scales()["standing"].values()), True
        found = column.found
        if found is None or found.many:
            return (), False
        nothing = tuple(mark(code, lang) for code in NON_VALUES)
        words: tuple[str, ...] = ()
        if found.type.name == "choice":
            words = tuple(label.of(lang) for label in scales()[found.type.scale].values())
        elif found.type.name in ("yes/no", "existence"):
            planned = ("planned",) if found.type.name == "existence" else ()
            words = tuple(say(word, lang) for word in ("yes", "no", *planned))
        elif found.type.name == "reference" and len(found.type.kinds) == 1 and picture is not None:
            return tuple(picture.subjects(kind_of(found.type.kinds[0]))), False
        return (words + nothing if words else ()), True

    @property
    def _list_name(self) -> str:
        return say("sheet.lists", self.lang)

    def _list(self, options: tuple[str, ...]) -> str:
        """The cells in which these options stand, on the hidden sheet; the same ones only once."""
        place = self._lists.setdefault(options, len(self._lists))
        letters = xlsxwriter.utility.xl_col_to_name(place, True)
        return f"{letters}$1:{letters}${len(options)}"

    def table(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """A sheet of texts."""
        sheet = self._book.add_worksheet(say("sheet.report", self.lang))
        sheet.freeze_panes(1, 0)
        for place, head in enumerate(heads):
            sheet.set_column(place, place, 24, self._lines)
            sheet.write_string(0, place, head, self._bold)
        for number, cells in enumerate(rows, 1):
            for place, text in enumerate(cells):
                if text:
                    sheet.write_string(number, place, neutralised(text[:MAX_CELL]))

    def lists(self) -> None:
        """The hidden sheet with what may be chosen: in a cell itself a list has 255 signs at most."""
        if not self._lists:
            return
        sheet = self._book.add_worksheet(self._list_name)
        sheet.hide()
        for number in range(max(len(options) for options in self._lists)):
            for place, options in enumerate(self._lists):
                if number < len(options):
                    sheet.write_string(number, place, options[number])

    def statements(self, heads: Sequence[str], rows: Iterator[list[str]]) -> None:
        """The sheets of statements."""
        number, sheet, at = 0, None, MOST_ROWS
        while True:
            cells = next(rows, None)
            if sheet is not None and cells is None:
                return
            if at >= MOST_ROWS:
                number, at = number + 1, 0
                sheet = self._book.add_worksheet(statement_sheet(number, self.lang))
                sheet.freeze_panes(1, 0)
                for place, head in enumerate(heads):
                    sheet.write_string(0, place, head, self._bold)
            if cells is None:
                return
            at += 1
            write = sheet.write_string  # type: ignore[union-attr]  # made above
            for place, text in enumerate(cells):
                if text:
                    write(at, place, text)


@contextlib.contextmanager
def _book(path: pathlib.Path, lang: Lang) -> Iterator[_Book]:
    """A workbook that is written when the block ends. Raises OSError if it cannot be."""
    with tempfile.TemporaryDirectory(prefix=f"{path.name}.", dir=path.parent) as folder:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": folder,
        }
        book = xlsxwriter.Workbook(str(path), options)
        made = _Book(book, lang)
        try:
            yield made
            made.lists()
        finally:
            try:
                book.close()
            except xlsxwriter.exceptions.FileCreateError as error:
                raise OSError(str(error)) from None


def write_workbook(path: pathlib.Path, taken: Extract) -> None:
    """Write an extract as a workbook: read me, a sheet a kind, the statements. Raises ExchangeError."""
    how = Manner(lang=taken.lang)
    with whole_file(path) as beside, _book(beside, taken.lang) as book:
        book.readme(readme_rows(taken, taken.lang))
        for kind in taken.kinds:
            book.kind(kind, kind_rows(taken.picture, kind, how), taken.picture)
        if taken.statements is not None:
            heads = statement_heads(taken.picture, taken.statements)
            book.statements(heads, statement_rows(taken.picture, taken.statements))


def write_workbook_template(
    path: pathlib.Path, kind: type[Thing], picture: Picture | None, lang: Lang
) -> None:
    """Write an empty workbook to fill in for a kind; ``picture`` tells which things can be chosen."""
    with whole_file(path) as beside, _book(beside, lang) as book:
        book.readme(readme_rows(None, lang))
        book.kind(kind, (), picture)


def write_table(path: pathlib.Path, lang: Lang, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write one sheet of texts as a workbook, such as a report. Raises ExchangeError."""
    with whole_file(path) as beside, _book(beside, lang) as book:
        book.table(heads, rows)
