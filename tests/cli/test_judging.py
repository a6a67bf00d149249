# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the criteria of a track propose as a user types it, and the verdict that follows them."""

import json

import pytest

from kamerbreed.accounts import Grant, Rights
from kamerbreed.cli import _judging
from kamerbreed.picture import Saying, state
from kamerbreed.vocabulary import Statement
from tests.cli.test_source import Installation, home, run, well
from tests.world import says

__all__ = ["home"]
ITEM, MINISTER, INSPECTION = "recommendation/R2019-d", "party/minister-jenv", "party/inspectie-jenv"
TRACK = ("followup", "judge", "R2019-d", "minister-jenv")
C2, C4 = "criterion/C2", "criterion/C4"


@pytest.fixture
def weighed(home: Installation) -> Installation:
    """The public data, with two criteria for an item and a document that tells of both."""
    seen = "evidence/plan"
    told: list[Statement] = [
        *[says(ITEM, "criterion", one, key=one, stated_by=INSPECTION) for one in (C2, C4)],
        says(ITEM, "criterion_weight", {"weight": 2, "core": True}, key=C2, stated_by=INSPECTION),
        says(seen, "exists", True, stated_by=INSPECTION),
        says(seen, "type", "document", stated_by=INSPECTION),
        says(seen, "given_by", MINISTER, stated_by=INSPECTION),
        says(seen, "dated", "2021-01-01", stated_by=INSPECTION),
        says(seen, "recommendation", ITEM, key=ITEM, stated_by=INSPECTION),
        *[says(seen, "criterion", one, key=one, stated_by=INSPECTION) for one in (C2, C4)],
    ]
    home.ledger.perform(state, Saying(statements=told), recorded_by="test")
    return home


def test_a_track_without_criteria_says_so(home: Installation) -> None:
    for lang, words in (("nl", "staan geen criteria vast"), ("en", "No criteria of this item")):
        assert words in well(run(home, *TRACK, "--lang", lang))
    assert json.loads(well(run(home, *TRACK, "--json")))["proposal"] is None


def test_marks_give_a_proposal_with_its_reasons_and_write_nothing(weighed: Installation) -> None:
    held = weighed.ledger.picture().position
    marks = ("--mark", "C2=partly", "--mark", "C4=met")
    found = json.loads(well(run(weighed, "followup", "judge", "R2019-d>minister-jenv", *marks, "--json")))
    assert found["proposal"]["verdict"] == "zeer_beperkt"
    assert found["proposal"]["score"] == "2/3"
    assert found["proposal"]["reasons"] == ["score", "no_core"]
    assert found["possible"] == ["zeer_beperkt", "niet", "deels"]
    assert [(one["weight"], one["assumed"]) for one in found["criteria"]] == [(2, False), (1, True)]
    shown = " ".join(well(run(weighed, *TRACK, *marks)).split())
    assert "Voorstel: zeer beperkt (score 67 %" in shown
    assert "1 (aangenomen)" in shown
    assert weighed.ledger.picture().position == held


def test_before_the_evidence_the_same_marks_propose_nothing(weighed: Installation) -> None:
    early = json.loads(well(run(weighed, *TRACK, "--mark", "C2=met", "--valid-at", "2020-01-01", "--json")))
    assert early["proposal"]["verdict"] == "niet_te_beoordelen"


def test_the_proposed_verdict_is_given_and_another_waits_for_a_second_person(weighed: Installation) -> None:
    marks = ("--mark", "C2=partly", "--mark", "C4=met")
    for words in (("deels",), ("volledig",), ("zeer_beperkt", "--valid-at", "2022-01-01")):
        held = weighed.ledger.picture().position
        assert run(weighed, *TRACK, *marks, "--verdict", *words).returncode == 2
        assert weighed.ledger.picture().position == held
    second = run(weighed, *TRACK, *marks, "--verdict", "deels").stderr
    assert "wacht dus op een tweede persoon" in second
    given = well(run(weighed, *TRACK, *marks, "--verdict", "zeer_beperkt", "--reason", "Getoetst"))
    assert "zeer beperkt uitgevoerd is gegeven" in " ".join(given.split())
    found = json.loads(well(run(weighed, *TRACK, "--json")))
    assert found["verdicts"] == {INSPECTION: "zeer_beperkt"}
    assert [one["mark"] for one in found["criteria"]] == ["partly", "met"]


def test_who_does_not_act_for_a_supervisor_gives_no_verdict(
    weighed: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    rights = Rights(key="k", name="Lezer", grants=(Grant(role="contributor", party=MINISTER),))
    monkeypatch.setattr(_judging, "acting", lambda: rights)
    marks = ("--mark", "C2=partly", "--mark", "C4=met")
    held = weighed.ledger.picture().position
    done = run(weighed, *TRACK, *marks, "--verdict", "zeer_beperkt")
    assert (done.returncode, weighed.ledger.picture().position) == (2, held)
    assert "niet het recht om voor party/inspectie-jenv te oordelen" in done.stderr


@pytest.mark.parametrize("words", [("R1900", "minister-jenv"), ("R2019-d",), ("R2019-d", "cbs")])
def test_what_is_no_track_is_refused(home: Installation, words: tuple[str, ...]) -> None:
    done = run(home, "followup", "judge", *words, "--lang", "en")
    assert done.returncode == 2
    assert "is no track" in done.stderr
