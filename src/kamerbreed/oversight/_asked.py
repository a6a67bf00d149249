# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How late the answers to the questions of a picture are, and how long it took to get the picture."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.oversight._events import Event, events
from kamerbreed.oversight._lateness import (
    AppraisalClock,
    AskedQuestion,
    Extension,
    Lateness,
    Reply,
    Tally,
    TimeToPicture,
    appraisal_clock,
    lateness,
    tally,
    time_to_picture,
    unknown_lateness,
)
from kamerbreed.oversight._thresholds import thresholds
from kamerbreed.oversight._tracks import addressees
from kamerbreed.picture import Asked, Picture
from kamerbreed.requests import QuestionState, ReplyState, RequestState, question_states, requests, settled_on
from kamerbreed.vocabulary import partial_date

CONDITIONS = ("late", "expired", "sliding")
"""Something is awaited beyond the last day; nothing at all came by it; the last day moved again and again."""
_TOLD = ("information_request", "late_answer")
"""Events that tell of asking and answering where no request stands in the ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLateness:
    """One question that was sent, and how late its answer is on the day of a picture.

    ``exact``: whether every day that matters is known to the day; where it is not, days late are the least
    that they can be, and what may be in time is not known. ``clocks``: the own clock of who asked, on each
    reply.
    """

    state: QuestionState
    question: AskedQuestion
    lateness: Lateness
    exact: bool
    clocks: tuple[AppraisalClock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnClock:
    """Replies counted by what who asked did with them: ``appraised`` (``late`` of these) or ``waiting``
    (``overdue`` of these). ``days_late`` and ``days_running`` add the days beyond the own term, None where
    there are none.
    """

    of: int
    appraised: int
    late: int
    waiting: int
    overdue: int
    days_late: int | None
    days_running: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLateness:
    """What was asked of a party, how late it answers, and what who asked did with the replies.

    ``told``: events that tell that it was asked or answered late, without a request in the ledger: of those
    neither days nor numbers are known.
    """

    party: str
    questions: tuple[QuestionLateness, ...]
    tally: Tally
    clock: OwnClock
    told: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTime:
    """When the questions of some requests were answered: in days after the first sending, and after the
    earliest last day as it was first set; the latter None if no last day is known.
    """

    since_sending: TimeToPicture
    since_due: TimeToPicture | None


def late(picture: Picture) -> Sequence[QuestionLateness]:
    """Every question that was sent by the day of a picture, and how late its answer is."""
    return picture.kept("lateness", lambda: tuple(_late(picture)))


def _late(picture: Picture) -> list[QuestionLateness]:
    today = picture.coordinates.valid_at
    return [_lateness(one, today) for one in question_states(picture) if one.state != "not_asked"]


def _lateness(one: QuestionState, today: datetime.date) -> QuestionLateness:
    question = asked_question(one)
    found, exact = lateness(question, today), _exact(one)
    if not exact and not (found.late or found.running) and found.state in ("in_time", "ended"):
        found = unknown_lateness(question.addressee, found.answered_on)
    return QuestionLateness(
        state=one,
        question=question,
        lateness=found,
        exact=exact,
        clocks=tuple(_clock(reply, today) for reply in one.told if reply.came_in),
    )


def asked_question(one: QuestionState) -> AskedQuestion:
    """A question of a request as what its lateness follows from."""
    asked, due_on = one.asked, one.asked.term.first
    more = [Extension(granted_on=given.granted, until=given.due) for given in asked.term.extensions]
    if due_on is None and more:
        # What was the last day before is not known, so no day is excused by the first of these.
        due_on = more.pop(0).until
    return AskedQuestion(
        addressee=asked.addressee,
        due_on=due_on,
        extensions=tuple(more),
        replies=tuple(_replies(one.told)),
        weight=asked.weight,
        ended_on=_ended_on(one),
    )


def _replies(told: Sequence[ReplyState]) -> list[Reply]:
    """The replies that stand: what was found too abstract, or only in part, takes back what went before.

    Of an answer in part of which nobody told the share, nothing is counted.
    """
    found: list[Reply] = []
    for one in told:
        if one.state == "too_abstract":
            found = []
        elif one.state == "partly":
            found = [reply for reply in found if reply.share < 1]
        if one.share is not None:
            found.append(Reply(on=one.day, share=one.share))
    return found


def _ended_on(one: QuestionState) -> datetime.date | None:
    closed = partial_date(one.asked.closed_on).first if one.asked.closed_on else None
    days = [day for day in (settled_on(one.told), closed) if day is not None]
    return min(days, default=None)


def _exact(one: QuestionState) -> bool:
    asked: Asked = one.asked
    ends = [reply.on for reply in one.told if reply.day == settled_on(one.told)] or [asked.closed_on]
    days = [asked.term.given, *(more.until for more in asked.term.extensions), *ends]
    return all(partial_date(day).precision == "day" for day in days if day)


def _clock(reply: ReplyState, today: datetime.date) -> AppraisalClock:
    appraised = partial_date(reply.appraised_on).last if reply.appraised_on else None
    return appraisal_clock(reply.day, None if appraised is None else max(appraised, reply.day), today)


def own_clock(clocks: Iterable[AppraisalClock]) -> OwnClock:
    """These replies counted."""
    every = list(clocks)
    done = [one for one in every if one.appraised_on is not None]
    beyond = [one.late for one in done if one.late]
    running = [one.running for one in every if one.running]
    return OwnClock(
        of=len(every),
        appraised=len(done),
        late=len(beyond),
        waiting=len(every) - len(done),
        overdue=len(running),
        days_late=sum(beyond) if beyond else None,
        days_running=sum(running) if running else None,
    )


# --- by party -------------------------------------------------------------------------------------


def lateness_of(picture: Picture, party: str) -> PartyLateness:
    """What was asked of a party, and how late it answers."""
    own = tuple(one for one in late(picture) if one.question.addressee == party)
    return PartyLateness(
        party=party,
        questions=own,
        tally=tally([one.lateness for one in own]),
        clock=own_clock(clock for one in own for clock in one.clocks),
        told=tuple(one for one in _told(picture) if party in _parties_of(picture, one)),
    )


def parties_asked(picture: Picture) -> Sequence[PartyLateness]:
    """Every party that was asked something by the day of a picture, by id."""
    asked = {one.question.addressee for one in late(picture)}
    told = {party for one in _told(picture) for party in _parties_of(picture, one)}
    return tuple(lateness_of(picture, party) for party in sorted(asked | told))


def _told(picture: Picture) -> list[Event]:
    return [one for one in events(picture) if one.type in _TOLD]


def _parties_of(picture: Picture, event: Event) -> frozenset[str]:
    """Whom an event tells that was asked, or that answered late."""
    if event.type == "late_answer":
        return frozenset(event.actors)
    asked = (party for one in event.recommendations for party in addressees(picture, one))
    return frozenset(event.addressees or asked)


# --- by request and series ------------------------------------------------------------------------


def time_of(picture: Picture, found: Iterable[RequestState]) -> PictureTime | None:
    """How long it took until these requests were answered; None if nothing was sent."""
    every, today = list(found), picture.coordinates.valid_at
    subjects = {one.subject for one in every}
    questions = [one.question for one in late(picture) if one.state.asked.request in subjects]
    sent = [partial_date(one.sent_on).first for one in every if one.sent_on]
    due = [one.due_on for one in questions if one.due_on is not None]
    if not questions or not sent:
        return None
    since_sending = time_to_picture(questions, since=min(sent), today=today)
    assert since_sending
    since_due = time_to_picture(questions, since=min(due), today=today) if due else None
    return PictureTime(since_sending=since_sending, since_due=since_due)


def times_of_series(picture: Picture) -> Mapping[tuple[str, str], PictureTime]:
    """The time to the picture of each series and year; what belongs to no series is left out."""
    groups: dict[tuple[str, str], list[RequestState]] = {}
    for one in requests(picture):
        if one.series:
            groups.setdefault((one.series, one.year), []).append(one)
    times = {key: time_of(picture, groups[key]) for key in sorted(groups)}
    return {key: time for key, time in times.items() if time is not None}


def conditions(request: RequestState) -> Sequence[str]:
    """Which of CONDITIONS hold of a request on the day of its picture, in their order."""
    if not request.totals.out:
        return ()
    holds = {
        "late": bool(request.totals.late),
        "expired": bool(request.totals.late) and request.totals.by_state["no_answer"] == request.totals.asked,
        "sliding": len(request.term.extensions) >= thresholds().moves_min,
    }
    return tuple(name for name in CONDITIONS if holds[name])
