# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a file of rows and columns holds, whatever its format: sheets of lines of cells."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from kamerbreed.vocabulary import Bilingual, Lang, Told


class Formula(str):
    """A formula, as its own text with its = in front; it is never calculated. Paste its value instead."""

    __slots__ = ()


class ErrorValue(str):
    """What a spreadsheet shows where a calculation failed, such as #N/A."""

    __slots__ = ()


Raw = str | int | float | bool | datetime.date | datetime.datetime | None
"""A cell as the file gives it; white space alone is None. In CSV all is text.

In a workbook a formula is a ``Formula`` and a failed calculation an ``ErrorValue``, both of which are
texts. Numbers are raw: 25 % is 0.25. A day is a ``date``, or a ``datetime`` if it has a time other
than midnight; a month or a year that is shown as such is ISO text (``2023-05``); a time alone and a
duration are text (``10:30``, ``37:30``), because a fraction of a day would pass for a number.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: its number as the user sees it, and its cells, empty ones None; none after the last."""

    number: int
    cells: tuple[Raw, ...]


class Grid(Protocol):
    """An opened file. ``sheets`` are the names of its sheets in order; a CSV file has one.

    ``hidden`` names those among them that a user does not see. ``decimal_comma`` is None where the
    file does not tell how numbers in its texts are written.
    """

    file: str
    sheets: tuple[str, ...]
    hidden: tuple[str, ...]
    decimal_comma: bool | None

    def lines(self, sheet: str) -> Iterator[Line]:
        """The lines of a sheet, the head first, read as they are asked for; empty ones left out."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlace(Bilingual):
    """Where in a file something is wrong. What is 0 or empty is left out, from the right."""

    file: str
    sheet: str = ""
    row: int = 0
    """As the user sees it, the first row is 1."""
    column: int = 0
    """The first column is 1, and is said as A; so it is the index in ``Line.cells`` plus one."""
    head: str = ""

    def in_language(self, lang: Lang) -> str:
        """``in.xlsx, blad Meldkamers, rij 7, kolom C (personeel)``."""
        place: Told | str = self.file
        if self.sheet:
            place = Told("place.sheet", place=place, sheet=self.sheet)
        if self.row:
            place = Told("place.line", place=place, row=self.row)
        if self.column:
            letters = column_letters(self.column)
            place = Told("place.column", place=place, letters=letters)
            if self.head:
                place = Told("place.head", place=place, head=self.head)
        return place if isinstance(place, str) else place.in_language(lang)


def column_letters(number: int) -> str:
    """The letters of a column, as a spreadsheet shows them: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
