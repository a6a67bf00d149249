# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The glossary explains every kind, property and term once, at a place that is the same in both languages."""

import csv
import io
import re

import openpyxl
import pytest
from django.test import Client

from kamerbreed import reference
from kamerbreed.overview import folded
from kamerbreed.picture import Picture, Table
from kamerbreed.vocabulary import LANGUAGES, Lang, Thing, every_property, kinds, say_number, scales
from tests.web.paper import Element, Page, PaperLedger, read_page, words

ROOTS = {"nl": "", "en": "/en"}
SEPARATORS = {"nl": ";", "en": ","}
GROUPS = ("woorden", "termen", "soorten")


def page_of(client: Client, address: str) -> Page:
    response = client.get(address)
    assert response.status_code == 200, address
    return read_page(response.content.decode())


def anchors_of(page: Page) -> list[str]:
    """Where a word is explained, in the order of the page."""
    ids = (one.attributes.get("id", "") for one in page.elements if "main" in one.inside)
    return [one for one in ids if re.match(r"(word|term|kind|property)-", one) and one != "kind-thing"]


def row_of(page: Page, anchor: str) -> str:
    (found,) = (one for one in page.elements if one.attributes.get("id") == anchor)
    return words(found.text)


def file_of(client: Client, query: str = "", lang: Lang = "nl") -> list[list[str]]:
    text = client.get(f"{ROOTS[lang]}/begrippen/csv{query}").content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=SEPARATORS[lang]))[1:]


def expected_properties() -> list[str]:
    """The place of each property, of those of every thing once."""
    common = {f"property-thing-{name}" for name in vars(Thing) if name in every_name()}
    own = {
        f"property-{kind.slug}-{found.name}"
        for kind, found in every_property()
        if found is not vars(Thing).get(found.name)
    }
    return sorted(common | own)


def every_name() -> set[str]:
    return {found.name for _, found in every_property()}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_kind_property_and_term_stands_there_once(client: Client, lang: Lang) -> None:
    anchors = anchors_of(page_of(client, f"{ROOTS[lang]}/begrippen"))
    assert sorted(one for one in anchors if one.startswith("kind-")) == sorted(
        f"kind-{one}" for one in kinds()
    )
    assert sorted(one for one in anchors if one.startswith("property-")) == expected_properties()
    terms = [one for one in anchors if one.startswith("term-")]
    assert sorted(terms) == sorted(f"term-{one.id}" for one in reference.terms())


def test_the_anchors_are_unique_and_the_same_in_both_languages(client: Client) -> None:
    dutch, english = (page_of(client, f"{ROOTS[lang]}/begrippen") for lang in LANGUAGES)
    for page in (dutch, english):
        ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
        assert len(ids) == len(set(ids))
    assert set(anchors_of(dutch)) == set(anchors_of(english))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_kind_and_a_property_are_explained_in_the_words_of_the_vocabulary(
    client: Client, lang: Lang
) -> None:
    page = page_of(client, f"{ROOTS[lang]}/begrippen")
    for kind in kinds().values():
        text = row_of(page, f"kind-{kind.slug}")
        assert kind.label.of(lang).casefold() in text.casefold()
        assert kind.help.of(lang) in text
    for kind, found in every_property():
        owner = "thing" if found is vars(Thing).get(found.name) else kind.slug
        text = row_of(page, f"property-{owner}-{found.name}")
        assert found.label.of(lang) in text
        assert words(found.help.of(lang)) in text
        for label in scales().get(found.type.scale, {}).values():
            assert label.of(lang) in text
        if found.unit:
            assert scales()["unit"][found.unit].of(lang) in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_wanted_property_names_who_is_asked_as_the_picture_does(
    client: Client, reference_table: Table, lang: Lang
) -> None:
    """Of a thing of which nothing is said, only the party of the rule is left: it must stand in the row."""
    picture = PaperLedger(reference_table).picture()
    page = page_of(client, f"{ROOTS[lang]}/begrippen")
    unheard = 0
    for kind, found in every_property():
        if not found.wanted:
            continue
        parties = picture.keepers(f"{kind.slug}/xyzzy", found.name)
        unheard += len(parties)
        text = row_of(page, f"property-{kind.slug}-{found.name}")
        assert all(picture.name(party, lang).text in text for party in parties)
    assert unheard > 50


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_term_shows_its_meaning_ground_and_sources(
    client: Client, reference_table: Table, lang: Lang
) -> None:
    picture: Picture = PaperLedger(reference_table).picture()
    page = page_of(client, f"{ROOTS[lang]}/begrippen")
    own = {"nl": "in eigen woorden", "en": "in own words"}[lang]
    none = {"nl": "Geen betekenis vastgelegd", "en": "No meaning was recorded"}[lang]
    bare = {"nl": "geen bron genoemd", "en": "no source named"}[lang]
    for one in reference.terms():
        text = row_of(page, f"term-{one.id}")
        assert one.label.nl in text
        assert one.label.en in text
        assert one.meaning.of(lang) in text
        assert scales()["standing"][one.basis].of(lang) in text
        assert (own in text) == bool(one.meaning.en)
        assert (none in text) == (not one.meaning.en)
        assert (bare in text) == (not one.sources)
        assert all(picture.name(source, lang).text in text for source in one.sources)


def test_what_nobody_explains_is_said_first_and_counted(client: Client) -> None:
    silent = sum(not one.meaning.en for one in reference.terms())
    lead = next(
        one for one in page_of(client, "/begrippen").all("p") if one.attributes.get("class") == "lead"
    )
    assert words(lead.text).startswith(f"Van {silent} van de {len(reference.terms())} vaktermen")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "text", ["bron", "leverancier onderdeel", "supplier", "Continuïteit", "xyzzy", "112"]
)
def test_the_filter_leaves_what_holds_every_word(client: Client, lang: Lang, text: str) -> None:
    """Counted by hand in the file of everything, whose columns hold what a reader sees of an entry."""
    every = file_of(client, lang=lang)
    seen = slice(1, 7)
    sought = folded(text).split()
    among = [row for row in every if all(one in folded(" ".join(row[seen])) for one in sought)]
    assert file_of(client, f"?zoek={text}", lang) == among
    page = page_of(client, f"{ROOTS[lang]}/begrippen?zoek={text}")
    shown = set(anchors_of(page))
    # A kind stands above its properties, also where it is not among what is found itself.
    assert {one for one in shown if not one.startswith("kind-")} == {
        row[-1][1:] for row in among if not row[-1].startswith("#kind-")
    }
    body = words(page.all("main")[0].text)
    count, whole = say_number(len(among), lang), say_number(len(every), lang)
    assert {"nl": f"voldoen {count} van de {whole}", "en": f"leaves {count} of the {whole}"}[lang] in body
    assert {"nl": "Geen begrip bevat dit", "en": "No entry holds this"}[lang] in body or among


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_can_be_chosen_alone(client: Client, group: str) -> None:
    every, found = file_of(client), file_of(client, f"?groep={group}")
    (name,) = {row[0] for row in found}
    assert found == [row for row in every if row[0] == name]
    text = page_of(client, f"/begrippen?groep={group}").all("h2")
    assert [words(one.text) for one in text if "main" in one.inside] == [name]


def test_the_tables_together_count_all_that_is_found(client: Client) -> None:
    page = page_of(client, "/begrippen?zoek=meldkamer")
    counted = sum(int(re.findall(r"\d+", one.text)[0]) for one in page.all("caption"))
    found = [row for row in file_of(client, "?zoek=meldkamer") if not row[-1].startswith("#kind-")]
    assert counted == len(found) > 10


def test_the_workbook_holds_what_the_csv_holds(client: Client) -> None:
    response = client.get("/begrippen/xlsx?zoek=bron")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[1:] == file_of(client, "?zoek=bron")
    assert len(rows) > 5


def test_a_wrong_field_is_named(client: Client) -> None:
    for address in ("/begrippen?groep=x&", "/begrippen/csv?groep=x&"):
        response = client.get(address)
        assert response.status_code == 400
        assert [words(one.text) for one in read_page(response.content.decode()).all("dt")] == ["groep"]
    assert client.get("/begrippen?pagina=2").status_code == 400


def test_a_meaning_is_told_once_the_first_of_its_sources_could_be_known(
    client: Client, reference_table: Table
) -> None:
    """The day on which each source became public, read from the data themselves."""
    day = "2021-07-01"
    public = {
        said.subject: str(said.value).strip('"')
        for said in reference.statements().statements
        if said.property == "published_on"
    }
    page = page_of(client, f"/begrippen?geldig-op={day}&bekend-op={day}")
    later = 0
    for one in reference.terms():
        text = row_of(page, f"term-{one.id}")
        could_be = not one.sources or any(public.get(source, "") <= day for source in one.sources)
        later += not could_be
        assert ("nog niet te kennen" in text) == (not could_be), one.id
        assert not one.meaning.nl or (one.meaning.nl in text) == could_be
    assert later > 0
    body = words(page.all("main")[0].text)
    assert f"Van {later} vaktermen was de betekenis in dit beeld nog niet te kennen." in body


# --- from other pages ----------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "address",
    ["/", "/volledigheid", "/zaak/component/nafin", "/zaak/control-room/den-haag", "/zaak/source/S01"],
)
def test_every_word_that_leads_to_the_glossary_is_explained_there(
    client: Client, lang: Lang, address: str
) -> None:
    glossary = {
        one.attributes["id"]
        for one in page_of(client, f"{ROOTS[lang]}/begrippen").elements
        if "id" in one.attributes
    }
    links = [
        one.attributes["href"].partition("#")
        for one in page_of(client, f"{ROOTS[lang]}{address}").all("a")
        if one.attributes["href"].startswith(f"{ROOTS[lang]}/begrippen#")
    ]
    assert len(links) > 4
    assert {anchor for _, _, anchor in links} <= glossary


def test_a_link_to_the_glossary_keeps_the_time(client: Client) -> None:
    links = [
        one.attributes["href"]
        for one in page_of(client, "/zaak/component/nafin?geldig-op=2021-07-01").all("a")
        if one.attributes.get("class") == "term"
    ]
    assert links
    assert all(one.startswith("/begrippen?geldig-op=2021-07-01#") for one in links)


def test_search_finds_terms_by_their_names_first(client: Client) -> None:
    def found(address: str) -> list[Element]:
        return [
            one
            for one in page_of(client, address).all("a")
            if "/begrippen" in one.attributes["href"] and "main" in one.inside
        ]

    links = found("/zoeken?zoek=doorzettingsmacht")
    assert [one.attributes["href"] for one in links] == [
        "/begrippen#term-override-power",
        "/begrippen?zoek=doorzettingsmacht",
    ]
    assert words(found("/zoeken?zoek=leverancier")[0].text).casefold() == "leverancier"
    named = page_of(client, "/zoeken?zoek=leverancier").all("li")
    alike = [text for one in named if (text := words(one.text)).startswith("leverancier ")]
    assert len(alike) == len(set(alike)) > 1
    assert found("/zoeken?zoek=xyzzyplugh") == []
    assert found("/zoeken?zoek=leverancier&soort=component") == []
