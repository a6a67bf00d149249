# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What cannot be logged does not happen, is told, and works again without a restart once the log does."""

import contextlib
import errno
import json
import os
import pathlib
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connections

from kamerbreed.audit import NAME, TABLE, AuditError, Entry, Log, Sought
from kamerbreed.audit import _file as file_module
from kamerbreed.ledger import Ledger, LedgerError, Written
from kamerbreed.picture import Saying, state
from tests.databases import Templates
from tests.ledger.tampering import execute, fetch, stored
from tests.ledger.test_failures import end_connections, make_room, small_disk
from tests.world import ROOM, WORLD, says


def witness_of(log: Log) -> Callable[[Written], None]:
    return lambda written: log.write(  # type: ignore[func-returns-value]  # its answer is not looked at
        Entry(action="say", object=written.object, detail=written.detail)
    )


def append(ledger: Ledger, log: Log, staff: int) -> None:
    said = [says(ROOM, "staff", staff)]
    ledger.perform(state, Saying(statements=said), recorded_by="account", witness=witness_of(log))


@pytest.fixture
def world(database: str, log: Log) -> Ledger:
    """A ledger that holds the small world, of which the log tells."""
    ledger = Ledger(database)
    ledger.perform(state, Saying(statements=WORLD), recorded_by="account", witness=witness_of(log))
    return ledger


def lines(folder: pathlib.Path) -> int:
    return len((folder / NAME).read_bytes().splitlines())


@contextmanager
def file_refusing(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch, how: str) -> Iterator[None]:
    """A file that cannot be written, in one of several ways."""
    path = folder / NAME
    if how in ("write", "fsync", "half"):
        real = os.write

        def refuse(*of: Any) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        def half(descriptor: int, data: bytes) -> int:
            if len(data) < 300:
                refuse()
            return real(descriptor, bytes(data)[:-200])

        with monkeypatch.context() as patch:
            name = "fsync" if how == "fsync" else "write"
            patch.setattr(file_module.os, name, half if how == "half" else refuse)
            yield
        return
    kept = folder.with_name("kept")
    if how == "folder":
        folder.rename(kept)
        folder.write_text("in the way")
    else:
        path.rename(kept)
        path.mkdir() if how == "directory" else path.symlink_to(kept)
    yield
    path.rmdir() if how == "directory" else (folder if how == "folder" else path).unlink()
    kept.rename(folder if how == "folder" else path)


@pytest.mark.parametrize("how", ["write", "fsync", "half", "folder", "directory", "link"])
def test_without_the_file_nothing_happens_and_with_it_again_it_does(  # noqa: PLR0917  # its fixtures
    world: Ledger, log: Log, database: str, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    before = stored(database)
    with file_refusing(folder, monkeypatch, how):
        for _ in range(2):
            with pytest.raises(AuditError) as told:
                append(world, log, 5)
            assert told.value.key == "audit.file"
            assert "nothing is done" in str(told.value)
            with pytest.raises(AuditError):
                log.write(Entry(action="sign-in"))
        assert stored(database) == before
        assert log.count(Sought()) == 1
    assert world.picture().get(ROOM).staff != 5
    append(world, log, 5)
    assert world.picture().get(ROOM).staff == 5
    assert (log.count(Sought()), lines(folder)) == (2, 2)
    assert log.verify().faults == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(log: Log, folder: pathlib.Path) -> None:
    folder.mkdir(mode=0o500)
    with pytest.raises(AuditError):
        log.write(Entry(action="say"))
    folder.chmod(0o700)
    log.write(Entry(action="say"))


def fill(file: pathlib.Path) -> None:
    """Leave no page of the disk free."""
    with contextlib.suppress(OSError), file.open("wb", buffering=0) as out:
        while True:
            out.write(b"x" * 4_096)


def told_long(log: Log) -> None:
    log.write(Entry(action="say", detail="x" * 1_400))


def test_a_full_disk_is_told_and_goes_on_when_there_is_room(
    templates_by_vendor: Callable[[str], Templates], tmp_path: pathlib.Path
) -> None:
    disk = tmp_path / "disk"
    with small_disk(disk, 1), templates_by_vendor("sqlite").copied() as alias:
        ledger, log = Ledger(alias), Log(disk / "audit", alias)
        ledger.perform(state, Saying(statements=WORLD), recorded_by="account", witness=witness_of(log))
        fill(disk / "filler")
        entry = Entry(action="open", detail="x" * 1_400)
        with contextlib.suppress(AuditError):
            # What is left of the last page of the file.
            for _ in range(3):
                log.write(entry)
        before = stored(alias)
        for _ in range(2):
            with pytest.raises(AuditError) as told:
                log.write(entry)
            assert told.value.key == "audit.file"
        said = Saying(statements=[says(ROOM, "staff", 5, note="x" * 1_400)])
        with pytest.raises(AuditError):
            ledger.perform(state, said, recorded_by="account", witness=lambda written: told_long(log))
        assert stored(alias) == before
        make_room(disk)
        append(ledger, log, 6)
        assert ledger.picture().get(ROOM).staff == 6
        assert log.verify().faults == []


def refuse_rows(alias: str) -> None:
    """Let the database refuse every new entry, behind the back of the log."""
    if connections[alias].vendor == "sqlite":
        execute(
            alias,
            f"CREATE TRIGGER no_entry BEFORE INSERT ON {TABLE} BEGIN SELECT RAISE(ABORT, 'no entry'); END",
        )
        return
    execute(alias, f"ALTER TABLE {TABLE} ADD CONSTRAINT no_entry CHECK (number < 0) NOT VALID")


def allow_rows(alias: str) -> None:
    if connections[alias].vendor == "sqlite":
        execute(alias, "DROP TRIGGER no_entry")
    else:
        execute(alias, f"ALTER TABLE {TABLE} DROP CONSTRAINT no_entry")


def test_without_the_table_nothing_happens_and_no_line_is_left_behind(
    world: Ledger, log: Log, database: str, folder: pathlib.Path
) -> None:
    before = stored(database)
    refuse_rows(database)
    for _ in range(2):
        with pytest.raises(AuditError) as told:
            append(world, log, 5)
        assert told.value.key in ("audit.database", "audit.unguarded")
        with pytest.raises(AuditError):
            log.write(Entry(action="sign-in"))
    assert stored(database) == before
    assert lines(folder) == 1
    allow_rows(database)
    append(world, log, 5)
    assert world.picture().get(ROOM).staff == 5
    assert log.verify().faults == []


def test_a_lost_database_is_told_and_the_next_call_connects_anew(
    templates_by_vendor: Callable[[str], Templates], folder: pathlib.Path
) -> None:
    with templates_by_vendor("postgresql").copied() as alias:
        ledger, log = Ledger(alias), Log(folder, alias)
        ledger.perform(state, Saying(statements=WORLD), recorded_by="account", witness=witness_of(log))
        end_connections(alias)
        with pytest.raises(AuditError) as told:
            log.write(Entry(action="sign-in"))
        assert told.value.key == "audit.database"
        log.write(Entry(action="sign-in"))

        def losing(written: Written) -> None:
            end_connections(alias)
            witness_of(log)(written)

        said = Saying(statements=[says(ROOM, "staff", 5)])
        with pytest.raises(LedgerError) as lost:
            ledger.perform(state, said, recorded_by="account", witness=losing)
        assert lost.value.key == "ledger.lost"
        append(ledger, log, 6)
        assert log.verify().faults == []
        assert log.count(Sought()) == 3


def test_what_cannot_be_committed_after_its_line_was_written_is_told_by_the_next_entry(
    templates_by_vendor: Callable[[str], Templates], folder: pathlib.Path
) -> None:
    with templates_by_vendor("postgresql").copied() as alias:
        ledger, log = Ledger(alias), Log(folder, alias)
        ledger.perform(state, Saying(statements=WORLD), recorded_by="account", witness=witness_of(log))
        before = stored(alias)

        def witness(written: Written) -> None:
            witness_of(log)(written)
            end_connections(alias)

        with pytest.raises(LedgerError):
            ledger.perform(
                state, Saying(statements=[says(ROOM, "staff", 5)]), recorded_by="account", witness=witness
            )
        assert stored(alias) == before
        assert [one.key for one in log.verify().faults] == ["audit.only.file"]
        append(ledger, log, 6)
        _, noticed, _ = log.read(Sought(), limit=10)
        assert (noticed.entry.action, noticed.entry.object) == ("unfinished", "entry/2-2")
        assert log.verify().faults == []


def test_a_witness_that_raises_leaves_nothing(world: Ledger, database: str) -> None:
    before = stored(database)

    def witness(written: Written) -> None:
        (trace,) = written.traces()
        assert (trace.act, trace.subject, trace.property, trace.about) == ("assert", ROOM, "staff", "")
        assert (written.object, len(written)) == (ROOM, 1)
        assert "5" not in written.detail.replace(trace.digest, "")
        raise ZeroDivisionError

    said = Saying(statements=[says(ROOM, "staff", 5)])
    with pytest.raises(ZeroDivisionError):
        world.perform(state, said, recorded_by="account", witness=witness)
    assert stored(database) == before
    (digest,) = world.perform(state, said, recorded_by="account")
    assert stored(database)[-1]["digest"] == digest


# --- processes -----------------------------------------------------------------------------------


def begin(database: str, folder: pathlib.Path, name: str, entries: int, *, stop: bool = False) -> Any:
    config = {key: connections.databases[database][key] for key in ("ENGINE", "NAME", "OPTIONS")}
    for key in ("HOST", "PORT", "USER", "PASSWORD"):
        config[key] = connections.databases[database].get(key, "")
    order = {"config": config, "folder": str(folder), "name": name, "entries": entries, "stop": stop}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.audit.writer", json.dumps(order)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: Any) -> None:
    process.stdin.write("go\n")
    process.stdin.flush()


def test_a_process_killed_between_file_and_commit_leaves_a_line_that_is_found_and_told_of(
    world: Ledger, log: Log, database: str, folder: pathlib.Path
) -> None:
    process = begin(database, folder, "w", 3, stop=True)
    go(process)
    assert process.stdout.readline() == "stopped\n"
    process.kill()
    process.communicate()
    world.follow()
    before = stored(database)
    assert len(before) == len(WORLD) + 1
    assert (log.count(Sought()), lines(folder)) == (3, 4)
    found = log.verify()
    assert [(one.key, dict(one.parts)) for one in found.faults] == [
        ("audit.only.file", {"first": 4, "end": 4})
    ]
    append(world, log, 5)
    assert stored(database)[:-1] == before
    latest, noticed, *_ = log.read(Sought(), limit=10)
    assert (latest.number, noticed.number) == (6, 5)
    assert (noticed.entry.action, noticed.entry.object, noticed.entry.result) == (
        "unfinished",
        "entry/4-4",
        "failed",
    )
    assert log.verify().faults == []


def test_a_line_broken_off_by_a_loss_of_power_is_pointed_at_and_work_goes_on(
    world: Ledger, log: Log, folder: pathlib.Path
) -> None:
    with (folder / NAME).open("ab") as file:
        file.write(b'{"number":2,"at":"2026-')
    append(world, log, 5)
    found = log.verify()
    assert (found.rows, found.lines, found.faults) == (2, 2, [])
    assert [one.key for one in found.notes] == ["audit.line.broken"]


def test_eight_writers_at_once_lose_nothing_and_make_one_chain(
    world: Ledger, log: Log, database: str, folder: pathlib.Path
) -> None:
    writers = [begin(database, folder, f"w{number}", 6) for number in range(8)]
    for process in writers:
        go(process)
    for process in writers:
        assert process.stdout.readline() == "done\n"
        process.communicate()
        assert process.returncode == 0
    found = log.verify()
    assert (found.rows, found.lines, found.faults, found.notes) == (49, 49, [], [])
    listed = log.read(Sought(), limit=100)[::-1]
    assert [one.number for one in listed] == list(range(1, 50))
    assert len(stored(database)) == len(WORLD) + 8 * 3
    # The log has the order of the ledger.
    digests = [row["digest"] for row in stored(database)][len(WORLD) :]
    told = [one.entry.detail.partition("digest:")[2] for one in listed[1:] if one.entry.action == "say"]
    assert told == digests


def test_threads_share_a_log(log: Log, database: str, folder: pathlib.Path) -> None:
    def work() -> None:
        for _ in range(10):
            log.write(Entry(action="open"))
        connections[database].close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert (log.count(Sought()), lines(folder), log.verify().faults) == (40, 40, [])
    assert fetch(database, f"SELECT count(*) FROM {TABLE}") == [(40,)]
