# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How complete the picture is can be followed down to the single fact; what is missing can be taken along."""

import csv
import datetime
import io
import re

import pytest
from django.test import Client

from kamerbreed.overview import ALL, overview
from kamerbreed.picture import Coordinates, Picture, Table
from kamerbreed.vocabulary import LANGUAGES, Lang, say_number
from tests.overview import slowly
from tests.web.conftest import Serve
from tests.web.paper import TODAY, Page, PaperLedger, read_page, words
from tests.world import CBS, REGION, WORLD, named, says, table_with

ROOTS = {"nl": "", "en": "/en"}
DAYS = ("2015-06-01", "2019-06-24", "2021-07-01", TODAY.isoformat())
ROUTES = (
    "/volledigheid",
    "/volledigheid?soort=control-room",
    "/volledigheid?soort=control-room&eigenschap=staff",
    "/volledigheid?doel=continuity&aspect=techniek&partij=party/lms",
    "/volledigheid/hiaten",
    "/volledigheid/hiaten?soort=component&partij=niemand",
)


def page_of(client: Client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200
    return read_page(response.content.decode())


def lead_of(page: Page) -> str:
    return next(words(one.text) for one in page.all("p") if one.attributes.get("class") == "lead")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_known_is_said_first_of_how_many_and_of_which_day(
    client: Client, reference_table: Table, lang: Lang
) -> None:
    fill = overview(Picture(reference_table, Coordinates(valid_at=TODAY)), ()).completeness[ALL][ALL].fill
    lead = lead_of(page_of(client, f"{ROOTS[lang]}/volledigheid"))
    assert "23 november 2026" in lead.casefold()
    assert say_number(fill.of, lang) in lead
    assert say_number(fill.of - fill.n, lang) in lead


def test_from_a_kind_one_comes_to_its_properties_and_to_the_facts_with_the_reason_why(client: Client) -> None:
    page = page_of(client, "/volledigheid")
    links = [one.attributes["href"] for one in page.all("a")]
    kind = next(link for link in links if link.startswith("/volledigheid?soort=control-room"))
    links = [one.attributes["href"] for one in page_of(client, kind).all("a")]
    single = next(link for link in links if "eigenschap=staff" in link)
    facts = page_of(client, single)
    assert any(one.attributes["href"].endswith("/waarom/staff") for one in facts.all("a"))
    rows = [one for one in facts.all("tr") if "tbody" in one.inside]
    assert rows
    assert f" {len(rows)} van de " in words(facts.all("caption")[0].text)


def test_a_filter_counts_only_what_it_asks_for(client: Client, reference_table: Table) -> None:
    cells = [
        cell
        for cell in slowly.cells(Picture(reference_table, Coordinates(valid_at=TODAY)))
        if cell.subject.startswith("control-room/") and cell.aspect == "personeel"
    ]
    unknown = sum(cell.state != "known" for cell in cells)
    lead = lead_of(page_of(client, "/volledigheid?soort=control-room&aspect=personeel"))
    assert f"de {len(cells)} gegevens" in lead
    assert f"er {unknown} (" in lead


def test_the_pages_of_gaps_hold_together_exactly_the_file(client: Client, reference_table: Table) -> None:
    picture = Picture(reference_table, Coordinates(valid_at=TODAY))
    gaps = [
        (gap.subject, one)
        for gap in slowly.gaps(picture)
        for one in gap.missing
        if gap.subject.startswith("component/")
    ]
    text = client.get("/volledigheid/hiaten/csv?soort=component").content.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert [row[1] for row in rows] == [subject for subject, _ in gaps]
    assert head[1] == "Id"
    shown = []
    for number in range(1, len(gaps) // 50 + 2):
        page = page_of(client, f"/volledigheid/hiaten?soort=component&pagina={number}")
        shown += [words(one.text) for one in page.all("code") if "tbody" in one.inside]
    assert shown == [row[1] for row in rows]


def test_a_gap_names_who_should_know_it(serve: Serve) -> None:
    said = says(REGION, "keeper", CBS, key=CBS)
    client = serve(PaperLedger(table_with((*WORLD, said))))
    page = page_of(client, f"/volledigheid/hiaten?partij={CBS}&soort=region")
    things = {words(one.text) for one in page.all("code") if "tbody" in one.inside}
    assert things == {REGION}
    last = [one for one in page.all("td") if one.attributes["data-head"] == "Wie hoort het te weten"]
    assert {words(one.text) for one in last} == {"Centraal Bureau voor de Statistiek"}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_there_on_every_day_and_keeps_its_coordinates(
    client: Client, day: str, lang: Lang
) -> None:
    query = f"geldig-op={day}&bekend-op={day}"
    for route in ROUTES:
        page = page_of(client, f"{ROOTS[lang]}{route}{'&' if '?' in route else '?'}{query}")
        hrefs = [one.attributes["href"] for one in page.all("a") if "main" in one.inside]
        inner = [one for one in page.all("a") if "main" in one.inside and not re.search("knowable", one.text)]
        assert inner
        # The days of knowability are other days by their nature.
        other = [href for href in hrefs if query not in href]
        assert all("geldig-op=" in href for href in other)
        assert len(other) <= 3


def test_no_page_of_the_past_holds_what_became_known_later(serve: Serve) -> None:
    source = [*named("source/x", "Later"), says("source/x", "published_on", "2022-01-01")]
    rest = {"sources": ("source/x",)}
    said = [
        says("region/later", "exists", True, **rest),
        says("region/later", "name", "Latere regio", **rest),
    ]
    client = serve(PaperLedger(table_with((*WORLD, *source, *said))))
    past = "geldig-op=2021-07-01&bekend-op=2021-07-01"
    for route in ("/volledigheid/hiaten?soort=region", "/volledigheid/hiaten/csv?soort=region"):
        assert "Latere regio" in client.get(route).content.decode()
        assert "Latere regio" not in client.get(f"{route}&{past}").content.decode()


@pytest.mark.parametrize("path", ["/volledigheid", "/volledigheid/hiaten", "/volledigheid/hiaten/csv"])
@pytest.mark.parametrize(
    "query",
    [
        "doel=x",
        "aspect=x",
        "partij=lms",
        "partij=party/nobody-such",
        "soort=x",
        "eigenschap=x",
        "soort=region&eigenschap=staff",
        "pagina=0",
        "x=1",
    ],
)
def test_what_cannot_be_asked_is_said_with_what_can(client: Client, path: str, query: str) -> None:
    response = client.get(f"{path}?{query}")
    assert response.status_code == 400
    assert query.rsplit("&", maxsplit=1)[-1].partition("=")[0] in response.content.decode()


def test_hidden_things_change_no_number(serve: Serve) -> None:
    hidden = says("region/secret", "exists", True, sensitivity="confidential")
    for route in ROUTES:
        plain = serve(PaperLedger(table_with(WORLD))).get(route).content
        assert serve(PaperLedger(table_with((*WORLD, hidden)))).get(route).content == plain


def test_every_table_says_what_it_counts(client: Client) -> None:
    for route in ROUTES:
        page = page_of(client, route)
        ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
        assert len(ids) == len(set(ids))
        assert len(page.all("table")) == len(page.all("caption"))
        assert all(re.search(r"\d", words(caption.text)) for caption in page.all("caption"))
        assert all(head.attributes.get("scope") for head in page.all("th"))


def test_the_day_of_the_picture_is_the_day_of_the_sentence(client: Client) -> None:
    day = datetime.date(2021, 7, 1)
    assert "1 juli 2021" in lead_of(page_of(client, f"/volledigheid/hiaten?geldig-op={day}"))
