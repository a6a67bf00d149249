# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The audit log on the pages: what is done is told, who may reads it, and without it nothing is done."""

import csv
import io
import pathlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest
from django.test import Client, RequestFactory
from waitress.server import create_server

from kamerbreed.accounts import Rights
from kamerbreed.accounts.stored import Accounts
from kamerbreed.audit import AuditError, Entry, Log, Sought
from kamerbreed.ledger import Ledger
from kamerbreed.picture import Saying, Table, state
from kamerbreed.vocabulary import LANGUAGES, Lang, say
from kamerbreed.web import Unlogged, _accounts, _audit, _errors
from kamerbreed.web.audit_log import _view
from tests.databases import Templates
from tests.web.auditing import ANALYST, AUDITOR, sign_in
from tests.web.browsing import NARROW, WIDE, axe_finds, unfold
from tests.web.conftest import Serve
from tests.web.paper import PaperLedger, read_page, words
from tests.world import ROOM, WORLD, says

ROOTS = {"nl": "", "en": "/en"}


@pytest.fixture
def alias(templates_by_vendor: Callable[[str], Templates], monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    # The driver of the browser runs a loop in this thread, in which nothing waits for the database.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with templates_by_vendor("sqlite").copied() as found:
        yield found


@pytest.fixture
def log(alias: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Log:
    """The log that the pages of this test write to and show."""
    found = Log(tmp_path / "audit", alias)
    monkeypatch.setattr(_audit, "the_log", lambda: found)
    return found


@pytest.fixture
def as_who(monkeypatch: pytest.MonkeyPatch) -> Callable[[Rights], None]:
    """Gives every request the rights of somebody."""

    return lambda rights: sign_in(monkeypatch, rights)


def request_for(path: str = "/zaak/control-room/x?stand=geheim") -> HttpRequest:
    return RequestFactory().get(path, REMOTE_ADDR="192.0.2.9")


def latest(log: Log, number: int = 1) -> list[Entry]:
    return [one.entry for one in log.read(Sought(), limit=number)]


def fields_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return words(read_page(response.content.decode()).all("main")[0].text)


# --- writing -------------------------------------------------------------------------------------


def test_a_note_holds_who_asked_from_where_and_never_the_address_with_its_fields(
    log: Log,
) -> None:
    request = request_for()
    request.rights = ANALYST  # type: ignore[attr-defined]  # as the gate does
    _audit.note(request, "say", ROOM, "refused", "property:staff", party="party/lms")
    assert latest(log) == [
        Entry(
            action="say",
            object=ROOM,
            result="refused",
            origin="192.0.2.9",
            actor=ANALYST.key,
            party="party/lms",
            detail="property:staff",
        )
    ]
    assert "geheim" not in (log._file.path).read_text()


def test_a_write_by_a_page_is_told_by_its_witness_without_what_it_says(log: Log, alias: str) -> None:
    request = request_for()
    request.rights = ANALYST  # type: ignore[attr-defined]  # as the gate does
    ledger = Ledger(alias)
    ledger.perform(state, Saying(statements=WORLD), recorded_by="test")
    said = [says(ROOM, "remark", "WAARDE", key="k", note="TOELICHTING", quotation="CITAAT")]
    look = _audit.witness(request, "say", party="party/lms")
    (digest,) = ledger.perform(state, Saying(statements=said), recorded_by=ANALYST.key, witness=look)
    (entry,) = latest(log)
    assert (entry.object, entry.actor, entry.party) == (ROOM, ANALYST.key, "party/lms")
    assert entry.detail == f"property:remark digest:{digest}"
    written = log._file.path.read_text()
    assert [word for word in ("WAARDE", "TOELICHTING", "CITAAT") if word in written] == []
    many = [says(ROOM, "remark", "WAARDE", key=f"k{number}") for number in range(3)]
    ledger.perform(state, Saying(statements=many), recorded_by="test", batch="batch-1", witness=look)
    (entry,) = latest(log)
    assert (entry.object, entry.detail) == (ROOM, "statements:3 things:1 batch:batch-1")


def test_an_opening_names_each_thing_once_and_counts_what_does_not_fit(
    log: Log, as_who: Callable[[Rights], None]
) -> None:
    as_who(ANALYST)
    request = request_for()
    _audit.note_opening(request, [])
    assert log.count(Sought()) == 0
    _audit.note_opening(request, [ROOM, ROOM])
    assert latest(log)[0].object == ROOM
    _audit.note_opening(request, [f"component/onderdeel-{number:03}" for number in range(200)])
    (entry,) = latest(log)
    named = [word for word in entry.detail.split() if word.startswith("component/")]
    assert entry.detail.split()[0] == "things:200"
    assert entry.detail.split()[-1] == f"also:{200 - len(named)}"
    assert 40 < len(named) < 60
    assert "…" not in entry.detail


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_the_log_cannot_be_written_a_page_says_so_and_works_again_later(
    log: Log, as_who: Callable[[Rights], None], client: Client, lang: Lang
) -> None:
    as_who(AUDITOR)
    log._file.path.parent.write_text("in the way")
    response = client.get(f"{ROOTS[lang]}/logboek")
    assert response.status_code == 503
    text = words(read_page(response.content.decode()).all("main")[0].text)
    assert say("web.error.unlogged.title", lang) in text
    log._file.path.parent.unlink()
    assert client.get(f"{ROOTS[lang]}/logboek").status_code == 200


def test_another_fault_is_no_fault_of_the_log() -> None:

    assert Unlogged.process_exception(request_for(), ValueError()) is None


def test_an_error_of_the_log_is_an_answer() -> None:

    response = Unlogged.process_exception(request_for(), AuditError("audit.none"))
    assert response is not None
    assert response.status_code == _errors.unlogged(request_for()).status_code == 503


# --- reading -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("route", ["/logboek", "/logboek/csv"])
def test_who_may_not_read_the_log_is_refused_and_that_is_logged(
    log: Log, as_who: Callable[[Rights], None], client: Client, lang: Lang, route: str
) -> None:
    as_who(ANALYST)
    log.write(Entry(action="open", object="site/geheim"))
    response = client.get(f"{ROOTS[lang]}{route}")
    assert response.status_code == 403
    assert "site/geheim" not in response.content.decode()
    (entry,) = latest(log)
    assert (entry.action, entry.result, entry.actor) == ("refused", "refused", ANALYST.key)
    assert entry.object == ("log-csv" if route.endswith("csv") else "log")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_auditor_reads_sentences_the_latest_first_with_his_own_opening_on_top(
    log: Log, as_who: Callable[[Rights], None], client: Client, lang: Lang
) -> None:
    as_who(AUDITOR)
    log.write(
        Entry(action="say", object=ROOM, actor=ANALYST.key, origin="192.0.2.1", detail="property:staff")
    )
    text = fields_of(client, f"{ROOTS[lang]}/logboek")
    said = {
        "nl": f"account {ANALYST.key} heeft iets vastgelegd: {ROOM}",
        "en": f"account {ANALYST.key} recorded something: {ROOM}",
    }[lang]
    own = {
        "nl": f"account {AUDITOR.key} heeft gevoelige informatie ingezien: log",
        "en": f"account {AUDITOR.key} opened sensitive information: log",
    }[lang]
    assert text.index(own) < text.index(said)
    assert {"nl": "eigenschap staff", "en": "property staff"}[lang] in text


def test_the_log_is_narrowed_by_each_field_and_the_file_holds_the_same(
    log: Log, as_who: Callable[[Rights], None], client: Client
) -> None:
    as_who(AUDITOR)
    log.write(Entry(action="say", object=ROOM, actor="een"))
    log.write(Entry(action="retract", object="site/x", actor="twee", result="refused"))

    def objects(query: str) -> list[str]:
        content = client.get(f"/logboek/csv?{query}").content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(content), delimiter=";"))
        found = [row["Zaak of pagina"] for row in rows if row["Handeling"] in ("say", "retract")]
        page = client.get(f"/logboek?{query}").content.decode()
        assert [one in page for one in (f"vastgelegd: {ROOM}", "intrekken: site/x")] == [
            one in found for one in (ROOM, "site/x")
        ]
        return found

    assert objects("") == ["site/x", ROOM]
    assert objects("actie=say") == [ROOM]
    assert objects("uitkomst=refused") == ["site/x"]
    assert objects("account=twee") == ["site/x"]
    assert objects("zaak=SITE") == ["site/x"]
    assert objects("van=2100-01-01") == []
    assert objects("tot=2000-01-01") == []
    assert objects("van=2000-01-01&tot=2100-01-01") == ["site/x", ROOM]


@pytest.mark.parametrize(
    "query",
    ["actie=hack", "uitkomst=misschien", "van=gisteren", "tot=2026-02-30", "pagina=0", "bestaat=niet"],
)
def test_a_field_that_asks_for_nothing_is_told_and_logs_no_opening(
    log: Log, as_who: Callable[[Rights], None], client: Client, query: str
) -> None:
    as_who(AUDITOR)
    response = client.get(f"/logboek?{query}")
    assert response.status_code == 400
    assert query.partition("=")[0] in response.content.decode()
    assert log.count(Sought()) == 0


def test_odd_signs_in_a_field_find_nothing_and_break_nothing(
    log: Log, as_who: Callable[[Rights], None], client: Client
) -> None:
    as_who(AUDITOR)
    for text in ("%00", "%25", "%ED%A0%80", "'%22;--", "%E2%80%AE", "x" * 5_000):
        assert client.get(f"/logboek?account={text}&zaak={text}").status_code == 200


def test_a_long_log_is_turned_and_no_cell_of_the_file_calculates(
    log: Log, as_who: Callable[[Rights], None], client: Client
) -> None:
    as_who(AUDITOR)
    for number in range(60):
        log.write(Entry(action="open", object=f"=1+{number}"))
    assert "pagina=2" in client.get("/logboek").content.decode()
    assert "=1+0" in client.get("/logboek?pagina=2").content.decode()
    content = client.get("/logboek/csv").content.decode("utf-8-sig")
    assert ";=1+" not in content
    assert content.count("1+") >= 60


def test_only_who_may_read_the_log_is_led_to_it(
    serve: Serve, reference_table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:

    client = serve(PaperLedger(reference_table))
    assert "/logboek" not in client.get("/").content.decode()
    sign_in(monkeypatch, AUDITOR)
    assert 'href="/logboek"' in client.get("/").content.decode()


# --- in a browser --------------------------------------------------------------------------------


@contextmanager
def served() -> Iterator[str]:
    """The pages of this process, with what is patched in it, from a real server."""
    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=2)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()


@pytest.mark.parametrize("page", [WIDE, NARROW], indirect=True, ids=["wide", "narrow"])
def test_axe_finds_nothing_and_a_narrow_screen_scrolls_only_down(
    log: Log, as_who: Callable[[Rights], None], client: Client, page: Any
) -> None:
    as_who(AUDITOR)
    long = "component/" + "x" * 120
    log.write(Entry(action="open", object=long, actor="f" * 32, detail="things:3 site/a site/b"))
    with served() as host:
        for path in ("/logboek", "/en/logboek?actie=open&zaak=xxx", "/logboek?actie=x"):
            page.goto(f"{host}{path}")
            unfold(page)
            assert axe_finds(page) == [], path
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= page.viewport_size["width"], path
        as_who(ANALYST)
        page.goto(f"{host}/logboek")
        assert axe_finds(page) == []


def test_the_log_calls_accounts_by_the_name_of_now(
    client: Client, log: Log, alias: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = Accounts(alias)
    key = accounts.add("jansen", "Analist van de LMS").key
    log.write(Entry(action="say", object=ROOM, result="done", origin="192.0.2.9", actor=key))
    sign_in(monkeypatch, AUDITOR)
    monkeypatch.setattr(_accounts, "the_accounts", lambda: accounts)
    monkeypatch.setattr(_view, "names_now", _accounts.names_now)
    assert "Analist van de LMS" in fields_of(client, "/logboek")
    accounts.remove(key)
    assert "Analist van de LMS" not in fields_of(client, "/logboek")
