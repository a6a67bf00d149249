# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The progress of a period is what happened in it, between how it stood before and after."""

import datetime

import pytest

from kamerbreed.oversight import OversightError, half_year_until, progress_report, tracks
from tests.conftest import ReferencePicture
from tests.oversight.made import JENV, MIDDLE, MINISTER, TEST, happens, issued
from tests.oversight.test_commitments import slid

Day = datetime.date


@pytest.mark.parametrize(
    ("until", "since"),
    [("2021-06-30", "2020-12-31"), ("2021-12-31", "2021-07-01"), ("2021-08-31", "2021-03-01")],
)
def test_a_half_year_begins_the_day_after_the_same_day_six_months_before(until: str, since: str) -> None:
    assert half_year_until(Day.fromisoformat(until)) == Day.fromisoformat(since)


def test_a_track_is_told_with_what_happened_in_the_period_and_nothing_else() -> None:
    made = issued()
    happens(made, "progress_report", "2022-02-01", MINISTER)
    happens(made, "verdict", "2022-08-01", JENV, verdict="deels", evidence=[TEST])
    report = progress_report(made.picture("2022-06-30"), Day(2022, 1, 1))
    (one,) = report.tracks
    assert (one.before.state, one.after.state, one.moved) == ("reply_received", "under_way", True)
    assert [event.type for event in one.happened] == ["progress_report"]
    (later,) = progress_report(made.picture("2022-12-31"), Day(2022, 7, 1)).tracks
    assert (later.moved, [event.type for event in later.happened]) == (False, ["verdict"])
    assert "final" in later.unknown
    assert "verdict" in one.unknown


def test_both_days_of_the_period_belong_to_it() -> None:
    made = issued()
    happens(made, "progress_report", "2022-02-01", MINISTER)
    for first, last, n in (("2022-02-01", "2022-02-01", 1), ("2022-02-02", "2022-03-01", 0)):
        report = progress_report(made.picture(last), Day.fromisoformat(first))
        assert len(report.tracks[0].happened) == len(report.happened) == n


def test_what_was_issued_in_the_period_was_not_open_before_it() -> None:
    report = progress_report(issued().picture("2019-12-31"), Day(2019, 7, 1))
    assert (report.open_before, report.open) == (0, 1)
    report = progress_report(issued().picture("2020-06-30"), Day(2020, 1, 1))
    assert (report.open_before, report.open) == (1, 1)


def test_only_what_the_addressee_promised_is_its_commitment() -> None:
    (one,) = progress_report(slid().picture("2021-06-30"), Day(2021, 1, 1)).tracks
    assert [promise.subject for promise in one.promises] == ["commitment/plan"]
    assert not {"commitment", "target"} & set(one.unknown)
    (before,) = progress_report(issued().picture("2021-06-30"), Day(2021, 1, 1)).tracks
    assert "commitment" in before.unknown


def test_a_period_that_begins_after_its_end_is_refused() -> None:
    with pytest.raises(OversightError, match="2022-01-02"):
        progress_report(issued().picture("2022-01-01"), Day(2022, 1, 2))


def test_the_second_half_of_2021_in_the_public_data(reference_picture: ReferencePicture) -> None:
    """By the facts: five tracks of 2019 stood before; six of the letter of 1 July 2021 came; no verdict."""
    picture = reference_picture(Day(2021, 12, 31))
    report = progress_report(picture, Day(2021, 7, 1))
    assert (report.open_before, report.open, len(report.tracks)) == (5, 11, len(tracks(picture)))
    assert [event.date for event in report.happened] == [
        *("2021-07-01", "2021-07-01", "2021-09-23", "2021-09-23", "2021-09-30", "2021-09"),
        *("2021-10-28", "2021-11-17"),
    ]
    assert all("verdict" in one.unknown for one in report.tracks)
    assert [one.recommendation for one in report.tracks if "text" not in one.unknown] == [
        f"recommendation/V2021-{n}" for n in (1, 1, 2, 2, 3, 3)
    ]


def test_the_report_of_the_past_does_not_know_what_came_later(reference_picture: ReferencePicture) -> None:
    then = progress_report(reference_picture(Day(2021, 6, 30)), Day(2021, 1, 1))
    assert {one.recommendation[:20] for one in then.tracks} == {"recommendation/R2019"}
    assert MIDDLE not in {one.recommendation for one in then.tracks}
