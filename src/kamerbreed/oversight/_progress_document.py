# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The progress in a period as a JSON document: the contract with programs, version 1."""

import datetime

from kamerbreed.oversight._progress import TrackProgress, progress_report
from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document


class ProgressItem(Document):
    """A track in the period: its state before and after, what happened, and what is unknown."""

    recommendation: str
    addressee: str
    before: str
    after: str
    events: list[str]
    commitments: list[str]
    unknown: list[str]


class ProgressDocument(Document):
    """The follow-up in a period, both days included."""

    version: str
    coordinates: CoordinatesDocument
    since: str
    until: str
    open_before: int
    open: int
    tracks: list[ProgressItem]
    events: list[str]
    commitments: list[str]


def progress_document(picture: Picture, since: datetime.date) -> ProgressDocument:
    """What became of every track from a day on, until the day of a picture."""
    found = progress_report(picture, since)
    return ProgressDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        since=found.since.isoformat(),
        until=found.until.isoformat(),
        open_before=found.open_before,
        open=found.open,
        tracks=[_item(one) for one in found.tracks],
        events=[one.subject for one in found.happened],
        commitments=[one.subject for one in found.promises],
    )


def _item(one: TrackProgress) -> ProgressItem:
    return ProgressItem(
        recommendation=one.recommendation,
        addressee=one.addressee,
        before=one.before.state,
        after=one.after.state,
        events=[event.subject for event in one.happened],
        commitments=[promise.subject for promise in one.promises],
        unknown=list(one.unknown),
    )
