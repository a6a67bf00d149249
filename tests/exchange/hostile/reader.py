# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Reads files under guard, and writes down what became of each. Run as a program of its own.

The guards are limits on harm, which the operating system keeps: 200 MB of memory above what the program
takes before it reads, 5 s of the processor, and a minute in all for what would wait for ever.
"""

import contextlib
import json
import os
import pathlib
import resource
import signal
import sys
import time

from kamerbreed.exchange import ExchangeError, open_grid

MEMORY_BYTES = 200_000_000
PROCESSOR_SECONDS = 5
PATIENCE_SECONDS = 60


def guard() -> None:
    """Let the operating system end this process when it goes beyond."""
    pages = int(pathlib.Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    memory = pages * resource.getpagesize() + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    signal.alarm(PATIENCE_SECONDS)


def read(path: pathlib.Path) -> dict[str, object]:
    """What is told, or the number of lines of all sheets and the text that they hold."""
    lines = cells = 0
    try:
        with open_grid(path) as grid:
            for sheet in grid.sheets:
                for line in grid.lines(sheet):
                    lines += 1
                    cells += sum(cell is not None for cell in line.cells)
    except ExchangeError as error:
        return {"nl": error.in_language("nl"), "en": error.in_language("en")}
    return {"lines": lines, "cells": cells}


def open_files() -> int:
    """How many files this process holds open."""
    return len(list(pathlib.Path("/proc/self/fd").iterdir()))


def forget_peak() -> None:
    """Let the peak count from now on; without the right to do so it counts from the start."""
    with contextlib.suppress(OSError):
        pathlib.Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak() -> int:
    """The most memory that this process held, in kB."""
    status = pathlib.Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def tell(path: pathlib.Path) -> None:
    """Read under guard, and print what became of it as JSON."""
    guard()
    forget_peak()
    files, memory, start = open_files(), peak(), time.process_time()
    found = read(path)
    found |= {
        "seconds": time.process_time() - start,
        "kB": peak() - memory,
        "left open": open_files() - files,
    }
    sys.stdout.write(f"{json.dumps(found)}\n")
    sys.stdout.flush()


def main() -> None:
    """Read each file that is named on a line of the input, in a process of its own."""
    for line in sys.stdin:
        process = os.fork()
        if not process:
            tell(pathlib.Path(line.removesuffix("\n")))
            os._exit(0)
        _, status = os.waitpid(process, 0)
        if status:
            sys.stdout.write(f"{json.dumps({'ended': os.waitstatus_to_exitcode(status)})}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
