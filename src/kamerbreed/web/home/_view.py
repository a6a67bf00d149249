# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the first page."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.overview import ALL
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import ASPECTS, Lang
from kamerbreed.web._answer import Scene, answer
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web.home._page import HomePage
from kamerbreed.web.home._places import borders, hexagons
from kamerbreed.web.home._present import ASPECT, HEXAGONS, MAP, home_place, present

_PAGES: Kept[HomePage] = Kept(32)


def _show(scene: Scene) -> HttpResponse:
    aspect = scene.request.GET.get(ASPECT, "") or ALL
    asked = scene.request.GET.get(MAP, "")
    wrong = [violation(ASPECT, aspect, "web.wants.aspect")] if aspect not in (ALL, *ASPECTS) else []
    wrong += [violation(MAP, asked, "web.wants.kaart")] if asked not in ("", HEXAGONS) else []
    if wrong:
        raise CoordinatesError(*wrong)
    ground = (None if asked else borders()) or hexagons()
    found = scene.kept_page(_PAGES, lambda: present(scene, aspect, ground), aspect, ground.loaded_ns)
    return scene.page("home", home_place(aspect, ground), found.title, found)


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The state of the system at the coordinates of the address."""
    return answer(request, lang, _show, (ASPECT, MAP))
