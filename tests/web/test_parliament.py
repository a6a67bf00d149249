# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What parliament asked is answered from the picture; what is not known of it is not made up."""

import datetime
import html
import re

import pytest
from django.test import Client

from kamerbreed.oversight import QUESTIONS_ASKED, parliament_questions, promised_reports
from kamerbreed.vocabulary import LANGUAGES, Lang
from kamerbreed.vocabulary._labels import read_labels
from tests import facts
from tests.conftest import ReferencePicture
from tests.web.conftest import Serve
from tests.web.paper import PaperLedger, words
from tests.web.test_followup import BEFORE, ROOTS, text_of
from tests.world import WORLD, says, table_with

PAGE = "/opvolging/negen-vragen"
Day = datetime.date


@pytest.fixture
def reading(serve: Serve, reference_picture: ReferencePicture) -> Client:
    return serve(PaperLedger(reference_picture(BEFORE).table))


def test_only_what_the_facts_tell_of_the_questions_is_known(reference_picture: ReferencePicture) -> None:
    (row,) = [one for one in facts.rows("followup_events.csv") if one["kind"] == "question"]
    found = parliament_questions(reference_picture(Day(2022, 1, 1)))
    assert found is not None
    assert [item.partition("/")[2] for item in found.event.recommendations] == row["recommendation"].split(
        ";"
    )
    # Four subjects are named in the text of the event; the fifth in the note of the commitment.
    named = row["text"].partition(": ")[2].replace(" and ", ", ").split(", ")
    assert len(named) == sum(one.known == "paraphrase" for one in found.known)
    assert [one.code for one in found.known if one.known == "derived"] == ["reports"]
    assert (found.of, found.unknown) == (QUESTIONS_ASKED, QUESTIONS_ASKED - 5)


def test_before_they_were_asked_there_are_no_questions(
    reading: Client, reference_picture: ReferencePicture
) -> None:
    assert parliament_questions(reference_picture(Day(2021, 9, 29))) is None
    text = text_of(reading, f"{PAGE}?geldig-op=2021-09-29")
    assert "op deze dag zijn ze nog niet gesteld" in text
    assert "2021" not in text


def test_each_answer_is_that_of_the_day(reading: Client) -> None:
    then = text_of(reading, f"{PAGE}?geldig-op=2021-09-30")
    later = text_of(reading, f"{PAGE}?geldig-op=2026-01-01")
    for text in (then, later):
        assert "Van 4 is niets bekend; van de andere 5 is bekend waar ze over gaan" in text
        assert text.count("de letterlijke vraag en haar nummer zijn niet bekend") == 4
        assert "Van 11 sporen staan er 11 open. Van 6 is geen reactie bekend; over 0 is een oordeel" in text
        assert "is van 1 een termijn in woorden bekend" in text
    assert "Governance evaluation published" not in then
    assert "Governance evaluation published" in later
    assert "0 van 2 sporen bekend (V2021-3)" in later


def test_the_promised_reports_are_counted_against_the_half_years(
    reading: Client, reference_picture: ReferencePicture
) -> None:
    """From September 2021 to January 2026 are 52 months, eight half-years; three letters tell of progress."""
    found = promised_reports(reference_picture(Day(2026, 1, 1)))
    assert found is not None
    assert (found.half_years, [one.date for one in found.reports]) == (
        8,
        ["2021-09-23", "2023-01-24", "2025-02-06"],
    )
    text = text_of(reading, f"{PAGE}?geldig-op=2026-01-01")
    assert "zijn 8 halve jaren verstreken. Bekend zijn 3 voortgangsberichten" in text


def test_every_fact_under_an_answer_is_one_click_away(reading: Client) -> None:
    text = reading.get(f"{PAGE}?geldig-op=2026-01-01").content.decode()
    main = text.partition("<main")[2].partition("</main>")[0]
    links = [html.unescape(one) for one in re.findall(r'href="([^"]+)"', main)]
    assert len(links) > 40
    for address in sorted({one.partition("#")[0] for one in links if one.startswith("/")}):
        assert reading.get(address).status_code == 200, address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_the_page_is_used(reading: Client, serve: Serve, lang: Lang) -> None:
    event = "follow-up-event/2021-09-30-question"
    alone = [
        says(event, "exists", True),
        says(event, "type", "question"),
        says(event, "date", "2021-09-30"),
    ]
    address = f"{ROOTS[lang]}{PAGE}?geldig-op=2026-01-01"
    read = [reading.get(address).content.decode()]
    worlds = (WORLD, [*WORLD, *alone])
    read += [serve(PaperLedger(table_with(said))).get(address).content.decode() for said in worlds]
    everything = words(html.unescape("\n".join(read)))
    texts = read_labels("texts.csv")
    unused = [
        key
        for key in texts
        if key.startswith(("web.parliament.", "web.menu.page.parliament"))
        and not all(words(piece) in everything for piece in re.split(r"\{\w+\}", texts[key].of(lang)))
    ]
    assert " ".join(unused) == ""
