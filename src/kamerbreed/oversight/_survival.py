# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How long tracks take, with those that are still open counted as far as they go.

The estimate is of E.L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", JASA 53
(1958), in exact fractions; its interval of 95 % is on the scale log(-log S) with Greenwood's variance
(Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data). A naive share of closed tracks
stands beside it, because people know that number: it forgets that young tracks have had no time.
"""

import datetime
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist

from kamerbreed.oversight._errors import OversightError
from kamerbreed.oversight._thresholds import thresholds
from kamerbreed.oversight._track_days import TrackDays

DAYS_PER_YEAR = Fraction(1461, 4)
_Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """How long a track was followed, 0 or more in any one unit, and whether it ended by closing."""

    time: Fraction
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A time at which tracks were closed: ``open`` is the share, 0 to 1, that is open just after it.

    ``at_risk``: tracks that were followed until then at least; ``low``, ``high``: 95 % interval of ``open``,
    None where the estimate is 0 and has none.
    """

    time: Fraction
    at_risk: int
    closed: int
    open: Fraction
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Survival:
    """How long tracks take, of ``of`` tracks of which ``closed`` were closed.

    ``naive``: share closed, None of no tracks; ``mean_closed``: mean time of the closed ones, which is too
    short as long as others are open; ``median``: time at which half is closed, None for not reached;
    ``followed``: the longest time that any was followed. ``enough``: whether there are enough closings to
    draw the steps as a curve; else show the open items by age.
    """

    of: int
    closed: int
    steps: tuple[Step, ...]
    naive: Fraction | None
    mean_closed: Fraction | None
    median: Fraction | None
    followed: Fraction
    enough: bool

    def open_at(self, time: Fraction) -> Fraction | None:
        """The share, 0 to 1, that is open after a time; None beyond what was followed."""
        if not self.of or (time > self.followed and (not self.steps or self.steps[-1].open)):
            return None
        reached = [one.open for one in self.steps if one.time <= time]
        return reached[-1] if reached else Fraction(1)

    def rate_at(self, time: Fraction) -> Fraction | None:
        """The share, 0 to 1, that is closed within a time; None beyond what was followed."""
        still = self.open_at(time)
        return None if still is None else 1 - still


def survival(spells: Sequence[Spell], *, version: str = "") -> Survival:
    """The estimate of Kaplan and Meier over spells in one unit of time.

    A track that is open at the very time of a closing still counts as at risk. Raises OversightError for a
    negative time or an unknown version of the limits.
    """
    for spell in spells:
        if spell.time < 0:
            raise OversightError("survival.time", found=spell.time)
    closed = [one.time for one in spells if one.closed]
    steps = _steps(spells)
    return Survival(
        of=len(spells),
        closed=len(closed),
        steps=steps,
        naive=Fraction(len(closed), len(spells)) if spells else None,
        mean_closed=sum(closed, start=Fraction(0)) / len(closed) if closed else None,
        median=next((one.time for one in steps if one.open <= Fraction(1, 2)), None),
        followed=max((one.time for one in spells), default=Fraction(0)),
        enough=len(closed) >= thresholds(version).closings_min,
    )


def _steps(spells: Sequence[Spell]) -> tuple[Step, ...]:
    steps, still, greenwood = [], Fraction(1), Fraction(0)
    for time in sorted({one.time for one in spells if one.closed}):
        at_risk = sum(one.time >= time for one in spells)
        closed = sum(one.closed and one.time == time for one in spells)
        still *= 1 - Fraction(closed, at_risk)
        low = high = None
        if still:
            greenwood += Fraction(closed, at_risk * (at_risk - closed))
            low, high = _interval(float(still), float(greenwood))
        steps.append(Step(time=time, at_risk=at_risk, closed=closed, open=still, low=low, high=high))
    return tuple(steps)


def _interval(still: float, greenwood: float) -> tuple[float, float]:
    """The interval of 95 % of a share between 0 and 1."""
    width = _Z * math.sqrt(greenwood) / abs(math.log(still))
    return still ** math.exp(width), still ** math.exp(-width)


def spells_of(tracks: Iterable[TrackDays], today: datetime.date) -> list[Spell]:
    """The tracks that were issued by a day as spells in years of 365¼ days, from issue until then.

    Only an implementation that stands on the day closes a track; one that was closed on another ground was
    followed until its closing (assumed: it might have been implemented later).
    """
    found = []
    for track in tracks:
        if track.issued_on <= today:
            standing = track.standing(today)
            days = ((standing.on if standing else today) - track.issued_on).days
            closed = standing is not None and standing.implemented
            found.append(Spell(time=days / DAYS_PER_YEAR, closed=closed))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenItem:
    """A track that is open, and its age in days since it was issued."""

    id: str
    issued_on: datetime.date
    age_days: int


def open_by_age(tracks: Iterable[TrackDays], today: datetime.date) -> list[OpenItem]:
    """The tracks that are open on a day, the oldest first."""
    found = [
        OpenItem(id=one.id, issued_on=one.issued_on, age_days=(today - one.issued_on).days)
        for one in tracks
        if one.issued_on <= today and one.standing(today) is None
    ]
    return sorted(found, key=lambda one: (-one.age_days, one.id))
