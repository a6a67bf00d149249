# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A second process makes verification quicker and changes nothing of what it finds."""

import sys
from typing import Any

import pytest

from kamerbreed.ledger import TABLE, Checkpoint, Ledger, Verdict
from kamerbreed.ledger import _half as half_module
from kamerbreed.ledger import _rows as rows_module
from kamerbreed.ledger import _verify as verify_module
from kamerbreed.picture import Saying, destroy, state
from tests.ledger.tampering import change, execute, stored, undone, unguarded
from tests.world import ROOM, WORLD, says, taking


@pytest.fixture
def filled(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A ledger with something destroyed in its second half."""
    monkeypatch.setattr(verify_module, "CHUNK", 5)
    ledger.perform(state, Saying(statements=WORLD), recorded_by="account")
    said = [says(ROOM, "remark", number, key=f"k{number}") for number in range(len(WORLD))]
    digests = ledger.perform(state, Saying(statements=said), recorded_by="account")
    ledger.perform(destroy, taking(digests[-2]), recorded_by="account")
    return ledger


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The positions that this process reads of the chain."""
    positions: list[int] = []
    read_rows = rows_module._read

    def noting(*given: Any) -> Any:
        found = read_rows(*given)
        positions.extend(row[0] for row in found)
        return found

    monkeypatch.setattr(rows_module, "_read", noting)
    return positions


def helped(ledger: Ledger, monkeypatch: pytest.MonkeyPatch, kept: Checkpoint | None = None) -> Verdict:
    """The verdict with help; afterwards there is none again."""
    with monkeypatch.context() as patch:
        patch.setattr(half_module, "WORTH_IT", 2)
        return ledger.verify(against=kept)


def test_with_help_half_is_read_here_and_the_verdict_is_the_same(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch, read: list[int]
) -> None:
    kept = filled.checkpoint()
    alone = filled.verify(against=kept)
    rows = alone.rows
    assert read == list(range(1, rows + 1))
    read.clear()
    assert helped(filled, monkeypatch, kept) == alone
    assert read == list(range(1, rows // 2 + 1))
    assert (alone.fault, len(alone.destroyed)) == ("", 1)
    assert alone.against is not None
    assert alone.against.outcome == "kept"


def test_a_fault_anywhere_is_found_with_the_same_words(
    filled: Ledger, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = len(stored(database))
    kept = filled.checkpoint()
    for position in (1, rows // 2, rows // 2 + 1, rows):
        before = stored(database)[position - 1]["batch"]
        change(database, position, "batch", "anders")
        verdict = helped(filled, monkeypatch, kept)
        assert verdict.fault.startswith(f"row {position} (")
        assert verdict == filled.verify(against=kept)
        change(database, position, "batch", before)
    assert helped(filled, monkeypatch, kept).fault == ""


def test_a_chain_that_breaks_between_the_halves_is_found(
    filled: Ledger, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    middle = len(stored(database)) // 2
    with unguarded(database):
        execute(database, f"DELETE FROM {TABLE} WHERE position = %s", [middle])
    assert helped(filled, monkeypatch).fault.startswith(f"row {middle + 1} (")
    assert helped(filled, monkeypatch) == filled.verify()


def test_inside_a_transaction_that_others_do_not_see_there_is_no_help(
    filled: Ledger, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = len(stored(database))
    with undone(database):
        change(database, last, "batch", "anders")
        assert helped(filled, monkeypatch).fault.startswith(f"row {last} (")
    assert helped(filled, monkeypatch).fault == ""


def test_help_that_fails_costs_nothing_but_time(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch, read: list[int]
) -> None:
    for program in ("/bin/false", "/no/such/program"):
        monkeypatch.setattr(sys, "executable", program)
        verdict = helped(filled, monkeypatch)
        assert (verdict.fault, read) == ("", list(range(1, verdict.rows + 1)))
        read.clear()
