# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Judging one track: its criteria with weight, evidence and mark, what they propose, and the verdict given.

The proposal of the criteria and that of a sliding target stand beside each other and are never made one. A
person gives the verdict; ``give_verdict`` writes it as any event is written.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from kamerbreed.oversight._commitments import Promise, commitments_on
from kamerbreed.oversight._errors import OversightError
from kamerbreed.oversight._events import Event, EvidenceItem, evidence_item
from kamerbreed.oversight._framework import number_of
from kamerbreed.oversight._phrase import verdict_ranks
from kamerbreed.oversight._record import Recording, record_event
from kamerbreed.oversight._score import (
    VERIFYING,
    CriterionState,
    Score,
    WeighedEvidence,
    judge,
    score,
    verdict_text,
)
from kamerbreed.oversight._slip import Slip, slip
from kamerbreed.oversight._tracks import Track, addressees, around_of, events_of
from kamerbreed.picture import Picture, Refusal, refused
from kamerbreed.vocabulary import (
    Evidence,
    Label,
    Statement,
    Told,
    VocabularyError,
    certain_from,
    scales,
    whole_day,
)

MARKS: Mapping[str, Fraction | None] = MappingProxyType(
    {"not_met": Fraction(0), "partly": Fraction(1, 2), "met": Fraction(1), "unknown": None}
)
"""What each mark of the scale criterion-mark counts for."""
_NOT_MARKED = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A criterion of a track as it is judged: ``assumed`` where nobody said how heavily it counts.

    ``evidence`` is what was brought in for it; not all of it counts on every day.
    """

    criterion: str
    weight: int
    core: bool
    assumed: bool
    mark: str
    evidence: tuple[EvidenceItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What may be said of the implementation on a track, on a day.

    ``unplaced`` is evidence that tells of no criterion. ``marked_in``: the event whose marks these are,
    empty where they are asked about or nobody gave any. ``score``: what the criteria propose, None without
    criteria; ``slip``: how the target slid, None without one, with a proposal of its own. ``possible``: the
    verdicts that a person may give, the proposal first.
    """

    recommendation: str
    addressee: str
    criteria: tuple[Weighed, ...]
    unplaced: tuple[EvidenceItem, ...]
    marked_in: str
    score: Score | None
    slip: Slip | None
    possible: tuple[str, ...]


def assessment(
    picture: Picture,
    recommendation: str,
    addressee: str,
    *,
    marks: Mapping[str, str] | None = None,
    day: datetime.date | None = None,
) -> Assessment:
    """A track by its criteria: with these marks, else with those of the last verdict that has any."""
    today = day or picture.coordinates.valid_at
    held = evidence_of(picture, recommendation, addressee)
    given, marked_in = _marks(picture, recommendation, addressee) if marks is None else (marks, "")
    criteria = tuple(
        _weighed(picture, recommendation, one, given.get(one, _NOT_MARKED), held)
        for one in criteria_of(picture, recommendation)
    )
    proposed = _score(picture, recommendation, addressee, criteria, today)
    return Assessment(
        recommendation=recommendation,
        addressee=addressee,
        criteria=criteria,
        unplaced=tuple(one for one in held if not one.criteria),
        marked_in=marked_in,
        score=proposed,
        slip=_slip(picture, recommendation, addressee, today),
        possible=_possible(proposed),
    )


def criteria_of(picture: Picture, recommendation: str) -> Sequence[str]:
    """What the implementation of a recommendation or request is measured by."""
    named = (str(one) for one in picture.many(recommendation, "criterion").values())
    return tuple(sorted(named, key=number_of))


def evidence_of(picture: Picture, recommendation: str, addressee: str) -> Sequence[EvidenceItem]:
    """The evidence of one track: what its events rest on, and what was brought in for it."""
    named = [item for one in events_of(picture, recommendation, addressee) for item in one.evidence]
    found = {one.subject: one for one in named}
    for subject in picture.subjects(Evidence):
        parties = picture.many(subject, "addressee").values()
        own = recommendation in picture.many(subject, "recommendation").values()
        if own and (not parties or addressee in parties) and picture.existence(subject).there:
            found[subject] = evidence_item(picture, subject)
    return tuple(sorted(found.values(), key=lambda one: (one.dated, one.subject)))


def _marks(picture: Picture, recommendation: str, addressee: str) -> tuple[Mapping[str, str], str]:
    for event in reversed(events_of(picture, recommendation, addressee)):
        if event.marks:
            return event.marks, event.subject
    return {}, ""


def _weighed(
    picture: Picture, recommendation: str, criterion: str, mark: str, held: Sequence[EvidenceItem]
) -> Weighed:
    said = picture.many(recommendation, "criterion_weight").get(criterion)
    told = said if isinstance(said, Mapping) else {}
    weight = told.get("weight")
    return Weighed(
        criterion=criterion,
        weight=weight if isinstance(weight, int) and weight > 0 else 1,
        core=told.get("core") is True,
        assumed=not told,
        mark=mark if mark in MARKS else _NOT_MARKED,
        evidence=tuple(one for one in held if criterion in one.criteria),
    )


def _score(
    picture: Picture,
    recommendation: str,
    addressee: str,
    criteria: Sequence[Weighed],
    today: datetime.date,
) -> Score | None:
    voices = around_of(picture, recommendation, addressee).own_voices | {""}
    states = [
        CriterionState(
            id=one.criterion,
            met=MARKS[one.mark],
            weight=one.weight,
            core=one.core,
            evidence=tuple(
                _weighed_evidence(item, own=item.given_by in voices)
                for item in one.evidence
                if item.type and item.dated
            ),
        )
        for one in criteria
    ]
    return score(states, today) if states else None


def _weighed_evidence(item: EvidenceItem, *, own: bool) -> WeighedEvidence:
    """Evidence as it weighs: what who has to do it saw or tested itself counts as a document.

    Assumed: to verify is for another than who has to do it.
    """
    return WeighedEvidence(
        kind="document" if own and item.type in VERIFYING else item.type,
        on=certain_from(item.dated),
        valid_to=certain_from(item.valid_until) if item.valid_until else None,
        own=own,
    )


def _slip(picture: Picture, recommendation: str, addressee: str, day: datetime.date) -> Slip | None:
    """How the target of who has to do it slid: of several one that is flagged, else the furthest."""
    voices = around_of(picture, recommendation, addressee).own_voices
    slips = [
        found
        for one in commitments_on(picture, recommendation)
        if not one.made_by or voices.intersection(one.made_by)
        if (found := _slip_of(one, day)) is not None
    ]
    return max(slips, key=lambda one: (one.flagged, one.slip_days), default=None)


def _slip_of(promise: Promise, day: datetime.date) -> Slip | None:
    targets = [one.as_target for one in promise.targets]
    return slip(targets, day, evidence=promise.evidence, done_on=promise.done_on)


def _possible(proposed: Score | None) -> tuple[str, ...]:
    """The proposal, and what a reason and a second reader can make of it."""
    if proposed is None:
        return ()
    found = [proposed.verdict]
    for one in verdict_ranks():
        try:
            judge(proposed, one, judged_by="one", reason="why", second_reader="other")
        except OversightError:
            continue
        if one not in found:
            found.append(one)
    return tuple(found)


def verdict_words_of(picture: Picture, track: Track, party: str) -> Label:
    """The verdict of a supervisor in words: "verklaard deels" where only the addressee's word carries it."""
    verdict = track.standing.verdicts[party]
    given = [
        one
        for one in events_of(picture, track.recommendation, track.addressee)
        if one.verdict == verdict and party in one.actors
    ]
    voices = around_of(picture, track.recommendation, track.addressee).own_voices | {""}
    if given and _declared(given[-1], voices):
        return verdict_text(verdict, declared=True)
    return scales()["implementation"][verdict]


def _declared(event: Event, voices: frozenset[str]) -> bool:
    """Whether the evidence that counted on the day of a verdict is nothing but the word of these parties."""
    counted = [one for one in event.evidence if one.type and one.counts_on(event.day)]
    return bool(counted) and all(one.type == "statement" and one.given_by in voices for one in counted)


# --- the act --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """A verdict that is given on a day (ISO) on one track, for a supervisor (``stated_by``).

    ``marks`` by criterion; what is not marked is not known. ``judged_by`` and ``second_readers`` are keys
    of accounts and no names. ``reason``: why it is not what the criteria propose. ``hearings`` are those in
    which the addressee was heard on it.
    """

    event: str
    on: str
    recommendation: str
    addressee: str
    verdict: str
    stated_by: str
    judged_by: str
    marks: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    second_readers: Sequence[str] = ()
    text: object = None
    letter: str = ""
    hearings: Sequence[str] = ()
    describing: tuple[Statement, ...] = ()
    sources: tuple[str, ...] = ()
    sensitivity: str = "public"
    audience: tuple[str, ...] = ()


def give_verdict(picture: Picture, giving: Giving) -> Sequence[Statement]:
    """Give a verdict by criteria. Raises Refusal with every reason why it may not be given."""
    faults = _faults_of_marks(picture, giving)
    found = None if faults else _assessed(picture, giving)
    proposed = found.score if found else None
    if proposed:
        faults += _faults_of_judging(proposed, giving)
    recording = _recording(giving, found)
    try:
        statements = record_event(picture, recording)
    except Refusal as refusal:
        told = refusal.parts.get("faults")
        faults += [one for one in (told if isinstance(told, list) else [refusal]) if isinstance(one, Told)]
    if faults:
        raise refused(_each_once(faults))
    return statements


def _faults_of_marks(picture: Picture, giving: Giving) -> list[Told]:
    known = criteria_of(picture, giving.recommendation)
    if giving.addressee not in addressees(picture, giving.recommendation):
        return [
            OversightError("judge.track", recommendation=giving.recommendation, addressee=giving.addressee)
        ]
    if not known:
        return [OversightError("judge.no_criteria", recommendation=giving.recommendation)]
    strange = [one for one in giving.marks if one not in known]
    wrong = [one for one in giving.marks.values() if one not in MARKS]
    return [
        *[
            OversightError(
                "judge.strange", criterion=one, recommendation=giving.recommendation, known=", ".join(known)
            )
            for one in strange
        ],
        *[OversightError("judge.mark", found=one, known=", ".join(MARKS)) for one in wrong],
    ]


def _assessed(picture: Picture, giving: Giving) -> Assessment | None:
    """The assessment on the day of the verdict, None if that is no day: then the event is refused."""
    try:
        day = whole_day(giving.on)
    except VocabularyError:
        return None
    return assessment(
        picture,
        giving.recommendation,
        giving.addressee,
        marks=giving.marks,
        day=day,
    )


def _faults_of_judging(proposed: Score, giving: Giving) -> list[Told]:
    others = [one for one in giving.second_readers if one != giving.judged_by]
    try:
        judge(
            proposed,
            giving.verdict,
            judged_by=giving.judged_by,
            reason=giving.reason,
            second_reader=others[0] if others else "",
        )
    except OversightError as error:
        told = error.parts.get("faults")
        return [one for one in (told if isinstance(told, list) else [error]) if isinstance(one, Told)]
    return []


def _recording(giving: Giving, found: Assessment | None) -> Recording:
    """The verdict as an event, with what it was based on."""
    proposed = found.score if found else None
    late = found.slip.proposal if found and found.slip else None
    deviates = proposed is not None and giving.verdict != proposed.verdict
    used = [item.subject for one in (found.criteria if found else ()) for item in one.evidence]
    return Recording(
        event=giving.event,
        type="verdict",
        on=giving.on,
        actors=[giving.stated_by],
        recommendations=[giving.recommendation],
        addressees=[giving.addressee],
        text=giving.text,
        verdict=giving.verdict,
        marks=giving.marks,
        evidence=tuple(dict.fromkeys(used)),
        proposed_verdict=proposed.verdict if proposed else "",
        limits_version=proposed.version if proposed else "",
        proposed_by_lateness=late.verdict if late else "",
        lateness_reason={"nl": late.reason.nl, "en": late.reason.en} if late else None,
        deviation_reason=giving.reason.strip() if deviates else "",
        judged_by=giving.judged_by,
        second_readers=giving.second_readers if deviates else (),
        letter=giving.letter,
        hearings=giving.hearings,
        describing=giving.describing,
        stated_by=giving.stated_by,
        sources=giving.sources,
        sensitivity=giving.sensitivity,
        audience=giving.audience,
    )


def _each_once(faults: Sequence[Told]) -> list[Told]:
    """The faults without those that the table of transitions finds too."""
    told: dict[str, Told] = {}
    for one in faults:
        problem = one.parts.get("problem", one)
        for inner in _inner(problem if isinstance(problem, Told) else one):
            told.setdefault(inner.in_language("nl"), inner)
    return list(told.values())


def _inner(problem: Told) -> Sequence[Told]:
    faults = problem.parts.get("faults")
    return [one for one in faults if isinstance(one, Told)] if isinstance(faults, list) else [problem]
