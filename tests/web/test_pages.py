# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Home, search, checks and dependencies say what the analyses say, of the day that is asked for."""

import csv
import datetime
import io
import pathlib
import re
import socket

import openpyxl
import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kamerbreed.exchange import kept_regions, read_regions
from kamerbreed.ledger import Ledger
from kamerbreed.overview import (
    ALL,
    check_of,
    checks,
    classified,
    completeness_by_room,
    counts_by_class,
    neighbourhood,
    run_checks,
)
from kamerbreed.picture import Coordinates, Table
from kamerbreed.vocabulary import LANGUAGES, Lang, say, say_number, scales
from kamerbreed.web.home._map import Painted, draw
from kamerbreed.web.home._places import hexagons
from tests.exchange.test_regions import country, written
from tests.web.conftest import Serve
from tests.web.paper import PaperLedger, read_page, words
from tests.world import WORLD, named, table_with

ROOTS = {"nl": "", "en": "/en"}
DAYS = ("2015-06-01", "2019-06-24", "2021-07-01", "2026-11-23")
ROUTES = (
    "/",
    "/?aspect=techniek",
    "/verwijzing",
    "/controles",
    "/controles/component-without-operator",
    "/controles/component-without-operator/csv",
    "/zoeken?zoek=den+haag",
    "/lijst/report",
    "/lijst/component",
    "/lijst/component?kolommen=last_tested,end_of_life,depends_on&operator=niet-bekend&volgorde=-last_tested",
    "/lijst/component/csv",
    "/lijst/component/xlsx",
    "/lijst/component/sjabloon",
    "/volledigheid",
    "/volledigheid/hiaten?soort=component",
    "/volledigheid/hiaten/csv?soort=component",
    "/volledigheid/verloop",
    "/volledigheid/verloop/csv",
    "/volledigheid/verloop/svg",
    "/volledigheid/meldkamers",
    "/volledigheid/meldkamers/csv",
    "/volledigheid/meldkamers/xlsx",
    "/zaak/control-room/den-haag/hoofdstukken",
    "/zaak/control-room/rotterdam/hoofdstukken",
    "/matrix",
    "/verschil",
    "/zaak/control-room/den-haag",
    "/zaak/control-room/den-haag/afhankelijkheden",
    "/zaak/control-room/den-haag/afhankelijkheden/svg",
    "/zaak/control-room/den-haag/wat-valt-uit",
    "/zaak/control-room/den-haag/waarom/exists",
    "/zaak/source/S72",
    "/zaak/source/S72?soort=control-room&grond=documented&alleen=1",
    "/zaak/source/S72/csv",
    "/zaak/source/letter-2021",
    "/volledigheid/lijsten",
    "/volledigheid/lijsten?soort=component&in=beide",
    "/volledigheid/lijsten/csv?soort=service",
    "/verzoeken",
    "/mijn-vragen",
    "/opvolging",
    "/opvolging/tijdlijn",
    "/opvolging/stand",
    "/opvolging/stand/json",
    "/opvolging/cijfers",
    "/opvolging/cijfers/svg",
    "/opvolging/voortgang.docx",
    "/opvolging/voortgang.pdf",
    "/opvolging/cijfers/csv",
    "/opvolging/toezeggingen",
    "/opvolging/kader",
    "/opvolging/negen-vragen",
    "/opvolging/brieven",
    "/opvolging/partijen",
    "/opvolging/partijen/minister-jenv",
    "/opvolging/R2019-a",
    "/lijst/question",
    "/zaak/question/answer-time",
    "/bronnen",
    "/bronnen?gelezen=onbekend",
    "/bronnen/csv",
    "/bronnen/xlsx",
    "/begrippen",
    "/begrippen?zoek=meldkamer&groep=termen",
    "/begrippen/csv",
    "/begrippen/xlsx",
    "/wijzigingen.atom",
    "/bouwstenen",
    "/bouwstenen?vorm=lang",
)


def text_of(client: Client, address: str, part: str = "main") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return words(read_page(response.content.decode()).all(part)[0].text)


# --- home ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_home_gives_each_room_the_numbers_of_the_analysis(
    client: Client, reference_table: Table, lang: Lang
) -> None:
    picture = PaperLedger(reference_table).picture()
    text = text_of(client, f"{ROOTS[lang]}/")
    for found in completeness_by_room(picture):
        assert picture.name(found.room, lang).text in text
        fill = found.by_aspect[ALL].fill
        assert say("of", lang, n=say_number(fill.n, lang), of=say_number(fill.of, lang)) in text


def test_the_map_of_the_past_shows_the_rooms_of_the_past(client: Client) -> None:
    def drawn(query: str) -> str:
        page = read_page(client.get("/" + query).content.decode())
        return " ".join(one.attributes.get("aria-label", "") for one in page.all("a") if "svg" in one.inside)

    assert "Nijmegen" in drawn("?geldig-op=2015-06-01")
    assert "Nijmegen" not in drawn("")
    now, then = drawn(""), drawn("?geldig-op=2021-07-01&bekend-op=2021-07-01")
    assert "8 Gelderland-Zuid: meldkamer Oost-Nederland" in now
    assert "8 Gelderland-Zuid: meldkamer Arnhem" in then
    assert drawn("?geldig-op=1950-01-01&bekend-op=1950-01-01") == ""


def test_the_regions_of_each_room_adjoin_on_the_map(reference_table: Table) -> None:
    # As the design says that it checked: walking from neighbour to neighbour one reaches all of a room.
    picture = PaperLedger(reference_table).picture()
    places = hexagons().places
    corners = {number: set(place.rings[0]) for number, place in places.items()}
    assert list(places) == list(range(1, 26))
    rooms: dict[str, set[int]] = {}
    for number in places:
        room = picture.one(f"region/vr{number:02}", "designated_room")
        rooms.setdefault(str(room), set()).add(number)
    assert len(rooms) == 10
    for numbers in rooms.values():
        reached, ahead = set(), [min(numbers)]
        while ahead:
            number = ahead.pop()
            reached.add(number)
            # Hexagons beside each other have two corners in common.
            beside = {other for other in numbers if len(corners[other] & corners[number]) == 2}
            ahead += beside - reached
        assert reached == numbers


def test_the_outline_runs_between_rooms_and_not_inside_one() -> None:
    def sides(rooms: dict[int, str]) -> int:
        painted = [
            Painted(number=number, label=str(number), url="", room=room, room_name=room, share=50)
            for number, room in rooms.items()
        ]
        return draw(painted, hexagons()).outline.count("M")

    # Two hexagons have twelve sides; beside each other they share one.
    assert sides({1: "a"}) == 6
    assert sides({1: "a", 2: "a"}) == 10
    assert sides({1: "a", 2: "b"}) == 11
    assert sides({1: "", 2: ""}) == 0


def test_a_place_of_which_nothing_is_known_has_no_name() -> None:
    drawing = draw([], hexagons())
    assert drawing.empty == 25
    assert {cell.number + cell.short + cell.label for cell in drawing.cells} == {""}


def test_borders_that_were_loaded_are_the_map_until_hexagons_are_asked_for(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path
) -> None:
    kept = tmp_path / "regions.json"
    monkeypatch.setattr(settings, "REGIONS", kept)
    hexagons_alone = client.get("/").content.decode()
    shapes = read_regions(written(tmp_path, country()[:24]))
    kept.write_bytes(kept_regions(shapes))
    page = read_page(client.get("/").content.decode())
    links = [one.attributes for one in page.all("a") if "svg" in one.inside]
    assert len(links) == 24
    text = text_of(client, "/")
    assert say("web.home.map.file", "nl", file="regios.geojson") in text
    assert say("web.home.map.unplaced", "nl", n="1") in text
    assert client.get("/?kaart=zeshoeken").content.decode().count("<path") == hexagons_alone.count("<path")
    assert client.get("/?kaart=anders").status_code == 400
    # The shares of the rooms are as on the other map, and so are the groups.
    labels = {
        one.attributes["aria-label"] for one in read_page(hexagons_alone).all("a") if "svg" in one.inside
    }
    assert {one["aria-label"] for one in links} < labels
    kept.write_bytes(b"damaged")
    assert client.get("/").status_code == 200


# --- search --------------------------------------------------------------------------------------


def test_search_finds_and_leads_to_the_thing_at_the_same_coordinates(client: Client) -> None:
    page = read_page(client.get("/zoeken?zoek=den+haag&geldig-op=2021-07-01").content.decode())
    links = [one.attributes["href"] for one in page.all("a") if "main" in one.inside]
    assert "/zaak/control-room/den-haag?geldig-op=2021-07-01" in links


def test_search_says_that_nothing_was_found_or_only_almost(client: Client) -> None:
    assert say("web.search.none", "nl", text="xyzzyplugh") in text_of(client, "/zoeken?zoek=xyzzyplugh")
    assert say("web.search.almost", "nl", text="noodstrom") in text_of(client, "/zoeken?zoek=noodstrom")


def test_search_of_the_past_finds_nothing_that_was_not_known(client: Client) -> None:
    # The merger of Den Haag was told in 2024.
    assert "S45" in text_of(client, "/zoeken?zoek=S45")
    past = "&geldig-op=2015-06-01&bekend-op=2015-06-01"
    assert text_of(client, f"/zoeken?zoek=hilversum{past}").startswith("Waar staat ‘hilversum’? Niets")


# --- checks --------------------------------------------------------------------------------------


def test_the_page_of_checks_counts_what_the_checks_find(client: Client, reference_table: Table) -> None:
    found = run_checks(PaperLedger(reference_table).picture())
    text = text_of(client, "/controles")
    assert len(found) == len(checks())
    for one in found:
        assert one.check.title("nl") in text
        share = f"{say_number(len(one.findings), 'nl')} van {say_number(one.of, 'nl')}"
        assert not one.of or share in text


def test_the_file_of_a_check_holds_every_finding(client: Client, reference_table: Table) -> None:
    picture = PaperLedger(reference_table).picture()
    for name in ("component-without-operator", "room-without-fallback"):
        result = next(one for one in run_checks(picture) if one.check.id == check_of(name).id)
        text = client.get(f"/controles/{name}/csv").content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        assert [row["id"] for row in rows] == [one.subject for one in result.findings]


def test_a_finding_stands_on_the_page_of_its_thing(client: Client, reference_table: Table) -> None:
    picture = PaperLedger(reference_table).picture()
    result = next(one for one in run_checks(picture) if one.findings)
    first = result.findings[0]
    assert result.check.title("nl") in text_of(client, f"/zaak/{first.subject}")


def test_what_is_only_assumed_counts_when_asked_and_the_title_says_so(client: Client) -> None:
    assert "aannames" not in text_of(client, "/controles", "h1")
    title = read_page(client.get("/controles?aannames=1").content.decode()).all("h1")[0].text
    assert "aannames meegeteld" in title


# --- dependencies --------------------------------------------------------------------------------


def test_the_drawing_holds_what_the_table_beside_it_holds(client: Client, reference_table: Table) -> None:
    thing = "component/112-platform"
    found = neighbourhood(PaperLedger(reference_table).picture(), thing, depth=2)
    page = read_page(client.get(f"/zaak/{thing}/afhankelijkheden").content.decode())
    drawn = {one.attributes["href"] for one in page.all("a") if "svg" in one.inside}
    expected = {f"/zaak/{node.id}/afhankelijkheden" for node in found.nodes if node.id != thing}
    assert expected <= {href.partition("?")[0] for href in drawn}
    text = words(page.all("main")[0].text)
    for branch in found.tree:
        assert PaperLedger(reference_table).picture().name(branch.id, "nl").text in text


def test_an_early_graph_is_nearly_empty_and_says_why(client: Client) -> None:
    address = "/zaak/component/112-platform/afhankelijkheden?geldig-op=2019-06-01"
    text = text_of(client, address)
    assert "later" in text
    page = read_page(client.get(address).content.decode())
    assert any("terugrekenen=1" in one.attributes["href"] for one in page.all("a") if "main" in one.inside)


def test_the_drawing_as_a_file_stands_alone(client: Client) -> None:
    response = client.get("/zaak/component/112-platform/afhankelijkheden/svg")
    assert response.headers["Content-Type"].startswith("image/svg+xml")
    assert "attachment" in response.headers["Content-Disposition"]
    text = response.content.decode()
    assert text.startswith("<svg")
    assert "style=" not in text
    assert "23 november 2026" in text


# --- files ---------------------------------------------------------------------------------------


def test_the_workbook_of_a_list_holds_what_its_csv_holds(client: Client) -> None:
    query = "?zoek=112&volgorde=-naam&geldig-op=2021-07-01"
    text = client.get(f"/lijst/component/csv{query}").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    response = client.get(f"/lijst/component/xlsx{query}")
    assert 'filename="component-2021-07-01.xlsx"' in response.headers["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert len(rows) > 1
    assert [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)] == rows


def test_a_workbook_of_a_list_calculates_nothing(serve: Serve) -> None:
    evil = "=1+cmd|' /C calc'!A0"
    client = serve(PaperLedger(table_with((*WORLD, *named("region/evil", evil)))))
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/lijst/region/xlsx").content)).active
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}
    assert cells[evil] == "s"


# --- differences ---------------------------------------------------------------------------------


def test_the_differences_are_those_of_the_analysis_each_in_its_class(
    client: Client, reference_table: Table
) -> None:
    day = datetime.date(2021, 7, 1)
    before = PaperLedger(reference_table).picture(Coordinates(valid_at=day, known_at=day))
    found = classified(before, PaperLedger(reference_table).picture())
    past = "geldig-op=2021-07-01&bekend-op=2021-07-01"
    text = text_of(client, f"/verschil?{past}")
    assert f"Aantal feiten dat anders staat: {say_number(len(found), 'nl')}." in text
    for name, each in counts_by_class(found).items():
        count = say_number(sum(each.values()), "nl")
        assert f"{scales()['difference'][name].of('nl')} ({count})" in text
    merged = text_of(client, f"/verschil?{past}&waardoor=changed")
    assert sum(one.kind == "changed" for one in found) > 0
    assert f"van {say_number(len(found), 'nl')} in totaal" in merged


def test_a_picture_does_not_differ_from_itself(client: Client) -> None:
    same = "geldig-op=2021-07-01&bekend-op=2021-07-01&met-geldig-op=2021-07-01&met-bekend-op=2021-07-01"
    assert "Aantal feiten dat anders staat: 0." in text_of(client, f"/verschil?{same}")


def test_a_wrong_day_of_the_other_picture_is_named_by_its_own_field(client: Client) -> None:
    response = client.get("/verschil?met-geldig-op=2023-02-30&waardoor=x&pagina=0")
    assert response.status_code == 400
    named = {words(one.text) for one in read_page(response.content.decode()).all("dt")}
    assert named == {"met-geldig-op", "waardoor", "pagina"}


def test_a_picture_of_the_past_leads_to_what_is_different_now(client: Client) -> None:
    page = read_page(client.get("/?geldig-op=2021-07-01").content.decode())
    links = {words(one.text): one.attributes["href"] for one in page.all("a") if "header" in one.inside}
    assert links["Verschil met nu"] == "/verschil?geldig-op=2021-07-01"
    assert client.get(links["Verschil met nu"]).status_code == 200


def test_a_thing_that_is_only_named_leads_nowhere(client: Client) -> None:
    """As known in July 2021 the national platform is named, and nothing else is told of it."""
    past = "geldig-op=2021-07-01&bekend-op=2021-07-01"
    assert client.get(f"/zaak/component/lms-ict-platform?{past}").status_code == 404
    page = read_page(client.get(f"/zaak/service/room-takeover/afhankelijkheden?{past}").content.decode())
    for one in page.all("a"):
        href = one.attributes["href"]
        assert href.startswith("#") or client.get(href).status_code == 200, href
    assert "Landelijk ICT-platform" in words(page.all("main")[0].text)


def test_every_page_says_at_its_foot_which_picture_it_shows_and_where_that_stays(
    serve: Serve, reference_ledger: Ledger
) -> None:
    client = serve(reference_ledger)
    position = reference_ledger.picture(None).position
    for address in ("/", "/lijst/component?type=network", "/zaak/control-room/den-haag?geldig-op=2021-07-01"):
        page = read_page(client.get(address).content.decode())
        foot = page.all("footer")[0]
        link = next(one.attributes["href"] for one in page.all("a") if "stand=" in one.attributes["href"])
        assert position in link
        assert ("1 juli 2021" in foot.text) == ("2021-07-01" in address)
        assert re.search(rf"http://\S+{re.escape(link)}\s", foot.text)
        again = read_page(client.get(link).content.decode())
        assert words(again.all("main")[0].text) == words(page.all("main")[0].text)


@pytest.mark.parametrize("address", ["/", "/volledigheid/lijsten", "/volledigheid/verloop", "/verwijzing"])
def test_a_page_that_is_kept_still_leads_on_with_the_fields_of_its_address(
    client: Client, address: str
) -> None:
    client.get(address)
    page = read_page(client.get(f"{address}?sjablonen=1").content.decode())
    links = [one.attributes["href"] for one in page.all("a") if "main" in one.inside]
    assert links
    assert all("sjablonen=1" in href for href in links if not href.startswith("#"))


@pytest.mark.parametrize("query", ["", "?geldig-op=2021-07-01&bekend-op=2021-07-01"])
def test_each_number_of_home_leads_to_its_rows(client: Client, query: str) -> None:
    page = read_page(client.get(f"/{query}").content.decode())
    links = [one for one in page.all("a") if "dl" in one.inside]
    assert len(links) == 4
    for one in links:
        address, _, anchor = one.attributes["href"].partition("#")
        rows = read_page(client.get(address).content.decode())
        assert not anchor or [x for x in rows.elements if x.attributes.get("id") == anchor]
        assert address.endswith(query)
    missing, of = (int(text.replace(".", "")) for text in re.findall(r"[\d.]+", links[1].text))
    gaps = words(read_page(client.get(links[1].attributes["href"]).content.decode()).all("main")[0].text)
    assert say_number(of - missing, "nl") in gaps


# --- all of them ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "then"), [("nl", "en"), ("en", "nl")])
def test_what_is_kept_for_one_language_does_not_show_in_the_other(
    serve: Serve, reference_table: Table, first: Lang, then: Lang
) -> None:
    """Workbooks are left out: they hold the moment at which they were made."""
    routes = [route for route in ROUTES if not route.endswith(("/xlsx", "/sjabloon"))]
    alone = serve(PaperLedger(reference_table))
    wanted = {route: alone.get(f"{ROOTS[then]}{route}").content for route in routes}
    both = serve(PaperLedger(reference_table))
    for route in routes:
        both.get(f"{ROOTS[first]}{route}")
    for route in routes:
        assert both.get(f"{ROOTS[then]}{route}").content == wanted[route], route


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("day", DAYS)
def test_no_route_of_an_earlier_day_shows_a_later_year(client: Client, day: str, lang: Lang) -> None:
    """The picture of knowledge may look ahead in plans alone; the time bar and the aside are left out."""
    for route in ROUTES:
        # These tell of other days too: how much could be known then, and what is otherwise now.
        if route in ("/verwijzing", "/volledigheid", "/verschil"):
            continue
        mark = "&" if "?" in route else "?"
        response = client.get(f"{ROOTS[lang]}{route}{mark}geldig-op={day}&bekend-op={day}")
        if response.status_code == 404:
            continue
        assert response.status_code == 200, route
        if not response.headers["Content-Type"].startswith(("text/", "image/")):
            continue
        text = response.content.decode()
        if "<main" in text:
            text = words(read_page(text).all("main")[0].text)
        # A law is public since it was first published; its name says which version was read.
        text = re.sub(r"version 20\d\d-\d\d-\d\d", "", text)
        # An open question names a plan that ends later.
        text = re.sub(r"plan 20\d\d-20\d\d", "", text)
        ahead = {found for found in re.findall(r"\b20[12]\d\b", text) if found > day[:4]}
        planned = set(re.findall(r"(?:gepland|voorzien|planned)[^.]{0,80}?\b(20[12]\d)", text))
        assert not ahead - planned, (route, day, ahead)


def test_no_page_opens_a_connection(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is served with the network cut off: nothing is looked up elsewhere."""

    def refuse(*_: object) -> None:
        raise AssertionError("a page reaches out")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for address in ROUTES:
        assert client.get(address).status_code == 200


def test_a_page_asks_the_database_only_whether_something_was_appended(
    serve: Serve, reference_ledger: Ledger
) -> None:
    client = serve(reference_ledger)
    client.get("/")
    for address in ROUTES:
        with CaptureQueriesContext(reference_ledger._connection) as asked:
            assert client.get(address).status_code == 200
        pictures = 2 if address == "/verschil" else 1
        assert len(asked.captured_queries) == pictures, address
