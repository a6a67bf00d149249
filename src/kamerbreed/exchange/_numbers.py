# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers and dates as people write them, in Dutch and in English; what could be two things is refused."""

import datetime
import math
import re

from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.vocabulary import Lang, PartialDate, VocabularyError, check_moment, partial_date, say

_MAX_DIGITS = 400
"""More than any float has (309), and far less than what makes reading a number slow."""
_SPACES = re.compile("[\u00a0\u2007\u2009\u202f ]")
_MINUS = re.compile("^[\u2212\u2013]")
_PLAIN = (
    r"(?P<sign>[+-]?)(?P<whole>[1-9]\d{{0,2}}(?P<gap>[{gaps}])\d{{3}}(?:(?P=gap)\d{{3}})*|\d+)?"
    r"(?:{mark}(?P<part>\d+))?(?P<power>[eE][+-]?\d{{1,9}})?"
)
_POINT = re.compile(_PLAIN.format(gaps=", ", mark=r"\."), re.ASCII)
_COMMA = re.compile(_PLAIN.format(gaps=". ", mark=","), re.ASCII)


def read_number(text: str, *, decimal_comma: bool | None) -> int | float:
    """The number in a text cell: ``1.234,5`` where the comma is decimal, ``1,234.5`` where the point is.

    ``decimal_comma`` None means that the file does not tell: then ``1,5`` and ``1.234,5`` are still
    clear, and ``1.234`` and ``1,234`` are refused. Whole numbers come as int. Raises ExchangeError
    without a place, for what is no number, is ambiguous, not finite, or too large for a float.
    """
    found = _MINUS.sub("-", _SPACES.sub(" ", text.strip()))
    if len(found) > _MAX_DIGITS:
        raise ExchangeError("cell.number_long", limit=_MAX_DIGITS)
    readings = {
        _value(match, text)
        for comma, form in ((False, _POINT), (True, _COMMA))
        if decimal_comma in (None, comma) and (match := form.fullmatch(found))
    } - {None}
    if not readings:
        if decimal_comma:
            raise ExchangeError("cell.number_comma", text=text)
        raise ExchangeError("cell.number", text=text)
    if len(readings) > 1:
        raise ExchangeError("cell.number_twofold", text=text)
    return readings.pop()  # type: ignore[return-value]  # None was taken out


def _value(match: re.Match[str], text: str) -> int | float | None:
    whole, part, power = match["whole"], match["part"], match["power"]
    if whole is None and part is None:
        return None
    digits = re.sub(r"[., ]", "", whole or "0")
    sign = "-" if match["sign"] == "-" else ""
    if part is None and power is None:
        return int(sign + digits)
    value = float(f"{sign}{digits}.{part or 0}{power or ''}")
    if not math.isfinite(value):
        raise ExchangeError("cell.number_large", text=text)
    return value


_STORED = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,9})?", re.ASCII)
_DUTCH = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", re.ASCII)
_SHORT = re.compile(r"\d{1,4}[-/.]\d{1,4}(?:[-/.]\d{1,4})?", re.ASCII)
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?", re.ASCII)
_WORDS = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d_]+)\s+(\d{4})", re.ASCII)
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d(?::\d\d)?)", re.ASCII)


def read_date(raw: str | datetime.date, *, lang: Lang) -> str:
    """A date as ISO text as precise as it is: ``2023``, ``2023-05``, ``2023-05-01``, ``2023-05-01T10:30``.

    Understood are ISO dates, date cells, and in words ``14 mei 2024`` or ``14 May 2024`` by the
    language; in Dutch also ``14-5-2024`` and ``14/5/2024``, which in English could be two days.
    Raises ExchangeError or VocabularyError, both Told, without a place.
    """
    if isinstance(raw, datetime.datetime):
        return raw.isoformat(timespec="minutes" if not raw.second else "seconds")
    if isinstance(raw, datetime.date):
        return raw.isoformat()
    text = raw.strip()
    day = _dutch(text) if lang == "nl" else None
    day = day or _in_words(text, lang)
    if day is not None:
        return day.text
    if _SHORT.fullmatch(text) and not _ISO.fullmatch(text):
        if lang == "nl":
            raise ExchangeError("cell.date_dutch", text=text)
        raise ExchangeError("cell.date_twofold", text=text)
    return check_moment(_CLOCK.sub(r"\1T\2", text))


def _dutch(text: str) -> PartialDate | None:
    match = _DUTCH.fullmatch(text)
    if match is None:
        return None
    day, month, year = match.groups()
    try:
        return partial_date(f"{year}-{int(month):02}-{int(day):02}")
    except VocabularyError:
        raise ExchangeError("cell.date_impossible", text=text) from None


def _in_words(text: str, lang: Lang) -> PartialDate | None:
    match = _WORDS.fullmatch(text)
    months = say("months", lang).casefold().split()
    if match is None or match[2].casefold() not in months:
        return None
    day, word, year = match.groups()
    number = months.index(word.casefold()) + 1
    try:
        return partial_date(f"{year}-{number:02}" + (f"-{int(day):02}" if day else ""))
    except VocabularyError:
        raise ExchangeError("cell.date_impossible", text=text) from None


def read_stored_number(text: str) -> int | float | None:
    """A number as a workbook stores it; None if it is none, or not a finite one."""
    if text.isascii() and text.isdigit() and len(text) < _MAX_DIGITS:
        return int(text)
    if len(text) > _MAX_DIGITS or not _STORED.fullmatch(text):
        return None
    if text[1:].isdigit():
        return int(text)
    number = float(text)
    return number if math.isfinite(number) else None


def read_stored_date(text: str) -> datetime.date | None:
    """A day, or a day and a time other than midnight, in ISO 8601 as a workbook stores it."""
    if len(text) > len("2023-05-01T10:30:00.000000"):
        return None
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is not None:
        return None
    return moment if moment.time() != datetime.time() else moment.date()
