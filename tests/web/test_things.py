# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a thing says what is known of it, what is not, and on what both rest; of its day alone."""

import datetime
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kamerbreed.ledger import Ledger
from kamerbreed.picture import Coordinates, Picture, Table
from kamerbreed.vocabulary import LANGUAGES, Lang, Source, Statement, certain_from, kinds, say
from tests.web.conftest import Serve
from tests.web.paper import TODAY, PaperLedger, read_page, words
from tests.world import CBS, COMPILER, LMS, OTHER_ROOM, REGION, ROOM, WORLD, named, rows_of, says, table_with

DAYS = ("2015-06-01", "2019-06-24", "2021-07-01", TODAY.isoformat())
ROOTS = {"nl": "", "en": "/en"}
DEN_HAAG = "/zaak/control-room/den-haag"
PAST = "?geldig-op=2021-07-01&bekend-op=2021-09-23&bekend-bij=party/lms&terugrekenen=1"


def text_of(client: Client, address: str, part: str = "main") -> str:
    response = client.get(address)
    assert response.status_code == 200
    return words(read_page(response.content.decode()).all(part)[0].text)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_thing_says_first_what_is_not_known_and_who_should_know_it(client: Client, lang: Lang) -> None:
    page = read_page(client.get(ROOTS[lang] + DEN_HAAG).content.decode())
    assert [words(one.text) for one in page.all("h1")] == ["Den Haag"]
    lead = next(words(one.text) for one in page.all("p") if one.attributes.get("class") == "lead")
    expected = {
        "nl": r"Van de (\d+) gegevens .* zijn er (\d+) niet bekend\. Op 23 november 2026: aanwezig.*",
        "en": r"Of the (\d+) facts .*, (\d+) are not known\. On 23 November 2026: present.*",
    }
    found = re.fullmatch(expected[lang], lead)
    assert found
    caption = words(page.all("caption")[0].text)
    assert set(found.groups()) == set(re.findall(r"\d+", caption))


def test_a_value_stands_with_its_sign_its_party_its_source_and_its_reason(serve: Serve) -> None:
    said = says(ROOM, "city", "Drachten", sources=("source/2019",), basis="documented", valid_from="2011-11")
    client = serve(PaperLedger(table_with((*WORLD, said))))
    text = text_of(client, f"/zaak/{ROOM}")
    for part in ("Drachten", "● gedocumenteerd", "Landelijke Meldkamer Samenwerking", "vanaf november 2011"):
        assert part in text
    links = {
        one.attributes["href"] for one in read_page(client.get(f"/zaak/{ROOM}").content.decode()).all("a")
    }
    assert {"/zaak/source/2019", "/zaak/party/lms", f"/zaak/{ROOM}/waarom/city"} <= links


def test_disputed_values_all_stand_there(serve: Serve) -> None:
    said = [says(ROOM, "city", "Drachten"), says(ROOM, "city", "Groningen", stated_by="party/cbs")]
    client = serve(PaperLedger(table_with((*WORLD, *said))))
    text = text_of(client, f"/zaak/{ROOM}")
    assert "Drachten" in text
    assert "Groningen" in text
    assert "⇄ betwist" in text


def test_relations_are_told_from_both_ends(serve: Serve) -> None:
    said = says(REGION, "keeper", LMS, key=LMS)
    client = serve(PaperLedger(table_with((*WORLD, said))))
    here = read_page(client.get(f"/zaak/{REGION}").content.decode())
    there = read_page(client.get(f"/zaak/{LMS}").content.decode())
    assert f"/zaak/{LMS}" in {one.attributes["href"] for one in here.all("a")}
    assert f"/zaak/{REGION}" in {one.attributes["href"] for one in there.all("a")}


def test_many_relations_are_cut_with_a_count_of_what_is_left_out(serve: Serve) -> None:
    rooms = [f"control-room/room-{number:03}" for number in range(103)]
    said = [one for room in rooms for one in (*named(room, room), says(room, "keeper", LMS, key=LMS))]
    text = text_of(serve(PaperLedger(table_with((*WORLD, *said)))), f"/zaak/{LMS}")
    assert say("web.thing.relations.more", "nl", n=3) in text


def test_the_history_tells_old_and_new_and_why(serve: Serve) -> None:
    said = [says(ROOM, "city", "Groningen"), says(ROOM, "city", "Drachten", note="verhuisd")]
    text = text_of(serve(PaperLedger(table_with((*WORLD, *said)))), f"/zaak/{ROOM}")
    assert re.search(r"eerst Groningen → Drachten .*verhuisd", text)


def test_a_reason_shows_every_statement_with_its_role(serve: Serve) -> None:
    said = [
        says(ROOM, "city", "Groningen", observed_on="2010-01-01"),
        says(ROOM, "city", "Drachten", observed_on="2012-01-01", quotation="in Drachten", locator="blz. 3"),
    ]
    text = text_of(serve(PaperLedger(table_with((*WORLD, *said)))), f"/zaak/{ROOM}/waarom/city")
    for part in ("staat", "latere uitspraak van dezelfde partij gaat voor", "Groningen", "in Drachten"):
        assert part in text


@pytest.mark.parametrize("on", ["things", "codes"])
def test_each_member_of_a_property_has_a_heading_of_its_own(serve: Serve, on: str) -> None:
    subject, name, members = {
        "things": (ROOM, "keeper", (LMS, CBS)),
        "codes": ("takeover/t", "type", ("takeover", "relocation")),
    }[on]
    said = [*named("takeover/t", "T"), *(says(subject, name, one, key=one) for one in members)]
    client = serve(PaperLedger(table_with((*WORLD, *said))))
    page = read_page(client.get(f"/zaak/{subject}/waarom/{name}").content.decode())
    titles = [words(one.text) for one in page.all("h2")]
    assert len({*titles}) == len(titles) == 2


@pytest.mark.parametrize(
    "address",
    [
        "/zaak/party/nobody",
        "/zaak/nothing/nobody",
        "/zaak/control-room/den-haag/waarom/nothing",
        "/en/zaak/party/nobody?geldig-op=2021-07-01",
        "/zaak/control-room/%3Cb%3E%00",
        "/zaak/control-room/den-haag@nowhere",
    ],
)
def test_what_is_not_in_the_picture_is_said_to_be_absent(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    lang: Lang = "en" if address.startswith("/en") else "nl"
    assert say("web.error.absent.title", lang) in response.content.decode()


def test_what_readers_may_not_see_is_as_absent_as_what_is_not_there(serve: Serve) -> None:
    hidden = [
        says("party/secret", "exists", True, sensitivity="confidential"),
        says(ROOM, "city", "Geheimstad", sensitivity="confidential"),
    ]
    open_client = serve(PaperLedger(table_with(WORLD)))
    addresses = ("/zaak/party/secret", f"/zaak/{ROOM}", f"/zaak/{ROOM}/waarom/city", "/")
    before = [open_client.get(address).content for address in addresses]
    client = serve(PaperLedger(table_with((*WORLD, *hidden))))
    assert [client.get(address).content for address in addresses] == before


def things_of(table: Table, day: str) -> Iterator[str]:
    """Every thing of a picture, but for sources that came later: these stand in it, and are not told of."""
    at = datetime.date.fromisoformat(day)
    picture = Picture(table, Coordinates(valid_at=at, known_at=at))
    for kind in kinds().values():
        for subject in picture.subjects(kind):
            published = kind is Source and picture.one(subject, "published_on")
            if not (published and certain_from(str(published)) > at):
                yield subject


@pytest.mark.parametrize("day", DAYS)
def test_every_thing_has_a_page_on_every_day(serve: Serve, reference_table: Table, day: str) -> None:
    client = serve(PaperLedger(reference_table))
    # Every seventh: all kinds are among them, and each day begins elsewhere.
    subjects = list(things_of(reference_table, day))[DAYS.index(day) :: 7]
    assert subjects
    statuses = {
        subject: client.get(f"/zaak/{subject}?geldig-op={day}&bekend-op={day}").status_code
        for subject in subjects
    }
    assert set(statuses.values()) == {200}


LATER = "Dit wist toen nog niemand"


def later_words() -> Iterator[Statement]:
    """Of every kind of thing in the world texts that became known in 2022, and a relation."""
    yield from named("source/later", LATER)
    yield says("source/later", "published_on", "2022-01-01", stated_by=COMPILER)
    rest: dict[str, Any] = {"sources": ("source/later",), "note": LATER, "quotation": LATER}
    for subject in (ROOM, OTHER_ROOM, REGION, LMS):
        yield says(subject, "remark", LATER, key=LATER, **rest)
        if subject != LMS:  # who a party is called is known at every date
            yield says(subject, "name", LATER, valid_from="2022", **rest)
    yield says(ROOM, "city", LATER, valid_from="2019-01-01", **rest)
    yield says(ROOM, "keeper", LMS, key=LMS, **rest)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("day", DAYS)
def test_no_page_of_the_past_tells_what_became_known_later(serve: Serve, lang: Lang, day: str) -> None:
    table = Table()
    table.extend(rows_of((*WORLD, *later_words())))
    client = serve(PaperLedger(table))
    query = f"?geldig-op={day}&bekend-op={day}"
    addresses = [f"{ROOTS[lang]}/{query}", *addresses_of(ROOTS[lang], query)]
    told = [address for address in addresses if LATER in client.get(address).content.decode()]
    assert (told != []) == (day == TODAY.isoformat())


def addresses_of(root: str, query: str) -> Iterator[str]:
    """Each sort of page on the things of the world."""
    for subject in (ROOM, OTHER_ROOM, REGION, LMS, "source/2019"):
        yield f"{root}/zaak/{subject}{query}"
        for name in ("name", "remark", "keeper", "exists"):
            yield f"{root}/zaak/{subject}/waarom/{name}{query}"


@pytest.mark.parametrize("address", [DEN_HAAG, "/en" + DEN_HAAG, DEN_HAAG + "/waarom/exists"])
def test_every_link_keeps_the_coordinates(client: Client, address: str) -> None:
    page = read_page(client.get(address + PAST).content.decode())
    for one in page.all("a"):
        href = one.attributes["href"]
        if href.startswith("#") or "aria-current" in one.attributes:
            continue
        if "/aanmelden?verder=" in href:
            # It leads back to exactly this page, so it has them within.
            assert quote(PAST[1:], safe="/") in href
            continue
        if "stand=" in href:
            assert "footer" in one.inside
            assert all(field in href for field in PAST[1:].split("&"))
        elif {"li", "details", "form"} & set(one.inside) == {"li", "details", "form"}:
            assert "bekend-bij=party/lms&terugrekenen=1" in href
        elif words(one.text) not in (
            say("web.time.today", "nl"),
            say("web.banner.back", "nl"),
            "today",
            "Back to now",
        ):
            assert href.partition("#")[0].endswith((PAST, f"&{PAST[1:]}")), href


def test_today_and_back_lead_to_the_same_page(client: Client) -> None:
    page = read_page(client.get(DEN_HAAG + PAST).content.decode())
    backs = [one for one in page.all("a") if words(one.text) in ("vandaag", "Terug naar nu")]
    assert [one.attributes["href"] for one in backs] == [DEN_HAAG, DEN_HAAG]
    assert page.all("form")[1].attributes["action"] == DEN_HAAG


def test_the_time_bar_leads_to_what_happened(client: Client) -> None:
    page = read_page(client.get("/").content.decode())
    jumps = {words(one.text): one.attributes["href"] for one in page.all("a") if "form" in one.inside}
    assert any(text.startswith("13 mei 2024: Den Haag") for text in jumps)
    outage = next(href for text, href in jumps.items() if text.startswith("24 juni 2019:"))
    assert outage == "/?geldig-op=2019-06-24"
    letter = next(href for text, href in jumps.items() if text.startswith("1 juli 2021:"))
    assert letter == "/?geldig-op=2021-07-01&bekend-op=2021-07-01"
    assert {client.get(href).status_code for href in jumps.values()} == {200}


def test_the_time_bar_of_the_past_knows_no_later_moment(client: Client) -> None:
    text = text_of(client, "/?geldig-op=2019-06-30&bekend-op=2019-06-30", "form")
    assert "13 mei 2024" not in text
    assert "1 juli 2021" not in text


def test_a_thing_asks_the_database_only_whether_something_was_appended(
    serve: Serve, reference_ledger: Ledger
) -> None:
    client = serve(reference_ledger)
    client.get("/")
    for address in (DEN_HAAG, "/en" + DEN_HAAG + PAST, DEN_HAAG + "/waarom/exists"):
        with CaptureQueriesContext(reference_ledger._connection) as asked:
            assert client.get(address).status_code == 200
        assert len(asked.captured_queries) == 1


@pytest.mark.parametrize("address", [DEN_HAAG, "/en" + DEN_HAAG + PAST, DEN_HAAG + "/waarom/exists"])
def test_the_structure_can_be_followed_without_sight(client: Client, address: str) -> None:
    page = read_page(client.get(address).content.decode())
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert all(re.search(r"\d", caption.text) for caption in page.all("caption"))
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(head.attributes.get("scope") for head in page.all("th"))
    for one in page.elements:
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            assert set(one.attributes.get(attribute, "").split()) <= set(ids)
        assert "style" not in one.attributes
    assert all(one.attributes.get("src") for one in page.all("script"))
