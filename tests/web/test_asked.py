# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of who was asked what tell how late each answer is, and what is not known as not known."""

import html
import re

import pytest
from django.test import Client

from kamerbreed.oversight import parties_asked
from kamerbreed.vocabulary import LANGUAGES, Lang, Statement
from kamerbreed.vocabulary._labels import read_labels
from tests.conftest import ReferencePicture
from tests.oversight.test_asked import DUE, more_time, on, outcome, request, said
from tests.requests.made import BASE, INSPECTION
from tests.web.conftest import Serve
from tests.web.paper import PaperLedger, read_page, words
from tests.world import LMS, named, says, table_with

ROOTS = {"nl": "", "en": "/en"}
CRITERION, ITEM = "criterion/c", "recommendation/r"


def text_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return words(read_page(response.content.decode()).all("main")[0].text)


def world() -> list[Statement]:
    """Three questions answered in time, late, and not; a series; a criterion without evidence."""
    return [
        *BASE,
        *request(3, series="Jaarlijks", year="2026", title="Opvraag"),
        outcome(1, "answered", on(0)),
        outcome(2, "partly", on(2), share=0.6),
        outcome(2, "answered", on(9)),
        more_time(1, 5),
        said("appraised", {"question": "1", "reply": on(0), "day": on(3)}, key=f"1@{on(0)}"),
        *named(CRITERION, "Alle meldkamers nemen over"),
        says(ITEM, "exists", True),
        says(ITEM, "addressee", LMS, key=LMS),
        says(ITEM, "criterion", CRITERION, key=CRITERION),
        says("report/b", "exists", True),
        says("report/b", "publisher", INSPECTION, key=INSPECTION),
        says(ITEM, "report", "report/b"),
        says("follow-up-event/e", "exists", True),
        says("follow-up-event/e", "type", "report"),
        says("follow-up-event/e", "date", "2025-01-01"),
        says("follow-up-event/e", "actor", INSPECTION, key=INSPECTION),
        says("follow-up-event/e", "recommendation", ITEM, key=ITEM),
    ]


@pytest.fixture
def asked(serve: Serve) -> Client:
    return serve(PaperLedger(table_with(world())))


@pytest.fixture
def reading(serve: Serve, reference_picture: ReferencePicture) -> Client:
    return serve(PaperLedger(reference_picture(DUE).table))


def test_the_page_of_a_party_tells_each_question_to_the_day(asked: Client) -> None:
    shown = text_of(asked, f"/opvolging/partijen/lms?geldig-op={on(20)}")
    for told in (
        "Van 3 vragen zijn er 1 op tijd en 1 te laat beantwoord",
        "4 dagen te laat beantwoord, op 25 februari 2026",
        "5 dagen door uitstel gedekt",
        "nog niet beantwoord, 15 dagen over de uiterste dag 21 februari 2026",
        "deels beantwoord (60 %) op 18 februari 2026",
        "80 % beantwoord: nog niet; alles: nog niet (vanaf de eerste uiterste dag, 16 februari 2026).",
        "1 van 3 gewaardeerd",
        "Voorgestelde stap sinds 22 februari 2026: herinnering.",
    ):
        assert told in shown, told
    assert "te laat, " not in text_of(asked, f"/opvolging/partijen/lms?geldig-op={on(0)}")


def test_every_number_of_the_overview_is_that_of_the_questions(asked: Client) -> None:
    page = read_page(asked.get(f"/opvolging/partijen?geldig-op={on(20)}").content.decode())
    cells = [words(one.text) for one in page.all("td")]
    assert cells[:4] == [
        "3",
        "op tijd: 1 te laat: 1 (4 dagen)",
        "verwacht: 0 over de uiterste dag: 1 (15 dagen)",
        "geëindigd zonder volledig antwoord: 0 niet bekend of te laat: 0",
    ]
    shown = text_of(asked, f"/opvolging/partijen?geldig-op={on(20)}")
    assert "Jaarlijks (2026)" in shown
    assert "(vanaf de verzending op 5 januari 2026)" in shown


def test_what_has_no_known_day_has_no_number(reading: Client, reference_picture: ReferencePicture) -> None:
    path = "/opvolging/partijen/minister-jenv?geldig-op=2022-01-01"
    shown = text_of(reading, path)
    assert "Er staat geen verzoek aan deze partij in het grootboek." in shown
    assert "2019 (datum niet bekend): hoeveel vragen en met welke termijn is niet bekend." in shown
    assert "2021 (datum niet bekend): het aantal dagen te laat is niet bekend." in shown
    page = read_page(reading.get("/opvolging/partijen?geldig-op=2022-01-01").content.decode())
    counts = [words(one.text) for one in page.all("td")]
    found = parties_asked(reference_picture(DUE.replace(year=2022, month=1, day=1)))
    assert counts == ["–"] * 4 * len(found)


def test_of_a_party_that_is_not_known_there_is_no_page(asked: Client) -> None:
    assert asked.get("/opvolging/partijen/nobody").status_code == 404


def test_a_criterion_without_evidence_and_what_is_missing_are_offered(asked: Client) -> None:
    shown = text_of(asked, f"/opvolging/partijen/lms?geldig-op={on(20)}")
    assert "Alle meldkamers nemen over: stand volgens de partij" in shown
    assert "criterium zonder geldig bewijs: r" in shown
    assert "ontbreekt in het beeld" in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_these_pages_is_used(
    asked: Client, serve: Serve, reference_picture: ReferencePicture, lang: Lang
) -> None:
    root = ROOTS[lang]
    paths = [f"{root}/opvolging/partijen{one}?geldig-op={on(20)}" for one in ("", "/lms", "/cbs")]
    shown = [asked.get(path).content.decode() for path in paths]
    client = serve(PaperLedger(reference_picture(DUE).table))
    paths = [f"{root}/opvolging/partijen{one}?geldig-op=2022-01-01" for one in ("", "/minister-jenv")]
    shown += [client.get(path).content.decode() for path in paths]
    everything = words(html.unescape(" ".join(shown))).replace("\N{NO-BREAK SPACE}", " ")
    texts = read_labels("texts.csv")
    own = [key for key in texts if key.startswith("web.replies.")]
    assert len(own) > 30
    unused = [
        key
        for key in own
        if not all(words(piece) in everything for piece in re.split(r"\{\w+\}", texts[key].of(lang)))
    ]
    assert unused == []
