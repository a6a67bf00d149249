# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Two inventories of one kind beside each other: how many things does neither of them name?

Chapman's estimator (Chapman 1951; variance by Seber 1970, both in Seber, *The Estimation of Animal
Abundance*, 2nd ed. 1982, section 3.1), with a log-normal interval on the number that neither list
holds (Burnham and others 1987). Lists of one system depend on each other: what stands in the one
tends to stand in the other. Then the overlap is too large and the estimate too small, so that it is
read as a lower bound only.
"""

import math
from dataclasses import dataclass

from kamerbreed.overview._named import LEAST_OVERLAP, list_of, things_there
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Thing, Told

_Z_95 = 1.959963984540054
"""The 97.5 % point of the standard normal distribution."""
ASSUMPTIONS_OF_INVENTORIES = ("closed", "same", "chance", "independent")
"""What the estimate rests on; said by ``inventories.assumption.NAME``."""


class InventoryError(Told, ValueError):
    """Two inventories that cannot be compared; the message says what to name instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How many things there are, of which ``missing`` stand in neither list.

    ``total`` and ``standard_error`` in things. ``missing_low`` and ``missing_high`` are the ends of
    the log-normal 95 % interval of ``missing``; ``at_least`` is its lower end in whole things,
    rounded down.
    """

    total: float
    standard_error: float
    missing: float
    missing_low: float
    missing_high: float
    at_least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventories:
    """Two lists of things of one kind, sorted, and what they share.

    ``estimate`` is None where the overlap is under LEAST_OVERLAP. ``beyond`` are things of this kind
    in the picture that neither list names: so many are missing for certain.
    """

    kind: str
    first: str
    second: str
    in_first: tuple[str, ...]
    in_second: tuple[str, ...]
    in_both: tuple[str, ...]
    beyond: tuple[str, ...]
    estimate: Estimate | None

    @property
    def at_least(self) -> int:
        """How many stand in neither list at least: by the estimate, or as the picture itself shows."""
        return max(len(self.beyond), self.estimate.at_least if self.estimate else 0)

    @property
    def refuted(self) -> bool:
        """Whether the picture shows more than the estimate allows for, so that the lists depend."""
        return self.estimate is not None and len(self.beyond) > self.estimate.missing_high


def chapman(first: int, second: int, both: int) -> Estimate:
    """Chapman's estimate from the sizes of two lists and of their overlap.

    With N-hat = (n1+1)(n2+1)/(m+1) - 1 and var = (n1+1)(n2+1)(n1-m)(n2-m)/((m+1)^2 (m+2)). With f0
    = N-hat - (n1+n2-m) the interval of the missing is f0/C to f0 C, C = exp(z sqrt(ln(1 +
    var/f0^2))). Raises InventoryError if the overlap is larger than a list, or a size negative.
    """
    if not 0 <= both <= min(first, second):
        raise InventoryError("inventories.overlap", first=first, second=second, both=both)
    product = (first + 1) * (second + 1)
    variance = product * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    # Exactly (n1 - m)(n2 - m) / (m + 1): without a difference of large numbers.
    missing = (first - both) * (second - both) / (both + 1)
    spread = math.exp(_Z_95 * math.sqrt(math.log1p(variance / missing**2))) if missing else 1.0
    return Estimate(
        total=first + second - both + missing,
        standard_error=math.sqrt(variance),
        missing=missing,
        missing_low=missing / spread,
        missing_high=missing * spread,
        at_least=math.floor(missing / spread),
    )


def inventories(picture: Picture, kind: type[Thing], first: str, second: str) -> Inventories:
    """Compare what two sources, or two parties, name of one kind.

    A list holds the things of the kind that are there on the day and that a statement names, as its
    subject or in its value, that rests on the source or is made by the party, and that stands in
    the picture. What is only assumed to exist is in no list. Raises InventoryError if the two are
    the same, or one is neither a source nor a party; PictureError if nothing tells of one.
    """
    if first == second:
        raise InventoryError("inventories.same", name=first)
    for name in (first, second):
        if not name.startswith(("source/", "party/")):
            raise InventoryError("inventories.who", found=name)
        picture.get(name)
    texts = picture.table.things.texts
    there = {texts[number] for number in things_there(picture, kind).tolist()}
    one, other = (list_of(picture, kind, name) for name in (first, second))
    both = one & other
    return Inventories(
        kind=kind.slug,
        first=first,
        second=second,
        in_first=tuple(sorted(one)),
        in_second=tuple(sorted(other)),
        in_both=tuple(sorted(both)),
        beyond=tuple(sorted(there - one - other)),
        estimate=chapman(len(one), len(other), len(both)) if len(both) >= LEAST_OVERLAP else None,
    )
