# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The public facts as they were handed over, read without our own code."""

import csv
import os
import pathlib

import pytest

FOLDER = pathlib.Path(
    os.environ.get("KAMERBREED_FACTS", pathlib.Path(__file__).resolve().parents[2] / "shared" / "facts")
)


def rows(name: str) -> list[dict[str, str]]:
    """A table of the facts; skips the test where the folder is not there."""
    if not FOLDER.is_dir():
        pytest.skip(f"the facts are not at {FOLDER}; set KAMERBREED_FACTS to their folder")
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
