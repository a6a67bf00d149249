# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The figures count what the events of a picture did, and nothing that they did not do."""

import datetime

from kamerbreed.oversight import Closing, days_of, figures, track_of
from tests.conftest import ReferencePicture
from tests.oversight.made import JENV, LETTER, MIDDLE, MINISTER, TEST, happens, heard, issued

Day = datetime.date


def test_the_days_of_a_track_are_those_of_its_events() -> None:
    made = issued()
    happens(made, "ready_report", "2022-01-01", MINISTER)
    happens(made, "suspension", "2022-02-01", JENV, suspended_until="2022-03-01")
    happens(made, "resumption", "2022-02-15", JENV)
    happens(made, "verification", "2022-04-01", JENV)
    full = {"verdict": "volledig", "evidence": [TEST], "letter": LETTER, "closure_ground": "implemented"}
    happens(made, "closure", "2022-05-01", JENV, hearings=heard(made, "volledig", "2022-05-01"), **full)
    happens(made, "reopening", "2023-01-01", JENV)
    picture = made.picture("2024-01-01")
    track = track_of(picture, MIDDLE, MINISTER)
    assert track is not None
    found = days_of(picture, track)
    assert found is not None
    assert found.issued_on == Day(2019, 9, 6)
    assert found.claimed == (Day(2022, 1, 1),)
    assert found.verified == (Day(2022, 5, 1),)
    assert found.closings == (Closing(on=Day(2022, 5, 1), implemented=True),)
    assert found.reopened == (Day(2023, 1, 1),)


def test_the_figures_go_with_the_day_of_the_picture() -> None:
    made = issued()
    happens(made, "verification", "2022-04-01", JENV)
    full = {"verdict": "volledig", "evidence": [TEST], "letter": LETTER, "closure_ground": "implemented"}
    happens(made, "closure", "2022-05-01", JENV, hearings=heard(made, "volledig", "2022-05-01"), **full)
    before, after = figures(made.picture("2022-04-30")), figures(made.picture("2022-05-01"))
    assert (before.of, before.survival.closed, len(before.open)) == (1, 0, 1)
    assert (after.of, after.survival.closed, len(after.open)) == (1, 1, 0)
    assert (after.claims.verified_only, after.claims.claimed) == (1, 0)
    # Two items of this world were never issued.
    assert after.unissued == 2
    (cohort,) = figures(made.picture("2021-09-06")).cohorts[2]
    assert (cohort.year, cohort.of, cohort.open, cohort.rate) == (2019, 1, 1, 0)


def test_of_the_public_data_nothing_is_closed_and_no_curve_is_drawn(
    reference_picture: ReferencePicture,
) -> None:
    """Counted by hand of the facts: five items of 2019 and three requests of 2021 to two addressees each."""
    found = figures(reference_picture(Day(2021, 12, 31)))
    assert (found.of, found.survival.closed, found.survival.enough) == (11, 0, False)
    oldest = found.open[0]
    assert (oldest.issued_on, oldest.age_days) == (Day(2019, 7, 11), 904)
    assert found.claims.neither == 11
    assert found.reopenings.closed == 0
