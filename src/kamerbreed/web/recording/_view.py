# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to a form of the follow-up, for who acts for a party whose act it is."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.oversight import addressees
from kamerbreed.vocabulary import Lang, Party, Recommendation, Report
from kamerbreed.web._answer import AbsentError, Scene
from kamerbreed.web._change import ForbiddenError, answer_change, run
from kamerbreed.web._who import rights_of
from kamerbreed.web.recording._draft import DraftForm
from kamerbreed.web.recording._event import EventForm
from kamerbreed.web.recording._evidence import EvidenceForm
from kamerbreed.web.recording._judge import JudgeForm
from kamerbreed.web.recording._set import SetForm, of_report
from kamerbreed.web.recording._settle import SettleForm
from kamerbreed.web.recording._who import events_with_a_form


def _item(scene: Scene, slug: str) -> str:
    """The id of an item that this viewer may see. Raises AbsentError."""
    subject = f"{Recommendation.slug}/{slug}"
    if subject not in scene.picture.roll or not scene.picture.existence(subject).there:
        raise AbsentError(subject)
    return subject


def _track(scene: Scene, slug: str, party: str) -> tuple[str, str]:
    """The item and addressee of a track. Raises AbsentError."""
    item, addressee = _item(scene, slug), f"{Party.slug}/{party}"
    if addressee not in addressees(scene.picture, item):
        raise AbsentError(addressee)
    return item, addressee


def _run(
    scene: Scene, form: DraftForm | EventForm | EvidenceForm | JudgeForm | SetForm | SettleForm
) -> HttpResponse:
    """The form, for who acts for one of its parties. Raises ForbiddenError for others."""
    if not form.parties:
        raise ForbiddenError
    return run(scene, form)


def draft(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Draft an item."""

    def show(scene: Scene) -> HttpResponse:
        return _run(scene, DraftForm(scene, rights_of(request)))

    return answer_change(request, lang, show)


def event(request: HttpRequest, lang: Lang, slug: str, party: str, name: str) -> HttpResponse:
    """Record what happened on a track."""

    def show(scene: Scene) -> HttpResponse:
        item, addressee = _track(scene, slug, party)
        if name not in events_with_a_form():
            raise AbsentError(name)
        return _run(scene, EventForm(scene, rights_of(request), item, addressee, name))

    return answer_change(request, lang, show)


def evidence(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """Bring in evidence."""

    def show(scene: Scene) -> HttpResponse:
        return _run(scene, EvidenceForm(scene, rights_of(request), _item(scene, slug)))

    return answer_change(request, lang, show)


def judge(request: HttpRequest, lang: Lang, slug: str, party: str) -> HttpResponse:
    """Give a verdict on a track."""

    def show(scene: Scene) -> HttpResponse:
        return _run(scene, JudgeForm(scene, rights_of(request), *_track(scene, slug, party)))

    return answer_change(request, lang, show)


def of_set(request: HttpRequest, lang: Lang, slug: str) -> HttpResponse:
    """Give a verdict on what a report asks as a whole."""

    def show(scene: Scene) -> HttpResponse:
        report = f"{Report.slug}/{slug}"
        if of_report(scene.picture, report) is None:
            raise AbsentError(report)
        return _run(scene, SetForm(scene, rights_of(request), report))

    return answer_change(request, lang, show)


def settle(request: HttpRequest, lang: Lang, slug: str, other: str) -> HttpResponse:
    """Answer whether an item repeats an earlier one."""

    def show(scene: Scene) -> HttpResponse:
        return _run(scene, SettleForm(scene, rights_of(request), _item(scene, slug), _item(scene, other)))

    return answer_change(request, lang, show)
