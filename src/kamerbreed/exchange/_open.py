# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Opening a file of rows and columns, by what it holds and not by how it is called."""

import contextlib
import os
import pathlib
import stat
from collections.abc import Iterator
from typing import BinaryIO

from kamerbreed.exchange._errors import ExchangeError, reason_of
from kamerbreed.exchange._grid import Grid
from kamerbreed.exchange._read_csv import read_csv
from kamerbreed.exchange._read_workbook import read_workbook
from kamerbreed.vocabulary import Told

MAX_WORKBOOK_MEGABYTES = 500
"""Packed. A million statements take some 100 MB."""
MAX_CSV_MEGABYTES = 2_000
"""A million statements take some 400 MB."""
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OLD_BOOKS = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")
_ENCRYPTED_BOOK = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    b"%PDF": Told("what.pdf"),
    b"{\\rtf": Told("what.rtf"),
    b"\x1f\x8b": Told("what.packed"),
    b"Rar!": Told("what.packed"),
    b"7z\xbc\xaf": Told("what.packed"),
    b"BZh": Told("what.packed"),
    b"\xfd7zXZ": Told("what.packed"),
    b"\x28\xb5\x2f\xfd": Told("what.packed"),
    b"\x89PNG": Told("what.image"),
    b"\xff\xd8\xff": Told("what.image"),
    b"<?xml": Told("what.xml"),
    b"<!DOCTYPE": Told("what.xml"),
    b"<html": Told("what.xml"),
    b"SQLite format 3": Told("what.database"),
}


@contextlib.contextmanager
def open_grid(path: pathlib.Path) -> Iterator[Grid]:
    """Open a workbook (.xlsx) or CSV file as a grid, and close it afterwards.

    Lines are read as they are asked for, so that also within the block an ExchangeError may come.
    Nothing is unpacked to disk. Raises ExchangeError that names the file, for whatever cannot be read.
    """
    with _opened(path) as file:
        yield _grid(file, path)


def _opened(path: pathlib.Path) -> BinaryIO:
    """The file, if it is one: a pipe or device is neither waited for nor read."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    )
    try:
        number = os.open(path, flags)
    except OSError as error:
        raise ExchangeError("file.unreadable", path=path, reason=reason_of(error)) from None
    except ValueError:  # a NUL in the name
        raise ExchangeError("file.unreadable", path=path, reason=Told("reason.missing")) from None
    mode = os.fstat(number).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(number, "rb")
    os.close(number)
    reason = Told("reason.folder") if stat.S_ISDIR(mode) else Told("reason.no_file")
    raise ExchangeError("file.unreadable", path=path, reason=reason)


def _grid(file: BinaryIO, path: pathlib.Path) -> Grid:
    size = os.fstat(file.fileno()).st_size
    if not size:
        raise ExchangeError("file.empty", path=path)
    start = file.read(64)
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _check_size(path, size, MAX_WORKBOOK_MEGABYTES)
        return read_workbook(file, path.name)
    if start.startswith(_OLE):
        raise _old_office(file, path.name)
    if start.startswith(_OLD_BOOKS):
        raise ExchangeError("workbook.other", file=path.name, what=Told("what.xls"))
    for sign, what in _OTHERS.items():
        if start.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(sign.lower()):
            raise ExchangeError("workbook.other", file=path.name, what=what)
    _check_size(path, size, MAX_CSV_MEGABYTES)
    return read_csv(file, path.name)


def _check_size(path: pathlib.Path, size: int, limit: int) -> None:
    if size > limit * 1_000_000:
        raise ExchangeError("file.large", path=path, limit=limit)


def _old_office(file: BinaryIO, name: str) -> ExchangeError:
    """A file of old Office, or a new one behind a password; its directory may stand at the very end."""
    file.seek(0)
    start = file.read(1_000_000)
    file.seek(-min(len(start), 1_000_000), os.SEEK_END)
    if _ENCRYPTED_BOOK in start + file.read():
        return ExchangeError("workbook.password", file=name)
    return ExchangeError("workbook.other", file=name, what=Told("what.xls"))
