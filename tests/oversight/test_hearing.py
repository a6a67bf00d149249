# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Nothing becomes final without hoor en wederhoor; what was replied and answered is kept."""

import dataclasses
import datetime
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kamerbreed.oversight import (
    FINAL,
    PROVISIONAL,
    UNKNOWN,
    AnsweringReplies,
    ClosingHearing,
    HearingState,
    Replying,
    answer_replies,
    close_hearing,
    days_of,
    events,
    finality,
    finality_of_event,
    finality_of_refusal,
    hearing_of,
    open_hearing,
    record_event,
    reply_to_draft,
    together,
    track_of,
    uphold,
)
from kamerbreed.picture import Picture, Refusal
from kamerbreed.requests import (
    Answering,
    Noting,
    Sending,
    answer,
    note_outcome,
    question_states,
    send,
)
from kamerbreed.vocabulary import Finding, Length, scales
from tests.conftest import ReferencePicture
from tests.oversight.made import (
    CORPS,
    JENV,
    LETTER,
    MIDDLE,
    MINISTER,
    OLD,
    POLICE,
    RDI,
    TEST,
    happens,
    heard,
    issued,
    opening,
    recording,
    standing,
    world,
)
from tests.requests.made import INSPECTION, REQUEST, World, asked
from tests.world import LMS, says

Day = datetime.date.fromisoformat
NAME = "hearing/draft"
SUPERVISOR = says(JENV, "type", "supervisor")
SENT, DUE, AFTER = "2022-01-03", "2022-01-17", "2022-01-18"


def out(by: str | list[str] = JENV, **more: Any) -> World:
    """A world in which the draft verdict "deels" of two sentences was put before the minister."""
    made = issued()
    made.does(SENT, open_hearing, opening("draft", SENT, by, **{"verdict": "deels", **more}))
    return made


def replies(
    made: World, on: str, remarks: dict[str, object] | None = None, *none: str, by: str = MINISTER
) -> None:
    told = Replying(hearing=NAME, on=on, stated_by=by, remarks=remarks or {}, no_remarks=none)
    made.does(on, reply_to_draft, told)


def answers(made: World, on: str, key: str, outcome: str = "not_adopted", by: str = JENV) -> None:
    told = {key: (outcome, {"nl": "Omdat"})}
    made.does(on, answer_replies, AnsweringReplies(hearing=NAME, on=on, stated_by=by, answers=told))


def closes(made: World, on: str, by: str = JENV) -> None:
    made.does(on, close_hearing, ClosingHearing(hearing=NAME, on=on, stated_by=by))


def now(made: World, day: str) -> HearingState:
    found = hearing_of(made.picture(day), NAME)
    assert found is not None
    return found


def refused(made: World, act: Callable[..., None], *args: Any, **more: Any) -> str:
    """That this is refused and adds nothing; the English reason."""
    before = list(made.said)
    with pytest.raises(Refusal) as error:
        act(made, *args, **more)
    assert made.said == before
    assert error.value.in_language("nl") != error.value.in_language("en")
    return error.value.in_language("en")


# --- the steps ---


def test_a_hearing_goes_from_draft_and_term_over_replies_and_answers_to_its_end() -> None:
    made = out()
    sent = now(made, SENT)
    assert (sent.state, sent.due_on, sent.term, sent.regime) == ("out", DUE, Length(2, "week"), "letter")
    assert list(sent.sentences) == ["1", "2"]
    replies(made, "2022-01-10", {"1": {"nl": "Dit is onjuist"}}, "2")
    assert now(made, "2022-01-10").state == "replied"
    assert "1" in refused(made, closes, "2022-01-11")
    answers(made, "2022-01-12", "1", "partly")
    assert now(made, "2022-01-12").state == "answered"
    closes(made, "2022-01-13")
    then = now(made, "2022-01-13")
    assert (then.state, str(then.closed_on), then.unclosed) == ("closed", "2022-01-13", ())
    first, second = then.replies
    assert (first.by, first.text, first.late) == (MINISTER, {"nl": "Dit is onjuist"}, False)
    assert first.answer is not None
    assert (first.answer.by, first.answer.outcome, first.answer.text) == (JENV, "partly", {"nl": "Omdat"})
    assert (second.kind, second.awaits) == ("none", False)
    assert now(made, "2022-01-12").state == "answered"
    assert now(made, "2022-01-09").replies == ()


def test_the_state_follows_from_the_day_alone() -> None:
    made = out()
    assert hearing_of(made.picture("2022-01-02"), NAME) is None or now(made, "2022-01-02").state == "draft"
    assert now(made, DUE).state == "out"
    assert now(made, AFTER).state == "expired"
    assert set(scales()["hearing-state"]) == {"draft", "out", "expired", "replied", "answered", "closed"}


def test_without_a_reply_it_closes_only_after_the_term() -> None:
    made = out()
    assert DUE in refused(made, closes, DUE)
    closes(made, AFTER)
    assert now(made, AFTER).state == "closed"


def test_once_each_sentence_was_replied_to_it_closes_within_the_term() -> None:
    made = out()
    replies(made, "2022-01-05", {}, "1")
    assert "2" in refused(made, closes, "2022-01-06")
    replies(made, "2022-01-06", {}, "2")
    closes(made, "2022-01-06")
    assert now(made, "2022-01-06").state == "closed"


def test_a_late_reply_is_kept_marked_and_answered_too() -> None:
    made = out()
    replies(made, AFTER, {"2": "Te laat, toch waar"})
    assert [(one.key, one.late) for one in now(made, AFTER).replies] == [("2", True)]
    assert "2" in refused(made, closes, AFTER)
    answers(made, AFTER, "2")
    closes(made, AFTER)
    assert "closed" in refused(made, replies, "2022-01-19", {"1": "Nog iets"})


def test_a_second_reply_to_a_sentence_stands_beside_the_first() -> None:
    made = out()
    replies(made, "2022-01-05", {"1": "Eerst"}, "2")
    replies(made, "2022-01-06", {"1": "En ook"})
    answers(made, "2022-01-07", "1")
    assert "1.2" in refused(made, closes, "2022-01-08")
    answers(made, "2022-01-08", "1.2")
    closes(made, "2022-01-08")
    assert [(one.key, one.text) for one in now(made, "2022-01-08").replies] == [
        ("1", "Eerst"),
        ("1.2", "En ook"),
        ("2", None),
    ]


def test_the_addressee_replies_and_a_holder_answers_and_nobody_else() -> None:
    made = out([JENV, RDI])
    assert MINISTER in refused(made, replies, "2022-01-05", {"1": "x"}, by=JENV)
    assert MINISTER in refused(made, replies, "2022-01-05", {"1": "x"}, by=POLICE)
    replies(made, "2022-01-05", {"1": "x"}, "2")
    assert JENV in refused(made, answers, "2022-01-06", "1", by=MINISTER)
    answers(made, "2022-01-06", "1", by=RDI)
    assert RDI in refused(made, closes, "2022-01-07", by=MINISTER)
    closes(made, "2022-01-07", by=RDI)


def test_what_makes_no_sense_is_refused_with_every_reason() -> None:
    made = out()
    wrong = Replying(hearing=NAME, on="2022-01-02", stated_by=POLICE, remarks={"3": " "}, no_remarks=["3"])
    told = refused(made, lambda it: it.does(SENT, reply_to_draft, wrong))
    assert all(part in told for part in (POLICE, "no sentence 3", "no reply", "both", SENT))
    assert "not yet put before" in refused(made, replies, "2022-01-02", {"1": "x"})
    early = dataclasses.replace(wrong, on="2022-02-01")
    assert "still to come" in refused(made, lambda it: it.does(SENT, reply_to_draft, early))
    replies(made, "2022-01-05", {"1": "x"}, "2")
    assert "'half'" in refused(made, answers, "2022-01-06", "1", "half")
    assert "2" in refused(made, answers, "2022-01-06", "2")
    empty = AnsweringReplies(hearing=NAME, on="2022-01-04", stated_by=JENV, answers={"1": ("partly", " ")})
    told = refused(made, lambda it: it.does("2022-01-06", answer_replies, empty))
    assert "why" in told
    assert "before the day of the reply" in told
    answers(made, "2022-01-06", "1")
    assert "1" in refused(made, answers, "2022-01-06", "1")
    closing = ClosingHearing(hearing=NAME, on="2022-01-04", stated_by=JENV)
    assert "after 2022-01-04: 1, 2" in refused(made, lambda it: it.does(AFTER, close_hearing, closing))
    missing = ClosingHearing(hearing="hearing/none", on=SENT, stated_by=JENV)
    with pytest.raises(Refusal, match="hearing/none"):
        made.does(SENT, close_hearing, missing)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"hearing": "report/x"}, "report/x"),
        ({"about": "mood"}, "mood"),
        ({"sentences": []}, "sentences"),
        ({"sentences": ["Een", " "]}, "sentences"),
        ({"held_by": []}, "nobody"),
        ({"held_by": [POLICE], "stated_by": POLICE}, f"{POLICE} is no supervisor"),
        ({"stated_by": RDI}, RDI),
        ({"addressee": JENV}, "cannot hear itself"),
        ({"addressee": CORPS}, f"{CORPS} is no addressee"),
        ({"addressee": "party/none"}, "party/none"),
        ({"verdict": ""}, "verdict"),
        ({"verdict": "half"}, "half"),
        ({"verdict_words": "niet of nauwelijks"}, "not both"),
        ({"verdict": "", "set_verdict": "niet_of_nauwelijks"}, "words"),
        ({"recommendations": []}, "about nothing"),
        ({"recommendations": ["recommendation/none"]}, "recommendation/none"),
        ({"about": "finding"}, "about nothing"),
        ({"about": "signal"}, "about nothing"),
        ({"about": "signal", "signals": ["service/none"]}, "service/none"),
        ({"about": "refusal"}, "about nothing"),
        ({"on": "2022-02-01"}, "2022-02-01"),
        ({"on": "2022"}, "2022"),
        ({"regime": "whim"}, "whim"),
    ],
    ids=str,
)
def test_a_draft_that_makes_no_sense_is_not_put_before_anybody(more: dict[str, Any], named: str) -> None:
    told = dataclasses.replace(opening("draft", SENT, verdict="deels"), **more)
    assert named in refused(issued(), lambda made: made.does(SENT, open_hearing, told))


def test_a_term_of_a_letter_does_not_move_and_one_of_an_act_does() -> None:
    """Six weeks from 13 November 2020 end on Christmas Day; an act moves that to Monday 28 December."""
    for regime, due in (("letter", "2020-12-25"), ("act", "2020-12-28")):
        made = issued()
        told = opening("draft", "2020-11-13", verdict="deels", term=Length(6, "week"), regime=regime)
        made.does("2020-11-13", open_hearing, told)
        assert now(made, "2020-11-13").due_on == due


# --- what came in by another way ---


def test_a_day_of_closing_that_came_in_by_another_way_closes_nothing_while_a_reply_is_open() -> None:
    made = out()
    replies(made, "2022-01-05", {"1": "x"}, "2")
    made.said.append(says(NAME, "closed_on", "2022-01-10"))
    then = now(made, "2022-02-01")
    assert (then.state, then.closed_on) == ("replied", None)
    assert [point.key for point in then.unclosed] == ["hearing.unanswered"]
    answers(made, "2022-02-01", "1")
    assert now(made, "2022-02-01").closed_on is None


def test_words_that_others_put_in_its_mouth_are_no_reply_and_no_answer() -> None:
    made = out()
    made.said.append(says(NAME, "reply", {"kind": "none", "day": "2022-01-05"}, key="1", stated_by=JENV))
    assert now(made, "2022-01-05").replies == ()
    replies(made, "2022-01-06", {"2": "x"})
    told = {"outcome": "adopted", "words": "Ja", "day": "2022-01-07"}
    made.said.append(says(NAME, "answer", told, key="2", stated_by=POLICE))
    (one,) = now(made, "2022-01-07").replies
    assert (one.by, one.answer) == (MINISTER, None)


def test_a_draft_that_was_changed_after_it_was_sent_does_not_close() -> None:
    made = out()
    made.said.append(says(NAME, "verdict", "niet", stated_by=JENV))
    assert "verdict" in refused(made, closes, AFTER)
    made = out()
    made.said.append(says(NAME, "sentence", {"nl": "Iets anders"}, key="2", stated_by=JENV))
    assert "sentence 2" in refused(made, closes, AFTER)
    made = out()
    replies(made, "2022-01-05", {}, "1", "2")
    made.said.append(says(NAME, "sentence", {"nl": "Nog iets"}, key="3", stated_by=JENV))
    assert "sentence 3" in refused(made, closes, AFTER)


# --- what is final ---


def counts(picture: Picture) -> dict[str, int]:
    """How many tracks have which final verdict, of the report of the one item that was issued."""
    return dict(together(picture)[0].phrase.counts)


def judged(
    made: World, verdict: str, on: str, by: str | list[str] = JENV, **more: Any
) -> tuple[dict[str, str], dict[str, str]]:
    happens(made, "verdict", on, by, verdict=verdict, **more)
    then = standing(made, on)
    return dict(then.finality), dict(then.final)


def test_a_verdict_without_a_hearing_is_provisional_and_does_not_count() -> None:
    made = issued()
    assert judged(made, "deels", "2022-03-01") == ({JENV: PROVISIONAL}, {})
    then = standing(made, "2022-03-01")
    assert (then.verdict, then.final_verdict) == ("deels", "")
    assert counts(made.picture("2022-03-01")) == {}


def test_a_verdict_after_a_closed_hearing_is_final_and_counts() -> None:
    made = issued()
    hearing = heard(made, "deels", "2022-03-01")
    assert judged(made, "deels", "2022-03-01", hearings=hearing) == ({JENV: FINAL}, {JENV: "deels"})
    assert counts(made.picture("2022-03-01")) == {"deels": 1}
    found = events(made.picture("2022-03-01"))[-1]
    assert finality_of_event(made.picture("2022-03-01"), found).code == FINAL
    assert finality(made.picture("2022-03-01"), found.subject).hearings == tuple(hearing)


def test_a_provisional_verdict_does_not_wipe_out_the_final_one_before_it() -> None:
    made = issued()
    judged(made, "deels", "2022-03-01", hearings=heard(made, "deels", "2022-03-01"))
    assert judged(made, "volledig", "2022-04-01", evidence=[TEST]) == ({JENV: PROVISIONAL}, {JENV: "deels"})
    then = standing(made, "2022-04-01")
    assert (then.verdict, then.final_verdict) == ("volledig", "deels")


def test_a_hearing_that_is_still_open_makes_nothing_final() -> None:
    made = out()
    assert judged(made, "deels", "2022-01-20", hearings=[NAME])[0] == {JENV: PROVISIONAL}
    closes(made, "2022-01-21")
    assert standing(made, "2022-01-22").finality == {JENV: PROVISIONAL}
    assert judged(made, "deels", "2022-01-22", hearings=[NAME])[0] == {JENV: FINAL}


def test_a_hearing_of_another_item_or_addressee_makes_nothing_final() -> None:
    made = issued()
    happens(made, "report", "2019-09-07", item=OLD)
    other = heard(made, "deels", "2022-03-01", item=OLD)
    assert judged(made, "deels", "2022-03-01", hearings=other)[0] == {JENV: PROVISIONAL}


def test_another_verdict_than_the_draft_needs_a_reply_that_was_adopted_and_is_never_lower() -> None:
    def after(outcome: str) -> World:
        made = out()
        replies(made, "2022-01-05", {"1": "Het is meer dan u schrijft"}, "2")
        answers(made, "2022-01-06", "1", outcome)
        closes(made, "2022-01-07")
        return made

    for outcome, verdict, code in (
        ("not_adopted", "deels", FINAL),
        ("not_adopted", "grotendeels", PROVISIONAL),
        ("partly", "grotendeels", FINAL),
        ("adopted", "grotendeels", FINAL),
        ("adopted", "niet_te_beoordelen", FINAL),
        ("adopted", "niet", PROVISIONAL),
    ):
        assert judged(after(outcome), verdict, "2022-01-08", hearings=[NAME])[0] == {JENV: code}, verdict


def test_supervisors_judge_jointly_in_one_event_on_one_hearing() -> None:
    made = issued()
    both = [JENV, RDI]
    only_one = heard(made, "niet", "2022-02-01", JENV)
    assert judged(made, "niet", "2022-02-01", both, hearings=only_one)[0] == dict.fromkeys(both, PROVISIONAL)
    hearing = heard(made, "deels", "2022-03-01", both)
    told = judged(made, "deels", "2022-03-01", both, hearings=hearing)
    assert told == (dict.fromkeys(both, FINAL), dict.fromkeys(both, "deels"))
    assert not standing(made, "2022-03-01").dissent


def test_supervisors_judge_apart_after_a_joint_hearing_and_dissent_is_kept_by_name() -> None:
    made = issued()
    hearing = heard(made, "deels", "2022-03-01", [JENV, RDI])
    judged(made, "deels", "2022-03-02", JENV, hearings=hearing)
    finals, counting = judged(made, "niet", "2022-03-03", RDI, hearings=hearing)
    assert finals == {JENV: FINAL, RDI: PROVISIONAL}
    assert counting == {JENV: "deels"}
    own = heard(made, "niet", "2022-04-01", RDI)
    judged(made, "niet", "2022-04-01", RDI, hearings=own)
    then = standing(made, "2022-04-01")
    assert (then.dissent, then.final, then.final_verdict) == (True, {JENV: "deels", RDI: "niet"}, "")


def test_a_verdict_on_a_set_is_heard_in_its_own_words() -> None:
    made = issued()
    words = {"set_verdict": "niet_of_nauwelijks", "verdict_words": "niet of nauwelijks"}
    hearing = heard(made, "", "2022-03-01", **words)
    happens(made, "verdict", "2022-03-01", hearings=hearing, **words)
    happens(
        made,
        "verdict",
        "2022-03-02",
        hearings=hearing,
        verdict_words="niet",
        set_verdict="niet_of_nauwelijks",
    )
    picture = made.picture("2022-03-02")
    codes = [finality_of_event(picture, one).code for one in events(picture) if one.type == "set_verdict"]
    assert codes == [FINAL, PROVISIONAL]


def test_what_counts_as_found_implemented_was_heard() -> None:
    made = issued()
    happens(made, "verdict", "2022-02-01", verdict="volledig", evidence=[TEST])
    found = track_of(made.picture("2022-02-01"), MIDDLE, MINISTER)
    assert found is not None
    days = days_of(made.picture("2022-02-01"), found)
    assert days is not None
    assert days.verified == ()


def test_no_closure_gives_a_provisional_verdict() -> None:
    made = issued()
    closing = {"closure_ground": "no_longer_applicable", "letter": LETTER}
    told = refused(made, happens, "closure", "2022-03-01", verdict="deels", **closing)
    assert "was not heard" in told
    happens(made, "closure", "2022-03-01", **closing)


def test_of_the_real_verdicts_on_a_set_it_is_not_known_whether_anybody_was_heard(
    reference_picture: ReferencePicture,
) -> None:
    picture = reference_picture(Day("2021-12-31"))
    sets = [one for one in events(picture) if one.type == "set_verdict"]
    assert [finality_of_event(picture, one).code for one in sets] == [UNKNOWN, UNKNOWN]
    assert all(one.phrase.counts == {} for one in together(picture))


def test_what_was_typed_with_its_hearing_is_upheld_with_it_when_it_is_entered() -> None:
    made = issued()
    closing = recording(
        "closure",
        "2022-03-01",
        closure_ground="no_longer_applicable",
        letter=LETTER,
        verdict="deels",
        hearings=heard(made, "deels", "2022-03-01"),
    )
    picture = made.picture("2022-03-01")
    uphold(picture, record_event(picture, closing))


# --- findings, signals and refusals ---


def test_a_finding_is_final_once_its_hearing_is_closed() -> None:
    told = [says("finding/f", "exists", True), says("finding/f", "text", "Er is geen overzicht")]
    made = world(SUPERVISOR, *told)
    assert finality(made.picture(SENT), "finding/f").code == PROVISIONAL
    about = {"about": "finding", "findings": ["finding/f"], "recommendations": []}
    made.does(SENT, open_hearing, opening("draft", SENT, **about))
    assert finality(made.picture(SENT), "finding/f").hearings == (NAME,)
    closes(made, AFTER)
    assert finality(made.picture(DUE), "finding/f").code == PROVISIONAL
    assert finality(made.picture(AFTER), "finding/f").code == FINAL


def test_a_signal_is_final_once_its_hearing_is_closed() -> None:
    made = world(SUPERVISOR)
    about = {"about": "signal", "signals": [POLICE], "recommendations": []}
    made.does(SENT, open_hearing, opening("draft", SENT, **about))
    assert finality(made.picture(SENT), POLICE).code == PROVISIONAL
    closes(made, AFTER)
    assert finality(made.picture(AFTER), POLICE).code == FINAL
    assert finality(made.picture(AFTER), MINISTER).code == UNKNOWN


def test_of_a_real_finding_it_is_not_known_whether_anybody_was_heard(
    reference_picture: ReferencePicture,
) -> None:
    picture = reference_picture(Day("2021-12-31"))
    found = {finality(picture, one).code for one in picture.subjects(Finding)}
    assert found == {UNKNOWN}


def refusing() -> World:
    """A request of which who asked notes that question 1 was refused."""
    made = asked()
    made.does("2026-01-02", send, Sending(request=REQUEST, on="2026-01-02"))
    noting = Noting(
        request=REQUEST,
        key="1",
        state="refused",
        on="2026-01-20",
        stated_by=INSPECTION,
        ground="geen",
    )
    made.does("2026-01-20", note_outcome, noting)
    return made


def refusal(made: World, day: str, key: str = "1") -> str:
    found = {one.asked.key: one for one in question_states(made.picture(day))}
    told = finality_of_refusal(made.picture(day), found[key])
    return told.code if told else ""


def test_a_refusal_that_who_asked_notes_is_not_final_before_the_party_was_heard_on_it() -> None:
    made = refusing()
    assert refusal(made, "2026-01-20") == PROVISIONAL
    assert refusal(made, "2026-01-20", "2") == ""
    about = {
        "about": "refusal",
        "request": REQUEST,
        "recommendations": [],
        "addressee": LMS,
        "by": INSPECTION,
    }
    told = refused(
        made,
        lambda it: it.does(
            "2026-01-21", open_hearing, opening("draft", "2026-01-21", questions=["9"], **about)
        ),
    )
    assert "1, 2, 3, 4" in told
    made.does("2026-01-21", open_hearing, opening("draft", "2026-01-21", questions=["1"], **about))
    assert refusal(made, "2026-02-04") == PROVISIONAL
    closes(made, "2026-02-05", by=INSPECTION)
    assert refusal(made, "2026-02-05") == FINAL


def test_what_a_party_refuses_in_its_own_words_needs_no_hearing() -> None:
    made = asked()
    made.does("2026-01-02", send, Sending(request=REQUEST, on="2026-01-02"))
    own = Answering(
        request=REQUEST, key="1", state="refused", on="2026-01-20", stated_by=LMS, ground="geheim"
    )
    made.does("2026-01-20", answer, own)
    assert refusal(made, "2026-01-20") == ""


# --- laws ---

STEPS = some.lists(
    some.one_of(
        some.tuples(some.just("reply"), some.sampled_from("12"), some.booleans()),
        some.tuples(
            some.just("answer"),
            some.sampled_from(["1", "2", "1.2", "2.2"]),
            some.sampled_from(["adopted", "not_adopted"]),
        ),
        some.tuples(some.just("close"), some.just(""), some.just("")),
        some.tuples(some.just("forced"), some.just(""), some.just("")),
        some.tuples(some.just("verdict"), some.sampled_from(["deels", "niet"]), some.booleans()),
    ),
    max_size=9,
)


def step(made: World, kind: str, what: str, how: object, day: str) -> None:
    if kind == "reply":
        replies(made, day, *(({what: "Nee"},) if how else ({}, what)))
    elif kind == "answer":
        answers(made, day, what, str(how))
    elif kind == "close":
        closes(made, day)
    elif kind == "forced":
        made.said.append(says(NAME, "closed_on", day, stated_by=JENV))
    else:
        happens(made, "verdict", day, verdict=what, hearings=[NAME] if how else [])


@settings(max_examples=40, deadline=None)
@given(steps=STEPS, first=some.integers(0, 20))
def test_no_order_of_steps_closes_over_an_unanswered_reply_or_makes_final_what_was_not_heard(
    steps: list[tuple[str, str, object]], first: int
) -> None:
    made = out()
    for number, (kind, what, how) in enumerate(steps):
        day = (Day(SENT) + datetime.timedelta(days=first + number)).isoformat()
        try:
            step(made, kind, what, how, day)
        except Refusal:
            continue
        found, then = now(made, day), standing(made, day)
        if found.state == "closed":
            assert not any(one.awaits for one in found.replies)
            assert not found.silent or (found.closed_on is not None and found.closed_on > Day(DUE))
        if then.final:
            assert found.closed_on is not None
            assert found.closed_on <= Day(day)
            assert then.final == {JENV: "deels"} or found.adopted
        assert set(then.final) <= set(then.verdicts)
