# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""One property with several members, of all things of a kind, with every statement under each member."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._column import AGREEMENT, Column
from kamerbreed.picture._meaning import KINDS
from kamerbreed.picture._picture import Picture
from kamerbreed.vocabulary import Thing

_UNCERTAIN = AGREEMENT.index("uncertain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The cells of a property; ``rows`` are the rows of the table under them, end to end.

    ``starts`` is where those of each cell begin, and where those of the last one end. ``apart``: which
    cells a single row and standing do not tell, so that ``Picture.members`` must be asked.
    """

    column: Column
    rows: NDArray[np.int32]
    starts: NDArray[np.int64]
    apart: NDArray[np.bool_]


def members_of(picture: Picture, kind: type[Thing], name: str) -> Members:
    """A property with several members of all things of a kind, as ``Picture.members`` of each."""
    table, column = picture.table, picture.column(kind, name)
    number = table.properties.get(name, len(table.properties.texts))
    rows = table.by_property.rows(KINDS[kind.slug], number, picture.rows_held)
    rows = rows[picture.standing[rows]]
    things, keys = (table.column(field, len(table))[rows] for field in ("subject", "key"))
    new = np.ones(len(rows), np.bool_)
    new[1:] = (things[1:] != things[:-1]) | (keys[1:] != keys[:-1])
    apart = column.agreement == _UNCERTAIN
    apart[list(column.apart)] = True
    starts = np.append(np.flatnonzero(new), len(rows))
    return Members(column=column, rows=rows, starts=starts, apart=apart)
