# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The borders of the safety regions from a GeoJSON file (RFC 7946), made small enough for a map on a page.

Degrees are drawn on a flat plane with the longitude shrunk by the cosine of the middle latitude, which
at the size of the country differs less than one line's width from a map projection; other coordinates
(such as the Dutch national grid in metres) are drawn as they stand. Borders are simplified together,
so that neighbours keep one border (Visvalingam and Whyatt 1993, as a coverage).
"""

import json
import math
import pathlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import shapely
from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from kamerbreed.exchange._errors import ExchangeError, reason_of

MAX_BYTES = 20_000_000
MAX_FEATURES = 200
WIDTH = 400.0
"""The width of the drawing, in units; the height follows from the land."""
DETAIL = 1.0
"""What is cut off a border is smaller than the square of so many units."""
BEGIN = b'{"form":"kamerbreed-regions"'
_NUMBER = re.compile(r"(?:VR)?0?([1-9]|[1-9][0-9])", re.IGNORECASE | re.ASCII)
_LARGEST_DEGREES = 180.0
_FARTHEST = 1e8
"""Metres; no grid of a country has more."""

Ring = tuple[tuple[FiniteFloat, FiniteFloat], ...]


class RegionShape(BaseModel):
    """A region as drawn: its ``rings`` (those of holes too), and where its number stands, in units."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: tuple[FiniteFloat, FiniteFloat]
    rings: tuple[Ring, ...]


class RegionShapes(BaseModel):
    """All regions of a file by their number; ``height`` in units of a drawing that is WIDTH wide.

    ``file`` is its name; ``mended`` are the numbers of those whose borders crossed themselves.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: Literal["kamerbreed-regions"] = "kamerbreed-regions"
    version: Literal[1] = 1
    file: str
    height: FiniteFloat = Field(gt=0)
    mended: tuple[int, ...] = ()
    regions: Mapping[int, RegionShape]


def read_regions(path: pathlib.Path, *, number: str = "") -> RegionShapes:
    """Read a GeoJSON file with a polygon for each region.

    ``number`` names the property that holds the number of the region (1, "01" or "VR01"); without it
    the one property that reads as such in every feature. Raises ExchangeError with what to do.
    """
    features = _features(path)
    shapes = [_geometry(path, place, feature) for place, feature in enumerate(features, start=1)]
    numbers = _numbers(path, features, number)
    valid = [one if one.is_valid else _mended(path, place, one) for place, one in enumerate(shapes, start=1)]
    drawn, height = _drawn(path, valid)
    return RegionShapes(
        file=path.name,
        height=height,
        mended=tuple(
            sorted(at for at, old, new in zip(numbers, shapes, valid, strict=True) if old is not new)
        ),
        regions={
            at: _shape(one) for at, one in sorted(zip(numbers, drawn, strict=True), key=lambda it: it[0])
        },
    )


def read_kept_regions(content: bytes) -> RegionShapes:
    """What was read before and kept. Raises ExchangeError if it is something else."""
    try:
        return RegionShapes.model_validate_json(content)
    except ValidationError:
        raise ExchangeError("regions.kept") from None


def kept_regions(found: RegionShapes) -> bytes:
    """The same as a small file of our own, which begins with BEGIN."""
    return found.model_dump_json().encode()


# --- reading -------------------------------------------------------------------------------------


def _features(path: pathlib.Path) -> Sequence[Mapping[str, Any]]:
    found = _json(path)
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or not features:
        raise ExchangeError("regions.form", file=path.name)
    if len(features) > MAX_FEATURES:
        raise ExchangeError("regions.many", file=path.name, found=len(features), limit=MAX_FEATURES)
    for place, one in enumerate(features, start=1):
        if not isinstance(one, dict) or not isinstance(one.get("properties") or {}, dict):
            raise ExchangeError("regions.feature", file=path.name, place=place)
    return features


def _json(path: pathlib.Path) -> Any:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ExchangeError("file.unreadable", path=path, reason=reason_of(error)) from None
    if len(content) > MAX_BYTES:
        raise ExchangeError("regions.large", file=path.name, limit=MAX_BYTES // 1_000_000)
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ExchangeError("regions.json", file=path.name) from None


def _geometry(path: pathlib.Path, place: int, feature: Mapping[str, Any]) -> BaseGeometry:
    try:
        geometry: Mapping[str, Any] = feature["geometry"]
        if geometry["type"] == "Polygon":
            parts = [geometry["coordinates"]]
        elif geometry["type"] == "MultiPolygon":
            parts = geometry["coordinates"]
        else:
            raise ExchangeError("regions.polygon", file=path.name, place=place)
        made = MultiPolygon([Polygon(_ring(first), [_ring(one) for one in holes]) for first, *holes in parts])
    except (TypeError, LookupError, ValueError, shapely.errors.ShapelyError) as error:
        if isinstance(error, ExchangeError):
            raise
        raise ExchangeError("regions.polygon", file=path.name, place=place) from None
    if made.is_empty:
        raise ExchangeError("regions.polygon", file=path.name, place=place)
    return made


def _ring(points: Iterable[Sequence[float]]) -> list[tuple[float, float]]:
    """Longitude and latitude, or east and north; a height is left out."""
    ring = []
    for point in points:
        if any(isinstance(one, bool | str) or not abs(one) < _FARTHEST for one in point[:2]):
            raise ValueError(point)
        ring.append((float(point[0]), float(point[1])))
    return ring


def _mended(path: pathlib.Path, place: int, shape: BaseGeometry) -> BaseGeometry:
    """A region whose border crosses itself as the land that it encloses."""
    made = _land(shapely.make_valid(shape))
    if made.is_empty:
        raise ExchangeError("regions.polygon", file=path.name, place=place)
    return made


def _land(shape: BaseGeometry) -> BaseGeometry:
    """What of a shape is a plane, without lines and points."""
    parts = [one for one in shapely.get_parts(shape) if isinstance(one, Polygon | MultiPolygon)]
    return shapely.union_all(parts)


def _numbers(path: pathlib.Path, features: Sequence[Mapping[str, Any]], asked: str) -> list[int]:
    """The number of each feature, each once."""
    properties = [one.get("properties") or {} for one in features]
    names = [asked] if asked else sorted(set.intersection(*(set(one) for one in properties)))
    found = {name: [_number(one.get(name)) for one in properties] for name in names}
    fit = {
        tuple(numbers)
        for numbers in found.values()
        if None not in numbers and len({*numbers}) == len(numbers)
    }
    if len(fit) == 1:
        return [int(number) for number in fit.pop() if number is not None]
    known = ", ".join(sorted({name for one in properties for name in one})) or "-"
    if asked:
        raise ExchangeError("regions.number", file=path.name, number=asked, names=known)
    raise ExchangeError("regions.which", file=path.name, names=known)


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    found = _NUMBER.fullmatch(str(value).strip()) if isinstance(value, int | str) else None
    return int(found[1]) if found else None


# --- drawing -------------------------------------------------------------------------------------


def _drawn(path: pathlib.Path, shapes: Sequence[BaseGeometry]) -> tuple[Sequence[BaseGeometry], float]:
    """The shapes in units of the drawing, north up, simplified; and how high it is."""
    west, south, east, north = shapely.total_bounds(shapes).tolist()
    degrees = max(abs(west), abs(south), abs(east), abs(north)) <= _LARGEST_DEGREES
    narrow = math.cos(math.radians((south + north) / 2)) if degrees else 1.0
    if not (east > west and north > south and narrow > 0):
        raise ExchangeError("regions.flat", file=path.name)
    scale = WIDTH / ((east - west) * narrow)
    flat = [
        shapely.transform(one, lambda xy: (xy - (west, north)) * (narrow * scale, -scale)) for one in shapes
    ]
    simple = [_land(one) for one in shapely.coverage_simplify(flat, DETAIL).tolist()]
    kept = [old if new.is_empty else new for old, new in zip(flat, simple, strict=True)]
    return kept, round((north - south) * scale, 1)


def _shape(drawn: BaseGeometry) -> RegionShape:
    parts = [one for one in shapely.get_parts(drawn) if isinstance(one, Polygon)]
    largest = max(parts, key=lambda part: part.area)
    middle = shapely.maximum_inscribed_circle(largest, tolerance=1.0)
    x, y = shapely.get_coordinates(middle)[0].tolist()
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return RegionShape(at=(round(x, 1), round(y, 1)), rings=tuple(_rounded(ring.coords) for ring in rings))


def _rounded(points: Iterable[Sequence[float]]) -> Ring:
    """The points to a tenth of a unit, the same ones after each other once."""
    ring: list[tuple[float, float]] = []
    for point in points:
        rounded = round(point[0], 1), round(point[1], 1)
        if not ring or ring[-1] != rounded:
            ring.append(rounded)
    return tuple(ring)
