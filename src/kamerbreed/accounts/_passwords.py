# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Passwords: argon2id through Django's hashers, with the parameters that OWASP names (19 MiB, 2 passes).

Django's own default takes 100 MiB for each sign-in; eight at once would take 800.
"""

import functools
import secrets
import unicodedata

from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password

from kamerbreed.accounts._errors import AccountError

LEAST_LENGTH = 12
_MOST_LENGTH = 1_000


class Argon2(Argon2PasswordHasher):
    """argon2id: two passes over 19 MiB, one lane."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1


def hashed(password: str, name: str) -> str:
    """The hash of a new password. Raises AccountError for one that is too short, too long, or the name."""
    plain = unicodedata.normalize("NFKC", password)
    if not LEAST_LENGTH <= len(plain) <= _MOST_LENGTH:
        raise AccountError("account.password.length", least=LEAST_LENGTH, most=_MOST_LENGTH)
    if plain.casefold().strip() == name or len(set(plain)) < 4:
        raise AccountError("account.password.simple")
    return make_password(plain)


@functools.cache
def _nobodys() -> str:
    return make_password(secrets.token_hex(16))


def matches(password: str, kept: str) -> bool:
    """Whether this is the password; it takes as long where there is none."""
    right = check_password(unicodedata.normalize("NFKC", password)[: _MOST_LENGTH + 1], kept or _nobodys())
    return right and bool(kept)
