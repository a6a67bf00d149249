# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Append, verify, follow: statements on disk, and the table in memory that follows them."""

from kamerbreed.ledger._errors import LedgerError
from kamerbreed.ledger._ledger import AMSTERDAM, Ledger, utc_now
from kamerbreed.ledger._schema import TABLE, missing_guards
from kamerbreed.ledger._verify import Verdict

__all__ = ["AMSTERDAM", "TABLE", "Ledger", "LedgerError", "Verdict", "missing_guards", "utc_now"]
