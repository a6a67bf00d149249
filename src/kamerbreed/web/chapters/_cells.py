# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What was counted of chapters and topics, as cells, and the words that all pages of chapters use."""

from collections.abc import Iterable

from kamerbreed.overview import Chapter, RoomChapters, Share, Topic, TopicState, chapters
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import Lang, kind_of, property_of, say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._shares import part_of
from kamerbreed.web._words import QUESTION_SIGNS, Link, Mark, link_to, told, word
from kamerbreed.web.chapters._page import ShareCell

_FOUND: Kept[tuple[RoomChapters, ...]] = Kept(64)
_REPORT = "report/report-2015"
ALL_KNOWN, SOME_KNOWN, NONE_KNOWN = "■", "◧", "□"
_STATE_SIGNS = {**QUESTION_SIGNS, "uncertain": "≈", "assumed": "○"}


def found_chapters(scene: Scene, room: str = "") -> tuple[RoomChapters, ...]:
    """All rooms of the picture in their chapters, or one. Raises PictureError if nothing tells of it."""
    rooms = (room,) if room else ()
    return scene.kept(_FOUND, lambda: tuple(chapters(scene.picture, rooms)), room)


def whole_of(found: Iterable[Chapter]) -> Share:
    """Chapters together: how many topics are known, of how many."""
    chosen = list(found)
    return Share(
        n=sum(one.n for one in chosen),
        of=sum(one.of for one in chosen),
        assumed=sum(one.assumed for one in chosen),
    )


def share_cell(share: Share, lang: Lang, url: str = "") -> ShareCell:
    """So many topics of so many; what is only assumed is said beside it."""
    note = say("web.chapters.assumed", lang, n=say_number(share.assumed, lang)) if share.assumed else ""
    return ShareCell(part=part_of(share, lang), sign=_sign(share), url=url, note=note)


def topic_cell(one: TopicState, lang: Lang, url: str) -> ShareCell:
    """Of how many things a topic is known, and how its question stands where it is not of all."""
    share = Share(n=one.known, of=one.of)
    mark, part = state_mark(one, lang), part_of(share, lang)
    count = part.full if share.of > 1 else ""
    return ShareCell(part=part, sign=mark.sign, url=url, note=mark.text, count=count)


def state_mark(one: TopicState, lang: Lang) -> Mark:
    """How the question of a topic stands, in a sign and words."""
    square = _sign(Share(n=one.known, of=one.of))
    if one.state == "known" and one.known < one.of:
        return Mark(sign=square, text=say("web.chapters.partly", lang))
    return Mark(sign=_STATE_SIGNS.get(one.state, square), text=word("cell", one.state, lang))


def _sign(share: Share) -> str:
    if not share.n:
        return NONE_KNOWN
    return ALL_KNOWN if share.n == share.of else SOME_KNOWN


def topic_link(topic: Topic, lang: Lang) -> Link:
    """A topic by its property; behind it the kind of thing whose property it is, if that names the room."""
    kind = kind_of(topic.kind).label.of(lang) if topic.via else ""
    return Link(text=property_of(topic.kind, topic.property).label.of(lang), note=kind)


def origin(lang: Lang) -> tuple[str, ...]:
    """How the chapters are made, and of what they are a share."""
    return tuple(say(f"web.chapters.how.{name}", lang) for name in ("chapters", "known", "things"))


def report(scene: Scene) -> Link | None:
    """The report of which the chapters are, if the picture tells of it."""
    return link_to(scene, _REPORT) if told(scene, _REPORT) else None
