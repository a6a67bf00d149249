# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages can be read: contrast, structure, and nothing fetched from elsewhere."""

import csv
import hashlib
import itertools
import pathlib
import re

import pytest
from django.test import Client

import kamerbreed.web
from tests.web.paper import read_page, words

STATIC = pathlib.Path(kamerbreed.web.__file__).parent / "static" / "kamerbreed"
TOKENS = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", (STATIC / "tokens.css").read_text()))
GROUNDS = ("paper", "bar", "past", "past-paper")
TEXTS = ("ink", "muted", "accent", "attention", "alarm")


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    lighter, darker = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_tokens_are_those_of_the_design() -> None:
    assert {
        "ink": "#17212b",
        "muted": "#566372",
        "line": "#d8dee4",
        "accent": "#0b5a73",
        "past": "#fbf1cf",
        "attention": "#9a4a00",
        "alarm": "#a61b1b",
    }.items() <= TOKENS.items()


@pytest.mark.parametrize(("text", "ground"), list(itertools.product(TEXTS, GROUNDS)))
def test_text_stands_out_from_every_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_of_fields_and_the_mark_of_focus_stand_out(ground: str) -> None:
    assert contrast("muted", ground) >= 3
    assert contrast("accent", ground) >= 3


def test_a_bar_stands_out_from_what_it_lacks() -> None:
    assert contrast("accent", "rest") >= 3


def test_colours_are_named_once() -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^(]*\))", (STATIC / "page.css").read_text()) == []


def test_styles_fetch_nothing_from_elsewhere() -> None:
    for file in STATIC.glob("*.css"):
        addresses = re.findall(r"url\(\"?([^\")]+)", file.read_text())
        # One that begins with a hash is a pattern in the page itself.
        assert all(address[0] == "#" or (STATIC / address).is_file() for address in addresses)
        assert "@import" not in file.read_text()


def test_every_vendored_file_is_the_one_in_the_manifest() -> None:
    with (STATIC / "vendor" / "manifest.csv").open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    here = {file.name for file in (STATIC / "vendor").iterdir()} - {"manifest.csv"}
    assert {row["path"] for row in rows} == here
    for row in rows:
        assert hashlib.sha256((STATIC / "vendor" / row["path"]).read_bytes()).hexdigest() == row["sha256"]
        assert row["package"]
        assert row["version"]


@pytest.mark.parametrize("address", ["/", "/en/", "/?geldig-op=2021-07-01&bekend-bij=party/lms"])
def test_the_structure_can_be_followed_without_sight(client: Client, address: str) -> None:
    page = read_page(client.get(address).content.decode())
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert len(page.all("h1")) == len(page.all("main")) == 1
    for one in page.elements:
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            assert set(one.attributes.get(attribute, "").split()) <= set(ids)
        if one.tag == "a" and one.attributes["href"].startswith("#"):
            assert one.attributes["href"][1:] in ids
    skip = page.all("a")[0].attributes
    assert (skip["class"].split()[0], skip["href"]) == ("skip", "#content")


@pytest.mark.parametrize(
    ("address", "count"), [("/", 2), ("/volledigheid", 8), ("/en/volledigheid?geldig-op=2021-07-01", 8)]
)
def test_every_table_says_what_it_counts_and_what_its_heads_are_for(
    client: Client, address: str, count: int
) -> None:
    page = read_page(client.get(address).content.decode())
    tables, captions = page.all("table"), page.all("caption")
    assert len(tables) == len(captions) == count
    assert all(re.search(r"\d", words(caption.text)) for caption in captions)
    assert all(head.attributes.get("scope") for head in page.all("th"))
    for cell in page.all("td"):
        if re.fullmatch(r"[\d.,]+|[\d.,]+ %|–", words(cell.text)):
            assert "number" in cell.attributes["class"]


@pytest.mark.parametrize("address", ["/", "/en/"])
def test_only_what_exists_is_offered(client: Client, address: str) -> None:
    page = read_page(client.get(address).content.decode())
    for one in page.all("a"):
        href = one.attributes["href"]
        assert href.startswith("#") or client.get(href).status_code == 200
