# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The first sink: the table, on the connection of whoever writes."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from kamerbreed.audit._chain import CONTENT, Tail
from kamerbreed.audit._entry import MOMENT, Entry, Recorded
from kamerbreed.audit._file import Line
from kamerbreed.audit._schema import NAMES, TABLE

_AT_ONCE = 5_000
_ESCAPED = str.maketrans({"\\": "\\\\", "%": "\\%", "_": "\\_"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which entries are asked for; what is empty does not narrow.

    ``since`` and ``before`` are moments; ``object`` is a part of what was acted on or of the words beside it,
    ``actor`` the beginning of a key.
    """

    since: datetime.datetime | None = None
    before: datetime.datetime | None = None
    action: str = ""
    result: str = ""
    actor: str = ""
    object: str = ""

    def condition(self) -> tuple[str, list[Any]]:
        """This as SQL."""
        parts: list[tuple[str, Any]] = []
        if self.since:
            parts.append(('"at" >= %s', self.since.astimezone(datetime.UTC).strftime(MOMENT)))
        if self.before:
            parts.append(('"at" < %s', self.before.astimezone(datetime.UTC).strftime(MOMENT)))
        codes = (("action", self.action), ("result", self.result))
        parts += [(f'"{name}" = %s', code) for name, code in codes if code]
        if self.actor:
            parts.append((r""""actor" LIKE %s ESCAPE '\'""", f"{self.actor.translate(_ESCAPED)}%"))
        if self.object:
            like = f"%{self.object.casefold().translate(_ESCAPED)}%"
            parts.append((r"""lower("object" || ' ' || detail) LIKE %s ESCAPE '\'""", like))
        if not parts:
            return "", []
        return f" WHERE {' AND '.join(sql for sql, _ in parts)}", [value for _, value in parts]


def last(connection: BaseDatabaseWrapper) -> Tail:
    """Where the table ends."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "number", "at", digest, chain FROM {TABLE} ORDER BY "number" DESC LIMIT 1')
        row = cursor.fetchone()
    return Tail(number=row[0], at=row[1], digest=row[2], chain=row[3]) if row else Tail()


def insert(connection: BaseDatabaseWrapper, lines: list[Line]) -> None:
    """Store rows."""
    places = ", ".join(["%s"] * (len(CONTENT) + 5))
    with connection.cursor() as cursor:
        for one in lines:
            values: list[Any] = [one.number, one.at, *one.content, one.digest, one.previous, one.chain]
            cursor.execute(f"INSERT INTO {TABLE} ({NAMES}) VALUES ({places})", values)


def rows(connection: BaseDatabaseWrapper, until: int) -> Iterator[Line]:
    """Every row up to a number, in order."""
    done = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT {NAMES} FROM {TABLE} WHERE "number" > %s AND "number" <= %s'
                f' ORDER BY "number" LIMIT {_AT_ONCE}',
                [done, until],
            )
            found = cursor.fetchall()
        for number, at, *content, digest, previous, chain in found:
            done = number
            yield Line(
                number=number, at=at, content=tuple(content), digest=digest, previous=previous, chain=chain
            )
        if len(found) < _AT_ONCE:
            return


def count(connection: BaseDatabaseWrapper, sought: Sought) -> int:
    """How many entries there are of what is asked for."""
    where, values = sought.condition()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {TABLE}{where}", values)
        found: int = cursor.fetchone()[0]
    return found


def read(connection: BaseDatabaseWrapper, sought: Sought, *, limit: int, offset: int) -> list[Recorded]:
    """Entries that are asked for, the latest first."""
    where, values = sought.condition()
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT {NAMES} FROM {TABLE}{where} ORDER BY "number" DESC LIMIT %s OFFSET %s',
            [*values, limit, offset],
        )
        found = cursor.fetchall()
    return [
        Recorded(
            number=number,
            at=at,
            entry=Entry(**dict(zip(CONTENT, content, strict=True))),
            digest=digest,
            chain=chain,
        )
        for number, at, *content, digest, _, chain in found
    ]
