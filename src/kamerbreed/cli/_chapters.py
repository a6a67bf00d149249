# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Control rooms in the four chapters of 2015, side by side in a terminal."""

from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._show import banner, console, grid, word, write_json
from kamerbreed.cli._view import View, reading
from kamerbreed.overview import CHAPTERS, RoomChapters, chapters, chapters_document
from kamerbreed.vocabulary import property_of, say, say_number, say_share

ROOMS = Annotated[
    list[str] | None,
    typer.Argument(metavar="[MELDKAMER]...", help="Geen: alle meldkamers. / None: all control rooms."),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("chapters")(rooms_in_chapters)


@reading
def rooms_in_chapters(view: View, rooms: ROOMS = None) -> None:
    """Meldkamers in de vier hoofdstukken van 2015. / Control rooms in the four chapters of 2015."""
    asked = [room if "/" in room else f"control-room/{room}" for room in rooms or ()]
    found = chapters(view.picture, asked)
    if view.as_json:
        write_json(chapters_document(view.picture, found, view.lang))
        return
    banner(view)
    out, lang = console(), view.lang
    out.print(Text(say("chapters.title", lang, n=say_number(len(found), lang)), style="bold"))
    rows = [(view.picture.name(one.room, lang).text, *_shares(view, one)) for one in found]
    heads = [say("head.thing", lang), *(word("chapter", name, lang) for name in CHAPTERS)]
    out.print(grid(heads, rows, right=(1, 2, 3, 4)))
    for one in found if asked else ():
        _show_topics(view, one)


def _shares(view: View, one: RoomChapters) -> list[str]:
    lang = view.lang
    return [
        f"{say_share(chapter.n, chapter.of, lang)}  "
        + say("of", lang, n=say_number(chapter.n, lang), of=say_number(chapter.of, lang))
        for chapter in one.chapters
    ]


def _show_topics(view: View, one: RoomChapters) -> None:
    out, lang = console(), view.lang
    out.print(Text(f"\n{view.picture.name(one.room, lang).text}", style="bold"))
    rows = [
        (
            word("chapter", chapter.chapter, lang),
            property_of(told.topic.kind, told.topic.property).label.of(lang),
            word("cell", told.state, lang),
            say("of", lang, n=say_number(told.known, lang), of=say_number(told.of, lang)) if told.of else "–",
            told.topic.ground.of(lang),
        )
        for chapter in one.chapters
        for told in chapter.topics
    ]
    names = ("chapter", "property", "state", "count", "because")
    out.print(grid([say(f"head.{name}", lang) for name in names], rows))
