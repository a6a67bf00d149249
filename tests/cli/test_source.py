# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Files of sources and checkpoints as a user types them, on both databases."""

import hashlib
import json
import pathlib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from typer.testing import CliRunner

from kamerbreed.audit import Log
from kamerbreed.cli import _audit, _keeping, _view
from kamerbreed.cli._commands import app
from kamerbreed.cli._errors import asked_language
from kamerbreed.ledger import TABLE, Ledger
from kamerbreed.vocabulary import Told
from tests.ledger.tampering import execute, unguarded

LETTER = b"%PDF-1.7 een brief"
SHA256 = hashlib.sha256(LETTER).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """A ledger with the public data, and its store."""

    ledger: Ledger
    documents: pathlib.Path


def run(home: Installation, *words: object) -> Done:
    """Type a command there, in this process."""
    given = [str(word) for word in words]
    found = CliRunner().invoke(app, given)
    if isinstance(found.exception, Told):
        return Done(
            returncode=2, stdout=found.stdout, stderr=found.exception.in_language(asked_language(given))
        )
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return Done(returncode=found.exit_code, stdout=found.stdout, stderr=found.stderr)


def well(done: Done) -> str:
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def home(
    reference_ledger: Ledger, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Installation]:
    folder = tmp_path / "home" / "documents"
    monkeypatch.setattr(_view, "Ledger", lambda **_: Ledger(reference_ledger._alias))
    monkeypatch.setattr(_keeping, "DOCUMENTS", folder)
    log = Log(tmp_path / "audit", reference_ledger.database)
    monkeypatch.setattr(_audit, "log", lambda: log)
    _view.ledger.cache_clear()
    yield Installation(ledger=reference_ledger, documents=folder)
    _view.ledger.cache_clear()


@pytest.fixture
def letter(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "Brief 1 juli.pdf"
    path.write_bytes(LETTER)
    return path


def verified(home: Installation, *words: object) -> dict[str, object]:
    done = run(home, "verify", "--json", *words)
    found: dict[str, object] = json.loads(done.stdout)
    assert done.returncode == (1 if found["fault"] else 0)
    return found


# --- checkpoints ---------------------------------------------------------------------------------


def test_a_tail_that_was_cut_off_gives_status_1_and_says_so_in_both_languages(
    home: Installation, tmp_path: pathlib.Path
) -> None:
    file = tmp_path / "c.json"
    # The terminal wraps long paths, and the words behind them.
    assert "bewaar het buiten deze machine" in " ".join(well(run(home, "checkpoint", file)).split())
    assert "staan er nog, onveranderd" in " ".join(well(run(home, "verify", "--against", file)).split())
    with unguarded(home.ledger._alias):
        execute(home.ledger._alias, f"DELETE FROM {TABLE} WHERE position > 7000")
    well(run(home, "verify"))
    for lang, says in (("nl", "Het einde is afgesneden"), ("en", "The end was cut off")):
        done = run(home, "verify", "--against", file, "--lang", lang)
        assert done.returncode == 1
        assert says in " ".join(done.stdout.split())
    found = verified(home, "--against", file)
    assert found["against"]["outcome"] == "cut"  # type: ignore[index]  # an object


def test_a_checkpoint_that_is_none_gives_status_2(home: Installation, letter: pathlib.Path) -> None:
    for file, says in (
        (letter, "is geen ijkpunt"),
        (letter.parent / "none", "er is geen bestand"),
        (letter.parent, "geen gewoon bestand"),
    ):
        done = run(home, "verify", "--against", file)
        assert (done.returncode, done.stdout) == (2, "")
        assert says in done.stderr


def test_a_checkpoint_takes_the_place_of_an_older_one_and_of_nothing_else(
    home: Installation, letter: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    well(run(home, "checkpoint", tmp_path / "c.json"))
    well(run(home, "checkpoint", tmp_path / "c.json"))
    done = run(home, "checkpoint", letter)
    assert done.returncode == 2
    assert "bestaat al en is iets anders" in done.stderr
    assert letter.read_bytes() == LETTER


# --- files of sources ----------------------------------------------------------------------------


def kept_in(home: Installation) -> list[str]:
    return sorted("".join(path.parts[-2:]) for path in home.documents.glob("??/*"))


def facts(home: Installation, thing: str) -> dict[tuple[str, str], object]:
    found = json.loads(well(run(home, "show", thing, "--json")))
    return {(one["property"], one["key"]): one["value"] for one in found["facts"]}


def test_a_source_is_added_with_its_file_and_dates_and_a_second_time_adds_nothing(
    home: Installation, letter: pathlib.Path
) -> None:
    words = (
        "source", "add", letter, "--published", "2021-09-23", "--received", "cbs:2021-07-01",
        "--received", "party/lms:2021-07", "--dated", "2021-06-30", "--author", "lms", "--publisher", "lms",
        "--type", "letter", "--url", "https://example.org/brief",
    )  # fmt: skip
    out = well(run(home, *words))
    name = out.split(":")[0]
    assert name == f"source/brief-1-juli-{SHA256[:8]}"
    found = facts(home, name)
    assert found["title", ""] == "Brief 1 juli.pdf"
    assert found["published_on", ""] == "2021-09-23"
    assert found["received", "party/cbs"] == "2021-07-01"
    assert found["received", "party/lms"] == "2021-07"
    assert found["dated", ""] == "2021-06-30"
    assert found["file", SHA256] == {
        "name": "Brief 1 juli.pdf",
        "bytes": len(LETTER),
        "media_type": "application/pdf",
    }
    assert kept_in(home) == [SHA256]
    rows = verified(home)["rows"]
    assert "0 nieuwe uitspraken" in well(run(home, *words))
    assert "0 nieuwe uitspraken" in well(run(home, "source", "add", letter))
    assert verified(home)["rows"] == rows
    more = well(run(home, "source", "add", letter, "--received", "party/bmb:2021-07-02"))
    assert "1 nieuwe uitspraken" in more


def test_the_same_file_under_another_id_is_told(home: Installation, letter: pathlib.Path) -> None:
    well(run(home, "source", "add", letter, "--id", "source/een"))
    out = well(run(home, "source", "add", letter, "--id", "source/twee"))
    assert "Hetzelfde bestand hoort ook bij source/een" in out
    assert kept_in(home) == [SHA256]


def test_a_file_is_added_to_a_source_that_is_there_without_touching_its_title(
    home: Installation, letter: pathlib.Path
) -> None:
    before = facts(home, "source/S46")
    assert "1 nieuwe uitspraken" in well(run(home, "source", "add", letter, "--id", "S46"))
    after = facts(home, "source/S46")
    assert after.pop(("file", SHA256))
    assert after == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--published", "gisteren"], "'gisteren' is geen datum"),
        (["--received", "lms"], "--received: schrijf PARTIJ:DATUM"),
        (["--received", "nobody:2021"], "er is geen partij party/nobody"),
        (["--type", "boek"], "source add: type: value: hier hoort een van"),
        (["--id", "control-room/drachten"], "een control-room heeft geen eigenschap"),
        (["--stated-by", "nobody"], "er is geen partij party/nobody"),
    ],
)
def test_a_source_that_cannot_be_stated_leaves_no_file_behind(
    home: Installation, letter: pathlib.Path, words: list[str], says: str
) -> None:
    done = run(home, "source", "add", letter, *words)
    assert done.returncode == 2
    assert says in done.stderr
    assert kept_in(home) == []


def test_a_file_that_is_too_large_or_no_file_is_told_with_what_to_do(
    home: Installation, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "groot.bin"
    with large.open("wb") as file:
        file.truncate(1_000_001)
    monkeypatch.setattr(_keeping, "DOCUMENT_LIMIT_MB", "1")
    done = run(home, "source", "add", large)
    assert done.returncode == 2
    assert "is groter dan 1 MB, en er is niets bewaard" in done.stderr
    (tmp_path / "link").symlink_to(large)
    assert "is een verwijzing" in run(home, "source", "add", tmp_path / "link").stderr
    monkeypatch.setattr(_keeping, "DOCUMENT_LIMIT_MB", "veel")
    odd = run(home, "source", "add", large)
    assert odd.returncode == 2
    assert "hier hoort een heel aantal megabytes te staan, niet 'veel'" in odd.stderr
    assert kept_in(home) == []


def test_a_file_is_written_out_only_to_a_new_name_and_only_if_it_is_whole(
    home: Installation, letter: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    well(run(home, "source", "add", letter, "--id", "source/brief"))
    out = tmp_path / "uit.pdf"
    well(run(home, "source", "get", "brief", "--to", out))
    assert out.read_bytes() == LETTER
    assert out.stat().st_mode & 0o111 == 0
    again = run(home, "source", "get", "brief", "--to", out)
    assert again.returncode == 2
    assert "bestaat al" in again.stderr
    kept = home.documents / SHA256[:2] / SHA256[2:]
    kept.write_bytes(b"iets anders")
    bad = run(home, "source", "get", "brief", "--to", tmp_path / "nog.pdf")
    assert bad.returncode == 2
    assert "is niet meer wat het was" in bad.stderr
    assert not (tmp_path / "nog.pdf").exists()
    for found, says in ((verified(home), "was altered"), (None, "is veranderd")):
        assert says in (str(found["fault"]) if found else run(home, "verify").stdout.replace("\n", " "))
    kept.unlink()
    assert verified(home)["files"]["missing"] == [SHA256]  # type: ignore[index]  # an object
    none = run(home, "source", "get", "S46", "--to", tmp_path / "x")
    assert "niet bewaard" in none.stderr
    well(run(home, "source", "add", letter))
    assert verified(home)["fault"] == ""


def test_of_several_files_one_is_chosen_by_the_beginning_of_its_hash(
    home: Installation, letter: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    well(run(home, "source", "add", letter, "--id", "source/brief"))
    other = tmp_path / "bijlage.txt"
    other.write_bytes(b"bijlage")
    well(run(home, "source", "add", other, "--id", "source/brief"))
    done = run(home, "source", "get", "brief", "--to", tmp_path / "x")
    assert done.returncode == 2
    assert f"{SHA256[:12]} (Brief 1 juli.pdf)" in done.stderr
    well(run(home, "source", "get", "brief", "--to", tmp_path / "x", "--sha256", SHA256[:6]))
    assert (tmp_path / "x").read_bytes() == LETTER


def file_digests(home: Installation, thing: str) -> list[str]:
    found = json.loads(well(run(home, "history", thing, "--json")))["statements"]
    return [one["digest"] for one in found if one["property"] == "file"]


def test_a_destroyed_file_is_gone_once_no_other_statement_stands_on_it(
    home: Installation, letter: pathlib.Path
) -> None:
    for name in ("source/een", "source/twee"):
        well(run(home, "source", "add", letter, "--id", name))
    well(run(home, "destroy", file_digests(home, "source/een")[0], "--reason", "moet weg"))
    assert kept_in(home) == [SHA256]
    digest = file_digests(home, "source/twee")[0]
    out = well(run(home, "destroy", digest, "--reason", "moet weg"))
    assert SHA256 in out.replace("\n", "")
    assert kept_in(home) == []
    assert verified(home)["fault"] == ""
    again = run(home, "source", "add", letter)
    assert again.returncode == 2
    assert "bij besluit vernietigd" in again.stderr
    assert kept_in(home) == []
    place = home.documents / SHA256[:2] / SHA256[2:]
    place.write_bytes(LETTER)  # as after a crash between the decision and the removal
    assert verified(home)["files"]["undestroyed"] == [SHA256]  # type: ignore[index]  # an object
    well(run(home, "destroy", digest, "--reason", "moet weg"))
    assert kept_in(home) == []
    assert verified(home)["fault"] == ""


def test_a_file_that_no_statement_names_is_told_and_is_no_fault(home: Installation) -> None:
    place = home.documents / SHA256[:2] / SHA256[2:]
    place.parent.mkdir(parents=True)
    place.write_bytes(LETTER)
    assert "geen uitspraak noemt" in well(run(home, "verify"))
    assert verified(home)["files"]["extra"] == [SHA256]  # type: ignore[index]  # an object
