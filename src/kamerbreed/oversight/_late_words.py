# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Lateness in words: days with the day that they count from, and what is not known as not known."""

from kamerbreed.oversight._asked import OwnClock, PictureTime, QuestionLateness
from kamerbreed.oversight._events import Event
from kamerbreed.oversight._lateness import TimeToPicture
from kamerbreed.oversight._transitions import event_label
from kamerbreed.requests import NextStep
from kamerbreed.vocabulary import Lang, partial_date, regimes, say, say_date, say_number, say_share, scales


def say_days(n: int, lang: Lang, *, exact: bool = True) -> str:
    """A number of days; the least that it can be, where it is not exact."""
    days = say("late.days.one" if n == 1 else "late.days", lang, n=say_number(n, lang))
    return days if exact else say("late.least", lang, days=days)


def say_lateness(one: QuestionLateness, lang: Lang) -> tuple[str, ...]:
    """How late a question is, and how many days an extension covers."""
    found = one.lateness
    beyond = found.late or found.running or 0
    key = "ended.late" if found.state == "ended" and beyond else found.state
    told = say(
        f"late.{key}",
        lang,
        days=say_days(beyond, lang, exact=one.exact),
        due=say_date(found.due_on.isoformat(), lang) if found.due_on else "",
        day=say_date(found.answered_on.isoformat(), lang) if found.answered_on else "",
    )
    excused = (say("late.excused", lang, days=say_days(found.excused, lang)),) if found.excused else ()
    return (told, *excused)


def say_time(one: PictureTime, lang: Lang) -> tuple[str, ...]:
    """How many days it took until 80 % and all was answered, from the sending and from the last day."""
    since_due = (_time("due", one.since_due, lang),) if one.since_due else ()
    return (_time("sending", one.since_sending, lang), *since_due)


def _time(since: str, one: TimeToPicture, lang: Lang) -> str:
    return say(
        f"late.time.{since}",
        lang,
        since=say_date(one.since.isoformat(), lang),
        t80=_after(one.t80, lang),
        t100=_after(one.t100, lang),
        share=say_share(one.share.numerator, one.share.denominator, lang),
    )


def _after(days: int | None, lang: Lang) -> str:
    return say("late.not-yet", lang) if days is None else say("late.after", lang, days=say_days(days, lang))


def say_told(event: Event, lang: Lang) -> str:
    """That an event tells of asking or of a late answer, and what of it is not known."""
    key = "late.told.late" if event.type == "late_answer" else "late.told"
    name = event_label(event.type).of(lang)
    date = say_date(event.date, lang)
    if partial_date(event.date).precision != "day":
        date = say("late.told.date", lang, date=date)
    return say(key, lang, event=f"{name[:1].upper()}{name[1:]}", date=date)


def say_clock(one: OwnClock, lang: Lang) -> str:
    """What who asked did with the replies, by its own term."""
    usual = regimes()["appraisal"].usual
    assert usual
    names = ("of", "appraised", "late", "waiting", "overdue")
    counted = {name: say_number(getattr(one, name), lang) for name in names}
    return say("late.clock", lang, term=usual.n, **counted)


def say_step(one: NextStep, lang: Lang) -> str:
    """Which step of the ladder comes next and from when; that it is proposed, if that day has come."""
    key = "late.step.due" if one.due else "late.step"
    step = scales()["reminder-step"][one.rung.step].of(lang)
    return say(key, lang, step=step, day=say_date(one.on.isoformat(), lang))
