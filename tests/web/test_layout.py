# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Pages of a made world hold their shape: with nothing in it, one thing, or very many long ones."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from waitress.server import create_server

from kamerbreed.picture import table_of
from kamerbreed.vocabulary import Statement, checked
from kamerbreed.web import _answer
from tests.web.browsing import NARROW, WIDE, axe_finds, unfold
from tests.web.paper import PaperLedger
from tests.world import CBS, LMS, REGION, ROOM, WORLD, named, says

SOME, MANY = 12, 500
CENTRE = "component/centre"
UNBROKEN = "Noodstroomvoorzieningshoofdverdeelinrichtingsbewakingsapparatuurbeheersovereenkomst"
LONG = (
    "Redundant uitgevoerde verbinding tussen het landelijke platform en de regionale meldkamer, "
    "met inbegrip van de apparatuur die in beheer is bij een derde"
)


def centre() -> list[Statement]:
    """One thing, of which only the name is known."""
    return named(CENTRE, "Midden")


def crowd(many: int) -> Iterator[Statement]:
    """Many things with long names: all hang on one, and of most that is wanted nothing is known."""
    yield from named("source/long", f"{LONG} ({UNBROKEN})")
    for number in range(many):
        thing = f"component/een-onderdeel-met-een-heel-lange-naam-nummer-{number:03}"
        yield from named(thing, f"{UNBROKEN if number % 7 == 0 else LONG} {number:03}")
        yield says(thing, "depends_on", {"on": CENTRE}, key=CENTRE, sources=("source/long",))
        yield says(thing, "type", "network" if number % 2 else "power", basis="assumed")
        yield says(thing, "owner", LMS, key=LMS, valid_from="2019")
        if number % 3 == 0:
            yield says(thing, "end_of_life", "2030-01-01", stated_by=LMS, observed_on="2021-07-01")
            yield says(thing, "end_of_life", "2031-01-01", stated_by=CBS, observed_on="2021-07-01")
        yield says(CENTRE, "depends_on", {"on": thing}, key=thing)
        yield (
            says(CENTRE, "operator", LMS, key=LMS, note=LONG)
            if number == 0
            else says(thing, "remark", f"{LONG}. {UNBROKEN}.", key="a")
        )
    for number, name in enumerate((UNBROKEN, LONG)):
        room, region = f"control-room/lang-{number}", f"region/lang-{number}"
        yield from (*named(room, f"{name} {number}"), *named(region, f"{name} {number}"))
        yield says(room, "type", "regional")
        yield says(region, "served_by", room)
        yield says(region, "number", number + 2)
    yield says(REGION, "served_by", ROOM)
    yield says(ROOM, "type", "regional")
    yield says(ROOM, "depends_on", {"on": CENTRE}, key=CENTRE)
    for number in range(many // 12):
        yield from named(f"service/voorziening-{number}", f"{LONG} {number}")
        yield says(f"service/voorziening-{number}", "depends_on", {"on": CENTRE}, key=CENTRE)


TABLES = {
    "nothing": table_of(()),
    "one": table_of(map(checked, (*WORLD, *centre()))),
    "some": table_of(map(checked, (*WORLD, *centre(), *crowd(SOME)))),
    "many": table_of(map(checked, (*WORLD, *centre(), *crowd(MANY)))),
}
EARLY = "geldig-op=1950-01-01&bekend-op=1950-01-01"
PAGES = (
    "/",
    "/volledigheid",
    "/volledigheid?soort=component",
    "/volledigheid/hiaten",
    "/volledigheid/meldkamers",
    "/controles",
    "/controles/component-without-operator",
    "/en/lijst/component",
    "/lijst/component?kolommen=type,owner,operator,supplier,end_of_life,last_tested,depends_on,remark",
    "/matrix",
    "/zaak/component/een-onderdeel-met-een-heel-lange-naam-nummer-000",
    "/zaak/component/een-onderdeel-met-een-heel-lange-naam-nummer-003/waarom/end_of_life",
    "/zaak/source/long",
    "/bronnen",
    "/zoeken?zoek=midden",
    f"/zoeken?zoek={UNBROKEN}",
)
LONG_PAGES = (
    "/lijst/component?per-pagina=100&type=power",
    *(f"/zaak/{CENTRE}{part}" for part in ("", "/afhankelijkheden", "/wat-valt-uit", "/waarom/depends_on")),
)
"""These show very much; axe takes minutes for them in the world of many, so it sees them in that of some."""
EARLY_PAGES = (
    "/en/",
    "/volledigheid?soort=component",
    "/volledigheid/hiaten",
    "/controles",
    "/lijst/component",
    f"/zaak/{CENTRE}",
)
CASES = [
    *((world, path) for world in ("nothing", "one", "many") for path in PAGES),
    *(("some", path) for path in LONG_PAGES),
    *(("many", f"{path}{'&' if '?' in path else '?'}{EARLY}") for path in EARLY_PAGES),
]


@dataclass
class Served:
    """A server in this process, and the ledger that it reads now."""

    address: str
    ledger: PaperLedger

    def url(self, world: str, path: str) -> str:
        """The address of a page in one of the worlds."""
        self.ledger = LEDGERS[world]
        return f"http://{self.address}{path}"


LEDGERS = {world: PaperLedger(table) for world, table in TABLES.items()}


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """The pages of these worlds, from a real server."""
    server: Any = create_server(get_wsgi_application(), host="127.0.0.1", port=0, ident=None)
    found = Served(address=f"127.0.0.1:{server.effective_port}", ledger=LEDGERS["nothing"])
    thread = threading.Thread(target=server.run, daemon=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_answer, "the_ledger", lambda: found.ledger)
        thread.start()
        yield found
        server.close()
        server.task_dispatcher.shutdown()


# What sticks out of a box that does not scroll, and is not meant for listeners alone.
STICKS_OUT = """() => [...document.querySelectorAll('main *, aside *, header *, footer *')].filter(one => {
  if (one.closest('.scroll, .canvas, .unseen, svg, [hidden], thead')) return false;
  const box = one.getBoundingClientRect();
  return box.width > 1 && box.right > document.documentElement.clientWidth + 1;
}).map(one => one.outerHTML.slice(0, 200))"""
# A cell with more in it than fits covers the next one.
OVERFLOWS = """() => [...document.querySelectorAll('th, td, dt, dd')].filter(one => {
  const shown = getComputedStyle(one);
  return shown.position !== 'absolute' && one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1;
}).map(one => one.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize(("world", "path"), [*CASES, *(("many", path) for path in LONG_PAGES)])
def test_nothing_sticks_out_no_cell_covers_the_next_and_axe_finds_nothing(
    served: Served, page: Any, world: str, path: str
) -> None:
    page.goto(served.url(world, path))
    unfold(page)
    for viewport in (WIDE, NARROW):
        page.set_viewport_size(viewport)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        assert page.evaluate(STICKS_OUT) == []
        assert page.evaluate(OVERFLOWS) == []
        if (world, path) in CASES:
            assert axe_finds(page) == []
