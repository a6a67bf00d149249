# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping what there is: verify, checkpoint, backup, restore."""

import pathlib
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._audit import announced
from kamerbreed.cli._errors import CommandError
from kamerbreed.cli._progress import progress_bar
from kamerbreed.cli._serve import prepare
from kamerbreed.cli._show import console, write_json
from kamerbreed.cli._view import AS_JSON, LANG, language, ledger
from kamerbreed.documents import Documents, read_small, whole_file
from kamerbreed.ledger import (
    MOST_BYTES,
    Checkpoint,
    Comparison,
    FilesVerdict,
    Verdict,
    opened,
    read_checkpoint,
    write_checkpoint,
)
from kamerbreed.picture import VERSION, AgainstDocument, FilesDocument, VerifyDocument
from kamerbreed.settings import DOCUMENT_LIMIT_MB, DOCUMENTS
from kamerbreed.vocabulary import Lang, say, say_number

_CHECKPOINT_BEGINS = b'{\n  "format": "kamerbreed-checkpoint-'
_MEGABYTE = 1_000_000
FILE = Annotated[pathlib.Path, typer.Argument(metavar="BESTAND", help="bestand / file")]
AGAINST = Annotated[
    pathlib.Path | None,
    typer.Option(
        "--against",
        metavar="BESTAND",
        help="Vergelijk met dit ijkpunt. / Compare with this checkpoint.",
    ),
]


def register(app: typer.Typer) -> None:
    """Give the program these commands."""
    for command in (verify, checkpoint, backup, restore):
        app.command()(command)


def documents() -> Documents:
    """The kept files of this installation."""
    return Documents(DOCUMENTS)


def document_limit() -> int:
    """The size in bytes of the largest file that is kept. Raises CommandError if the setting is no number."""
    if not DOCUMENT_LIMIT_MB.isascii() or not DOCUMENT_LIMIT_MB.isdigit() or int(DOCUMENT_LIMIT_MB) == 0:
        raise CommandError("setting.limit", found=DOCUMENT_LIMIT_MB)
    return int(DOCUMENT_LIMIT_MB) * _MEGABYTE


def _read_checkpoint(file: pathlib.Path) -> Checkpoint:
    return read_checkpoint(read_small(file, MOST_BYTES), str(file))


# --- verify --------------------------------------------------------------------------------------


def verify(against: AGAINST = None, lang: LANG = "nl", as_json: AS_JSON = False) -> None:
    """Controleer keten en bestanden; status 1 bij een fout. / Check chain and files; status 1 on a fault."""
    tongue = language(lang)
    kept = _read_checkpoint(against) if against else None
    with progress_bar(say("progress.verify", tongue)) as progress:
        verdict = ledger().verify(progress, against=kept)
    with progress_bar(say("progress.files", tongue)) as progress:
        files = ledger().check_files(documents(), progress)
    if as_json:
        write_json(verify_document(verdict, files))
    else:
        _show_chain(verdict, tongue)
        if verdict.against:
            _show_against(verdict.against, tongue)
        _show_files(files, tongue)
    if verdict.fault or not files.is_well or (verdict.against and verdict.against.told):
        raise typer.Exit(1)


def verify_document(verdict: Verdict, files: FilesVerdict) -> VerifyDocument:
    """What was verified, as a document; ``fault`` is the first of all faults."""
    compared = verdict.against
    against = str(compared.told) if compared and compared.told else ""
    of_files = [
        say(f"verify.files.{state}", "en", sha256=sha256, sources=", ".join(sources))
        for state in ("missing", "altered", "undestroyed")
        for sha256, sources in getattr(files, state).items()
    ]
    return VerifyDocument(
        version=VERSION,
        rows=verdict.rows,
        head=verdict.head,
        fault=verdict.fault or against or (of_files[0] if of_files else ""),
        destroyed=list(verdict.destroyed),
        against=AgainstDocument(
            outcome=compared.outcome,
            made_at=compared.checkpoint.made_at,
            rows=compared.checkpoint.rows,
            head=compared.checkpoint.head,
            fault=against,
        )
        if compared
        else None,
        files=FilesDocument(
            whole=files.whole,
            missing=list(files.missing),
            altered=list(files.altered),
            undestroyed=list(files.undestroyed),
            extra=list(files.extra),
        ),
    )


def _show_chain(verdict: Verdict, lang: Lang) -> None:
    if verdict.told:
        console().print(Text(say("verify.bad", lang, fault=verdict.told.in_language(lang))))
        return
    console().print(say("verify.good", lang, rows=say_number(verdict.rows, lang), head=verdict.head))
    if verdict.destroyed:
        rows = ", ".join(map(str, verdict.destroyed))
        console().print(say("verify.destroyed", lang, n=len(verdict.destroyed), rows=rows))


def _show_against(compared: Comparison, lang: Lang) -> None:
    kept = compared.checkpoint
    if compared.told:
        console().print(Text(say("verify.against.bad", lang, problem=compared.told.in_language(lang))))
    elif kept.rows:
        rows = say_number(kept.rows, lang)
        console().print(say("verify.against.kept", lang, made_at=kept.made_at, rows=rows))
    else:
        console().print(say("verify.against.empty", lang, made_at=kept.made_at))


def _show_files(files: FilesVerdict, lang: Lang) -> None:
    out = console()
    for state in ("missing", "altered", "undestroyed"):
        for sha256, sources in getattr(files, state).items():
            out.print(Text(say(f"verify.files.{state}", lang, sha256=sha256, sources=", ".join(sources))))
    for sha256 in files.extra:
        out.print(Text(say("verify.files.extra", lang, sha256=sha256)))
    if files.whole and files.is_well:
        out.print(say("verify.files.good", lang, n=say_number(files.whole, lang)))


# --- checkpoint, backup, restore -----------------------------------------------------------------


def checkpoint(file: FILE, lang: LANG = "nl") -> None:
    """Schrijf op hoe ver het grootboek is. / Write down how far the ledger is, to keep elsewhere."""
    tongue = language(lang)
    taken = ledger().checkpoint()
    with whole_file(file, replaces=_CHECKPOINT_BEGINS) as out:
        out.write(write_checkpoint(taken))
    rows = say_number(taken.rows, tongue)
    console().print(Text(say("checkpoint.done", tongue, rows=rows, file=file)))


def backup(file: FILE, lang: LANG = "nl") -> None:
    """Maak een reservekopie, ook in bedrijf. / Make a backup of everything, while others work."""
    tongue = language(lang)
    with progress_bar(say("progress.backup", tongue)) as progress, announced("backup"):
        made = ledger().backup(file, documents(), progress)
    told = say(
        "backup.done",
        tongue,
        file=file,
        rows=say_number(made.rows, tongue),
        documents=say_number(made.documents, tongue),
        size=say_number(round(made.bytes / _MEGABYTE, 1), tongue),
        head=made.checkpoint.head,
    )
    console().print(Text(told))


def restore(file: FILE, against: AGAINST = None, lang: LANG = "nl") -> None:
    """Zet een reservekopie terug in een lege installatie. / Restore a backup into an empty installation."""
    tongue = language(lang)
    kept = _read_checkpoint(against) if against else None
    with progress_bar(say("progress.check", tongue)) as progress, opened(file, progress) as contents:
        prepare()
        with progress_bar(say("progress.restore", tongue)) as restoring, announced("restore"):
            done = ledger().restore(contents, documents(), restoring, against=kept)
    told = say(
        "restore.done",
        tongue,
        rows=say_number(done.rows, tongue),
        documents=say_number(done.documents, tongue),
        head=done.checkpoint.head,
    )
    console().print(Text(told))
