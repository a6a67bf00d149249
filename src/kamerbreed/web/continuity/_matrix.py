# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The page of rooms beside services."""

from kamerbreed.overview import Pair, RoomsByServices, rooms_by_services
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place
from kamerbreed.web._words import link_to, word
from kamerbreed.web.continuity._draw import graph_place
from kamerbreed.web.continuity._fields import DEPTHS, Wish, switch_of_assumptions
from kamerbreed.web.continuity._page import MatrixCell, MatrixPage

_FOUND: Kept[RoomsByServices] = Kept(16)
_SIGNS = {"service_needs_room": "↑", "room_needs_service": "↓", "both": "↕"}
_WAYS = {"service_needs_room": "omhoog", "room_needs_service": "omlaag", "both": "beide"}


def matrix_place(wish: Wish) -> Place:
    """The page of rooms beside services."""
    return Place(name="matrix", extra=wish.extra)


def present_matrix(scene: Scene, wish: Wish) -> MatrixPage:
    """The whole page."""
    lang = scene.lang
    found = scene.kept(
        _FOUND,
        lambda: rooms_by_services(scene.picture, assumptions=wish.assumptions, templates=wish.templates),
        wish,
    )
    heads = tuple(link_to(scene, service) for service in found.services)
    rooms = tuple(link_to(scene, room) for room in found.rooms)
    rows = tuple(
        (
            room,
            tuple(
                _cell(scene, found.pairs[subject, service], head.text, wish)
                for service, head in zip(found.services, heads, strict=True)
            ),
        )
        for subject, room in zip(found.rooms, rooms, strict=True)
    )
    title = say("web.matrix.title", lang)
    if wish.assumptions:
        title += f" ({say('web.fails.with-assumptions', lang)})"
    if wish.templates:
        title += f" ({say('mark.template', lang)})"
    if scene.picture.coordinates.assume_backwards:
        title += f" ({say('mark.backwards', lang)})"
    return MatrixPage(
        title=title,
        lead=_lead(scene, found),
        assumptions=switch_of_assumptions(scene, matrix_place(wish.turned), wish),
        caption=say(
            "web.matrix.caption",
            lang,
            rooms=say_number(len(rooms), lang),
            services=say_number(len(heads), lang),
            shown=say_number(sum(bool(pair.relation) for pair in found.pairs.values()), lang),
            of=say_number(len(found.pairs), lang),
        ),
        heads=heads,
        rows=rows if heads else (),
        empty="" if found.pairs else say("web.matrix.none", lang),
        later=any(one.later for one in (*heads, *rooms)),
    )


def _lead(scene: Scene, found: RoomsByServices) -> tuple[str, ...]:
    lang, total = scene.lang, len(found.pairs)
    numbers = {"unknown": total - found.told, "told": found.told, "of": total}
    said = {name: say_number(number, lang) for name, number in numbers.items()}
    day = say_date(scene.picture.coordinates.valid_at.isoformat(), lang)
    return (say("web.matrix.lead", lang, day=day, **said),)


def _cell(scene: Scene, pair: Pair, head: str, wish: Wish) -> MatrixCell:
    lang = scene.lang
    if not pair.relation:
        return MatrixCell(head=head, sign="", text=say("web.matrix.nothing", lang), url="")
    parts = (
        say(f"web.matrix.{pair.relation}", lang),
        word("strength", pair.strength, lang) or word("doubt", "unknown_strength", lang),
        say("mark.template", lang)
        if pair.standing == "template"
        else say(f"web.graph.line.{pair.standing}", lang),
    )
    around = Wish(
        depth=DEPTHS[min(pair.steps, len(DEPTHS)) - 1],
        direction=_WAYS[pair.relation],
        templates=wish.templates,
    )
    url = scene.url(graph_place(pair.room, around))
    return MatrixCell(head=head, sign=_SIGNS[pair.relation], text=", ".join(parts), url=url)
