# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Measure one set of statements on one database, in a process of its own; figures as JSON on standard output.

``run.py`` starts it, with the database and the home folder in the environment: first ``fill``, which
makes the database and measures on it, then ``grown`` and ``held``, which load what stands there and
say what that takes of memory. ``fill-alone`` makes the database and measures nothing.
"""

import contextlib
import datetime
import gc
import itertools
import json
import os
import pathlib
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

import django
import synthetic
from django.core.management import call_command
from django.db import connection

from kamerbreed import reference
from kamerbreed.documents import Documents
from kamerbreed.exchange import extract, write_statements_csv, write_workbook
from kamerbreed.ledger import TABLE, Ledger
from kamerbreed.overview import overview
from kamerbreed.picture import Coordinates, Picture, Row, Saying, Table, state
from kamerbreed.vocabulary import Statement, kinds

TODAY = datetime.date(2026, 11, 24)
PAST = datetime.date(2021, 7, 1)
MOMENTS = (datetime.date(2019, 6, 1), PAST, TODAY)
READERS = {"reference": "party/korpsleiding", "synthetic": synthetic.READER}
ENOUGH_S = 10.0
MOST_IN_A_BOOK = 100_000
"""Above it a workbook is not measured (a dash in the table): its time is linear, and takes minutes."""
BATCH, THINGS, NEW = 100_000, 500, 100
_NAMES = ", ".join(f'"{name}"' for name in Row._fields[:-1])
COLUMNS = _NAMES.replace('"digest"', '"digest", "salt" IS NULL')
"""What the ledger reads of each row to make its table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure; ``ratio`` is that to a bare read of the same rows, None where it says nothing."""

    measure: str
    value: float
    unit: str
    ratio: float | None = None


# --- the clock -----------------------------------------------------------------------------------


def seconds(run: Callable[[], object]) -> float:
    """How long one run takes, with nothing left over from before."""
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def best(make: Callable[[int], Callable[[], object]], times: int = 5) -> float:
    """The shortest of some runs, each freshly made; after ten seconds of running it is enough."""
    runs: list[float] = []
    while len(runs) < times and sum(runs) < ENOUGH_S:
        runs.append(seconds(make(len(runs))))
    return min(runs)


def bare(where: str = "") -> None:
    """Read the same columns of the same rows through the same driver, and do nothing with them."""
    connection.ensure_connection()
    with contextlib.closing(connection.connection.cursor()) as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM {TABLE} {where} ORDER BY position")
        cursor.fetchall()


# --- what is measured ----------------------------------------------------------------------------


class Measuring:
    """The measures of one set on one database, one after the other, each told on standard error."""

    def __init__(self, name: str, size: int) -> None:
        self._name, self._size = name, size
        self._party = READERS[name]
        self._figures: list[Figure] = []
        self._bare_s: list[float] = []
        self._of_all_rows: dict[str, float] = {}

    def _note(self, measure: str, value: float, unit: str, ratio: float | None = None) -> None:
        self._figures.append(Figure(measure=measure, value=value, unit=unit, ratio=ratio))
        sys.stderr.write(f"  {connection.vendor} {self._name}: {measure} {value:,.4g} {unit}\n")

    def _note_time(self, measure: str, spent_s: float) -> None:
        """A figure over all rows; a bare read is taken beside it, and the best of them all is the measure."""
        self._note(measure, spent_s, "s")
        self._of_all_rows[measure] = spent_s
        self._bare_s.append(seconds(bare))

    def all(self) -> list[Figure]:
        """Every figure, in the order of the table."""
        append_s = self.fill()
        rows = len(_table())
        self._measure()
        self._writing()
        read_s = min(self._bare_s)
        first = [
            Figure(measure="rows", value=rows, unit="rows"),
            Figure(measure="bare read", value=read_s, unit="s", ratio=1.0),
            Figure(measure="append", value=rows / append_s, unit="rows/s", ratio=append_s / read_s),
        ]
        ratios = {measure: spent / read_s for measure, spent in self._of_all_rows.items()}
        return [*first, *(replace(one, ratio=ratios.get(one.measure, one.ratio)) for one in self._figures)]

    def fill(self) -> float:
        """Append the statements and measure nothing else; gives the seconds that it took."""
        return self._append()

    def _measure(self) -> None:
        self._note_time("load of the table, cold", best(lambda _: Ledger().follow))
        table = _table()
        self._pictures(table)
        self._things(table, "one thing, as of 2021", Coordinates(valid_at=PAST, known_at=PAST))
        self._things(table, "one thing, today", Coordinates(valid_at=TODAY))
        self._note_time("fingerprint", best(lambda _: partial(getattr, _new(table, TODAY), "fingerprint")))
        self._note_time("overview", best(lambda _: partial(overview, _new(table, TODAY), MOMENTS)))
        self._note_time("verify", best(lambda _: Ledger().verify))
        self._files(table)

    def _append(self) -> float:
        ledger = Ledger()
        digests: list[str] = []
        if self._name == "reference":
            data = reference.statements()
            saying = Saying(statements=data.statements, where=data.where)
            return seconds(partial(_state, ledger, saying, digests))
        said = synthetic.statements(self._size)
        spent = 0.0
        for start in range(0, len(said), BATCH):
            saying = Saying(statements=said[start : start + BATCH])
            spent += seconds(partial(_state, ledger, saying, digests))
        wrong = synthetic.retractions(self._size, digests, said)
        return spent + seconds(partial(ledger.perform, _as_given, wrong, recorded_by="bench"))

    def _pictures(self, table: Table) -> None:
        asked: dict[str, dict[str, Any]] = {
            "valid_at": {},
            "valid_at, known_at": {"known_at": PAST},
            "valid_at, known_at, known_by": {"known_at": PAST, "known_by": self._party},
        }
        for name, more in asked.items():
            self._note_time(f"picture at new {name}", _of_pictures(table, more))

    def _things(self, table: Table, measure: str, coordinates: Coordinates) -> None:
        picture = Picture(table, coordinates)
        found = [subject for kind in kinds().values() for subject in picture.subjects(kind)]
        chosen = found[:: max(len(found) // THINGS, 1)]
        spent = [seconds_of_thing(picture, subject) for subject in chosen]
        read = [seconds_of_rows(table, subject) for subject in chosen]
        middle = statistics.median(spent)
        self._note(measure, middle, "s", middle / statistics.median(read))

    def _files(self, table: Table) -> None:
        """All statements out to a file and to a backup, each once."""
        with tempfile.TemporaryDirectory() as folder:
            home = pathlib.Path(folder)
            taken = partial(extract, _new(table, TODAY), "nl", [])
            csv, book = home / "out.csv", home / "out.xlsx"
            self._note_time("export to CSV", seconds(lambda: write_statements_csv(csv, taken())))
            self._note("export to CSV, size", csv.stat().st_size / 1e6, "MB")
            if len(table) <= MOST_IN_A_BOOK:
                self._note_time(
                    "export to XLSX, a sheet a kind", seconds(lambda: write_workbook(book, taken()))
                )
                self._note("export to XLSX, size", book.stat().st_size / 1e6, "MB")
            documents, backup = Documents(home / "documents"), home / "backup.tar"
            self._note_time("backup", seconds(lambda: Ledger().backup(backup, documents)))
            self._note("backup, size", backup.stat().st_size / 1e6, "MB")

    def _writing(self) -> None:
        writer, reader = Ledger(), Ledger()
        writer.follow()
        reader.follow()
        spent, read = [], []
        first = len(_table()) + 1
        for number in range(5):
            _state(writer, self._later(number, NEW), [])
            spent.append(seconds(reader.follow))
            read.append(seconds(partial(bare, f"WHERE position BETWEEN {first} AND {first + NEW - 1}")))
            first += NEW
        self._note(f"follow of {NEW} new statements", min(spent), "s", min(spent) / min(read))
        one = best(lambda n: partial(_state, writer, self._later(100 + n, 1), []))
        self._note("one statement stated", one, "s")

    def _later(self, number: int, count: int) -> Saying:
        return Saying(statements=synthetic.later(number, count, self._party))


def _state(ledger: Ledger, saying: Saying, digests: list[str]) -> None:
    digests.extend(ledger.perform(state, saying, recorded_by="bench"))


def _table() -> Table:
    return Ledger().picture(Coordinates(valid_at=PAST)).table


def _as_given(picture: Picture, intent: Sequence[Statement]) -> Sequence[Statement]:
    """An act that trusts its input."""
    return intent


_EARLIER = itertools.count(1)


def _new(table: Table, day: datetime.date, **more: Any) -> Picture:
    """A picture of a day that was not asked for before, by any measure."""
    return Picture(table, Coordinates(valid_at=day - datetime.timedelta(days=next(_EARLIER)), **more))


def _of_pictures(table: Table, more: dict[str, Any]) -> float:
    return best(lambda _: partial(_new, table, PAST, **more))


def seconds_of_thing(picture: Picture, subject: str) -> float:
    """All facts of a thing, asked for the first time."""
    start = time.perf_counter()
    picture.facts(subject)
    return time.perf_counter() - start


def seconds_of_rows(table: Table, subject: str) -> float:
    """The rows of a thing read from the database, if one knew already which they are."""
    rows = table.rows_of(table.things[subject], len(table))
    start = time.perf_counter()
    bare(f"WHERE position IN ({', '.join(str(row + 1) for row in rows)})")
    return time.perf_counter() - start


# --- memory --------------------------------------------------------------------------------------


def _now_mb() -> float:
    """Memory of this process that is in use, in MB (Linux)."""
    gc.collect()
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def grown() -> Iterator[Figure]:
    """By how much the process grows, freed memory that it keeps included."""
    connection.ensure_connection()
    start = _now_mb()
    picture = Ledger().picture(Coordinates(valid_at=TODAY))
    loaded = _now_mb()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    overview(picture, MOMENTS)
    yield Figure(measure="memory: process grows by, table", value=loaded - start, unit="MB")
    yield Figure(measure="memory: highest while loading", value=max(peak, loaded) - start, unit="MB")
    yield Figure(measure="memory: grows further by, overview", value=_now_mb() - loaded, unit="MB")


def held() -> Iterator[Figure]:
    """What the table and one picture hold, by count of every allocation."""
    connection.ensure_connection()
    gc.collect()
    tracemalloc.start()
    table = Ledger().picture(Coordinates(valid_at=TODAY)).table
    gc.collect()
    of_table = tracemalloc.get_traced_memory()[0]
    picture = Picture(table, Coordinates(valid_at=PAST, known_at=PAST))
    gc.collect()
    both = tracemalloc.get_traced_memory()[0]
    assert len(picture.table) == len(table)
    yield Figure(measure="memory: held by the table", value=of_table / 1e6, unit="MB")
    yield Figure(measure="memory: held by one picture", value=(both - of_table) / 1e6, unit="MB")


def main(mode: str, name: str, size: int) -> None:
    """Measure and write the figures."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kamerbreed.settings")
    django.setup()
    if mode == "fill":
        call_command("migrate", verbosity=0)
        figures = Measuring(name, size).all()
    elif mode == "fill-alone":
        call_command("migrate", verbosity=0)
        Measuring(name, size).fill()
        figures = []
    else:
        figures = list(grown() if mode == "grown" else held())
    version = sqlite3.sqlite_version
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            version = cursor.fetchone()[0]
    json.dump({"version": version, "figures": [asdict(figure) for figure in figures]}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
