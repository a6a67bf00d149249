# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""All control rooms side by side in the four chapters."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kamerbreed.overview import CHAPTERS, Chapter, RoomChapters, Share, Topic, TopicState, topics
from kamerbreed.vocabulary import kind_of, property_of, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place
from kamerbreed.web._shares import part_of
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.chapters._cells import (
    found_chapters,
    origin,
    report,
    share_cell,
    topic_cell,
    topic_link,
    whole_of,
)
from kamerbreed.web.chapters._page import GroundRow, RoomRow, RoomsPage, RoomsTable, ShareCell
from kamerbreed.web.chapters._place import ROOMS, room_chapters_place

COLUMNS = ("room", "id", "chapter", "kind", "property", "state", "known", "of", "because")


def present_rooms(scene: Scene) -> RoomsPage:
    """The whole page."""
    lang, found = scene.lang, _by_name(scene)
    whole = _whole(scene, found)
    return RoomsPage(
        title=say("web.chapters.title", lang),
        lead=_lead(scene, found),
        csv=scene.url(Place(name=f"{ROOMS}-csv")),
        xlsx=scene.url(Place(name=f"{ROOMS}-xlsx")),
        whole=whole,
        chapters=tuple(_chapter(scene, found, place) for place in range(len(CHAPTERS))) if found else (),
        empty="" if found else say("web.home.no-rooms", lang),
        later=any(row.room.later for row in whole.rows),
        grounds_caption=say("web.chapters.grounds.caption", lang, n=say_number(len(topics()), lang)),
        grounds=tuple(_ground(scene, topic) for topic in topics()),
        origin=origin(lang),
        report=report(scene),
    )


def _by_name(scene: Scene) -> list[RoomChapters]:
    """The rooms in the order of their names."""
    names = {one.room: scene.picture.name(one.room, scene.lang).text for one in found_chapters(scene)}
    return sorted(found_chapters(scene), key=lambda one: (names[one.room].casefold(), one.room))


def _names(scene: Scene, found: Sequence[RoomChapters]) -> dict[str, Link]:
    """The rooms by name; behind a name that several have stands the id."""
    links = {one.room: link_to(scene, one.room) for one in found}
    often = Counter(link.text for link in links.values())
    return {
        room: replace(link, note=room.partition("/")[2]) if often[link.text] > 1 else link
        for room, link in links.items()
    }


def _lead(scene: Scene, found: Sequence[RoomChapters]) -> tuple[str, ...]:
    """What is not known first; then in which chapter least is known."""
    lang = scene.lang
    day = say_date(scene.picture.coordinates.valid_at.isoformat(), lang)
    if not found:
        return (say("web.chapters.lead.none", lang, day=day),)
    all_of = whole_of(chapter for one in found for chapter in one.chapters)
    missing = Share(n=all_of.of - all_of.n, of=all_of.of)
    first = say(
        "web.chapters.lead",
        lang,
        day=day,
        rooms=say_number(len(found), lang),
        n=say_number(missing.n, lang),
        of=say_number(missing.of, lang),
        share=part_of(missing, lang).share,
    )
    shares = {name: whole_of(_column(found, place)) for place, name in enumerate(CHAPTERS)}
    least = min(shares, key=lambda name: shares[name].n / max(shares[name].of, 1))
    least_part = part_of(shares[least], lang)
    second = say(
        "web.chapters.lead.least",
        lang,
        chapter=word("chapter", least, lang),
        full=least_part.full,
        share=least_part.share,
    )
    return first, second


def _column(found: Sequence[RoomChapters], place: int) -> list[Chapter]:
    return [one.chapters[place] for one in found]


def _url(scene: Scene, room: str, part: str) -> str:
    return f"{scene.url(room_chapters_place(room))}#{part}"


def _whole(scene: Scene, found: Sequence[RoomChapters]) -> RoomsTable:
    lang = scene.lang
    all_of = whole_of(chapter for one in found for chapter in one.chapters)
    columns, names = [_column(found, place) for place in range(len(CHAPTERS))], _names(scene, found)
    return RoomsTable(
        id="whole",
        title=say("web.chapters.whole", lang),
        caption=say(
            "web.chapters.caption",
            lang,
            rooms=say_number(len(found), lang),
            n=say_number(all_of.n, lang),
            of=say_number(all_of.of, lang),
        ),
        heads=(
            *(Link(text=word("chapter", name, lang), url=f"#{name}") for name in CHAPTERS),
            Link(text=say("web.chapters.all", lang)),
        ),
        rows=tuple(
            RoomRow(
                room=names[one.room],
                cells=(
                    *(
                        share_cell(whole_of([chapter]), lang, _url(scene, one.room, chapter.chapter))
                        for chapter in one.chapters
                    ),
                    share_cell(whole_of(one.chapters), lang, scene.url(room_chapters_place(one.room))),
                ),
            )
            for one in found
        ),
        total=(*(share_cell(whole_of(column), lang) for column in columns), share_cell(all_of, lang)),
    )


def _chapter(scene: Scene, found: Sequence[RoomChapters], place: int) -> RoomsTable:
    """The rooms by the topics of one chapter; a room to which a topic does not apply has an empty cell."""
    lang, name = scene.lang, CHAPTERS[place]
    columns = [topic for topic in topics() if topic.chapter == name]
    told = {one.room: {each.topic: each for each in one.chapters[place].topics} for one in found}
    share, names = whole_of(_column(found, place)), _names(scene, found)
    return RoomsTable(
        id=name,
        title=word("chapter", name, lang).capitalize(),
        caption=say(
            "web.chapters.topics.caption",
            lang,
            chapter=word("chapter", name, lang),
            topics=say_number(len(columns), lang),
            rooms=say_number(len(found), lang),
            n=say_number(share.n, lang),
            of=say_number(share.of, lang),
        ),
        heads=tuple(topic_link(topic, lang) for topic in columns),
        rows=tuple(
            RoomRow(
                room=names[room],
                cells=tuple(_cell(scene, room, name, states.get(topic)) for topic in columns),
            )
            for room, states in told.items()
        ),
        total=tuple(share_cell(_rooms_known(told.values(), topic), lang) for topic in columns),
    )


def _cell(scene: Scene, room: str, chapter: str, one: TopicState | None) -> ShareCell:
    lang = scene.lang
    if one is None:
        note = word("question", "not_applicable", lang)
        return ShareCell(part=part_of(Share(), lang), sign="–", url="", note=note)
    return topic_cell(one, lang, _url(scene, room, chapter))


def _rooms_known(told: Iterable[Mapping[Topic, TopicState]], topic: Topic) -> Share:
    """Of how many rooms a topic is known of all things, of the rooms to which it applies."""
    states = [one[topic] for one in told if topic in one]
    return Share(n=sum(one.state == "known" and one.known == one.of for one in states), of=len(states))


def _ground(scene: Scene, topic: Topic) -> GroundRow:
    lang = scene.lang
    link = topic_link(topic, lang)
    text = f"{link.text} ({link.note})" if link.note else link.text
    return GroundRow(topic=text, chapter=word("chapter", topic.chapter, lang), ground=topic.ground.of(lang))


def file_head(scene: Scene) -> list[str]:
    """The heads of the same as a file."""
    lang = scene.lang
    return [say("web.head.room" if name == "room" else _head(name), lang) for name in COLUMNS]


def _head(name: str) -> str:
    own = {"known": "web.chapters.head.known", "of": "web.chapters.head.of"}
    return own.get(name, f"head.{name}")


def file_rows(scene: Scene) -> Iterator[list[str]]:
    """A row for each topic of each room."""
    lang = scene.lang
    for one in _by_name(scene):
        name = scene.picture.name(one.room, lang).text
        for chapter in one.chapters:
            for told in chapter.topics:
                topic = told.topic
                yield [
                    name,
                    one.room,
                    word("chapter", chapter.chapter, lang),
                    kind_of(topic.kind).label.of(lang),
                    property_of(topic.kind, topic.property).label.of(lang),
                    word("cell", told.state, lang),
                    str(told.known),
                    str(told.of),
                    topic.ground.of(lang),
                ]
