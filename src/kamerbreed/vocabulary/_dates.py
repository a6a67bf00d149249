# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Dates that say how precise they are, as ISO 8601 text: ``2023``, ``2023-05`` or ``2023-05-01``.

A month may mean any of its days. So a date has two certain edges, its first and its last
possible day, and between them the only honest answer is "uncertain".
"""

import calendar
import datetime
import functools
import re
from dataclasses import dataclass

from kamerbreed.vocabulary._errors import VocabularyError

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?", re.ASCII)
_LAST_YEAR = 9998
"""Leaves room for the day after the last day."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A local date as precise as its text, with the first and the last day that it can mean."""

    text: str
    first: datetime.date
    last: datetime.date

    @property
    def precision(self) -> str:
        """``year``, ``month`` or ``day``."""
        return {4: "year", 7: "month"}.get(len(self.text), "day")


@functools.lru_cache(maxsize=100_000)
def partial_date(text: str) -> PartialDate:
    """Read a date of day, month or year precision.

    Raises VocabularyError for anything else, impossible days included.
    """
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise VocabularyError("date.form", text=text)
    year, month, day = (int(part) if part is not None else None for part in match.groups())
    if year is None or not 1 <= year <= _LAST_YEAR:
        raise VocabularyError("date.year", text=text, last=_LAST_YEAR)
    try:
        first = datetime.date(year, 1 if month is None else month, 1 if day is None else day)
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return PartialDate(text, first, datetime.date(year, last_month, last_day))
    except ValueError:
        raise VocabularyError("date.impossible", text=text) from None


def whole_day(text: str) -> datetime.date:
    """Read a full date; a month or a year is refused, because here one day is asked."""
    date = partial_date(text)
    if date.precision != "day":
        raise VocabularyError("date.not_one_day", text=text)
    return date.first


def certain_from(text: str) -> datetime.date:
    """First day on which something of this date is certainly the case.

    A day counts at once; a month or a year counts from the day after its last, the rule for the
    publication of documents.
    """
    date = partial_date(text)
    return date.first if date.first == date.last else date.last + datetime.timedelta(days=1)


def check_moment(text: str) -> str:
    """Check a local date, or a local date with a time (``2019-06-24T15:32``); gives it back."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        return partial_date(text).text
    partial_date(match[1])
    if int(match[2]) > 23 or int(match[3]) > 59 or int(match[4] or 0) > 59:
        raise VocabularyError("moment.time", text=text)
    return text


def check_period(text: str) -> str:
    """Check a period: a date, or two of them with a slash (ISO 8601, ``2021-01/2021-03``)."""
    start, slash, end = text.partition("/")
    check_moment(start)
    if slash:
        check_moment(end)
        backwards = partial_date(end[:10]).last < partial_date(start[:10]).first
        same_day = "T" in start and "T" in end and end[:10] == start[:10]
        if backwards or (same_day and _second(end, ":59") < _second(start, ":00")):
            raise VocabularyError("period.order", text=text)
    return text


def _second(moment: str, edge: str) -> str:
    """A moment to the second; one of minute precision as its first or last second."""
    return f"{moment}{edge}"[: len("2019-06-24T15:32:00")]
