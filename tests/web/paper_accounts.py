# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts on paper, for tests that need no database: who is signed in is as the test says."""

import datetime
import pathlib
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from unittest.mock import patch

from django.conf import settings
from django.test import Client

from kamerbreed.accounts import AccountError, Grant, Rights, SignedIn, Throttle
from kamerbreed.accounts.stored import Account, Given
from kamerbreed.web import _accounts, _audit, _session

ADMINISTRATOR = Grant(role="administrator", clearance="internal")
SINCE = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)


def account(name: str, *grants: Grant, **rest: bool) -> Account:
    """An account with these grants."""
    whole = {"active": True, "demo": False, "enrolled": False, "has_password": True, **rest}
    given = tuple(
        Given(number=number, grant=one, since=SINCE, given_by="operator") for number, one in enumerate(grants)
    )
    return Account(key=name, name=name, shown=f"{name} (test)", subject="", given=given, **whole)


class PaperAccounts:
    """What the pages ask of accounts; who ``reads`` is signed in, if anybody."""

    def __init__(self, *held: Account, reads: Account | None = None, whole: bool = True) -> None:
        self.held = held
        self.reads = reads
        self.whole = whole

    def read(self, token: str) -> SignedIn | None:
        one = self.reads
        return one and SignedIn(
            key=one.key,
            name=one.name,
            shown=one.shown,
            demo=one.demo,
            enrolled=one.enrolled,
            whole=self.whole,
            rights=one.rights,
        )

    def all(self) -> tuple[Account, ...]:
        return self.held

    def check(self, name: str, password: str) -> None:
        return None

    def whole(self) -> AbstractContextManager[None]:
        return nullcontext()

    def key_of(self, name: str) -> str:
        return ""

    def check_code(self, key: str, code: str) -> bool:
        return False

    def enrol(self, token: str, code: str) -> bool:
        return False

    def secret_to_enrol(self, token: str) -> str:
        return "ABCDEFGH"

    def grant(self, by: Rights, key: str, grant: Grant) -> None:
        raise AccountError("account.own")


@contextmanager
def signed_in(client: Client, accounts: PaperAccounts) -> Iterator[Client]:
    """This browser, where somebody signed in, in a demo with an organisation beside it."""
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        throttle, marker = Throttle(), pathlib.Path(folder) / "demo"
        marker.touch()
        stack.enter_context(patch.object(_audit, "note", lambda *told, **more: None))
        for on, name, what in (
            (_accounts, "the_accounts", lambda: accounts),
            (_accounts, "the_throttle", lambda: throttle),
            (settings, "DEMO_MARKER", marker),
            (settings, "OIDC_ISSUER", "https://issuer.example"),
        ):
            stack.enter_context(patch.object(on, name, what))
        client.cookies[_session.cookie_name()] = _session._SIGNER.sign("token")
        yield client


def account_pages(client: Client, root: str) -> list[bytes]:
    """The pages of signing in and of access in all their states; ``root`` ends in a stroke."""
    found = []
    anna = account("anna", ADMINISTRATOR, enrolled=True)
    held = (
        anna,
        account("ben", Grant(role="reader", party="party/lms"), Grant(role="auditor")),
        account("carla", active=False, enrolled=True),
        account("demo-lezer", demo=True),
    )
    with signed_in(client, PaperAccounts(*held)):
        found.append(client.get(f"{root}aanmelden"))
        found += [client.post(f"{root}aanmelden", {"name": "x", "password": "y"}) for _ in range(5)]
        found.append(client.get(f"{root}toegang/geven"))
        found.append(client.post(f"{root}toegang/geven"))
        found.append(Client(enforce_csrf_checks=True, SERVER_NAME="localhost").post(f"{root}aanmelden"))
    for enrolled in (True, False):
        half = account("anna", ADMINISTRATOR, enrolled=enrolled)
        with signed_in(client, PaperAccounts(*held, reads=half, whole=False)):
            found += [client.get(f"{root}aanmelden/code"), client.post(f"{root}aanmelden/code")]
    with signed_in(client, PaperAccounts(*held, reads=anna)):
        found += [client.get(root), client.get(f"{root}toegang"), client.post(f"{root}toegang/geven")]
    with signed_in(client, PaperAccounts(*held, reads=held[1])):
        found.append(client.get(f"{root}toegang"))
    client.cookies.clear()
    return [one.content for one in found]
