# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The progress report says what the picture holds, what is not known first, in the same bytes each time."""

import datetime
import pathlib
import re

import pytest

from kamerbreed.oversight import progress_report
from kamerbreed.reports import ProgressText, progress_as_docx, progress_as_pdf, progress_text
from kamerbreed.vocabulary import LANGUAGES, Lang
from kamerbreed.vocabulary._labels import read_labels
from tests.conftest import ReferencePicture
from tests.oversight.made import JENV, LETTER, MINISTER, TEST, happens, issued, world
from tests.oversight.test_commitments import slid
from tests.oversight.test_course import asked_late
from tests.reports.test_letter import text_of_docx, text_of_pdf
from tests.requests.made import World
from tests.world import says

Day = datetime.date


def told(made: World, last: str, first: str, lang: Lang = "nl") -> ProgressText:
    picture = made.picture(last)
    return progress_text(picture, progress_report(picture, Day.fromisoformat(first)), lang)


@pytest.fixture
def of_2021(reference_picture: ReferencePicture) -> ProgressText:
    picture = reference_picture(Day(2021, 12, 31))
    return progress_text(picture, progress_report(picture, Day(2021, 7, 1)), "nl")


def test_the_report_has_every_track_and_every_event_of_the_half_year(of_2021: ProgressText) -> None:
    text = text_of_docx(progress_as_docx(of_2021))
    assert "11 sporen" in text
    assert "11 staan open; voor dit tijdvak waren dat er 5" in text
    assert "‘niet of zeer beperkt’" in text
    assert text.count("V2021-1. ") == 2
    assert "Van 5 van 11 sporen is de letterlijke tekst niet bekend." in text
    assert "Van 11 van 11 sporen is geen oordeel over de uitvoering bekend." in text
    assert "halfjaarlijkse voortgangsrapportage" not in text
    assert "zonder streefdatum" in text
    assert "aan wie is niet bekend" in text
    assert "met welke termijn is niet bekend" in text


def test_what_is_not_known_stands_before_the_tracks(of_2021: ProgressText) -> None:
    titles = [part.title for part in of_2021.parts]
    assert titles.index("Wat niet bekend is") < titles.index("Elk spoor")


@pytest.mark.parametrize("make", [progress_as_docx, progress_as_pdf])
def test_the_same_report_is_the_same_bytes(of_2021: ProgressText, make: object) -> None:
    assert callable(make)
    assert make(of_2021) == make(of_2021)


def test_the_pdf_says_what_the_document_says(of_2021: ProgressText, tmp_path: pathlib.Path) -> None:
    text = " ".join(text_of_pdf(progress_as_pdf(of_2021), tmp_path).split())
    for sentence in of_2021.parts[0].texts:
        assert re.sub(r"\s+", " ", sentence)[:40] in text
    assert "Voortgang van aanbevelingen en verzoeken" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_the_report_is_used(lang: Lang, reference_picture: ReferencePicture) -> None:
    closed = issued()
    happens(closed, "verdict", "2022-01-10", JENV, verdict="deels", evidence=[TEST])
    sliding = slid()
    sliding.said.append(says("commitment/bare", "exists", True))
    sliding.said.append(says("commitment/bare", "made_by", MINISTER, key=MINISTER))
    about = "recommendation/R2019-2"
    sliding.said.append(says("commitment/bare", "recommendation", about, key=about))
    known = closed.picture("2022-06-30", known_at=Day(2022, 6, 30))
    bare = world()
    happens(bare, "report", "2022-01-02", JENV)
    happens(bare, "response", "2022-01-03", MINISTER)
    bare.said += [
        says("recommendation/bare", "exists", True),
        says("recommendation/bare", "report", "report/r2019"),
        says("recommendation/bare", "addressee", MINISTER, key=MINISTER),
        says("follow-up-event/2022-01-02-report", "recommendation", "recommendation/bare", key="bare"),
    ]
    moving = issued()
    happens(moving, "progress_report", "2022-02-01", MINISTER)
    ground = {"closure_ground": "progress_and_confidence", "letter": LETTER, "recheck_on": "2023-06-01"}
    happens(moving, "closure", "2022-03-01", JENV, **ground)
    real = reference_picture(Day(2022, 6, 30))
    reports = [
        progress_text(real, progress_report(real, Day(2022, 1, 1)), lang),
        told(bare, "2022-06-30", "2022-01-01", lang),
        told(moving, "2022-06-30", "2022-01-01", lang),
        told(world(), "2022-06-30", "2022-01-01", lang),
        told(closed, "2022-06-30", "2022-01-01", lang),
        told(sliding, "2021-07-01", "2021-01-01", lang),
        told(asked_late(), "2026-12-31", "2026-07-01", lang),
        progress_text(known, progress_report(known, Day(2022, 1, 1)), lang),
    ]
    everything = "\n".join([text_of_docx(progress_as_docx(one)) for one in reports] + [reports[0].sender])
    texts = read_labels("texts.csv")
    unused = [
        key
        for key in texts
        if key.startswith("followup.report.")
        and not all(piece in everything for piece in re.split(r"\{\w+\}", texts[key].of(lang)))
    ]
    assert " ".join(unused) == ""
