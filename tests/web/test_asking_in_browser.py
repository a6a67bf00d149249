# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""In Chromium: a gap is chosen, asked for and sent; the sheet comes back; forms hold on any screen."""

import datetime
import os
import pathlib
import threading
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
import waitress
from django.core.wsgi import get_wsgi_application

from kamerbreed.accounts import Grant, Rights
from kamerbreed.audit import Log
from kamerbreed.ledger import Ledger
from kamerbreed.vocabulary import say, scales
from kamerbreed.web import _answer, _audit, _who
from tests.web.browsing import NARROW, WIDE, axe_finds, press

INSPECTION, LMS = "party/inspectie-jenv", "party/lms"
GAPS = "/volledigheid/hiaten?soort=control-room&eigenschap=workplaces"


@pytest.fixture
def become(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lets whoever looks act for a party."""

    def as_party(party: str, role: str = "inspector") -> None:
        rights = Rights(key="test", grants=(Grant(role=role, party=party),))
        monkeypatch.setattr(_who, "PUBLIC_READER", rights)

    as_party(INSPECTION)
    return as_party


@pytest.fixture
def beside_a_loop() -> Iterator[None]:
    """Playwright runs an event loop in this thread, beside which Django would ask no database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def address(
    beside_a_loop: None,
    reference_ledger: Ledger,
    become: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: pathlib.Path,
) -> Iterator[str]:
    """A server in this process, on the ledger of this test."""
    moment = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
    monkeypatch.setattr(reference_ledger, "_clock", lambda: moment)
    monkeypatch.setattr(_answer, "the_ledger", lambda: reference_ledger)
    log = Log(tmp_path / "audit", reference_ledger.database)
    monkeypatch.setattr(_audit, "the_log", lambda: log)
    server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=2)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=10)


def text_of(page: Any) -> str:
    return str(page.inner_text("main"))


def test_from_a_gap_to_an_answer(address: str, become: Any, page: Any, tmp_path: pathlib.Path) -> None:
    page.goto(f"{address}{GAPS}")
    boxes = page.locator("input[name=vraag]")
    for place in range(3):
        boxes.nth(place).check()
    asked = [boxes.nth(place).get_attribute("value") for place in range(3)]
    press(page.locator(f"text={say('web.requests.ask', 'nl')}").first)
    assert axe_finds(page) == []
    page.select_option("[name=namens]", INSPECTION)
    page.select_option("[name=aan]", LMS)
    page.fill("[name=onderwerp]", "Werkplekken")
    page.fill("[name=uiterlijk]", "2026-12-15")
    press(page.locator(f"text={say('web.requests.new.do', 'nl')}").first)
    assert say("web.requests.one.draft", "nl") in text_of(page)
    press(page.locator(f"text={say('web.requests.step.send.do', 'nl')}").first)
    assert text_of(page).count(scales()["question-state"]["asked"].nl) >= 3
    where = page.url
    with page.expect_download() as downloading:
        page.click(f"text={say('web.requests.document.xlsx', 'nl')}")
    file = tmp_path / "antwoord.xlsx"
    downloading.value.save_as(file)
    fill(file)
    become(LMS, "contributor")
    page.goto(where)
    page.set_input_files("[name=blad]", file)
    press(page.locator(f"text={say('web.requests.step.sheet.do', 'nl')}").first)
    counted = {"lands": "2", "wrong": "1", "same": "0", "empty": "0"}
    # A caption is shown in capitals or not as the style sheet likes; the words are what counts.
    assert say("web.requests.verdicts", "nl", **counted).casefold() in text_of(page).casefold()
    assert "veel" in text_of(page)
    assert "bedrijfsgeheim" in text_of(page)
    assert axe_finds(page) == []
    page.goto(f"{address}{GAPS}")
    left = [one.get_attribute("value") for one in page.locator("input[name=vraag]").all()]
    assert asked[0] not in left
    assert asked[1] in left


def fill(file: pathlib.Path) -> None:
    """One answer right, one wrong, one refused."""
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    heads = next(row for row in sheet.iter_rows() if row[0].value == say("fill.head.number", "nl"))
    at = {cell.value: cell.column for cell in heads}
    for question, name, value in (
        (1, "answer", 24),
        (2, "answer", "veel"),
        (3, "state", scales()["outcome"]["refused"].nl),
        (3, "ground", "bedrijfsgeheim"),
    ):
        sheet.cell(heads[0].row + question, at[say(f"fill.head.{name}", "nl")]).value = value  # type: ignore[assignment]  # any cell
    book.save(file)


@pytest.mark.parametrize("page", [WIDE, NARROW], indirect=True, ids=["wide", "narrow"])
@pytest.mark.parametrize("root", ["", "/en"], ids=["nl", "en"])
def test_the_forms_hold_on_any_screen(address: str, become: Any, page: Any, root: str) -> None:
    become("", "inspector")
    ask = "vraag=control-room/den-haag:workplaces&vraag=question/autonomy:answer"
    page.goto(f"{address}{root}/verzoeken/nieuw?{ask}")
    narrow = page.viewport_size["width"]

    def holds() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= narrow
        assert axe_finds(page) == []

    holds()
    page.select_option("[name=namens]", INSPECTION)
    page.select_option("[name=aan]", LMS)
    page.fill("[name=onderwerp]", "Werkplekken")
    page.fill("[name=uiterlijk]", "2026-12-15")
    press(page.locator("form.filled button").first)
    holds()
    press(page.locator("form.filled button").first)
    holds()
    where = page.url
    page.goto(f"{where}/vraag/1")
    holds()
    page.fill("[name=antwoord]", "veel")
    press(page.locator("form.filled button").first)
    assert page.locator("[role=alert]").count() == 1
    assert page.input_value("[name=antwoord]") == "veel"
    holds()
    for path in ("/verzoeken", "/mijn-vragen", "/volledigheid/hiaten"):
        page.goto(f"{address}{root}{path}")
        holds()
