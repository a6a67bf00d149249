# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The days of a track that the figures count: issued, reported ready, verified, closed, reopened."""

import datetime
from dataclasses import dataclass

from kamerbreed.oversight._errors import OversightError


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """That a track was closed on a day: as ``implemented``, or on another ground."""

    on: datetime.date
    implemented: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackDays:
    """A track by its days.

    ``claimed``: days on which the addressee reported it ready; ``verified``: days on which a supervisor found
    that it was implemented, ``provisional`` those on which that was found and is not final. Raises
    OversightError if the track was closed or reopened before it was issued, reopened while it was open, or
    closed while it was closed.
    """

    id: str
    issued_on: datetime.date
    claimed: tuple[datetime.date, ...] = ()
    verified: tuple[datetime.date, ...] = ()
    provisional: tuple[datetime.date, ...] = ()
    closings: tuple[Closing, ...] = ()
    reopened: tuple[datetime.date, ...] = ()

    def __post_init__(self) -> None:
        last, closed = self.issued_on, False
        turns = [(one.on, False) for one in self.closings] + [(day, True) for day in self.reopened]
        # On one day a track is closed before it is reopened.
        for day, reopens in sorted(turns):
            if day < last or closed is not reopens:
                raise OversightError("track.turns", track=self.id, day=day)
            last, closed = day, not reopens

    def standing(self, today: datetime.date) -> Closing | None:
        """The closing that stands on a day; None for open."""
        closings = [one for one in self.closings if one.on <= today]
        reopened = [day for day in self.reopened if day <= today]
        return max(closings, key=lambda one: one.on) if len(closings) > len(reopened) else None

    def claimed_by(self, today: datetime.date) -> bool:
        """Whether it was ever reported ready by a day."""
        return any(day <= today for day in self.claimed)

    def verified_by(self, today: datetime.date) -> bool:
        """Whether it was ever found implemented by a day."""
        return any(day <= today for day in self.verified)

    def provisional_by(self, today: datetime.date) -> bool:
        """Whether it was found implemented by a day, and never finally."""
        return any(day <= today for day in self.provisional) and not self.verified_by(today)
