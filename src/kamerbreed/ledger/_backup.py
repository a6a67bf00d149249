# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A backup: all rows, the kept files, a checkpoint and a manifest in one file, made while others write.

The rows are proved on their way: of a ledger that is damaged there is no backup, so that one does not
learn of it when it is too late. Memory: one chunk of rows, packed and unpacked.
"""

import datetime
import json
import pathlib
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from django.db.backends.base.base import BaseDatabaseWrapper

from kamerbreed.documents import DocumentError, Documents, whole_file
from kamerbreed.ledger._checkpoint import Checkpoint, take_checkpoint, write_checkpoint
from kamerbreed.ledger._container import ContainerWriter, header
from kamerbreed.ledger._errors import LedgerError
from kamerbreed.ledger._files import NamedFile, named_files
from kamerbreed.ledger._manifest import (
    CHECKPOINT,
    FIRST,
    FORMAT_VERSION,
    LAST,
    Manifest,
    Part,
    document_name,
    label,
    statements_name,
)
from kamerbreed.ledger._rows import Chunk, one_moment
from kamerbreed.ledger._verify import Progress, walk

_READ = 1_000_000
_GZIP = 31
_BEGINNING = len(FIRST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What was written: rows, kept files, the size of the backup in bytes, and its checkpoint."""

    rows: int
    documents: int
    bytes: int
    checkpoint: Checkpoint


class _Writing:
    """The parts that were written, for the manifest."""

    def __init__(self, container: ContainerWriter) -> None:
        self._container = container
        self.parts: list[Part] = []
        self._chunks = 0

    def add(self, name: str, data: bytes, unpacked: int | None = None) -> None:
        sha256 = self._container.add(name, data)
        size = len(data) if unpacked is None else unpacked
        self.parts.append(Part(name=name, bytes=len(data), sha256=sha256, unpacked=size))

    def add_rows(self, chunk: Chunk) -> None:
        self._chunks += 1
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        text = "".join(f"{encode(row)}\n" for row in chunk).encode()
        packer = zlib.compressobj(1, wbits=_GZIP)
        packed = packer.compress(text) + packer.flush()
        self.add(statements_name(self._chunks), packed, len(text))

    def add_document(self, sha256: str, size: int, file: BinaryIO) -> str:
        name = document_name(sha256)
        found = self._container.add_stream(name, size, iter(lambda: file.read(_READ), b""))
        self.parts.append(Part(name=name, bytes=size, sha256=found, unpacked=size))
        return found


def write_backup(
    connection: BaseDatabaseWrapper,
    file: pathlib.Path,
    documents: Documents,
    now: datetime.datetime,
    progress: Progress,
) -> Backup:
    """Write all that this installation holds at this moment to ``file``, whole or not at all.

    A backup that stands there is replaced, another file is not. Raises LedgerError if a row does not
    verify or a named file is not whole, DocumentError if the file cannot be written.
    """
    with whole_file(file, replaces=header(FIRST, 0)[:_BEGINNING]) as out:
        container = ContainerWriter(out.write)
        writing = _Writing(container)
        with one_moment(connection):
            checkpoint = take_checkpoint(connection, now)
            first = label(checkpoint.made_at)
            writing.add(FIRST, first.model_dump_json(indent=2).encode())
            walked = walk(connection, progress, each=writing.add_rows)
            if walked.told is not None:
                raise LedgerError("backup.faulty", fault=walked.told)
            named = named_files(connection)
        count = sum(_carry(writing, one, documents) for one in named.values())
        writing.add(CHECKPOINT, write_checkpoint(checkpoint))
        manifest = Manifest(
            format=first.format,
            format_version=FORMAT_VERSION,
            program_version=first.program_version,
            made_at=first.made_at,
            rows=walked.rows,
            head=walked.head,
            destroyed=len(walked.destroyed),
            parts=tuple(writing.parts),
        )
        container.add(LAST, manifest.model_dump_json(indent=1).encode())
        container.close()
    return Backup(rows=walked.rows, documents=count, bytes=out.bytes, checkpoint=checkpoint)


def _carry(writing: _Writing, named: NamedFile, documents: Documents) -> bool:
    """Take a kept file along; one that only a retracted statement names may be gone."""
    if not named.standing and not named.retracted:
        return False
    try:
        size = documents.size(named.sha256)
        with documents.open_kept(named.sha256) as file:
            found = writing.add_document(named.sha256, size, file)
    except DocumentError as error:
        if error.key != "document.missing":
            raise
        if not named.standing:
            return False
        sources = ", ".join(named.standing)
        raise LedgerError("backup.missing", sha256=named.sha256, sources=sources) from None
    if found != named.sha256:
        sources = ", ".join(named.standing or named.retracted)
        raise LedgerError("backup.altered", sha256=named.sha256, sources=sources)
    return True
