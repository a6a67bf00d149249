# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""All statements in memory: one row a statement, in the order of the ledger.

The columns are whole numbers, so that a picture is made by masks; what was said stands end to end as
text, and what few statements have is one number a row. Rows are only ever added, so that a picture
of an earlier head stays what it was while the table follows the ledger.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.picture._columns import Group, Growing, Interned, Mentions, Pool, Runs, flat
from kamerbreed.picture._meaning import (
    DATED,
    NOTHING_RARE,
    PARTY,
    RARE,
    SOURCE,
    YARDSTICK,
    DayEdges,
    Ends,
    Rare,
    day_in,
    kind_number,
    listed,
    names_a_party,
    names_things,
    on_what,
    read_rare,
    records_on_things,
)
from kamerbreed.picture._order import Alphabet, ByProperty
from kamerbreed.picture._sight import SHIELD
from kamerbreed.vocabulary import BASES, FIELDS, SHIELDED, Statement, VocabularyError

MOST_KEPT = 8
_PROSE = ("locator", "quotation", "note", "about")
_ERASED_PROSE = (1, 2)
_GROUNDS = ("", *BASES)
_GROUND_NUMBERS = {ground: number for number, ground in enumerate(_GROUNDS)}
DENSE = ("subject property key value basis stated_by sources valid_from observed_on locator digest").split()
"""Columns that the ledger gives for every row."""
SPARSE = (*RARE, *_PROSE[1:])
"""Columns that it gives only where one of them says more than NOTHING_SPARSE."""
NOTHING_SPARSE = (*NOTHING_RARE, "", "", "")
RECORDING = ("recorded_at", "recorded_by", "batch")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Rows of the ledger as columns, behind position ``after``.

    ``dense`` has the columns of DENSE; ``sparse`` the fields of SPARSE by place in the chunk, where
    they say something; ``recording`` from which place on the fields of RECORDING say what.
    """

    after: int
    dense: Mapping[str, Sequence[str]]
    sparse: Mapping[int, tuple[str, ...]]
    recording: Sequence[tuple[int, tuple[str, ...]]]


class OnAnother(NamedTuple):
    """A row that acts on another statement, and the row of that one (-1 if it is not there)."""

    row: int
    act: str
    target: int


class _Index(NamedTuple):
    """Which rows belong to a number: those of the base in one array, those that came since by number."""

    base: tuple[NDArray[np.int32], NDArray[np.int32]]
    tail: dict[int, list[int]]

    def rows(self, code: int, rows: int) -> list[int]:
        """The rows of a number, in order, of the first ``rows``."""
        starts, order = self.base
        found: list[int] = []
        if code < len(starts) - 1:
            found = order[starts[code] : starts[code + 1]].tolist()
        if code in self.tail:
            found = found + self.tail[code]
        if found and found[-1] >= rows:
            found = [row for row in found if row < rows]
        return found


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


class Table:
    """The columnar table; ``extend`` and ``take`` follow the ledger, everything else only reads."""

    def __init__(self) -> None:
        self.things, self.properties = Interned(), Interned()
        self._parties, self._dates = Interned(), Interned()
        self.days = DayEdges(self._dates)
        self._columns = {
            "subject": Growing(np.int32),
            "key": Growing(np.int32),
            "target": Growing(np.int32),
            "property": Growing(np.int16),
            "stated_by": Growing(np.int16),
            "valid_from": Growing(np.int16),
            "observed_on": Growing(np.int16),
            "basis": Growing(np.int8),
            "always": Growing(np.bool_),
        }
        self.rare: Group[Rare] = Group(NOTHING_RARE, read_rare)
        self.ends = Ends(self.rare)
        self.sources = Mentions(self.things)
        self._values, self._prose = Pool(), Pool()
        self._digests = Growing(np.uint8, width=32)
        self._recording = Runs()
        self._kinds = Growing(np.int8)
        self.alphabet, self.by_property = Alphabet(self.things), ByProperty(self._columns, self._kinds)
        self._count = self._base = self._kinds_known = 0
        self._index = _Index(_no_index(), {}), _Index(_no_index(), {})
        self.acts: list[OnAnother] = []
        self.shields: list[OnAnother] = []
        self.judged: list[int] = []
        self._acted: set[tuple[str, int]] = set()
        self._dated: tuple[list[int], list[int]] = [], []
        self.kept_pictures: dict[object, object] = {}
        self.source_rows = 0
        self._dates[""], self.things[""]

    def __len__(self) -> int:
        return self._count

    # --- following ----------------------------------------------------------------------------

    def extend(self, rows: Iterable[Row]) -> int:
        """Add rows, in order; gives how many. A destroy erases its statement here too."""
        taken = list(rows)
        return self.take([_chunk(taken)]) if taken else 0

    def take(self, chunks: Iterable[Chunk], *, room_for: int = 0) -> int:
        """Add what the ledger gives; gives how many rows.

        Nothing of it shows before all of it is there, so that no picture holds a part of a batch.
        Raises ValueError if the rows do not follow the table.
        """
        start = taken = self._count
        for column in (*self._columns.values(), *self._longer()):
            column.reserve(start + room_for)
        acts: list[tuple[int, str, str]] = []
        for chunk in chunks:
            if chunk.after != taken:
                raise ValueError(f"the table stands at {taken}; it cannot take row {chunk.after + 1}")
            acts += self._put(chunk)
            taken += len(chunk.dense["digest"])
        if taken == start:
            return 0
        self._find_rows(start, taken)
        self._note_acts(acts, taken)
        self._count = taken
        return taken - start

    def _longer(self) -> Sequence[Growing | Pool | Mentions | Group[Rare]]:
        return self.rare, self.sources, self._values, self._prose, self._digests

    def _put(self, chunk: Chunk) -> list[tuple[int, str, str]]:
        """Write a chunk; gives what in it acts on another statement: row, act and digest of the other."""
        start, dense = chunk.after, chunk.dense
        count = len(dense["digest"])
        digests = bytes.fromhex("".join(dense["digest"]))
        self._digests.put(start, np.frombuffer(digests, np.uint8).reshape(-1, 32))
        numbers = self._numbers(dense)
        for name, cells in numbers.items():
            self._columns[name].put(start, cells)
        self.days.follow()
        split = len(RARE)
        self.rare.put(start, count, {place: fields[:split] for place, fields in chunk.sparse.items()})
        prose = [list(dense["locator"]), *([""] * count for _ in _PROSE[1:])]
        for place, fields in chunk.sparse.items():
            for column, text in zip(prose[1:], fields[split:], strict=True):
                column[place] = text
        self._prose.put(start, flat(prose), each=len(_PROSE))
        self._values.put(start, dense["value"])
        self.sources.put(start, dense["sources"])
        self._recording.put(start, chunk.recording)
        self._columns["target"].put(start, self._targets(numbers["property"], dense["value"]))
        self._characterise(start, numbers, dense)
        return [
            (start + place, act, fields[-1])
            for place, fields in sorted(chunk.sparse.items())
            if (act := _act_of(fields)) != "assert"
        ]

    def _numbers(self, dense: Mapping[str, Sequence[str]]) -> dict[str, NDArray[np.int32]]:
        return {
            "subject": self.things.numbers(dense["subject"]),
            "key": self.things.numbers(dense["key"]),
            "property": self.properties.numbers(dense["property"]),
            "stated_by": self._parties.numbers(dense["stated_by"]),
            "valid_from": self._dates.numbers(dense["valid_from"]),
            "observed_on": self._dates.numbers(dense["observed_on"]),
            "basis": np.fromiter(
                map(_GROUND_NUMBERS.__getitem__, dense["basis"]), np.int32, len(dense["basis"])
            ),
        }

    def _of_properties(
        self, properties: NDArray[np.int32], says: Callable[[str], object]
    ) -> NDArray[np.intp]:
        """The places whose property is such that ``says`` is true of its name."""
        names = self.properties.texts
        chosen = np.fromiter((bool(says(name)) for name in names), np.bool_, len(names))
        return np.flatnonzero(chosen[properties])

    def _targets(self, properties: NDArray[np.int32], values: Sequence[str]) -> NDArray[np.int32]:
        """For each row the thing that its value points at, or -1."""
        found = np.full(len(values), -1, np.int32)
        named = self._of_properties(properties, names_things().__contains__)
        found[named] = self.things.numbers([values[place][1:-1] for place in named.tolist()])
        recorded = self._of_properties(properties, records_on_things().__contains__)
        found[recorded] = self.things.numbers([on_what(values[place]) for place in recorded.tolist()])
        found[found == self.things[""]] = -1
        return found

    def _characterise(
        self, start: int, numbers: Mapping[str, NDArray[np.int32]], dense: Mapping[str, Sequence[str]]
    ) -> None:
        """Note what can be known without a source, and the dates of sources."""
        seen, texts = self._kinds_known, self.things.texts
        new = len(texts) - seen
        self._kinds.put(seen, np.fromiter(map(kind_number, texts[seen:]), np.int8, new))
        self._kinds_known = seen + new
        kinds = self._kinds.cells[numbers["subject"]]
        always = kinds == SOURCE
        naming = self._of_properties(numbers["property"], names_a_party)
        always[naming] |= kinds[naming] == PARTY
        for place in np.flatnonzero(kinds == YARDSTICK).tolist():
            always[place] = not dense["sources"][place]
        self._columns["always"].put(start, always)
        dated = self._of_properties(numbers["property"], DATED.__contains__)
        dated = dated[kinds[dated] == SOURCE]
        rows, days = self._dated
        kept = int(np.searchsorted(rows, start)) if rows else 0
        del rows[kept:], days[kept:]
        rows += (dated + start).tolist()
        days += [day_in(dense["value"][place]) for place in dated.tolist()]
        telling = np.flatnonzero((kinds == SOURCE) | (kinds == PARTY))
        if len(telling):
            self.source_rows = start + int(telling[-1]) + 1

    def _find_rows(self, start: int, total: int) -> None:
        """Bring the indexes up to so many rows: of a tail row by row, or anew where it has grown long."""
        subjects, targets = self.column("subject", total), self.column("target", total)
        if total - self._base > max(20_000, self._base // 4) or start == 0:
            groups = len(self.things.texts)
            # In one go: a reader must not find a row in both the old tail and the new base.
            self._index = _Index(_grouped(subjects, groups), {}), _Index(_grouped(targets, groups), {})
            self._base = total
            return
        for codes, index in zip((subjects, targets), self._index, strict=True):
            for row, code in enumerate(codes[start:].tolist(), start):
                if code >= 0:
                    index.tail.setdefault(code, []).append(row)

    def _note_acts(self, others: Sequence[tuple[int, str, str]], total: int) -> None:
        """Note what acts on another statement, and on which row."""
        if not others:
            return
        targets = self._rows_by_digest([about for _, _, about in others if about], total)
        acts = [OnAnother(row, act, targets.get(about, -1)) for row, act, about in others]
        self.acts += acts
        self.shields += [one for one in acts if one.act == SHIELD]
        self.judged += [one.row for one in acts if one.act in (SHIELD, "rule")]
        self._acted |= {(one.act, one.target) for one in acts}
        for one in acts:
            if one.act == "destroy" and one.target >= 0:
                self._erase(one.target)

    def _rows_by_digest(self, digests: Sequence[str], total: int) -> dict[str, int]:
        """The rows of several statements in one pass: by their first eight bytes, then in full."""
        if not digests:
            return {}
        heads = self._heads(total)
        wanted = np.unique(np.frombuffer(bytes.fromhex("".join(text[:16] for text in digests)), np.uint64))
        places = np.minimum(np.searchsorted(wanted, heads), len(wanted) - 1)
        likely = np.flatnonzero(wanted[places] == heads).tolist()
        return {self.digest(row): row for row in likely}

    def _heads(self, total: int) -> NDArray[np.uint64]:
        """The first eight bytes of so many digests."""
        found: NDArray[np.uint64] = self._digests.cells.view(np.uint64)[:total, 0]
        return found

    def _erase(self, row: int) -> None:
        self._values.erase(row)
        self._prose.erase(row, _ERASED_PROSE)
        self.rare.change(row, (*self.rare.parts(row)[:-1], "1"))
        self._columns["target"].cells[row] = -1

    # --- reading ------------------------------------------------------------------------------

    def column(self, name: str, rows: int) -> NDArray[Any]:
        """The first rows of a column, as numbers: see the texts of each in ``entry``."""
        return self._columns[name].cells[:rows]

    def keep_picture(self, place: object, picture: object) -> None:
        """Keep a picture under a key that names the rows it was made of; the oldest of many goes."""
        while len(self.kept_pictures) >= MOST_KEPT:
            self.kept_pictures.pop(next(iter(self.kept_pictures)), None)
        self.kept_pictures[place] = picture

    def acts_of(self, act: str, rows: int) -> tuple[NDArray[Any], NDArray[Any]]:
        """The rows of one sort of act among the first rows, and the rows that they are about."""
        found = [(one.row, one.target) for one in self.acts if one.act == act and one.row < rows]
        pairs = np.array(found, np.int64).reshape(-1, 2)
        known = pairs[(pairs[:, 1] >= 0) & (pairs[:, 1] < rows)]
        return known[:, 0], known[:, 1]

    def acted_on(self, act: str, row: int) -> bool:
        """Whether this sort of act was done to a statement."""
        return (act, row) in self._acted

    def dated_rows(self, rows: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """The rows that give a date of a source, and the day (ordinal) from which it counts."""
        at, days = (np.array(part, np.int64) for part in self._dated)
        kept = at < rows
        return at[kept], days[kept].astype(np.int32)

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
            hits = np.flatnonzero(self._heads(self._count) == np.frombuffer(stem[:8], np.uint64)[0])
        else:
            matrix = self._digests.cells[: self._count, : len(stem)]
            hits = np.flatnonzero((matrix == np.frombuffer(stem, np.uint8)).all(axis=1))
        rows = [row for row in hits.tolist() if self.digest(row).startswith(wanted)]
        if len(rows) > 1:
            raise VocabularyError("statement.several", n=len(rows), digest=digest)
        return rows[0] if rows else None

    def digest(self, row: int) -> str:
        """The digest of a row, as 64 hex digits."""
        return bytes(self._digests.cells[row]).hex()

    def rows_of(self, subject: int, rows: int) -> list[int]:
        """The rows about a thing, in order, of the first ``rows``."""
        return self._index[0].rows(subject, rows)

    def rows_to(self, target: int, rows: int) -> list[int]:
        """The rows whose value points at a thing, in order, of the first ``rows``."""
        return self._index[1].rows(target, rows)

    def number(self, column: str, row: int) -> int:
        """The number in a cell."""
        found: int = self._columns[column].cells.item(row)
        return found

    def place(self, row: int) -> tuple[str, str, str]:
        """Of which thing, property and key a row tells."""
        columns, things = self._columns, self.things.texts
        return (
            things[columns["subject"].cells.item(row)],
            self.properties.texts[columns["property"].cells.item(row)],
            things[columns["key"].cells.item(row)],
        )

    def stated_by(self, row: int) -> str:
        """The party that says it."""
        return self._parties.texts[self.number("stated_by", row)]

    def value(self, row: int) -> str:
        """The value as canonical JSON text; empty for none, and for one that was destroyed."""
        return "" if self.rare.meaning(row).erased else self._values.text(row)

    def values(self, rows: NDArray[Any]) -> list[str]:
        """The values of several rows as canonical JSON text; none of them may be destroyed."""
        return self._values.texts(rows)

    def same_values(self, rows: NDArray[Any], others: NDArray[Any]) -> NDArray[np.bool_]:
        """Of each pair of rows whether they have the same value, as text."""
        return self._values.same(rows, others)

    def kinds_of_things(self, numbers: NDArray[Any]) -> NDArray[np.int8]:
        """The number of the kind of each of these things, 0 for a text that names none."""
        found: NDArray[np.int8] = self._kinds.cells[numbers]
        return found

    def party(self, name: str) -> int:
        """The number of a party in the column ``stated_by``, -1 if it said nothing."""
        return self._parties.get(name, -1)

    def parties_as_things(self) -> NDArray[np.int32]:
        """For each party by its number in the column ``stated_by`` its number as a thing, -1 for none."""
        texts = self._parties.texts
        return np.fromiter((self.things.get(text, -1) for text in texts), np.int32, len(texts))

    def date(self, column: str, row: int) -> str:
        """``valid_from`` or ``observed_on`` as text."""
        return self._dates.texts[self.number(column, row)]

    @property
    def longest(self) -> int:
        """No text in a field of any row is longer than this, in bytes."""
        longest_name = max(map(len, self.things.texts), default=0) * 4  # a sign takes four bytes at most
        lists = self.sources.most(len(self)) * (longest_name + 1)
        return max(self._values.longest(len(self)), self._prose.longest(len(self)), lists)

    def recording(self, row: int) -> tuple[str, ...]:
        """When, by which account and in which batch a row was recorded."""
        return self._recording.of(row)

    def in_batch(self, batch: str, rows: int) -> list[int]:
        """Which of the first rows were recorded in a batch."""
        return self._recording.with_text(RECORDING.index("batch"), batch, rows)

    def recorded(self, rows: int) -> Iterator[tuple[str, int, int]]:
        """Each run of rows recorded at once: when, its first row, and the one behind its last."""
        if rows:
            yield from ((texts[0], start, end) for texts, start, end in self._recording.each(rows))

    def content(self, row: int) -> tuple[Any, ...]:
        """What a row says, in the order of FIELDS; of what was destroyed no value, quotation or note."""
        act, sensitivity, audience, non_value, valid_to, known_from, erased = self.rare.parts(row)
        locator, quotation, note, about = self._prose.text(row).split("\0")
        if erased:
            quotation = note = ""
        return (
            act,
            *self.place(row),
            (None if erased else self._values.text(row)) or None,
            non_value,
            self.sources.of(row),
            locator,
            quotation,
            _GROUNDS[self.number("basis", row)],
            self.stated_by(row),
            self.date("valid_from", row),
            valid_to,
            self.date("observed_on", row),
            known_from,
            sensitivity,
            listed(audience),
            about,
            note,
        )

    def entry(self, row: int) -> Entry:
        """A row in full."""
        recorded_at, recorded_by, batch = self.recording(row)
        return Entry(
            row=row,
            digest=self.digest(row),
            said=Statement(**dict(zip(FIELDS, self.content(row), strict=True))),
            erased=self.rare.meaning(row).erased,
            recorded_at=recorded_at,
            recorded_by=recorded_by,
            batch=batch,
        )


def _act_of(fields: Sequence[str]) -> str:
    """What a row does to another one, by its fields of SPARSE; a shield tells of the one that it is about."""
    shield = fields[RARE.index("non_value")] == SHIELDED
    return SHIELD if shield and fields[RARE.index("act")] == "assert" else fields[RARE.index("act")]


def _chunk(rows: Sequence[Row]) -> Chunk:
    """Rows as columns. Raises ValueError if one does not follow the other."""
    after = rows[0].position - 1
    if rows[-1].position != after + len(rows):
        raise ValueError(f"rows {rows[0].position} to {rows[-1].position} are not {len(rows)} rows")
    columns = dict(zip(Row._fields, zip(*rows, strict=True), strict=True))
    dense = {name: [text or "" for text in columns[name]] for name in DENSE}
    columns["erased"] = tuple("1" if erased else "" for erased in columns["erased"])
    fields = zip(*(([text or "" for text in columns[name]]) for name in SPARSE), strict=True)
    recording = list(enumerate(zip(*(columns[name] for name in RECORDING), strict=True)))
    sparse = {place: parts for place, parts in enumerate(fields) if parts != NOTHING_SPARSE}
    return Chunk(after=after, dense=dense, sparse=sparse, recording=recording)


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
