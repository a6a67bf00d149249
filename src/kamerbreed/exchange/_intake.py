# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a file says, before it is known what the ledger holds.

A file may hold a million cells, so places are whole numbers, and texts that come again are shared.
"""

import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from kamerbreed.exchange._cell_form import Manner
from kamerbreed.exchange._grid import CellPlace, Raw
from kamerbreed.exchange._layout import Layout, Read
from kamerbreed.exchange._mapping import SheetRule
from kamerbreed.exchange._origin import Origin
from kamerbreed.exchange._statement_sheet import Recorded
from kamerbreed.vocabulary import Lang, Statement, Thing, Told

_ROWS, _COLUMNS = 1 << 24, 1 << 16
DATES = ("valid_from", "valid_to", "observed_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What holds for a whole file, as far as its rows and its mapping do not tell.

    ``changed_on`` (an ISO date) or ``it_was_wrong`` say what a value means that differs from what the
    same party said before; ``reason`` is then the reason of the retractions. ``ignored`` are heads
    of columns that are not to be read. ``kind`` is the kind of a sheet that does not tell. ``brought`` are
    things that are entered with the file, such as its source.
    """

    lang: Lang = "nl"
    sources: tuple[str, ...] = ()
    stated_by: str = ""
    basis: str = ""
    observed_on: str = ""
    changed_on: str = ""
    it_was_wrong: bool = False
    reason: str = ""
    ignored: tuple[str, ...] = ()
    kind: type[Thing] | None = None
    layouts: Mapping[str, SheetRule] = field(default_factory=dict)
    brought: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Row:
    """One row of the sheet of a kind: its place, its thing, and which of the statements are its own."""

    sheet: int
    number: int
    subject: str
    first: int
    last: int = 0
    deferred: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred:
    """A cell that names a thing by something else than its id: read when the picture is there."""

    row: int
    at: int
    column: Read
    raw: Raw
    like: Statement


@dataclass(slots=True, kw_only=True)
class Intake:
    """What a file says. Filled by ``read_intake``, and only read afterwards.

    ``said`` are the statements of cells in the order of the file, ``at`` their places as numbers
    (``place``), ``rows`` to which row each belongs. ``recorded`` are those told in full.
    ``warnings`` tell of signs that mislead the eye; they stand in nothing's way.
    """

    file: str
    wishes: Wishes
    manner: Manner
    sheets: tuple[str, ...]
    layouts: dict[int, Layout] = field(default_factory=dict)
    said: list[Statement] = field(default_factory=list)
    at: "array.array[int]" = field(default_factory=lambda: array.array("Q"))
    rows: list[Row] = field(default_factory=list)
    deferred: list[Deferred] = field(default_factory=list)
    recorded: list[Recorded] = field(default_factory=list)
    recorded_sheet: str = ""
    has_statements: bool = False
    origin: Origin | None = None
    faults: list[Told] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    strange: list[CellPlace] = field(default_factory=list)
    warnings: list[Told] = field(default_factory=list)

    def place(self, code: int) -> CellPlace:
        """A place for people, of its number."""
        sheet, rest = divmod(code, _ROWS * _COLUMNS)
        row, at = divmod(rest, _COLUMNS)
        layout = self.layouts.get(sheet)
        heads = {column.at: column.head for column in layout.columns} if layout else {}
        return self.cell(sheet, row, at, heads.get(at, ""))

    def cell(self, sheet: int, row: int, at: int, head: str = "") -> CellPlace:
        """The place of a cell: sheet and column from 0, row from 1; column -1 for a whole row."""
        name = self.sheets[sheet] if len(self.sheets) > 1 or self.file.lower().endswith(".xlsx") else ""
        return CellPlace(file=self.file, sheet=name, row=row, column=at + 1 if at >= 0 else 0, head=head)

    def row_place(self, row: Row) -> CellPlace:
        """The place of a whole row."""
        return self.cell(row.sheet, row.number, -1)

    def fault(self, place: CellPlace, problem: Told) -> None:
        """Note that something is wrong somewhere."""
        self.faults.append(Told("fault", place=place, problem=problem))


def code_of(sheet: int, row: int, at: int) -> int:
    """A place as one number."""
    return (sheet * _ROWS + row) * _COLUMNS + at
