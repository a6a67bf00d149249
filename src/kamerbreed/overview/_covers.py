# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who can take over the work of a control room, as far as somebody says so."""

from dataclasses import dataclass

from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Takeover

WHOLE_ROOM = ("takeover", "relocation")
"""Takeovers of all the work; rerouting, overflow and a link move calls, not the room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """``by`` takes over from ``room``; ``subject`` and ``property`` say where that stands.

    ``whole``: all the work, not only calls. ``assumed``: only an assumption says so. ``there``:
    somebody says that what takes over is there on the day of the picture.
    """

    room: str
    by: str
    subject: str
    property: str
    whole: bool
    assumed: bool
    there: bool
    rows: tuple[int, ...]


def covers(picture: Picture, room: str) -> list[Cover]:
    """All that is said of who takes over the work of a room, assumptions and past ones included."""
    found = []
    own = picture.fact(room, "fallback_room")
    if isinstance(own.value, str):
        found.append(
            Cover(
                room=room,
                by=own.value,
                subject=room,
                property="fallback_room",
                whole=True,
                assumed=not own.known,
                there=_there(picture, own.value),
                rows=own.rows,
            )
        )
    for relation in picture.incoming(room, "room"):
        if not relation.subject.startswith(f"{Takeover.slug}/"):
            continue
        cover = _by_takeover(picture, relation.subject, room)
        if cover:
            found.append(cover)
    return found


def _by_takeover(picture: Picture, takeover: str, room: str) -> Cover | None:
    thing = picture.get(takeover, Takeover)
    existence = picture.existence(takeover)
    facts = [picture.fact(takeover, name) for name in ("room", "taken_over_by")]
    by = thing.taken_over_by
    if by is None or not existence.there:
        return None
    return Cover(
        room=room,
        by=by,
        subject=takeover,
        property="taken_over_by",
        whole=any(sort in WHOLE_ROOM for sort in thing.type.values()),
        assumed=existence.assumed or not all(fact.known for fact in facts),
        there=_there(picture, by),
        rows=tuple(row for fact in facts for row in fact.rows),
    )


def _there(picture: Picture, thing: str) -> bool:
    return picture.existence(thing).state in ("present", "uncertain")
