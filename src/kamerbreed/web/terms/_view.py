# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the glossary, and to a file of exactly what it lists."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.vocabulary import Lang
from kamerbreed.web._answer import Scene, answer
from kamerbreed.web._file import csv_response, xlsx_response
from kamerbreed.web.terms._present import file_rows, head, present
from kamerbreed.web.terms._wish import FIELDS, read_wish

_FILE = "begrippen"


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The entries that hold the words asked for, in their groups."""

    def show(scene: Scene) -> HttpResponse:
        wish = read_wish(request.GET)
        found = present(scene, wish)
        return scene.page("terms", wish.place(), found.title, found)

    return answer(request, lang, show, FIELDS)


def as_csv(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The same entries as CSV."""

    def show(scene: Scene) -> HttpResponse:
        return csv_response(scene, _FILE, [head(scene), *file_rows(scene, read_wish(request.GET))])

    return answer(request, lang, show, FIELDS)


def as_xlsx(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The same entries as a workbook."""

    def show(scene: Scene) -> HttpResponse:
        return xlsx_response(scene, _FILE, head(scene), file_rows(scene, read_wish(request.GET)))

    return answer(request, lang, show, FIELDS)
