# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The mark of a result: the highest of what went into it, and higher where much comes together."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._coordinates import PUBLIC
from kamerbreed.picture._meaning import KINDS
from kamerbreed.vocabulary import SENSITIVITIES, every_property, read_table

if TYPE_CHECKING:
    from kamerbreed.picture._picture import Picture
    from kamerbreed.picture._table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Accumulation:
    """So many statements of at least this level together are of a higher one; all of it assumed."""

    level: int
    statements: int
    becomes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How sensitive a result is. ``own`` is the highest level of its inputs, ``level`` what it counts as.

    They differ where so much was put together that the whole tells more than its parts. ``narrow``:
    something in it is for some parties alone.
    """

    level: str
    own: str
    narrow: bool = False

    @property
    def public(self) -> bool:
        """Whether everybody may read all of it."""
        return self.level == SENSITIVITIES[0] and not self.narrow

    @property
    def accumulated(self) -> bool:
        """Whether the whole is more sensitive than each of its parts."""
        return self.level != self.own


@functools.cache
def accumulations() -> Sequence[Accumulation]:
    """The rule for accumulation, from ``accumulation.csv``."""
    return tuple(
        Accumulation(
            level=SENSITIVITIES.index(row["level"]),
            statements=int(row["statements"]),
            becomes=SENSITIVITIES.index(row["becomes"]),
        )
        for row in read_table("accumulation.csv", "picture")
    )


def levels_of(table: "Table", rows: int) -> NDArray[np.int8]:
    """How sensitive each of the first rows is: by its last classification, and by its property."""
    found: NDArray[np.int8] = table.rare.spread(rows, np.int8, lambda one: one.level)
    for row, act, target in table.acts:
        if act == "classify" and 0 <= target < rows:
            found[target] = table.rare.meaning(row).level
    for kind, one in every_property():
        level = SENSITIVITIES.index(one.sensitivity)
        if level and one.name in table.properties:
            on = table.by_property.rows(KINDS[kind.slug], table.properties[one.name], rows)
            found[on] = np.maximum(found[on], level)
    return found


def mark_of(picture: "Picture", subject: str = "") -> Mark:
    """The mark of all that this viewer is told in a picture, or of what he is told about one thing."""
    if picture.coordinates.viewer == PUBLIC:
        return mark_of_levels(np.zeros(0, np.int8))
    return picture.kept(("mark", subject), lambda: _mark(picture, subject))


def _mark(picture: "Picture", subject: str) -> Mark:
    told = picture.standing
    if subject:
        about = np.zeros(len(told), np.bool_)
        code = picture.table.things.get(subject)
        if code is not None:
            about[picture.table.rows_of(code, len(told))] = True
            about[picture.table.rows_to(code, len(told))] = True
        told = told & about
    found = mark_of_levels(levels_of(picture.table, len(told))[told])
    return replace(found, narrow=bool((_narrow(picture.table, len(told)) & told).any()))


def _narrow(table: "Table", rows: int) -> NDArray[np.bool_]:
    """Which of the first rows are for some parties alone, by their last classification."""
    found: NDArray[np.bool_] = table.rare.spread(rows, np.bool_, lambda one: bool(one.audience))
    for row, act, target in table.acts:
        if act == "classify" and 0 <= target < rows:
            found[target] = bool(table.rare.meaning(row).audience)
    return found


def mark_of_levels(levels: NDArray[np.int8]) -> Mark:
    """The mark of something that was made of statements of these levels."""
    own = int(levels.max(initial=0))
    found = own
    for rule in accumulations():
        if int((levels >= rule.level).sum()) >= rule.statements:
            found = max(found, rule.becomes)
    return Mark(level=SENSITIVITIES[found], own=SENSITIVITIES[own])
