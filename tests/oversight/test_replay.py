# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How a track stands follows from its events alone, on any day and in whatever order they came in."""

import datetime
import hashlib
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from kamerbreed import reference
from kamerbreed.oversight import (
    Around,
    Event,
    EvidenceItem,
    HearingState,
    events,
    lineage,
    record_event,
    replay,
    set_verdicts,
    track_of,
    tracks,
    transitions,
)
from kamerbreed.picture import Coordinates, Picture, Refusal, Table
from kamerbreed.vocabulary import scales
from tests.oversight.made import JENV, MIDDLE, MINISTER, RDI, TEST, happens, issued, recording, standing
from tests.world import says, table_with

AROUND = Around(
    recommendation=MIDDLE,
    addressee=MINISTER,
    supervisors=frozenset({JENV, RDI}),
    successors=("recommendation/later",),
)
START = datetime.date(2020, 1, 1)
HEARD = HearingState(
    subject="hearing/heard",
    about="verdict",
    held_by=(JENV, RDI),
    addressee=MINISTER,
    recommendations=(MIDDLE,),
    verdict="volledig",
    sentences={"1": "Zin"},
    sent_on="2019-12-01",
    closed_on=datetime.date(2020, 1, 15),
)
OPEN_HEARING = replace(HEARD, subject="hearing/open", closed_on=None)
OF_ANOTHER = replace(HEARD, subject="hearing/another", addressee="party/korpsleiding")
KINDS = ("statement", "document", "observation", "test", "")

evidence = some.builds(
    EvidenceItem,
    subject=some.just("evidence/x"),
    type=some.sampled_from(KINDS),
    given_by=some.sampled_from([MINISTER, JENV, ""]),
    dated=some.sampled_from(["", "2019-05-01", "2020-01-20"]),
    valid_until=some.sampled_from(["", "2020-02-01"]),
)
happening = some.builds(
    Event,
    subject=some.integers(0, 10_000).map(lambda number: f"follow-up-event/{number}"),
    type=some.sampled_from(sorted({one.event for one in transitions()})),
    date=some.just(""),
    day=some.integers(0, 60).map(lambda days: START + datetime.timedelta(days=days)),
    actors=some.sampled_from([(JENV,), (RDI,), (JENV, RDI), (MINISTER,), ()]),
    text=some.sampled_from([None, "Omdat"]),
    accepted_risk=some.sampled_from(["", "Ik aanvaard het risico"]),
    appraisal=some.sampled_from(["", "adequate"]),
    verdict=some.sampled_from(["", "volledig", "deels"]),
    evidence=some.lists(evidence, max_size=2).map(tuple),
    closure_ground=some.sampled_from(["", *scales()["closure-ground"]]),
    letter=some.sampled_from(["", "source/letter"]),
    letter_type=some.just("letter"),
    recheck_on=some.sampled_from(["", "2021-01-01", "2023-01-01"]),
    suspended_until=some.sampled_from(["", "2020-02-15"]),
    hearings=some.sampled_from([(), (), (HEARD,), (OPEN_HEARING,), (OF_ANOTHER,)]),
    basis=some.sampled_from(["documented", "derived"]),
)
many = some.lists(happening, max_size=14, unique_by=lambda event: event.subject)
LAST = START + datetime.timedelta(days=70)


LEADS_TO = {
    "draft": "draft",
    "report": "issued",
    "closure": "closed",
    "reopening": "reopened",
    "suspension": "suspended",
    "ready_report": "reported_ready",
    "verification": "under_verification",
    "return": "under_way",
}
"""A second machine, by hand: where a legal event leads, whatever was before."""
LEADS_FROM = {
    "response": (MINISTER, {"issued", "awaiting_reply"}, "reply_received"),
    "information_request": (JENV, {"issued"}, "awaiting_reply"),
    "publication": (JENV, {"none", "draft"}, "issued"),
    "progress_report": (MINISTER, {"issued", "awaiting_reply", "reply_received", "reopened"}, "under_way"),
}
"""And where it leads for one sort of actor from some states only: else it moves nothing."""


def _after(state: str, event: Event) -> str:
    """The state after a legal event that is no resumption."""
    if event.type in LEADS_TO:
        return LEADS_TO[event.type]
    by, states, to = LEADS_FROM.get(event.type, ("", set(), ""))
    fits = MINISTER in event.actors if by == MINISTER else bool(event.actors) and MINISTER not in event.actors
    return to if fits and state in states else state


@settings(max_examples=300, deadline=None)
@given(happened=many)
def test_replay_gives_the_state_that_a_second_machine_gives(happened: list[Event]) -> None:
    whole = replay(happened, AROUND, LAST)
    illegal = {one.event for one in whole.refused}
    legal = {move.event: move for move in (*whole.moves, *whole.noted)}
    state, before, until = "none", "", datetime.date.min
    for event in sorted(happened, key=lambda one: one.order):
        if state == "suspended" and event.day >= until:
            state = before
        if event.subject in illegal:
            continue
        if event.type == "suspension":
            before, until = state, datetime.date(2020, 2, 15)
        state = before if event.type == "resumption" else _after(state, event)
        assert legal[event.subject].state == state
    assert whole.state == (before if state == "suspended" and until <= LAST else state)


@settings(max_examples=200, deadline=None)
@given(happened=many, data=some.data())
def test_the_order_in_which_events_came_in_never_decides(
    happened: list[Event], data: some.DataObject
) -> None:
    shuffled = data.draw(some.permutations(happened))
    assert replay(shuffled, AROUND, LAST).moves == replay(happened, AROUND, LAST).moves
    assert replay(shuffled, AROUND, LAST).state == replay(happened, AROUND, LAST).state


@settings(max_examples=200, deadline=None)
@given(happened=many)
def test_an_illegal_event_changes_nothing_and_is_named_with_its_reason(happened: list[Event]) -> None:
    whole = replay(happened, AROUND, LAST)
    illegal = {one.event for one in whole.refused}
    legal = [one for one in happened if one.subject not in illegal]
    assert replay(legal, AROUND, LAST) == replace(whole, refused=())
    for one in whole.refused:
        assert one.reason.in_language("nl").strip()
        assert one.reason.in_language("nl") != one.reason.in_language("en")


@settings(max_examples=200, deadline=None)
@given(happened=many, days=some.integers(0, 60))
def test_what_happens_later_does_not_change_an_earlier_day(happened: list[Event], days: int) -> None:
    day = START + datetime.timedelta(days=days)
    by_then = [one for one in happened if one.day <= day]
    moves = replay(by_then, AROUND, day).moves
    assert replay(happened, AROUND, LAST).moves[: len(moves)] == moves


@settings(max_examples=300, deadline=None)
@given(happened=many)
def test_nothing_closes_or_counts_as_full_without_what_that_needs(happened: list[Event]) -> None:
    whole = replay(happened, AROUND, LAST)
    by_name = {one.subject: one for one in happened}
    if whole.state == "closed":
        assert whole.ground
        assert whole.letter
        assert bool(whole.recheck_on) or whole.ground != "progress_and_confidence"
    legal = [by_name[move.event] for move in (*whole.moves, *whole.noted)]
    if "volledig" in whole.verdicts.values():
        kinds = {(one.type, one.given_by) for event in legal for one in event.evidence if one.dated}
        assert kinds - {
            ("statement", MINISTER),
            ("statement", ""),
            *[("", by) for by in (MINISTER, JENV, "")],
        }


@settings(max_examples=300, deadline=None)
@given(happened=many)
def test_no_order_of_events_makes_final_or_closes_upon_what_was_not_heard(happened: list[Event]) -> None:
    whole = replay(happened, AROUND, LAST)
    by_name = {one.subject: one for one in happened}
    legal = [(move, by_name[move.event]) for move in (*whole.moves, *whole.noted)]
    for move, event in legal:
        heard = HEARD in event.hearings and event.day >= datetime.date(2020, 1, 15)
        if event.type in ("verdict", "closure"):
            assert (move.finality == "final") == (heard and event.verdict == "volledig")
        elif event.type != "set_verdict":
            assert move.finality == ""
        if event.type == "closure" and event.verdict:
            assert move.finality == "final"
    assert set(whole.final) <= set(whole.finality) == set(whole.verdicts)
    assert set(whole.final.values()) <= {"volledig"}
    if whole.ground == "implemented":
        assert set(whole.verdicts.items()) == set(whole.final.items())


STEPS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("report", JENV, {}),
    ("information_request", JENV, {}),
    ("response", MINISTER, {"stance": "refuses"}),
    ("progress_report", MINISTER, {}),
    ("ready_report", MINISTER, {}),
    ("verification", JENV, {}),
    ("return", JENV, {}),
    ("verdict", JENV, {"verdict": "deels"}),
    ("verdict", JENV, {"verdict": "volledig"}),
    ("verdict", JENV, {"verdict": "volledig", "evidence": [TEST]}),
    ("closure", JENV, {"closure_ground": "no_longer_applicable", "letter": "source/closing-letter"}),
    ("closure", JENV, {}),
    ("reopening", JENV, {}),
)


@settings(max_examples=15, deadline=None)
@given(steps=some.lists(some.sampled_from(STEPS), max_size=7))
def test_the_act_refuses_what_replay_refuses_and_then_adds_nothing(
    steps: list[tuple[str, str, dict]],
) -> None:  # type: ignore[type-arg]
    made = issued()
    for number, (kind, by, more) in enumerate(steps):
        day = f"2022-01-{number + 1:02}"
        held, was = list(made.said), standing(made, day)
        try:
            happens(made, kind, day, by, **more)
        except Refusal:
            assert made.said == held
            assert standing(made, day) == was
        else:
            assert f"follow-up-event/{day}-{kind.replace('_', '-')}" in {
                move.event for move in (*standing(made, day).moves, *standing(made, day).noted)
            }
        assert standing(made, day).refused == ()


def test_ex_10_the_state_of_a_day_stays_what_it_was_when_something_is_entered_later() -> None:
    made = issued()
    happens(made, "verdict", "2021-09-15", verdict="deels")
    then = made.picture("2021-10-01")
    frozen, held = _hash(then), then.position
    made.does("2026-01-01", record_event, recording("verdict", "2021-09-20", verdict="niet"))
    assert _hash(made.picture("2021-10-01", position=held)) == frozen
    assert _hash(made.picture("2021-10-01")) != frozen
    assert standing(made, "2021-10-01").verdict == "niet"
    assert standing(made, "2021-09-19").verdict == "deels"


def _hash(picture: Picture) -> str:
    return hashlib.sha256(repr(tracks(picture)).encode()).hexdigest()


def test_an_event_that_came_in_by_another_way_and_is_not_allowed_moves_nothing_and_is_named() -> None:
    made = issued()
    name = "follow-up-event/imported"
    told = {"exists": True, "type": "closure", "date": "2022-01-01"}
    made.said += [says(name, one, value) for one, value in told.items()]
    made.said += [says(name, "actor", JENV, key=JENV), says(name, "recommendation", MIDDLE, key=MIDDLE)]
    now = standing(made, "2022-02-01")
    assert now.state == "reply_received"
    assert [one.event for one in now.refused] == [name]
    assert "ground" in now.refused[0].reason.in_language("en")


def test_of_a_month_an_event_counts_from_the_day_after_its_last() -> None:
    made = issued()
    name = "follow-up-event/month"
    told = {"exists": True, "type": "verification", "date": "2022-04"}
    made.said += [says(name, one, value) for one, value in told.items()]
    made.said += [says(name, "actor", JENV, key=JENV), says(name, "recommendation", MIDDLE, key=MIDDLE)]
    assert standing(made, "2022-04-30").state == "reply_received"
    assert standing(made, "2022-05-01").state == "under_verification"


# --- the real history ---


def _at(table: Table, day: str, **more: str) -> Picture:
    known = datetime.date.fromisoformat(more["known_at"]) if "known_at" in more else None
    return Picture(
        table,
        Coordinates(
            valid_at=datetime.date.fromisoformat(day), known_at=known, known_by=more.get("known_by", "")
        ),
    )


def test_the_real_items_stand_as_their_events_tell_and_no_better(reference_table: Table) -> None:
    """Of 2015 no item is known; of 2019 five, of 2021 three to two addressees; nobody judged one of them."""
    found = tracks(_at(reference_table, "2021-07-01"))
    states = {(one.recommendation.partition("/")[2], one.standing.state) for one in found}
    assert states == {
        *((f"R2019-{letter}", "reply_received") for letter in "abcde"),
        *((f"V2021-{number}", "issued") for number in "123"),
    }
    assert len(found) == 5 + 3 * 2
    assert {one.standing.basis for one in found} == {"derived"}
    assert all(one.standing.verdicts == {} and one.standing.refused == () for one in found)
    of_2019 = [one for one in found if "R2019" in one.recommendation]
    assert {one.standing.set_verdicts for one in of_2019} == {("follow-up-event/2021-07-01-verdict",)}


def test_both_verdicts_on_a_set_stand_in_their_literal_words(reference_table: Table) -> None:
    found = set_verdicts(_at(reference_table, "2021-07-01"))
    assert [(one.date, one.verdict_words, one.verdict_on_report) for one in found] == [
        ("2019-09-06", "niet of nauwelijks", ("report/report-2015",)),
        ("2021-07-01", "niet of zeer beperkt", ("report/report-2015", "report/report-2019")),
    ]


def test_the_verdict_of_the_letter_was_known_to_its_reader_and_not_to_the_public(
    reference_table: Table,
) -> None:
    name = "follow-up-event/2021-07-01-verdict"
    public = _at(reference_table, "2021-07-01", known_at="2021-07-01")
    corps = _at(reference_table, "2021-07-01", known_at="2021-07-01", known_by="party/korpsleiding")
    assert name not in {one.subject for one in events(public)}
    assert name in {one.subject for one in events(corps)}
    later = _at(reference_table, "2021-07-01", known_at="2021-09-23")
    assert name in {one.subject for one in events(later)}


def test_what_became_known_later_does_not_move_a_track_of_then(reference_table: Table) -> None:
    item, minister = "recommendation/R2019-c", "party/minister-jenv"
    given = recording(
        "verdict",
        "2021-06-01",
        "party/inspectie-jenv",
        item=item,
        verdict="zeer_beperkt",
        sources=("source/G28",),
    )
    more = record_event(_at(reference_table, "2026-11-23"), given)
    both = table_with([*reference.statements().statements, *more])
    verdicts = []
    for coordinates in ({}, {"known_at": "2021-07-01"}, {"known_at": "2025-04-24"}):
        found = track_of(_at(both, "2021-07-01", **coordinates), item, minister)
        assert found is not None
        verdicts.append(found.standing.verdict)
    assert verdicts == ["zeer_beperkt", "", "zeer_beperkt"]


def test_the_links_between_items_of_2015_and_2019_are_unknown_and_told_as_a_set(
    reference_table: Table,
) -> None:
    found = lineage(_at(reference_table, "2021-07-01"), "recommendation/R2019-a")
    assert (found.earlier, found.as_a_set) == ((), ("report/report-2015",))
    days = {(one.of, one.by): one.days for one in found.ages}
    assert days["item", "publication"] == 664
    assert days["item", "receipt"] == 721


def test_no_real_text_is_literal_but_those_of_the_letter(reference_table: Table) -> None:
    picture = _at(reference_table, "2026-11-23")
    literal = {
        one.recommendation
        for one in tracks(picture)
        if picture.one(one.recommendation, "text_status") == "literal"
    }
    assert literal == {f"recommendation/V2021-{number}" for number in "123"}
    with_text = {one.recommendation for one in tracks(picture) if picture.one(one.recommendation, "text_nl")}
    assert with_text == literal
    assert track_of(picture, "recommendation/R2015-1", MINISTER) is None
