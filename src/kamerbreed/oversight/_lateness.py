# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How late answers are and how long it took to get the picture: from dates alone, on any day.

What has not been answered is "not yet" (None), and never 0 days.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kamerbreed.oversight._errors import OversightError
from kamerbreed.vocabulary import due_date, regimes

STATES = ("in_time", "late", "awaited", "overdue", "ended", "unknown")
"""Answered in full by the last day, answered in full after it; not yet and not due, not yet and due; nothing
is to come any more though it was not answered in full; no last day is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """That on a day more time was given, until another day."""

    granted_on: datetime.date
    until: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What came in on a day: ``share``, 0 to 1, is how much of the question is answered by then in all."""

    on: datetime.date
    share: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question that was sent, with all that is known of it now; ``weight`` in whole numbers from 1.

    ``due_on``: the last day as it was first set, None if it is not known. ``ended_on``: since when nothing is
    to come any more, by a refusal, since nobody knows, or since the request was closed. Raises OversightError
    if the days go backwards, or a share or weight is out of bounds.
    """

    addressee: str
    due_on: datetime.date | None
    extensions: tuple[Extension, ...] = ()
    replies: tuple[Reply, ...] = ()
    weight: int = 1
    ended_on: datetime.date | None = None

    def __post_init__(self) -> None:
        if self.weight < 1:
            raise OversightError("late.weight", found=self.weight)
        due, granted = self.due_on, datetime.date.min
        for one in self.extensions:
            if due is None or one.until < due or one.granted_on < granted:
                raise OversightError("late.extension", until=one.until, due=due)
            due, granted = one.until, one.granted_on
        for reply in self.replies:
            if not 0 <= reply.share <= 1:
                raise OversightError("late.share", found=reply.share)

    def due(self, today: datetime.date) -> datetime.date | None:
        """The last day as it stood on a day: an extension counts from the day on which it was given."""
        granted = [one.until for one in self.extensions if one.granted_on <= today]
        return granted[-1] if granted else self.due_on

    def share(self, today: datetime.date) -> Fraction:
        """How much of it was answered by a day, 0 to 1: the most that had come in until then."""
        return max((one.share for one in self.replies if one.on <= today), default=Fraction(0))

    def answered_on(self, today: datetime.date) -> datetime.date | None:
        """The day on which it was answered in full; None for not yet."""
        days = [one.on for one in self.replies if one.share == 1 and one.on <= today]
        return min(days, default=None)

    def over_on(self, today: datetime.date) -> datetime.date | None:
        """The day since which nothing is to come though it was not answered in full; None for not so."""
        over = self.ended_on is not None and self.ended_on <= today and not self.answered_on(today)
        return self.ended_on if over else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """How late one question is, in days.

    ``late``: beyond the last day that stood when it was answered or ended, 0 for in time, None for not yet.
    ``running``: beyond the last day until now, 1 or more, None unless overdue. ``excused``: the days beyond
    the first last day that extensions cover, so that excused and late days add up to those beyond the first
    last day.
    """

    addressee: str
    state: str
    due_on: datetime.date | None
    answered_on: datetime.date | None
    late: int | None
    running: int | None
    excused: int

    @property
    def beyond_first(self) -> int:
        """Days beyond the last day as it was first set, until the answer or now."""
        return self.excused + (self.late or self.running or 0)


def lateness(question: AskedQuestion, today: datetime.date) -> Lateness:
    """How late a question is on a day.

    An extension that was given after the answer changes nothing; one that was given after the last day but
    before the answer does, and excuses the days before it too (assumed: who gives more time means so).
    """
    answered, over = question.answered_on(today), question.over_on(today)
    end = answered or over or today
    due = question.due(end)
    if due is None or question.due_on is None:
        return unknown_lateness(question.addressee, answered)
    days = max(0, (end - due).days)
    on_time, beyond = ("in_time", "late") if answered else ("awaited", "overdue")
    return Lateness(
        addressee=question.addressee,
        state="ended" if over else beyond if days else on_time,
        due_on=due,
        answered_on=answered,
        late=days if answered or over else None,
        running=None if answered or over else days or None,
        excused=max(0, (min(end, due) - question.due_on).days),
    )


def unknown_lateness(addressee: str, answered: datetime.date | None) -> Lateness:
    """That it is not known how late a question is."""
    return Lateness(
        addressee=addressee,
        state="unknown",
        due_on=None,
        answered_on=answered,
        late=None,
        running=None,
        excused=0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Questions of one addressee counted: the states add up to ``of``.

    ``days_late``: days of those answered or ended late; ``days_running``: days so far of those overdue; None
    where there are none to add.
    """

    of: int
    in_time: int
    late: int
    awaited: int
    overdue: int
    ended: int
    unknown: int
    days_late: int | None
    days_running: int | None


def by_addressee(questions: Iterable[AskedQuestion], today: datetime.date) -> dict[str, Tally]:
    """How late each addressee is on a day, by id."""
    groups: dict[str, list[Lateness]] = {}
    for question in questions:
        groups.setdefault(question.addressee, []).append(lateness(question, today))
    return {addressee: tally(groups[addressee]) for addressee in sorted(groups)}


def tally(found: Sequence[Lateness]) -> Tally:
    """These questions counted."""
    counts = {state: sum(one.state == state for one in found) for state in STATES}
    return Tally(
        of=len(found),
        **counts,
        days_late=sum(one.late or 0 for one in found) if any(one.late for one in found) else None,
        days_running=sum(one.running or 0 for one in found) if counts["overdue"] else None,
    )


# --- time to the picture --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeToPicture:
    """When a set of questions was answered, by weight; days after ``since``, None for not yet.

    ``t80``, ``t100``: days until 80 % and all of the weight was answered, 0 if it was by then already;
    ``share``: 0 to 1, how much was answered by the day that was asked for.
    """

    since: datetime.date
    t80: int | None
    t100: int | None
    share: Fraction


def completeness(questions: Sequence[AskedQuestion], today: datetime.date) -> Fraction | None:
    """How much of the weight of all questions was answered by a day, 0 to 1; None if nothing was asked."""
    if not questions:
        return None
    told = sum((one.weight * one.share(today) for one in questions), start=Fraction(0))
    return told / sum(one.weight for one in questions)


def time_to_picture(
    questions: Sequence[AskedQuestion], *, since: datetime.date, today: datetime.date
) -> TimeToPicture | None:
    """How many days after ``since`` (the sending, or the last day) the picture was there.

    None if nothing was asked.
    """
    share = completeness(questions, today)
    if share is None:
        return None
    days = sorted({one.on for question in questions for one in question.replies if one.on <= today})

    def until(wanted: Fraction) -> int | None:
        reached = (day for day in days if (completeness(questions, day) or 0) >= wanted)
        first = next(reached, None)
        return None if first is None else max(0, (first - since).days)

    return TimeToPicture(since=since, t80=until(Fraction(4, 5)), t100=until(Fraction(1)), share=share)


# --- the other side of the clock ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalClock:
    """The inspectorate's own clock on a reply: ``days`` it took, or None for not yet, until ``due_on``.

    ``late``: days beyond it if it was appraised, None for not yet; ``running``: 1 or more days beyond it
    while it was not, else None.
    """

    received_on: datetime.date
    due_on: datetime.date
    appraised_on: datetime.date | None
    days: int | None
    late: int | None
    running: int | None


def appraisal_clock(
    received_on: datetime.date, appraised_on: datetime.date | None, today: datetime.date
) -> AppraisalClock:
    """How long the inspectorate takes to appraise a reply, by the regime ``appraisal`` (assumed: 60 days).

    Raises OversightError if it was appraised before it was received.
    """
    if appraised_on is not None and appraised_on < received_on:
        raise OversightError("late.appraisal", received=received_on, appraised=appraised_on)
    usual = regimes()["appraisal"].usual
    assert usual
    due = due_date(received_on, usual, "appraisal").due
    done = appraised_on if appraised_on is not None and appraised_on <= today else None
    beyond = max(0, ((done or today) - due).days)
    return AppraisalClock(
        received_on=received_on,
        due_on=due,
        appraised_on=done,
        days=(done - received_on).days if done else None,
        late=beyond if done else None,
        running=None if done else beyond or None,
    )
