# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The pages in a real browser, from the real server: nothing refused, nothing cut off, nothing in the way."""

import contextlib
import http.client
import os
import pathlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from kamerbreed.web.gallery._shapes import STATES as GALLERY
from tests.web.browsing import NARROW, WIDE, axe_finds, press, unfold

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
    "/volledigheid",
    "/volledigheid?soort=control-room&eigenschap=staff",
    f"/en/volledigheid{PAST}&soort=control-room",
    "/volledigheid/hiaten?soort=component",
    f"/en/volledigheid/hiaten{PAST}",
    "/volledigheid/verloop",
    f"/en/volledigheid/verloop{PAST}",
    "/volledigheid/meldkamers",
    f"/en/volledigheid/meldkamers{PAST}",
    f"/{THING}/hoofdstukken",
    f"/en/{THING}/hoofdstukken{PAST}",
    "/zaak/source/S01",
    f"/en/zaak/source/S01{PAST}&soort=region",
    "/volledigheid/lijsten",
    f"/en/volledigheid/lijsten{PAST}&soort=component",
    "/verzoeken",
    f"/en/verzoeken{PAST}",
    "/verzoeken/r1",
    "/en/zaak/request/r1",
    "/mijn-vragen",
    "/opvolging",
    f"/en/opvolging{PAST}",
    "/opvolging/tijdlijn",
    "/opvolging/stand",
    "/opvolging/cijfers",
    "/opvolging/toezeggingen",
    "/opvolging/kader",
    "/opvolging/negen-vragen",
    "/opvolging/partijen",
    f"/en/opvolging/partijen/minister-jenv{PAST}",
    "/opvolging/partijen/lms",
    "/opvolging/R2019-a",
    "/en/opvolging/V2021-1",
    "/lijst/question",
    "/bronnen",
    f"/en/bronnen{PAST}",
    "/begrippen",
    f"/en/begrippen{PAST}&zoek=room",
    "/controles",
    "/verschil?geldig-op=2021-07-01&bekend-op=2021-07-01",
    "/en/controles/component-without-operator",
    "/zoeken?zoek=noodstrom",
    "/zoeken?zoek=leverancier",
    "/verwijzing",
    "/lijst/component",
    "/lijst/component?type=network&kolommen=type,owner,operator,supplier,end_of_life,last_tested,depends_on,remark",
    "/zaak/component/112-platform/afhankelijkheden",
    f"/en/zaak/control-room/den-haag/afhankelijkheden{PAST}&sjablonen=1&diepte=3",
    "/zaak/component/112-platform/wat-valt-uit",
    f"/en/{THING}/wat-valt-uit?aannames=1&sjablonen=1",
    "/matrix",
    "/en/matrix?aannames=1&sjablonen=1",
    "/en/lijst/component?zoek=xyzzy&geldig-op=2021-07-01",
    "/aanmelden",
    "/en/aanmelden?verder=/en/controles",
    *(f"/bouwstenen?vorm={name}" for name in GALLERY),
    f"/en/bouwstenen{PAST}",
)
ASKING = (
    "request make r1 --title Bezetting --by inspectie-jenv --to lms --due 2099-01-01"
    " --ask control-room/den-haag:workplaces --ask question/answer-time:answer"
).split()
ERRORS = ("/?geldig-op=2023-02-30&bekend-bij=x&stand=" + "x" * 70, "/none")


@contextlib.contextmanager
def demo_at(home: pathlib.Path, *commands: Sequence[str]) -> Iterator[str]:
    """A demo in this folder, after these commands: host and port of its server."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("KAMERBREED_")}
    env = {**kept, "KAMERBREED_HOME": str(home)}
    for words in (["demo"], *commands):
        subprocess.run([*COMMAND, *words], env=env, check=True, stdout=subprocess.DEVNULL)
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


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Host and port of a server with the reference data."""
    with demo_at(tmp_path_factory.mktemp("home"), ASKING, ["request", "send", "r1"]) as found:
        yield found


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


@pytest.mark.parametrize("path", [*PAGES, *ERRORS])
def test_axe_finds_nothing_and_a_narrow_screen_scrolls_only_down(address: str, page: Any, path: str) -> None:
    page.goto(f"http://{address}{path}")
    unfold(page)
    assert axe_finds(page) == []
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert axe_finds(page) == []


def test_the_first_tab_leads_past_the_frame(address: str, page: Any) -> None:
    page.goto(f"http://{address}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('skip')")
    box = page.locator(".skip").bounding_box()
    assert box["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_time_bar_leads_to_another_time_and_back(address: str, page: Any) -> None:
    page.goto(f"http://{address}/en/")
    page.get_by_label("Valid at").fill("2021-07-01")
    press(page.get_by_role("button", name="Show"))
    page.wait_for_url("**geldig-op=2021-07-01**")
    assert "valid at 1 July 2021" in page.locator(".banner").inner_text()
    press(page.get_by_role("link", name="Back to now"))
    page.wait_for_url(f"http://{address}/en/")
    assert page.locator(".banner").count() == 0


def sign_in_as(page: Any, address: str, shown: str, following: str = "/") -> None:
    """One click in a demo."""
    page.goto(f"http://{address}/aanmelden?verder={following}")
    press(page.get_by_role("button", name=shown, exact=True))
    page.wait_for_url(f"http://{address}{following}")


@pytest.mark.parametrize("page", [WIDE, NARROW], indirect=True, ids=["wide", "narrow"])
def test_access_is_given_and_withdrawn_on_its_page_and_signing_out_ends_it(address: str, page: Any) -> None:
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
    sign_in_as(page, address, "Demo: beheerder", "/toegang")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert axe_finds(page) == []
    page.get_by_label("Aan", exact=True).select_option(label="Demo: lezer")
    page.get_by_label("Rol", exact=True).select_option("contributor")
    page.get_by_label("Voor partij").fill("cbs")
    press(page.get_by_role("button", name="Geef de rol"))
    row = page.get_by_role("row").filter(has_text="demo-lezer")
    row.get_by_text("party/cbs").wait_for()
    given = row.get_by_role("listitem").filter(has_text="party/cbs")
    press(given.get_by_role("button"))
    given.wait_for(state="detached")
    press(page.get_by_role("button", name="Meld af"))
    page.wait_for_url(f"http://{address}/")
    page.goto(f"http://{address}/toegang")
    assert "/aanmelden?verder=/toegang" in page.url
    assert wrong == []


@pytest.mark.parametrize("page", [WIDE, NARROW], indirect=True, ids=["wide", "narrow"])
def test_who_is_signed_in_stands_on_every_page_and_not_on_paper(address: str, page: Any) -> None:
    sign_in_as(page, address, "Demo: analist (LMS)")
    assert "Demo: analist (LMS)" in page.locator(".who").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert axe_finds(page) == []
    page.emulate_media(media="print")
    hidden_on_paper(page, (".who",))


def test_signing_in_works_by_keyboard_and_says_what_is_wrong(address: str, page: Any) -> None:
    page.goto(f"http://{address}/en/aanmelden")
    page.get_by_label("Name", exact=True).focus()
    page.keyboard.type("nobody")
    page.keyboard.press("Tab")
    page.keyboard.type("not the password")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert page.get_by_label("Name", exact=True).input_value() == "nobody"
    assert page.get_by_label("Password").input_value() == ""
    assert axe_finds(page) == []


CONTROLS = (".time-bar", ".tongues", ".menu", ".search", ".banner a")


def test_on_paper_the_whole_sheet_is_there_and_the_controls_are_not(address: str, page: Any) -> None:
    page.goto(f"http://{address}/volledigheid{PAST}")
    page.emulate_media(media="print")
    assert page.locator(".banner p").is_visible()
    assert page.locator(".fold table").count() > 1
    assert all(one.is_visible() for one in page.locator(".fold table").all())
    hidden_on_paper(page, CONTROLS)


def test_a_thing_on_paper_has_no_contents_to_press(address: str, page: Any) -> None:
    page.goto(f"http://{address}/zaak/control-room/drachten{PAST}")
    page.emulate_media(media="print")
    hidden_on_paper(page, (*CONTROLS, ".contents"))


def hidden_on_paper(page: Any, controls: tuple[str, ...]) -> None:
    for control in controls:
        assert page.locator(control).count() > 0
        assert not any(one.is_visible() for one in page.locator(control).all())


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


def kept_views(page: Any) -> list[str]:
    """The names of the kept views, in their order."""
    return [one.inner_text() for one in page.locator("#views li a").all()]


def test_a_view_of_a_list_is_kept_under_a_name_and_removed(address: str, page: Any) -> None:
    wanted = f"http://{address}/lijst/component?type=network&volgorde=-naam"
    page.goto(wanted)
    page.get_by_label("Naam voor deze weergave").fill("Netwerken <b>")
    page.get_by_role("button", name="Bewaar").click()
    page.goto(f"http://{address}/lijst/component")
    page.get_by_label("Naam voor deze weergave").fill("Alle")
    page.keyboard.press("Enter")
    assert kept_views(page) == ["Alle", "Netwerken <b>"]
    press(page.get_by_role("link", name="Netwerken <b>"))
    page.wait_for_url(wanted)
    page.goto(f"http://{address}/lijst/region")
    assert kept_views(page) == []
    page.goto(f"http://{address}/en/lijst/component")
    assert kept_views(page) == ["Alle", "Netwerken <b>"]
    page.get_by_role("button", name="Remove the view Alle").click()
    assert kept_views(page) == ["Netwerken <b>"]
    assert page.locator("#views [role=status]").inner_text() == "The view Alle has been removed."
    assert page.evaluate("document.activeElement.textContent") == "Netwerken <b>"
    page.reload()
    assert kept_views(page) == ["Netwerken <b>"]


def test_what_others_left_in_the_browser_does_not_stop_a_list(address: str, page: Any) -> None:
    page.goto(f"http://{address}/lijst/component")
    for kept in ("{", "7", '[{"name": 1}, {"name": "x", "query": "javascript:alert(1)"}]'):
        page.evaluate("text => localStorage.setItem('kamerbreed.views.component', text)", kept)
        page.reload()
        assert page.locator("#views").is_visible()
    assert page.locator("#views li a").get_attribute("href").startswith("/lijst/component?")


def test_without_scripts_nothing_of_views_is_shown_and_the_address_serves(address: str, browser: Any) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://{address}/lijst/component?type=network")
    assert not page.locator("#views").is_visible()
    assert "als bladwijzer" in page.locator("main").inner_text()
    context.close()
