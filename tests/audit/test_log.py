# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""An entry stands in both sinks with all that it must tell, nobody can change it, and it is found again."""

import datetime
import json
import pathlib

import pytest
from django.db import DatabaseError, transaction

from kamerbreed.audit import (
    ACTIONS,
    NAME,
    RESULTS,
    TABLE,
    AuditError,
    Entry,
    Log,
    Recorded,
    Sought,
    say_entry,
)
from kamerbreed.vocabulary import LANGUAGES
from tests.ledger.tampering import execute

KEY = "3fa9c0de12345678"
NOON = datetime.datetime(2026, 11, 12, 13, 3, 9, 250, tzinfo=datetime.UTC)


def lines_of(folder: pathlib.Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / NAME).read_text(encoding="ascii").splitlines()]


def everything(log: Log) -> list[int]:
    return [one.number for one in log.read(Sought(), limit=1_000)]


def test_an_entry_stands_in_both_sinks_with_every_field(database: str, folder: pathlib.Path) -> None:
    log = Log(folder, database, clock=lambda: NOON)
    entry = Entry(
        action="open",
        object="control-room/den-haag",
        origin="192.0.2.7",
        actor=KEY,
        party="party/lms",
        detail="things:1",
    )
    written = log.write(entry)
    (found,) = log.read(Sought(), limit=10)
    assert found == written
    assert (found.number, found.at, found.entry) == (1, "2026-11-12T13:03:09.000250Z", entry)
    (line,) = lines_of(folder)
    assert line["digest"] == found.digest
    assert {
        name: line[name] for name in ("action", "object", "result", "origin", "actor", "party", "detail")
    } == {
        "action": "open",
        "object": "control-room/den-haag",
        "result": "done",
        "origin": "192.0.2.7",
        "actor": KEY,
        "party": "party/lms",
        "detail": "things:1",
    }
    assert log.verify().faults == []


def test_numbers_are_gapless_and_time_never_runs_back(database: str, folder: pathlib.Path) -> None:
    moments = [NOON, NOON - datetime.timedelta(hours=1), NOON + datetime.timedelta(seconds=1)]
    for moment in moments:
        Log(folder, database, clock=lambda moment=moment: moment).write(Entry(action="say"))  # type: ignore[misc]
    found = Log(folder, database).read(Sought(), limit=10)[::-1]
    assert [one.number for one in found] == [1, 2, 3]
    assert [one.moment for one in found] == [NOON, NOON, NOON + datetime.timedelta(seconds=1)]


@pytest.mark.parametrize(
    "sql",
    [
        f"UPDATE {TABLE} SET result = 'done' WHERE number = 1",
        f"DELETE FROM {TABLE} WHERE number = 1",
        f"INSERT INTO {TABLE} SELECT * FROM {TABLE} WHERE number = 1",
    ],
)
def test_the_database_refuses_to_change_an_entry(log: Log, database: str, sql: str) -> None:
    log.write(Entry(action="sign-in", result="refused"))
    with pytest.raises(DatabaseError):
        execute(database, sql)
    assert log.verify().faults == []
    assert log.read(Sought(), limit=1)[0].entry.result == "refused"


def test_sqlite_refuses_to_replace_and_postgresql_to_truncate(log: Log, database: str) -> None:
    log.write(Entry(action="sign-in"))
    vendor = log._connection.vendor
    sql = (
        f"INSERT OR REPLACE INTO {TABLE} SELECT number, at, 'say', object, result, origin, actor, party,"
        f" detail, digest, previous, chain FROM {TABLE}"
        if vendor == "sqlite"
        else f"TRUNCATE {TABLE}"
    )
    with pytest.raises(DatabaseError):
        execute(database, sql)
    assert everything(log) == [1]


def test_a_table_without_its_guards_is_not_written_to(log: Log, database: str, folder: pathlib.Path) -> None:
    on = "" if log._connection.vendor == "sqlite" else f" ON {TABLE}"
    execute(database, f"DROP TRIGGER {TABLE}_delete{on}")
    with pytest.raises(AuditError) as told:
        log.write(Entry(action="say"))
    assert told.value.key == "audit.unguarded"
    assert f"{TABLE}_delete" in str(told.value)
    assert not (folder / NAME).exists()
    assert [one.key for one in log.verify().faults] == ["audit.unguarded"]


def test_a_database_without_the_table_is_told(log: Log, database: str) -> None:
    execute(database, f"DROP TABLE {TABLE}")
    with pytest.raises(AuditError, match="kamerbreed migrate"):
        log.write(Entry(action="say"))
    with pytest.raises(AuditError, match="kamerbreed migrate"):
        log.verify()


def test_what_is_asked_for_is_found_and_nothing_else(database: str, folder: pathlib.Path) -> None:
    clock = [NOON]
    log = Log(folder, database, clock=lambda: clock[0])
    log.write(Entry(action="sign-in", actor=KEY))
    log.write(Entry(action="say", actor=KEY, object="site/a_b", detail="digest:abc"))
    clock[0] += datetime.timedelta(days=1)
    log.write(Entry(action="say", actor="other", object="site/aXb", result="refused"))

    def numbers(**sought: object) -> list[int]:
        found = Sought(**sought)  # type: ignore[arg-type]
        listed = [one.number for one in log.read(found, limit=10)]
        assert log.count(found) == len(listed)
        return listed

    assert numbers() == [3, 2, 1]
    assert numbers(action="say") == [3, 2]
    assert numbers(result="refused") == [3]
    assert numbers(actor=KEY[:4]) == [2, 1]
    assert numbers(object="SITE/A_B") == [2]
    assert numbers(object="abc") == [2]
    assert numbers(object="%") == []
    assert numbers(since=clock[0]) == [3]
    assert numbers(before=clock[0]) == [2, 1]
    assert [one.number for one in log.read(Sought(), limit=1, offset=1)] == [2]


@pytest.mark.parametrize("sign", ["\n", "\0", "\u2028", "\u202e", "\ud800", "😀"], ids=ascii)
def test_what_a_stranger_sends_stays_one_line_and_reads_back(
    log: Log, folder: pathlib.Path, sign: str
) -> None:
    written = log.write(Entry(action="refused", object=f"a{sign}b", origin=sign * 300))
    assert "\n" not in written.entry.object
    assert len(written.entry.origin) <= 100
    assert len((folder / NAME).read_bytes().splitlines()) == 1
    assert log.read(Sought(), limit=1) == [written]
    assert log.verify().faults == []


def test_an_unknown_action_or_result_is_refused() -> None:
    with pytest.raises(KeyError):
        Entry(action="hack")
    with pytest.raises(KeyError):
        Entry(action="say", result="perhaps")


def test_an_entry_joins_the_transaction_that_runs_and_goes_with_it(log: Log, database: str) -> None:
    with transaction.atomic(using=database):
        log.write(Entry(action="account"))
    assert everything(log) == [1]
    with transaction.atomic(using=database):
        log.write(Entry(action="grant", object="account/x"))
        transaction.set_rollback(True, using=database)
    assert everything(log) == [1]
    log.write(Entry(action="say"))
    latest, noticed, _ = log.read(Sought(), limit=10)
    assert (latest.number, latest.entry.action) == (4, "say")
    assert (noticed.entry.action, noticed.entry.object, noticed.entry.result) == (
        "unfinished",
        "entry/2-2",
        "failed",
    )
    verdict = log.verify()
    assert verdict.faults == []
    assert [one.key for one in verdict.notes] == ["audit.unfinished"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("result", RESULTS)
def test_every_entry_reads_as_a_sentence(action: str, result: str, lang: str) -> None:
    entry = Entry(action=action, result=result, actor=KEY, object="site/x", party="party/lms")
    recorded = Recorded(number=1, at="2026-11-12T13:03:09.000250Z", entry=entry, digest="", chain="")
    said = say_entry(recorded, "en" if lang == "en" else "nl", lambda key: f"Rol van {key[:2]}")
    assert said.startswith("12 november 2026 14:03:09 – " if lang == "nl" else "12 November 2026 14:03:09 – ")
    assert "Rol van 3f (account 3fa9c0de12345678)" in said
    assert "site/x" in said
    assert "party/lms" in said


def test_a_sentence_says_what_was_refused_and_who_is_unknown() -> None:
    entry = Entry(action="retract", result="refused", actor=KEY, object="site/x")
    recorded = Recorded(number=1, at="2026-01-12T13:03:09.000250Z", entry=entry, digest="", chain="")
    assert say_entry(recorded, "nl") == (
        f"12 januari 2026 14:03:09 – account {KEY} – intrekken: site/x – geweigerd"
    )
    entry = Entry(action="sign-in refused", result="refused")
    recorded = Recorded(number=1, at="2026-01-12T13:03:09.000250Z", entry=entry, digest="", chain="")
    assert say_entry(recorded, "nl").endswith("iemand zonder account is bij het aanmelden geweigerd")


def test_who_signs_in_is_told_of_as_his_account() -> None:
    entry = Entry(action="sign-in", result="done", object=KEY)
    recorded = Recorded(number=1, at="2026-01-12T13:03:09.000250Z", entry=entry, digest="", chain="")
    assert say_entry(recorded, "nl").endswith(f"– account {KEY} heeft zich aangemeld")
