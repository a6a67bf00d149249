# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever alters, cuts off or takes out something in one of the sinks is found, and with what number."""

import json
import pathlib

import pytest

from kamerbreed.audit import MOST_UNFINISHED, NAME, TABLE, AuditError, Entry, Log, Sought
from kamerbreed.audit._chain import digest_of, link
from kamerbreed.audit._verify import MOST_TOLD
from tests.audit.tampering import unguarded
from tests.ledger.tampering import execute


@pytest.fixture
def filled(log: Log) -> Log:
    """A log of ten entries."""
    for number in range(10):
        log.write(Entry(action="say", object=f"site/s{number}", actor="a1"))
    return log


def faults(log: Log) -> list[tuple[str, dict[str, object]]]:
    found = log.verify()
    assert found.faulty == len(found.faults)
    return [(one.key, dict(one.parts)) for one in found.faults]


def keys(log: Log) -> list[str]:
    return [key for key, _ in faults(log)]


def rewrite(folder: pathlib.Path, change: object) -> None:
    """Give the lines of the file to ``change``, and write what it gives."""
    file = folder / NAME
    lines = file.read_text(encoding="ascii").splitlines()
    file.write_text("".join(f"{line}\n" for line in change(lines)), encoding="ascii")  # type: ignore[operator]


def test_a_log_that_nobody_touched_is_well_and_tells_its_ends(filled: Log) -> None:
    found = filled.verify()
    assert (found.rows, found.lines, found.faulty, found.notes) == (10, 10, 0, [])
    assert found.head_of_rows == found.head_of_lines == filled.read(Sought(), limit=1)[0].chain


@pytest.mark.parametrize("name", ["at", "action", "object", "result", "origin", "actor", "party", "detail"])
def test_each_field_that_is_altered_in_the_database_is_found(filled: Log, database: str, name: str) -> None:
    with unguarded(database):
        execute(database, f"UPDATE {TABLE} SET {name} = 'x' WHERE number = 4")
    assert faults(filled) == [("audit.row.altered", {"number": 4})]


def test_a_row_altered_with_a_fitting_chain_differs_from_the_file(filled: Log, database: str) -> None:
    with unguarded(database):
        previous = ""
        for row in filled.read(Sought(), limit=20)[::-1]:
            content = (row.entry.action, row.entry.object, "failed" if row.number == 4 else "done", "command")
            content = (*content, row.entry.actor, "", "")
            digest = digest_of(row.number, row.at, content)
            previous = previous or "0" * 64
            sql = (
                f"UPDATE {TABLE} SET result = '{content[2]}', digest = '{digest}', previous = '{previous}',"
                f" chain = '{link(previous, digest)}' WHERE number = {row.number}"
            )
            execute(database, sql)
            previous = link(previous, digest)
    assert faults(filled) == [("audit.differs", {"number": 4})]


def test_a_row_taken_out_of_the_middle_is_found(filled: Log, database: str) -> None:
    with unguarded(database):
        execute(database, f"DELETE FROM {TABLE} WHERE number IN (4, 5)")
    assert faults(filled) == [
        ("audit.row.chain", {"number": 6}),
        ("audit.only.file", {"first": 4, "end": 5}),
    ]


def test_a_table_that_was_cut_off_is_found_and_nothing_is_written(filled: Log, database: str) -> None:
    with unguarded(database):
        execute(database, f"DELETE FROM {TABLE} WHERE number > {10 - MOST_UNFINISHED - 1}")
    assert faults(filled) == [("audit.only.file", {"first": 7, "end": 10})]
    with pytest.raises(AuditError) as told:
        filled.write(Entry(action="say"))
    assert told.value.key == "audit.apart"
    assert "kamerbreed audit resume" in told.value.in_language("nl")


def test_a_table_cut_off_by_less_is_found_until_a_later_entry_tells_of_it(filled: Log, database: str) -> None:
    with unguarded(database):
        execute(database, f"DELETE FROM {TABLE} WHERE number = 10")
    assert faults(filled) == [("audit.only.file", {"first": 10, "end": 10})]
    filled.write(Entry(action="say"))
    found = filled.verify()
    assert found.faults == []
    assert [(one.key, dict(one.parts)) for one in found.notes] == [
        ("audit.unfinished", {"first": 10, "end": 10})
    ]


def test_a_line_that_is_altered_is_found(filled: Log, folder: pathlib.Path) -> None:
    rewrite(folder, lambda lines: [line.replace("site/s3", "site/s4") for line in lines])
    assert faults(filled) == [("audit.line.altered", {"line": 4, "number": 4})]


def test_a_line_taken_out_of_the_middle_is_found(filled: Log, folder: pathlib.Path) -> None:
    rewrite(folder, lambda lines: lines[:3] + lines[4:])
    assert faults(filled) == [
        ("audit.line.chain", {"line": 4, "number": 5}),
        ("audit.only.rows", {"first": 4, "end": 4}),
    ]


def test_lines_that_changed_places_are_found(filled: Log, folder: pathlib.Path) -> None:
    rewrite(folder, lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]])
    assert "audit.line.order" in keys(filled)
    assert "audit.only.rows" in keys(filled)


def test_a_line_that_is_no_entry_any_more_is_missed_and_pointed_at(filled: Log, folder: pathlib.Path) -> None:
    rewrite(folder, lambda lines: [*lines[:3], lines[3][:40], *lines[4:]])
    assert keys(filled) == ["audit.line.chain", "audit.only.rows"]
    assert [dict(one.parts) for one in filled.verify().notes] == [{"line": 4}]


@pytest.mark.parametrize("left", [0, 7])
def test_a_file_that_was_cut_off_is_found_and_nothing_is_written_until_somebody_resumes(
    filled: Log, folder: pathlib.Path, left: int
) -> None:
    rewrite(folder, lambda lines: lines[:left])
    assert faults(filled) == [("audit.only.rows", {"first": left + 1, "end": 10})]
    with pytest.raises(AuditError) as told:
        filled.write(Entry(action="say"))
    assert told.value.key == "audit.apart"
    resumed = filled.resume(actor="a1", origin="command")
    assert (resumed.number, resumed.entry.object) == (11, f"entry/{left + 1}-10")
    filled.write(Entry(action="say"))
    found = filled.verify()
    assert found.faults == []
    assert [one.key for one in found.notes] == ["audit.resumed.rows"]


def test_a_file_that_is_gone_is_found(filled: Log, folder: pathlib.Path) -> None:
    (folder / NAME).unlink()
    assert faults(filled) == [("audit.only.rows", {"first": 1, "end": 10})]
    with pytest.raises(AuditError):
        filled.write(Entry(action="say"))


def test_an_older_copy_of_the_database_that_was_put_back_is_found(filled: Log, database: str) -> None:
    with unguarded(database):
        execute(database, f"DELETE FROM {TABLE} WHERE number > 2")
    with pytest.raises(AuditError):
        filled.write(Entry(action="say"))
    filled.resume(actor="a1", origin="command")
    found = filled.verify()
    assert found.faults == []
    assert [(one.key, dict(one.parts)) for one in found.notes] == [
        ("audit.resumed.file", {"first": 3, "end": 10})
    ]


def test_a_line_added_by_hand_is_found(filled: Log, folder: pathlib.Path) -> None:
    def add(lines: list[str]) -> list[str]:
        forged = {**json.loads(lines[-1]), "number": 11}
        return [*lines, json.dumps(forged)]

    rewrite(folder, add)
    assert keys(filled) == ["audit.line.altered", "audit.line.chain", "audit.only.file"]


def test_an_entry_speaks_only_of_entries_before_it(filled: Log, database: str) -> None:
    # Otherwise one forged word would explain whatever is taken out later.
    filled.write(Entry(action="resume", object="entry/1-999999999"))
    filled.write(Entry(action="say"))
    with unguarded(database):
        execute(database, f"DELETE FROM {TABLE} WHERE number = 12")
    assert faults(filled) == [("audit.only.file", {"first": 12, "end": 12})]


def test_more_faults_than_are_told_are_counted(filled: Log, database: str, folder: pathlib.Path) -> None:
    for number in range(MOST_TOLD):
        filled.write(Entry(action="open", object=f"site/x{number}"))
    rewrite(folder, lambda lines: [line.replace('"object":"', '"object":"!') for line in lines])
    found = filled.verify()
    assert (found.faulty, len(found.faults)) == (MOST_TOLD + 10, MOST_TOLD)


@pytest.mark.parametrize(
    "junk", [b"[]", b"{}", b'{"number":true}', b"\xff\xfe", b"[" * 15_000, b"9" * 15_000]
)
def test_junk_in_the_file_is_pointed_at_and_breaks_nothing(
    filled: Log, folder: pathlib.Path, junk: bytes
) -> None:
    with (folder / NAME).open("ab") as file:
        file.write(junk)
    filled.write(Entry(action="say"))
    found = filled.verify()
    assert (found.rows, found.lines, found.faults) == (11, 11, [])
    assert [(one.key, dict(one.parts)) for one in found.notes] == [("audit.line.broken", {"line": 11})]
