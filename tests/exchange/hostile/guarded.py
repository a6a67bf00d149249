# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Has hostile files read by another process, under guard."""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

ROOT = pathlib.Path(__file__).parents[3]
Reading = Callable[[pathlib.Path], dict[str, Any]]


@contextlib.contextmanager
def reading(temporary: pathlib.Path) -> Iterator[Reading]:
    """A function that has a file read and gives what became of it; ``temporary`` is for what it unpacks."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.exchange.hostile.reader"],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(temporary)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdin is not None
    assert process.stdout is not None
    given, got = process.stdin, process.stdout

    def read(path: pathlib.Path) -> dict[str, Any]:
        given.write(f"{path}\n")
        given.flush()
        found: dict[str, Any] = json.loads(got.readline())
        return found

    try:
        yield read
    finally:
        given.close()
        process.wait(60)
        got.close()
