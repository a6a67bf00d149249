# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The forms in a real browser: without scripts too, on a narrow screen, and nothing for axe."""

import pathlib
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from waitress.server import create_server

from kamerbreed.audit import Log
from kamerbreed.ledger import Ledger
from kamerbreed.picture import state
from kamerbreed.web import _answer, _audit
from tests.databases import Templates, sqlite_store
from tests.web.browsing import NARROW, WIDE, axe_finds, press, unfold
from tests.web.signed_in import MIDDLEWARE
from tests.world import CBS, COMPILER, LMS, ROOM, WORLD, saying, says

STAFF = f"/zaak/{ROOM}/wijzig/staff"
FORMS = (
    STAFF,
    f"/en{STAFF}",
    f"/zaak/{ROOM}/wijzig/depends_on",
    f"/zaak/{ROOM}/wijzig/remark",
    f"/zaak/{ROOM}/vaststelling/staff",
    f"/zaak/{ROOM}/einde",
    "/lijst/component/nieuw",
    "/en/lijst/source/nieuw",
    "/invoer",
    "/voorstellen",
    f"/zaak/{ROOM}",
)


@dataclass
class Served:
    """A server in this process, and its ledger."""

    address: str
    ledger: Ledger

    def url(self, path: str) -> str:
        """The address of a page."""
        return f"http://{self.address}{path}"

    def staff(self) -> list[str | None]:
        """What is said of the staff of the room."""
        return [one.entry.said.value for one in self.ledger.picture().fact(ROOM, "staff").voices]


@pytest.fixture
def served(tmp_path: pathlib.Path) -> Iterator[Served]:
    """The pages of a tiny world that can be changed, on SQLite, with two people beside each other."""
    with ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        # The driver of the browser has a loop of events in this thread, which Django takes for its own.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        alias = stack.enter_context(Templates(stack.enter_context(sqlite_store(tmp_path))).copied())
        ledger = Ledger(alias)
        more = (
            says(ROOM, "staff", 40, valid_from="2020"),
            says(CBS, "type", "supervisor", stated_by=COMPILER),
        )
        ledger.perform(state, saying(*WORLD, *more), recorded_by="test")
        patch.setattr(settings, "MIDDLEWARE", [*settings.MIDDLEWARE, MIDDLEWARE])
        patch.setattr(_answer, "the_ledger", lambda: ledger)
        log = Log(tmp_path / "audit", alias)
        patch.setattr(_audit, "the_log", lambda: log)
        server: Any = create_server(get_wsgi_application(), host="127.0.0.1", port=0, ident=None)
        threading.Thread(target=server.run, daemon=True).start()
        yield Served(address=f"127.0.0.1:{server.effective_port}", ledger=ledger)
        server.close()
        server.task_dispatcher.shutdown()


def person(browser: Any, served: Served, name: str, viewport: Any = WIDE, *, scripts: bool = True) -> Any:
    """A page of a browser in which somebody is signed in."""
    context = browser.new_context(viewport=viewport, java_script_enabled=scripts)
    context.add_cookies([{"name": "test-account", "value": name, "url": served.url("/")}])
    return context.new_page()


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing_on_any_form_and_a_narrow_screen_scrolls_only_down(
    served: Served, browser: Any, viewport: Any
) -> None:
    page = person(browser, served, "inspects-all", viewport)
    found = {}
    for path in FORMS:
        page.goto(served.url(path))
        unfold(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path
        found[path] = axe_finds(page)
    page.goto(served.url(STAFF))
    press(page.get_by_role("button", name="Kijk na wat er komt te staan").last)
    unfold(page)
    assert page.title().startswith("Fout:")
    found["faults"] = axe_finds(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    page.context.close()


def fill(page: Any, number: str, year: str) -> None:
    """Say on the form that something changed."""
    page.get_by_label("Er is iets veranderd").check()
    page.locator("#f-waarde").fill(number)
    page.locator("#f-vanaf").fill(year)
    page.locator("#f-partij").fill(LMS)
    page.locator("#f-grond").select_option("documented")
    page.locator("#f-bron-1").fill("source/2021")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_two_editors_beside_each_other_lose_nothing(served: Served, browser: Any, *, scripts: bool) -> None:
    first = person(browser, served, "analyst", scripts=scripts)
    second = person(browser, served, "other", scripts=scripts)
    for page in (first, second):
        page.goto(served.url(f"/zaak/{ROOM}"))
        press(page.get_by_role("link", name="wijzig personeel"))
    fill(first, "45", "2024")
    fill(second, "46", "2025")
    for page in (first, second):
        page.wait_for_selector("#review-title")
        assert "Er is nog niets vastgelegd" in page.locator(".review").inner_text()
    press(first.get_by_role("button", name="Leg vast").first)
    first.wait_for_url("**/waarom/staff")
    press(second.get_by_role("button", name="Leg vast").first)
    second.wait_for_selector("#moved-title")
    assert "45 personen" in second.locator(".moved").inner_text()
    assert second.locator("#f-waarde").input_value() == "46"
    if scripts:
        assert axe_finds(second) == []
    assert served.staff() == ["40", "45"]
    press(second.get_by_role("button", name="Kijk na").last)
    press(second.get_by_role("button", name="Leg vast").first)
    second.wait_for_url("**/waarom/staff")
    assert served.staff() == ["40", "45", "46"]
    for page in (first, second):
        page.context.close()


def test_a_double_click_and_a_reload_enter_it_once(served: Served, browser: Any) -> None:
    page = person(browser, served, "analyst")
    page.goto(served.url(STAFF))
    fill(page, "45", "2024")
    page.get_by_role("button", name="Leg vast").first.dblclick()
    page.wait_for_url("**/waarom/staff")
    page.go_back()
    page.reload()
    assert served.staff() == ["40", "45"]
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_file_is_entered_from_the_pages(
    served: Served, browser: Any, tmp_path: pathlib.Path, *, scripts: bool
) -> None:
    file = tmp_path / "kamers.csv"
    file.write_text(f"id;personeel [personen]\n{ROOM};44\n")
    page = person(browser, served, "analyst", scripts=scripts)
    page.goto(served.url("/"))
    press(page.get_by_role("link", name="Een bestand invoeren"))
    page.locator("#f-invoer").set_input_files(str(file))
    press(page.get_by_role("button", name="Stuur het bestand"))
    page.get_by_label("Er is iets veranderd").check()
    page.locator("#f-vanaf").fill("2025")
    page.locator("#f-partij").fill(LMS)
    page.locator("#f-bron-1").fill("source/2021")
    page.locator("#reading").evaluate("one => one.parentElement.open = true")
    page.locator("#f-soort").select_option("control-room")
    press(page.get_by_role("button", name="Proef"))
    page.wait_for_selector("#verdicts-title")
    assert "veranderd: 1" in page.locator("main").inner_text()
    if scripts:
        unfold(page)
        assert axe_finds(page) == []
    press(page.get_by_role("button", name="Voer het in").first)
    page.get_by_text("1 uitspraken zijn ingevoerd").wait_for()
    assert served.staff() == ["40", "44"]
    page.context.close()


def test_a_proposal_is_approved_by_another(served: Served, browser: Any) -> None:
    page = person(browser, served, "inspects-all")
    page.goto(served.url(f"/zaak/{ROOM}"))
    unfold(page)
    press(page.get_by_role("link", name="vernietig").first)
    page.locator("#f-toelichting").fill("bewaartermijn verlopen")
    page.locator("#f-partij").fill(LMS)
    press(page.get_by_role("button", name="Kijk na"))
    press(page.get_by_role("button", name="Leg voor aan een tweede persoon").first)
    page.wait_for_url("**/voorstellen/*")
    assert axe_finds(page) == []
    assert page.get_by_role("button", name="Keur goed").count() == 0
    other = person(browser, served, "approves", NARROW)
    other.goto(served.url("/voorstellen"))
    press(other.locator("tbody a").first)
    assert axe_finds(other) == []
    assert other.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    press(other.get_by_role("button", name="Keur goed"))
    other.get_by_text("Toestand: vastgelegd").wait_for()
    destroyed = [one for one in served.ledger.picture().history(ROOM) if one.role == "destroyed"]
    assert len(destroyed) == 1
    for one in (page, other):
        one.context.close()
