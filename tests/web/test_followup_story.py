# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From a recommendation to the letter about it, in a real browser, in Dutch.

An inspector issues a recommendation, asks for information and gets a late answer in part. The addressee is
heard on the draft verdict; then the inspector judges and drafts the letter. A second inspector approves it;
who has nothing to do with it can do none of this.
"""

import datetime
import hashlib
import pathlib
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.browsing import axe_finds, press
from tests.web.test_asking_story import CHAPTERS, Person, day, text_of
from tests.web.test_browser import demo_at

INSPECTOR, SECOND = "Demo: inspecteur (Inspectie JenV)", "Demo: tweede inspecteur (Inspectie JenV)"
ADDRESSEE, THIRD = "Demo: bijdrager (LMS)", "Demo: bijdrager (KPN)"
ITEM = "/opvolging/D1"
LOOK, ENTER = "Kijk na wat er komt te staan", "Leg vast"
REMARK = "Sinds deze maand ook in de nacht; wij zenden een verslag."
SENT_DAYS_AGO, TERM_DAYS = 60, 42


@pytest.fixture
def address(tmp_path: pathlib.Path) -> Iterator[str]:
    """A demo of its own, in which nothing was recommended yet."""
    home = tmp_path / "home"
    home.mkdir()
    with demo_at(home) as found:
        yield found


def test_from_a_recommendation_to_the_letter_about_it(
    address: str, browser: Any, tmp_path: pathlib.Path
) -> None:
    inspector, addressee = Person(browser, address, INSPECTOR), Person(browser, address, ADDRESSEE)
    third = Person(browser, address, THIRD)
    issue(inspector)
    request = ask(inspector)
    answer_in_part_and_late(addressee, third, request)
    bring_in_evidence(inspector)
    hearing = hear(inspector, addressee, third)
    judge(inspector, third, hearing)
    letter = draft_letter(inspector)
    approve(Person(browser, address, SECOND), inspector, (addressee, third), letter, tmp_path)


def entered(person: Person) -> Any:
    """Look at what will stand, and enter it; gives the page that follows."""
    person.page.get_by_role("button", name=LOOK, exact=True).last.click()
    person.page.get_by_role("button", name=ENTER, exact=True).first.wait_for()
    press(person.page.get_by_role("button", name=ENTER, exact=True).first)
    return person.page


def refused(person: Person, path: str, status: int = 403) -> None:
    """There is no such form, or with 404 no such page, for this person."""
    answer = person.page.goto(f"http://{person.address}{path}")
    assert answer.status == status, path


def issue(inspector: Person) -> None:
    page = inspector.open("/opvolging/nieuw")
    page.locator("#f-partij").select_option("party/inspectie-jenv")
    page.locator("#f-soort-stuk").select_option("aanbeveling")
    page.get_by_label("Tekst").fill("Zorg dat elke meldkamer de meldingen van een andere kan overnemen.")
    page.get_by_label("Rapport of brief").fill("report/inspectorate-2025")
    page.get_by_label("Kenmerk").fill("D1")
    page.get_by_label("Waarom dit stuk").fill("De uitwijk werkt niet overal.")
    page.get_by_label("Geadresseerde 1").fill("party/lms")
    page.get_by_label("C1 –").select_option("1")
    page.get_by_label("C2 –").select_option("kern-2")
    page.locator("#f-dag").fill(day(-SENT_DAYS_AGO))
    assert axe_finds(page) == []
    assert "concept (sinds" in text_of(entered(inspector))
    press(page.get_by_role("link", name="Uitbrengen", exact=True))
    page.locator("#f-dag").fill(day(-SENT_DAYS_AGO))
    assert "uitgebracht (sinds" in text_of(entered(inspector))


def ask(inspector: Person) -> str:
    """Ask for two things with a term of six weeks, sixty days ago; gives the path of the request."""
    page = inspector.open(CHAPTERS)
    for name in ("personeel", "minimumbezetting"):
        page.get_by_label(f"Kies: Den Haag, {name}", exact=True).check()
    press(page.locator("#personeel").get_by_role("button", name="Vraag ernaar"))
    page.get_by_label("Gericht aan").select_option("party/lms")
    page.get_by_label("Onderwerp").fill("Bezetting van de meldkamer Den Haag")
    page.locator("#new-length").fill("6")
    page.locator("#new-unit").select_option("week")
    page.locator("#new-regime").select_option("letter")
    inspector.press("Maak het verzoek")
    page.locator("#step-send-dag").fill(day(-SENT_DAYS_AGO))
    inspector.press("Noteer als verstuurd")
    shown = text_of(page)
    assert "6 weken vanaf de verzending" in shown
    assert f"{SENT_DAYS_AGO - TERM_DAYS} dagen over de uiterste dag" in shown
    assert "Voorgestelde stap" in shown
    return "/" + str(page.url).split("/", 3)[3]


def answer_in_part_and_late(addressee: Person, third: Person, request: str) -> None:
    refused(third, f"{request}/vraag/1")
    page = addressee.open("/mijn-vragen")
    press(page.get_by_role("link", name=re.compile("^Beantwoord")).first)
    page.locator("#answer-value").fill("48")
    page.locator("#answer-state").select_option("partly")
    page.locator("#answer-day").fill(day())
    page.locator("#answer-note").fill("Alleen de dagdienst.")
    addressee.press("Geef dit antwoord")
    shown = text_of(page)
    assert "deels beantwoord" in shown
    assert f"{SENT_DAYS_AGO - TERM_DAYS} dagen" in shown


def bring_in_evidence(inspector: Person) -> None:
    page = inspector.open(f"{ITEM}/bewijs")
    page.get_by_label("Soort bewijs").select_option(label="waarneming")
    page.get_by_label("Afkomstig van").fill("party/inspectie-jenv")
    page.locator("#f-gedateerd").fill(day(-30))
    page.get_by_label("Omschrijving").fill("Bij het bezoek nam een tweede meldkamer meldingen over.")
    for criterion in ("C1 –", "C2 –"):
        page.get_by_label(criterion).check()
    assert "waarneming" in text_of(entered(inspector)).lower()


def hear(inspector: Person, addressee: Person, third: Person) -> str:
    """A draft verdict, what the addressee says of it, and the answer to that; gives the id of the hearing."""
    page = inspector.open(ITEM)
    press(page.get_by_role("link", name="Ontwerp voorleggen voor hoor en wederhoor"))
    page.get_by_label("Voorleggen aan").select_option("party/lms")
    page.get_by_label("Ontwerpoordeel over de uitvoering").select_option("deels")
    page.get_by_label("Zinnen van het ontwerp").fill(
        "De uitwijk is deels ingericht.\nDe bezetting is in delen opgegeven."
    )
    page.locator("#f-dag").fill(day(-10))
    page.get_by_label("Hoe lang de partij de tijd krijgt").fill("2")
    page.get_by_label("Eenheid").select_option("week")
    assert "Het ontwerp ligt voor" in text_of(entered(inspector))
    path = "/" + str(page.url).split("/", 3)[3]
    refused(third, f"{path}/zienswijze")
    page = addressee.open(path)
    press(page.get_by_role("link", name="Zienswijze geven"))
    page.locator("#f-zin-1").fill(REMARK)
    page.locator("#f-geen").check()
    assert REMARK in text_of(entered(addressee))
    page = inspector.open(path)
    press(page.get_by_role("link", name="Zienswijze beantwoorden"))
    page.locator("#f-uitkomst-1").select_option(label="deels overgenomen")
    page.locator("#f-antwoord-1").fill("Het verslag is er nog niet.")
    entered(inspector)
    assert axe_finds(page) == []
    press(page.get_by_role("link", name="Hoor en wederhoor afronden"))
    assert "Dit hoor en wederhoor is afgerond op" in text_of(entered(inspector))
    return f"hearing/{path.rpartition('/')[2]}"


def judge(inspector: Person, third: Person, hearing: str) -> None:
    """By hand: of weight 3 the core criterion of 2 is met, so 67 %, in part."""
    refused(third, f"{ITEM}/oordeel/lms")
    page = inspector.open(f"{ITEM}/oordeel/lms")
    page.locator("#f-criterium-C1-not_met").check()
    page.locator("#f-criterium-C2-met").check()
    page.locator("#f-wederhoor").fill(hearing)
    page.locator("#f-omschrijving").fill("Oordeel na hoor en wederhoor.")
    assert axe_finds(page) == []
    shown = text_of(entered(inspector))
    assert "deels uitgevoerd (definitief, na hoor en wederhoor)" in shown
    assert "score 67 %" in shown.replace("\N{NO-BREAK SPACE}", " ")


def draft_letter(inspector: Person) -> str:
    """A conclusion on the picture of now; gives its path."""
    page = inspector.open("/opvolging/brieven/nieuw")
    page.locator("#f-soort").select_option(label="conclusie")
    page.locator("#f-over").fill("report/inspectorate-2025")
    page.locator("#f-aan").fill("party/lms")
    page.locator("#f-partij").select_option("party/inspectie-jenv")
    inspector.press("Opstellen")
    shown = text_of(page)
    assert "deels opgevolgd" in shown
    assert "waren 0 van de 2 vragen beantwoord" in shown
    assert "niemand heeft deze brief goedgekeurd" in shown
    assert page.get_by_role("button", name="Ik keur deze brief goed").count() == 0
    assert axe_finds(page) == []
    return "/" + str(page.url).split("/", 3)[3]


def approve(
    second: Person, inspector: Person, others: tuple[Person, ...], letter: str, folder: pathlib.Path
) -> None:
    """Nobody else may; what the second approves stays the same to the byte."""
    for one in others:
        refused(one, letter, 404)
    second.open(letter)
    second.press("Ik keur deze brief goed")
    assert "niemand heeft deze brief goedgekeurd" not in text_of(second.page)
    sums = [downloaded(one, letter, folder) for one in (second, inspector)]
    assert sums[0] == sums[1]


def downloaded(person: Person, letter: str, folder: pathlib.Path) -> list[str]:
    """SHA-256 of both files of a letter."""
    person.open(letter)
    found = []
    for ending in ("docx", "pdf"):
        with person.page.expect_download() as downloading:
            person.page.locator(f"a[href*='brief.{ending}']").first.click()
        file = folder / f"{datetime.datetime.now(datetime.UTC).timestamp()}.{ending}"
        downloading.value.save_as(file)
        found.append(hashlib.sha256(file.read_bytes()).hexdigest())
    return found
