# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The last day of a term, by the regime under which it was set.

The Algemene termijnenwet (Atw) moves the end of a term that an act sets to a working day. A term that a
letter sets is none, and ends on the day that the letter means. Terms that count backwards from an event
(article 1(2)), terms in hours, and deprivation of liberty (article 4(c)) do not occur here.
"""

import calendar
import datetime
import functools
from collections.abc import Mapping
from dataclasses import dataclass

from kamerbreed.vocabulary._errors import VocabularyError
from kamerbreed.vocabulary._holidays import LAST_YEAR, DayOff, day_off, equated_known
from kamerbreed.vocabulary._labels import Label, read_table, scales

_LONGEST = {"day": 90, "week": 12, "month": 3, "year": 0}
"""Article 4(a): a term of more than this is outside the act."""
_MOST = 4_000
_SHORT_DAYS = 3
"""Article 2: a term of at least so many days has at least two working days in it."""
_ONE = datetime.timedelta(days=1)
_LONGER_THAN_ANY_FEAST = datetime.timedelta(days=14)
"""Within so many days there always is a working day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """Under what a term is set. ``atw``: whether the act moves its end. ``basis``: how solid that reading is.

    ``usual``: its length where none is named, None if it has none.
    """

    id: str
    name: Label
    norm: str
    atw: bool
    basis: str
    usual: "Length | None"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a term is: ``n`` of a unit (day, week, month, year), 1 to 4000.

    Raises VocabularyError for another unit or number.
    """

    n: int
    unit: str

    def __post_init__(self) -> None:
        units = scales()["term-unit"]
        if self.unit not in units:
            raise VocabularyError("term.unit", found=self.unit, known=", ".join(units))
        if not 1 <= self.n <= _MOST:
            raise VocabularyError("term.length", found=self.n, most=_MOST)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """The last day of a term.

    ``raw``: the end by the calendar alone; ``due``: the last day on which an answer is in time; ``skipped``:
    the days off at its end that were passed over, in order; ``stretched``: whether article 2 gave it a second
    working day. ``sure``: whether the decisions on equated days are known for every year that could matter.
    """

    raw: datetime.date
    due: datetime.date
    skipped: tuple[DayOff, ...]
    stretched: bool
    sure: bool


@functools.cache
def regimes() -> Mapping[str, Regime]:
    """The regimes of ``regimes.csv`` by id."""
    return {
        row["id"]: Regime(
            id=row["id"],
            name=scales()["term-regime"][row["id"]],
            norm=row["norm"],
            atw=row["atw"] == "yes",
            basis=row["basis"],
            usual=Length(int(row["n"]), row["unit"]) if row["n"] else None,
        )
        for row in read_table("regimes.csv")
    }


def due_date(start: datetime.date, length: Length, regime: str) -> DueDate:
    """The last day of a term that begins to run after ``start``, the day of sending or receipt.

    The day of the start does not count: six weeks from a Friday end on a Friday. A month ends on the day
    of the same number, or the last of a shorter month (European Convention on the Calculation of
    Time-Limits, Basel 1972, articles 3 and 4). Raises VocabularyError for an unknown regime, or years that
    the calendar does not reach.
    """
    if regime not in regimes():
        raise VocabularyError("term.regime", found=regime, known=", ".join(regimes()))
    raw = _raw_end(start, length)
    if not (regimes()[regime].atw and length.n <= _LONGEST[length.unit]):
        return DueDate(raw=raw, due=raw, skipped=(), stretched=False, sure=True)
    return _moved(start, raw)


def extended(due: DueDate, length: Length, regime: str) -> DueDate:
    """The last day after an extension, which runs on from the end by the calendar.

    That it does not run on from the moved end is assumed; so two extensions of a week are one of two.
    Raises VocabularyError as ``due_date`` does.
    """
    return due_date(due.raw, length, regime)


def _raw_end(start: datetime.date, length: Length) -> datetime.date:
    try:
        if length.unit in ("day", "week"):
            end = start + datetime.timedelta(days=length.n * (7 if length.unit == "week" else 1))
        else:
            months = start.month - 1 + length.n * (12 if length.unit == "year" else 1)
            year, month = start.year + months // 12, months % 12 + 1
            end = start.replace(day=1, month=month, year=year)
            end = end.replace(day=min(start.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        raise VocabularyError("term.far", last=LAST_YEAR) from None
    if end.year >= LAST_YEAR:
        raise VocabularyError("term.far", last=LAST_YEAR)
    return end


def _moved(start: datetime.date, raw: datetime.date) -> DueDate:
    """The end moved by articles 1(1) and 2."""
    end = _working_day(raw)
    first = max(start + _ONE, end - _LONGER_THAN_ANY_FEAST)
    stretched = (raw - start).days >= _SHORT_DAYS and all(map(day_off, _days(first, end)))
    if stretched:
        end = _working_day(end + _ONE)
    offs = [off for day in _days(raw, end) if (off := day_off(day)) is not None]
    years = range(min(first, raw).year, end.year + 1)
    return DueDate(
        raw=raw, due=end, skipped=tuple(offs), stretched=stretched, sure=all(map(equated_known, years))
    )


def _working_day(day: datetime.date) -> datetime.date:
    """This day, or the first after it that is no day off."""
    while day_off(day) is not None:
        day += _ONE
    return day


def _days(first: datetime.date, end: datetime.date) -> list[datetime.date]:
    """The days from the first up to the end, without the end."""
    return [first + _ONE * n for n in range((end - first).days)]
