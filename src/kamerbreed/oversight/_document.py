# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The follow-up as JSON documents: the contract with programs, version 1."""

from kamerbreed.oversight._commitments import Promise, commitments
from kamerbreed.oversight._events import Event
from kamerbreed.oversight._judging import Assessment
from kamerbreed.oversight._lineage import Lineage, lineage
from kamerbreed.oversight._tracks import Track, events_of, track_of, tracks
from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document
from kamerbreed.vocabulary import Lang


class RefusedItem(Document):
    """An event that the table of transitions does not allow, with the reason."""

    event: str
    reason: str


class TrackItem(Document):
    """A recommendation or request and one addressee, by its four axes; empty where nothing was given.

    ``verdicts`` by supervisor, ``finality`` of each (final, provisional, unknown), ``final_verdicts`` those
    that count; ``set_verdicts`` are events with a verdict on a set, which no track gets.
    """

    recommendation: str
    addressee: str
    open: bool
    state: str
    since: str
    suspended_until: str
    answered: bool
    stance: str
    appraisal: str
    verdicts: dict[str, str]
    finality: dict[str, str]
    final_verdicts: dict[str, str]
    ground: str
    letter: str
    recheck_on: str
    recheck_due: bool
    reopened: int
    basis: str
    events: list[str]
    set_verdicts: list[str]
    refused: list[RefusedItem]


class FollowupDocument(Document):
    """Every track of a picture."""

    version: str
    coordinates: CoordinatesDocument
    tracks: list[TrackItem]


class EvidenceEntry(Document):
    """A piece of evidence for a criterion; ``counts``: whether it does on the day of the picture."""

    evidence: str
    kind: str
    given_by: str
    dated: str
    valid_until: str
    counts: bool


class CriterionItem(Document):
    """A criterion with its weight, its mark and its evidence; ``assumed``: nobody said how it weighs."""

    criterion: str
    weight: int
    core: bool
    assumed: bool
    mark: str
    evidence: list[EvidenceEntry]


class ProposalItem(Document):
    """What is proposed, and why: by the criteria, or by a sliding target. Shares are fractions of 1."""

    verdict: str
    reasons: list[str]
    score: str
    missing: str
    ceiling: str
    declared: bool
    version: str


class AssessmentDocument(Document):
    """One track by its criteria; ``proposal`` is null without criteria, ``lateness`` without a flag.

    ``possible`` are the verdicts that may be given, the proposal first; ``verdicts`` those that were.
    """

    version: str
    coordinates: CoordinatesDocument
    recommendation: str
    addressee: str
    criteria: list[CriterionItem]
    unplaced: list[str]
    marked_in: str
    proposal: ProposalItem | None
    lateness: ProposalItem | None
    possible: list[str]
    verdicts: dict[str, str]


class LineItem(Document):
    """That a later item goes on from an earlier one, in which way and on what ground."""

    later: str
    earlier: str
    kind: str
    solid: str


class AgeItem(Document):
    """Days since a day: of the item itself or of the oldest in its line, by receipt or by publication."""

    of: str
    by: str
    item: str
    since: str
    days: int


class LineageDocument(Document):
    """The line of one item; ``as_a_set`` are reports that its root's report sharpens as a whole."""

    version: str
    coordinates: CoordinatesDocument
    subject: str
    links: list[LineItem]
    earlier: list[str]
    later: list[str]
    roots: list[str]
    depth: int
    ages: list[AgeItem]
    as_a_set: list[str]
    circular: bool


class TargetItem(Document):
    """A target that was named for a commitment; ``told_by`` and ``why`` are empty where not told."""

    told_on: str
    day: str
    told_by: str
    why: str


class SlipItem(Document):
    """How a target slid; ``velocity`` in days a day, and the proposed verdict, if there is one."""

    moves: int
    slip_days: int
    days_past: int
    velocity: float | None
    flagged: bool
    proposal: str


class CommitmentItem(Document):
    """A commitment; empty where nobody told."""

    id: str
    made_by: list[str]
    made_to: list[str]
    made_on: str
    recommendations: list[str]
    documents: list[str]
    targets: list[TargetItem]
    kept_on: str
    state: str
    days_late: int
    slip: SlipItem | None


class CommitmentsDocument(Document):
    """Every commitment of a picture."""

    version: str
    coordinates: CoordinatesDocument
    commitments: list[CommitmentItem]


def commitments_document(picture: Picture) -> CommitmentsDocument:
    """Every commitment, with the targets that were named for it."""
    return CommitmentsDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        commitments=[_commitment(one) for one in commitments(picture)],
    )


def _commitment(one: Promise) -> CommitmentItem:
    return CommitmentItem(
        id=one.subject,
        made_by=list(one.made_by),
        made_to=list(one.made_to),
        made_on=one.made_on,
        recommendations=list(one.recommendations),
        documents=list(one.documents),
        targets=[
            TargetItem(told_on=named.told_on, day=named.day, told_by=named.told_by, why=named.why)
            for named in one.targets
        ],
        kept_on=one.kept_on,
        state=one.state,
        days_late=one.days_late,
        slip=_slip(one),
    )


def _slip(one: Promise) -> SlipItem | None:
    found = one.slip
    if found is None:
        return None
    return SlipItem(
        moves=found.moves,
        slip_days=found.slip_days,
        days_past=found.days_past,
        velocity=None if found.velocity is None else float(found.velocity),
        flagged=found.flagged,
        proposal=found.proposal.verdict if found.proposal else "",
    )


def followup_document(picture: Picture, lang: Lang) -> FollowupDocument:
    """Every track, with the events that made it what it is."""
    return FollowupDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        tracks=[_track(picture, one, lang) for one in tracks(picture)],
    )


def _track(picture: Picture, one: Track, lang: Lang) -> TrackItem:
    standing = one.standing
    told: list[Event] = list(events_of(picture, one.recommendation, one.addressee))
    names = (
        "state suspended_until answered stance appraisal ground letter recheck_on reopened basis"
    ).split()
    return TrackItem(
        recommendation=one.recommendation,
        addressee=one.addressee,
        open=one.open,
        since=standing.since.isoformat() if standing.since else "",
        verdicts=dict(standing.verdicts),
        finality=dict(standing.finality),
        final_verdicts=dict(standing.final),
        recheck_due=one.recheck_due,
        events=[event.subject for event in told],
        set_verdicts=list(standing.set_verdicts),
        refused=[
            RefusedItem(event=refused.event, reason=refused.reason.in_language(lang))
            for refused in standing.refused
        ],
        **{name: getattr(standing, name) for name in names},
    )


def assessment_document(picture: Picture, found: Assessment, lang: Lang) -> AssessmentDocument:
    """One track by its criteria, with what they propose."""
    today = picture.coordinates.valid_at
    track = track_of(picture, found.recommendation, found.addressee)
    return AssessmentDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        recommendation=found.recommendation,
        addressee=found.addressee,
        criteria=[
            CriterionItem(
                criterion=one.criterion,
                weight=one.weight,
                core=one.core,
                assumed=one.assumed,
                mark=one.mark,
                evidence=[
                    EvidenceEntry(
                        evidence=item.subject,
                        kind=item.type,
                        given_by=item.given_by,
                        dated=item.dated,
                        valid_until=item.valid_until,
                        counts=item.counts_on(today),
                    )
                    for item in one.evidence
                ],
            )
            for one in found.criteria
        ],
        unplaced=[one.subject for one in found.unplaced],
        marked_in=found.marked_in,
        proposal=_proposal(found),
        lateness=_lateness(found, lang),
        possible=list(found.possible),
        verdicts=dict(track.standing.verdicts) if track else {},
    )


def _proposal(found: Assessment) -> ProposalItem | None:
    if found.score is None:
        return None
    names = ("verdict", "ceiling", "declared", "version")
    return ProposalItem(
        reasons=list(found.score.reasons),
        score=str(found.score.score),
        missing=str(found.score.missing),
        **{name: getattr(found.score, name) for name in names},
    )


def _lateness(found: Assessment, lang: Lang) -> ProposalItem | None:
    if found.slip is None or found.slip.proposal is None:
        return None
    proposed = found.slip.proposal
    return ProposalItem(
        verdict=proposed.verdict,
        reasons=[proposed.reason.of(lang)],
        score="",
        missing="",
        ceiling="",
        declared=False,
        version=found.slip.version,
    )


def lineage_document(picture: Picture, subject: str) -> LineageDocument:
    """The line of one item."""
    found: Lineage = lineage(picture, subject)
    return LineageDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        subject=subject,
        links=[
            LineItem(later=one.later, earlier=one.earlier, kind=one.kind, solid=one.solid)
            for one in found.links
        ],
        earlier=list(found.earlier),
        later=list(found.later),
        roots=list(found.roots),
        depth=found.depth,
        ages=[
            AgeItem(of=one.of, by=one.by, item=one.item, since=one.since.isoformat(), days=one.days)
            for one in found.ages
        ],
        as_a_set=list(found.as_a_set),
        circular=found.circular,
    )
