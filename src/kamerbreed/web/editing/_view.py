# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to a form."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.vocabulary import EXISTS, Lang, VocabularyError, kind_of, property_of
from kamerbreed.web._answer import AbsentError, Scene
from kamerbreed.web._change import ForbiddenError, answer_change, run, who_may
from kamerbreed.web.editing._fact import MEMBER, FactForm
from kamerbreed.web.editing._take import CLASSIFY, DESTROY, RETRACT, TakeForm
from kamerbreed.web.editing._thing import AddForm, EndForm


def _thing(scene: Scene, kind: str, slug: str) -> str:
    """The id of a thing that this viewer may see, and no instance of a template. Raises AbsentError."""
    subject = f"{kind}/{slug}"
    try:
        kind_of(subject)
    except VocabularyError:
        raise AbsentError from None
    if "@" in slug or not scene.picture.shows(subject):
        raise AbsentError
    return subject


def fact(request: HttpRequest, lang: Lang, kind: str, slug: str, name: str) -> HttpResponse:
    """Say something of a property of a thing."""
    return _on_property(request, lang, f"{kind}/{slug}/{name}", "assert")


def rule(request: HttpRequest, lang: Lang, kind: str, slug: str, name: str) -> HttpResponse:
    """Rule what holds of a property of a thing."""
    return _on_property(request, lang, f"{kind}/{slug}/{name}", "rule")


def _on_property(request: HttpRequest, lang: Lang, path: str, act: str) -> HttpResponse:
    kind, slug, name = path.split("/")

    def show(scene: Scene) -> HttpResponse:
        rights = who_may(scene, "supervise" if act == "rule" else "say")
        subject = _thing(scene, kind, slug)
        try:
            found = property_of(subject, name)
        except VocabularyError:
            raise AbsentError from None
        member = request.GET.get(MEMBER, "") if found.many else ""
        if member and not scene.picture.fact(subject, name, member).rows:
            raise AbsentError
        return run(scene, FactForm(scene, rights, subject, name, member, act))

    return answer_change(request, lang, show, (MEMBER,))


def add(request: HttpRequest, lang: Lang, kind: str) -> HttpResponse:
    """Add a thing of a kind."""

    def show(scene: Scene) -> HttpResponse:
        rights = who_may(scene, "say")
        try:
            found = kind_of(kind)
        except VocabularyError:
            raise AbsentError from None
        return run(scene, AddForm(scene, rights, found))

    return answer_change(request, lang, show)


def end(request: HttpRequest, lang: Lang, kind: str, slug: str) -> HttpResponse:
    """Tell from when a thing is no longer there."""

    def show(scene: Scene) -> HttpResponse:
        rights = who_may(scene, "say")
        subject = _thing(scene, kind, slug)
        property_of(subject, EXISTS)
        return run(scene, EndForm(scene, rights, subject))

    return answer_change(request, lang, show)


def retract(request: HttpRequest, lang: Lang, digest: str) -> HttpResponse:
    """Take a statement back."""
    return _take(request, lang, digest, RETRACT)


def destroy(request: HttpRequest, lang: Lang, digest: str) -> HttpResponse:
    """Decide that the value of a statement must be destroyed."""
    return _take(request, lang, digest, DESTROY)


def classify(request: HttpRequest, lang: Lang, digest: str) -> HttpResponse:
    """Give a statement another sensitivity or audience."""
    return _take(request, lang, digest, CLASSIFY)


def _take(request: HttpRequest, lang: Lang, digest: str, act: str) -> HttpResponse:
    def show(scene: Scene) -> HttpResponse:
        capability = "decide" if act == DESTROY else "say"
        rights = who_may(scene, capability)
        try:
            row = scene.picture.table.find(digest)
        except VocabularyError:
            row = None
        if row is None or row >= scene.picture.rows_held or not scene.picture.readable[row]:
            raise AbsentError
        entry = scene.picture.table.entry(row)
        if entry.said.act not in ("assert", "rule") or (entry.erased and request.method != "POST"):
            raise AbsentError
        if act != DESTROY and not rights.may(capability, entry.said.stated_by):
            raise ForbiddenError
        return run(scene, TakeForm(scene, rights, entry.digest, act))

    return answer_change(request, lang, show)
