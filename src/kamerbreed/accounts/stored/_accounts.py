# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The accounts of one database: made, found, given rights, and taken away."""

import secrets
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from kamerbreed.accounts._errors import AccountError
from kamerbreed.accounts._granting import check_giving, check_grant
from kamerbreed.accounts._names import new_name, sign_in_name
from kamerbreed.accounts._passwords import hashed, matches
from kamerbreed.accounts._rights import OPERATOR, Grant, Rights
from kamerbreed.accounts._sealed import seal, unseal
from kamerbreed.accounts._signed_in import SignedIn
from kamerbreed.accounts._totp import new_secret, step_of
from kamerbreed.accounts.models import AccountRow, GrantRow, SessionRow
from kamerbreed.accounts.stored._demo import DEMO_ACCOUNTS
from kamerbreed.accounts.stored._sessions import (
    close_session,
    digest_of,
    open_session,
    read_session,
)
from kamerbreed.vocabulary import Lang


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A grant as it was given, by its number, and since when."""

    number: int
    grant: Grant
    since: datetime
    given_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may sign in, with what stands granted to him now."""

    key: str
    name: str
    shown: str
    active: bool
    demo: bool
    enrolled: bool
    has_password: bool
    subject: str
    given: tuple[Given, ...]
    mailbox: str = ""
    lang: Lang = "nl"
    has_calendar: bool = False

    @property
    def rights(self) -> Rights:
        """What he may do; nothing if he is not active."""
        grants = tuple(one.grant for one in self.given) if self.active else ()
        return Rights(key=self.key, name=self.shown, grants=grants)


class Accounts:
    """The accounts of one database. Safe for use by several threads and processes."""

    def __init__(self, alias: str = "default", *, clock: Callable[[], datetime] = _utc_now) -> None:
        self._alias = alias
        self._clock = clock

    # --- reading ------------------------------------------------------------------------------

    def all(self) -> Sequence[Account]:
        """Every account, by name."""
        return self._read(self._rows())

    def find(self, name: str) -> Account:
        """The account of this name. Raises AccountError if there is none."""
        return self._one(self._rows().filter(name=sign_in_name(name)), name)

    def of_key(self, key: str) -> Account:
        """The account of this key. Raises AccountError if there is none."""
        return self._one(self._rows().filter(key=key), key)

    def key_of(self, name: str) -> str:
        """The key of the account of this name; empty if there is none."""
        found = self._rows().filter(name=sign_in_name(name)).values_list("key", flat=True)
        return next(iter(found), "")

    def of_subject(self, subject: str) -> Account | None:
        """The active account of who is known by this subject at the issuer."""
        found = self._read(self._rows().filter(subject=subject, active=True)) if subject else ()
        return found[0] if found else None

    def with_mailbox(self) -> Sequence[Account]:
        """The active accounts to which mail is sent, by name."""
        return self._read(self._rows().filter(active=True).exclude(mailbox=""))

    def of_calendar(self, token: str) -> Account | None:
        """The active account whose calendar this secret opens; None for an unknown or a revoked one."""
        found = self._read(self._rows().filter(calendar=digest_of(token), active=True))
        return found[0] if found else None

    def any_demo(self) -> bool:
        """Whether there is an account that everybody at this machine may use."""
        return self._rows().filter(demo=True).exists()

    def any_real(self) -> bool:
        """Whether there is an account that is not of a demo."""
        return self._rows().filter(demo=False).exists()

    # --- signing in ---------------------------------------------------------------------------

    def check(self, name: str, password: str) -> Account | None:
        """The account with this name and password; it takes as long if there is none."""
        found = self._read(self._rows().filter(name=sign_in_name(name)))
        kept = self._rows().filter(key=found[0].key).values_list("password", flat=True)[0] if found else ""
        right = matches(password, kept)
        return found[0] if right and found[0].active else None

    def open(self, key: str, *, strong: bool = False) -> str:
        """Begin a session; gives the token that the browser keeps."""
        return open_session(self._alias, key, self._clock(), strong=strong)

    def read(self, token: str) -> SignedIn | None:
        """Who signed in with this token, and what he may do now."""
        return read_session(self._alias, token, self._clock())

    def close(self, token: str) -> None:
        """End a session."""
        close_session(self._alias, token)

    def secret_to_enrol(self, token: str) -> str:
        """The secret that this session is enrolling: the same one each time it is asked for."""
        rows = self._sessions().filter(digest=digest_of(token))
        pending = unseal(next(iter(rows.values_list("pending", flat=True)), ""))
        if not pending:
            pending = new_secret()
            rows.update(pending=seal(pending))
        return pending

    def enrol(self, token: str, code: str) -> bool:
        """Take the pending secret as second factor if this is its code, and the account has none yet."""
        row = self._sessions().filter(digest=digest_of(token)).first()
        secret = unseal(row.pending) if row else ""
        step = step_of(code, secret, self._now_s()) if secret else None
        if row is None or step is None:
            return False
        free = self._rows().filter(key=row.account_id, totp="")
        return bool(free.update(totp=seal(secret), totp_step=step))

    def check_code(self, key: str, code: str) -> bool:
        """Whether this is the code of now, and was not used before."""
        row = self._rows().get(key=key)
        secret = unseal(row.totp)
        step = step_of(code, secret, self._now_s(), after=row.totp_step) if secret else None
        # Of two that give the same code at the same time one changes the step, and the other finds no row.
        return step is not None and bool(
            self._rows().filter(key=key, totp_step__lt=step).update(totp_step=step)
        )

    def whole(self) -> AbstractContextManager[None]:
        """A transaction: all that is done in it, or nothing."""
        return transaction.atomic(using=self._alias)

    # --- changing -----------------------------------------------------------------------------

    def add(self, name: str, shown: str, *, password: str = "", subject: str = "") -> Account:  # none
        """Make an account without any rights. Raises AccountError for a name or a subject that is taken."""
        plain = new_name(name)
        try:
            with transaction.atomic(using=self._alias):
                self._rows().create(
                    name=plain,
                    shown=shown.strip() or plain,
                    password=hashed(password, plain) if password else "",
                    subject=subject or None,
                    made_at=self._clock(),
                )
        except IntegrityError:
            raise AccountError("account.taken", name=plain) from None
        return self.find(plain)

    def grant(self, by: Rights, key: str, grant: Grant) -> None:
        """Give an account a role. Raises AccountError if that may not be."""
        check_grant(grant)
        check_giving(by, key, grant)
        account = self.of_key(key)
        if grant in (one.grant for one in account.given):
            raise AccountError("account.held", name=account.name)
        self._grants().create(
            account_id=key,
            role=grant.role,
            party=grant.party,
            clearance=grant.clearance,
            since=self._clock(),
            given_by=by.key,
        )

    def withdraw(self, by: Rights, number: int) -> Given:
        """Withdraw a grant; it counts from the next request on. Raises AccountError if there is none."""
        row = self._grants().filter(id=number, withdrawn=None).first()
        if row is None:
            raise AccountError("account.grant.none")
        if by.key != row.account_id:
            check_giving(by, row.account_id)
        self._grants().filter(id=number, withdrawn=None).update(withdrawn=self._clock(), withdrawn_by=by.key)
        return _given(row)

    def set_password(self, key: str, password: str) -> None:
        """Give an account another password; its sessions end. Raises AccountError for a bad one."""
        account = self.of_key(key)
        if account.demo:
            raise AccountError("account.demo", name=account.name)
        self._rows().filter(key=key).update(password=hashed(password, account.name))
        self._end_sessions(key)

    def set_active(self, by: Rights, key: str, *, active: bool) -> None:
        """Let an account in, or keep it out from the next request on. Raises AccountError."""
        check_giving(by, key)
        self._rows().filter(key=key).update(active=active)
        if not active:
            self._end_sessions(key)

    def reset_second_factor(self, by: Rights, key: str) -> None:
        """Take the second factor away: a new one is enrolled at the next sign-in. Its sessions end."""
        check_giving(by, key)
        self._rows().filter(key=key).update(totp="", totp_step=0)
        self._end_sessions(key)

    def link(self, key: str, subject: str) -> None:
        """Let who is known by this subject at the issuer sign in as this account; empty: nobody."""
        account = self.of_key(key)
        if account.demo:
            raise AccountError("account.demo", name=account.name)
        try:
            with transaction.atomic(using=self._alias):
                self._rows().filter(key=key).update(subject=subject or None)
        except IntegrityError:
            raise AccountError("account.taken", name=subject) from None

    def set_mailbox(self, key: str, address: str, lang: Lang) -> None:
        """Where mail for this account goes, and in which language; without an address nowhere.

        The address is of a function and not of a person, and was checked by who calls this.
        """
        self._rows().filter(key=key).update(mailbox=address, lang=lang)

    def make_calendar(self, key: str) -> str:
        """A new secret for the calendar of an account, in the place of the one of before.

        Only its digest is kept: it can be told this once.
        """
        token = secrets.token_urlsafe(32)
        self._rows().filter(key=key).update(calendar=digest_of(token))
        return token

    def revoke_calendar(self, key: str) -> bool:
        """Take the secret away; False if there was none."""
        return bool(self._rows().filter(key=key).exclude(calendar=None).update(calendar=None))

    def remove(self, key: str) -> None:
        """Take an account away with all that is kept of it here; the ledger keeps its key alone."""
        self._rows().filter(key=key).delete()

    def make_demo(self) -> None:
        """Make the accounts of a demo that are not there yet."""
        held = set(self._rows().values_list("name", flat=True))
        for one in DEMO_ACCOUNTS:
            if one.name in held:
                continue
            with transaction.atomic(using=self._alias):
                row = self._rows().create(name=one.name, shown=one.shown, demo=True, made_at=self._clock())
                self.grant(OPERATOR, row.key, one.grant)

    # --- rows ---------------------------------------------------------------------------------

    def _rows(self) -> QuerySet[AccountRow]:
        return AccountRow.objects.using(self._alias)

    def _grants(self) -> QuerySet[GrantRow]:
        return GrantRow.objects.using(self._alias)

    def _sessions(self) -> QuerySet[SessionRow]:
        return SessionRow.objects.using(self._alias)

    def _end_sessions(self, key: str) -> None:
        self._sessions().filter(account_id=key).delete()

    def _now_s(self) -> float:
        return self._clock().timestamp()

    def _one(self, rows: QuerySet[AccountRow], named: str) -> Account:
        found = self._read(rows)
        if not found:
            raise AccountError("account.none", name=named)
        return found[0]

    def _read(self, rows: QuerySet[AccountRow]) -> Sequence[Account]:
        return [_account(row) for row in rows.order_by("name").prefetch_related("grants")]


def _given(row: GrantRow) -> Given:
    grant = Grant(role=row.role, party=row.party, clearance=row.clearance)
    return Given(number=row.id, grant=grant, since=row.since, given_by=row.given_by)


def _account(row: AccountRow) -> Account:
    standing = [one for one in row.grants.all() if one.withdrawn is None]
    return Account(
        key=row.key,
        name=row.name,
        shown=row.shown,
        active=row.active,
        demo=row.demo,
        enrolled=bool(row.totp),
        has_password=bool(row.password),
        subject=row.subject or "",
        given=tuple(map(_given, sorted(standing, key=lambda one: one.id))),
        mailbox=row.mailbox,
        lang="en" if row.lang == "en" else "nl",
        has_calendar=row.calendar is not None,
    )
