# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From jobs to finished texts."""

import csv
import json
from collections.abc import Iterator, Sequence

from kamerbreed.accounts import Rights
from kamerbreed.vocabulary import say, say_number, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._filter import make_turns
from kamerbreed.web._form import Button, Field, Typed, summary
from kamerbreed.web._place import Place
from kamerbreed.web._words import Link, recorded_on
from kamerbreed.web.imports._folder import Folder
from kamerbreed.web.imports._page import Going, ImportPage, ImportsPage, JobRow, VerdictRow, Verdicts
from kamerbreed.web.imports._wishes import groups_of
from kamerbreed.web.models import Job

PAGE_SIZE = 50
ROWS = "pagina"
IMPORTS = Place(name="imports")
TRY, ENTER, CANCEL = "proef", "invoeren", "annuleren"


def job_place(record: Job, name: str = "import") -> Place:
    """A page of a job."""
    return Place(name=name, path=(record.key,))


def present_all(
    scene: Scene, records: Sequence[Job], hidden: tuple[tuple[str, str], ...], typed: Typed
) -> ImportsPage:
    """The jobs of this person, and the form for a new file."""
    lang = scene.lang
    return ImportsPage(
        title=say("edit.imports.title", lang),
        lead=say("edit.imports.lead", lang),
        action=IMPORTS.url(lang),
        hidden=hidden,
        field=Field(
            name="invoer",
            label=say("edit.import.file", lang),
            kind="file",
            hint=say("edit.import.file.hint", lang),
            errors=typed.errors("invoer", lang),
        ),
        caption=say("edit.imports.caption", lang, n=say_number(len(records), lang)),
        rows=tuple(
            JobRow(
                file=Link(text=one.file, url=job_place(one).url(lang)),
                made=recorded_on(one.made_at.isoformat(), lang),
                state=say(f"edit.import.is.{one.state}", lang),
            )
            for one in records
        ),
    )


def present(
    scene: Scene,
    rights: Rights,
    record: Job,
    typed: Typed,
    hidden: tuple[tuple[str, str], ...],
    *,
    page: int,
) -> ImportPage:
    """The page of one job."""
    lang, result = scene.lang, json.loads(record.result)
    going = record.state in (Job.QUEUED, Job.RUNNING)
    done = record.state == Job.ENTERED
    groups = () if going or done else groups_of(scene, rights, typed, record)
    return ImportPage(
        title=say("edit.import.title", lang, file=record.file),
        back=Link(text=say("edit.imports.title", lang), url=IMPORTS.url(lang)),
        state=say(f"edit.import.is.{record.state}", lang),
        problems=summary(typed, groups, lang),
        told=tuple(_told(scene, record, result)),
        going=going_of(scene, record) if going else None,
        verdicts=_verdicts(scene, record, result, page) if "counts" in result and not going else None,
        action=job_place(record).url(lang),
        hidden=hidden,
        groups=groups,
        buttons=tuple(_buttons(scene, record, result)),
    )


def _buttons(scene: Scene, record: Job, result: dict[str, object]) -> Iterator[Button]:
    if record.state in (Job.QUEUED, Job.RUNNING):
        yield Button(step=CANCEL, label=say("edit.import.do.cancel", scene.lang))
    elif record.state != Job.ENTERED:
        if record.state == Job.JUDGED and not result.get("faults") and result.get("add"):
            yield Button(step=ENTER, label=say("edit.import.do.enter", scene.lang))
        yield Button(step=TRY, label=say("edit.import.do.try", scene.lang))


def _told(scene: Scene, record: Job, result: dict[str, object]) -> Iterator[str]:
    """How the job stands, in sentences."""
    lang = scene.lang
    if error := result.get("error"):
        yield str(error)
    numbers = {name: say_number(value, lang) for name, value in result.items() if isinstance(value, int)}
    if record.state == Job.ENTERED:
        yield say("edit.import.told.entered", lang, n=numbers.get("entered", "0"))
        return
    if record.state in (Job.INTERRUPTED, Job.CANCELLED, Job.FAILED):
        yield say("edit.import.told.nothing", lang)
    if "counts" not in result:
        return
    if result["faults"]:
        yield say("edit.import.told.faults", lang, n=numbers["faults"])
    elif not result["add"]:
        yield say("edit.import.told.same", lang)
    elif record.state == Job.JUDGED:
        yield say("edit.import.told.add", lang, n=numbers["add"])
    for name in ("undated", "retractions", "empties"):
        if result[name]:
            yield say(f"edit.import.told.{name}", lang, n=numbers[name])
    warnings = result.get("warnings")
    yield from map(str, warnings if isinstance(warnings, list) else [])


def going_of(scene: Scene, record: Job) -> Going:
    """How far a job is."""
    lang, progress = scene.lang, Folder(record.key).told()
    phase = say(f"edit.import.phase.{progress.phase}", lang)
    of = (
        say("of", lang, n=say_number(progress.done, lang), of=say_number(progress.total, lang))
        if progress.total
        else ""
    )
    return Going(
        text=f"{phase} {of}".strip(),
        done=progress.done,
        total=progress.total,
        told=job_place(record, "import-progress").url(lang),
        here=job_place(record).url(lang),
    )


def _verdicts(scene: Scene, record: Job, result: dict[str, object], page: int) -> Verdicts:
    lang = scene.lang
    words = scales()["verdict"]
    numbers = result["counts"]
    assert isinstance(numbers, dict)
    rows = read_report(record)
    shown = rows[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return Verdicts(
        counts=tuple(f"{words[name].of(lang)}: {say_number(n, lang)}" for name, n in numbers.items() if n),
        caption=say("edit.import.verdicts.caption", lang, n=say_number(len(rows), lang)),
        rows=tuple(
            VerdictRow(
                place=place,
                thing=thing,
                property=f"{name} ({key})" if key else name,
                value=value,
                verdict=verdict,
                detail=detail,
            )
            for place, thing, name, key, value, verdict, detail in shown
        ),
        turns=make_turns(
            scene,
            lambda number: Place(
                name="import", path=(record.key,), extra=((ROWS, str(number) if number > 1 else ""),)
            ),
            page,
            len(rows),
            size=PAGE_SIZE,
        ),
        csv=job_place(record, "import-csv").url(lang),
    )


def read_report(record: Job) -> list[list[str]]:
    """The verdicts of a job as they were written, without their head."""
    try:
        text = Folder(record.key).report.read_text(encoding="utf-8-sig")
    except OSError:
        return []
    rows = list(csv.reader(text.splitlines(keepends=True), delimiter=";" if record.lang == "nl" else ","))
    return rows[1:]
