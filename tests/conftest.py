# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A home of its own for every test process, and a fresh database for every test that wants one.

``ledger`` and ``reference_ledger`` run a test on SQLite and on PostgreSQL; ``reference_picture``
needs no database.
"""

import atexit
import datetime
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import django
import hypothesis
import pytest

from kamerbreed import reference
from kamerbreed.ledger import Ledger
from kamerbreed.picture import Coordinates, Picture, Saying, Table, state, table_of
from kamerbreed.vocabulary import checked
from tests.databases import Templates, postgresql_store, sqlite_store

_HOME = tempfile.mkdtemp(prefix="kamerbreed-tests-")
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["KAMERBREED_HOME"] = _HOME
os.environ["DJANGO_SETTINGS_MODULE"] = "kamerbreed.settings"
os.environ.pop("KAMERBREED_DATABASE", None)
# Commands that tests start would compile the whole house each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Most tests of pages are those of who reads what is public; tests of accounts say otherwise.
os.environ["KAMERBREED_READING"] = "public"
django.setup()

# A deadline is a timing assertion; a busy machine would make it lie.
hypothesis.settings.register_profile("kamerbreed", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("kamerbreed")

ReferencePicture = Callable[..., Picture]


@pytest.fixture(scope="session")
def templates_by_vendor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Templates]]:
    """The templates of this worker, made when first asked for and dropped at its end."""
    made: dict[str, Templates] = {}
    with ExitStack() as stack:

        def of(vendor: str) -> Templates:
            if vendor not in made:
                store = (
                    sqlite_store(tmp_path_factory.mktemp("db")) if vendor == "sqlite" else postgresql_store()
                )
                made[vendor] = Templates(stack.enter_context(store))
                stack.callback(made[vendor].drop)
            return made[vendor]

        yield of


@pytest.fixture(params=["sqlite", "postgresql"])
def templates(request: pytest.FixtureRequest, templates_by_vendor: Callable[[str], Templates]) -> Templates:
    """The templates of one make of database; who uses this runs on both."""
    return templates_by_vendor(request.param)


@pytest.fixture
def database(templates: Templates) -> Iterator[str]:
    """Alias of a fresh database with an empty ledger."""
    with templates.copied() as alias:
        yield alias


@pytest.fixture
def ledger(database: str) -> Ledger:
    """An empty ledger in a fresh database."""
    return Ledger(database)


@pytest.fixture
def reference_ledger(templates: Templates) -> Iterator[Ledger]:
    """A ledger in a fresh database that holds the reference data."""
    if "reference" not in templates:
        with templates.growing("reference") as alias:
            said = reference.statements()
            saying = Saying(statements=said.statements, where=said.where)
            Ledger(alias).perform(state, saying, recorded_by="test", batch=reference.BATCH)
    with templates.copied("reference") as alias:
        yield Ledger(alias)


@pytest.fixture(scope="session")
def reference_table() -> Table:
    """The reference data as a table, without a database. Read it only."""
    return table_of(checked(said) for said in reference.statements().statements)


@pytest.fixture(scope="session")
def reference_picture(reference_table: Table) -> ReferencePicture:
    """Gives the picture of the reference data on a day: ``reference_picture(day, known_at=...)``."""

    def at(valid_at: datetime.date, **coordinates: Any) -> Picture:
        return Picture(reference_table, Coordinates(valid_at=valid_at, **coordinates))

    return at
