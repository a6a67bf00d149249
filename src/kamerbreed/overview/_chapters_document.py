# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Control rooms in four chapters, as a JSON document."""

from collections.abc import Sequence

from kamerbreed.overview._chapters import Chapter, RoomChapters
from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document
from kamerbreed.vocabulary import Lang


class TopicDocument(Document):
    """What is known of a topic, of ``known`` of ``of`` things; ``ground`` says why it is in this chapter."""

    kind: str
    property: str
    ground: str
    state: str
    things: list[str]
    known: int
    of: int
    statements: list[str]


class ChapterDocument(Document):
    """A chapter: ``n`` of ``of`` topics are known; ``assumed`` ones are not among them."""

    chapter: str
    n: int
    of: int
    assumed: int
    topics: list[TopicDocument]


class RoomDocument(Document):
    """A control room in its chapters."""

    id: str
    name: str
    chapters: list[ChapterDocument]


class ChaptersDocument(Document):
    """``chapters``: control rooms in the four chapters of the inspectorates' picture of 2015."""

    version: str
    coordinates: CoordinatesDocument
    rooms: list[RoomDocument]


def chapters_document(picture: Picture, found: Sequence[RoomChapters], lang: Lang) -> ChaptersDocument:
    """The rooms for programs."""
    return ChaptersDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        rooms=[
            RoomDocument(
                id=one.room,
                name=picture.name(one.room, lang).text,
                chapters=[_chapter(picture, chapter, lang) for chapter in one.chapters],
            )
            for one in found
        ],
    )


def _chapter(picture: Picture, chapter: Chapter, lang: Lang) -> ChapterDocument:
    return ChapterDocument(
        chapter=chapter.chapter,
        n=chapter.n,
        of=chapter.of,
        assumed=chapter.assumed,
        topics=[
            TopicDocument(
                kind=told.topic.kind,
                property=told.topic.property,
                ground=told.topic.ground.of(lang),
                state=told.state,
                things=list(told.things),
                known=told.known,
                of=told.of,
                statements=[picture.table.digest(row) for row in told.rows],
            )
            for told in chapter.topics
        ],
    )
