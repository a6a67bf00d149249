# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""With whose rights a command works: those of an account that is named, else those of the operator.

Which capability a command takes stands in ``commands.csv``; a command that is not in it is refused.
Whoever runs commands beside the database can leave the name out, so this keeps nobody out: it is for
scripts that shall not do more than their account.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kamerbreed.accounts import OPERATOR, SAYING, Rights
from kamerbreed.accounts.stored import Accounts
from kamerbreed.cli._errors import CommandError
from kamerbreed.ledger import Ledger, Witness
from kamerbreed.picture import (
    KEEPER_OF_THE_LEDGER,
    Act,
    InSteps,
    Picture,
    Refusal,
    Saying,
    Taking,
    Viewer,
)
from kamerbreed.settings import kept_secret
from kamerbreed.vocabulary import Statement, read_table

Intent = TypeVar("Intent")
ANYONE, ONLY_OPERATOR = "anyone", "operator"
_acting: list[Rights] = []


@functools.cache
def accounts() -> Accounts:
    """The accounts of this installation."""
    return Accounts()


def act_as(name: str) -> None:
    """Work with the rights of this account from now on; without a name with those of the operator.

    Raises AccountError if there is none. The rights of who is not active are none.
    """
    _acting[:] = [accounts().find(name).rights] if name else []


def acting() -> Rights:
    """The rights with which this command works."""
    return _acting[0] if _acting else OPERATOR


def viewer() -> Viewer:
    """What those rights let a picture show; the operator has the whole database in any case."""
    rights = acting()
    return KEEPER_OF_THE_LEDGER if rights == OPERATOR else viewer_of(rights)


def viewer_of(rights: Rights) -> Viewer:
    """What the rights of an account let a picture show."""
    return Viewer(clearance=rights.clearance, parties=rights.parties, lower=rights.lower)


def recorder() -> str:
    """The key under which this command records; random, no name."""
    rights = acting()
    return kept_secret("account-key")[:16] if rights == OPERATOR else rights.key


@functools.cache
def commands() -> Mapping[str, str]:
    """The capability that each command takes."""
    return {row["command"]: row["capability"] for row in read_table("commands.csv", "cli")}


def check_command(name: str) -> None:
    """Raises CommandError if this command may not be run with the rights of now."""
    capability, rights = commands().get(name, ONLY_OPERATOR), acting()
    if capability == ANYONE or rights == OPERATOR or rights.may(capability):
        return
    if capability == ONLY_OPERATOR:
        raise CommandError("acting.operator", command=name)
    raise CommandError("acting.forbidden", name=rights.name, command=name, capability=capability)


def _unwatched(done: int, total: int) -> None:
    """Progress that nobody looks at."""


def perform(
    ledger: Ledger,
    act: Act[Intent],
    intent: Intent,
    *,
    batch: str = "",
    progress: Callable[[int, int], None] = _unwatched,
    witness: Witness | None = None,
) -> Sequence[str]:
    """Run an act with the rights of this command: on what they show, and only for the parties that they name.

    Raises Refusal for another party, and what ``Ledger.perform`` raises.
    """
    rights = acting()
    if rights == OPERATOR:
        return ledger.perform(
            act, intent, recorded_by=recorder(), batch=batch, progress=progress, witness=witness
        )

    sight = viewer()
    if isinstance(intent, Saying | Taking):
        intent = replace(intent, viewer=sight)

    def within_rights(picture: Picture, intent: Intent) -> InSteps | Sequence[Statement]:
        # First on what he may see: what is hidden from him is refused as if it were not there.
        _check_parties(picture, act(picture.seen_by(sight), intent), rights)
        given = act(picture, intent)
        _check_parties(picture, given, rights)
        return given

    return ledger.perform(
        within_rights, intent, recorded_by=recorder(), batch=batch, progress=progress, witness=witness
    )


def _check_parties(picture: Picture, given: InSteps | Sequence[Statement], rights: Rights) -> None:
    statements = given.statements if isinstance(given, InSteps) else given
    for said in statements:
        parties = {said.stated_by}
        if said.act != "destroy" and said.about and (row := picture.table.find(said.about)) is not None:
            # Nobody takes back what another party said.
            parties.add(picture.table.entry(row).said.stated_by)
        for party in sorted(parties):
            if not rights.may(SAYING[said.act], party):
                raise Refusal("acting.party", name=rights.name, party=party)
