# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What became of every track in a period: how it stood before and after, what happened, what is unknown."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamerbreed.oversight._asked import PartyLateness, parties_asked
from kamerbreed.oversight._commitments import Promise, commitments
from kamerbreed.oversight._errors import OversightError
from kamerbreed.oversight._events import Event, events
from kamerbreed.oversight._finality import FINAL
from kamerbreed.oversight._guards import months_later
from kamerbreed.oversight._replay import CLOSED, NONE, Standing, replay
from kamerbreed.oversight._tracks import Track, around_of, events_of, tracks
from kamerbreed.picture import Picture

PERIOD_MONTHS = 6
UNKNOWNS = ("text", "response", "verdict", "final", "evidence", "commitment", "target")
"""What may not be known of a track: its literal text, a response, a verdict, a final one, evidence of it, a
commitment, or the day by which what was promised is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackProgress:
    """A track in a period: how it stood on the day before it and on its last day, and what happened.

    ``unknown`` are those of UNKNOWNS that hold on the last day.
    """

    recommendation: str
    addressee: str
    before: Standing
    after: Standing
    happened: tuple[Event, ...]
    promises: tuple[Promise, ...]
    unknown: tuple[str, ...]

    @property
    def moved(self) -> bool:
        """Whether the process stands elsewhere than before."""
        return self.before.state != self.after.state


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressReport:
    """The follow-up in a period, both days included; ``happened`` has what is about no item too.

    ``set_verdicts`` are the verdicts on a set until its last day; ``late`` tells of its last day.
    """

    since: datetime.date
    until: datetime.date
    tracks: tuple[TrackProgress, ...]
    happened: tuple[Event, ...]
    set_verdicts: tuple[Event, ...]
    promises: tuple[Promise, ...]
    late: tuple[PartyLateness, ...]

    @property
    def open(self) -> int:
        """Tracks that are open on the last day."""
        return sum(_open(one.after) for one in self.tracks)

    @property
    def open_before(self) -> int:
        """Tracks that were open on the day before the period."""
        return sum(_open(one.before) for one in self.tracks)


def _open(standing: Standing) -> bool:
    return standing.state not in (NONE, "draft", CLOSED)


def half_year_until(day: datetime.date) -> datetime.date:
    """The first day of the half-year that ends on a day."""
    return months_later(day, -PERIOD_MONTHS) + datetime.timedelta(days=1)


def progress_report(picture: Picture, since: datetime.date) -> ProgressReport:
    """What became of every track from a day on, until the day of a picture.

    Raises OversightError if the period begins after the day of the picture.
    """
    until = picture.coordinates.valid_at
    if since > until:
        raise OversightError("progress.period", since=since, until=until)
    told = events(picture)
    issued = [one for one in tracks(picture) if one.standing.state not in (NONE, "draft")]
    return ProgressReport(
        since=since,
        until=until,
        tracks=tuple(_progress(picture, one, since) for one in issued),
        happened=tuple(one for one in told if one.day >= since),
        set_verdicts=tuple(one for one in told if one.type == "set_verdict"),
        promises=tuple(commitments(picture)),
        late=tuple(parties_asked(picture)),
    )


def _progress(picture: Picture, track: Track, since: datetime.date) -> TrackProgress:
    own = events_of(picture, track.recommendation, track.addressee)
    eve = since - datetime.timedelta(days=1)
    around = around_of(picture, track.recommendation, track.addressee)
    promises = tuple(
        one
        for one in commitments(picture)
        if track.recommendation in one.recommendations and track.addressee in one.made_by
    )
    return TrackProgress(
        recommendation=track.recommendation,
        addressee=track.addressee,
        before=replay([one for one in own if one.day <= eve], around, eve),
        after=track.standing,
        happened=tuple(one for one in own if one.day >= since),
        promises=promises,
        unknown=tuple(_unknown(picture, track, promises)),
    )


def _unknown(picture: Picture, track: Track, promises: Sequence[Promise]) -> Iterator[str]:
    standing = track.standing
    lacking = {
        "text": picture.one(track.recommendation, "text_status") != "literal",
        "response": not standing.answered,
        "verdict": not standing.verdicts,
        "final": bool(standing.verdicts) and set(standing.finality.values()) != {FINAL},
        "evidence": not standing.evidence,
        "commitment": not promises,
        "target": any(not one.targets for one in promises),
    }
    return (name for name in UNKNOWNS if lacking[name])
