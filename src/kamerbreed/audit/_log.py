# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The log: an entry stands in both sinks, or what it tells of does not happen.

Who writes holds the lock of the database to the end of its transaction, so one writer at a time looks at both
ends. The row is stored, then the line reaches the disk, then the transaction ends. Where it does not end
well after that, the file holds a line more than the table; the next writer finds it and adds an entry that
tells of it. A file that ends before the table was cut off or changed: nothing is written until somebody
resumes.
"""

import datetime
import pathlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DatabaseError, Error, InterfaceError, OperationalError

from kamerbreed.audit._chain import Tail, content_of, digest_of, link
from kamerbreed.audit._entry import MOMENT, Entry, Recorded
from kamerbreed.audit._errors import AuditError
from kamerbreed.audit._file import AuditFile, Line
from kamerbreed.audit._rows import Sought, count, insert, last, read, rows
from kamerbreed.audit._schema import TABLE, missing_guards
from kamerbreed.audit._verify import Progress, Verdict, compare

_LOCK_KEY = 7_411_211_2022
MOST_UNFINISHED = 3
"""Lines of the file alone that a broken transaction can leave; more is a table cut off or put back."""


def utc_now() -> datetime.datetime:
    """The clock of the log."""
    return datetime.datetime.now(datetime.UTC)


def no_progress(done: int, total: int) -> None:
    """Progress that nobody looks at."""


class Log:
    """The audit log of one database and one folder. Safe for use by threads and processes at once."""

    def __init__(
        self,
        folder: pathlib.Path,
        alias: str = "default",
        *,
        clock: Callable[[], datetime.datetime] = utc_now,
    ) -> None:
        self._alias, self._clock = alias, clock
        self._file = AuditFile(folder)
        self._guarded = False

    @property
    def _connection(self) -> BaseDatabaseWrapper:
        return connections[self._alias]

    # --- writing ------------------------------------------------------------------------------

    def write(self, entry: Entry) -> Recorded:
        """Write an entry to both sinks, in the transaction that runs, or else in one of its own.

        Raises AuditError if it stands in neither; inside a running transaction of others, what they do must
        then not happen either.
        """
        with self._told(), self._alone():
            return self._append(entry, resuming=False)

    def resume(self, *, actor: str, origin: str) -> Recorded:
        """Go on after the two sinks were found apart; the entry tells of which numbers. Raises AuditError."""
        with self._told(), self._alone():
            return self._append(Entry(action="resume", actor=actor, origin=origin), resuming=True)

    def _append(self, entry: Entry, *, resuming: bool) -> Recorded:
        self._guard()
        table = last(self._connection)
        with self._file.locked() as file:
            entries = self._noticed(entry, table, file.tail, resuming=resuming)
            sealed = self._sealed(entries, table, file.tail)
            # The row first: what the database refuses leaves no line behind.
            insert(self._connection, [row for row, _ in sealed])
            file.add([line for _, line in sealed])
        row = sealed[-1][0]
        return Recorded(number=row.number, at=row.at, entry=entries[-1], digest=row.digest, chain=row.chain)

    def _noticed(self, entry: Entry, table: Tail, file: Tail, *, resuming: bool) -> list[Entry]:
        """The entry, behind one that tells what the file alone holds. Raises AuditError if they are apart."""
        if table.number == file.number and table.digest == file.digest:
            return [entry]
        ahead = file.number - table.number
        if resuming:
            first, end = sorted((table.number, file.number))
            return [_about(entry, first + 1 if first < end else end, end)]
        if not 0 < ahead <= MOST_UNFINISHED:
            raise AuditError("audit.apart", file=self._file.path, rows=table.number, lines=file.number)
        unfinished = Entry(action="unfinished", result="failed", origin="")
        return [_about(unfinished, table.number + 1, file.number), entry]

    def _sealed(self, entries: list[Entry], table: Tail, file: Tail) -> list[tuple[Line, Line]]:
        """Each entry as a row and as a line: the same content and digest, each in the chain of its sink."""
        number = max(table.number, file.number)
        now = self._clock().astimezone(datetime.UTC).strftime(MOMENT)
        at = max(now, table.at, file.at)
        links, sealed = [table.chain, file.chain], []
        for one in entries:
            number += 1
            content = content_of(one)
            digest = digest_of(number, at, content)
            pair = []
            for place, previous in enumerate(links):
                links[place] = link(previous, digest)
                pair.append(
                    Line(
                        number=number,
                        at=at,
                        content=content,
                        digest=digest,
                        previous=previous,
                        chain=links[place],
                    )
                )
            sealed.append((pair[0], pair[1]))
        return sealed

    def _guard(self) -> None:
        """A table without its triggers is not written to."""
        if self._guarded:
            return
        if TABLE not in self._connection.introspection.table_names():
            raise AuditError("audit.none")
        if missing := missing_guards(self._connection):
            raise AuditError("audit.unguarded", names=", ".join(missing))
        self._guarded = True

    # --- the transaction ----------------------------------------------------------------------

    @property
    def _joins(self) -> bool:
        """Whether a transaction runs on this connection already, of Django or begun by hand."""
        connection = self._connection
        if connection.in_atomic_block:
            return True
        raw = connection.connection
        return connection.vendor == "sqlite" and raw is not None and bool(raw.in_transaction)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """To be the only writer, until the transaction ends."""
        connection = self._connection
        if connection.vendor == "postgresql":
            with transaction.atomic(using=self._alias), connection.cursor() as cursor:
                # Who waited must see what was written meanwhile, whatever the server usually does.
                if len(connection.savepoint_ids) == 0:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK_KEY])
                yield
            return
        if self._joins:
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            try:
                yield
                cursor.execute("COMMIT")
            except BaseException:
                if connection.connection is not None and connection.connection.in_transaction:
                    cursor.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Let a failing database be told as AuditError, and the next call begin with a clean connection."""
        joined = self._joins
        try:
            yield
        except Error as error:
            # Who owns the transaction tells of a full disk or a lost connection, and cleans up after it.
            if joined and isinstance(error, OperationalError | InterfaceError):
                raise
            if not joined and self._connection.vendor == "postgresql":
                with suppress(DatabaseError):
                    self._connection.close()
            self._guarded = False
            raise AuditError("audit.database", problem=" ".join(str(error).split())) from error

    # --- reading ------------------------------------------------------------------------------

    def read(self, sought: Sought, *, limit: int, offset: int = 0) -> list[Recorded]:
        """Entries that are asked for, the latest first. Raises AuditError."""
        with self._told():
            self._guard()
            return read(self._connection, sought, limit=limit, offset=offset)

    def count(self, sought: Sought) -> int:
        """How many entries there are of what is asked for. Raises AuditError."""
        with self._told():
            self._guard()
            return count(self._connection, sought)

    def verify(self, progress: Progress = no_progress) -> Verdict:
        """Read both sinks whole and compare them. Raises AuditError if one cannot be read."""
        with self._told():
            if TABLE not in self._connection.introspection.table_names():
                raise AuditError("audit.none")
            guards = missing_guards(self._connection)
            # Both ends at one moment, at which nobody writes; what comes later is left for the next time.
            with self._alone():
                until, size = last(self._connection).number, self._file.size()
            return compare(
                rows(self._connection, until),
                self._file.lines(size),
                guards=guards,
                total=until,
                progress=progress,
            )


def _about(entry: Entry, first: int, end: int) -> Entry:
    """The same entry about these numbers of the log."""
    return Entry(
        action=entry.action,
        object=f"entry/{first}-{end}",
        result=entry.result,
        origin=entry.origin,
        actor=entry.actor,
    )
