# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From a gap to a *vaststelling*, in a real browser and a real spreadsheet program, in Dutch.

An analyst asks what is not known of the staffing of a room. The sheet comes back with one answer that
is wrong and one that is refused; the rest lands. Another party says otherwise, and an inspector rules.
"""

import datetime
import pathlib
import re
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from kamerbreed.vocabulary import say
from tests.exchange.conftest import Converting, soffice
from tests.web.browsing import WIDE, axe_finds, press, unfold
from tests.web.test_browser import demo_at, sign_in_as

__all__ = ["soffice"]
ROOM = "/zaak/control-room/den-haag"
CHAPTERS = f"{ROOM}/hoofdstukken"
ANALYST, OTHER = "Demo: analist (LMS)", "Demo: bijdrager (LMS)"
INSPECTOR, SECOND = "Demo: inspecteur (Inspectie JenV)", "Demo: tweede inspecteur (Inspectie JenV)"
GROUND = "inzetgegevens geven wij niet"


@pytest.fixture
def address(tmp_path: pathlib.Path) -> Iterator[str]:
    """A demo of its own, in which nothing was asked yet."""
    home = tmp_path / "home"
    home.mkdir()
    with demo_at(home) as found:
        yield found


class Person:
    """A browser of its own, in which somebody signed in with one click."""

    def __init__(self, browser: Any, address: str, shown: str) -> None:
        self.address = address
        self.page = browser.new_context(viewport=WIDE, accept_downloads=True).new_page()
        sign_in_as(self.page, address, shown)

    def open(self, path: str) -> Any:
        self.page.goto(f"http://{self.address}{path}")
        return self.page

    def press(self, name: str) -> None:
        press(self.page.get_by_role("button", name=name, exact=True).first)


def day(later: int = 0) -> str:
    """The date of today, or of so many days later."""
    today = datetime.datetime.now(datetime.UTC).date()
    return (today + datetime.timedelta(days=later)).isoformat()


def text_of(page: Any) -> str:
    return " ".join(str(page.inner_text("main")).split())


def known_of_staffing(page: Any) -> int:
    """How many topics of the chapter on staffing are known, as its page says."""
    caption = page.locator("#personeel caption").inner_text()
    found = re.search(r"(\d+) van de (\d+) onderwerpen", caption)
    assert found, caption
    return int(found[1])


def test_from_a_gap_through_a_spreadsheet_to_a_ruling(
    address: str, browser: Any, soffice: Converting, tmp_path: pathlib.Path
) -> None:
    analyst = Person(browser, address, ANALYST)
    where = ask(analyst)
    blank = download(analyst.page, tmp_path)
    fill(blank)
    (tmp_path / "terug").mkdir()
    (returned,) = soffice([blank], "xlsx", "nl", tmp_path / "terug")
    take_in(analyst, returned)
    what_became_of_it(analyst, where)
    state_otherwise(Person(browser, address, OTHER))
    rule(Person(browser, address, INSPECTOR), Person(browser, address, SECOND))
    both_views_stand(analyst)


def ask(analyst: Person) -> str:
    """Choose the gaps on staffing, and make and send the request; gives its address."""
    page = analyst.open("/volledigheid/hiaten?soort=control-room&aspect=personeel")
    gap = page.get_by_role("row").filter(has_text="control-room/den-haag").filter(has_text="minimumbezetting")
    assert "nooit gevraagd" in gap.inner_text()
    page = analyst.open(CHAPTERS)
    assert known_of_staffing(page) == 0
    for name in ("personeel", "minimumbezetting", "werkplekken"):
        page.get_by_label(f"Kies: Den Haag, {name}", exact=True).check()
    assert axe_finds(page) == []
    press(page.locator("#personeel").get_by_role("button", name="Vraag ernaar"))
    page.get_by_label("Gericht aan").select_option("party/police")
    page.get_by_label("Onderwerp").fill("Bezetting van de meldkamer Den Haag")
    page.get_by_label("Uiterste dag").fill(day(30))
    analyst.press("Maak het verzoek")
    analyst.press("Noteer als verstuurd")
    assert text_of(page).count("gevraagd") >= 3
    return str(page.url)


def download(page: Any, folder: pathlib.Path) -> pathlib.Path:
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Invulblad (xlsx)").click()
    file = folder / "invulblad.xlsx"
    downloading.value.save_as(file)
    return file


def fill(file: pathlib.Path) -> None:
    """Staff: 48; minimum staffing: a word where a number is wanted; positions: refused."""
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    heads = next(row for row in sheet.iter_rows() if row[0].value == "nr")
    at = {cell.value: cell.column for cell in heads}
    asked = {sheet.cell(row, at["gegeven"]).value: row for row in range(heads[0].row + 1, sheet.max_row + 1)}
    for name, column, value in (
        ("personeel", "antwoord", 48),
        ("minimumbezetting", "antwoord", "genoeg"),
        ("werkplekken", "stand van het antwoord", "geweigerd"),
        ("werkplekken", "grond bij weigering", GROUND),
    ):
        sheet.cell(asked[name], at[column]).value = value
    book.save(file)


def take_in(analyst: Person, file: pathlib.Path) -> None:
    """The page names the cell that is wrong, and says what became of each row."""
    page = analyst.page
    unfold(page)
    page.set_input_files("[name=blad]", file)
    analyst.press("Lees het blad in")
    page.locator("#verdicts-title").wait_for()
    table = page.locator("section[aria-labelledby=verdicts-title] table")
    landed, wrong, refused = (one.inner_text() for one in table.locator("tbody tr").all())
    assert "telt mee" in landed
    for part in ("blad Vragen", "rij 11", "kolom H (antwoord)", "genoeg", "gevraagd: geheel getal"):
        assert part in wrong, wrong
    assert "klopt niet" in wrong
    assert "telt mee" in refused
    assert GROUND in refused
    assert axe_finds(page) == []


def what_became_of_it(analyst: Person, where: str) -> None:
    """More is known of the room; the refusal shows its ground; what was wrong is still asked."""
    page = analyst.page
    page.goto(where)
    states = [one.inner_text() for one in page.locator("tbody tr").all()]
    assert any("personeel" in one and "beantwoord" in one for one in states)
    assert any("minimumbezetting" in one and "gevraagd" in one for one in states)
    assert any("geweigerd" in one and GROUND in one for one in states), states
    analyst.open(CHAPTERS)
    assert known_of_staffing(page) == 1
    analyst.open(f"{ROOM}/waarom/workplaces")
    assert "geweigerd" in text_of(page)
    assert GROUND in text_of(page)


def say_on_form(person: Person, number: str, note: str, source: str) -> None:
    """Fill in the form on the number of staff, with a new source, and look at what will stand."""
    page = person.page
    unfold(page)
    page.locator("#f-waarde").fill(number)
    page.locator("#f-peildatum").fill(day())
    page.locator("#f-toelichting").fill(note)
    page.locator("#f-grond").select_option("stated")
    page.locator("#f-bron-nieuw-titel").fill(source)
    person.press("Kijk na wat er komt te staan")


def state_otherwise(other: Person) -> None:
    page = other.open(ROOM)
    unfold(page)
    press(page.get_by_role("link", name="wijzig personeel", exact=True))
    page.get_by_label("Deze partij zegt dit").check()
    say_on_form(other, "52", "", "Opgave van de LMS")
    assert "48" in page.locator(".review").inner_text()
    other.press("Leg vast")
    page.wait_for_url("**/waarom/staff")
    row = staff_row(other)
    assert "betwist" in row
    assert "48" in row
    assert "52" in row


def staff_row(person: Person) -> str:
    """What the page of the room says of its staff."""
    page = person.open(ROOM)
    unfold(page)
    return str(page.locator("tr:has(a[href*='/waarom/staff'])").first.inner_text())


def rule(inspector: Person, second: Person) -> None:
    page = inspector.open(f"{ROOM}/waarom/staff")
    press(page.get_by_role("link", name=say("edit.rule.link", "nl"), exact=True))
    say_on_form(inspector, "48", "geteld bij het bezoek aan de meldkamer", "Verslag van het bezoek")
    inspector.press("Leg voor aan een tweede persoon")
    page.wait_for_url("**/voorstellen/*")
    assert page.get_by_role("button", name="Keur goed").count() == 0
    assert "vastgesteld" not in staff_row(inspector)
    page = second.open("/voorstellen")
    press(page.locator("tbody a").first)
    second.press("Keur goed")
    page.get_by_text("Toestand: vastgelegd").wait_for()


def both_views_stand(reader: Person) -> None:
    words = (
        "vastgesteld door Inspectie Justitie en Veiligheid, betwist door Landelijke Meldkamer Samenwerking"
    )
    row = staff_row(reader)
    assert "48" in row
    assert words in " ".join(row.split())
    page = reader.open(f"{ROOM}/waarom/staff")
    assert words in text_of(page)
    voices = [" ".join(one.inner_text().split()) for one in page.locator("tbody tr").all()]
    for party, number in (("Inspectie", "48"), ("Politie", "48"), ("Landelijke Meldkamer", "52")):
        assert any(party in one and number in one for one in voices), voices
