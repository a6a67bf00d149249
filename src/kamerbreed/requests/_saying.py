# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A term in words: by which rule its last day was reckoned, which days off it passed, what time was added."""

from collections.abc import Iterator

from kamerbreed.picture import Term
from kamerbreed.requests._states import Totals
from kamerbreed.vocabulary import (
    DayOff,
    DueDate,
    Lang,
    Length,
    day_off,
    regimes,
    say,
    say_date,
    say_number,
    scales,
)


def say_length(length: Length, lang: Lang) -> str:
    """How long a term is: six weeks."""
    form = "one." if length.n == 1 else ""
    return say(f"request.length.{form}{length.unit}", lang, n=length.n)


def say_term(term: Term, sent_on: str, lang: Lang) -> tuple[str, ...]:
    """How the last day of a request came about, a sentence each; that it is not known where it is not."""
    return (*_first(term, sent_on, lang), *_extensions(term, lang))


def _first(term: Term, sent_on: str, lang: Lang) -> Iterator[str]:
    regime = scales()["term-regime"][term.regime].of(lang) if term.regime else ""
    if term.given:
        key = "request.term.given" if regime else "request.term.given.plain"
        yield say(key, lang, day=say_date(term.given, lang), regime=regime)
    elif term.length and regime and term.reckoned is None and not sent_on:
        yield say("request.term.unsent", lang, length=say_length(term.length, lang), regime=regime)
    elif term.reckoned is None or term.length is None:
        yield say("request.term.unknown", lang)
    else:
        yield say(
            "request.term.reckoned",
            lang,
            length=say_length(term.length, lang),
            sent=say_date(sent_on, lang),
            regime=regime,
            day=_day(term.reckoned.raw.isoformat(), day_off(term.reckoned.raw), lang),
        )
        yield from _end(term.reckoned, term.regime, lang)


def _end(reckoned: DueDate, regime: str, lang: Lang) -> Iterator[str]:
    """Whether the end stays where the calendar puts it, or by which rule it moves."""
    due = say_date(reckoned.due.isoformat(), lang)
    if reckoned.due != reckoned.raw:
        offs = ", ".join(_day(one.day.isoformat(), one, lang) for one in reckoned.skipped)
        yield say("request.term.moved" if offs else "request.term.later", lang, due=due, offs=offs)
        if reckoned.stretched:
            yield say("request.term.stretched", lang)
    elif not regimes()[regime].atw and day_off(reckoned.raw):
        yield say("request.term.stays", lang, basis=scales()["standing"][regimes()[regime].basis].of(lang))
    if not reckoned.sure:
        yield say("request.term.unsure", lang)


def _day(day: str, off: DayOff | None, lang: Lang) -> str:
    """A day, with why it is a day off if it is one."""
    why = f" ({scales()['day-off'][off.why].of(lang)})" if off else ""
    return f"{say_date(day, lang)}{why}"


def _extensions(term: Term, lang: Lang) -> Iterator[str]:
    for one in term.extensions:
        until, granted = say_date(one.until, lang), say_date(one.granted_on, lang)
        key = "request.term.extended" if one.reason else "request.term.extended.plain"
        yield say(key, lang, granted=granted, until=until, reason=one.reason)


def say_days_late(found: Totals, lang: Lang) -> str:
    """The days late of these questions: not known without a last day, the least where some have none."""
    if found.no_term and found.no_term == found.asked:
        return say("cell.unknown", lang)
    days = say_number(found.days_late, lang)
    return f"≥ {days}" if found.no_term else days
