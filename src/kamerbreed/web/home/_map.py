# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The map: each region in its place, grouped by the control room that serves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.web.home._places import Ground, Point, Ring

SHADES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """A region as the picture tells of it: by which room it is served, and how much is known there.

    ``room`` is empty where that is not known. ``share`` from 0 to 100; None where nothing is wanted.
    ``dim``: the room that serves it is not there on the day.
    """

    number: int
    label: str
    url: str
    room: str
    room_name: str
    share: int | None
    dim: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A region to draw; ``label`` empty where nothing is known of it on these days."""

    path: str
    x: str
    y: str
    shade: str
    number: str = ""
    short: str = ""
    room: str = ""
    label: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The map: its size, its regions, and the outline of each group as the data of a path.

    ``empty`` places have nothing to tell; ``unplaced`` regions have no place on it.
    """

    width: str
    height: str
    cells: tuple[Cell, ...]
    outline: str
    empty: int
    unplaced: int


def draw(regions: Sequence[Painted], ground: Ground) -> Drawing:
    """The map of these regions. Places of which the picture tells nothing stay empty, without a name."""
    places = ground.places
    by_number = {one.number: one for one in regions if one.number in places}
    first: dict[str, int] = {}
    for number in sorted(by_number, key=lambda number: places[number].middle[::-1]):
        first.setdefault(by_number[number].room, number)
    return Drawing(
        width=_text(ground.width),
        height=_text(ground.height),
        cells=tuple(_cell(ground, number, by_number.get(number), first) for number in places),
        outline=_outline(ground, by_number),
        empty=len(places) - len(by_number),
        unplaced=sum(one.number not in places for one in regions),
    )


def _cell(ground: Ground, number: int, painted: Painted | None, first: Mapping[str, int]) -> Cell:
    place = ground.places[number]
    x, y = map(_text, place.middle)
    path = "".join(f"M{'L'.join(map(_point, ring))}Z" for ring in place.rings)
    if painted is None:
        return Cell(path=path, x=x, y=y, shade="none")
    # The borders of a file leave no room for more than a number in the small regions.
    named = place.short and painted.room and first[painted.room] == number
    return Cell(
        path=path,
        x=x,
        y=y,
        shade=_shade(painted),
        number=str(number),
        short=place.short,
        room=painted.room_name if named else "",
        label=painted.label,
        url=painted.url,
    )


def _shade(painted: Painted) -> str:
    if not painted.room or painted.share is None:
        return "unknown"
    step = min(SHADES, 1 + painted.share * SHADES // 100)
    return f"{step} dim" if painted.dim else str(step)


def _outline(ground: Ground, by_number: Mapping[int, Painted]) -> str:
    """The sides between regions of different rooms, and those behind which nothing lies."""
    rooms: dict[tuple[Point, Point], list[str]] = {}
    for number, place in ground.places.items():
        room = by_number[number].room if number in by_number else ""
        for ring in place.rings:
            for side in _sides(ring):
                rooms.setdefault(side, []).append(room)
    return "".join(
        f"M{_point(one)}L{_point(other)}"
        for (one, other), beside in rooms.items()
        if any(beside) and (len(beside) == 1 or len({*beside}) > 1)
    )


def _sides(ring: Ring) -> list[tuple[Point, Point]]:
    """The sides of a ring, each the same whichever way round the ring goes."""
    sides = zip(ring, (*ring[1:], ring[0]), strict=True)
    return [(min(one, other), max(one, other)) for one, other in sides if one != other]


def _point(point: Point) -> str:
    return f"{_text(point[0])},{_text(point[1])}"


def _text(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
