# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Pages are asked for through the whole of Django, with static files collected as when served."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client

from kamerbreed.picture import Table
from kamerbreed.web import _answer
from tests.web.paper import PaperLedger

Serve = Callable[[object], Client]


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """The static files, hashed and in place."""
    call_command("collectstatic", verbosity=0, interactive=False)


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Gives a browser for the pages of this ledger."""

    def of(ledger: object) -> Client:
        monkeypatch.setattr(_answer, "the_ledger", lambda: ledger)
        return Client(raise_request_exception=False, SERVER_NAME="localhost")

    return of


@pytest.fixture
def client(serve: Serve, reference_table: Table) -> Client:
    """A browser for the pages of the reference data, on 23 November 2026."""
    return serve(PaperLedger(reference_table))
