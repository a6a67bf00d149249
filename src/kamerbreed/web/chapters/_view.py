# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the pages of chapters, and to files of the same."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.picture import PictureError
from kamerbreed.vocabulary import ControlRoom, Lang, VocabularyError
from kamerbreed.web._answer import AbsentError, Scene, answer
from kamerbreed.web._file import csv_response, xlsx_response
from kamerbreed.web._place import Place
from kamerbreed.web.chapters._place import ROOMS, room_chapters_place
from kamerbreed.web.chapters._room import present_room
from kamerbreed.web.chapters._rooms import file_head, file_rows, present_rooms

_FILE = "meldkamers-in-hoofdstukken"


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """All control rooms side by side."""

    def show(scene: Scene) -> HttpResponse:
        found = present_rooms(scene)
        return scene.page("chapters", Place(name=ROOMS), found.title, found)

    return answer(request, lang, show)


def as_csv(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Every topic of every room as CSV."""

    def show(scene: Scene) -> HttpResponse:
        return csv_response(scene, _FILE, [file_head(scene), *file_rows(scene)])

    return answer(request, lang, show)


def as_xlsx(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The same as a workbook."""

    def show(scene: Scene) -> HttpResponse:
        return xlsx_response(scene, _FILE, file_head(scene), file_rows(scene))

    return answer(request, lang, show)


def of_one(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """One room in its chapters, and through time."""
    room = f"{ControlRoom.slug}/{slug}"

    def show(scene: Scene) -> HttpResponse:
        try:
            found = present_room(scene, room)
        except (PictureError, VocabularyError):
            raise AbsentError from None
        return scene.page("room_chapters", room_chapters_place(room), found.title, found)

    return answer(request, lang, show)
