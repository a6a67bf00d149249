# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A checkpoint (*ijkpunt*): what the ledger held at one moment, in a few lines to keep elsewhere.

The chain alone shows change, not loss: a ledger whose tail was cut off, or that was built anew with
fitting digests, is right in itself. Beside a checkpoint it is not.
"""

import datetime
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from django.db.backends.base.base import BaseDatabaseWrapper

from kamerbreed.ledger._chain import GENESIS
from kamerbreed.ledger._errors import LedgerError
from kamerbreed.ledger._schema import TABLE
from kamerbreed.vocabulary import Told

FORMAT = "kamerbreed-checkpoint-1"
_FAMILY = "kamerbreed-checkpoint-"
MOST_BYTES = 10_000
"""A checkpoint has some 500 bytes; what is much larger is something else and is not read."""
_LINK = re.compile("[0-9a-f]{64}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """How far the ledger was: its number of rows, its last link and the time of that row's recording.

    ``first`` is the link of the first row, which no other ledger has. Without rows both links are
    zeros and ``recorded_at`` is empty. Moments are UTC, as text with microseconds.
    """

    made_at: str
    rows: int
    head: str
    recorded_at: str
    first: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What verification saw of the chain: ``links`` by position, those that were asked for."""

    rows: int
    links: Mapping[int, str]
    recorded_at: Mapping[int, str]
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A ledger beside a checkpoint.

    ``outcome``: ``kept`` (all that was there still is), ``cut`` (rows at the end are gone),
    ``older`` (an older copy was put back and has grown otherwise), ``rebuilt``, ``other`` (of
    another ledger, or rebuilt from the first row on), ``unchecked`` (the chain breaks before that
    place). ``told`` says what is wrong, None for ``kept``.
    """

    outcome: str
    checkpoint: Checkpoint
    told: Told | None = field(compare=False)


def take_checkpoint(connection: BaseDatabaseWrapper, now: datetime.datetime) -> Checkpoint:
    """What the ledger of this database holds now; one query, so one moment."""
    first = f"(SELECT chain FROM {TABLE} ORDER BY position LIMIT 1)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT position, chain, recorded_at, {first} FROM {TABLE} ORDER BY position DESC LIMIT 1"
        )
        row = cursor.fetchone()
    rows, head, recorded_at, link_of_first = row or (0, GENESIS, "", GENESIS)
    return Checkpoint(
        made_at=now.astimezone(datetime.UTC).strftime(MOMENT),
        rows=rows,
        head=head,
        recorded_at=recorded_at,
        first=link_of_first,
    )


def compare(checkpoint: Checkpoint, seen: Seen) -> Comparison:
    """Whether all that the checkpoint knew of still stands in the ledger, unchanged and in order."""
    outcome, told = _compared(checkpoint, seen)
    return Comparison(outcome=outcome, checkpoint=checkpoint, told=told)


def _compared(kept: Checkpoint, seen: Seen) -> tuple[str, Told | None]:
    if kept.rows == 0 or seen.links.get(kept.rows) == kept.head:
        return "kept", None
    if seen.rows and seen.links.get(1) not in (None, kept.first):
        return "other", Told("against.other", rows=kept.rows, made_at=kept.made_at)
    if kept.rows in seen.links:
        if seen.recorded_at[kept.rows] > kept.made_at:
            return "older", Told("against.grown", rows=kept.rows, made_at=kept.made_at)
        return "rebuilt", Told("against.rebuilt", rows=kept.rows, made_at=kept.made_at)
    if not seen.whole:
        return "unchecked", Told("against.unchecked", rows=kept.rows, made_at=kept.made_at)
    return _fewer(kept, seen)


def _fewer(kept: Checkpoint, seen: Seen) -> tuple[str, Told]:
    missing = kept.rows - seen.rows
    if seen.recorded_at.get(seen.rows, "") > kept.made_at:
        return "older", Told(
            "against.older", rows=kept.rows, made_at=kept.made_at, now=seen.rows, missing=missing
        )
    return "cut", Told("against.cut", rows=kept.rows, made_at=kept.made_at, now=seen.rows, missing=missing)


# --- as a file -----------------------------------------------------------------------------------


def write_checkpoint(checkpoint: Checkpoint) -> bytes:
    """A checkpoint as JSON, with a sum over its fields that shows damage to the file itself."""
    fields = {"format": FORMAT, **asdict(checkpoint)}
    return (json.dumps({**fields, "sum": _sum(fields)}, indent=2) + "\n").encode()


def read_checkpoint(content: bytes, name: str) -> Checkpoint:
    """A checkpoint from its file; ``name`` is how messages call it.

    Raises LedgerError that says whether it is something else, of a newer program, or damaged.
    """
    try:
        fields = json.loads(content.decode()) if len(content) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        fields = None
    found = fields.get("format") if isinstance(fields, dict) else None
    if not isinstance(fields, dict) or not isinstance(found, str) or not found.startswith(_FAMILY):
        raise LedgerError("checkpoint.foreign", file=name)
    if found != FORMAT:
        raise LedgerError("checkpoint.newer", file=name, found=found, known=FORMAT)
    if fields.pop("sum", None) != _sum(fields):
        raise LedgerError("checkpoint.damaged", file=name)
    fields.pop("format")
    if not _sound(fields):
        raise LedgerError("checkpoint.damaged", file=name)
    return Checkpoint(**fields)


def _sum(fields: Mapping[str, object]) -> str:
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _sound(fields: Mapping[str, object]) -> bool:
    """Whether there is every field, and in each what belongs there."""
    if set(fields) != set(Checkpoint.__dataclass_fields__):
        return False
    rows = fields["rows"]
    if not isinstance(rows, int) or isinstance(rows, bool) or rows < 0:
        return False
    links = [str(fields[name]) for name in ("head", "first")]
    if not all(_LINK.fullmatch(link) for link in links):
        return False
    moments = [fields["made_at"], *([fields["recorded_at"]] if rows else [])]
    return all(isinstance(one, str) and _MOMENT.fullmatch(one) for one in moments)
