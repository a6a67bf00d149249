# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the sentences of a letter share: words, and names that note the facts that they read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kamerbreed.oversight._letter_reading import Reading
from kamerbreed.oversight._letter_scope import Scope, year_of
from kamerbreed.vocabulary import partial_date, say_date

Values = Mapping[str, str]
SMALL_WORDS = frozenset({"van", "de", "het", "een"})


@dataclass(frozen=True, slots=True)
class Teller:
    """``each`` gives for what there is a sentence, ``tell`` its values, noting the facts that it reads."""

    each: Callable[[Scope], Sequence[Any]]
    tell: Callable[[Scope, Reading, Any], Values]


def listed(texts: Sequence[str]) -> str:
    """``a, b en c``."""
    *first, last = dict.fromkeys(texts)
    return f"{', '.join(first)} en {last}" if first else last


def upper(text: str) -> str:
    """A text as a sentence begins with it."""
    return text[:1].upper() + text[1:]


def when(date: str) -> str:
    """``op 6 september 2019``, ``in september 2019``."""
    on = "op" if partial_date(date).precision == "day" else "in"
    return f"{on} {say_date(date, 'nl')}"


def day_of_picture(scope: Scope) -> str:
    """The day of the picture."""
    return say_date(scope.today.isoformat(), "nl")


def counted(n: int, one: str, more: str) -> str:
    """``1 aanbeveling``, ``5 aanbevelingen``."""
    return f"{n} {one if n == 1 else more}"


def senders_in_words(scope: Scope, reading: Reading) -> str:
    """Who writes, read as facts."""
    return listed([reading.party(one) for one in scope.senders])


def actors_in_words(reading: Reading, parties: Sequence[str]) -> str:
    """Parties by their names, read as facts."""
    return listed([reading.party(one) for one in parties])


def verb(parties: Sequence[object], one: str, more: str) -> str:
    """A verb in the number of its subjects."""
    return one if len(parties) == 1 else more


def report_in_words(reading: Reading, report: str) -> str:
    """A report by its title and its date, read as facts."""
    return f"“{reading.one(report, 'title_nl')}” ({say_date(date_of_report(reading, report), 'nl')})"


def date_of_report(reading: Reading, report: str) -> str:
    """The day of a report: of its publication, else of its sending, else the one that stands on it."""
    for name in ("published_on", "sent_on"):
        if reading.picture.one(report, name):
            return reading.one(report, name)
    return reading.one(report, "dated")


def year_of_report(reading: Reading, report: str) -> str:
    """The year of that day."""
    return year_of(date_of_report(reading, report))


def read_items(reading: Reading, items: Sequence[str]) -> None:
    """Note that these items are there, and in which report."""
    for one in items:
        reading.exists(one)
        reading.one(one, "report")


def counted_items(reading: Reading, items: Sequence[str]) -> str:
    """So many recommendations and requests."""
    kinds = [reading.picture.one(one, "item_kind") for one in items]
    n = kinds.count("verzoek")
    texts = [counted(len(kinds) - n, "aanbeveling", "aanbevelingen")] if len(kinds) > n else []
    return listed([*texts, *([counted(n, "verzoek", "verzoeken")] if n else [])])


def item_in_words(reading: Reading, item: str) -> str:
    """One item by its number in its report, or by its name in the data."""
    kind = reading.picture.one(item, "item_kind") or "aanbeveling"
    return f"{kind} {item.partition('/')[2]}"


def flat(things: Sequence[Any], each: Callable[[Any], Sequence[Any]]) -> list[Any]:
    """What there is of each of the things, in one list."""
    return [one for thing in things for one in each(thing)]


def once(scope: Scope) -> Sequence[Any]:
    """One sentence, about nothing in particular."""
    return [None]
