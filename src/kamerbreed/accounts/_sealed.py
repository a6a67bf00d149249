# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Secrets of the second factor at rest: who has the database alone cannot make codes."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def _box() -> Fernet:
    mac = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"kamerbreed-totp")
    return Fernet(base64.urlsafe_b64encode(mac.digest()))


def seal(text: str) -> str:
    """The text, readable only with the secret of this installation."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed; empty for nothing, and for what another secret sealed."""
    if not sealed:
        return ""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return ""
