# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Pages are asked for through the whole of Django, with static files collected as when served."""

import importlib
import os
import pathlib
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from kamerbreed.audit import Log
from kamerbreed.picture import Table
from kamerbreed.web import _answer, _audit
from tests.web.browsing import WIDE, lacking
from tests.web.paper import PaperLedger
from tests.web.signed_in import HEADER, MIDDLEWARE

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


SignedIn = Callable[[object, str], Client]


@pytest.fixture
def signed_in(serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> SignedIn:
    """Gives a browser for the pages of this ledger, in which somebody is signed in."""
    monkeypatch.setattr(settings, "MIDDLEWARE", [*settings.MIDDLEWARE, MIDDLEWARE])

    def of(ledger: object, name: str) -> Client:
        client = serve(ledger)
        log = Log(tmp_path / "audit", getattr(ledger, "database", "default"))
        monkeypatch.setattr(_audit, "the_log", lambda: log)
        client.defaults[HEADER] = name
        return client

    return of


@pytest.fixture
def client(serve: Serve, reference_table: Table) -> Client:
    """A browser for the pages of the reference data, on 23 November 2026."""
    return serve(PaperLedger(reference_table))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium of this machine, without a window."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        lacking("no chromium on PATH (Debian: apt-get install chromium)")
    try:
        driver = importlib.import_module("playwright.sync_api")
    except ImportError:
        lacking("playwright is not installed (make env)")
    with driver.sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, which is who tests in a container.
        chromium = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page of its own for every test, wide unless told otherwise."""
    context = browser.new_context(viewport=getattr(request, "param", WIDE))
    yield context.new_page()
    context.close()
