# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who should know a property, of all things of a kind at once: the same answers as ``picture.keepers``."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._picture import Picture
from kamerbreed.vocabulary import Party, Thing, property_of


class Keepers(NamedTuple):
    """Each thing with each party that should know: the numbers of both in ``table.things``.

    ``otherwise`` is the party that should know where nothing is said of a thing at all, empty for none.
    """

    thing: NDArray[np.int32]
    party: NDArray[np.int32]
    otherwise: str


def keepers_of_all(picture: Picture, kind: type[Thing], name: str) -> Keepers:
    """Who should know a property of each thing on the roll of a kind.

    Of those that the rule names for all the party stands in ``otherwise`` alone, and they are not listed.
    """
    numbers = picture.roll.numbers(kind.slug)
    left = np.ones(len(numbers), np.bool_)
    things, parties = [numbers[:0]], [numbers[:0]]
    for candidate in ("keeper", *property_of(kind.slug, name).keeper, *kind.keepers):
        if candidate.startswith(f"{Party.slug}/"):
            return Keepers(np.concatenate(things), np.concatenate(parties), candidate)
        if candidate == name:
            continue
        column = picture.column(kind, candidate)
        cells = np.flatnonzero(column.valued & left[column.place])
        things.append(numbers[column.place[cells]])
        parties.append(picture.targets(column)[cells])
        left[column.place[cells]] = False
    return Keepers(np.concatenate(things), np.concatenate(parties), "")
