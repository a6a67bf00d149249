# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How the columns of a sheet are to be read: from the heads that we write ourselves, or from a mapping."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._grid import Raw
from kamerbreed.exchange._sheet_form import ID, columns_of, heads_of, normal
from kamerbreed.vocabulary import Thing

_NO_SLUG = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A column that is read: where it stands (from 0), its head, and the property or field that it fills.

    ``key`` names the one member that it fills of a property with several; ``values`` translates
    what stands in it, by its text in ``normal`` form, to what should stand there.
    """

    at: int
    head: str
    found: Any = None
    row_field: str = ""
    key: str = ""
    values: Mapping[str, Raw] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a sheet is read: its kind, its columns, where the id stands and how it is made.

    ``slug_prefix`` None means that the cell is the id itself, else the id is made of what stands
    there, after this prefix. ``constants`` are fields of the statement for every row.
    ``strange`` are the heads that nobody knows, with their place.
    """

    kind: type[Thing]
    ident: int
    columns: Sequence[Read]
    slug_prefix: str | None = None
    constants: Mapping[str, Any] = field(default_factory=dict)
    strange: Sequence[tuple[int, str]] = ()


def native_layout(kind: type[Thing], heads: Sequence[Raw]) -> Layout:
    """The layout of a sheet of our own form. Raises ExchangeError if it has no id, or a column twice."""
    known = heads_of(kind)
    found: dict[str, int] = {}
    columns: list[Read] = []
    strange: list[tuple[int, str]] = []
    for at, raw in enumerate(heads):
        if raw is None:
            continue
        column = known.get(normal(str(raw)))
        if column is None:
            strange.append((at, str(raw)))
            continue
        name = f"row {column.name}" if column.of_row else column.name
        if name in found:
            raise ExchangeError("sheet.twice", head=str(raw), other=str(heads[found[name]]))
        found[name] = at
        if column.name != ID:
            rest = {"row_field": column.name} if column.of_row else {"found": column.found}
            columns.append(Read(at=at, head=str(raw), **rest))
    if ID not in found:
        raise ExchangeError("sheet.no_id", head=columns_of(kind)[0].head)
    return Layout(kind=kind, ident=found[ID], columns=columns, strange=strange)


def slug_of(text: str) -> str:
    """A text as the slug of an id: letters without marks, digits, and hyphens; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _NO_SLUG.sub("-", plain).strip("-").lower()
