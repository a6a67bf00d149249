# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""One control room in its chapters on days that mattered, with what was known then and what is now."""

import datetime

from kamerbreed.overview import CHAPTERS
from kamerbreed.picture import PictureError
from kamerbreed.vocabulary import say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._earlier import days_until, scene_on
from kamerbreed.web._words import Link, word
from kamerbreed.web.chapters._cells import found_chapters, share_cell, whole_of
from kamerbreed.web.chapters._page import MomentGroup, MomentRow, TimeTable
from kamerbreed.web.chapters._place import room_chapters_place

_LANDMARKS = (datetime.date(2015, 6, 1), datetime.date(2019, 6, 24), datetime.date(2021, 7, 1))
"""After the picture of the inspectorates, of the great outage, and of the letter that asked for this."""


def through_time(scene: Scene, room: str) -> TimeTable:
    """A row for each day that the page may tell of, twice."""
    lang = scene.lang
    days = days_until(scene, _LANDMARKS)
    known_at = scene.picture.coordinates.known_at
    of_page = (
        say("web.earlier.known-on", lang, day=say_date(known_at.isoformat(), lang))
        if known_at
        else say("web.earlier.known-now", lang)
    )
    return TimeTable(
        caption=say("web.chapters.time.caption", lang, n=say_number(len(days), lang)),
        heads=(*(word("chapter", name, lang) for name in CHAPTERS), say("web.chapters.all", lang)),
        groups=(
            MomentGroup(
                title=say("web.earlier.known-then", lang),
                rows=tuple(_row(scene_on(scene, day, then=True), room) for day in days),
            ),
            MomentGroup(
                title=of_page,
                rows=tuple(_row(scene_on(scene, day, then=False), room) for day in days),
            ),
        ),
        note=say("web.earlier.undated", lang) if known_at is None else "",
    )


def _row(scene: Scene, room: str) -> MomentRow:
    """The chapters at the coordinates of this scene."""
    lang, picture = scene.lang, scene.picture
    text = say_date(picture.coordinates.valid_at.isoformat(), lang)
    try:
        (found,) = found_chapters(scene, room)
    except PictureError:
        return MomentRow(day=Link(text=text), cells=(), note=say("web.chapters.time.untold", lang))
    existence = picture.existence(room)
    shares = (*(whole_of([chapter]) for chapter in found.chapters), whole_of(found.chapters))
    return MomentRow(
        day=Link(text=text, url=scene.url(room_chapters_place(room))),
        cells=tuple(share_cell(share, lang) for share in shares),
        note="" if existence.there else word("existence", existence.state, lang),
    )
