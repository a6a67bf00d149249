# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Reading every row of the ledger in order, as it stood at one moment, a chunk at a time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DatabaseError, OperationalError

from kamerbreed.ledger._schema import COLUMNS, TABLE, quoted

Chunk = Sequence[tuple[Any, ...]]
"""Rows with all columns, in the order of ``COLUMNS``."""
_BEFORE_THE_FIRST, _BEHIND_THE_LAST = -(2**62), 2**62


@contextmanager
def one_moment(connection: BaseDatabaseWrapper, snapshot: str = "") -> Iterator[None]:
    """All that is read here is of one moment, whatever others write meanwhile; nobody waits for it.

    Inside a transaction of somebody else that one decides what is seen. With ``snapshot`` it is the
    moment that another connection to PostgreSQL gave this name.
    """
    if connection.in_atomic_block:
        yield
        return
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin if connection.vendor == "postgresql" else "BEGIN")
        if snapshot:
            cursor.execute("SET TRANSACTION SNAPSHOT %s", [snapshot])
    try:
        yield
    finally:
        try:
            with connection.cursor() as cursor:
                cursor.execute("ROLLBACK")
        except DatabaseError:  # it was lost, and its transaction with it
            connection.close()


def read_in_order(connection: BaseDatabaseWrapper) -> None:
    """Let PostgreSQL follow the index for the rest of this transaction.

    Of a table that was filled just now it knows no sizes, and would sort all that is left for each chunk.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for way in ("sort", "seqscan", "bitmapscan"):
                cursor.execute(f"SET LOCAL enable_{way} = off")


def chunks(
    connection: BaseDatabaseWrapper,
    size: int,
    *,
    after: int = _BEFORE_THE_FIRST,
    upto: int = _BEHIND_THE_LAST,
) -> Iterator[Chunk]:
    """Rows in the order of the ledger, ``size`` of them at a time; the last chunk may be empty.

    All of them, or those with a position higher than ``after`` and no higher than ``upto``.
    """
    last = after
    while True:
        chunk = _read(connection, last, upto, size)
        yield chunk
        if len(chunk) < size:
            return
        last = chunk[-1][0]


def _read(connection: BaseDatabaseWrapper, last: int, upto: int, size: int) -> Chunk:
    where = "position > %s AND position <= %s"
    sql = f"SELECT {quoted(COLUMNS)} FROM {TABLE} WHERE {where} ORDER BY position LIMIT {size}"
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql, [last, upto])
            return list(cursor.fetchall())
    except OperationalError as error:
        if connection.vendor != "sqlite" or "decode" not in str(error):
            raise
    with _damaged_text_is_read(connection), connection.cursor() as cursor:
        cursor.execute(sql, [last, upto])
        return list(cursor.fetchall())


@contextmanager
def _damaged_text_is_read(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """SQLite gives bytes that are no text as lone surrogates, so that they are a fault and no crash."""
    raw = connection.connection
    factory, raw.text_factory = raw.text_factory, lambda octets: octets.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = factory
