# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the imports of somebody, and from a button to what becomes of one."""

import datetime
import json
import secrets

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from kamerbreed.accounts import Rights
from kamerbreed.documents import DocumentError, Documents, clean_name
from kamerbreed.vocabulary import Lang
from kamerbreed.web import _audit
from kamerbreed.web._answer import AbsentError, Scene, guarded
from kamerbreed.web._change import KEY, answer_change, batch_of, new_key, who_may
from kamerbreed.web._form import Typed
from kamerbreed.web._place import Place
from kamerbreed.web._uploads import upload_limit
from kamerbreed.web.imports._folder import Folder
from kamerbreed.web.imports._present import (
    CANCEL,
    ENTER,
    IMPORTS,
    ROWS,
    TRY,
    going_of,
    job_place,
    present,
    present_all,
)
from kamerbreed.web.imports._wishes import first_typed, read_wishes
from kamerbreed.web.imports._work import jobs, settled, submit
from kamerbreed.web.models import Job

FILE = "invoer"


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The imports of this person; sent with a file, a new one."""

    def show(scene: Scene) -> HttpResponse:
        rights = who_may(scene, "say")
        typed = Typed({})
        if request.method == "POST":
            try:
                return _to(scene, job_place(_take(scene, rights)))
            except DocumentError as error:
                typed.wrong(FILE, error)
        own = jobs(scene.ledger).filter(account=rights.key).order_by("-made_at")
        records = [settled(scene.ledger, one) for one in own]
        told = present_all(scene, records, ((KEY, new_key(scene)),), typed)
        response = scene.page("imports", IMPORTS, told.title, told)
        response.status_code = 422 if typed.problems else 200
        return response

    return answer_change(request, lang, show)


def _take(scene: Scene, rights: Rights) -> Job:
    """Keep the file of a new job; the same submit twice gives the same job. Raises DocumentError."""
    batch = batch_of(scene, scene.request.POST.get(KEY, ""))
    file = scene.request.FILES.get(FILE)
    if not isinstance(file, UploadedFile) or not batch:
        raise DocumentError("document.none")
    if found := jobs(scene.ledger).filter(batch=batch).first():
        return found
    key, name = secrets.token_hex(12), clean_name(file.name or "")
    folder = Folder(key).made()
    store = Documents(folder.path / "incoming")
    kept = store.keep_stream(file, name=name, limit=upload_limit())  # type: ignore[arg-type]  # it reads as one
    store.write_to(kept.sha256, folder.path / name)
    store.remove(kept.sha256)
    try:
        with transaction.atomic(using=scene.ledger.database):
            return jobs(scene.ledger).create(
                key=key,
                account=rights.key,
                batch=batch,
                file=name,
                sha256=kept.sha256,
                lang=scene.lang,
                made_at=datetime.datetime.now(datetime.UTC),
            )
    except IntegrityError:
        return jobs(scene.ledger).get(batch=batch)


def _to(scene: Scene, place: Place) -> HttpResponse:
    response = HttpResponseRedirect(place.url(scene.lang))
    response.status_code = 303
    return response


def _find(scene: Scene, rights: Rights, key: str) -> Job:
    """A job of this person. Raises AbsentError for any other."""
    found = jobs(scene.ledger, key).filter(account=rights.key).first()
    if found is None:
        raise AbsentError
    return settled(scene.ledger, found)


def of_one(request: HttpRequest, lang: Lang, key: str) -> HttpResponse:
    """One import; sent with a button, what becomes of it."""

    def show(scene: Scene) -> HttpResponse:
        rights = who_may(scene, "say")
        record = _find(scene, rights, key)
        if request.method == "POST":
            return _step(scene, rights, record)
        return _page(scene, rights, record, first_typed(rights, record, _saved(scene, rights, record)))

    return answer_change(request, lang, show, (ROWS,))


def _saved(scene: Scene, rights: Rights, record: Job) -> str:
    """The mapping with which this person entered a file of the same name last."""
    before = jobs(scene.ledger).filter(account=rights.key, file=record.file, state=Job.ENTERED)
    found = before.order_by("-finished_at").first()
    return str(json.loads(found.wishes).get("mapping", "")) if found else ""


def _page(scene: Scene, rights: Rights, record: Job, typed: Typed, status: int = 200) -> HttpResponse:
    asked = scene.request.GET.get(ROWS, "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and 0 < len(asked) < 8 else 1
    kept = typed.text("bestand-hier")
    hidden = (("bestand-hier", kept),) if kept else ()
    told = present(scene, rights, record, typed, hidden, page=max(number, 1))
    response = scene.page("import", job_place(record), told.title, told)
    response.status_code = status
    return response


def _step(scene: Scene, rights: Rights, record: Job) -> HttpResponse:
    """What a button asks: try, enter, or stop."""
    step = scene.request.POST.get("stap", "")
    if step == CANCEL:
        if record.state in (Job.QUEUED, Job.RUNNING):
            Folder(record.key).cancel()
        return _to(scene, job_place(record))
    if record.state == Job.ENTERED or record.state in (Job.QUEUED, Job.RUNNING):
        return _to(scene, job_place(record))
    typed = Typed.of(scene.request.POST)
    try:
        wishes = read_wishes(scene, rights, typed, record)
    except DocumentError as error:
        typed.wrong("bestand", error)
    if typed.problems:
        return _page(scene, rights, record, typed, status=422)
    before = {name: one for name, one in json.loads(record.wishes).items() if name != "typed"}
    now = json.loads(json.dumps({name: one for name, one in wishes.items() if name != "typed"}))
    if step == ENTER and before != now:
        # What would be entered is not what was looked at: it is judged first.
        step = TRY
    jobs(scene.ledger, record.key).update(wishes=json.dumps(wishes), lang=scene.lang)
    told = _audit.witness(scene.request, "import", party=wishes["stated_by"])
    submit(scene.ledger, record.key, rights, entering=step == ENTER, witness=told)
    return _to(scene, job_place(record))


def progress(request: HttpRequest, lang: Lang, key: str) -> HttpResponse:
    """How far an import is, for the script of its page."""

    def show(scene: Scene) -> HttpResponse:
        record = _find(scene, who_may(scene, "say"), key)
        going = record.state in (Job.QUEUED, Job.RUNNING)
        told = going_of(scene, record)
        body = {"going": going, "text": told.text, "done": told.done, "total": told.total}
        return guarded(JsonResponse(body), lang)

    return answer_change(request, lang, show)


def as_csv(request: HttpRequest, lang: Lang, key: str) -> HttpResponse:
    """The verdicts of an import as CSV."""

    def show(scene: Scene) -> HttpResponse:
        record = _find(scene, who_may(scene, "say"), key)
        report = Folder(record.key).report
        if not report.is_file():
            raise AbsentError
        response = HttpResponse(report.read_bytes(), content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = f'attachment; filename="oordelen-{record.key}.csv"'
        return guarded(response, lang)

    return answer_change(request, lang, show)
