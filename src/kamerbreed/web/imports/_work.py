# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The work of an import: one thread beside the pages, one file at a time, whole or not at all."""

import datetime
import hashlib
import json
import logging
import queue
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from django.db import connections
from django.db.models import QuerySet
from django.db.utils import DatabaseError

from kamerbreed.accounts import Rights
from kamerbreed.audit import AuditError
from kamerbreed.exchange import (
    ExchangeError,
    Intake,
    Plan,
    Wishes,
    counts,
    open_grid,
    plan,
    read_intake,
    read_mapping,
    report_heads,
    report_rows,
    write_table_csv,
)
from kamerbreed.ledger import Ledger, LedgerError, Witness
from kamerbreed.picture import (
    Coordinates,
    InSteps,
    Picture,
    Refusal,
    entered_before,
    refused,
    unknown,
)
from kamerbreed.vocabulary import Lang, Statement, Told, VocabularyError, canonical, kind_of, references
from kamerbreed.web._entering import enter
from kamerbreed.web._second import second_person
from kamerbreed.web._uploads import Upload, drop_upload, keep_upload, kept_documents
from kamerbreed.web._who import viewer_of
from kamerbreed.web.imports._folder import Folder, Progress, release
from kamerbreed.web.models import Job

_LOG = logging.getLogger(__name__)
_TELL_EVERY_S = 0.2


class CancelledError(Exception):
    """Somebody asked to stop; nothing was entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A job to do: for whom, and the number that holds it."""

    ledger: Ledger
    key: str
    rights: Rights
    claim: int
    witness: Witness


_WAITING: "queue.Queue[Task]" = queue.Queue()
_STARTING = threading.Lock()
_WORKER: list[threading.Thread] = []


def submit(ledger: Ledger, key: str, rights: Rights, *, entering: bool, witness: Witness) -> bool:
    """Let a job be done; False if somebody works on it already."""
    folder = Folder(key).made()
    claim = folder.claim()
    if claim is None:
        return False
    folder.begin()
    jobs(ledger, key).update(state=Job.QUEUED, entering=entering)
    _WAITING.put(Task(ledger=ledger, key=key, rights=rights, claim=claim, witness=witness))
    with _STARTING:
        if not _WORKER or not _WORKER[0].is_alive():
            _WORKER[:] = [threading.Thread(target=_run, name="imports", daemon=True)]
            _WORKER[0].start()
    return True


def jobs(ledger: Ledger, key: str = "") -> QuerySet[Job]:
    """All jobs, or the one of this key."""
    found = Job.objects.using(ledger.database)
    return found.filter(key=key) if key else found.all()


def settled(ledger: Ledger, record: Job) -> Job:
    """A job as it really is: one that nobody works on any more was entered, or was interrupted."""
    if record.state not in (Job.QUEUED, Job.RUNNING) or Folder(record.key).is_claimed():
        return record
    record.refresh_from_db()
    if record.state not in (Job.QUEUED, Job.RUNNING):
        return record
    if record.entering and (digests := entered_before(ledger.picture(), record.batch)):
        _finish(ledger, record.key, Job.ENTERED, {**json.loads(record.result), "entered": len(digests)})
    else:
        _finish(ledger, record.key, Job.INTERRUPTED, json.loads(record.result))
    record.refresh_from_db()
    return record


def _run() -> None:
    while True:
        task = _WAITING.get()
        try:
            _Work(task).do()
        except Exception:
            _LOG.exception("a job ended badly")
        finally:
            release(task.claim)
            connections[task.ledger.database].close()
            _WAITING.task_done()


def _finish(ledger: Ledger, key: str, state: str, result: object) -> None:
    now = datetime.datetime.now(datetime.UTC)
    jobs(ledger, key).update(state=state, result=json.dumps(result), finished_at=now)


class _Work:
    """One job while it is done."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._ledger = task.ledger
        self._folder = Folder(task.key)
        self._record = jobs(task.ledger, task.key).get()
        self._lang: Lang = "en" if self._record.lang == "en" else "nl"
        self._asked = json.loads(self._record.wishes)
        self._told_at = 0.0

    def do(self) -> None:
        """Judge the file, or enter it; whatever happens is told."""
        jobs(self._ledger, self._task.key).update(state=Job.RUNNING)
        before = json.loads(self._record.result)
        try:
            self._tell("read", 0, 0)
            with open_grid(self._folder.path / self._record.file) as grid:
                intake = read_intake(grid, self._wishes())
            self._tell("judge", 0, 0)
            if self._record.entering:
                self._enter(intake, str(before.get("digest", "")))
            else:
                self._judge(intake)
        except CancelledError:
            _finish(self._ledger, self._task.key, Job.CANCELLED, before)
        except (ExchangeError, VocabularyError, Refusal, LedgerError) as error:
            self._fail(error.in_language(self._lang))
        except (AuditError, DatabaseError, OSError):
            _LOG.exception("a job could not be done")
            self._fail(Told("form.not_entered").in_language(self._lang))
        except BaseException:
            self._fail(Told("import.fault").in_language(self._lang))
            raise

    def _fail(self, text: str) -> None:
        # Where a file stands on this machine is nobody's business.
        _finish(
            self._ledger, self._task.key, Job.FAILED, {"error": text.replace(f"{self._folder.path}/", "")}
        )

    def _wishes(self) -> Wishes:
        asked = self._asked
        if asked.get("mapping"):
            self._folder.mapping.write_text(asked["mapping"], encoding="utf-8")
        return Wishes(
            lang=self._lang,
            sources=tuple(asked["sources"]),
            stated_by=asked["stated_by"],
            basis=asked["basis"],
            observed_on=asked["observed_on"],
            changed_on=asked["changed_on"],
            it_was_wrong=asked["it_was_wrong"],
            reason=asked["reason"],
            ignored=tuple(asked["ignored"]),
            kind=kind_of(asked["kind"]) if asked["kind"] else None,
            layouts=read_mapping(self._folder.mapping) if asked.get("mapping") else {},
            brought=tuple(asked["new"]),
        )

    def _tell(self, phase: str, done: int, total: int) -> None:
        """Tell how far it is, and stop if somebody asked to."""
        now = time.monotonic()
        if done in (0, total) or now - self._told_at > _TELL_EVERY_S:
            self._told_at = now
            self._folder.tell(Progress(phase=phase, done=done, total=total))
            if self._folder.is_cancelled():
                raise CancelledError

    # --- judging and entering -----------------------------------------------------------------

    def _picture(self, picture: Picture) -> Picture:
        """What the one who asks may see of it: what he cannot see says nothing about his file."""
        at = replace(picture.coordinates, viewer=viewer_of(self._task.rights))
        return Picture(picture.table, at)

    def _planned(self, picture: Picture, intake: Intake) -> tuple[Plan, InSteps, list[Told]]:
        """The plan, all that would be appended with it, and every fault."""
        own = self._picture(picture)
        found = plan(own, intake)
        describing = statements_of(self._asked["describing"])
        shift = len(describing)
        add = found.add
        steps = InSteps(
            statements=[*describing, *add.statements],
            steps=[*([min(add.steps, default=0)] * shift), *add.steps],
            about={at + shift: of + shift for at, of in add.about.items()},
        )
        faults = [*found.faults]
        if not faults:
            faults += not_allowed(own, steps, self._task.rights, self._asked["new"])
        return found, steps, faults

    def _judge(self, intake: Intake) -> None:
        at = Coordinates(valid_at=self._ledger.today(), viewer=viewer_of(self._task.rights))
        found, steps, faults = self._planned(self._ledger.picture(at), intake)
        self._report(intake, found, faults)
        _finish(self._ledger, self._task.key, Job.JUDGED, self._result(intake, found, steps, faults))

    def _enter(self, intake: Intake, judged: str) -> None:
        made: list[tuple[Plan, InSteps, list[Told]]] = []

        def act(picture: Picture, intake: Intake) -> Sequence[Statement] | InSteps:
            if entered_before(picture, self._record.batch):
                return []
            made[:] = [self._planned(picture, intake)]
            _, steps, faults = made[0]
            if faults:
                raise refused(faults)
            if digest_of(steps) != judged:
                raise Refusal("import.moved")
            return steps

        upload = Upload(**self._asked["upload"]) if self._asked.get("upload") else None
        new_file = keep_upload(upload) if upload else False
        try:
            digests = enter(
                self._ledger,
                act,
                intake,
                by=self._task.rights.key,
                batch=self._record.batch,
                witness=self._task.witness,
                progress=lambda done, total: self._tell("enter", done, total),
            )
        except BaseException as error:
            if upload and new_file:
                kept_documents().remove(upload.sha256)
            if isinstance(error, Refusal) and made:
                found, steps, faults = made[0]
                faults = faults or [error]
                self._report(intake, found, faults)
                result = self._result(intake, found, steps, faults)
                _finish(self._ledger, self._task.key, Job.REFUSED, result)
                return
            raise
        if upload:
            drop_upload(upload)
        result = self._result(intake, *made[0]) if made else json.loads(self._record.result)
        _finish(self._ledger, self._task.key, Job.ENTERED, {**result, "entered": len(digests)})

    def _report(self, intake: Intake, found: Plan, faults: Sequence[Told]) -> None:
        self._folder.report.unlink(missing_ok=True)
        told = replace(found, faults=[*faults])
        lang = self._lang
        write_table_csv(self._folder.report, lang, report_heads(lang), report_rows(intake, told, lang))

    def _result(
        self, intake: Intake, found: Plan, steps: InSteps, faults: Sequence[Told]
    ) -> dict[str, object]:
        return {
            "counts": counts(found),
            "faults": len(faults),
            "strange": [place.head for place in intake.strange],
            "undated": found.undated,
            "retractions": found.retractions,
            "empties": len(found.empties),
            "warnings": [one.in_language(self._lang) for one in intake.warnings],
            "add": len(steps.statements),
            "digest": digest_of(steps),
        }


def digest_of(steps: InSteps) -> str:
    """SHA-256 over all that would be appended, in its order."""
    digest = hashlib.sha256()
    for said in steps.statements:
        digest.update(canonical({**asdict(said), "value": said.value or ""}).encode())
    return digest.hexdigest()


def statements_of(told: Sequence[dict[str, object]]) -> list[Statement]:
    """Statements as a job keeps them."""
    return [
        Statement(**{**one, "sources": tuple(one["sources"]), "audience": tuple(one["audience"])})  # type: ignore[arg-type]  # they come from asdict
        for one in told
    ]


def not_allowed(picture: Picture, steps: InSteps, rights: Rights, new: Sequence[str]) -> list[Told]:
    """What the one who asks may not say, name or take back by a file."""
    faults: dict[str, Told] = {}
    brought = {*new, *(said.subject for said in steps.statements if said.act == "assert")}
    for number, said in enumerate(steps.statements):
        if said.act not in ("assert", "retract"):
            faults[f"act {said.act}"] = Told("import.act", act=said.act)
        if not rights.may("say", said.stated_by):
            faults[f"party {said.stated_by}"] = Told("form.party", party=said.stated_by)
        if said.act == "retract" and number not in steps.about:
            row = picture.table.find(said.about)
            if row is None or not picture.readable[row] or picture.table.stated_by(row) != said.stated_by:
                faults[said.about] = Told("import.others", digest=said.about[:12])
        if said.act == "assert":
            hidden = [one for one in references(said) if one not in brought and not picture.shows(one)]
            faults |= {one: unknown(one) for one in hidden}
    if second_person(picture, steps.statements) is not None:
        faults["second"] = Told("import.second")
    return list(faults.values())
