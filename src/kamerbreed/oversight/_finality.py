# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is final: nothing is without a closed hearing of the party that it concerns.

A verdict is final for a track if its event names a hearing that was closed by that day, was about this item
and this addressee, was held by all who judge, and whose draft gave that verdict. Another verdict than the
draft gave is final only if a reply was adopted, and never a lower one: of that the addressee was not heard.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kamerbreed.oversight._events import Event, events
from kamerbreed.oversight._hearings import HearingState, hearings
from kamerbreed.oversight._phrase import verdict_ranks
from kamerbreed.picture import Picture
from kamerbreed.requests import QuestionState
from kamerbreed.vocabulary import Finding, FollowUpEvent, Told

FINAL, PROVISIONAL, UNKNOWN = "final", "provisional", "unknown"
VERDICT, FINDING, REFUSAL, SIGNAL = "verdict", "finding", "refusal", "signal"
_RECORDED_HERE = "stated"
"""The ground of what was recorded here; of what came from documents it is not known who was heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finality:
    """Whether something is final, provisional or unknown, and the hearings about it."""

    code: str
    hearings: tuple[str, ...] = ()


def not_heard(event: Event, recommendation: str, addressee: str) -> tuple[Told, ...]:
    """Why the verdict of an event is not final on a track: of each hearing that it names; empty if it is."""
    if not event.hearings:
        return (Told("hearing.none", addressee=addressee),)
    found = [_obstacle(one, event, recommendation, addressee) for one in event.hearings]
    return () if None in found else tuple(one for one in found if one is not None)


def _obstacle(one: HearingState, event: Event, recommendation: str, addressee: str) -> Told | None:
    """Why a hearing does not make a verdict final."""
    name = one.subject
    if one.about != VERDICT or recommendation not in one.recommendations or one.addressee != addressee:
        return Told("hearing.elsewhere", hearing=name, recommendation=recommendation, addressee=addressee)
    if not set(event.actors) <= set(one.held_by):
        strange = ", ".join(party for party in event.actors if party not in one.held_by)
        return Told("hearing.not_held", hearing=name, party=strange)
    if not one.closed_by(event.day):
        return Told("hearing.open", hearing=name, day=event.date)
    return None if _as_drafted(one, event) else Told("hearing.other_verdict", hearing=name)


def _as_drafted(one: HearingState, event: Event) -> bool:
    """Whether the verdict is the one of the draft, or a milder one after a reply that was adopted."""
    if event.type == "set_verdict":
        return one.adopted or (one.set_verdict, one.verdict_words) == (event.set_verdict, event.verdict_words)
    if one.verdict == event.verdict:
        return True
    ranks = verdict_ranks()
    lower = ranks.get(event.verdict, 0) < ranks.get(one.verdict, 0)
    return one.adopted and bool(one.verdict) and not (event.verdict in ranks and lower)


def finality_on(event: Event, recommendation: str, addressee: str) -> str:
    """Whether the verdict of an event is final on a track."""
    if not not_heard(event, recommendation, addressee):
        return FINAL
    if event.hearings or event.basis == _RECORDED_HERE:
        return PROVISIONAL
    return UNKNOWN


def finality_of_event(picture: Picture, event: Event) -> Finality:
    """Whether the verdict of an event is final on all tracks that it is about."""
    tracks = [
        (item, str(party))
        for item in event.recommendations
        for party in picture.many(item, "addressee").values()
        if event.concerns(item, str(party))
    ]
    codes = {finality_on(event, *track) for track in tracks}
    if not codes:
        codes = {PROVISIONAL if event.basis == _RECORDED_HERE else UNKNOWN}
    code = next(one for one in (UNKNOWN, PROVISIONAL, FINAL) if one in codes)
    return Finality(code=code, hearings=tuple(one.subject for one in event.hearings))


def finality(picture: Picture, subject: str) -> Finality:
    """Whether a finding is final, a verdict (by its event), or a signal on anything else."""
    if subject.startswith(f"{FollowUpEvent.slug}/"):
        event = next((one for one in events(picture) if one.subject == subject), None)
        return finality_of_event(picture, event) if event else Finality(code=UNKNOWN)
    if subject.startswith(f"{Finding.slug}/"):
        own = [one for one in hearings(picture) if one.about == FINDING and subject in one.findings]
        here = picture.fact(subject, "text").standing.solid == _RECORDED_HERE
        return _of_hearings(own, here=here)
    own = [one for one in hearings(picture) if one.about == SIGNAL and subject in one.signals]
    return _of_hearings(own, here=False)


def finality_of_refusal(picture: Picture, question: QuestionState) -> Finality | None:
    """Whether the mark that a question was refused is final; None if there is none, or its party says so."""
    asked = question.asked
    if question.state != "refused" or question.by_statement:
        return None
    fact = picture.members(asked.request, "outcome").get(asked.key)
    voices = [voice for voice in fact.voices if voice.role in ("stands", "agrees")] if fact else []
    if any(voice.entry.said.stated_by == asked.addressee for voice in voices):
        return None
    own = [one for one in hearings(picture) if one.about == REFUSAL and one.request == asked.request]
    own = [one for one in own if asked.key in one.questions and one.addressee == asked.addressee]
    return _of_hearings(own, here=True)


def _of_hearings(own: Sequence[HearingState], *, here: bool) -> Finality:
    names = tuple(one.subject for one in own)
    if any(one.closed_on for one in own):
        return Finality(code=FINAL, hearings=names)
    return Finality(code=PROVISIONAL if own or here else UNKNOWN, hearings=names)
