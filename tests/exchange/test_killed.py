# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""An import that is killed at any moment has entered all of the file or nothing of it."""

import hashlib
import os
import pathlib
import subprocess
import sys
import time
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connections

from kamerbreed.ledger import Ledger
from kamerbreed.picture import Saying, state
from tests.databases import POSTGRESQL_URL, Templates
from tests.exchange.files import workbook
from tests.world import LMS, WORLD

ROWS, KILLS = 5_000, 10
_PROGRAM = "from kamerbreed.cli import main; main()"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A workbook of so many rows, each with one statement."""
    rows = [["id", "staff"], *([f"control-room/k{number}", number] for number in range(ROWS))]
    return workbook(tmp_path_factory.mktemp("killed") / "in.xlsx", {"Meldkamer": rows})


def _log_beside(name: str) -> str:
    """A folder for the audit log of this database alone."""
    return str(pathlib.Path(settings.HOME) / f"audit-{hashlib.sha256(name.encode()).hexdigest()[:16]}")


def started(alias: str, file: pathlib.Path) -> subprocess.Popen[bytes]:
    """The real command, in a process of its own."""
    name = str(connections[alias].settings_dict["NAME"])
    url = f"{POSTGRESQL_URL.rpartition('/')[0]}/{name}" if "/" not in name else f"sqlite:///{quote(name)}"
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, "import", str(file), "--stated-by", LMS],
        env={**os.environ, "KAMERBREED_DATABASE": url, "KAMERBREED_AUDIT": _log_beside(name)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def held(alias: str) -> int:
    """How many statements the database holds, seen by a connection of its own."""
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kamerbreed_statement")
        found: int = cursor.fetchone()[0]
    connections[alias].close()
    return found


def is_writing(alias: str) -> bool:
    """Whether the process has begun its transaction, as far as it can be seen from outside."""
    if connections[alias].vendor == "sqlite":
        log = pathlib.Path(str(connections[alias].settings_dict["NAME"]) + "-wal")
        return log.exists() and log.stat().st_size > 0
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted")
        return bool(cursor.fetchone()[0])


def measured(alias: str, file: pathlib.Path) -> tuple[float, float]:
    """When an import that nobody kills begins to write, and when it is done, in seconds."""
    before = time.perf_counter()
    writing = 0.0
    with started(alias, file) as process:
        while process.poll() is None:
            if not writing and is_writing(alias):
                writing = time.perf_counter() - before
            time.sleep(0.005)
        assert process.returncode == 0, process.stderr.read() if process.stderr else ""
    connections[alias].close()
    done = time.perf_counter() - before
    return (writing or done / 2), done


def moments(writing: float, done: float) -> list[float]:
    """Moments to kill at: a third of them before it writes, the others until it is done."""
    early = KILLS // 3
    late = KILLS - early
    return [
        *(writing * (number + 1) / (early + 1) for number in range(early)),
        *(writing + (done - writing) * number / late for number in range(late)),
    ]


def test_an_import_killed_at_any_moment_is_whole_or_not_there(
    templates: Templates, file: pathlib.Path
) -> None:
    if "killed" not in templates:
        with templates.growing("killed") as alias:
            Ledger(alias).perform(state, Saying(statements=WORLD), recorded_by="test")
    with templates.copied("killed") as alias:
        writing, done = measured(alias, file)
        assert held(alias) == len(WORLD) + ROWS

    found: list[int] = []
    left = moments(writing, done)
    while left:
        with templates.copied("killed") as alias:
            rows = 0
            while left and not rows:
                with started(alias, file) as process:
                    time.sleep(left.pop(0))
                    process.kill()
                rows = held(alias) - len(WORLD)
                found.append(rows)
            assert Ledger(alias).verify().fault == ""
            with started(alias, file) as process:
                assert process.wait() == 0
            assert held(alias) == len(WORLD) + ROWS
    assert len(found) == KILLS
    assert set(found) <= {0, ROWS}
    assert 0 in found
