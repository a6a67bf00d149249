# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who signs in gets in, who guesses does not, and nothing leads elsewhere or tells who has an account."""

import datetime
import html
import pathlib
import re
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kamerbreed.accounts import OPERATOR, Grant, Throttle
from kamerbreed.accounts._totp import STEP_S, code_at
from kamerbreed.accounts.stored import Account, Accounts
from kamerbreed.audit import Log, Sought
from kamerbreed.ledger import Ledger
from kamerbreed.vocabulary import LANGUAGES, Lang, say
from kamerbreed.web import _accounts, _audit, _session
from tests.web.conftest import Serve
from tests.web.paper import read_page, words

PASSWORD = "een lange wachtzin 7"
ROOTS = {"nl": "", "en": "/en"}


class Clock:
    def __init__(self) -> None:
        self.now = datetime.datetime.now(datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.now

    def later(self, seconds: float) -> None:
        self.now += datetime.timedelta(seconds=seconds)


@dataclass
class House:
    """An installation with accounts: its pages, its clock."""

    client: Client
    accounts: Accounts
    clock: Clock
    alias: str
    log: Log

    def told(self) -> list[tuple[str, str, str]]:
        """What stands in the log, the oldest first: what, on whose account, and what came of it."""
        entries = [one.entry for one in self.log.read(Sought(), limit=100)]
        return [(one.action, one.object, one.result) for one in reversed(entries)]

    def add(self, name: str, *grants: Grant) -> Account:
        made = self.accounts.add(name, f"{name} (test)", password=PASSWORD)
        for one in grants:
            self.accounts.grant(OPERATOR, made.key, one)
        return self.accounts.find(name)

    def sign_in(self, name: str, password: str = PASSWORD, **fields: str) -> object:
        return self.client.post("/aanmelden", {"name": name, "password": password, **fields})

    def let_in(self, name: str) -> None:
        """As if he had given his password and his second factor."""
        key = self.accounts.find(name).key
        token = self.accounts.open(key, strong=True)
        self.client.cookies[_session.cookie_name()] = _session._SIGNER.sign(token)


@pytest.fixture
def house(
    serve: Serve, ledger: Ledger, database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> House:
    clock, throttle, log = Clock(), Throttle(), Log(tmp_path / "audit", database)
    accounts = Accounts(database, clock=clock)
    monkeypatch.setattr(_audit, "the_log", lambda: log)
    monkeypatch.setattr(_accounts, "the_accounts", lambda: accounts)
    monkeypatch.setattr(_accounts, "the_throttle", lambda: throttle)
    return House(client=serve(ledger), accounts=accounts, clock=clock, alias=database, log=log)


@pytest.fixture
def closed(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(settings, "READING", "accounts")
    return house


def text_of(response: object) -> str:
    return words(read_page(response.content.decode()).all("main")[0].text)  # type: ignore[attr-defined]


# --- reading -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_signing_in_nothing_is_read_and_the_page_is_found_again(closed: House, lang: Lang) -> None:
    closed.add("anna", Grant(role="reader"))
    asked = f"{ROOTS[lang]}/controles?aannames=1"
    response = closed.client.get(asked)
    assert response.status_code == 302
    page = closed.client.get(response.headers["Location"])
    assert page.status_code == 200
    assert page.headers["Content-Language"] == lang
    found = {
        one.attributes["name"]: one.attributes.get("value", "")
        for one in read_page(page.content.decode()).all("input")
    }
    assert found["verder"] == asked
    there = closed.sign_in("anna", verder=found["verder"])
    assert there.headers["Location"] == asked  # type: ignore[attr-defined]
    assert closed.client.get(asked).status_code == 200


def test_reading_in_public_goes_on_without_signing_in(house: House) -> None:
    page = house.client.get("/?geldig-op=2021-07-01")
    assert page.status_code == 200
    links = [one.attributes["href"] for one in read_page(page.content.decode()).all("a")]
    assert "/aanmelden?verder=/%3Fgeldig-op%3D2021-07-01" in links


def test_the_frame_says_who_is_signed_in_and_signs_out(house: House) -> None:
    house.add("anna", Grant(role="reader"))
    house.sign_in("anna")
    page = house.client.get("/")
    assert "anna (test)" in page.content.decode()
    token = house.client.cookies[_session.cookie_name()].value
    assert page.headers["Cache-Control"] == "private, no-cache"
    assert house.client.post("/afmelden", headers={"origin": "https://elsewhere.example"}).status_code == 403
    assert "anna (test)" in house.client.get("/").content.decode()
    assert house.client.post("/afmelden", headers={"origin": "http://localhost"}).status_code == 302
    house.client.cookies[_session.cookie_name()] = token
    assert "anna (test)" not in house.client.get("/").content.decode()


def test_a_page_stays_the_same_for_who_is_signed_in(house: House) -> None:
    house.add("anna", Grant(role="reader"))
    house.sign_in("anna")
    assert house.client.get("/").content == house.client.get("/").content


def test_a_page_asks_the_database_at_most_three_times_for_who_is_signed_in(house: House) -> None:
    house.client.get("/controles")
    with CaptureQueriesContext(connections[house.alias]) as asked:
        assert house.client.get("/controles").status_code == 200
    assert len(asked.captured_queries) == 1
    house.add("anna", Grant(role="analyst", party="party/lms"), Grant(role="reader", clearance="internal"))
    house.sign_in("anna")
    house.client.get("/controles")
    with CaptureQueriesContext(connections[house.alias]) as asked:
        assert house.client.get("/controles").status_code == 200
    assert len(asked.captured_queries) == 2


# --- signing in ----------------------------------------------------------------------------------


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(house: House) -> None:
    house.add("anna")
    pages = []
    for name in ("anna", "ghost"):
        response = house.sign_in(name, "wrong")
        assert response.status_code == 403  # type: ignore[attr-defined]
        text = response.content.decode().replace(name, "NAME")  # type: ignore[attr-defined]
        pages.append(re.sub(r'csrfmiddlewaretoken" value="\w+"', "", text))
        assert _session.cookie_name() not in house.client.cookies
    assert pages[0] == pages[1]
    assert say("web.sign-in.wrong", "nl") in html.unescape(pages[0])
    assert 'value="NAME"' in pages[0]
    assert "wrong" not in pages[0]


def test_guessing_is_slowed_down_also_for_names_that_are_not_there(house: House) -> None:
    house.add("anna")
    for name in ("anna", "ghost"):
        seen = [house.sign_in(name, "wrong") for _ in range(6)]
        assert [one.status_code for one in seen] == [403, 403, 403, 403, 429, 429]  # type: ignore[attr-defined]
        assert int(seen[-1].headers["Retry-After"]) >= 1  # type: ignore[attr-defined]
    # The right password does not tell that it is right while one waits.
    assert house.sign_in("anna").status_code == 429  # type: ignore[attr-defined]


ELSEWHERE = (
    "https://elsewhere.example/",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "javascript:alert(1)",
    "\\\\elsewhere.example",
    "/" + "x" * 3000,
    "/a\r\nSet-Cookie: x=1",
)


@pytest.mark.parametrize("url", ELSEWHERE)
def test_signing_in_never_leads_elsewhere(house: House, url: str) -> None:
    house.add("anna")
    assert house.sign_in("anna", verder=url).headers["Location"] == "/"  # type: ignore[attr-defined]


def test_a_new_token_is_given_at_every_sign_in(house: House) -> None:
    house.add("anna")
    house.sign_in("anna")
    first = house.client.cookies[_session.cookie_name()].value
    house.sign_in("anna")
    second = house.client.cookies[_session.cookie_name()].value
    assert first != second
    house.client.cookies[_session.cookie_name()] = first
    assert "anna (test)" not in house.client.get("/").content.decode()


def test_a_form_from_elsewhere_is_refused_in_words_of_ours(house: House) -> None:
    strict = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
    response = strict.post("/aanmelden", {"name": "anna", "password": PASSWORD})
    assert response.status_code == 403
    assert say("web.error.forged.text", "nl") in text_of(response)
    page = strict.get("/aanmelden").content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    house.add("anna")
    fields = {"name": "anna", "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    assert strict.post("/aanmelden", fields).status_code == 302


def test_an_idle_session_ends_and_one_in_use_does_not(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.add("anna")
    house.sign_in("anna")
    shift = 0.0
    real = __import__("time").time
    monkeypatch.setattr("django.core.signing.time.time", lambda: real() + shift)
    for _ in range(4):
        shift += 20 * 60
        assert "anna (test)" in house.client.get("/").content.decode()
    shift += 31 * 60
    assert "anna (test)" not in house.client.get("/").content.decode()


def test_a_cookie_that_was_changed_is_nobodys(house: House) -> None:
    house.add("anna")
    house.sign_in("anna")
    cookie = house.client.cookies[_session.cookie_name()]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    for changed in (
        cookie.value[:-1] + ("A" if cookie.value[-1] != "A" else "B"),
        "x",
        "",
        "\u2028",
        cookie.value.upper(),
    ):
        house.client.cookies[_session.cookie_name()] = changed
        assert "anna (test)" not in house.client.get("/").content.decode()


# --- the second factor ---------------------------------------------------------------------------


def _code(house: House, secret: str) -> str:
    return code_at(secret, int(house.clock.now.timestamp()) // STEP_S)


def test_an_administrator_enrols_before_he_gets_in_and_gives_a_code_ever_after(closed: House) -> None:
    closed.add("anna", Grant(role="administrator"))
    response = closed.sign_in("anna", verder="/toegang")
    assert response.headers["Location"] == "/aanmelden/code?verder=/toegang"  # type: ignore[attr-defined]
    # The password alone opens nothing.
    assert closed.client.get("/toegang").headers["Location"] == "/aanmelden/code?verder=/toegang"
    assert closed.client.post("/toegang/geven").status_code == 403
    page = closed.client.get("/aanmelden/code?verder=/toegang")
    shown = [one.text for one in read_page(page.content.decode()).all("code")]
    secret = shown[0].replace(" ", "")
    assert f"secret={secret}" in shown[1]
    half = closed.client.cookies[_session.cookie_name()].value
    wrong = closed.client.post("/aanmelden/code", {"code": "12345", "verder": "/toegang"})
    assert wrong.status_code == 403
    assert secret in wrong.content.decode().replace(" ", "")
    done = closed.client.post("/aanmelden/code", {"code": _code(closed, secret), "verder": "/toegang"})
    assert done.headers["Location"] == "/toegang"
    assert closed.client.get("/toegang").status_code == 200
    assert closed.client.cookies[_session.cookie_name()].value != half
    closed.client.post("/afmelden")
    closed.sign_in("anna")
    page = closed.client.get("/aanmelden/code")
    assert secret not in page.content.decode().replace(" ", "")
    # The code of the enrolment was used.
    assert closed.client.post("/aanmelden/code", {"code": _code(closed, secret)}).status_code == 403
    closed.clock.later(STEP_S)
    assert closed.client.post("/aanmelden/code", {"code": _code(closed, secret)}).status_code == 302
    assert closed.client.get("/toegang").status_code == 200


def test_guessing_codes_is_slowed_down(house: House) -> None:
    house.add("anna", Grant(role="reader", clearance="confidential"))
    house.sign_in("anna")
    seen = [house.client.post("/aanmelden/code", {"code": "000000"}).status_code for _ in range(6)]
    assert seen == [403, 403, 403, 403, 429, 429]


# --- the demo ------------------------------------------------------------------------------------


@pytest.fixture
def demo(house: House, tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> House:
    marker = tmp_path / "demo"  # type: ignore[operator]
    marker.touch()
    monkeypatch.setattr(settings, "DEMO_MARKER", marker)
    house.accounts.make_demo()
    return house


def test_in_a_demo_one_click_signs_in_as_each(demo: House) -> None:
    page = read_page(demo.client.get("/aanmelden").content.decode())
    names = [one.attributes["value"] for one in page.all("button") if one.attributes.get("name") == "account"]
    assert len(names) == len(demo.accounts.all())
    for name in names:
        assert demo.client.post("/aanmelden/demo", {"account": name, "verder": "/"}).status_code == 302
        assert demo.accounts.find(name).shown in demo.client.get("/").content.decode()


FROM_ELSEWHERE: tuple[dict[str, str], ...] = (
    {"REMOTE_ADDR": "192.0.2.7"},
    {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
    {"HTTP_FORWARDED": "for=192.0.2.7"},
    {"HTTP_HOST": "demo.example"},
)


@pytest.mark.parametrize("extra", FROM_ELSEWHERE)
def test_from_elsewhere_nobody_is_a_demo_account(
    demo: House, extra: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["localhost", "demo.example"])
    assert b'name="account"' not in demo.client.get("/aanmelden", **extra).content  # type: ignore[arg-type]
    response = demo.client.post("/aanmelden/demo", {"account": "demo-beheerder"}, **extra)  # type: ignore[arg-type]
    assert response.status_code == 404
    assert _session.cookie_name() not in demo.client.cookies


def test_where_there_is_no_demo_its_accounts_are_nobodys(
    demo: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DEMO_MARKER.unlink()
    assert demo.client.post("/aanmelden/demo", {"account": "demo-beheerder"}).status_code == 404
    demo.add("anna", Grant(role="administrator"))
    settings.DEMO_MARKER.touch()
    assert demo.client.post("/aanmelden/demo", {"account": "anna"}).status_code == 404


# --- access --------------------------------------------------------------------------------------


@pytest.fixture
def office(house: House) -> House:
    house.add("anna", Grant(role="administrator", clearance="internal"))
    house.add("ben")
    house.let_in("anna")
    return house


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_administrator_gives_and_withdraws_roles(office: House, lang: Lang) -> None:
    root, ben = ROOTS[lang], office.accounts.find("ben")
    fields = {"key": ben.key, "role": "contributor", "party": "lms", "clearance": "internal"}
    assert office.client.post(f"{root}/toegang/geven", fields).status_code == 302
    given = office.accounts.find("ben").given
    assert [one.grant for one in given] == [
        Grant(role="contributor", party="party/lms", clearance="internal")
    ]
    assert "party/lms" in text_of(office.client.get(f"{root}/toegang"))
    assert office.client.post(f"{root}/toegang/intrekken", {"number": given[0].number}).status_code == 302
    assert office.accounts.find("ben").given == ()
    for active in ("0", "1"):
        office.client.post(f"{root}/toegang/actief", {"key": ben.key, "active": active})
        assert office.accounts.find("ben").active is (active == "1")
    assert office.client.post(f"{root}/toegang/tweede-factor", {"key": ben.key}).status_code == 302


def test_what_an_administrator_may_not_give_is_refused_and_stays_typed(office: House) -> None:
    anna, ben = office.accounts.find("anna"), office.accounts.find("ben")
    for fields in (
        {"key": anna.key, "role": "reader", "party": "", "clearance": "internal"},
        {"key": ben.key, "role": "reader", "party": "p-q", "clearance": "confidential"},
        {"key": ben.key, "role": "king", "party": "p-q", "clearance": "public"},
        {"key": "nobody", "role": "reader", "party": "p-q", "clearance": "public"},
        {},
    ):
        response = office.client.post("/toegang/geven", fields)
        assert response.status_code == 400
        assert f'value="{fields.get("party", "")}"' in response.content.decode()
    for address, on in (
        ("/toegang/intrekken", {"number": "x"}),
        ("/toegang/intrekken", {"number": "99999"}),
        ("/toegang/tweede-factor", {"key": anna.key}),
        ("/toegang/actief", {"key": anna.key, "active": "1"}),
    ):
        assert office.client.post(address, on).status_code == 400
    assert [one.grant.role for one in office.accounts.find("anna").given] == ["administrator"]
    assert office.accounts.find("ben").given == ()


# --- what is told to the log ---------------------------------------------------------------------


def test_the_log_is_told_of_sign_ins_refusals_and_changes(office: House) -> None:
    anna, ben = (office.accounts.find(name).key for name in ("anna", "ben"))
    office.client.post("/toegang/geven", {"key": ben, "role": "reader", "clearance": "public"})
    office.client.post("/toegang/geven", {"key": ben, "role": "king"})
    office.client.post("/afmelden")
    # To be led to the page to sign in is no refusal; to send something is.
    office.client.get("/toegang")
    office.client.post("/toegang/geven")
    office.sign_in("ben", "wrong")
    office.sign_in(PASSWORD, "wrong")
    office.sign_in("ben")
    office.client.get("/toegang")
    assert office.told() == [
        ("grant", ben, "done"),
        ("grant", ben, "refused"),
        ("sign-out", anna, "done"),
        ("refused", "access-give", "refused"),
        ("sign-in refused", ben, "refused"),
        ("sign-in refused", "", "refused"),
        ("sign-in", ben, "done"),
        ("refused", "access", "refused"),
    ]


def test_what_cannot_be_logged_does_not_happen(office: House, tmp_path: pathlib.Path) -> None:
    ben = office.accounts.find("ben").key
    office.client.get("/afmelden")
    office.client.post("/toegang/actief", {"key": ben, "active": "1"})
    file = office.log._file.path
    kept = file.read_bytes()
    file.unlink()
    fields = {"key": ben, "role": "reader", "clearance": "public"}
    assert office.client.post("/toegang/geven", fields).status_code == 503
    assert office.accounts.find("ben").given == ()
    assert office.client.post("/afmelden").status_code == 503
    assert office.client.get("/toegang").status_code == 200
    assert office.sign_in("ben").status_code == 503  # type: ignore[attr-defined]
    office.client.cookies.clear()
    assert office.client.post("/toegang/geven", fields).status_code == 503
    file.write_bytes(kept)
    office.let_in("anna")
    assert office.client.post("/toegang/geven", fields).status_code == 302


# --- headers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/aanmelden", "/none", "/toegang", "/static/kamerbreed/none.css"])
def test_every_answer_carries_the_headers_of_safety(house: House, address: str) -> None:
    for secure in (False, True):
        headers = house.client.get(address, secure=secure).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert headers.get("Strict-Transport-Security", "") == ("max-age=31536000" if secure else "")
