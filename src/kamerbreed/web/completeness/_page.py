# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the pages of completeness, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._filter import Filter, Turns
from kamerbreed.web._shares import Measure, NumbersRow
from kamerbreed.web._words import Link, Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersTable:
    """The four numbers by one way of dividing; ``total`` is the row of all, ``note`` what to mind.

    ``more`` are further rows, folded under ``more_title``.
    """

    id: str
    title: str
    caption: str
    head: str
    rows: tuple[NumbersRow, ...]
    total: NumbersRow | None
    note: str
    more: tuple[NumbersRow, ...]
    more_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A wanted fact: of which thing, which property (``why`` leads to the reason), how it stands."""

    thing: Link
    id: str
    property: str
    why: str
    mark: Mark
    solid: Mark | None
    reached: str
    keepers: tuple[Link, ...]
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTable:
    """Wanted facts of a part, a page of them; ``empty`` says why there are none.

    Rows can be chosen, to be asked for, if ``chosen``.
    """

    caption: str
    rows: tuple[FactRow, ...]
    empty: str
    turns: Turns
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRow:
    """What should exist: how many are shown to, of how many, and on what ground that is expected."""

    name: Link
    n: str
    of: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """Things of one kind; of these ``undated`` and ``assumed``; beside them, not counted, the others."""

    kind: Link
    count: str
    undated: str
    assumed: str
    planned: str
    template: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowableRow:
    """How much of this picture could be known on a day, and where the picture of that day is."""

    day: Link
    n: str
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of rows; ``note`` stands under it."""

    caption: str
    rows: tuple[ExpectedRow | CountRow | KnowableRow, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletenessPage:
    """The whole page; the last tables are on the page of the whole picture only."""

    title: str
    crumbs: tuple[Link, ...]
    lead: tuple[str, ...]
    filter: Filter
    measures: tuple[Measure, ...]
    apart: str
    tables: tuple[NumbersTable, ...]
    facts: FactTable | None
    gaps: Link
    later: bool
    expected: Table | None
    counts: Table | None
    knowable: Table | None
    origin: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsPage:
    """The facts that are not known, ranked; ``ask`` is where those chosen are asked for, if one may."""

    title: str
    lead: tuple[str, ...]
    filter: Filter
    csv: str
    facts: FactTable
    ask: str
    later: bool
    origin: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsCell:
    """How many things stand in both lists, in one, or in neither; the number leads to them."""

    label: str
    count: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsRow:
    """A thing of the part of the lists that is shown."""

    thing: Link
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsPage:
    """Two inventories beside each other; all but title, lead and filter is empty where there are none."""

    title: str
    lead: tuple[str, ...]
    filter: Filter | None
    more: str = ""
    names: tuple[Link, ...] = ()
    counted: str = ""
    cells: tuple[ListsCell, ...] = ()
    estimate: str = ""
    assumptions: tuple[str, ...] = ()
    caption: str = ""
    rows: tuple[ListsRow, ...] = ()
    empty: str = ""
    later: bool = False
    turns: Turns | None = None
    csv: str = ""
