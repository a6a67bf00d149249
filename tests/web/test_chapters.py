# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Control rooms in the four chapters say what the facts say, side by side and through time."""

import csv
import datetime
import importlib.resources
import io
import re

import openpyxl
import pytest
from django.test import Client

from kamerbreed.picture import Coordinates, Picture, Table
from kamerbreed.vocabulary import LANGUAGES, ControlRoom, Lang, kind_of, property_of, say_date
from tests.web.conftest import Serve
from tests.web.paper import TODAY, Page, PaperLedger, read_page, words
from tests.world import COMPILER, OTHER_ROOM, ROOM, WORLD, named, says, table_with

ROOTS = {"nl": "", "en": "/en"}
LETTER = datetime.date(2021, 7, 1)
THEN = f"geldig-op={LETTER}&bekend-op={LETTER}"
CHAPTERS = ("organisatie", "personeel", "taken", "beheer")


def page_of(client: Client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200
    return read_page(response.content.decode())


def lead_of(page: Page) -> str:
    return next(words(one.text) for one in page.all("p") if one.attributes.get("class") == "lead")


def known_of(picture: Picture, thing: str, name: str) -> bool:
    """Whether a property is known, member by member; on what is only assumed to be there nothing is."""
    found = property_of(thing, name)
    facts = picture.members(thing, name).values() if found.many else [picture.fact(thing, name)]
    return any(fact.known for fact in facts) and not picture.existence(thing).assumed


def counted(picture: Picture, room: str) -> dict[str, tuple[int, int]]:
    """Known topics and all topics of each chapter, from single facts: another way than the analysis."""
    text = (importlib.resources.files("kamerbreed.overview") / "chapters.csv").read_text(encoding="utf-8")
    found = {name: [0, 0] for name in CHAPTERS}
    for row in csv.DictReader(io.StringIO(text)):
        things = [room]
        if row["via"]:
            things = [
                one.id
                for one in picture.things(kind_of(row["kind"]))
                if picture.one(one.id, row["via"]) == room
            ]
        asked = [
            one for one in things if picture.fact(one, row["property"]).standing.question != "not_applicable"
        ]
        if things and not asked:
            continue
        found[row["chapter"]][0] += bool(asked) and all(known_of(picture, x, row["property"]) for x in asked)
        found[row["chapter"]][1] += 1
    return {name: (n, of) for name, (n, of) in found.items()}


def rows_under(page: Page, caption: str) -> list[list[str]]:
    """The cells of the rows of the body under a caption, as text."""
    number = [one.attributes.get("id") for one in page.all("caption")].index(caption)
    inside: list[list[str]] = []
    tables = -1
    for one in page.elements:
        tables += one.tag == "table"
        if tables != number or "tbody" not in one.inside:
            continue
        if one.tag == "tr":
            inside.append([])
        elif one.tag in {"th", "td"}:
            inside[-1].append(words(one.text))
    return inside


def shares(cells: list[str]) -> list[tuple[int, int]]:
    pairs = [re.search(r"(\d+) (?:van|of) (\d+)", cell) for cell in cells]
    return [(int(pair[1]), int(pair[2])) for pair in pairs if pair]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("query", ["", THEN])
def test_every_room_has_the_numbers_that_its_facts_give(
    client: Client, reference_table: Table, lang: Lang, query: str
) -> None:
    at = Coordinates(valid_at=LETTER, known_at=LETTER) if query else Coordinates(valid_at=TODAY)
    picture = Picture(reference_table, at)
    *rows, total = rows_under(
        page_of(client, f"{ROOTS[lang]}/volledigheid/meldkamers?{query}"), "whole-caption"
    )
    by_name: dict[str, list[list[tuple[int, int]]]] = {}
    for one in picture.things(ControlRoom):
        each = list(counted(picture, one.id).values())
        pairs = [*each, (sum(n for n, _ in each), sum(of for _, of in each))]
        by_name.setdefault(picture.name(one.id, lang).text, []).append(pairs)
    shown = [name for name in sorted(by_name, key=str.casefold) for _ in by_name[name]]
    assert len(rows) == len(shown)
    for (text, *cells), name in zip(rows, shown, strict=True):
        assert text.startswith(name)
        assert shares(cells) in by_name[name]
    columns = zip(*(shares(row[1:]) for row in rows), strict=True)
    assert shares(total[1:]) == [(sum(n for n, _ in one), sum(of for _, of in one)) for one in columns]


def test_rooms_of_the_same_name_are_told_apart(client: Client) -> None:
    """In July 2021 two rooms in Rotterdam are known: the one of then and the one of now."""
    rows = rows_under(page_of(client, f"/volledigheid/meldkamers?{THEN}"), "whole-caption")
    names = [row[0] for row in rows if row[0].startswith("Rotterdam")]
    assert len(set(names)) == len(names) == 2


def test_what_is_not_known_is_said_first(client: Client, reference_table: Table) -> None:
    picture = Picture(reference_table, Coordinates(valid_at=TODAY))
    pairs = [pair for one in picture.things(ControlRoom) for pair in counted(picture, one.id).values()]
    known, of = sum(n for n, _ in pairs), sum(of for _, of in pairs)
    lead = lead_of(page_of(client, "/volledigheid/meldkamers"))
    assert lead.startswith(f"Niet bekend op 23 november 2026: {of - known} van de {of} onderwerpen van")


def test_each_cell_leads_to_its_chapter_of_its_room_on_the_same_day(client: Client) -> None:
    page = page_of(client, f"/volledigheid/meldkamers?{THEN}")
    links = {one.attributes["href"] for one in page.all("a") if "td" in one.inside}
    assert f"/zaak/control-room/den-haag/hoofdstukken?{THEN}#beheer" in links
    for address in sorted({link.partition("#")[0] for link in links}):
        ids = {one.attributes.get("id") for one in page_of(client, address).elements}
        assert {*CHAPTERS, "through-time"} <= ids


def test_the_files_hold_every_topic_of_every_room(client: Client, reference_table: Table) -> None:
    picture = Picture(reference_table, Coordinates(valid_at=LETTER))
    query = f"geldig-op={LETTER}"
    text = client.get(f"/volledigheid/meldkamers/csv?{query}").content.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert head[1] == "Id"
    for room in picture.things(ControlRoom):
        own = [row for row in rows if row[1] == room.id]
        for chapter, (n, of) in counted(picture, room.id).items():
            told = [row for row in own if row[2] == chapter]
            assert (sum(row[6] == row[7] != "0" for row in told), len(told)) == (n, of)
    response = client.get(f"/volledigheid/meldkamers/xlsx?{query}")
    assert f"meldkamers-in-hoofdstukken-{LETTER}.xlsx" in response.headers["Content-Disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [head, *rows]


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ({"value": 90}, "■ bekend 1 van 1"),
        ({"value": 90, "basis": "assumed", "stated_by": COMPILER}, "○ alleen aangenomen 0 van 1"),
        ({"value": 90, "observed_on": "2026"}, "≈ onzeker 0 van 1"),
        ({"non_value": "unknown"}, "⌀ niemand weet het 0 van 1"),
        ({"non_value": "refused"}, "⊘ geweigerd 0 van 1"),
        (None, "□ nooit gevraagd 0 van 1"),
    ],
)
def test_a_topic_says_how_its_question_stands_in_a_sign_and_words(
    serve: Serve, rest: dict[str, object] | None, said: str
) -> None:
    told = [] if rest is None else [says(ROOM, "staff", **{"observed_on": "2026-06-01", **rest})]  # type: ignore[arg-type]
    page = page_of(serve(PaperLedger(table_with((*WORLD, *told)))), f"/zaak/{ROOM}/hoofdstukken")
    row = next(one for one in page.all("tr") if words(one.text).startswith("personeel Waarom hier"))
    assert said in words(row.text)


def test_a_topic_that_is_known_of_one_of_two_things_says_so_and_leads_to_both(serve: Serve) -> None:
    processes = [
        one
        for name in ("one", "two")
        for one in (
            *named(f"management-process/{name}", name),
            says(f"management-process/{name}", "room", ROOM),
        )
    ]
    tested = says("management-process/one", "last_tested", "2026-01-01", observed_on="2026-06-01")
    client = serve(PaperLedger(table_with((*WORLD, *processes, tested))))
    page = page_of(client, f"/zaak/{ROOM}/hoofdstukken")
    row = next(one for one in page.all("tr") if words(one.text).startswith("laatst beproefd op"))
    assert "◧ van een deel bekend 1 van 2" in words(row.text)
    links = {one.attributes["href"] for one in page.all("a")}
    for name in ("one", "two"):
        assert f"/zaak/management-process/{name}/waarom/last_tested" in links
    assert client.get("/zaak/management-process/two/waarom/last_tested").status_code == 200


def test_a_topic_names_who_should_know_it(client: Client, reference_table: Table) -> None:
    picture = Picture(reference_table, Coordinates(valid_at=TODAY))
    page = page_of(client, "/zaak/control-room/den-haag/hoofdstukken")
    row = next(one for one in page.all("tr") if words(one.text).startswith("minimumbezetting"))
    keepers = picture.keepers("control-room/den-haag", "minimum_staffing")
    assert keepers
    assert all(picture.name(party, "nl").text in row.text for party in keepers)


def day_rows(page: Page) -> list[list[str]]:
    return [row for row in rows_under(page, "through-time-caption") if len(row) > 1]


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("", ["2015-06-01", "2019-06-24", "2021-07-01", TODAY.isoformat()]),
        (THEN, ["2015-06-01", "2019-06-24", "2021-07-01"]),
        ("geldig-op=2024-05-01&bekend-op=2020-01-01", ["2015-06-01", "2019-06-24", "2024-05-01"]),
        ("geldig-op=2017-01-01", ["2015-06-01", "2017-01-01"]),
    ],
)
def test_through_time_a_room_has_the_numbers_of_each_day_and_of_no_later_one(
    client: Client, reference_table: Table, query: str, days: list[str]
) -> None:
    room = "control-room/den-bosch"
    asked = dict(part.split("=") for part in query.split("&") if part)
    known_at = datetime.date.fromisoformat(asked["bekend-op"]) if "bekend-op" in asked else None
    response = client.get(f"/zaak/{room}/hoofdstukken?{query}")
    if response.status_code == 404:
        pytest.skip("not told of on that day")
    rows = day_rows(read_page(response.content.decode()))
    expected = []
    for then in (True, False):
        for text in days:
            day = datetime.date.fromisoformat(text)
            at = Coordinates(valid_at=day, known_at=min(day, known_at or TODAY) if then else known_at)
            picture = Picture(reference_table, at)
            told = room in picture.roll
            pairs = list(counted(picture, room).values()) if told else []
            expected.append((say_date(text, "nl"), pairs))
    assert len(rows) == len(expected)
    for row, (day, pairs) in zip(rows, expected, strict=True):
        assert row[0].startswith(day)
        assert shares(row[1:])[:4] == pairs


def test_a_day_of_the_table_leads_to_the_same_page_of_that_day(client: Client) -> None:
    page = page_of(client, "/zaak/control-room/den-bosch/hoofdstukken")
    links = [one.attributes["href"] for one in page.all("a") if "tbody" in one.inside]
    then = f"/zaak/control-room/den-bosch/hoofdstukken?{THEN}"
    assert then in links
    assert f"/zaak/control-room/den-bosch/hoofdstukken?geldig-op={LETTER}" in links
    assert lead_of(page_of(client, then)).startswith("Niet bekend op 1 juli 2021: ")


def test_a_room_that_is_no_longer_there_is_shown_as_such(client: Client) -> None:
    page = page_of(client, "/zaak/control-room/legacy-nijmegen/hoofdstukken")
    assert "De meldkamer zelf: " in lead_of(page)


@pytest.mark.parametrize("thing", ["region/vr01", "control-room/nobody-such", "component/nafin"])
def test_only_a_control_room_that_is_told_of_has_chapters(client: Client, thing: str) -> None:
    assert client.get(f"/zaak/{thing}/hoofdstukken").status_code == 404


def test_home_and_the_page_of_a_room_lead_to_its_chapters_and_that_of_a_region_does_not(
    client: Client,
) -> None:
    def links(address: str) -> set[str]:
        return {one.attributes["href"] for one in page_of(client, address).all("a")}

    assert f"/zaak/control-room/den-haag/hoofdstukken?{THEN}" in links(f"/?{THEN}")
    assert "/zaak/control-room/den-haag/hoofdstukken" in links("/zaak/control-room/den-haag")
    assert not any("hoofdstukken" in link for link in links("/zaak/region/vr01"))


def test_a_room_that_is_hidden_is_in_no_number_and_no_file(serve: Serve) -> None:
    hidden = [
        says("control-room/secret", "exists", True, sensitivity="confidential"),
        says("region/secret", "served_by", ROOM, sensitivity="confidential"),
    ]
    for route in ("volledigheid/meldkamers", "volledigheid/meldkamers/csv", f"zaak/{ROOM}/hoofdstukken"):
        plain = serve(PaperLedger(table_with(WORLD))).get(f"/{route}").content
        assert serve(PaperLedger(table_with((*WORLD, *hidden)))).get(f"/{route}").content == plain


@pytest.mark.parametrize("address", ["volledigheid/meldkamers", f"zaak/{OTHER_ROOM}/hoofdstukken"])
def test_a_field_that_no_page_has_is_an_error(serve: Serve, address: str) -> None:
    assert serve(PaperLedger(table_with(WORLD))).get(f"/{address}?x=1").status_code == 400


@pytest.mark.parametrize("address", ["/volledigheid/meldkamers", "/zaak/control-room/den-haag/hoofdstukken"])
def test_every_table_says_what_it_counts_and_every_id_is_there_once(client: Client, address: str) -> None:
    page = page_of(client, address)
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(re.search(r"\d", words(caption.text)) for caption in page.all("caption"))
    assert all(head.attributes.get("scope") for head in page.all("th"))


def test_a_day_on_which_no_room_is_known_says_so(client: Client) -> None:
    page = page_of(client, "/volledigheid/meldkamers?geldig-op=1950-01-01&bekend-op=1950-01-01")
    assert lead_of(page) == "Op 1 januari 1950 is van geen enkele meldkamer iets bekend."
    assert not page.all("table")
