# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What was promised is kept with every day that was named for it, and is late by its dates alone."""

import datetime
from typing import Any

import pytest

from kamerbreed.oversight import (
    Committing,
    Moving,
    Promise,
    commit,
    commitment_of,
    commitments,
    commitments_on,
    move_target,
    verdict_ranks,
)
from kamerbreed.picture import Refusal
from tests import facts
from tests.conftest import ReferencePicture
from tests.oversight.examples import numbers_of
from tests.oversight.made import CORPS, JENV, MIDDLE, MINISTER, TEST, happens, issued, world
from tests.requests.made import World
from tests.world import says

THING = "commitment/plan"


def committing(**other: Any) -> Committing:
    given: dict[str, Any] = {
        "commitment": THING,
        "on": "2019-10-01",
        "made_by": [MINISTER],
        "made_to": [JENV],
        "recommendations": [MIDDLE],
        "text": {"nl": "Alle meldkamers nemen elkaar over"},
        "target": "2020-01-01",
        "stated_by": MINISTER,
    }
    return Committing(**{**given, **other})


def moving(on: str, target: str, **other: Any) -> Moving:
    return Moving(**{"commitment": THING, "on": on, "target": target, "told_by": MINISTER, **other})


def promised(**other: Any) -> World:
    made = issued()
    made.does("2019-10-01", commit, committing(**other))
    return made


def slid() -> World:
    """The target of the agreed example, moved twice, with evidence of before the first target only."""
    made = promised()
    made.does("2019-12-01", move_target, moving("2019-12-01", "2021-01-01", why="De levering loopt uit"))
    made.does("2020-12-01", move_target, moving("2020-12-01", "2022-01-01"))
    return made


def found_on(made: World, day: str) -> Promise:
    found = commitment_of(made.picture(day), THING)
    assert found is not None
    return found


def test_the_agreed_example_of_a_plan_that_slides_through_a_picture() -> None:
    numbers = numbers_of("ex-08")
    found = found_on(slid(), "2021-07-01").slip
    assert found is not None
    assert found.days_past == numbers["days_past_original_target"]
    assert found.slip_days == numbers["total_slip_days"]
    assert found.velocity is not None
    assert round(float(found.velocity), 2) == numbers["slip_velocity"]
    assert (found.flagged, found.faster_than_the_calendar) == (True, True)
    assert found.proposal is not None
    assert verdict_ranks()[found.proposal.verdict] == numbers["cap_code"]


def test_evidence_of_after_the_first_target_takes_the_flag_away_and_the_slip_stays() -> None:
    made = slid()
    made.said.append(says(TEST, "dated", "2021-02-01", stated_by=JENV, valid_from="2021-02-01"))
    happens(made, "verdict", "2021-03-01", JENV, verdict="deels", evidence=[TEST])
    assert found_on(made, "2021-07-01").evidence == (datetime.date(2021, 2, 1),)
    found = found_on(made, "2021-07-01").slip
    assert found is not None
    assert (found.flagged, found.proposal, found.slip_days) == (False, None, 731)


def test_a_target_is_told_with_who_said_so_when_and_why() -> None:
    told = found_on(slid(), "2021-07-01").targets
    assert [(one.told_on, one.day, one.told_by, one.why) for one in told] == [
        ("2019-10-01", "2020-01-01", MINISTER, ""),
        ("2019-12-01", "2021-01-01", MINISTER, "De levering loopt uit"),
        ("2020-12-01", "2022-01-01", MINISTER, ""),
    ]


def test_the_past_has_the_targets_of_the_past() -> None:
    made = slid()
    assert commitment_of(made.picture("2019-09-30"), THING) is None
    assert [one.day for one in found_on(made, "2019-11-30").targets] == ["2020-01-01"]
    assert [one.day for one in found_on(made, "2019-12-01").targets] == ["2020-01-01", "2021-01-01"]


def test_late_is_by_the_last_target_and_ends_when_it_is_kept() -> None:
    made = slid()
    stood = [
        (found_on(made, day).state, found_on(made, day).days_late) for day in ("2022-01-01", "2022-01-03")
    ]
    assert stood == [("running", 0), ("late", 2)]
    made.said.append(says(THING, "kept_on", "2022-01-11", stated_by=MINISTER))
    before, after = found_on(made, "2022-01-10"), found_on(made, "2023-01-01")
    assert (before.state, before.days_late) == ("late", 9)
    assert (after.state, after.days_late) == ("kept", 10)


def test_a_target_of_a_month_has_passed_after_its_last_day() -> None:
    made = promised(target="2020-03")
    assert found_on(made, "2020-03-31").state == "running"
    assert found_on(made, "2020-04-01").days_late == 1


def test_a_commitment_is_also_an_event_on_its_items_that_moves_nothing() -> None:
    made = promised(target="")
    found = found_on(made, "2019-10-01")
    assert (found.state, found.slip, found.days_late) == ("no_target", None, 0)
    assert [one.subject for one in commitments_on(made.picture("2019-10-01"), MIDDLE)] == [THING]
    told = {one.property for one in made.said if one.subject == "follow-up-event/plan-commitment"}
    assert {"type", "date", "actor", "recommendation"} <= told


def test_two_targets_of_one_day_are_both_kept() -> None:
    made = promised()
    made.does("2019-10-01", move_target, moving("2019-10-01", "2020-06-01"))
    assert [one.key for one in found_on(made, "2019-10-01").targets] == ["2019-10-01", "2019-10-01-2"]


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"commitment": "report/x"}, "report/x"),
        ({"commitment": THING, "text": None}, "missing"),
        ({"made_by": ["party/none"]}, "party/none"),
        ({"made_by": []}, "nobody did this"),
        ({"made_to": ["control-room/drachten"]}, "control-room/drachten"),
        ({"recommendations": ["recommendation/none"]}, "recommendation/none"),
        ({"recommendations": []}, "no recommendation"),
        ({"target": "2019-09-30"}, "2019-09-30"),
        ({"target": "ooit"}, "ooit"),
        ({"on": "2019-10-02"}, "2019-10-02"),
    ],
    ids=str,
)
def test_a_commitment_that_makes_no_sense_is_refused_and_adds_nothing(
    other: dict[str, Any], named: str
) -> None:
    made = issued()
    before = list(made.said)
    with pytest.raises(Refusal) as error:
        made.does("2019-10-01", commit, committing(**other))
    assert made.said == before
    assert named in error.value.in_language("en")
    assert error.value.in_language("nl") != error.value.in_language("en")


def test_a_commitment_on_what_was_not_issued_is_refused() -> None:
    with pytest.raises(Refusal):
        world().does("2019-10-01", commit, committing())


def test_a_commitment_is_made_once() -> None:
    made = promised()
    with pytest.raises(Refusal, match="commitment/plan"):
        made.does("2019-10-01", commit, committing())


@pytest.mark.parametrize(
    ("intent", "named"),
    [
        (moving("2020-12-01", "2023-01-01", commitment="commitment/none"), "commitment/none"),
        (moving("2020-12-01", "2022-01-01"), "is the target already"),
        (moving("2020-11-30", "2023-01-01"), "2020-12-01"),
        (moving("2020-12-01", "2020-11-01"), "2020-11-01"),
        (moving("2020-12-03", "2023-01-01"), "2020-12-03"),
        (moving("2020-12-01", "2023-01-01", told_by="party/none"), "party/none"),
    ],
    ids=str,
)
def test_a_target_that_makes_no_sense_is_refused(intent: Moving, named: str) -> None:
    made = slid()
    with pytest.raises(Refusal) as error:
        made.does("2020-12-02", move_target, intent)
    assert named in error.value.in_language("en")
    assert error.value.in_language("nl") != error.value.in_language("en")


def test_what_is_kept_has_no_target_to_move() -> None:
    made = promised()
    made.said.append(says(THING, "kept_on", "2019-12-01", stated_by=MINISTER))
    with pytest.raises(Refusal) as error:
        made.does("2019-12-02", move_target, moving("2019-12-02", "2021-01-01"))
    assert "2019-12-01" in error.value.in_language("nl")


def test_the_commitments_of_the_public_data_are_those_of_the_facts(
    reference_picture: ReferencePicture,
) -> None:
    """By whom, on which items and when, as the facts tell; to whom and by when nobody tells."""
    rows = [row for row in facts.rows("followup_events.csv") if row["kind"] == "commitment"]
    found = commitments(reference_picture(datetime.date(2026, 1, 1)))
    assert [one.made_on for one in found] == [row["date"] for row in rows]
    for one, row in zip(found, rows, strict=True):
        assert [party.partition("/")[2] for party in one.made_by] == row["actor"].split(";")
        assert [item.partition("/")[2] for item in one.recommendations] == row["recommendation"].split(";")
        assert (one.made_to, one.targets, one.state) == ((), (), "no_target")
    assert [one.documents for one in found] == [(), ("document/half-yearly-report",), ()]


def test_a_target_that_someone_else_named_is_theirs() -> None:
    made = promised()
    made.does("2020-02-01", move_target, moving("2020-02-01", "2021-01-01", told_by=CORPS))
    assert found_on(made, "2020-02-01").targets[-1].told_by == CORPS
    assert made.said[-1].stated_by == CORPS
