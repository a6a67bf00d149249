# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The audit log: the one place where commands that write tell of it, and the commands that read it."""

import datetime
import functools
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from string import hexdigits
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.audit import (
    ACTIONS,
    AMSTERDAM,
    COMMAND,
    RESULTS,
    AuditError,
    Entry,
    Log,
    Recorded,
    Sought,
    say_detail,
    say_entry,
    say_from,
)
from kamerbreed.cli._errors import CommandError
from kamerbreed.cli._progress import progress_bar
from kamerbreed.cli._show import console
from kamerbreed.cli._view import LANG, account_key, language
from kamerbreed.ledger import Written
from kamerbreed.picture import Refusal
from kamerbreed.settings import AUDIT
from kamerbreed.vocabulary import VocabularyError, is_reference, say, say_number, whole_day

_SHOWN = 50
audit = typer.Typer(
    no_args_is_help=True,
    help="Wie deed wat: het auditlogboek. / Who did what: read and verify the audit log.",
)


def register(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.add_typer(audit, name="audit")


@functools.cache
def log() -> Log:
    """The audit log of this installation."""
    return Log(AUDIT)


# --- telling -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a command does, for the log."""

    action: str

    def witness(self, written: Written) -> None:
        """Tell of what is stored, in its transaction."""
        self.tell("done", written.object, written.detail)

    def tell(self, result: str, on: str = "", detail: str = "") -> Recorded:
        """Write an entry. Raises AuditError."""
        return log().write(
            Entry(action=self.action, object=on, result=result, actor=account_key(), detail=detail)
        )


@contextmanager
def witnessed(action: str, on: str = "") -> Iterator[Telling]:
    """For a write to the ledger, which takes ``witness`` and so tells what was done; this what was not.

    ``on`` is what a user typed: it is told only if it can be the name of something.
    """
    on = on if is_reference(on) or set(on) <= set(hexdigits) else ""
    telling = Telling(action=action)
    try:
        yield telling
    except AuditError:
        raise
    except Refusal:
        telling.tell("refused", on)
        raise
    except BaseException:
        # What failed did not happen; why it failed is what its user must read.
        with suppress(AuditError):
            telling.tell("failed", on)
        raise


@contextmanager
def announced(action: str, on: str = "") -> Iterator[None]:
    """For what is no write to the ledger: it stands in the log before it begins, and again when it ended."""
    telling = Telling(action=action)
    telling.tell("begun", on)
    try:
        yield
    except BaseException:
        with suppress(AuditError):
            telling.tell("failed", on)
        raise
    telling.tell("done", on)


# --- reading -------------------------------------------------------------------------------------

SINCE = Annotated[str, typer.Option("--since", help="Van deze dag af. / From this day on.")]
UNTIL = Annotated[str, typer.Option("--until", help="Tot en met deze dag. / Up to and including this day.")]
ACTION = Annotated[str, typer.Option("--action", help="Welke handeling. / Which action.")]
RESULT = Annotated[str, typer.Option("--result", help="Welke uitkomst. / Which result.")]
ACTOR = Annotated[str, typer.Option("--actor", help="Sleutel van een account; het begin is genoeg. / Key.")]
OBJECT = Annotated[
    str, typer.Option("--object", help="Deel van zaak, digest of pagina. / Part of thing, digest or page.")
]
NUMBER = Annotated[int, typer.Option("--last", min=1, help="Hoeveel regels. / How many entries.")]


@audit.command("list")
def list_entries(  # noqa: PLR0917  # typer reads options from the signature
    since: SINCE = "",
    until: UNTIL = "",
    action: ACTION = "",
    result: RESULT = "",
    actor: ACTOR = "",
    object_: OBJECT = "",
    number: NUMBER = _SHOWN,
    lang: LANG = "nl",
) -> None:
    """Toon wie wat deed, het laatste eerst. / Show who did what, the latest first."""
    tongue = language(lang)
    if action and action not in ACTIONS:
        raise CommandError("audit.action", found=action, known=", ".join(ACTIONS))
    if result and result not in RESULTS:
        raise CommandError("audit.result", found=result, known=", ".join(RESULTS))
    sought = Sought(
        since=_beginning("--since", since),
        before=_beginning("--until", until, days=1),
        action=action,
        result=result,
        actor=actor,
        object=object_,
    )
    total, found = log().count(sought), log().read(sought, limit=number)
    out = console()
    if not found:
        out.print(say("audit.empty", tongue))
        return
    shown, n = say_number(len(found), tongue), say_number(total, tongue)
    out.print(Text(say("audit.counted", tongue, n=n, shown=shown), style="bold"))
    for one in found:
        words = [say_from(one.entry, tongue), say_detail(one.entry, tongue)]
        out.print(Text(f"{one.number}  {say_entry(one, tongue)} [{'; '.join(filter(None, words))}]"))


def _beginning(name: str, text: str, *, days: int = 0) -> datetime.datetime | None:
    """The moment at which a day begins, or one some days later, in Dutch time."""
    if not text:
        return None
    try:
        day = whole_day(text) + datetime.timedelta(days=days)
    except VocabularyError as error:
        raise CommandError("audit.day", name=name, problem=error) from None
    return datetime.datetime.combine(day, datetime.time(), AMSTERDAM)


@audit.command("verify")
def verify_log(lang: LANG = "nl") -> None:
    """Vergelijk database en bestand; status 1 bij een fout. / Compare both sinks; status 1 on a fault."""
    tongue = language(lang)
    with progress_bar(say("progress.audit", tongue)) as progress:
        found = log().verify(progress)
    out = console()
    for note in found.notes:
        out.print(Text(say("audit.note", tongue, note=note.in_language(tongue))))
    for fault in found.faults:
        out.print(Text(say("audit.bad", tongue, fault=fault.in_language(tongue))))
    if found.faulty > len(found.faults):
        out.print(say("audit.more", tongue, n=say_number(found.faulty - len(found.faults), tongue)))
    if found.faulty:
        raise typer.Exit(1)
    out.print(
        Text(
            say(
                "audit.good",
                tongue,
                rows=say_number(found.rows, tongue),
                lines=say_number(found.lines, tongue),
                head_of_rows=found.head_of_rows,
                head_of_lines=found.head_of_lines,
            )
        )
    )


@audit.command("resume")
def resume_log(lang: LANG = "nl") -> None:
    """Hervat een logboek waarvan de delen uiteenlopen. / Resume a log whose two parts are apart."""
    tongue = language(lang)
    done = log().resume(actor=account_key(), origin=COMMAND)
    console().print(say("audit.resumed", tongue, number=done.number))
