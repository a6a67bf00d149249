# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The four numbers of completeness, and how they are made of counted cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._cells import KNOWN, STATES, SUPPORTED, WITHIN_TERM
from kamerbreed.overview._coverage import Expected

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """``n`` of ``of``; beside it, not in ``n``, what is assumed, from a template, or known to nobody."""

    n: int = 0
    of: int = 0
    assumed: int = 0
    template: int = 0
    nobody_knows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """Four numbers, never mixed.

    Coverage: known of what should exist. Fill: wanted properties known, of things that are
    there. Support: of the known ones, documented or measured. Freshness: of the known ones,
    confirmed within their term.
    """

    coverage: Share
    fill: Share
    support: Share
    freshness: Share


class Tally(NamedTuple):
    """How many cells there are, and of which states; for which purposes they are wanted, of which aspect."""

    purposes: tuple[str, ...]
    aspect: str
    of: int
    known: int
    supported: int
    within_term: int
    assumed: int
    template: int
    nobody_knows: int


def tally(
    state: NDArray[np.integer],
    solid: NDArray[np.integer],
    fresh: NDArray[np.integer],
    *,
    purposes: tuple[str, ...] = (),
    aspect: str = "",
) -> Tally:
    """Count cells; each array has one number a cell, with the meaning of ``Wanted``."""
    states = dict(zip(STATES, np.bincount(state, minlength=len(STATES)).tolist(), strict=True))
    known = state == KNOWN
    return Tally(
        purposes=purposes,
        aspect=aspect,
        of=len(state) - states["not_applicable"],
        known=states["known"],
        supported=_count(solid[known], SUPPORTED),
        within_term=_count(fresh[known], WITHIN_TERM),
        assumed=states["assumed"],
        template=states["template"],
        nobody_knows=states["nobody_knows"],
    )


def _count(numbers: NDArray[np.integer], wanted: Sequence[int]) -> int:
    """How many of these small numbers are among the wanted ones."""
    counts = np.bincount(numbers, minlength=max(wanted) + 1)
    return sum(int(counts[number]) for number in wanted)


def completeness_of(found: Sequence[Tally], expected: Sequence[Expected]) -> Completeness:
    """The four numbers of some cells and some expectations."""
    known = sum(one.known for one in found)
    return Completeness(
        coverage=Share(
            n=sum(one.n for one in expected),
            of=sum(one.of for one in expected),
            assumed=sum(one.assumed for one in expected),
        ),
        fill=Share(
            n=known,
            of=sum(one.of for one in found),
            assumed=sum(one.assumed for one in found),
            template=sum(one.template for one in found),
            nobody_knows=sum(one.nobody_knows for one in found),
        ),
        support=Share(n=sum(one.supported for one in found), of=known),
        freshness=Share(n=sum(one.within_term for one in found), of=known),
    )
