# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the page of a source has besides: what rests on it, who had it when, and what of it is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kamerbreed.overview import holders, told_later
from kamerbreed.vocabulary import Source, property_of, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._filter import PAGE_SIZE
from kamerbreed.web._place import why_place
from kamerbreed.web._words import Link, link_to, told, word
from kamerbreed.web.thing._history import tells_later
from kamerbreed.web.thing._page import FileRow, HolderRow, SourcePart
from kamerbreed.web.thing._resting import (
    Wish,
    chosen,
    count_tables,
    measures,
    resting_filter,
    resting_row,
    said,
    the_use,
    turns,
)

_DESCRIBED = ("title", "type", "publisher", "author", "published_on", "dated", "received", "read", "url")


def source_part(scene: Scene, subject: str, wish: Wish) -> SourcePart:
    """What the page of a source has besides that of any thing."""
    lang, use = scene.lang, the_use(scene, subject)
    things = chosen(use, wish)
    rows = tuple(
        resting_row(scene, one) for one in things[(wish.page - 1) * PAGE_SIZE : wish.page * PAGE_SIZE]
    )
    had = _holder_rows(scene, subject)
    files = _file_rows(scene, subject)
    twin = scene.picture.one(subject, "same_as")
    alone = int(use.alone.sum())
    return SourcePart(
        lead=said(scene, "web.source.lead", n=len(use.alone), of=use.whole, alone=alone),
        measures=measures(scene, use),
        tables=count_tables(scene, subject, use) if len(use.alone) else (),
        filter=resting_filter(scene, subject, use, wish),
        caption=said(scene, "web.source.things", n=len(things), of=len(use.things()), shown=len(rows)),
        rows=rows,
        empty=say("web.source.nothing" if len(use.alone) else "web.source.none", lang) if not rows else "",
        later=any(row.thing.later for row in rows),
        turns=turns(scene, subject, wish, len(things)),
        csv=scene.url(replace(wish, page=1).place("source-csv", subject)),
        twins=(link_to(scene, str(twin)),) if twin and told(scene, str(twin)) else (),
        told=_sentences(scene, subject),
        holders_caption=said(scene, "web.source.holders", n=len(had)),
        holders=had,
        files_caption=said(scene, "web.source.files", n=len(files)),
        files=files,
        lacking=tuple(_lacking(scene, subject)),
    )


def _sentences(scene: Scene, subject: str) -> tuple[str, ...]:
    """When it became public, what date is on it and how far it was read, each also where it is not known."""
    picture, lang = scene.picture, scene.lang
    found = []
    for name in ("published_on", "dated"):
        value = picture.one(subject, name)
        text = "" if value is None or told_later(picture, value) else str(value)
        key = f"web.source.{name}" if text else f"web.source.no.{name}"
        found.append(say(key, lang, day=say_date(text, lang) if text else ""))
    read = picture.one(subject, "read")
    key = "web.source.read" if read else "web.source.no.read"
    return (*found, say(key, lang, read=word("read", str(read or ""), lang)))


def _holder_rows(scene: Scene, subject: str) -> tuple[HolderRow, ...]:
    lang = scene.lang
    return tuple(
        HolderRow(
            party=link_to(scene, one.party),
            since=say_date(one.since, lang) if one.since else say("web.source.since-unknown", lang),
            ground=say(f"web.source.ground.{one.ground}", lang),
        )
        for one in holders(scene.picture, subject)
    )


def _file_rows(scene: Scene, subject: str) -> tuple[FileRow, ...]:
    lang = scene.lang
    return tuple(
        FileRow(
            name=str(record["name"]),
            size=say("web.source.bytes", lang, n=say_number(int(record["bytes"]), lang)),
            media_type=str(record.get("media_type", "")),
            sha256=sha256,
        )
        for sha256, record in scene.picture.many(subject, "file").items()
        if isinstance(record, dict)
    )


def _lacking(scene: Scene, subject: str) -> Iterator[Link]:
    """What is not known of a source; a date that lies behind what the picture knows is not known either."""
    picture = scene.picture
    for name in _DESCRIBED:
        found = property_of(Source.slug, name)
        values: Sequence[object] = (
            list(picture.many(subject, name).values()) if found.many else [picture.one(subject, name)]
        )
        if not any(value is not None and not tells_later(picture, subject, name, value) for value in values):
            yield Link(text=found.label.of(scene.lang), url=scene.url(why_place(subject, name)))
