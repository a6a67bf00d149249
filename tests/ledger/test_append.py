# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Appending and following: everything that was said is there, in order, whole, and stays."""

import contextlib
import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connections, transaction

from kamerbreed.ledger import TABLE, Ledger, LedgerError
from kamerbreed.ledger import _ledger as ledger_module
from kamerbreed.ledger import _reading as reading_module
from kamerbreed.ledger._schema import quoted
from kamerbreed.picture import Coordinates, Picture, PictureError, Refusal, Saying, destroy, retract, state
from kamerbreed.vocabulary import Statement
from tests.databases import Templates, registered
from tests.ledger.tampering import (
    GUARDS,
    add_swallowing_trigger,
    alter_trigger,
    drop_trigger,
    execute,
    fetch,
    insert,
    stored,
    undone,
    unguarded,
)
from tests.world import CBS, LMS, REGION, ROOM, WORLD, named, says, taking

DAY = datetime.date(2025, 1, 1)
HOSTILE_TEXT = "tab\t, line\nfeed, back\\slash, \\N, \"quotes\", 'single', %s %(x)s, ;, é, ’, 🚑, \u2028"


def append(ledger: Ledger, *statements: Statement, **rest: Any) -> tuple[str, ...]:
    return ledger.perform(state, Saying(statements=statements), **{"recorded_by": "account", **rest})


@pytest.fixture
def world(ledger: Ledger) -> Ledger:
    """A ledger that knows the things of the tiny world."""
    append(ledger, *WORLD)
    return ledger


def test_what_was_said_comes_back_letter_for_letter_in_another_process(world: Ledger, database: str) -> None:
    full = says(
        ROOM,
        "remark",
        {"nl": HOSTILE_TEXT, "n": 5.0},
        key=HOSTILE_TEXT,
        sources=("source/2019", "source/undated"),
        locator=HOSTILE_TEXT,
        quotation=HOSTILE_TEXT,
        basis="documented",
        valid_from="2019",
        valid_to="2024-05",
        observed_on="2020-02-29",
        known_from="2020-03-01",
        audience=(LMS, CBS),
        sensitivity="internal",
        note=HOSTILE_TEXT,
    )
    unknown = says(ROOM, "staff", non_value="refused", note="gevraagd op 3 mei")
    digests = append(world, full, unknown, recorded_by="a3f1", batch="formulier")

    other = Ledger(database)
    assert other.follow() == len(WORLD) + 2
    table = other.picture().table
    entries = [table.entry(row) for row in range(len(WORLD), len(WORLD) + 2)]
    assert [entry.said for entry in entries] == [full, unknown]
    assert [entry.digest for entry in entries] == list(digests)
    assert {(entry.recorded_by, entry.batch) for entry in entries} == {("a3f1", "formulier")}
    assert other.verify().fault == ""


def test_values_that_are_equal_are_stored_as_equal_text(world: Ledger, database: str) -> None:
    append(
        world,
        Statement(subject=ROOM, property="staff", value=" 5.0 ", stated_by=LMS, basis="stated"),
        Statement(subject=ROOM, property="city", value='"Drachte\\u0301n"', stated_by=LMS, basis="stated"),
    )
    assert [row["value"] for row in stored(database)[-2:]] == ["5", '"Drachtén"']


def test_positions_have_no_gap_even_where_an_append_failed(
    world: Ledger, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(world, says(ROOM, "city", "Drachten"), says(ROOM, "staff", 150))
    with pytest.raises(Refusal):
        append(world, says(ROOM, "city", ""))
    fail_after_insert(world, monkeypatch)
    with pytest.raises(OSError, match="disk"):
        append(world, says(ROOM, "staff", 160))
    monkeypatch.undo()
    append(world, says(ROOM, "staff", 170))
    positions = [row["position"] for row in stored(database)]
    assert positions == list(range(1, len(WORLD) + 4))
    assert world.verify().rows == len(WORLD) + 3


def fail_after_insert(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    insert_rows = ledger._insert

    def fail(rows: Sequence[dict[str, Any]]) -> None:
        insert_rows(rows)
        raise OSError("disk is gone")

    monkeypatch.setattr(ledger, "_insert", fail)


def test_a_failure_in_the_middle_of_storing_leaves_nothing_and_blocks_nobody(
    world: Ledger, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stored(database)
    fail_after_insert(world, monkeypatch)
    with pytest.raises(OSError, match="disk"):
        append(world, says(ROOM, "staff", 160))
    monkeypatch.undo()
    assert stored(database) == before
    append(world, says(ROOM, "staff", 170))
    picture = world.picture(Coordinates(valid_at=DAY))
    assert picture.get(ROOM).staff == 170
    assert world.verify().fault == ""


def test_appending_inside_somebody_elses_transaction_is_refused(world: Ledger, database: str) -> None:
    before = stored(database)
    with transaction.atomic(using=database), pytest.raises(LedgerError, match="own transaction"):
        append(world, says(ROOM, "city", "Drachten"))
    assert stored(database) == before
    append(world, says(ROOM, "city", "Drachten"))


def test_one_bad_statement_keeps_the_whole_batch_out_and_is_named_by_its_place(
    world: Ledger, database: str
) -> None:
    good, bad = says(ROOM, "city", "Drachten"), says(ROOM, "staff", "veel")
    saying = Saying(statements=(good, bad, good), where=("in.csv row 2", "in.csv row 3", "in.csv row 4"))
    with pytest.raises(Refusal, match=r"in\.csv row 3: value: expected a whole number, found 'veel'"):
        world.perform(state, saying, recorded_by="account")
    with pytest.raises(Refusal, match=r"^statement 2: value"):
        append(world, good, bad)
    assert len(stored(database)) == len(WORLD)


def test_every_fault_of_a_batch_is_told_at_once(world: Ledger) -> None:
    with pytest.raises(Refusal) as refused:
        append(world, says(ROOM, "staff", "veel"), says(ROOM, "colour", "blauw"), says("huis/1", "name", "x"))
    lines = str(refused.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == ["statement 1", "statement 2", "statement 3"]


def test_the_same_statement_twice_in_one_batch_is_refused_with_both_places(world: Ledger) -> None:
    twin = says(ROOM, "city", "Drachten")
    with pytest.raises(Refusal, match="statement 3: the same statement as statement 1"):
        append(world, twin, says(ROOM, "staff", 5), twin)


def test_a_statement_that_names_what_nobody_knows_is_refused(world: Ledger, database: str) -> None:
    bad = {
        "source/none": says(ROOM, "city", "Drachten", sources=("source/none",)),
        "party/none": says(ROOM, "city", "Drachten", stated_by="party/none"),
        "party/nobody": says(ROOM, "city", "Drachten", audience=("party/nobody",)),
        "control-room/none": says(REGION, "served_by", "control-room/none"),
        "component/none": says(ROOM, "depends_on", {"on": "component/none"}, key="component/none"),
        "control-room/old": says(ROOM, "merged_from", "control-room/old", key="control-room/old"),
        "party/letterbox": says("source/letter", "received", "2021", key="party/letterbox"),
    }
    for missing, said in bad.items():
        with pytest.raises(Refusal, match=f"statement 1: there is no {missing}"):
            append(world, said)
    assert len(stored(database)) == len(WORLD)


def test_a_batch_may_name_what_it_brings_itself_in_any_order(world: Ledger) -> None:
    new = named("control-room/nieuw", "Meldkamer Nieuw")
    link = says(REGION, "served_by", "control-room/nieuw", observed_on="2024-01-01")
    append(world, link, *new)
    assert world.picture(Coordinates(valid_at=DAY)).get(REGION).served_by == "control-room/nieuw"


def test_the_time_of_recording_never_goes_back_though_the_clock_does(database: str) -> None:
    now = [datetime.datetime(2025, 3, 10, 12, tzinfo=datetime.UTC)]
    ledger = Ledger(database, clock=lambda: now[0])
    append(ledger, *WORLD)
    for day in (9, 11):
        now[0] = datetime.datetime(2025, 3, day, 12, tzinfo=datetime.UTC)
        append(ledger, says(ROOM, "staff", day))
    recorded = [row["recorded_at"] for row in stored(database)]
    assert recorded == sorted(recorded)
    assert [text[:10] for text in recorded[-3:]] == ["2025-03-10", "2025-03-10", "2025-03-11"]
    latest = ledger.picture(Coordinates(valid_at=DAY))
    assert latest.get(ROOM).staff == 11


def test_a_second_ledger_follows_what_the_first_appended_and_nothing_twice(
    world: Ledger, database: str
) -> None:
    second = Ledger(database)
    assert second.follow() == len(WORLD)
    append(world, says(ROOM, "staff", 150))
    assert second.follow() == 1
    assert second.follow() == 0
    append(second, says(ROOM, "staff", 160, observed_on="2024-01-01"))
    assert world.picture(Coordinates(valid_at=DAY)).get(ROOM).staff == 160


def test_following_in_small_bites_reads_every_row(
    world: Ledger, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_module, "CHUNK", 7)
    other = Ledger(database)
    assert other.follow() == len(WORLD)
    table = other.picture().table
    assert [table.entry(row).said for row in range(len(WORLD))] == list(WORLD)


def test_a_page_does_not_wait_for_a_long_import_of_another_and_then_shows_all_of_it(
    world: Ledger, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_module, "MOST_AT_ONCE", 5)
    append(Ledger(database), *(says(ROOM, "remark", n, key=str(n)) for n in range(6)))
    at_once = world.picture().many(ROOM, "remark")
    assert len(at_once) in (0, 6)
    assert world._apart is not None
    world._apart.join()
    assert len(world.picture().many(ROOM, "remark")) == 6


def test_a_long_import_that_cannot_be_followed_is_told_and_then_tried_again(
    world: Ledger, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_module, "MOST_AT_ONCE", 5)
    append(Ledger(database), *(says(ROOM, "remark", n, key=str(n)) for n in range(6)))
    with monkeypatch.context() as broken:
        broken.setattr(ledger_module, "read_chunks", lambda *_: (_ for _ in ()).throw(OSError("gone")))
        world.picture()
        assert world._apart is not None
        world._apart.join()
        with pytest.raises(OSError, match="gone"):
            world.picture()
    world.picture()
    world._apart.join()
    assert len(world.picture().many(ROOM, "remark")) == 6


def test_the_table_holds_every_field_as_it_was_stated_however_odd_its_text(
    world: Ledger, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = "\x01 \x1f \t; \\ \" ' é 😀 \u2028"
    said = (
        says(ROOM, "remark", {"on": odd, "nl": "x"}, key=odd, locator=odd, quotation=odd, note=odd),
        says(ROOM, "remark", odd, key="k", sources=("source/2019", "source/2021"), audience=(LMS, CBS)),
        says(
            ROOM, "staff", non_value="refused", valid_from="2019", valid_to="2020-02", sensitivity="internal"
        ),
        says(ROOM, "staff", 5, observed_on="2021-02-03", known_from="unknown"),
    )
    digests = append(world, *said)
    other = Ledger(database)
    with monkeypatch.context() as patched:
        patched.setattr(reading_module, "CHUNK", len(WORLD) + 1)  # odd texts alone, and beside others
        table = other.picture().table
    rows = range(len(WORLD), len(WORLD) + len(said))
    assert [table.entry(row).said for row in rows] == list(said)
    assert [table.entry(row).digest for row in rows] == list(digests)
    assert {table.entry(row).batch for row in rows} == {stored(database)[-1]["batch"]}


def test_a_row_that_is_missing_from_the_ledger_is_told_and_no_row_takes_its_place(
    world: Ledger, database: str
) -> None:
    with unguarded(database):
        execute(database, f"DELETE FROM {TABLE} WHERE position = 5")
    with pytest.raises(LedgerError, match=f"1 of the rows 1 to {len(WORLD)} are missing"):
        Ledger(database).picture()


def test_the_present_is_folded_anew_when_the_local_date_changes_or_something_is_said(database: str) -> None:
    now = [datetime.datetime(2025, 6, 30, 21, 59, tzinfo=datetime.UTC)]
    ledger = Ledger(database, clock=lambda: now[0])
    append(ledger, *WORLD, says(ROOM, "staff", 5, valid_from="2025-07-01"))
    evening = ledger.picture()
    assert ledger.picture() is evening
    assert evening.get(ROOM).staff is None

    now[0] = datetime.datetime(2025, 6, 30, 22, 0, tzinfo=datetime.UTC)
    midnight = ledger.picture()
    assert midnight.coordinates.valid_at == datetime.date(2025, 7, 1)
    assert midnight.get(ROOM).staff == 5

    append(ledger, says(ROOM, "city", "Drachten"))
    assert ledger.picture().get(ROOM).city == "Drachten"
    assert evening.get(ROOM).city is None


def test_an_old_picture_stays_what_it_was_while_the_ledger_goes_on(world: Ledger) -> None:
    digests = append(world, says(ROOM, "staff", 150))
    kept = world.picture(Coordinates(valid_at=DAY)).fingerprint
    append(world, says(ROOM, "staff", 250, stated_by=CBS))
    again = world.picture(Coordinates(valid_at=DAY, position=digests[-1]))
    assert again.fingerprint == kept
    assert again.get(ROOM).staff == 150
    assert world.picture(Coordinates(valid_at=DAY)).fingerprint != kept


def test_a_position_that_does_not_exist_is_told_and_not_read_as_the_head(world: Ledger) -> None:
    with pytest.raises(PictureError, match="no position"):
        world.picture(Coordinates(valid_at=DAY, position="ab" * 32))


def test_a_database_without_a_ledger_says_how_to_make_one(templates: Templates) -> None:
    name = templates.store.create()
    try:
        with registered(templates.store.config(name)) as alias, pytest.raises(LedgerError, match="migrate"):
            Ledger(alias).follow()
    finally:
        templates.store.drop(name)


def test_on_sqlite_what_is_stored_survives_a_power_cut_and_what_is_erased_is_overwritten(
    database: str,
) -> None:
    if connections[database].vendor == "postgresql":
        pytest.skip("a matter of the server")
    expected = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}
    assert {name: fetch(database, f"PRAGMA {name}")[0][0] for name in expected} == expected


def test_the_act_is_judged_again_when_somebody_was_first(world: Ledger, database: str) -> None:
    (digest,) = append(world, says(ROOM, "staff", 150))
    other = Ledger(database)
    judged: list[int] = []

    def slow_retract(picture: Picture, intent: Any) -> Sequence[Statement]:
        found = retract(picture, intent)
        judged.append(len(picture.table))
        if len(judged) == 1:
            other.perform(retract, intent, recorded_by="somebody else")
        return found

    with pytest.raises(Refusal, match="retracted before"):
        world.perform(slow_retract, taking(digest), recorded_by="account")
    assert len([row for row in stored(database) if row["act"] == "retract"]) == 1


# --- the triggers ---------------------------------------------------------------------------------


@pytest.fixture
def digest(world: Ledger) -> Iterator[str]:
    """A statement of the ledger."""
    return append(world, says(ROOM, "city", "Drachten", note="geheim"))[0]


def test_no_statement_can_be_changed_or_deleted_in_the_database(digest: str, database: str) -> None:
    before = stored(database)
    for sql in (
        f"UPDATE {TABLE} SET value = '\"Assen\"' WHERE position = 1",
        f"UPDATE {TABLE} SET subject = subject",
        f"UPDATE {TABLE} SET position = position + 1000",
        f"DELETE FROM {TABLE} WHERE position = 1",
        f"DELETE FROM {TABLE}",
        f"UPDATE {TABLE} SET value = NULL, quotation = NULL, note = NULL, salt = NULL",
    ):
        with pytest.raises(IntegrityError):
            execute(database, sql)
        assert stored(database) == before, sql


def test_the_table_cannot_be_truncated(digest: str, database: str) -> None:
    if connections[database].vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(IntegrityError):
        execute(database, f"TRUNCATE {TABLE}")
    assert stored(database)


def test_no_row_can_be_put_on_a_position_that_is_taken(digest: str, database: str) -> None:
    row = {**stored(database)[0], "digest": "1" * 64, "previous": "2" * 64}
    with pytest.raises(IntegrityError):
        insert(database, row)


def test_no_row_can_be_replaced_through_any_of_its_keys(digest: str, database: str) -> None:
    if connections[database].vendor == "postgresql":
        pytest.skip("PostgreSQL has no INSERT OR REPLACE")
    before = stored(database)
    fresh = {"position": 900, "digest": "1" * 64, "previous": "2" * 64}
    for same in fresh:
        with pytest.raises(IntegrityError):
            insert(database, {**before[2], **fresh, same: before[2][same]}, how="INSERT OR REPLACE")
        assert stored(database) == before, same


def test_no_row_can_be_replaced_through_the_hidden_number_of_its_place(digest: str, database: str) -> None:
    if connections[database].vendor == "postgresql":
        pytest.skip("PostgreSQL has no INSERT OR REPLACE")
    before = stored(database)
    fresh = {"position": 900, "digest": "1" * 64, "previous": "2" * 64}
    columns = quoted(("rowid", *before[2]))
    places = ", ".join(["%s"] * (len(before[2]) + 1))
    values = [3, *{**before[2], **fresh}.values()]
    with contextlib.suppress(DatabaseError):
        execute(database, f"INSERT OR REPLACE INTO {TABLE} ({columns}) VALUES ({places})", values)
    assert stored(database)[: len(before)] == before


def test_no_row_without_a_number_can_be_stored(digest: str, database: str) -> None:
    row = {**stored(database)[0], "position": None, "digest": "1" * 64, "previous": "2" * 64}
    with pytest.raises(IntegrityError):
        insert(database, row)


def test_a_value_can_be_erased_only_if_a_decision_to_destroy_names_it(
    world: Ledger, digest: str, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = "value = NULL, quotation = NULL, note = NULL, salt = NULL"
    erase = f"UPDATE {TABLE} SET {gone} WHERE digest = '{digest}'"
    with pytest.raises(IntegrityError):
        execute(database, erase)
    monkeypatch.setattr(world, "_erase", lambda sealed: None)
    world.perform(destroy, taking(digest), recorded_by="account")
    for more in (", subject = 'x'", ", value_hash = ''", ", \"key\" = 'x'", ", position = 999"):
        with pytest.raises(IntegrityError):
            execute(database, erase.replace(" WHERE", f"{more} WHERE"))
    with pytest.raises(IntegrityError):
        execute(database, erase.replace("note = NULL", "note = 'anders'"))
    execute(database, erase)
    assert stored(database)[len(WORLD)]["value"] is None
    with pytest.raises(IntegrityError):
        execute(database, erase)


@pytest.mark.parametrize("harm", [drop_trigger, alter_trigger])
def test_a_ledger_with_a_trigger_missing_or_altered_is_not_opened(
    world: Ledger, database: str, harm: Callable[[str, str], None]
) -> None:
    for name in GUARDS[connections[database].vendor]:
        assert Ledger(database).follow() == len(WORLD)
        with undone(database):
            harm(database, name)
            with pytest.raises(LedgerError, match=name):
                Ledger(database).follow()


def test_nothing_is_appended_to_a_ledger_with_a_trigger_missing(database: str) -> None:
    drop_trigger(database, f"{TABLE}_delete")
    with pytest.raises(LedgerError, match=f"{TABLE}_delete"):
        append(Ledger(database), *WORLD)
    assert stored(database) == []


def test_a_ledger_with_a_trigger_too_many_is_not_opened(world: Ledger, database: str) -> None:
    add_swallowing_trigger(database)
    with pytest.raises(LedgerError, match="swallow"):
        Ledger(database).follow()


def test_nobody_is_told_that_his_statement_is_stored_when_it_is_not(world: Ledger, database: str) -> None:
    add_swallowing_trigger(database)
    with contextlib.suppress(LedgerError, DatabaseError):
        append(world, says(ROOM, "staff", 150))
        assert [row["property"] for row in stored(database)][-1] == "staff"


@pytest.mark.parametrize("state_of_it", ["DISABLE", "ENABLE REPLICA", "ENABLE"])
def test_a_ledger_with_a_trigger_that_does_not_always_fire_is_not_opened(
    database: str, state_of_it: str
) -> None:
    if connections[database].vendor == "sqlite":
        pytest.skip("SQLite cannot switch a trigger off")
    execute(database, f"ALTER TABLE {TABLE} {state_of_it} TRIGGER {TABLE}_delete")
    with pytest.raises(LedgerError, match=f"{TABLE}_delete"):
        Ledger(database).follow()
