# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How late an answer is follows from dates: nobody is called late wrongly, and silence is never 0 days."""

import datetime
import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.oversight import (
    AskedQuestion,
    Extension,
    OversightError,
    Reply,
    appraisal_clock,
    by_addressee,
    completeness,
    lateness,
    time_to_picture,
)
from tests.oversight.examples import numbers_of

DUE = datetime.date(2020, 12, 25)
MINISTER, POLICE = "party/minister-jenv", "party/police"


def day(n: int) -> datetime.date:
    """A day by its number from the last day on."""
    return DUE + datetime.timedelta(days=n)


def question(*answers: int, extensions: tuple[Extension, ...] = (), weight: int = 1) -> AskedQuestion:
    """A question that was answered in full on these days."""
    replies = tuple(Reply(on=day(n)) for n in answers)
    return AskedQuestion(
        addressee=MINISTER, due_on=DUE, extensions=extensions, replies=replies, weight=weight
    )


def more_time(granted: int, until: int) -> Extension:
    return Extension(granted_on=day(granted), until=day(until))


# --- one question ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "today", "state", "late", "running"),
    [
        (0, 100, "in_time", 0, None),
        (-5, 100, "in_time", 0, None),
        (1, 100, "late", 1, None),
        (209, 208, "overdue", None, 208),
        (209, 209, "late", 209, None),
        (209, 0, "awaited", None, None),
        (209, 1, "overdue", None, 1),
    ],
)
def test_a_question_is_late_from_the_day_after_its_last_day(
    answer: int, today: int, state: str, late: int | None, running: int | None
) -> None:
    found = lateness(question(answer), day(today))
    assert (found.state, found.late, found.running) == (state, late, running)


def test_silence_is_not_yet_and_never_no_days() -> None:
    found = lateness(question(), day(-1))
    assert found.answered_on is None
    assert found.late is None
    assert found.running is None


def test_a_partial_answer_does_not_stop_the_clock() -> None:
    half = AskedQuestion(
        addressee=MINISTER,
        due_on=DUE,
        replies=(Reply(on=day(0), share=Fraction(1, 2)), Reply(on=day(30))),
    )
    assert lateness(half, day(10)).state == "overdue"
    assert lateness(half, day(30)).late == 30
    assert half.share(day(10)) == Fraction(1, 2)


def test_a_second_full_answer_does_not_make_the_first_later() -> None:
    assert lateness(question(3, 50), day(100)).late == 3


def test_an_extension_counts_from_the_day_on_which_it_was_given() -> None:
    one = question(40, extensions=(more_time(-3, 14), more_time(10, 30)))
    assert lateness(one, day(-4)).due_on == DUE
    assert lateness(one, day(-3)).due_on == day(14)
    assert lateness(one, day(20)).state == "awaited"
    found = lateness(one, day(50))
    assert (found.late, found.excused, found.beyond_first) == (10, 30, 40)


def test_an_extension_that_was_given_after_the_answer_excuses_nothing() -> None:
    one = question(10, extensions=(more_time(11, 30),))
    assert lateness(one, day(50)).late == 10


@given(
    st.integers(-20, 100),
    st.lists(st.integers(0, 30), max_size=5),
    st.integers(-30, 150),
)
def test_lateness_is_never_negative_and_additive_with_extensions(
    answer: int, steps: list[int], today: int
) -> None:
    """Days beyond the first last day = days that each extension covers + days beyond the last one."""
    edges = [0]
    for step in steps:
        edges.append(edges[-1] + step)
    given_early = tuple(more_time(-40, until) for until in edges[1:])
    found = lateness(question(answer, extensions=given_early), day(today))
    plain = lateness(question(answer), day(today))
    end = min(answer, today) if answer <= today else today
    covered = sum(max(0, min(end, after) - before) for before, after in itertools.pairwise(edges))
    beyond = max(0, end - edges[-1])
    assert found.excused == covered >= 0
    assert (found.late if answer <= today else found.running or 0) == beyond
    assert found.beyond_first == plain.beyond_first == covered + beyond == max(0, end)


@given(st.integers(-20, 60), st.integers(0, 30), st.integers(0, 30))
def test_more_time_never_makes_anybody_later(answer: int, first: int, second: int) -> None:
    shorter = question(answer, extensions=(more_time(-40, first),))
    longer = question(answer, extensions=(more_time(-40, first), more_time(-40, first + second)))
    late, less = lateness(shorter, day(99)).late, lateness(longer, day(99)).late
    assert late is not None
    assert less is not None
    assert 0 <= late - less <= second


# --- many questions -------------------------------------------------------------------------------


def test_the_days_of_an_addressee_are_those_of_its_own_questions() -> None:
    other = AskedQuestion(addressee=POLICE, due_on=DUE)
    every = [question(0), question(5), question(7), question(), other]
    found = by_addressee(every, day(10))
    assert list(found) == [MINISTER, POLICE]
    one = found[MINISTER]
    assert (one.of, one.in_time, one.late, one.awaited, one.overdue) == (4, 1, 2, 0, 1)
    assert (one.days_late, one.days_running) == (12, 10)
    assert (found[POLICE].days_late, found[POLICE].days_running) == (None, 10)
    assert by_addressee(every, day(0))[POLICE].days_running is None


def ten() -> list[AskedQuestion]:
    """Ten questions: six answered on the last day, two after 60 days, two after 209."""
    return [question(n) for n in [0] * 6 + [60] * 2 + [209] * 2]


def test_the_agreed_example_of_partial_answers() -> None:
    numbers = numbers_of("ex-05")
    found = time_to_picture(ten(), since=DUE, today=day(400))
    assert found
    assert found.t80 == numbers["t80_days"]
    assert found.t100 == numbers["t100_days"]
    assert completeness(ten(), DUE) == Fraction(numbers["completeness_at_due_pct"], 100)


def test_what_had_not_come_in_by_a_day_is_not_yet_on_that_day() -> None:
    found = time_to_picture(ten(), since=DUE, today=day(208))
    assert found
    assert (found.t80, found.t100, found.share) == (60, None, Fraction(4, 5))
    found = time_to_picture(ten(), since=DUE, today=day(-1))
    assert found
    assert (found.t80, found.t100, found.share) == (None, None, Fraction(0))


def test_of_nothing_asked_there_is_no_share_and_no_time() -> None:
    assert completeness([], DUE) is None
    assert time_to_picture([], since=DUE, today=DUE) is None


def test_a_heavy_question_weighs_more() -> None:
    two = [question(0, weight=4), question(30)]
    found = time_to_picture(two, since=day(-42), today=day(99))
    assert found
    assert (found.t80, found.t100) == (42, 72)


ANSWERS = st.lists(st.lists(st.integers(0, 300), max_size=2), min_size=1, max_size=8)


@given(ANSWERS, st.integers(0, 320))
def test_eighty_percent_is_there_no_later_than_everything_and_both_as_counted_day_by_day(
    answers: list[list[int]], today: int
) -> None:
    questions = [question(*days) for days in answers]
    found = time_to_picture(questions, since=DUE, today=day(today))
    assert found

    def counted(percent: int) -> int | None:
        for n in range(today + 1):
            done = sum(any(one <= n for one in days) for days in answers)
            if 100 * done >= percent * len(answers):
                return n
        return None

    assert (found.t80, found.t100) == (counted(80), counted(100))


# --- the inspectorate itself ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("appraised", "today", "days", "late", "running"),
    [
        (60, 100, 60, 0, None),
        (61, 100, 61, 1, None),
        (61, 60, None, None, None),
        (None, 60, None, None, None),
        (None, 61, None, None, 1),
    ],
)
def test_the_inspectorate_has_sixty_days_itself(
    appraised: int | None, today: int, days: int | None, late: int | None, running: int | None
) -> None:
    found = appraisal_clock(DUE, None if appraised is None else day(appraised), day(today))
    assert found.due_on == day(60)
    assert (found.days, found.late, found.running) == (days, late, running)


# --- refusals -------------------------------------------------------------------------------------


def test_days_that_go_backwards_and_shares_out_of_bounds_are_refused() -> None:
    with pytest.raises(OversightError, match="2020-12-24"):
        question(extensions=(more_time(-5, -1),))
    with pytest.raises(OversightError, match="put extensions in order"):
        question(extensions=(more_time(5, 10), more_time(4, 20)))
    with pytest.raises(OversightError, match="not 0"):
        question(weight=0)
    for share in (Fraction(-1, 2), Fraction(3, 2)):
        with pytest.raises(OversightError, match="covers 0 to 1"):
            AskedQuestion(addressee=MINISTER, due_on=DUE, replies=(Reply(on=DUE, share=share),))
    with pytest.raises(OversightError, match="received only on 2020-12-25"):
        appraisal_clock(DUE, day(-1), DUE)
