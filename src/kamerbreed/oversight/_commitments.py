# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Commitments: who promised what to whom, by when, and how the day by which it would be done slid.

How a commitment stands follows from its dates and the day of the picture; it is stored nowhere.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kamerbreed.oversight._events import events
from kamerbreed.oversight._slip import Slip, Target, slip
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Commitment, certain_from, partial_date

KEPT, LATE, RUNNING, NO_TARGET = "kept", "late", "running", "no_target"
COMMITMENT_STATES = (LATE, RUNNING, NO_TARGET, KEPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """That a target was named: on which day, which day, by whom and why, as ISO dates and texts.

    ``told_by`` and ``why`` are empty where not told; ``key`` is that of the member that says it.
    """

    key: str
    told_on: str
    day: str
    told_by: str = ""
    why: str = ""

    @property
    def as_target(self) -> Target:
        """As days: named when it certainly was, and to be done on the last day that it may mean."""
        return Target(stated_on=certain_from(self.told_on), target=partial_date(self.day).last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A commitment on the day of a picture. ``made_on`` and ``kept_on`` are ISO dates, empty if not known.

    ``targets`` are those that were named until then, in that order. ``days_late`` is counted from the last
    target to the day on which it was kept, or that of the picture; 0 in time. ``evidence``: days of which
    the evidence on its items tells.
    """

    subject: str
    made_by: tuple[str, ...]
    made_to: tuple[str, ...]
    made_on: str
    recommendations: tuple[str, ...]
    documents: tuple[str, ...]
    targets: tuple[Naming, ...]
    kept_on: str
    evidence: tuple[datetime.date, ...]
    today: datetime.date

    @property
    def state(self) -> str:
        """One of COMMITMENT_STATES."""
        if self.done_on is not None:
            return KEPT
        if not self.targets:
            return NO_TARGET
        return LATE if self.days_late else RUNNING

    @property
    def done_on(self) -> datetime.date | None:
        """The first day on which it certainly was kept, if that has come."""
        day = certain_from(self.kept_on) if self.kept_on else None
        return day if day is not None and day <= self.today else None

    @property
    def days_late(self) -> int:
        """Days beyond the last target."""
        if not self.targets:
            return 0
        return max(0, ((self.done_on or self.today) - self.targets[-1].as_target.target).days)

    @property
    def slip(self) -> Slip | None:
        """How its target slid; None if none was named."""
        history = [one.as_target for one in self.targets]
        return slip(history, self.today, evidence=self.evidence, done_on=self.done_on)

    def on(self, day: datetime.date) -> "Promise":
        """The same on a day that is not after that of the picture."""
        named = tuple(one for one in self.targets if certain_from(one.told_on) <= day)
        return replace(self, targets=named, today=day)


def commitments(picture: Picture) -> Sequence[Promise]:
    """Every commitment that had certainly been made by the day of a picture, the earliest first."""
    return picture.kept("commitments", lambda: _commitments(picture))


def _commitments(picture: Picture) -> Sequence[Promise]:
    found = [
        _promise(picture, subject)
        for subject in picture.subjects(Commitment)
        if picture.existence(subject).there
    ]
    today = picture.coordinates.valid_at
    made = [one for one in found if not one.made_on or certain_from(one.made_on) <= today]
    return tuple(sorted(made, key=lambda one: (one.made_on, one.subject)))


def commitments_on(picture: Picture, recommendation: str) -> Sequence[Promise]:
    """The commitments that belong to one recommendation or request."""
    return tuple(one for one in commitments(picture) if recommendation in one.recommendations)


def commitment_of(picture: Picture, subject: str) -> Promise | None:
    """One commitment, None if the picture does not tell of it."""
    return next((one for one in commitments(picture) if one.subject == subject), None)


def _promise(picture: Picture, subject: str) -> Promise:
    items = _listed(picture, subject, "recommendation")
    return Promise(
        subject=subject,
        made_by=_listed(picture, subject, "made_by"),
        made_to=_listed(picture, subject, "made_to"),
        made_on=str(picture.one(subject, "made_on") or ""),
        recommendations=items,
        documents=_listed(picture, subject, "document"),
        targets=_targets(picture, subject),
        kept_on=str(picture.one(subject, "kept_on") or ""),
        evidence=_evidence(picture, items),
        today=picture.coordinates.valid_at,
    )


def _listed(picture: Picture, subject: str, name: str) -> tuple[str, ...]:
    return tuple(str(one) for one in picture.many(subject, name).values())


def _targets(picture: Picture, subject: str) -> tuple[Naming, ...]:
    """The targets that had been named by the day of the picture."""
    named = [_naming(key, told) for key, told in picture.many(subject, "target").items()]
    today = picture.coordinates.valid_at
    by_then = [one for one in named if certain_from(one.told_on) <= today]
    return tuple(sorted(by_then, key=lambda one: (certain_from(one.told_on), one.key)))


def _naming(key: str, told: object) -> Naming:
    fields = {name: str(text) for name, text in told.items()} if isinstance(told, Mapping) else {}
    return Naming(
        key=key,
        told_on=fields["told_on"],
        day=fields["target"],
        told_by=fields.get("told_by", ""),
        why=fields.get("why", ""),
    )


def _evidence(picture: Picture, items: Sequence[str]) -> tuple[datetime.date, ...]:
    """The days of which the evidence tells that came with an event on one of these items."""
    days = {
        certain_from(piece.dated)
        for event in events(picture)
        if set(items) & set(event.recommendations)
        for piece in event.evidence
        if piece.dated
    }
    return tuple(sorted(days))
