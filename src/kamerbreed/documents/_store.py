# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The store: each file under the SHA-256 of its content, so the same file is kept once.

Nothing that a user wrote becomes part of a path, and nothing in the store is ever run or rendered.
"""

import hashlib
import pathlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from kamerbreed.documents._errors import DocumentError, cannot_read, cannot_write
from kamerbreed.documents._whole import WholeFile, regular_file, sync_folder, whole_file

_BLOCK = 1_000_000
_SHA256 = re.compile("[0-9a-f]{64}", re.ASCII)
_PLACE = re.compile(r"[0-9a-f]{2}/[0-9a-f]{62}", re.ASCII)
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file in the store: the SHA-256 of its content (64 hex digits), its size, whether it is new there."""

    sha256: str
    bytes: int
    new: bool


class Documents:
    """The kept files of an installation, in one folder."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder

    def _place(self, sha256: str) -> pathlib.Path:
        if _SHA256.fullmatch(sha256) is None:
            raise DocumentError("document.sha256", found=sha256)
        return self.folder / sha256[:2] / sha256[2:]

    def keep(self, path: pathlib.Path, *, limit: int) -> Kept:
        """Keep this file, of at most ``limit`` bytes; it stays where it is too.

        Raises DocumentError, with nothing kept, if it is empty, too large, a link, a folder, a device
        or not to be read.
        """
        with regular_file(path) as file:
            return self.keep_stream(file, name=path, limit=limit)

    def keep_stream(self, stream: BinaryIO, *, name: object, limit: int, expected: str | None = None) -> Kept:
        """Keep what this stream gives; ``name`` is how messages call it.

        With ``expected`` it must have that SHA-256. Raises DocumentError with nothing kept.
        """
        self._make(self.folder, name)
        with WholeFile(self.folder, "incoming", shown=name) as part:
            digest = hashlib.sha256()
            for block in _blocks(stream, name):
                if part.bytes + len(block) > limit:
                    raise DocumentError("document.large", file=name, limit=limit // _MEGABYTE)
                digest.update(block)
                part.write(block)
            if part.bytes == 0:
                raise DocumentError("document.empty", file=name)
            sha256 = digest.hexdigest()
            if expected is not None and sha256 != expected:
                raise DocumentError("document.altered", sha256=expected)
            place = self._place(sha256)
            before = self.state(sha256)
            if before != "whole":
                self._make(place.parent, name)
                part.put_at(place)
            return Kept(sha256=sha256, bytes=part.bytes, new=before == "missing")

    def _make(self, folder: pathlib.Path, name: object) -> None:
        try:
            if not folder.is_dir():
                folder.mkdir(parents=True, exist_ok=True, mode=0o750)
                sync_folder(folder.parent)
        except OSError as error:
            raise cannot_write(name, error) from error

    def state(self, sha256: str) -> str:
        """``whole``, ``altered`` (its content is no longer what was kept) or ``missing``."""
        place = self._place(sha256)
        try:
            with regular_file(place) as file:
                digest = hashlib.sha256()
                for block in _blocks(file, place):
                    digest.update(block)
        except DocumentError as error:
            return "missing" if error.key == "document.missing" else "altered"
        return "whole" if digest.hexdigest() == sha256 else "altered"

    def size(self, sha256: str) -> int:
        """How many bytes it has. Raises DocumentError if it is not there."""
        place = self._place(sha256)
        try:
            return place.stat().st_size
        except OSError as error:
            raise cannot_read(place, error) from error

    @contextmanager
    def open_kept(self, sha256: str) -> Iterator[BinaryIO]:
        """A kept file for reading. Raises DocumentError if it is not there."""
        with regular_file(self._place(sha256)) as file:
            yield file

    def write_to(self, sha256: str, path: pathlib.Path) -> int:
        """Write a kept file out to a new file, whole or not at all; gives its size in bytes.

        Raises DocumentError if it is not there or altered, or if ``path`` is taken.
        """
        with self.open_kept(sha256) as file, whole_file(path) as out:
            digest = hashlib.sha256()
            for block in _blocks(file, path):
                digest.update(block)
                out.write(block)
            if digest.hexdigest() != sha256:
                raise DocumentError("document.altered", sha256=sha256)
            return out.bytes

    def all(self) -> Iterator[str]:
        """The SHA-256 that every kept file should have, in order."""
        if self.folder.is_dir():
            names = (path.relative_to(self.folder).as_posix() for path in self.folder.glob("??/*"))
            yield from sorted(name.replace("/", "") for name in names if _PLACE.fullmatch(name))

    def check(self) -> Iterator[tuple[str, str]]:
        """Read every kept file anew; gives each with its state."""
        for sha256 in self.all():
            yield sha256, self.state(sha256)

    def remove(self, sha256: str) -> bool:
        """Take a file away for good; gives whether it was there."""
        place = self._place(sha256)
        try:
            place.unlink()
            sync_folder(place.parent)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise cannot_write(place, error) from error
        return True


def _blocks(stream: BinaryIO, name: object) -> Iterator[bytes]:
    while True:
        try:
            block = stream.read(_BLOCK)
        except OSError as error:
            raise cannot_read(name, error) from error
        if not block:
            return
        yield block
