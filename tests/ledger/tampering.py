# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody with the password of the database can do, behind the back of the ledger."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction

from kamerbreed.ledger import TABLE
from kamerbreed.ledger._schema import COLUMNS, create_statements, quoted

GUARDS = {
    "sqlite": [f"{TABLE}_{name}" for name in ("update", "delete", "insert")],
    "postgresql": [f"{TABLE}_{name}" for name in ("update", "delete", "truncate", "insert")],
}
Stored = dict[str, Any]


def execute(alias: str, sql: str, values: Sequence[object] = ()) -> None:
    """Run one statement of SQL, percent signs and all."""
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, list(values) or None)


def fetch(alias: str, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """The rows that a query gives."""
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, list(values) or None)
        return list(cursor.fetchall())


def stored(alias: str) -> list[Stored]:
    """Every row as it stands, every column by name, in the order of the ledger."""
    rows = fetch(alias, f"SELECT {quoted(COLUMNS)} FROM {TABLE} ORDER BY position")
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


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
        if vendor == "postgresql":
            again = [f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {name}" for name in GUARDS[vendor]]
        else:
            again = [sql for sql in create_statements(vendor) if sql.startswith("CREATE TRIGGER")]
        for sql in again:
            execute(alias, sql)


@contextmanager
def undone(alias: str) -> Iterator[None]:
    """What is done to the database here is taken back afterwards."""
    with transaction.atomic(using=alias):
        yield
        transaction.set_rollback(True, using=alias)


def change(alias: str, position: int, column: str, value: object) -> None:
    """Give one cell another content."""
    with unguarded(alias):
        execute(alias, f'UPDATE {TABLE} SET "{column}" = %s WHERE position = %s', [value, position])


def insert(alias: str, row: Stored, *, how: str = "INSERT") -> None:
    """Put a row into the table, with the triggers in place."""
    places = ", ".join(["%s"] * len(COLUMNS))
    values = [row[name] for name in COLUMNS]
    execute(alias, f"{how} INTO {TABLE} ({quoted(COLUMNS)}) VALUES ({places})", values)


def drop_trigger(alias: str, name: str) -> None:
    """Take a trigger away."""
    on = f" ON {TABLE}" if connections[alias].vendor == "postgresql" else ""
    execute(alias, f"DROP TRIGGER {name}{on}")


def alter_trigger(alias: str, name: str) -> None:
    """Leave a trigger of that name standing that guards nothing any more."""
    if connections[alias].vendor == "postgresql":
        kind = name.rpartition("_")[2].replace("truncate", "delete")
        body = "BEGIN RETURN NULL; END" if kind == "delete" else "BEGIN RETURN NEW; END"
        function = f"{TABLE}_guard_{kind}()"
        execute(alias, f"CREATE OR REPLACE FUNCTION {function} RETURNS trigger LANGUAGE plpgsql AS '{body}'")
        return
    moment = name.rpartition("_")[2].upper()
    execute(alias, f"DROP TRIGGER {name}")
    execute(alias, f"CREATE TRIGGER {name} BEFORE {moment} ON {TABLE} FOR EACH ROW BEGIN SELECT 1; END")


def add_swallowing_trigger(alias: str) -> None:
    """Put a trigger beside the others that lets every new statement on staff vanish without a word."""
    if connections[alias].vendor == "postgresql":
        body = "BEGIN IF NEW.property = $a$staff$a$ THEN RETURN NULL; END IF; RETURN NEW; END"
        execute(alias, f"CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $b${body}$b$")
        event = f"BEFORE INSERT ON {TABLE} FOR EACH ROW"
        execute(alias, f"CREATE TRIGGER swallow {event} EXECUTE FUNCTION swallow()")
        return
    body = "BEGIN SELECT RAISE(IGNORE); END"
    execute(alias, f"CREATE TRIGGER swallow BEFORE INSERT ON {TABLE} WHEN NEW.property = 'staff' {body}")
