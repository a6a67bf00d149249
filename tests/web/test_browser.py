# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages in a real browser, from the real server: nothing refused, nothing cut off, nothing in the way."""

import http.client
import importlib
import importlib.resources
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

COMMAND = (sys.executable, "-c", "from kamerbreed.cli import main; main()")
PATIENCE_S = 60
PAST = "?geldig-op=2021-07-01&bekend-op=2021-09-23&bekend-bij=party/lms&terugrekenen=1"
THING = "zaak/control-room/den-haag"
PAGES = (
    "/",
    "/en/",
    f"/{PAST}",
    f"/{THING}",
    f"/en/{THING}{PAST}",
    f"/{THING}/waarom/exists",
    "/lijst/component",
    "/en/lijst/component?zoek=xyzzy&geldig-op=2021-07-01",
)
ERRORS = ("/?geldig-op=2023-02-30&bekend-bij=x&stand=" + "x" * 70, "/none")
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 320, "height": 800}


def lacking(what: str) -> None:
    """Skip for want of something; under CI=true nothing may be wanting."""
    if os.environ.get("CI") == "true":
        pytest.fail(what, pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Host and port of a server with the reference data."""
    home = tmp_path_factory.mktemp("home")
    kept = {name: text for name, text in os.environ.items() if not name.startswith("KAMERBREED_")}
    env = {**kept, "KAMERBREED_HOME": str(home)}
    subprocess.run([*COMMAND, "demo"], env=env, check=True, stdout=subprocess.DEVNULL)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = home / "log"
    with (
        log.open("w") as out,
        subprocess.Popen([*COMMAND, "serve", "--port", str(port)], env=env, stdout=out, stderr=out) as server,
    ):
        try:
            wait_for(port, server, log)
            yield f"127.0.0.1:{port}"
        finally:
            server.terminate()


def wait_for(port: int, server: subprocess.Popen[bytes], log: pathlib.Path) -> None:
    """Wait until the server answers."""
    limit = time.monotonic() + PATIENCE_S
    while time.monotonic() < limit and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the server does not answer: {log.read_text()}", pytrace=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium of this machine, without a window."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        lacking("no chromium on PATH (Debian: apt-get install chromium)")
    try:
        driver = importlib.import_module("playwright.sync_api")
    except ImportError:
        lacking("playwright is not installed (make env)")
    with driver.sync_playwright() as playwright:
        # Chromium refuses its sandbox to root, which is who tests in a container.
        chromium = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page of its own for every test, wide unless told otherwise."""
    context = browser.new_context(viewport=getattr(request, "param", WIDE))
    yield context.new_page()
    context.close()


def unfold(page: Any) -> None:
    """Open all that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def test_pages_load_without_a_refusal_and_only_from_their_own_server(address: str, page: Any) -> None:
    wrong: list[str] = []
    fetched: list[str] = []
    page.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(f"failed: {request.url}"))
    page.on("request", lambda request: fetched.append(request.url))
    for path in PAGES:
        page.goto(f"http://{address}{path}", wait_until="networkidle")
        assert page.evaluate("document.fonts.check('16px \"Source Sans 3\"')")
    assert wrong == []
    assert all(url.startswith(f"http://{address}/") for url in fetched)
    assert any(url.endswith(".woff2") for url in fetched)


@pytest.mark.parametrize("page", [NARROW], indirect=True)
@pytest.mark.parametrize("path", [*PAGES, *ERRORS])
def test_a_narrow_screen_scrolls_only_down(address: str, page: Any, path: str) -> None:
    page.goto(f"http://{address}{path}")
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize("page", [WIDE, NARROW], indirect=True, ids=["wide", "narrow"])
@pytest.mark.parametrize("path", [*PAGES, *ERRORS])
def test_axe_finds_nothing(address: str, page: Any, path: str) -> None:
    axe = importlib.resources.files("axe_playwright_python") / "axe.min.js"
    page.goto(f"http://{address}{path}")
    unfold(page)
    page.evaluate(axe.read_text())
    found = page.evaluate("axe.run({rules: {'target-size': {enabled: true}}})")
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []
    assert len(found["passes"]) > 20


def test_the_first_tab_leads_past_the_frame(address: str, page: Any) -> None:
    page.goto(f"http://{address}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    box = page.locator(".skip").bounding_box()
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_time_bar_leads_to_another_time_and_back(address: str, page: Any) -> None:
    page.goto(f"http://{address}/en/")
    page.get_by_label("Valid at").fill("2021-07-01")
    page.get_by_role("button", name="Show").click()
    assert "geldig-op=2021-07-01" in page.url
    assert "valid at 1 July 2021" in page.locator(".banner").inner_text()
    page.get_by_role("link", name="Back to now").click()
    assert page.url == f"http://{address}/en/"
    assert page.locator(".banner").count() == 0


def test_on_paper_the_whole_sheet_is_there_and_the_controls_are_not(address: str, page: Any) -> None:
    page.goto(f"http://{address}/{PAST}")
    page.emulate_media(media="print")
    assert page.locator(".banner p").is_visible()
    assert page.locator(".fold table").is_visible()
    for control in (".time-bar", ".tongues", ".contents", ".banner .button"):
        assert not page.locator(control).is_visible()


def test_the_server_does_not_name_itself_and_a_head_has_no_body(address: str) -> None:
    host, _, port = address.partition(":")
    for path in ("/", "/en/", "/none", "/?geldig-op=x"):
        connection = http.client.HTTPConnection(host, int(port), timeout=30)
        connection.request("HEAD", path)
        response = connection.getresponse()
        assert response.getheader("Server") is None
        assert response.getheader("Content-Security-Policy")
        assert response.read() == b""
        connection.close()
    with socket.create_connection((host, int(port)), timeout=30) as raw:
        raw.sendall(f"HEAD / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: raw.recv(65_536), b""))
    assert answer.endswith(b"\r\n\r\n")
