# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What was promised, by what is assessed and on what evidence: each with what is unknown said as such."""

import html
import re

import pytest
from django.test import Client

from kamerbreed.oversight import move_target
from kamerbreed.vocabulary import LANGUAGES, Lang, say
from kamerbreed.vocabulary._labels import read_labels
from tests.conftest import ReferencePicture
from tests.oversight.made import JENV, MIDDLE, MINISTER, TEST, WORD, happens
from tests.oversight.test_commitments import THING, moving, slid
from tests.requests.made import World
from tests.web.conftest import Serve, SignedIn
from tests.web.paper import PaperLedger, read_page, words
from tests.web.test_followup import BEFORE, ROOTS, text_of
from tests.world import WORLD, named, says, table_with

CRITERION, UNUSED, PAPER = "criterion/C1", "criterion/C2", "document/jaarverslag"
TEXTS_HERE = (
    *(
        "web.commitments.",
        "web.framework.",
        "web.item.framework",
        "web.item.commitments",
        "web.item.evidence",
    ),
    *("web.menu.page.commitments", "web.menu.page.framework"),
)


def judged() -> World:
    """A target that slid, evidence that tells of a criterion, and a verdict that rests on it."""
    made = slid()
    made.said += [
        *named(PAPER, "Jaarverslag 2020"),
        says(CRITERION, "exists", True),
        says(CRITERION, "text", {"nl": "Elke meldkamer kan een andere overnemen"}, basis="derived"),
        says(CRITERION, "marking", {"nl": "afgeleid, niet het vastgestelde kader"}),
        says(CRITERION, "norm_source", "Regeling art. 2"),
        says(UNUSED, "exists", True),
        says(MIDDLE, "criterion", CRITERION, key=CRITERION),
        says(TEST, "document", PAPER),
        says(TEST, "criterion", CRITERION, key=CRITERION),
        says(TEST, "valid_until", "2030-01-01"),
        says(TEST, "text", {"nl": "Overname beproefd"}),
        says(WORD, "criterion", CRITERION, key=CRITERION),
        says(WORD, "valid_until", "2021-01-01"),
        says(THING, "document", PAPER, key=PAPER),
    ]
    happens(made, "verdict", "2021-03-01", JENV, verdict="deels", evidence=[TEST, WORD])
    made.said.append(says("follow-up-event/2021-03-01-verdict", "mark", "partly", key=CRITERION))
    return made


def serve_world(serve: Serve, made: World) -> Client:
    return serve(PaperLedger(table_with(made.said)))


@pytest.fixture
def reading(serve: Serve, reference_picture: ReferencePicture) -> Client:
    return serve(PaperLedger(reference_picture(BEFORE).table))


def test_a_target_stays_with_every_day_that_was_named_for_it(serve: Serve) -> None:
    text = text_of(serve_world(serve, slid()), "/opvolging/toezeggingen?geldig-op=2021-07-01")
    for target, told in (
        ("1 januari 2020", "1 oktober 2019"),
        ("1 januari 2021", "1 december 2019"),
        ("1 januari 2022", "1 december 2020"),
    ):
        assert f"{target}, genoemd op {told} door" in text
    assert "De levering loopt uit" in text
    assert "Streefdatum 2 keer verschoven, bij elkaar 731 dagen." in text
    assert "schoof de laatste 1,34 dag op; 547 dagen zijn verstreken" in text
    assert "Plan schuift sneller dan de kalender." in text
    assert "Voorstel, door niemand als oordeel gegeven: zeer beperkt" in text
    assert "0 te laat, 1 nog binnen de streefdatum" in text


def test_late_goes_with_the_day_of_the_picture(serve: Serve) -> None:
    text = text_of(serve_world(serve, slid()), "/opvolging/toezeggingen?geldig-op=2022-01-11")
    assert "te laat 10 dagen na de streefdatum" in text


def test_of_the_public_commitments_nobody_tells_to_whom_or_by_when(reading: Client) -> None:
    text = text_of(reading, "/opvolging/toezeggingen?geldig-op=2026-01-01")
    assert "zijn er 3 toezeggingen: 0 te laat, 0 nog binnen de streefdatum, 3 zonder" in text
    assert "Van 3 is niet bekend aan wie" in text
    assert text.count("geen streefdatum bekend") == 3
    assert "halfjaarlijkse voortgangsrapportage" in text


def test_an_item_has_its_own_commitments_and_no_others(reading: Client) -> None:
    text = text_of(reading, "/en/opvolging/I2025-a?geldig-op=2026-01-01")
    assert "1 commitments" in text
    assert "Will talk with all parties" in text
    assert "Half-yearly" not in text
    assert say("web.framework.evidence.none", "en") in text


def test_an_item_tells_its_evidence_with_the_document_that_holds_it(serve: Serve) -> None:
    text = text_of(serve_world(serve, judged()), "/opvolging/R2019-2?geldig-op=2021-07-01")
    assert "Overname beproefd" in text
    assert "Jaarverslag 2020" in text
    assert "telt niet meer sinds 1 januari 2021" in text
    assert "telt tot 1 januari 2030" in text
    assert "R2019-2, party/minister-jenv: deels uitgevoerd, voorlopig, zonder hoor en wederhoor" in text


def test_every_public_criterion_says_that_it_is_derived_and_judges_nothing(reading: Client) -> None:
    response = reading.get("/opvolging/kader?geldig-op=2026-01-01")
    page = read_page(response.content.decode())
    rows = [one for one in page.all("th") if one.attributes.get("scope") == "row"]
    assert len(rows) == 12
    assert all("afgeleid, niet het vastgestelde kader" in words(one.text) for one in rows)
    text = words(page.all("main")[0].text)
    assert "Er zijn 12 criteria; 12 daarvan zijn door de samensteller afgeleid" in text
    assert text.count("door geen enkel stuk") == text.count("nog geen") == 12
    order = [words(one.text).split(" ")[0] for one in rows]
    assert order == [f"C{number}" for number in range(1, 13)]


def test_a_verdict_before_its_day_is_not_in_the_framework(serve: Serve) -> None:
    client = serve_world(serve, judged())
    assert "nog geen" in text_of(client, "/opvolging/kader?geldig-op=2021-02-28")
    after = text_of(client, "/opvolging/kader?geldig-op=2021-03-01")
    assert "(party/inspectie-jenv, 1 maart 2021); van dit criterium: " in after
    assert "R2019-2, party/minister-jenv: deels uitgevoerd" in after


def test_a_criterion_that_no_party_stated_is_counted_as_derived(serve: Serve) -> None:
    text = text_of(serve_world(serve, judged()), "/opvolging/kader?geldig-op=2021-07-01")
    assert "Er zijn 2 criteria; 1 daarvan zijn" in text
    assert "1 worden door een aanbeveling of verzoek gebruikt; over 1 is er bewijs" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_these_pages_is_used(serve: Serve, lang: Lang) -> None:
    made, root = judged(), ROOTS[lang]
    made.said += [
        says("commitment/bare", "exists", True),
        says("commitment/kept", "exists", True),
        says("commitment/kept", "kept_on", "2021-01-01"),
        says("commitment/kept", "target", {"told_on": "2020-01-01", "target": "2020-06-01"}, key="1"),
        says("evidence/bare", "exists", True),
        says("criterion/bare", "exists", True),
        says("evidence/bare", "criterion", UNUSED, key=UNUSED),
        says("follow-up-event/bare", "exists", True),
        says("follow-up-event/bare", "type", "publication"),
        says("follow-up-event/bare", "date", "2021-05-01"),
        says("follow-up-event/bare", "recommendation", MIDDLE, key=MIDDLE),
        says("follow-up-event/bare", "evidence", "evidence/bare", key="evidence/bare"),
    ]
    paths = ("toezeggingen", "kader", "R2019-2", "R2015-3")
    client = serve_world(serve, made)
    pages = [client.get(f"{root}/opvolging/{path}?geldig-op=2022-07-01") for path in paths]
    empty = serve(PaperLedger(table_with(WORLD)))
    pages += [empty.get(f"{root}/opvolging/{path}") for path in paths[:2]]
    assert [one.status_code for one in pages] == [200] * len(pages)
    everything = words(html.unescape("\n".join(one.content.decode() for one in pages)))
    texts = read_labels("texts.csv")
    unused = [
        key
        for key in texts
        if key.startswith(TEXTS_HERE)
        and not all(words(piece) in everything for piece in re.split(r"\{\w+\}", texts[key].of(lang)))
    ]
    assert unused == []


def test_a_target_is_told_by_who_told_it(serve: Serve) -> None:
    made = slid()
    made.does("2021-02-01", move_target, moving("2021-02-01", "2023-01-01", told_by=JENV))
    text = text_of(serve_world(serve, made), "/opvolging/toezeggingen?geldig-op=2021-07-01")
    assert f"1 januari 2023, genoemd op 1 februari 2021 door {JENV}" in text
    assert f"1 januari 2022, genoemd op 1 december 2020 door {MINISTER}" in text


def test_who_may_say_something_is_led_to_the_form(signed_in: SignedIn, reading: Client) -> None:
    assert say("edit.commitment", "nl") not in text_of(reading, "/opvolging/toezeggingen")
    client = signed_in(PaperLedger(table_with(slid().said)), "analyst")
    response = client.get("/opvolging/toezeggingen")
    assert 'href="/lijst/commitment/nieuw"' in response.content.decode()
    assert client.get("/lijst/commitment/nieuw").status_code == 200
    assert client.get(f"/zaak/{THING}/wijzig/target").status_code == 200
