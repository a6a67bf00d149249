# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""However a file is spoilt, it is read or it is refused with a message; and what was written is read."""

import csv
import io
import pathlib
import zipfile

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamerbreed.exchange import ExchangeError, Line, open_grid
from tests.exchange.books import NAMES, book, parts, styles

ROWS = (
    '<row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><r><t>a_x000D_</t></r></is></c><c r="B2" s="1"><v>45426.5</v></c>'
    '<c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#N/A</v></c></row>'
    '<row r="4"><c r="A4"><f t="shared" si="0">1+1</f><v>2</v></c><c r="C4" t="d"><v>2024-05-14</v></c></row>'
)
PARTS = parts(ROWS, styles=styles("General", "yyyy-mm-dd", "[h]:mm"))
SNIPPETS = [
    *(b"\0", b"<", b">", b'"', b"&", b"&#0;", b"&lt;", b"]]>", b"<!--", b"-->", b"<?x", b"<!DOCTYPE x>"),
    *(b"-1", b"99999999999", b"1e999", b"NaN", b"XFE1", b"A0", b"rId9", b"../", b"_xD800_", b"\xff", b"\xc3"),
    *(b";", b",", b"\n", b"\r", b"\t", b'""', b"sep=;\n", b"\xef\xbb\xbf", b"\xff\xfe"),
    *(
        part.encode()
        for part in ("<row>", "</row>", "<c>", "</c>", "<v>", "</v>", "<is>", "<t>", "</t>", "<f>")
    ),
]
Edit = tuple[float, int, bytes]
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 8), st.sampled_from(SNIPPETS) | st.binary(max_size=4)),
    min_size=1,
    max_size=6,
)


def spoilt(content: bytes, edits: list[Edit]) -> bytes:
    """The content with some bytes replaced, at places given as shares of its length."""
    for share, length, new in edits:
        at = int(share * len(content))
        content = content[:at] + new + content[at + length :]
    return content


def outcome(path: pathlib.Path) -> list[Line] | str:
    """All lines, or what is told in both languages."""
    try:
        with open_grid(path) as grid:
            return [line for sheet in grid.sheets for line in grid.lines(sheet)]
    except ExchangeError as error:
        return f"{error.in_language('nl')}\n{error.in_language('en')}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """One folder for all examples."""
    return tmp_path_factory.mktemp("fuzz")


FUZZ = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@FUZZ
@given(member=st.sampled_from(sorted(NAMES.values())), edits=EDITS)
def test_a_workbook_with_a_spoilt_part_is_read_or_refused(
    folder: pathlib.Path, member: str, edits: list[Edit]
) -> None:
    made = {**PARTS, member: spoilt(PARTS[member].encode(), edits)}
    assert outcome(book(folder / "in.xlsx", made))


@FUZZ
@given(edits=EDITS)
def test_a_spoilt_zip_file_is_read_or_refused(folder: pathlib.Path, edits: list[Edit]) -> None:
    whole = book(folder / "whole.xlsx", PARTS, packed=False).read_bytes()
    path = folder / "in.xlsx"
    path.write_bytes(b"PK\x03\x04" + spoilt(whole, edits)[4:])
    assert outcome(path) is not None


@FUZZ
@given(
    content=st.binary(max_size=200)
    | EDITS.map(lambda edits: spoilt('id;naam\na;"é ""x"""\nb;c\n'.encode() * 5, edits))
)
def test_a_spoilt_csv_file_is_read_or_refused(folder: pathlib.Path, content: bytes) -> None:
    path = folder / "in.csv"
    path.write_bytes(content)
    assert outcome(path) is not None


TEXT = st.text(st.characters(exclude_characters="\0", codec="utf-8"), min_size=1, max_size=30)
CELL = TEXT.filter(lambda text: text.strip() != "" and not text.startswith("\ufeff"))
TABLE = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=6)
)


@FUZZ
@given(
    rows=TABLE, delimiter=st.sampled_from(",;\t"), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])
)
def test_what_is_written_as_csv_is_read(
    folder: pathlib.Path, rows: list[list[str]], delimiter: str, encoding: str
) -> None:
    path = folder / "in.csv"
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([["id"] * len(rows[0]), *rows])
    path.write_bytes(written.getvalue().encode(encoding))
    found = outcome(path)
    assert isinstance(found, list), found
    assert [line.cells for line in found][1:] == [tuple(row) for row in rows]


PRINTED = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufffe\uffff"), min_size=1, max_size=30
).filter(lambda text: text.strip() != "")


@FUZZ
@given(
    rows=st.lists(st.lists(PRINTED, min_size=1, max_size=4), min_size=1, max_size=5), constant=st.booleans()
)
def test_what_is_written_as_a_workbook_is_read(
    folder: pathlib.Path, rows: list[list[str]], constant: bool
) -> None:
    path = folder / "in.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": constant, "tmpdir": str(folder)}) as made:
        page = made.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                page.write_string(number, column, cell)
    found = outcome(path)
    assert isinstance(found, list), found
    assert [line.cells for line in found] == [tuple(row) for row in rows]


def test_the_file_that_is_spoilt_is_a_good_one(folder: pathlib.Path) -> None:
    """Guards the tests above, which would pass if nothing could be read."""
    found = outcome(book(folder / "in.xlsx", PARTS))
    assert isinstance(found, list)
    assert [line.number for line in found] == [1, 2, 4]
    assert zipfile.is_zipfile(folder / "in.xlsx")
