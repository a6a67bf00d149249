# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A reader gets the same bytes from every page, file and search, whatever is hidden from him."""

import functools
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from kamerbreed import reference
from kamerbreed.accounts import Grant, Rights
from kamerbreed.accounts.stored import Account
from kamerbreed.picture import Coordinates, Picture, Table, table_of
from kamerbreed.vocabulary import LANGUAGES, checked
from kamerbreed.web import _accounts, _answer, _audit
from kamerbreed.web._who import rights_of
from kamerbreed.web.feeds import _view
from tests.web.conftest import Serve
from tests.web.paper import PaperLedger
from tests.web.paper_accounts import account
from tests.web.test_pages import ROOTS, ROUTES
from tests.world import LMS, named, rows_of, says

ROOM = "control-room/den-haag"
PART = "component/112-platform"
SECRET = "component/geheime-noodvoorziening"
SEEN = {"observed_on": "2024-01-01"}
NOTE = "onthuld"
WHOM = "party/kpn"
SECRETS = (
    *(replace(one, sensitivity="internal") for one in named(SECRET, "Geheime noodvoorziening")),
    says(SECRET, "type", "power", sensitivity="internal"),
    says(SECRET, "depends_on", {"on": PART, "strength": "stops"}, key="112-platform"),
    says(ROOM, "depends_on", {"on": SECRET, "strength": "stops"}, key="noodvoorziening"),
    says(ROOM, "staff", 77, sensitivity="confidential", note=NOTE, **SEEN),
    says(ROOM, "city", "Geheime stad", audience=(WHOM,), **SEEN),
    says(ROOM, "fallback_room", "control-room/rotterdam", sensitivity="internal", **SEEN),
    says(
        PART,
        "operator",
        "party/politie",
        key="party/politie",
        act="rule",
        sensitivity="confidential",
        note=NOTE,
        **SEEN,
    ),
    says(PART, "last_tested", "2026-11-01", sensitivity="internal", stated_by="party/politie"),
    *(replace(one, sensitivity="confidential") for one in named("source/geheim", "Geheim stuk")),
    says("source/geheim", "published_on", "2021-07-01", sensitivity="confidential"),
    says(ROOM, "remark", "uit een geheim stuk", key="geheim", sources=("source/geheim",), **SEEN),
    *(replace(one, audience=(WHOM,)) for one in named("party/schimmig", "Schimmige partij")),
    says("party/schimmig", "part_of", LMS, key=LMS, audience=(WHOM,), **SEEN),
    *(
        says("request/geheim", name, value, key=key, sensitivity="confidential")
        for name, key, value in (
            ("exists", "", True),
            ("title", "", "Geheim verzoek"),
            ("asked_by", "", "party/politie"),
            ("addressee", "", LMS),
            ("sent_on", "", "2026-11-02"),
            ("due_on", "", "2026-12-01"),
            ("question", "1", {"on": PART, "property": "operator", "text": "Wie beheert dit?"}),
        )
    ),
)


@pytest.fixture(scope="module")
def with_secrets() -> Table:
    """The public data, with secrets added, changed, taken back and destroyed."""
    table = table_of(checked(said) for said in reference.statements().statements)
    digests = []
    for moment, batch in enumerate((SECRETS, SECRETS[5:6]), 1):
        varied = tuple(replace(said, note=f"{said.note}{moment}") for said in batch)
        rows = rows_of(map(checked, varied), recorded_at=f"2026-11-0{moment}T00:00:00.000000Z")
        start = len(table)
        table.extend(row._replace(position=start + row.position) for row in rows)
        digests += [row.digest for row in rows]
    acts = [
        says(ROOM, "staff", act="retract", about=digests[5], basis="", note=NOTE, sensitivity="public"),
        says(ROOM, "city", act="classify", about=digests[6], basis="", sensitivity="confidential"),
        says(ROOM, "staff", act="destroy", about=digests[-1], basis="", note=NOTE),
    ]
    start = len(table)
    rows = rows_of(acts, recorded_at="2026-11-03T00:00:00.000000Z")
    table.extend(row._replace(position=start + row.position) for row in rows)
    return table


def _content(client: Client, address: str) -> tuple[int, bytes]:
    response = client.get(address)
    content = response.content
    if content[:2] != b"PK":
        return response.status_code, content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        # A workbook says when it was made.
        parts = [(name, book.read(name)) for name in book.namelist() if name != "docProps/core.xml"]
    return response.status_code, repr(parts).encode()


@pytest.fixture(scope="module")
def ledgers(reference_table: Table, with_secrets: Table) -> tuple[PaperLedger, PaperLedger]:
    """Without secrets and with them; kept, so that what pages keep is made once."""
    return _Kept(reference_table), _Kept(with_secrets)


class _Kept(PaperLedger):
    @functools.cache  # noqa: B019  # it lives as long as the module
    def picture(self, coordinates: Coordinates | None = None) -> Picture:
        return super().picture(coordinates)


SEARCHES = ("noodvoorziening", "geheim", "schimmig", "geheime stad", "77", "onthuld")
ADDRESSES = (
    *ROUTES,
    *(f"/zoeken?zoek={text.replace(' ', '+')}" for text in SEARCHES),
    f"/zaak/{SECRET}",
    f"/zaak/{SECRET}/afhankelijkheden",
    "/zaak/source/geheim",
    "/zaak/party/schimmig",
    f"/zaak/{ROOM}/waarom/staff",
    f"/zaak/{ROOM}/waarom/city",
    f"/zaak/{PART}",
    f"/zaak/{PART}/waarom/operator",
    f"/zaak/{PART}/wat-valt-uit",
    "/lijst/party?kolommen=part_of",
    "/lijst/component?operator=niet-bekend",
    "/verzoeken/geheim",
    "/agenda/sleutel.ics",
)


class Holders:
    """Accounts of which one has a calendar under the word *sleutel*."""

    def __init__(self, clearance: str) -> None:
        self.grants = (Grant(role="contributor", party=LMS, clearance=clearance),)

    def of_calendar(self, token: str) -> Account | None:
        return account("lms", *self.grants) if token == "sleutel" else None


@pytest.fixture
def calendars(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Gives the account of the calendar a clearance, and its calendar the ledger of the other pages."""

    def of(clearance: str) -> None:
        monkeypatch.setattr(_accounts, "the_accounts", lambda: Holders(clearance))
        monkeypatch.setattr(_view, "the_ledger", lambda: _answer.the_ledger())  # noqa: PLW0108  # the one of later

    return of


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_reader_gets_the_same_bytes_with_and_without_hidden_things(
    serve: Serve,
    ledgers: tuple[PaperLedger, PaperLedger],
    calendars: Callable[[str], None],
    address: str,
) -> None:
    calendars("public")
    join = "&" if "?" in address else "?"
    for lang, days in zip(LANGUAGES, ("", "geldig-op=2024-06-01&bekend-op=2024-02-01"), strict=True):
        asked = f"{ROOTS[lang]}{address}{join if days else ''}{days}"
        plain, secret = (_content(serve(ledger), asked) for ledger in ledgers)
        assert plain == secret, asked


def test_the_secrets_are_seen_by_whoever_may_see_them(
    serve: Serve, with_secrets: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guards the test above: what it hides is there."""
    grant = Grant(role="analyst", party=WHOM, clearance="confidential")
    monkeypatch.setattr(_answer, "rights_of", lambda request: Rights(key="k", grants=(grant,)))
    monkeypatch.setattr(_audit, "note", lambda *told, **more: None)
    client = serve(PaperLedger(with_secrets))
    page = client.get(f"/zaak/{SECRET}").content.decode()
    assert "Geheime noodvoorziening" in page
    assert re.search(r"Rubricering: \w+", page)
    assert "Schimmige partij" in client.get("/zaak/party/schimmig").content.decode()
    file = client.get("/lijst/component/csv")
    assert "vertrouwelijk" in file.headers["Content-Disposition"]
    assert "Geheime noodvoorziening" in file.content.decode()
    assert "Geheim verzoek" in client.get("/verzoeken/geheim").content.decode()


def test_a_calendar_tells_of_a_request_to_who_may_see_it(
    serve: Serve, calendars: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guards the test above: the address is a calendar, and what it hides is due."""
    told: list[object] = []
    monkeypatch.setattr(_audit, "note", lambda request, *entry: told.append((rights_of(request).key, *entry)))
    secret = [replace(one, sensitivity="internal") for one in SECRETS if "request/" in one.subject]
    table = table_of(checked(said) for said in (*reference.statements().statements, *secret))
    for clearance, shown in (("public", False), ("internal", True)):
        calendars(clearance)
        response = serve(PaperLedger(table)).get("/agenda/sleutel.ics")
        assert response.status_code == 200
        assert (b"BEGIN:VEVENT" in response.content) is shown
    assert told == [("lms", "open", "request/geheim", "done", "page:calendar")]
