# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Restoring: from a backup into an installation without statements, whole or not at all.

A backup is read as if a stranger made it. It is checked to the last byte before anything is touched,
no more is unpacked than its manifest says, no name in it becomes a path, and the whole chain is
verified in the database before the transaction ends.
"""

import io
import json
import pathlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.db.backends.base.base import BaseDatabaseWrapper

from kamerbreed.documents import Documents, regular_file
from kamerbreed.ledger._checkpoint import MOST_BYTES, Checkpoint, read_checkpoint
from kamerbreed.ledger._container import ContainerReader, Member
from kamerbreed.ledger._errors import LedgerError
from kamerbreed.ledger._files import named_files
from kamerbreed.ledger._manifest import (
    CHECKPOINT,
    FIRST,
    LAST,
    MOST_BYTES_OF_FIRST,
    MOST_BYTES_OF_MANIFEST,
    Manifest,
    document_in,
    is_statements,
    read_label,
    read_manifest,
)
from kamerbreed.ledger._schema import COLUMNS, ERASABLE, TABLE, quoted
from kamerbreed.ledger._verify import Progress, walk

_GZIP = 31
_UNPACKED = 1_000_000
MOST_LINE = 8_000_000
"""No row that the vocabulary allows is longer than this as JSON."""
_INSERTED = 5_000
_MAY_LACK = [name in ERASABLE for name in COLUMNS]
Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """An opened backup of which every byte is as it was written."""

    name: object
    manifest: Manifest
    checkpoint: Checkpoint
    members: dict[str, Member]
    reader: ContainerReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was restored: rows, kept files, and the checkpoint that the backup carries."""

    rows: int
    documents: int
    checkpoint: Checkpoint


# --- reading the file ----------------------------------------------------------------------------


@contextmanager
def opened(file: pathlib.Path, progress: Progress) -> Iterator[Contents]:
    """A backup, checked as a file. Raises LedgerError if it is foreign, newer, cut off, damaged or odd."""
    with regular_file(file) as stream:
        yield _contents(stream, file, progress)


def _contents(stream: BinaryIO, file: pathlib.Path, progress: Progress) -> Contents:
    reader = ContainerReader(stream, file)
    read_label(*reader.first(MOST_BYTES_OF_FIRST), file)
    reader.check(progress)
    members = list(reader.members())
    if members[-1].name != LAST or members[-1].size > MOST_BYTES_OF_MANIFEST:
        raise LedgerError("backup.manifest", file=file)
    manifest = read_manifest(reader.read(members[-1]), file)
    _check_parts(manifest, members[:-1], file)
    last = members[-2]
    if last.size > MOST_BYTES:
        raise LedgerError("backup.manifest", file=file)
    checkpoint = read_checkpoint(reader.read(last), f"{file}: {CHECKPOINT}")
    if (checkpoint.rows, checkpoint.head) != (manifest.rows, manifest.head):
        raise LedgerError("backup.manifest", file=file)
    by_name = {member.name: member for member in members}
    return Contents(name=file, manifest=manifest, checkpoint=checkpoint, members=by_name, reader=reader)


def _check_parts(manifest: Manifest, members: Sequence[Member], file: pathlib.Path) -> None:
    """That what stands in the file is what the manifest says, no more, in the same order."""
    told = [(part.name, part.bytes) for part in manifest.parts]
    names = [name for name, _ in told]
    in_place = len(names) >= 2 and names[0] == FIRST and names[-1] == CHECKPOINT
    if told != [(one.name, one.size) for one in members] or len(set(names)) != len(names) or not in_place:
        raise LedgerError("backup.manifest", file=file)


# --- the rows ------------------------------------------------------------------------------------


def rows_of(contents: Contents) -> Iterator[Values]:
    """Every row of the backup in order. Raises LedgerError at a line that is no row."""
    count = 0
    for part in contents.manifest.parts:
        if not is_statements(part.name):
            continue
        packed = contents.reader.blocks(contents.members[part.name])
        for line in _lines(_unpacked(packed, part.unpacked, contents.name), contents.name):
            count += 1
            if count > contents.manifest.rows:
                raise LedgerError("backup.rows", file=contents.name, told=contents.manifest.rows)
            yield _row(line, count, contents.name)
    if count != contents.manifest.rows:
        raise LedgerError("backup.rows", file=contents.name, told=contents.manifest.rows)


def _unpacked(packed: Iterator[bytes], size: int, name: object) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(wbits=_GZIP)
    done = 0
    try:
        for block in packed:
            rest = block
            while rest and not unpacker.eof:
                piece = unpacker.decompress(rest, _UNPACKED)
                rest = unpacker.unconsumed_tail
                done += len(piece)
                if done > size:
                    raise LedgerError("backup.bomb", file=name)
                yield piece
            if rest or unpacker.unused_data:
                raise LedgerError("backup.bomb", file=name)
    except zlib.error:
        raise LedgerError("backup.unpack", file=name) from None
    if done != size or not unpacker.eof:
        raise LedgerError("backup.unpack", file=name)


def _lines(pieces: Iterator[bytes], name: object) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        *lines, rest = (rest + piece).split(b"\n")
        yield from lines
        if len(rest) > MOST_LINE:
            raise LedgerError("backup.line", file=name, limit=MOST_LINE)
    if rest:
        raise LedgerError("backup.unpack", file=name)


def _row(line: bytes, number: int, name: object) -> Values:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, list) or not _is_row(values):
        raise LedgerError("backup.row", file=name, row=number)
    return tuple(values)


def _is_row(values: Sequence[object]) -> bool:
    if len(values) != len(COLUMNS):
        return False
    position = values[0]
    if type(position) is not int or not 0 < position < 2**63:
        return False
    for value, may_lack in zip(values[1:], _MAY_LACK[1:], strict=True):
        if value is None and may_lack:
            continue
        if not isinstance(value, str) or "\0" in value or not _is_text(value):
            return False
    return True


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


# --- into the installation -----------------------------------------------------------------------


def restore_backup(
    connection: BaseDatabaseWrapper,
    locked: Callable[[], AbstractContextManager[None]],
    contents: Contents,
    *,
    documents: Documents,
    progress: Progress,
    against: Checkpoint | None = None,
) -> Restored:
    """Put back what the backup holds; ``locked`` gives the transaction in which one is alone.

    Progress is told in steps of a row inserted or verified. Raises LedgerError, with nothing kept, if
    there are statements already, if a part is not what the manifest says, or if the chain that would
    stand is not that of the backup (or of ``against``).
    """
    refuse_if_filled(connection)
    new: list[str] = []
    try:
        count = _keep_documents(contents, documents, new)
        with locked():
            refuse_if_filled(connection)
            _insert(connection, rows_of(contents), contents.manifest.rows, progress)
            _count_sizes(connection)
            _prove(connection, contents, documents, progress, against)
    except BaseException:
        for sha256 in new:
            documents.remove(sha256)
        raise
    return Restored(rows=contents.manifest.rows, documents=count, checkpoint=contents.checkpoint)


def refuse_if_filled(connection: BaseDatabaseWrapper) -> None:
    """Raises LedgerError if a statement stands in this database."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {TABLE}")
        found = cursor.fetchone()[0]
    if found:
        raise LedgerError("restore.filled", n=found)


def _keep_documents(contents: Contents, documents: Documents, new: list[str]) -> int:
    count = 0
    for part in contents.manifest.parts:
        sha256 = document_in(part.name)
        if not sha256:
            continue
        count += 1
        stream = _Blocks(contents.reader.blocks(contents.members[part.name]))
        reader = io.BufferedReader(stream)
        kept = documents.keep_stream(reader, name=contents.name, limit=part.bytes, expected=sha256)
        if kept.new:
            new.append(sha256)
    return count


class _Blocks(io.RawIOBase):
    """Blocks of bytes as a stream."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._rest:
            self._rest = next(self._blocks, b"")
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def _insert(connection: BaseDatabaseWrapper, rows: Iterator[Values], total: int, progress: Progress) -> None:
    done = 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {TABLE} ({quoted(COLUMNS)}) FROM STDIN") as copy:
                for done, row in enumerate(rows, 1):
                    copy.write_row(row)
                    if done % _INSERTED == 0:
                        progress(done, 2 * total)
            return
        places = ", ".join(["%s"] * len(COLUMNS))
        sql = f"INSERT INTO {TABLE} ({quoted(COLUMNS)}) VALUES ({places})"
        batch: list[Values] = []
        for row in rows:
            batch.append(row)
            if len(batch) == _INSERTED:
                cursor.executemany(sql, batch)
                done += len(batch)
                batch.clear()
                progress(done, 2 * total)
        cursor.executemany(sql, batch)


def _count_sizes(connection: BaseDatabaseWrapper) -> None:
    """Let PostgreSQL know how much there is now, so that it reads well from the first query on."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {TABLE}")


def _prove(
    connection: BaseDatabaseWrapper,
    contents: Contents,
    documents: Documents,
    progress: Progress,
    against: Checkpoint | None,
) -> None:
    """That what stands in the database now is what was backed up, with the files that it names."""
    manifest = contents.manifest
    total = 2 * manifest.rows
    walked = walk(connection, lambda done, _: progress(manifest.rows + done, total), against)
    if walked.told is not None:
        raise LedgerError("restore.faulty", file=contents.name, fault=walked.told)
    found = (walked.rows, walked.head, len(walked.destroyed))
    if found != (manifest.rows, manifest.head, manifest.destroyed):
        raise LedgerError("backup.manifest", file=contents.name)
    comparison = walked.verdict(against).against
    if comparison is not None and comparison.told is not None:
        raise LedgerError("restore.against", problem=comparison.told)
    for one in named_files(connection).values():
        if one.standing and documents.state(one.sha256) != "whole":
            sources = ", ".join(one.standing)
            raise LedgerError("restore.missing", file=contents.name, sha256=one.sha256, sources=sources)
