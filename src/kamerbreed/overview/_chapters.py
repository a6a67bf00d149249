# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Control rooms in the four chapters of the inspectorates' picture of 2015, side by side and through time.

The chapters (organisatie, personeel, taken, beheer) are those of *Meldkamers*, Inspectie Veiligheid
en Justitie and Agentschap Telecom, 27 March 2015. Which property belongs to which is our own reading
of their names, property by property with its ground in ``chapters.csv``.
"""

import datetime
import functools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.overview._numbers import ALL, Completeness
from kamerbreed.overview._overview import completeness_by_aspect
from kamerbreed.picture import Fact, Picture
from kamerbreed.vocabulary import ControlRoom, Label, Thing, property_of, read_table

CHAPTERS = ("organisatie", "personeel", "taken", "beheer")
"""In the order of the picture of 2015; said by the scale ``chapter``."""
_STATES = (
    "known uncertain assumed partly too_abstract refused nobody_knows no_answer asked shielded never_asked"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A property and its chapter. ``via`` is the property by which a thing of ``kind`` names the room."""

    chapter: str
    kind: str
    via: str
    property: str
    ground: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicState:
    """What is known of a topic for one room.

    ``state``: known, uncertain, assumed, partly, too_abstract, refused, nobody_knows, no_answer,
    asked, shielded or never_asked, of the facts under it the best; ``things`` are those whose property it
    is, the room itself or what names it; ``known`` of ``of`` of these are known.
    """

    topic: Topic
    state: str
    things: tuple[str, ...]
    known: int
    of: int
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter of one room: ``n`` of ``of`` topics are known of all things, ``assumed`` ones beside."""

    chapter: str
    topics: tuple[TopicState, ...]
    n: int
    of: int
    assumed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChapters:
    """A control room in its four chapters."""

    room: str
    chapters: tuple[Chapter, ...]


@functools.cache
def topics() -> Sequence[Topic]:
    """Every property with its chapter and the ground of that, from ``chapters.csv``."""
    return tuple(
        Topic(
            chapter=row["chapter"],
            kind=row["kind"],
            via=row["via"],
            property=row["property"],
            ground=Label(row["ground_nl"], row["ground_en"]),
        )
        for row in read_table("chapters.csv", "overview")
    )


def chapters(picture: Picture, rooms: Sequence[str] = ()) -> list[RoomChapters]:
    """Rooms side by side, all that are there if none is named; every topic of every room, known or not.

    Raises PictureError if nothing tells of a room, or if it is none.
    """
    for room in rooms:
        picture.get(room, ControlRoom)
    asked = rooms or [room.id for room in picture.things(ControlRoom)]
    naming = _Naming(picture)
    return [
        RoomChapters(room=room, chapters=tuple(_chapter(picture, naming, room, name) for name in CHAPTERS))
        for room in asked
    ]


class _Naming:
    """Which things of a kind name which room, in which property."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture

    def things(self, room: str, topic: Topic) -> list[str]:
        """The room itself, or the things of another kind that are there and name it."""
        if not topic.via:
            return [room]
        return [
            relation.subject
            for relation in self._picture.incoming(room, topic.via)
            if relation.subject.startswith(f"{topic.kind}/")
            and self._picture.existence(relation.subject).there
        ]


def _chapter(picture: Picture, naming: _Naming, room: str, name: str) -> Chapter:
    found = [_told(picture, naming, room, topic) for topic in topics() if topic.chapter == name]
    counted = [one for one in found if one.state != "not_applicable"]
    return Chapter(
        chapter=name,
        topics=tuple(counted),
        n=sum(one.state == "known" and one.known == one.of for one in counted),
        of=len(counted),
        assumed=sum(one.state == "assumed" for one in counted),
    )


def _told(picture: Picture, naming: _Naming, room: str, topic: Topic) -> TopicState:
    things = naming.things(room, topic)
    assumed = {thing for thing in things if picture.existence(thing).assumed}
    states = {thing: _state(picture, thing, topic.property, assumed=thing in assumed) for thing in things}
    applies = {thing: state for thing, (state, _) in states.items() if state != "not_applicable"}
    if not things:
        state = "never_asked"
    elif not applies:
        state = "not_applicable"
    else:
        state = min(applies.values(), key=_STATES.index)
    return TopicState(
        topic=topic,
        state=state,
        things=tuple(applies),
        known=sum(one == "known" for one in applies.values()),
        of=len(applies),
        rows=tuple(row for thing in applies for row in states[thing][1]),
    )


def _state(picture: Picture, thing: str, name: str, *, assumed: bool) -> tuple[str, tuple[int, ...]]:
    found = property_of(thing, name)
    facts = list(picture.members(thing, name).values()) if found.many else []
    facts = [fact for fact in facts if fact.standing.agreement or fact.non_value]
    facts = facts or [picture.fact(thing, name)]
    rows = tuple(row for fact in facts for row in fact.rows)
    states = {_of_fact(fact) for fact in facts}
    best = min(states - {"not_applicable"}, key=_STATES.index, default="not_applicable")
    return ("assumed" if assumed and best == "known" else best), rows


def _of_fact(fact: Fact) -> str:
    if fact.known:
        return "known"
    if fact.possible:
        return "uncertain"
    return "assumed" if fact.value is not None else fact.standing.question


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The four numbers of completeness at two coordinates: what was the case, and what was known of it."""

    valid_at: datetime.date
    known_at: datetime.date | None
    by_aspect: Mapping[str, Completeness]


def completeness_through_time(
    pictures: Sequence[Picture], *, purpose: str = ALL, without: Collection[type[Thing]] = ()
) -> list[Moment]:
    """The four numbers of each picture, by aspect and for ``all``: a row a picture, in their order.

    The facts of things of a kind in ``without`` are not counted.
    """
    return [
        Moment(
            valid_at=picture.coordinates.valid_at,
            known_at=picture.coordinates.known_at,
            by_aspect=completeness_by_aspect(picture, purpose, without),
        )
        for picture in pictures
    ]
