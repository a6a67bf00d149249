# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What became of tracks by the year in which they were issued; claims against findings; reopenings.

Every share has its denominator beside it, and is None where that is 0.
"""

import calendar
import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kamerbreed.oversight._errors import OversightError
from kamerbreed.oversight._track_days import TrackDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """The tracks that were issued in a year, ``years`` after each of them was.

    ``of``: all of them, of which ``young`` are not yet so old and count in no rate. The others stood, on
    their day, as ``implemented``, as closed ``otherwise``, or ``open``; together ``denominator``.
    """

    year: int
    years: int
    of: int
    young: int
    implemented: int
    otherwise: int
    open: int

    @property
    def denominator(self) -> int:
        """Tracks that are old enough."""
        return self.of - self.young

    @property
    def rate(self) -> Fraction | None:
        """Share implemented of those that are old enough, 0 to 1; None if none is."""
        return Fraction(self.implemented, self.denominator) if self.denominator else None


def cohorts(tracks: Iterable[TrackDays], years: int, today: datetime.date) -> list[Cohort]:
    """How the tracks of each year stood ``years`` (0 or more) after each was issued, as far as that has come.

    Raises OversightError for a negative number of years.
    """
    if years < 0:
        raise OversightError("cohort.years", found=years)
    groups: dict[int, list[TrackDays]] = {}
    for track in tracks:
        if track.issued_on <= today:
            groups.setdefault(track.issued_on.year, []).append(track)
    return [_cohort(year, groups[year], years, today) for year in sorted(groups)]


def _cohort(year: int, tracks: list[TrackDays], years: int, today: datetime.date) -> Cohort:
    days = [(one, _after(one.issued_on, years)) for one in tracks]
    stood = [one.standing(day) for one, day in days if day <= today]
    closed = [one for one in stood if one is not None]
    implemented = sum(one.implemented for one in closed)
    return Cohort(
        year=year,
        years=years,
        of=len(tracks),
        young=len(tracks) - len(stood),
        implemented=implemented,
        otherwise=len(closed) - implemented,
        open=len(stood) - len(closed),
    )


def _after(day: datetime.date, years: int) -> datetime.date:
    """The same day so many years later; of 29 February the last of the month; the end of time at most."""
    year = day.year + years
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What addressees reported ready, against what a supervisor found implemented, of ``of`` tracks.

    The four counts add up to ``of``.
    """

    of: int
    claimed_and_verified: int
    claimed_only: int
    verified_only: int
    neither: int

    @property
    def claimed(self) -> int:
        """Tracks that were reported ready."""
        return self.claimed_and_verified + self.claimed_only

    @property
    def confirmed(self) -> Fraction | None:
        """Share of the claims that was found to be so, 0 to 1; None without claims."""
        return Fraction(self.claimed_and_verified, self.claimed) if self.claimed else None


def claims(tracks: Iterable[TrackDays], today: datetime.date) -> Claims:
    """Claims against findings by a day, of the tracks that were issued by then."""
    pairs = [(one.claimed_by(today), one.verified_by(today)) for one in tracks if one.issued_on <= today]
    return Claims(
        of=len(pairs),
        claimed_and_verified=pairs.count((True, True)),
        claimed_only=pairs.count((True, False)),
        verified_only=pairs.count((False, True)),
        neither=pairs.count((False, False)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopenings:
    """Tracks that were ever closed, of those the ones that were ever reopened, and how many times in all."""

    closed: int
    reopened: int
    times: int

    @property
    def share(self) -> Fraction | None:
        """Share reopened of those ever closed, 0 to 1; None if none was closed."""
        return Fraction(self.reopened, self.closed) if self.closed else None


def reopenings(tracks: Iterable[TrackDays], today: datetime.date) -> Reopenings:
    """How often what was closed was reopened, by a day."""
    every = list(tracks)
    counts = [sum(day <= today for day in one.reopened) for one in every]
    return Reopenings(
        closed=sum(any(closing.on <= today for closing in one.closings) for one in every),
        reopened=sum(n > 0 for n in counts),
        times=sum(counts),
    )
