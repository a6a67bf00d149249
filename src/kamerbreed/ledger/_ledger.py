# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Append, follow, verify: the only SQL about the world."""

import datetime
import itertools
import pathlib
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DatabaseError

from kamerbreed.documents import Documents
from kamerbreed.ledger._backup import Backup, write_backup
from kamerbreed.ledger._chain import GENESIS, RECORDED, Digests, Sealing
from kamerbreed.ledger._checkpoint import Checkpoint, take_checkpoint
from kamerbreed.ledger._errors import LedgerError
from kamerbreed.ledger._failures import failures_told, roll_back
from kamerbreed.ledger._files import FilesVerdict, NamedFile, check_files, named_files
from kamerbreed.ledger._reading import last_position, read_chunks
from kamerbreed.ledger._restore import Contents, Restored, restore_backup
from kamerbreed.ledger._schema import COLUMNS, ERASABLE, TABLE, missing_guards, quoted
from kamerbreed.ledger._verify import Progress, Verdict, verify
from kamerbreed.ledger._written import Witness, Written
from kamerbreed.picture import (
    KEEPER_OF_THE_LEDGER,
    Act,
    Coordinates,
    InSteps,
    Picture,
    Refusal,
    Table,
    Viewer,
)
from kamerbreed.vocabulary import SENSITIVITIES, Statement, Told, property_of, scales

Intent = TypeVar("Intent")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_LOCK_KEY = 7_411_211_2021
_WAIT_FOR_PAGES_S = 60
# A transaction that has not ended, of any database, or a snapshot of this one, from before the erasure.
_STILL_LOOKED_AT = (
    "SELECT pg_snapshot_xmin(pg_current_snapshot()) <= %s::xid8 OR EXISTS ("
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND age(backend_xmin) >= age(%s::xid8::xid))"
)
_AT_ONCE = 5_000
_CACHE_KB = 65_536
_MOST_VIEWERS = 7
MOST_AT_ONCE = 20_000
"""Statements of others that a page waits for."""


def _moment(text: str) -> datetime.datetime:
    if not text:
        return datetime.datetime.min.replace(tzinfo=datetime.UTC)
    return datetime.datetime.strptime(text, RECORDED).replace(tzinfo=datetime.UTC)


def utc_now() -> datetime.datetime:
    """The clock of the ledger."""
    return datetime.datetime.now(datetime.UTC)


def no_progress(done: int, total: int) -> None:
    """Progress that nobody looks at."""


class Ledger:
    """The statements of one database, and the table in memory that follows them.

    Safe for use by several threads and several processes at once.
    """

    def __init__(
        self,
        alias: str = "default",
        *,
        clock: Callable[[], datetime.datetime] = utc_now,
        ceiling: str = SENSITIVITIES[-1],
    ) -> None:
        self._alias = alias
        self._clock = clock
        if ceiling not in SENSITIVITIES:
            raise LedgerError("ledger.ceiling", found=ceiling, allowed=", ".join(SENSITIVITIES))
        self._ceiling = SENSITIVITIES.index(ceiling)
        self._table = Table()
        self._guarded = False
        self._following = threading.RLock()
        self._apart: threading.Thread | None = None
        self._failed: Exception | None = None
        self._taking = threading.Lock()
        self._present: dict[Viewer, tuple[int, datetime.date, Picture]] = {}

    @property
    def database(self) -> str:
        """The alias of the database in which it is kept."""
        return self._alias

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
        return self._follow_to(self._last())

    def _last(self) -> int:
        self._guard()
        return last_position(self._connection)

    def _follow_to(self, last: int) -> int:
        with self._following:
            held = len(self._table)
            return self._table.take(read_chunks(self._connection, held, last), room_for=last - held)

    def today(self) -> datetime.date:
        """The local date in the Netherlands."""
        return self._clock().astimezone(AMSTERDAM).date()

    @failures_told
    def picture(self, coordinates: Coordinates | None = None) -> Picture:
        """The picture at these coordinates, or the present one, of what the ledger holds now.

        The present is kept until a statement comes in or the local date changes. What another
        process brought in by the ten thousand is followed apart, and shows when all of it is here:
        a page does not wait for it.
        """
        if (failed := self._failed) is not None:
            self._failed = None
            raise failed
        held, last = len(self._table), self._last()
        if held and last - held > MOST_AT_ONCE:
            self._follow_apart()
        else:
            self._follow_to(last)
        return self._taken(coordinates)

    def _follow_apart(self) -> None:
        """Follow in a thread of its own, unless somebody follows already."""

        def run() -> None:
            try:
                self.follow()
            except Exception as failed:
                self._failed = failed  # told to whoever asks next: an old picture must not pass for the new
            finally:
                self._connection.close()

        if self._apart is None or not self._apart.is_alive():
            self._apart = threading.Thread(target=run, name="follow", daemon=True)
            self._apart.start()

    def _taken(self, coordinates: Coordinates | None) -> Picture:
        today = self.today()
        asked = coordinates or Coordinates(valid_at=today)
        if asked != Coordinates(valid_at=today, viewer=asked.viewer):
            return Picture(self._table, asked)
        with self._taking:
            rows = len(self._table)
            kept = self._present.get(asked.viewer)
            if kept is None or kept[:2] != (rows, today):
                before = kept[2] if kept else None
                kept = rows, today, Picture(self._table, asked, before)
                # As many pictures of now as there are sorts of rights, which are few: the newest are kept.
                self._present = {**dict(list(self._present.items())[-_MOST_VIEWERS:]), asked.viewer: kept}
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
        self,
        act: Act[Intent],
        intent: Intent,
        *,
        recorded_by: str,
        batch: str = "",
        progress: Progress = no_progress,
        witness: Witness | None = None,
    ) -> Sequence[str]:
        """Run an act and append what it gives; the only way to write. Gives the digests.

        The act is run before the lock, so that bad input never waits, and again under the lock if
        the ledger moved meanwhile. Raises Refusal as the act does, LedgerError inside a
        transaction. Afterwards all statements are stored, or none. ``witness`` is called under the
        lock, in the same transaction, with all in place; if it raises, nothing is stored.
        """
        if self._connection.in_atomic_block:
            raise LedgerError("ledger.nested")
        self.follow()
        given, judged = self._run(act, intent)
        with self._locked():
            self.follow()
            # Counted, because another thread may have followed in between and left nothing to follow here.
            if len(self._table) != judged:
                given, _ = self._run(act, intent)
            batch = batch or f"batch-{secrets.token_hex(8)}"
            digests = self._append(given, (recorded_by, batch), progress)
            erased_by = self._erase(given.statements)
            if witness is not None:
                witness(Written(recorded_by=recorded_by, batch=batch, given=given, digests=digests))
        del given  # the table takes in what was said; a large import must not stand in memory twice
        self.follow()
        if erased_by is not None:
            self._forget_pages(erased_by)
        return digests

    def _run(self, act: Act[Intent], intent: Intent) -> tuple[InSteps, int]:
        """What an act gives, and how many statements it looked at."""
        picture = Picture(self._table, Coordinates(valid_at=self.today(), viewer=KEEPER_OF_THE_LEDGER))
        given = act(picture, intent)
        steps = given if isinstance(given, InSteps) else InSteps(statements=given, steps=[0] * len(given))
        self._refuse_above_ceiling(steps.statements)
        return steps, picture.rows_held

    def _refuse_above_ceiling(self, statements: Sequence[Statement]) -> None:
        """Raise Refusal for what is too sensitive to be held by this installation."""
        for number, said in enumerate(statements, 1):
            kind_level = 0
            if said.property:
                kind_level = SENSITIVITIES.index(property_of(said.subject, said.property).sensitivity)
            if max(kind_level, SENSITIVITIES.index(said.sensitivity)) > self._ceiling:
                limit = scales()["sensitivity"][SENSITIVITIES[self._ceiling]]
                problem = Told("sensitivity.ceiling", limit=limit)
                raise Refusal("fault", place=Told("place.statement", number=number), problem=problem)

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

    def _append(self, given: InSteps, recording: tuple[str, str], progress: Progress) -> Digests:
        """Seal and store what was given, some thousands at a time; gives the digests."""
        previous, last_recorded = self._head()
        moment = max(self._clock().astimezone(datetime.UTC), _moment(last_recorded))
        sealing = Sealing(after=len(self._table), previous=previous)
        rows = sealing.rows(given, moment, *recording)
        total = len(given.statements)
        with self._room_for(total):
            while chunk := list(itertools.islice(rows, _AT_ONCE)):
                self._insert(chunk)
                progress(len(sealing.digests), total)
        self._prove_stored(total)
        return sealing.digests

    @contextmanager
    def _room_for(self, rows: int) -> Iterator[None]:
        """Let SQLite hold the pages of its indexes in memory while a great deal comes in: a third faster."""
        if self._connection.vendor != "sqlite" or rows < MOST_AT_ONCE:
            yield
            return
        with self._connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size")
            (usual,) = cursor.fetchone()
            cursor.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            try:
                yield
            finally:
                cursor.execute(f"PRAGMA cache_size = {usual}")

    def _insert(self, rows: Sequence[tuple[int | str | None, ...]]) -> None:
        with self._connection.cursor() as cursor:
            if self._connection.vendor == "postgresql":
                with cursor.cursor.copy(f"COPY {TABLE} ({quoted(COLUMNS)}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
                return
            places = ", ".join(["%s"] * len(COLUMNS))
            cursor.executemany(f"INSERT INTO {TABLE} ({quoted(COLUMNS)}) VALUES ({places})", rows)

    def _prove_stored(self, total: int) -> None:
        """Nobody is told that a statement is stored that the database left out."""
        with self._connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {TABLE} WHERE position > %s", [len(self._table)])
            stored = cursor.fetchone()[0]
        if stored != total:
            raise LedgerError("ledger.not_stored", n=stored, of=total)

    def _erase(self, statements: Sequence[Statement]) -> str | None:
        """Erase what a destroy names; gives the number of the transaction, None if there is nothing."""
        gone = [said.about for said in statements if said.act == "destroy"]
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
