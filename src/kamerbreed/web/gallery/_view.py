# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the building blocks in one of their states."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.vocabulary import Lang
from kamerbreed.web._answer import Scene, answer
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web.gallery._present import present
from kamerbreed.web.gallery._shapes import STATE, STATES, gallery_place


def _show(scene: Scene) -> HttpResponse:
    asked = scene.request.GET.get(STATE, "")
    if asked not in STATES:
        raise CoordinatesError(violation(STATE, asked, "web.wants.vorm"))
    found = present(scene, asked)
    return scene.page("gallery", gallery_place(asked), found.title, found)


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Every building block once, in the state that the address asks for."""
    return answer(request, lang, _show, (STATE,))
