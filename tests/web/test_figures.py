# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of the follow-up: what is drawn stands at its number, and what is not there is not drawn."""

import csv
import datetime
import html
import io
import re
import xml.etree.ElementTree as ET

import pytest
from django.test import Client

from kamerbreed.oversight import course
from kamerbreed.vocabulary import LANGUAGES, Lang, Statement
from kamerbreed.vocabulary._labels import read_labels
from kamerbreed.web._chart import HEIGHT, WIDTH, Chart, Series, drawn
from tests.conftest import ReferencePicture
from tests.oversight.made import BASE, JENV, OLD
from tests.oversight.test_commitments import slid
from tests.oversight.test_course import asked_late, closed_and_again
from tests.web.conftest import Serve
from tests.web.paper import PaperLedger, words
from tests.web.test_followup import BEFORE, ROOTS, closed_in_full, text_of
from tests.web.test_progress import marks
from tests.world import WORLD, says, table_with

PAGE = "/opvolging/cijfers"
AT = "geldig-op=2026-01-01"
DRAWING = re.compile(r"<svg[^>]* class=\"chart\".*?</svg>", re.DOTALL)


@pytest.fixture
def reading(serve: Serve, reference_picture: ReferencePicture) -> Client:
    return serve(PaperLedger(reference_picture(BEFORE).table))


def drawings(client: Client, address: str) -> dict[str, ET.Element]:
    """The drawings of a page by their titles."""
    text = client.get(address).content.decode()
    found = [ET.fromstring(one) for one in DRAWING.findall(text)]
    return {(one[0].text or ""): one for one in found}


def numbers(client: Client, address: str) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Values with their denominators, by figure and measure, from the file."""
    text = client.get(address).content.decode().removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for figure, _, measure, value, of in rows[1:]:
        found.setdefault((figure, measure), []).append((value, of))
    return found


def test_the_points_of_open_tracks_stand_at_their_numbers(
    reading: Client, reference_picture: ReferencePicture
) -> None:
    """Up to 16 tracks: the axis goes to 20 in steps of 5."""
    days = course(reference_picture(datetime.date(2026, 1, 1)))
    drawing = drawings(reading, f"{PAGE}?{AT}")["Hoeveel is uitgebracht en staat open?"]
    wanted = [HEIGHT - HEIGHT * n / 20 for n in (*[one.of for one in days], *[one.open for one in days])]
    assert [high for _, high in marks(drawing)] == pytest.approx(wanted, abs=0.01)
    told = {one.text for one in drawing.iter("{http://www.w3.org/2000/svg}text")}
    assert {"0", "5", "10", "15", "20", "uitgebracht", "open"} <= told


def test_the_file_has_the_numbers_and_their_denominators(
    reading: Client, reference_picture: ReferencePicture
) -> None:
    days = course(reference_picture(datetime.date(2026, 1, 1)))
    found = numbers(reading, f"{PAGE}/csv?{AT}")
    assert [value for value, _ in found["Hoeveel is uitgebracht en staat open?", "open"]] == [
        str(one.open) for one in days
    ]
    rates = found["Welk deel was na zoveel jaar uitgevoerd?", "na 2 jaar"]
    assert rates == [("", "0"), ("", "0"), *[("0", str(n)) for n in (5, 5, 11, 14, 14, 14)]]


def test_of_the_public_data_no_chart_is_empty_and_what_lacks_is_said(reading: Client) -> None:
    """Nothing is reported ready, closed, moved or known to be late, and nothing was asked: that is said."""
    shown = drawings(reading, f"{PAGE}?{AT}")
    assert list(shown) == [
        "Hoeveel is uitgebracht en staat open?",
        "Hoe oud is wat open staat, in jaren?",
        "Welk deel was na zoveel jaar uitgevoerd?",
    ]
    text = text_of(reading, f"{PAGE}?{AT}")
    assert text.count("er is niets te tekenen") == 5
    assert "0 % (0 van 14)" in text
    # The facts tell that the minister answered late, and not by how many days.
    assert "het aantal dagen te laat is niet bekend" in text


def test_a_chart_is_told_in_words_and_is_an_image(reading: Client) -> None:
    for drawing in drawings(reading, f"{PAGE}?{AT}").values():
        assert drawing.get("role") == "img"
        told = {one.get("id"): one.text for one in drawing if one.get("id")}
        assert set((drawing.get("aria-labelledby") or "").split()) == set(told)
        assert all(told.values())
    text = text_of(reading, f"{PAGE}?{AT}")
    assert "Open: 5 op 31 december 2019, 16 op 1 januari 2026." in text


def test_no_line_is_told_by_its_colour_alone(reading: Client) -> None:
    for drawing in drawings(reading, f"{PAGE}?{AT}").values():
        dashes = {one.get("stroke-dasharray") for one in drawing.iter() if one.get("stroke-dasharray")}
        assert len(dashes) == 2


def test_the_drawing_as_a_file_says_of_which_day_it_is(reading: Client, serve: Serve) -> None:
    drawing = reading.get(f"{PAGE}/svg?geldig-op=2021-12-31").content.decode()
    assert "31 december 2021" in drawing
    assert reading.get(f"{PAGE}/svg?geldig-op=2010-01-01").status_code == 404
    empty = serve(PaperLedger(table_with(WORLD)))
    assert "Van de 0 uitgebrachte sporen" in text_of(empty, PAGE)


def test_the_curve_goes_down_in_steps_to_what_is_still_open(serve: Serve) -> None:
    """20 of 21 closed after 366 days and the last after 397: from 100 % to 4.8 % and to 0."""
    client = serve(PaperLedger(table_with([*BASE, *closed_in_full(21)])))
    drawing = drawings(client, f"{PAGE}?geldig-op=2022-01-01")["Hoeveel is na hoeveel jaar nog open?"]
    found = marks(drawing)
    assert [high for _, high in found] == pytest.approx([0, HEIGHT * 20 / 21, HEIGHT], abs=0.01)
    assert [across for across, _ in found] == pytest.approx([0, WIDTH * 366 / 397, WIDTH], abs=0.01)
    assert "is de helft na 1 jaar afgesloten" in text_of(client, f"{PAGE}?geldig-op=2022-01-01")


def test_a_target_that_slides_is_drawn_against_the_calendar(serve: Serve) -> None:
    """To 1 July 2021: 731 days of slip, 547 past the first target; the axis goes to 800."""
    client = serve(PaperLedger(table_with(slid().said)))
    drawing = drawings(client, f"{PAGE}?geldig-op=2021-07-01")["Hoe ver schoven streefdatums, in dagen?"]
    heights = [high for _, high in marks(drawing)]
    wanted = [HEIGHT - HEIGHT * days / 800 for days in (366, 731, 731, 0, 365, 547)]
    assert heights == pytest.approx(wanted, abs=0.01)


def test_late_answers_are_drawn_and_told_by_addressee(serve: Serve) -> None:
    """At the end of 2026 one of four questions was ten days late, and three are 333 days late each."""
    client = serve(PaperLedger(table_with(asked_late().said)))
    address = f"{PAGE}?geldig-op=2026-12-31"
    drawing = drawings(client, address)["Hoeveel dagen te laat is geantwoord?"]
    heights = [high for _, high in marks(drawing)]
    assert heights[-1] == pytest.approx(HEIGHT - HEIGHT * 999 / 1000, abs=0.01)
    text = text_of(client, address)
    assert "Landelijke Meldkamer Samenwerking 4 0 1 0 3 0 10 999" in text
    assert "Jaarlijkse opvraag 2026" in text
    share = drawings(client, address)["Hoe lang duurde het tot het beeld er was?"]
    assert [high for _, high in marks(share)][-1] == pytest.approx(HEIGHT * 3 / 4, abs=0.01)


@pytest.mark.parametrize(
    ("most", "ticks"),
    [(0, (0, 1)), (3, (0, 1, 2, 3)), (4, (0, 1, 2, 3, 4)), (5, (0, 2, 4, 6)), (731, (0, 200, 400, 600, 800))],
)
def test_the_numbers_at_the_side_are_round_and_few(most: float, ticks: tuple[float, ...]) -> None:
    chart = Chart(id="a", title="a", summary="a", times=(0, 1), counts=True, series=(_line(0, most),))
    assert chart.ticks == ticks
    assert ET.fromstring(drawn(chart, "nl")).get("role") == "img"


def _line(*values: float) -> Series:
    return Series(label="a", shares=values)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_the_figures_is_used(serve: Serve, reading: Client, lang: Lang) -> None:
    root, pages = ROOTS[lang], [f"{ROOTS[lang]}{PAGE}", f"{ROOTS[lang]}{PAGE}?geldig-op=2020-01-01"]
    read = [reading.get(one) for one in [*pages, f"{root}{PAGE}/csv"]]
    made = closed_and_again()
    made.said.append(says(OLD, "number", 1))
    worlds = [made.said, slid().said, asked_late().said, [*BASE, *closed_in_full(21)], WORLD]
    for said in worlds:
        client = serve(PaperLedger(table_with(said)))
        read += [
            client.get(f"{root}{PAGE}?geldig-op={day}") for day in ("2020-01-02", "2022-04-01", "2027-01-01")
        ]
    half = [*BASE, *closed_in_full(21)]
    half += [one for n in range(30) for one in _issued(n)]
    read.append(serve(PaperLedger(table_with(half))).get(f"{root}{PAGE}?geldig-op=2021-06-01"))
    assert [one.status_code for one in read] == [200] * len(read)
    everything = words(html.unescape("\n".join(one.content.decode() for one in read)))
    everything = everything.replace("\N{NO-BREAK SPACE}", " ").casefold()
    texts = read_labels("texts.csv")
    unused = [
        key
        for key in texts
        if key.startswith(("web.figures.", "web.menu.page.figures"))
        and not all(
            words(piece).casefold() in everything for piece in re.split(r"\{\w+\}", texts[key].of(lang))
        )
    ]
    assert unused == []


def _issued(number: int) -> list[Statement]:
    item, event = f"recommendation/more{number}", f"follow-up-event/more{number}"
    return [
        says(item, "exists", True),
        says(item, "addressee", JENV, key=JENV),
        says(event, "exists", True),
        says(event, "type", "report"),
        says(event, "date", "2020-01-01"),
        says(event, "actor", JENV, key=JENV),
        says(event, "recommendation", item, key=item),
    ]
