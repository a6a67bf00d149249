# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the follow-up tell what the room of oversight found, with what is unknown said as such."""

import datetime
from collections import Counter

import pytest
from django.test import Client

from kamerbreed.oversight import events, tracks
from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import LANGUAGES, Lang, say, scales
from tests import facts
from tests.conftest import ReferencePicture
from tests.web.conftest import Serve
from tests.web.paper import PaperLedger, read_page, words
from tests.world import LMS, WORLD, named, says, table_with

ROOTS = {"nl": "", "en": "/en"}
BEFORE = datetime.date(2021, 7, 1)


def text_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return words(read_page(response.content.decode()).all("main")[0].text)


@pytest.fixture
def reading(serve: Serve, reference_picture: ReferencePicture) -> Client:
    return serve(PaperLedger(reference_picture(BEFORE).table))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_board_has_each_track_once_under_its_state(
    reading: Client, reference_picture: ReferencePicture, lang: Lang
) -> None:
    day = datetime.date(2025, 6, 1)
    response = reading.get(f"{ROOTS[lang]}/opvolging?geldig-op={day}")
    page = read_page(response.content.decode())
    rows = [one for one in page.all("th") if one.attributes.get("scope") == "row"]
    found = tracks(reference_picture(day))
    assert len(rows) == len(found)
    heads = [words(one.text) for one in page.all("h2")]
    for state, count in Counter(one.standing.state for one in found).items():
        label = scales()["track-state"][state].of(lang)
        assert label[:1].upper() + label[1:] in heads
        assert say("web.followup.caption", lang, n=str(count)) in words(response.content.decode())


def test_no_track_gets_the_verdict_on_a_set(reading: Client) -> None:
    """The words of 2021 stand over the tracks, with who said them; no track has a verdict."""
    text = text_of(reading, "/opvolging?geldig-op=2021-12-31")
    assert "‘niet of zeer beperkt’" in text
    assert "‘niet of nauwelijks’" in text
    assert "Over de uitvoering van 0 sporen is een oordeel gegeven" in text
    assert "niet of zeer beperkt" not in text_of(reading, "/opvolging?geldig-op=2021-06-30")


def test_before_the_first_report_nothing_is_recommended(serve: Serve) -> None:
    client = serve(PaperLedger(table_with(WORLD)))
    assert say("web.followup.none", "nl") in text_of(client, "/opvolging")
    assert say("web.timeline.none", "nl") in text_of(client, "/opvolging/tijdlijn")


def test_the_timeline_tells_every_event_of_the_facts(reading: Client) -> None:
    rows = facts.rows("followup_events.csv")
    text = text_of(reading, "/en/opvolging/tijdlijn")
    for row in rows:
        assert words(row["text"]) in text, row
    assert say("web.timeline.lead", "en", n=str(len(rows))) in text


def test_the_timeline_ends_at_the_day_of_the_picture(
    reading: Client, reference_picture: ReferencePicture
) -> None:
    text = text_of(reading, f"/en/opvolging/tijdlijn?geldig-op={BEFORE}")
    assert say("web.timeline.lead", "en", n=str(len(events(reference_picture(BEFORE))))) in text
    assert "2021-09-23" not in text
    assert "Letter published" not in text


def test_an_item_tells_its_text_and_whether_that_is_literal(reading: Client) -> None:
    text = text_of(reading, "/en/opvolging/R2019-c")
    assert "Ensure that control rooms can fully take over each other's emergency calls" in text
    assert "content in other words" in text
    assert "no verdict given" in text
    literal = text_of(reading, "/opvolging/V2021-2")
    assert "strekking in andere woorden" in literal or "letterlijke tekst bekend" in literal


def test_an_event_that_changes_nothing_says_why(serve: Serve) -> None:
    about = "recommendation/a"
    told = [
        *named("report/r", "Rapport"),
        says(about, "exists", True),
        says(about, "addressee", LMS, key=LMS),
        says("follow-up-event/e", "exists", True),
        says("follow-up-event/e", "type", "resumption"),
        says("follow-up-event/e", "date", "2022-01-01"),
        says("follow-up-event/e", "recommendation", about, key=about),
    ]
    text = text_of(serve(PaperLedger(table_with([*WORLD, *told]))), "/opvolging/a")
    assert "verandert niets:" in text
    assert "De tekst is niet bekend." in text


def test_what_is_not_in_the_picture_is_not_found(reading: Client) -> None:
    assert reading.get("/opvolging/geen").status_code == 404
    assert reading.get("/opvolging/V2021-1?geldig-op=2019-01-01").status_code == 404


def test_each_item_of_the_board_has_its_page(reading: Client, reference_picture: ReferencePicture) -> None:
    picture: Picture = reference_picture(datetime.date(2025, 6, 1))
    assert picture.coordinates == Coordinates(valid_at=datetime.date(2025, 6, 1))
    for one in tracks(picture):
        slug = one.recommendation.partition("/")[2]
        found = text_of(reading, f"/opvolging/{slug}?geldig-op=2025-06-01")
        assert scales()["track-state"][one.standing.state].nl in found
