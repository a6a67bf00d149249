# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The gallery shows every building block of the pages, from its own template, in every state."""

import pathlib
import re

import pytest
from django.template import Template
from django.test import Client
from django.test.utils import instrumented_test_render

import kamerbreed.web
from kamerbreed.vocabulary import LANGUAGES, Lang, say
from kamerbreed.web.gallery._shapes import STATES
from tests.web.paper import read_page, words

TEMPLATES = pathlib.Path(kamerbreed.web.__file__).parent / "templates"
INCLUDES = re.compile(r"\{% include \"([^\"]+)\"")
ROOTS = {"nl": "", "en": "/en"}
IN_THE_FRAME = {
    # Its fields have fixed names and stand at the top of the gallery itself, as on every page.
    "kamerbreed/time_bar.html",
}


def partials() -> set[str]:
    """Every template that another one includes."""
    return {name for file in TEMPLATES.rglob("*.html") for name in INCLUDES.findall(file.read_text())}


def test_every_template_that_is_included_is_shown_in_every_state(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Template, "_render", instrumented_test_render)
    assert len(partials()) > 20
    assert partials() >= IN_THE_FRAME
    nothing_to_repeat = {f"kamerbreed/{name}.html" for name in ("bar", "choice", "findings", "link", "links")}
    for state in STATES:
        response = client.get(f"/bouwstenen?vorm={state}")
        shown = {one.name for one in response.templates}
        lacking = partials() - shown
        assert lacking <= (nothing_to_repeat if state == "leeg" else set()), state


def test_what_the_frame_shows_is_not_shown_by_the_gallery_again() -> None:
    included = set(INCLUDES.findall((TEMPLATES / "kamerbreed" / "gallery.html").read_text()))
    assert not included & IN_THE_FRAME
    assert included <= partials()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_each_state_is_a_page_on_which_no_id_stands_twice(client: Client, state: str, lang: Lang) -> None:
    response = client.get(f"{ROOTS[lang]}/bouwstenen?vorm={state}")
    assert response.status_code == 200
    page = read_page(response.content.decode())
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(ids) == len({*ids})
    named = {
        one.attributes["aria-labelledby"] for one in page.elements if "aria-labelledby" in one.attributes
    }
    assert named <= {*ids}
    assert words(page.all("h1")[0].text) == say("web.gallery.title", lang)
    assert say("web.gallery.lead", lang) in words(page.all("main")[0].text)


def test_the_gallery_has_no_markup_of_blocks_of_its_own() -> None:
    """It holds headings, notes and the tables that cells need around them; all else is included."""
    text = (TEMPLATES / "kamerbreed" / "gallery.html").read_text()
    classes = {name for found in re.findall(r'class="([^"]+)"', text) for name in found.split()}
    frames = {"lead", "note", "legend", "plain", "scroll", "whole", "canvas", "aspects", "chapters", "number"}
    assert classes <= frames


def test_the_foot_leads_to_the_gallery_and_the_menu_does_not(client: Client) -> None:
    for address in ("/", "/?geldig-op=2021-07-01"):
        page = read_page(client.get(address).content.decode())
        leading = [one for one in page.all("a") if one.attributes["href"].startswith("/bouwstenen")]
        assert ["footer" in one.inside for one in leading] == [True]
        assert client.get(leading[0].attributes["href"]).status_code == 200


def test_a_state_that_is_not_there_is_named(client: Client) -> None:
    response = client.get("/bouwstenen?vorm=x")
    assert response.status_code == 400
    assert say("web.wants.vorm", "nl") in words(read_page(response.content.decode()).all("main")[0].text)
