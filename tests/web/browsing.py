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


# Of what passes only that it does is asked: telling each element of it took most of the time.
RUN_AXE = """async () => {
  const wanted = {resultTypes: ['violations'], selectors: false, rules: {'target-size': {enabled: true}}};
  const found = await axe.run(wanted);
  const broken = found.violations.map(one => [one.id, one.nodes.map(node => node.html)]);
  return {passes: found.passes.length, broken};
}"""


def axe_finds(page: Any) -> list[tuple[str, list[str]]]:
    """The rules of axe that the page breaks, each with the elements that do."""
    axe = importlib.resources.files("axe_playwright_python") / "axe.min.js"
    page.evaluate(axe.read_text())
    found = page.evaluate(RUN_AXE)
    assert found["passes"] > 20
    return [(name, list(elements)) for name, elements in found["broken"]]
