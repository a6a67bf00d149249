# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What an analyst does on an ordinary morning, in a real browser: by mouse, and by keyboard alone."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.web.browsing import WIDE, press
from tests.web.test_browser import PAGES, address

__all__ = ["address"]
THING = "/zaak/component/112-platform"


@pytest.fixture(params=["as it is", "without scripts"])
def reader(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page that reaches nothing but its own server, with and without JavaScript."""
    refused: list[str] = []

    def pass_on(route: Any) -> None:
        if urlsplit(route.request.url).netloc == address:
            route.continue_()
        else:
            refused.append(route.request.url)
            route.abort("internetdisconnected")

    context = browser.new_context(viewport=WIDE, java_script_enabled=request.param == "as it is")
    context.route("**/*", pass_on)
    yield context.new_page()
    context.close()
    assert refused == []


def test_from_the_platform_to_its_past_and_back_to_what_is_different(address: str, reader: Any) -> None:
    page = reader
    page.goto(f"http://{address}/")
    page.get_by_role("searchbox").fill("112-platform")
    press(page.get_by_role("button", name="Zoek", exact=True))
    press(page.get_by_role("link", name="112-platform", exact=True).first)
    page.wait_for_url(f"http://{address}{THING}")

    # Who operates it, and on which source that rests.
    row = page.locator("tr").filter(has=page.locator("th", has_text="beheerder")).first
    assert row.get_by_role("link", name="KPN", exact=True).count()
    assert row.locator("a[href*='/zaak/source/']").count()

    page.get_by_label("Geldig op").fill("2019-06-01")
    press(page.get_by_role("button", name="Toon"))
    page.wait_for_url("**geldig-op=2019-06-01**")
    assert page.locator(".banner").inner_text().startswith("Niet het beeld van nu")
    press(page.get_by_role("link", name="Bekijk de afhankelijkheden in een tekening"))
    page.wait_for_url("**/afhankelijkheden?**")
    assert "pas later" in page.locator("main").inner_text()
    assert page.locator("svg .assumed-line, svg path.assumed").count() >= 1  # the legend says what dots mean

    press(page.locator("main a[href*='terugrekenen=1']").first)
    page.wait_for_url("**terugrekenen=1**")
    assert "teruggerekend" in page.locator("h1").inner_text()
    dotted = page.locator(".canvas path[stroke-dasharray='2 4']")
    assert dotted.count() >= 1

    page.goto(f"http://{address}/?geldig-op=2021-07-01&bekend-op=2021-07-01")
    press(page.get_by_role("link", name="Verschil met nu"))
    page.wait_for_url("**/verschil?geldig-op=2021-07-01&bekend-op=2021-07-01")
    press(page.get_by_role("link", name="veranderd in de wereld"))
    page.wait_for_url("**waardoor=**")
    assert page.locator("tbody tr").count() > 0


def test_every_page_is_read_without_scripts(address: str, browser: Any) -> None:
    """What scripts would add is not offered without them, and nothing waits for them."""
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    for path in PAGES:
        page.goto(f"http://{address}{path}")
        assert page.locator("main h1").is_visible(), path
        assert page.locator("main").inner_text().strip(), path
        for one in page.locator("main button:visible").all():
            assert one.evaluate("button => button.type === 'submit' && Boolean(button.form)"), path
    context.close()


def test_the_same_by_keyboard_alone(address: str, page: Any) -> None:
    page.goto(f"http://{address}/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("112-platform")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken?zoek=112-platform")
    follow(page, "112-platform")
    page.wait_for_url(f"**{THING}")
    focus(page, "#valid-at")
    page.keyboard.type("06012019")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{THING}?geldig-op=2019-06-01**")
    follow(page, "Bekijk de afhankelijkheden in een tekening")
    page.wait_for_url("**/afhankelijkheden?geldig-op=2019-06-01")
    assert "pas later" in page.locator("main").inner_text()
    focus(page, "main a[href*='terugrekenen=1']")
    page.keyboard.press("Enter")
    page.wait_for_url("**terugrekenen=1")
    follow(page, "Verschil met nu")
    page.wait_for_url("**/verschil?**")
    follow(page, "bekend geworden")
    page.wait_for_url("**waardoor=known**")


def test_the_same_pages_in_english(address: str, page: Any) -> None:
    page.goto(f"http://{address}/en/")
    page.get_by_role("searchbox").fill("112 platform")
    press(page.get_by_role("button", name="Search", exact=True))
    press(page.get_by_role("link", name="112 platform", exact=True).first)
    page.wait_for_url(f"http://{address}/en{THING}")
    assert page.evaluate("document.documentElement.lang") == "en"


def focus(page: Any, selector: str) -> None:
    """Tab on from the top until this is reached, as who has no mouse does."""
    page.evaluate("document.activeElement.blur()")
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def follow(page: Any, text: str) -> None:
    """Tab on to the link that begins with this text, and follow it."""
    for _ in range(400):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "document.activeElement.tagName + ':' + document.activeElement.textContent.trim()"
        )
        if found.startswith(f"A:{text}"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard does not reach a link {text}")
