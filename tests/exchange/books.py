# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Small workbooks made part by part, so that a test can spoil any one of them."""

import pathlib
import zipfile
from collections.abc import Mapping, Sequence

from kamerbreed.exchange import Line, open_grid

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
BOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    """A sheet with these rows as XML."""
    return f'{DECLARED}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def text_rows(*rows: Sequence[str]) -> str:
    """Rows of texts that stand in their cells."""
    return "".join(
        f'<row r="{number}">'
        + "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{cell}</t></is></c>' for cell in row)
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )


def parts(rows: str = "", **more: str) -> dict[str, str]:
    """The parts of a workbook with one sheet; ``more`` replaces one by its short name."""
    made = {
        "types": f'{DECLARED}<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{BOOK}.sheet.main+xml"/></Types>',
        "top": f'{DECLARED}<Relationships xmlns="{RELS}"><Relationship Id="rId1" Type="{DOC}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "book": f'{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{DOC}"><workbookPr/>'
        '<sheets><sheet name="Meldkamers" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "links": f'{DECLARED}<Relationships xmlns="{RELS}">'
        f'<Relationship Id="rId1" Type="{DOC}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{DOC}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{DOC}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "styles": styles("General", "yyyy-mm-dd"),
        "strings": strings("id", "personeel"),
        "core": f'{DECLARED}<coreProperties xmlns="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties"/>',
        "sheet": sheet(rows or text_rows(["id", "personeel"], ["control-room/drachten", "150"])),
    }
    return {NAMES[name]: text for name, text in {**made, **more}.items()}


NAMES = {
    "types": "[Content_Types].xml",
    "top": "_rels/.rels",
    "book": "xl/workbook.xml",
    "links": "xl/_rels/workbook.xml.rels",
    "styles": "xl/styles.xml",
    "strings": "xl/sharedStrings.xml",
    "core": "docProps/core.xml",
    "sheet": "xl/worksheets/sheet1.xml",
}


def styles(*codes: str) -> str:
    """The styles, one for each format code."""
    formats = "".join(
        f'<numFmt numFmtId="{164 + number}" formatCode="{code}"/>' for number, code in enumerate(codes)
    )
    used = "".join(f'<xf numFmtId="{164 + number}"/>' for number in range(len(codes)))
    return (
        f'{DECLARED}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{used}</cellXfs></styleSheet>'
    )


def strings(*texts: str) -> str:
    """The shared texts."""
    return f'{DECLARED}<sst xmlns="{MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'


def book(path: pathlib.Path, made: Mapping[str, str | bytes], *, packed: bool = True) -> pathlib.Path:
    """The parts as a file."""
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, text in made.items():
            archive.writestr(name, text)
    return path


def read(path: pathlib.Path, name: str = "") -> list[Line]:
    """All lines of a sheet, by default of the first."""
    with open_grid(path) as grid:
        return list(grid.lines(name or grid.sheets[0]))


def cells(path: pathlib.Path, name: str = "") -> list[tuple[object, ...]]:
    """The cells of all lines of a sheet."""
    return [line.cells for line in read(path, name)]
