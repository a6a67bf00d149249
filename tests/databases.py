# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Fresh databases for tests: each one a copy of a template, on SQLite and on PostgreSQL."""

import contextlib
import hashlib
import os
import pathlib
import shutil
import socket
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

import dj_database_url
import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections

POSTGRESQL_URL = os.environ.get("KAMERBREED_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")


class Store(Protocol):
    """A place for databases of one make; every database in it has a name."""

    vendor: str

    def create(self, template: str = "") -> str: ...

    def drop(self, name: str) -> None: ...

    def config(self, name: str) -> Mapping[str, Any]: ...


class SqliteStore:
    """Databases as files in a folder."""

    vendor = "sqlite"

    def __init__(self, folder: pathlib.Path) -> None:
        self._folder = folder

    def create(self, template: str = "") -> str:
        file = self._folder / f"{uuid.uuid4().hex}.sqlite3"
        if template:
            shutil.copyfile(template, file)
        return str(file)

    def drop(self, name: str) -> None:
        for suffix in ("", "-wal", "-shm"):
            pathlib.Path(name + suffix).unlink(missing_ok=True)

    def config(self, name: str) -> Mapping[str, Any]:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": {**settings.SQLITE_OPTIONS}}


class PostgresqlStore:
    """Databases of a server; their names carry machine and process, so that several runs keep apart."""

    vendor = "postgresql"

    def __init__(self, server: psycopg.Connection[Any]) -> None:
        self._server = server
        self._prefix = f"kamerbreed_test_{hashlib.sha256(socket.gethostname().encode()).hexdigest()[:8]}"

    def sweep(self) -> None:
        """Drop what runs on this machine left behind that were killed before they could."""
        query = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        for (name,) in self._server.execute(query, [self._prefix]).fetchall():
            with contextlib.suppress(psycopg.Error, PermissionError):
                if not is_running(int(name.split("_")[3])):
                    self.drop(name)

    def create(self, template: str = "") -> str:
        name = f"{self._prefix}_{os.getpid()}_{uuid.uuid4().hex[:12]}"
        source = f" TEMPLATE {template}" if template else ""
        self._server.execute(f"CREATE DATABASE {name}{source}".encode())
        return name

    def drop(self, name: str) -> None:
        self._server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())

    def config(self, name: str) -> Mapping[str, Any]:
        return {**dj_database_url.parse(POSTGRESQL_URL), "NAME": name}


def is_running(process: int) -> bool:
    """Whether there is a process of this number; signal 0 only asks."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@contextmanager
def sqlite_store(folder: pathlib.Path) -> Iterator[Store]:
    """A store of files."""
    yield SqliteStore(folder)


@contextmanager
def postgresql_store() -> Iterator[Store]:
    """A store on the server; skips the test where none answers, and fails it under CI=true."""
    try:
        server = psycopg.connect(POSTGRESQL_URL, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        where = POSTGRESQL_URL.rpartition("@")[2]
        text = f"no PostgreSQL server answers at {where}; set KAMERBREED_TEST_POSTGRES ({error})"
        if os.environ.get("CI") == "true":
            pytest.fail(text, pytrace=False)
        pytest.skip(text)
    with server:
        store = PostgresqlStore(server)
        store.sweep()
        yield store


@contextmanager
def registered(config: Mapping[str, Any]) -> Iterator[str]:
    """An alias under which Django finds this database, closed and forgotten afterwards."""
    alias = f"test-{uuid.uuid4().hex}"
    connections.databases[alias] = {**connections.databases["default"], "OPTIONS": {}, **config}
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.databases[alias]


class Templates:
    """Databases that are made once and then copied: an empty ledger, and others that grow from it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._names: dict[str, str] = {}

    def empty(self) -> str:
        """The name of a database with a ledger in it, and nothing in the ledger."""
        if "empty" not in self._names:
            name = self._names["empty"] = self.store.create()
            with registered(self.store.config(name)) as alias:
                call_command("migrate", database=alias, verbosity=0)
        return self._names["empty"]

    @contextmanager
    def growing(self, name: str) -> Iterator[str]:
        """An alias to fill a new template with; ``name`` stands for it from then on."""
        made = self.store.create(self.empty())
        try:
            with registered(self.store.config(made)) as alias:
                yield alias
        except BaseException:
            self.store.drop(made)
            raise
        self._names[name] = made

    def __contains__(self, name: str) -> bool:
        return name in self._names

    @contextmanager
    def copied(self, name: str = "empty") -> Iterator[str]:
        """An alias of a fresh copy, which is dropped afterwards."""
        copy = self.store.create(self.empty() if name == "empty" else self._names[name])
        try:
            with registered(self.store.config(copy)) as alias:
                yield alias
        finally:
            self.store.drop(copy)

    def drop(self) -> None:
        """Take the templates themselves away."""
        for name in self._names.values():
            self.store.drop(name)
