# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a whole picture rests on and holds: statements by source and by moment, and texts of every day."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._meaning import KINDS
from kamerbreed.picture._picture import Picture
from kamerbreed.vocabulary import SENSITIVITIES, Thing, property_of


def statements_on_sources(picture: Picture) -> Mapping[str, int]:
    """For each source on which a standing statement rests how many do."""
    things = picture.table.things
    rows, sources = picture.table.sources.pairs(picture.rows_held)
    counts = np.bincount(sources[picture.standing[rows]], minlength=len(things.texts))
    return {
        things.texts[number]: int(counts[number])
        for number in np.flatnonzero(counts).tolist()
        if things.texts[number]
    }


def recordings(picture: Picture) -> list[tuple[str, int]]:
    """Each moment of recording (UTC, ISO) with how many standing statements it has, the latest first."""
    found: dict[str, int] = {}
    for moment, start, end in picture.table.recorded(picture.rows_held):
        count = int(picture.standing[start:end].sum())
        if count:
            found[moment] = found.get(moment, 0) + count
    return sorted(found.items(), reverse=True)


def ever_said(picture: Picture, kind: type[Thing], name: str) -> tuple[NDArray[np.int32], list[str]]:
    """The values that stand of a property of all things of a kind, of whatever day they tell.

    The number of each thing, and beside it the value as canonical JSON text; statements that say why
    there is no value are left out. Nothing if the property is shielded from the viewer.
    """
    table = picture.table
    found = property_of(kind.slug, name)
    number = table.properties.get(name)
    none = np.zeros(0, np.int32)
    if number is None or SENSITIVITIES.index(found.sensitivity) > picture.coordinates.viewer.level:
        return none, []
    rows = table.by_property.rows(KINDS[kind.slug], number, picture.rows_held)
    rows = rows[picture.standing[rows]]
    texts = table.values(rows)
    kept = [place for place, text in enumerate(texts) if text]
    return table.column("subject", len(table))[rows[kept]], [texts[place] for place in kept]
