# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the page of a thing."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.picture import PictureError, split_instance
from kamerbreed.vocabulary import Lang, Source, VocabularyError, property_of
from kamerbreed.web._answer import AbsentError, Scene, answer
from kamerbreed.web._file import csv_response
from kamerbreed.web._place import thing_place, why_place
from kamerbreed.web._words import told
from kamerbreed.web.thing._present import present, present_why
from kamerbreed.web.thing._resting import FIELDS, csv_rows, read_wish


def _find(scene: Scene, subject: str) -> None:
    """Raise AbsentError unless the picture tells of a thing."""
    try:
        scene.picture.get(subject)
    except (PictureError, VocabularyError):
        raise AbsentError from None
    if not told(scene, subject):
        raise AbsentError


def page(request: HttpRequest, lang: Lang, kind: str, slug: str) -> HttpResponse:
    """A thing at the coordinates of the address."""
    subject = f"{kind}/{slug}"

    def show(scene: Scene) -> HttpResponse:
        _find(scene, subject)
        wish = read_wish(scene) if kind == Source.slug else None
        found = present(scene, subject, wish)
        place = wish.place("thing", subject) if wish else thing_place(subject)
        return scene.page("thing", place, found.title, found)

    return answer(request, lang, show, FIELDS if kind == Source.slug else ())


def resting_as_csv(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """The things of which something rests on a source."""
    subject = f"{Source.slug}/{slug}"

    def show(scene: Scene) -> HttpResponse:
        _find(scene, subject)
        return csv_response(scene, f"bron-{slug}", csv_rows(scene, subject, read_wish(scene)))

    return answer(request, lang, show, FIELDS)


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
