# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The generally recognised holidays of the Netherlands: Algemene termijnenwet, article 3."""

import datetime
import functools
from collections.abc import Mapping
from dataclasses import dataclass

from kamerbreed.vocabulary._errors import VocabularyError
from kamerbreed.vocabulary._labels import read_table

FIRST_YEAR, LAST_YEAR = 1990, 9998
"""Before 1990 the days were others, and there is no use for them here."""
_FIRST_KINGS_DAY = 2014
_SATURDAY, _SUNDAY = 5, 6
_AFTER_EASTER = {"good_friday": -2, "easter_monday": 1, "ascension": 39, "whit_monday": 50}
_FIXED = {"new_year": (1, 1), "liberation": (5, 5), "christmas": (12, 25), "second_christmas": (12, 26)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """A day that does not count as a working day, and why: a code of the scale ``day-off``."""

    day: datetime.date
    why: str


def easter(year: int) -> datetime.date:
    """Easter Sunday in the Gregorian calendar.

    The algorithm of Meeus, Jones and Butcher (Nature, 20 April 1876; Jean Meeus, Astronomical Algorithms,
    chapter 8). Its letters are kept (``ell`` for l), so that it can be laid beside the book.
    """
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


@functools.cache
def holidays(year: int) -> Mapping[datetime.date, str]:
    """The holidays of a year by day, with their codes of the scale ``day-off``; Sundays are not among them.

    Article 3(1) and (2), and under (3) the days that a decision put on a par with them, as far as
    ``equated_days.csv`` has them: see ``equated_known``. Raises VocabularyError for a year before 1990.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise VocabularyError("term.year", year=year, first=FIRST_YEAR, last=LAST_YEAR)
    sunday = easter(year)
    found = {day: "equated" for day in _equated() if day.year == year}
    found[_birthday(year)] = "birthday"
    found |= {sunday + datetime.timedelta(days=days): code for code, days in _AFTER_EASTER.items()}
    found |= {datetime.date(year, *fixed): code for code, fixed in _FIXED.items()}
    return dict(sorted(found.items()))


def _birthday(year: int) -> datetime.date:
    """The day on which the King's or Queen's birthday is celebrated: the day before, if it is a Sunday."""
    day = datetime.date(year, 4, 27 if year >= _FIRST_KINGS_DAY else 30)
    return day - datetime.timedelta(days=day.weekday() == _SUNDAY)


@functools.cache
def _equated() -> frozenset[datetime.date]:
    return frozenset(datetime.date.fromisoformat(row["day"]) for row in read_table("equated_days.csv"))


def equated_known(year: int) -> bool:
    """Whether the decision under article 3(3) on this year is known here; every known one has a day."""
    return any(day.year == year for day in _equated())


def day_off(day: datetime.date) -> DayOff | None:
    """Why a day does not count as a working day (a holiday before a weekend); None for one that does."""
    why = holidays(day.year).get(day)
    if why is None and day.weekday() in (_SATURDAY, _SUNDAY):
        why = "saturday" if day.weekday() == _SATURDAY else "sunday"
    return DayOff(day=day, why=why) if why else None
