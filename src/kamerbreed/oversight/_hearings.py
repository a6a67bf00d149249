# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How each hearing (*hoor en wederhoor*) stands on the day of a picture: derived from dates, never stored.

A reply is what the addressee says of a sentence of the draft, an answer what one who holds the hearing says
of a reply; what others enter in their place is neither. A day of closing that came in by another way than
``close_hearing`` closes nothing while something is open, and that is named with its reason.
"""

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kamerbreed.picture import Fact, Picture
from kamerbreed.vocabulary import Hearing, Length, Told, certain_from, partial_date, read_json

DRAFT, OUT, EXPIRED, REPLIED, ANSWERED, CLOSED = "draft out expired replied answered closed".split()
REMARK, NO_REMARKS = "remark", "none"
_TAKEN_BACK = ("retracted", "destroyed")
_PUT_BEFORE = "about addressee request verdict set_verdict verdict_words sent_on due_on".split()
_ADDED_TO = "sentence recommendation finding question signal".split()
"""What may not differ from what the addressee was sent, and what may not be added to it either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingAnswer:
    """What a supervisor does with a reply, and why; ``outcome``: adopted, partly or not_adopted."""

    by: str
    on: str
    outcome: str
    text: object


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingReply:
    """A reply to one sentence; ``kind``: remark, or none for having no remarks. ``late``: after the term."""

    key: str
    sentence: str
    kind: str
    by: str
    on: str
    text: object = None
    late: bool = False
    answer: HearingAnswer | None = None

    @property
    def awaits(self) -> bool:
        """Whether it has to be answered and was not."""
        return self.kind != NO_REMARKS and self.answer is None


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingState:
    """One hearing and how it stands: ``state`` is draft, out, expired, replied, answered or closed.

    ``closed_on`` is None unless it is closed; ``unclosed`` says why a day of closing closes nothing.
    ``altered``: what differs from the draft that was sent, by name.
    """

    subject: str
    about: str
    held_by: tuple[str, ...]
    addressee: str
    recommendations: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    request: str = ""
    questions: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    verdict: str = ""
    set_verdict: str = ""
    verdict_words: str = ""
    sentences: Mapping[str, object]
    sent_on: str = ""
    term: Length | None = None
    regime: str = ""
    due_on: str = ""
    replies: tuple[HearingReply, ...] = ()
    closed_on: datetime.date | None = None
    unclosed: tuple[Told, ...] = ()
    altered: tuple[str, ...] = ()
    state: str = DRAFT

    @property
    def adopted(self) -> bool:
        """Whether an answer adopts a reply, at least in part."""
        return any(
            one.answer is not None and one.answer.outcome in ("adopted", "partly") for one in self.replies
        )

    @property
    def silent(self) -> tuple[str, ...]:
        """The sentences to which nothing was replied."""
        replied = {one.sentence for one in self.replies}
        return tuple(key for key in self.sentences if key not in replied)

    def closed_by(self, day: datetime.date) -> bool:
        """Whether it was closed by a day."""
        return self.closed_on is not None and self.closed_on <= day

    def term_over(self, day: datetime.date) -> bool:
        """Whether the last day of the term lies before a day."""
        return bool(self.due_on) and partial_date(self.due_on).last < day


def hearings(picture: Picture) -> Sequence[HearingState]:
    """Every hearing of a picture, in the order of their ids."""
    return picture.kept("hearings", lambda: tuple(_hearings(picture)))


def hearing_of(picture: Picture, subject: str) -> HearingState | None:
    """One hearing, None if the picture does not tell of it."""
    return next((one for one in hearings(picture) if one.subject == subject), None)


def open_points(one: HearingState, day: datetime.date) -> tuple[Told, ...]:
    """Why a hearing cannot be closed on a day, by what was replied and answered until then."""
    then = _until(one, day)
    points = []
    if waiting := [reply.key for reply in then.replies if reply.awaits]:
        points.append(Told("hearing.unanswered", keys=", ".join(waiting)))
    if then.silent and not one.term_over(day):
        points.append(Told("hearing.term", due=one.due_on or "?", sentences=", ".join(then.silent)))
    if one.altered:
        points.append(Told("hearing.altered", names=", ".join(one.altered)))
    return tuple(points)


def _until(one: HearingState, day: datetime.date) -> HearingState:
    """A hearing with what was said of it by a day."""
    replies = tuple(
        replace(reply, answer=reply.answer if reply.answer and _by(reply.answer.on, day) else None)
        for reply in one.replies
        if _by(reply.on, day)
    )
    return replace(one, replies=replies)


def _by(date: str, day: datetime.date) -> bool:
    return bool(date) and certain_from(date) <= day


# --- reading --------------------------------------------------------------------------------------


def _hearings(picture: Picture) -> Iterator[HearingState]:
    for subject in picture.subjects(Hearing):
        if picture.existence(subject).there:
            yield _stands(picture, _told(picture, subject))


def _told(picture: Picture, subject: str) -> HearingState:
    """What a hearing says of itself, with what was replied and answered by the day of the picture."""
    names = "about addressee request verdict set_verdict verdict_words sent_on regime due_on".split()
    told: dict[str, Any] = {name: str(picture.one(subject, name) or "") for name in names}
    lists = {"recommendations": "recommendation", "findings": "finding", "signals": "signal"}
    told |= {field: _listed(picture, subject, name) for field, name in lists.items()}
    one = HearingState(
        subject=subject,
        held_by=_listed(picture, subject, "held_by"),
        questions=_listed(picture, subject, "question"),
        sentences=dict(sorted(picture.many(subject, "sentence").items(), key=lambda pair: in_order(pair[0]))),
        altered=_altered(picture, subject),
        term=_length(picture.one(subject, "term")),
        **told,
    )
    replies = (reply for reply in _replies(picture, one) if reply.sentence in one.sentences)
    return _until(replace(one, replies=tuple(replies)), picture.coordinates.valid_at)


def _length(told: object) -> Length | None:
    return Length(int(told["n"]), str(told["unit"])) if isinstance(told, dict) else None


def in_order(key: str) -> tuple[tuple[int, str], ...]:
    """Numbers such as 2 and 2.10 in their order."""
    return tuple((int(part) if part.isdecimal() else 0, part) for part in key.split("."))


def _listed(picture: Picture, subject: str, name: str) -> tuple[str, ...]:
    return tuple(str(one) for one in picture.many(subject, name).values())


def _replies(picture: Picture, one: HearingState) -> Iterator[HearingReply]:
    answers = dict(_said(picture, one.subject, "answer", one.held_by))
    said = sorted(_said(picture, one.subject, "reply", (one.addressee,)), key=lambda pair: in_order(pair[0]))
    for key, (by, record) in said:
        answer = answers.get(key)
        yield HearingReply(
            key=key,
            sentence=key.partition(".")[0],
            kind=record["kind"],
            by=by,
            on=record["day"],
            text=record.get("words"),
            late=bool(one.due_on) and certain_from(record["day"]) > partial_date(one.due_on).last,
            answer=_answer(*answer) if answer else None,
        )


def _answer(by: str, record: Mapping[str, Any]) -> HearingAnswer:
    return HearingAnswer(by=by, on=record["day"], outcome=record["outcome"], text=record["words"])


def _said(
    picture: Picture, subject: str, name: str, parties: Collection[str]
) -> Iterator[tuple[str, tuple[str, Mapping[str, Any]]]]:
    """What one of these parties said last under each key, with which of them said so."""
    for key, fact in picture.members(subject, name).items():
        own = [voice.entry for voice in fact.voices if voice.role not in _TAKEN_BACK]
        own = [entry for entry in own if entry.said.stated_by in parties and entry.said.value]
        if own:
            last = max(own, key=lambda entry: entry.row).said
            record = read_json(str(last.value))
            yield key, (last.stated_by, record if isinstance(record, dict) else {})


def _altered(picture: Picture, subject: str) -> tuple[str, ...]:
    """What was said in two ways, or added after the first reply: it was not what the addressee replied to."""
    facts = [picture.fact(subject, name) for name in _PUT_BEFORE]
    facts += [fact for name in _ADDED_TO for fact in picture.members(subject, name).values()]
    replied = [row for fact in picture.members(subject, "reply").values() for row in fact.rows]
    first = min(replied, default=None)
    names = [_name(one) for one in facts if _in_two_ways(one) or _after(one, first)]
    return tuple(dict.fromkeys(names))


def _name(fact: Fact) -> str:
    return " ".join(part for part in (fact.property, fact.key) if part)


def _in_two_ways(fact: Fact) -> bool:
    values = {voice.entry.said.value for voice in fact.voices if voice.role not in _TAKEN_BACK}
    return len(values) > 1


def _after(fact: Fact, first: int | None) -> bool:
    """Whether it was recorded after a row of the table."""
    return first is not None and bool(fact.rows) and min(fact.rows) > first


# --- standing -------------------------------------------------------------------------------------


def _stands(picture: Picture, one: HearingState) -> HearingState:
    today = picture.coordinates.valid_at
    closing = str(picture.one(one.subject, "closed_on") or "")
    if not _by(one.sent_on, today):
        return one
    if _by(closing, today):
        day = certain_from(closing)
        points = open_points(one, day)
        if not points:
            return replace(one, closed_on=day, state=CLOSED)
        one = replace(one, unclosed=points)
    return replace(one, state=_state(one, today))


def _state(one: HearingState, today: datetime.date) -> str:
    if any(reply.awaits for reply in one.replies):
        return REPLIED
    if one.replies:
        return ANSWERED
    return EXPIRED if one.term_over(today) else OUT
