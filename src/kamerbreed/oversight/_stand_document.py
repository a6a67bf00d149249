# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The stand of a day as a file, which is made again to the byte at its position; and what came in since."""

from kamerbreed.oversight._document import TrackItem, followup_document
from kamerbreed.oversight._events import Event, events
from kamerbreed.oversight._stand import EnteredLater, Otherwise, Since, entered_since
from kamerbreed.oversight._tracks import Track
from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document
from kamerbreed.vocabulary import Lang


class EventItem(Document):
    """An event as the picture tells of it; ``words`` are the literal words of a verdict."""

    event: str
    type: str
    date: str
    actors: list[str]
    recommendations: list[str]
    words: str
    basis: str
    contested: bool


class StandDocument(Document):
    """How every track stands, by which events; ``fingerprint`` of all that the picture holds."""

    version: str
    coordinates: CoordinatesDocument
    fingerprint: str
    tracks: list[TrackItem]
    events: list[EventItem]


class EnteredItem(Document):
    """A thing of which something was entered later: how many statements by act, and when (ISO, UTC)."""

    subject: str
    acts: dict[str, int]
    first: str
    last: str


class OtherwiseItem(Document):
    """A track that stands otherwise by what was entered later; null where it was or is not there."""

    recommendation: str
    addressee: str
    state_before: str | None
    state_now: str | None
    verdicts_before: dict[str, str] | None
    verdicts_now: dict[str, str] | None


class SinceDocument(Document):
    """What was entered after a position that tells of the same day, and what that changes."""

    version: str
    coordinates: CoordinatesDocument
    position: str
    statements: int
    entered: list[EnteredItem]
    tracks: list[OtherwiseItem]
    set_verdicts: list[EventItem]


def stand_document(picture: Picture, lang: Lang) -> StandDocument:
    """The stand of a picture; at the same coordinates, position included, the same to the byte."""
    told = followup_document(picture, lang)
    return StandDocument(
        version=VERSION,
        coordinates=told.coordinates,
        fingerprint=picture.fingerprint,
        tracks=told.tracks,
        events=[_event(one) for one in events(picture)],
    )


def _event(one: Event) -> EventItem:
    return EventItem(
        event=one.subject,
        type=one.type,
        date=one.date,
        actors=list(one.actors),
        recommendations=list(one.recommendations),
        words=one.verdict_words,
        basis=one.basis,
        contested=one.contested,
    )


def since_document(frozen: Picture, live: Picture) -> SinceDocument:
    """What was entered after the position of ``frozen``."""
    found: Since = entered_since(frozen, live)
    return SinceDocument(
        version=VERSION,
        coordinates=coordinates_document(live),
        position=frozen.position,
        statements=found.statements,
        entered=[_entered(one) for one in found.entered],
        tracks=[_otherwise(one) for one in found.tracks],
        set_verdicts=[_event(one) for one in found.set_verdicts],
    )


def _entered(one: EnteredLater) -> EnteredItem:
    return EnteredItem(subject=one.subject, acts=dict(one.acts), first=one.first, last=one.last)


def _otherwise(one: Otherwise) -> OtherwiseItem:
    return OtherwiseItem(
        recommendation=one.recommendation,
        addressee=one.addressee,
        state_before=_state(one.before),
        state_now=_state(one.now),
        verdicts_before=_verdicts(one.before),
        verdicts_now=_verdicts(one.now),
    )


def _state(track: Track | None) -> str | None:
    return track.standing.state if track else None


def _verdicts(track: Track | None) -> dict[str, str] | None:
    return dict(track.standing.verdicts) if track else None
