# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Files of sources stay what they were, once each, and nothing in a name or a file leads out of the store."""

import hashlib
import io
import os
import pathlib
import stat
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.documents import DocumentError, Documents, clean_name, media_type, whole_file

LIMIT = 1_000_000
CONTENT = b"%PDF-1.7 een brief"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def store(tmp_path: pathlib.Path) -> Documents:
    return Documents(tmp_path / "home" / "documents")


@pytest.fixture
def letter(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "brief.pdf"
    path.write_bytes(CONTENT)
    return path


def files_in(folder: pathlib.Path) -> list[pathlib.Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_kept_file_comes_back_byte_for_byte_from_a_place_named_by_its_content(
    store: Documents, letter: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    kept = store.keep(letter, limit=LIMIT)
    assert (kept.sha256, kept.bytes, kept.new) == (SHA256, len(CONTENT), True)
    (path,) = files_in(store.folder)
    assert path == store.folder / SHA256[:2] / SHA256[2:]
    with store.open_kept(SHA256) as file:
        assert file.read() == CONTENT
    assert store.write_to(SHA256, tmp_path / "uit.pdf") == len(CONTENT)
    assert (tmp_path / "uit.pdf").read_bytes() == CONTENT
    assert list(store.check()) == [(SHA256, "whole")]


def test_a_kept_file_can_be_run_by_nobody_and_read_by_no_stranger(
    store: Documents, letter: pathlib.Path
) -> None:
    letter.chmod(0o777)
    store.keep(letter, limit=LIMIT)
    (path,) = files_in(store.folder)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_same_content_is_kept_once_whatever_it_is_called(
    store: Documents, letter: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    store.keep(letter, limit=LIMIT)
    (tmp_path / "ander.txt").write_bytes(CONTENT)
    assert store.keep(tmp_path / "ander.txt", limit=LIMIT).new is False
    assert len(files_in(store.folder)) == 1


def test_a_file_that_was_altered_in_the_store_is_found_and_mended_by_keeping_it_again(
    store: Documents, letter: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    store.keep(letter, limit=LIMIT)
    (path,) = files_in(store.folder)
    path.write_bytes(CONTENT + b"!")
    assert list(store.check()) == [(SHA256, "altered")]
    with pytest.raises(DocumentError, match="no longer what it was"):
        store.write_to(SHA256, tmp_path / "uit.pdf")
    assert not (tmp_path / "uit.pdf").exists()
    store.keep(letter, limit=LIMIT)
    assert list(store.check()) == [(SHA256, "whole")]


def test_a_link_put_in_the_place_of_a_kept_file_is_not_followed(
    store: Documents, letter: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    store.keep(letter, limit=LIMIT)
    (path,) = files_in(store.folder)
    path.unlink()
    path.symlink_to(letter)
    assert store.state(SHA256) == "altered"


def test_a_removed_file_is_gone_and_removing_it_twice_does_no_harm(
    store: Documents, letter: pathlib.Path
) -> None:
    store.keep(letter, limit=LIMIT)
    assert store.remove(SHA256) is True
    assert store.remove(SHA256) is False
    assert (files_in(store.folder), store.state(SHA256)) == ([], "missing")


def refused(store: Documents, path: pathlib.Path, key: str, limit: int = LIMIT) -> None:
    with pytest.raises(DocumentError) as told:
        store.keep(path, limit=limit)
    assert told.value.key == key
    assert str(path) in str(told.value)
    assert files_in(store.folder) == []


def test_what_is_no_plain_file_is_refused_before_anything_is_kept(
    store: Documents, letter: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    (tmp_path / "link").symlink_to(letter)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty").touch()
    refused(store, tmp_path / "link", "document.link")
    refused(store, tmp_path / "folder", "document.no_file")
    refused(store, tmp_path / "pipe", "document.no_file")
    refused(store, pathlib.Path("/dev/zero"), "document.no_file")
    refused(store, tmp_path / "none", "document.missing")
    refused(store, tmp_path / "empty", "document.empty")


def test_a_file_larger_than_the_limit_is_refused_and_one_of_exactly_the_limit_is_kept(
    store: Documents, letter: pathlib.Path
) -> None:
    refused(store, letter, "document.large", limit=len(CONTENT) - 1)
    assert store.keep(letter, limit=len(CONTENT)).new


def test_a_stream_that_is_not_what_was_announced_is_not_kept(store: Documents) -> None:
    with pytest.raises(DocumentError, match="no longer what it was"):
        store.keep_stream(io.BytesIO(b"anders"), name="x", limit=LIMIT, expected=SHA256)
    assert files_in(store.folder) == []


@pytest.mark.parametrize(
    "sha256", ["", "..", "../" * 21 + "x", "A" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n"]
)
def test_what_is_no_hash_is_never_a_path(store: Documents, sha256: str) -> None:
    for use in (store.state, store.remove, store.size):
        with pytest.raises(DocumentError, match="is no SHA-256"):
            use(sha256)


def test_what_a_killed_process_left_is_swept_and_what_another_writes_now_is_not(
    store: Documents, letter: pathlib.Path
) -> None:
    store.folder.mkdir(parents=True)
    left = store.folder / f".incoming.{'0' * 16}.part"
    left.write_bytes(b"half")
    other = store.folder / ".incoming.txt"
    other.write_bytes(b"of somebody else")
    with whole_file(store.folder / "incoming") as busy:
        busy.write(b"x")
        store.keep(letter, limit=LIMIT)
        assert not left.exists()
        assert other.exists()
    assert (store.folder / "incoming").read_bytes() == b"x"


# --- files that are whole or not there -----------------------------------------------------------


def test_a_file_that_could_not_be_finished_is_not_there_and_what_stood_there_still_is(
    tmp_path: pathlib.Path,
) -> None:
    path = tmp_path / "b.tar"
    path.write_bytes(b"good old")

    def write_half() -> None:
        with whole_file(path, replaces=b"good") as file:
            file.write(b"good new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert path.read_bytes() == b"good old"
    assert files_in(tmp_path) == [path]


def test_only_a_file_of_the_same_sort_is_replaced(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "b.tar"
    path.write_bytes(b"good old")
    with whole_file(path, replaces=b"good") as file:
        file.write(b"good new")
    assert path.read_bytes() == b"good new"
    for replaces in (b"other", None):
        with pytest.raises(DocumentError, match="is there already"), whole_file(path, replaces=replaces):
            pass
    assert path.read_bytes() == b"good new"


def test_a_place_where_no_file_can_stand_is_refused_with_the_reason(tmp_path: pathlib.Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for path, key in (
        (tmp_path, "written.no_file"),
        (tmp_path / "link", "written.no_file"),
        (pathlib.Path("/dev/full"), "written.no_file"),
        (tmp_path / "none" / "b.tar", "written.folder"),
    ):
        with pytest.raises(DocumentError) as told, whole_file(path, replaces=b"x"):
            pass
        assert told.value.key == key


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Brief van 1 juli.pdf", "Brief van 1 juli.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\nota.docx", "nota.docx"),
        ("a\0b\nc\x1b[2Jd.pdf", "ab c[2Jd.pdf"),
        ("factuur\u202efdp.exe", "factuurfdp.exe"),
        ("e\u0301\u200b.txt", "é.txt"),
        ("CON", "_CON"),
        ("lpt1.txt", "_lpt1.txt"),
        (".bashrc", "bashrc"),
        ("...", "document"),
        ("", "document"),
        ("/", "document"),
        ("rapport. ", "rapport"),
        ('a<b>:"c|?*.pdf', "a_b___c___.pdf"),
        ("x" * 500 + ".pdf", "x" * 116 + ".pdf"),
        ("\udcff.pdf", "pdf"),
    ],
)
def test_a_name_loses_its_tricks_and_stays_readable(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@given(st.text(max_size=300))
def test_no_name_at_all_leads_out_hides_or_steers(name: str) -> None:
    clean = clean_name(name)
    assert clean
    assert len(clean) <= 121
    assert not set(clean) & set('/\\<>:"|?*')
    assert not clean.startswith(".")
    assert not any(unicodedata.category(sign).startswith("C") for sign in clean)
    assert clean == clean.strip()


def test_a_media_type_is_what_the_name_claims_and_never_a_guess_at_the_content() -> None:
    assert [media_type(name) for name in ("a.pdf", "a.PDF", "a", "a.onbekend")] == [
        "application/pdf",
        "application/pdf",
        "application/octet-stream",
        "application/octet-stream",
    ]
