# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Completeness through time: the lines stand at the numbers, and the numbers are those of each picture."""

import csv
import datetime
import io
import re
import xml.etree.ElementTree as ET

import pytest
from django.test import Client

from kamerbreed.overview import coverage
from kamerbreed.picture import Coordinates, Picture, Table
from kamerbreed.vocabulary import LANGUAGES, Lang
from kamerbreed.web._chart import HEIGHT, ChartError, rewritten
from tests.overview import slowly
from tests.web.conftest import Serve
from tests.web.paper import TODAY, PaperLedger, read_page, words

SVG = "{http://www.w3.org/2000/svg}"
ROOTS = {"nl": "", "en": "/en"}
LETTER = datetime.date(2021, 7, 1)
THEN = f"geldig-op={LETTER}&bekend-op={LETTER}"
FIRST = datetime.date(2013, 7, 1)
PAGE = "/volledigheid/verloop"
HOSTILE = (
    "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><style>*{}</style></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><g onload='alert(1)'><path d='M0 0'/></g></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><image href='x.png'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><rect fill='url(http://elsewhere.example/x)'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><rect style='fill:url(#a)'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><rect style='background:red'/></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><a href='https://elsewhere.example'/></svg>",
    "<svg xmlns='http://www.w3.org/1999/xhtml'><p/></svg>",
    "<svg",
)


def content(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def numbers(client: Client, query: str = "") -> dict[tuple[str, str], list[tuple[int, int]]]:
    """The rows of the file: by way of knowing and number, a pair for each day in their order."""
    text = content(client, f"{PAGE}/csv?{query}").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in rows:
        pair = int(row["Aantal"]), int(row["Van"])
        found.setdefault((row["Welke kennis"], row["Getal"]), []).append(pair)
    return found


def counted_slowly(table: Table, day: datetime.date, known_at: datetime.date | None) -> list[tuple[int, int]]:
    """The four numbers of one picture, cell by cell, without sources and expectations."""
    picture = Picture(table, Coordinates(valid_at=day, known_at=known_at))
    cells = [one for one in slowly.cells(picture) if not one.subject.startswith(("source/", "expectation/"))]
    found = slowly.completeness(cells, coverage(picture))
    return [(one.n, one.of) for one in (found.coverage, found.fill, found.support, found.freshness)]


@pytest.mark.parametrize("day", [FIRST, datetime.date(2020, 7, 1), LETTER])
def test_the_numbers_are_those_of_the_picture_of_that_day(
    client: Client, reference_table: Table, day: datetime.date
) -> None:
    found = numbers(client)
    place = day.year - FIRST.year
    for way, known_at in zip(dict.fromkeys(way for way, _ in found), (day, None), strict=True):
        told = [found[key][place] for key in found if key[0] == way]
        assert told == counted_slowly(reference_table, day, known_at)


def test_what_was_known_at_the_letter_ends_at_the_letter(client: Client, reference_table: Table) -> None:
    found = numbers(client, THEN)
    assert {len(days) for days in found.values()} == {LETTER.year - FIRST.year + 1}
    last = [days[-1] for days in found.values()]
    assert last[:4] == last[4:] == counted_slowly(reference_table, LETTER, LETTER)


def marks(svg: ET.Element) -> list[tuple[float, float]]:
    """Where the points of a drawing stand."""
    found = []
    for one in svg.iter(f"{SVG}path"):
        at = re.fullmatch(r"translate\(([\d.]+),([\d.]+)\)", one.get("transform", ""))
        if at and one.get("stroke-width") == "1.5":
            found.append((float(at[1]), float(at[2])))
    return found


@pytest.mark.parametrize("query", ["", THEN])
def test_each_point_stands_at_its_number(client: Client, query: str) -> None:
    text = content(client, f"{PAGE}?{query}")
    drawings = re.findall(r"<svg[^>]* class=\"chart\".*?</svg>", text, re.DOTALL)
    found = numbers(client, query)
    names = list(dict.fromkeys(name for _, name in found))
    assert len(drawings) == len(names) == 4
    for name, drawing in zip(names, drawings, strict=True):
        wanted = [days for key, days in found.items() if key[1] == name]
        heights = [HEIGHT - HEIGHT * n / of for days in wanted for n, of in days if of]
        assert [high for _, high in marks(ET.fromstring(drawing))] == pytest.approx(heights, abs=0.01)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_under_the_charts_has_the_numbers_of_the_file(client: Client, lang: Lang) -> None:
    page = read_page(content(client, f"{ROOTS[lang]}{PAGE}"))
    told = [words(one.text) for one in page.all("td")]
    wanted = [
        [days[place] for key, days in found.items() if key[0] == way]
        for found in [numbers(client)]
        for way in dict.fromkeys(way for way, _ in found)
        for place in range(len(next(iter(found.values()))))
    ]
    flat = [pair for row in wanted for pair in row]
    assert len(told) == len(flat)
    for text, (n, of) in zip(told, flat, strict=True):
        digits = [int(re.sub(r"[.,]", "", part)) for part in re.findall(r"\d[\d.,]*", text)]
        assert not of or (n in digits and of in digits), (text, n, of)


def test_a_drawing_has_nothing_that_the_policy_forbids(client: Client) -> None:
    for address in (PAGE, f"/en{PAGE}", f"{PAGE}/svg"):
        text = content(client, address)
        assert " style=" not in text
        assert "<style" not in text
        assert "onload" not in text
    assert read_page(content(client, PAGE)).all("svg")


def test_each_chart_says_what_it_shows(client: Client) -> None:
    page = content(client, PAGE)
    for drawing in re.findall(r"<svg[^>]* class=\"chart\".*?</svg>", page, re.DOTALL):
        svg = ET.fromstring(drawing)
        assert svg.get("role") == "img"
        told = {one.get("id"): one.text or "" for one in svg if one.tag in {f"{SVG}title", f"{SVG}desc"}}
        assert set((svg.get("aria-labelledby") or "").split()) == set(told)
        assert all(told.values())


def test_the_file_says_of_which_picture_it_is(client: Client) -> None:
    svg = ET.fromstring(content(client, f"{PAGE}/svg?{THEN}"))
    told = " ".join(one.text or "" for one in svg.iter(f"{SVG}text"))
    assert "1 juli 2021" in told
    assert f"{PAGE}?geldig-op={LETTER}" in told


def test_one_day_makes_no_line(serve: Serve, reference_table: Table) -> None:
    client = serve(PaperLedger(reference_table))
    early = "geldig-op=1950-01-01&bekend-op=1950-01-01"
    assert 'class="chart"' not in content(client, f"{PAGE}?{early}")
    assert client.get(f"{PAGE}/svg?{early}").status_code == 404
    assert {len(days) for days in numbers(client, early).values()} == {1}


def test_an_empty_system_has_nothing_to_count(serve: Serve) -> None:
    client = serve(PaperLedger(Table()))
    assert client.get(PAGE).status_code == 200
    assert all(n == of == 0 for days in numbers(client).values() for n, of in days)


@pytest.mark.parametrize("drawing", HOSTILE)
def test_what_does_not_belong_in_a_drawing_is_refused(drawing: str) -> None:
    with pytest.raises(ChartError):
        rewritten(drawing)


def test_the_last_day_is_that_of_the_picture(client: Client) -> None:
    found = numbers(client)
    years = TODAY.year - FIRST.year + 1 + ((TODAY.month, TODAY.day) > (7, 1))
    assert {len(days) for days in found.values()} == {years}
