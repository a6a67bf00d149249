# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Is every row still what was appended, and is none missing in between?

Every row is first proved by the shortest way to the same bytes. Only where that fails is it looked at
field by field, which finds the words for what is wrong; that slower way alone decides on a fault.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from kamerbreed.ledger._chain import FORMAT, GENESIS, digest, link, octets, salted
from kamerbreed.ledger._checkpoint import Checkpoint, Comparison, Seen, compare
from kamerbreed.ledger._half import second_half
from kamerbreed.ledger._rows import Chunk, chunks, one_moment, read_in_order
from kamerbreed.ledger._schema import COLUMNS, TABLE, missing_guards
from kamerbreed.vocabulary import Told

CHUNK = 5_000
Progress = Callable[[int, int], None]
_RECORDED_AT = COLUMNS.index("recorded_at")
_CHAIN = COLUMNS.index("chain")
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
    were lawfully destroyed. ``against`` is what a checkpoint shows, if one was given: the chain may be
    right in itself and yet not hold what it held.
    """

    rows: int
    head: str
    fault: str
    destroyed: tuple[int, ...]
    told: Told | None = field(default=None, compare=False)
    against: Comparison | None = None


def verify(connection: BaseDatabaseWrapper, progress: Progress, against: Checkpoint | None = None) -> Verdict:
    """Recompute every digest and link, in order. Memory: one chunk of rows."""
    guards = missing_guards(connection)
    if guards:
        told = Told("fault.guards", names=", ".join(guards))
        return Walk(named=frozenset(), watched=_watched(against)).verdict(against, told=told)
    with one_moment(connection):
        walked, total = begun(connection, against)
        with second_half(connection, total, walked.watched) as half:
            proceed(
                walked,
                chunks(connection, CHUNK, upto=half.after),
                lambda done: progress(done * half.share, total),
            )
            half.join(walked)
        # What was not helped with, and what stands behind the last number.
        proceed(walked, chunks(connection, CHUNK, after=walked.rows), lambda done: progress(done, total))
        return walked.verdict(against)


def walk(
    connection: BaseDatabaseWrapper,
    progress: Progress,
    against: Checkpoint | None = None,
    each: Callable[[Chunk], None] | None = None,
) -> "Walk":
    """Prove every row that this transaction sees, and hand on each chunk that is proved; stops at a fault."""
    walked, total = begun(connection, against)
    proceed(walked, chunks(connection, CHUNK), lambda done: progress(done, total), each)
    return walked


def begun(connection: BaseDatabaseWrapper, against: Checkpoint | None = None) -> tuple["Walk", int]:
    """A walk that stands at the beginning, and how many rows there are."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {TABLE}")
        total: int = cursor.fetchone()[0]
        cursor.execute(f"SELECT about FROM {TABLE} WHERE act = 'destroy'")
        named = frozenset(row[0] for row in cursor.fetchall())
    read_in_order(connection)
    return Walk(named=named, watched=_watched(against)), total


def proceed(
    walked: "Walk",
    ahead: Iterable[Chunk],
    progress: Callable[[int], None],
    each: Callable[[Chunk], None] | None = None,
) -> None:
    """Walk on over these rows, until a fault."""
    for chunk in ahead if walked.told is None else ():
        walked.take(chunk)
        if walked.told is not None:
            break
        if each is not None and chunk:
            each(chunk)
        if chunk:
            progress(walked.rows)


def _watched(against: Checkpoint | None) -> Sequence[int]:
    return (1, against.rows) if against else ()


class Walk:
    """A walk along the chain: holds the last link, and the first fault."""

    def __init__(self, *, named: frozenset[str], watched: Sequence[int]) -> None:
        self.rows = 0
        self.head = GENESIS
        self.told: Told | None = None
        self.destroyed: list[int] = []
        self.links: dict[int, str] = {}
        self.recorded_at: dict[int, str] = {}
        self.named = named
        self.watched = watched

    def take(self, chunk: Chunk) -> None:
        """Prove the next rows; after a fault ``rows`` counts the bad one, and ``head`` is before it."""
        before = self.rows
        previous = bytes.fromhex(self.head)
        for row in chunk:
            self.rows += 1
            proved = _proof(row, self.rows, previous, self.named)
            if proved is None:
                if not self._is_sound(row):
                    return
                proved = bytes.fromhex(row[_CHAIN])
            previous = proved
            self.head = row[_CHAIN]
        for position in {*self.watched, self.rows} if chunk else ():
            if before < position <= self.rows:
                row = chunk[position - before - 1]
                self.links[position], self.recorded_at[position] = row[_CHAIN], row[_RECORDED_AT]

    def _is_sound(self, values: tuple[Any, ...]) -> bool:
        row: dict[str, object] = dict(zip(COLUMNS, values, strict=True))
        problem = _fault(row, self.rows, self.head, self.named)
        if problem:
            about = octets(f"{row['subject']} {row['property']}").decode("utf-8", "replace")
            self.told = Told("fault.row", position=row["position"], about=about, problem=problem)
            return False
        if row["salt"] is None:
            self.destroyed.append(self.rows)
        return True

    def verdict(self, against: Checkpoint | None = None, *, told: Told | None = None) -> Verdict:
        """What was found, also beside a checkpoint."""
        told = told or self.told
        seen = Seen(rows=self.rows, links=self.links, recorded_at=self.recorded_at, whole=told is None)
        return Verdict(
            rows=self.rows,
            head=self.head if self.rows or told is None else "",
            fault=str(told) if told else "",
            destroyed=tuple(self.destroyed),
            told=told,
            against=compare(against, seen) if against else None,
        )


# --- the short way -------------------------------------------------------------------------------

_QUOTED = '","'
_QUOTES = 2 * 21
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _proof(row: tuple[Any, ...], expected: int, previous: bytes, named: frozenset[str]) -> bytes | None:
    """The link of this row if everything in it fits; None if not, or if this way cannot tell.

    Texts in which JSON would write a sign in another way are left to the slower way.
    """
    (
        position, act, subject, property_, key, value, non_value, sources, locator, quotation,
        basis, stated_by, valid_from, valid_to, observed_on, known_from, recorded_at, recorded_by,
        batch, sensitivity, audience, about, note,
        salt, value_hash, quotation_hash, note_hash, digest_, previous_, chain,
    ) = row  # fmt: skip
    texts = (
        act, subject, property_, key, value_hash, non_value, sources, locator, quotation_hash,
        basis, stated_by, valid_from, valid_to, observed_on, known_from, recorded_at, recorded_by,
        batch, sensitivity, audience, about, note_hash,
    )  # fmt: skip
    try:
        joined = _QUOTED.join(texts)
        # Mostly there is nothing between the quotes that JSON would write in another way.
        if joined.count('"') == _QUOTES and "\\" not in joined and joined.isprintable():
            text = f'["{FORMAT}",{position},"{joined}"]'
        else:
            text = _encode([FORMAT, position, *texts])
        found = sha256(text.encode()).digest()
        linked = sha256(previous + found).digest()
        salt_ = bytes.fromhex(salt)
        salting = sha256(salt_)
        bare = salting.hexdigest()
        if value is not None:
            salting.update(value.encode())
        fits = (
            type(position) is int
            and position == expected
            and found.hex() == digest_
            and previous.hex() == previous_
            and linked.hex() == chain
            and salt_.hex() == salt
            and len(salt_) == 16
            and digest_ not in named
            and salting.hexdigest() == value_hash
            and quotation_hash == (bare if quotation == "" else salted(salt, quotation))
            and note_hash == (bare if note == "" else salted(salt, note))
        )
    except (TypeError, ValueError, AttributeError):
        return None
    return linked if fits else None


# --- the long way --------------------------------------------------------------------------------


def _fault(row: dict[str, object], expected: int, previous: str, named: frozenset[str]) -> Told | None:
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


def _text_fault(row: dict[str, object], named: frozenset[str]) -> Told | None:
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
