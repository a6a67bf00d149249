# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The bundled public data set, with its sources."""

import pathlib

from kamerbreed.exchange import LongForm, read_folder
from kamerbreed.reference._terms import Term, terms

__all__ = ["BATCH", "FOLDER", "Term", "statements", "terms", "waiting"]

_HERE = pathlib.Path(__file__).resolve().parent
FOLDER = _HERE / "data"
BATCH = "reference-1"
"""Name under which the set is recorded; what comes later is told apart from it."""


def statements() -> LongForm:
    """Every statement of the set, with its place in the files."""
    return read_folder(FOLDER)


def waiting() -> dict[str, int]:
    """How many cells wait for a kind of their own, by kind."""
    counts = {}
    for file in sorted((_HERE / "waiting").glob("*.csv")):
        with file.open(encoding="utf-8") as lines:
            counts[file.stem] = sum(1 for _ in lines) - 1
    return counts
