# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of accounts. Only here stand names; the ledger and the log hold the random key of an account.

All of it can be removed without touching the ledger, and none of it is in a backup of the ledger.
"""

import secrets

from django.db import models


def random_key() -> str:
    """A key without a meaning, of the form under which the ledger records."""
    return secrets.token_hex(8)


class AccountRow(models.Model):
    """Somebody who may sign in. ``totp`` is sealed; ``totp_step`` is the last step whose code was used.

    ``mailbox`` is of a function and not of a person; ``calendar`` is the digest of a secret address.
    """

    key = models.CharField(max_length=16, primary_key=True, default=random_key)
    name = models.CharField(max_length=150, unique=True)
    shown = models.CharField(max_length=200)
    password = models.CharField(max_length=256, blank=True)
    totp = models.CharField(max_length=512, blank=True)
    totp_step = models.BigIntegerField(default=0)
    subject = models.CharField(max_length=255, unique=True, null=True)  # many have none, and none twice
    active = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)
    mailbox = models.CharField(max_length=254, blank=True, default="")
    lang = models.CharField(max_length=2, default="nl")
    calendar = models.CharField(max_length=64, unique=True, null=True)  # many have none, and none twice
    made_at = models.DateTimeField()

    class Meta:
        db_table = "kamerbreed_account"


class GrantRow(models.Model):
    """A role that an account holds or held; who gave and who withdrew it, by key."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(AccountRow, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=32)
    party = models.CharField(max_length=200, blank=True)
    clearance = models.CharField(max_length=64)
    since = models.DateTimeField()
    given_by = models.CharField(max_length=16)
    withdrawn = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=16, blank=True)

    class Meta:
        db_table = "kamerbreed_grant"


class SessionRow(models.Model):
    """A browser in which somebody signed in, by the digest of its token.

    ``strong`` once the second factor was given; ``pending`` is a sealed secret that is being enrolled.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    account = models.ForeignKey(AccountRow, on_delete=models.CASCADE, related_name="sessions")
    begun = models.DateTimeField()
    strong = models.BooleanField(default=False)
    pending = models.CharField(max_length=512, blank=True)

    class Meta:
        db_table = "kamerbreed_session"
