# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Which number formats show a date or a time, and what a number shows under them."""

import datetime
import enum
import re

_NO_CODE = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]?', re.IGNORECASE | re.DOTALL)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_HALVES = re.compile(r"am/pm|a/p", re.IGNORECASE)
_LAST_SERIAL = 2_958_466
_FAKE_LEAP_DAY = 60
_MAX_FORMAT_CHARACTERS = 255


class Format(enum.IntEnum):
    """What a number under a format is to whoever sees it."""

    NUMBER = 0
    DAY = 1
    MONTH = 2
    YEAR = 3
    TIME = 4
    DURATION = 5


_BUILT_IN = {
    **dict.fromkeys(map(str, (14, 15, 16, 22, *range(27, 32), *range(34, 37), *range(50, 59))), Format.DAY),
    "17": Format.MONTH,
    **dict.fromkeys(map(str, (18, 19, 20, 21, 32, 33, 45, 47)), Format.TIME),
    "46": Format.DURATION,
}


def built_in(number: str) -> Format:
    """The format that Excel has under this number without writing it out."""
    return _BUILT_IN.get(number, Format.NUMBER)


def format_of(code: str) -> Format:
    """What a format code shows, such as ``dd-mm-yyyy``. Its first section counts."""
    bare = _NO_CODE.sub("", code[:_MAX_FORMAT_CHARACTERS]).partition(";")[0]
    if bare.strip().casefold() == "general":
        return Format.NUMBER
    if _ELAPSED.search(bare):
        return Format.DURATION
    signs = set(_HALVES.sub("h", bare).casefold())
    clock = bool(signs & {"h", "s"})
    if "d" in signs or (clock and "y" in signs):
        return Format.DAY
    if clock:
        return Format.TIME
    if "m" in signs:
        return Format.MONTH
    return Format.YEAR if "y" in signs else Format.NUMBER


def shown_as(number: float, shown: Format, *, from_1904: bool) -> datetime.date | str | None:
    """The date, or the text of a month, year, time or duration; None if no date has this number.

    A month is told as a month only if the number is its first day, and a year likewise: a day that
    was typed and is shown less precisely stays a day.
    """
    if shown is Format.DURATION or (shown is Format.TIME and 0 <= number < 1):
        return _duration(number)
    moment = _moment(number, from_1904) if 0 <= number < _LAST_SERIAL else None
    if moment is None or moment.time() != datetime.time():
        return moment
    day = moment.date()
    if shown is Format.YEAR and (day.month, day.day) == (1, 1):
        return f"{day.year:04}"
    if shown is Format.MONTH and day.day == 1:
        return f"{day.year:04}-{day.month:02}"
    return day


def _moment(number: float, from_1904: bool) -> datetime.datetime | None:
    """In the system of 1900 day 60 is 29 February of a year without it, and the days before it are one on."""
    if from_1904:
        start = datetime.datetime(1904, 1, 1)
    elif number < 1:  # the "0 January 1900" of Excel
        return None
    elif number < _FAKE_LEAP_DAY:
        start = datetime.datetime(1899, 12, 31)
    elif number < _FAKE_LEAP_DAY + 1:
        return None
    else:
        start = datetime.datetime(1899, 12, 30)
    try:
        return start + datetime.timedelta(seconds=round(number * 86_400))
    except OverflowError:  # after the year 9999, by the system of 1904 or by rounding
        return None


def _duration(number: float) -> str:
    seconds = round(abs(number) * 86_400)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    sign = "-" if number < 0 else ""
    return f"{sign}{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
