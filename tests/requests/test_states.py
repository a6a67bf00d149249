# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How questions stand follows from dates alone: against a count that reads the statements one by one."""

import datetime
import itertools
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerbreed.picture import QUESTION, Picture
from kamerbreed.requests import (
    STATES,
    Answering,
    Closing,
    Noting,
    Receiving,
    Sending,
    answer,
    by_party,
    by_series,
    close,
    mine,
    note_outcome,
    question_states,
    receive,
    request_of,
    requests,
    send,
    totals,
)
from kamerbreed.vocabulary import ControlRoom, Statement, checked, kinds, read_json
from tests.requests.made import INSPECTION, REQUEST, World, asked
from tests.world import LMS, OTHER_ROOM, ROOM, says

Day = datetime.date
SENT, DUE = "2026-01-05", "2026-02-01"
WAITING = ("partly", "too_abstract")


def sent() -> World:
    world = asked()
    world.does(SENT, send, Sending(request=REQUEST, on=SENT))
    return world


def state_on(world: World, day: str, key: str = "1") -> tuple[str, int | None]:
    (found,) = (one for one in question_states(world.picture(day)) if one.asked.key == key)
    return found.state, found.late


def test_a_question_goes_from_not_asked_to_asked_to_late_by_the_calendar_alone() -> None:
    world = sent()
    assert state_on(world, "2026-01-04") == ("not_asked", 0)
    assert state_on(world, SENT) == ("asked", 0)
    assert state_on(world, DUE) == ("asked", 0)
    assert state_on(world, "2026-02-02") == ("no_answer", 1)
    assert state_on(world, "2026-03-01") == ("no_answer", 28)
    (one, *_) = question_states(world.picture("2026-01-31"))
    assert (one.due_in, one.open) == (1, True)


def test_what_the_party_says_after_the_sending_answers_though_nobody_notes_it() -> None:
    world = sent()
    source = [
        says("source/own", "exists", True, stated_by=LMS),
        says("source/own", "published_on", "2026-02-11", stated_by=LMS),
    ]
    world.said += source
    world.said.append(says(ROOM, "city", "Drachten", sources=("source/own",), observed_on="2026-02-10"))
    assert state_on(world, "2026-02-10") == ("no_answer", 9)
    assert state_on(world, "2026-02-11") == ("answered", 10)
    assert state_on(world, "2026-06-01") == ("answered", 10)


@pytest.mark.parametrize(
    ("non_value", "state"),
    [("unknown", "nobody_knows"), ("refused", "refused"), ("not_applicable", "answered")],
)
def test_a_reason_for_having_no_value_is_an_outcome_too(non_value: str, state: str) -> None:
    world = sent()
    world.said += [
        says("source/own", "exists", True),
        says("source/own", "dated", "2026-01-20"),
        says(ROOM, "city", non_value=non_value, note="artikel 10", sources=("source/own",)),
    ]
    (one, *_) = question_states(world.picture("2026-01-21"))
    assert (one.state, one.ground) == (state, "artikel 10" if state == "refused" else "")


def test_what_the_party_said_before_and_what_others_say_after_is_no_answer() -> None:
    world = sent()
    world.said += [
        says("source/own", "exists", True),
        says("source/own", "published_on", "2025-12-01"),
        says(ROOM, "city", "Drachten", sources=("source/own",)),
        says("source/new", "exists", True),
        says("source/new", "published_on", "2026-01-20"),
        says(ROOM, "workplaces", 24, stated_by="party/cbs", sources=("source/new",)),
    ]
    assert state_on(world, "2026-01-21", "1") == ("asked", 0)
    assert state_on(world, "2026-01-21", "4") == ("asked", 0)


def test_the_later_of_a_recorded_outcome_and_a_statement_counts() -> None:
    world = sent()
    given: dict[str, Any] = {"request": REQUEST, "key": "1", "stated_by": LMS, "state": "answered"}
    world.does("2026-01-10", answer, Answering(**given, on="2026-01-10", value='"Drachten"'))
    too_abstract = {"state": "too_abstract", "stated_by": INSPECTION, "on": "2026-01-12"}
    world.does("2026-01-12", note_outcome, Noting(**{**given, **too_abstract}))
    assert state_on(world, "2026-01-11")[0] == "answered"
    assert state_on(world, "2026-01-12")[0] == "too_abstract"
    world.does("2026-01-15", answer, Answering(**given, on="2026-01-15", value='"Assen"'))
    assert state_on(world, "2026-01-15")[0] == "answered"


def test_a_request_is_draft_out_late_done_or_closed() -> None:
    world = asked()

    def state(day: str) -> str:
        found = request_of(world.picture(day), REQUEST)
        assert found is not None
        return found.state

    assert state("2026-01-02") == "draft"
    world.does(SENT, send, Sending(request=REQUEST, on=SENT))
    assert (state("2026-01-06"), state("2026-02-02"), state("2026-01-02")) == ("out", "late", "draft")
    world.does("2026-01-08", receive, Receiving(request=REQUEST, party=LMS, on="2026-01-08"))
    assert request_of(world.picture("2026-01-07"), REQUEST).received == {}  # type: ignore[union-attr]  # it is there
    for key in "1234":
        noting = Noting(request=REQUEST, key=key, state="nobody_knows", on="2026-01-20", stated_by=LMS)
        world.does("2026-01-20", note_outcome, noting)
    assert (state("2026-01-19"), state("2026-01-20"), state("2026-02-02")) == ("out", "done", "done")
    world.does("2026-02-05", close, Closing(request=REQUEST, on="2026-02-05"))
    assert (state("2026-02-04"), state("2026-02-05")) == ("done", "closed")


def test_after_closing_nothing_runs_on() -> None:
    world = sent()
    world.does("2026-02-05", close, Closing(request=REQUEST, on="2026-02-05"))
    assert state_on(world, "2026-02-04") == ("no_answer", 3)
    assert state_on(world, "2026-03-05") == ("no_answer", 4)
    assert not any(one.open for one in question_states(world.picture("2026-03-05")))


# --- against a slow count -------------------------------------------------------------------------

DAYS = [Day(2026, 1, 1) + datetime.timedelta(days=7 * number) for number in range(12)]
ROOMS = [ROOM, OTHER_ROOM]
NAMES = ["city", "operational_state", "workplaces"]
VALUES = {"city": '"Drachten"', "operational_state": '"in_operation"', "workplaces": "24"}


@st.composite
def one_request(draw: st.DrawFn, number: int) -> list[Statement]:
    """The statements of a request in whatever order of dates, as an import may bring them."""
    subject = f"request/r{number}"
    party = draw(st.sampled_from([LMS, "party/cbs"]))
    days = {name: draw(st.sampled_from([None, *DAYS])) for name in ("sent_on", "due_on", "closed_on")}
    made = [
        says(subject, "exists", True, stated_by=INSPECTION),
        says(subject, "asked_by", INSPECTION, stated_by=INSPECTION),
        says(subject, "addressee", party, stated_by=INSPECTION),
        says(subject, "series", draw(st.sampled_from(["a", "b"])), stated_by=INSPECTION),
    ]
    made += [says(subject, name, day.isoformat(), stated_by=INSPECTION) for name, day in days.items() if day]
    places = draw(
        st.lists(st.tuples(st.sampled_from(ROOMS), st.sampled_from(NAMES)), max_size=3, unique=True)
    )
    for key, (room, name) in enumerate(places, 1):
        record = {"on": room, "property": name, "text": "?"}
        made.append(says(subject, "question", record, key=str(key), stated_by=INSPECTION))
        if draw(st.booleans()):
            day = draw(st.sampled_from(DAYS)).isoformat()
            state = draw(st.sampled_from(["answered", "partly", "too_abstract", "refused", "nobody_knows"]))
            outcome = {"state": state, "day": day}
            made.append(says(subject, "outcome", outcome, key=str(key), stated_by=INSPECTION, valid_from=day))
    return made


@st.composite
def answers(draw: st.DrawFn, number: int) -> list[Statement]:
    """What a party says of a place, on a source that was public on a day."""
    source, name = f"source/a{number}", draw(st.sampled_from(NAMES))
    reason = draw(st.sampled_from(["", "", "unknown", "refused"]))
    return [
        says(source, "exists", True),
        says(source, "published_on", draw(st.sampled_from(DAYS)).isoformat()),
        Statement(
            subject=draw(st.sampled_from(ROOMS)),
            property=name,
            value=None if reason else VALUES[name],
            non_value=reason,
            basis="stated",
            sources=(source,),
            stated_by=draw(st.sampled_from([LMS, "party/cbs"])),
        ),
    ]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[World, Day]:
    """A world with a few requests and answers, and a day to look."""
    world = World()
    for number in range(draw(st.integers(0, 3))):
        world.said += map(checked, draw(one_request(number)))
    for number in range(draw(st.integers(0, 4))):
        world.said += map(checked, draw(answers(number)))
    return world, draw(st.sampled_from(DAYS))


def slowly(said: Sequence[Statement], day: Day) -> dict[tuple[str, str], tuple[str, int | None, bool]]:
    """State, days late and whether anything is awaited of every question, read from the statements."""

    def of(subject: str, name: str, key: str = "") -> Any:
        found = [one.value for one in said if (one.subject, one.property, one.key) == (subject, name, key)]
        return read_json(found[-1] or "null") if found else None

    def date(text: Any) -> Day | None:
        return Day.fromisoformat(text) if text else None

    found = {}
    for one in said:
        if one.property != "question" or not one.subject.startswith("request/"):
            continue
        record = read_json(one.value or "")
        assert isinstance(record, dict)
        begun, due, closed = (date(of(one.subject, name)) for name in ("sent_on", "due_on", "closed_on"))
        if begun is None or begun > day:
            found[one.subject, one.key] = ("not_asked", 0, False)
            continue
        closed = closed if closed and closed <= day else None
        told: list[tuple[Day, int, str]] = []
        outcome = of(one.subject, "outcome", one.key)
        if outcome and Day.fromisoformat(outcome["day"]) <= day:
            told.append((Day.fromisoformat(outcome["day"]), 10_000, outcome["state"]))
        for row, other in enumerate(said):
            place = (other.subject, other.property) == (record["on"], record["property"])
            if not place or other.stated_by != of(one.subject, "addressee") or not other.sources:
                continue
            known = date(of(other.sources[0], "published_on"))
            if known and begun <= known <= day:
                state = {"unknown": "nobody_knows", "refused": "refused"}.get(other.non_value, "answered")
                told.append((known, row, state))
        noted = [one for one in told if one[1] == 10_000]
        told = noted + [one for one in told if one[0] not in {when for when, _, _ in noted}]
        state = max(told)[2] if told else "no_answer" if closed or (due and due < day) else "asked"
        waits = state in ("asked", "no_answer", "partly", "too_abstract")
        run = list(itertools.takewhile(lambda one: one[2] not in WAITING, sorted(told, reverse=True)))
        answered = [when for when, _, what in run if what == "answered"]
        end = min(answered or [when for when, _, _ in run], default=closed or day)
        late = max(0, (end - due).days) if due else None
        found[one.subject, one.key] = (state, late, waits and not closed)
    return found


@settings(max_examples=150)
@given(worlds())
def test_states_and_totals_are_those_of_a_slow_count(drawn: tuple[World, Day]) -> None:
    world, day = drawn
    picture = world.picture(day.isoformat())
    states = question_states(picture)
    expected = slowly(world.said, day)
    assert {(one.asked.request, one.asked.key): (one.state, one.late, one.open) for one in states} == expected
    counted, every = totals(states), list(expected.values())
    sent = [one for one in every if one[0] != "not_asked"]
    assert counted.not_asked == len(every) - len(sent)
    assert counted.asked == len(sent) == sum(counted.by_state.values())
    assert counted.out == sum(one[2] for one in sent)
    assert counted.late == sum(one[2] and bool(one[1]) for one in sent)
    assert counted.days_late == sum(one[1] or 0 for one in sent)
    assert counted.no_term == sum(one[1] is None for one in sent)
    assert counted.answered == sum(one[0] == "answered" for one in sent)
    for parts in (by_party(states), by_series(requests(picture))):
        for name in ("asked", "out", "late", "days_late", "not_asked", "answered"):
            assert sum(getattr(one, name) for one in parts.values()) == getattr(counted, name)
    own = [one for party in (LMS, "party/cbs") for one in mine(picture, [party])]
    assert len(own) == counted.asked == len(mine(picture, None))


@settings(max_examples=100)
@given(worlds())
def test_a_fact_on_which_nothing_is_known_tells_the_question_that_was_put_last(
    drawn: tuple[World, Day],
) -> None:
    world, day = drawn
    picture = world.picture(day.isoformat())
    put = sorted(
        (one for one in question_states(picture) if one.state != "not_asked"),
        key=lambda one: (one.asked.sent_on, one.asked.request, one.asked.key),
    )
    last = {one.asked.place: one.asked for one in put}
    for room in ROOMS:
        for name in NAMES:
            question = picture.fact(room, name).standing.question
            if picture.fact(room, name).rows:
                continue
            found = last.get((room, name, ""))
            assert question == (_expected(found, day) if found else "never_asked")
            assert question in QUESTION


def _expected(found: Any, day: Day) -> str:
    if found.outcome:
        return "partly" if found.outcome == "answered" else str(found.outcome)
    ended = [text for text in (found.closed_on,) if text and Day.fromisoformat(text) <= day]
    late = found.due_on and Day.fromisoformat(found.due_on) < day
    return "no_answer" if ended or late else "asked"


@settings(max_examples=60)
@given(worlds())
def test_columns_tell_of_questions_what_facts_tell(drawn: tuple[World, Day]) -> None:
    world, day = drawn
    picture = world.picture(day.isoformat())
    for name, found in ControlRoom.properties().items():
        column = picture.column(ControlRoom, name)
        for cell, place in enumerate(column.place.tolist()):
            key = picture.table.things.texts[column.key[cell]]
            fact = picture.fact(column.subjects[place], name, key)
            assert column.standing(cell) == fact.standing
        if found.many:
            for place, subject in enumerate(column.subjects):
                assert QUESTION[column.unsaid_of(place)] == picture.fact(subject, name).standing.question


def test_a_whole_property_with_several_members_can_be_asked_for() -> None:
    record = {"on": ROOM, "property": "merged_from", "text": "?"}
    world = World()
    world.said += [
        says("request/r", "exists", True),
        says("request/r", "addressee", LMS),
        says("request/r", "sent_on", "2026-01-02"),
        says("request/r", "question", record, key="1"),
    ]
    picture = world.picture("2026-01-03")
    column = picture.column(kinds()["control-room"], "merged_from")
    places = {subject: QUESTION[column.unsaid_of(place)] for place, subject in enumerate(column.subjects)}
    assert places[ROOM] == picture.fact(ROOM, "merged_from").standing.question == "asked"
    assert places[OTHER_ROOM] == "never_asked"


def test_without_requests_nothing_is_made_and_kept() -> None:
    picture: Picture = World().picture("2026-01-01")
    picture.fact(ROOM, "city")
    picture.column(ControlRoom, "city")
    assert "asked places" not in picture._kept
    assert set(STATES) == {"not_asked", *totals([]).by_state}
