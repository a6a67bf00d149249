# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Files for tests: pictures written out and read in again, and small workbooks made by hand."""

import datetime
import pathlib
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl

from kamerbreed.exchange import (
    Intake,
    Plan,
    Wishes,
    enter,
    extract,
    open_grid,
    plan,
    read_intake,
    write_statements_csv,
    write_workbook,
)
from kamerbreed.ledger import Ledger
from kamerbreed.picture import KEEPER_OF_THE_LEDGER, Coordinates, Picture
from kamerbreed.vocabulary import Lang

DAY = datetime.date(2026, 1, 1)
Rows = Sequence[Sequence[Any]]


def written(path: pathlib.Path, picture: Picture, lang: Lang = "nl") -> pathlib.Path:
    """The picture as a file, of the form that its name tells."""
    write = write_workbook if path.suffix == ".xlsx" else write_statements_csv
    write(path, extract(picture, lang))
    return path


def read(path: pathlib.Path, **wishes: Any) -> Intake:
    """What a file says."""
    with open_grid(path) as grid:
        return read_intake(grid, Wishes(**wishes))


def entered(ledger: Ledger, path: pathlib.Path, **wishes: Any) -> int:
    """Enter a file; gives how many statements were appended."""
    return len(ledger.perform(enter, read(path, **wishes), recorded_by="test"))


def judged(ledger: Ledger, path: pathlib.Path, **wishes: Any) -> Plan:
    """What entering a file would do."""
    at = Coordinates(valid_at=DAY, viewer=KEEPER_OF_THE_LEDGER)
    return plan(ledger.picture(at), read(path, **wishes))


def workbook(path: pathlib.Path, sheets: Mapping[str, Rows]) -> pathlib.Path:
    """A workbook made by hand."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def edited(path: pathlib.Path, sheet: str, cells: Mapping[tuple[str, str], Any]) -> pathlib.Path:
    """The same workbook with other cells, named by the id of the row and the head of the column."""
    book = openpyxl.load_workbook(path)
    found = book[sheet]
    heads = {str(cell.value): cell.column for cell in found[1]}
    rows = {str(row[0].value): row[0].row for row in found.iter_rows(min_row=2)}
    for (ident, head), value in cells.items():
        found.cell(rows[ident], heads[head]).value = value
    book.save(path)
    return path
