# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The tracks of a picture: each recommendation or request with each of its addressees."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.oversight._events import Event, events
from kamerbreed.oversight._guards import Around
from kamerbreed.oversight._lineage import later_items
from kamerbreed.oversight._replay import CLOSED, NONE, Standing, replay
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Party, Recommendation, certain_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A recommendation or request and one addressee, and how it stands on the day of a picture.

    ``recheck_due``: closed on progress and confidence, and the day of the re-check has come. ``contested``:
    its events of which it is disputed what happened, when or with what; the value shown first is counted.
    """

    recommendation: str
    addressee: str
    standing: Standing
    recheck_due: bool
    contested: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it was issued and not closed."""
        return self.standing.state not in (NONE, "draft", CLOSED)


def tracks(picture: Picture) -> Sequence[Track]:
    """Every track of a picture, in the order of recommendations and addressees."""
    return picture.kept("tracks", lambda: _tracks(picture))


def _tracks(picture: Picture) -> Sequence[Track]:
    found = []
    for subject in picture.subjects(Recommendation):
        if picture.existence(subject).there:
            found += [_track(picture, subject, party) for party in addressees(picture, subject)]
    return tuple(found)


def _track(picture: Picture, recommendation: str, addressee: str) -> Track:
    today = picture.coordinates.valid_at
    around = around_of(picture, recommendation, addressee)
    own = events_of(picture, recommendation, addressee)
    standing = replay(own, around, today)
    return Track(
        recommendation=recommendation,
        addressee=addressee,
        standing=standing,
        recheck_due=_has_come(standing.recheck_on, today),
        contested=tuple(one.subject for one in own if one.contested),
    )


def _has_come(text: str, today: datetime.date) -> bool:
    return bool(text) and certain_from(text) <= today


def track_of(picture: Picture, recommendation: str, addressee: str) -> Track | None:
    """One track, None if the picture does not tell of it."""
    return next(
        (
            one
            for one in tracks(picture)
            if one.recommendation == recommendation and one.addressee == addressee
        ),
        None,
    )


def events_of(picture: Picture, recommendation: str, addressee: str) -> Sequence[Event]:
    """The events of one track by the day of the picture, in order."""
    own = picture.kept("events by item", lambda: _by_item(picture)).get(recommendation, ())
    return tuple(one for one in own if one.concerns(recommendation, addressee))


def _by_item(picture: Picture) -> Mapping[str, Sequence[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events(picture):
        for recommendation in dict.fromkeys(event.recommendations):
            found.setdefault(recommendation, []).append(event)
    return found


def addressees(picture: Picture, recommendation: str) -> Sequence[str]:
    """To whom a recommendation or request is addressed, by id."""
    return tuple(str(one) for one in picture.many(recommendation, "addressee").values())


def around_of(picture: Picture, recommendation: str, addressee: str) -> Around:
    """What the guards know of a track beside its events."""
    report = str(picture.one(recommendation, "report") or "")
    return Around(
        recommendation=recommendation,
        addressee=addressee,
        executors=frozenset(str(one) for one in picture.many(recommendation, "executor").values()),
        supervisors=supervisors_of(picture, report),
        successors=later_items(picture, recommendation),
    )


def supervisors_of(picture: Picture, report: str) -> frozenset[str]:
    """Who supervises what a report asks: who issued it, and every supervisor."""
    publishers = picture.many(report, "publisher").values() if report else ()
    return frozenset(str(one) for one in publishers) | _supervisors(picture)


def _supervisors(picture: Picture) -> frozenset[str]:
    return picture.kept(
        "supervisors",
        lambda: frozenset(
            party for party in picture.subjects(Party) if picture.one(party, "type") == "supervisor"
        ),
    )
