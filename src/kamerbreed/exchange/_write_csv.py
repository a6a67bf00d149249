# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Writing CSV: one sheet, as a spreadsheet of the language opens it.

Dutch files have semicolons and decimal commas, English ones commas and points; both are UTF-8 with
a mark at their beginning (BOM), by which Excel knows them.
"""

import csv
import pathlib
from collections.abc import Iterable, Iterator, Sequence

from kamerbreed.exchange._cell_form import Manner
from kamerbreed.exchange._extract import Cell, Extract, kind_heads, kind_rows
from kamerbreed.exchange._formulas import neutralised
from kamerbreed.exchange._statement_sheet import statement_heads, statement_rows
from kamerbreed.exchange._whole_file import whole_file
from kamerbreed.vocabulary import Lang, Thing, canonical


def _manner(lang: Lang) -> Manner:
    return Manner(lang=lang, decimal_comma=lang == "nl")


def _text(cell: Cell, lang: Lang) -> str:
    if cell is None or isinstance(cell, str):
        return cell or ""
    text = canonical(cell)
    return text.replace(".", ",") if lang == "nl" else text


def _write(path: pathlib.Path, lang: Lang, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    with whole_file(path) as beside, beside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";" if lang == "nl" else ",", lineterminator="\r\n")
        writer.writerow(heads)
        for cells in rows:
            writer.writerow([_text(cell, lang) for cell in cells])


def write_kind_csv(path: pathlib.Path, taken: Extract) -> None:
    """Write the sheet of the one kind of an extract. Raises ExchangeError."""
    (kind,) = taken.kinds
    _write(
        path, taken.lang, kind_heads(kind, taken.lang), kind_rows(taken.picture, kind, _manner(taken.lang))
    )


def write_statements_csv(path: pathlib.Path, taken: Extract) -> None:
    """Write the statements of an extract. Raises ExchangeError."""
    rows = taken.statements or ()
    heads = statement_heads(taken.picture, rows)
    _write(path, taken.lang, heads, _padded(statement_rows(taken.picture, rows), len(heads)))


def _padded(rows: Iterator[list[str]], width: int) -> Iterator[list[str]]:
    """Every row as wide as the head."""
    return (cells + [""] * (width - len(cells)) for cells in rows)


def write_csv_template(path: pathlib.Path, kind: type[Thing], lang: Lang) -> None:
    """Write the heads of the sheet of a kind alone. Raises ExchangeError."""
    _write(path, lang, kind_heads(kind, lang), ())


def write_table_csv(
    path: pathlib.Path, lang: Lang, heads: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Write one sheet of texts as CSV, such as a report. Raises ExchangeError."""
    _write(path, lang, heads, ([neutralised(text) for text in cells] for cells in rows))
