# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A full disk or a lost database: it is told, nothing is lost, and work goes on without a restart."""

import contextlib
import errno
import json
import os
import pathlib
import pwd
import resource
import subprocess
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connections

from kamerbreed.documents import DocumentError, Documents, whole_file
from kamerbreed.ledger import Ledger, LedgerError, opened
from kamerbreed.picture import Saying, state
from kamerbreed.vocabulary import Statement
from tests.databases import POSTGRESQL_URL, Templates, registered
from tests.ledger.tampering import execute, fetch, stored
from tests.world import ROOM, WORLD, says

NOTE = "n" * 20_000


def append(ledger: Ledger, *statements: Statement) -> tuple[str, ...]:
    return ledger.perform(state, Saying(statements=statements), recorded_by="account")


def bulky(number: int, name: str = "x") -> list[Statement]:
    """Statements of some 20 kB each that do not shrink when packed."""
    return [
        says(ROOM, "remark", one, key=f"{name}.{one}", note=os.urandom(9_000).hex()) for one in range(number)
    ]


def told_full(ledger: Ledger, name: str, number: int = 100) -> LedgerError:
    with pytest.raises(LedgerError) as told:
        append(ledger, *bulky(number, name))
    assert told.value.key == "ledger.full"
    assert "schijf van de database is vol" in told.value.in_language("nl")
    assert "disk of the database is full" in told.value.in_language("en")
    return told.value


def goes_on(ledger: Ledger, before: list[dict[str, object]]) -> None:
    """What was there is there, nothing is between, and something new can be said."""
    alias = ledger._alias
    assert stored(alias) == before
    append(ledger, says(ROOM, "staff", 5))
    assert stored(alias)[:-1] == before
    assert ledger.picture().get(ROOM).staff == 5
    assert ledger.verify().fault == ""


# --- the database --------------------------------------------------------------------------------


def test_a_full_database_file_is_told_loses_nothing_and_goes_on_when_there_is_room(
    templates_by_vendor: Callable[[str], Templates],
) -> None:
    templates = templates_by_vendor("sqlite")
    with templates.copied() as alias:
        ledger = Ledger(alias)
        append(ledger, *WORLD)
        before = stored(alias)
        ((pages,),) = fetch(alias, "PRAGMA page_count")
        fetch(alias, f"PRAGMA max_page_count = {pages + 20}")
        for name in ("a", "b"):
            told_full(ledger, name)
            assert stored(alias) == before
        fetch(alias, "PRAGMA max_page_count = 1000000")
        goes_on(ledger, before)
        append(ledger, *bulky(100, "c"))


@contextmanager
def small_disk(folder: pathlib.Path, megabytes: int) -> Iterator[None]:
    """A disk of its own on this folder; skips the test where one may not be mounted."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    with contextlib.suppress(FileNotFoundError):
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode == 0:
            try:
                yield
            finally:
                subprocess.run(["umount", "-l", str(folder)], check=False)
            return
    pytest.skip("a disk to fill can be mounted by root alone, and not in every container")


def make_room(folder: pathlib.Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=500m", str(folder)], check=True)


def test_sqlite_on_a_disk_that_is_full_goes_on_when_there_is_room(
    templates_by_vendor: Callable[[str], Templates], tmp_path: pathlib.Path
) -> None:
    templates = templates_by_vendor("sqlite")
    disk = tmp_path / "disk"
    with small_disk(disk, 2):
        file = disk / "kamerbreed.sqlite3"
        file.write_bytes(pathlib.Path(templates.empty()).read_bytes())
        with registered(templates.store.config(str(file))) as alias:
            ledger = Ledger(alias)
            append(ledger, *WORLD)
            before = stored(alias)
            for name in ("a", "b"):
                told_full(ledger, name, 200)
                assert stored(alias) == before
            make_room(disk)
            goes_on(ledger, before)
            append(ledger, *bulky(200, "c"))


@contextmanager
def tablespace(disk: pathlib.Path) -> Iterator[str]:
    """A tablespace of the server on this disk; skips the test where the server is not of this machine."""
    name = f"kamerbreed_test_{uuid.uuid4().hex[:12]}"
    place = disk / "space"
    place.mkdir()
    with contextlib.suppress(KeyError):
        owner = pwd.getpwnam("postgres")
        os.chown(place, owner.pw_uid, owner.pw_gid)
    for folder in place.parents:
        with contextlib.suppress(OSError):
            folder.chmod(folder.stat().st_mode | 0o011)
    with psycopg.connect(POSTGRESQL_URL, autocommit=True) as server:
        try:
            server.execute(f"CREATE TABLESPACE {name} LOCATION '{place}'".encode())
        except psycopg.Error as error:
            pytest.skip(f"the server cannot use a folder of this machine ({error})")
        try:
            yield name
        finally:
            server.execute(f"DROP TABLESPACE {name}".encode())


def test_postgresql_on_a_disk_that_is_full_goes_on_when_there_is_room(
    templates_by_vendor: Callable[[str], Templates], tmp_path: pathlib.Path
) -> None:
    templates = templates_by_vendor("postgresql")
    disk = tmp_path / "disk"
    with small_disk(disk, 16), tablespace(disk) as space, templates.copied() as alias:
        name = connections[alias].settings_dict["NAME"]
        connections[alias].close()
        with psycopg.connect(POSTGRESQL_URL, autocommit=True) as server:
            server.execute(f"ALTER DATABASE {name} SET TABLESPACE {space}".encode())
        ledger = Ledger(alias)
        append(ledger, *WORLD)
        before = stored(alias)
        for batch in ("a", "b"):
            told_full(ledger, batch, 1_500)
            assert stored(alias) == before
        make_room(disk)
        goes_on(ledger, before)
        append(ledger, *bulky(100, "c"))


def end_connections(alias: str) -> None:
    """What a restart of the server or a cut cable does to who is connected."""
    name = connections[alias].settings_dict["NAME"]
    with psycopg.connect(POSTGRESQL_URL, autocommit=True) as server:
        query = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"
        server.execute(query, [name])


def test_a_lost_connection_is_told_once_and_the_next_call_connects_anew(
    templates_by_vendor: Callable[[str], Templates], tmp_path: pathlib.Path
) -> None:
    templates = templates_by_vendor("postgresql")
    with templates.copied() as alias:
        ledger = Ledger(alias)
        append(ledger, *WORLD)
        before = stored(alias)
        for call in (
            ledger.follow,
            ledger.picture,
            ledger.verify,
            ledger.checkpoint,
            lambda: append(ledger, says(ROOM, "staff", 4)),
            lambda: ledger.backup(tmp_path / "b.tar", Documents(tmp_path / "d")),
        ):
            end_connections(alias)
            with pytest.raises(LedgerError) as told:
                call()
            assert told.value.key == "ledger.lost"
            assert "broken the connection" in str(told.value)
            assert stored(alias) == before
        assert list(tmp_path.iterdir()) == []
        goes_on(ledger, before)


def test_a_connection_lost_in_the_middle_of_storing_leaves_nothing(
    templates_by_vendor: Callable[[str], Templates], monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = templates_by_vendor("postgresql")
    with templates.copied() as alias:
        ledger = Ledger(alias)
        append(ledger, *WORLD)
        before = stored(alias)
        insert = ledger._insert

        def insert_and_lose(rows: object) -> None:
            insert(rows)  # type: ignore[arg-type]  # handed on
            end_connections(alias)

        monkeypatch.setattr(ledger, "_insert", insert_and_lose)
        with pytest.raises(LedgerError, match="broken the connection"):
            append(ledger, says(ROOM, "staff", 4))
        monkeypatch.undo()
        goes_on(ledger, before)


def test_a_server_that_is_not_there_is_told(templates_by_vendor: Callable[[str], Templates]) -> None:
    templates = templates_by_vendor("postgresql")
    config = {**templates.store.config("x"), "HOST": "127.0.0.1", "PORT": "1"}
    with registered(config) as alias, pytest.raises(LedgerError, match="cannot be reached"):
        Ledger(alias).follow()


# --- files ---------------------------------------------------------------------------------------


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """What the system does to a process with ``ulimit -f``."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def filled(templates_by_vendor: Callable[[str], Templates]) -> Iterator[Ledger]:
    templates = templates_by_vendor("sqlite")
    with templates.copied() as alias:
        ledger = Ledger(alias)
        append(ledger, *WORLD, *bulky(60))
        execute(alias, "PRAGMA wal_checkpoint(TRUNCATE)")
        yield ledger


def test_a_backup_for_which_there_is_no_room_is_not_there_and_the_old_one_still_is(
    filled: Ledger, tmp_path: pathlib.Path
) -> None:
    disk, store = tmp_path / "disk", Documents(tmp_path / "d")
    with small_disk(disk, 1):
        filled.backup(disk / "b.tar", store)
        old = (disk / "b.tar").read_bytes()
        with pytest.raises(DocumentError) as told:
            filled.backup(disk / "b.tar", store)
        assert told.value.key == "written.full"
        assert "the disk is full" in str(told.value)
        assert [one.name for one in disk.iterdir()] == ["b.tar"]
        assert (disk / "b.tar").read_bytes() == old
        make_room(disk)
        filled.backup(disk / "b.tar", store)
        with opened(disk / "b.tar", lambda done, total: None) as contents:
            assert contents.manifest.rows == len(WORLD) + 60


def test_a_backup_larger_than_the_system_allows_is_not_there(filled: Ledger, tmp_path: pathlib.Path) -> None:
    with no_file_larger_than(100_000), pytest.raises(DocumentError) as told:
        filled.backup(tmp_path / "b.tar", Documents(tmp_path / "d"))
    assert told.value.key == "written.large"
    assert list(tmp_path.iterdir()) == []
    filled.backup(tmp_path / "b.tar", Documents(tmp_path / "d"))


def test_a_document_for_which_there_is_no_room_is_not_kept_and_is_when_there_is(
    tmp_path: pathlib.Path,
) -> None:
    store, letter = Documents(tmp_path / "disk" / "documents"), tmp_path / "brief.bin"
    letter.write_bytes(os.urandom(1_500_000))
    with small_disk(tmp_path / "disk", 1):
        with pytest.raises(DocumentError, match="the disk is full"):
            store.keep(letter, limit=10_000_000)
        assert list(store.check()) == []
        assert list(store.folder.iterdir()) == []
        make_room(tmp_path / "disk")
        kept = store.keep(letter, limit=10_000_000)
        assert list(store.check()) == [(kept.sha256, "whole")]


def test_a_document_larger_than_the_system_allows_is_not_kept(tmp_path: pathlib.Path) -> None:
    store, letter = Documents(tmp_path / "documents"), tmp_path / "brief.bin"
    letter.write_bytes(bytes(300_000))
    with no_file_larger_than(100_000), pytest.raises(DocumentError, match="larger than the system allows"):
        store.keep(letter, limit=10_000_000)
    assert list(store.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "written.full"),
        (errno.EDQUOT, "written.full"),
        (errno.EFBIG, "written.large"),
        (errno.EROFS, "written.forbidden"),
        (errno.EIO, "written.failed"),
    ],
)
@pytest.mark.parametrize("step", ["write", "fsync"])
def test_each_way_in_which_a_disk_can_refuse_a_checkpoint_has_its_message(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str, step: str
) -> None:
    def refuse(*of: object) -> int:
        raise OSError(number, os.strerror(number))

    def write() -> None:
        with whole_file(tmp_path / "c.json") as out:
            if step == "write":
                out._file = Refusing(out._file, refuse)  # type: ignore[assignment]  # in its place
            else:
                monkeypatch.setattr(os, "fsync", refuse)
            out.write(json.dumps({}).encode())

    with pytest.raises(DocumentError) as told:
        write()
    assert told.value.key == key
    assert list(tmp_path.iterdir()) == []


class Refusing:
    """A file that takes nothing."""

    def __init__(self, file: object, refuse: object) -> None:
        self._file = file
        self.write = refuse

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)
