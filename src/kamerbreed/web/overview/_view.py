# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the page."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.vocabulary import Lang
from kamerbreed.web import _errors
from kamerbreed.web._answer import Scene, answer
from kamerbreed.web._kept import Kept
from kamerbreed.web._place import HOME
from kamerbreed.web.overview._page import OverviewPage
from kamerbreed.web.overview._present import present

_PAGES: Kept[OverviewPage] = Kept(32)


def _show(scene: Scene) -> HttpResponse:
    found = scene.kept(_PAGES, lambda: present(scene.picture, scene.today, scene.lang))
    return scene.page("overview", HOME, found.title, found)


@_errors.read_only
def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The overview at the coordinates of the address, in this language."""
    return answer(request, lang, _show)
