# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is looked at before a transition; each guard gives the reason why not, or None."""

import calendar
import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kamerbreed.oversight._events import Event, EvidenceItem
from kamerbreed.oversight._finality import not_heard
from kamerbreed.oversight._score import fault_of_step, faults_of_reading
from kamerbreed.oversight._thresholds import thresholds
from kamerbreed.vocabulary import Told, VocabularyError, whole_day

FULL, IMPLEMENTED = "volledig", "implemented"
OWN_WORD = "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the guards know of a track beside its events: its parties, and what came after the item."""

    recommendation: str
    addressee: str
    executors: frozenset[str] = frozenset()
    supervisors: frozenset[str] = frozenset()
    successors: tuple[str, ...] = ()

    @property
    def own_voices(self) -> frozenset[str]:
        """Whose word alone is no evidence of implementation: who has to carry it out."""
        return self.executors | {self.addressee}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What stood on a track before an event, as far as guards ask for it."""

    answered: bool
    accepted_risk: str
    verdicts: Mapping[str, str]
    final: Mapping[str, str]
    evidence: tuple[EvidenceItem, ...]

    def verdicts_with(self, event: Event) -> Mapping[str, str]:
        """The last verdict of each supervisor, that of this event included."""
        return {**self.verdicts, **(dict.fromkeys(event.actors, event.verdict) if event.verdict else {})}


def _reason(event: Event, held: Held, around: Around) -> Told | None:
    return None if event.text else Told("oversight.reason")


def _appraisal(event: Event, held: Held, around: Around) -> Told | None:
    return None if event.appraisal else Told("oversight.appraisal")


def _answered(event: Event, held: Held, around: Around) -> Told | None:
    return None if held.answered else Told("oversight.not_answered", addressee=around.addressee)


def _letter(event: Event, held: Held, around: Around) -> Told | None:
    if not event.letter:
        return Told("oversight.letter")
    return None if event.letter_type == "letter" else Told("oversight.no_letter", source=event.letter)


def _verdict(event: Event, held: Held, around: Around) -> Told | None:
    return None if event.verdict else Told("oversight.verdict")


def _within(event: Event, held: Held, around: Around) -> Told | None:
    """A verdict beside the proposal of the criteria: one step, with a reason and a second reader."""
    if event.proposed_verdict in ("", event.verdict):
        return None
    step = fault_of_step(event.verdict, event.proposed_verdict, event.limits_version)
    reading = faults_of_reading(event.judged_by, event.deviation_reason, event.other_reader)
    faults = [*([step] if step else []), *reading]
    return Told("faults", faults=faults) if faults else None


def _words(event: Event, held: Held, around: Around) -> Told | None:
    return None if event.verdict_words else Told("oversight.words")


def _full(event: Event, held: Held, around: Around) -> Told | None:
    given = held.verdicts_with(event)
    if given and set(given.values()) == {FULL}:
        return None
    return Told("oversight.not_full")


def _verified(event: Event, held: Held, around: Around) -> Told | None:
    """A full verdict, given now or closed upon, rests on more than the word of who has to do it."""
    given_now = event.verdict == FULL
    closed_upon = event.closure_ground == IMPLEMENTED and FULL in held.verdicts_with(event).values()
    if not given_now and not closed_upon:
        return None
    more = [
        one
        for one in (*held.evidence, *event.evidence)
        if one.counts_on(event.day)
        and one.type
        and not (one.type == OWN_WORD and one.given_by in around.own_voices | {""})
    ]
    return None if more else Told("oversight.own_word", addressee=around.addressee)


def _heard(event: Event, held: Held, around: Around) -> Told | None:
    """A closure rests on no provisional verdict: not its own, nor, as implemented, one given before."""
    reasons = list(not_heard(event, around.recommendation, around.addressee)) if event.verdict else []
    if event.closure_ground == IMPLEMENTED:
        earlier = {
            party: code
            for party, code in held.verdicts.items()
            if not event.verdict or party not in event.actors
        }
        open_ones = [party for party, code in earlier.items() if held.final.get(party) != code]
        reasons += [Told("hearing.provisional", parties=", ".join(open_ones))] if open_ones else []
    if not reasons:
        return None
    return reasons[0] if len(reasons) == 1 else Told("faults", faults=reasons)


def _risk(event: Event, held: Held, around: Around) -> Told | None:
    return None if held.accepted_risk else Told("oversight.risk", addressee=around.addressee)


def _successor(event: Event, held: Held, around: Around) -> Told | None:
    return None if around.successors else Told("oversight.successor", recommendation=around.recommendation)


def _recheck(event: Event, held: Held, around: Around) -> Told | None:
    months = int(thresholds().recheck_months)
    day = _day(event.recheck_on)
    if day is None or not event.day < day <= months_later(event.day, months):
        last = months_later(event.day, months).isoformat()
        return Told("oversight.recheck", months=months, last=last)
    return None


def _until(event: Event, held: Held, around: Around) -> Told | None:
    day = _day(event.suspended_until)
    return None if day is not None and day > event.day else Told("oversight.until", day=event.date)


def _day(text: str) -> datetime.date | None:
    try:
        return whole_day(text) if text else None
    except VocabularyError:
        return None


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


GUARDS: Mapping[str, Callable[[Event, Held, Around], Told | None]] = {
    "reason": _reason,
    "appraisal": _appraisal,
    "answered": _answered,
    "letter": _letter,
    "verdict": _verdict,
    "within": _within,
    "words": _words,
    "full": _full,
    "verified": _verified,
    "heard": _heard,
    "risk": _risk,
    "successor": _successor,
    "recheck": _recheck,
    "until": _until,
}
"""The guards by the name that the table of transitions gives them."""
