# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The one table of statements, by hand: append-only by triggers, on SQLite and on PostgreSQL.

No later migration alters it. Chain format 1 holds every field from the first day.
"""

from collections.abc import Mapping

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "kamerbreed_statement"
CONTENT = (
    "act subject property key value non_value sources locator quotation basis stated_by "
    "valid_from valid_to observed_on known_from recorded_at recorded_by batch sensitivity "
    "audience about note"
).split()
SEALS = ["salt", "value_hash", "quotation_hash", "note_hash", "digest", "previous", "chain"]
COLUMNS = ("position", *CONTENT, *SEALS)
ERASABLE = ("value", "quotation", "note", "salt")
_NULLABLE = {"value", "quotation", "note", "salt"}
_KEPT = [name for name in COLUMNS if name not in ERASABLE]


def quoted(names: object) -> str:
    """Column names for SQL; ``key`` is a word of SQL too."""
    return ", ".join(f'"{name}"' for name in names)  # type: ignore[attr-defined]  # any iterable of names


def _table(vendor: str) -> str:
    """The table. On SQLite without hidden row numbers and with strict types: no row hides in it."""
    number, strict = ("integer", " STRICT, WITHOUT ROWID") if vendor == "sqlite" else ("bigint", "")
    columns = [f'"position" {number} PRIMARY KEY CHECK ("position" > 0)']
    columns += [f'"{name}" text' + ("" if name in _NULLABLE else " NOT NULL") for name in (*CONTENT, *SEALS)]
    columns += ['UNIQUE ("digest")', 'UNIQUE ("previous")']
    return f"CREATE TABLE {TABLE} ({', '.join(columns)}){strict}"


def _index() -> str:
    return f"CREATE INDEX {TABLE}_destroyed ON {TABLE} (about) WHERE act = 'destroy'"


def _is_erasure(same: str) -> str:
    """SQL that is true for the one change that a recorded destroy allows."""
    gone = " AND ".join(f'NEW."{name}" IS NULL' for name in ERASABLE)
    kept = " AND ".join(f'NEW."{name}" {same} OLD."{name}"' for name in _KEPT)
    named = f"EXISTS (SELECT 1 FROM {TABLE} WHERE act = 'destroy' AND about = OLD.digest)"
    return f"{gone} AND OLD.salt IS NOT NULL AND {kept} AND {named}"


def sqlite_triggers() -> Mapping[str, str]:
    """The triggers of SQLite by name, as they must stand in its schema to the letter."""
    refuse = "BEGIN SELECT RAISE(ABORT, '{}'); END"
    conditions = {
        "update": ("BEFORE UPDATE", f"WHEN NOT ({_is_erasure('IS')})", "a statement is never changed"),
        "delete": ("BEFORE DELETE", "", "a statement is never deleted"),
        "insert": (
            "BEFORE INSERT",
            # REPLACE would drop the older row without a word, so each key is looked at.
            f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE position = NEW.position)"
            f" OR EXISTS (SELECT 1 FROM {TABLE} WHERE digest = NEW.digest)"
            f" OR EXISTS (SELECT 1 FROM {TABLE} WHERE previous = NEW.previous)",
            "this position is taken",
        ),
    }
    return {
        f"{TABLE}_{name}": " ".join(
            part
            for part in (
                f"CREATE TRIGGER {TABLE}_{name} {when} ON {TABLE} FOR EACH ROW",
                condition,
                refuse.format(message),
            )
            if part
        )
        for name, (when, condition, message) in conditions.items()
    }


def _postgresql_functions() -> Mapping[str, str]:
    error = "USING ERRCODE = 'integrity_constraint_violation'"
    return {
        f"{TABLE}_guard_update": (
            f"BEGIN IF {_is_erasure('IS NOT DISTINCT FROM')} THEN RETURN NEW; END IF; "
            f"RAISE EXCEPTION 'a statement is never changed' {error}; END"
        ),
        f"{TABLE}_guard_delete": f"BEGIN RAISE EXCEPTION 'a statement is never deleted' {error}; END",
        f"{TABLE}_guard_insert": (
            f"BEGIN IF EXISTS (SELECT 1 FROM {TABLE} WHERE position = NEW.position) THEN "
            f"RAISE EXCEPTION 'this position is taken' {error}; END IF; RETURN NEW; END"
        ),
    }


_POSTGRESQL_TRIGGERS = {
    f"{TABLE}_update": f"BEFORE UPDATE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_guard_update()",
    f"{TABLE}_delete": f"BEFORE DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_guard_delete()",
    f"{TABLE}_truncate": (
        f"BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_guard_delete()"
    ),
    f"{TABLE}_insert": f"BEFORE INSERT ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_guard_insert()",
}


def create_statements(vendor: str) -> list[str]:
    """All SQL that makes the table, its index and its triggers."""
    if vendor == "sqlite":
        return [_table(vendor), _index(), *sqlite_triggers().values()]
    functions = [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $guard${body}$guard$"
        for name, body in _postgresql_functions().items()
    ]
    triggers = [f"CREATE TRIGGER {name} {definition}" for name, definition in _POSTGRESQL_TRIGGERS.items()]
    enabled = [f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER {name}" for name in _POSTGRESQL_TRIGGERS]
    return [_table(vendor), _index(), *functions, *triggers, *enabled]


def _squeezed(sql: str) -> str:
    return " ".join(sql.replace("public.", "").split())


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that are missing, switched off, altered or too many; empty if all is well."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) = %s", [TABLE]
            )
            found = {name: _squeezed(sql) for name, sql in cursor.fetchall()}
            expected = {name: _squeezed(sql) for name, sql in sqlite_triggers().items()}
            # One too many may swallow a statement without a word.
            return sorted(
                {name for name, sql in expected.items() if found.get(name) != sql}
                | (found.keys() - expected.keys())
            )
        cursor.execute(
            "SELECT t.tgname, t.tgenabled, pg_get_triggerdef(t.oid), p.proname, p.prosrc"
            " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE t.tgrelid = to_regclass(%s) AND NOT t.tgisinternal",
            [TABLE],
        )
        rows = {row[0]: row[1:] for row in cursor.fetchall()}
    functions = _postgresql_functions()
    missing = sorted(rows.keys() - _POSTGRESQL_TRIGGERS.keys())
    for name, definition in _POSTGRESQL_TRIGGERS.items():
        enabled, text, function, body = rows.get(name, ("", "", "", ""))
        stands = enabled in ("A", b"A") and _squeezed(text) == f"CREATE TRIGGER {name} {definition}"
        if not stands or functions.get(function) != body:
            missing.append(name)
    return missing
