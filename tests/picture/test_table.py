# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The table of all statements: it follows the ledger while people read, and finds what it holds."""

import datetime
import threading
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from kamerbreed.picture import Coordinates, Picture, Table
from kamerbreed.picture import _table as table_module
from kamerbreed.picture._columns import Pool, Runs
from kamerbreed.vocabulary import VocabularyError
from tests.world import OTHER_ROOM, REGION, ROOM, WORLD, name_of, rows_of, says, table_with

DAY = datetime.date(2025, 1, 1)


def test_a_statement_may_come_in_while_somebody_looks_up_another(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = rows_of([*WORLD, says(ROOM, "staff", 150)])
    table = Table()
    table.extend(rows[:-1])
    find_nonzero = table_module.np.flatnonzero
    coming = [rows[-1:]]

    def meanwhile(*given: Any) -> Any:
        if coming:
            table.extend(coming.pop())
        return find_nonzero(*given)

    monkeypatch.setattr(table_module.np, "flatnonzero", meanwhile)
    assert table.find(rows[0].digest) == 0
    monkeypatch.undo()
    assert not coming
    assert table.find(rows[-1].digest) == len(rows) - 1
    assert Picture(table, Coordinates(valid_at=DAY)).get(ROOM).staff == 150


def test_every_statement_is_found_by_its_digest_and_by_a_beginning_of_it() -> None:
    table = table_with(WORLD)
    for row, said in enumerate(WORLD):
        assert table.digest(row) == name_of(said)
        assert table.find(name_of(said)) == row
        assert table.find(name_of(said)[:15].upper()) == row
        assert table.entry(row).said == said


def test_while_a_long_batch_comes_in_nobody_sees_a_part_of_it() -> None:
    table = table_with(WORLD)
    said = [says(ROOM, "staff", 150), says(ROOM, "remark", 1, key="1"), says(OTHER_ROOM, "staff", 7)]
    rows = [row._replace(position=at) for at, row in enumerate(rows_of(said), len(WORLD) + 1)]
    seen: list[object] = []

    def coming() -> Iterator[table_module.Chunk]:
        for row in rows:
            yield table_module._chunk([row])
            picture = Picture(table, Coordinates(valid_at=DAY))
            seen.append((len(table), picture.get(ROOM).staff, picture.many(ROOM, "remark")))

    assert table.take(coming(), room_for=len(rows)) == len(rows)
    assert seen == [(len(WORLD), None, {})] * len(rows)
    picture = Picture(table, Coordinates(valid_at=DAY))
    assert (picture.get(ROOM).staff, picture.many(ROOM, "remark")) == (150, {"1": 1})


def test_a_batch_that_breaks_off_while_it_comes_in_leaves_nothing_and_can_come_again() -> None:
    table = table_with(WORLD)
    said = [says(ROOM, "staff", 150, note="x"), says(OTHER_ROOM, "staff", 7, sources=("source/2019",))]
    rows = [row._replace(position=at) for at, row in enumerate(rows_of(said), len(WORLD) + 1)]

    def breaking() -> Iterator[table_module.Chunk]:
        yield table_module._chunk([rows[0]._replace(value="1", key="wrong", sources="source/letter")])
        raise OSError("the connection is gone")

    with pytest.raises(OSError, match="gone"):
        table.take(breaking())
    assert len(table) == len(WORLD)
    table.extend(rows)
    assert [table.entry(len(WORLD) + at).said for at in range(len(said))] == said


@pytest.mark.parametrize("digest", ["", "1234567", "z" * 64, "f" * 64, "0" * 65, "é" * 10])
def test_what_is_no_digest_of_a_statement_finds_nothing(digest: str) -> None:
    assert table_with(WORLD).find(digest) is None


def test_nothing_is_found_in_an_empty_table() -> None:
    assert Table().find("0" * 64) is None
    assert Picture(Table(), Coordinates(valid_at=DAY)).position == ""


def test_a_beginning_that_fits_two_statements_asks_for_more_of_it() -> None:
    rows = rows_of(WORLD[:2])
    table = Table()
    table.extend([rows[0]._replace(digest="ab" * 32), rows[1]._replace(digest="ab" * 31 + "cd")])
    with pytest.raises(VocabularyError, match="2 statements begin with abababab"):
        table.find("abababab")
    assert table.find("ab" * 31 + "c") == 1


def test_rows_that_do_not_follow_the_table_are_refused() -> None:
    rows = rows_of(WORLD)
    table = Table()
    table.extend(rows[:3])
    with pytest.raises(ValueError, match="stands at 3"):
        table.extend(rows[4:6])
    with pytest.raises(ValueError, match="stands at 3"):
        table.extend(rows[2:4])
    assert table.extend(rows[3:]) == len(rows) - 3


def test_a_long_history_that_came_in_by_and_by_reads_as_if_it_had_come_at_once() -> None:
    link = says(REGION, "served_by", OTHER_ROOM, observed_on="2024-01-01")
    (remark,) = rows_of([says(ROOM, "remark", 7, key="0")])
    remarks = [remark._replace(key=str(number)) for number in range(20_500)]
    rows = [*rows_of(WORLD), *remarks, *rows_of([link, says(ROOM, "staff", 150)])]
    numbered = [row._replace(position=at, digest=f"{at:064x}") for at, row in enumerate(rows, 1)]
    followed, fresh = Table(), Table()
    fresh.extend(numbered)
    for start, end in ((0, 5), (5, 20_300), (20_300, 20_400), (20_400, len(rows))):
        followed.extend(numbered[start:end])
    for table in (followed, fresh):
        room = table.things[ROOM]
        expected = [row for row, said in enumerate(numbered) if said.subject == ROOM]
        assert table.rows_of(room, len(table)) == expected
        assert table.rows_of(room, 300) == [row for row in expected if row < 300]
        assert table.rows_to(table.things[OTHER_ROOM], len(table)) == [len(rows) - 2]
        picture = Picture(table, Coordinates(valid_at=DAY))
        assert picture.fact(ROOM, "remark", "20499").value == 7
        assert [relation.subject for relation in picture.incoming(OTHER_ROOM)] == [REGION]
        assert picture.get(ROOM).staff == 150


def test_statements_may_come_in_while_somebody_reads_the_values_of_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Memory that is being looked into cannot grow: the reader would bring the writer down."""
    pool, rows = Pool(), np.arange(3)
    pool.put(0, ["een", "twee", "drie"])
    look, failed, writers = np.frombuffer, list[Exception](), list[threading.Thread]()

    def write() -> None:
        try:
            pool.put(3, ["vier"])
        except BufferError as error:
            failed.append(error)

    def meanwhile(*given: Any) -> Any:
        found = look(*given)
        if not writers:
            writers.append(threading.Thread(target=write))
            writers[0].start()
            writers[0].join(0.1)
        return found

    monkeypatch.setattr(np, "frombuffer", meanwhile)
    assert pool.texts(rows) == ["een", "twee", "drie"]
    writers[0].join()
    assert not failed
    assert pool.texts(np.array([3])) == ["vier"]


def test_texts_of_several_rows_are_those_of_each() -> None:
    texts = ["", "é", "a" * 300, "🚑 b", "", "slot"]
    pool = Pool()
    pool.put(0, texts)
    rows = np.array([5, 0, 3, 3, 1])
    assert pool.texts(rows) == [texts[row] for row in rows.tolist()]
    assert pool.texts(rows[:0]) == []
    pairs = np.array([(left, right) for left in range(6) for right in range(6)])
    assert pool.same(pairs[:, 0], pairs[:, 1]).tolist() == [
        texts[left] == texts[right] for left, right in pairs.tolist()
    ]


def test_runs_are_told_whole_while_more_rows_come_in() -> None:
    runs = Runs()
    runs.put(0, [(0, ("a",)), (2, ("b",))])
    told = runs.each(3)
    first = next(told)
    runs.put(3, [(0, ("c",))])
    assert [first, *told] == [(("a",), 0, 2), (("b",), 2, 3)]
    assert list(runs.each(4)) == [(("a",), 0, 2), (("b",), 2, 3), (("c",), 3, 4)]
