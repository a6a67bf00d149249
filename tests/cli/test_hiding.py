# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Classifying and ruling as a user types it."""

import pathlib

import pytest

from kamerbreed.cli import _view
from kamerbreed.ledger import Ledger
from kamerbreed.picture import Coordinates, Picture, Viewer
from tests.cli.test_source import Installation, home, run, well

__all__ = ["home"]
ROOM = "control-room/den-haag"
INSPECTION = "inspectie-jenv"


def _statement(
    home: Installation, tmp_path: pathlib.Path, value: int, *, party: str, level: str = "public"
) -> str:
    file = tmp_path / "state.csv"
    file.write_text(
        "subject,property,value,basis,stated_by,observed_on\n"
        f"{ROOM},staff,{value},stated,party/{party},2026-01-01\n"
    )
    return well(run(home, "state", file)).split()[-1]


def _seen(home: Installation, clearance: str = "public") -> Picture:
    ledger: Ledger = home.ledger
    at = Coordinates(valid_at=ledger.today(), viewer=Viewer(clearance=clearance))
    return ledger.picture(at)


def test_a_statement_is_hidden_and_readers_are_told_that_it_is(
    home: Installation, tmp_path: pathlib.Path
) -> None:
    digest = _statement(home, tmp_path, 7, party="lms")
    assert _seen(home).one(ROOM, "staff") == 7
    said = well(run(home, "classify", digest, "--sensitivity", "internal", "--reason", "zwakke plek"))
    assert "gerubriceerd" in said
    assert _seen(home).fact(ROOM, "staff").standing.question == "shielded"
    assert _seen(home, "internal").one(ROOM, "staff") == 7


def test_a_supervisor_rules_and_another_party_does_not(home: Installation, tmp_path: pathlib.Path) -> None:
    _statement(home, tmp_path, 7, party="lms")
    _statement(home, tmp_path, 8, party="kpn")
    words = ("rule", ROOM, "staff", "7", "--reason", "nageteld", "--observed-on", "2026-01-01")
    refused = run(home, *words, "--stated-by", "kpn")
    assert refused.returncode == 2
    assert "toezichthouder" in refused.stderr
    well(run(home, *words, "--stated-by", INSPECTION))
    fact = _seen(home).fact(ROOM, "staff")
    assert (fact.standing.agreement, fact.ruled_by) == ("ruled", f"party/{INSPECTION}")
    told = well(run(home, "explain", ROOM, "staff"))
    assert "vastgesteld door Inspectie" in " ".join(told.split())


def test_what_is_above_the_ceiling_is_refused_and_nothing_is_entered(
    home: Installation, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = home.ledger.checkpoint()
    ledger = Ledger(home.ledger._alias, ceiling="internal")
    monkeypatch.setattr(_view, "Ledger", lambda **_: ledger)
    _view.ledger.cache_clear()
    file = tmp_path / "state.csv"
    head = "subject,property,value,basis,stated_by,observed_on,sensitivity\n"
    file.write_text(head + f"{ROOM},staff,7,stated,party/lms,2026-01-01,confidential\n")
    done = run(home, "state", file)
    assert done.returncode == 2
    assert "ten hoogste intern" in done.stderr
    assert home.ledger.checkpoint().rows == before.rows
