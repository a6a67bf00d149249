# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of the follow-up, of the tracks of a picture on its day."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamerbreed.oversight._cohort import Claims, Cohort, Reopenings, claims, cohorts, reopenings
from kamerbreed.oversight._events import Event
from kamerbreed.oversight._finality import FINAL
from kamerbreed.oversight._survival import OpenItem, Survival, open_by_age, spells_of, survival
from kamerbreed.oversight._track_days import Closing, TrackDays
from kamerbreed.oversight._tracks import Track, events_of, tracks
from kamerbreed.picture import Picture

COHORT_YEARS = (2, 4)
"""After how many years the cohorts are looked at."""
_ISSUED, _IN_FULL, _IMPLEMENTED = "issued", "volledig", "implemented"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What may be counted: ``of`` issued tracks; ``unissued`` are those of which no issue is known.

    ``cohorts`` by the number of years in COHORT_YEARS; ``open`` the oldest first, each with the id
    RECOMMENDATION>ADDRESSEE. A curve of ``survival`` is drawn only if it has ``enough`` closings.
    """

    of: int
    unissued: int
    survival: Survival
    open: Sequence[OpenItem]
    cohorts: dict[int, Sequence[Cohort]]
    claims: Claims
    reopenings: Reopenings


def figures(picture: Picture) -> Figures:
    """The figures of a picture."""
    today, every, found = picture.coordinates.valid_at, tracks(picture), issued_tracks(picture)
    return Figures(
        of=len(found),
        unissued=len(every) - len(found),
        survival=survival(spells_of(found, today)),
        open=open_by_age(found, today),
        cohorts={years: cohorts(found, years, today) for years in COHORT_YEARS},
        claims=claims(found, today),
        reopenings=reopenings(found, today),
    )


def issued_tracks(picture: Picture) -> Sequence[TrackDays]:
    """The tracks of a picture that were issued, by their days."""
    return picture.kept(
        "days of tracks",
        lambda: tuple(days for one in tracks(picture) if (days := days_of(picture, one)) is not None),
    )


def days_of(picture: Picture, track: Track) -> TrackDays | None:
    """The days of a track by what moved it; None if it was never issued.

    A verdict ``volledig`` of a supervisor is what verifies, once the addressee was heard on it.
    """
    moves = track.standing.moves
    issued = next((one.day for one in moves if one.state == _ISSUED), None)
    if issued is None:
        return None
    told = {one.subject: one for one in events_of(picture, track.recommendation, track.addressee)}

    def on(kind: str) -> Iterator[tuple[datetime.date, Event]]:
        return ((one.day, told[one.event]) for one in moves if told[one.event].type == kind)

    found_full = [one for one in (*moves, *track.standing.noted) if told[one.event].verdict == _IN_FULL]
    return TrackDays(
        id=f"{track.recommendation}>{track.addressee}",
        issued_on=issued,
        claimed=tuple(day for day, _ in on("ready_report")),
        verified=tuple(one.day for one in found_full if one.finality == FINAL),
        provisional=tuple(one.day for one in found_full if one.finality != FINAL),
        closings=tuple(
            Closing(on=day, implemented=event.closure_ground == _IMPLEMENTED) for day, event in on("closure")
        ),
        reopened=tuple(day for day, _ in on("reopening")),
    )
