# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The past is counted again as the picture of then counts it, as far as both know the same."""

import datetime
from fractions import Fraction

import pytest

from kamerbreed.oversight import course, figures
from kamerbreed.requests import Sending, make, send
from tests.conftest import ReferencePicture
from tests.oversight.made import JENV, LETTER, MIDDLE, MINISTER, OLD, TEST, happens, heard, issued, world
from tests.oversight.test_commitments import slid
from tests.requests.made import REQUEST, World, making
from tests.world import says

Day = datetime.date


def closed_and_again() -> World:
    made = issued()
    happens(made, "ready_report", "2022-01-01", MINISTER)
    happens(made, "verification", "2022-02-01", JENV)
    full = {"verdict": "volledig", "evidence": [TEST], "letter": LETTER, "closure_ground": "implemented"}
    happens(made, "verdict", "2022-03-01", JENV, verdict="volledig", evidence=[TEST])
    happens(made, "closure", "2022-05-01", JENV, hearings=heard(made, "volledig", "2022-05-01"), **full)
    happens(made, "reopening", "2023-06-01", JENV)
    return made


def asked_late() -> World:
    """A track that was issued, and four questions to another party, of which one is answered late."""
    made = issued()
    made.does("2026-01-01", make, making(made))
    made.does("2026-01-01", send, Sending(request=REQUEST, on="2026-01-01"))
    made.said.append(says(REQUEST, "outcome", {"state": "answered", "day": "2026-02-11"}, key="1"))
    return made


def test_each_day_is_what_the_figures_of_the_picture_of_that_day_say() -> None:
    made = closed_and_again()
    for one in course(made.picture("2024-06-01")):
        found = figures(made.picture(one.day.isoformat()))
        assert (one.of, one.open) == (found.of, len(found.open))
        assert (one.claims, one.reopenings) == (found.claims, found.reopenings)
        for carried in one.carried:
            cohorts = found.cohorts[carried.years]
            assert carried.of == sum(group.denominator for group in cohorts)
            assert carried.implemented == sum(group.implemented for group in cohorts)


def test_what_is_not_final_is_told_apart_and_verifies_nothing() -> None:
    made = closed_and_again()
    before, after = (course(made.picture(day))[-1] for day in ("2022-04-30", "2022-05-01"))
    assert (before.claims.claimed_only, before.claims.claimed_and_verified, before.provisional) == (1, 0, 1)
    assert (after.claims.claimed_only, after.claims.claimed_and_verified, after.provisional) == (0, 1, 0)


def test_the_same_holds_of_the_public_data(reference_picture: ReferencePicture) -> None:
    for one in course(reference_picture(Day(2026, 1, 1))):
        found = figures(reference_picture(one.day))
        assert (one.of, one.open, one.claims) == (found.of, len(found.open), found.claims)
        assert one.oldest_days == (found.open[0].age_days if found.open else None)


def test_the_course_of_the_public_data_by_hand(reference_picture: ReferencePicture) -> None:
    """Five items of 2019, three of 2021 to two addressees, three of 2022 and two of 2025; none is closed."""
    found = course(reference_picture(Day(2026, 1, 1)))
    assert [(one.day.isoformat(), one.of, one.open) for one in found] == [
        ("2019-12-31", 5, 5),
        ("2020-12-31", 5, 5),
        ("2021-12-31", 11, 11),
        ("2022-12-31", 14, 14),
        ("2023-12-31", 14, 14),
        ("2024-12-31", 14, 14),
        ("2025-12-31", 16, 16),
        ("2026-01-01", 16, 16),
    ]
    # Received on 11 July 2019: to the end of 2019 and of 2025 that is 173 and 2365 days.
    assert (found[0].oldest_days, found[0].line_days) == (173, 173)
    assert found[-2].oldest_days == 2365
    # Two years after issue: the five of 2019 at the end of 2021, the six of 2021 at the end of 2023.
    assert [(one.carried[0].implemented, one.carried[0].of) for one in found] == [
        *[(0, 0), (0, 0), (0, 5), (0, 5), (0, 11), (0, 14), (0, 14), (0, 14)]
    ]
    assert [one.promised.of for one in found] == [1, 1, 2, 2, 2, 2, 3, 3]
    assert all(one.promised.no_target == one.promised.of for one in found)


def test_a_day_to_begin_with_leaves_the_years_before_it_out() -> None:
    made = closed_and_again()
    found = course(made.picture("2024-06-01"), Day(2022, 1, 1))
    assert [one.day for one in found] == [Day(2022, 12, 31), Day(2023, 12, 31), Day(2024, 6, 1)]
    stood = [(one.open, one.closed, one.reopenings.times) for one in found]
    assert stood == [(0, 1, 0), (1, 0, 1), (1, 0, 1)]
    # Two years after its issue in 2019 it was open.
    assert found[0].carried[0].rate == 0


def test_where_nothing_was_issued_there_is_no_course() -> None:
    assert course(world().picture("2024-06-01")) == ()


def test_nothing_open_has_no_age() -> None:
    made = closed_and_again()
    (found,) = [one for one in course(made.picture("2024-06-01")) if one.day == Day(2022, 12, 31)]
    assert (found.median_days, found.oldest_days, found.line_days) == (None, None, None)


def test_the_age_of_the_line_counts_from_its_root() -> None:
    made = issued()
    made.said.append(says(MIDDLE, "sharpens", OLD, key=OLD))
    (found,) = course(made.picture("2019-12-31"))
    # The root was received on 20 March 2015.
    assert found.line_days == 1747
    assert found.oldest_days == 116


def test_the_slip_of_a_target_through_time() -> None:
    """By hand: on 1 July 2021 731 days of slip against 547 past the first target; at the end of 2020 365."""
    found = {one.day: one.promised for one in course(slid().picture("2021-07-01"))}
    assert found[Day(2019, 12, 31)].slip_days == 366
    assert found[Day(2019, 12, 31)].velocity is None
    assert (found[Day(2020, 12, 31)].slip_days, found[Day(2020, 12, 31)].past) == (731, 365)
    last = found[Day(2021, 7, 1)]
    assert (last.slip_days, last.past, last.moved, last.flagged) == (731, 547, 1, 1)
    assert last.velocity == Fraction(731, 547)


@pytest.mark.parametrize(("day", "late"), [("2022-01-01", 0), ("2022-01-02", 1)])
def test_a_commitment_is_late_from_the_day_after_its_target(day: str, late: int) -> None:
    assert course(slid().picture(day))[-1].promised.late == late


def test_answers_that_are_late_count_on_the_day_that_is_asked_for() -> None:
    """Four questions of 1 January 2026, due on 1 February; one is answered on 11 February, ten days late."""
    found = {one.day: one for one in course(asked_late().picture("2027-01-01"))}
    before, after = found[Day(2025, 12, 31)], found[Day(2026, 12, 31)]
    assert (before.asked.of, before.answered) == (0, None)
    assert (after.asked.of, after.asked.late, after.asked.days_late, after.asked.overdue) == (4, 1, 10, 3)
    # From 1 February to the end of the year are 333 days.
    assert after.asked.days_running == 3 * 333
    assert after.answered == Fraction(1, 4)
