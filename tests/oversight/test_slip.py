# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A target that slides away is seen while it slides, and condemns nobody by itself."""

import datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.oversight import OversightError, Slip, Target, slip, verdict_ranks
from tests.oversight.examples import numbers_of

Day = datetime.date.fromisoformat
TODAY = Day("2021-07-01")
# The example does not tell when the targets were named; here each on the day of the one before it.
HISTORY = [
    Target(stated_on=Day("2019-03-01"), target=Day("2020-01-01")),
    Target(stated_on=Day("2020-01-01"), target=Day("2021-01-01")),
    Target(stated_on=Day("2021-01-01"), target=Day("2022-01-01")),
]


def slid(today: datetime.date = TODAY, history: list[Target] = HISTORY, **more: Any) -> Slip:
    found = slip(history, today, **more)
    assert found
    return found


def test_the_agreed_example_of_a_plan_that_slides() -> None:
    numbers = numbers_of("ex-08")
    found = slid(evidence=[Day("2019-12-01")])
    assert found.days_past == numbers["days_past_original_target"]
    assert found.slip_days == numbers["total_slip_days"]
    assert found.velocity
    assert round(float(found.velocity), 2) == numbers["slip_velocity"]
    assert found.flagged
    assert found.proposal
    assert verdict_ranks()[found.proposal.verdict] == numbers["cap_code"]
    assert found.proposal.reason.nl == (
        "streefdatum 2 keer verschoven en 547 dagen voorbij de eerste (1 januari 2020), zonder nieuw bewijs"
    )
    assert found.warning("nl") == "plan schuift sneller dan de kalender"
    assert found.warning("en") == "the plan slides faster than the calendar"


def test_new_evidence_takes_the_flag_away_and_the_slip_stays() -> None:
    found = slid(evidence=[Day("2020-01-02")])
    assert not found.flagged
    assert found.proposal is None
    assert found.slip_days == 731
    assert slid(evidence=[Day("2020-01-01")]).flagged
    assert slid(evidence=[Day("2021-07-02")]).flagged


def test_the_flag_comes_after_a_year_and_two_moves() -> None:
    early = [HISTORY[0], HISTORY[1], Target(stated_on=Day("2020-06-01"), target=Day("2022-01-01"))]
    assert not slid(Day("2020-12-30"), early).flagged
    assert slid(Day("2020-12-31"), early).flagged  # 365 days past: 2020 had 366
    assert not slid(Day("2021-12-31"), HISTORY[:2]).flagged


def test_what_was_named_later_is_not_known_yet() -> None:
    assert slip(HISTORY, Day("2019-02-28")) is None
    found = slid(Day("2020-06-01"))
    assert (found.last, found.moves, found.slip_days) == (Day("2021-01-01"), 1, 366)


def test_before_the_first_target_there_is_no_velocity() -> None:
    found = slid(Day("2020-01-01"))
    assert (found.days_past, found.velocity, found.warning("nl")) == (0, None, "")
    assert not found.faster_than_the_calendar


def test_a_plan_that_slides_as_fast_as_the_calendar_is_not_faster() -> None:
    found = slid(Day("2021-01-01"), HISTORY[:2])
    assert (found.velocity, found.warning("nl")) == (Fraction(1), "")


def test_what_is_done_slides_no_further() -> None:
    found = slid(done_on=Day("2021-02-01"))
    assert (found.days_past, found.flagged) == (397, False)
    assert slid(done_on=Day("2021-07-02")) == slid()


def test_a_target_that_is_moved_forward_is_no_move() -> None:
    found = slid(history=[HISTORY[0], Target(stated_on=Day("2019-04-01"), target=Day("2019-12-01"))])
    assert (found.moves, found.slip_days) == (0, -31)


@given(st.lists(st.integers(-200, 400), max_size=5), st.integers(0, 2000))
def test_the_slip_is_the_sum_of_the_moves_and_the_flag_only_proposes_very_limited(
    moves: list[int], today: int
) -> None:
    first = Day("2020-01-01")
    targets = [first + datetime.timedelta(days=sum(moves[:n])) for n in range(len(moves) + 1)]
    history = [Target(stated_on=Day("2019-01-01"), target=one) for one in targets]
    found = slid(first + datetime.timedelta(days=today), history)
    assert found.slip_days == sum(moves)
    assert found.moves == sum(one > 0 for one in moves)
    assert found.days_past == today
    assert found.flagged == (found.moves >= 2 and today >= 365)
    assert (found.proposal is not None) == found.flagged


def test_targets_out_of_order_are_refused() -> None:
    with pytest.raises(OversightError, match="named on 2019-03-01 stands after one of 2020-01-01"):
        slip([HISTORY[1], HISTORY[0]], TODAY)
