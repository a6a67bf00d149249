# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to a hearing or to a form that adds to it."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.oversight import HearingState, hearing_of
from kamerbreed.vocabulary import Hearing, Lang, is_reference, kinds
from kamerbreed.web._answer import AbsentError, Scene, answer
from kamerbreed.web._change import ForbiddenError, answer_change, run
from kamerbreed.web.hearings._links import ABOUT, hearing_place
from kamerbreed.web.hearings._open import OpenForm
from kamerbreed.web.hearings._present import present
from kamerbreed.web.hearings._steps import AnswerForm, CloseForm, ReplyForm


def _hearing(scene: Scene, slug: str) -> HearingState:
    """The hearing of the address. Raises AbsentError if the picture does not tell of it."""
    found = hearing_of(scene.picture, f"{Hearing.slug}/{slug}")
    if found is None:
        raise AbsentError(slug)
    return found


def of_one(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """One hearing."""

    def show(scene: Scene) -> HttpResponse:
        one = _hearing(scene, slug)
        found = present(scene, one)
        return scene.page("hearing", hearing_place(one.subject), found.title, found)

    return answer(request, lang, show)


def opening(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Put a draft before a party."""

    def show(scene: Scene) -> HttpResponse:
        subject = request.GET.get(ABOUT, "")
        known = is_reference(subject) and subject.partition("/")[0] in kinds()
        if not known or not scene.picture.shows(subject):
            raise AbsentError(subject)
        form = OpenForm(scene, subject)
        if not form.parties:
            raise ForbiddenError
        return run(scene, form)

    return answer_change(request, lang, show, (ABOUT,))


def replying(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """Reply to the sentences of a draft."""
    return _step(request, lang, slug, ReplyForm)


def answering(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """Answer replies."""
    return _step(request, lang, slug, AnswerForm)


def closing(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """Close a hearing."""
    return _step(request, lang, slug, CloseForm)


def _step(
    request: HttpRequest, lang: Lang, slug: str, make: type[ReplyForm] | type[AnswerForm] | type[CloseForm]
) -> HttpResponse:
    def show(scene: Scene) -> HttpResponse:
        form = make(scene, _hearing(scene, slug))
        if not form.parties:
            raise ForbiddenError
        return run(scene, form)

    return answer_change(request, lang, show)
