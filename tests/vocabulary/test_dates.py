# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Dates keep their precision, and what is no date never becomes one."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.vocabulary import (
    PartialDate,
    VocabularyError,
    certain_from,
    check_moment,
    partial_date,
    whole_day,
)
from kamerbreed.vocabulary._dates import check_period

Day = datetime.date
NO_DATES = [
    "",
    " ",
    "2023-02-30",
    "2023-02-29",
    "2023-13",
    "2023-00",
    "2023-01-00",
    "2023-04-31",
    "0000",
    "0000-01-01",
    "9999",
    "9999-12-31",
    "23",
    "202",
    "20233",
    "2023-1",
    "2023-1-1",
    "2023-001",
    "20230101",
    "2023/01/01",
    "01-02-2023",
    "2023-W01",
    "-2023",
    "+2023",
    "2023-01-01 ",
    " 2023",
    "2023\n",
    "2023-01-01T00:00",
    "2023-01-01Z",
    "٢٠٢٣",
    "２０２３-01",
    "2023–01",
    "nan",
    "vandaag",
    "2023\0",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused_with_what_was_written(text: str) -> None:
    with pytest.raises(VocabularyError, match="is no date") as refused:
        partial_date(text)
    assert text.strip("\n\0") in str(refused.value)
    with pytest.raises(VocabularyError):
        certain_from(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2023", Day(2023, 1, 1), Day(2023, 12, 31), "year"),
        ("2023-02", Day(2023, 2, 1), Day(2023, 2, 28), "month"),
        ("2024-02", Day(2024, 2, 1), Day(2024, 2, 29), "month"),
        ("2024-02-29", Day(2024, 2, 29), Day(2024, 2, 29), "day"),
        ("0001", Day(1, 1, 1), Day(1, 12, 31), "year"),
        ("9998-12", Day(9998, 12, 1), Day(9998, 12, 31), "month"),
    ],
)
def test_a_date_means_all_days_that_its_text_leaves_open(
    text: str, first: Day, last: Day, precision: str
) -> None:
    assert partial_date(text) == PartialDate(text, first, last)
    assert partial_date(text).precision == precision


@given(st.dates(Day(1, 1, 1), Day(9998, 12, 31)))
def test_every_day_is_read_as_itself_and_lies_in_its_month_and_year(day: Day) -> None:
    text = day.isoformat()
    assert (partial_date(text).first, partial_date(text).last) == (day, day)
    assert whole_day(text) == certain_from(text) == day
    month, year = partial_date(text[:7]), partial_date(text[:4])
    assert year.first <= month.first <= day <= month.last <= year.last
    assert (month.last - month.first).days + 1 == calendar.monthrange(day.year, day.month)[1]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-07-01", Day(2021, 7, 1)),
        ("2021-07", Day(2021, 8, 1)),
        ("2021-12", Day(2022, 1, 1)),
        ("2021", Day(2022, 1, 1)),
        ("9998", Day(9999, 1, 1)),
    ],
)
def test_a_document_of_a_month_or_year_counts_as_known_only_from_the_day_after_it(
    text: str, day: Day
) -> None:
    assert certain_from(text) == day


@pytest.mark.parametrize("text", ["2023", "2023-05"])
def test_where_one_day_is_asked_a_month_or_year_is_not_taken_for_its_first_day(text: str) -> None:
    with pytest.raises(VocabularyError, match="write it in full"):
        whole_day(text)


@pytest.mark.parametrize("text", ["2019", "2019-06", "2019-06-24", "2019-06-24T15:32", "2019-06-24T00:00:59"])
def test_a_moment_may_have_a_time_of_day(text: str) -> None:
    assert check_moment(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "2019-06-24T24:00",
        "2019-06-24T12:60",
        "2019-06-24T12:00:60",
        "2019-02-30T12:00",
        "2019-06T12:00",
        "2019-06-24T12",
        "2019-06-24 12:00",
        "2019-06-24T12:00Z",
        "2019-06-24T1:00",
        "2019-06-24T12:00\n",
    ],
)
def test_an_impossible_moment_is_refused(text: str) -> None:
    with pytest.raises(VocabularyError, match="2019"):
        check_moment(text)


@pytest.mark.parametrize(
    "text",
    [
        "2021",
        "2021-01/2021-03",
        "2021/2021-03",
        "2021-03/2021",
        "2021-01-01/2021-01-01",
        "2019-06-24T15:32/2019-06-24T18:51",
        "2019-06-24T15:32/2019-06",
    ],
)
def test_a_period_is_one_date_or_two_with_a_slash(text: str) -> None:
    assert check_period(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "2021-03/2021-01",
        "2021-03-02/2021-03-01",
        "2022/2021",
        "2019-06-24T18:51/2019-06-24T15:32",
        "2019-06-24T18:51:30/2019-06-24T18:51:29",
        "2021/",
        "/2021",
        "/",
        "",
        "2021/2022/2023",
        "2021--2022",
        "2021-13/2022",
    ],
)
def test_a_period_that_ends_before_it_begins_or_lacks_a_side_is_refused(text: str) -> None:
    with pytest.raises(VocabularyError):
        check_period(text)
