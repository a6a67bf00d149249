# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a source tells what rests on it and who had it when, and never what came later."""

import csv
import io
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from django.test import Client

from kamerbreed.picture import Coordinates, Picture, Table
from kamerbreed.vocabulary import LANGUAGES, Lang, Source, say_date, say_number
from tests.web.conftest import Serve
from tests.web.paper import TODAY, PaperLedger, read_page, words
from tests.world import COMPILER, LMS, ROOM, WORLD, says, table_with

ROOTS = {"nl": "", "en": "/en"}
SOURCE = "source/S01"
SHA256 = "ab" * 32


def text_of(client: Client, address: str, part: str = "main") -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return words(read_page(response.content.decode()).all(part)[0].text)


def hrefs_of(client: Client, address: str) -> dict[str, str]:
    page = read_page(client.get(address).content.decode())
    return {one.attributes["href"]: words(one.text) for one in page.all("a") if "main" in one.inside}


def csv_of(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def on_source(table: Table, source: str) -> dict[str, Counter[str]]:
    """Statements of now that rest on a source by kind, by basis and by thing, one by one."""
    picture = Picture(table, Coordinates(valid_at=TODAY))
    found: dict[str, Counter[str]] = {"soort": Counter(), "grond": Counter(), "thing": Counter()}
    for row in picture.standing_rows():
        said = table.entry(row).said
        if source in said.sources and not said.subject.startswith("source/"):
            found["soort"][said.subject.partition("/")[0]] += 1
            found["grond"][said.basis] += 1
            found["thing"][said.subject] += 1
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_number_of_what_rests_on_a_source_leads_to_its_things(
    client: Client, reference_table: Table, lang: Lang
) -> None:
    found = on_source(reference_table, SOURCE)
    links = hrefs_of(client, f"{ROOTS[lang]}/zaak/{SOURCE}")
    for field in ("soort", "grond"):
        for code, count in found[field].items():
            href = f"{ROOTS[lang]}/zaak/{SOURCE}?{field}={code}#things"
            assert links[href] == say_number(count, lang)
            shown = text_of(client, href.partition("#")[0])
            assert f"{found['thing'].total()}" in shown


def test_the_file_of_a_source_holds_every_thing_on_it(client: Client, reference_table: Table) -> None:
    found = on_source(reference_table, SOURCE)["thing"]
    rows = csv_of(client, f"/zaak/{SOURCE}/csv")
    assert {row["Id"]: row["Uitspraken"] for row in rows} == {
        thing: str(count) for thing, count in found.items()
    }
    alone = csv_of(client, f"/zaak/{SOURCE}/csv?soort=region&alleen=1")
    assert all(row["Id"].startswith("region/") and row["Alleen hierop"] != "0" for row in alone)
    assert 0 < len(alone) < len(rows)


def test_a_long_list_is_turned_by_fifty(client: Client, reference_table: Table) -> None:
    things = on_source(reference_table, SOURCE)["thing"]
    assert 50 < len(things) <= 100
    shown: list[str] = []
    for page in ("", "?pagina=2"):
        listed = read_page(client.get(f"/zaak/{SOURCE}{page}").content.decode()).all("code")
        shown += [one.text for one in listed if one.attributes.get("class") == "id"]
    assert sorted(shown) == sorted(things)
    assert "Geen zaak voldoet" in text_of(client, f"/zaak/{SOURCE}?pagina=9")


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("soort=x&grond=y&alleen=2&pagina=0", {"soort", "grond", "alleen", "pagina"}),
        ("richting=omhoog", {"richting"}),
    ],
)
def test_a_wrong_field_of_a_source_is_named(client: Client, query: str, named: set[str]) -> None:
    for address in (f"/zaak/{SOURCE}?{query}", f"/zaak/{SOURCE}/csv?{query}"):
        response = client.get(address)
        assert response.status_code == 400
        assert {words(one.text) for one in read_page(response.content.decode()).all("dt")} == named


def test_other_things_have_no_such_fields(client: Client) -> None:
    assert client.get("/zaak/control-room/den-haag?soort=region").status_code == 400


def test_a_source_that_could_not_be_known_yet_has_no_page_and_no_link(client: Client) -> None:
    day = "geldig-op=2021-07-01&bekend-op=2021-07-01"
    assert client.get(f"/zaak/source/letter-2021?{day}").status_code == 404
    assert client.get(f"/zaak/source/letter-2021/csv?{day}").status_code == 404
    assert client.get(f"/zaak/source/letter-2021/waarom/published_on?{day}").status_code == 404
    assert client.get(f"/zaak/source/letter-2021?{day}&bekend-bij=korpsleiding").status_code == 200
    for href in hrefs_of(client, f"/zaak/control-room/den-haag?{day}"):
        if "/zaak/source/" in href:
            assert client.get(href).status_code == 200


def test_who_received_a_letter_early_does_not_see_when_it_became_public(client: Client) -> None:
    address = "/zaak/source/letter-2021?geldig-op=2021-07-01&bekend-op=2021-07-01&bekend-bij=korpsleiding"
    text = text_of(client, address)
    assert "2021" in text
    assert "september 2021" not in text
    assert "In dit beeld is niet bekend wanneer dit openbaar werd." in text
    assert "september 2021" in text_of(client, "/zaak/source/letter-2021")
    why = "/zaak/source/letter-2021/waarom/published_on" + address[address.index("?") :]
    assert "september 2021" not in text_of(client, why)


def kept_source(serve: Serve) -> Client:
    record = {"name": "besluit.pdf", "bytes": 12345, "media_type": "application/pdf"}
    said = (
        says("source/2019", "file", record, key=SHA256, stated_by=COMPILER),
        says("source/2019", "read", "abstract", stated_by=COMPILER),
        says("source/2019", "same_as", "source/2021", stated_by=COMPILER),
        says("source/letter", "author", LMS, key=LMS, stated_by=COMPILER),
        says("source/letter", "dated", "2021-06-30", stated_by=COMPILER),
        says("source/undated", "author", LMS, key=LMS, stated_by=COMPILER),
        says(ROOM, "city", "Drachten", sources=("source/2019",)),
    )
    return serve(PaperLedger(table_with((*WORLD, *said))))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_files_of_a_source_are_named_and_not_shown(serve: Serve, lang: Lang) -> None:
    address = f"{ROOTS[lang]}/zaak/source/2019"
    text = text_of(kept_source(serve), address)
    assert SHA256 in text
    assert f"{say_number(12345, lang)} bytes" in text
    assert "application/pdf" in text
    page = read_page(kept_source(serve).get(address).content.decode())
    assert {"img", "iframe", "object", "embed"}.isdisjoint(one.tag for one in page.elements)


def test_who_had_a_source_stands_with_the_day_and_the_way(serve: Serve) -> None:
    page = read_page(kept_source(serve).get("/zaak/source/letter").content.decode())
    rows = [words(one.text) for one in page.all("tr") if "tbody" in one.inside]
    assert "Landelijke Meldkamer Samenwerking 30 juni 2021 schreef het" in rows
    assert "Centraal Bureau voor de Statistiek 1 juli 2021 ontving het" in rows
    assert "niet bekend schreef het" in text_of(kept_source(serve), "/zaak/source/undated")


def test_nothing_rests_on_a_source_and_the_page_says_so(serve: Serve) -> None:
    text = text_of(kept_source(serve), "/en/zaak/source/undated")
    assert "In this picture no statement rests on this source." in text
    assert "The document itself is not kept here" in text


def test_the_page_of_a_source_stands_in_the_menu_of_sources(client: Client) -> None:
    page = read_page(client.get(f"/zaak/{SOURCE}").content.decode())
    (current,) = (one for one in page.all("a") if one.attributes.get("aria-current") == "true")
    assert words(current.text) == "Bronnen"


def test_another_time_keeps_the_choice(client: Client) -> None:
    page = read_page(client.get(f"/zaak/{SOURCE}?soort=region").content.decode())
    other = next(one.attributes["href"] for one in page.all("link") if one.attributes.get("hreflang") == "en")
    assert parse_qs(urlsplit(other).query) == {"soort": ["region"]}
    hidden = [one.attributes for one in page.all("input") if one.attributes.get("type") == "hidden"]
    assert {"type": "hidden", "name": "soort", "value": "region"} in hidden


# --- all of them ---------------------------------------------------------------------------------


def test_all_sources_are_listed_with_what_rests_on_each(client: Client, reference_table: Table) -> None:
    picture = Picture(reference_table, Coordinates(valid_at=TODAY))
    every: Counter[str] = Counter()
    whole = grounded = 0
    for row in picture.standing_rows():
        said = reference_table.entry(row).said
        if not said.subject.startswith("source/"):
            every.update(said.sources)
            whole, grounded = whole + 1, grounded + bool(said.sources)
    text = text_of(client, "/bronnen")
    counts = [say_number(n, "nl") for n in (whole, grounded, len(every))]
    first = "Van de {} uitspraken over het stelsel rusten er {} op een bron, samen op {} van de"
    assert first.format(*counts) in text
    rows = csv_of(client, "/bronnen/csv")
    assert {row["Id"] for row in rows} == set(picture.subjects(Source))
    assert {row["Id"]: row["Uitspraken"] for row in rows if row["Uitspraken"] != "0"} == {
        source: str(count) for source, count in every.items()
    }
    for row in rows:
        day = picture.one(row["Id"], "published_on")
        assert row["Openbaar"] == (say_date(str(day), "nl") if day else "niet bekend")


def test_the_choice_of_sources_holds_on_the_page_and_in_both_files(
    client: Client, reference_table: Table
) -> None:
    picture = Picture(reference_table, Coordinates(valid_at=TODAY))
    full = {one for one in picture.subjects(Source) if picture.one(one, "read") == "full"}
    rows = csv_of(client, "/bronnen/csv?gelezen=full")
    assert {row["Id"] for row in rows} == full
    assert f"Gekozen zijn {len(full)} van de" in text_of(client, "/bronnen?gelezen=full")
    response = client.get("/bronnen/xlsx?gelezen=full")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert [list(row) for row in sheet.iter_rows(values_only=True, min_row=2)] == [
        list(row.values()) for row in rows
    ]


def test_a_wrong_choice_of_sources_is_named(client: Client) -> None:
    response = client.get("/bronnen?gelezen=half&pagina=x")
    assert response.status_code == 400
    named = {words(one.text) for one in read_page(response.content.decode()).all("dt")}
    assert named == {"gelezen", "pagina"}
