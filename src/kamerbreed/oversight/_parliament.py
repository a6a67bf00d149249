# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The questions that parliament asked on 30 September 2021, with what a picture holds for an answer.

The words of the questions are not in the data: what they ask for is told in other words by the event, and one
is known only because a commitment is known from them. The others are counted and not made up.
"""

import datetime
import functools
from collections.abc import Sequence
from dataclasses import dataclass

from kamerbreed.oversight._commitments import Promise, commitments
from kamerbreed.oversight._events import Event, events
from kamerbreed.oversight._progress import PERIOD_MONTHS
from kamerbreed.oversight._tracks import Track, tracks
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Recommendation, partial_date, read_table

QUESTION_EVENT = "follow-up-event/2021-09-30-question"
QUESTIONS_ASKED = 9
"""How many there were; that number is in no source of the data, and came with the order to build this."""
STARTED = ("under_way", "reported_ready", "under_verification", "closed")
"""The states of a track of which it is known that something was begun."""
PROMISED_REPORTS = "document/half-yearly-report"
_NOT_AN_ANSWER = ("question", "set_verdict")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParliamentQuestion:
    """A question: ``code`` names it, ``known`` is paraphrase or derived; its words are not known.

    ``tracks`` are those of its items, ``told`` what happened with them since they were issued, and
    ``promises`` the commitments on them.
    """

    code: str
    known: str
    items: tuple[str, ...]
    tracks: tuple[Track, ...]
    told: tuple[Event, ...]
    promises: tuple[Promise, ...]

    @property
    def started(self) -> tuple[Track, ...]:
        """The tracks of which it is known that something was begun."""
        return tuple(one for one in self.tracks if one.standing.state in STARTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParliamentQuestions:
    """The event in which they were asked, the questions that are known, and of how many they are."""

    event: Event
    known: tuple[ParliamentQuestion, ...]
    of: int

    @property
    def unknown(self) -> int:
        """Questions of which nothing is known."""
        return self.of - len(self.known)


def parliament_questions(picture: Picture) -> ParliamentQuestions | None:
    """The questions with what the picture holds; None if it does not tell that they were asked."""
    asked = next((one for one in events(picture) if one.subject == QUESTION_EVENT), None)
    if asked is None:
        return None
    known = tuple(_question(picture, asked, row) for row in _rows())
    return ParliamentQuestions(event=asked, known=known, of=QUESTIONS_ASKED)


@functools.cache
def _rows() -> Sequence[dict[str, str]]:
    return tuple(read_table("parliament_questions.csv", "oversight"))


def _question(picture: Picture, asked: Event, row: dict[str, str]) -> ParliamentQuestion:
    named = tuple(f"{Recommendation.slug}/{slug}" for slug in row["items"].split(";") if slug)
    items = named or asked.recommendations
    return ParliamentQuestion(
        code=row["code"],
        known=row["known"],
        items=items,
        tracks=tuple(one for one in tracks(picture) if one.recommendation in items),
        told=tuple(
            one
            for one in events(picture)
            if set(items) & set(one.recommendations) and one.type not in _NOT_AN_ANSWER
        ),
        promises=tuple(one for one in commitments(picture) if set(items) & set(one.recommendations)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedReports:
    """The half-yearly reports that were promised: half-years that have passed, and reports that are known.

    Whether a report that is known is one of those that were promised, nobody tells.
    """

    promise: Promise
    half_years: int
    reports: tuple[Event, ...]


def promised_reports(picture: Picture) -> PromisedReports | None:
    """What became of the reports that were promised; None if no promise of them is known."""
    found = next((one for one in commitments(picture) if PROMISED_REPORTS in one.documents), None)
    if found is None or not found.made_on:
        return None
    first = partial_date(found.made_on).first
    return PromisedReports(
        promise=found,
        half_years=_months_between(first, picture.coordinates.valid_at) // PERIOD_MONTHS,
        reports=tuple(
            one
            for one in events(picture)
            if one.type == "progress_report" and one.day >= first and set(one.actors) & set(found.made_by)
        ),
    )


def _months_between(first: datetime.date, last: datetime.date) -> int:
    """Whole months from a day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
