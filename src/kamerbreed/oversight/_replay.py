# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How a track stands: its events replayed by the table of transitions, and nothing stored.

An event that the table does not allow moves nothing, and is named with its reason: what came in by
another way than ``record_event`` is neither believed nor lost.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kamerbreed.oversight._events import Event, EvidenceItem, weakest
from kamerbreed.oversight._finality import FINAL, finality_on
from kamerbreed.oversight._guards import GUARDS, Around, Held
from kamerbreed.oversight._transitions import ADDRESSEE, ANYBODY, BEFORE, Transition, event_label, transitions
from kamerbreed.vocabulary import Label, Told, partial_date, scales

NONE, CLOSED, SUSPENDED = "none", "closed", "suspended"
SET_VERDICT = "set_verdict"
JUDGING = frozenset({"judge", "set"})
"""The effects that give a verdict: one that comes with anything else is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """That an event was legal on a track, by which row of the table, and the state after it.

    ``finality`` of the verdict that it gives: final, provisional or unknown; empty without one.
    """

    event: str
    day: datetime.date
    transition: str
    state: str
    finality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An event that moved nothing, because the table does not allow it, with the reason."""

    event: str
    reason: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The four axes of a track, kept apart, and what they rest on.

    Process: ``state``, since ``since`` (None before any event). Response: ``stance`` of the addressee and
    ``appraisal`` by a supervisor, empty until given and after a new response. Implementation: ``verdicts``,
    the last of each supervisor, with the ``finality`` of each, and ``final``, the last final one of each.
    Closure: ``ground``, ``letter``, ``recheck_on``, empty unless closed. ``set_verdicts`` are events with a
    verdict on a set, which no track gets. ``basis`` is the weakest ground under the events that moved it.
    """

    state: str = NONE
    since: datetime.date | None = None
    before: str = ""
    suspended_until: str = ""
    answered: bool = False
    stance: str = ""
    accepted_risk: str = ""
    appraisal: str = ""
    verdicts: Mapping[str, str] = field(default_factory=dict)
    finality: Mapping[str, str] = field(default_factory=dict)
    final: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[EvidenceItem, ...] = ()
    ground: str = ""
    letter: str = ""
    recheck_on: str = ""
    reopened: int = 0
    basis: str = ""
    moves: tuple[Move, ...] = ()
    noted: tuple[Move, ...] = ()
    set_verdicts: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def verdict(self) -> str:
        """The verdict on implementation, final or not; empty where none was given or supervisors differ."""
        return _agreed(self.verdicts)

    @property
    def final_verdict(self) -> str:
        """The verdict that counts: final; empty where none is or supervisors differ."""
        return _agreed(self.final)

    @property
    def dissent(self) -> bool:
        """Whether supervisors judge differently."""
        return len(set(self.verdicts.values())) > 1


def _agreed(verdicts: Mapping[str, str]) -> str:
    given = set(verdicts.values())
    return given.pop() if len(given) == 1 else ""


def replay(events: Iterable[Event], around: Around, today: datetime.date) -> Standing:
    """How a track stands on a day (local date) by these events, in whatever order they are given."""
    standing = Standing()
    for event in sorted(events, key=lambda one: one.order):
        standing = _woken(standing, event.day)
        reasons, row = _judged(standing, event, around)
        if row is None:
            told = reasons[0] if len(reasons) == 1 else Told("faults", faults=reasons)
            refused = Refused(event=event.subject, reason=told)
            standing = replace(standing, refused=(*standing.refused, refused))
        else:
            standing = _moved(standing, event, row, around)
    return _woken(standing, today)


def _woken(standing: Standing, day: datetime.date) -> Standing:
    """A suspension ends by itself on its day."""
    if standing.state != SUSPENDED:
        return standing
    end = partial_date(standing.suspended_until).first
    if day < end:
        return standing
    return replace(standing, state=standing.before, since=end, before="", suspended_until="")


def _judged(standing: Standing, event: Event, around: Around) -> tuple[list[Told], Transition | None]:
    """The row that allows an event, or every reason why none does."""
    if reason := refusal_before_guards(standing, event, around):
        return [reason], None
    granted = granted_rows(standing, event, around)
    fitting = [one for one in granted if one.ground in ("", event.closure_ground)]
    if not fitting:
        known = _joined(scales()["closure-ground"].values())
        return [Told("oversight.ground", known=known)], None
    row = fitting[0]
    held = Held(
        answered=standing.answered,
        accepted_risk=standing.accepted_risk,
        verdicts=standing.verdicts,
        final=standing.final,
        evidence=standing.evidence,
    )
    found = [GUARDS[name](event, held, around) for name in row.guards]
    reasons = [one for one in found if one is not None]
    return reasons, (None if reasons else row)


def refusal_before_guards(standing: Standing, event: Event, around: Around) -> Told | None:
    """Why an event cannot be on a track, whatever it holds: the state or who does it does not fit."""
    here = _here(standing, event)
    if not here:
        return _out_of_place(standing, event)
    if not granted_rows(standing, event, around):
        return Told("oversight.actor", event=event_label(event.type), actor=_actor_label(here[0]))
    return None


def granted_rows(standing: Standing, event: Event, around: Around) -> list[Transition]:
    """The rows of the table that fit the state and who does it, in their order."""
    return [one for one in _here(standing, event) if _may(event, one, around)]


def _here(standing: Standing, event: Event) -> list[Transition]:
    return [one for one in transitions() if one.event == event.type and standing.state in one.states]


def _may(event: Event, row: Transition, around: Around) -> bool:
    if row.actor == ANYBODY:
        return True
    if row.actor == ADDRESSEE:
        return around.addressee in event.actors
    return bool(event.actors) and around.supervisors.issuperset(event.actors)


def _out_of_place(standing: Standing, event: Event) -> Told:
    possible = dict.fromkeys(one.event for one in transitions() if standing.state in one.states)
    return Told(
        "oversight.transition",
        event=event_label(event.type),
        state=scales()["track-state"][standing.state],
        possible=_joined(event_label(one) for one in possible),
    )


def _actor_label(row: Transition) -> Label:
    return scales()["track-actor"][row.actor]


def _joined(labels: Iterable[Label]) -> Label:
    every = list(labels)
    return Label(", ".join(one.nl for one in every), ", ".join(one.en for one in every))


def _moved(standing: Standing, event: Event, row: Transition, around: Around) -> Standing:
    """The track after a legal event: evidence is kept, the effects of the row, then its state."""
    told = replace(standing, evidence=(*standing.evidence, *event.evidence))
    for name in row.effects:
        told = EFFECTS[name](told, event, around)
    state = {"": standing.state, BEFORE: standing.before}.get(row.to, row.to)
    finality = _finality(event, around) if JUDGING.intersection(row.effects) else ""
    move = Move(event=event.subject, day=event.day, transition=row.id, state=state, finality=finality)
    if not row.to:
        return replace(told, noted=(*standing.noted, move))
    basis = weakest([standing.basis, event.basis]) if standing.moves else event.basis
    return replace(told, state=state, since=event.day, basis=basis, moves=(*standing.moves, move))


# --- effects on the axes beside the process -------------------------------------------------------


def _answer(standing: Standing, event: Event, around: Around) -> Standing:
    """The addressee responded: what was appraised before is not this response."""
    return replace(
        standing,
        answered=True,
        stance=event.stance or standing.stance,
        accepted_risk=event.accepted_risk or standing.accepted_risk,
        appraisal="",
    )


def _appraise(standing: Standing, event: Event, around: Around) -> Standing:
    return replace(standing, appraisal=event.appraisal)


def _judge(standing: Standing, event: Event, around: Around) -> Standing:
    """The verdict counts as that of who gave it, and as a final one only if the addressee was heard on it."""
    if not event.verdict:
        return standing
    given, told = dict.fromkeys(event.actors, event.verdict), _finality(event, around)
    return replace(
        standing,
        verdicts={**standing.verdicts, **given},
        finality={**standing.finality, **dict.fromkeys(event.actors, told)},
        final={**standing.final, **given} if told == FINAL else standing.final,
    )


def _finality(event: Event, around: Around) -> str:
    """Whether the verdict of an event is final here; empty if it gives none."""
    if not event.verdict and event.type != SET_VERDICT:
        return ""
    return finality_on(event, around.recommendation, around.addressee)


def _close(standing: Standing, event: Event, around: Around) -> Standing:
    return replace(standing, ground=event.closure_ground, letter=event.letter, recheck_on=event.recheck_on)


def _reopen(standing: Standing, event: Event, around: Around) -> Standing:
    return replace(standing, ground="", letter="", recheck_on="", reopened=standing.reopened + 1)


def _suspend(standing: Standing, event: Event, around: Around) -> Standing:
    return replace(standing, before=standing.state, suspended_until=event.suspended_until)


def _wake(standing: Standing, event: Event, around: Around) -> Standing:
    return replace(standing, before="", suspended_until="")


def _set(standing: Standing, event: Event, around: Around) -> Standing:
    return replace(standing, set_verdicts=(*standing.set_verdicts, event.subject))


EFFECTS: Mapping[str, Callable[[Standing, Event, Around], Standing]] = {
    "answer": _answer,
    "appraise": _appraise,
    "judge": _judge,
    "close": _close,
    "reopen": _reopen,
    "suspend": _suspend,
    "wake": _wake,
    "set": _set,
}
"""The effects by the name that the table of transitions gives them."""
