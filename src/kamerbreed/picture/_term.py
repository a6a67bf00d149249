# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""By when a request is to be answered: a last day that was given, or one that is reckoned, and more time."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamerbreed.vocabulary import DueDate, Length, VocabularyError, due_date, partial_date, whole_day

if TYPE_CHECKING:
    from kamerbreed.picture._picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreTime:
    """That on a day more time was given until another, and why; dates are as precise as they were told."""

    granted_on: str
    until: str
    reason: str

    @property
    def granted(self) -> datetime.date:
        """The first day on which it may have been given, so that nobody is late by an imprecise date."""
        return partial_date(self.granted_on).first

    @property
    def due(self) -> datetime.date:
        """The last day that it may mean."""
        return partial_date(self.until).last


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The term of a request.

    ``given``: the last day as it was given, empty if it was not. ``length`` and ``regime`` are those of the
    term, from the sending; ``reckoned`` is its end, None where the last day was given, nothing was sent on
    a known day, or the term cannot be. ``extensions`` are those given by the day of the picture, in order;
    one that gives no later day gives no more time and is not among them.
    """

    given: str = ""
    regime: str = ""
    length: Length | None = None
    reckoned: DueDate | None = None
    extensions: tuple[MoreTime, ...] = ()

    @property
    def first(self) -> datetime.date | None:
        """The last day as it was first set; the last that it may be, so that nobody is late by an imprecise
        date. None if it is not known."""
        if self.given:
            return partial_date(self.given).last
        return self.reckoned.due if self.reckoned else None

    def due(self, day: datetime.date) -> datetime.date | None:
        """The last day as it stood on a day: more time counts from the day on which it was given."""
        granted = [one.due for one in self.extensions if one.granted <= day]
        return granted[-1] if granted else self.first

    def due_text(self, day: datetime.date) -> str:
        """The last day as it stood on a day, as precise as it was told; empty if it is not known."""
        due = self.due(day)
        if due is None:
            return ""
        return self.given if self.given and due == self.first else due.isoformat()


def term_of(picture: "Picture", request: str) -> Term:
    """The term of a request on the day of a picture."""
    given, regime = (str(picture.one(request, name) or "") for name in ("due_on", "regime"))
    length = _length(picture.one(request, "term"))
    reckoned = None
    if length and regime and not given:
        reckoned = _reckoned(str(picture.one(request, "sent_on") or ""), length, regime)
    term = Term(given=given, regime=regime, length=length, reckoned=reckoned)
    extensions = tuple(_in_order(picture, request, term.first))
    return Term(given=given, regime=regime, length=length, reckoned=reckoned, extensions=extensions)


def _length(told: object) -> Length | None:
    try:
        return Length(int(told["n"]), str(told["unit"])) if isinstance(told, dict) else None
    except VocabularyError:
        return None


def _reckoned(sent_on: str, length: Length, regime: str) -> DueDate | None:
    try:
        return due_date(whole_day(sent_on), length, regime) if sent_on else None
    except VocabularyError:
        return None


def _in_order(picture: "Picture", request: str, first: datetime.date | None) -> Iterator[MoreTime]:
    """What was given by the day of the picture and made the last day a later one."""
    told = [one for one in picture.many(request, "extension").values() if isinstance(one, dict)]
    found = [
        MoreTime(
            granted_on=str(one["granted_on"]), until=str(one["until"]), reason=str(one.get("reason", ""))
        )
        for one in told
    ]
    due = first
    for one in sorted(found, key=lambda one: (one.granted, one.due)):
        if (due is None or due < one.due) and one.granted <= picture.coordinates.valid_at:
            due = one.due
            yield one
