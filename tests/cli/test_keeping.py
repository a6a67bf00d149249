# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Backup and restore as a user types them, in processes that are interrupted or killed."""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from django.db import connections

from tests.databases import Templates

LETTER = b"%PDF-1.7 een brief"
STOPS = """
import os, sys, time
os.environ["DJANGO_SETTINGS_MODULE"] = "kamerbreed.settings"
from kamerbreed.ledger import _verify
_verify.CHUNK = 500
chunks = _verify.chunks
def stopping(*of, **where):
    for number, chunk in enumerate(chunks(*of, **where)):
        if number == {after}:
            sys.stdout.write("stopped\\n")
            sys.stdout.flush()
            time.sleep(60)
        yield chunk
_verify.chunks = stopping
from kamerbreed.cli import main
main()
"""
Done = subprocess.CompletedProcess[str]


def environment(home: pathlib.Path, url: str = "") -> dict[str, str]:
    found = {**os.environ, "KAMERBREED_HOME": str(home), "KAMERBREED_DATABASE": url}
    for name in ("KAMERBREED_DOCUMENTS", *([] if url else ["KAMERBREED_DATABASE"])):
        found.pop(name, None)
    return found


def run(home: pathlib.Path, *words: object, url: str = "", **settings: str) -> Done:
    program = "from kamerbreed.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *map(str, words)],
        capture_output=True,
        text=True,
        env={**environment(home, url), **settings},
        check=False,
        timeout=120,
    )


@contextmanager
def stopped(
    home: pathlib.Path, words: Sequence[object], *, after: int, url: str = ""
) -> Iterator[subprocess.Popen[str]]:
    """A command that stands still after so many chunks of the chain were looked at."""
    process = subprocess.Popen(
        [sys.executable, "-c", STOPS.format(after=after), *map(str, words)],
        env=environment(home, url),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdout is not None
            assert process.stderr is not None
            line = process.stdout.readline()
            assert line == "stopped\n", process.stderr.read()
            yield process
        finally:
            process.kill()


def well(done: Done) -> str:
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A home with the public data; copied, never written in."""
    folder = tmp_path_factory.mktemp("demo")
    well(run(folder, "demo"))
    return folder


@pytest.fixture
def home(demo: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    return pathlib.Path(shutil.copytree(demo, tmp_path / "home"))


@pytest.fixture
def letter(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "Brief 1 juli.pdf"
    path.write_bytes(LETTER)
    return path


def test_everything_moves_to_another_home_and_shows_the_same(
    home: pathlib.Path, letter: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    well(run(home, "source", "add", letter, "--published", "2021-07-01", "--id", "source/brief"))
    well(run(home, "backup", tmp_path / "b.tar"))
    there = tmp_path / "there"
    assert "Teruggezet en gecontroleerd" in well(run(there, "restore", tmp_path / "b.tar"))
    day = ("--as-of", "2022-01-01")
    assert well(run(there, "overview", *day)) == well(run(home, "overview", *day))
    well(run(there, "source", "get", "source/brief", "--to", tmp_path / "uit.pdf"))
    assert (tmp_path / "uit.pdf").read_bytes() == LETTER


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_backup_that_is_broken_off_leaves_the_old_one_and_the_next_succeeds(
    home: pathlib.Path, tmp_path: pathlib.Path, sign: signal.Signals
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    file = folder / "b.tar"
    well(run(home, "backup", file))
    old = file.read_bytes()
    with stopped(home, ["backup", file], after=3) as process:
        assert len(list(folder.iterdir())) == 2
        process.send_signal(sign)
        out, complaint = process.communicate()
    assert file.read_bytes() == old
    if sign == signal.SIGINT:
        assert (process.returncode, out) == (130, "")
        assert complaint == "afgebroken; er is niets bewaard van wat nog niet klaar was\n"
        assert list(folder.iterdir()) == [file]
    well(run(home, "backup", file))
    assert list(folder.iterdir()) == [file]
    assert file.read_bytes() != old


@pytest.fixture
def urls(templates: Templates, tmp_path: pathlib.Path) -> Iterator[str]:
    """A fresh database of each make, as a URL."""
    with templates.copied() as alias:
        settings = connections[alias].settings_dict
        name = settings["NAME"]
        if templates.store.vendor == "sqlite":
            yield f"sqlite:///{name}"
        else:
            user, host, port = settings["USER"], settings["HOST"], settings["PORT"]
            yield f"postgresql://{user}:{settings['PASSWORD']}@{host}:{port}/{name}"


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_restore_that_is_broken_off_leaves_nothing_in_use_and_the_next_succeeds(
    home: pathlib.Path, letter: pathlib.Path, tmp_path: pathlib.Path, sign: signal.Signals, urls: str
) -> None:
    well(run(home, "source", "add", letter, "--id", "source/brief"))
    well(run(home, "backup", tmp_path / "b.tar"))
    there = tmp_path / "there"
    with stopped(there, ["restore", tmp_path / "b.tar"], after=3, url=urls) as process:
        process.send_signal(sign)
        complaint = process.communicate()[1]
    if sign == signal.SIGINT:
        assert process.returncode == 130
        assert complaint.startswith("afgebroken; er is niets bewaard")
        assert list((there / "documents").glob("??/*")) == []
    assert well(run(there, "verify", url=urls)).startswith("In orde: 0 rijen")
    assert "bestanden 1" in well(run(there, "restore", tmp_path / "b.tar", url=urls))
    assert "alle aanwezig en heel" in well(run(there, "verify", url=urls))


def test_an_interrupted_command_says_so_in_the_language_asked_for(home: pathlib.Path) -> None:
    with stopped(home, ["verify", "--lang", "en"], after=1) as process:
        process.send_signal(signal.SIGINT)
        out, complaint = process.communicate()
    assert (process.returncode, out) == (130, "")
    assert complaint == "interrupted; nothing is kept of what was not finished\n"
