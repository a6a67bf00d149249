# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The container of a backup: a tar file that ends in the SHA-256 of all that stands before.

Every tool for tar lists it. We write each header in one way only and read no other, so that there is
no byte in the file that is not checked.
"""

import hashlib
import os
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kamerbreed.documents import DocumentError
from kamerbreed.ledger._errors import LedgerError

BLOCK = 512
_SUM = "SHA256"
_HEX = 64
_END = bytes(2 * BLOCK)
TRAILER = 2 * BLOCK + len(_END)
"""Bytes of the end of the file: the member with the sum, and the mark of the end."""
_READ = 1_000_000


def header(name: str, size: int) -> bytes:
    """The one header of a member: no owner, no time, nobody but its owner may read it."""
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    return member.tobuf(tarfile.GNU_FORMAT, "ascii", "strict")


def padding(size: int) -> bytes:
    """The zeros after content of this size."""
    return bytes(-size % BLOCK)


def trailer(digest: str) -> bytes:
    """The end of the file, from the hexadecimal SHA-256 of all before."""
    return header(_SUM, _HEX + 1) + f"{digest}\n".encode().ljust(BLOCK, b"\0") + _END


class ContainerWriter:
    """Writes members one after the other; ``close`` writes the sum."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self._whole = hashlib.sha256()

    def _put(self, data: bytes) -> None:
        self._whole.update(data)
        self._write(data)

    def add(self, name: str, data: bytes) -> str:
        """A member that is at hand; gives its SHA-256."""
        return self.add_stream(name, len(data), iter([data]))

    def add_stream(self, name: str, size: int, blocks: Iterator[bytes]) -> str:
        """A member of which the size is known before; gives its SHA-256.

        Raises DocumentError if it turns out to be of another size.
        """
        self._put(header(name, size))
        digest, written = hashlib.sha256(), 0
        for block in blocks:
            written += len(block)
            if written > size:
                break
            digest.update(block)
            self._put(block)
        if written != size:
            raise DocumentError("document.changing", file=name)
        self._put(padding(size))
        return digest.hexdigest()

    def close(self) -> None:
        """Write the end."""
        self._write(trailer(self._whole.hexdigest()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A part of the container: its name, where its content starts, and its size in bytes."""

    name: str
    start: int
    size: int


class ContainerReader:
    """Reads a container that may be damaged or made by a stranger; ``name`` is how messages call it."""

    def __init__(self, file: BinaryIO, name: object) -> None:
        self._file, self._name = file, name
        self.size = file.seek(0, os.SEEK_END)

    def _at(self, start: int, size: int) -> bytes:
        self._file.seek(start)
        return self._file.read(size)

    def first(self, most: int) -> tuple[str, bytes]:
        """Name and content of the first member, if it is no larger than ``most``; empty if it is not ours."""
        member = self._member(0, self.size)
        if member is None or member.size > most:
            return "", b""
        return member.name, self._at(member.start, member.size)

    def _member(self, start: int, end: int) -> Member | None:
        block = self._at(start, BLOCK)
        try:
            found = tarfile.TarInfo.frombuf(block, "ascii", "strict")
            if found.size < 0 or block != header(found.name, found.size):
                return None
        except (tarfile.HeaderError, ValueError):
            return None
        content = start + BLOCK
        if content + found.size + len(padding(found.size)) > end:
            return None
        return Member(name=found.name, start=content, size=found.size)

    def check(self, progress: Callable[[int, int], None]) -> None:
        """Read all of it and compare the sum. Raises LedgerError if a byte is not as it was written."""
        end = self.size - TRAILER
        found = self._at(max(end, 0), TRAILER)
        if end < 0 or found[:BLOCK] != header(_SUM, _HEX + 1):
            raise LedgerError("backup.cut", file=self._name)
        digest = hashlib.sha256()
        self._file.seek(0)
        done = 0
        while done < end:
            block = self._file.read(min(_READ, end - done))
            if not block:
                raise LedgerError("backup.cut", file=self._name)
            digest.update(block)
            done += len(block)
            progress(done, end)
        if found != trailer(digest.hexdigest()):
            raise LedgerError("backup.damaged", file=self._name)

    def members(self) -> Iterator[Member]:
        """Every member in order, without the sum. Raises LedgerError on a header that is not of ours."""
        start, end = 0, self.size - TRAILER
        while start < end:
            member = self._member(start, end)
            if member is None:
                raise LedgerError("backup.strange", file=self._name)
            yield member
            start = member.start + member.size + len(padding(member.size))
            if self._at(member.start + member.size, len(padding(member.size))).strip(b"\0"):
                raise LedgerError("backup.strange", file=self._name)

    def read(self, member: Member) -> bytes:
        """The content of a small member."""
        return self._at(member.start, member.size)

    def blocks(self, member: Member) -> Iterator[bytes]:
        """The content of a member, a part at a time."""
        done = 0
        while done < member.size:
            block = self._at(member.start + done, min(_READ, member.size - done))
            if not block:
                raise LedgerError("backup.cut", file=self._name)
            done += len(block)
            yield block
