# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the pages on what depends on what, and to a drawing as a file."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from kamerbreed.picture import Kept, PictureError
from kamerbreed.vocabulary import Lang, VocabularyError
from kamerbreed.web._answer import AbsentError, Scene, answer
from kamerbreed.web._file import svg_response
from kamerbreed.web._frame import elsewhen
from kamerbreed.web.continuity._draw import draw, graph_place
from kamerbreed.web.continuity._fails import fails_place, present_fails
from kamerbreed.web.continuity._fields import ASSUMPTIONS, DEPTH, DIRECTION, Wish, read_wish
from kamerbreed.web.continuity._graph import drawing_of, present_graph
from kamerbreed.web.continuity._matrix import matrix_place, present_matrix
from kamerbreed.web.continuity._page import FailsPage

_FAILS: Kept[FailsPage] = Kept(32)
_OF_GRAPH = (DEPTH, DIRECTION)
_SWITCHES = (ASSUMPTIONS,)


def _of_thing(
    request: HttpRequest,
    lang: Lang,
    subject: str,
    fields: tuple[str, ...],
    show: Callable[[Scene, Wish], HttpResponse],
) -> HttpResponse:
    """What is shown of a thing, if the picture tells of it."""

    def shown(scene: Scene) -> HttpResponse:
        try:
            scene.picture.get(subject)
        except (PictureError, VocabularyError):
            raise AbsentError from None
        return show(scene, read_wish(request.GET, templates=scene.asked.templates))

    return answer(request, lang, shown, fields)


def graph(request: HttpRequest, lang: Lang, kind: str, slug: str) -> HttpResponse:
    """The dependencies around a thing."""
    subject = f"{kind}/{slug}"

    def show(scene: Scene, wish: Wish) -> HttpResponse:
        found = present_graph(scene, subject, wish)
        return scene.page("graph", graph_place(subject, wish), found.title, found)

    return _of_thing(request, lang, subject, _OF_GRAPH, show)


def drawing(request: HttpRequest, lang: Lang, kind: str, slug: str) -> HttpResponse:
    """The same drawing as a file of its own, with the coordinates of its picture in it."""
    subject = f"{kind}/{slug}"

    def show(scene: Scene, wish: Wish) -> HttpResponse:
        found, title, summary = drawing_of(scene, subject, wish)
        made = draw(scene, found, wish, title, summary)
        context = {
            "lang": lang,
            "drawing": made,
            "alone": True,
            "when": " · ".join(elsewhen(scene.picture.coordinates, lang, {})),
            "host": scene.host,
            "address": graph_place(subject, wish).url(lang, scene.asked.given),
            "top": 84,
            "whole": made.height + 84,
            "wide": max(made.width, 720),
        }
        text = render_to_string("kamerbreed/drawing.html", context).strip()
        return svg_response(scene, f"{kind}-{slug.replace('@', '-')}", text)

    return _of_thing(request, lang, subject, _OF_GRAPH, show)


def fails(request: HttpRequest, lang: Lang, kind: str, slug: str) -> HttpResponse:
    """What fails if a thing fails."""
    subject = f"{kind}/{slug}"

    def show(scene: Scene, wish: Wish) -> HttpResponse:
        found = scene.kept_page(_FAILS, lambda: present_fails(scene, subject, wish), subject, wish)
        return scene.page("fails", fails_place(subject, wish), found.title, found)

    return _of_thing(request, lang, subject, _SWITCHES, show)


def matrix(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Rooms beside services."""

    def show(scene: Scene) -> HttpResponse:
        wish = read_wish(request.GET, templates=scene.asked.templates)
        found = present_matrix(scene, wish)
        return scene.page("matrix", matrix_place(wish), found.title, found)

    return answer(request, lang, show, _SWITCHES)
