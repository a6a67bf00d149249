# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A verdict follows from criteria and evidence: nobody is called ready on his own word, nor slow by a sum."""

import datetime
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.oversight import (
    EVIDENCE_KINDS,
    CriterionState,
    OversightError,
    Score,
    WeighedEvidence,
    judge,
    score,
    thresholds,
    verdict_ranks,
)
from kamerbreed.vocabulary import scales
from tests.oversight.examples import numbers_of

TODAY = datetime.date(2021, 7, 1)
HALF = Fraction(1, 2)
MARKS = (Fraction(0), HALF, Fraction(1))
RANKED = list(verdict_ranks())


def seen(kind: str = "test", on: str = "2021-06-01", valid_to: str = "") -> WeighedEvidence:
    return WeighedEvidence(
        kind=kind,
        on=datetime.date.fromisoformat(on),
        valid_to=datetime.date.fromisoformat(valid_to) if valid_to else None,
    )


def criteria(
    *marks: Fraction | int | None, core: str = "", kind: str = "test", weights: str = ""
) -> list[CriterionState]:
    """Criteria with these marks; ``core`` names the numbers of the core ones, from 1."""
    return [
        CriterionState(
            id=f"C{n}",
            met=None if mark is None else Fraction(mark),
            weight=int(weights.split()[n - 1]) if weights else 1,
            core=str(n) in core.split(),
            evidence=(seen(kind),) if mark else (),
        )
        for n, mark in enumerate(marks, 1)
    ]


def proposed(found: list[CriterionState]) -> tuple[str, tuple[str, ...]]:
    made = score(found, TODAY)
    return made.verdict, made.reasons


def test_the_limits_are_those_that_were_agreed() -> None:
    numbers, limits = numbers_of("rule-1-5-scale"), thresholds()
    assert limits.very_limited_max == Fraction(str(numbers["limits"]["zeer_beperkt_max"]))
    assert limits.largely_min == Fraction(str(numbers["limits"]["grotendeels_min"]))
    assert numbers["limits"]["volledig"] == 1
    assert limits.missing_max == Fraction(str(numbers["missing_weight_for_x"]))
    assert limits.moves_min == numbers["delay_cap"]["moves_min"]
    assert limits.days_min == numbers["delay_cap"]["days_min"]


@pytest.mark.parametrize(
    ("marks", "verdict"),
    [
        ((0, 0, 0, 0), "niet"),
        ((HALF, 0, 0, 0), "zeer_beperkt"),
        ((1, 0, 0, 0), "zeer_beperkt"),  # exactly a quarter
        ((1, HALF, 0, 0), "deels"),
        ((1, 1, HALF, 0), "deels"),
        ((1, 1, 1, 0), "grotendeels"),  # exactly three quarters
        ((1, 1, 1, HALF), "grotendeels"),
        ((1, 1, 1, 1), "volledig"),
    ],
)
def test_the_score_gives_the_verdict_between_the_agreed_limits(
    marks: tuple[Fraction, ...], verdict: str
) -> None:
    found = score(criteria(*marks), TODAY)
    assert (found.verdict, found.reasons) == (verdict, ("score",))
    assert found.score == sum(marks) / Fraction(4)


def test_weights_count() -> None:
    assert score(criteria(1, 0, weights="3 1"), TODAY).score == Fraction(3, 4)


def test_without_a_core_criterion_met_in_full_it_is_at_most_very_limited() -> None:
    assert proposed(criteria(HALF, 1, 1, 1, core="1")) == ("zeer_beperkt", ("score", "no_core"))
    assert proposed(criteria(0, 0, 0, 0, core="1")) == ("niet", ("score",))


def test_with_some_core_criteria_met_it_is_at_most_partly() -> None:
    assert proposed(criteria(1, HALF, 1, 1, core="1 2")) == ("deels", ("score", "some_core"))
    assert proposed(criteria(1, 1, 1, HALF, core="1 2")) == ("grotendeels", ("score",))


def test_own_word_alone_is_at_most_partly_and_is_shown_as_declared() -> None:
    found = score(criteria(1, 1, core="1", kind="statement"), TODAY)
    assert (found.verdict, found.ceiling, found.reasons) == ("deels", "deels", ("score", "declared"))
    assert (found.text.nl, found.text.en) == ("verklaard deels", "declared in part")
    little = score(criteria(HALF, 0, 0, kind="statement"), TODAY)
    assert little.text.nl == "zeer beperkt"


def test_one_document_is_more_than_own_word_and_less_than_seeing_it() -> None:
    mixed = [
        *criteria(1, kind="statement"),
        CriterionState(id="D", met=Fraction(1), evidence=(seen("document"),)),
    ]
    found = score(mixed, TODAY)
    assert (found.verdict, found.declared, found.reasons) == ("grotendeels", False, ("score", "not_verified"))
    assert found.text.nl == "grotendeels"
    for kind in ("observation", "test"):
        assert score(criteria(1, 1, kind=kind), TODAY).verdict == "volledig"


def test_one_criterion_that_nobody_verified_keeps_it_from_full() -> None:
    found = score([*criteria(1, kind="test"), replace(criteria(1, kind="document")[0], id="D")], TODAY)
    assert (found.verdict, found.reasons) == ("grotendeels", ("score", "not_verified"))


def test_of_more_than_half_the_weight_unknown_nothing_can_be_said() -> None:
    assert proposed(criteria(1, None, weights="2 3")) == ("niet_te_beoordelen", ("missing",))
    found = score(criteria(1, None), TODAY)
    assert (found.verdict, found.score, found.highest, found.missing) == ("deels", HALF, Fraction(1), HALF)


def test_evidence_counts_from_its_day_until_it_is_no_longer_valid() -> None:
    one = CriterionState(id="C", met=Fraction(1), evidence=(seen(on="2021-06-01", valid_to="2021-07-01"),))
    assert one.known(datetime.date(2021, 5, 31)) is None
    assert one.known(datetime.date(2021, 6, 30)) == 1
    assert one.known(TODAY) is None
    assert score([one], TODAY).verdict == "niet_te_beoordelen"


CRITERIA = st.lists(
    st.builds(
        CriterionState,
        id=st.uuids().map(str),
        met=st.sampled_from([*MARKS, None]),
        weight=st.integers(1, 5),
        core=st.booleans(),
        evidence=st.lists(st.sampled_from(EVIDENCE_KINDS).map(seen), max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=6,
)


@given(CRITERIA)
def test_no_cap_is_ever_broken(found: list[CriterionState]) -> None:
    made = score(found, TODAY)
    held = [one for one in found if one.met and one.evidence]
    kinds = {item.kind for one in held for item in one.evidence}
    rank = verdict_ranks().get(made.verdict)
    assert 0 <= made.score <= made.highest <= 1
    assert (rank is None) == (made.missing > HALF)
    if rank is None:
        return
    assert (rank == 0) == (made.score == 0)
    if kinds == {"statement"}:
        assert rank <= 2
    if rank == 4:
        assert all({"observation", "test"} & {item.kind for item in one.evidence} for one in found)
    if any(one.core for one in found) and not any(one.core and one.met == 1 for one in held):
        assert rank <= 1
    if rank >= 3:
        assert all(one in held and one.met == 1 for one in found if one.core)


@given(CRITERIA, st.data())
def test_a_criterion_that_is_met_better_never_lowers_the_verdict(
    found: list[CriterionState], data: st.DataObject
) -> None:
    """The evidence stays what it is: tests, so that no weaker evidence comes along with the better mark."""
    tested = [
        CriterionState(
            id=one.id, met=one.met or Fraction(0), weight=one.weight, core=one.core, evidence=(seen(),)
        )
        for one in found
    ]
    n = data.draw(st.integers(0, len(tested) - 1))
    one = tested[n]
    better = CriterionState(id=one.id, met=Fraction(1), weight=one.weight, core=one.core, evidence=(seen(),))
    after = [*tested[:n], better, *tested[n + 1 :]]
    assert verdict_ranks()[score(after, TODAY).verdict] >= verdict_ranks()[score(tested, TODAY).verdict]


# --- judging --------------------------------------------------------------------------------------


def partly() -> Score:
    return score(criteria(1, 1, 0, 0, kind="observation"), TODAY)


def test_a_person_may_follow_the_proposal_alone() -> None:
    found = judge(partly(), "deels", judged_by="party/a")
    assert not found.deviates
    assert found.text.nl == "deels"


@pytest.mark.parametrize("verdict", ["zeer_beperkt", "grotendeels"])
def test_a_person_may_deviate_one_step_with_a_reason_and_a_second_reader(verdict: str) -> None:
    found = judge(partly(), verdict, judged_by="party/a", reason="omdat", second_reader="party/b")
    assert found.deviates
    assert (found.verdict, found.score.verdict) == (verdict, "deels")


@pytest.mark.parametrize(
    ("verdict", "reason", "second", "told"),
    [
        ("niet", "omdat", "party/b", "more than 1 step"),
        ("volledig", "omdat", "party/b", "more than 1 step"),
        ("grotendeels", " ", "party/b", "needs a reason"),
        ("grotendeels", "omdat", "", "second reader"),
        ("grotendeels", "omdat", "party/a", "second reader"),
        ("niet_te_beoordelen", "omdat", "party/b", "no step"),
        ("niet_meer_van_toepassing", "omdat", "party/b", "no step"),
        ("bijna", "omdat", "party/b", "no verdict 'bijna'"),
    ],
)
def test_any_other_deviation_is_refused_with_its_reason(
    verdict: str, reason: str, second: str, told: str
) -> None:
    with pytest.raises(OversightError, match=told):
        judge(partly(), verdict, judged_by="party/a", reason=reason, second_reader=second)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(OversightError) as refused:
        judge(partly(), "niet", judged_by="party/a")
    assert len(refused.value.in_language("nl").splitlines()) == 3


@pytest.mark.parametrize(("kind", "verdict"), [("statement", "grotendeels"), ("document", "volledig")])
def test_nobody_can_lift_a_verdict_above_its_evidence(kind: str, verdict: str) -> None:
    found = score(criteria(1, 1, kind=kind), TODAY)
    with pytest.raises(OversightError, match="carries at most"):
        judge(found, verdict, judged_by="party/a", reason="omdat", second_reader="party/b")


def test_what_cannot_be_assessed_cannot_be_judged_by_deviation() -> None:
    with pytest.raises(OversightError, match="no step"):
        judge(score(criteria(None), TODAY), "niet", judged_by="a", reason="omdat", second_reader="b")


def test_every_reason_has_its_words() -> None:
    found = {
        *proposed(criteria(None))[1],
        *proposed(criteria(HALF, 1, 1, 1, core="1"))[1],
        *proposed(criteria(1, HALF, 1, 1, core="1 2"))[1],
        *proposed(criteria(1, kind="statement"))[1],
        *proposed(criteria(1, kind="document"))[1],
    }
    assert found == set(scales()["score-reason"])


def test_what_cannot_be_a_criterion_is_refused() -> None:
    with pytest.raises(OversightError, match="C1 weighs at least 1, not 0"):
        criteria(1, weights="0")
    with pytest.raises(OversightError, match="C1 is met for 0, 1/2 or 1, not for 1/3"):
        criteria(Fraction(1, 3))
    with pytest.raises(OversightError, match="'rumour'"):
        seen("rumour")
    with pytest.raises(OversightError, match="each named once"):
        score([], TODAY)
    with pytest.raises(OversightError, match="each named once"):
        score([*criteria(1), *criteria(1)], TODAY)
    with pytest.raises(OversightError, match="version '0'"):
        score(criteria(1), TODAY, version="0")
