# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""An entry as a sentence, for readers who are no technicians."""

from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from kamerbreed.audit._entry import ACTIONS, COMMAND, DETAILS, RESULTS, Entry, Recorded
from kamerbreed.vocabulary import Lang, say, say_date

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NameOf = Callable[[str], str]
"""Gives the name of an account by its key; empty if there is none."""


def no_names(key: str) -> str:
    """Where no account is kept, there is no name."""
    return ""


def say_when(recorded: Recorded, lang: Lang) -> str:
    """The moment in Dutch local time, to the second: ``12 november 2026 14:03:09``."""
    return say_date(recorded.moment.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M:%S"), lang)


def say_who(entry: Entry, lang: Lang, name_of: NameOf) -> str:
    """Who did it, by name if there is one, and by key."""
    if not entry.actor:
        return say("audit.who.log" if entry.action == "unfinished" else "audit.who.nobody", lang)
    name = name_of(entry.actor)
    return (
        say("audit.who.named", lang, name=name, account=entry.actor)
        if name
        else say("audit.who.key", lang, account=entry.actor)
    )


def say_from(entry: Entry, lang: Lang) -> str:
    """From where."""
    return say("audit.from.command", lang) if entry.origin == COMMAND else entry.origin or "–"


def say_what(entry: Entry, lang: Lang, name_of: NameOf) -> str:
    """What happened, without the moment: who did what to what, and what came of it."""
    if entry.action == "sign-in" and not entry.actor:
        # Who signs in was nobody until then; the account is what it is told of.
        entry = replace(entry, actor=entry.object, object="")
    action, who = ACTIONS[entry.action], say_who(entry, lang, name_of)
    parts = {"who": who, "on": say("audit.on", lang, object=entry.object) if entry.object else ""}
    parts["on"] += say("audit.party", lang, party=entry.party) if entry.party else ""
    if entry.result == "done" or entry.action in ("unfinished", "sign-in refused", "refused"):
        return say("audit.did", lang, did=action.done.of(lang), **parts)
    result = RESULTS[entry.result].of(lang)
    return say("audit.tried", lang, action=action.label.of(lang), result=result, **parts)


def say_detail(entry: Entry, lang: Lang) -> str:
    """The few words beside it: ``name:value`` as a word of the language and the value."""
    said = []
    for part in entry.detail.split():
        name, colon, value = part.partition(":")
        said.append(f"{DETAILS[name].of(lang)} {value}" if colon and name in DETAILS else part)
    return "; ".join(said)


def say_entry(recorded: Recorded, lang: Lang, name_of: NameOf = no_names) -> str:
    """The whole sentence: ``12 november 2026 14:03:09 – account 3fa… heeft iets vastgelegd: site/x``."""
    what = say_what(recorded.entry, lang, name_of)
    return say("audit.sentence", lang, when=say_when(recorded, lang), what=what)
