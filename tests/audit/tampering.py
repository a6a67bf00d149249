# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody with the password of the database can do to the log."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

from kamerbreed.audit import TABLE
from kamerbreed.audit._schema import create_statements
from tests.ledger.tampering import execute

GUARDS = {
    "sqlite": [f"{TABLE}_{name}" for name in ("update", "delete", "insert")],
    "postgresql": [f"{TABLE}_{name}" for name in ("update", "delete", "truncate")],
}


@contextmanager
def unguarded(alias: str) -> Iterator[None]:
    """The table without its triggers; afterwards they stand as if nothing had happened."""
    vendor = connections[alias].vendor
    for name in GUARDS[vendor]:
        switch_off = f"ALTER TABLE {TABLE} DISABLE TRIGGER" if vendor == "postgresql" else "DROP TRIGGER"
        execute(alias, f"{switch_off} {name}")
    try:
        yield
    finally:
        again = (
            [f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {name}" for name in GUARDS[vendor]]
            if vendor == "postgresql"
            else [sql for sql in create_statements(vendor) if sql.startswith("CREATE TRIGGER")]
        )
        for sql in again:
            execute(alias, sql)
