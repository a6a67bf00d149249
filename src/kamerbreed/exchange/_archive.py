# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A zip file that is looked over before any of it is inflated, and then read in pieces, never to disk.

What a directory declares is not trusted: every member is checked against its own header, and reading
stops at the declared size.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from kamerbreed.exchange._errors import ExchangeError

MAX_MEMBERS = 5_000
"""Parts of one workbook; a thousand sheets with their notes and drawings stay below."""
MAX_DIRECTORY_BYTES = 1_000_000
"""The list of members, which zipfile keeps in memory whole; some 100 bytes a member."""
MAX_TOTAL_BYTES = 2_000_000_000
"""All members inflated; a million statements of 20 cells take some 1.3 GB of XML."""
MAX_RATIO = 200
"""Inflated size to packed size; sheets of real workbooks stay below 50, bombs are at 1,000."""
RATIO_COUNTS_FROM_BYTES = 10_000_000
"""Below this a member is harmless however well it was packed."""
PIECE_BYTES = 65_536

_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCAL = struct.Struct("<4s5H3L2H")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    ValueError,
)
_NAME = re.compile(r"(?!/)(?:(?!\.{1,2}/)[^/\\:\x00-\x1f\x7f]+/)*(?!\.{1,2}$)[^/\\:\x00-\x1f\x7f]*")
_ARCHIVE_NAMES = re.compile(
    r"\.(zip|jar|7z|rar|gz|tgz|bz2|xz|tar|zst|xls[xmb]?|xlt[xm]|doc[xm]|ppt[xm]|od[stp])", re.IGNORECASE
)
_ARCHIVE_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_ENCRYPTED = 0x1 | 0x40 | 0x2000


class Archive:
    """An opened zip file that was looked over. ``names`` are its members in their order."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.name = name
        self._zip = _opened(file, name)
        self._members = {member.filename: member for member in self._zip.infolist()}
        self.names: Sequence[str] = tuple(self._members)

    def pieces(self, member: str) -> Iterator[bytes]:
        """The content of a member in pieces. Raises ExchangeError if it is not what was declared."""
        info = self._members[member]
        left = info.file_size
        try:
            with self._zip.open(info) as source:
                while piece := source.read(PIECE_BYTES):
                    left -= len(piece)
                    yield piece
        except _BROKEN:
            raise ExchangeError("archive.member", file=self.name, member=member) from None
        if left:
            raise ExchangeError("archive.member", file=self.name, member=member)

    def size(self, member: str) -> int:
        """The declared size in bytes, which ``pieces`` never goes beyond."""
        return self._members[member].file_size

    def start(self, member: str, n: int) -> bytes:
        """The first bytes of a member, at most n of them."""
        try:
            with self._zip.open(self._members[member]) as source:
                return source.read(n)
        except _BROKEN:
            raise ExchangeError("archive.member", file=self.name, member=member) from None

    def check_nested(self) -> None:
        """Raise ExchangeError if a member is an archive itself, by its name or by its first bytes."""
        for name in self.names:
            if _ARCHIVE_NAMES.fullmatch(name[name.rfind(".") :]) or self.start(name, 6).startswith(
                _ARCHIVE_STARTS
            ):
                raise ExchangeError("archive.nested", file=self.name, member=name)


def _opened(file: BinaryIO, name: str) -> zipfile.ZipFile:
    """The directory, checked before and after zipfile reads it."""
    try:
        end = _check_directory(file, name)
        found = zipfile.ZipFile(file)
    except ExchangeError:
        raise
    except _BROKEN:
        raise ExchangeError("archive.broken", file=name) from None
    try:
        _check_members(found.infolist(), name)
        _check_ranges(file, found.infolist(), end, name)
    except ExchangeError:
        raise
    except _BROKEN:
        raise ExchangeError("archive.broken", file=name) from None
    return found


def _check_directory(file: BinaryIO, name: str) -> int:
    """Look at the end record, and give the offset at which the directory starts.

    It must be the last thing in the file and point right before itself: with a comment, or with
    something before or behind the archive, two programs could see two different archives in it.
    """
    at = file.seek(0, 2) - _END.size
    file.seek(max(at, 0))
    sign, _, _, _, members, size, start, comment = _END.unpack(file.read())
    if sign != b"PK\x05\x06" or comment:
        raise ExchangeError("archive.broken", file=name)
    behind = at
    if at >= _LOCATOR.size + _END64.size:
        file.seek(at - _LOCATOR.size - _END64.size)
        record = _END64.unpack(file.read(_END64.size))
        locator = _LOCATOR.unpack(file.read(_LOCATOR.size))
        if locator[0] == b"PK\x06\x07":
            behind = at - _LOCATOR.size - _END64.size
            if record[0] != b"PK\x06\x06" or locator[2] != behind:
                raise ExchangeError("archive.broken", file=name)
            members, size, start = record[7:10]
    if members > MAX_MEMBERS or size > MAX_DIRECTORY_BYTES:
        raise ExchangeError("archive.members", file=name, limit=MAX_MEMBERS)
    if start + size != behind:
        raise ExchangeError("archive.broken", file=name)
    file.seek(0)
    return int(start)


def _check_members(members: Sequence[zipfile.ZipInfo], name: str) -> None:
    """What the directory says: names, sizes, methods."""
    if len(members) > MAX_MEMBERS:
        raise ExchangeError("archive.members", file=name, limit=MAX_MEMBERS)
    seen: set[str] = set()
    for member in members:
        if not member.orig_filename or not _NAME.fullmatch(member.orig_filename):
            raise ExchangeError("archive.name", file=name, member=member.orig_filename)
        if member.filename.casefold() in seen:
            raise ExchangeError("archive.twice", file=name, member=member.filename)
        seen.add(member.filename.casefold())
        if member.flag_bits & _ENCRYPTED:
            raise ExchangeError("archive.encrypted", file=name)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ExchangeError("archive.method", file=name, member=member.filename)
        large = member.file_size > RATIO_COUNTS_FROM_BYTES
        if large and member.file_size > MAX_RATIO * member.compress_size:
            raise ExchangeError("archive.ratio", file=name, member=member.filename, limit=MAX_RATIO)
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise ExchangeError("archive.total", file=name, limit=MAX_TOTAL_BYTES // 1_000_000)


def _check_ranges(file: BinaryIO, members: Sequence[zipfile.ZipInfo], end: int, name: str) -> None:
    """Each member has a header of its own that agrees, and no byte belongs to two members."""
    free_from = 0
    for member in sorted(members, key=lambda one: one.header_offset):
        if member.header_offset < free_from:
            raise ExchangeError("archive.overlap", file=name, member=member.filename)
        file.seek(member.header_offset)
        header = _LOCAL.unpack(file.read(_LOCAL.size))
        called = file.read(header[9]).decode("utf-8" if header[2] & 0x800 else "cp437")
        if header[0] != b"PK\x03\x04" or called != member.orig_filename:
            raise ExchangeError("archive.broken", file=name)
        if header[2] & _ENCRYPTED:
            raise ExchangeError("archive.encrypted", file=name)
        if header[3] != member.compress_type:
            raise ExchangeError("archive.broken", file=name)
        free_from = member.header_offset + _LOCAL.size + header[9] + header[10] + member.compress_size
    if free_from > end:
        raise ExchangeError("archive.overlap", file=name, member=name)
