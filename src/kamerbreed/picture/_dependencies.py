# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What needs what: all dependencies that stand, as arrays or one by one."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._column import SOLID, Column
from kamerbreed.picture._facts import Edge
from kamerbreed.picture._picture import Picture
from kamerbreed.vocabulary import Component, ControlRoom, Service, Thing

DEPENDENTS: tuple[type[Thing], ...] = (Service, Component, ControlRoom)
DEPENDS_ON, STRENGTH = "depends_on", "dependency_strength"


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Dependencies: of each the number of what depends and of what it needs, and how solid it is.

    ``solid`` is a place in SOLID.
    """

    dependent: NDArray[np.int32]
    on: NDArray[np.int32]
    solid: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.on)

    @property
    def pairs(self) -> NDArray[np.int64]:
        """Each as a row of two numbers: what depends, and what it needs."""
        return np.column_stack([self.dependent, self.on]).astype(np.int64)


def links(picture: Picture) -> Links:
    """All dependencies that stand, of things that are there."""
    parts = list(_parts(picture))
    dependent = [picture.roll.numbers(kind.slug)[column.place[standing]] for kind, column, standing in parts]
    on = [picture.targets(column)[standing] for _, column, standing in parts]
    solid = [column.solid[standing] for _, column, standing in parts]
    return Links(dependent=np.concatenate(dependent), on=np.concatenate(on), solid=np.concatenate(solid))


def _parts(picture: Picture) -> Iterator[tuple[type[Thing], Column, NDArray[np.intp]]]:
    """Of each kind the column of dependencies, and its cells that stand, by thing and key."""
    _, rank = picture.table.alphabet.order()
    for kind in DEPENDENTS:
        column = picture.column(kind, DEPENDS_ON)
        standing = np.flatnonzero(column.valued & picture.existences(kind).there[column.place])
        order = np.lexsort((rank[column.key[standing]], column.place[standing]))
        yield kind, column, standing[order]


def dependencies(picture: Picture, *, templates: bool = False) -> list[Edge]:
    """All dependencies that stand, between things that are there; if asked, expanded per room.

    The strength is that of the record, or else the one that was stated apart on a weaker ground.
    """
    edges: list[Edge] = []
    for kind, column, standing in _parts(picture):
        apart = _strengths(picture, kind)
        values = picture.values(column)
        for cell in standing.tolist():
            place, value = int(column.place[cell]), values[cell]
            if isinstance(value, dict):
                stated = value.get("strength") or apart.get((place, int(column.key[cell])))
                edges.append(
                    Edge(
                        dependent=column.subjects[place],
                        on=str(value["on"]),
                        strength=str(stated or ""),
                        solid=SOLID[column.solid[cell]],
                    )
                )
    if not templates:
        return edges
    return [member for edge in edges for member in picture.templates.expand(edge)]


def _strengths(picture: Picture, kind: type[Thing]) -> dict[tuple[int, int], object]:
    """The strengths that were stated apart, by the place of the thing and the number of the key."""
    column = picture.column(kind, STRENGTH)
    places = zip(column.place.tolist(), column.key.tolist(), strict=True)
    return dict(zip(places, picture.values(column), strict=True))
