# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What could be known at a date, and by whom: knowledge follows documents."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._table import NO_DAY, Table, listed
from kamerbreed.vocabulary import Expectation, Party, Source, certain_from, is_reference

ALWAYS = 0
_ALWAYS_PROPERTIES = ("name", "name_nl", "exists", "type")


class Plain(Protocol):
    """The picture without ``known_at``, in which the dates of the sources are looked up."""

    def one(self, subject: str, name: str) -> object: ...

    def many(self, subject: str, name: str) -> Mapping[str, object]: ...

    def roles_within(self, party: str) -> frozenset[str]: ...


def source_day(plain: Plain, source: str, party: str) -> int:
    """First day (ordinal) on which the content of a source could be known.

    By anybody from its publication; by ``party``, if one is given, also from its receipt, and by
    its authors from the date on it, or else from the first documented receipt. NO_DAY where no
    date is known.
    """
    published = plain.one(source, "published_on")
    days = [_day(published)]
    if party:
        own = {party, *plain.roles_within(party)}
        received = {who: _day(when) for who, when in plain.many(source, "received").items()}
        days += [day for who, day in received.items() if who in own]
        if own & set(plain.many(source, "author")):
            days += [_day(plain.one(source, "dated")), *received.values()]
    return min(days)


def _day(text: object) -> int:
    return certain_from(text).toordinal() if isinstance(text, str) and text else NO_DAY


def known_days(table: Table, rows: int, plain: Plain, party: str) -> NDArray[np.int32]:
    """For each row the first day on which it could be known, publicly or by a party.

    Sources themselves, and the names of parties, could be known at every date; so could a yardstick
    that no source gives, since it tells what to look for and nothing of the world.
    """
    sets = table.texts("sources").texts
    by_source: dict[str, int] = {}
    set_days = np.full(len(sets), NO_DAY, np.int32)
    for number, text in enumerate(sets):
        for source in listed(text):
            if not is_reference(source) or not source.startswith(f"{Source.slug}/"):
                continue
            if source not in by_source:
                by_source[source] = source_day(plain, source, party)
            set_days[number] = min(set_days[number], by_source[source])
    days: NDArray[np.int32] = set_days[table.column("sources", rows)]
    own = table.column("known_from", rows)
    given = table.days.certain[own]
    dates = table.texts("known_from")
    named = own != dates[""]
    days = np.where(named, given, days).astype(np.int32)
    days[_always_known(table, rows)] = ALWAYS
    return days


def _always_known(table: Table, rows: int) -> NDArray[np.bool_]:
    kind = np.fromiter((_kind_number(text) for text in table.things.texts), np.int8, len(table.things.texts))
    subject_kind = kind[table.column("subject", rows)]
    named = [table.properties[name] for name in _ALWAYS_PROPERTIES if name in table.properties]
    naming = np.isin(table.column("property", rows), named)
    unsourced = table.column("sources", rows) == table.texts("sources").get("", -1)
    found: NDArray[np.bool_] = (
        (subject_kind == _SOURCE)
        | ((subject_kind == _PARTY) & naming)
        | ((subject_kind == _YARDSTICK) & unsourced)
    )
    return found


_SOURCE, _PARTY, _YARDSTICK = 1, 2, 3


def _kind_number(subject: str) -> int:
    if subject.startswith(f"{Source.slug}/"):
        return _SOURCE
    if subject.startswith(f"{Party.slug}/"):
        return _PARTY
    return _YARDSTICK if subject.startswith(f"{Expectation.slug}/") else 0
