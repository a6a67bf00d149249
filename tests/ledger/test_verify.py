# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever changes the ledger behind its back is found out, and what was destroyed is gone."""

import contextlib
import datetime
import hashlib
import io
import itertools
import json
import pathlib
import pickle
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from django.db import DatabaseError, IntegrityError, connections

from kamerbreed.ledger import TABLE, Ledger, LedgerError
from kamerbreed.ledger import _ledger as ledger_module
from kamerbreed.ledger import _verify as verify_module
from kamerbreed.ledger._chain import GENESIS, digest, link, salted
from kamerbreed.ledger._schema import COLUMNS, ERASABLE
from kamerbreed.picture import Coordinates, Picture, Refusal, Saying, Table, classify, destroy, retract, state
from kamerbreed.vocabulary import FIELDS, Statement, canonical
from tests.databases import registered
from tests.ledger.tampering import (
    GUARDS,
    Stored,
    add_swallowing_trigger,
    alter_trigger,
    change,
    drop_trigger,
    execute,
    fetch,
    insert,
    stored,
    undone,
    unguarded,
)
from tests.world import CBS, LMS, ROOM, WORLD, says, taking

DAY = datetime.date(2025, 1, 1)
FULL = says(
    ROOM,
    "remark",
    "De noodstroom werkte niet.",
    key="noodstroom",
    sources=("source/2019",),
    locator="blz. 3",
    quotation="de noodstroom werkte niet",
    valid_from="2019",
    valid_to="2024-05",
    observed_on="2020-02-29",
    known_from="2020-03-01",
    audience=(LMS,),
    note="letterlijk overgenomen",
)
AT = len(WORLD) + 2
"""Position of FULL: neither the first nor the last of its batch, nor of the ledger."""


def append(ledger: Ledger, *statements: Statement) -> tuple[str, ...]:
    return ledger.perform(state, Saying(statements=statements), recorded_by="account")


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A ledger with FULL at position AT."""
    append(ledger, *WORLD)
    append(ledger, says(ROOM, "city", "Drachten"), FULL, says(ROOM, "staff", 150))
    append(ledger, says(ROOM, "staff", non_value="unknown", stated_by=CBS))
    assert ledger.verify().fault == ""
    return ledger


def flipped(text: str) -> str:
    """The text with one letter changed; a hexadecimal one stays hexadecimal."""
    if text and is_hexadecimal(text):
        return ("1" if text[0] == "0" else "0") + text[1:]
    return chr(ord(text[0]) ^ 1) + text[1:] if text else "x"


# --- what somebody may do to the table ------------------------------------------------------------


def test_an_untouched_ledger_verifies_and_names_its_rows_and_head(filled: Ledger, database: str) -> None:
    verdict = filled.verify()
    rows = stored(database)
    assert (verdict.fault, verdict.rows, verdict.destroyed) == ("", len(rows), ())
    assert verdict.head == rows[-1]["chain"]


def test_an_empty_ledger_verifies(ledger: Ledger) -> None:
    verdict = ledger.verify()
    assert (verdict.fault, verdict.rows, verdict.head) == ("", 0, GENESIS)


def test_a_letter_changed_in_any_column_is_found_in_its_row(filled: Ledger, database: str) -> None:
    before = stored(database)[AT - 1]
    for column in COLUMNS[1:]:
        with undone(database):
            change(database, AT, column, flipped(before[column]))
            verdict = filled.verify()
        subject = flipped(ROOM) if column == "subject" else ROOM
        assert verdict.fault.startswith(f"row {AT} ({subject} "), column
        assert (verdict.rows, verdict.head) == (AT, before["previous"]), column
    assert filled.verify().fault == ""


def test_a_text_erased_without_a_decision_to_destroy_is_found(filled: Ledger, database: str) -> None:
    for column in ERASABLE:
        with undone(database):
            change(database, AT, column, None)
            assert filled.verify().fault.startswith(f"row {AT} ({ROOM} remark)"), column


def test_an_erasure_that_no_decision_names_is_found(filled: Ledger, database: str) -> None:
    for column in ("value", "quotation", "note", "salt"):
        change(database, AT, column, None)
    verdict = filled.verify()
    assert verdict.fault.startswith(f"row {AT} ({ROOM} remark)")
    assert "no decision to destroy names it" in verdict.fault
    assert verdict.destroyed == ()


def test_a_salt_that_is_no_salt_is_a_fault_of_its_row_and_not_a_crash(filled: Ledger, database: str) -> None:
    for salt in ("g" * 32, "0", "", "é", "0" * 30, "A" * 32):
        with undone(database):
            change(database, AT, "salt", salt)
            assert filled.verify().fault.startswith(f"row {AT} ({ROOM} remark)"), salt


def test_a_salt_changed_in_a_row_without_any_text_is_found(filled: Ledger, database: str) -> None:
    last = stored(database)[-1]
    change(database, last["position"], "salt", flipped(last["salt"]))
    assert filled.verify().fault.startswith(f"row {last['position']} (")


def test_bytes_that_are_no_text_are_refused_or_a_fault_of_their_row_and_no_crash(
    filled: Ledger, database: str
) -> None:
    if on_server(database):
        pytest.skip("PostgreSQL keeps only text in a column of texts")
    damages = ("CAST(X'ff41' AS TEXT)", "X'41'", "X'ff'")
    for column, damage in itertools.product(("subject", "value", "salt", "digest"), damages):
        with undone(database):
            try:
                with unguarded(database):
                    execute(database, f'UPDATE {TABLE} SET "{column}" = {damage} WHERE position = {AT}')
            except IntegrityError:
                assert filled.verify().fault == "", (column, damage)
            else:
                assert filled.verify().fault.startswith(f"row {AT} ("), (column, damage)


@pytest.mark.parametrize("position", [1, AT])
def test_a_row_that_was_dropped_is_missed_at_the_next(filled: Ledger, database: str, position: int) -> None:
    with unguarded(database):
        execute(database, f"DELETE FROM {TABLE} WHERE position = %s", [position])
    fault = filled.verify().fault
    assert fault.startswith(f"row {position + 1} (")
    assert f"expected row {position}" in fault


def test_a_row_that_was_dropped_and_the_rest_moved_up_is_missed(filled: Ledger, database: str) -> None:
    with unguarded(database):
        execute(database, f"DELETE FROM {TABLE} WHERE position = {AT}")
        execute(database, f"UPDATE {TABLE} SET position = position - 1 WHERE position > {AT}")
    assert filled.verify().fault.startswith(f"row {AT} (")


def test_a_row_given_another_number_is_missed_at_its_place(filled: Ledger, database: str) -> None:
    change(database, AT, "position", 900)
    assert f"expected row {AT}" in filled.verify().fault


def test_a_tail_cut_off_shows_against_a_head_kept_elsewhere(filled: Ledger, database: str) -> None:
    kept = filled.verify()
    with unguarded(database):
        execute(database, f"DELETE FROM {TABLE} WHERE position = %s", [kept.rows])
    now = filled.verify()
    assert (now.rows, now.head) != (kept.rows, kept.head)
    assert now.head == stored(database)[-1]["chain"]


def swap_numbers(alias: str) -> None:
    for old, new in ((AT, 900), (AT + 1, AT), (900, AT + 1)):
        execute(alias, f"UPDATE {TABLE} SET position = %s WHERE position = %s", [new, old])


def swap_contents(alias: str) -> None:
    first, second = stored(alias)[AT - 1 : AT + 1]
    keep = ("position", "previous", "chain")
    for position, row in ((900, first), (AT, second), (AT + 1, first)):
        names = [name for name in row if name not in keep]
        blank = {**row, "digest": "9" * 64} if position == 900 else row
        cells = ", ".join(f'"{name}" = %s' for name in names)
        place = AT + 1 if position == 900 else position
        values = [*(blank[name] for name in names), place]
        execute(alias, f"UPDATE {TABLE} SET {cells} WHERE position = %s", values)


@pytest.mark.parametrize("swap", [swap_numbers, swap_contents])
def test_two_rows_that_changed_places_are_found_at_the_first(
    filled: Ledger, database: str, swap: Callable[[str], None]
) -> None:
    before = stored(database)
    with unguarded(database):
        swap(database)
    after = stored(database)
    assert [after[AT]["value"], after[AT - 1]["value"]] == [before[AT - 1]["value"], before[AT]["value"]]
    assert filled.verify().fault.startswith(f"row {AT} (")


def forged(row: Stored, position: int, **cells: object) -> Stored:
    """A row that is right in itself: its hashes and its digest fit what it says."""
    made = {**row, "position": position, **cells}
    for name in ("value", "quotation", "note"):
        made[f"{name}_hash"] = salted(made["salt"], made[name])
    made["digest"] = digest(made)
    return made


def test_a_row_added_at_the_end_with_a_link_of_its_own_is_found(filled: Ledger, database: str) -> None:
    rows = stored(database)
    position = len(rows) + 1
    made = forged(rows[AT - 1], position, value='"De noodstroom werkte."', previous="1" * 64)
    insert(database, {**made, "chain": link("1" * 64, made["digest"])})
    fault = filled.verify().fault
    assert fault.startswith(f"row {position} ({ROOM} remark)")
    assert "does not follow" in fault


def test_a_row_added_at_the_end_with_a_wrong_link_is_found(filled: Ledger, database: str) -> None:
    rows = stored(database)
    position = len(rows) + 1
    made = forged(rows[AT - 1], position, previous=rows[-1]["chain"], chain="1" * 64)
    insert(database, made)
    fault = filled.verify().fault
    assert fault.startswith(f"row {position} ({ROOM} remark)")
    assert "link" in fault


def test_a_row_slipped_in_between_is_found_at_its_place(filled: Ledger, database: str) -> None:
    rows = stored(database)
    made = forged(rows[AT - 1], AT, value='"De noodstroom werkte."', previous="1" * 64)
    with unguarded(database):
        execute(database, f"UPDATE {TABLE} SET position = position + 900 WHERE position >= {AT}")
        execute(database, f"UPDATE {TABLE} SET position = position - 899 WHERE position >= {AT}")
        insert(database, {**made, "chain": link("1" * 64, made["digest"])})
    assert filled.verify().fault.startswith(f"row {AT} (")


def test_a_row_rewritten_with_fitting_digest_and_link_breaks_the_chain_at_the_next(
    filled: Ledger, database: str
) -> None:
    row = forged(stored(database)[AT - 1], AT, value='"De noodstroom werkte."')
    row["chain"] = link(row["previous"], row["digest"])
    with unguarded(database):
        cells = ", ".join(f'"{name}" = %s' for name in COLUMNS)
        values = [row[name] for name in COLUMNS]
        execute(database, f"UPDATE {TABLE} SET {cells} WHERE position = {AT}", values)
    assert filled.verify().fault.startswith(f"row {AT + 1} (")


def test_a_row_without_a_number_does_not_hide_from_verification(filled: Ledger, database: str) -> None:
    if connections[database].vendor == "postgresql":
        pytest.skip("PostgreSQL keeps no row without its number")
    row = {**stored(database)[0], "position": None, "digest": "1" * 64, "previous": "2" * 64}
    with contextlib.suppress(DatabaseError), unguarded(database):
        insert(database, row)
    rows = fetch(database, f"SELECT count(*) FROM {TABLE}")[0][0]
    verdict = filled.verify()
    assert verdict.rows == rows or verdict.fault != ""


@pytest.mark.parametrize("harm", [drop_trigger, alter_trigger])
def test_verification_names_a_trigger_that_is_missing_or_altered(
    filled: Ledger, database: str, harm: Callable[[str, str], None]
) -> None:
    for name in GUARDS[connections[database].vendor]:
        assert filled.verify().fault == ""
        with undone(database):
            harm(database, name)
            assert name in filled.verify().fault


def test_verification_names_a_trigger_too_many(filled: Ledger, database: str) -> None:
    add_swallowing_trigger(database)
    assert "swallow" in filled.verify().fault


def test_rows_are_verified_in_bites_with_the_same_verdict(
    filled: Ledger, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = filled.verify()
    monkeypatch.setattr(verify_module, "CHUNK", 5)
    seen: list[tuple[int, int]] = []
    assert filled.verify(lambda done, total: seen.append((done, total))) == whole
    assert seen[-1] == (whole.rows, whole.rows)
    change(database, AT, "note", "anders")
    assert filled.verify().fault.startswith(f"row {AT} (")


# --- the format -----------------------------------------------------------------------------------


def test_digest_and_chain_follow_the_published_format_by_an_independent_count(
    filled: Ledger, database: str
) -> None:
    previous = "0" * 64
    for row in stored(database):
        hashed = dict(row)
        for name in ("value", "quotation", "note"):
            text = bytes.fromhex(row["salt"]) + (row[name] or "").encode()
            hashed[name] = hashlib.sha256(text).hexdigest()
        order = (
            "position act subject property key value non_value sources locator quotation basis stated_by"
            " valid_from valid_to observed_on known_from recorded_at recorded_by batch sensitivity"
            " audience about note"
        ).split()
        parts = ["kamerbreed-chain-1", *(hashed[name] for name in order)]
        text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
        assert hashlib.sha256(text.encode()).hexdigest() == row["digest"]
        previous = hashlib.sha256(bytes.fromhex(previous + row["digest"])).hexdigest()
        assert previous == row["chain"]
    assert previous == filled.verify().head


def test_chain_format_1_gives_the_same_digest_for_ever() -> None:
    row: dict[str, object] = dict.fromkeys(COLUMNS, "")
    row |= {name: name for name in FIELDS if name not in ("value", "quotation", "note")}
    row |= {"position": 7, "value_hash": salted("00" * 16, '"é"'), "recorded_at": "2025-01-01T00:00:00Z"}
    assert row["value_hash"] == "83ca4cb4f3260284b80a991a145b1a3e78a650b794ad6f7a23285438186e0ee1"
    assert digest(row) == "bffb2e777e1b9b93983bdfb3b284995f4db93439ad8d76af09950aeaebd556df"
    assert link("0" * 64, "1" * 64) == "8878b15a7d6a3a4f464e8f9f42591dbc0cf4bedea0ec309003d2b2ee53655ef8"


def test_every_row_has_a_salt_of_its_own(filled: Ledger, database: str) -> None:
    salts = [row["salt"] for row in stored(database)]
    assert len(set(salts)) == len(salts)
    assert {len(bytes.fromhex(salt)) for salt in salts} == {16}


# --- destroying -----------------------------------------------------------------------------------

SECRET = "sleutelkluis-47-achterom"
"""A value that must go; it does not occur anywhere else in the ledger."""
LONG = SECRET + "-met-een-lang-verhaal" * 2000
SPILT = says(
    ROOM,
    "remark",
    SECRET,
    key="kluis",
    quotation=f"de {SECRET} hangt er",
    note=f"zie {SECRET}",
    sources=("source/2019",),
)


@pytest.fixture
def spilt(filled: Ledger) -> str:
    """Digest of a statement that should never have been made, in the middle of the ledger."""
    digests = append(filled, says(ROOM, "staff", 160), SPILT, says(ROOM, "staff", 170))
    return digests[1]


def test_a_ledger_with_a_destroyed_value_verifies_and_names_the_gap(
    filled: Ledger, database: str, spilt: str
) -> None:
    filled.perform(destroy, taking(spilt, reason="per abuis openbaar"), recorded_by="account")
    append(filled, says(ROOM, "staff", 180))
    verdict = filled.verify()
    rows = stored(database)
    (position,) = [row["position"] for row in rows if row["digest"] == spilt]
    assert (verdict.fault, verdict.rows, verdict.destroyed) == ("", len(rows), (position,))
    assert [rows[position - 1][name] for name in ("value", "quotation", "note", "salt")] == [None] * 4
    (decision,) = [row for row in rows if row["act"] == "destroy"]
    assert (decision["about"], decision["note"]) == (spilt, "per abuis openbaar")


def test_a_destroyed_value_that_is_put_back_or_stays_in_part_is_found(
    filled: Ledger, database: str, spilt: str
) -> None:
    filled.perform(destroy, taking(spilt), recorded_by="account")
    (position,) = filled.verify().destroyed
    change(database, position, "note", "iets")
    assert "destroyed in part" in filled.verify().fault
    change(database, position, "note", None)
    assert filled.verify().fault == ""
    change(database, position, "salt", "00" * 16)
    assert filled.verify().fault.startswith(f"row {position} (")


def test_a_value_that_should_have_been_destroyed_and_is_still_there_is_found(
    filled: Ledger, database: str, spilt: str
) -> None:
    (row,) = [row for row in stored(database) if row["digest"] == spilt]
    filled.perform(destroy, taking(spilt), recorded_by="account")
    for name in ("value", "quotation", "note", "salt"):
        change(database, row["position"], name, row[name])
    fault = filled.verify().fault
    assert fault.startswith(f"row {row['position']} (")
    assert "still there" in fault


def raw_bytes(alias: str) -> bytes:
    """What the files of the database hold, as far as one can get at them."""
    if connections[alias].vendor == "sqlite":
        name = str(connections[alias].settings_dict["NAME"])
        files = [pathlib.Path(name + suffix) for suffix in ("", "-wal", "-shm")]
        return b"".join(file.read_bytes() for file in files if file.exists())
    if not fetch(alias, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")[0][0]:
        pytest.skip("only a superuser may read the files of PostgreSQL")
    execute(alias, "CHECKPOINT")
    return bytes(fetch(alias, f"SELECT pg_read_binary_file(pg_relation_filepath('{TABLE}'))")[0][0])


def test_a_destroyed_value_is_gone_from_the_files_of_the_database(
    filled: Ledger, database: str, spilt: str
) -> None:
    assert SECRET.encode() in raw_bytes(database)
    filled.perform(destroy, taking(spilt), recorded_by="account")
    assert SECRET.encode() not in raw_bytes(database)


@contextmanager
def somebody_reading(alias: str) -> Iterator[None]:
    """Another connection that still looks at the ledger as it was."""
    with registered(connections[alias].settings_dict) as other:
        execute(other, "BEGIN ISOLATION LEVEL REPEATABLE READ" if on_server(other) else "BEGIN")
        assert fetch(other, f"SELECT count(*) FROM {TABLE}" if not on_server(other) else "SELECT 1")
        yield
        execute(other, "ROLLBACK")


def on_server(alias: str) -> bool:
    return connections[alias].vendor == "postgresql"


def test_who_destroys_is_told_if_a_reader_keeps_the_old_pages_in_use(
    filled: Ledger, database: str, spilt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_module, "_WAIT_FOR_PAGES_S", 0)
    if not on_server(database):
        fetch(database, "PRAGMA busy_timeout = 1")
    with somebody_reading(database):
        with contextlib.suppress(LedgerError):
            filled.perform(destroy, taking(spilt), recorded_by="account")
            assert SECRET.encode() not in raw_bytes(database)
        verdict = filled.verify()
        assert (verdict.fault, len(verdict.destroyed)) == ("", 1)
        assert rows_with_text(database, SECRET) == []
        assert SECRET not in texts_in(filled.picture(Coordinates(valid_at=DAY)))


def test_a_long_destroyed_value_is_gone_from_every_page(filled: Ledger, database: str) -> None:
    (digest_of_it,) = append(filled, says(ROOM, "remark", LONG, key="verhaal"))
    filled.perform(destroy, taking(digest_of_it), recorded_by="account")
    assert not [row for row in stored(database) if SECRET in json.dumps(row)]
    if not on_server(database):
        assert b"met-een-lang-verhaal" not in raw_bytes(database)
    else:
        assert rows_with_text(database, "met-een-lang-verhaal") == []


def rows_with_text(alias: str, text: str) -> list[Any]:
    return [row["position"] for row in stored(alias) if text in json.dumps(row, ensure_ascii=False)]


def guesses(row: Stored) -> Iterator[str]:
    """Every text that somebody could make from what is stored and a list of likely values."""
    cells = [cell for cell in row.values() if isinstance(cell, str)]
    before = [b"", *(cell.encode() for cell in cells)]
    before += [bytes.fromhex(cell) for cell in cells if is_hexadecimal(cell)]
    for likely in ("sleutelkluis-12-voorom", SECRET, f"de {SECRET} hangt er", f"zie {SECRET}"):
        for text in (likely, canonical(likely)):
            yield text
            for salt in before:
                yield hashlib.sha256(salt + text.encode()).hexdigest()
                yield hashlib.sha256(text.encode() + salt).hexdigest()


def is_hexadecimal(text: str) -> bool:
    return len(text) % 2 == 0 and set(text) <= set("0123456789abcdef")


def test_a_destroyed_value_cannot_be_guessed_back_from_what_is_stored(
    filled: Ledger, database: str, spilt: str
) -> None:
    def matches() -> set[str]:
        rows = stored(database)
        cells = {cell for row in rows for cell in row.values() if isinstance(cell, str)}
        (row,) = [row for row in rows if row["digest"] == spilt]
        return {guess for guess in guesses(row) if guess in cells}

    assert len(matches()) == 6
    filled.perform(destroy, taking(spilt), recorded_by="account")
    assert matches() == set()


def texts_in(picture: Picture) -> str:
    """Everything that a picture and its table can tell, as one text."""
    table = picture.table
    told = [repr(table.entry(row)) for row in range(len(table))]
    told += [repr(picture.facts(ROOM)), repr(picture.history(ROOM))]
    return "\n".join(told)


_LOCK = type(threading.Lock())


class _WithoutNumbers(pickle.Pickler):
    """Leaves arrays of numbers out, behind whose end stands what the memory held before; and locks."""

    def reducer_override(self, thing: Any) -> Any:
        return (int, ()) if isinstance(thing, np.ndarray | _LOCK) else NotImplemented


def kept_in(table: Table) -> bytes:
    """All texts that a table keeps in memory."""
    written = io.BytesIO()
    _WithoutNumbers(written).dump(table)
    return written.getvalue()


def test_a_destroyed_value_is_in_no_picture_of_any_moment_any_more(
    filled: Ledger, database: str, spilt: str
) -> None:
    follower = Ledger(database)
    assert SECRET in texts_in(follower.picture(Coordinates(valid_at=DAY)))
    filled.perform(destroy, taking(spilt), recorded_by="account")
    for ledger in (filled, follower, Ledger(database)):
        for position in ("", spilt):
            picture = ledger.picture(Coordinates(valid_at=DAY, position=position))
            assert SECRET not in texts_in(picture)
            assert picture.fact(ROOM, "remark", "kluis").value is None
        roles = {voice.entry.digest: voice.role for voice in picture.history(ROOM)}
        assert roles[spilt] == "destroyed"


def test_a_destroyed_value_is_not_kept_in_memory_either(filled: Ledger, database: str, spilt: str) -> None:
    follower = Ledger(database)
    assert SECRET.encode() in kept_in(follower.picture().table)
    filled.perform(destroy, taking(spilt), recorded_by="account")
    for ledger in (Ledger(database), follower, filled):
        assert SECRET.encode() not in kept_in(ledger.picture().table)


def test_a_value_that_others_stated_too_stays_theirs_when_one_is_destroyed(filled: Ledger) -> None:
    one, other = append(filled, says(ROOM, "staff", 200), says(ROOM, "staff", 200, stated_by=CBS))
    filled.perform(destroy, taking(one), recorded_by="account")
    table = filled.picture().table
    row, other_row = table.find(one), table.find(other)
    assert row is not None
    assert other_row is not None
    assert (table.entry(row).said.value, table.entry(other_row).said.value) == (None, "200")
    assert filled.verify().fault == ""


def test_the_words_of_a_retraction_can_be_destroyed_and_it_still_counts(filled: Ledger, spilt: str) -> None:
    (retraction,) = filled.perform(retract, taking(spilt, reason=f"fout: {SECRET}"), recorded_by="account")
    filled.perform(destroy, taking(retraction), recorded_by="account")
    picture = filled.picture(Coordinates(valid_at=DAY))
    assert picture.fact(ROOM, "remark", "kluis").value is None
    assert filled.verify().fault == ""


def test_what_was_done_once_is_not_done_again(filled: Ledger, spilt: str) -> None:
    for act, reason in ((retract, "was retracted before"), (destroy, "was destroyed before")):
        filled.perform(act, taking(spilt), recorded_by="account")
        before = filled.verify()
        with pytest.raises(Refusal, match=reason):
            filled.perform(act, taking(spilt), recorded_by="account")
        assert filled.verify() == before


def test_a_retraction_cannot_be_retracted_nor_a_decision_to_destroy_destroyed(
    filled: Ledger, spilt: str
) -> None:
    for act in (classify, retract, destroy):
        (made,) = filled.perform(act, taking(spilt), recorded_by="account")
        with pytest.raises(Refusal, match="cannot be retracted"):
            filled.perform(retract, taking(made), recorded_by="account")
    with pytest.raises(Refusal, match="stays"):
        filled.perform(destroy, taking(made), recorded_by="account")


def test_nothing_is_taken_away_on_the_word_of_who_or_what_is_unknown(filled: Ledger, spilt: str) -> None:
    faults: list[tuple[dict[str, Any], str]] = [
        ({"digest": "ab" * 32}, "there is no statement"),
        ({"digest": "weg"}, "there is no statement"),
        ({"stated_by": "party/none"}, "there is no party/none"),
        ({"sources": ("source/none",)}, "there is no source/none"),
    ]
    before = filled.verify()
    for act, (fault, reason) in itertools.product((retract, classify, destroy), faults):
        with pytest.raises(Refusal, match=reason):
            filled.perform(act, taking(**{"digest": spilt, **fault}), recorded_by="account")
    assert filled.verify() == before


def test_a_statement_cannot_be_kept_for_a_party_that_nobody_knows(filled: Ledger, spilt: str) -> None:
    before = filled.verify()
    narrower = taking(spilt, sensitivity="internal", audience=(CBS, "party/none"))
    with pytest.raises(Refusal, match="there is no party/none"):
        filled.perform(classify, narrower, recorded_by="account")
    assert filled.verify() == before


def test_nothing_is_taken_back_or_away_without_a_reason(filled: Ledger, spilt: str) -> None:
    for act in (retract, destroy):
        with pytest.raises(Refusal, match="needs a reason"):
            filled.perform(act, taking(spilt, reason=" "), recorded_by="account")


def test_a_statement_may_be_named_by_the_beginning_of_its_digest(filled: Ledger, spilt: str) -> None:
    filled.perform(retract, taking(spilt[:13].upper()), recorded_by="account")
    assert filled.picture(Coordinates(valid_at=DAY)).fact(ROOM, "remark", "kluis").value is None
