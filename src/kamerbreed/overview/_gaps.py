# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is not known, ranked by how much depends on it, and who should know it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._cells import Block
from kamerbreed.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A wanted property that is not known: how the question stands, and who should know it."""

    property: str
    state: str
    keepers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A thing with what is not known of it; ``reached`` counts the things that depend on it."""

    subject: str
    reached: int
    missing: tuple[Missing, ...]


def gaps(
    picture: Picture, found: Sequence[Block], reached: NDArray[np.int64], *, most: int
) -> tuple[list[Gap], int]:
    """The things with something unknown on which most depends, and how many such things there are.

    ``reached`` counts for each thing, by number, the things that depend on it.
    """
    unknown = np.concatenate([np.zeros(0, np.int64), *(block.unknown() for block in found)])
    numbers = np.concatenate([np.zeros(0, np.int32), *(block.numbers for block in found)])
    starts = np.cumsum([0, *(len(block.subjects) for block in found)])
    _, rank = picture.table.alphabet.order()
    incomplete = np.flatnonzero(unknown)
    order = np.lexsort((rank[numbers[incomplete]], -unknown[incomplete], -reached[numbers[incomplete]]))
    chosen = incomplete[order[:most]].tolist()
    shown = []
    for one in chosen:
        at = int(np.searchsorted(starts, one, side="right")) - 1
        place = one - int(starts[at])
        shown.append(_gap(picture, found[at], place, reached=int(reached[numbers[one]])))
    return shown, len(incomplete)


def _gap(picture: Picture, block: Block, place: int, *, reached: int) -> Gap:
    subject = block.subjects[place]
    return Gap(
        subject=subject,
        reached=reached,
        missing=tuple(
            Missing(property=cell.property, state=cell.state, keepers=picture.keepers(subject, cell.property))
            for cell in block.cells(place)
            if cell.state != "known"
        ),
    )
