# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A made-up map and a made-up drawing of dependencies."""

from kamerbreed.vocabulary import Lang
from kamerbreed.web._words import shortened
from kamerbreed.web.continuity._draw import BOX_HEIGHT, BOX_WIDTH, DASHES
from kamerbreed.web.continuity._page import Box, Drawing, Line, Tag
from kamerbreed.web.gallery._shapes import Shape, example
from kamerbreed.web.home._map import Drawing as Map
from kamerbreed.web.home._map import Painted, draw
from kamerbreed.web.home._places import hexagons

_BETWEEN = 100
_STYLES = {"one": "known", "long": "derived", "uncertain": "uncertain"}
_STEP = 5


def map_of(shape: Shape, lang: Lang, here: str) -> Map:
    """The map: nothing in it, one region, or all regions in every shade."""
    numbers = {"empty": (), "long": tuple(range(1, 26))}.get(shape.state, (12,))
    return draw([_region(shape, lang, number, here) for number in numbers], hexagons())


def _region(shape: Shape, lang: Lang, number: int, here: str) -> Painted:
    unknown = shape.state == "hidden"
    return Painted(
        number=number,
        label=f"{number}: {shape.text}",
        url=here,
        room="" if unknown else f"control-room/{number % _STEP}",
        room_name=shortened(shape.text, 14),
        share=None if unknown else number * 4,
        dim=shape.later,
    )


def drawing(shape: Shape, lang: Lang, here: str) -> Drawing:
    """A thing and what it depends on, with a group and what is not shown."""
    style = _STYLES.get(shape.state, "assumed")
    across = BOX_WIDTH + 20
    under = () if shape.state == "empty" else tuple(range(3 if shape.state == "long" else 1))
    middle = _box(shape, 24, 24, here, "middle")
    low = 24 + BOX_HEIGHT + _BETWEEN
    boxes = tuple(
        _box(shape, 24 + across * one, low, shape.name.url, "later" if shape.later else "other")
        for one in under
    )
    start = (24 + BOX_WIDTH // 2, 24 + BOX_HEIGHT)
    return Drawing(
        width=48 + BOX_WIDTH + across * max(len(under) - 1, 0),
        height=low + BOX_HEIGHT + 48,
        title=example("thing", lang),
        summary=example("sentence", lang),
        boxes=(middle, *boxes),
        lines=tuple(
            Line(
                path=f"M{start[0]} {start[1]}L{box.x + BOX_WIDTH // 2} {box.y - 2}",
                style=style,
                dashes=DASHES[style],
                title=example("sentence", lang),
            )
            for box in boxes
        ),
        groups=(Tag(x=24, y=24 + BOX_HEIGHT + 6, text="1 / 2", title=example("sentence", lang)),)
        if shape.state == "long"
        else (),
        stubs=tuple(
            Tag(
                x=box.x + BOX_WIDTH - 60,
                y=box.y + BOX_HEIGHT,
                text="+9",
                title=f"{n}: {shape.text}",
                url=here,
            )
            for n, box in enumerate(boxes, 1)
            if shape.state == "long"
        ),
    )


def _box(shape: Shape, x: int, y: int, url: str, sort: str) -> Box:
    return Box(x=x, y=y, label=shortened(shape.text, 23), title=shape.text, url=url, sort=sort)
