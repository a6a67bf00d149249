# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Where the regions lie on the map: hexagons of one size, or the borders of a file that a user gave.

Hexagons, because a region counts as a region: by area Fryslân would hide Amsterdam. Their places are
our own drawing, in ``hexagons.csv``; rows point up, odd rows stand half a hexagon to the right.
"""

import functools
import math
import pathlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings

from kamerbreed.documents import DocumentError, read_small
from kamerbreed.exchange import REGIONS_WIDTH, ExchangeError, RegionShapes, read_kept_regions
from kamerbreed.vocabulary import read_table

SIDE = 36.0
"""Length of a side of a hexagon, in units of the drawing."""
_WIDTH = math.sqrt(3) * SIDE
_MARGIN = 4.0
_CORNERS = tuple(
    (SIDE * math.sin(math.radians(60 * step)), -SIDE * math.cos(math.radians(60 * step))) for step in range(6)
)
"""From the middle to each corner: the top one first, then clockwise."""
_MOST_BYTES = 5_000_000

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a region stands: the rings around it, and where its number goes. ``short``: its name there."""

    middle: Point
    rings: tuple[Ring, ...]
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """All places by the number of the region, in a drawing of this size.

    ``file`` they came from and when it was loaded, in nanoseconds since 1970; none for the hexagons.
    """

    width: float
    height: float
    places: Mapping[int, Place]
    file: str = ""
    loaded_ns: int = 0


def _hexagon(column: int, row: int, short: str) -> Place:
    x, y = _MARGIN + _WIDTH * (column + 0.5 + (row % 2) / 2), _MARGIN + SIDE * (1 + 1.5 * row)
    # To a tenth, so that neighbours have the very same corners.
    ring = tuple((round(x + dx, 1), round(y + dy, 1)) for dx, dy in _CORNERS)
    return Place(middle=(x, y), rings=(ring,), short=short)


@functools.cache
def hexagons() -> Ground:
    """The 25 hexagons."""
    rows = read_table("hexagons.csv", "web.home")
    places = {int(row["number"]): _hexagon(int(row["column"]), int(row["row"]), row["short"]) for row in rows}
    corners = [point for place in places.values() for point in place.rings[0]]
    return Ground(
        width=max(x for x, _ in corners) + _MARGIN,
        height=max(y for _, y in corners) + _MARGIN,
        places=places,
    )


def borders() -> Ground | None:
    """The borders that were loaded into this installation; None if none were, or if they cannot be read."""
    path: pathlib.Path = settings.REGIONS
    try:
        changed = path.stat()
    except OSError:
        return None
    return _borders(path, changed.st_mtime_ns, changed.st_size)


@functools.lru_cache(maxsize=1)
def _borders(path: pathlib.Path, changed_ns: int, _size: int) -> Ground | None:
    try:
        return _ground(read_kept_regions(read_small(path, _MOST_BYTES)), changed_ns)
    except (DocumentError, ExchangeError):
        return None


def _ground(found: RegionShapes, loaded_ns: int) -> Ground:
    return Ground(
        width=REGIONS_WIDTH + 2 * _MARGIN,
        height=found.height + 2 * _MARGIN,
        places={
            number: Place(
                middle=_moved(shape.at), rings=tuple(tuple(map(_moved, ring)) for ring in shape.rings)
            )
            for number, shape in found.regions.items()
        },
        file=found.file,
        loaded_ns=loaded_ns,
    )


def _moved(point: Point) -> Point:
    return round(point[0] + _MARGIN, 1), round(point[1] + _MARGIN, 1)
