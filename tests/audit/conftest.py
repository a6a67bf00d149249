# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""An audit log of its own for every test, beside a ledger, on both databases."""

import pathlib

import pytest

from kamerbreed.audit import Log


@pytest.fixture
def folder(tmp_path: pathlib.Path) -> pathlib.Path:
    """Where the file of the log stands."""
    return tmp_path / "audit"


@pytest.fixture
def log(database: str, folder: pathlib.Path) -> Log:
    """An empty log in a fresh database."""
    return Log(folder, database)
