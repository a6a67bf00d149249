# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Sessions: a token in the browser, its digest here. What somebody may do is read anew at every request."""

import hashlib
import secrets
from datetime import datetime, timedelta

from kamerbreed.accounts._rights import Grant, Rights
from kamerbreed.accounts._signed_in import SignedIn
from kamerbreed.accounts.models import SessionRow

IDLE_S = 30 * 60
ABSOLUTE_S = 12 * 3600
HALF_S = 10 * 60
"""How long after the password the second factor may come."""

_COLUMNS = (
    "strong begun account__key account__name account__shown account__demo account__totp"
    " account__grants__role account__grants__party account__grants__clearance account__grants__withdrawn"
).split()


def digest_of(token: str) -> str:
    """What is kept of a token; who reads the table cannot take over a session."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_session(alias: str, key: str, now: datetime, *, strong: bool) -> str:
    """Begin a session of this account; gives its token. Sessions that have ended are taken away."""
    rows = SessionRow.objects.using(alias)
    rows.filter(begun__lt=now - timedelta(seconds=ABSOLUTE_S)).delete()
    token = secrets.token_urlsafe(32)
    rows.create(digest=digest_of(token), account_id=key, begun=now, strong=strong)
    return token


def close_session(alias: str, token: str) -> None:
    """End a session, if it has not ended."""
    SessionRow.objects.using(alias).filter(digest=digest_of(token)).delete()


def read_session(alias: str, token: str, now: datetime) -> SignedIn | None:
    """Who signed in with this token, with the rights of this moment: one query."""
    found = SessionRow.objects.using(alias).filter(
        digest=digest_of(token), begun__gt=now - timedelta(seconds=ABSOLUTE_S), account__active=True
    )
    rows = list(found.order_by("account__grants__id").values(*_COLUMNS))
    if not rows:
        return None
    first = rows[0]
    grants = tuple(
        Grant(
            role=row["account__grants__role"],
            party=row["account__grants__party"],
            clearance=row["account__grants__clearance"],
        )
        for row in rows
        if row["account__grants__role"] and row["account__grants__withdrawn"] is None
    )
    rights = Rights(key=first["account__key"], name=first["account__shown"], grants=grants)
    enrolled = bool(first["account__totp"])
    whole = first["strong"] or not (enrolled or rights.needs_second_factor)
    if not whole and now - first["begun"] > timedelta(seconds=HALF_S):
        return None
    return SignedIn(
        key=rights.key,
        name=first["account__name"],
        shown=rights.name,
        demo=first["account__demo"],
        enrolled=enrolled,
        whole=whole,
        rights=rights,
    )
