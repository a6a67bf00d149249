# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a file of rows and columns holds, whatever its format: sheets of lines of cells."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

Raw = str | int | float | bool | datetime.date | datetime.datetime | None
"""A cell as the file gives it. In CSV all is text; in a workbook a formula is its own text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: its number as the user sees it, and its cells, empty ones None; none after the last."""

    number: int
    cells: tuple[Raw, ...]


class Grid(Protocol):
    """An opened file. ``sheets`` are the names of its sheets in order; a CSV file has one."""

    file: str
    sheets: tuple[str, ...]
    decimal_comma: bool | None

    def lines(self, sheet: str) -> Iterator[Line]:
        """The lines of a sheet, the head first, read as they are asked for; empty ones left out."""
        ...
