# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A list shows what its address asks for, says of how many, and gives exactly that as a file."""

import csv
import io
import re

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kamerbreed.ledger import Ledger
from kamerbreed.picture import Table
from kamerbreed.vocabulary import LANGUAGES, Lang, kinds, say
from tests.web.conftest import Serve
from tests.web.paper import TODAY, PaperLedger, read_page, words
from tests.world import ROOM, WORLD, named, says, table_with

ROOTS = {"nl": "", "en": "/en"}
PAST = "geldig-op=2021-07-01&bekend-op=2021-09-23"
MANY = [one for number in range(60) for one in named(f"region/r{number:02}", f"Regio {number:02}")]


def listed(client: Client, address: str) -> list[str]:
    """The names on the page of a list."""
    page = read_page(client.get(address).content.decode())
    return [words(one.text) for one in page.all("th") if "tbody" in one.inside]


def filed(client: Client, address: str) -> list[list[str]]:
    """The rows of a file, its head first."""
    response = client.get(address)
    assert response.status_code == 200
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter="," if "/en/" in address else ";"))


@pytest.fixture
def many(serve: Serve) -> Client:
    """A browser for a world with 61 regions."""
    return serve(PaperLedger(table_with((*WORLD, *MANY))))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_list_says_how_many_there_are_of_how_many(client: Client, lang: Lang) -> None:
    page = read_page(client.get(f"{ROOTS[lang]}/lijst/region?zoek=gron").content.decode())
    assert words(page.all("caption")[0].text) == say("web.list.caption", lang, n=1, of=25, planned=0)
    assert page.all("input")[-1].attributes["value"] == "gron"


def test_pages_hold_together_all_that_the_list_holds(many: Client) -> None:
    pages = [listed(many, f"/lijst/region?pagina={number}") for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [25, 25, 11]
    assert len({name for page in pages for name in page}) == 61
    assert len(listed(many, "/lijst/region?per-pagina=50")) == 50


def test_words_are_found_without_accents_and_in_any_order(serve: Serve) -> None:
    table = table_with((*WORLD, *named("region/f", "Fryslân Noord")))
    client = serve(PaperLedger(table))
    assert listed(client, "/lijst/region?zoek=noord+FRYSLAN") == ["Fryslân Noord"]


def test_the_order_can_be_turned(many: Client) -> None:
    assert listed(many, "/lijst/region?zoek=regio+0")[0] == "Regio 00"
    assert listed(many, "/lijst/region?zoek=regio&volgorde=-naam")[0] in (
        "Veiligheidsregio Groningen",
        "Regio 59",
    )
    page = read_page(many.get("/lijst/region?volgorde=-id").content.decode())
    assert [one.attributes["aria-sort"] for one in page.all("th") if "aria-sort" in one.attributes] == [
        "descending"
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_file_is_exactly_what_is_listed_on_all_pages(many: Client, lang: Lang) -> None:
    query = "zoek=regio&volgorde=-naam"
    address = f"{ROOTS[lang]}/lijst/region?{query}"
    page = read_page(many.get(address).content.decode())
    link = next(one.attributes["href"] for one in page.all("a") if "/csv" in one.attributes["href"])
    names = [name for n in (1, 2, 3) for name in listed(many, f"{address}&pagina={n}")]
    head, *rows = filed(many, link)
    assert head[0] == say("web.list.naam", lang)
    assert [row[0] for row in rows] == names


def test_a_file_calculates_nothing(serve: Serve) -> None:
    client = serve(PaperLedger(table_with((*WORLD, *named("region/evil", "=1+1")))))
    assert "'=1+1" in [row[0] for row in filed(client, "/lijst/region/csv")]


@pytest.mark.parametrize("path", ["/lijst/region", "/lijst/region/csv"])
@pytest.mark.parametrize(
    "query", ["pagina=0", "pagina=x", "pagina=9999999", "per-pagina=7", "volgorde=x", "x=1", "zoek=a&zoek=b"]
)
def test_what_a_list_cannot_do_is_said(client: Client, path: str, query: str) -> None:
    response = client.get(f"{path}?{query}")
    assert response.status_code == 400
    assert query.partition("=")[0] in response.content.decode()


@pytest.mark.parametrize("path", ["/lijst/nothing", "/en/lijst/nothing/csv"])
def test_there_is_no_list_of_what_is_no_kind(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("day", ["2015-06-01", "2019-06-24", "2021-07-01", TODAY.isoformat()])
def test_every_kind_has_a_list_and_a_file_on_every_day(
    serve: Serve, reference_table: Table, day: str
) -> None:
    client = serve(PaperLedger(reference_table))
    for kind in kinds():
        for path in (f"/lijst/{kind}", f"/en/lijst/{kind}/csv"):
            assert client.get(f"{path}?geldig-op={day}&bekend-op={day}").status_code == 200


def test_no_list_of_the_past_holds_what_became_known_later(serve: Serve) -> None:
    source = [*named("source/x", "Later"), says("source/x", "published_on", "2022-01-01")]
    rest = {"sources": ("source/x",)}
    said = [
        says("region/later", "exists", True, **rest),
        says("region/later", "name", "Latere regio", **rest),
    ]
    client = serve(PaperLedger(table_with((*WORLD, *source, *said))))
    for path in ("/lijst/region", "/lijst/region/csv"):
        assert "Latere regio" in client.get(path).content.decode()
        assert "Latere regio" not in client.get(f"{path}?{PAST}").content.decode()


def test_what_readers_may_not_see_is_not_counted(serve: Serve) -> None:
    hidden = says("region/secret", "exists", True, sensitivity="confidential")
    open_list = serve(PaperLedger(table_with(WORLD))).get("/lijst/region").content
    assert serve(PaperLedger(table_with((*WORLD, hidden)))).get("/lijst/region").content == open_list


def test_every_link_keeps_the_coordinates_and_the_form_too(client: Client) -> None:
    page = read_page(client.get(f"/lijst/component?zoek=a&{PAST}").content.decode())
    main = [one for one in page.all("a") if "main" in one.inside]
    assert main
    assert all(one.attributes["href"].endswith(PAST) for one in main)
    hidden = {
        one.attributes["name"]: one.attributes["value"]
        for one in page.all("input")
        if one.attributes["type"] == "hidden" and "main" in one.inside
    }
    assert hidden == {"geldig-op": "2021-07-01", "bekend-op": "2021-09-23"}
    bar = [one for one in page.all("input") if one.attributes["type"] == "hidden" and "header" in one.inside]
    assert [(one.attributes["name"], one.attributes["value"]) for one in bar] == [("zoek", "a")]


def test_a_list_asks_the_database_only_whether_something_was_appended(
    serve: Serve, reference_ledger: Ledger
) -> None:
    client = serve(reference_ledger)
    client.get("/")
    for address in ("/lijst/component", "/en/lijst/component/csv", f"/lijst/party?{PAST}"):
        with CaptureQueriesContext(reference_ledger._connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked.captured_queries) == 1


def test_names_are_text_and_never_markup(serve: Serve) -> None:
    evil = "<script>alert(1)</script>"
    client = serve(PaperLedger(table_with((*WORLD, *named("region/evil", evil)))))
    assert "<script" not in client.get(f"/lijst/region?zoek={evil}").content.decode()


def test_the_structure_can_be_followed_without_sight(client: Client) -> None:
    page = read_page(client.get("/lijst/component").content.decode())
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert all(re.search(r"\d", caption.text) for caption in page.all("caption"))
    assert all(head.attributes.get("scope") for head in page.all("th"))
    assert f"/zaak/{ROOM}" not in {one.attributes["href"] for one in page.all("a")}
