# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""One-time codes by time: RFC 6238 over RFC 4226, as every authenticator has them."""

import base64
import hashlib
import hmac
import secrets
from urllib.parse import quote

STEP_S = 30
DIGITS = 6
_EITHER_SIDE = 1
_SECRET_BYTES = 20


def new_secret() -> str:
    """A secret of 160 bits in base32, as RFC 4226 asks for."""
    return base64.b32encode(secrets.token_bytes(_SECRET_BYTES)).decode()


def code_at(secret: str, step: int, *, digits: int = DIGITS) -> str:
    """The code of one step (HOTP of its number)."""
    mac = hmac.digest(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1)
    offset = mac[-1] & 0xF
    number = int.from_bytes(mac[offset : offset + 4], "big") & 0x7FFF_FFFF
    return str(number % 10**digits).zfill(digits)


def step_of(code: str, secret: str, now_s: float, *, after: int = 0) -> int | None:
    """The step whose code this is, now or one step to either side; none for a step that is not ``after``.

    So a code that was used once, or an older one, does not count again (RFC 6238, 5.2).
    """
    given = "".join(code.split())
    now, found = int(now_s) // STEP_S, None
    for step in range(now - _EITHER_SIDE, now + _EITHER_SIDE + 1):
        # All are compared, so that time tells nothing.
        if hmac.compare_digest(code_at(secret, step).encode(), given.encode()) and step > after:
            found = step
    return found


def otpauth(secret: str, name: str) -> str:
    """The address from which an authenticator takes the secret."""
    label = quote(f"Kamerbreed:{name}")
    rest = f"issuer=Kamerbreed&algorithm=SHA1&digits={DIGITS}&period={STEP_S}"
    return f"otpauth://totp/{label}?secret={secret}&{rest}"


def in_groups(secret: str) -> str:
    """The secret in groups of four, to type over."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
