# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""No command and no page writes to the ledger without telling the audit log."""

import ast
import pathlib

import pytest

import kamerbreed

HOUSE = pathlib.Path(kamerbreed.__file__).parent
FACES = [*HOUSE.glob("cli/**/*.py"), *HOUSE.glob("web/**/*.py")]


def _writes(file: pathlib.Path) -> list[ast.Call]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = [one for one in ast.walk(tree) if isinstance(one, ast.Call)]
    return [one for one in calls if isinstance(one.func, ast.Attribute) and one.func.attr == "perform"]


@pytest.mark.parametrize("file", [one for one in FACES if _writes(one)], ids=lambda file: file.name)
def test_who_writes_is_witnessed(file: pathlib.Path) -> None:
    unseen = [one.lineno for one in _writes(file) if "witness" not in {word.arg for word in one.keywords}]
    assert unseen == []


def test_writes_are_found() -> None:
    """Guards the test above."""
    assert sum(len(_writes(file)) for file in FACES) > 5
