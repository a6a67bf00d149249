# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Commands that write tell the audit log, refuse to write without it, and show it to people."""

import json
import pathlib
import re
import subprocess
from collections.abc import Callable

import pytest

from kamerbreed import reference
from kamerbreed.audit import NAME
from tests.cli.test_cli import HEAD, _run

ROOM = "control-room/den-haag"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A home with a ledger that holds one party."""
    folder = tmp_path_factory.mktemp("home")
    assert _run(folder, "migrate").returncode == 0
    assert entered(folder, "party/lms,exists,,true,stated,,party/lms,,,,,").returncode == 0
    return folder


def lines(home: pathlib.Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (home / "audit" / NAME).read_text().splitlines()]


def told(home: pathlib.Path, number: int = 1) -> list[tuple[str, str, str]]:
    return [(one["action"], one["object"], one["result"]) for one in lines(home)[-number:]]


def entered(home: pathlib.Path, *rows: str) -> subprocess.CompletedProcess[str]:
    file = home / "in.csv"
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows))
    return _run(home, "state", str(file))


def test_what_a_command_writes_takes_back_and_destroys_is_told_without_what_it_says(
    home: pathlib.Path,
) -> None:
    done = entered(
        home,
        f"{ROOM},exists,,true,stated,,party/lms,,,,,",
        f'{ROOM},remark,k,"""WAARDE""",stated,,party/lms,,,2026-01-01,,TOELICHTING',
    )
    assert done.returncode == 0, done.stderr
    digests = re.findall(r"^[0-9a-f]{64}$", done.stdout, re.MULTILINE)
    assert told(home) == [("say", ROOM, "done")]
    assert _run(home, "retract", digests[1], "--reason", "REDEN", "--stated-by", "lms").returncode == 0
    assert told(home) == [("retract", ROOM, "done")]
    assert digests[1] in lines(home)[-1]["detail"]
    assert _run(home, "destroy", digests[1], "--reason", "REDEN", "--stated-by", "lms").returncode == 0
    assert told(home) == [("destroy", ROOM, "done")]
    written = (home / "audit" / NAME).read_text()
    assert [word for word in ("WAARDE", "TOELICHTING", "REDEN") if word in written] == []
    assert {one["origin"] for one in lines(home)} == {"command"}
    assert {one["actor"] for one in lines(home)} == {(home / "account-key").read_text()[:16]}


def test_a_refusal_is_told_and_what_was_typed_only_if_it_can_be_a_name(home: pathlib.Path) -> None:
    assert _run(home, "retract", "ab" * 32, "--reason", "x").returncode == 2
    assert told(home) == [("retract", "ab" * 32, "refused")]
    assert _run(home, "retract", "wachtwoord!", "--reason", "x").returncode == 2
    assert told(home) == [("retract", "", "refused")]


def test_a_backup_is_told_before_and_after_and_a_failed_one_as_failed(
    home: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    assert _run(home, "backup", str(tmp_path / "b.tar")).returncode == 0
    assert told(home, 2) == [("backup", "", "begun"), ("backup", "", "done")]
    assert _run(home, "backup", str(tmp_path / "none" / "b.tar")).returncode == 2
    assert told(home, 2) == [("backup", "", "begun"), ("backup", "", "failed")]


def test_an_export_is_told_before_and_after_and_not_done_without_the_log(home: pathlib.Path) -> None:
    book = home / "uit.xlsx"
    assert _run(home, "export", str(book)).returncode == 0
    assert told(home, 2) == [("export", "", "begun"), ("export", "", "done")]
    assert "heeft een bestand opgehaald" in " ".join(_run(home, "audit", "list").stdout.split())
    assert _run(home, "export", str(home / "none" / "uit.csv")).returncode == 2
    assert told(home, 2) == [("export", "", "begun"), ("export", "", "failed")]
    before = len(lines(home))
    assert _run(home, "export", str(home / "uit.txt")).returncode == 2
    own = pathlib.Path(reference.__file__).parent / "data"
    assert _run(home / "elsewhere", "export", str(home / "own.csv"), "--from", str(own)).returncode == 0
    assert len(lines(home)) == before
    assert not (home / "elsewhere" / "audit").exists()
    file, aside = home / "audit" / NAME, home / "aside"
    file.rename(aside)
    file.mkdir()
    book.unlink()
    assert _run(home, "export", str(book)).returncode == 2
    assert not book.exists()
    file.rmdir()
    aside.rename(file)


def test_without_the_log_no_command_writes_and_with_it_again_it_does(home: pathlib.Path) -> None:
    row = f'{ROOM},remark,l,"""x""",stated,,party/lms,,,2026-01-01,,'
    file, aside = home / "audit" / NAME, home / "aside"
    file.rename(aside)
    file.mkdir()
    refused = entered(home, row)
    assert refused.returncode == 2
    assert "auditlogboek" in refused.stderr
    assert "wordt er niets uitgevoerd" in refused.stderr
    assert _run(home, "backup", str(home / "never.tar")).returncode == 2
    assert not (home / "never.tar").exists()
    before = _run(home, "history", ROOM, "--json").stdout
    file.rmdir()
    aside.rename(file)
    assert entered(home, row).returncode == 0
    assert _run(home, "history", ROOM, "--json").stdout != before


def test_the_log_is_shown_in_sentences_and_verified(home: pathlib.Path) -> None:
    if "destroy" not in {one["action"] for one in lines(home)}:
        # Another process may have done the test that does this.
        test_what_a_command_writes_takes_back_and_destroys_is_told_without_what_it_says(home)
    shown = _run(home, "audit", "list", "--action", "retract", "--result", "done").stdout
    assert "heeft een uitspraak ingetrokken: control-room/den-haag" in " ".join(shown.split())
    assert "Regels in het auditlogboek die hieraan voldoen: 1" in " ".join(shown.split())
    shown = _run(home, "audit", "list", "--until", "2020-01-01", "--lang", "en").stdout
    assert shown == "No entries of the audit log fit\n"
    assert "took a statement back" in " ".join(_run(home, "audit", "list", "--lang", "en").stdout.split())
    for wrong in (("--action", "x"), ("--result", "x"), ("--since", "x")):
        assert _run(home, "audit", "list", *wrong).returncode == 2
    good = _run(home, "audit", "verify")
    assert good.returncode == 0, good.stdout
    assert "In orde" in good.stdout
    file = home / "audit" / NAME
    whole = file.read_text()
    file.write_text(whole.replace('"action":"destroy"', '"action":"say"', 1))
    bad = _run(home, "audit", "verify", "--lang", "en")
    assert bad.returncode == 1
    assert "was altered in the file" in bad.stdout
    file.write_text("".join(whole.splitlines(keepends=True)[:-1]))
    assert _run(home, "audit", "verify").returncode == 1
    assert entered(home).returncode == 2
    assert _run(home, "audit", "resume").returncode == 0
    assert _run(home, "audit", "verify").returncode == 0
