# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How every question stands on the day of a picture: derived from dates, and never stored.

An answer is what the addressee says of the place that was asked for, in a statement that could be known
after the sending, whether or not anybody recorded an outcome. Of an outcome that was recorded and such a
statement the later counts; on the same day the outcome. What only says again that a question is answered
changes nothing: it was answered on the first of those days.
"""

import datetime
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar
from zoneinfo import ZoneInfo

from kamerbreed.picture import Asked, Picture, Term, Voice, questions_asked, term_of
from kamerbreed.vocabulary import Request, partial_date, read_json

STATES = (
    "not_asked",
    "asked",
    "no_answer",
    "answered",
    "partly",
    "too_abstract",
    "refused",
    "nobody_knows",
)
"""``no_answer``: the term is over, or the request closed, and nothing came."""
OPEN = ("asked", "no_answer", "partly", "too_abstract")
"""The states of a question of which something is still to come, as long as its request is not closed."""
SETTLED = ("answered", "refused", "nobody_knows")
"""The states of a question of which nothing is to come any more."""
_OF_NON_VALUE = {"unknown": "nobody_knows", "refused": "refused", "not_applicable": "answered"}
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyState:
    """What a question became on a day (ISO): an outcome, and on what ground.

    ``share``: how much of it is answered by then in all, 0 to 1; None where nobody told. ``appraised_on``:
    when who asked appraised it, empty for not yet.
    """

    on: str
    state: str
    ground: str
    share: Fraction | None
    by_statement: bool
    appraised_on: str

    @property
    def came_in(self) -> bool:
        """Whether it is a reply; that one is too abstract says who asked."""
        return self.state != "too_abstract"

    @property
    def day(self) -> datetime.date:
        """The first day that it may be."""
        return _first(self.on)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionState:
    """One question and how it stands.

    ``since``: the ISO day of the answer or outcome, empty without one. ``due_in``: days until the last day,
    None where nothing is awaited or no last day is known; negative when it has passed. ``late``: days
    between the last day and the answer, or the day of the picture, 0 for in time, None where no last day is
    known. ``by_statement``: whether
    a statement of the addressee tells it, and no recorded outcome. ``told``: what it became until the day of
    the picture, the earliest first.
    """

    asked: Asked
    state: str
    since: str
    ground: str
    due_in: int | None
    late: int | None
    by_statement: bool
    open: bool
    told: tuple[ReplyState, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Questions counted: ``asked`` are those that were sent, of which the other counts are parts.

    ``out``: something is awaited; ``late``: of those how many are beyond their last day. ``days_late`` adds
    the days of all questions, also of those that were answered too late, but not of the ``no_term`` of which
    no last day is known.
    """

    not_asked: int
    asked: int
    out: int
    late: int
    days_late: int
    no_term: int
    by_state: Mapping[str, int]

    @property
    def answered(self) -> int:
        """How many were answered in full."""
        return self.by_state["answered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestState:
    """One request and how it stands: ``state`` is draft, out, late, done or closed.

    ``due_on`` is the last day as it stands on the day of the picture, by ``term``. ``steps``: which step of
    the ladder each of the ``reminders`` was, by its day, as far as it was told.
    """

    subject: str
    title: str
    asked_by: str
    addressee: str
    ground: str
    ground_norm: str
    ground_text: str
    series: str
    year: str
    sent_on: str
    due_on: str
    closed_on: str
    offered_on: str
    published_on: str
    received: Mapping[str, str]
    reminders: tuple[str, ...]
    steps: Mapping[str, str]
    term: Term
    state: str
    questions: tuple[QuestionState, ...]
    totals: Totals


def question_states(picture: Picture) -> Sequence[QuestionState]:
    """Every question of every request of a picture, in the order of requests and keys."""
    return picture.kept("question states", lambda: tuple(_states(picture)))


def _states(picture: Picture) -> Iterator[QuestionState]:
    # What a request says is read once: a picture keeps what it read of one thing at a time.
    for request, questions in itertools.groupby(questions_asked(picture), key=lambda one: one.request):
        recorded, appraised = _recorded(picture, request), _appraised(picture, request)
        for one in questions:
            told = _told(picture, one, recorded.get(one.key, ()), appraised)
            yield _state_of(picture, one, told)


def _state_of(picture: Picture, asked: Asked, told: tuple[ReplyState, ...]) -> QuestionState:
    today = picture.coordinates.valid_at
    if not asked.sent_on or _first(asked.sent_on) > today:
        return QuestionState(
            asked=asked,
            state="not_asked",
            since="",
            ground="",
            due_in=None,
            late=0,
            by_statement=False,
            open=False,
        )
    closed = bool(asked.closed_on) and _first(asked.closed_on) <= today
    due = asked.term.due(today)
    last = told[-1] if told else None
    state = last.state if last else "no_answer" if closed or (due is not None and due < today) else "asked"
    awaited = state in OPEN and not closed
    settled = settled_on(told)
    end = settled or (_first(asked.closed_on) if closed else today)
    return QuestionState(
        asked=asked,
        state=state,
        since=last.on if last else "",
        ground=last.ground if last else "",
        due_in=(due - today).days if awaited and due is not None else None,
        late=_days_between(asked.term.due(end), end),
        by_statement=last.by_statement if last else False,
        open=awaited,
        told=told,
    )


def _days_between(due: datetime.date | None, end: datetime.date) -> int | None:
    return max(0, (end - due).days) if due is not None else None


def settled_on(told: Sequence[ReplyState]) -> datetime.date | None:
    """The day since which nothing is to come any more, by what a question became; None for not so.

    Who answers after all, having refused, answers on that day; who refuses after having answered, did answer.
    """
    run = list(itertools.takewhile(lambda one: one.state in SETTLED, reversed(told)))
    answered = [one.day for one in run if one.state == "answered"]
    return min(answered or [one.day for one in run], default=None)


def _first(text: str) -> datetime.date:
    return partial_date(text).first


def _told(
    picture: Picture,
    asked: Asked,
    recorded: Sequence[tuple[int, ReplyState]],
    appraised: Mapping[tuple[str, str], str],
) -> tuple[ReplyState, ...]:
    """What a question became, by what was recorded or stated until the day of the picture."""
    if not asked.sent_on or _first(asked.sent_on) > picture.coordinates.valid_at:
        return ()
    days = {one.on for _, one in recorded}
    # On the same day the outcome counts.
    stated = [(row, one) for row, one in _stated(picture, asked) if one.on not in days]
    found: list[ReplyState] = []
    for _, one in sorted([*recorded, *stated], key=lambda pair: (pair[1].day, pair[0])):
        if not (found and one.state in SETTLED and found[-1].state == one.state):
            found.append(replace(one, appraised_on=appraised.get((asked.key, one.on), "")))
    return tuple(found)


def _recorded(picture: Picture, request: str) -> Mapping[str, list[tuple[int, ReplyState]]]:
    """What was recorded of each question of a request, by its number, with the rows that say so."""
    found: dict[str, list[tuple[int, ReplyState]]] = {}
    for key, fact in picture.members(request, "outcome").items():
        for voice in fact.voices:
            reply = _outcome(voice)
            if reply is not None and reply.day <= picture.coordinates.valid_at:
                found.setdefault(key, []).append((voice.entry.row, reply))
    return found


def _outcome(voice: Voice) -> ReplyState | None:
    said = voice.entry.said
    told = read_json(said.value) if said.value and not voice.entry.erased else None
    if not isinstance(told, dict):
        return None
    return ReplyState(
        on=str(told["day"]),
        state=str(told["state"]),
        ground=str(told.get("ground", "")),
        share=_share(told),
        by_statement=False,
        appraised_on="",
    )


def _share(told: Mapping[str, object]) -> Fraction | None:
    if told["state"] == "answered":
        return Fraction(1)
    share = told.get("share")
    if told["state"] != "partly" or not isinstance(share, int | float) or not 0 <= share <= 1:
        return None
    return Fraction(str(share))


def _stated(picture: Picture, asked: Asked) -> Iterator[tuple[int, ReplyState]]:
    """What the addressee said of the place, between the sending and the day of the picture."""
    sent, today = _first(asked.sent_on), picture.coordinates.valid_at
    for fact in _facts(picture, asked):
        for voice in fact:
            day = _known_on(picture, voice, asked.asked_by)
            if voice.entry.said.stated_by != asked.addressee or day is None or not sent <= day <= today:
                continue
            state = _OF_NON_VALUE.get(voice.entry.said.non_value, "answered")
            yield (
                voice.entry.row,
                ReplyState(
                    on=day.isoformat(),
                    state=state,
                    ground=voice.entry.said.note if state == "refused" else "",
                    share=Fraction(1) if state == "answered" else None,
                    by_statement=True,
                    appraised_on="",
                ),
            )


def _appraised(picture: Picture, request: str) -> Mapping[tuple[str, str], str]:
    """When replies were appraised by the day of the picture, by question and the day of the reply."""
    today = picture.coordinates.valid_at
    return {
        (str(one["question"]), str(one["reply"])): str(one["day"])
        for one in picture.many(request, "appraised").values()
        if isinstance(one, dict) and _first(str(one["day"])) <= today
    }


def _facts(picture: Picture, asked: Asked) -> list[Sequence[Voice]]:
    """The voices under the place; under every member where a whole property was asked for."""
    members = picture.members(asked.subject, asked.property).values() if not asked.member else ()
    return [one.voices for one in members] or [picture.fact(*asked.place).voices]


def _known_on(picture: Picture, voice: Voice, party: str) -> datetime.date | None:
    """The day on which who asked could know of a statement: by its sources, else by its recording."""
    days = [
        str(day) for source in voice.entry.said.sources if (day := _day_of_source(picture, source, party))
    ]
    if days:
        return min(_first(day) for day in days)
    if not voice.entry.recorded_at:
        return None
    return datetime.datetime.fromisoformat(voice.entry.recorded_at).astimezone(_AMSTERDAM).date()


def _day_of_source(picture: Picture, source: str, party: str) -> object:
    received = picture.many(source, "received").get(party)
    return received or picture.one(source, "published_on") or picture.one(source, "dated")


def totals(states: Iterable[QuestionState]) -> Totals:
    """Questions counted by how they stand."""
    every = list(states)
    sent = [one for one in every if one.state != "not_asked"]
    awaited = [one for one in sent if one.open]
    return Totals(
        not_asked=len(every) - len(sent),
        asked=len(sent),
        out=len(awaited),
        late=sum(bool(one.late) for one in awaited),
        days_late=sum(one.late or 0 for one in sent),
        no_term=sum(one.late is None for one in sent),
        by_state={state: sum(one.state == state for one in sent) for state in STATES[1:]},
    )


def requests(picture: Picture) -> Sequence[RequestState]:
    """Every request of a picture, in the order of their ids."""
    return picture.kept("requests", lambda: _requests(picture))


def _requests(picture: Picture) -> Sequence[RequestState]:
    questions: dict[str, list[QuestionState]] = {subject: [] for subject in picture.subjects(Request)}
    for one in question_states(picture):
        questions[one.asked.request].append(one)
    return tuple(_request(picture, subject, tuple(own)) for subject, own in questions.items())


def request_of(picture: Picture, subject: str) -> RequestState | None:
    """One request, None if the picture does not tell of it."""
    return next((one for one in requests(picture) if one.subject == subject), None)


def _request(picture: Picture, subject: str, questions: tuple[QuestionState, ...]) -> RequestState:
    today = picture.coordinates.valid_at
    counted = totals(questions)
    term, names = term_of(picture, subject), ("sent_on", "closed_on", "offered_on", "published_on")
    dates = {name: _by(picture.one(subject, name), today) for name in names}
    if not dates["sent_on"]:
        state = "draft"
    elif dates["closed_on"]:
        state = "closed"
    elif not counted.out:
        state = "done"
    else:
        state = "late" if counted.late else "out"
    texts = ("title", "asked_by", "addressee", "ground", "ground_norm", "ground_text", "series", "year")
    received = picture.many(subject, "received_on")
    return RequestState(
        subject=subject,
        **{name: str(picture.one(subject, name) or "") for name in texts},
        **dates,
        due_on=term.due_text(today),
        received={party: str(day) for party, day in received.items() if _by(day, today)},
        reminders=tuple(
            sorted(str(day) for day in picture.many(subject, "reminder").values() if _by(day, today))
        ),
        steps={day: str(step) for day, step in picture.many(subject, "reminder_step").items()},
        term=term,
        state=state,
        questions=questions,
        totals=counted,
    )


def _by(value: object, today: datetime.date) -> str:
    """A date that has come; empty where it has not."""
    return str(value) if value and _first(str(value)) <= today else ""


def by_party(states: Iterable[QuestionState]) -> Mapping[str, Totals]:
    """The totals of each party that is asked, by id."""
    return _grouped((one.asked.addressee, one) for one in states)


def by_series(found: Iterable[RequestState]) -> Mapping[tuple[str, str], Totals]:
    """The totals of each series and year; what belongs to none stands under empty texts."""
    return _grouped(((one.series, one.year), question) for one in found for question in one.questions)


K = TypeVar("K", str, tuple[str, str])


def _grouped(pairs: Iterable[tuple[K, QuestionState]]) -> Mapping[K, Totals]:
    groups: dict[K, list[QuestionState]] = {}
    for key, one in pairs:
        groups.setdefault(key, []).append(one)
    return {key: totals(groups[key]) for key in sorted(groups)}


def mine(picture: Picture, parties: Sequence[str] | None) -> Sequence[QuestionState]:
    """What is asked of these parties (None: of any), what is awaited first, by last day."""
    own = [
        one
        for one in question_states(picture)
        if one.state != "not_asked" and (parties is None or one.asked.addressee in parties)
    ]
    return sorted(
        own, key=lambda one: (not one.open, one.asked.due_on, one.asked.request, _number(one.asked.key))
    )


def _number(key: str) -> tuple[int, str]:
    return (int(key) if key.isascii() and key.isdigit() else 0), key
