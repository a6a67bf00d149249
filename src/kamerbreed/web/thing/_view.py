# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the page of a thing."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.picture import PictureError, split_instance
from kamerbreed.vocabulary import Lang, VocabularyError, property_of
from kamerbreed.web import _errors
from kamerbreed.web._answer import AbsentError, Scene, answer
from kamerbreed.web._place import thing_place
from kamerbreed.web.thing._facts import why_place
from kamerbreed.web.thing._present import present, present_why


def _find(scene: Scene, subject: str) -> None:
    try:
        scene.picture.get(subject)
    except (PictureError, VocabularyError):
        raise AbsentError from None


@_errors.read_only
def page(request: HttpRequest, lang: Lang, kind: str, slug: str) -> HttpResponse:
    """A thing at the coordinates of the address."""
    subject = f"{kind}/{slug}"

    def show(scene: Scene) -> HttpResponse:
        _find(scene, subject)
        found = present(scene, subject)
        return scene.page("thing", thing_place(subject), found.title, found)

    return answer(request, lang, show)


@_errors.read_only
def why(request: HttpRequest, lang: Lang, kind: str, slug: str, name: str) -> HttpResponse:
    """Why a property of a thing stands as it does."""
    subject = f"{kind}/{slug}"

    def show(scene: Scene) -> HttpResponse:
        _find(scene, subject)
        try:
            property_of(split_instance(subject)[0], name)
        except VocabularyError:
            raise AbsentError from None
        found = present_why(scene, subject, name)
        return scene.page("why", why_place(subject, name), found.title, found)

    return answer(request, lang, show)
