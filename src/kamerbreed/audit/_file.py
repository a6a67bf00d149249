# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The second sink: a file of one JSON line an entry, to which is only added, and which reaches the disk."""

import fcntl
import json
import os
import pathlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from kamerbreed.audit._chain import CONTENT, Tail
from kamerbreed.audit._errors import AuditError

NAME = "log.jsonl"
_BLOCK = 65_536
_LONGEST_LINE = 20_000
_TEXTS = ("at", *CONTENT, "digest", "previous", "chain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the file as it stands there; its digests are not checked yet."""

    number: int
    at: str
    content: tuple[str, ...]
    digest: str
    previous: str
    chain: str

    @property
    def tail(self) -> Tail:
        """The end of a file that ends with this line."""
        return Tail(number=self.number, at=self.at, digest=self.digest, chain=self.chain)

    def written(self) -> bytes:
        """The line as bytes; in plain ASCII, so that no sign in it ends a line."""
        named = dict(zip(CONTENT, self.content, strict=True))
        seals = {"digest": self.digest, "previous": self.previous, "chain": self.chain}
        row = {"number": self.number, "at": self.at, **named, **seals}
        return json.dumps(row, separators=(",", ":")).encode("ascii") + b"\n"


def read_line(raw: bytes) -> Line | None:
    """A line of the file; None if it is none, as one that was broken off."""
    try:
        row = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(row, dict) or set(row) != {"number", *_TEXTS}:
        return None
    if type(row["number"]) is not int or not all(isinstance(row[name], str) for name in _TEXTS):
        return None
    seals = {name: row[name] for name in ("digest", "previous", "chain")}
    content = tuple(row[name] for name in CONTENT)
    return Line(number=row["number"], at=row["at"], content=content, **seals)


@dataclass(slots=True, kw_only=True)
class Opened:
    """The file while it is locked."""

    descriptor: int
    size: int
    tail: Tail = field(default_factory=Tail)
    ends_whole: bool = True

    def add(self, lines: list[Line]) -> None:
        """Write lines behind the last, down to the disk, all or none. Raises OSError."""
        # What was broken off before keeps a line of its own: nothing is taken out of a log.
        rest = memoryview((b"" if self.ends_whole else b"\n") + b"".join(one.written() for one in lines))
        try:
            while rest:
                rest = rest[os.write(self.descriptor, rest) :]
            os.fsync(self.descriptor)
        except OSError:
            # A half line of our own; where the disk lets none be taken back, it stays and is told.
            with suppress(OSError):
                os.ftruncate(self.descriptor, self.size)
            raise


class AuditFile:
    """The file of the log in a folder, shared by threads and processes."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.path = folder / NAME

    @contextmanager
    def locked(self) -> Iterator[Opened]:
        """The file for one writer alone. Raises AuditError, naming it, if it cannot be read or written."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            descriptor = self._open()
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)
                yield self._end(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise AuditError("audit.file", file=self.path, problem=error.strerror or error) from error

    def _open(self) -> int:
        flags = os.O_RDWR | os.O_APPEND | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            descriptor = os.open(self.path, flags)
        except FileNotFoundError:
            descriptor = os.open(self.path, flags | os.O_CREAT, 0o600)
            folder = os.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise AuditError("audit.file", file=self.path, problem="no regular file")
        return descriptor

    @staticmethod
    def _end(descriptor: int) -> Opened:
        """The end of the file: its last whole line, and whether something broken stands behind it."""
        size = os.fstat(descriptor).st_size
        start, data = size, b""
        while True:
            step = min(_BLOCK, start)
            start -= step
            data = os.pread(descriptor, step, start) + data
            # The first piece may be the end of a line that begins before it.
            lines = data.split(b"\n")[0 if start == 0 else 1 :]
            for raw in reversed(lines):
                line = read_line(raw)
                if line is not None:
                    whole = data.endswith(b"\n")
                    return Opened(descriptor=descriptor, size=size, tail=line.tail, ends_whole=whole)
            if start == 0:
                return Opened(descriptor=descriptor, size=size, ends_whole=not data or data.endswith(b"\n"))

    def size(self) -> int:
        """How long the file is now; nothing if it is not there. Raises AuditError."""
        try:
            return self.path.stat(follow_symlinks=False).st_size
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise AuditError("audit.file", file=self.path, problem=error.strerror or error) from error

    def lines(self, size: int) -> Iterator[tuple[int, Line | None]]:
        """Each line of the first ``size`` bytes with its place, None for what is no entry."""
        if not size:
            return
        try:
            with self.path.open("rb") as file:
                place = 0
                while size > 0 and (raw := file.readline(min(_LONGEST_LINE, size))):
                    size -= len(raw)
                    place += 1
                    yield place, read_line(raw)
        except OSError as error:
            raise AuditError("audit.file", file=self.path, problem=error.strerror or error) from error
