# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The assessment framework: each criterion with the evidence that tells of it and what was judged by it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kamerbreed.oversight._events import EvidenceItem, evidence_item
from kamerbreed.oversight._tracks import Track, events_of, tracks
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Criterion, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The last verdict of a supervisor on a track, with the event that gave it and whether it is final.

    ``mark``: what that event says of one criterion, by the scale criterion-mark; empty where it says nothing.
    """

    recommendation: str
    addressee: str
    supervisor: str
    verdict: str
    day: datetime.date
    event: str
    finality: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """A criterion: the items that are measured by it, the evidence that tells of it, the last verdicts.

    ``evidence`` names the criterion; a verdict is one on a whole item, with a mark by criterion.
    """

    criterion: str
    recommendations: tuple[str, ...]
    evidence: tuple[EvidenceItem, ...]
    judged: tuple[Judged, ...]


def framework(picture: Picture) -> Sequence[Yardstick]:
    """Every criterion of a picture, used or not."""
    return picture.kept("framework", lambda: _framework(picture))


def _framework(picture: Picture) -> Sequence[Yardstick]:
    telling = [(one, picture.many(one, "criterion").values()) for one in picture.subjects(Evidence)]
    by_item: dict[str, list[Track]] = {}
    for track in tracks(picture):
        by_item.setdefault(track.recommendation, []).append(track)
    users: dict[str, list[str]] = {}
    for item in by_item:
        for one in picture.many(item, "criterion").values():
            users.setdefault(str(one), []).append(item)
    return tuple(
        Yardstick(
            criterion=criterion,
            recommendations=tuple(users.get(criterion, ())),
            evidence=tuple(evidence_item(picture, one) for one, named in telling if criterion in named),
            judged=tuple(
                replace(judged, mark=str(picture.many(judged.event, "mark").get(criterion) or ""))
                for item in users.get(criterion, ())
                for track in by_item[item]
                for judged in judged_on(picture, track)
            ),
        )
        for criterion in sorted(picture.subjects(Criterion), key=number_of)
        if picture.existence(criterion).there
    )


def number_of(criterion: str) -> tuple[int, str]:
    """Criteria by their number where they have one: 2 before 10."""
    digits = "".join(sign for sign in criterion if sign.isdecimal())
    return int(digits or 0), criterion


def judged_on(picture: Picture, track: Track) -> Sequence[Judged]:
    """The last verdict of each supervisor on a track, as far as its moves allowed it."""
    legal = {one.event: one.finality for one in (*track.standing.moves, *track.standing.noted)}
    last: dict[str, Judged] = {}
    for event in events_of(picture, track.recommendation, track.addressee):
        if event.subject in legal and event.verdict:
            for actor in event.actors:
                last[actor] = Judged(
                    recommendation=track.recommendation,
                    addressee=track.addressee,
                    supervisor=actor,
                    verdict=event.verdict,
                    day=event.day,
                    event=event.subject,
                    finality=legal[event.subject],
                )
    return tuple(last.values())
