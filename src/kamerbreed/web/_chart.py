# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Charts as SVG, made on the server of one Vega-Lite specification, for the screen, for paper and as a file.

What Vega gives is rewritten strictly: only elements and attributes that are known to be harmless stay,
styles become attributes, since the policy of our pages allows none, and one label tells the whole chart.
"""

import datetime
import itertools
import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import vl_convert

from kamerbreed.vocabulary import Lang

_SVG = "http://www.w3.org/2000/svg"
_FONT = "'Source Sans 3', 'Source Sans Pro', sans-serif"
INK, MUTED, ACCENT, LINE, PAPER = "#17212b", "#566372", "#0b5a73", "#d8dee4", "#ffffff"
"""The tokens of the pages, which a file on its own cannot ask for."""
WIDTH, HEIGHT = 260, 170
"""Of the field of a chart: with its axis and the names of its lines as wide as a narrow screen."""
_LABEL_HEIGHT = 20
_YEARS_BETWEEN = 3
_MOST_STEPS = 4
_DRAWN = frozenset("svg g path rect line text".split())
_KEPT = frozenset(
    "d transform x y x2 y2 width height viewBox fill fill-opacity stroke stroke-width stroke-opacity "
    "stroke-dasharray stroke-miterlimit stroke-linecap opacity text-anchor font-family font-size "
    "font-weight font-style".split()
)
_DROPPED = frozenset("class version role pointer-events aria-hidden aria-label aria-roledescription".split())
_SAFE = re.compile(r"[^<>&\"\\@]*")
ET.register_namespace("", _SVG)


class ChartError(ValueError):
    """What was drawn holds something that does not belong in a page; it is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A line of shares from 0 to 100, or of numbers, by day; None where there is nothing to count.

    ``dashed`` also gives it squares for its points, so that no line is told by its colour alone.
    """

    label: str
    shares: tuple[float | None, ...]
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Some lines over the same days, with what they show in words.

    ``counts``: they count from 0 on and are no shares. With ``times``, numbers in place of days, each line is
    a flight of steps.
    """

    id: str
    title: str
    summary: str
    days: tuple[datetime.date, ...] = ()
    times: tuple[float, ...] = ()
    series: tuple[Series, ...]
    counts: bool = False

    @property
    def places(self) -> tuple[str | float, ...]:
        """Where the points stand from left to right."""
        return self.times or tuple(day.isoformat() for day in self.days)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The values that are written at the side, from 0 to above every line."""
        if not self.counts:
            return (0, 25, 50, 75, 100)
        most = max((share for one in self.series for share in one.shares if share is not None), default=0)
        step = next(size for size in _sizes() if size * _MOST_STEPS >= most)
        return tuple(step * place for place in range(max(1, math.ceil(most / step)) + 1))


def _sizes() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 and on."""
    return (size * 10**power for power in itertools.count() for size in (1, 2, 5))


def drawn(chart: Chart, lang: Lang) -> str:
    """A chart to stand in a page: an image with its title and what it shows."""
    root = rewritten(_svg({**_panel(chart, lang), **_FRAME}))
    names = f"{chart.id}-name {chart.id}-summary"
    root.attrib.update({"class": "chart", "role": "img", "aria-labelledby": names})
    for tag, text in (("desc", chart.summary), ("title", chart.title)):
        told = ET.Element(f"{{{_SVG}}}{tag}", {"id": f"{chart.id}-{'name' if tag == 'title' else 'summary'}"})
        told.text = text
        root.insert(0, told)
    return ET.tostring(root, encoding="unicode")


def as_file(charts: Sequence[Chart], lang: Lang, heading: Sequence[str]) -> str:
    """Charts two by two under a heading, as a file that stands alone."""
    panels = [{**_panel(chart, lang), "title": chart.title} for chart in charts]
    inner = rewritten(_svg({"concat": panels, "columns": 2, "spacing": 28, **_FRAME}))
    top = 24 + 22 * len(heading)
    width, height = float(inner.attrib["width"]), float(inner.attrib["height"]) + top
    size = {"width": f"{width:g}", "height": f"{height:g}"}
    root = ET.Element(f"{{{_SVG}}}svg", {**size, "viewBox": f"0 0 {width:g} {height:g}"})
    ET.SubElement(root, f"{{{_SVG}}}title").text = heading[0]
    ET.SubElement(root, f"{{{_SVG}}}desc").text = " ".join(chart.summary for chart in charts)
    ET.SubElement(root, f"{{{_SVG}}}rect", {**size, "fill": PAPER})
    for number, text in enumerate(heading):
        weight = {"font-size": "18", "font-weight": "600", "fill": INK}
        look = {"font-size": "13", "fill": MUTED} if number else weight
        place = {"x": "8", "y": str(24 + 22 * number), "font-family": _FONT, **look}
        ET.SubElement(root, f"{{{_SVG}}}text", place).text = text
    group = ET.SubElement(root, f"{{{_SVG}}}g", {"transform": f"translate(0,{top})"})
    group.extend(list(inner))
    return ET.tostring(root, encoding="unicode")


# --- the specification ---------------------------------------------------------------------------

_FRAME: Mapping[str, Any] = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "background": None,
    "padding": {"left": 4, "right": 14, "top": 14, "bottom": 4},
    "config": {
        "font": _FONT,
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": 16,
            "labelColor": INK,
            "domainColor": MUTED,
            "tickColor": MUTED,
            "gridColor": LINE,
            "title": None,
        },
        "title": {"font": _FONT, "fontSize": 17, "fontWeight": 600, "color": INK, "anchor": "start"},
        "text": {"fontSize": 16},
        "concat": {"spacing": 28},
    },
}


def _panel(chart: Chart, lang: Lang) -> dict[str, Any]:
    """One field with its axes, a layer for each line and one for each label at a line."""
    percent = "' %'" if lang == "nl" else "'%'"
    ticks = list(chart.ticks)
    label = {"format": "d"} if chart.counts else {"labelExpr": f"datum.value + {percent}"}
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "encoding": {
            "x": _across(chart),
            "y": {
                "field": "share",
                "type": "quantitative",
                "scale": {"domain": [0, ticks[-1]]},
                "axis": {"values": ticks, **label},
            },
        },
        "layer": [*(_line(chart, one) for one in chart.series), *_labels(chart)],
    }


def _across(chart: Chart) -> dict[str, Any]:
    """The axis of time: in years of the calendar, or from 0 on."""
    if chart.times:
        scale = {"domain": [0, chart.times[-1] or 1]}
        axis = {"tickMinStep": 1, "tickCount": 5, "format": "d", "grid": False}
        return {"field": "day", "type": "quantitative", "scale": scale, "axis": axis}
    ticks = [day.isoformat() for day in chart.days[::_YEARS_BETWEEN]]
    return {
        "field": "day",
        "type": "temporal",
        "scale": {"type": "utc", "nice": False},
        "axis": {"values": ticks, "format": "%Y", "grid": False, "labelFlush": False},
    }


def _line(chart: Chart, one: Series) -> dict[str, Any]:
    look = {"stroke": _colour(one), "strokeWidth": 2, "strokeDash": [6, 4] if one.dashed else [1, 0]}
    point = {"shape": "square" if one.dashed else "circle", "size": 34, "strokeWidth": 1.5, "opacity": 1}
    fill = PAPER if one.dashed else _colour(one)
    rows = [{"day": place, "share": share} for place, share in zip(chart.places, one.shares, strict=True)]
    steps = {"interpolate": "step-after"} if chart.times else {}
    return {
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "line", **look, **steps}},
            {"mark": {"type": "point", "filled": False, **point, "stroke": _colour(one), "fill": fill}},
        ],
    }


def _colour(one: Series) -> str:
    return MUTED if one.dashed else ACCENT


def _labels(chart: Chart) -> list[dict[str, Any]]:
    """The name of each line behind its end; where the ends are close the names stand apart."""
    ends = {
        one: next((share for share in one.shares[::-1] if share is not None), None) for one in chart.series
    }
    named = [one for one in chart.series if ends[one] is not None]
    order = sorted(named, key=lambda one: (-(ends[one] or 0), one.dashed))
    heights = [HEIGHT - HEIGHT * (ends[one] or 0) / chart.ticks[-1] for one in order]
    middle = sum(heights) / max(len(heights), 1)
    if any(after - before < _LABEL_HEIGHT for before, after in itertools.pairwise(heights)):
        first = min(
            max(middle - _LABEL_HEIGHT * (len(order) - 1) / 2, 0), HEIGHT - _LABEL_HEIGHT * (len(order) - 1)
        )
        heights = [first + _LABEL_HEIGHT * place for place in range(len(order))]
    return [
        {
            "data": {"values": [{"day": chart.places[-1]}]},
            "mark": {
                "type": "text",
                "text": one.label,
                "align": "left",
                "baseline": "middle",
                "dx": 9,
                "fontWeight": 600,
                "color": _colour(one),
            },
            "encoding": {"y": {"value": height}},
        }
        for one, height in zip(order, heights, strict=True)
    ]


# --- the rewrite ---------------------------------------------------------------------------------


def _svg(spec: Mapping[str, Any]) -> str:
    """What Vega draws of a specification that holds all its data; it may fetch nothing."""
    return vl_convert.vegalite_to_svg(dict(spec), vl_version="5.21", allowed_base_urls=[])


def rewritten(svg: str) -> ET.Element:
    """A drawing with only what a page may hold. Raises ChartError if anything else is in it."""
    try:
        # It comes from the library in this process, from a specification of our own.
        root = ET.fromstring(svg)  # noqa: S314
    except ET.ParseError as error:
        raise ChartError(str(error)) from None
    _rewrite(root)
    return root


def _rewrite(element: ET.Element) -> None:
    name = _local(element.tag)
    if name not in _DRAWN:
        raise ChartError(f"<{name}>")
    found = dict(element.attrib)
    found |= _declared(found.pop("style", ""))
    for key, text in found.items():
        if key not in _KEPT | _DROPPED:
            raise ChartError(f"{name} {key}")
        if "url(" in text or not _SAFE.fullmatch(text):
            raise ChartError(f"{name} {key}={text}")
    element.attrib.clear()
    element.attrib.update({key: text for key, text in found.items() if key in _KEPT})
    for child in list(element):
        if _unseen(child):
            element.remove(child)
        else:
            _rewrite(child)
            if _local(child.tag) == "g" and not len(child):
                element.remove(child)


def _local(tag: str) -> str:
    return tag.removeprefix(f"{{{_SVG}}}")


def _declared(style: str) -> dict[str, str]:
    """The declarations of a style as attributes."""
    pairs = (part.partition(":") for part in style.split(";") if part.strip())
    return {name.strip(): text.strip() for name, _, text in pairs}


def _unseen(element: ET.Element) -> bool:
    """What Vega leaves in a drawing without showing it."""
    hidden = element.get("display") == "none" or element.get("opacity") == "0"
    # A field without ground or edge, and a path that goes nowhere.
    bare = _local(element.tag) == "path" and not (element.get("stroke") or element.get("fill"))
    return hidden or bare or element.get("d") == ""
