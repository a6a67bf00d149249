# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of the follow-up tell what the room of oversight found, with what is unknown said as such."""

import datetime
import html
import re
from collections import Counter

import pytest
from django.test import Client

from kamerbreed.oversight import events, together, tracks
from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import LANGUAGES, Lang, Statement, say, scales
from kamerbreed.vocabulary._labels import read_labels
from tests import facts
from tests.conftest import ReferencePicture
from tests.oversight.made import (
    BASE,
    CORPS,
    JENV,
    LETTER,
    MIDDLE,
    MINISTER,
    NEW,
    OLD,
    TEST,
    happens,
    issued,
    told_hearing,
)
from tests.web.conftest import Serve
from tests.web.paper import PaperLedger, read_page, words
from tests.world import LMS, WORLD, named, says, table_with

HEARING = "hearing/k"
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
    assert len(rows) == len(found) + len(together(reference_picture(day)))
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
    literal = read_page(reading.get("/en/opvolging/V2021-2").content.decode())
    (lead,) = [one for one in literal.all("p") if one.attributes.get("class") == "lead"]
    assert lead.attributes["lang"] == "nl"
    assert "literal text known" in text_of(reading, "/en/opvolging/V2021-2")


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


TEXTS_HERE = (
    *("web.followup.", "web.timeline."),
    *("web.item.a", "web.item.line", "web.item.no", "web.item.t", "web.item.recheck", "web.item.events"),
    *("web.menu.page.followup", "web.menu.page.timeline"),
)


def closed_in_full(many: int) -> list[Statement]:
    """So many items of one report, all carried out and closed, the last one a month after the others."""
    items = [f"recommendation/k{number}" for number in range(many)]
    told = [says(one, "exists", True) for one in items]
    told += [says(one, "addressee", MINISTER, key=MINISTER) for one in items]
    full = {"closure_ground": "implemented", "verdict": "volledig", "letter": LETTER}
    for name, kind, day, about, more in (
        ("a", "report", "2020-01-01", items, {}),
        ("b", "verification", "2020-06-01", items, {}),
        ("c", "closure", "2021-01-01", items[:-1], full),
        ("d", "closure", "2021-02-01", items[-1:], full),
    ):
        event = f"follow-up-event/{name}"
        told += [says(event, "exists", True), says(event, "type", kind), says(event, "date", day)]
        told += [says(event, "actor", JENV, key=JENV)]
        told += [says(event, "recommendation", one, key=one) for one in about]
        told += [says(event, part, value) for part, value in more.items()]
        told += [says(event, "evidence", TEST, key=TEST)] if more else []
        told += [says(event, "hearing", HEARING, key=HEARING)] if more else []
    told.append(says(JENV, "type", "supervisor"))
    return [*told, *told_hearing(HEARING, items, "volledig", "2020-12-31")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_curve_is_drawn_from_twenty_closings_on(serve: Serve, lang: Lang) -> None:
    """By hand: 20 of 21 are closed after 366 days, so that 1 in 21 (5 %) is open until day 397."""
    address = f"{ROOTS[lang]}/opvolging/cijfers?geldig-op=2022-01-01"
    shown = text_of(serve(PaperLedger(table_with([*BASE, *closed_in_full(21)]))), address)
    assert say("web.figures.steps", lang) in shown
    assert "1 21 20 5 % " in shown.replace("5% ", "5 % ")
    assert say("web.figures.lead", lang, of="21", closed="21", open="0") in shown
    few = text_of(serve(PaperLedger(table_with([*BASE, *closed_in_full(19)]))), address)
    assert say("web.figures.steps", lang) not in few
    assert say("web.figures.no-curve", lang) in few


def made_pages(serve: Serve, root: str) -> list[str]:
    """The pages of a line of three items: one closed to be looked at again, two that go round in a circle."""
    made = issued()
    made.said += [
        says(MIDDLE, "sharpens", OLD, key=OLD),
        says(NEW, "repeats", MIDDLE, key=MIDDLE),
        says(NEW, "number", 1),
        says("report/l2021", "received_on", "2021-07-05", key=CORPS),
    ]
    closing = {"closure_ground": "progress_and_confidence", "letter": LETTER, "recheck_on": "2023-06-01"}
    happens(made, "closure", "2022-01-01", JENV, **closing)
    client = serve(PaperLedger(table_with(made.said)))
    slugs = [one.partition("/")[2] for one in (OLD, MIDDLE, NEW)]
    pages = [client.get(f"{root}/opvolging{part}") for part in ("", *(f"/{slug}" for slug in slugs))]
    made.said.append(says(MIDDLE, "repeats", NEW, key=NEW))
    pages.append(serve(PaperLedger(table_with(made.said))).get(f"{root}/opvolging/{slugs[1]}"))
    made.said.append(says("follow-up-event/late", "exists", True))
    for name, value in (("type", "resumption"), ("date", "2022-02-01")):
        made.said.append(says("follow-up-event/late", name, value))
    made.said.append(says("follow-up-event/late", "recommendation", OLD, key=OLD))
    made.said += [says("recommendation/bare", "exists", True)]
    client = serve(PaperLedger(table_with(made.said)))
    pages += [client.get(f"{root}/opvolging/{slug}") for slug in (slugs[0], "bare")]
    pages.append(client.get(f"{root}/opvolging/cijfers"))
    closed = serve(PaperLedger(table_with([*BASE, *closed_in_full(21)])))
    pages.append(closed.get(f"{root}/opvolging/cijfers"))
    assert [one.status_code for one in pages] == [200] * len(pages)
    return [one.content.decode() for one in pages]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_the_followup_is_used(serve: Serve, reading: Client, lang: Lang) -> None:
    root = ROOTS[lang]
    paths = ("", "/tijdlijn", "/R2019-a", "/V2021-1")
    pages = [reading.get(f"{root}/opvolging{path}").content.decode() for path in paths]
    empty = serve(PaperLedger(table_with(WORLD)))
    pages += [empty.get(f"{root}/opvolging{path}").content.decode() for path in paths[:2]]
    pages += made_pages(serve, root)
    everything = words(html.unescape("\n".join(pages))).replace("\N{NO-BREAK SPACE}", " ")
    texts = read_labels("texts.csv")
    own = [key for key in texts if key.startswith(TEXTS_HERE)]
    assert len(own) > 50
    unused = [
        key
        for key in own
        if not all(words(piece) in everything for piece in re.split(r"\{\w+\}", texts[key].of(lang)))
    ]
    assert unused == []
