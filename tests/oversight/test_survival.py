# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How long tracks take: a young track that is open is no failure, and a few closings make no curve."""

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.oversight import (
    Closing,
    OversightError,
    Spell,
    TrackDays,
    open_by_age,
    spells_of,
    survival,
    thresholds,
)
from tests.oversight.examples import numbers_of

Day = datetime.date.fromisoformat


def spells(text: str) -> list[Spell]:
    """Times with c for closed or o for open behind them."""
    return [Spell(time=Fraction(one[:-1]), closed=one[-1] == "c") for one in text.split()]


AGREED = spells("1.2c 2.0c 2.0o 3.1c 4.0o 5.8o 5.8o 5.8o")


def test_the_agreed_durations_give_the_agreed_figures() -> None:
    numbers, found = numbers_of("check-1-6"), survival(AGREED)
    assert {one.time: one.open for one in found.steps} == {
        Fraction(time): Fraction(share) for time, share in numbers["S"].items()
    }
    rate = found.rate_at(Fraction(4))
    assert rate == Fraction(numbers["km_rate_4y_pct"], 100)
    assert found.naive == Fraction(str(numbers["naive_closed_share_pct"])) / 100
    assert found.mean_closed == Fraction(str(numbers["mean_closed_years"]))
    assert [(one.at_risk, one.closed) for one in found.steps] == [(8, 1), (7, 1), (5, 1)]


def test_the_agreed_rate_at_four_years_is_told_and_the_median_is_not_reached() -> None:
    numbers, found = numbers_of("ex-22"), survival(AGREED)
    assert found.rate_at(Fraction(4)) == Fraction(numbers["km_rate_4y_pct"], 100)
    assert numbers["median"] == "niet bereikt"
    assert found.median is None
    assert not found.enough


def test_a_curve_is_drawn_from_twenty_closings_on() -> None:
    assert thresholds().closings_min == 20
    assert not survival(spells("1c " * 19 + "2o " * 50)).enough
    assert survival(spells("1c " * 20)).enough


# The weeks of remission of 21 patients under 6-MP (Freireich and others, Blood 21, 1963), as in textbooks.
# Below it estimate and interval by log(-log) as statistical packages print them; typed in, from no file.
REMISSION = spells("6c 6c 6c 6o 7c 9o 10c 10o 11o 13c 16c 17o 19o 20o 22c 23c 25o 32o 32o 34o 35o")
KNOWN = """
    6  0.857 0.620 0.952
    7  0.807 0.563 0.923
    10 0.753 0.503 0.889
    13 0.690 0.432 0.849
    16 0.627 0.368 0.805
    22 0.538 0.268 0.747
    23 0.448 0.188 0.680
"""


def test_a_textbook_example_gives_its_known_estimates_and_intervals() -> None:
    found = survival(REMISSION)
    rows = [[float(cell) for cell in line.split()] for line in KNOWN.strip().splitlines()]
    assert len(found.steps) == len(rows)
    for step, row in zip(found.steps, rows, strict=True):
        told = [float(step.time), float(step.open), step.low, step.high]
        assert told == pytest.approx(row, abs=0.0006)
    assert found.median == 23


SPELLS = st.lists(st.builds(Spell, time=st.integers(0, 8).map(Fraction), closed=st.booleans()), max_size=12)


def share_by_redistribution(found: list[Spell], time: Fraction) -> Fraction:
    """What is open after a time, by Efron (1967): an open track hands its mass on to those that go on."""
    left = sorted(found, key=lambda one: (one.time, not one.closed))
    mass = [Fraction(1, len(left))] * len(left)
    gone = Fraction(0)
    for n, one in enumerate(left):
        rest = len(left) - n - 1
        if one.closed:
            gone += mass[n] if one.time <= time else 0
        elif rest:
            mass[n + 1 :] = [part + mass[n] / rest for part in mass[n + 1 :]]
    return 1 - gone


@given(SPELLS, st.integers(0, 9))
def test_the_estimate_is_that_of_another_way_of_counting(found: list[Spell], time: int) -> None:
    told = survival(found).open_at(Fraction(time))
    if told is not None:
        assert told == share_by_redistribution(found, Fraction(time))
    else:
        assert not found or time > max(one.time for one in found)


@given(st.lists(st.integers(0, 8), min_size=1, max_size=12), st.integers(0, 9))
def test_where_everything_was_closed_it_is_a_plain_count(times: list[int], time: int) -> None:
    found = survival([Spell(time=Fraction(one), closed=True) for one in times])
    assert found.rate_at(Fraction(time)) == Fraction(sum(one <= time for one in times), len(times))
    assert found.naive == 1


@given(SPELLS)
def test_the_share_open_never_grows_and_lies_in_its_interval(found: list[Spell]) -> None:
    shares = [Fraction(1), *(one.open for one in survival(found).steps)]
    assert shares == sorted(shares, reverse=True)
    for one in survival(found).steps:
        if one.low is not None and one.high is not None:
            assert 0 <= one.low <= float(one.open) <= one.high <= 1
        else:
            assert one.open == 0


@given(SPELLS.filter(bool))
def test_the_naive_share_never_exceeds_the_estimate_at_the_end(found: list[Spell]) -> None:
    told = survival(found)
    rate = told.rate_at(told.followed)
    assert rate is not None
    assert told.naive is not None
    assert told.naive <= rate


def test_beyond_what_was_followed_nothing_is_told() -> None:
    found = survival(AGREED)
    assert found.rate_at(Fraction("5.8")) == Fraction(2, 5)
    assert found.rate_at(Fraction("5.9")) is None
    assert survival(spells("1c 2c")).rate_at(Fraction(9)) == 1
    nothing = survival([])
    assert (nothing.naive, nothing.mean_closed, nothing.median, nothing.open_at(Fraction(0))) == (None,) * 4
    assert survival(spells("3o")).rate_at(Fraction(3)) == 0
    assert survival(spells("3o")).rate_at(Fraction(4)) is None


def test_the_median_is_the_first_time_at_which_half_is_closed() -> None:
    assert survival(spells("1c 2c 3c 4c")).median == 2


def test_a_negative_time_is_refused() -> None:
    with pytest.raises(OversightError, match="not -1"):
        survival(spells("-1c"))


# --- tracks ---------------------------------------------------------------------------------------


def track(id: str, issued: str, *closings: str, reopened: str = "", implemented: bool = True) -> TrackDays:
    return TrackDays(
        id=id,
        issued_on=Day(issued),
        closings=tuple(Closing(on=Day(one), implemented=implemented) for one in closings),
        reopened=tuple(Day(one) for one in reopened.split()),
    )


TRACKS = [
    track("a", "2015-03-27"),
    track("b", "2015-03-27", "2019-03-27"),
    track("c", "2019-06-01", "2020-06-01", reopened="2020-09-01"),
    track("d", "2019-06-01", "2021-06-01", implemented=False),
    track("e", "2021-07-02"),
]


def told(today: str) -> list[tuple[int, bool]]:
    return [(int(one.time * 1461 / 4), one.closed) for one in spells_of(TRACKS, Day(today))]


def test_tracks_are_followed_from_issue_to_the_closing_that_stands_on_the_day() -> None:
    assert told("2021-07-01") == [(2288, False), (1461, True), (761, False), (731, False)]
    assert told("2020-07-01")[2] == (366, True)
    assert told("2019-03-26") == [(1460, False), (1460, False)]


def test_open_tracks_are_listed_the_oldest_first() -> None:
    assert [(one.id, one.age_days) for one in open_by_age(TRACKS, Day("2021-07-01"))] == [
        ("a", 2288),
        ("c", 761),
    ]
    assert [one.id for one in open_by_age(TRACKS, Day("2020-07-01"))] == ["a", "d"]


@pytest.mark.parametrize(
    ("issued", "closed", "reopened"),
    [
        ("2020-01-02", ["2020-01-01"], ""),
        ("2020-01-01", [], "2020-02-01"),
        ("2020-01-01", ["2020-02-01", "2020-03-01"], ""),
        ("2020-01-01", ["2020-02-01"], "2020-01-15"),
    ],
)
def test_a_track_is_closed_and_reopened_in_turn(issued: str, closed: list[str], reopened: str) -> None:
    with pytest.raises(OversightError, match="track x"):
        track("x", issued, *closed, reopened=reopened)


def test_the_last_closing_stands_in_whatever_order_they_were_given() -> None:
    for closings in (("2020-02-01", "2021-02-01"), ("2021-02-01", "2020-02-01")):
        found = track("x", "2020-01-01", *closings, reopened="2020-06-01").standing(Day("2021-07-01"))
        assert found
        assert found.on == Day("2021-02-01")


def test_a_track_can_be_reopened_on_the_day_of_its_closing() -> None:
    assert track("x", "2020-01-01", "2020-02-01", reopened="2020-02-01").standing(Day("2020-02-01")) is None
