# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Columns that only grow: numbers, texts by number, texts end to end, and fields that come together.

A column is written beyond the rows that are published and read within them, so that whoever holds
an older prefix keeps what he read.
"""

import bisect
import itertools
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

SEPARATOR = "\0"
"""Between texts that are stored end to end: no text of a statement may hold it."""
_SEMICOLON, _NUL, _ERASED = 0x3B, 0x00, 0x01
T = TypeVar("T")


class Interned(dict[str, int]):
    """Texts and their numbers, given out in the order of arrival."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self.texts)
        self.texts.append(text)
        return number

    def numbers(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """The number of each text; new ones are given one."""
        return np.fromiter(map(self.__getitem__, texts), np.int32, len(texts))


class Growing:
    """A column of numbers; ``width`` numbers a row where it is more than one.

    It is as narrow as its numbers allow, and made wider when one comes that does not fit.
    """

    def __init__(self, dtype: type[np.generic], width: int = 0) -> None:
        self._shape = (width,) if width else ()
        self.cells: NDArray[Any] = np.empty((1024, *self._shape), dtype)

    def reserve(self, rows: int) -> None:
        """Make room for so many rows in one go."""
        if rows > len(self.cells):
            self._remake(rows, self.cells.dtype)

    def _remake(self, rows: int, dtype: Any) -> None:
        grown = np.empty((rows, *self._shape), dtype)
        grown[: len(self.cells)] = self.cells
        self.cells = grown

    def put(self, start: int, values: NDArray[Any]) -> None:
        """Write values from this row on."""
        needed = start + len(values)
        if needed > len(self.cells):
            self.reserve(max(needed, len(self.cells) * 3 // 2))
        if values.dtype != self.cells.dtype and len(values) and values.max() > np.iinfo(self.cells.dtype).max:
            self._remake(len(self.cells), values.dtype)
        self.cells[start:needed] = values


class Pool:
    """Texts end to end as UTF-8, each found by where it starts: far smaller than as many objects."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._starts = Growing(np.uint32)
        # While an array looks into the bytes they cannot grow.
        self._looking = threading.Lock()

    def reserve(self, rows: int) -> None:
        """Make room for the places of so many texts."""
        self._starts.reserve(rows + 1)

    def put(self, start: int, texts: Sequence[str], each: int = 1) -> None:
        """Write texts from this row on; ``each`` of them make one row, with a separator between."""
        begin = int(self._starts.cells[start]) if start else 0
        packed, ends = packed_texts(texts)
        with self._looking:
            del self._bytes[begin:]
            self._bytes += packed
        if not start:
            self._starts.put(0, np.zeros(1, np.int64))
        self._starts.put(start + 1, ends[each - 1 :: each] + (begin + 1))

    def text(self, row: int) -> str:
        """The text of a row."""
        starts = self._starts.cells
        begin, end = starts.item(row), starts.item(row + 1)
        return self._bytes[begin : end - 1].decode("utf-8", "surrogateescape")

    def longest(self, rows: int) -> int:
        """The most bytes that one of the first rows has."""
        return int(np.diff(self._starts.cells[: rows + 1].astype(np.int64)).max(initial=0))

    def texts(self, rows: NDArray[Any]) -> list[str]:
        """The texts of several rows, where one text makes a row."""
        if not len(rows):
            return []
        begins, lengths = self._spans(rows)
        return self._look(begins, lengths).tobytes()[:-1].decode("utf-8", "surrogateescape").split(SEPARATOR)

    def same(self, rows: NDArray[Any], others: NDArray[Any]) -> NDArray[np.bool_]:
        """Of each pair of rows whether their texts are the same."""
        begins, lengths = self._spans(rows)
        other_begins, other_lengths = self._spans(others)
        found: NDArray[np.bool_] = lengths == other_lengths
        alike = np.flatnonzero(found & (rows != others))
        if len(alike):
            lengths = lengths[alike]
            equal = self._look(begins[alike], lengths) == self._look(other_begins[alike], lengths)
            found[alike] = np.logical_and.reduceat(equal, np.cumsum(lengths) - lengths)
        return found

    def _spans(self, rows: NDArray[Any]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the text of each row begins, and how long it is with the separator behind it."""
        starts = self._starts.cells
        begins = starts[rows].astype(np.int64)
        return begins, starts[rows + 1].astype(np.int64) - begins

    def _look(self, begins: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.uint8]:
        """The bytes of several spans, end to end."""
        ends = np.cumsum(lengths)
        places = np.repeat(begins - ends + lengths, lengths) + np.arange(ends[-1])
        with self._looking:
            found: NDArray[np.uint8] = np.frombuffer(self._bytes, np.uint8)[places]
        return found

    def erase(self, row: int, parts: Sequence[int] = (0,)) -> None:
        """Overwrite these parts of a row with what says nothing."""
        begin, end = self._starts.cells[row : row + 2].tolist()
        part = 0
        for place in range(begin, end - 1):
            if self._bytes[place] == _NUL:
                part += 1
            elif part in parts:
                self._bytes[place] = _ERASED


def packed_texts(texts: Sequence[str]) -> tuple[bytes, NDArray[np.int64]]:
    """Texts end to end, each with a separator behind it, and the places of those separators."""
    data = SEPARATOR.join(texts).encode("utf-8", "surrogateescape") + b"\0"
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == _NUL)
    if len(ends) != len(texts):  # only a damaged database holds the separator itself
        return packed_texts([text.replace(SEPARATOR, "\ufffd") for text in texts])
    return data, ends


class Mentions:
    """For each row the numbers of the things in a list; of an empty list the number of no text."""

    def __init__(self, things: Interned) -> None:
        self._things = things
        self._numbers = Growing(np.int32)
        self._starts = Growing(np.uint32)

    def reserve(self, rows: int) -> None:
        """Make room for so many rows."""
        self._starts.reserve(rows + 1)
        self._numbers.reserve(rows)

    def put(self, start: int, lists: Sequence[str]) -> None:
        """Write lists, their things with semicolons between, from this row on."""
        begin = int(self._starts.cells[start]) if start else 0
        data, ends = packed_texts(lists)
        marks = np.frombuffer(data, np.uint8)
        parts = np.cumsum((marks == _SEMICOLON) | (marks == _NUL))[ends]
        names = data[:-1].decode("utf-8", "surrogateescape").replace(";", SEPARATOR).split(SEPARATOR)
        self._numbers.put(begin, self._things.numbers(names))
        if not start:
            self._starts.put(0, np.zeros(1, np.int64))
        self._starts.put(start + 1, parts + begin)

    def of(self, row: int) -> tuple[str, ...]:
        """The things of a row."""
        begin, end = self._starts.cells[row : row + 2].tolist()
        texts = self._things.texts
        return tuple(text for number in self._numbers.cells[begin:end].tolist() if (text := texts[number]))

    def most(self, rows: int) -> int:
        """The most things that one of the first rows has."""
        return int(np.diff(self._starts.cells[: rows + 1].astype(np.int64)).max(initial=0))

    def least(self, rows: int, values: NDArray[np.int32]) -> NDArray[np.int32]:
        """For each of the first rows the least of the values of its things; values by number of thing."""
        if not rows:
            return np.zeros(0, np.int32)
        starts = self._starts.cells[: rows + 1]
        found: NDArray[np.int32] = np.minimum.reduceat(
            values[self._numbers.cells[: int(starts[rows])]], starts[:rows]
        )
        return found

    def pairs(self, rows: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Each mention among the first rows: its row and its thing, in order; an empty list makes one too."""
        starts = self._starts.cells[: rows + 1].astype(np.int64)
        if not rows:
            return np.zeros(0, np.int32), np.zeros(0, np.int32)
        of = np.repeat(np.arange(rows, dtype=np.int32), np.diff(starts))
        return of, self._numbers.cells[: int(starts[-1])]

    def none(self, rows: NDArray[Any]) -> NDArray[np.bool_]:
        """Of these rows, which have no thing."""
        nothing = self._things.get("", -1)
        found: NDArray[np.bool_] = self._numbers.cells[self._starts.cells[rows]] == nothing
        return found


class Group(Generic[T]):
    """Fields that are seldom filled, as one number a row; what each number means is read once.

    Number 0 is that none of them is filled.
    """

    def __init__(self, nothing: Sequence[str], read: Callable[[Sequence[str]], T]) -> None:
        self._read = read
        self._numbers = Interned()
        self._column = Growing(np.int16)
        self._parts: list[tuple[str, ...]] = []
        self._meanings: list[T] = []
        self._number(tuple(nothing))

    def _number(self, parts: tuple[str, ...]) -> int:
        number = self._numbers[SEPARATOR.join(parts)]
        if number == len(self._parts):
            self._meanings.append(self._read(parts))
            self._parts.append(parts)
        return number

    def reserve(self, rows: int) -> None:
        """Make room for so many rows."""
        self._column.reserve(rows)

    def put(self, start: int, count: int, filled: Mapping[int, Sequence[str]]) -> None:
        """Write rows from this one on; ``filled`` gives the fields of those that have any, by their place."""
        numbers = np.zeros(count, np.int32)
        for place, parts in filled.items():
            numbers[place] = self._number(tuple(parts))
        self._column.put(start, numbers)

    def parts(self, row: int) -> tuple[str, ...]:
        """The fields of a row."""
        number: int = self._column.cells.item(row)
        return self._parts[number]

    def meaning(self, row: int) -> T:
        """What the fields of a row mean."""
        number: int = self._column.cells.item(row)
        return self._meanings[number]

    def at(self, rows: NDArray[Any]) -> NDArray[Any]:
        """The numbers of the fields of these rows."""
        found: NDArray[Any] = self._column.cells[rows]
        return found

    def meanings(self, start: int) -> Sequence[T]:
        """What the numbers from this one on mean."""
        return self._meanings[start:]

    def change(self, row: int, parts: Sequence[str]) -> None:
        """Give a row other fields."""
        self._column.put(row, np.array([self._number(tuple(parts))], np.int32))

    def spread(self, rows: int, dtype: type[np.generic], of: Callable[[T], Any]) -> NDArray[Any]:
        """For each of the first rows what ``of`` says of its meaning; each meaning is asked once."""
        meanings = self._meanings[:]
        values = np.fromiter(map(of, meanings), dtype, len(meanings))
        found: NDArray[Any] = values[self._column.cells[:rows]]
        return found


class Runs:
    """Texts that stay the same over many rows: where each run begins, and what it says."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._texts: list[tuple[str, ...]] = []

    def put(self, start: int, runs: Sequence[tuple[int, tuple[str, ...]]]) -> None:
        """Write runs, each from its place behind this row on; what stood from there on goes."""
        kept = bisect.bisect_left(self._starts, start)
        del self._starts[kept:], self._texts[kept:]
        for place, texts in runs:
            if not self._texts or self._texts[-1] != texts:
                self._texts.append(texts)
                self._starts.append(start + place)

    def each(self, rows: int) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """Each run within the first rows: its texts, where it begins and where it ends.

        Rows may come in meanwhile: the runs of these rows stay as they are, and later ones do not count.
        """
        starts = self._starts[: bisect.bisect_left(self._starts, rows)]
        texts = self._texts[: len(starts)]
        yield from zip(texts, starts, [*starts[1:], rows], strict=True)

    def with_text(self, place: int, text: str, rows: int) -> list[int]:
        """The rows, within the first ones, of each run that has this text at this place."""
        return [
            row for texts, start, end in self.each(rows) if texts[place] == text for row in range(start, end)
        ]

    def of(self, row: int) -> tuple[str, ...]:
        """The texts of a row."""
        return self._texts[bisect.bisect_right(self._starts, row) - 1]


def flat(columns: Sequence[Sequence[str]]) -> list[str]:
    """The cells of several columns, row by row."""
    return list(itertools.chain.from_iterable(zip(*columns, strict=True)))
