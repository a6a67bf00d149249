# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The letter says what the request holds, in both languages and both formats, the same bytes each time."""

import datetime
import io
import pathlib
import shutil
import subprocess
import time

import docx
import pytest

from kamerbreed.oversight import LetterDraft, LetterWish, compose
from kamerbreed.picture import Picture
from kamerbreed.reports import Letter, LetterItem, letter_as_docx, letter_as_pdf, letter_of, letter_of_draft
from kamerbreed.requests import Extending, Sending, Wish, extend, make, request_of, send
from kamerbreed.vocabulary import LANGUAGES, Lang, say, say_date, scales
from tests.conftest import ReferencePicture
from tests.requests.made import REQUEST, World, asked, making
from tests.world import ROOM, says

ODD = "Stand #let *x* = $y$ \\ <b> @label `raw` [1] // ok"


def letter(lang: Lang, world: World | None = None, day: str = "2026-01-06") -> Letter:
    if world is None:
        world = asked()
        world.does("2026-01-05", send, Sending(request=REQUEST, on="2026-01-05"))
    picture = world.picture(day)
    found = request_of(picture, REQUEST)
    assert found is not None
    return letter_of(picture, found, lang)


def questions(found: Letter) -> list[LetterItem]:
    return [one for part in found.parts for one in part.items]


def answer(found: Letter) -> tuple[str, ...]:
    """How to answer, the last part of the letter of a request."""
    return found.parts[-1].texts


def text_of_docx(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def text_of_pdf(content: bytes, folder: pathlib.Path) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("no pdftotext on PATH (Debian: apt-get install poppler-utils)")
    file = folder / "letter.pdf"
    file.write_bytes(content)
    told = subprocess.run(
        [program, "-layout", str(file), "-"], capture_output=True, text=True, check=True
    ).stdout
    return " ".join(told.split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_both_formats_hold_every_part_of_the_letter(lang: Lang, tmp_path: pathlib.Path) -> None:
    found = letter(lang)
    told = [
        found.sender,
        found.addressee,
        found.subject,
        REQUEST,
        say_date("2026-01-05", lang),
        say("letter.ground.voluntary", lang),
        say("letter.due", lang, sender=found.sender, day=say_date("2026-02-01", lang)),
        say("letter.how", lang),
        say("letter.none", lang),
    ]
    assert len(questions(found)) == 4
    for one in questions(found):
        told += [one.text, *(text for _, text in one.lines)]
    plain = " ".join(text_of_docx(letter_as_docx(found)).split())
    printed = text_of_pdf(letter_as_pdf(found), tmp_path)
    for text in told:
        assert text in plain
        assert text in printed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_known_is_told_with_its_source_and_what_is_not_is_said_so(lang: Lang) -> None:
    world = World()
    world.said += [
        says(ROOM, "city", "Drachten", sources=("source/2019",), basis="documented", valid_from="2019-06-24"),
    ]
    world.does("2026-01-01", make, making(world))
    found = letter(lang, world)
    label = say("letter.known", lang)
    first, second = (dict(one.lines)[label] for one in questions(found)[:2])
    for part in ("Drachten", "Besluit van 24 juni 2019", say_date("2019-06-24", lang)):
        assert part in first
    assert second == say("letter.known.nothing", lang)


def test_a_letter_that_was_not_sent_says_so_and_nobody_signs() -> None:
    found = letter("nl", asked())
    assert (say("letter.date", "nl"), say("letter.not-sent", "nl")) in found.head
    document = docx.Document(io.BytesIO(letter_as_docx(found)))
    *_, close, name = (one.text for one in document.paragraphs)
    assert (close, name) == (say("letter.close", "nl"), "Inspectie Justitie en Veiligheid")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_letter_has_the_same_bytes_whenever_it_is_made(lang: Lang) -> None:
    found = letter(lang)
    first = letter_as_docx(found), letter_as_pdf(found)
    time.sleep(2.1)  # the clock of a zip file ticks every two seconds
    assert (letter_as_docx(found), letter_as_pdf(found)) == first


def test_signs_of_markup_are_letters_like_any_other(tmp_path: pathlib.Path) -> None:
    question = Wish(subject=ROOM, property="city", text=ODD, why=ODD)
    world = asked(title=ODD, questions=[question], ground_text=ODD, series=ODD)
    found = letter("nl", world)
    odd = " ".join(ODD.split())
    assert " ".join(text_of_docx(letter_as_docx(found)).split()).count(odd) == 6
    assert text_of_pdf(letter_as_pdf(found), tmp_path).count("Stand #let *x* = $y$") == 6


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_legal_ground_is_named(lang: Lang) -> None:
    world = asked(ground="legal", ground_text="artikel 1")
    found = letter(lang, world)
    assert say("letter.ground.legal", lang, ground="artikel 1") in [
        text for part in found.parts for text in part.texts
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_letter_that_is_not_public_carries_its_mark(lang: Lang) -> None:
    marking = (say("letter.mark", lang), scales()["sensitivity"]["confidential"].of(lang))
    assert marking in letter(lang, asked(sensitivity="confidential")).head
    assert marking[0] not in dict(letter(lang).head)


# --- by when --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("regime", "due"), [("act", "2026-04-07"), ("letter", "2026-04-03")])
def test_the_letter_tells_by_which_rule_its_last_day_was_reckoned(regime: str, due: str) -> None:
    world = asked(due_on="", term_n=88, term_unit="day", regime=regime)
    world.does("2026-01-05", send, Sending(request=REQUEST, on="2026-01-05"))
    for lang in LANGUAGES:
        told = " ".join(answer(letter(lang, world)))
        assert say_date(due, lang) in told
        assert scales()["term-regime"][regime].of(lang) in told
        assert scales()["day-off"]["good_friday"].of(lang) in told


def test_a_letter_that_did_not_go_out_yet_names_the_term_and_no_day() -> None:
    told = " ".join(answer(letter("nl", asked(due_on="", term_n=6, term_unit="week", regime="letter"))))
    assert "6 weken vanaf de verzending" in told
    assert "2026" not in told


def test_the_letter_tells_of_the_time_that_was_added() -> None:
    world = asked()
    world.does("2026-01-05", send, Sending(request=REQUEST, on="2026-01-05"))
    extending = Extending(request=REQUEST, granted_on="2026-01-06", until="2026-02-20", reason="Verlof")
    world.does("2026-01-06", extend, extending)
    told = " ".join(answer(letter("nl", world)))
    assert "uiterlijk op 20 februari 2026" in told
    assert "uitstel gegeven tot 20 februari 2026: Verlof" in told


# --- letters about the follow-up ------------------------------------------------------------------


def conclusion(picture: Picture) -> tuple[LetterDraft, Letter]:
    wish = LetterWish(
        kind="conclusion",
        about=("report/report-2015", "report/report-2019"),
        addressees=("party/korpsleiding", "party/bmb-chair"),
        without=("source/letter-2021",),
    )
    draft = compose(picture, wish)
    return draft, letter_of_draft(picture, draft)


def test_a_drafted_letter_holds_every_sentence_its_facts_and_what_it_lacks_in_both_formats(
    reference_picture: ReferencePicture, tmp_path: pathlib.Path
) -> None:
    draft, found = conclusion(reference_picture(datetime.date(2021, 7, 1)))
    plain = " ".join(text_of_docx(letter_as_docx(found)).split())
    printed = text_of_pdf(letter_as_pdf(found), tmp_path)
    assert len(draft.sentences) > 20
    for one in draft.sentences:
        assert plain.count(one.text) >= 2
        assert one.text in printed
        for fact in one.facts:
            assert fact.subject in plain
    for lacking in draft.unwritten:
        assert lacking.reason.in_language("nl") in plain
    assert "concept, door niemand goedgekeurd" in plain


def test_the_requests_are_numbered_and_the_parts_have_their_headings(
    reference_picture: ReferencePicture,
) -> None:
    _, found = conclusion(reference_picture(datetime.date(2021, 7, 1)))
    assert found.sender == "Inspectie Justitie en Veiligheid · Agentschap Telecom"
    (request,) = (part for part in found.parts if part.title == "Verzoek")
    assert [one.number for one in request.items] == ["1", "2", "3"]
    document = docx.Document(io.BytesIO(letter_as_docx(found)))
    heads = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 2"]
    assert heads[:4] == ["Zorgen", "Vooronderzoek", "Verzoek", "Tot slot"]


def test_an_approved_letter_has_its_day_and_no_list_of_what_it_lacks(
    reference_picture: ReferencePicture,
) -> None:
    picture = reference_picture(datetime.date(2021, 7, 1))
    draft, _ = conclusion(picture)
    found = letter_of_draft(picture, draft, reference="letter/een", approved_on="2021-07-02")
    assert ("Datum", "2 juli 2021") in found.head
    assert ("Ons kenmerk", "letter/een") in found.head
    assert [part.title for part in found.annex] == ["Waar elke zin op rust"]


def test_a_drafted_letter_has_the_same_bytes_whenever_it_is_made(reference_picture: ReferencePicture) -> None:
    picture = reference_picture(datetime.date(2021, 7, 1))
    _, found = conclusion(picture)
    first = letter_as_docx(found), letter_as_pdf(found)
    time.sleep(2.1)  # the clock of a zip file ticks every two seconds
    _, again = conclusion(picture)
    assert (letter_as_docx(again), letter_as_pdf(again)) == first
