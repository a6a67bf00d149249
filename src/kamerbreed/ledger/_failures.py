# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A full disk and a lost database, told as what they are; the next call begins with a clean connection."""

import functools
import sqlite3
from collections.abc import Callable
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import Error

from kamerbreed.ledger._errors import LedgerError

_DISK_FULL = "53100"
_GONE = ("08", "57P")
"""Classes of PostgreSQL: a broken connection, and a server that is shutting down or not up yet."""
_SQLITE_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE)


class Connected(Protocol):
    """What works on a database."""

    @property
    def _connection(self) -> BaseDatabaseWrapper: ...


Own = TypeVar("Own", bound=Connected)
Given = ParamSpec("Given")
Result = TypeVar("Result")


def failures_told(
    method: Callable[Concatenate[Own, Given], Result],
) -> Callable[Concatenate[Own, Given], Result]:
    """Let a method raise LedgerError where the disk is full or the database is gone."""

    @functools.wraps(method)
    def run(self: Own, /, *given: Given.args, **named: Given.kwargs) -> Result:
        connection = self._connection
        try:
            # What the driver raises past Django, as in a COPY, is wrapped here.
            with connection.wrap_database_errors:
                return method(self, *given, **named)
        except Error as error:
            failure = _failure(connection, error.__cause__)
            if failure is None:
                raise
            raise failure from error

    return run


def _failure(connection: BaseDatabaseWrapper, cause: object) -> LedgerError | None:
    state = getattr(cause, "sqlstate", None) or ""
    if state == _DISK_FULL or getattr(cause, "sqlite_errorcode", None) in _SQLITE_FULL:
        return LedgerError("ledger.full")
    if connection.vendor != "postgresql":
        return None
    raw = connection.connection
    # At the end of a transaction Django may have connected anew already.
    if not state.startswith(_GONE) and raw is not None and not raw.closed:
        return None
    connection.close()
    return LedgerError("ledger.lost")


def roll_back(connection: BaseDatabaseWrapper) -> None:
    """End a transaction of SQLite, unless it has ended its own already, as on a full disk."""
    if connection.connection is not None and connection.connection.in_transaction:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
