# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Names to sign in with."""

import unicodedata

from kamerbreed.accounts._errors import AccountError

_MOST = 150


def sign_in_name(text: str) -> str:
    """The one form of a name: capitals and ways of writing accents make no difference."""
    return unicodedata.normalize("NFKC", text).casefold().strip()[: _MOST + 1]


def new_name(text: str) -> str:
    """The same for a new account. Raises AccountError for what cannot be a name."""
    name = sign_in_name(text)
    if not 0 < len(name) <= _MOST or not name.isprintable() or " " in name or name.startswith("-"):
        raise AccountError("account.name", name=text, most=_MOST)
    return name
