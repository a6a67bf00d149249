# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What became known last, and what was entered last."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kamerbreed.overview._presence import sources_known
from kamerbreed.picture import Picture, recordings, statements_on_sources
from kamerbreed.vocabulary import Source, partial_date


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestSource:
    """A source with the day on which it became public, and how many statements that stand rest on it."""

    source: str
    published_on: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestEntry:
    """A moment of recording (UTC, ISO) with how many of its statements stand in the picture."""

    recorded_at: str
    statements: int


def latest_sources(picture: Picture, most: int) -> list[LatestSource]:
    """The known sources that became public last, the latest first; of equal days by their ids."""
    column = picture.column(Source, "published_on")
    numbers, values = picture.distinct(column)
    numbers = np.where(sources_known(picture), numbers, -1)
    days = [str(value) for value in values]
    order = sorted(range(len(days)), key=lambda at: (partial_date(days[at]).first, days[at]), reverse=True)
    counts = statements_on_sources(picture)
    found: list[LatestSource] = []
    for at in order:
        for cell in np.flatnonzero(numbers == at).tolist():
            source = column.subjects[cell]
            found.append(LatestSource(source=source, published_on=days[at], statements=counts.get(source, 0)))
        if len(found) >= most:
            break
    return found[:most]


def latest_entries(picture: Picture, most: int) -> Sequence[LatestEntry]:
    """The moments of recording of which something stands in the picture, the latest first."""
    return [LatestEntry(recorded_at=moment, statements=count) for moment, count in recordings(picture)[:most]]
