# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Reading rows for the table in memory, as few and as large texts as the database can give.

A cell of its own for each of a million rows and twenty-five columns is what takes the time, on both
databases. So the database joins a column over many rows, and what few rows have is asked for apart.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from kamerbreed.ledger._errors import LedgerError
from kamerbreed.ledger._schema import TABLE, quoted
from kamerbreed.picture import DENSE, NOTHING_SPARSE, RECORDING, SPARSE, Chunk

CHUNK = 10_000
_DIGEST = DENSE.index("digest")
_SEPARATOR = "\x01"
"""Canonical JSON, references and dates never hold it; where a key or a locator does, cells are read apart."""
_NULLABLE = ("value", "quotation", "note")
_RANGE = f"FROM {TABLE} WHERE position > %s AND position <= %s"


def _as_text(name: str) -> str:
    if name == "erased":
        return "CASE WHEN salt IS NULL THEN '1' ELSE '' END"
    return f"coalesce(\"{name}\", '')" if name in _NULLABLE else f'"{name}"'


def _says_something(name: str, nothing: str) -> str:
    return "salt IS NULL" if name == "erased" else f"\"{name}\" <> '{nothing}'"


_CELLS = ", ".join(_as_text(name) for name in DENSE)
_NAMED_CELLS = ", ".join(f'{_as_text(name)} AS "{name}"' for name in DENSE)
_SPARSE = (
    f"SELECT position, {', '.join(_as_text(name) for name in SPARSE)} {_RANGE} AND ("
    + " OR ".join(
        _says_something(name, nothing) for name, nothing in zip(SPARSE, NOTHING_SPARSE, strict=True)
    )
    + ")"
)
_EDGES = f"SELECT digest, {quoted(RECORDING)} FROM {TABLE} WHERE position IN (%s, %s) ORDER BY position"
_RECORDINGS = f"SELECT {quoted(RECORDING)} {_RANGE} ORDER BY position"


def _joined(vendor: str) -> str:
    if vendor == "postgresql":
        cells = ", ".join(f"string_agg({name}, '{_SEPARATOR}')" for name in quoted(DENSE).split(", "))
        held = f"(SELECT batch, {_NAMED_CELLS} {_RANGE} ORDER BY position) AS held"
        return f"SELECT count(*), min(batch), max(batch), {cells} FROM {held}"
    # SQLite walks along the primary key; asked to sort, it would copy each row first.
    cells = ", ".join(f"group_concat({_as_text(name)}, char(1))" for name in DENSE)
    return f"SELECT count(*), min(batch), max(batch), {cells} {_RANGE}"


def last_position(connection: BaseDatabaseWrapper) -> int:
    """The number of the last row; 0 for an empty ledger."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(position), 0) FROM {TABLE}")
        return int(cursor.fetchone()[0])


def read_chunks(connection: BaseDatabaseWrapper, after: int, upto: int) -> Iterator[Chunk]:
    """The rows behind position ``after`` up to ``upto``, in order. Raises LedgerError if one is missing."""
    while after < upto:
        until = min(after + CHUNK, upto)
        yield _read(connection, after, until)
        after = until


def _read(connection: BaseDatabaseWrapper, after: int, upto: int) -> Chunk:
    with connection.cursor() as cursor:
        cursor.execute(_joined(connection.vendor), [after, upto])
        count, first_batch, last_batch, *texts = cursor.fetchone()
        if count != upto - after:
            raise LedgerError("ledger.gap", first=after + 1, last=upto, n=upto - after - count)
        cursor.execute(_SPARSE, [after, upto])
        sparse = {row[0] - after - 1: tuple(row[1:]) for row in cursor.fetchall()}
        columns = [(text or "").split(_SEPARATOR) for text in texts]
        cursor.execute(_EDGES, [after + 1, upto])
        edges = cursor.fetchall()
        in_order = [columns[_DIGEST][0], columns[_DIGEST][-1]] == [edges[0][0], edges[-1][0]]
        if not in_order or any(len(column) != count for column in columns):
            cursor.execute(f"SELECT {_CELLS} {_RANGE} ORDER BY position", [after, upto])
            columns = [list(column) for column in zip(*cursor.fetchall(), strict=True)]
        if first_batch == last_batch and edges[0][1:] == edges[-1][1:]:
            recording = [(0, edges[0][1:])]
        else:
            cursor.execute(_RECORDINGS, [after, upto])
            recording = list(enumerate(cursor.fetchall()))
    dense = dict(zip(DENSE, columns, strict=True))
    return Chunk(after=after, dense=dense, sparse=sparse, recording=recording)
