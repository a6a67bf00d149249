# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Append, follow, verify: the only SQL about the world."""

import datetime
import pathlib
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DatabaseError

from kamerbreed.documents import Documents
from kamerbreed.ledger._backup import Backup, write_backup
from kamerbreed.ledger._chain import GENESIS, Sealed, digest, link, seal
from kamerbreed.ledger._checkpoint import Checkpoint, take_checkpoint
from kamerbreed.ledger._errors import LedgerError
from kamerbreed.ledger._failures import failures_told, roll_back
from kamerbreed.ledger._files import FilesVerdict, NamedFile, check_files, named_files
from kamerbreed.ledger._restore import Contents, Restored, restore_backup
from kamerbreed.ledger._schema import COLUMNS, ERASABLE, TABLE, missing_guards, quoted
from kamerbreed.ledger._verify import Progress, Verdict, verify
from kamerbreed.picture import KEEPER_OF_THE_LEDGER, Act, Coordinates, InSteps, Picture, Row, Table

Intent = TypeVar("Intent")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_LOCK_KEY = 7_411_211_2021
_CHUNK = 50_000
_WAIT_FOR_PAGES_S = 60
# A transaction that has not ended, of any database, or a snapshot of this one, from before the erasure.
_STILL_LOOKED_AT = (
    "SELECT pg_snapshot_xmin(pg_current_snapshot()) <= %s::xid8 OR EXISTS ("
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND age(backend_xmin) >= age(%s::xid8::xid))"
)
_RECORDED = "%Y-%m-%dT%H:%M:%S.%fZ"
_READ = quoted(Row._fields[:-1]).replace('"digest"', '"digest", "salt" IS NULL')


def _moment(text: str) -> datetime.datetime:
    if not text:
        return datetime.datetime.min.replace(tzinfo=datetime.UTC)
    return datetime.datetime.strptime(text, _RECORDED).replace(tzinfo=datetime.UTC)


def utc_now() -> datetime.datetime:
    """The clock of the ledger."""
    return datetime.datetime.now(datetime.UTC)


def no_progress(done: int, total: int) -> None:
    """Progress that nobody looks at."""


class Ledger:
    """The statements of one database, and the table in memory that follows them.

    Safe for use by several threads and several processes at once.
    """

    def __init__(self, alias: str = "default", *, clock: Callable[[], datetime.datetime] = utc_now) -> None:
        self._alias = alias
        self._clock = clock
        self._table = Table()
        self._guarded = False
        self._following = threading.RLock()
        self._present: tuple[int, datetime.date, Picture] | None = None

    @property
    def _connection(self) -> BaseDatabaseWrapper:
        return connections[self._alias]

    # --- reading ------------------------------------------------------------------------------

    def _guard(self) -> None:
        """Start-up check: a ledger without its triggers is not opened."""
        if self._guarded:
            return
        if TABLE not in self._connection.introspection.table_names():
            raise LedgerError("ledger.none")
        if missing := missing_guards(self._connection):
            raise LedgerError("ledger.unguarded", names=", ".join(missing))
        self._guarded = True

    @failures_told
    def follow(self) -> int:
        """Read what was appended since; gives how many statements came in."""
        with self._following:
            self._guard()
            came = 0
            while True:
                with self._connection.cursor() as cursor:
                    cursor.execute(
                        f"SELECT {_READ} FROM {TABLE} WHERE position > %s ORDER BY position LIMIT {_CHUNK}",
                        [len(self._table)],
                    )
                    rows = cursor.fetchall()
                came += self._table.extend(rows)
                if len(rows) < _CHUNK:
                    return came

    def today(self) -> datetime.date:
        """The local date in the Netherlands."""
        return self._clock().astimezone(AMSTERDAM).date()

    @failures_told
    def picture(self, coordinates: Coordinates | None = None) -> Picture:
        """The picture at these coordinates, or the present one, of what the ledger holds now.

        The present is kept until a statement comes in or the local date changes.
        """
        with self._following:
            return self._taken(coordinates)

    def _taken(self, coordinates: Coordinates | None) -> Picture:
        self.follow()
        if coordinates is not None:
            return Picture(self._table, coordinates)
        rows, today = len(self._table), self.today()
        kept = self._present
        if kept is None or kept[:2] != (rows, today):
            kept = rows, today, Picture(self._table, Coordinates(valid_at=today))
            self._present = kept
        return kept[2]

    @failures_told
    def verify(self, progress: Progress = no_progress, *, against: Checkpoint | None = None) -> Verdict:
        """Check triggers, every digest and the whole chain; if asked, also against a checkpoint."""
        return verify(self._connection, progress, against)

    @failures_told
    def checkpoint(self) -> Checkpoint:
        """How far the ledger is now, to keep elsewhere."""
        self._guard()
        return take_checkpoint(self._connection, self._clock())

    # --- keeping ------------------------------------------------------------------------------

    @failures_told
    def check_files(self, documents: Documents, progress: Progress = no_progress) -> FilesVerdict:
        """Whether every file that a statement names is in the store, whole."""
        self._guard()
        return check_files(self._connection, documents, progress)

    @failures_told
    def named_file(self, sha256: str) -> NamedFile | None:
        """Which statements name the file of this content."""
        return named_files(self._connection).get(sha256)

    @failures_told
    def backup(self, file: pathlib.Path, documents: Documents, progress: Progress = no_progress) -> Backup:
        """Write all that this installation holds to one file, while others read and write."""
        self._guard()
        return write_backup(self._connection, file, documents, self._clock(), progress)

    @failures_told
    def restore(
        self,
        contents: Contents,
        documents: Documents,
        progress: Progress = no_progress,
        *,
        against: Checkpoint | None = None,
    ) -> Restored:
        """Put back a backup (see ``opened``) in an installation without statements, whole or not at all."""
        self._guard()
        return restore_backup(
            self._connection,
            self._locked,
            contents,
            documents=documents,
            progress=progress,
            against=against,
        )

    # --- writing ------------------------------------------------------------------------------

    @failures_told
    def perform(
        self, act: Act[Intent], intent: Intent, *, recorded_by: str, batch: str = ""
    ) -> tuple[str, ...]:
        """Run an act and append what it gives; the only way to write. Gives the digests.

        The act is run before the lock, so that bad input never waits, and again under the lock if
        the ledger moved meanwhile. Raises Refusal as the act does, LedgerError inside a
        transaction. Afterwards all statements are stored, or none.
        """
        if self._connection.in_atomic_block:
            raise LedgerError("ledger.nested")
        self.follow()
        given = self._run(act, intent)
        sealed = [seal(said) for said in given.statements]
        with self._locked():
            if self.follow():
                given = self._run(act, intent)
                sealed = [seal(said) for said in given.statements]
            rows = self._made(sealed, given.steps, recorded_by, batch or f"batch-{secrets.token_hex(8)}")
            self._insert(rows)
            self._prove_stored(rows)
            erased_by = self._erase(sealed)
        self.follow()
        if erased_by is not None:
            self._forget_pages(erased_by)
        return tuple(str(row["digest"]) for row in rows)

    def _run(self, act: Act[Intent], intent: Intent) -> InSteps:
        coordinates = Coordinates(valid_at=self.today(), viewer=KEEPER_OF_THE_LEDGER)
        given = act(Picture(self._table, coordinates), intent)
        return given if isinstance(given, InSteps) else InSteps(statements=given, steps=[0] * len(given))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """A transaction that is alone in appending, from its first statement on."""
        connection = self._connection
        if connection.vendor == "postgresql":
            with transaction.atomic(using=self._alias), connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK_KEY])
                yield
            return
        with connection.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                roll_back(connection)
                raise
            try:
                cursor.execute("COMMIT")
            except DatabaseError:
                roll_back(connection)
                raise

    def _head(self) -> tuple[str, str]:
        """The last link and the last time of recording."""
        with self._connection.cursor() as cursor:
            cursor.execute(f"SELECT chain, recorded_at FROM {TABLE} ORDER BY position DESC LIMIT 1")
            row = cursor.fetchone()
        return (row[0], row[1]) if row else (GENESIS, "")

    def _made(
        self, sealed: Sequence[Sealed], steps: Sequence[int], recorded_by: str, batch: str
    ) -> list[dict[str, Any]]:
        previous, last_recorded = self._head()
        moment = max(self._clock().astimezone(datetime.UTC), _moment(last_recorded))
        common = {"recorded_by": recorded_by, "batch": batch}
        rows = []
        for position, (item, step) in enumerate(zip(sealed, steps, strict=True), len(self._table) + 1):
            recorded_at = (moment + datetime.timedelta(microseconds=step)).strftime(_RECORDED)
            row: dict[str, Any] = {**asdict(item.said), **common, "position": position}
            row["recorded_at"] = recorded_at
            for name in ("sources", "audience"):
                row[name] = ";".join(row[name])
            for name in ("salt", "value_hash", "quotation_hash", "note_hash"):
                row[name] = getattr(item, name)
            row["digest"] = digest(row)
            row["previous"] = previous
            previous = row["chain"] = link(previous, row["digest"])
            rows.append(row)
        return rows

    def _insert(self, rows: Sequence[dict[str, Any]]) -> None:
        values = [tuple(row[name] for name in COLUMNS) for row in rows]
        with self._connection.cursor() as cursor:
            if self._connection.vendor == "postgresql":
                with cursor.cursor.copy(f"COPY {TABLE} ({quoted(COLUMNS)}) FROM STDIN") as copy:
                    for row in values:
                        copy.write_row(row)
                return
            places = ", ".join(["%s"] * len(COLUMNS))
            cursor.executemany(f"INSERT INTO {TABLE} ({quoted(COLUMNS)}) VALUES ({places})", values)

    def _prove_stored(self, rows: Sequence[dict[str, Any]]) -> None:
        """Nobody is told that a statement is stored that the database left out."""
        with self._connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {TABLE} WHERE position > %s", [len(self._table)])
            stored = cursor.fetchone()[0]
        if stored != len(rows):
            raise LedgerError("ledger.not_stored", n=stored, of=len(rows))

    def _erase(self, sealed: Sequence[Sealed]) -> str | None:
        """Erase what a destroy names; gives the number of the transaction, None if there is nothing."""
        gone = [item.said.about for item in sealed if item.said.act == "destroy"]
        if not gone:
            return None
        blank = ", ".join(f'"{name}" = NULL' for name in ERASABLE)
        with self._connection.cursor() as cursor:
            for about in gone:
                cursor.execute(f"UPDATE {TABLE} SET {blank} WHERE digest = %s", [about])
            if self._connection.vendor != "postgresql":
                return ""
            cursor.execute("SELECT pg_current_xact_id()::text")
            number: str = cursor.fetchone()[0]
        return number

    def _forget_pages(self, erased_by: str) -> None:
        """Let no page of the database keep what was destroyed.

        SQLite overwrites with secure_delete, and its log is emptied. PostgreSQL rewrites the table;
        it would copy the old row as long as a transaction runs that may still look at it, so those
        are waited for. Raises LedgerError if others keep the old pages in use for too long.
        """
        if self._connection.vendor == "postgresql":
            self._await_transactions(erased_by)
        with self._connection.cursor() as cursor:
            if self._connection.vendor == "postgresql":
                cursor.execute(f"VACUUM (FULL) {TABLE}")
                return
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = cursor.fetchone()[0]
        if busy:
            raise LedgerError("ledger.pages_kept")

    def _await_transactions(self, erased_by: str) -> None:
        deadline = time.monotonic() + _WAIT_FOR_PAGES_S
        while True:
            with self._connection.cursor() as cursor:
                cursor.execute(_STILL_LOOKED_AT, [erased_by, erased_by])
                looked_at = cursor.fetchone()[0]
            if not looked_at:
                return
            if time.monotonic() > deadline:
                raise LedgerError("ledger.pages_kept")
            time.sleep(0.05)
