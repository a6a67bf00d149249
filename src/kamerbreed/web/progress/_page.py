# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the page of completeness through time, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._shares import Part
from kamerbreed.web._words import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartShown:
    """A chart: what it counts, what it shows in words, and the drawing."""

    id: str
    title: str
    meaning: str
    summary: str
    svg: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """The four numbers of a day, which leads to the picture that they are of."""

    day: Link
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayGroup:
    """The days with what was known of them at one time of knowing."""

    title: str
    rows: tuple[DayRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPage:
    """The whole page; without charts ``single`` says why there is nothing to draw."""

    title: str
    lead: tuple[str, ...]
    charts: tuple[ChartShown, ...]
    single: str
    then: str
    now: str
    svg: str
    csv: str
    table_title: str
    caption: str
    heads: tuple[str, ...]
    groups: tuple[DayGroup, ...]
    origin: tuple[str, ...]
