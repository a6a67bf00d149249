# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Is every row still what was appended, and is none missing in between?"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db.backends.base.base import BaseDatabaseWrapper

from kamerbreed.ledger._chain import GENESIS, digest, link, octets, salted
from kamerbreed.ledger._schema import COLUMNS, TABLE, missing_guards, quoted
from kamerbreed.vocabulary import Told

CHUNK = 20_000
Progress = Callable[[int, int], None]
_OTHER_TEXT = {
    "value": Told("fault.value"),
    "quotation": Told("fault.quotation"),
    "note": Told("fault.note"),
}
"""What is wrong where a text is not the one that was stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What verification found. ``fault`` is empty if all is well; else it names the first bad row.

    ``told`` says the same fault in either language. ``destroyed`` holds the positions of values that
    were lawfully destroyed.
    """

    rows: int
    head: str
    fault: str
    destroyed: tuple[int, ...]
    told: Told | None = field(default=None, compare=False)


def verify(connection: BaseDatabaseWrapper, progress: Progress) -> Verdict:
    """Recompute every digest and link, in order. Memory: one chunk of rows."""
    guards = missing_guards(connection)
    if guards:
        return _bad(Told("fault.guards", names=", ".join(guards)), rows=0, head="", destroyed=())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {TABLE}")
        total = cursor.fetchone()[0]
        cursor.execute(f"SELECT about FROM {TABLE} WHERE act = 'destroy'")
        named = {row[0] for row in cursor.fetchall()}
    with _damaged_text_is_read(connection):
        return _walk(_rows(connection), total, named, progress)


def _walk(rows: Iterator[dict[str, object]], total: int, named: set[str], progress: Progress) -> Verdict:
    previous, count = GENESIS, 0
    destroyed: list[int] = []
    for row in rows:
        count += 1
        problem = _fault(row, count, previous, named)
        if problem:
            about = octets(f"{row['subject']} {row['property']}").decode("utf-8", "replace")
            told = Told("fault.row", position=row["position"], about=about, problem=problem)
            return _bad(told, rows=count, head=previous, destroyed=destroyed)
        if row["salt"] is None:
            destroyed.append(count)
        previous = str(row["chain"])
        if count % CHUNK == 0 or count == total:
            progress(count, total)
    return Verdict(rows=count, head=previous, fault="", destroyed=tuple(destroyed))


def _bad(told: Told, *, rows: int, head: str, destroyed: Sequence[int]) -> Verdict:
    return Verdict(rows=rows, head=head, fault=str(told), destroyed=tuple(destroyed), told=told)


def _rows(connection: BaseDatabaseWrapper) -> Iterator[dict[str, object]]:
    last = -(2**62)
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {quoted(COLUMNS)} FROM {TABLE} WHERE position > %s ORDER BY position LIMIT {CHUNK}",
                [last],
            )
            chunk = cursor.fetchall()
        for values in chunk:
            yield dict(zip(COLUMNS, values, strict=True))
        if len(chunk) < CHUNK:
            return
        last = chunk[-1][0]


def _fault(row: dict[str, object], expected: int, previous: str, named: set[str]) -> Told | None:
    if row["position"] != expected:
        return Told("fault.position", expected=expected)
    if row["previous"] != previous:
        return Told("fault.previous")
    if not _readable(row):
        return Told("fault.bytes")
    if digest(row) != row["digest"]:
        return Told("fault.digest")
    if link(previous, str(row["digest"])) != row["chain"]:
        return Told("fault.link")
    return _text_fault(row, named)


def _readable(row: Mapping[str, object]) -> bool:
    """Whether every cell is of the type in which it was written."""
    return all(
        value is None or isinstance(value, int if name == "position" else str) for name, value in row.items()
    )


@contextmanager
def _damaged_text_is_read(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """SQLite gives bytes that are no text as lone surrogates, so that they are a fault and no crash."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    raw = connection.connection
    factory, raw.text_factory = raw.text_factory, lambda octets: octets.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = factory


def _text_fault(row: dict[str, object], named: set[str]) -> Told | None:
    if row["salt"] is None:
        if row["digest"] not in named:
            return Told("fault.erased")
        return Told("fault.partly") if any(row[name] is not None for name in _OTHER_TEXT) else None
    if row["digest"] in named:
        return Told("fault.kept")
    if re.fullmatch("[0-9a-f]{32}", str(row["salt"])) is None:
        return Told("fault.salt")
    for name, problem in _OTHER_TEXT.items():
        text = row[name]
        if salted(str(row["salt"]), None if text is None else str(text)) != row[f"{name}_hash"]:
            return problem
    return None
