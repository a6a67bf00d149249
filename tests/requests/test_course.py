# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""While a request runs: by when it is to be answered, more time, reminders, and what came in appraised."""

import datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.picture import Refusal
from kamerbreed.requests import (
    Appraising,
    Closing,
    Dating,
    Extending,
    Noting,
    QuestionState,
    Reminding,
    RequestState,
    Sending,
    appraise,
    close,
    extend,
    give_date,
    ladder,
    letter_source,
    make,
    next_step,
    note_outcome,
    question_states,
    remind,
    request_of,
    say_days_late,
    send,
    settled_on,
)
from kamerbreed.vocabulary import LANGUAGES, Length, due_date, regimes, scales
from tests.oversight.examples import numbers_of
from tests.requests.made import INSPECTION, REQUEST, World, asked, making
from tests.world import LMS, says

Day = datetime.date.fromisoformat
SIX_WEEKS: dict[str, Any] = {"due_on": "", "term_n": 6, "term_unit": "week"}
DUE = "2026-02-01"


def sent(on: str = "2026-01-05", **other: Any) -> World:
    world = World()
    world.does("2020-01-01" if on < "2026" else "2026-01-01", make, making(world, **other))
    world.does(on, send, Sending(request=REQUEST, on=on))
    return world


def found(world: World, day: str) -> RequestState:
    one = request_of(world.picture(day), REQUEST)
    assert one is not None
    return one


def first_question(world: World, day: str) -> QuestionState:
    return found(world, day).questions[0]


def more_time(world: World, granted: str, until: str, reason: str = "Op verzoek van de partij") -> None:
    intent = Extending(request=REQUEST, granted_on=granted, until=until, reason=reason)
    world.does(granted, extend, intent)


def noted(world: World, key: str, state: str, on: str, **more: Any) -> None:
    intent = Noting(request=REQUEST, key=key, state=state, on=on, stated_by=LMS, **more)
    world.does(on, note_outcome, intent)


# --- the last day ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("regime", "number"), [("act", "due_atw"), ("letter", "due_brief")])
def test_six_weeks_end_after_christmas_by_an_act_and_on_it_by_a_letter(regime: str, number: str) -> None:
    due = numbers_of("ex-04")[number]
    one = found(sent("2020-11-13", **SIX_WEEKS, regime=regime), "2020-12-01")
    assert one.due_on == due
    assert all(question.asked.due_on == due for question in one.questions)
    assert one.questions[0].due_in == (Day(due) - Day("2020-12-01")).days


def test_a_question_is_late_from_the_day_after_the_last_day_that_was_reckoned() -> None:
    world = sent("2020-11-13", **SIX_WEEKS, regime="act")
    states = [first_question(world, f"2020-12-{day}") for day in (25, 28, 29)]
    assert [(one.state, one.late) for one in states] == [("asked", 0), ("asked", 0), ("no_answer", 1)]
    place = world.picture("2020-12-28").fact(*states[0].asked.place).standing.question
    assert (place, world.picture("2020-12-29").fact(*states[0].asked.place).standing.question) == (
        "asked",
        "no_answer",
    )


def test_before_the_sending_and_without_a_term_no_last_day_is_known_and_nothing_is_late() -> None:
    draft = asked(**SIX_WEEKS, regime="letter")
    assert found(draft, "2026-01-02").due_on == ""
    world = sent()
    world.said = [one for one in world.said if one.property != "due_on"]
    one = found(world, "2030-01-01")
    assert (one.due_on, one.state, one.questions[0].state, one.questions[0].late) == (
        "",
        "out",
        "asked",
        None,
    )
    assert (one.totals.no_term, one.totals.late) == (4, 0)
    assert [say_days_late(one.totals, lang) for lang in LANGUAGES] == ["onbekend", "unknown"]


def test_a_last_day_that_is_given_goes_before_one_that_is_reckoned() -> None:
    world = sent(**SIX_WEEKS, regime="letter")
    world.said.append(says(REQUEST, "due_on", "2026-03", stated_by=INSPECTION))
    one = found(world, "2026-03-02")
    assert (one.due_on, one.term.first, one.term.reckoned) == ("2026-03", Day("2026-03-31"), None)


@pytest.mark.parametrize(
    "term",
    [{"n": 0, "unit": "day"}, {"n": 4001, "unit": "day"}],
)
def test_a_term_that_cannot_be_gives_no_last_day_and_breaks_no_page(term: dict[str, object]) -> None:
    world = sent(**SIX_WEEKS, regime="letter")
    world.said.append(says(REQUEST, "term", term, stated_by=INSPECTION))
    assert found(world, "2026-03-02").due_on == ""


@pytest.mark.parametrize(
    ("form", "what"),
    [
        ({"due_on": ""}, "give a last day or a term"),
        ({"term_n": 6, "term_unit": "week", "regime": "act"}, "not both"),
        ({**SIX_WEEKS, "regime": "habit"}, "'habit'"),
        ({**SIX_WEEKS}, "no term regime ''"),
        ({**SIX_WEEKS, "regime": "act", "term_n": 0}, "not 0"),
        ({**SIX_WEEKS, "regime": "act", "term_unit": "hour"}, "'hour'"),
    ],
)
def test_a_request_needs_one_term_that_can_be(form: dict[str, Any], what: str) -> None:
    with pytest.raises(Refusal, match=what):
        asked(**form)


# --- more time ------------------------------------------------------------------------------------


def test_more_time_counts_from_the_day_on_which_it_was_given() -> None:
    world = sent()
    more_time(world, "2026-02-05", "2026-02-20")
    assert [first_question(world, day).state for day in ("2026-02-04", "2026-02-05")] == [
        "no_answer",
        "asked",
    ]
    assert found(world, "2026-02-04").due_on == DUE
    assert found(world, "2026-02-21").due_on == "2026-02-20"
    assert first_question(world, "2026-02-21").late == 1
    noted(world, "1", "partly", "2026-02-22")
    assert found(world, "2026-02-22").term.extensions[0].reason == "Op verzoek van de partij"


def test_who_knew_of_the_letter_only_does_not_know_of_the_time_that_was_given_later() -> None:
    world = sent()
    more_time(world, "2026-02-05", "2026-02-20")
    said = says(letter_source(REQUEST), "published_on", "2026-01-05", stated_by=INSPECTION)
    world.said.append(said)
    before, after = (world.picture("2026-03-01", known_at=Day(day)) for day in ("2026-02-04", "2026-02-05"))
    assert [request_of(one, REQUEST).due_on for one in (before, after)] == [DUE, "2026-02-20"]  # type: ignore[union-attr]  # it is there


def test_time_that_was_given_after_the_answer_changes_nothing() -> None:
    world = sent()
    noted(world, "1", "nobody_knows", "2026-02-03")
    more_time(world, "2026-02-05", "2026-02-20")
    assert first_question(world, "2026-03-01").late == 2


@pytest.mark.parametrize(
    ("granted", "until", "reason", "what"),
    [
        ("2026-02-10", "2026-02-20", "r", "gives no time"),
        ("2026-02-10", "2026-02-19", "r", "gives no time"),
        ("2026-02-05", "2026-03-01", "r", "has to be after it"),
        ("2026-02-11", "2026-03-01", "r", "still to come"),
        ("2026-01-04", "2026-03-01", "r", "before the sending"),
        ("2026-02-10", "2026-03", "r", "one day"),
        ("2026-02-10", "2026-03-01", " ", "needs a reason"),
    ],
)
def test_more_time_goes_forwards_and_has_a_reason(granted: str, until: str, reason: str, what: str) -> None:
    world = sent()
    more_time(world, "2026-02-05", "2026-02-20")
    held = list(world.said)
    with pytest.raises(Refusal, match=what):
        world.does(
            "2026-02-10", extend, Extending(request=REQUEST, granted_on=granted, until=until, reason=reason)
        )
    assert world.said == held


def test_no_more_time_is_given_where_nothing_is_awaited_or_no_last_day_is_known() -> None:
    world = sent()
    for key in "1234":
        noted(world, key, "nobody_knows", "2026-01-10")
    with pytest.raises(Refusal, match="nothing more is awaited"):
        more_time(world, "2026-01-20", "2026-03-01")
    undated = sent()
    undated.said = [one for one in undated.said if one.property != "due_on"]
    with pytest.raises(Refusal, match="no last day is known"):
        more_time(undated, "2026-01-20", "2026-03-01")


def test_an_extension_in_the_data_that_goes_backwards_gives_no_time() -> None:
    world = sent()
    for number, until in enumerate(("2026-01-20", "2026-03-01", "2026-02-20")):
        record = {"granted_on": f"2026-01-1{number}", "until": until}
        world.said.append(says(REQUEST, "extension", record, key=str(number), stated_by=INSPECTION))
    assert [one.until for one in found(world, "2026-02-01").term.extensions] == ["2026-03-01"]


@given(
    st.lists(st.tuples(st.integers(1, 40), st.integers(1, 60)), max_size=4),
    st.integers(0, 300),
)
def test_the_last_day_never_goes_back(steps: list[tuple[int, int]], look: int) -> None:
    world, granted, due = sent(), Day("2026-01-06"), Day(DUE)
    for later, longer in steps:
        granted, due = granted + datetime.timedelta(days=later), due + datetime.timedelta(days=longer)
        more_time(world, granted.isoformat(), due.isoformat())
    day = Day("2026-01-06") + datetime.timedelta(days=look)
    today, tomorrow = (found(world, one.isoformat()) for one in (day, day + datetime.timedelta(days=1)))
    assert today.due_on <= tomorrow.due_on
    assert today.totals.days_late == 0 or not [one for one in today.term.extensions if one.due >= day]


# --- reminders ------------------------------------------------------------------------------------


def test_the_ladder_proposes_its_steps_by_the_date_and_each_once() -> None:
    world, proposed = sent(), []
    for day in ("2026-02-01", "2026-02-02", "2026-02-15", "2026-03-01", "2026-03-15"):
        step = next_step(found(world, day), Day(day))
        assert step is not None
        proposed.append((step.rung.step, step.on.isoformat(), step.due))
        if step.due:
            world.does(day, remind, Reminding(request=REQUEST, on=day, step=step.rung.step))
    assert proposed == [
        ("reminder", "2026-02-02", False),
        ("reminder", "2026-02-02", True),
        ("second_reminder", "2026-02-15", True),
        ("leadership_letter", "2026-03-01", True),
        ("minister_report", "2026-03-15", True),
    ]
    assert next_step(found(world, "2026-04-01"), Day("2026-04-01")) is None
    assert found(world, "2026-04-01").steps["2026-02-15"] == "second_reminder"


def test_who_gave_more_time_begins_the_ladder_anew_from_the_new_last_day() -> None:
    world = sent()
    world.does("2026-02-02", remind, Reminding(request=REQUEST, on="2026-02-02", step="leadership_letter"))
    more_time(world, "2026-02-05", "2026-02-20")
    step = next_step(found(world, "2026-02-06"), Day("2026-02-06"))
    assert step is not None
    assert (step.rung.step, step.on, step.due) == ("reminder", Day("2026-02-21"), False)


def test_a_reminder_without_a_step_is_the_first_that_was_not_taken() -> None:
    world = sent()
    world.does("2026-02-02", remind, Reminding(request=REQUEST, on="2026-02-02"))
    step = next_step(found(world, "2026-02-03"), Day("2026-02-03"))
    assert step is not None
    assert step.rung.step == "second_reminder"


def test_nothing_is_proposed_where_nothing_is_awaited_or_no_last_day_is_known() -> None:
    world = sent()
    world.does("2026-02-03", close, Closing(request=REQUEST, on="2026-02-03"))
    assert next_step(found(world, "2026-04-01"), Day("2026-04-01")) is None
    draft = asked()
    assert next_step(found(draft, "2026-04-01"), Day("2026-04-01")) is None


def test_a_step_that_is_not_on_the_ladder_is_refused() -> None:
    with pytest.raises(Refusal, match="'fine'"):
        sent().does("2026-02-03", remind, Reminding(request=REQUEST, on="2026-02-03", step="fine"))


def test_every_step_of_the_ladder_has_words_comes_later_and_says_that_it_is_assumed() -> None:
    rungs = ladder()
    assert [one.step for one in rungs] == list(scales()["reminder-step"])
    assert [one.after_days for one in rungs] == sorted({one.after_days for one in rungs})
    assert {one.basis for one in rungs} == {"assumed"}
    assert ladder(rungs[0].version) == rungs


# --- answers in parts, and what was taken back ----------------------------------------------------


def test_parts_keep_their_days_and_shares_and_the_first_full_answer_counts() -> None:
    world = sent()
    noted(world, "1", "partly", "2026-01-20", share=Fraction(3, 5))
    noted(world, "1", "partly", "2026-02-03")
    one = first_question(world, "2026-02-10")
    assert [(reply.on, reply.share) for reply in one.told] == [
        ("2026-01-20", Fraction(3, 5)),
        ("2026-02-03", None),
    ]
    assert (one.state, one.late, settled_on(one.told)) == ("partly", 9, None)


def test_saying_again_that_a_question_is_settled_makes_it_no_later() -> None:
    world = sent()
    noted(world, "1", "nobody_knows", "2026-01-20")
    noted(world, "1", "nobody_knows", "2026-02-20")
    one = first_question(world, "2026-03-01")
    assert (one.since, one.late) == ("2026-01-20", 0)


def test_an_answer_that_was_found_too_abstract_settles_nothing() -> None:
    world = sent()
    noted(world, "1", "nobody_knows", "2026-01-20")
    judged = Noting(request=REQUEST, key="1", state="too_abstract", on="2026-01-25", stated_by=INSPECTION)
    world.does("2026-01-25", note_outcome, judged)
    noted(world, "1", "nobody_knows", "2026-02-04")
    assert settled_on(first_question(world, "2026-01-24").told) == Day("2026-01-20")
    assert settled_on(first_question(world, "2026-01-26").told) is None
    assert first_question(world, "2026-03-01").late == 3


@pytest.mark.parametrize(
    ("state", "share"),
    [
        ("partly", Fraction(0)),
        ("partly", Fraction(1)),
        ("partly", Fraction(3, 2)),
        ("nobody_knows", Fraction(1, 2)),
    ],
)
def test_a_share_is_a_part(state: str, share: Fraction) -> None:
    with pytest.raises(Refusal, match="a share belongs to an answer in part"):
        noted(sent(), "1", state, "2026-01-20", share=share)


# --- the other dates, and appraisal ---------------------------------------------------------------


def test_a_request_keeps_the_four_dates() -> None:
    world = sent()
    world.does("2026-02-10", close, Closing(request=REQUEST, on="2026-02-10"))
    for what, on in (("offered_on", "2026-02-11"), ("published_on", "2026-02-12")):
        world.does("2026-02-12", give_date, Dating(request=REQUEST, what=what, on=on))
    one = found(world, "2026-02-12")
    assert (one.sent_on, one.offered_on, one.published_on) == ("2026-01-05", "2026-02-11", "2026-02-12")
    assert found(world, "2026-02-11").published_on == ""
    assert world.picture("2026-02-12").one(letter_source(REQUEST), "published_on") == "2026-02-12"
    with pytest.raises(Refusal, match="noted already"):
        world.does("2026-02-13", give_date, Dating(request=REQUEST, what="offered_on", on="2026-02-13"))
    with pytest.raises(Refusal, match="'sent_on'"):
        world.does("2026-02-13", give_date, Dating(request=REQUEST, what="sent_on", on="2026-02-13"))


def test_what_came_in_is_appraised_once_and_a_later_answer_waits_again() -> None:
    world = sent()
    noted(world, "1", "partly", "2026-01-20")
    noted(world, "2", "nobody_knows", "2026-01-21")
    world.does("2026-01-25", appraise, Appraising(request=REQUEST, on="2026-01-25", keys=["1"]))
    noted(world, "1", "nobody_knows", "2026-02-20")
    world.does("2026-03-01", close, Closing(request=REQUEST, on="2026-03-01"))
    told = [(one.on, one.appraised_on) for one in first_question(world, "2026-03-02").told]
    assert told == [("2026-01-20", "2026-01-25"), ("2026-02-20", "")]
    world.does("2026-03-02", appraise, Appraising(request=REQUEST, on="2026-03-02"))
    one = found(world, "2026-03-02")
    assert [[reply.appraised_on for reply in question.told] for question in one.questions[:2]] == [
        ["2026-01-25", "2026-03-02"],
        ["2026-03-02"],
    ]
    with pytest.raises(Refusal, match="nothing by 2026-03-02"):
        world.does("2026-03-03", appraise, Appraising(request=REQUEST, on="2026-03-02"))
    with pytest.raises(Refusal, match="no question 9"):
        world.does("2026-03-03", appraise, Appraising(request=REQUEST, on="2026-03-02", keys=["9"]))


def test_nothing_is_appraised_before_it_came_in() -> None:
    world = sent()
    noted(world, "1", "partly", "2026-01-20")
    with pytest.raises(Refusal, match="nothing by 2026-01-19"):
        world.does("2026-01-25", appraise, Appraising(request=REQUEST, on="2026-01-19"))


@given(st.sampled_from(sorted(regimes())), st.integers(1, 200), st.integers(0, 700))
def test_the_last_day_of_a_picture_is_that_of_the_term(regime: str, n: int, start: int) -> None:
    day = (Day("2024-01-01") + datetime.timedelta(days=start)).isoformat()
    world = World()
    world.does("2020-01-01", make, making(world, due_on="", term_n=n, term_unit="day", regime=regime))
    world.does(day, send, Sending(request=REQUEST, on=day))
    due = due_date(Day(day), Length(n, "day"), regime).due
    assert {one.asked.term.first for one in question_states(world.picture(day))} == {due}
