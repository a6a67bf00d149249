# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the log holds of one event: who did what to what, when, from where, and what came of it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from kamerbreed.vocabulary import Label, read_table

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"
"""UTC to the microsecond, so that text sorts as time."""
COMMAND = "command"
"""The origin of what was done beside the database, and not from an address."""
_LONGEST = {"object": 200, "origin": 100, "actor": 100, "party": 100, "detail": 1_500}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """A kind of event: how it is called, and how it is told of who did it."""

    label: Label
    done: Label


ACTIONS: Mapping[str, Action] = {
    row["action"]: Action(label=Label(row["nl"], row["en"]), done=Label(row["nl_done"], row["en_done"]))
    for row in read_table("actions.csv", "audit")
}
RESULTS: Mapping[str, Label] = {
    row["result"]: Label(row["nl"], row["en"]) for row in read_table("results.csv", "audit")
}
DETAILS: Mapping[str, Label] = {
    row["detail"]: Label(row["nl"], row["en"]) for row in read_table("details.csv", "audit")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event to write down. No field holds a value of the world, a name, a password or a token.

    ``object`` is a thing, a digest, a batch or a route; ``actor`` the random key of an account, empty for
    nobody; ``party`` for whom was acted; ``origin`` the address of the client, or ``command``; ``detail`` a
    few words in the form ``name:value``. Raises KeyError for an action or a result that is not listed.
    """

    action: str
    object: str = ""
    result: str = "done"
    origin: str = COMMAND
    actor: str = ""
    party: str = ""
    detail: str = ""

    def __post_init__(self) -> None:
        ACTIONS[self.action], RESULTS[self.result]
        for name, limit in _LONGEST.items():
            object.__setattr__(self, name, _plain(getattr(self, name), limit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An entry as it stands in the log."""

    number: int
    at: str
    entry: Entry
    digest: str
    chain: str

    @property
    def moment(self) -> datetime.datetime:
        """When it was written."""
        return moment_of(self.at)


def moment_of(text: str) -> datetime.datetime:
    """A moment of the log. Raises ValueError."""
    return datetime.datetime.strptime(text, MOMENT).replace(tzinfo=datetime.UTC)


def _plain(text: str, limit: int) -> str:
    """On one line, and not longer than a log can bear; where it was cut it says so."""
    shown = "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in text
    )
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"
