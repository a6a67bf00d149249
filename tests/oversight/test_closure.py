# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A track is closed only with what that needs; else a matter would vanish and nobody would answer for it."""

from typing import Any

import pytest

from kamerbreed.oversight import Linking, link, record_event, track_of, transitions
from kamerbreed.oversight._guards import GUARDS
from kamerbreed.oversight._replay import EFFECTS
from kamerbreed.picture import Refusal
from kamerbreed.vocabulary import LANGUAGES, scales
from tests.oversight.made import (
    CORPS,
    EXPIRED,
    JENV,
    LETTER,
    MIDDLE,
    MINISTER,
    NEW,
    PAGE,
    PARTNERS_WORD,
    POLICE,
    PRESS,
    RDI,
    TEST,
    WORD,
    happens,
    heard,
    issued,
    recording,
    standing,
    world,
)
from tests.requests.made import World

ON = "2022-03-01"
CLOSING: dict[str, Any] = {"letter": LETTER}


def refused(made: World, kind: str, on: str, by: str | list[str] = JENV, **more: Any) -> str:
    """That this is refused and adds nothing; the English reason."""
    before = list(made.said)
    with pytest.raises(Refusal) as error:
        made.does(on, record_event, recording(kind, on, by, **more))
    assert made.said == before
    assert error.value.in_language("nl") != error.value.in_language("en")
    return error.value.in_language("en")


def closing(ground: str, **more: Any) -> dict[str, Any]:
    return {**CLOSING, "closure_ground": ground, **more}


def test_ex_09_declared_evidence_only_does_not_close_as_implemented() -> None:
    made = issued()
    happens(made, "ready_report", "2022-01-01", MINISTER, evidence=[WORD])
    happens(made, "verification", "2022-02-01")
    told = refused(
        made, "closure", ON, **closing("implemented", verdict="volledig", evidence=[PARTNERS_WORD])
    )
    assert MINISTER in told
    assert "document, an observation or a test" in told
    assert standing(made, ON).state == "under_verification"


def test_ex_09_progress_and_confidence_needs_a_day_of_recheck_within_24_months() -> None:
    made = issued()
    ground = "progress_and_confidence"
    for day in ("", "2022-03", ON, "2024-03-02"):
        assert "2024-03-01" in refused(made, "closure", ON, **closing(ground, recheck_on=day))
    happens(made, "closure", ON, **closing(ground, recheck_on="2024-03-01"))
    found = track_of(made.picture("2024-02-29"), MIDDLE, MINISTER)
    assert found is not None
    assert (found.open, found.recheck_due, found.standing.recheck_on) == (False, False, "2024-03-01")
    found = track_of(made.picture("2024-03-01"), MIDDLE, MINISTER)
    assert found is not None
    assert found.recheck_due


def test_ex_09_superseding_needs_a_verdict_at_that_moment_and_a_successor() -> None:
    made = issued()
    happens(made, "verdict", "2022-01-01", verdict="deels")
    told = refused(made, "closure", ON, **closing("superseded"))
    assert "verdict on implementation at this moment" in told
    assert MIDDLE in refused(made, "closure", ON, **closing("superseded", verdict="niet"))
    made.does(ON, link, Linking(later=NEW, earlier=MIDDLE, kind="supersedes", stated_by=JENV))
    told = refused(made, "closure", ON, **closing("superseded", verdict="niet"))
    assert f"{MINISTER} was not heard" in told
    happens(made, "closure", ON, hearings=heard(made, "niet", ON), **closing("superseded", verdict="niet"))
    now = standing(made, ON)
    assert (now.state, now.ground, now.verdict, now.letter) == ("closed", "superseded", "niet", LETTER)


def test_no_closure_without_ground_and_letter() -> None:
    made = issued()
    told = refused(made, "closure", ON, letter=LETTER)
    assert all(label.en in told for label in scales()["closure-ground"].values())
    assert "letter" in refused(made, "closure", ON, closure_ground="no_longer_applicable")
    assert PAGE in refused(made, "closure", ON, closure_ground="no_longer_applicable", letter=PAGE)
    happens(made, "closure", ON, **closing("no_longer_applicable"))
    assert standing(made, ON).state == "closed"


@pytest.mark.parametrize("evidence", [[], [WORD], [WORD, PARTNERS_WORD], [EXPIRED]], ids=str)
def test_no_full_verdict_on_the_own_word_or_on_what_is_no_longer_valid(evidence: list[str]) -> None:
    made = issued()
    assert MINISTER in refused(made, "verdict", ON, verdict="volledig", evidence=evidence)
    happens(made, "verdict", ON, verdict="grotendeels", evidence=evidence)
    assert standing(made, ON).verdict == "grotendeels"


def test_a_full_verdict_on_a_test_closes_and_evidence_given_before_counts() -> None:
    made = issued()
    happens(made, "ready_report", "2022-01-01", MINISTER, evidence=[TEST])
    happens(made, "verdict", "2022-02-01", [JENV, RDI], verdict="volledig")
    told = refused(made, "closure", ON, [JENV, RDI], **closing("implemented"))
    assert f"{JENV}, {RDI} is provisional" in told
    both = heard(made, "volledig", "2022-02-20", [JENV, RDI])
    happens(made, "verdict", "2022-02-20", [JENV, RDI], verdict="volledig", hearings=both)
    happens(made, "closure", ON, [JENV, RDI], **closing("implemented"))
    now = standing(made, ON)
    assert (now.state, now.ground, now.verdict) == ("closed", "implemented", "volledig")


def test_supervisors_who_differ_are_both_kept_and_close_nothing_as_implemented() -> None:
    made = issued()
    happens(made, "verdict", "2022-01-01", JENV, verdict="volledig", evidence=[TEST])
    happens(made, "verdict", "2022-02-01", RDI, verdict="deels")
    now = standing(made, ON)
    assert (now.dissent, now.verdict) == (True, "")
    assert now.verdicts == {JENV: "volledig", RDI: "deels"}
    refused(made, "closure", ON, **closing("implemented"))


def test_a_refusal_is_a_response_and_closes_nothing_without_the_risk_accepted_in_words() -> None:
    made = world()
    happens(made, "report", "2019-09-06")
    happens(made, "response", "2021-09-01", MINISTER, stance="refuses")
    now = standing(made, ON)
    assert (now.state, now.stance, now.verdict) == ("reply_received", "refuses", "")
    assert MINISTER in refused(made, "closure", ON, **closing("risk_accepted"))
    words = "Ik aanvaard dat deze meldkamers elkaar niet kunnen vervangen."
    happens(made, "response", "2021-12-01", POLICE, accepted_risk=words)
    refused(made, "closure", ON, **closing("risk_accepted"))
    happens(made, "response", "2022-01-01", MINISTER, accepted_risk=words)
    assert standing(made, "2022-02-28").state == "reply_received"
    happens(made, "closure", ON, **closing("risk_accepted"))
    assert standing(made, ON).accepted_risk == words


def test_only_who_may_do_so_moves_a_track() -> None:
    made = world()
    assert "supervisor" in refused(made, "report", "2019-09-06", MINISTER)
    happens(made, "report", "2019-09-06")
    happens(made, "response", "2019-10-01", PRESS)
    assert standing(made, "2019-10-01").state == "issued"
    assert "supervisor" in refused(made, "verdict", ON, MINISTER, verdict="volledig", evidence=[TEST])
    assert "supervisor" in refused(made, "verdict", ON, [JENV, MINISTER], verdict="deels")
    assert "addressee" in refused(made, "ready_report", ON, POLICE)
    assert "addressee" in refused(made, "ready_report", ON, JENV)


def test_a_suspension_has_an_end_and_ends_on_it() -> None:
    made = issued()
    for until in ("", "2022-03", ON):
        assert ON in refused(made, "suspension", ON, suspended_until=until)
    happens(made, "suspension", ON, suspended_until="2022-06-01")
    assert "suspended" in refused(made, "verdict", "2022-05-31", verdict="deels")
    assert standing(made, "2022-05-31").state == "suspended"
    after = standing(made, "2022-06-01")
    assert (after.state, str(after.since)) == ("reply_received", "2022-06-01")
    happens(made, "verdict", "2022-06-01", verdict="deels")


def test_a_track_is_resumed_early_and_a_closed_one_reopened_with_its_reason() -> None:
    made = issued()
    happens(made, "suspension", ON, suspended_until="2022-06-01")
    happens(made, "resumption", "2022-04-01")
    assert standing(made, "2022-04-01").state == "reply_received"
    happens(made, "closure", "2022-05-01", **closing("no_longer_applicable"))
    assert "reopened" in refused(made, "verdict", "2022-06-01", verdict="niet")
    assert "why" in refused(made, "reopening", "2022-06-01", text=None)
    happens(made, "reopening", "2022-06-01")
    now = standing(made, "2022-06-01")
    assert (now.state, now.ground, now.letter, now.reopened) == ("reopened", "", "", 1)


def test_the_four_axes_do_not_move_each_other() -> None:
    made = issued()
    happens(made, "appraisal", "2022-01-01", appraisal="adequate")
    assert (standing(made, ON).appraisal, standing(made, ON).verdict) == ("adequate", "")
    happens(made, "verdict", "2022-02-01", verdict="niet")
    now = standing(made, ON)
    assert (now.state, now.appraisal, now.verdict, now.ground) == ("reply_received", "adequate", "niet", "")
    happens(made, "response", ON, MINISTER)
    assert (standing(made, ON).appraisal, standing(made, ON).verdict) == ("", "niet")


def test_nothing_is_appraised_before_there_is_a_response() -> None:
    made = world()
    happens(made, "report", "2019-09-06", item=NEW)
    happens(made, "progress_report", "2020-01-01", CORPS, item=NEW)
    assert CORPS in refused(made, "appraisal", ON, item=NEW, appraisal="adequate")
    happens(made, "response", "2022-01-01", CORPS, item=NEW)
    assert "appraisal" in refused(made, "appraisal", ON, item=NEW)
    happens(made, "appraisal", ON, item=NEW, appraisal="adequate")


def test_a_verdict_on_a_set_is_kept_in_its_words_and_no_track_gets_it() -> None:
    made = issued()
    refused(made, "verdict", ON, set_verdict="niet_of_zeer_beperkt")
    words = "niet of zeer beperkt"
    happens(made, "verdict", ON, set_verdict="niet_of_zeer_beperkt", verdict_words=words)
    now = standing(made, ON)
    assert (now.verdict, now.verdicts, now.set_verdicts) == ("", {}, (f"follow-up-event/{ON}-verdict",))


def test_what_is_recorded_late_may_not_undo_what_was_recorded() -> None:
    made = issued()
    happens(made, "closure", ON, **closing("no_longer_applicable"))
    late = recording("suspension", "2022-02-01", suspended_until="2022-12-01")
    with pytest.raises(Refusal, match=f"{ON}-closure would no longer be possible"):
        made.does("2022-04-01", record_event, late)
    made.does("2022-04-01", record_event, recording("verdict", "2022-02-01", verdict="niet"))
    assert standing(made, "2022-02-01").verdict == "niet"


@pytest.mark.parametrize(
    ("kind", "more", "named"),
    [
        ("report", {"event": "report/x"}, "report/x"),
        ("report", {"event": "follow-up-event/2019-09-06-report"}, "2019-09-06-report"),
        ("nonsense", {}, "nonsense"),
        ("report", {"recommendations": []}, "no recommendation"),
        ("report", {"recommendations": ["recommendation/none"]}, "recommendation/none"),
        ("report", {"recommendations": ["report/r2019"]}, "report/r2019"),
        ("report", {"actors": []}, "nobody"),
        ("report", {"addressees": [POLICE]}, POLICE),
        ("verdict", {"verdict": "half"}, "half"),
        ("verdict", {"verdict": "deels", "evidence": ["evidence/none"]}, "evidence/none"),
        ("closure", {"letter": "source/none"}, "source/none"),
        ("closure", {"recheck_on": "soon"}, "soon"),
    ],
    ids=str,
)
def test_an_event_that_makes_no_sense_is_refused(kind: str, more: dict[str, Any], named: str) -> None:
    assert named in refused(issued(), kind, ON, **more)


def test_what_is_still_to_come_is_not_recorded() -> None:
    made = world()
    with pytest.raises(Refusal, match="2022-03-02"):
        made.does(ON, record_event, recording("report", "2022-03-02"))


def test_the_table_names_only_what_there_is() -> None:
    """A guard or effect that nobody has written would let everything pass."""
    events = {*scales()["follow-up"], *scales()["track-event"]}
    assert {one.event for one in transitions()} == events
    assert {name for one in transitions() for name in one.guards} == set(GUARDS)
    assert {name for one in transitions() for name in one.effects} == set(EFFECTS)
    named = {state for one in transitions() for state in one.states}
    assert named == set(scales()["track-state"])
    assert {one.to for one in transitions()} - named == {"", "before"}
    assert {one.ground for one in transitions()} - {""} == set(scales()["closure-ground"])
    assert {one.actor for one in transitions()} == set(scales()["track-actor"])
    for lang in LANGUAGES:
        assert all(label.of(lang) for label in scales()["track-state"].values())
