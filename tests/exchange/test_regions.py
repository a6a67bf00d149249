# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The borders of regions come in from GeoJSON whole, share their lines, or are refused with a reason."""

import json
import math
import pathlib
from collections import Counter
from typing import Any

import pytest

from kamerbreed.exchange import (
    REGIONS_BEGIN,
    REGIONS_WIDTH,
    ExchangeError,
    kept_regions,
    read_kept_regions,
    read_regions,
)

Point = tuple[float, float]


def wiggled(one: Point, other: Point, steps: int = 40) -> list[Point]:
    """A border from one point to another with bends in it, the same from both sides."""
    (x0, y0), (x1, y1) = sorted([one, other])
    line = [
        (x0 + (x1 - x0) * n / steps + bend * (y1 - y0), y0 + (y1 - y0) * n / steps - bend * (x1 - x0))
        for n in range(steps + 1)
        for bend in [0.08 * math.sin(3 * math.pi * n / steps)]
    ]
    return line if one == (x0, y0) else line[::-1]


def block(column: int, row: int, size: float, west: float, south: float) -> list[list[Point]]:
    """A region of a chequered country, with crooked borders that neighbours share."""
    corners = [
        (west + size * (column + dx), south + size * (row + dy))
        for dx, dy in ((0, 0), (1, 0), (1, 1), (0, 1))
    ]
    ring: list[Point] = []
    for one, other in zip(corners, [*corners[1:], corners[0]], strict=True):
        ring += wiggled(one, other)[:-1]
    return [[*ring, ring[0]]]


def country(size: float = 0.5, west: float = 4.0, south: float = 51.0) -> list[dict[str, Any]]:
    """25 regions as features, five by five, in degrees unless told otherwise."""
    return [
        {
            "type": "Feature",
            "properties": {"statcode": f"VR{5 * row + column + 1:02}", "statnaam": f"regio {column} {row}"},
            "geometry": {"type": "Polygon", "coordinates": block(column, row, size, west, south)},
        }
        for row in range(5)
        for column in range(5)
    ]


def written(folder: pathlib.Path, features: object, **more: object) -> pathlib.Path:
    """A GeoJSON file of these features."""
    path = folder / "regios.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features, **more}), encoding="utf-8")
    return path


def area(ring: tuple[Point, ...]) -> float:
    """By the shoelace formula, in units of the drawing."""
    sides = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in sides)) / 2


@pytest.mark.parametrize(
    ("size", "west", "south", "narrow"),
    [(0.5, 4.0, 51.0, math.cos(math.radians(52.25))), (40_000.0, 30_000.0, 320_000.0, 1.0)],
    ids=["degrees", "metres"],
)
def test_borders_keep_their_place_their_size_and_their_neighbours(
    tmp_path: pathlib.Path, size: float, west: float, south: float, narrow: float
) -> None:
    found = read_regions(written(tmp_path, country(size, west, south)))
    assert list(found.regions) == list(range(1, 26))
    # Five by five squares whose bends cancel out; the outermost bends add some to the frame.
    assert found.height / REGIONS_WIDTH == pytest.approx(1 / narrow, rel=0.02)
    areas = [sum(map(area, shape.rings)) for shape in found.regions.values()]
    inner = [areas[5 * row + column] for row in range(1, 4) for column in range(1, 4)]
    assert max(inner) / min(inner) == pytest.approx(1, rel=0.03)
    # North is up, so the first row of the country is the lowest of the drawing.
    assert found.regions[1].at[1] > found.regions[21].at[1]
    assert found.regions[1].at[0] < found.regions[5].at[0]
    sides = Counter(
        frozenset(side)
        for shape in found.regions.values()
        for ring in shape.rings
        for side in zip(ring, (*ring[1:], ring[0]), strict=True)
        if side[0] != side[1]
    )
    # Forty borders lie between two regions, twenty at the outside: of each length a part.
    assert set(sides.values()) == {1, 2}
    shared = sum(times == 2 for times in sides.values())
    assert shared / len(sides) == pytest.approx(40 / 60, rel=0.05)
    assert sum(len(ring) for shape in found.regions.values() for ring in shape.rings) < 25 * 160 / 2


def test_what_is_kept_reads_back_the_same(tmp_path: pathlib.Path) -> None:
    found = read_regions(written(tmp_path, country()))
    kept = kept_regions(found)
    assert kept.startswith(REGIONS_BEGIN)
    assert read_kept_regions(kept) == found
    with pytest.raises(ExchangeError):
        read_kept_regions(b'{"form":"else"}')


def test_the_number_is_found_or_asked_for(tmp_path: pathlib.Path) -> None:
    features = country()
    for place, feature in enumerate(features):
        feature["properties"] = {"a": place + 1, "b": 25 - place, "naam": "x"}
    path = written(tmp_path, features)
    with pytest.raises(ExchangeError, match=r"--number.*a, b, naam"):
        read_regions(path)
    assert read_regions(path, number="a").regions[1] == read_regions(path, number="b").regions[25]
    with pytest.raises(ExchangeError, match="naam"):
        read_regions(path, number="naam")


def test_a_border_that_crosses_itself_is_mended_and_told(tmp_path: pathlib.Path) -> None:
    features = country()
    ring = [(10.0, 51.0), (11.0, 52.0), (11.0, 51.0), (10.0, 52.0), (10.0, 51.0)]
    features[3]["geometry"]["coordinates"] = [ring]
    found = read_regions(written(tmp_path, features))
    assert found.mended == (4,)
    assert len(found.regions[4].rings) == 2


def test_a_hole_stays_a_hole_and_an_island_an_island(tmp_path: pathlib.Path) -> None:
    square = [(0, 0), (9, 0), (9, 9), (0, 9), (0, 0)]
    hole = [(3, 3), (3, 6), (6, 6), (6, 3), (3, 3)]
    island = [(20, 0), (23, 0), (23, 3), (20, 3), (20, 0)]
    feature = {
        "type": "Feature",
        "properties": {"number": 8},
        "geometry": {"type": "MultiPolygon", "coordinates": [[square, hole], [island]]},
    }
    found = read_regions(written(tmp_path, [feature]))
    assert len(found.regions[8].rings) == 3
    x, y = found.regions[8].at
    assert 0 < x < 9 / 23 * REGIONS_WIDTH
    assert 0 < y < found.height


def polygon(points: object) -> list[dict[str, Any]]:
    """One region with this border."""
    return [{"properties": {"n": 1}, "geometry": {"type": "Polygon", "coordinates": [points]}}]


@pytest.mark.parametrize(
    "features",
    [
        [],
        "x",
        [1],
        [{"properties": 3}],
        [{"properties": {"n": 1}}],
        [{"properties": {"n": 1}, "geometry": None}],
        [{"properties": {"n": 1}, "geometry": {"type": "Point", "coordinates": [4, 52]}}],
        [{"properties": {"n": 1}, "geometry": {"type": "Polygon", "coordinates": []}}],
        polygon([]),
        polygon([[0, 0], [1, 1]]),
        polygon([[0, 0], [0, 0], [0, 0], [0, 0]]),
        polygon([[0, 0], [1e308, 0], [1e308, 1e308], [0, 0]]),
        polygon([[0, 0], ["x", 0], [1, 1], [0, 0]]),
        polygon([[0, 0], [True, 0], [1, 1], [0, 0]]),
        polygon([[0, 0], [1e400, 0], [1, 1], [0, 0]]),
        polygon([[0], [1], [2], [0]]),
        polygon([[0, 0], [5, 5], [9, 9], [0, 0]]),
        polygon({"a": 1}),
        [*polygon([[0, 0], [1, 0], [1, 1], [0, 0]]), *polygon([[2, 0], [3, 0], [3, 1], [2, 0]])],
        polygon([[0, 0], [1, 0], [1, 1], [0, 0]]) * 300,
    ],
)
def test_what_is_no_map_is_refused_with_the_place(tmp_path: pathlib.Path, features: object) -> None:
    with pytest.raises(ExchangeError, match=r"regios\.geojson"):
        read_regions(written(tmp_path, features))


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"[" * 200_000, b'{"features": [NaN', b"PK\x03\x04", b"1" * 5000, b"[]", b"null"],
)
def test_what_is_no_json_is_refused(tmp_path: pathlib.Path, content: bytes) -> None:
    path = tmp_path / "regios.geojson"
    path.write_bytes(content)
    with pytest.raises(ExchangeError, match=r"regios\.geojson"):
        read_regions(path)


def test_a_file_that_is_too_large_or_not_there_is_refused(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "regios.geojson"
    with pytest.raises(ExchangeError, match=r"regios\.geojson"):
        read_regions(path)
    with path.open("wb") as file:
        file.truncate(20_000_001)
    with pytest.raises(ExchangeError, match="20 MB"):
        read_regions(path)
