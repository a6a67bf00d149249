# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Files that are there in full or not at all: written beside their place, and moved into it when done."""

import fcntl
import os
import pathlib
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO, Self

from kamerbreed.documents._errors import DocumentError, cannot_read, cannot_write


class WholeFile:
    """A file in the making, in the folder where it will stand; gone again unless it is put in its place.

    It is locked while it is written, so that what a killed process left behind is told from what
    another is writing now, and swept away by the next.
    """

    def __init__(self, folder: pathlib.Path, stem: str, *, shown: object, mode: int = 0o640) -> None:
        self._folder, self._stem, self._shown, self._mode = folder, stem, shown, mode
        self._part = folder / f".{stem}.{secrets.token_hex(8)}.part"
        self._file: BinaryIO | None = None
        self.bytes = 0

    def __enter__(self) -> Self:
        try:
            self._sweep()
            self._file = self._opened()
            # Whoever sweeps may have taken it in the moment before it was locked.
            while os.fstat(self._file.fileno()).st_nlink == 0:
                self._file.close()
                self._file = self._opened()
        except OSError as error:
            self.__exit__()
            raise cannot_write(self._shown, error) from error
        return self

    def _opened(self) -> BinaryIO:
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        # Unbuffered: what cannot be written is told by the write itself.
        file = os.fdopen(os.open(self._part, flags, 0o600), "wb", buffering=0)
        fcntl.flock(file, fcntl.LOCK_EX)
        return file

    def __exit__(self, *of: object) -> None:
        if self._file is not None:
            # Closing may tell once more what the write has told already.
            with suppress(OSError):
                self._file.close()
            self._part.unlink(missing_ok=True)

    def _sweep(self) -> None:
        pattern = re.compile(rf"\.{re.escape(self._stem)}\.[0-9a-f]{{16}}\.part", re.ASCII)
        for left in self._folder.iterdir():
            if not pattern.fullmatch(left.name):
                continue
            with suppress(OSError), left.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                left.unlink()

    def write(self, data: bytes) -> None:
        """Add to the file. Raises DocumentError if the disk is full or refuses it."""
        assert self._file is not None
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            raise cannot_write(self._shown, error) from error
        self.bytes += len(data)

    def put_at(self, path: pathlib.Path) -> None:
        """Everything is written: let it stand here, also after a loss of power."""
        assert self._file is not None
        try:
            os.fchmod(self._file.fileno(), self._mode)
            os.fsync(self._file.fileno())
            self._part.replace(path)
            sync_folder(path.parent)
            sync_folder(self._folder)
        except OSError as error:
            raise cannot_write(self._shown, error) from error


def sync_folder(folder: pathlib.Path) -> None:
    """Let the names in a folder survive a loss of power."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


@contextmanager
def whole_file(path: pathlib.Path, *, replaces: bytes | None = None) -> Iterator[WholeFile]:
    """Write a file that stands at ``path`` when the block ends well, and not at all if it does not.

    What stands there already is replaced only if it begins with ``replaces``. Raises DocumentError.
    """
    _check_place(path, replaces)
    with WholeFile(path.parent, path.name, shown=path) as file:
        yield file
        _check_place(path, replaces)
        file.put_at(path)


def _check_place(path: pathlib.Path, replaces: bytes | None) -> None:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise cannot_write(path, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise DocumentError("written.no_file", file=path)
    if replaces is None or _begins(path, len(replaces)) != replaces:
        raise DocumentError("written.exists", file=path)


def _begins(path: pathlib.Path, length: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(length)
    except OSError as error:
        raise cannot_read(path, error) from error


@contextmanager
def regular_file(path: pathlib.Path) -> Iterator[BinaryIO]:
    """Open a file for reading; refuses links, folders, devices and pipes. Raises DocumentError."""
    try:
        # Not blocking, because a pipe without a writer would hang here.
        number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise cannot_read(path, error) from error
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise DocumentError("document.no_file", file=path)
    with os.fdopen(number, "rb") as file:
        yield file


def read_small(path: pathlib.Path, limit: int) -> bytes:
    """The content of a file, of which no more than ``limit`` bytes and one are read."""
    with regular_file(path) as file:
        try:
            return file.read(limit + 1)
        except OSError as error:
            raise cannot_read(path, error) from error
