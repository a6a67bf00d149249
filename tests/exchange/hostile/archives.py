# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Hostile zip files, and files that are something else than a workbook."""

import io
import pathlib
import struct
import zipfile
import zlib

from tests.exchange.books import BOOK, book, parts
from tests.exchange.hostile.makers import hostile

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")


def packed(made: dict[str, str]) -> bytes:
    """A workbook as bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in made.items():
            archive.writestr(name, text)
    return file.getvalue()


def put(folder: pathlib.Path, content: bytes, name: str = "in.xlsx") -> pathlib.Path:
    """The content as a file."""
    path = folder / name
    path.write_bytes(content)
    return path


def patched(content: bytes, member: str, **fields: int) -> bytes:
    """The file with other numbers in the directory for a member."""
    names = "sign made needed flags method time date crc packed size name extra comment disk inner outer at"
    at = -1
    while True:
        at = content.index(b"PK\x01\x02", at + 1)
        values = list(CENTRAL.unpack_from(content, at))
        if content[at + CENTRAL.size :].startswith(member.encode()):
            break
    order = names.split()
    for name, value in fields.items():
        values[order.index(name)] = value
    return content[:at] + CENTRAL.pack(*values) + content[at + CENTRAL.size :]


@hostile("zip: cut off")
def _cut(folder: pathlib.Path) -> pathlib.Path:
    content = packed(parts())
    return put(folder, content[: len(content) // 2])


@hostile("zip: first bytes only")
def _start(folder: pathlib.Path) -> pathlib.Path:
    return put(folder, b"PK\x03\x04" + bytes(range(256)) * 20)


@hostile("zip: byte flipped inside a part")
def _flipped(folder: pathlib.Path) -> pathlib.Path:
    content = bytearray(packed(parts()))
    at = content.index(b"xl/worksheets/sheet1.xml") + 60
    content[at] ^= 0xFF
    return put(folder, bytes(content))


@hostile("zip: something before it")
def _before(folder: pathlib.Path) -> pathlib.Path:
    return put(folder, b"PK\x03\x04, or so it seems" + packed(parts()))


@hostile("zip: something behind it")
def _behind(folder: pathlib.Path) -> pathlib.Path:
    return put(folder, packed(parts()) + b"x" * 100)


@hostile("zip: encrypted parts")
def _encrypted(folder: pathlib.Path) -> pathlib.Path:
    return put(folder, patched(packed(parts()), "xl/worksheets/sheet1.xml", flags=1))


@hostile("zip: packed in another way (LZMA)")
def _lzma(folder: pathlib.Path) -> pathlib.Path:
    path = folder / "in.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for name, text in parts().items():
            archive.writestr(name, text)
    return path


@hostile("zip: 6,000 parts")
def _many(folder: pathlib.Path) -> pathlib.Path:
    return book(folder / "in.xlsx", parts() | {f"xl/media/{number}": "" for number in range(6_000)})


@hostile("zip: directory of 3 GB announced")
def _large_directory(folder: pathlib.Path) -> pathlib.Path:
    content = packed(parts())
    end = END.pack(b"PK\x05\x06", 0, 0, 60_000, 60_000, 3_000_000_000, 0, 0)
    return put(folder, content[: -END.size] + end)


@hostile("zip: two parts of one name")
def _twins(folder: pathlib.Path) -> pathlib.Path:
    content = packed(parts() | {"xl/worksheets/sheet2.xml": "<x/>"})
    return put(folder, content.replace(b"sheet2.xml", b"sheet1.xml"))


def _named(name: str, member: str) -> None:
    @hostile(f"zip: part called {name}")
    def make(folder: pathlib.Path) -> pathlib.Path:
        content = packed(parts() | {"#" * len(member.encode()): "x"})
        return put(folder, content.replace(b"#" * len(member.encode()), member.encode()))


_named("../", "../../../tmp/x")
_named("/etc", "/etc/passwd")
_named("C:", "C:/x")
_named("a backslash", "..\\..\\x")
_named("NUL", "xl/a\0b")


@hostile("zip: bomb, 1 GB of white space (1:1000)")
def _bomb(folder: pathlib.Path) -> pathlib.Path:
    path = book(folder / "in.xlsx", {name: text for name, text in parts().items() if "sheet1" not in name})
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet,
    ):
        for _ in range(1_000):
            sheet.write(b" " * 1_000_000)
    return path


@hostile("zip: 3 GB announced in all")
def _total(folder: pathlib.Path) -> pathlib.Path:
    content = packed(parts() | {"xl/media/a": "x" * 9_000_000})
    return put(folder, patched(content, "xl/media/a", size=3_000_000_000, packed=0x7FFFFFF))


@hostile("zip: larger than announced")
def _larger(folder: pathlib.Path) -> pathlib.Path:
    return put(folder, patched(packed(parts()), "xl/worksheets/sheet1.xml", size=80))


@hostile("zip: smaller than announced")
def _smaller(folder: pathlib.Path) -> pathlib.Path:
    return put(folder, patched(packed(parts()), "xl/worksheets/sheet1.xml", size=8_000))


@hostile("zip: all parts are one and the same range")
def _same_range(folder: pathlib.Path) -> pathlib.Path:
    content = packed(parts() | {f"xl/media/{number:03}": "x" * 1_000 for number in range(100)})
    at = zipfile.ZipFile(io.BytesIO(content)).getinfo("xl/media/000").header_offset
    for number in range(1, 100):
        content = patched(content, f"xl/media/{number:03}", at=at)
    return put(folder, content)


@hostile("zip: overlapping parts (better zip bomb)")
def _overlapping(folder: pathlib.Path) -> pathlib.Path:
    """Each part quotes the headers of those after it in a stored block, and all end in one kernel.

    After D. Fifield, A better zip bomb, WOOT 2019.
    """
    kernel_text = b" " * 1_000_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    tail = packer.compress(kernel_text) + packer.flush()
    names = [f"xl/media/{number:03}".encode() for number in range(200)]
    data, text = tail, kernel_text
    made: list[tuple[bytes, bytes, int, int, int]] = []
    for name in reversed(names):
        if made:
            quoted = made[-1][1]
            data = b"\0" + struct.pack("<HH", len(quoted), len(quoted) ^ 0xFFFF) + quoted + data
            text = quoted + text
        crc = zlib.crc32(text)
        header = LOCAL.pack(b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(data), len(text), len(name), 0) + name
        made.append((name, header, crc, len(data), len(text)))
    made.reverse()
    body = bytearray()
    entries = bytearray()
    for number, (name, header, crc, size, full) in enumerate(made):
        fields = (20, 20, 0, 8, 0, 0, crc, size, full, len(name), 0, 0, 0, 0, 0, len(body))
        entries += CENTRAL.pack(b"PK\x01\x02", *fields) + name
        body += header
        if number < len(made) - 1:
            quoted = made[number + 1][1]
            body += b"\0" + struct.pack("<HH", len(quoted), len(quoted) ^ 0xFFFF)
    body += tail
    end = END.pack(b"PK\x05\x06", 0, 0, len(made), len(made), len(entries), len(body), 0)
    return put(folder, bytes(body) + bytes(entries) + end)


@hostile("zip: archive inside, by its name")
def _nested_name(folder: pathlib.Path) -> pathlib.Path:
    return book(folder / "in.xlsx", parts() | {"xl/embeddings/a.XLSX": "x"})


@hostile("zip: archive inside, by its first bytes")
def _nested_bytes(folder: pathlib.Path) -> pathlib.Path:
    return book(folder / "in.xlsx", {**parts(), "xl/media/image1.png": packed(parts())})


@hostile("zip: empty")
def _empty(folder: pathlib.Path) -> pathlib.Path:
    return put(folder, packed({}))


# --- other files ----------------------------------------------------------------------------------


def _other(name: str, content: bytes) -> None:
    @hostile(name)
    def make(folder: pathlib.Path) -> pathlib.Path:
        return put(folder, content)


_other("file: .xls in OLE", OLE + b"\0" * 3_000 + "Workbook".encode("utf-16-le") + b"\0" * 500)
_other("file: workbook behind a password", OLE + b"\0" * 3_000 + "EncryptedPackage".encode("utf-16-le"))
_other("file: .xls of Excel 4", b"\x09\x04\x06\x00" + b"\0" * 100)
_other("file: PDF", b"%PDF-1.7\n" + b"x" * 100)
_other("file: PNG", b"\x89PNG\r\n\x1a\n" + b"x" * 100)
_other("file: gzip", b"\x1f\x8b\x08" + b"x" * 100)
_other("file: XML of Excel 2003", b'<?xml version="1.0"?><Workbook/>')
_other("file: HTML called .xls", b"\xef\xbb\xbf\r\n<HTML><table>")
_other(
    "file: .ods",
    packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
)
_other("file: .docx", packed({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}))
_other("file: .pptx", packed({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}))
_other("file: .xlsb", packed({"[Content_Types].xml": "<x/>", "xl/workbook.bin": "x"}))
_other("file: zip with pictures", packed({"a.png": "x"}))
_other("file: .xlsm with macros", packed(parts() | {"xl/vbaProject.bin": "x"}))
_other(
    "file: .xlsm without macros",
    packed(
        parts(
            types=parts()["[Content_Types].xml"].replace(
                f"{BOOK}.sheet.main", "application/vnd.ms-excel.sheet.macroEnabled.main"
            )
        )
    ),
)
