# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A verdict on one track by weighted criteria: what they propose, and what a person may make of it.

The score is sum(w·m) / sum(w), with m 0 (not met), ½ (in part) or 1 (met). A criterion of which that is not
known counts as not met in it, and the score it could have reached is told beside it. How late anything is
stays out of the score: see ``slip``.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kamerbreed.oversight._errors import OversightError
from kamerbreed.oversight._phrase import verdict_ranks, verdict_words
from kamerbreed.oversight._thresholds import Thresholds, thresholds
from kamerbreed.vocabulary import LANGUAGES, Label, Told, say

NOT_ASSESSABLE = "niet_te_beoordelen"
EVIDENCE_KINDS = ("statement", "document", "observation", "test")
"""From the addressee's own word to what somebody tried out."""
VERIFYING = ("observation", "test")
"""Assumed: to verify is to see or to try, and not to read."""
_MARKS = (Fraction(0), Fraction(1, 2), Fraction(1))


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedEvidence:
    """A piece of evidence: its kind, the day it tells of, and the first day on which it no longer counts.

    ``own``: whether it comes from who has to do it.
    """

    kind: str
    on: datetime.date
    valid_to: datetime.date | None = None
    own: bool = True

    def __post_init__(self) -> None:
        if self.kind not in EVIDENCE_KINDS:
            raise OversightError("score.evidence", found=self.kind, known=", ".join(EVIDENCE_KINDS))

    def counts(self, today: datetime.date) -> bool:
        """Whether it counts on a day."""
        return self.on <= today and (self.valid_to is None or today < self.valid_to)

    @property
    def own_word(self) -> bool:
        """Whether it is no more than the word of who has to do it."""
        return self.own and self.kind == "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionState:
    """A criterion as a person judged it: ``met`` 0, ½ or 1, None for not known; ``weight`` from 1.

    Raises OversightError for another mark or weight.
    """

    id: str
    met: Fraction | None
    weight: int = 1
    core: bool = False
    evidence: tuple[WeighedEvidence, ...] = ()

    def __post_init__(self) -> None:
        if self.weight < 1:
            raise OversightError("score.weight", criterion=self.id, found=self.weight)
        if self.met is not None and self.met not in _MARKS:
            raise OversightError("score.met", criterion=self.id, found=self.met)

    def kinds(self, today: datetime.date) -> frozenset[str]:
        """The kinds of evidence that count on a day."""
        return frozenset(one.kind for one in self.evidence if one.counts(today))

    def declared(self, today: datetime.date) -> bool:
        """Whether nothing counts on a day but the word of who has to do it."""
        return all(one.own_word for one in self.evidence if one.counts(today))

    def known(self, today: datetime.date) -> Fraction | None:
        """The mark as far as it rests on something: what was met without valid evidence is not known."""
        return None if self.met and not self.kinds(today) else self.met


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What the criteria propose on a day.

    ``score``, ``highest``: 0 to 1, with what is not known counted as not met and as met; ``missing``: share
    of the weight of which nothing is known; ``core_met`` of ``core``: core criteria met in full.
    ``verdict``: the proposal. ``declared``: whether all that is met rests on the word of who has to do it.
    ``ceiling``: the highest verdict that this evidence can carry, which nobody can lift. ``reasons``: codes
    of the scale ``score-reason`` in the order in which they applied. ``version``: of the limits.
    """

    score: Fraction
    highest: Fraction
    missing: Fraction
    core_met: int
    core: int
    verdict: str
    declared: bool
    ceiling: str
    reasons: tuple[str, ...]
    version: str

    @property
    def text(self) -> Label:
        """The verdict in words: "verklaard deels" where it rests on statements alone."""
        return verdict_text(self.verdict, declared=self.declared)


def verdict_text(verdict: str, *, declared: bool) -> Label:
    """A verdict in words; one of "deels" or more that only statements carry is said to be declared."""
    word = verdict_words()[verdict]
    if not declared or verdict_ranks().get(verdict, 0) < verdict_ranks()["deels"]:
        return word
    nl, en = (say("judge.declared", lang, verdict=word.of(lang)) for lang in LANGUAGES)
    return Label(nl, en)


def score(criteria: Sequence[CriterionState], today: datetime.date, *, version: str = "") -> Score:
    """What weighted criteria propose on a day, by the limits of a version (the newest if none is named).

    Where a limit and a cap would give different verdicts the lower counts (assumed). Raises OversightError
    without criteria, with two of one name, or for an unknown version.
    """
    names = [one.id for one in criteria]
    if len(set(names)) < len(names) or not names:
        raise OversightError("score.criteria", found=", ".join(names) or "–")
    limits = thresholds(version)
    weight = sum(one.weight for one in criteria)
    marks = {one.id: one.known(today) for one in criteria}
    missing = Fraction(sum(one.weight for one in criteria if marks[one.id] is None), weight)
    low = sum((one.weight * (marks[one.id] or Fraction(0)) for one in criteria), start=Fraction(0)) / weight
    core = [one for one in criteria if one.core]
    core_met = sum(marks[one.id] == 1 for one in core)
    some = [one for one in criteria if marks[one.id]]
    declared = bool(some) and all(one.declared(today) for one in some)
    verified = bool(some) and all(one.kinds(today) & set(VERIFYING) for one in some)
    verdict, reasons = _proposed(low, missing, (core_met, len(core)), limits)
    ceiling = "deels" if declared else "volledig" if verified else "grotendeels"
    if _rank(verdict) > _rank(ceiling):
        verdict, reasons = ceiling, [*reasons, "declared" if declared else "not_verified"]
    return Score(
        score=low,
        highest=low + missing,
        missing=missing,
        core_met=core_met,
        core=len(core),
        verdict=verdict,
        declared=declared,
        ceiling=ceiling,
        reasons=tuple(reasons),
        version=limits.version,
    )


def _proposed(
    low: Fraction, missing: Fraction, cores: tuple[int, int], limits: Thresholds
) -> tuple[str, list[str]]:
    """The verdict by the limits and the core criteria, and why."""
    if missing > limits.missing_max:
        return NOT_ASSESSABLE, ["missing"]
    verdict = _by_score(low, limits)
    core_met, core = cores
    cap, reason = ("zeer_beperkt", "no_core") if not core_met else ("deels", "some_core")
    if core_met < core and _rank(verdict) > _rank(cap):
        return cap, ["score", reason]
    return verdict, ["score"]


def _by_score(low: Fraction, limits: Thresholds) -> str:
    if low == 0:
        return "niet"
    if low <= limits.very_limited_max:
        return "zeer_beperkt"
    if low < limits.largely_min:
        return "deels"
    return "grotendeels" if low < 1 else "volledig"


def _rank(verdict: str) -> int:
    """The rank of a verdict; below all others for one without."""
    return verdict_ranks().get(verdict, -1)


# --- what a person makes of it --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict that a person gives: the proposal, or one step beside it with a reason and second reader."""

    score: Score
    verdict: str
    judged_by: str
    reason: str
    second_reader: str

    @property
    def deviates(self) -> bool:
        """Whether it is not what the criteria propose."""
        return self.verdict != self.score.verdict

    @property
    def text(self) -> Label:
        """The verdict in words."""
        return verdict_text(self.verdict, declared=self.score.declared)


def judge(
    proposed: Score, verdict: str, *, judged_by: str, reason: str = "", second_reader: str = ""
) -> Judgement:
    """A verdict on the ground of a score.

    Raises OversightError with everything that is wrong: a verdict that is more than one step away or above
    what the evidence can carry, a deviation without a reason or without somebody else who read it too.
    """
    faults: list[Told] = []
    if verdict not in verdict_words():
        raise OversightError("phrase.verdict", found=verdict, known=", ".join(verdict_words()))
    if verdict != proposed.verdict:
        step = fault_of_step(verdict, proposed.verdict, proposed.version) or _above(proposed, verdict)
        faults = [*([step] if step else []), *faults_of_reading(judged_by, reason, second_reader)]
    if faults:
        raise OversightError("faults", faults=faults)
    return Judgement(
        score=proposed, verdict=verdict, judged_by=judged_by, reason=reason, second_reader=second_reader
    )


def fault_of_step(verdict: str, proposed: str, version: str) -> Told | None:
    """Why a verdict is too far from a proposal by the limits of a version, or None."""
    words, ranks = verdict_words(), verdict_ranks()
    if verdict not in ranks or proposed not in ranks:
        return OversightError("judge.rank", verdict=words[verdict], proposed=words[proposed])
    most = thresholds(version).deviation_max
    if abs(ranks[verdict] - ranks[proposed]) > most:
        return OversightError("judge.step", verdict=words[verdict], proposed=words[proposed], most=most)
    return None


def _above(proposed: Score, verdict: str) -> Told | None:
    words, ranks = verdict_words(), verdict_ranks()
    if ranks[verdict] <= ranks[proposed.ceiling]:
        return None
    return OversightError("judge.ceiling", verdict=words[verdict], ceiling=words[proposed.ceiling])


def faults_of_reading(judged_by: str, reason: str, second_reader: str) -> list[Told]:
    """What a deviation lacks: a reason, and somebody else who read it."""
    faults: list[Told] = []
    if not reason.strip():
        faults.append(OversightError("judge.reason"))
    if second_reader in ("", judged_by):
        faults.append(OversightError("judge.second"))
    return faults
