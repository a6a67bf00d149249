# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The long form: a CSV file with one statement a row.

Columns ``subject, property, key, value, basis, sources, stated_by, valid_from, valid_to,
observed_on, known_from, note``, and if wanted ``act, about, locator, quotation, non_value,
sensitivity, audience``. ``value`` is JSON; lists of things are joined by semicolons; a party may
be named by its slug alone.
"""

import csv
import io
import pathlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kamerbreed.exchange._errors import ExchangeError, reason_of
from kamerbreed.vocabulary import FIELDS, Place, Statement

REQUIRED = ("subject", "property", "value", "stated_by", "basis")
MAX_MEGABYTES = 200
_LISTS = ("sources", "audience")


@dataclass(frozen=True, slots=True, kw_only=True)
class LongForm:
    """The statements of a file, with the place of each for errors."""

    statements: Sequence[Statement]
    where: Sequence[Place]


def _decode(path: pathlib.Path) -> str:
    try:
        if path.stat().st_size > MAX_MEGABYTES * 1_000_000:
            raise ExchangeError("file.large", path=path, limit=MAX_MEGABYTES)
        raw = path.read_bytes()
    except OSError as error:
        raise ExchangeError("file.unreadable", path=path, reason=reason_of(error)) from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ExchangeError("file.utf8", path=path, line=line) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise ExchangeError("file.nul", path=path, line=line)
    return text


def _header(path: pathlib.Path, names: Sequence[str]) -> None:
    if missing := [name for name in REQUIRED if name not in names]:
        raise ExchangeError(
            "columns.missing", path=path, missing=", ".join(missing), required=", ".join(REQUIRED)
        )
    if strange := [name for name in names if name not in FIELDS]:
        raise ExchangeError("columns.strange", path=path, strange=", ".join(strange), known=", ".join(FIELDS))
    if twins := {name for name in names if names.count(name) > 1}:
        raise ExchangeError("columns.twice", path=path, twins=", ".join(sorted(twins)))


def _statement(cells: dict[str, str]) -> Statement:
    fields: dict[str, object] = {name: cell.strip() for name, cell in cells.items()}
    for name in _LISTS:
        parts = (part.strip() for part in cells.get(name, "").split(";"))
        fields[name] = tuple(part for part in parts if part)
    fields["value"] = cells["value"] or None
    fields["act"] = cells.get("act") or "assert"
    fields["sensitivity"] = cells.get("sensitivity") or "public"
    party = str(fields["stated_by"])
    fields["stated_by"] = party if not party or "/" in party else f"party/{party}"
    return Statement(**fields)  # type: ignore[arg-type]  # cells are texts, lists made above


def read_long_form(path: pathlib.Path) -> LongForm:
    """Read a CSV file in the long form. Raises ExchangeError that names file, row and column."""
    reader = csv.reader(io.StringIO(_decode(path), newline=""), strict=True)
    statements: list[Statement] = []
    where: list[Place] = []
    try:
        names = next(reader, [])
        _header(path, names)
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(names):
                place = Place(file=str(path), row=reader.line_num)
                raise ExchangeError("row.cells", place=place, found=len(cells), head=len(names))
            statements.append(_statement(dict(zip(names, cells, strict=True))))
            where.append(Place(file=path.name, row=reader.line_num))
    except csv.Error:
        place = Place(file=str(path), row=reader.line_num)
        raise ExchangeError("row.quotes", place=place, limit=csv.field_size_limit()) from None
    return LongForm(statements=statements, where=where)


def read_folder(path: pathlib.Path) -> LongForm:
    """Read every CSV file of a folder, in the order of their names, or one such file."""
    if path.is_file():
        return read_long_form(path)
    files = sorted(path.glob("*.csv"))
    if not files:
        raise ExchangeError("folder.empty", path=path)
    parts = [read_long_form(file) for file in files]
    return LongForm(
        statements=[said for part in parts for said in part.statements],
        where=[place for part in parts for place in part.where],
    )


def write_long_form(path: pathlib.Path, statements: Iterable[Statement], columns: Sequence[str]) -> None:
    """Write statements as CSV (UTF-8, LF, RFC 4180) with these columns."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for said in statements:
            cells = (getattr(said, name) for name in columns)
            writer.writerow([";".join(cell) if isinstance(cell, tuple) else cell or "" for cell in cells])
