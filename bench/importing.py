# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Measure how a large workbook comes in, while somebody reads; figures as JSON on standard output.

The import is the command itself, in a process of its own. Meanwhile this process does what a page
does: it takes the present picture and looks at a thing, five times a second.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from typing import Any

import django
from django.core.management import call_command

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kamerbreed.settings")
django.setup()

from import_workbook import PARTIES, make  # noqa: E402
from measures import Figure  # noqa: E402

from kamerbreed import reference  # noqa: E402
from kamerbreed.ledger import Ledger  # noqa: E402
from kamerbreed.picture import Saying, state  # noqa: E402
from kamerbreed.vocabulary import Component, Statement  # noqa: E402

LOOK_EVERY_S = 0.2
PROGRAM = "from kamerbreed.cli import main; main()"


def _run(words: list[str]) -> tuple[subprocess.Popen[bytes], float]:
    command = [sys.executable, "-c", PROGRAM, *words]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL), time.perf_counter()


def _look(ledger: Ledger, subject: str) -> float:
    start = time.perf_counter()
    ledger.picture().facts(subject)
    return time.perf_counter() - start


def _ended(process: subprocess.Popen[bytes]) -> tuple[bool, Any]:
    pid, status, usage = os.wait4(process.pid, os.WNOHANG)
    if not pid:
        return False, None
    if status:
        sys.exit(f"the import ended with status {os.waitstatus_to_exitcode(status)}")
    return True, usage


def _import(file: pathlib.Path, ledger: Ledger) -> tuple[float, float, list[float]]:
    """Seconds, the highest memory of the importing process in MB, and how long each look took."""
    subject = ledger.picture().subjects(Component)[0]
    words = ["import", str(file), "--stated-by", PARTIES[0], "--observed-on", "2026-01-01"]
    process, start = _run(words)
    looks: list[float] = []
    while True:
        ended, usage = _ended(process)
        if ended:
            break
        looks.append(_look(ledger, subject))
        time.sleep(LOOK_EVERY_S)
    spent = time.perf_counter() - start
    return spent, usage.ru_maxrss * 1024 / 1e6, looks


def _until_shown(ledger: Ledger, wanted: int, looks: list[float]) -> float:
    """Seconds until a reader sees all of it; how long he waited for a page is added to ``looks``."""
    start = time.perf_counter()
    while len(ledger.picture().table) < wanted:
        looks.append(_look(ledger, ledger.picture().subjects(Component)[0]))
        time.sleep(LOOK_EVERY_S)
    return time.perf_counter() - start


def main(things: int) -> None:
    """Measure and write the figures."""
    call_command("migrate", verbosity=0)
    ledger = Ledger()
    data = reference.statements()
    ledger.perform(state, Saying(statements=data.statements, where=data.where), recorded_by="bench")
    exists: dict[str, str] = {"property": "exists", "value": "true", "basis": "stated"}
    parties = [Statement(subject=one, stated_by=one, **exists) for one in PARTIES]
    ledger.perform(state, Saying(statements=parties), recorded_by="bench")
    held = len(ledger.picture().table)
    name = f"import of {things:,} things with 12 filled cells"
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "bench.xlsx"
        make(file, things)
        spent, memory, looks = _import(file, ledger)
        reader = Ledger()
        came = reader.follow() - held
        shown = _until_shown(ledger, held + came, looks)
        again, _, _ = _import(file, ledger)
        assert reader.follow() == 0, "a second import of the same file added something"
    figures = [
        Figure(measure=name, value=spent, unit="s"),
        Figure(measure="import: statements", value=came, unit="rows"),
        Figure(measure="import: cells a second", value=things * 13 / spent, unit="rows/s"),
        Figure(measure="import: memory of the process at its highest", value=memory, unit="MB"),
        Figure(
            measure="import: a look at a thing meanwhile, median", value=statistics.median(looks), unit="s"
        ),
        Figure(
            measure="import: a look meanwhile, 95 of 100",
            value=statistics.quantiles(looks, n=20)[-1],
            unit="s",
        ),
        Figure(measure="import: a look meanwhile, longest", value=max(looks), unit="s"),
        Figure(measure="import: shown to a reader after", value=shown, unit="s"),
        Figure(measure="the same import again, which adds nothing", value=again, unit="s"),
    ]
    json.dump([asdict(figure) for figure in figures], sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))
