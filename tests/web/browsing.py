# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests in a real browser share: sizes of screens, unfolding, and what axe finds."""

import importlib.resources
import os
from typing import Any

import pytest

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 320, "height": 800}


def lacking(what: str) -> None:
    """Skip for want of something; under CI=true nothing may be wanting."""
    if os.environ.get("CI") == "true":
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


def unfold(page: Any) -> None:
    """Open all that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def press(what: Any) -> None:
    """Click what leads to another page, and wait until that page has come."""
    with what.page.expect_navigation():
        what.click()


def axe_finds(page: Any) -> list[tuple[str, list[str]]]:
    """The rules of axe that the page breaks, each with the elements that do."""
    axe = importlib.resources.files("axe_playwright_python") / "axe.min.js"
    page.evaluate(axe.read_text())
    found = page.evaluate("axe.run({rules: {'target-size': {enabled: true}}})")
    assert len(found["passes"]) > 20
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]
