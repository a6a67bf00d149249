# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Append, verify, follow: statements on disk, and the table in memory that follows them."""

from kamerbreed.ledger._backup import Backup
from kamerbreed.ledger._checkpoint import (
    MOST_BYTES,
    Checkpoint,
    Comparison,
    read_checkpoint,
    write_checkpoint,
)
from kamerbreed.ledger._errors import LedgerError
from kamerbreed.ledger._files import FilesVerdict, NamedFile
from kamerbreed.ledger._ledger import AMSTERDAM, Ledger, utc_now
from kamerbreed.ledger._restore import Restored, opened
from kamerbreed.ledger._schema import TABLE, missing_guards
from kamerbreed.ledger._verify import Progress, Verdict
from kamerbreed.ledger._written import Trace, Witness, Written

__all__ = [
    "AMSTERDAM",
    "MOST_BYTES",
    "TABLE",
    "Backup",
    "Checkpoint",
    "Comparison",
    "FilesVerdict",
    "Ledger",
    "LedgerError",
    "NamedFile",
    "Progress",
    "Restored",
    "Trace",
    "Verdict",
    "Witness",
    "Written",
    "missing_guards",
    "opened",
    "read_checkpoint",
    "utc_now",
    "write_checkpoint",
]
