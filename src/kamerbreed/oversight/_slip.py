# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How a target slid: by how much, how fast, and when that is a reason to propose a verdict.

Lateness has an axis of its own. The flag changes no verdict: it proposes one with its reason, and a person
decides.
"""

import datetime
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kamerbreed.oversight._errors import OversightError
from kamerbreed.oversight._thresholds import thresholds
from kamerbreed.vocabulary import LANGUAGES, Label, Lang, say, say_date, say_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """That on a day a target was named: the day by which it will be done."""

    stated_on: datetime.date
    target: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A verdict that is proposed and given by nobody, with its reason."""

    verdict: str
    reason: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """How a target slid by a day.

    ``moves``: times that it was moved to a later day. ``slip_days``: from the first target to the last,
    negative if it was moved forward. ``days_past``: beyond the first target, 0 if it has not passed; until
    it was done, where it was. ``velocity``: days of slip a day past the first target, None before it; above 1
    the plan slides faster than the calendar. ``flagged``: moved often and long past, without new evidence;
    ``proposal`` only then. ``version``: of the limits.
    """

    first: datetime.date
    last: datetime.date
    moves: int
    slip_days: int
    days_past: int
    velocity: Fraction | None
    flagged: bool
    proposal: Proposal | None
    version: str

    @property
    def faster_than_the_calendar(self) -> bool:
        """Whether each day that passed moved the target by more than a day."""
        return self.velocity is not None and self.velocity > 1

    def warning(self, lang: Lang) -> str:
        """The warning in words; empty if there is none to give."""
        return say("slip.faster", lang) if self.faster_than_the_calendar else ""


def slip(
    targets: Sequence[Target],
    today: datetime.date,
    *,
    evidence: Iterable[datetime.date] = (),
    done_on: datetime.date | None = None,
    version: str = "",
) -> Slip | None:
    """How a target slid by a day, from the targets that were named until then; None if none was.

    ``evidence``: the days of which pieces of evidence tell. Evidence is new if it tells of a day after the
    first target (assumed: the rule says "without new evidence", not since when). Raises OversightError if
    the targets are not in order of the days on which they were named, or for an unknown version.
    """
    limits = thresholds(version)
    for before, after in itertools.pairwise(targets):
        if after.stated_on < before.stated_on:
            raise OversightError("slip.order", before=before.stated_on, after=after.stated_on)
    named = [one.target for one in targets if one.stated_on <= today]
    if not named:
        return None
    first, last = named[0], named[-1]
    done = done_on is not None and done_on <= today
    end = done_on if done_on is not None and done else today
    moves = sum(after > before for before, after in itertools.pairwise(named))
    days_past = max(0, (end - first).days)
    fresh = any(first < day <= today for day in evidence)
    flagged = not done and not fresh and moves >= limits.moves_min and days_past >= limits.days_min
    return Slip(
        first=first,
        last=last,
        moves=moves,
        slip_days=(last - first).days,
        days_past=days_past,
        velocity=Fraction((last - first).days, days_past) if days_past else None,
        flagged=flagged,
        proposal=_proposal(first, moves, days_past) if flagged else None,
        version=limits.version,
    )


def _proposal(first: datetime.date, moves: int, days_past: int) -> Proposal:
    nl, en = (
        say(
            "slip.reason",
            lang,
            moves=moves,
            days=say_number(days_past, lang),
            first=say_date(first.isoformat(), lang),
        )
        for lang in LANGUAGES
    )
    return Proposal(verdict="zeer_beperkt", reason=Label(nl, en))
