# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who may see and who may say what. What is kept of accounts is in ``kamerbreed.accounts.stored``."""

from kamerbreed.accounts._errors import AccountError
from kamerbreed.accounts._names import sign_in_name
from kamerbreed.accounts._rights import CAPABILITIES, NOBODY, OPERATOR, ROLES, SAYING, Grant, Rights
from kamerbreed.accounts._signed_in import SignedIn
from kamerbreed.accounts._throttle import Throttle
from kamerbreed.accounts._totp import in_groups, otpauth

__all__ = [
    "CAPABILITIES",
    "NOBODY",
    "OPERATOR",
    "ROLES",
    "SAYING",
    "AccountError",
    "Grant",
    "Rights",
    "SignedIn",
    "Throttle",
    "in_groups",
    "otpauth",
    "sign_in_name",
]
