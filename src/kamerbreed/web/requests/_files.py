# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The letter of a request and its sheet to fill in, as files."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.exchange import fill_in_workbook
from kamerbreed.reports import letter_as_docx, letter_as_pdf, letter_of
from kamerbreed.requests import RequestState, request_of
from kamerbreed.vocabulary import Lang, say
from kamerbreed.web._answer import AbsentError, Scene, answer
from kamerbreed.web._file import file_response

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def found_request(scene: Scene, slug: str) -> RequestState:
    """The request of the address. Raises AbsentError if the picture does not tell of it."""
    found = request_of(scene.picture, f"request/{slug}")
    if found is None:
        raise AbsentError
    return found


def _name(scene: Scene, what: str, slug: str) -> str:
    return f"{say(f'web.requests.file.{what}', scene.lang)}-{slug}"


def as_docx(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """The letter, to edit."""

    def show(scene: Scene) -> HttpResponse:
        letter = letter_of(scene.picture, found_request(scene, slug), lang)
        return file_response(scene, f"{_name(scene, 'letter', slug)}.docx", letter_as_docx(letter), _DOCX)

    return answer(request, lang, show)


def as_pdf(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """The letter, to read and print."""

    def show(scene: Scene) -> HttpResponse:
        letter = letter_of(scene.picture, found_request(scene, slug), lang)
        content = letter_as_pdf(letter)
        return file_response(scene, f"{_name(scene, 'letter', slug)}.pdf", content, "application/pdf")

    return answer(request, lang, show)


def as_xlsx(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """The sheet to fill in."""

    def show(scene: Scene) -> HttpResponse:
        content = fill_in_workbook(scene.picture, found_request(scene, slug), lang)
        return file_response(scene, f"{_name(scene, 'sheet', slug)}.xlsx", content, _XLSX)

    return answer(request, lang, show)
