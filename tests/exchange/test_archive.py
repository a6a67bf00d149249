# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What zip files may look like is read, and a directory that says other things than the parts is refused."""

import io
import pathlib
import struct
import zipfile

import pytest

from kamerbreed.exchange import ExchangeError
from tests.exchange.books import BOOK, DOC, book, cells, parts
from tests.exchange.hostile.archives import packed, patched

READ = [("id", "personeel"), ("control-room/drachten", "150")]
BROKEN = "is damaged or did not arrive whole"


def saved(folder: pathlib.Path, content: bytes) -> pathlib.Path:
    """The content as a file."""
    path = folder / "in.xlsx"
    path.write_bytes(content)
    return path


def with_zip64(content: bytes, *, locator_off_by: int = 0) -> bytes:
    """The file with its end record in the form for large files, as some programs always write it."""
    body, end = content[:-22], struct.unpack("<4s4H2LH", content[-22:])
    members, size, start = end[4], end[5], end[6]
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, members, members, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(body) + locator_off_by, 1)
    most = (0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    return body + record + locator + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, *most, 0)


def test_a_workbook_in_the_form_for_large_files_is_read(tmp_path: pathlib.Path) -> None:
    assert cells(saved(tmp_path, with_zip64(packed(parts())))) == READ


def test_a_workbook_that_was_written_as_a_stream_is_read(tmp_path: pathlib.Path) -> None:
    """Then the sizes stand behind each part, and not in its header."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError

        def tell(self) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts().items():
            archive.writestr(name, text)
    assert cells(saved(tmp_path, pipe.getvalue())) == READ


def test_a_workbook_with_folders_as_parts_is_read(tmp_path: pathlib.Path) -> None:
    assert cells(book(tmp_path / "in.xlsx", {"xl/": "", **parts()})) == READ


def test_a_template_and_a_workbook_known_by_its_default_type_are_read(tmp_path: pathlib.Path) -> None:
    made = parts()
    types = made["[Content_Types].xml"]
    made["[Content_Types].xml"] = types.replace("sheet.main", "template.main")
    assert cells(book(tmp_path / "in.xltx", made)) == READ
    override = f'<Override PartName="/xl/workbook.xml" ContentType="{BOOK}.sheet.main+xml"/>'
    made["[Content_Types].xml"] = types.replace(override, "").replace(
        "application/xml", f"{BOOK}.sheet.main+xml"
    )
    assert cells(book(tmp_path / "in.xlsx", made)) == READ


def test_a_workbook_without_styles_or_shared_texts_is_read(tmp_path: pathlib.Path) -> None:
    made = parts()
    links = made["xl/_rels/workbook.xml.rels"]
    for number, kind, target in ((2, "styles", "styles.xml"), (3, "sharedStrings", "sharedStrings.xml")):
        link = f'<Relationship Id="rId{number}" Type="{DOC}/{kind}" Target="{target}"/>'
        assert link in links
        links = links.replace(link, "")
    made["xl/_rels/workbook.xml.rels"] = links
    assert cells(book(tmp_path / "in.xlsx", made)) == READ


SHEET = "xl/worksheets/sheet1.xml"


def local(content: bytes, offset: int, new: bytes) -> bytes:
    """The file with other bytes in the header that stands before the sheet itself."""
    at = content.index(SHEET.encode()) - 30 + offset
    return content[:at] + new + content[at + len(new) :]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (with_zip64(packed(parts()), locator_off_by=1), BROKEN),
        (local(packed(parts()), 30, b"xl/worksheets/sheet2"), BROKEN),
        (local(packed(parts()), 0, b"PK\x05\x04"), BROKEN),
        (local(packed(parts()), 8, b"\0"), BROKEN),
        (local(packed(parts()), 6, b"\x01"), "is protected with a password"),
        (patched(packed(parts()), SHEET, packed=100_000), "overlaps with another"),
        (patched(packed(parts()), SHEET, at=10_000_000), BROKEN),
        (packed(parts())[:-22] + b"x" + packed(parts())[-22:], BROKEN),
        (packed(parts())[:-2] + b"\x05\x00hello", BROKEN),
    ],
    ids=["zip64", "name", "sign", "method", "encrypted", "size", "offset", "gap", "comment"],
)
def test_what_says_two_things_is_refused(tmp_path: pathlib.Path, content: bytes, told: str) -> None:
    with pytest.raises(ExchangeError, match=told):
        cells(saved(tmp_path, content))


@pytest.mark.parametrize("date", ["2024-02-30", "2024-05-14T10:30:00Z", "10:30", "x" * 100, ""])
def test_a_date_in_iso_form_that_is_none_is_refused(tmp_path: pathlib.Path, date: str) -> None:
    path = book(tmp_path / "in.xlsx", parts(f'<row><c t="d"><v>{date}</v></c></row>'))
    with pytest.raises(ExchangeError, match=r"row 1, column A: .* is shown as a date, and is none"):
        cells(path)
