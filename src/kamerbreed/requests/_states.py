# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How every question stands on the day of a picture: derived from dates, and never stored.

An answer is what the addressee says of the place that was asked for, in a statement that could be known
after the sending, whether or not anybody recorded an outcome. Of an outcome that was recorded and such a
statement the later counts; on the same day the outcome.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import ZoneInfo

from kamerbreed.picture import Asked, Picture, Voice, questions_asked
from kamerbreed.vocabulary import Request, partial_date

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
_OF_NON_VALUE = {"unknown": "nobody_knows", "refused": "refused", "not_applicable": "answered"}
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionState:
    """One question and how it stands.

    ``since``: the ISO day of the answer or outcome, empty without one. ``due_in``: days until the last day,
    None where nothing is awaited or no last day is known; negative when it has passed. ``late``: days
    between the last day and the answer, or the day of the picture, 0 for in time. ``by_statement``: whether
    a statement of the addressee tells it, and no recorded outcome.
    """

    asked: Asked
    state: str
    since: str
    ground: str
    due_in: int | None
    late: int
    by_statement: bool
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Questions counted: ``asked`` are those that were sent, of which the other counts are parts.

    ``out``: something is awaited; ``late``: of those how many are beyond their last day. ``days_late`` adds
    the days of all questions, also of those that were answered too late.
    """

    not_asked: int
    asked: int
    out: int
    late: int
    days_late: int
    by_state: Mapping[str, int]

    @property
    def answered(self) -> int:
        """How many were answered in full."""
        return self.by_state["answered"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestState:
    """One request and how it stands: ``state`` is draft, out, late, done or closed."""

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
    received: Mapping[str, str]
    reminders: tuple[str, ...]
    state: str
    questions: tuple[QuestionState, ...]
    totals: Totals


def question_states(picture: Picture) -> Sequence[QuestionState]:
    """Every question of every request of a picture, in the order of requests and keys."""
    return picture.kept(
        "question states", lambda: tuple(_state_of(picture, one) for one in questions_asked(picture))
    )


def _state_of(picture: Picture, asked: Asked) -> QuestionState:
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
    due = _last(asked.due_on) if asked.due_on else None
    state, since, ground, by_statement = _answered(picture, asked)
    if not state:
        state = "no_answer" if closed or (due is not None and due < today) else "asked"
    awaited = state in OPEN and not closed
    end = _first(since) if state not in OPEN else _first(asked.closed_on) if closed else today
    return QuestionState(
        asked=asked,
        state=state,
        since=since,
        ground=ground,
        due_in=(due - today).days if awaited and due is not None else None,
        late=max(0, (end - due).days) if due is not None else 0,
        by_statement=by_statement,
        open=awaited,
    )


def _first(text: str) -> datetime.date:
    return partial_date(text).first


def _last(text: str) -> datetime.date:
    return partial_date(text).last


def _answered(picture: Picture, asked: Asked) -> tuple[str, str, str, bool]:
    """The state by what was recorded or stated, since when and on what ground; empty if neither was."""
    said = _last_word(picture, asked)
    if said is not None and (not asked.outcome or said[0] > _first(asked.outcome_on)):
        day, voice = said
        state = _OF_NON_VALUE.get(voice.entry.said.non_value, "answered")
        ground = voice.entry.said.note if state == "refused" else ""
        return state, day.isoformat(), ground, True
    if asked.outcome:
        return asked.outcome, asked.outcome_on, asked.outcome_ground, False
    return "", "", "", False


def _last_word(picture: Picture, asked: Asked) -> tuple[datetime.date, Voice] | None:
    """What the addressee said last of the place, between the sending and the day of the picture."""
    sent, today = _first(asked.sent_on), picture.coordinates.valid_at
    found = [
        (day, voice)
        for fact in _facts(picture, asked)
        for voice in fact
        if voice.entry.said.stated_by == asked.addressee
        and (day := _known_on(picture, voice, asked.asked_by)) is not None
        and sent <= day <= today
    ]
    return max(found, key=lambda one: (one[0], one[1].entry.row), default=None)


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
        late=sum(one.late > 0 for one in awaited),
        days_late=sum(one.late for one in sent),
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
    dates = {name: _by(picture.one(subject, name), today) for name in ("sent_on", "closed_on")}
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
        **{name: str(picture.one(subject, name) or "") for name in (*texts, "due_on")},
        sent_on=dates["sent_on"],
        closed_on=dates["closed_on"],
        received={party: str(day) for party, day in received.items() if _by(day, today)},
        reminders=tuple(
            sorted(str(day) for day in picture.many(subject, "reminder").values() if _by(day, today))
        ),
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
