# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to what identifies its picture; only here, for a fingerprint reads all of it."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from kamerbreed import reference
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import Lang, say, say_number
from kamerbreed.web._answer import Scene, answer
from kamerbreed.web._frame import permanent
from kamerbreed.web._overview import overview_of
from kamerbreed.web._place import HOME, Place

CITATION = Place(name="citation")


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationPage:
    """What identifies a picture; ``permanent`` is empty where nothing is held."""

    title: str
    lead: str
    origin: tuple[str, ...]
    fingerprint: str
    position: str
    permanent: str
    here: str


_PAGES: Kept[CitationPage] = Kept(8)


def present(scene: Scene) -> CitationPage:
    """The page of a picture."""
    picture, lang = scene.picture, scene.lang
    return CitationPage(
        title=say("web.cite.question", lang),
        lead=say("web.cite.lead", lang),
        origin=_origin(scene),
        fingerprint=picture.fingerprint,
        position=picture.position,
        permanent=permanent(HOME, lang, scene.asked, picture),
        here=permanent(CITATION, lang, scene.asked, picture),
    )


def _origin(scene: Scene) -> tuple[str, ...]:
    """On how much it rests, and what of the bundled data no part of the house reads yet."""
    lang, found, waiting = scene.lang, overview_of(scene), reference.waiting()
    sources = say_number(found.sources, lang)
    return (
        say("web.origin.statements", lang, n=say_number(found.statements, lang), sources=sources),
        say("sources.undated", lang, n=say_number(found.sources_undated, lang), of=sources),
        say("waiting", lang, n=say_number(sum(waiting.values()), lang), kinds=say_number(len(waiting), lang)),
    )


def _show(scene: Scene) -> HttpResponse:
    found = scene.kept_page(_PAGES, lambda: present(scene))
    return scene.page("citation", CITATION, found.title, found)


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """How to cite the picture at the coordinates of the address."""
    return answer(request, lang, _show)
