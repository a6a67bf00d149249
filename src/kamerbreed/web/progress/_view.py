# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the page of completeness through time, and to files of the same."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.picture import Kept
from kamerbreed.vocabulary import Lang
from kamerbreed.web._answer import AbsentError, Scene, answer
from kamerbreed.web._file import csv_response, svg_response
from kamerbreed.web._place import Place
from kamerbreed.web.progress._page import ProgressPage
from kamerbreed.web.progress._present import ROUTE, csv_rows, file_of_charts, present

_FILE = "verloop"
_PAGES: Kept[ProgressPage] = Kept(32)


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """How the picture became more complete."""

    def show(scene: Scene) -> HttpResponse:
        found = scene.kept_page(_PAGES, lambda: present(scene))
        return scene.page("progress", Place(name=ROUTE), found.title, found)

    return answer(request, lang, show)


def as_svg(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The charts as one drawing; there is none where one day is all there is."""

    def show(scene: Scene) -> HttpResponse:
        drawing = file_of_charts(scene)
        if not drawing:
            raise AbsentError
        return svg_response(scene, _FILE, drawing)

    return answer(request, lang, show)


def as_csv(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The numbers under the charts as CSV."""

    def show(scene: Scene) -> HttpResponse:
        return csv_response(scene, _FILE, csv_rows(scene))

    return answer(request, lang, show)
