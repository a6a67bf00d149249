# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the chain cannot show alone, a checkpoint kept elsewhere shows: a cut tail, a rebuilt chain."""

import datetime
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from kamerbreed.ledger import TABLE, Checkpoint, Ledger, LedgerError, read_checkpoint, write_checkpoint
from kamerbreed.ledger._chain import GENESIS, digest, link, salted
from kamerbreed.ledger._checkpoint import _sum
from kamerbreed.picture import Saying, destroy, state
from kamerbreed.vocabulary import Statement
from tests.databases import Templates
from tests.ledger.tampering import Stored, change, execute, insert, stored, unguarded
from tests.world import ROOM, WORLD, says, taking

START = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)


class Clock:
    """A clock that goes a minute on each time it is looked at."""

    def __init__(self) -> None:
        self._looked = 0

    def __call__(self) -> datetime.datetime:
        self._looked += 1
        return START + datetime.timedelta(minutes=self._looked)


def append(ledger: Ledger, *statements: Statement) -> tuple[str, ...]:
    return ledger.perform(state, Saying(statements=statements), recorded_by="account")


def staff(*numbers: int) -> list[Statement]:
    return [says(ROOM, "staff", number) for number in numbers]


@pytest.fixture
def filled(database: str) -> Ledger:
    """A ledger of the tiny world and three more statements."""
    ledger = Ledger(database, clock=Clock())
    append(ledger, *WORLD)
    append(ledger, *staff(1, 2, 3))
    return ledger


def outcome(ledger: Ledger, kept: Checkpoint) -> str:
    """What the checkpoint shows; the chain itself is always right here."""
    verdict = ledger.verify(against=kept)
    assert verdict.fault == ""
    assert verdict.against is not None
    assert (verdict.against.told is None) == (verdict.against.outcome == "kept")
    return verdict.against.outcome


def cut(alias: str, rows: int) -> None:
    """Take away all rows after this one."""
    with unguarded(alias):
        execute(alias, f"DELETE FROM {TABLE} WHERE position > %s", [rows])


def rebuild(alias: str, start: int, changed: Callable[[Stored], Stored]) -> None:
    """Build the chain anew from this row on, with every hash fitting, as a skilled forger would."""
    rows = stored(alias)
    previous = rows[start - 2]["chain"] if start > 1 else GENESIS
    cut(alias, start - 1)
    for row in rows[start - 1 :]:
        made = changed(row)
        for name in ("value", "quotation", "note"):
            made[f"{name}_hash"] = salted(made["salt"], made[name])
        made["digest"], made["previous"] = digest(made), previous
        made["chain"] = previous = link(previous, made["digest"])
        insert(alias, made)


def other_value(row: Stored) -> Stored:
    return {**row, "value": "99"} if row["property"] == "staff" else dict(row)


# --- what is fine --------------------------------------------------------------------------------


def test_a_ledger_that_only_grew_is_as_its_checkpoints_say(filled: Ledger) -> None:
    first = filled.checkpoint()
    append(filled, *staff(4, 5))
    second = filled.checkpoint()
    append(filled, *staff(6))
    assert [outcome(filled, kept) for kept in (first, second, filled.checkpoint())] == ["kept"] * 3
    assert (first.rows, second.rows) == (len(WORLD) + 3, len(WORLD) + 5)


def test_what_was_lawfully_destroyed_after_a_checkpoint_is_fine(filled: Ledger) -> None:
    (spilt,) = append(filled, says(ROOM, "remark", "geheim", key="a"))
    kept = filled.checkpoint()
    filled.perform(destroy, taking(spilt), recorded_by="account")
    assert outcome(filled, kept) == "kept"
    assert len(filled.verify(against=kept).destroyed) == 1


def test_a_checkpoint_of_nothing_proves_nothing_and_contradicts_nothing(ledger: Ledger) -> None:
    kept = ledger.checkpoint()
    assert (kept.rows, kept.head, kept.recorded_at) == (0, GENESIS, "")
    assert outcome(ledger, kept) == "kept"
    append(ledger, *WORLD)
    assert outcome(ledger, kept) == "kept"


# --- what is found -------------------------------------------------------------------------------


def test_a_tail_that_was_cut_off_is_found_however_short(filled: Ledger, database: str) -> None:
    kept = filled.checkpoint()
    for left in (kept.rows - 1, kept.rows - 3, 1):
        cut(database, left)
        verdict = Ledger(database).verify(against=kept)
        assert verdict.fault == ""
        assert verdict.against is not None
        assert verdict.against.outcome == "cut"
        told = str(verdict.against.told)
        assert f"of the {kept.rows} rows of then {kept.rows - left} are missing, there are {left}" in told
        assert "cut off" in told


def test_a_ledger_that_was_emptied_is_found(filled: Ledger, database: str) -> None:
    kept = filled.checkpoint()
    cut(database, 0)
    assert outcome(Ledger(database), kept) == "cut"


@pytest.mark.parametrize("from_the_end", [0, 1, 2])
def test_a_chain_that_was_rebuilt_with_fitting_hashes_is_found(
    filled: Ledger, database: str, from_the_end: int
) -> None:
    kept = filled.checkpoint()
    rebuild(database, kept.rows - from_the_end, other_value)
    fresh = Ledger(database)
    assert outcome(fresh, kept) == "rebuilt"
    assert "rebuilt" in str(fresh.verify(against=kept).against.told)  # type: ignore[union-attr]  # given


def test_a_rebuilt_chain_that_has_grown_since_is_found_too(filled: Ledger, database: str) -> None:
    kept = filled.checkpoint()
    rebuild(database, kept.rows - 2, other_value)
    fresh = Ledger(database, clock=lambda: START + datetime.timedelta(days=9))
    append(fresh, *staff(7, 8, 9))
    assert outcome(fresh, kept) == "rebuilt"


def test_a_chain_rebuilt_from_its_first_row_looks_like_another_ledger_and_is_told_so(
    filled: Ledger, database: str
) -> None:
    kept = filled.checkpoint()
    rebuild(database, 1, lambda row: {**row, "recorded_by": "forger"})
    fresh = Ledger(database)
    assert outcome(fresh, kept) == "other"
    assert "rebuilt from its first row" in str(fresh.verify(against=kept).against.told)  # type: ignore[union-attr]  # given


def test_an_older_copy_put_back_is_found_before_and_after_it_grew(filled: Ledger, database: str) -> None:
    rows = len(stored(database))
    append(filled, *staff(4, 5, 6))
    kept = filled.checkpoint()
    cut(database, rows)  # what stands now is the copy of before, to the letter
    assert outcome(Ledger(database), kept) == "cut"
    later = Ledger(database, clock=lambda: START + datetime.timedelta(days=9))
    append(later, *staff(7))
    assert outcome(later, kept) == "older"
    append(later, *staff(8, 9))
    assert outcome(later, kept) == "older"
    append(later, *staff(10, 11))
    assert outcome(later, kept) == "older"
    assert "older copy" in str(later.verify(against=kept).against.told)  # type: ignore[union-attr]  # given


def test_a_checkpoint_of_another_ledger_is_told_apart(filled: Ledger, templates: Templates) -> None:
    with templates.copied() as other:
        strange = Ledger(other)
        append(strange, *WORLD)
        append(strange, *staff(1, 2, 3))
        assert outcome(filled, strange.checkpoint()) == "other"
        append(strange, *staff(4))
        assert outcome(filled, strange.checkpoint()) == "other"


def test_where_the_chain_breaks_before_it_the_checkpoint_does_not_count_as_kept(
    filled: Ledger, database: str
) -> None:
    kept = filled.checkpoint()
    change(database, 3, "note", "anders")
    verdict = filled.verify(against=kept)
    assert verdict.fault.startswith("row 3 (")
    assert verdict.against is not None
    assert verdict.against.outcome == "unchecked"


# --- the file ------------------------------------------------------------------------------------

KEPT = Checkpoint(
    made_at="2025-01-01T00:00:00.000000Z",
    rows=7,
    head="a" * 64,
    recorded_at="2024-12-31T00:00:00.000000Z",
    first="b" * 64,
)


def test_a_checkpoint_comes_back_from_its_file_as_it_was() -> None:
    assert read_checkpoint(write_checkpoint(KEPT), "c.json") == KEPT


def damaged() -> Iterator[bytes]:
    good = write_checkpoint(KEPT)
    for place in range(len(good)):
        yield good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :]
        yield good[:place]


def test_a_checkpoint_of_which_one_bit_changed_or_the_end_is_gone_is_refused_or_reads_the_same() -> None:
    refused = 0
    for content in damaged():
        try:
            assert read_checkpoint(content, "c.json") == KEPT  # a space or line end that says nothing
        except LedgerError as error:
            refused += str(error).startswith("c.json: ")
    assert refused > 2 * len(write_checkpoint(KEPT)) - 60


def _resigned(**fields: object) -> bytes:
    """A file whose sum fits, with other fields."""
    made: dict[str, Any] = {**json.loads(write_checkpoint(KEPT)), **fields}
    made.pop("sum")
    made = {name: value for name, value in made.items() if value is not None}
    return json.dumps({**made, "sum": _sum(made)}).encode()


NO_CHECKPOINTS: Sequence[tuple[bytes, str]] = [
    (b"", "is no checkpoint"),
    (b"\0\xff\xfe", "is no checkpoint"),
    (b"[]", "is no checkpoint"),
    (b"[" * 9_000, "is no checkpoint"),
    (b"{}", "is no checkpoint"),
    (b'{"format": 5}', "is no checkpoint"),
    (b'{"format": "kamerbreed-backup"}', "is no checkpoint"),
    (b" " * 20_000 + write_checkpoint(KEPT), "is no checkpoint"),
    (_resigned(format="kamerbreed-checkpoint-2"), "of a newer version"),
    (_resigned(rows="7"), "damaged or changed"),
    (_resigned(rows=-1), "damaged or changed"),
    (_resigned(rows=True), "damaged or changed"),
    (_resigned(head="A" * 64), "damaged or changed"),
    (_resigned(head=None), "damaged or changed"),
    (_resigned(made_at="gisteren"), "damaged or changed"),
    (_resigned(more="x"), "damaged or changed"),
    (_resigned(recorded_at=["x"]), "damaged or changed"),
]


@pytest.mark.parametrize(
    ("content", "says"), NO_CHECKPOINTS, ids=[repr(one[0][:30]) for one in NO_CHECKPOINTS]
)
def test_a_file_that_is_no_sound_checkpoint_is_refused_with_its_reason(content: bytes, says: str) -> None:
    with pytest.raises(LedgerError, match=says):
        read_checkpoint(content, "c.json")
