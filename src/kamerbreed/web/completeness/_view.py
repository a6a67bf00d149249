# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the pages of completeness."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.picture import Kept
from kamerbreed.vocabulary import Lang
from kamerbreed.web._answer import Scene, answer
from kamerbreed.web._file import csv_response
from kamerbreed.web._place import Place
from kamerbreed.web.completeness import _gaps, _lists, _lists_wish, _present
from kamerbreed.web.completeness._page import CompletenessPage, ListsPage
from kamerbreed.web.completeness._wish import FIELDS, read_wish

_PAGES: Kept[CompletenessPage] = Kept(64)
_LISTS_PAGES: Kept[ListsPage] = Kept(32)


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """How complete a part of the picture is."""

    def show(scene: Scene) -> HttpResponse:
        wish = read_wish(scene)
        found = scene.kept_page(_PAGES, lambda: _present.present(scene, wish), wish)
        return scene.page("completeness", wish.place(_present.ROUTE, wish.page), found.title, found)

    return answer(request, lang, show, FIELDS)


def gaps(request: HttpRequest, lang: Lang) -> HttpResponse:
    """What is not known, those on which most depends first."""

    def show(scene: Scene) -> HttpResponse:
        wish = read_wish(scene)
        found = _gaps.present(scene, wish)
        return scene.page("gaps", wish.place(_gaps.ROUTE, wish.page), found.title, found)

    return answer(request, lang, show, FIELDS)


def gaps_as_csv(request: HttpRequest, lang: Lang) -> HttpResponse:
    """All gaps of a part, in their order, on however many pages they stand."""

    def show(scene: Scene) -> HttpResponse:
        return csv_response(scene, "hiaten", _gaps.csv_rows(scene, read_wish(scene)))

    return answer(request, lang, show, FIELDS)


def two_lists(request: HttpRequest, lang: Lang) -> HttpResponse:
    """How many things stand in neither of two inventories, at least."""

    def show(scene: Scene) -> HttpResponse:
        wish = _lists_wish.read_wish(scene)
        found = scene.kept_page(_LISTS_PAGES, lambda: _lists.present(scene, wish), wish)
        place = Place(name=_lists.ROUTE, extra=wish.asked)
        return scene.page("inventories", place, found.title, found)

    return answer(request, lang, show, _lists_wish.FIELDS)


def two_lists_as_csv(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Every thing of the kind, with whether each list names it."""

    def show(scene: Scene) -> HttpResponse:
        return csv_response(scene, "lijsten", _lists.csv_rows(scene, _lists_wish.read_wish(scene)))

    return answer(request, lang, show, _lists_wish.FIELDS)
