# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The mails of a day: each receiver gets one, with what he may see, or none if there is nothing to tell."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from email.message import EmailMessage
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.audit import Entry, Recorded, Sought
from kamerbreed.cli._acting import accounts, viewer_of
from kamerbreed.cli._audit import log
from kamerbreed.cli._show import console
from kamerbreed.cli._view import LANG, account_key, language, ledger
from kamerbreed.notices import (
    NoticeError,
    Receiver,
    due_of_all,
    mail_address,
    mail_of_day,
    read_server,
    send,
)
from kamerbreed.picture import Coordinates
from kamerbreed.settings import ADDRESS, SMTP_FROM, SMTP_URL
from kamerbreed.vocabulary import Lang, Request, say, say_date

DRY_RUN = Annotated[
    bool, typer.Option("--dry-run", help="Toon de berichten, verstuur niets. / Show them, send nothing.")
]
_LOOKED_AT = 100
"""Entries on one mail that are looked at: more attempts in a day than anybody makes."""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("notify")(notify)


@dataclass(slots=True, kw_only=True)
class _Counts:
    of: int = 0
    sent: int = 0
    before: int = 0
    nothing: int = 0
    failed: int = 0


def receivers() -> Iterator[Receiver]:
    """The active accounts that have a mailbox and may read, with their rights of now."""
    for one in accounts().with_mailbox():
        if one.rights.may("read"):
            yield Receiver(
                key=one.key,
                address=one.mailbox,
                viewer=viewer_of(one.rights),
                parties=one.rights.parties,
                lang=one.lang,
            )


def notify(dry_run: DRY_RUN = False, lang: LANG = "nl") -> None:
    """Verstuur het dagbericht, hoogstens eenmaal per dag. / Send the mail of the day, once a day at most."""
    tongue = language(lang)
    if not SMTP_URL and not dry_run:
        console().print(say("notify.none", tongue))
        return
    if SMTP_URL and not SMTP_FROM:
        raise NoticeError("notices.from")
    counts = _Counts()
    today = ledger().today()
    for receiver in receivers():
        counts.of += 1
        picture = ledger().picture(Coordinates(valid_at=today, viewer=receiver.viewer))
        # Without a server there is no sender yet; the text can be looked at all the same.
        sender = mail_address(SMTP_FROM or "kamerbreed@localhost")
        message = mail_of_day(receiver, today, picture, due_of_all, _address(receiver.lang), sender)
        if message is None:
            counts.nothing += 1
        elif dry_run:
            console().print(Text(say("notify.would", tongue, address=receiver.address), style="bold"))
            console().print(Text(f"{message['Subject']}\n\n{message.get_content()}"))
        else:
            _deliver(f"notice/{today.isoformat()}/{receiver.key}", message, counts, tongue)
    if not dry_run:
        day = say_date(today.isoformat(), tongue)
        console().print(say("notify.done", tongue, day=day, **asdict(counts)))
    if counts.failed:
        raise typer.Exit(1)


def _address(lang: Lang) -> Callable[[str], str]:
    prefix = f"{ADDRESS.rstrip('/')}{'/en' if lang == 'en' else ''}"

    def of(thing: str) -> str:
        kind, _, slug = thing.partition("/")
        return f"{prefix}/verzoeken/{slug}" if kind == Request.slug else f"{prefix}/zaak/{thing}"

    return of


def _deliver(on: str, message: EmailMessage, counts: _Counts, lang: Lang) -> None:
    """Send a mail, unless it was sent before: the log knows, and is told before and after."""
    if not _first(on):
        counts.before += 1
        return
    try:
        with read_server(SMTP_URL).connected() as server:
            send(server, message)
    except NoticeError as error:
        _tell(on, "failed")
        counts.failed += 1
        console().print(Text(say("notify.failed", lang, problem=error.in_language(lang))))
        return
    _tell(on, "done")
    counts.sent += 1


def _first(on: str) -> bool:
    """Whether this mail is ours to send. What was begun and not told to have failed may have been sent."""
    if _standing(on):
        return False
    begun = _tell(on, "begun")
    # Of two that began at once the one with the lower number goes on.
    return _standing(on)[0].number == begun.number


def _standing(on: str) -> list[Recorded]:
    """The entries on this mail since it last failed, the earliest first."""
    found = []
    for one in log().read(Sought(action="notify", object=on), limit=_LOOKED_AT):
        if one.entry.object != on:
            continue
        if one.entry.result == "failed":
            break
        found.append(one)
    return found[::-1]


def _tell(on: str, result: str) -> Recorded:
    return log().write(Entry(action="notify", object=on, result=result, actor=account_key()))
