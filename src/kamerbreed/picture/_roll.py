# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Of which things a picture tells: the roll of each kind, in the order of the ids."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._meaning import KINDS
from kamerbreed.picture._table import Table


class Roll:
    """The things about which something stands; ``place`` of each number is its place in the roll of its kind.

    A thing that is not on the roll has the place -1.
    """

    def __init__(self, table: Table, standing: NDArray[np.bool_]) -> None:
        self._things = table.things
        order, _ = table.alphabet.order()
        told = np.zeros(len(order), np.bool_)
        told[table.column("subject", len(standing))[standing]] = True
        listed = order[told[order]]
        kinds = table.kinds_of_things(listed)
        listed = listed[np.argsort(kinds, kind="stable")]
        self._starts = np.zeros(len(KINDS) + 2, np.int64)
        np.cumsum(np.bincount(kinds, minlength=len(KINDS) + 1), out=self._starts[1:])
        self._listed = listed
        self.place = np.full(len(order), -1, np.int32)
        self.place[listed] = np.arange(len(listed)) - self._starts[table.kinds_of_things(listed)]
        self._names: dict[str, list[str]] = {}

    def numbers(self, slug: str) -> NDArray[np.int32]:
        """The numbers of the things of a kind, in the order of their ids."""
        kind = KINDS[slug]
        return self._listed[self._starts[kind] : self._starts[kind + 1]]

    def names(self, slug: str) -> Sequence[str]:
        """Their ids."""
        if slug not in self._names:
            texts = self._things.texts
            self._names[slug] = [texts[number] for number in self.numbers(slug).tolist()]
        return self._names[slug]

    def __contains__(self, subject: str) -> bool:
        number = self._things.get(subject, len(self.place))
        return bool(number < len(self.place) and self.place[number] >= 0)
