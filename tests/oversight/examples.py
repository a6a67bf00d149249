# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The examples that were agreed on, with their numbers, read without our own code."""

import json
from typing import Any

import pytest

from tests.facts import FOLDER


def numbers_of(example: str) -> dict[str, Any]:
    """The numbers of an example; skips the test where the facts are not there."""
    if not FOLDER.is_dir():
        pytest.skip(f"the facts are not at {FOLDER}; set KAMERBREED_FACTS to their folder")
    told = json.loads((FOLDER / "acceptance_examples.json").read_text(encoding="utf-8"))
    (found,) = (one["numbers"] for one in told if one["id"] == example)
    return dict(found)
