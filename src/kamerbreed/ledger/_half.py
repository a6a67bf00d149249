# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The second half of a long chain, proved by a process of its own while this one proves the first.

It only helps. What it found counts if nothing is wrong in its half and it began where the first half
ended; else this process walks on by itself, and finds the words for the fault.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from django.db.backends.base.base import BaseDatabaseWrapper

from kamerbreed.ledger._schema import TABLE

if TYPE_CHECKING:
    from kamerbreed.ledger._verify import Walk

WORTH_IT = 100_000
"""Rows from which on the start of a process, about a second, is less than what it saves."""
_CONFIG = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
_ALL = 2**62


class Half:
    """A half that is being proved elsewhere: the rows after this one.

    ``share``: so many rows are proved by the time that one is here.
    """

    def __init__(self, after: int, start: str, process: "subprocess.Popen[str] | None") -> None:
        self.after, self._start, self._process = after, start, process
        self.share = 2 if process else 1

    def join(self, walked: "Walk") -> None:
        """Wait for it, and let the walk stand at its end if all of it is well."""
        if self._process is None or walked.told is not None:
            return
        out = self._process.communicate()[0]
        if self._process.returncode != 0 or (walked.rows, walked.head) != (self.after, self._start):
            return
        found = json.loads(out)
        walked.rows, walked.head = found["rows"], found["head"]
        walked.destroyed += found["destroyed"]
        for name in ("links", "recorded_at"):
            getattr(walked, name).update({int(key): value for key, value in found[name].items()})


@contextmanager
def second_half(connection: BaseDatabaseWrapper, total: int, watched: Sequence[int]) -> Iterator[Half]:
    """Have the second half proved meanwhile, if it is worth it; the process is gone at the end."""
    after = total // 2
    start = _link_at(connection, after) if total >= WORTH_IT and _may_be_helped(connection) else ""
    if not start:
        yield Half(_ALL, "", None)
        return
    config = {name: connection.settings_dict[name] for name in _CONFIG if name in connection.settings_dict}
    order = {"config": config, "snapshot": _snapshot(connection), "after": after, "upto": total}
    order |= {"start": start, "watched": list(watched)}
    process = _process()
    if process is None:
        yield Half(_ALL, "", None)
        return
    try:
        _send(process, json.dumps(order, default=str))
        yield Half(after, start, process)
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def _process() -> "subprocess.Popen[str] | None":
    with suppress(OSError):
        return subprocess.Popen(
            [sys.executable, "-m", "kamerbreed.ledger._second"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,  # Ctrl-C is for the process that shows something
        )
    return None


def _send(process: "subprocess.Popen[str]", order: str) -> None:
    assert process.stdin is not None
    with suppress(OSError):  # it is gone already, which its status tells
        process.stdin.write(order)
    with suppress(OSError):
        process.stdin.close()
    process.stdin = None


def _may_be_helped(connection: BaseDatabaseWrapper) -> bool:
    """Not inside somebody's transaction, which another process does not see; nor of a database in memory."""
    in_memory = connection.vendor == "sqlite" and connection.is_in_memory_db()  # type: ignore[attr-defined]  # of SQLite
    return (os.cpu_count() or 1) > 1 and not connection.in_atomic_block and not in_memory


def _link_at(connection: BaseDatabaseWrapper, position: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT chain FROM {TABLE} WHERE position = %s", [position])
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def _snapshot(connection: BaseDatabaseWrapper) -> str:
    """The name under which PostgreSQL gives another process the same moment."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        name: str = cursor.fetchone()[0]
    return name
