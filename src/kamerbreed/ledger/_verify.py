# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Is every row still what was appended, and is none missing in between?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from kamerbreed.ledger._chain import GENESIS, digest, link, salted
from kamerbreed.ledger._schema import COLUMNS, TABLE, missing_guards, quoted

CHUNK = 20_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What verification found. ``fault`` is empty if all is well; else it names the first bad row.

    ``destroyed`` holds the positions of values that were lawfully destroyed.
    """

    rows: int
    head: str
    fault: str
    destroyed: tuple[int, ...]


def verify(connection: BaseDatabaseWrapper, progress: Progress) -> Verdict:
    """Recompute every digest and link, in order. Memory: one chunk of rows."""
    guards = missing_guards(connection)
    if guards:
        return Verdict(
            rows=0, head="", fault=f"trigger missing or altered: {', '.join(guards)}", destroyed=()
        )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {TABLE}")
        total = cursor.fetchone()[0]
        cursor.execute(f"SELECT about FROM {TABLE} WHERE act = 'destroy'")
        named = {row[0] for row in cursor.fetchall()}
    previous, count = GENESIS, 0
    destroyed: list[int] = []
    for row in _rows(connection):
        count += 1
        fault = _fault(row, count, previous, named)
        if fault:
            text = f"row {row['position']} ({row['subject']} {row['property']}): {fault}"
            return Verdict(rows=count, head=previous, fault=text, destroyed=tuple(destroyed))
        if row["salt"] is None:
            destroyed.append(count)
        previous = str(row["chain"])
        if count % CHUNK == 0 or count == total:
            progress(count, total)
    return Verdict(rows=count, head=previous, fault="", destroyed=tuple(destroyed))


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


def _fault(row: dict[str, object], expected: int, previous: str, named: set[str]) -> str:
    if row["position"] != expected:
        return f"expected row {expected}; a row is missing or was added"
    if row["previous"] != previous:
        return "does not follow the row before it; a row was changed, swapped or replaced"
    if digest(row) != row["digest"]:
        return "its content does not match its digest"
    if link(previous, str(row["digest"])) != row["chain"]:
        return "its link does not match the chain"
    return _text_fault(row, named)


def _text_fault(row: dict[str, object], named: set[str]) -> str:
    texts = ("value", "quotation", "note")
    if row["salt"] is None:
        if row["digest"] not in named:
            return "its value was erased, and no decision to destroy names it"
        return "it is destroyed in part" if any(row[name] is not None for name in texts) else ""
    if row["digest"] in named:
        return "it was to be destroyed, and is still there"
    for name in texts:
        text = row[name]
        if salted(str(row["salt"]), None if text is None else str(text)) != row[f"{name}_hash"]:
            return f"its {name} is not what was stated"
    return ""
