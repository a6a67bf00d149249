# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A backup gives back all of it, on any database, or says why not; and a bad one touches nothing."""

import contextlib
import datetime
import hashlib
import io
import json
import pathlib
import tarfile
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.db import connections

from kamerbreed.documents import DocumentError, Documents
from kamerbreed.ledger import Ledger, LedgerError, opened
from kamerbreed.ledger import _verify as verify_module
from kamerbreed.ledger._container import ContainerWriter, header
from kamerbreed.ledger._restore import MOST_LINE
from kamerbreed.picture import Coordinates, Saying, destroy, retract, state
from kamerbreed.vocabulary import Statement
from tests.databases import Templates
from tests.ledger.tampering import Stored, change, fetch, stored
from tests.ledger.test_concurrency import begin, heard, writer
from tests.world import ROOM, WORLD, says, taking

DAY = datetime.date(2025, 1, 1)
LIMIT = 1_000_000
LETTER = b"%PDF-1.7 brief\n" * 500
SHA256 = hashlib.sha256(LETTER).hexdigest()
HOSTILE_TEXT = 'tab\t, line\nfeed, back\\slash, \\N, "quotes", %s, ;, é, 🚑, \u2028, \x7f'


def quiet(done: int, total: int) -> None:
    """Progress that nobody looks at."""


def append(ledger: Ledger, *statements: Statement) -> tuple[str, ...]:
    return ledger.perform(state, Saying(statements=statements), recorded_by="account")


def names_file(source: str, sha256: str, size: int) -> Statement:
    return says(source, "file", {"name": "brief.pdf", "bytes": size}, key=sha256)


@pytest.fixture
def store(tmp_path: pathlib.Path) -> Documents:
    return Documents(tmp_path / "documents")


@pytest.fixture
def filled(ledger: Ledger, store: Documents, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A ledger with all sorts of rows, a kept file, something retracted and something destroyed."""
    monkeypatch.setattr(verify_module, "CHUNK", 7)
    append(ledger, *WORLD)
    wrong, spilt = append(ledger, says(ROOM, "staff", 1), says(ROOM, "remark", "geheim", key="x", note="weg"))
    append(ledger, says(ROOM, "remark", HOSTILE_TEXT, key=HOSTILE_TEXT, note=HOSTILE_TEXT))
    append(ledger, says(ROOM, "staff", non_value="unknown"))
    store.keep_stream(io.BytesIO(LETTER), name="brief.pdf", limit=LIMIT)
    append(ledger, names_file("source/letter", SHA256, len(LETTER)))
    ledger.perform(retract, taking(wrong), recorded_by="account")
    ledger.perform(destroy, taking(spilt), recorded_by="account")
    return ledger


@pytest.fixture
def backup(filled: Ledger, store: Documents, tmp_path: pathlib.Path) -> pathlib.Path:
    """A backup of that ledger."""
    path = tmp_path / "b.tar"
    filled.backup(path, store)
    return path


@pytest.fixture
def elsewhere(templates: Templates) -> Iterator[Callable[[], Ledger]]:
    """Gives an empty ledger of the same make, as many as are asked for."""
    with ExitStack() as stack:
        yield lambda: Ledger(stack.enter_context(templates.copied()))


def restore(path: pathlib.Path, ledger: Ledger, store: Documents, **rest: Any) -> int:
    with opened(path, quiet) as contents:
        return ledger.restore(contents, store, **rest).rows


def rows_in(ledger: Ledger) -> list[Stored]:
    return stored(ledger._alias)


def others_of(path: pathlib.Path, *mine: str) -> list[str]:
    """What else stands in a folder."""
    return sorted(one.name for one in path.iterdir() if one.name not in mine)


# --- there and back ------------------------------------------------------------------------------


def test_what_was_backed_up_comes_back_row_for_row_on_the_other_database_and_back_again(
    filled: Ledger,
    store: Documents,
    backup: pathlib.Path,
    tmp_path: pathlib.Path,
    templates_by_vendor: Callable[[str], Templates],
) -> None:
    vendor = connections[filled._alias].vendor
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}[vendor]
    kept = filled.checkpoint()
    fingerprint = filled.picture(Coordinates(valid_at=DAY)).fingerprint
    path, before = backup, rows_in(filled)
    for number, make in enumerate((other, vendor)):
        with templates_by_vendor(make).copied() as alias:
            ledger, there = Ledger(alias), Documents(tmp_path / f"there-{number}")
            assert restore(path, ledger, there) == len(before)
            assert rows_in(ledger) == before
            assert ledger.picture(Coordinates(valid_at=DAY)).fingerprint == fingerprint
            verdict = ledger.verify(against=kept)
            assert (verdict.fault, len(verdict.destroyed)) == ("", 1)
            assert verdict.against is not None
            assert verdict.against.outcome == "kept"
            assert ledger.check_files(there).whole == 1
            with there.open_kept(SHA256) as file:
                assert file.read() == LETTER
            append(ledger, says(ROOM, "staff", 7))
            assert ledger.verify(against=kept).fault == ""
            path = tmp_path / f"b-{number}.tar"
            with templates_by_vendor(make).copied() as again:
                restore(backup, Ledger(again), there)
                Ledger(again).backup(path, there)


def test_an_empty_installation_can_be_backed_up_and_restored(
    ledger: Ledger, store: Documents, tmp_path: pathlib.Path, elsewhere: Callable[[], Ledger]
) -> None:
    made = ledger.backup(tmp_path / "b.tar", store)
    assert (made.rows, made.documents) == (0, 0)
    there = elsewhere()
    assert restore(tmp_path / "b.tar", there, store) == 0
    append(there, *WORLD)
    assert there.verify().fault == ""


def test_any_tool_for_tar_lists_and_unpacks_a_backup(filled: Ledger, backup: pathlib.Path) -> None:
    with tarfile.open(backup) as file:
        names = file.getnames()
        assert names[0] == "kamerbreed-backup.json"
        assert names[-3:] == ["checkpoint.json", "manifest.json", "SHA256"]
        assert f"documents/{SHA256[:2]}/{SHA256[2:]}" in names
        packed = [file.extractfile(name) for name in names if name.startswith("statements/")]
        lines = b"".join(zlib.decompress(one.read(), 31) for one in packed if one).splitlines()
        sum_ = file.extractfile("SHA256")
        assert sum_
        told = sum_.read().decode().strip()
    assert [json.loads(line) for line in lines] == [list(row.values()) for row in rows_in(filled)]
    assert hashlib.sha256(backup.read_bytes()[:-2048]).hexdigest() == told


def test_a_backup_holds_no_value_that_was_destroyed(backup: pathlib.Path) -> None:
    with tarfile.open(backup) as file:
        texts = [
            zlib.decompress(file.extractfile(one).read(), 31)  # type: ignore[union-attr]  # a plain file
            for one in file.getnames()
            if one.startswith("statements/")
        ]
    assert b"geheim" not in b"".join(texts)
    assert b"Meldkamer Noord-Nederland" in b"".join(texts)


def test_a_backup_under_load_is_one_moment_and_restores_elsewhere(
    filled: Ledger, store: Documents, tmp_path: pathlib.Path, elsewhere: Callable[[], Ledger]
) -> None:
    """A writer appends all the while; the backup is a beginning of what the ledger then holds."""
    batches = 40
    with writer(filled._alias, "w", batches=batches, size=3) as process:
        heard(process, "ready")
        begin(process)
        made = [filled.backup(tmp_path / f"b{number}.tar", store) for number in range(4)]
        heard(process, "done")
    kept = filled.checkpoint()
    rows = rows_in(filled)
    assert len(rows) >= batches * 3
    for number, one in enumerate(made):
        there = elsewhere()
        assert restore(tmp_path / f"b{number}.tar", there, Documents(tmp_path / f"s{number}")) == one.rows
        assert rows_in(there) == rows[: one.rows]
        compared = there.verify(against=one.checkpoint).against
        assert compared is not None
        assert compared.outcome == "kept"
        position = rows[one.rows - 1]["digest"]
        pictures = [
            ledger.picture(Coordinates(valid_at=DAY, position=position)) for ledger in (there, filled)
        ]
        assert pictures[0].fingerprint == pictures[1].fingerprint
        if one.rows < kept.rows:
            compared = there.verify(against=kept).against
            assert compared is not None
            assert compared.outcome == "cut"


def test_while_a_backup_is_made_others_write_and_are_not_in_it(
    filled: Ledger, store: Documents, tmp_path: pathlib.Path
) -> None:
    before = len(rows_in(filled))
    with writer(filled._alias, "w", batches=1, size=3) as process:
        heard(process, "ready")
        begun = []

        def write_once(done: int, total: int) -> None:
            if not begun:
                begun.append(done)
                begin(process)
                heard(process, "done")

        made = filled.backup(tmp_path / "b.tar", store, write_once)
    assert begun
    assert (made.rows, len(rows_in(filled))) == (before, before + 3)


# --- what there is no backup of ------------------------------------------------------------------


def test_of_a_ledger_that_does_not_verify_there_is_no_backup(
    filled: Ledger, store: Documents, tmp_path: pathlib.Path
) -> None:
    change(filled._alias, 9, "note", "anders")
    with pytest.raises(LedgerError, match=r"the ledger itself is not well: row 9 \("):
        filled.backup(tmp_path / "b.tar", store)
    assert others_of(tmp_path, "documents") == []


@pytest.mark.parametrize("harm", ["missing", "altered"])
def test_with_a_file_missing_or_altered_there_is_no_backup_and_its_source_is_named(
    filled: Ledger, store: Documents, tmp_path: pathlib.Path, harm: str
) -> None:
    (path,) = (one for one in store.folder.rglob("*") if one.is_file())
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(LETTER[:-1] + b"!")
    with pytest.raises(LedgerError) as told:
        filled.backup(tmp_path / "b.tar", store)
    assert told.value.key == f"backup.{harm}"
    assert "source/letter" in str(told.value)
    assert others_of(tmp_path, "documents") == []
    files = filled.check_files(store)
    assert (not files.is_well, list(getattr(files, harm))) == (True, [SHA256])


def test_a_file_that_only_a_retracted_statement_names_may_be_gone(
    filled: Ledger, store: Documents, tmp_path: pathlib.Path
) -> None:
    (digest,) = [row["digest"] for row in rows_in(filled) if row["property"] == "file"]
    filled.perform(retract, taking(digest), recorded_by="account")
    assert filled.backup(tmp_path / "a.tar", store).documents == 1
    store.remove(SHA256)
    assert filled.backup(tmp_path / "b.tar", store).documents == 0
    assert filled.check_files(store).is_well


def test_a_backup_is_replaced_by_a_newer_one_and_nothing_else_is(
    filled: Ledger, store: Documents, backup: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    first = backup.read_bytes()
    append(filled, says(ROOM, "staff", 9))
    filled.backup(backup, store)
    assert backup.read_bytes() != first
    (tmp_path / "brief.txt").write_text("van iemand anders")
    with pytest.raises(DocumentError, match="is there already"):
        filled.backup(tmp_path / "brief.txt", store)
    assert (tmp_path / "brief.txt").read_text() == "van iemand anders"


# --- restoring is whole or nothing ---------------------------------------------------------------


def test_nothing_is_restored_over_statements_that_are_there(
    filled: Ledger, store: Documents, backup: pathlib.Path
) -> None:
    before = rows_in(filled)
    with pytest.raises(LedgerError, match="statements here already"):
        restore(backup, filled, store)
    assert rows_in(filled) == before


def test_a_backup_that_a_checkpoint_contradicts_is_not_restored(
    filled: Ledger, backup: pathlib.Path, tmp_path: pathlib.Path, elsewhere: Callable[[], Ledger]
) -> None:
    append(filled, says(ROOM, "staff", 9))
    kept, there, store = filled.checkpoint(), elsewhere(), Documents(tmp_path / "there")
    with pytest.raises(LedgerError, match=r"of the \d+ rows of then 1 are missing"):
        restore(backup, there, store, against=kept)
    assert (rows_in(there), list(store.all())) == ([], [])
    strange = elsewhere()
    append(strange, *WORLD)
    with pytest.raises(LedgerError, match="the first row is another one"):
        restore(backup, there, store, against=strange.checkpoint())
    assert (rows_in(there), list(store.all())) == ([], [])


def test_a_restore_that_fails_at_the_end_leaves_neither_rows_nor_files_and_can_be_done_again(
    backup: pathlib.Path, tmp_path: pathlib.Path, elsewhere: Callable[[], Ledger]
) -> None:
    there, store = elsewhere(), Documents(tmp_path / "there")

    def fail(done: int, total: int) -> None:
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), opened(backup, quiet) as contents:
        there.restore(contents, store, fail)
    assert (rows_in(there), list(store.all())) == ([], [])
    assert restore(backup, there, store) == len(rows_in(there)) > 0


def test_a_file_that_was_in_the_store_before_stays_when_a_restore_fails(
    backup: pathlib.Path, store: Documents, elsewhere: Callable[[], Ledger]
) -> None:
    def fail(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), opened(backup, quiet) as contents:
        elsewhere().restore(contents, store, fail)
    assert list(store.all()) == [SHA256]


# --- a damaged file ------------------------------------------------------------------------------


def refused_file(path: pathlib.Path) -> str:
    """The key of the message with which a file is refused as a file."""
    with pytest.raises((LedgerError, DocumentError)) as told, opened(path, quiet):
        pass
    assert str(path) in str(told.value)
    return told.value.key


def test_a_bit_flipped_anywhere_is_refused(backup: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """At every byte of the headers, the end and the small parts, and at a spread of places elsewhere."""
    good = backup.read_bytes()
    with tarfile.open(backup) as file:
        headers = [place for member in file for place in range(member.offset, member.offset + 512, 7)]
    places = {*headers, *range(len(good) - 2048, len(good), 5), *range(0, len(good), len(good) // 300)}
    damaged = tmp_path / "damaged.tar"
    told = set()
    for number, place in enumerate(sorted(places)):
        bit = 1 << number % 8
        damaged.write_bytes(good[:place] + bytes([good[place] ^ bit]) + good[place + 1 :])
        told.add(refused_file(damaged))
    assert len(places) > 800
    assert told >= {"backup.damaged", "backup.cut", "backup.foreign"}


def test_a_backup_cut_off_anywhere_or_with_something_behind_it_is_refused(
    backup: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    good, damaged = backup.read_bytes(), tmp_path / "damaged.tar"
    told = set()
    for length in [*range(0, len(good), len(good) // 60), *range(len(good) - 30, len(good))]:
        damaged.write_bytes(good[:length])
        told.add(refused_file(damaged))
    for more in (b"\0", b"\0" * 512, b"x", good):
        damaged.write_bytes(good + more)
        told.add(refused_file(damaged))
    assert told == {"backup.cut", "backup.foreign", "backup.damaged"}


# --- a file that a stranger made -----------------------------------------------------------------


def made_anew(
    backup: pathlib.Path,
    to: pathlib.Path,
    change_parts: Callable[[dict[str, bytes]], Any],
    unpacked: dict[str, int] | None = None,
    **fields: Any,
) -> pathlib.Path:
    """A backup of which every sum fits, with other parts, sizes unpacked and fields of the manifest."""
    with tarfile.open(backup) as file:
        content = {one: file.extractfile(one).read() for one in file.getnames()}  # type: ignore[union-attr]  # plain files
    content.pop("SHA256")
    manifest = json.loads(content.pop("manifest.json"))
    sizes = {one["name"]: one["unpacked"] for one in manifest["parts"]} | (unpacked or {})
    change_parts(content)
    manifest["parts"] = [
        {
            "name": name,
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "unpacked": sizes.get(name, len(data)),
        }
        for name, data in content.items()
    ]
    manifest |= fields
    with to.open("wb") as out:
        container = ContainerWriter(out.write)  # type: ignore[arg-type]  # what is written is not counted
        for name, data in content.items():
            container.add(name, data)
        container.add("manifest.json", json.dumps(manifest).encode())
        container.close()
    return to


FIRST_PART = "statements/000001.jsonl.gz"


def packed(text: bytes) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return packer.compress(text) + packer.flush()


def with_rows(change_rows: Callable[[list[Any]], None]) -> Callable[[dict[str, bytes]], None]:
    """Change the rows of the first part; its size unpacked stays what it was if their length does."""

    def change_part(parts: dict[str, bytes]) -> None:
        rows = [json.loads(line) for line in zlib.decompress(parts[FIRST_PART], 31).splitlines()]
        change_rows(rows)
        lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows]
        parts[FIRST_PART] = packed("".join(lines).encode("utf-8", "surrogatepass"))

    return change_part


def set_part(name: str, data: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.__setitem__(name, data)


def set_cell(row: int, column: int, value: object) -> Callable[[dict[str, bytes]], None]:
    return with_rows(lambda rows: rows[row].__setitem__(column, value))


def label(**fields: Any) -> bytes:
    said = {"format": "kamerbreed-backup", "format_version": 1, "program_version": "9.9", "made_at": "x"}
    return json.dumps(said | fields).encode()


DOCUMENT = f"documents/{SHA256[:2]}/{SHA256[2:]}"
STRANGE: list[tuple[str, Callable[[dict[str, bytes]], Any], dict[str, Any], str]] = [
    ("newer", set_part("kamerbreed-backup.json", label(format_version=2)), {}, "backup.newer"),
    ("foreign", set_part("kamerbreed-backup.json", label(format="other")), {}, "backup.foreign"),
    ("no label", set_part("kamerbreed-backup.json", b"{}"), {}, "backup.foreign"),
    ("traversal", set_part("documents/../../x", b"x"), {}, "backup.name"),
    ("absolute", set_part("/etc/cron.d/x", b"x"), {}, "backup.name"),
    ("other name", set_part("statements/1.jsonl.gz", b"x"), {}, "backup.name"),
    ("manifest of another", lambda _: None, {"parts": []}, "backup.manifest"),
    ("manifest with more", lambda _: None, {"more": 1}, "backup.manifest"),
    ("rows below zero", lambda _: None, {"rows": -1}, "backup.manifest"),
    ("rows as text", lambda _: None, {"rows": "7"}, "backup.manifest"),
    ("another head", lambda _: None, {"head": "0" * 64}, "backup.manifest"),
    ("other rows", lambda _: None, {"rows": 3}, "backup.manifest"),
    ("another count of destroyed", lambda _: None, {"destroyed": 2}, "backup.manifest"),
    ("no checkpoint", lambda parts: parts.pop("checkpoint.json"), {}, "backup.manifest"),
    ("a part left out", lambda parts: parts.pop(FIRST_PART), {}, "backup.rows"),
    ("a part twice", lambda parts: parts.update({"statements/900000.jsonl.gz": parts[FIRST_PART]}), {}, ""),
    ("bomb", set_part(FIRST_PART, packed(b"\0" * 50_000_000)), {}, "backup.bomb"),
    ("bomb behind", lambda parts: parts.update({FIRST_PART: parts[FIRST_PART] * 2}), {}, "backup.bomb"),
    ("not packed", set_part(FIRST_PART, b"x" * 100), {}, "backup.unpack"),
    ("half packed", lambda parts: parts.update({FIRST_PART: parts[FIRST_PART][:-9]}), {}, "backup.unpack"),
    ("an altered value", set_cell(2, 5, '"x"'), {}, ""),
    ("a cell that is no text", set_cell(2, 5, {"a": 1}), {}, ""),
    ("an altered file", set_part(DOCUMENT, b"another"), {}, "document.altered"),
    ("an empty file", set_part(DOCUMENT, b""), {}, "document.empty"),
    ("a file left out", lambda parts: parts.pop(DOCUMENT), {}, "restore.missing"),
]  # fmt: skip


@pytest.mark.parametrize("strange", [one[1:] for one in STRANGE], ids=[one[0] for one in STRANGE])
def test_a_backup_that_a_stranger_made_with_every_sum_right_is_refused_and_touches_nothing(
    backup: pathlib.Path,
    tmp_path: pathlib.Path,
    elsewhere: Callable[[], Ledger],
    strange: tuple[Callable[[dict[str, bytes]], Any], dict[str, Any], str],
) -> None:
    parts, fields, key = strange
    path = made_anew(backup, tmp_path / "strange.tar", parts, **fields)
    there, store = elsewhere(), Documents(tmp_path / "there" / "documents")
    with pytest.raises((LedgerError, DocumentError)) as told:
        restore(path, there, store)
    assert not key or told.value.key == key, told.value.key
    assert (rows_in(there), list(store.all())) == ([], [])
    assert others_of(tmp_path, "documents", "there", "b.tar", "strange.tar") == []


@pytest.mark.parametrize(
    ("column", "value"), [(4, "\0"), (5, 5), (0, "1"), (0, -1), (4, None), (4, "\ud800")]
)
def test_a_cell_that_no_ledger_holds_is_refused_by_its_row(
    backup: pathlib.Path, tmp_path: pathlib.Path, elsewhere: Callable[[], Ledger], column: int, value: object
) -> None:
    """The manifest tells the right size unpacked, so that nothing but the cell is wrong."""
    parts: dict[str, bytes] = {}

    def change_cell(all_parts: dict[str, bytes]) -> None:
        set_cell(2, column, value)(all_parts)
        parts.update(all_parts)

    made_anew(backup, tmp_path / "strange.tar", change_cell)
    size = len(zlib.decompress(parts[FIRST_PART], 31))
    path = made_anew(backup, tmp_path / "strange.tar", change_cell, {FIRST_PART: size})
    there = elsewhere()
    with pytest.raises(LedgerError) as told:
        restore(path, there, Documents(tmp_path / "there"))
    assert (told.value.key, told.value.parts.get("row")) == ("backup.row", 3)
    assert rows_in(there) == []


def test_a_bomb_is_not_unpacked_further_than_a_row_can_be_long(
    backup: pathlib.Path, tmp_path: pathlib.Path, elsewhere: Callable[[], Ledger]
) -> None:
    """Zeros without end, of which the manifest says so: one row, too long to be one."""
    size = 300_000_000
    packer = zlib.compressobj(1, wbits=31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)) + packer.flush()
    path = made_anew(backup, tmp_path / "strange.tar", set_part(FIRST_PART, bomb), {FIRST_PART: size})
    there = elsewhere()
    tracemalloc.start()
    try:
        with pytest.raises(LedgerError, match="a row is longer than"):
            restore(path, there, Documents(tmp_path / "there"))
        assert tracemalloc.get_traced_memory()[1] < 6 * MOST_LINE
    finally:
        tracemalloc.stop()
    assert rows_in(there) == []


OTHER_FILES: list[tuple[str, bytes]] = [
    ("empty", b""),
    ("text", b"dit is geen reservekopie\n" * 200),
    ("zeros", bytes(20_000)),
    ("zip", b"PK\x03\x04" + bytes(5_000)),
    ("sqlite", b"SQLite format 3\0" + bytes(5_000)),
    ("huge size", header("kamerbreed-backup.json", 2**60) + bytes(5_000)),
]


@pytest.mark.parametrize("content", [one[1] for one in OTHER_FILES], ids=[one[0] for one in OTHER_FILES])
def test_a_file_that_is_something_else_is_called_no_backup(content: bytes, tmp_path: pathlib.Path) -> None:
    (tmp_path / "x.tar").write_bytes(content)
    assert refused_file(tmp_path / "x.tar") == "backup.foreign"


def test_a_tar_file_of_somebody_else_is_called_no_backup(tmp_path: pathlib.Path) -> None:
    with tarfile.open(tmp_path / "x.tar", "w") as file:
        file.add(__file__, "kamerbreed-backup.json")
    assert refused_file(tmp_path / "x.tar") == "backup.foreign"


def test_what_is_no_file_is_no_backup(tmp_path: pathlib.Path) -> None:
    for path in (tmp_path, tmp_path / "none", pathlib.Path("/dev/zero")):
        with contextlib.suppress(KeyError):
            assert refused_file(path).startswith("document.")


def test_no_statement_is_left_locked_after_a_refused_restore(
    backup: pathlib.Path, tmp_path: pathlib.Path, elsewhere: Callable[[], Ledger]
) -> None:
    there = elsewhere()
    path = made_anew(backup, tmp_path / "strange.tar", set_cell(2, 5, '"x"'))
    with pytest.raises(LedgerError):
        restore(path, there, Documents(tmp_path / "there"))
    append(there, *WORLD)
    assert there.verify().fault == ""
    assert fetch(there._alias, "SELECT 1") == [(1,)]
