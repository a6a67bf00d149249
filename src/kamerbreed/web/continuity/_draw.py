# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From the dependencies around a thing to a drawing, in pixels: boxes in rows, lines between them."""

from collections.abc import Mapping, Sequence

from kamerbreed.overview import Arrow, Neighbourhood
from kamerbreed.vocabulary import say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place, thing_place
from kamerbreed.web._words import shortened, told, word
from kamerbreed.web.continuity._fields import Wish
from kamerbreed.web.continuity._page import Box, Drawing, Line, Tag

BOX_WIDTH, BOX_HEIGHT = 184, 44
_STEP_X, _STEP_Y = 204, 136
_IN_A_ROW = 6
_EDGE, _TAG_HEIGHT, _TAG_WIDTH = 24, 24, 56
_LONGEST = 23
"""So many letters fit into a box."""
DASHES = {"known": "", "derived": "8 4", "uncertain": "8 4", "assumed": "2 4"}

Spots = Mapping[str, tuple[int, int]]


def graph_place(subject: str, wish: Wish) -> Place:
    """The page of the dependencies around a thing."""
    return Place(name="dependencies", path=thing_place(subject).path, extra=wish.extra)


def line_style(arrow: Arrow) -> str:
    """How sure a dependency is; a general model of rooms counts as an assumption."""
    return "assumed" if arrow.template else arrow.standing


def line_words(scene: Scene, arrow: Arrow) -> str:
    """How sure a dependency is, in words."""
    marks = [say(f"web.graph.line.{arrow.standing}", scene.lang)]
    marks += [say(f"mark.{name}", scene.lang) for name in ("template", "backwards") if getattr(arrow, name)]
    return ", ".join(marks)


def strength_words(scene: Scene, arrow: Arrow) -> str:
    """How badly it is hit."""
    return word("strength", arrow.strength, scene.lang) or word("doubt", "unknown_strength", scene.lang)


def draw(scene: Scene, found: Neighbourhood, wish: Wish, title: str, summary: str) -> Drawing:
    """The drawing of what was found."""
    spots = _spots(found.layers)
    groups = _group_spots(found, spots)
    return Drawing(
        width=max(x for x, _ in spots.values()) + BOX_WIDTH + 2 * _EDGE,
        height=max(y for _, y in spots.values()) + BOX_HEIGHT + 2 * _EDGE + _TAG_HEIGHT,
        title=title,
        summary=summary,
        boxes=tuple(_box(scene, found, wish, node.id, spots) for node in found.nodes),
        lines=tuple(_line(scene, arrow, spots, groups) for arrow in found.arrows),
        groups=tuple(_group(scene, found, place, spot) for place, spot in groups.items()),
        stubs=tuple(_stubs(scene, found, wish, spots)),
    )


def _spots(layers: Sequence[Sequence[str]]) -> Spots:
    """Where each thing stands; a layer that is too wide goes on in the row under it."""
    rows = [layer[at : at + _IN_A_ROW] for layer in layers for at in range(0, len(layer), _IN_A_ROW)]
    widest = max(map(len, rows))
    found = {}
    for number, row in enumerate(rows):
        indent = (widest - len(row)) * _STEP_X // 2
        for at, thing in enumerate(row):
            found[thing] = (_EDGE + indent + at * _STEP_X, _EDGE + _TAG_HEIGHT + number * _STEP_Y)
    return found


def _box(scene: Scene, found: Neighbourhood, wish: Wish, thing: str, spots: Spots) -> Box:
    naming = scene.picture.name(thing, scene.lang)
    x, y = spots[thing]
    sort = "middle" if thing == found.subject else "later" if naming.later else "other"
    key = "web.graph.box.middle" if sort == "middle" else "web.graph.box"
    return Box(
        x=x,
        y=y,
        label=shortened(naming.text, _LONGEST),
        title=say(key, scene.lang, thing=naming.text),
        url=scene.url(graph_place(thing, wish)) if told(scene, thing) else "",
        sort=sort,
    )


def _group_spots(found: Neighbourhood, spots: Spots) -> dict[tuple[str, str], tuple[int, int]]:
    """Where each group stands: under what needs it, two beside each other."""
    placed: dict[tuple[str, str], tuple[int, int]] = {}
    numbers: dict[str, int] = {}
    for one in found.reserves:
        number = numbers[one.dependent] = numbers.get(one.dependent, -1) + 1
        x, y = spots[one.dependent]
        across, down = number % 2, number // 2
        placed[one.dependent, one.key] = (
            x + across * (_TAG_WIDTH + 4),
            y + BOX_HEIGHT + 6 + down * _TAG_HEIGHT,
        )
    return placed


def _group(scene: Scene, found: Neighbourhood, place: tuple[str, str], spot: tuple[int, int]) -> Tag:
    one = next(one for one in found.reserves if (one.dependent, one.key) == place)
    known = one.needed is not None and one.of is not None
    needed, of = say_number(one.needed or 0, scene.lang), say_number(one.of or 0, scene.lang)
    members = ", ".join(scene.picture.name(member, scene.lang).text for member in one.members)
    return Tag(
        x=spot[0],
        y=spot[1],
        text=say("web.graph.group", scene.lang, needed=needed, of=of) if known else "? / ?",
        title=say("web.graph.group.title", scene.lang, needed=needed, of=of, members=members)
        if known
        else say("web.graph.group.unknown", scene.lang, members=members),
    )


def _line(
    scene: Scene, arrow: Arrow, spots: Spots, groups: Mapping[tuple[str, str], tuple[int, int]]
) -> Line:
    x, y = spots[arrow.dependent]
    start = (x + BOX_WIDTH // 2, y + BOX_HEIGHT)
    if (group := groups.get((arrow.dependent, arrow.group))) is not None:
        start = (group[0] + _TAG_WIDTH // 2, group[1] + 20)
    on_x, on_y = spots[arrow.on]
    end = (on_x + BOX_WIDTH // 2, on_y - 2)
    if arrow.upwards:
        # It closes a circle: round the side, so that it does not look like the lines that go down.
        start, end = (x + BOX_WIDTH, y + BOX_HEIGHT // 2), (on_x + BOX_WIDTH + 2, on_y + BOX_HEIGHT // 2)
        bend = max(start[0], end[0]) + 16
        path = f"M{start[0]} {start[1]}C{bend} {start[1]} {bend} {end[1]} {end[0]} {end[1]}"
    else:
        middle = (start[1] + end[1]) // 2
        path = f"M{start[0]} {start[1]}C{start[0]} {middle} {end[0]} {middle} {end[0]} {end[1]}"
    style = line_style(arrow)
    title = say(
        "web.graph.line",
        scene.lang,
        dependent=scene.picture.name(arrow.dependent, scene.lang).text,
        on=scene.picture.name(arrow.on, scene.lang).text,
        strength=strength_words(scene, arrow),
        standing=line_words(scene, arrow),
    )
    return Line(path=path, style=style, dashes=DASHES[style], title=title)


def _stubs(scene: Scene, found: Neighbourhood, wish: Wish, spots: Spots) -> list[Tag]:
    tags = []
    for stub in found.stubs:
        x, y = spots[stub.id]
        name, more = scene.picture.name(stub.id, scene.lang).text, say_number(stub.more, scene.lang)
        key = f"web.graph.more.{stub.direction}"
        tags.append(
            Tag(
                x=x + BOX_WIDTH - _TAG_WIDTH - 4,
                y=y - _TAG_HEIGHT if stub.direction == "up" else y + BOX_HEIGHT,
                text=say("web.graph.more", scene.lang, n=more),
                title=say(key, scene.lang, n=more, thing=name),
                url=scene.url(graph_place(stub.id, wish)),
            )
        )
    return tags
