# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Accounts as they are kept in the database: to be read once Django is set up."""

from kamerbreed.accounts.stored._accounts import Account, Accounts, Given
from kamerbreed.accounts.stored._demo import DEMO_ACCOUNTS, DemoAccount
from kamerbreed.accounts.stored._sessions import ABSOLUTE_S, HALF_S, IDLE_S

__all__ = [
    "ABSOLUTE_S",
    "DEMO_ACCOUNTS",
    "HALF_S",
    "IDLE_S",
    "Account",
    "Accounts",
    "DemoAccount",
    "Given",
]
