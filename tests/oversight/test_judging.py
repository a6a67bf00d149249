# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A verdict by criteria: what they propose on a picture, and that nobody can give any that this forbids."""

import functools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerbreed.oversight import (
    DIVIDED,
    MARKS,
    NO_VERDICT,
    Assessment,
    Bringing,
    Drafting,
    Giving,
    Linking,
    assessment,
    bring_in,
    draft,
    give_verdict,
    link,
    options_of,
    read_by,
    together,
    track_of,
    transitions,
    uphold,
    verdict_ranks,
    verdict_words_of,
)
from kamerbreed.picture import Refusal
from kamerbreed.vocabulary import Statement
from tests.oversight.made import (
    CORPS,
    JENV,
    MIDDLE,
    MINISTER,
    NEW,
    OLD,
    POLICE,
    RDI,
    happens,
    heard,
    issued,
    says,
)
from tests.requests.made import World
from tests.world import named

C1, C2, C3 = (f"criterion/c{number}" for number in (1, 2, 3))
DAY = "2021-10-01"
JUDGE, OTHER = "key-of-judge", "key-of-other"
EVENT = "follow-up-event/verdict"


def evidence(subject: str, kind: str, by: str, *criteria: str, **more: str) -> list[Statement]:
    """A piece of evidence that was brought in for the item."""
    told = {"type": kind, "given_by": by, "dated": "2021-09-15", **more}
    return [
        says(subject, "exists", True),
        *[says(subject, name, value) for name, value in told.items()],
        *[says(subject, "criterion", one, key=one) for one in criteria],
        says(subject, "recommendation", MIDDLE, key=MIDDLE),
    ]


def ready(*more: Statement) -> World:
    """An item that was answered, with three criteria of which one is core and weighs 2."""
    made = issued()
    made.said += [
        *[one for criterion in (C1, C2, C3) for one in named(criterion, criterion)],
        *[says(MIDDLE, "criterion", one, key=one) for one in (C1, C2, C3)],
        says(MIDDLE, "criterion_weight", {"weight": 2, "core": True}, key=C1),
        *more,
    ]
    return made


def seen() -> World:
    """The same with a test of all three criteria."""
    return ready(*evidence("evidence/seen", "test", JENV, C1, C2, C3))


def giving(**other: Any) -> Giving:
    given: dict[str, Any] = {
        "event": EVENT,
        "on": DAY,
        "recommendation": MIDDLE,
        "addressee": MINISTER,
        "verdict": "deels",
        "stated_by": JENV,
        "judged_by": JUDGE,
        "marks": {C1: "met", C2: "not_met", C3: "not_met"},
    }
    return Giving(**{**given, **other})


def found(world: World, marks: dict[str, str], **more: Any) -> Assessment:
    return assessment(world.picture(DAY), MIDDLE, MINISTER, marks=marks, **more)


# --- what is proposed -----------------------------------------------------------------------------


def test_without_criteria_there_is_no_proposal_and_no_verdict_by_them() -> None:
    made = issued()
    shown = assessment(made.picture(DAY), MIDDLE, MINISTER)
    assert (shown.score, shown.possible, shown.criteria) == (None, (), ())
    with pytest.raises(Refusal, match="no criteria"):
        give_verdict(made.picture(DAY), giving(marks={}))


def test_a_weight_that_nobody_gave_is_one_and_said_to_be_assumed() -> None:
    shown = found(seen(), {})
    assert [(one.weight, one.core, one.assumed) for one in shown.criteria] == [
        (2, True, False),
        (1, False, True),
        (1, False, True),
    ]


def test_the_weighted_share_proposes_and_says_by_which_limits() -> None:
    shown = found(seen(), {C1: "met", C2: "not_met", C3: "not_met"})
    assert shown.score is not None
    assert (shown.score.verdict, shown.score.version) == ("deels", "1")
    assert str(shown.score.score) == "1/2"
    assert set(shown.possible) == {"deels", "zeer_beperkt", "grotendeels"}
    assert shown.possible[0] == "deels"


def test_what_is_marked_without_evidence_is_not_known() -> None:
    shown = found(ready(), {C1: "met", C2: "met", C3: "met"})
    assert shown.score is not None
    assert (shown.score.verdict, shown.possible) == ("niet_te_beoordelen", ("niet_te_beoordelen",))


def test_evidence_counts_from_its_day_until_it_expires_and_only_on_its_own_track() -> None:
    old = evidence("evidence/old", "test", JENV, C1, C2, C3, valid_until="2021-09-30")
    young = evidence("evidence/young", "test", JENV, C1, C2, C3, dated="2021-10-02")
    other = evidence("evidence/other", "test", JENV, C1, C2, C3)
    other.append(says("evidence/other", "addressee", CORPS, key=CORPS))
    shown = found(ready(*old, *young, *other), dict.fromkeys((C1, C2, C3), "met"))
    assert shown.score is not None
    assert shown.score.verdict == "niet_te_beoordelen"
    assert {item.subject for one in shown.criteria for item in one.evidence} == {
        "evidence/old",
        "evidence/young",
    }


@pytest.mark.parametrize(("by", "ceiling"), [(MINISTER, "deels"), (POLICE, "deels"), (RDI, "grotendeels")])
def test_the_word_of_who_has_to_do_it_carries_partly_and_that_of_another_more(by: str, ceiling: str) -> None:
    made = ready(*evidence("evidence/said", "statement", by, C1, C2, C3))
    shown = found(made, dict.fromkeys((C1, C2, C3), "met"))
    assert shown.score is not None
    assert (shown.score.ceiling, shown.score.verdict) == (ceiling, ceiling)


@pytest.mark.parametrize(("by", "most"), [(MINISTER, "grotendeels"), (JENV, "volledig")])
def test_what_who_has_to_do_it_tested_itself_is_no_verification(by: str, most: str) -> None:
    shown = found(
        ready(*evidence("evidence/own", "test", by, C1, C2, C3)), dict.fromkeys((C1, C2, C3), "met")
    )
    assert shown.score is not None
    assert (shown.score.ceiling, shown.score.verdict) == (most, most)


def test_evidence_on_what_is_hidden_is_as_hidden() -> None:
    made = ready()
    made.said = [replace(one, sensitivity="internal") if one.subject == MIDDLE else one for one in made.said]
    bringing = Bringing(
        evidence="evidence/new",
        recommendation=MIDDLE,
        kind="test",
        given_by=JENV,
        dated="2021-09-01",
        text="Proef",
        criteria=[C1],
        stated_by=JENV,
    )
    picture = made.picture(DAY)
    assert {one.sensitivity for one in bring_in(picture, bringing)} == {"internal"}
    linking = Linking(later=NEW, earlier=MIDDLE, kind="repeats", stated_by=JENV)
    assert {one.sensitivity for one in link(picture, linking)} == {"internal"}


def test_a_sliding_target_proposes_apart_from_the_criteria() -> None:
    days = [("2019-09-01", "2020-06-01"), ("2020-06-01", "2021-06-01"), ("2021-06-01", "2022-06-01")]
    promise = "commitment/rooms"
    made = ready(
        *evidence("evidence/seen", "test", JENV, C1, C2, C3, dated="2020-01-01"),
        says(promise, "exists", True),
        says(promise, "made_by", MINISTER, key=MINISTER),
        says(promise, "recommendation", MIDDLE, key=MIDDLE),
        *[says(promise, "target", {"told_on": told, "target": day}, key=told) for told, day in days],
    )
    shown = found(made, dict.fromkeys((C1, C2, C3), "met"))
    assert shown.slip is not None
    assert shown.slip.proposal is not None
    assert shown.slip.proposal.verdict == "zeer_beperkt"
    assert shown.score is not None
    assert shown.score.verdict == "volledig"
    full = giving(marks=dict.fromkeys((C1, C2, C3), "met"), verdict="volledig")
    made.does(DAY, give_verdict, full)
    assert made.picture(DAY).one(EVENT, "proposed_by_lateness") == "zeer_beperkt"
    assert "2 keer verschoven" in str(made.picture(DAY).one(EVENT, "lateness_reason"))


# --- the verdict ----------------------------------------------------------------------------------


def test_the_proposal_becomes_the_verdict_with_what_it_rests_on() -> None:
    made = seen()
    made.does(DAY, give_verdict, giving())
    track = track_of(made.picture(DAY), MIDDLE, MINISTER)
    assert track is not None
    assert track.standing.verdicts == {JENV: "deels"}
    picture = made.picture(DAY)
    assert picture.one(EVENT, "proposed_verdict") == "deels"
    assert picture.one(EVENT, "judged_by") == JUDGE
    assert set(picture.many(EVENT, "evidence").values()) == {"evidence/seen"}
    again = assessment(picture, MIDDLE, MINISTER)
    assert (again.marked_in, [one.mark for one in again.criteria]) == (EVENT, ["met", "not_met", "not_met"])


def test_a_step_beside_the_proposal_needs_a_reason_and_somebody_else() -> None:
    made = seen()
    before = list(made.said)
    for other, reasons in (
        ({}, ("needs a reason", "second reader")),
        ({"reason": "het kerncriterium weegt zwaarder"}, ("second reader",)),
        ({"second_readers": [OTHER]}, ("needs a reason",)),
        ({"reason": "daarom", "second_readers": [JUDGE]}, ("second reader",)),
    ):
        with pytest.raises(Refusal) as refused:
            made.does(DAY, give_verdict, giving(verdict="grotendeels", **other))
        text = str(refused.value)
        assert all(text.count(one) == 1 for one in reasons), text
        assert made.said == before
    made.does(DAY, give_verdict, giving(verdict="grotendeels", reason="daarom", second_readers=[OTHER]))
    assert made.picture(DAY).one(EVENT, "deviation_reason") == "daarom"
    assert list(made.picture(DAY).many(EVENT, "second_reader")) == [OTHER]


def test_every_reason_why_not_is_told_at_once() -> None:
    wrong = giving(verdict="volledig", on="2022-01-01", stated_by=MINISTER)
    with pytest.raises(Refusal) as refused:
        give_verdict(seen().picture(DAY), wrong)
    text = str(refused.value)
    for part in ("more than 1 step", "needs a reason", "second reader", "still to come"):
        assert part in text


def test_an_addressee_gives_no_verdict() -> None:
    with pytest.raises(Refusal, match="only by a supervisor"):
        give_verdict(seen().picture(DAY), giving(stated_by=MINISTER))


def test_on_the_word_of_the_addressee_alone_nothing_is_full_and_partly_is_said_to_be_declared() -> None:
    made = ready(*evidence("evidence/said", "statement", MINISTER, C1, C2, C3))
    marks = dict.fromkeys((C1, C2, C3), "met")
    for verdict in ("volledig", "grotendeels"):
        with pytest.raises(Refusal):
            give_verdict(
                made.picture(DAY), giving(verdict=verdict, marks=marks, reason="r", second_readers=[OTHER])
            )
    made.does(DAY, give_verdict, giving(verdict="deels", marks=marks))
    track = track_of(made.picture(DAY), MIDDLE, MINISTER)
    assert track is not None
    assert verdict_words_of(made.picture(DAY), track, JENV).nl == "verklaard deels"


def test_a_verdict_that_came_in_another_way_and_is_too_far_from_its_proposal_moves_nothing() -> None:
    made = seen()
    made.does(DAY, give_verdict, giving())
    made.said += [says(EVENT, "verdict", "volledig")]
    track = track_of(made.picture(DAY), MIDDLE, MINISTER)
    assert track is not None
    assert "volledig" not in track.standing.verdicts.values()


@functools.cache
def _worlds() -> Sequence[World]:
    kinds = (("test", JENV), ("document", JENV), ("statement", MINISTER))
    made = [ready(*evidence("evidence/e", kind, by, C1, C2)) for kind, by in kinds]
    return [*made, ready(), issued()]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 4),
    st.dictionaries(st.sampled_from([C1, C2, C3, "criterion/strange"]), st.sampled_from([*MARKS, "half"])),
    st.sampled_from([*verdict_ranks(), "niet_te_beoordelen", "niet_meer_van_toepassing", "bijna"]),
    st.sampled_from(["", "daarom"]),
    st.lists(st.sampled_from([JUDGE, OTHER]), max_size=2),
)
def test_no_intent_gives_a_verdict_outside_the_step_and_the_ceiling(
    number: int, marks: dict[str, str], verdict: str, reason: str, readers: list[str]
) -> None:
    picture = _worlds()[number].picture(DAY)
    held = picture.position
    intent = giving(marks=marks, verdict=verdict, reason=reason, second_readers=readers)
    try:
        give_verdict(picture, intent)
    except Refusal:
        assert picture.position == held
        return
    proposed = assessment(picture, MIDDLE, MINISTER, marks=marks).score
    assert proposed is not None
    if verdict == proposed.verdict:
        return
    ranks = verdict_ranks()
    assert abs(ranks[verdict] - ranks[proposed.verdict]) == 1
    assert ranks[verdict] <= ranks[proposed.ceiling]
    assert reason
    assert OTHER in readers


# --- entering what was looked at earlier ----------------------------------------------------------


def test_what_was_allowed_when_it_was_proposed_is_refused_when_the_track_has_moved() -> None:
    made = seen()
    waiting = give_verdict(
        made.picture(DAY), giving(verdict="grotendeels", reason="r", second_readers=["waits"])
    )
    waiting = [one for one in waiting if one.property != "second_reader"]
    with pytest.raises(Refusal, match="second reader"):
        uphold(made.picture(DAY), waiting)
    with pytest.raises(Refusal, match="second reader"):
        uphold(made.picture(DAY), read_by(waiting, [JUDGE]))
    approved = read_by(waiting, [OTHER])
    uphold(made.picture(DAY), approved)
    happens(made, "suspension", "2021-09-20", suspended_until="2022-01-01")
    with pytest.raises(Refusal, match="not possible while"):
        uphold(made.picture(DAY), approved)


def test_another_view_on_an_event_that_is_there_is_not_taken_for_a_new_one() -> None:
    made = seen()
    happens(made, "verification", "2021-09-20")
    other = says("follow-up-event/2021-09-20-verification", "type", "suspension", stated_by=RDI)
    uphold(made.picture(DAY), [other])


def test_a_draft_is_upheld_with_its_item() -> None:
    made = seen()
    drafting = Drafting(
        item="recommendation/new",
        event="follow-up-event/new",
        on=DAY,
        item_kind="aanbeveling",
        text="Toon aan dat overname werkt",
        report="report/l2021",
        addressees=[MINISTER],
        why="nieuw",
        stated_by=JENV,
        criteria=[C1],
        weights={C1: {"weight": 3, "core": True}},
    )
    uphold(made.picture(DAY), draft(made.picture(DAY), drafting))
    made.does(DAY, draft, drafting)
    shown = assessment(made.picture(DAY), "recommendation/new", MINISTER)
    assert [(one.weight, one.core, one.assumed) for one in shown.criteria] == [(3, True, False)]


# --- what can be done now -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("party", "moves"),
    [
        (JENV, {"appraisal", "verification", "verdict", "closure", "suspension", "set_verdict"}),
        (MINISTER, {"progress_report", "ready_report", "response"}),
        ("party/press", set()),
    ],
)
def test_each_party_is_offered_what_the_table_lets_it_do_now(party: str, moves: set[str]) -> None:
    options = options_of(issued().picture(DAY), MIDDLE, MINISTER, party)
    assert {one.event for one in options if one.reason is None and one.counts} == moves
    assert all(str(one.reason) for one in options if one.reason is not None)
    assert [one.row is None for one in options] == [one.reason is not None for one in options]
    assert {one.event for one in options} == {one.event for one in transitions()}


def test_no_track_no_options() -> None:
    assert options_of(issued().picture(DAY), MIDDLE, CORPS, JENV) == ()


# --- together -------------------------------------------------------------------------------------


def test_tracks_are_told_together_by_report_and_by_addressee() -> None:
    made = seen()
    happens(made, "report", "2021-07-01", [JENV, RDI], item=NEW)
    happens(made, "report", "2015-03-27", [JENV, RDI], item=OLD)
    made.does(DAY, give_verdict, giving())
    provisional = {one.of: one for one in together(made.picture(DAY))}
    assert provisional[MINISTER].phrase.counts == {}
    again = giving(
        event="follow-up-event/heard", on="2021-10-02", hearings=heard(made, "deels", "2021-10-02")
    )
    made.does("2021-10-02", give_verdict, again)
    on_old = heard(made, "niet", "2021-10-02", item=OLD)
    happens(made, "verdict", "2021-10-02", item=OLD, verdict="niet", hearings=on_old)
    shown = {one.of: one for one in together(made.picture("2021-10-03"))}
    assert shown[MINISTER].phrase.text.nl == "wisselend: 1 niet, 1 deels"
    assert shown[CORPS].phrase.beside == {NO_VERDICT: 1}
    assert {one.by for one in shown.values()} == {"report", "addressee"}
    own = heard(made, "deels", "2021-10-03", RDI, item=OLD)
    happens(made, "verdict", "2021-10-03", RDI, item=OLD, verdict="deels", hearings=own)
    divided = {one.of: one for one in together(made.picture("2021-10-03"))}
    assert divided[MINISTER].phrase.beside == {DIVIDED: 1}


def test_a_verdict_on_a_set_is_no_verdict_in_the_phrase() -> None:
    made = seen()
    happens(
        made,
        "verdict",
        "2021-10-01",
        set_verdict="niet_of_zeer_beperkt",
        verdict_words="niet of zeer beperkt",
    )
    (minister,) = [one for one in together(made.picture(DAY)) if one.of == MINISTER]
    assert minister.phrase.beside == {NO_VERDICT: 1}
