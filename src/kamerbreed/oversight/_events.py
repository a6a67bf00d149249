# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The events in the follow-up, as a picture tells of them."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kamerbreed.oversight._hearings import HearingState, hearings
from kamerbreed.oversight._transitions import order_of_events
from kamerbreed.picture import Fact, Picture
from kamerbreed.vocabulary import BASES, FollowUpEvent, certain_from

SET = "set"
"""The scope of a verdict that was given on a set, and on no single track."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """A piece of evidence; ``dated`` and ``valid_until`` are ISO dates, empty where not known.

    ``criteria``: what it says something about.
    """

    subject: str
    type: str
    given_by: str
    dated: str
    valid_until: str
    criteria: tuple[str, ...] = ()

    def counts_on(self, day: datetime.date) -> bool:
        """Whether it is certainly of this day or before, and still valid on it."""
        begun = bool(self.dated) and certain_from(self.dated) <= day
        return begun and not (self.valid_until and certain_from(self.valid_until) <= day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event. ``day``: the first day on which it certainly had happened; a month or a year counts
    from the day after its last. ``basis``: the weakest ground under its kind, its date and what it is about.
    ``letter_type``: what sort of source the letter is, by its code. ``hearings``: those that it names, as far
    as the picture tells of them. ``contested``: parties say different things of what a track rests on.
    ``marks`` by criterion, and what they proposed by the limits of which version; ``judged_by`` and
    ``second_readers`` are keys of accounts.
    """

    subject: str
    type: str
    date: str
    day: datetime.date
    actors: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    text: object = None
    stance: str = ""
    accepted_risk: str = ""
    appraisal: str = ""
    verdict: str = ""
    set_verdict: str = ""
    verdict_on_report: tuple[str, ...] = ()
    verdict_words: str = ""
    evidence: tuple[EvidenceItem, ...] = ()
    closure_ground: str = ""
    letter: str = ""
    letter_type: str = ""
    recheck_on: str = ""
    suspended_until: str = ""
    hearings: tuple[HearingState, ...] = ()
    basis: str = ""
    contested: bool = False
    marks: Mapping[str, str] = field(default_factory=dict)
    proposed_verdict: str = ""
    limits_version: str = ""
    proposed_by_lateness: str = ""
    deviation_reason: str = ""
    judged_by: str = ""
    second_readers: tuple[str, ...] = ()

    @property
    def other_reader(self) -> str:
        """Somebody else than who judged who read it; empty if nobody did."""
        return next((one for one in self.second_readers if one != self.judged_by), "")

    @property
    def order(self) -> tuple[datetime.date, int, str]:
        """Its place among events: by day, on a day by the table of transitions."""
        return self.day, order_of_events().get(self.type, len(order_of_events())), self.subject

    def concerns(self, recommendation: str, addressee: str) -> bool:
        """Whether it is about the track of this addressee."""
        return recommendation in self.recommendations and (
            not self.addressees or addressee in self.addressees
        )


def events(picture: Picture) -> Sequence[Event]:
    """Every event that had certainly happened by the day of a picture, in order."""
    return picture.kept("follow-up events", lambda: _events(picture))


def set_verdicts(picture: Picture) -> Sequence[Event]:
    """The verdicts that were given on a set, with their literal words, in order; no track gets them."""
    return tuple(one for one in events(picture) if one.type == "set_verdict")


def _events(picture: Picture) -> Sequence[Event]:
    found = [
        one
        for subject in picture.subjects(FollowUpEvent)
        if picture.existence(subject).there and (one := _event(picture, subject)) is not None
    ]
    today = picture.coordinates.valid_at
    return tuple(sorted((one for one in found if one.day <= today), key=lambda one: one.order))


_TEXTS = (
    "stance accepted_risk appraisal verdict set_verdict verdict_words closure_ground letter recheck_on"
    " suspended_until proposed_verdict limits_version proposed_by_lateness deviation_reason judged_by"
).split()

_MOVING = ("type", "date", "verdict", "appraisal", "closure_ground", "suspended_until")
"""What moves a track, beside which items the event is about."""


class _Told:
    """The facts on a thing of which something was said, read in one pass: most properties say nothing."""

    def __init__(self, picture: Picture, subject: str) -> None:
        self._facts: dict[str, list[Fact]] = {}
        for fact in picture.facts(subject):
            self._facts.setdefault(fact.property, []).append(fact)

    def facts(self, name: str) -> Sequence[Fact]:
        """Those of a property, by key."""
        return self._facts.get(name, ())

    def one(self, name: str) -> object:
        """The value that stands for a property with one, or None."""
        return next((fact.value for fact in self.facts(name)), None)

    def many(self, name: str) -> dict[str, object]:
        """The values that stand for a property with several, by key."""
        return {fact.key: fact.value for fact in self.facts(name) if fact.value is not None}

    def listed(self, name: str) -> tuple[str, ...]:
        """The same as texts."""
        return tuple(str(one) for one in self.many(name).values())


def _event(picture: Picture, subject: str) -> Event | None:
    """The event, None while its kind or its date is not known."""
    told = _Told(picture, subject)
    kind, date = told.one("type"), told.one("date")
    if not kind or not date:
        return None
    texts = {name: str(told.one(name) or "") for name in _TEXTS}
    of_set = kind == "verdict" and told.one("verdict_scope") == SET
    resting = [fact for name in _MOVING for fact in told.facts(name)]
    resting += [fact for fact in told.facts("recommendation") if fact.value is not None]
    return Event(
        subject=subject,
        type="set_verdict" if of_set else str(kind),
        date=str(date),
        day=certain_from(str(date)),
        actors=told.listed("actor"),
        recommendations=told.listed("recommendation"),
        addressees=told.listed("addressee"),
        text=told.one("text"),
        verdict_on_report=told.listed("verdict_on_report"),
        evidence=tuple(evidence_item(picture, one) for one in told.listed("evidence")),
        letter_type=letter_type(picture, texts["letter"]),
        marks={key: str(mark) for key, mark in told.many("mark").items()},
        second_readers=told.listed("second_reader"),
        hearings=hearings_named(picture, told.listed("hearing")),
        basis=weakest(fact.standing.solid for fact in resting),
        contested=any(fact.standing.agreement == "disputed" for fact in resting),
        **texts,
    )


def _listed(picture: Picture, subject: str, name: str) -> tuple[str, ...]:
    return tuple(str(one) for one in picture.many(subject, name).values())


def evidence_item(picture: Picture, subject: str) -> EvidenceItem:
    """A piece of evidence as the picture tells of it."""
    names = ("type", "given_by", "dated", "valid_until")
    return EvidenceItem(
        subject=subject,
        criteria=_listed(picture, subject, "criterion"),
        **{name: str(picture.one(subject, name) or "") for name in names},
    )


def letter_type(picture: Picture, letter: str) -> str:
    """What sort of source a letter is, empty where none is named or nothing is known."""
    return str(picture.one(letter, "type") or "") if letter else ""


def hearings_named(picture: Picture, named: Iterable[str]) -> tuple[HearingState, ...]:
    """The hearings of these ids, without those of which the picture does not tell."""
    names = set(named)
    return tuple(one for one in hearings(picture) if one.subject in names) if names else ()


def weakest(solid: Iterable[str]) -> str:
    """The weakest of these grounds; of what has none the weakest there is."""
    known = [BASES.index(one) if one in BASES else len(BASES) - 1 for one in solid]
    return BASES[max(known)] if known else ""
