# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is noted while a request runs: reminders, more time, its later dates, and what came in appraised."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamerbreed.picture import Picture, Refusal, Saying, state, term_of
from kamerbreed.requests._acts import day_of, letter_source, like_request, question_of, said_of, told_of
from kamerbreed.requests._states import question_states
from kamerbreed.vocabulary import Statement, scales

DATINGS = ("offered_on", "published_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminding:
    """That the party was reminded of a request on a day; ``step`` is one of the ladder, or empty."""

    request: str
    on: str
    step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extending:
    """That on a day more time was given until another, and why."""

    request: str
    granted_on: str
    until: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dating:
    """That a request was offered to parliament or published on a day: ``what`` is one of DATINGS."""

    request: str
    what: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraising:
    """That who asked appraised on a day what had come in on some questions, or on all (no keys)."""

    request: str
    on: str
    keys: Sequence[str] = ()


def remind(picture: Picture, reminding: Reminding) -> Sequence[Statement]:
    """Note that the addressee was reminded; once a day, and only of what is still awaited."""
    told = told_of(picture, reminding.request, reminding.on)
    _check_awaited(picture, reminding.request)
    if reminding.on in picture.many(reminding.request, "reminder"):
        raise Refusal("request.reminded", day=reminding.on)
    steps = scales()["reminder-step"]
    if reminding.step and reminding.step not in steps:
        raise Refusal("request.step", found=reminding.step, known=", ".join(steps))
    like = like_request(picture, reminding.request, told["asked_by"])
    values = [("reminder", reminding.on), ("reminder_step", reminding.step)]
    made = [
        said_of(like, reminding.request, name, reminding.on, value, known_from=reminding.on)
        for name, value in values
        if value
    ]
    return state(picture, Saying(statements=made))


def _check_awaited(picture: Picture, request: str) -> None:
    own = [one for one in question_states(picture) if one.asked.request == request]
    if not any(one.open for one in own):
        raise Refusal("request.nothing_awaited", request=request)


def extend(picture: Picture, extending: Extending) -> Sequence[Statement]:
    """Note that more time was given: once a day, in order, and never to a day that is not a later one.

    Time that is given after the last day excuses the days before it too.
    """
    told = told_of(picture, extending.request, extending.granted_on)
    _check_awaited(picture, extending.request)
    term = term_of(picture, extending.request)
    granted, until = day_of(extending.granted_on), day_of(extending.until)
    due = term.due(picture.coordinates.valid_at)
    if due is None:
        raise Refusal("request.no_due", request=extending.request)
    if until <= due:
        raise Refusal("request.backwards", until=extending.until, due=due.isoformat())
    if term.extensions and granted <= term.extensions[-1].granted:
        raise Refusal("request.extended", day=extending.granted_on, last=term.extensions[-1].granted_on)
    if not extending.reason.strip():
        raise Refusal("request.reason")
    record = {
        "granted_on": extending.granted_on,
        "until": extending.until,
        "reason": extending.reason.strip(),
    }
    like = like_request(picture, extending.request, told["asked_by"])
    made = said_of(
        like,
        extending.request,
        "extension",
        extending.granted_on,
        record,
        known_from=extending.granted_on,
    )
    return state(picture, Saying(statements=[made]))


def give_date(picture: Picture, dating: Dating) -> Sequence[Statement]:
    """Note that a request was offered to parliament or published; once each, also after it was closed."""
    if dating.what not in DATINGS:
        raise Refusal("request.dating", found=dating.what, known=", ".join(DATINGS))
    told = told_of(picture, dating.request, dating.on, closed=True)
    before = picture.one(dating.request, dating.what)
    if before:
        raise Refusal("request.dated", day=before)
    like = like_request(picture, dating.request, told["asked_by"])
    letter = letter_source(dating.request)
    made = [said_of(like, dating.request, dating.what, "", dating.on, known_from=dating.on)]
    if dating.what == "published_on" and picture.shows(letter):
        made.append(said_of(like, letter, "published_on", "", dating.on))
    return state(picture, Saying(statements=made))


def appraise(picture: Picture, appraising: Appraising) -> Sequence[Statement]:
    """Note that who asked appraised what had come in by a day and was not appraised yet."""
    told = told_of(picture, appraising.request, appraising.on, closed=True)
    own = [one for one in question_states(picture) if one.asked.request == appraising.request]
    for key in appraising.keys:
        question_of(picture, appraising.request, key)
    day = day_of(appraising.on)
    waiting = [
        (one.asked.key, reply.on)
        for one in own
        for reply in one.told
        if reply.came_in
        and not reply.appraised_on
        and reply.day <= day
        and (one.asked.key in appraising.keys or not appraising.keys)
    ]
    if not waiting:
        raise Refusal("request.nothing_to_appraise", request=appraising.request, day=appraising.on)
    like = like_request(picture, appraising.request, told["asked_by"])
    made = [
        said_of(
            like,
            appraising.request,
            "appraised",
            f"{key}@{reply}",
            {"question": key, "reply": reply, "day": appraising.on},
            known_from=appraising.on,
        )
        for key, reply in waiting
    ]
    return state(picture, Saying(statements=made))
