# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The steps that move a request: sent, received, reminded, closed, its outcomes and its answers."""

import pathlib
import tempfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from kamerbreed.documents import DocumentError, Documents, clean_name
from kamerbreed.exchange import ExchangeError, FillInPlan, Returned, plan_fill_in, read_returned, read_share
from kamerbreed.picture import Act, Picture, Refusal
from kamerbreed.requests import (
    Appraising,
    Closing,
    Dating,
    Extending,
    Noting,
    Receiving,
    Reminding,
    RequestState,
    Sending,
    appraise,
    close,
    extend,
    give_date,
    note_outcome,
    receive,
    remind,
    send,
)
from kamerbreed.requests import (
    answer as answer_question,
)
from kamerbreed.settings import DOCUMENTS
from kamerbreed.vocabulary import Lang, Statement, Told
from kamerbreed.web._answer import AbsentError, Scene, answer, guarded
from kamerbreed.web._audit import refused, witness
from kamerbreed.web._place import Place
from kamerbreed.web._who import rights_of
from kamerbreed.web.requests._answer import present_answer, read_answering
from kamerbreed.web.requests._files import found_request
from kamerbreed.web.requests._one import present_one
from kamerbreed.web.requests._part import request_place

STEPS = ("send", "receive", "remind", "extend", "close", "outcome", "appraise", "date", "sheet")
MAX_SHEET_BYTES = 20_000_000
"""A sheet of ten thousand answers takes a tenth of this."""
_BY_EITHER = ("sheet",)


class UploadError(Told):
    """A file that cannot be taken in; the message says what to send instead."""


def step(request: HttpRequest, lang: Lang, slug: str, name: str) -> HttpResponse:
    """Take a step with a request."""

    def show(scene: Scene) -> HttpResponse:
        one = found_request(scene, slug)
        if name not in STEPS:
            raise AbsentError
        rights = rights_of(request)
        parties = (one.asked_by, one.addressee) if name in _BY_EITHER else (one.asked_by,)
        if not any(rights.may("say", party) for party in parties):
            return refused(request, lang)
        try:
            if name == "sheet":
                return _sheet(scene, one)
            _perform(scene, one, name)
        except (Refusal, ExchangeError, DocumentError, UploadError) as problem:
            return _shown(scene, one, failed=name, problem=problem)
        return guarded(HttpResponseRedirect(request_place(one.subject).bare(lang)), lang)

    return answer(request, lang, show)


def _perform(scene: Scene, one: RequestState, name: str) -> None:
    key = rights_of(scene.request).key
    seen = witness(scene.request, "request sent" if name == "send" else "say", party=one.asked_by)
    act, intent = _act(one, name, scene.request.POST)
    scene.ledger.perform(act, intent, recorded_by=key, witness=seen)


def _act(one: RequestState, name: str, fields: QueryDict) -> tuple[Act[Any], object]:
    """The act of a step, and what the form says. Raises ExchangeError for a share that is none."""

    def text(field: str) -> str:
        return fields.get(field, "").strip()

    request, day = one.subject, text("dag")
    acts: Mapping[str, Callable[[], tuple[Act[Any], object]]] = {
        "send": lambda: (send, Sending(request=request, on=day)),
        "receive": lambda: (receive, Receiving(request=request, party=one.addressee, on=day)),
        "remind": lambda: (remind, Reminding(request=request, on=day, step=text("stap"))),
        "extend": lambda: (
            extend,
            Extending(request=request, granted_on=day, until=text("tot"), reason=text("reden")),
        ),
        "appraise": lambda: (
            appraise,
            Appraising(request=request, on=day, keys=[key for key in [text("nummer")] if key]),
        ),
        "date": lambda: (give_date, Dating(request=request, what=text("welke"), on=day)),
        "close": lambda: (close, Closing(request=request, on=day)),
        "outcome": lambda: (
            note_outcome,
            Noting(
                request=request,
                key=text("nummer"),
                state=text("afloop"),
                on=day,
                stated_by=one.asked_by,
                ground=text("grond"),
                share=read_share(text("deel"), text("afloop")),
            ),
        ),
    }
    return acts[name]()


def _shown(
    scene: Scene,
    one: RequestState,
    *,
    failed: str = "",
    problem: Told | None = None,
    plan: FillInPlan | None = None,
) -> HttpResponse:
    """The page of the request with what was wrong, or with the verdicts on a returned sheet."""
    found = present_one(scene, one, failed=failed, problem=problem, plan=plan)
    response = scene.page("request", request_place(one.subject), found.title, found)
    response.status_code = 422 if problem else 200
    return response


# --- the returned sheet ---------------------------------------------------------------------------


def _sheet(scene: Scene, one: RequestState) -> HttpResponse:
    """Take in a returned sheet: what is right lands, and the page tells of each row what became of it."""
    upload = scene.request.FILES.get("blad")
    if not isinstance(upload, UploadedFile) or not upload.name:
        raise UploadError("upload.none")
    if (upload.size or 0) > MAX_SHEET_BYTES:
        raise UploadError("upload.large", limit=MAX_SHEET_BYTES // 1_000_000)
    day = scene.request.POST.get("dag", "").strip()
    with tempfile.TemporaryDirectory(prefix="kamerbreed-") as folder:
        file = pathlib.Path(folder) / clean_name(upload.name)
        with file.open("wb") as written:
            for block in upload.chunks():
                written.write(block)
        returned = read_returned(file, day, scene.lang)
        if returned.fill_in.request != one.subject:
            raise UploadError("upload.other", found=returned.fill_in.request, request=one.subject)
        plan = _enter(scene, file, returned)
    after = scene.again()
    return _shown(after, found_request(after, one.subject.partition("/")[2]), plan=plan)


def _enter(scene: Scene, file: pathlib.Path, returned: Returned) -> FillInPlan:
    plans: list[FillInPlan] = []

    def enter(picture: Picture, what: Returned) -> Sequence[Statement]:
        plans.append(plan_fill_in(picture, what))
        return plans[-1].statements

    documents = Documents(DOCUMENTS)
    kept = documents.keep(file, limit=MAX_SHEET_BYTES)
    done: Sequence[str] = ()
    try:
        done = scene.ledger.perform(
            enter,
            returned,
            recorded_by=rights_of(scene.request).key,
            witness=witness(scene.request, "request answered"),
        )
    finally:
        # A file that no statement names does not stay behind.
        if not done and kept.new:
            documents.remove(kept.sha256)
    return plans[-1]


# --- the answer of the party itself ---------------------------------------------------------------


def answering(request: HttpRequest, lang: Lang, slug: str, key: str) -> HttpResponse:
    """The form on which the party that was asked answers one question."""

    def show(scene: Scene) -> HttpResponse:
        one = found_request(scene, slug)
        question = next((found for found in one.questions if found.asked.key == key), None)
        if question is None:
            raise AbsentError
        rights = rights_of(request)
        if not rights.may("say", one.addressee):
            return refused(request, lang)
        problem: Told | None = None
        if request.method == "POST":
            try:
                intent = read_answering(scene, question)
                seen = witness(request, "request answered", party=one.addressee)
                scene.ledger.perform(answer_question, intent, recorded_by=rights.key, witness=seen)
                return guarded(HttpResponseRedirect(request_place(one.subject).bare(lang)), lang)
            except (Refusal, ExchangeError, Told) as error:
                problem = error
        found = present_answer(scene, question, problem)
        place = Place(name="request-answer", path=(slug, key))
        response = scene.page("request_answer", place, found.title, found)
        response.status_code = 422 if problem else 200
        return response

    return answer(request, lang, show)
