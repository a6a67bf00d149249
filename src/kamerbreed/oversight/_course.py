# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of the follow-up through time: each at the end of every year, by what a picture knows of it.

A track carries all its days, so that no other picture is needed: the past is counted again with what is known
of it now. What was known then is what the picture of then says.
"""

import datetime
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kamerbreed.oversight._asked import late
from kamerbreed.oversight._cohort import Claims, Reopenings, claims, cohorts, reopenings
from kamerbreed.oversight._commitments import LATE, NO_TARGET, Promise, commitments
from kamerbreed.oversight._figures import COHORT_YEARS, issued_tracks
from kamerbreed.oversight._lateness import AskedQuestion, Tally, completeness, lateness, tally
from kamerbreed.oversight._lineage import RECEIPT, ROOT, lineage
from kamerbreed.oversight._survival import open_by_age
from kamerbreed.oversight._track_days import TrackDays
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import certain_from, partial_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Tracks that were old enough ``years`` after issue, ``of``, and of these those that were implemented."""

    years: int
    implemented: int
    of: int

    @property
    def rate(self) -> Fraction | None:
        """Share implemented, 0 to 1; None where none is old enough."""
        return Fraction(self.implemented, self.of) if self.of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """Commitments that were made: with no target, beyond it, and moved; days that targets slid in all.

    ``past`` are the days beyond the first target of those that slid; ``velocity`` is the one by the other.
    """

    of: int
    no_target: int
    late: int
    moved: int
    flagged: int
    slip_days: int
    past: int

    @property
    def velocity(self) -> Fraction | None:
        """Days of slip a day past the first target; None before it."""
        return Fraction(self.slip_days, self.past) if self.past else None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDay:
    """The figures on a day. Ages in days since issue, None where nothing is open.

    ``line_days``: the oldest root of what is open, since its receipt; None where no receipt is known.
    ``provisional``: tracks found in full in a verdict that is not final. ``asked``: the questions that were
    sent, counted by how late their answers are; ``answered`` the share of their weight that is answered.
    """

    day: datetime.date
    of: int
    open: int
    median_days: Fraction | None
    oldest_days: int | None
    line_days: int | None
    carried: tuple[Carried, ...]
    claims: Claims
    provisional: int
    reopenings: Reopenings
    promised: Promised
    asked: Tally
    answered: Fraction | None

    @property
    def closed(self) -> int:
        """Tracks that stand closed, on whatever ground."""
        return self.of - self.open


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the figures of any day are counted from; ``asked``: questions with the day of their sending."""

    tracks: Sequence[TrackDays]
    roots: Mapping[str, datetime.date]
    promises: Sequence[Promise]
    asked: Sequence[tuple[datetime.date, AskedQuestion]]


def course(picture: Picture, since: datetime.date | None = None) -> Sequence[OnDay]:
    """The figures at the end of each year from a day on, and on the day of the picture.

    Without a day from the year in which the first track was issued; nothing if none was.
    """
    return picture.kept(("figures through time", since), lambda: _course(picture, since))


def _course(picture: Picture, since: datetime.date | None) -> Sequence[OnDay]:
    found = issued_tracks(picture)
    if not found:
        return ()
    today = picture.coordinates.valid_at
    first = min(one.issued_on for one in found)
    days = [datetime.date(year, 12, 31) for year in range(first.year, today.year + 1)]
    chosen = [day for day in days if (since or first) <= day < today]
    known = _Known(
        tracks=found, roots=_roots(picture, found), promises=commitments(picture), asked=_asked(picture)
    )
    return tuple(_on_day(known, day) for day in (*chosen, today))


def _roots(picture: Picture, found: Sequence[TrackDays]) -> dict[str, datetime.date]:
    """By track the day on which the root of its line was received, where that is known."""
    roots = {}
    for one in found:
        ages = lineage(picture, one.id.partition(">")[0]).ages
        since = [age.since for age in ages if (age.of, age.by) == (ROOT, RECEIPT)]
        if since:
            roots[one.id] = min(since)
    return roots


def _asked(picture: Picture) -> list[tuple[datetime.date, AskedQuestion]]:
    return [(partial_date(one.state.asked.sent_on).first, one.question) for one in late(picture)]


def _on_day(known: _Known, day: datetime.date) -> OnDay:
    found = known.tracks
    still = open_by_age(found, day)
    ages = [Fraction(one.age_days) for one in still]
    lines = [(day - known.roots[one.id]).days for one in still if one.id in known.roots]
    asked = [one for sent, one in known.asked if sent <= day]
    return OnDay(
        day=day,
        of=sum(one.issued_on <= day for one in found),
        open=len(still),
        median_days=statistics.median(ages) if ages else None,
        oldest_days=still[0].age_days if still else None,
        line_days=max(lines, default=None),
        carried=tuple(_carried(found, years, day) for years in COHORT_YEARS),
        claims=claims(found, day),
        provisional=sum(one.issued_on <= day and one.provisional_by(day) for one in found),
        reopenings=reopenings(found, day),
        promised=_promised([one.on(day) for one in known.promises if _made_by(one, day)]),
        asked=tally([lateness(one, day) for one in asked]),
        answered=completeness(asked, day),
    )


def _carried(found: Sequence[TrackDays], years: int, day: datetime.date) -> Carried:
    groups = cohorts(found, years, day)
    return Carried(
        years=years,
        implemented=sum(one.implemented for one in groups),
        of=sum(one.denominator for one in groups),
    )


def _made_by(one: Promise, day: datetime.date) -> bool:
    return not one.made_on or certain_from(one.made_on) <= day


def _promised(made: Sequence[Promise]) -> Promised:
    slips = [found for one in made if (found := one.slip) is not None and found.moves]
    return Promised(
        of=len(made),
        no_target=sum(one.state == NO_TARGET for one in made),
        late=sum(one.state == LATE for one in made),
        moved=len(slips),
        flagged=sum(one.flagged for one in slips),
        slip_days=sum(one.slip_days for one in slips),
        past=sum(one.days_past for one in slips),
    )
