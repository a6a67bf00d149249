# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the pages of the follow-up."""

from collections.abc import Callable
from typing import Protocol

from django.http import HttpRequest, HttpResponse

from kamerbreed.picture import Kept
from kamerbreed.vocabulary import Lang, Party, Recommendation
from kamerbreed.web._answer import AbsentError, Scene, answer
from kamerbreed.web._file import csv_response, svg_response
from kamerbreed.web._place import Place, item_place
from kamerbreed.web.followup._asked import PARTIES, party_place, present_parties, present_party
from kamerbreed.web.followup._board import present_board
from kamerbreed.web.followup._commitments import present_commitments
from kamerbreed.web.followup._figures import file_of_figures, present_figures, rows_of_figures
from kamerbreed.web.followup._framework import present_framework
from kamerbreed.web.followup._item import present_item
from kamerbreed.web.followup._page import FiguresPage
from kamerbreed.web.followup._parliament import present_parliament
from kamerbreed.web.followup._parts import BOARD, COMMITMENTS, FIGURES, FRAMEWORK, PARLIAMENT, TIMELINE
from kamerbreed.web.followup._report import report_file
from kamerbreed.web.followup._stand import SINCE, show_stand, stand_file
from kamerbreed.web.followup._timeline import present_timeline

_FILE = "opvolging"
_FIGURES: Kept[FiguresPage] = Kept(32)


class Titled(Protocol):
    """A page with a title."""

    @property
    def title(self) -> str:
        """What stands above it."""


def _view(
    template: str, place: Place, present: Callable[[Scene], Titled]
) -> Callable[[HttpRequest, Lang], HttpResponse]:
    """A page that the picture alone decides."""

    def show(scene: Scene) -> HttpResponse:
        found = present(scene)
        return scene.page(template, place, found.title, found)

    return lambda request, lang: answer(request, lang, show)


page = _view("followup", BOARD, present_board)
"""Every track, by the state of its process."""


timeline = _view("timeline", TIMELINE, present_timeline)
"""What happened when."""


def in_figures(request: HttpRequest, lang: Lang) -> HttpResponse:
    """How long it takes, what is open, and what was implemented."""

    def show(scene: Scene) -> HttpResponse:
        found = scene.kept_page(_FIGURES, lambda: present_figures(scene))
        return scene.page("figures", FIGURES, found.title, found)

    return answer(request, lang, show)


def figures_as_svg(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The charts of the figures as one drawing; there is none where there is nothing to draw."""

    def show(scene: Scene) -> HttpResponse:
        drawing = file_of_figures(scene)
        if not drawing:
            raise AbsentError
        return svg_response(scene, _FILE, drawing)

    return answer(request, lang, show)


def figures_as_csv(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The figures through time as CSV."""

    def show(scene: Scene) -> HttpResponse:
        return csv_response(scene, _FILE, rows_of_figures(scene))

    return answer(request, lang, show)


of_parliament = _view("tables", PARLIAMENT, present_parliament)
"""What parliament asked on 30 September 2021, answered from the picture."""


def report_as_docx(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The progress of the half-year until the day of the picture, to edit."""
    return answer(request, lang, lambda scene: report_file(scene, "docx"))


def report_as_pdf(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The same to read and print."""
    return answer(request, lang, lambda scene: report_file(scene, "pdf"))


def stand(request: HttpRequest, lang: Lang) -> HttpResponse:
    """How every track stands, at an address that stays; and what was entered since another such address."""
    return answer(request, lang, show_stand, (SINCE,))


def stand_as_json(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The stand as a file for programs."""
    return answer(request, lang, stand_file)


promised = _view("tables", COMMITMENTS, present_commitments)
"""Who promised what to whom, and by when."""


in_framework = _view("tables", FRAMEWORK, present_framework)
"""By which criteria, on which evidence, with which verdict."""


def of_one(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """One recommendation or request."""
    subject = f"{Recommendation.slug}/{slug}"

    def show(scene: Scene) -> HttpResponse:
        if subject not in scene.picture.roll or not scene.picture.existence(subject).there:
            raise AbsentError(subject)
        found = present_item(scene, subject)
        return scene.page("recommendation", item_place(subject), found.title, found)

    return answer(request, lang, show)


asked_parties = _view("asked_parties", PARTIES, present_parties)
"""Who was asked what, and answers how late."""


def asked_party(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """What was asked of one party."""
    party = f"{Party.slug}/{slug}"

    def show(scene: Scene) -> HttpResponse:
        if party not in scene.picture.roll or not scene.picture.existence(party).there:
            raise AbsentError(party)
        found = present_party(scene, party)
        return scene.page("asked_party", party_place(party), found.title, found)

    return answer(request, lang, show)
