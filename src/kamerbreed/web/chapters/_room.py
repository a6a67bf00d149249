# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""One control room in its four chapters, topic by topic."""

from collections.abc import Iterator

from kamerbreed.overview import Chapter, RoomChapters, Share, TopicState
from kamerbreed.picture import keepers_of_all
from kamerbreed.vocabulary import Lang, kind_of, property_of, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place, why_place
from kamerbreed.web._shares import Measure, part_of
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.chapters._cells import (
    found_chapters,
    origin,
    report,
    state_mark,
    topic_link,
    whole_of,
)
from kamerbreed.web.chapters._page import ChapterTable, Choice, RoomPage, TopicRow
from kamerbreed.web.chapters._place import ROOMS
from kamerbreed.web.chapters._through_time import through_time
from kamerbreed.web.requests import ask_url

_MOST_LINKS = 5


def present_room(scene: Scene, room: str) -> RoomPage:
    """The whole page. Raises PictureError if the picture tells of no such room."""
    lang = scene.lang
    (found,) = found_chapters(scene, room)
    naming = scene.picture.name(room, lang)
    tables = tuple(_table(scene, room, chapter) for chapter in found.chapters)
    links = [link for table in tables for row in table.rows for link in (*row.keepers, *row.facts)]
    return RoomPage(
        title=say("web.chapters.room.title", lang, room=naming.text),
        later=naming.later,
        thing=link_to(scene, room),
        rooms=Link(text=say("web.menu.page.chapters", lang), url=scene.url(Place(name=ROOMS))),
        lead=_lead(scene, found),
        measures=tuple(_measure(chapter, lang) for chapter in found.chapters),
        chapters=tables,
        later_names=naming.later or any(link.later for link in links),
        through_time=through_time(scene, room),
        origin=origin(lang),
        report=report(scene),
    )


def _lead(scene: Scene, found: RoomChapters) -> tuple[str, ...]:
    """What is not known first; then what was never asked."""
    lang = scene.lang
    whole = whole_of(found.chapters)
    missing = Share(n=whole.of - whole.n, of=whole.of)
    asked = [one for chapter in found.chapters for one in chapter.topics]
    first = say(
        "web.chapters.room.lead",
        lang,
        day=say_date(scene.picture.coordinates.valid_at.isoformat(), lang),
        n=say_number(missing.n, lang),
        of=say_number(missing.of, lang),
        share=part_of(missing, lang).share,
    )
    second = say(
        "web.chapters.room.lead.never",
        lang,
        n=say_number(sum(one.state == "never_asked" for one in asked), lang),
        of=say_number(missing.n, lang),
    )
    existence = scene.picture.existence(found.room)
    if existence.there:
        return first, second
    state = word("existence", existence.state, lang)
    return first, second, say("web.chapters.room.lead.state", lang, state=state)


def _measure(chapter: Chapter, lang: Lang) -> Measure:
    share = whole_of([chapter])
    assumed = say("web.chapters.assumed", lang, n=say_number(share.assumed, lang)) if share.assumed else ""
    meaning = say("web.chapters.meaning", lang)
    return Measure(
        label=word("chapter", chapter.chapter, lang).capitalize(),
        meaning=f"{meaning}; {assumed}" if assumed else meaning,
        part=part_of(share, lang),
    )


def _table(scene: Scene, room: str, chapter: Chapter) -> ChapterTable:
    lang = scene.lang
    name = word("chapter", chapter.chapter, lang)
    ask = ask_url(scene)
    rows = tuple(_row(scene, one, asks=bool(ask)) for one in chapter.topics)
    return ChapterTable(
        id=chapter.chapter,
        title=name.capitalize(),
        caption=say(
            "web.chapters.room.caption",
            lang,
            chapter=name,
            n=say_number(chapter.n, lang),
            of=say_number(chapter.of, lang),
            assumed=say_number(chapter.assumed, lang),
        ),
        rows=rows,
        ask=ask if any(row.asked_of for row in rows) else "",
    )


def _row(scene: Scene, one: TopicState, *, asks: bool) -> TopicRow:
    lang, topic = scene.lang, one.topic
    link = topic_link(topic, lang)
    more = len(one.things) - _MOST_LINKS
    none = say("web.chapters.no-things", lang, kinds=say(f"plural.{topic.kind}", lang))
    return TopicRow(
        topic=link.text,
        kind=link.note,
        mark=state_mark(one, lang),
        count=say("of", lang, n=say_number(one.known, lang), of=say_number(one.of, lang)),
        keepers=tuple(link_to(scene, party) for party in _keepers(scene, one)),
        facts=tuple(_fact(scene, one, thing) for thing in one.things[:_MOST_LINKS]),
        more=say("web.chapters.more", lang, n=say_number(more, lang)) if more > 0 else "",
        none="" if one.things else none,
        ground=topic.ground.of(lang),
        asked_of=tuple(_choices(scene, one)) if asks else (),
    )


def _choices(scene: Scene, one: TopicState) -> Iterator[Choice]:
    """What can be asked for: that of which nothing at all is known."""
    if one.known:
        return
    name = one.topic.property
    label = property_of(one.topic.kind, name).label.of(scene.lang)
    for thing in one.things:
        yield Choice(value=f"{thing}:{name}", name=f"{scene.picture.name(thing, scene.lang).text}, {label}")


def _fact(scene: Scene, one: TopicState, thing: str) -> Link:
    """Where it is told why a fact stands; a thing beside the room by its name."""
    url = scene.url(why_place(thing, one.topic.property))
    if not one.topic.via:
        return Link(text=say("web.graph.why", scene.lang), url=url)
    naming = scene.picture.name(thing, scene.lang)
    return Link(text=naming.text, later=naming.later, url=url)


def _keepers(scene: Scene, one: TopicState) -> list[str]:
    """Who should know it of these things; of none, whom the rule of the kind names for all."""
    name = one.topic.property
    if one.things:
        return list(dict.fromkeys(p for thing in one.things for p in scene.picture.keepers(thing, name)))
    otherwise = keepers_of_all(scene.picture, kind_of(one.topic.kind), name).otherwise
    return [otherwise] if otherwise else []
