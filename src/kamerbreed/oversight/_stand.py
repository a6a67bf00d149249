# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The follow-up as it stood by what a ledger held, and what was entered since.

Two pictures of the same day, of which the one is made at an older position: what the newer tells and the
older does not was entered later, whatever day it is about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.oversight._events import Event, set_verdicts
from kamerbreed.oversight._tracks import Track, tracks
from kamerbreed.picture import Picture, split_instance
from kamerbreed.vocabulary import ACTS


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredLater:
    """What was entered later on one thing: ``acts`` counts its statements by act.

    ``first`` and ``last`` are when (ISO, UTC), both empty where that is not recorded.
    """

    subject: str
    acts: Mapping[str, int]
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """A track that stands otherwise by what was entered later; None where it was not there or is not now."""

    recommendation: str
    addressee: str
    before: Track | None
    now: Track | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What was entered after a frozen stand: by thing, and the tracks and set verdicts that differ by it."""

    entered: Sequence[EnteredLater]
    tracks: Sequence[Otherwise]
    set_verdicts: Sequence[Event]

    @property
    def statements(self) -> int:
        """How many statements were entered later, acts on others included."""
        return sum(sum(one.acts.values()) for one in self.entered)


def entered_since(frozen: Picture, live: Picture) -> Since:
    """What was entered after ``frozen`` was made, of all that ``live`` tells of the same day.

    Both are pictures of one ledger at the same coordinates, but for the position.
    """
    older = {one.subject for one in set_verdicts(frozen)}
    return Since(
        entered=_entered(frozen, live),
        tracks=_otherwise(frozen, live),
        set_verdicts=tuple(one for one in set_verdicts(live) if one.subject not in older),
    )


def _entered(frozen: Picture, live: Picture) -> Sequence[EnteredLater]:
    held = set(frozen.told_rows()[0])
    found: dict[str, list[int]] = {}
    for row in live.told_rows()[0]:
        if row not in held:
            subject = split_instance(live.table.entry(row).said.subject)[0]
            found.setdefault(subject, []).append(row)
    return tuple(_counted(live, subject, found[subject]) for subject in sorted(found))


def _counted(live: Picture, subject: str, rows: Sequence[int]) -> EnteredLater:
    entries = [live.table.entry(row) for row in rows]
    said = [one.said.act for one in entries]
    moments = sorted(one.recorded_at for one in entries if one.recorded_at)
    return EnteredLater(
        subject=subject,
        acts={act: said.count(act) for act in ACTS if act in said},
        first=moments[0] if moments else "",
        last=moments[-1] if moments else "",
    )


def _otherwise(frozen: Picture, live: Picture) -> Sequence[Otherwise]:
    before, now = (
        {(one.recommendation, one.addressee): one for one in tracks(picture)} for picture in (frozen, live)
    )
    return tuple(
        Otherwise(recommendation=place[0], addressee=place[1], before=before.get(place), now=now.get(place))
        for place in sorted(before.keys() | now.keys())
        if before.get(place) != now.get(place)
    )
