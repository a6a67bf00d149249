# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Sheets whose XML is good, and whose rows and cells are not."""

import pathlib
from collections.abc import Callable

from tests.exchange.books import DOC, RELS, book, parts, sheet, text_rows
from tests.exchange.hostile.makers import hostile


def _rows(name: str, rows: Callable[[], str]) -> None:
    @hostile(f"sheet: {name}")
    def make(folder: pathlib.Path) -> pathlib.Path:
        # Not packed, so that it is not the ratio that gives it away.
        return book(folder / "in.xlsx", parts(rows()), packed=False)


def _cell(name: str, cell: str) -> None:
    _rows(name, lambda: f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2">{cell}</row>')


_rows("row number 1,000,000,000", lambda: '<row r="1000000000"><c><v>1</v></c></row>')
_rows("row number -1", lambda: '<row r="-1"><c><v>1</v></c></row>')
_rows("row number of 5,000 digits", lambda: f'<row r="{"9" * 5_000}"><c><v>1</v></c></row>')
_rows("rows that go back", lambda: '<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>')
_rows("a million columns", lambda: f'<row r="1">{"<c><v>1</v></c>" * 1_000_000}</row>')
_rows("a million empty columns", lambda: f'<row r="1">{"<c/>" * 1_000_000}</row>')
_rows("a row in column 2,001", lambda: '<row r="1"><c r="BXY1"><v>1</v></c></row>')
_rows("4,000,000 empty cells", lambda: f"<row>{'<c/>' * 2_000}</row>" * 2_000)
_rows("2,000,000 empty rows", lambda: "<row/>" * 2_000_000)
_cell("column XFE", '<c r="XFE2"><v>1</v></c>')
_cell("a column of 5,000 letters", f'<c r="{"A" * 5_000}2"><v>1</v></c>')
_cell("a cell of another row", '<c r="A3"><v>1</v></c>')
_cell("a cell twice", '<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>')
_cell("a cell of 32,768 characters", f'<c t="inlineStr"><is><t>{"x" * 32_768}</t></is></c>')
_cell("a cell of 20 MB", f'<c t="inlineStr"><is><t>{"0123456789" * 2_000_000}</t></is></c>')
_cell("a number of 5,000 digits", f"<c><v>{'9' * 5_000}</v></c>")
_cell("the number 1e400", "<c><v>1e400</v></c>")
_cell("the number NaN", "<c><v>NaN</v></c>")
_cell("a shared text that does not exist", '<c t="s"><v>99999</v></c>')
_cell("a shared text of number -1", '<c t="s"><v>-1</v></c>')
_cell("an unknown kind of cell", '<c t="zz"><v>1</v></c>')
_cell("a date in the year 10000", '<c s="1"><v>2958466</v></c>')
_cell("a date before the first", '<c s="1"><v>-1</v></c>')


@hostile("sheet: dimension A1:XFD1048576 of three cells")
def _dimension(folder: pathlib.Path) -> pathlib.Path:
    text = sheet(text_rows(["a", "b"], ["c"]), before='<dimension ref="A1:XFD1048576"/>')
    return book(folder / "in.xlsx", parts(sheet=text))


def _book(name: str, **more: str) -> None:
    @hostile(f"book: {name}")
    def make(folder: pathlib.Path) -> pathlib.Path:
        return book(folder / "in.xlsx", parts(**more))


_PLAIN = parts()
_LISTED = _PLAIN["xl/workbook.xml"]
_LINKS = _PLAIN["xl/_rels/workbook.xml.rels"]
_ONE = '<sheet name="Meldkamers" sheetId="1" r:id="rId1"/>'

_book("no sheets", book=_LISTED.replace(_ONE, ""))
_book(
    "5,000 times the same sheet",
    book=_LISTED.replace(_ONE, "".join(_ONE.replace("Meldkamers", f"b{n}") for n in range(5_000))),
)
_book(
    "two sheets of one name",
    book=_LISTED.replace(_ONE, _ONE + _ONE.replace("rId1", "rId4")),
    links=_LINKS.replace("</", f'<Relationship Id="rId4" Type="{DOC}/worksheet" Target="styles.xml"/></', 1),
)
_book("a sheet of the file system", links=_LINKS.replace("worksheets/sheet1.xml", "../../../../etc/passwd"))
_book(
    "a sheet on the web",
    links=_LINKS.replace(
        'Target="worksheets/sheet1.xml"', 'Target="http://example.org/x" TargetMode="External"'
    ),
)
_book("no links", links=f'<Relationships xmlns="{RELS}"/>')
_book(
    "a million styles", styles=_PLAIN["xl/styles.xml"].replace("<cellXfs>", "<cellXfs>" + "<xf/>" * 1_000_000)
)
