# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the page of a list, to a file of what it lists, and to an empty one to fill in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kamerbreed.vocabulary import Lang, Thing, VocabularyError, kind_of
from kamerbreed.web._answer import AbsentError, Scene, answer
from kamerbreed.web._file import csv_response, template_response, xlsx_response
from kamerbreed.web.lists._present import file_rows, present
from kamerbreed.web.lists._wish import COLUMNS, Wish, fields_of, read_wish


def _kind(slug: str) -> type[Thing]:
    try:
        return kind_of(slug)
    except VocabularyError:
        raise AbsentError from None


def _answer(
    request: HttpRequest, lang: Lang, kind: str, show: Callable[[Scene, Wish], HttpResponse]
) -> HttpResponse:
    return answer(
        request,
        lang,
        lambda scene: show(scene, read_wish(_kind(kind), request.GET)),
        fields_of(kind),
        repeated=(COLUMNS,),
    )


def page(request: HttpRequest, lang: Lang, kind: str) -> HttpResponse:
    """The things of a kind, as the address asks for them."""

    def show(scene: Scene, wish: Wish) -> HttpResponse:
        listed = present(scene, wish)
        return scene.page("list", wish.place(), listed.title, listed)

    return _answer(request, lang, kind, show)


def as_csv(request: HttpRequest, lang: Lang, kind: str) -> HttpResponse:
    """The list as CSV."""

    def show(scene: Scene, wish: Wish) -> HttpResponse:
        head, rows = file_rows(scene, wish)
        return csv_response(scene, kind, [head, *rows])

    return _answer(request, lang, kind, show)


def as_xlsx(request: HttpRequest, lang: Lang, kind: str) -> HttpResponse:
    """The list as a workbook."""

    def show(scene: Scene, wish: Wish) -> HttpResponse:
        head, rows = file_rows(scene, wish)
        return xlsx_response(scene, kind, head, rows)

    return _answer(request, lang, kind, show)


def template(request: HttpRequest, lang: Lang, kind: str) -> HttpResponse:
    """An empty workbook to fill in for the kind."""
    return answer(request, lang, lambda scene: template_response(scene, _kind(kind)))
