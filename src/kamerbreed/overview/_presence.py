# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a picture may count: the things that are there, and of sources only those that could be known.

Statements rest on sources, so that every picture holds them all, also those that became public after
its ``known_at``. What is told and counted of sources leaves those out.
"""

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture import NO_DAY, Picture
from kamerbreed.vocabulary import Source, Thing


def _days_and_limit(picture: Picture) -> tuple[NDArray[np.int32], int]:
    """By number of thing the day since when it could be known as a source, and the last day that counts."""
    count, limit = len(picture.table.things.texts), picture.coordinates.known_at
    days = np.full(count, NO_DAY, np.int32)
    if limit is None:
        return days, NO_DAY
    found = picture.undated_knowledge.days_of_sources(picture.coordinates.known_by)
    days[: len(found)] = found
    return days, limit.toordinal()


def sources_known(picture: Picture) -> NDArray[np.bool_]:
    """Of each source on the roll whether it could be known: public, or received by who is asked about.

    Without ``known_at`` every source is, those without a date too.
    """
    days, limit = _days_and_limit(picture)
    known: NDArray[np.bool_] = days[picture.roll.numbers(Source.slug)] <= limit
    return known


def sources_told(picture: Picture) -> NDArray[np.bool_]:
    """By number of thing whether a picture tells of it as a source: not if its date lies behind ``known_at``.

    What has no date may have been known; it stands there as undated.
    """
    days, limit = _days_and_limit(picture)
    told: NDArray[np.bool_] = (days <= limit) | (days == NO_DAY)
    return told


def source_told(picture: Picture, source: str) -> bool:
    """Whether a picture tells of one source; of one of which nothing is said, no."""
    told = picture.kept("sources told", lambda: sources_told(picture))
    return source in picture.roll and bool(told[picture.table.things[source]])


def there_and_known(picture: Picture, kind: type[Thing]) -> NDArray[np.bool_]:
    """Of each of ``picture.subjects(kind)`` whether it is there and may be told of."""
    there = picture.existences(kind).there
    return there & sources_known(picture) if kind is Source else there
