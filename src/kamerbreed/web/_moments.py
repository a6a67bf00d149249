# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Moments worth a look, from the data itself: outages, rooms that joined the national ICT, letters."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kamerbreed.picture import Picture
from kamerbreed.vocabulary import (
    ControlRoom,
    Lang,
    Outage,
    Report,
    VocabularyError,
    canonical,
    say,
    say_date,
    whole_day,
)

KINDS_OF_MOMENTS = (Outage.slug, ControlRoom.slug, Report.slug)
_COUNTRY = "NL"
_JOINED = canonical("connected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day to go to, as ISO text, with what happened; ``known_at`` if also what was known then."""

    label: str
    valid_at: str
    known_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """Moments of one sort, the latest first."""

    title: str
    items: tuple[Moment, ...]


def moments(picture: Picture, today: datetime.date, lang: Lang) -> tuple[Moments, ...]:
    """What there is to go to in all that this picture knows, whatever the day that it tells of."""
    at = replace(picture.coordinates, valid_at=today, assume_backwards=False)
    whole = picture if at == picture.coordinates else Picture(picture.table, at)
    found = (
        (say("web.jump.outages", lang), _outages(whole, lang)),
        (say("web.jump.rooms", lang), _rooms(whole, lang)),
        (say("web.jump.reports", lang), _reports(whole, lang)),
    )
    groups = (
        Moments(title=title, items=tuple(sorted(items, key=lambda one: one.valid_at, reverse=True)))
        for title, items in found
    )
    return tuple(group for group in groups if group.items)


def _day(text: object) -> datetime.date | None:
    """The day of a date or moment that is as precise as a day."""
    try:
        return whole_day(str(text).partition("T")[0])
    except VocabularyError:
        return None


def _dated(day: datetime.date, name: str, lang: Lang) -> str:
    return say("web.jump.moment", lang, day=say_date(day.isoformat(), lang), name=name)


def _outages(picture: Picture, lang: Lang) -> Iterator[Moment]:
    for subject in picture.subjects(Outage):
        day = _day(picture.one(subject, "start"))
        if day and picture.one(subject, "country") == _COUNTRY:
            yield Moment(label=_dated(day, picture.name(subject, lang).text, lang), valid_at=day.isoformat())


def _rooms(picture: Picture, lang: Lang) -> Iterator[Moment]:
    """The day before a room joined the national ICT."""
    for subject in picture.subjects(ControlRoom):
        starts = [
            day
            for voice in picture.fact(subject, "national_ict").voices
            if voice.entry.said.value == _JOINED and (day := _day(voice.entry.said.valid_from))
        ]
        if starts:
            before = min(starts) - datetime.timedelta(days=1)
            name = picture.name(subject, lang).text
            yield Moment(label=_dated(before, name, lang), valid_at=before.isoformat())


def _reports(picture: Picture, lang: Lang) -> Iterator[Moment]:
    """The day of a letter or report, with what was known on that day."""
    for subject in picture.subjects(Report):
        day = _day(picture.one(subject, "dated"))
        if day:
            text = _dated(day, picture.name(subject, lang).text, lang)
            yield Moment(label=text, valid_at=day.isoformat(), known_at=day.isoformat())
