# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Both sinks beside each other: what was altered, what was cut off, what stands in one of them only."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kamerbreed.audit._chain import GENESIS, digest_of, link
from kamerbreed.audit._file import Line
from kamerbreed.vocabulary import Told

Progress = Callable[[int, int], None]
MOST_TOLD = 100
"""Faults that are told one by one; the rest is counted."""
_NUMBERS = re.compile(r"entry/(\d+)-(\d+)", re.ASCII)
_STEP = 5_000


@dataclass(slots=True, kw_only=True)
class Verdict:
    """What was found: ``rows`` in the database, ``lines`` in the file, the last link of each.

    ``faults`` must not be; of more than a hundred the rest is only counted in ``faulty``. ``notes`` are what
    can happen and was accounted for, such as an entry that was not completed.
    """

    rows: int = 0
    lines: int = 0
    head_of_rows: str = GENESIS
    head_of_lines: str = GENESIS
    faulty: int = 0
    faults: list[Told] = field(default_factory=list)
    notes: list[Told] = field(default_factory=list)

    def fault(self, told: Told) -> None:
        """Count a fault, and keep it if there are not too many."""
        self.faulty += 1
        if len(self.faults) < MOST_TOLD:
            self.faults.append(told)


@dataclass(slots=True)
class _Span:
    """Numbers that follow each other and stand in one sink only."""

    first: int
    end: int


@dataclass(slots=True)
class _Found:
    """What the comparison met: spans in one sink only, and the numbers that entries speak of."""

    rows_only: list[_Span] = field(default_factory=list)
    lines_only: list[_Span] = field(default_factory=list)
    unfinished: set[int] = field(default_factory=set)
    resumed: set[int] = field(default_factory=set)


def compare(
    rows: Iterator[Line],
    lines: Iterator[tuple[int, Line | None]],
    *,
    guards: list[str],
    total: int,
    progress: Progress,
) -> Verdict:
    """Walk both sinks in the order of their numbers."""
    verdict, found = Verdict(), _Found()
    if guards:
        verdict.fault(Told("audit.unguarded", names=", ".join(guards)))
    ours, theirs = _table(rows, verdict, total, progress), _file(lines, verdict)
    row, line = next(ours, None), next(theirs, None)
    while row is not None or line is not None:
        if line is None or (row is not None and row.number < line.number):
            assert row is not None
            _widen(found.rows_only, row.number)
            row = next(ours, None)
        elif row is None or line.number < row.number:
            _widen(found.lines_only, line.number)
            line = next(theirs, None)
        else:
            if row.digest != line.digest:
                verdict.fault(Told("audit.differs", number=row.number))
            else:
                _heard(found, row)
            row, line = next(ours, None), next(theirs, None)
    _account(verdict, found)
    return verdict


def _table(rows: Iterator[Line], verdict: Verdict, total: int, progress: Progress) -> Iterator[Line]:
    for row in rows:
        verdict.rows += 1
        if row.digest != digest_of(row.number, row.at, row.content):
            verdict.fault(Told("audit.row.altered", number=row.number))
        if row.previous != verdict.head_of_rows or row.chain != _link(row):
            verdict.fault(Told("audit.row.chain", number=row.number))
        verdict.head_of_rows = row.chain
        if verdict.rows % _STEP == 0:
            progress(row.number, total)
        yield row


def _file(lines: Iterator[tuple[int, Line | None]], verdict: Verdict) -> Iterator[Line]:
    """The lines in the order of their numbers; what is no entry, or comes out of turn, is told."""
    number = 0
    for place, line in lines:
        if line is None:
            verdict.notes.append(Told("audit.line.broken", line=place))
            continue
        verdict.lines += 1
        if line.digest != digest_of(line.number, line.at, line.content):
            verdict.fault(Told("audit.line.altered", line=place, number=line.number))
        if line.previous != verdict.head_of_lines or line.chain != _link(line):
            verdict.fault(Told("audit.line.chain", line=place, number=line.number))
        verdict.head_of_lines = line.chain
        if line.number <= number:
            verdict.fault(Told("audit.line.order", line=place, number=line.number))
            continue
        number = line.number
        yield line


def _link(line: Line) -> str:
    try:
        return link(line.previous, line.digest)
    except ValueError:
        return ""


def _widen(spans: list[_Span], number: int) -> None:
    if spans and spans[-1].end == number - 1:
        spans[-1].end = number
    else:
        spans.append(_Span(number, number))


def _heard(found: _Found, row: Line) -> None:
    """What an entry that stands in both says of other entries."""
    numbers: Mapping[str, set[int]] = {"unfinished": found.unfinished, "resume": found.resumed}
    said = numbers.get(row.content[0])
    named = _NUMBERS.fullmatch(row.content[1])
    if said is not None and named is not None:
        first, end = int(named[1]), min(int(named[2]), row.number)
        said.update(range(first, end + 1))


def _account(verdict: Verdict, found: _Found) -> None:
    for span in found.lines_only:
        numbers = set(range(span.first, span.end + 1))
        if numbers <= found.unfinished:
            verdict.notes.append(Told("audit.unfinished", first=span.first, end=span.end))
        elif numbers <= found.unfinished | found.resumed:
            verdict.notes.append(Told("audit.resumed.file", first=span.first, end=span.end))
        else:
            verdict.fault(Told("audit.only.file", first=span.first, end=span.end))
    for span in found.rows_only:
        if set(range(span.first, span.end + 1)) <= found.resumed:
            verdict.notes.append(Told("audit.resumed.rows", first=span.first, end=span.end))
        else:
            verdict.fault(Told("audit.only.rows", first=span.first, end=span.end))
