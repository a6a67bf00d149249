# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A plain table as a workbook: what a page lists, to work on elsewhere."""

import io
from collections.abc import Iterable, Sequence

import xlsxwriter

_LONGEST_NAME = 31
"""What a spreadsheet program allows for the name of a sheet."""


def table_workbook(name: str, head: Sequence[str], rows: Iterable[Sequence[str | float]]) -> bytes:
    """A workbook of one sheet: a head that stays in sight, and rows of text and numbers, no formulas."""
    file = io.BytesIO()
    options = {
        "in_memory": True,
        "constant_memory": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet(name[:_LONGEST_NAME])
    bold = book.add_format({"bold": True, "bottom": 1})
    sheet.write_row(0, 0, head, bold)
    last = 0
    for last, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(last, column, cell)
            else:
                sheet.write_number(last, column, cell)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, max(0, len(head) - 1))
    sheet.set_column(0, len(head) - 1, 28)
    book.close()
    return file.getvalue()
