# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Two inventories on a page: the numbers of the analysis, what stands where, no estimate on too little."""

import csv
import io
from collections import Counter

import pytest
from django.test import Client

from kamerbreed.overview import LEAST_OVERLAP, chapman, lists
from kamerbreed.picture import Coordinates, Picture, Table
from kamerbreed.vocabulary import LANGUAGES, Lang, Statement, kinds, say, say_number
from kamerbreed.web.completeness._lists_wish import MOST_LISTS
from tests.web.conftest import Serve
from tests.web.paper import TODAY, PaperLedger, read_page, words
from tests.world import WORLD, named, says, table_with

ROOTS = {"nl": "", "en": "/en"}
PAGE = "/volledigheid/lijsten"
ASKED = f"{PAGE}?soort=component&eerste=source/2019&tweede=source/2021"


def text_of(client: Client, address: str, part: str = "main") -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return words(read_page(response.content.decode()).all(part)[0].text)


def listed(first: int, both: int, second: int, beyond: int) -> list[Statement]:
    """Components of which so many stand in one list alone, in both, in the other alone, and in neither."""
    parts = (
        (first, ("source/2019",)),
        (both, ("source/2019", "source/2021")),
        (second, ("source/2021",)),
        (beyond, ()),
    )
    found: list[Statement] = []
    for count, sources in parts:
        for number in range(count):
            component = f"component/{'-'.join(one[7:] for one in sources) or 'none'}-{number:02}"
            found += named(component, component)
            if sources:
                found.append(says(component, "remark", "x", key="a", sources=sources))
    return found


def client_of(serve: Serve, *sizes: int) -> Client:
    return serve(PaperLedger(table_with((*WORLD, *listed(*sizes)))))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_estimate_is_that_of_chapman_with_its_interval_and_assumptions(serve: Serve, lang: Lang) -> None:
    text = text_of(client_of(serve, 9, 7, 4, 2), ROOTS[lang] + ASKED)
    found = chapman(16, 11, 7)
    low, high = (say_number(round(n, 1), lang) for n in (found.missing_low, found.missing_high))
    assert f"{low} – {high}" in text
    assert max(2, found.at_least) == 2
    first = {"nl": "Minstens 2 ontbreken in beide lijsten", "en": "At least 2 are missing from both lists"}
    assert text.partition("? ")[2].startswith(first[lang])
    for name in ("closed", "same", "chance", "independent"):
        assert say(f"inventories.assumption.{name}", lang) in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_is_no_estimate_where_too_few_stand_in_both(serve: Serve, lang: Lang) -> None:
    text = text_of(client_of(serve, 9, LEAST_OVERLAP - 1, 4, 2), ROOTS[lang] + ASKED)
    assert say("inventories.none", lang, n=6, least=7) in text
    assert "Chapman" not in text
    assert say("inventories.assumptions", lang) not in text


def test_what_the_picture_knows_beyond_both_refutes_a_low_estimate(serve: Serve) -> None:
    text = text_of(client_of(serve, 1, 9, 1, 60), ASKED)
    assert "Minstens 60 ontbreken in beide lijsten" in text
    assert "is dus te laag, omdat de lijsten samenhangen" in text


def test_nothing_shown_to_be_missing_is_not_called_complete(serve: Serve) -> None:
    assert "dat zegt niet dat ze volledig zijn" in text_of(client_of(serve, 0, 9, 0, 0), ASKED)


def test_each_part_counts_its_things_and_leads_to_them(serve: Serve) -> None:
    client = client_of(serve, 9, 7, 4, 2)
    page = read_page(client.get(ASKED).content.decode())
    cells = [words(one.text) for one in page.all("td") if one.attributes.get("class") == "number"]
    assert cells == ["7", "9", "4", "2"]
    for part, count in (("beide", 7), ("eerste", 9), ("tweede", 4), ("geen", 2)):
        shown = read_page(client.get(f"{ASKED}&in={part}").content.decode())
        ids = [one.text for one in shown.all("code") if "td" in one.inside]
        assert len(ids) == count
    text = client.get(ASKED.replace("lijsten?", "lijsten/csv?")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    found = Counter((row["In de eerste lijst"], row["In de tweede lijst"]) for row in rows)
    assert found == {("ja", "nee"): 9, ("ja", "ja"): 7, ("nee", "ja"): 4, ("nee", "nee"): 2}


def test_a_long_part_is_turned_by_fifty(serve: Serve) -> None:
    client = client_of(serve, 0, 7, 0, 60)
    for page, count in (("", 50), ("&pagina=2", 10), ("&pagina=3", 0)):
        shown = read_page(client.get(ASKED + page).content.decode())
        assert len([one for one in shown.all("code") if "td" in one.inside]) == count


def test_who_chooses_nothing_gets_the_lists_that_share_most(client: Client, reference_table: Table) -> None:
    found = lists(Picture(reference_table, Coordinates(valid_at=TODAY)))
    # In the order of the vocabulary: what the system is made of before what is told about it.
    best = next(slug for slug in kinds() if slug in found and found[slug].apart)
    page = read_page(client.get(PAGE).content.decode())
    chosen = {one.attributes["value"] for one in page.all("option") if "selected" in one.attributes}
    assert {best, *found[best].pair} <= chosen
    assert best not in {"figure", "norm", "expectation"}
    # At another time what was not asked for is chosen anew.
    other = next(one for one in page.all("link") if one.attributes.get("hreflang") == "en")
    assert other.attributes["href"] == f"/en{PAGE}"


def test_only_lists_that_are_there_can_be_chosen(client: Client) -> None:
    page = read_page(client.get(f"{PAGE}?soort=service").content.decode())
    for option in page.all("option"):
        if option.attributes["value"].startswith("source/"):
            assert not option.text.endswith("(0)")
    past = f"{PAGE}?soort=service&geldig-op=2019-06-01&bekend-op=2019-06-01"
    page = read_page(client.get(past).content.decode())
    assert "source/letter-2021" not in {one.attributes["value"] for one in page.all("option")}


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("eerste=source/S01&tweede=source/S01", {"tweede"}),
        ("soort=source&eerste=region/vr01&in=x&pagina=0", {"soort", "eerste", "in", "pagina"}),
        ("eerste=source/nothing", {"eerste"}),
        ("lijst=a", {"lijst"}),
    ],
)
def test_lists_that_cannot_be_compared_are_named_by_their_field(
    client: Client, query: str, fields: set[str]
) -> None:
    for address in (PAGE, f"{PAGE}/csv"):
        response = client.get(f"{address}?{query}")
        assert response.status_code == 400
        assert {words(one.text) for one in read_page(response.content.decode()).all("dt")} == fields


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_picture_has_nothing_to_compare(serve: Serve, lang: Lang) -> None:
    client = serve(PaperLedger(Table()))
    assert say("web.lists.nothing-to-compare", lang) in text_of(client, ROOTS[lang] + PAGE)
    assert client.get(f"{ROOTS[lang]}{PAGE}/csv").status_code == 200


def test_more_lists_than_are_offered_are_counted_and_can_still_be_asked_for(serve: Serve) -> None:
    sources = [f"source/list-{number:03}" for number in range(MOST_LISTS + 5)]
    told = [one for source in sources for one in named(source, source)]
    told += named("component/one", "one")
    told += [
        says("component/one", "remark", "x", key=str(number), sources=(source,))
        for number, source in enumerate(sources)
    ]
    client = serve(PaperLedger(table_with((*WORLD, *told))))
    found = lists(Picture(table_with((*WORLD, *told)), Coordinates(valid_at=TODAY)))["component"]
    page = read_page(client.get(f"{PAGE}?soort=component").content.decode())
    offered = [
        one.attributes["value"]
        for one in page.all("option")
        if one.attributes["value"].startswith(("source/", "party/"))
    ]
    assert MOST_LISTS <= len({*offered}) <= MOST_LISTS + 2
    left = sorted({*found.sizes} - {*offered})
    assert left
    assert f"Daarnaast zijn er {len(left)} kortere lijsten" in words(page.all("main")[0].text)
    assert left[0] in text_of(client, f"{PAGE}?soort=component&eerste={left[0]}&tweede={offered[0]}")
