# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the page of all sources, and to a file of exactly what it lists."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.vocabulary import Lang
from kamerbreed.web._answer import Scene, answer
from kamerbreed.web._file import csv_response, xlsx_response
from kamerbreed.web.sources._present import FIELDS, ROUTE, file_rows, head, present, read_wish


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The sources, those on which most rests first."""

    def show(scene: Scene) -> HttpResponse:
        wish = read_wish(scene)
        found = present(scene, wish)
        return scene.page("sources", wish.place(ROUTE, wish.page), found.title, found)

    return answer(request, lang, show, FIELDS)


def as_csv(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The sources as CSV."""

    def show(scene: Scene) -> HttpResponse:
        return csv_response(scene, "bronnen", [head(scene), *file_rows(scene, read_wish(scene))])

    return answer(request, lang, show, FIELDS)


def as_xlsx(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The sources as a workbook."""

    def show(scene: Scene) -> HttpResponse:
        return xlsx_response(scene, "bronnen", head(scene), file_rows(scene, read_wish(scene)))

    return answer(request, lang, show, FIELDS)
