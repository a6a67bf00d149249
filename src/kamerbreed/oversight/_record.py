# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Recording what happened with a recommendation: the only act that changes how a track stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kamerbreed.oversight._events import SET, Event, evidence_item, hearings_named, letter_type
from kamerbreed.oversight._faults import faults_of_day, faults_of_things
from kamerbreed.oversight._replay import replay
from kamerbreed.oversight._tracks import addressees, around_of, events_of
from kamerbreed.picture import Picture, Saying, level_of, refused, state
from kamerbreed.vocabulary import (
    SENSITIVITIES,
    Evidence,
    FollowUpEvent,
    Hearing,
    Recommendation,
    Source,
    Statement,
    Told,
    VocabularyError,
    canonical,
    is_reference,
    property_of,
    read_json,
    say,
    say_date,
    scales,
    whole_day,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What happened on a day (ISO), by whom, with which items and with which tracks of them.

    ``addressees`` names whose tracks it concerns; those of all addressees where it names none.
    ``type`` is a code of the scale follow-up, the other codes of theirs. A verdict with ``set_verdict`` or
    ``verdict_on_report`` is one on a set: it needs its literal ``verdict_words``, and no track gets it.
    ``hearings`` are those in which the addressees were heard on the verdict. ``stated_by`` is who says that
    it happened. ``marks`` to ``second_readers`` come with a verdict by criteria, see ``Giving``.
    ``describing`` are statements on sources that are new with it.
    """

    event: str
    type: str
    on: str
    actors: Sequence[str]
    recommendations: Sequence[str]
    stated_by: str
    text: object = None
    addressees: Sequence[str] = ()
    stance: str = ""
    accepted_risk: str = ""
    appraisal: str = ""
    verdict: str = ""
    set_verdict: str = ""
    verdict_on_report: Sequence[str] = ()
    verdict_words: str = ""
    evidence: Sequence[str] = ()
    closure_ground: str = ""
    letter: str = ""
    recheck_on: str = ""
    suspended_until: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    proposed_verdict: str = ""
    limits_version: str = ""
    proposed_by_lateness: str = ""
    lateness_reason: object = None
    deviation_reason: str = ""
    judged_by: str = ""
    second_readers: Sequence[str] = ()
    describing: tuple[Statement, ...] = ()
    hearings: Sequence[str] = ()
    sources: tuple[str, ...] = ()
    sensitivity: str = "public"
    audience: tuple[str, ...] = ()

    @property
    def of_set(self) -> bool:
        """Whether it is a verdict on a set."""
        return bool(self.set_verdict or self.verdict_on_report)


def record_event(picture: Picture, recording: Recording) -> Sequence[Statement]:
    """Record an event. Raises Refusal with every reason why it may not be.

    The tracks that it concerns are replayed with it: it must be legal on each of them, and what was recorded
    before must stay so, also where the day of the event lies before.
    """
    faults = [*_faults_of_form(picture, recording), *_faults_of_things(picture, recording)]
    if faults:
        raise refused(faults)
    event = as_event(picture, recording)
    for recommendation, addressee in _tracks(picture, recording):
        faults += _faults_on_track(picture, event, recommendation, addressee)
    if faults:
        raise refused(faults)
    return state(picture, Saying(statements=[*recording.describing, *statements_of(picture, recording)]))


_ONE = (
    "stance accepted_risk appraisal verdict set_verdict verdict_words closure_ground letter recheck_on"
    " suspended_until proposed_verdict limits_version proposed_by_lateness deviation_reason judged_by"
).split()
_MANY = {
    "actor": "actors",
    "recommendation": "recommendations",
    "addressee": "addressees",
    "verdict_on_report": "verdict_on_report",
    "evidence": "evidence",
    "second_reader": "second_readers",
    "hearing": "hearings",
}


def _faults_of_form(picture: Picture, recording: Recording) -> list[Told]:
    faults: list[Told] = []
    if not is_reference(recording.event) or not recording.event.startswith(f"{FollowUpEvent.slug}/"):
        faults.append(Told("oversight.id", found=recording.event))
    elif picture.shows(recording.event):
        faults.append(Told("oversight.exists", event=recording.event))
    if recording.type not in scales()["follow-up"]:
        faults.append(Told("oversight.type", found=recording.type, known=", ".join(scales()["follow-up"])))
    faults += faults_of_day(picture, recording.on)
    for name in _ONE:
        try:
            if value := getattr(recording, name):
                property_of(FollowUpEvent.slug, name).check(value)
        except VocabularyError as error:
            faults.append(error)
    return faults


def _faults_of_things(picture: Picture, recording: Recording) -> list[Told]:
    faults: list[Told] = []
    if not recording.recommendations:
        faults.append(Told("oversight.nothing"))
    if not recording.actors:
        faults.append(Told("oversight.nobody"))
    named = {Recommendation.slug: recording.recommendations, Evidence.slug: recording.evidence}
    named[Hearing.slug] = recording.hearings
    named[Source.slug] = [recording.letter] if recording.letter else []
    described = {one.subject for one in recording.describing}
    for slug, things in named.items():
        faults += faults_of_things(picture, slug, things, described)
    for one in recording.recommendations:
        if not faults and not addressees(picture, one):
            faults.append(Told("oversight.no_addressee", recommendation=one))
    for party in recording.addressees:
        if not any(party in addressees(picture, one) for one in recording.recommendations):
            faults.append(Told("oversight.other_addressee", party=party))
    return faults


def _tracks(picture: Picture, recording: Recording) -> list[tuple[str, str]]:
    return [
        (one, party)
        for one in recording.recommendations
        for party in addressees(picture, one)
        if not recording.addressees or party in recording.addressees
    ]


def as_event(picture: Picture, recording: Recording) -> Event:
    """The event as a picture will tell of it."""
    return Event(
        subject=recording.event,
        type="set_verdict" if recording.type == "verdict" and recording.of_set else recording.type,
        date=recording.on,
        day=whole_day(recording.on),
        actors=tuple(recording.actors),
        recommendations=tuple(recording.recommendations),
        addressees=tuple(recording.addressees),
        text=recording.text,
        evidence=tuple(evidence_item(picture, one) for one in recording.evidence),
        verdict_on_report=tuple(recording.verdict_on_report),
        letter_type=_letter_type(picture, recording),
        marks=recording.marks,
        second_readers=tuple(recording.second_readers),
        hearings=hearings_named(picture, recording.hearings),
        basis="stated",
        **{name: getattr(recording, name) for name in _ONE},
    )


def _letter_type(picture: Picture, recording: Recording) -> str:
    """What sort of source the letter is, also where that is said in the same breath."""
    told = [one for one in recording.describing if (one.subject, one.property) == (recording.letter, "type")]
    return str(read_json(told[0].value or "null")) if told else letter_type(picture, recording.letter)


def _faults_on_track(picture: Picture, event: Event, recommendation: str, addressee: str) -> list[Told]:
    """Why an event may not be on a track: it is not allowed itself, or forbids what was recorded."""
    today = picture.coordinates.valid_at
    around = around_of(picture, recommendation, addressee)
    own = events_of(picture, recommendation, addressee)
    before = {one.event for one in replay(own, around, today).refused}
    after = replay([*own, event], around, today).refused
    track = Told("place.track", recommendation=recommendation, addressee=addressee)
    return [
        Told("fault", place=track, problem=_problem(one.event, one.reason, event))
        for one in after
        if one.event not in before
    ]


def _problem(subject: str, reason: Told, event: Event) -> Told:
    if subject == event.subject:
        return reason
    return Told("oversight.forbids", day=event.date, other=subject, problem=reason)


def statements_of(picture: Picture, recording: Recording) -> list[Statement]:
    """An event as statements, on the ground of its letter and sources; of what has none, of its own record.

    That record is a source which the actors wrote on the day: so a picture of what they knew has the event.
    """
    like = _like(picture, recording)
    values: list[tuple[str, str, object]] = [
        ("exists", "", True),
        ("type", "", recording.type),
        ("date", "", recording.on),
        ("text", "", recording.text),
        *[(name, "", getattr(recording, name)) for name in _ONE],
        ("lateness_reason", "", recording.lateness_reason),
        *[(name, one, one) for name, part in _MANY.items() for one in getattr(recording, part)],
        *[("mark", criterion, mark) for criterion, mark in recording.marks.items()],
    ]
    if recording.type == "verdict":
        values.append(("verdict_scope", "", SET if recording.of_set else "track"))
    made = [
        replace(like, property=name, key=key, value=canonical(value)) for name, key, value in values if value
    ]
    return made + (_own_record(like, recording) if like.sources == (own_source(recording.event),) else [])


def own_source(event: str) -> str:
    """The record of an event that has no other source, as a source."""
    return f"{Source.slug}/gebeurtenis-{event.partition('/')[2]}"


def _own_record(like: Statement, recording: Recording) -> list[Statement]:
    label = scales()["follow-up"][recording.type].nl
    title = say("oversight.source.title", "nl", event=label, day=say_date(recording.on, "nl"))
    values: list[tuple[str, str, object]] = [
        ("exists", "", True),
        ("title", "", title),
        ("type", "", "statement"),
        ("publisher", "", recording.actors[0]),
        ("dated", "", recording.on),
        *[("author", actor, actor) for actor in recording.actors],
    ]
    source = replace(like, subject=own_source(recording.event), sources=(), valid_from="")
    return [replace(source, property=name, key=key, value=canonical(value)) for name, key, value in values]


def _like(picture: Picture, recording: Recording) -> Statement:
    """What all statements on the event have in common: as hidden as what it is about, and no less."""
    letter = (recording.letter,) if recording.letter else ()
    return Statement(
        subject=recording.event,
        property="exists",
        basis="stated",
        stated_by=recording.stated_by,
        sources=tuple(dict.fromkeys((*letter, *recording.sources))) or (own_source(recording.event),),
        valid_from=recording.on,
        sensitivity=as_hidden_as(picture, recording.recommendations, recording.sensitivity),
        audience=recording.audience,
    )


def as_hidden_as(picture: Picture, recommendations: Sequence[str], sensitivity: str) -> str:
    """The highest mark of these items and this one: what tells of an item is as hidden as it."""
    names = ("exists", "report")
    rows = [row for one in recommendations for name in names for row in picture.fact(one, name).rows]
    levels = [level_of(picture.table, row) for row in rows]
    return SENSITIVITIES[max([*levels, SENSITIVITIES.index(sensitivity)])]
