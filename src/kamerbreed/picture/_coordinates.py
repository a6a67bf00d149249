# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Where a picture is taken from: what was the case, what was known, what was held, who looks."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from kamerbreed.vocabulary import SENSITIVITIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who looks: up to which sensitivity, and for which parties.

    ``lower`` names those of the parties whose own matters this viewer may read less far than
    ``clearance``, each with how far.
    """

    clearance: str = "public"
    parties: tuple[str, ...] = ()
    lower: tuple[tuple[str, str], ...] = ()
    everything: bool = False

    @property
    def level(self) -> int:
        """Clearance as a number; higher sees more."""
        return SENSITIVITIES.index(self.clearance)

    def may_see(self, level: int, audience: Sequence[str]) -> bool:
        """Whether something of this sensitivity, for these parties (none: for all), may be seen."""
        if level > self.level or not audience:
            return level <= self.level
        lower = dict(self.lower)
        return any(
            level <= SENSITIVITIES.index(lower.get(party, self.clearance))
            for party in audience
            if party in self.parties
        )


PUBLIC = Viewer()
KEEPER_OF_THE_LEDGER = Viewer(clearance=SENSITIVITIES[-1], everything=True)
"""Sees all: for acts, which must know what they guard, and for no page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """The four coordinates of a picture.

    ``valid_at``: the local day of which it tells. ``known_at``: only what was public on that day,
    None for all that is known; with ``known_by`` (a party) also what that party had received or
    written. ``position``: digest of the last statement that the ledger held, empty for its head.
    ``viewer``: who looks. ``assume_backwards`` (*terugrekenen*): observed structure counts, as an
    assumption, before it was first seen. ``without`` are sources (ids) that are left out: what rests on them
    alone does not stand, and what rests on others too is known from when those tell it.
    """

    valid_at: datetime.date
    known_at: datetime.date | None = None
    known_by: str = ""
    position: str = ""
    viewer: Viewer = PUBLIC
    assume_backwards: bool = False
    without: tuple[str, ...] = ()
