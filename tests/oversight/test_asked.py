# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Lateness through a picture: to the day, additive with extensions, and unknown where its days are."""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerbreed.oversight import (
    Lateness,
    conditions,
    late,
    lateness_of,
    parties_asked,
    time_of,
    times_of_series,
)
from kamerbreed.picture import Picture
from kamerbreed.requests import question_states, request_of, requests
from kamerbreed.vocabulary import Statement, scales
from tests.conftest import ReferencePicture
from tests.oversight.examples import numbers_of
from tests.requests.made import BASE, INSPECTION, REQUEST, World
from tests.world import LMS, ROOM, says

Day = datetime.date.fromisoformat
SENT, DUE = Day("2026-01-05"), Day("2026-02-16")
MINISTER = "party/minister-jenv"


def on(n: int) -> str:
    """A day by its number from the last day on."""
    return (DUE + datetime.timedelta(days=n)).isoformat()


def said(name: str, value: object, key: str = "", request: str = REQUEST, **more: Any) -> Statement:
    return says(request, name, value, key=key, stated_by=INSPECTION, **more)


def request(n: int, **other: Any) -> list[Statement]:
    """A request of n questions, sent six weeks before its last day."""
    told = {
        "exists": True,
        "asked_by": INSPECTION,
        "addressee": LMS,
        "sent_on": SENT.isoformat(),
        "due_on": DUE.isoformat(),
        **other,
    }
    record = {"on": ROOM, "property": "city", "text": "?"}
    return [
        *[said(name, value) for name, value in told.items() if value],
        *[said("question", record, key=str(number)) for number in range(1, n + 1)],
    ]


def outcome(key: int, state: str, day: str, **more: Any) -> Statement:
    return said("outcome", {"state": state, "day": day, **more}, key=str(key), valid_from=day[:10])


def more_time(granted: int, until: int) -> Statement:
    record = {"granted_on": on(granted), "until": on(until), "reason": "Verlof"}
    return said("extension", record, key=on(granted))


def picture(found: Sequence[Statement], day: str) -> Picture:
    return World([*BASE, *found]).picture(day)


def only(found: Sequence[Statement], day: str) -> Lateness:
    (one,) = late(picture(found, day))
    return one.lateness


# --- the examples ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("regime", "number"), [("act", "due_atw"), ("letter", "due_brief")])
def test_ex_04_through_a_picture(regime: str, number: str) -> None:
    due = Day(numbers_of("ex-04")[number])
    term = {"due_on": "", "sent_on": "2020-11-13", "regime": regime, "term": {"n": 6, "unit": "week"}}
    answered = [*request(1, **term), outcome(1, "answered", "2021-01-10")]
    found = only(answered, "2021-07-01")
    assert (found.due_on, found.late) == (due, (Day("2021-01-10") - due).days)
    assert only(answered, due.isoformat()).state == "awaited"
    assert only(answered, (due + datetime.timedelta(days=1)).isoformat()).running == 1


def test_ex_05_through_a_picture() -> None:
    numbers = numbers_of("ex-05")
    days = [0] * 6 + [60] * 2 + [209] * 2
    told = [*request(10), *[outcome(n, "answered", on(day)) for n, day in enumerate(days, 1)]]
    for look, t80, t100, share in (
        (0, None, None, numbers["completeness_at_due_pct"]),
        (60, numbers["t80_days"], None, 80),
        (209, numbers["t80_days"], numbers["t100_days"], 100),
    ):
        seen = picture(told, on(look))
        time = time_of(seen, requests(seen))
        assert time
        assert time.since_due
        assert (time.since_due.t80, time.since_due.t100, time.since_due.share * 100) == (t80, t100, share)
        term = (DUE - SENT).days
        assert time.since_sending.t80 == (None if t80 is None else t80 + term)
        assert time.since_sending.t100 == (None if t100 is None else t100 + term)
    found = lateness_of(picture(told, on(300)), LMS)
    assert (found.tally.of, found.tally.in_time, found.tally.late) == (10, 6, 4)
    assert found.tally.days_late == 2 * 60 + 2 * 209


def test_the_same_numbers_come_of_one_answer_in_parts() -> None:
    """Six tenths on the last day, two more after 60 days, all after 209: the same picture by shares."""
    shares = [(0, 0.6), (60, 0.8), (209, 1.0)]
    told = [*request(1), *[outcome(1, "partly", on(day), share=share) for day, share in shares[:2]]]
    told.append(outcome(1, "answered", on(209)))
    seen = picture(told, on(300))
    time = time_of(seen, requests(seen))
    assert time
    assert time.since_due
    assert (time.since_due.t80, time.since_due.t100) == (60, 209)
    (one,) = late(seen)
    assert (one.lateness.state, one.lateness.late) == ("late", 209)
    assert one.question.share(DUE) * 100 == numbers_of("ex-05")["completeness_at_due_pct"]


# --- what stops the clock -------------------------------------------------------------------------


def test_an_answer_in_part_of_which_nobody_told_the_share_counts_for_nothing() -> None:
    seen = picture([*request(1), outcome(1, "partly", on(-1))], on(5))
    time = time_of(seen, requests(seen))
    assert time
    assert (time.since_sending.share, only([*request(1), outcome(1, "partly", on(-1))], on(5)).running) == (
        0,
        5,
    )


@pytest.mark.parametrize("state", ["refused", "nobody_knows"])
def test_a_refusal_ends_the_wait_and_answers_nothing(state: str) -> None:
    told = [*request(1), outcome(1, state, on(3), ground="artikel 10")]
    found = only(told, on(50))
    assert (found.state, found.late, found.running, found.answered_on) == ("ended", 3, None, None)
    seen = picture(told, on(50))
    time = time_of(seen, requests(seen))
    assert time
    assert (time.since_sending.t80, time.since_sending.share) == (None, 0)


def test_closing_ends_the_wait() -> None:
    found = only(request(1, closed_on=on(7)), on(50))
    assert (found.state, found.late) == ("ended", 7)
    assert only(request(1, closed_on=on(7)), on(6)).running == 6


def test_what_was_found_too_abstract_is_no_answer() -> None:
    told = [*request(1), outcome(1, "answered", on(-3)), outcome(1, "too_abstract", on(-1))]
    assert only(told, on(-2)).state == "in_time"
    assert only(told, on(4)).running == 4
    assert only([*told, outcome(1, "answered", on(9))], on(40)).late == 9


# --- what is not known ----------------------------------------------------------------------------


def test_without_a_last_day_it_is_not_known_whether_it_is_late() -> None:
    found = only([*request(1, due_on=""), outcome(1, "answered", on(3))], on(50))
    assert (found.state, found.late, found.running) == ("unknown", None, None)
    tally = lateness_of(picture(request(3, due_on=""), on(50)), LMS).tally
    assert (tally.of, tally.unknown, tally.days_late, tally.days_running) == (3, 3, None, None)


def test_a_day_that_is_not_known_to_the_day_makes_nobody_in_time_and_days_the_least() -> None:
    (one,) = late(
        picture([*request(1, due_on="2026-02"), outcome(1, "answered", "2026-02-20")], "2026-06-01")
    )
    assert (one.exact, one.lateness.state, one.lateness.late) == (False, "unknown", None)
    (one,) = late(
        picture([*request(1, due_on="2026-02"), outcome(1, "answered", "2026-03-02")], "2026-06-01")
    )
    assert (one.exact, one.lateness.late) == (False, 2)
    (one,) = late(picture([*request(1), outcome(1, "answered", "2026")], "2027-06-01"))
    assert (one.exact, one.lateness.state) == (False, "unknown")


def test_time_that_was_given_on_a_last_day_that_is_not_known_gives_one() -> None:
    found = only([*request(1, due_on=""), more_time(-5, 4)], on(6))
    assert (found.state, found.running, found.excused) == ("overdue", 2, 0)


def test_the_yearly_series_to_the_minister_is_told_without_a_number_or_a_day(
    reference_picture: ReferencePicture,
) -> None:
    found = lateness_of(reference_picture(Day("2021-07-02")), MINISTER)
    assert (found.questions, found.tally.of, found.tally.days_late) == ((), 0, None)
    assert [(one.type, one.date) for one in found.told] == [("information_request", "2019")]
    later = lateness_of(reference_picture(Day("2022-01-01")), MINISTER)
    assert [(one.type, one.date) for one in later.told] == [
        ("information_request", "2019"),
        ("late_answer", "2021"),
    ]
    assert MINISTER in {one.party for one in parties_asked(reference_picture(Day("2022-01-01")))}


# --- laws -----------------------------------------------------------------------------------------

GRANTS = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), max_size=3)


@settings(max_examples=60)
@given(GRANTS, st.one_of(st.none(), st.integers(-40, 150)), st.integers(-40, 200))
def test_lateness_is_additive_with_extensions_and_never_negative(
    grants: list[tuple[int, int]], answered: int | None, look: int
) -> None:
    told, granted, until = request(1), -41, 0
    for later, longer in grants:
        granted, until = granted + later, until + longer
        told.append(more_time(granted, until))
    told += [outcome(1, "answered", on(answered))] if answered is not None else []
    seen = picture(told, on(look))
    (one,) = late(seen)
    end = look if answered is None else min(look, answered)
    assert one.lateness.beyond_first == max(0, end)
    assert all(
        days >= 0 for days in (one.lateness.excused, one.lateness.late or 0, one.lateness.running or 0)
    )
    (state,) = question_states(seen)
    assert (one.lateness.late or one.lateness.running or 0) == state.late


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["answered", "partly", "refused", "nobody_knows", "too_abstract"]),
            st.integers(-30, 60),
        ),
        max_size=4,
    ),
    st.booleans(),
    st.integers(-30, 90),
)
def test_two_ways_to_count_give_the_same_days(
    outcomes: list[tuple[str, int]], closed: bool, look: int
) -> None:
    """What the room of requests derives from states, and what is reckoned from replies and ends."""
    days = {day: state for state, day in outcomes}
    told = [
        *request(1, closed_on=on(70) if closed else ""),
        *[outcome(1, days[day], on(day)) for day in sorted(days)],
    ]
    seen = picture(told, on(look))
    (one,), (state,) = late(seen), question_states(seen)
    assert (one.lateness.late or one.lateness.running or 0) == state.late
    assert (one.lateness.state in ("awaited", "overdue")) == state.open
    tally = lateness_of(seen, LMS).tally
    assert tally.of == 1 == sum(getattr(tally, name) for name in scales()["lateness"])


# --- the other side of the clock, series, conditions ----------------------------------------------


def test_the_own_clock_runs_until_each_reply_was_appraised() -> None:
    told = [
        *request(2),
        outcome(1, "answered", on(0)),
        outcome(2, "partly", on(10)),
        said("appraised", {"question": "1", "reply": on(0), "day": on(65)}, key=f"1@{on(0)}"),
    ]
    before, after = (lateness_of(picture(told, on(day)), LMS).clock for day in (64, 75))
    assert (before.of, before.appraised, before.overdue, before.days_running) == (2, 0, 1, 4)
    assert (after.appraised, after.late, after.days_late) == (1, 1, 5)
    assert (after.waiting, after.overdue, after.days_running) == (1, 1, 5)


def test_the_time_to_the_picture_is_told_by_series_and_year() -> None:
    other = [
        replace(one, subject="request/b")
        for one in request(1, series="Jaarlijks", year="2026", sent_on=on(-20))
    ]
    mine = request(1, series="Jaarlijks", year="2026")
    told = [*mine, *other, outcome(1, "answered", on(5))]
    told.append(said("outcome", {"state": "answered", "day": on(9)}, "1", "request/b", valid_from=on(9)))
    times = times_of_series(picture(told, on(50)))
    assert list(times) == [("Jaarlijks", "2026")]
    time = times["Jaarlijks", "2026"].since_sending
    assert (time.since, time.t80, time.t100) == (SENT, (DUE - SENT).days + 9, (DUE - SENT).days + 9)


def test_late_expired_and_sliding_follow_from_the_date() -> None:
    def on_day(told: Sequence[Statement], day: int) -> Sequence[str]:
        found = request_of(picture(told, on(day)), REQUEST)
        assert found
        return conditions(found)

    assert [on_day(request(2), day) for day in (0, 1)] == [(), ("late", "expired")]
    half = [*request(2), outcome(1, "answered", on(-1))]
    assert on_day(half, 1) == ("late",)
    moved = [*half, more_time(-9, 5), more_time(2, 20)]
    assert [on_day(moved, day) for day in (1, 2, 21)] == [(), ("sliding",), ("late", "sliding")]
    assert on_day([*moved, outcome(2, "answered", on(30))], 40) == ()
