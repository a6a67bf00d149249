# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A list shows what its address asks for, says of how many, and gives exactly that as a file."""

import csv
import io
import pathlib
import re

import openpyxl
import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kamerbreed.exchange import write_workbook_template
from kamerbreed.ledger import Ledger
from kamerbreed.picture import Table
from kamerbreed.vocabulary import LANGUAGES, Lang, kinds, say
from kamerbreed.web._coordinates import FIELDS as COORDINATES
from kamerbreed.web.lists._wish import STANDINGS, columns_of, properties_of
from tests.web.conftest import Serve
from tests.web.paper import TODAY, PaperLedger, read_page, words
from tests.world import CBS, COMPILER, LMS, ROOM, WORLD, named, says, table_with

ROOTS = {"nl": "", "en": "/en"}
PAST = "geldig-op=2021-07-01&bekend-op=2021-09-23"
MANY = [one for number in range(60) for one in named(f"region/r{number:02}", f"Regio {number:02}")]


def listed(client: Client, address: str) -> list[str]:
    """The names on the page of a list."""
    page = read_page(client.get(address).content.decode())
    heads = [words(one.text) for one in page.all("th") if "tbody" in one.inside]
    return [re.sub(r" [a-z-]+/\S+$", "", head) for head in heads]


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
    assert "gron" in [one.attributes.get("value") for one in page.all("input") if "main" in one.inside]


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
    page = read_page(many.get("/lijst/region?volgorde=-toestand").content.decode())
    assert [one.attributes["aria-sort"] for one in page.all("th") if "aria-sort" in one.attributes] == [
        "descending"
    ]


def test_an_order_by_a_column_that_is_not_shown_is_told(many: Client) -> None:
    page = read_page(many.get("/lijst/region?volgorde=-id").content.decode())
    assert "op volgorde van Id, aflopend" in words(page.all("caption")[0].text)
    assert listed(many, "/lijst/region?volgorde=-id")[0] == "Veiligheidsregio Groningen"


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


def cells(client: Client, address: str, head: str) -> list[str]:
    """What a column of the page holds, by its head."""
    page = read_page(client.get(address).content.decode())
    return [words(one.text) for one in page.all("td") if one.attributes["data-head"] == head]


def options(client: Client, address: str, field: str) -> dict[str, str]:
    """What a field of the form offers: value and label."""
    text = client.get(address).content.decode()
    found = re.search(rf'<select[^>]*name="{field}">(.*?)</select>', text, re.DOTALL)
    assert found
    return dict(re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)</option>', found.group(1)))


@pytest.mark.parametrize("asked", ["kolommen=staff,city", "kolommen=staff&kolommen=city"])
def test_the_columns_are_those_that_the_address_names_in_its_order(client: Client, asked: str) -> None:
    page = read_page(client.get(f"/lijst/control-room?{asked}").content.decode())
    heads = [words(one.text).rstrip(" ↑") for one in page.all("th") if "thead" in one.inside]
    assert heads == ["Naam", "Personeel (personen)", "Plaats"]
    checked = [one.attributes["value"] for one in page.all("input") if "checked" in one.attributes]
    assert set(checked) == {"staff", "city"}
    turned = next(
        one.attributes["href"] for one in page.all("a") if "volgorde=city" in one.attributes["href"]
    )
    assert "kolommen=staff,city" in turned


@pytest.mark.parametrize("order", ["population", "-population"])
def test_numbers_stand_in_their_order_and_what_is_not_known_last(serve: Serve, order: str) -> None:
    said = [
        says("region/r01", "population", 9_000),
        says("region/r02", "population", 100_000),
        says("region/r03", "population", 20_000),
    ]
    client = serve(PaperLedger(table_with((*WORLD, *MANY[:10], *said))))
    address = f"/lijst/region?kolommen=population&volgorde={order}"
    found = cells(client, address, "Inwoners (personen)")
    known = ["9.000", "20.000", "100.000"]
    assert found[:3] == (known if order == "population" else known[::-1])
    assert set(found[3:]) == {"nooit gevraagd"}
    page = read_page(client.get(address).content.decode())
    sorted_by = [one.attributes["aria-sort"] for one in page.all("th") if "aria-sort" in one.attributes]
    assert sorted_by == ["ascending" if order == "population" else "descending"]


def test_a_filter_leaves_those_with_the_value_and_says_how_many(
    client: Client, reference_table: Table
) -> None:
    picture = PaperLedger(reference_table).picture()
    there = [one.id for one in picture.things(kinds()["component"], planned=True)]
    radio = {one for one in there if picture.one(one, "type") == "radio"}
    shown = [row[1] for row in filed(client, "/lijst/component/csv?type=radio")[1:]]
    assert set(shown) == radio
    assert len(shown) == len(radio) > 1
    offered = options(client, "/lijst/component", "type")
    assert offered["radio"].endswith(f"({len(radio)})")


def test_what_is_not_known_can_be_asked_for(client: Client, reference_table: Table) -> None:
    picture = PaperLedger(reference_table).picture()
    there = [one.id for one in picture.things(kinds()["component"], planned=True)]

    def standing(subject: str) -> str:
        facts = picture.members(subject, "operator").values()
        if any(fact.known for fact in facts):
            return "bekend"
        return "aangenomen" if any(fact.value for fact in facts) else "niet-bekend"

    for asked in ("bekend", "aangenomen", "niet-bekend"):
        rows = filed(client, f"/lijst/component/csv?operator={asked}")[1:]
        assert {row[1] for row in rows} == {one for one in there if standing(one) == asked}
    offered = options(client, "/lijst/component", "operator")
    counts = [int(offered[one].rpartition("(")[2].rstrip(")")) for one in STANDINGS]
    assert sum(counts) == len(there)


def test_filters_count_what_the_other_filters_leave(client: Client) -> None:
    alone = options(client, "/lijst/component?type=network", "type")
    assert alone == options(client, "/lijst/component", "type")
    both = options(client, "/lijst/component?type=network", "owner")
    rows = filed(client, "/lijst/component/csv?type=network&owner=niet-bekend")[1:]
    assert both["niet-bekend"].endswith(f"({len(rows)})")
    page = read_page(client.get("/lijst/component?type=network&owner=niet-bekend").content.decode())
    leave = [one for one in page.all("a") if one.text.startswith("Laat los")]
    assert [one.attributes["href"] for one in leave] == [
        "/lijst/component?owner=niet-bekend",
        "/lijst/component?type=network",
    ]


def test_words_are_looked_for_in_what_is_shown(client: Client) -> None:
    shown = listed(client, "/lijst/component?zoek=KPN&kolommen=operator&per-pagina=100")
    hidden = listed(client, "/lijst/component?zoek=KPN&kolommen=last_tested&per-pagina=100")
    assert set(hidden) < set(shown)


def test_the_page_says_what_is_to_be_minded_and_the_file_too(serve: Serve) -> None:
    said = [
        says("region/vr01", "population", 1, valid_from="2020-01-01"),
        says("region/vr01", "population", 2, valid_from="2020-01-01", stated_by=CBS),
        says("region/vr01", "served_by", ROOM, stated_by=COMPILER, basis="assumed"),
    ]
    client = serve(PaperLedger(table_with((*WORLD, *said))))
    address = "/lijst/region?kolommen=population,served_by"
    assert "betwist" in cells(client, address, "Inwoners (personen)")[0]
    assert "aangenomen" in cells(client, address, "Bediend door")[0]
    head, row = filed(client, "/lijst/region/csv?kolommen=population,served_by")
    assert head[-1] == "Voorbehoud"
    assert row[-1] == "inwoners: verouderd, betwist; bediend door: aangenomen"


def test_a_file_has_numbers_as_numbers_and_days_as_iso(serve: Serve) -> None:
    said = [
        says("region/vr01", "fire_alarm_min", 1234.5),
        *named("component/x", "X"),
        says("component/x", "end_of_life", "2030-05"),
    ]
    client = serve(PaperLedger(table_with((*WORLD, *said))))
    assert filed(client, "/lijst/region/csv?kolommen=fire_alarm_min")[1][2] == "1234,5"
    assert filed(client, "/en/lijst/region/csv?kolommen=fire_alarm_min")[1][2] == "1234.5"
    assert filed(client, "/lijst/component/csv?kolommen=end_of_life")[1][2] == "2030-05"
    content = client.get("/lijst/region/xlsx?kolommen=fire_alarm_min").content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet["C2"].value == 1234.5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_empty_workbook_of_a_kind_is_the_one_that_an_import_reads(
    client: Client, lang: Lang, tmp_path: pathlib.Path
) -> None:
    address = f"{ROOTS[lang]}/lijst/component"
    page = read_page(client.get(address).content.decode())
    link = next(one.attributes["href"] for one in page.all("a") if "sjabloon" in one.attributes["href"])
    response = client.get(link)
    assert "attachment" in response.headers["Content-Disposition"]
    own = tmp_path / "own.xlsx"
    write_workbook_template(own, kinds()["component"], None, lang)

    def heads(content: bytes) -> list[str]:
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[1]
        return [cell.value for cell in sheet[1]]

    assert heads(response.content) == heads(own.read_bytes())


def test_every_column_of_every_kind_can_be_shown_ordered_and_filed(client: Client) -> None:
    for slug, kind in kinds().items():
        every = ",".join(columns_of(kind))
        page = read_page(client.get(f"/lijst/{slug}?kolommen={every}").content.decode())
        assert len([one for one in page.all("th") if "thead" in one.inside]) == len(columns_of(kind)) + 1
        assert len(filed(client, f"/en/lijst/{slug}/csv?kolommen={every}")[0]) == len(columns_of(kind)) + 2
        for name in columns_of(kind):
            assert client.get(f"/lijst/{slug}?volgorde=-{name}").status_code == 200


def test_no_name_of_a_property_is_a_field_of_every_page() -> None:
    for kind in kinds().values():
        assert not set(properties_of(kind)) & {*COORDINATES, "zoek", "kolommen", "volgorde", "per-pagina"}


def test_no_choice_of_the_past_offers_what_became_known_later(serve: Serve) -> None:
    source = [*named("source/x", "Later"), says("source/x", "published_on", "2022-01-01")]
    rest = {"sources": ("source/x",)}
    said = [
        *named("component/c", "Onderdeel"),
        says("component/c", "exists", True, sources=("source/2019",), valid_from="2019-01-01"),
        says("component/c", "operator", LMS, key=LMS, **rest),
    ]
    client = serve(PaperLedger(table_with((*WORLD, *source, *said))))
    assert LMS in options(client, "/lijst/component?kolommen=operator", "operator")
    past = options(client, f"/lijst/component?kolommen=operator&{PAST}", "operator")
    assert LMS not in past
    assert past["niet-bekend"] == "niet bekend (1)"


def test_a_file_calculates_nothing(serve: Serve) -> None:
    client = serve(PaperLedger(table_with((*WORLD, *named("region/evil", "=1+1")))))
    assert "'=1+1" in [row[0] for row in filed(client, "/lijst/region/csv")]


@pytest.mark.parametrize("path", ["/lijst/region", "/lijst/region/csv"])
@pytest.mark.parametrize(
    "query",
    [
        "pagina=0",
        "pagina=x",
        "pagina=9999999",
        "per-pagina=7",
        "volgorde=x",
        "x=1",
        "zoek=a&zoek=b",
        "kolommen=x",
        "kolommen=exists",
        "served_by=party/lms",
        "served_by=control-room/nobody-such",
        "population=7",
        "toestand=ended",
        "number=bekend&number=bekend",
    ],
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
    # The search field keeps the coordinates, the time bar the fields of the page.
    assert [(one.attributes["name"], one.attributes["value"]) for one in bar] == [
        *hidden.items(),
        ("zoek", "a"),
    ]


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
    assert "<script>" not in client.get(f"/lijst/region?zoek={evil}").content.decode()


def test_the_structure_can_be_followed_without_sight(client: Client) -> None:
    page = read_page(client.get("/lijst/component").content.decode())
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert all(re.search(r"\d", caption.text) for caption in page.all("caption"))
    assert all(head.attributes.get("scope") for head in page.all("th"))
    assert f"/zaak/{ROOM}" not in {one.attributes["href"] for one in page.all("a")}
