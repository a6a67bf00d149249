# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The sheet of statements: one row a statement, every field in full, so that nothing is lost on the way.

A text is written as it is where every file keeps it, else as JSON in double quotes. A cell that is
longer than a spreadsheet keeps goes on in the columns headed ``continued``, as ``field:rest``.
"""

import functools
import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.exchange._cell_form import exact, is_plain, refuse_calculated
from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._formulas import STARTERS
from kamerbreed.exchange._grid import Raw
from kamerbreed.exchange._sheet_form import STATEMENT_COLUMNS
from kamerbreed.picture import Picture, Table, veiled_rows
from kamerbreed.vocabulary import FIELDS, Statement, VocabularyError, canonical, clean_text, read_json

CONTINUED = "continued"
CHUNK = 16_000
"""Characters; Excel keeps 32,767 units in a cell, and some characters take two."""
_LISTS = ("sources", "audience")
_FIXED = len(STATEMENT_COLUMNS)
_ESCAPE = len("\\u0000")
"""Characters that one sign takes at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A statement as some ledger recorded it: its content, its digest there and when, and its place."""

    said: Statement
    digest: str
    recorded_at: str
    row: int


@functools.lru_cache(100_000)
def _text_cell(text: str) -> str:
    odd = text.startswith('"') or text[:1] in STARTERS
    return exact(canonical(text)) if text and (odd or not is_plain(text)) else text


_PLACE = {name: place for place, name in enumerate(FIELDS)}
_ORDER = operator.itemgetter(*(_PLACE[name] for name in STATEMENT_COLUMNS[:-2]))
_VALUE = STATEMENT_COLUMNS.index("value")


def _cells(table: Table, row: int) -> list[str]:
    content = _ORDER(table.content(row))
    found = [
        _text_cell(field) if isinstance(field, str) else ";".join(field) if field else "" for field in content
    ]
    value = content[_VALUE]
    found[_VALUE] = "" if value is None else exact(value)
    return [*found, table.digest(row), table.recording(row)[0]]


def _cut(cells: list[str]) -> list[str]:
    """The same cells, none too long, with the rests behind them."""
    rests = []
    for place, text in enumerate(cells):
        if len(text) > CHUNK:
            cells[place] = text[:CHUNK]
            name = STATEMENT_COLUMNS[place]
            rests += [f"{name}:{text[at : at + CHUNK]}" for at in range(CHUNK, len(text), CHUNK)]
    return cells + rests


_ABOUT = STATEMENT_COLUMNS.index("about")


def statement_rows(picture: Picture, rows: Sequence[int]) -> Iterator[list[str]]:
    """The cells of every statement, in the order of the ledger; shorter ones lack the last columns."""
    veiled = veiled_rows(picture.table, picture.readable)
    for row in rows:
        cells = _cells(picture.table, row)
        if row in veiled:
            cells[_ABOUT] = ""
        yield _cut(cells) if max(map(len, cells)) > CHUNK else cells


def statement_heads(picture: Picture, rows: Sequence[int]) -> list[str]:
    """The heads of the sheet, with as many ``continued`` as the longest statement needs."""
    wide = _FIXED
    if picture.table.longest * _ESCAPE > CHUNK:
        wide = max((len(cells) for cells in statement_rows(picture, rows)), default=_FIXED)
    return [*STATEMENT_COLUMNS, *[CONTINUED] * (wide - _FIXED)]


# --- reading ----------------------------------------------------------------------------------


def statement_columns(heads: Sequence[Raw]) -> dict[str, int]:
    """Where each column stands. Raises ExchangeError for a head that is strange, missing or there twice."""
    names = [str(head).strip() for head in heads if head is not None]
    known = (*STATEMENT_COLUMNS, CONTINUED)
    if strange := [name for name in names if name not in known]:
        raise ExchangeError("statements.columns", strange=", ".join(strange), known=", ".join(known))
    if twins := sorted({name for name in names if names.count(name) > 1 and name != CONTINUED}):
        raise ExchangeError("cell.twins", key=twins[0])
    needed = ("subject", "property", "value", "basis", "stated_by")
    if missing := [name for name in needed if name not in names]:
        raise ExchangeError("sheet.lacks", missing=", ".join(missing))
    return {
        str(head).strip(): at
        for at, head in enumerate(heads)
        if head is not None and str(head).strip() != CONTINUED
    }


def _read_text(raw: Raw) -> str:
    refuse_calculated(raw)
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    text = "" if raw is None else raw.isoformat() if not isinstance(raw, str | int | float) else str(raw)
    if not text.startswith('"'):
        return text
    try:
        value = read_json(text)
    except VocabularyError:
        raise ExchangeError("cell.quotes", text=text) from None
    return clean_text(str(value))


def _read_value(raw: Raw) -> str | None:
    refuse_calculated(raw)
    if raw is None or isinstance(raw, str):
        return raw if raw is None else canonical(read_json(raw))
    return canonical(raw)


def _whole(cells: Sequence[Raw], columns: Mapping[str, int], wide: int) -> dict[str, Raw]:
    """The cells by name, with their continuations behind them."""
    found: dict[str, Raw] = {name: cells[at] if at < len(cells) else None for name, at in columns.items()}
    for rest in cells[wide:]:
        if rest is not None:
            name, colon, text = str(rest).partition(":")
            if not colon or name not in found:
                raise ExchangeError("sheet.continued", text=str(rest)[:40])
            found[name] = f"{found[name]}{text}"
    return found


def read_statement(
    cells: Sequence[Raw], columns: Mapping[str, int], row: int, shared: dict[str, str]
) -> Recorded:
    """The statement of one row, not yet checked by the vocabulary except for the form of its cells.

    ``shared`` keeps one copy of each text that comes again. Raises ExchangeError or VocabularyError
    without a place.
    """
    named = _whole(cells, columns, len(columns))
    texts: dict[str, str] = {}
    for name, raw in named.items():
        if name != "value":
            text = _read_text(raw) if raw is not None else ""
            texts[name] = shared.setdefault(text, text)
    lists = {name: _listed(texts.pop(name, "")) for name in _LISTS}
    digest, recorded_at = texts.pop("digest", ""), texts.pop("recorded_at", "")
    texts["act"] = texts.get("act") or "assert"
    texts["sensitivity"] = texts.get("sensitivity") or "public"
    said = Statement(value=_read_value(named.get("value")), **lists, **texts)  # type: ignore[arg-type]  # texts
    return Recorded(said=said, digest=digest, recorded_at=recorded_at, row=row)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part for part in (one.strip() for one in text.split(";")) if part)
