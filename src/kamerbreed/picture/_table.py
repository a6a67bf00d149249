# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""All statements in memory: one row a statement, in the order of the ledger, every text once.

The columns are whole numbers, so that a picture is made by masks. Rows are only ever added, so
that a picture of an earlier head stays what it was while the table follows the ledger.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.vocabulary import (
    ACTS,
    BASES,
    FIELDS,
    SENSITIVITIES,
    UNKNOWN_DAY,
    Statement,
    VocabularyError,
    certain_from,
    kinds,
    partial_date,
    read_json,
)

NO_DAY = np.iinfo(np.int32).max
"""A day that never comes: what has no date is knowable at no date."""


MOST_KEPT = 8


class Row(NamedTuple):
    """A statement as recorded; dates, lists and values as text, ``digest`` as 64 hex digits."""

    position: int
    act: str
    subject: str
    property: str
    key: str
    value: str | None
    non_value: str
    sources: str
    locator: str
    quotation: str | None
    basis: str
    stated_by: str
    valid_from: str
    valid_to: str
    observed_on: str
    known_from: str
    recorded_at: str
    recorded_by: str
    batch: str
    sensitivity: str
    audience: str
    about: str
    note: str | None
    digest: str
    erased: bool


class OnAnother(NamedTuple):
    """A row that acts on another statement, and the row of that one (-1 if it is not there)."""

    row: int
    act: str
    target: int


class Interned(dict[str | None, int]):
    """Texts and their numbers, given out in the order of arrival."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def __missing__(self, text: str | None) -> int:
        number = self[text] = len(self.texts)
        self.texts.append(text or "")
        return number


class _Column:
    """A column that grows at its end; what was read from it stays valid."""

    def __init__(self, dtype: type[np.generic]) -> None:
        self.cells: NDArray[Any] = np.empty(1024, dtype)
        self._used = 0

    def extend(self, values: Sequence[int] | NDArray[Any]) -> None:
        needed = self._used + len(values)
        if needed > len(self.cells):
            grown = np.empty(max(needed, len(self.cells) * 3 // 2), self.cells.dtype)
            grown[: self._used] = self.cells[: self._used]
            self.cells = grown
        self.cells[self._used : needed] = values
        self._used = needed

    def upto(self, rows: int) -> NDArray[Any]:
        return self.cells[:rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A statement of the ledger: its content, its digest, and when and by which account it was recorded."""

    row: int
    digest: str
    said: Statement
    recorded_at: str
    recorded_by: str
    batch: str
    erased: bool


_TEXTS = (
    "key value non_value sources locator quotation stated_by valid_from valid_to observed_on "
    "known_from recorded_at recorded_by batch audience about note"
).split()
_SMALL = {"act": ACTS, "basis": ("", *BASES), "sensitivity": SENSITIVITIES}
_SHARED = {
    "stated_by": "things",
    "valid_from": "dates",
    "valid_to": "dates",
    "observed_on": "dates",
    "known_from": "dates",
    "audience": "sources",
    "quotation": "prose",
    "note": "prose",
    "locator": "prose",
    "recorded_by": "accounts",
    "batch": "accounts",
    "non_value": "accounts",
}


class Table:
    """The columnar table; ``extend`` follows the ledger, everything else only reads."""

    def __init__(self) -> None:
        self.things = Interned()
        self.properties = Interned()
        self._interned: dict[str, Interned] = {"things": self.things}
        self._columns: dict[str, _Column] = {}
        for name in ("subject", "property", "target", *_TEXTS):
            self._columns[name] = _Column(np.int32)
        for name in _SMALL:
            self._columns[name] = _Column(np.int8)
        self._columns["erased"] = _Column(np.bool_)
        self._texts_of: dict[str, list[str]] = {name: self.texts(name).texts for name in _TEXTS}
        self._digests = np.empty((1024, 32), np.uint8)
        self._count = 0
        self._rows_of: dict[int, list[int]] = {}
        self._rows_to: dict[int, list[int]] = {}
        self._base = 0
        self._base_of: tuple[NDArray[np.int32], NDArray[np.int32]] = _no_index()
        self._base_to: tuple[NDArray[np.int32], NDArray[np.int32]] = _no_index()
        self._targets: dict[tuple[int, int], int] = {}
        self.days = DayEdges(self.texts("valid_from"))
        self._heads = _Column(np.uint64)
        self.acts: list[OnAnother] = []
        self.kept_pictures: dict[object, object] = {}
        self.source_rows = 0

    def __len__(self) -> int:
        return self._count

    def texts(self, column: str) -> Interned:
        """The texts behind the numbers of a column."""
        name = _SHARED.get(column, column)
        return self._interned.setdefault(name, Interned())

    def column(self, name: str, rows: int) -> NDArray[Any]:
        """The first rows of a column, as numbers."""
        return self._columns[name].upto(rows)

    def keep_picture(self, place: object, picture: object) -> None:
        """Keep a picture under a key that names the rows it was made of; the oldest of many goes."""
        while len(self.kept_pictures) >= MOST_KEPT:
            self.kept_pictures.pop(next(iter(self.kept_pictures)), None)
        self.kept_pictures[place] = picture

    def extend(self, rows: Iterable[Row]) -> int:
        """Add rows of the ledger, in order; gives how many. A destroy erases its statement here too."""
        columns = list(zip(*rows, strict=True))
        if not columns:
            return 0
        named = dict(zip(Row._fields, columns, strict=True))
        start, count = len(self), len(columns[0])
        if named["position"][0] != start + 1 or named["position"][-1] != start + count:
            raise ValueError(f"the table stands at {start}; it cannot take row {named['position'][0]}")
        things, properties = self.things, self.properties
        subjects = [things[text] for text in named["subject"]]
        props = [properties[text] for text in named["property"]]
        for name in _TEXTS:
            interned = self.texts(name)
            self._columns[name].extend([interned[text or ""] for text in named[name]])
        for name, codes in _SMALL.items():
            numbers = {code: number for number, code in enumerate(codes)}
            self._columns[name].extend([numbers[text] for text in named[name]])
        self._columns["subject"].extend(subjects)
        self._columns["property"].extend(props)
        self._columns["erased"].extend(named["erased"])
        self._columns["target"].extend(self._find_targets(start, count, props))
        self.days.follow()
        self._keep_digests("".join(named["digest"]))
        self._index(start, subjects)
        self._note_acts(start, named["act"], named["about"])
        if any(text.startswith(("source/", "party/")) for text in set(named["subject"])):
            self.source_rows = len(self)
        return count

    def _keep_digests(self, hexadecimal: str) -> None:
        """Add digests; the array is made anew when it grows, since somebody may be reading it."""
        new = np.frombuffer(bytes.fromhex(hexadecimal), np.uint8).reshape(-1, 32)
        needed = self._count + len(new)
        if needed > len(self._digests):
            grown = np.empty((max(needed, len(self._digests) * 3 // 2), 32), np.uint8)
            grown[: self._count] = self._digests[: self._count]
            self._digests = grown
        self._digests[self._count : needed] = new
        self._heads.extend(np.ascontiguousarray(new[:, :8]).view(np.uint64).ravel())
        self._count = needed

    def _find_targets(self, start: int, count: int, props: Sequence[int]) -> list[int]:
        """For each row the thing that its value points at, or -1."""
        rows = start + count
        values = self.column("value", rows)[start:].tolist()
        found: list[int] = []
        subjects = self.texts("value").texts
        for prop, value in zip(props, values, strict=True):
            pair = (prop, value)
            target = self._targets.get(pair)
            if target is None:
                target = self._target(subjects[value])
                self._targets[pair] = target
            found.append(target)
        return found

    def _target(self, value: str) -> int:
        if value.startswith('"') and "/" in value and " " not in value:
            text = value[1:-1]
            kind = text.partition("/")[0]
            return self.things[text] if kind in kinds() else -1
        if value.startswith("{") and '"on":' in value:
            on = read_json(value)
            if isinstance(on, dict) and isinstance(on.get("on"), str):
                return self.things[on["on"]]
        return -1

    def _index(self, start: int, subjects: Sequence[int]) -> None:
        total = len(self)
        if total - self._base > max(20_000, self._base // 4) or start == 0:
            self._base = total
            self._base_of = _grouped(self.column("subject", total), len(self.things.texts))
            self._base_to = _grouped(self.column("target", total), len(self.things.texts))
            self._rows_of, self._rows_to = {}, {}
            return
        for row, subject in enumerate(subjects, start):
            self._rows_of.setdefault(subject, []).append(row)
        for row, target in enumerate(self.column("target", total)[start:].tolist(), start):
            if target >= 0:
                self._rows_to.setdefault(target, []).append(row)

    def _note_acts(self, start: int, acts: Sequence[str], abouts: Sequence[str]) -> None:
        """Note what acts on another statement, and on which row."""
        others = [
            (row, act, about)
            for row, (act, about) in enumerate(zip(acts, abouts, strict=True), start)
            if act != "assert"
        ]
        if not others:
            return
        targets = self._rows_by_digest([about for _, _, about in others if about])
        self.acts += [OnAnother(row, act, targets.get(about, -1)) for row, act, about in others]
        for _, act, about in others:
            if act == "destroy" and about in targets:
                self._erase(targets[about])

    def acts_of(self, act: str, rows: int) -> tuple[NDArray[Any], NDArray[Any]]:
        """The rows of one sort of act among the first rows, and the rows that they are about."""
        found = [(one.row, one.target) for one in self.acts if one.act == act and one.row < rows]
        pairs = np.array(found, np.int64).reshape(-1, 2)
        known = pairs[(pairs[:, 1] >= 0) & (pairs[:, 1] < rows)]
        return known[:, 0], known[:, 1]

    def _rows_by_digest(self, digests: Sequence[str]) -> dict[str, int]:
        """The rows of several statements in one pass: by their first eight bytes, then in full."""
        if not digests:
            return {}
        heads = self._heads.upto(self._count)
        wanted = np.unique(np.frombuffer(bytes.fromhex("".join(text[:16] for text in digests)), np.uint64))
        places = np.minimum(np.searchsorted(wanted, heads), len(wanted) - 1)
        likely = np.flatnonzero(wanted[places] == heads).tolist()
        return {self.digest(row): row for row in likely}

    def _erase(self, row: int) -> None:
        for name in ("value", "quotation", "note"):
            gone = self.number(name, row)
            self._columns[name].cells[row] = self.texts(name)[""]
            self._forget(name, gone)
        self._columns["erased"].cells[row] = True
        self._columns["target"].cells[row] = -1

    def _forget(self, column: str, number: int) -> None:
        """Let go of a destroyed text, unless another statement says the same."""
        shared = [name for name in _TEXTS if self.texts(name) is self.texts(column)]
        if any((self.column(name, len(self)) == number).any() for name in shared):
            return
        texts = self.texts(column)
        texts.pop(texts.texts[number], None)
        texts.texts[number] = ""

    def find(self, digest: str) -> int | None:
        """The row of a statement by its digest, or by a beginning of it that is long enough to be one.

        Raises VocabularyError if several statements begin so.
        """
        wanted = digest.strip().lower()
        if not 8 <= len(wanted) <= 64 or set(wanted) - set("0123456789abcdef"):
            return None
        stem = bytes.fromhex(wanted[: len(wanted) // 2 * 2])
        if not len(self):
            return None
        if len(stem) >= 8:
            hits = np.flatnonzero(self._heads.upto(self._count) == np.frombuffer(stem[:8], np.uint64)[0])
        else:
            matrix = self._digests[: self._count, : len(stem)]
            hits = np.flatnonzero((matrix == np.frombuffer(stem, np.uint8)).all(axis=1))
        rows = [row for row in hits.tolist() if self.digest(row).startswith(wanted)]
        if len(rows) > 1:
            raise VocabularyError("statement.several", n=len(rows), digest=digest)
        return rows[0] if rows else None

    def digest(self, row: int) -> str:
        """The digest of a row, as 64 hex digits."""
        return bytes(self._digests[row]).hex()

    def rows_of(self, subject: int, rows: int) -> list[int]:
        """The rows about a thing, in order, of the first ``rows``."""
        return _lookup(self._base_of, self._rows_of, subject, rows)

    def rows_to(self, target: int, rows: int) -> list[int]:
        """The rows whose value points at a thing, in order, of the first ``rows``."""
        return _lookup(self._base_to, self._rows_to, target, rows)

    def text(self, column: str, row: int) -> str:
        """The text of a cell."""
        return self._texts_of[column][int(self._columns[column].cells[row])]

    def number(self, column: str, row: int) -> int:
        """The number in a cell."""
        return int(self._columns[column].cells[row])

    def entry(self, row: int) -> Entry:
        """A row in full."""
        values: dict[str, Any] = {name: self.text(name, row) for name in _TEXTS}
        values |= {name: listed(values[name]) for name in ("sources", "audience")}
        values["value"] = values["value"] or None
        small: dict[str, Any] = {name: codes[self.number(name, row)] for name, codes in _SMALL.items()}
        recorded = {name: values.pop(name) for name in ("recorded_at", "recorded_by", "batch")}
        said = Statement(
            subject=self.things.texts[self.number("subject", row)],
            property=self.properties.texts[self.number("property", row)],
            **small,
            **values,
        )
        return Entry(
            row=row,
            digest=self.digest(row),
            said=said,
            erased=bool(self.number("erased", row)),
            **recorded,
        )


def table_of(statements: Iterable[Statement]) -> Table:
    """A table made of statements that no ledger holds, as from files: for a what-if.

    Their digests are those of their contents and places alone, and nobody recorded them.
    """
    table = Table()
    rows = []
    for position, said in enumerate(statements, 1):
        fields: dict[str, Any] = {name: getattr(said, name) for name in FIELDS}
        fields |= {name: ";".join(fields[name]) for name in ("sources", "audience")}
        content = repr((position, sorted(fields.items()))).encode()
        fields |= {"recorded_at": "", "recorded_by": "", "batch": "", "erased": False}
        rows.append(Row(position=position, digest=hashlib.sha256(content).hexdigest(), **fields))
    table.extend(rows)
    return table


def listed(text: str) -> tuple[str, ...]:
    """A list of references as the ledger keeps it: joined by semicolons, which no reference holds."""
    return tuple(text.split(";")) if text else ()


def _no_index() -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    return np.zeros(1, np.int32), np.zeros(0, np.int32)


def _grouped(codes: NDArray[Any], groups: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """For each group where its rows start, and the rows in order (compressed sparse rows)."""
    rows = np.flatnonzero(codes >= 0).astype(np.int32)
    kept = codes[rows]
    order = rows[np.argsort(kept, kind="stable")]
    counts = np.bincount(kept.astype(np.int64), minlength=groups)
    starts = np.zeros(groups + 1, np.int32)
    np.cumsum(counts, out=starts[1:])
    return starts, order


def _lookup(
    base: tuple[NDArray[np.int32], NDArray[np.int32]],
    tail: dict[int, list[int]],
    code: int,
    rows: int,
) -> list[int]:
    starts, order = base
    found: list[int] = []
    if code < len(starts) - 1:
        found = order[starts[code] : starts[code + 1]].tolist()
    if code in tail:
        found = found + tail[code]
    if found and found[-1] >= rows:
        found = [row for row in found if row < rows]
    return found


class DayEdges:
    """First and last day of every interned date, as arrays that grow with the dates."""

    def __init__(self, dates: Interned) -> None:
        self._dates = dates
        self.first = np.zeros(0, np.int32)
        self.last = np.zeros(0, np.int32)
        self.certain = np.zeros(0, np.int32)

    def follow(self) -> None:
        """Read the dates that came in since."""
        new = self._dates.texts[len(self.first) :]
        if not new:
            return
        edges = [_edges(text) for text in new]
        self.first = np.concatenate([self.first, np.array([edge[0] for edge in edges], np.int32)])
        self.last = np.concatenate([self.last, np.array([edge[1] for edge in edges], np.int32)])
        self.certain = np.concatenate([self.certain, np.array([edge[2] for edge in edges], np.int32)])


def _edges(text: str) -> tuple[int, int, int]:
    if not text or text == UNKNOWN_DAY:
        return NO_DAY, NO_DAY, NO_DAY
    date = partial_date(text)
    return date.first.toordinal(), date.last.toordinal(), certain_from(text).toordinal()
