# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts: made, given rights, and taken away, by whoever operates the installation."""

import getpass
import sys
from typing import Annotated

import typer
from django.db.utils import OperationalError, ProgrammingError
from rich.text import Text

from kamerbreed.accounts import ROLES, AccountError, Grant
from kamerbreed.accounts.stored import Account
from kamerbreed.cli._acting import accounts, acting
from kamerbreed.cli._audit import Telling
from kamerbreed.cli._errors import CommandError
from kamerbreed.cli._show import console, grid
from kamerbreed.cli._view import LANG, language, party_id
from kamerbreed.notices import mail_address
from kamerbreed.settings import ADDRESS
from kamerbreed.vocabulary import Lang, say, say_number

account = typer.Typer(
    no_args_is_help=True,
    help="Accounts: maken, rechten geven, intrekken, verwijderen. / Accounts and their rights.",
)
NAME = Annotated[str, typer.Argument(metavar="NAAM", help="aanmeldnaam / sign-in name")]
SHOWN = Annotated[str, typer.Option("--shown", help="Naam die de pagina's tonen. / Name that pages show.")]
SUBJECT = Annotated[
    str, typer.Option("--subject", help="Hoe de organisatie dit account noemt (OIDC sub). / Its subject.")
]
NO_PASSWORD = Annotated[
    bool, typer.Option("--no-password", help="Alleen via de organisatie. / Through the organisation only.")
]
ROLE = Annotated[str, typer.Argument(metavar="ROL", help=", ".join(ROLES))]
PARTY = Annotated[str, typer.Option("--party", help="Voor welke partij; anders alle. / Else every party.")]
CLEARANCE = Annotated[
    str,
    typer.Option("--clearance", help="Leest tot en met. / Reads up to: public, internal, confidential..."),
]
MAILBOX = Annotated[
    str, typer.Option("--mailbox", help="Functionele postbus voor berichten. / Functional mailbox for mail.")
]
MAIL_LANG = Annotated[
    str, typer.Option("--mail-lang", help="Taal van de berichten: nl, en. / Language of the mail.")
]
NUMBER = Annotated[int, typer.Argument(metavar="NUMMER", help="van 'account list' / from 'account list'")]


def register(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.add_typer(account, name="account")


def tables_there() -> None:
    """Raises AccountError if this database has no accounts yet."""
    try:
        accounts().any_real()
    except (OperationalError, ProgrammingError) as error:
        if "kamerbreed_account" not in str(error):
            raise
        raise AccountError("account.tables") from None


def _new_password(lang: Lang) -> str:
    """From the terminal, twice and unseen; from a pipe its first line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass(say("account.prompt", lang))
    if first != getpass.getpass(say("account.prompt.again", lang)):
        raise CommandError("account.password.differ")
    return first


def _tell(text: str) -> None:
    console().print(Text(text))


@account.command("add")
def add(  # noqa: PLR0917  # typer reads options from the signature
    name: NAME,
    shown: SHOWN = "",
    subject: SUBJECT = "",
    no_password: NO_PASSWORD = False,
    mailbox: MAILBOX = "",
    mail_lang: MAIL_LANG = "nl",
    lang: LANG = "nl",
) -> None:
    """Maak een account zonder rechten; vraagt een wachtwoord. / Make an account; asks for a password."""
    tongue, spoken = language(lang), language(mail_lang)
    tables_there()
    address = mail_address(mailbox) if mailbox else ""
    password = "" if no_password else _new_password(tongue)
    if not no_password and not password:
        raise AccountError("account.password.simple")
    with accounts().whole():
        made = accounts().add(name, shown, password=password, subject=subject)
        accounts().set_mailbox(made.key, address, spoken)
        Telling(action="account").tell("done", made.key)
    _tell(say("account.added", tongue, name=made.name, id=made.key))


@account.command("list")
def list_accounts(lang: LANG = "nl") -> None:
    """Toon de accounts en hun rollen. / Show the accounts and their roles."""
    tongue = language(lang)
    tables_there()
    found = accounts().all()
    out = console()
    out.print(Text(say("account.title", tongue, n=say_number(len(found), tongue)), style="bold"))
    names = ("account", "shown", "grants", "factor", "state")
    heads = [say(f"head.{head}", tongue) for head in names]
    out.print(grid(heads, [_row(one, tongue) for one in found]))
    for one in found:
        if one.mailbox:
            _tell_mailbox(one.name, one.mailbox, one.lang, tongue)


def _tell_mailbox(name: str, address: str, spoken: Lang, lang: Lang) -> None:
    _tell(say("account.mailbox", lang, name=name, address=address, tongue=spoken))


def _row(one: Account, lang: Lang) -> tuple[str, ...]:
    grants = "\n".join(
        f"{given.number}: {given.grant.role} {given.grant.party or '*'} {given.grant.clearance}"
        for given in one.given
    )
    return (
        one.name,
        one.shown,
        grants or say("account.no", lang),
        say("web.access.enrolled" if one.enrolled else "web.access.not-enrolled", lang),
        say("web.access.active" if one.active else "web.access.inactive", lang),
    )


@account.command("grant")
def grant(
    name: NAME, role: ROLE, party: PARTY = "", clearance: CLEARANCE = "public", lang: LANG = "nl"
) -> None:
    """Geef een account een rol. / Give an account a role."""
    tongue = language(lang)
    found = accounts().find(name)
    given = Grant(role=role, party=party_id(party), clearance=clearance)
    with accounts().whole():
        accounts().grant(acting(), found.key, given)
        Telling(action="grant").tell("done", found.key)
    _tell(say("account.granted", tongue, name=found.name, role=ROLES[role].label.of(tongue)))


@account.command("withdraw")
def withdraw(name: NAME, number: NUMBER, lang: LANG = "nl") -> None:
    """Trek een rol in; telt vanaf de volgende vraag. / Withdraw a role, from the next request on."""
    tongue = language(lang)
    found = accounts().find(name)
    if number not in (one.number for one in found.given):
        raise AccountError("account.grant.none")
    with accounts().whole():
        accounts().withdraw(acting(), number)
        Telling(action="withdraw").tell("done", found.key)
    _tell(say("account.withdrawn", tongue, name=found.name, number=number))


@account.command("password")
def password(name: NAME, lang: LANG = "nl") -> None:
    """Zet een ander wachtwoord. / Set another password."""
    tongue = language(lang)
    found = accounts().find(name)
    chosen = _new_password(tongue)
    with accounts().whole():
        accounts().set_password(found.key, chosen)
        Telling(action="account").tell("done", found.key)
    _tell(say("account.password", tongue, name=found.name))


@account.command("reset")
def reset(name: NAME, lang: LANG = "nl") -> None:
    """Wis de tweede factor. / Reset the second factor."""
    tongue = language(lang)
    found = accounts().find(name)
    with accounts().whole():
        accounts().reset_second_factor(acting(), found.key)
        Telling(action="account").tell("done", found.key)
    _tell(say("account.factor", tongue, name=found.name))


@account.command("link")
def link(name: NAME, subject: Annotated[str, typer.Argument(metavar="SUB")], lang: LANG = "nl") -> None:
    """Verbind met de aanmelding van de organisatie (OIDC). / Link to the organisation's sign-in."""
    tongue = language(lang)
    found = accounts().find(name)
    with accounts().whole():
        accounts().link(found.key, subject)
        Telling(action="account").tell("done", found.key)
    _tell(say("account.linked", tongue, name=found.name, subject=subject))


@account.command("mailbox")
def mailbox(
    name: NAME,
    address: Annotated[str, typer.Argument(metavar="[ADRES]", show_default=False)] = "",
    none: Annotated[bool, typer.Option("--none", help="Geen berichten meer. / No mail any more.")] = False,
    mail_lang: MAIL_LANG = "",
    lang: LANG = "nl",
) -> None:
    """Zet of wis de functionele postbus. / Set or take away the functional mailbox."""
    tongue = language(lang)
    if bool(address) == none:
        raise CommandError("account.mailbox.choose")
    found = accounts().find(name)
    spoken = language(mail_lang or found.lang)
    plain = mail_address(address) if address else ""
    with accounts().whole():
        accounts().set_mailbox(found.key, plain, spoken)
        Telling(action="account").tell("done", found.key)
    if plain:
        _tell_mailbox(found.name, plain, spoken, tongue)
    else:
        _tell(say("account.mailbox.none", tongue, name=found.name))


@account.command("calendar")
def calendar(
    name: NAME,
    revoke: Annotated[
        bool, typer.Option("--revoke", help="Het adres werkt niet meer. / The address works no more.")
    ] = False,
    lang: LANG = "nl",
) -> None:
    """Maak een geheim agenda-adres; een eerder vervalt. / Make a secret address of the calendar anew."""
    tongue = language(lang)
    found = accounts().find(name)
    if not revoke and not (found.rights.may("read") and found.rights.parties):
        raise AccountError("account.calendar.party", name=found.name)
    if revoke and not found.has_calendar:
        raise AccountError("account.calendar.none", name=found.name)
    with accounts().whole():
        token = "" if revoke else accounts().make_calendar(found.key)
        if revoke:
            accounts().revoke_calendar(found.key)
        Telling(action="account").tell("done", found.key)
    if revoke:
        _tell(say("account.calendar.revoked", tongue, name=found.name))
        return
    parties = ", ".join(found.rights.parties)
    _tell(say("account.calendar", tongue, name=found.name, parties=parties))
    # On a line of its own and never folded: it is told this once.
    typer.echo(f"{ADDRESS.rstrip('/')}{'/en' if found.lang == 'en' else ''}/agenda/{token}.ics")


@account.command("remove")
def remove(name: NAME, lang: LANG = "nl") -> None:
    """Verwijder een account; het grootboek blijft. / Remove an account; the ledger stays."""
    tongue = language(lang)
    found = accounts().find(name)
    with accounts().whole():
        accounts().remove(found.key)
        Telling(action="account").tell("done", found.key)
    _tell(say("account.removed", tongue, name=found.name, id=found.key))
