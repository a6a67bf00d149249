# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A table of cells with links, words under them and marks; on a narrow screen each row is a card."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kamerbreed.web._words import Link, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a cell: links or texts in a row, words under them, and marks.

    ``head`` is that of its column, for a narrow screen; ``number`` sets it to the right;
    ``short`` keeps it on one line.
    """

    links: tuple[Link, ...] = ()
    under: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    number: bool = False
    short: bool = False
    head: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A table: the first cell of each row names it; ``empty`` says why there is none."""

    caption: str
    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = ""


def text_cell(text: str, *, number: bool = False) -> Cell:
    """A cell with one text."""
    return Cell(links=(Link(text=text),), number=number)


def rows_of(caption: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]], empty: str = "") -> Rows:
    """A table under these heads; a column of numbers has its head to the right too."""
    cells = [tuple(replace(cell, head=head) for cell, head in zip(row, heads, strict=True)) for row in rows]
    numbers = [cell.number for cell in cells[0]] if cells else [False] * len(heads)
    return Rows(
        caption=caption,
        heads=tuple(Cell(head=head, number=number) for head, number in zip(heads, numbers, strict=True)),
        rows=tuple(cells),
        empty="" if cells else empty,
    )
