# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The table of the audit log, by hand: append-only by triggers, on SQLite and on PostgreSQL."""

from collections.abc import Mapping

from django.db.backends.base.base import BaseDatabaseWrapper

from kamerbreed.audit._chain import CONTENT

TABLE = "kamerbreed_audit"
COLUMNS = ("number", "at", *CONTENT, "digest", "previous", "chain")
NAMES = ", ".join(f'"{name}"' for name in COLUMNS)


def _table(vendor: str) -> str:
    number, strict = ("integer", " STRICT, WITHOUT ROWID") if vendor == "sqlite" else ("bigint", "")
    columns = [f'"number" {number} PRIMARY KEY CHECK ("number" > 0)']
    columns += [f'"{name}" text NOT NULL' for name in COLUMNS[1:]]
    columns += ['UNIQUE ("digest")', 'UNIQUE ("previous")']
    return f"CREATE TABLE {TABLE} ({', '.join(columns)}){strict}"


def sqlite_triggers() -> Mapping[str, str]:
    """The triggers of SQLite by name, as they must stand in its schema to the letter."""
    taken = " OR ".join(
        f'EXISTS (SELECT 1 FROM {TABLE} WHERE "{name}" = NEW."{name}")'
        for name in ("number", "digest", "previous")
    )
    rules = {
        "update": ("UPDATE", "", "an entry is never changed"),
        "delete": ("DELETE", "", "an entry is never deleted"),
        # REPLACE would drop the older row without a word, so each key is looked at.
        "insert": ("INSERT", f"WHEN {taken} ", "this number is taken"),
    }
    return {
        f"{TABLE}_{name}": f"CREATE TRIGGER {TABLE}_{name} BEFORE {when} ON {TABLE} FOR EACH ROW "
        f"{condition}BEGIN SELECT RAISE(ABORT, '{message}'); END"
        for name, (when, condition, message) in rules.items()
    }


_ERROR = "USING ERRCODE = 'integrity_constraint_violation'"
_FUNCTION = f"{TABLE}_guard"
_BODY = f"BEGIN RAISE EXCEPTION 'an entry is never changed or deleted' {_ERROR}; END"
_POSTGRESQL_TRIGGERS = {
    f"{TABLE}_{name}": f"BEFORE {when} ON {TABLE} FOR EACH {each} EXECUTE FUNCTION {_FUNCTION}()"
    for name, when, each in (
        ("update", "UPDATE", "ROW"),
        ("delete", "DELETE", "ROW"),
        ("truncate", "TRUNCATE", "STATEMENT"),
    )
}


def create_statements(vendor: str) -> list[str]:
    """All SQL that makes the table, its index and its triggers."""
    made = [_table(vendor), f'CREATE INDEX {TABLE}_at ON {TABLE} ("at")']
    if vendor == "sqlite":
        return [*made, *sqlite_triggers().values()]
    function = f"CREATE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $guard${_BODY}$guard$"
    triggers = [f"CREATE TRIGGER {name} {rule}" for name, rule in _POSTGRESQL_TRIGGERS.items()]
    enabled = [f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {name}" for name in _POSTGRESQL_TRIGGERS]
    return [*made, function, *triggers, *enabled]


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that are missing, switched off, altered or too many; empty if all is well."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) = %s", [TABLE]
            )
            found, expected = dict(cursor.fetchall()), sqlite_triggers()
        else:
            cursor.execute(
                "SELECT t.tgname, t.tgenabled::text || pg_get_triggerdef(t.oid) || p.prosrc"
                " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
                " WHERE t.tgrelid = to_regclass(%s) AND NOT t.tgisinternal",
                [TABLE],
            )
            found = {name: text.replace("public.", "") for name, text in cursor.fetchall()}
            expected = {
                name: f"ACREATE TRIGGER {name} {rule}{_BODY}" for name, rule in _POSTGRESQL_TRIGGERS.items()
            }
    wrong = {name for name, text in expected.items() if found.get(name) != text}
    return sorted(wrong | (found.keys() - expected.keys()))
