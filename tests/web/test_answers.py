# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever is asked gets a clear answer in the right status, and every answer carries the same guards."""

import re

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.handlers.wsgi import WSGIHandler
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from kamerbreed.ledger import LedgerError
from kamerbreed.picture import Table
from kamerbreed.vocabulary import say
from tests.web.conftest import Serve
from tests.web.paper import FailingLedger, PaperLedger, read_page, words

GUARDS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def static_file(client: Client, name: str) -> HttpResponse:
    """The answer to what a page fetches, its file closed again."""
    response = client.get(staticfiles_storage.url(name))
    response.close()
    return response


def answers(serve: Serve, table: Table) -> dict[str, HttpResponse]:
    """One answer of every sort."""
    client = serve(PaperLedger(table))
    found = {
        "page": client.get("/"),
        "past": client.get("/en/?geldig-op=2021-07-01"),
        "bad coordinates": client.get("/?geldig-op=2023-02-30"),
        "bad host": client.get("/", headers={"host": "elsewhere.example"}),
        "too many fields": client.get("/?" + "&".join(f"a{n}=1" for n in range(1_100))),
        "not found": client.get("/none"),
        "not allowed": client.post("/"),
        "style": static_file(client, "kamerbreed/page.css"),
        "font": static_file(client, "kamerbreed/vendor/source-sans-3-latin-wght-normal.woff2"),
        "no such static file": client.get("/static/kamerbreed/none.css"),
    }
    found["fault"] = serve(FailingLedger(RuntimeError("secret of the house"))).get("/")
    found["no ledger"] = serve(FailingLedger(LedgerError("secret of the house"))).get("/")
    found["no database"] = serve(FailingLedger(OperationalError("secret of the house"))).get("/en/")
    return found


def test_every_answer_has_its_status(serve: Serve, reference_table: Table) -> None:
    assert {name: one.status_code for name, one in answers(serve, reference_table).items()} == {
        "page": 200,
        "past": 200,
        "bad coordinates": 400,
        "bad host": 400,
        "too many fields": 400,
        "not found": 404,
        "not allowed": 405,
        "style": 200,
        "font": 200,
        "no such static file": 404,
        "fault": 500,
        "no ledger": 503,
        "no database": 503,
    }


def test_every_answer_carries_the_security_headers(serve: Serve, reference_table: Table) -> None:
    for name, response in answers(serve, reference_table).items():
        assert {key: response.headers.get(key) for key in GUARDS} == GUARDS, name
        policy = response.headers["Content-Security-Policy"]
        directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
        assert directives["default-src"] == "'none'", name
        assert directives["frame-ancestors"] == "'none'", name
        assert "unsafe" not in policy, name
        assert "Server" not in response.headers, name
        assert "Access-Control-Allow-Origin" not in response.headers, name
        assert not response.cookies, name


def test_pages_hold_no_script_and_no_style_of_their_own(serve: Serve, reference_table: Table) -> None:
    for name, response in answers(serve, reference_table).items():
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        page = read_page(response.content.decode())
        assert all(one.attributes.get("src") and not one.text for one in page.all("script")), name
        assert not page.all("style"), name
        for one in page.elements:
            assert "style" not in one.attributes, (name, one)
            assert not any(attribute.startswith("on") for attribute in one.attributes), (name, one)
            for attribute in ("src", "href", "action"):
                address = one.attributes.get(attribute, "/")
                assert re.match(r"[/#](?!/)", address), (name, address)


def test_no_answer_tells_what_went_wrong_inside(serve: Serve, reference_table: Table) -> None:
    for name, response in answers(serve, reference_table).items():
        if not response.streaming:
            assert b"secret of the house" not in response.content, name
            assert b"Traceback" not in response.content, name


def test_a_bad_address_is_answered_with_its_field_its_value_and_what_is_expected(client: Client) -> None:
    for home, lang in (("/", "nl"), ("/en/", "en")):
        response = client.get(f"{home}?geldig-op=2023-02-30&bekend-bij=<b>%00")
        page = read_page(response.content.decode())
        assert page.all("html")[0].attributes["lang"] == lang
        text = words(page.all("main")[0].text)
        for part in ("geldig-op", "2023-02-30", "bekend-bij", "<b>\\u0000"):
            assert part in text
        assert say("web.wants.geldig-op", lang) in text
        assert b"<b>" not in response.content


@pytest.mark.parametrize(
    "query",
    [
        "geldig-op=2023-02-30",
        "geldig-op=%00",
        "bekend-op=%00",
        "bekend-bij=%00",
        "stand=%00",
        "terugrekenen=%00",
        "%00=%00",
        "bekend-bij=party/nobody",
        "bekend-bij=" + "a" * 10_000,
        "stand=" + "0" * 64,
        "geldig-op=2021-07-01&geldig-op=2021-07-01",
        "geldig-op[]=2021-07-01",
        "geldig-op=" + "9" * 5_000,
        "geldig-op=%F0%9F%9A%91",
        "geldig-op=%ED%A0%80",
        "geldig-op=${jndi:ldap://x}",
        "taal=en",
    ],
)
@pytest.mark.parametrize("home", ["/", "/en/"])
def test_a_hostile_address_is_refused_as_the_fault_of_who_asks(client: Client, home: str, query: str) -> None:
    assert client.get(f"{home}?{query}").status_code == 400


@pytest.mark.parametrize("path", ["/none", "/en", "/nl/", "/%00", "/..%2f..%2fetc/passwd", "/a" * 500, "/é"])
def test_an_unknown_path_is_answered_in_both_languages(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    page = read_page(response.content.decode())
    assert [one.attributes["lang"] for one in page.all("section")] == ["nl", "en"]
    for lang in ("nl", "en"):
        assert say("web.error.missing.title", lang) in page.all("main")[0].text
    links = {one.attributes["href"] for one in page.all("a")}
    assert {"/", "/en/"} <= links


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("home", ["/", "/en/"])
def test_a_page_can_only_be_read(client: Client, home: str, method: str) -> None:
    response = client.generic(method, home, data="{}", content_type="application/json")
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", ["/", "/en/", "/?geldig-op=2023-02-30", "/none"])
def test_only_the_head_may_be_asked_for(client: Client, address: str) -> None:
    whole, head = client.get(address), client.head(address)
    assert head.content == b""
    assert head.status_code == whole.status_code
    assert {**head.headers, "Content-Length": ""} == {**whole.headers, "Content-Length": ""}


@pytest.mark.parametrize("path", ["/", "/none"])
def test_the_answer_to_head_ends_after_its_headers(client: Client, path: str) -> None:
    # Not through the client: it takes the body away by itself, which the server does not.
    environ = RequestFactory(SERVER_NAME="localhost").head(path).environ
    sent: list[list[tuple[str, str]]] = []
    response = WSGIHandler()(environ, lambda status, headers: sent.append(headers))
    assert b"".join(response) == b""
    response.close()
    assert int(dict(sent[0])["Content-Length"]) > 0


def test_after_a_failure_the_next_page_is_there_again(serve: Serve, reference_table: Table) -> None:
    assert serve(FailingLedger(OperationalError("locked"))).get("/").status_code == 503
    assert serve(PaperLedger(reference_table)).get("/").status_code == 200


def test_only_hashed_files_are_kept_for_a_year(client: Client) -> None:
    address = staticfiles_storage.url("kamerbreed/tokens.css")
    assert re.search(r"tokens\.[0-9a-f]{12}\.css$", address)
    assert "immutable" in static_file(client, "kamerbreed/tokens.css").headers["Cache-Control"]
    assert client.get("/static/kamerbreed/tokens.css").status_code == 404
    assert client.get("/").headers["Cache-Control"] == "private, no-cache"
