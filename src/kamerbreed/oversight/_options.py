# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a party can record on a track now, and why the rest cannot be: read from the table of transitions."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamerbreed.oversight._events import Event
from kamerbreed.oversight._replay import granted_rows, refusal_before_guards
from kamerbreed.oversight._tracks import around_of, track_of
from kamerbreed.oversight._transitions import Transition, order_of_events
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An event, and why it cannot be now; None if it can: then ``row`` is that of the table.

    ``counts``: whether it changes anything, and is not only noted.
    """

    event: str
    reason: Told | None
    row: Transition | None

    @property
    def counts(self) -> bool:
        """Whether it changes how the track stands."""
        return self.row is not None and bool(self.row.to or self.row.effects)


def options_of(picture: Picture, recommendation: str, addressee: str, party: str) -> Sequence[Option]:
    """Every event of the table for this party on this track; empty if there is no such track."""
    track = track_of(picture, recommendation, addressee)
    if track is None:
        return ()
    around = around_of(picture, recommendation, addressee)
    day = picture.coordinates.valid_at
    found = []
    for name in order_of_events():
        event = Event(subject="", type=name, date=day.isoformat(), day=day, actors=(party,) if party else ())
        rows = granted_rows(track.standing, event, around)
        reason = refusal_before_guards(track.standing, event, around)
        found.append(Option(event=name, reason=reason, row=rows[0] if rows else None))
    return tuple(found)
