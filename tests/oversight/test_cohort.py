# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What became of the tracks of a year: every share says of how many, and what is too young is in none."""

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.oversight import (
    Closing,
    OversightError,
    TrackDays,
    claims,
    cohorts,
    reopenings,
)

Day = datetime.date.fromisoformat


def days(text: str) -> tuple[datetime.date, ...]:
    return tuple(Day(one) for one in text.split())


def track(
    issued: str,
    *,
    done: str = "",
    otherwise: str = "",
    reopened: str = "",
    claimed: str = "",
    verified: str = "",
) -> TrackDays:
    closings = [Closing(on=day, implemented=True) for day in days(done)]
    closings += [Closing(on=day, implemented=False) for day in days(otherwise)]
    return TrackDays(
        id=issued,
        issued_on=Day(issued),
        closings=tuple(closings),
        reopened=days(reopened),
        claimed=days(claimed),
        verified=days(verified),
    )


TRACKS = [
    track("2015-03-27", done="2017-03-27"),
    track("2015-03-27", done="2017-03-28"),
    track("2015-03-27", otherwise="2016-01-01"),
    track("2015-03-27", done="2016-01-01", reopened="2018-01-01"),
    track("2019-06-01", done="2019-12-01"),
    track("2019-08-01"),
]


def test_each_track_is_judged_as_it_stood_so_many_years_after_its_own_issue() -> None:
    of_2015, of_2019 = cohorts(TRACKS, 2, Day("2021-07-01"))
    assert (of_2015.year, of_2015.of, of_2015.young, of_2015.denominator) == (2015, 4, 0, 4)
    assert (of_2015.implemented, of_2015.otherwise, of_2015.open) == (2, 1, 1)
    assert of_2015.rate == Fraction(1, 2)
    assert (of_2019.of, of_2019.young, of_2019.implemented, of_2019.rate) == (2, 1, 1, Fraction(1))


def test_a_reopening_counts_from_its_day_on() -> None:
    assert cohorts(TRACKS[3:4], 3, Day("2021-07-01"))[0].rate == 0
    assert cohorts(TRACKS[3:4], 2, Day("2021-07-01"))[0].rate == 1


def test_a_cohort_that_is_too_young_has_no_rate() -> None:
    found = cohorts(TRACKS, 10, Day("2021-07-01"))
    assert [(one.young, one.denominator, one.rate) for one in found] == [(4, 0, None), (2, 0, None)]
    assert cohorts(TRACKS, 9_000, Day("2021-07-01"))[0].rate is None


def test_what_was_not_issued_yet_is_in_no_cohort() -> None:
    assert [one.of for one in cohorts(TRACKS, 0, Day("2019-07-01"))] == [4, 1]


def test_a_year_after_leap_day_is_the_last_of_february() -> None:
    leap = [track("2020-02-29", done="2021-02-28")]
    assert cohorts(leap, 1, Day("2021-02-28"))[0].rate == 1


def test_a_negative_number_of_years_is_refused() -> None:
    with pytest.raises(OversightError, match="not -1"):
        cohorts(TRACKS, -1, Day("2021-07-01"))


def test_claims_stand_against_findings() -> None:
    four = [
        track("2019-01-01", claimed="2020-01-01 2020-06-01", verified="2021-01-01"),
        track("2019-01-01", claimed="2020-01-01"),
        track("2019-01-01", verified="2021-01-01"),
        track("2019-01-01"),
        track("2022-01-01"),
    ]
    found = claims(four, Day("2021-07-01"))
    assert (found.of, found.claimed) == (4, 2)
    assert (found.claimed_and_verified, found.claimed_only, found.verified_only, found.neither) == (
        1,
        1,
        1,
        1,
    )
    assert found.confirmed == Fraction(1, 2)
    before = claims(four, Day("2020-03-01"))
    assert (before.claimed, before.confirmed) == (2, Fraction(0))
    assert claims(four, Day("2019-03-01")).confirmed is None


def test_reopenings_are_counted_of_what_was_ever_closed() -> None:
    twice = track("2015-01-01", done="2016-01-01 2018-01-01", reopened="2017-01-01 2019-01-01")
    found = reopenings([*TRACKS, twice], Day("2021-07-01"))
    assert (found.closed, found.reopened, found.times, found.share) == (6, 2, 3, Fraction(1, 3))
    assert reopenings([twice], Day("2017-06-01")).times == 1
    assert reopenings(TRACKS, Day("2015-06-01")).share is None


LIVES = st.lists(
    st.tuples(st.integers(0, 1500), st.lists(st.integers(0, 1500), max_size=4, unique=True), st.booleans()),
    max_size=8,
)


@given(LIVES, st.integers(0, 4), st.integers(0, 4000))
def test_every_track_is_in_one_place_of_one_cohort(
    lives: list[tuple[int, list[int], bool]], years: int, today: int
) -> None:
    first = Day("2015-01-01")

    def after(n: int) -> datetime.date:
        return first + datetime.timedelta(days=n)

    tracks = []
    for issued, turns, implemented in lives:
        turned = [after(issued + n) for n in sorted(turns)]
        tracks.append(
            TrackDays(
                id="t",
                issued_on=after(issued),
                closings=tuple(Closing(on=day, implemented=implemented) for day in turned[::2]),
                reopened=tuple(turned[1::2]),
            )
        )
    found = cohorts(tracks, years, after(today))
    assert sum(one.of for one in found) == sum(issued <= today for issued, _, _ in lives)
    for one in found:
        assert one.implemented + one.otherwise + one.open == one.denominator == one.of - one.young
        assert (one.rate is None) == (one.denominator == 0)
        assert one.rate is None or 0 <= one.rate <= 1
