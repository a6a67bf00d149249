# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The last day of a term: whoever answers on it is in time, whoever answers a day later is not."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.vocabulary import (
    LANGUAGES,
    Length,
    VocabularyError,
    day_off,
    due_date,
    easter,
    equated_known,
    extended,
    holidays,
    regimes,
    scales,
)
from tests.oversight.examples import numbers_of

Day = datetime.date.fromisoformat
SIX_WEEKS = Length(6, "week")
DAYS = st.dates(min_value=datetime.date(1991, 1, 1), max_value=datetime.date(2100, 1, 1))
COVERED = st.one_of(
    st.builds(Length, st.integers(1, 90), st.just("day")),
    st.builds(Length, st.integers(1, 12), st.just("week")),
    st.builds(Length, st.integers(1, 3), st.just("month")),
)

# --- the calendar ---------------------------------------------------------------------------------

# Published by the test data of the library umulmrum/holiday (tests/Provider/Data/NL-Netherlands.md),
# without the Sundays of Easter and Whitsun; the equated days are ours and left out below.
PUBLISHED = {
    1990: "01-01 04-13 04-16 04-30 05-05 05-24 06-04 12-25 12-26",
    2014: "01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26",
    2020: "01-01 04-10 04-13 04-27 05-05 05-21 06-01 12-25 12-26",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_holidays_are_those_that_others_publish(year: int) -> None:
    found = [day for day, why in holidays(year).items() if why != "equated"]
    assert found == [Day(f"{year}-{day}") for day in PUBLISHED[year].split()]


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1995, "1995-04-29"),  # 30 April 1995 was a Sunday
        (2006, "2006-04-29"),
        (2013, "2013-04-30"),  # the last Queen's Day
        (2014, "2014-04-26"),  # the first King's Day: 27 April 2014 was a Sunday
        (2015, "2015-04-27"),
        (2025, "2025-04-26"),
    ],
)
def test_the_birthday_moves_to_saturday_where_it_falls_on_a_sunday(year: int, day: str) -> None:
    assert [one for one, why in holidays(year).items() if why == "birthday"] == [Day(day)]


# From the same file.
EASTERS = "1948-03-28 1963-04-14 1967-03-26 1975-03-30 1989-03-26 1990-04-15 2014-04-20 2020-04-12"


def test_easter_is_on_the_published_days() -> None:
    assert [easter(int(text[:4])).isoformat() for text in EASTERS.split()] == EASTERS.split()


def easter_by_moon(year: int) -> datetime.date:
    """Easter by golden number and epact (Clavius; Knuth, The Art of Computer Programming, 1.3.2, ex. 14)."""
    golden = year % 19 + 1
    century = year // 100 + 1
    leaps = 3 * century // 4 - 12
    moon = (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - leaps - 10
    epact = (11 * golden + 20 + moon - leaps) % 30
    if (epact == 25 and golden > 11) or epact == 24:
        epact += 1
    full = 44 - epact
    full += 30 if full < 21 else 0
    day = full + 7 - (sunday + full) % 7
    return datetime.date(year, 3, 1) + datetime.timedelta(days=day - 1)


@given(st.integers(1583, 9998))
def test_easter_is_the_sunday_that_another_algorithm_finds(year: int) -> None:
    assert easter(year) == easter_by_moon(year)
    assert easter(year).weekday() == 6


def test_the_equated_days_are_known_from_2014_to_2028_and_said_to_be_unknown_outside() -> None:
    assert [year for year in range(1990, 2040) if equated_known(year)] == list(range(2014, 2029))


def test_an_equated_day_is_a_weekday_beside_a_holiday_or_a_weekend() -> None:
    days = [day for year in range(2014, 2029) for day, why in holidays(year).items() if why == "equated"]
    assert len(days) == 25
    one = datetime.timedelta(days=1)
    for day in days:
        assert day.weekday() < 5
        assert day_off(day - one)
        assert day_off(day + one)


def test_every_day_off_has_a_name_in_both_languages() -> None:
    days = [datetime.date(2015, 1, 1) + datetime.timedelta(days=n) for n in range(4 * 365)]
    found = {off.why for day in days if (off := day_off(day))}
    assert found == set(scales()["day-off"])


@pytest.mark.parametrize("year", [1989, 9999])
def test_a_year_without_known_holidays_is_refused(year: int) -> None:
    with pytest.raises(VocabularyError, match=str(year)):
        holidays(year)


# --- terms ----------------------------------------------------------------------------------------


def test_the_agreed_example_of_a_term_that_ends_at_christmas() -> None:
    numbers = numbers_of("ex-04")
    by_act = due_date(Day("2020-11-13"), SIX_WEEKS, "act")
    by_letter = due_date(Day("2020-11-13"), SIX_WEEKS, "letter")
    assert by_act.raw == Day("2020-12-25")
    assert by_act.due == Day(numbers["due_atw"])
    assert [off.why for off in by_act.skipped] == ["christmas", "second_christmas", "sunday"]
    assert by_act.sure
    assert by_letter.due == by_letter.raw == Day(numbers["due_brief"])
    assert by_letter.skipped == ()


@pytest.mark.parametrize(
    ("start", "length", "due"),
    [
        (
            "2026-11-26",
            Length(3, "day"),
            "2026-11-30",
        ),  # Thursday: until Sunday, then Monday; Friday counts too
        (
            "2026-11-27",
            Length(3, "day"),
            "2026-12-01",
        ),  # Friday: only Monday is a working day, so Tuesday too
        ("2026-11-27", Length(2, "day"), "2026-11-30"),  # shorter than article 2 asks
        ("2026-04-01", Length(3, "day"), "2026-04-07"),  # Good Friday to Easter Monday are no working days
        ("2026-05-07", Length(1, "week"), "2026-05-18"),  # Ascension, the equated Friday, the weekend
        ("2026-08-31", Length(3, "month"), "2026-11-30"),  # no 31 November
        ("2015-05-01", Length(4, "day"), "2015-05-07"),  # 4 May equated, 5 May; the 6th and the 7th make two
    ],
)
def test_a_term_of_an_act_ends_on_a_working_day_and_a_short_one_has_two(
    start: str, length: Length, due: str
) -> None:
    assert due_date(Day(start), length, "act").due == Day(due)


def test_a_month_ends_on_the_day_of_the_same_number() -> None:
    assert due_date(Day("2026-01-15"), Length(1, "month"), "letter").due == Day("2026-02-15")
    assert due_date(Day("2024-01-31"), Length(1, "month"), "letter").due == Day("2024-02-29")
    assert due_date(Day("2024-02-29"), Length(1, "year"), "letter").due == Day("2025-02-28")


def test_a_second_working_day_is_told_apart_from_a_day_off_at_the_end() -> None:
    over_the_weekend = due_date(Day("2026-11-27"), Length(3, "day"), "act")
    assert over_the_weekend.stretched
    assert over_the_weekend.skipped == ()
    at_the_weekend = due_date(Day("2026-11-26"), Length(3, "day"), "act")
    assert not at_the_weekend.stretched
    assert [off.why for off in at_the_weekend.skipped] == ["sunday"]


@pytest.mark.parametrize(
    "length",
    [Length(91, "day"), Length(13, "week"), Length(4, "month"), Length(1, "year")],
    ids=lambda one: one.unit,
)
def test_the_act_leaves_long_terms_alone(length: Length) -> None:
    start = next(
        start
        for n in range(366)
        if (start := Day("2026-01-01") + datetime.timedelta(days=n))
        and due_date(start, length, "letter").due.weekday() == 6
    )
    assert due_date(start, length, "act").due.weekday() == 6


@given(DAYS, COVERED)
def test_a_term_of_an_act_never_ends_before_its_day_nor_on_a_day_off_nor_needlessly_late(
    start: datetime.date, length: Length
) -> None:
    found = due_date(start, length, "act")
    assert found.due >= found.raw > start
    assert day_off(found.due) is None
    between = [
        found.raw + datetime.timedelta(days=n)
        for n in range((found.due - found.raw).days)
        if day_off(found.raw + datetime.timedelta(days=n)) is None
    ]
    assert len(between) == found.stretched
    if (found.raw - start).days >= 3:
        days = [start + datetime.timedelta(days=n) for n in range(1, (found.due - start).days + 1)]
        assert sum(day_off(day) is None for day in days) >= 2


@given(DAYS, st.integers(1, 40), st.integers(1, 40), st.sampled_from(["act", "letter"]))
def test_two_extensions_are_as_long_as_one_of_both(
    start: datetime.date, first: int, second: int, regime: str
) -> None:
    term = due_date(start, Length(1, "week"), regime)
    apart = extended(extended(term, Length(first, "day"), regime), Length(second, "day"), regime)
    together = extended(term, Length(first + second, "day"), regime)
    assert apart.raw == together.raw == start + datetime.timedelta(days=7 + first + second)
    if regime == "letter":
        assert apart.due == together.due


def test_where_the_decision_on_equated_days_is_not_known_the_last_day_is_not_sure() -> None:
    assert due_date(Day("2028-11-01"), SIX_WEEKS, "act").sure
    assert not due_date(Day("2028-12-01"), SIX_WEEKS, "act").sure
    assert not due_date(Day("2013-12-30"), Length(3, "day"), "act").sure
    assert due_date(Day("2028-12-01"), SIX_WEEKS, "letter").sure


def test_the_regimes_are_named_and_say_how_solid_their_reading_is() -> None:
    assert {one.id: (one.atw, one.basis) for one in regimes().values()} == {
        "act": (True, "documented"),
        "order": (True, "stated"),
        "regulation": (False, "stated"),
        "letter": (False, "derived"),
        "appraisal": (False, "assumed"),
    }
    assert all(one.name.of(lang) for one in regimes().values() for lang in LANGUAGES)
    assert regimes()["appraisal"].usual == Length(60, "day")


@pytest.mark.parametrize(
    ("start", "n", "unit", "regime", "found"),
    [
        ("2026-01-01", 0, "day", "act", "not 0"),
        ("2026-01-01", 4_001, "day", "act", "not 4001"),
        ("2026-01-01", 1, "hour", "act", "'hour'"),
        ("2026-01-01", 1, "day", "habit", "'habit'"),
        ("9997-12-01", 1, "year", "letter", "9998"),
        ("9998-12-01", 4_000, "year", "letter", "9998"),
        ("9999-12-31", 1, "day", "letter", "9998"),
    ],
)
def test_a_term_that_cannot_be_is_refused_with_what_was_found(
    start: str, n: int, unit: str, regime: str, found: str
) -> None:
    with pytest.raises(VocabularyError, match=found):
        due_date(Day(start), Length(n, unit), regime)
