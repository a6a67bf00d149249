# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The first page says what is known and what is not, of the moment that its address asks for."""

import html
import pathlib
import re
from collections.abc import Callable, Iterator

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kamerbreed.ledger import TABLE, Ledger
from kamerbreed.overview import ALL, DIFFERENCES, checks, overview
from kamerbreed.picture import Kept, Saying, Table, state
from kamerbreed.vocabulary import LANGUAGES, Lang, Statement, say, say_number
from kamerbreed.vocabulary._labels import read_labels
from kamerbreed.web.gallery._shapes import STATES as GALLERY
from kamerbreed.web.home import _view
from kamerbreed.web.home._page import HomePage
from tests.databases import Templates
from tests.web.auditing import ANALYST, AUDITOR, audited
from tests.web.conftest import Serve
from tests.web.paper import TODAY, FailingLedger, PaperLedger, read_page, words
from tests.web.paper_accounts import account_pages
from tests.web.test_commitments import TEXTS_HERE as TEXTS_OF_COMMITMENTS
from tests.web.test_followup import TEXTS_HERE as TEXTS_OF_FOLLOWUP
from tests.web.test_requests import TEXTS_HERE as TEXTS_OF_REQUESTS
from tests.web.test_stand import TEXTS_HERE as TEXTS_OF_STANDS
from tests.web.test_texts_named import TEXTS_HERE as TEXTS_NAMED
from tests.world import LMS, REGION, ROOM, WORLD, name_of, says, table_with

HOME = {"nl": "/", "en": "/en/"}
COMPLETE = {"nl": "/volledigheid", "en": "/en/volledigheid"}
PAST = "?geldig-op=2021-07-01&bekend-op=2021-09-23"


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return words(read_page(response.content.decode()).all("body")[0].text)


def rows_of(client: Client, address: str, caption: str) -> list[list[str]]:
    """The cells of one table, row by row, without its head."""
    page = read_page(client.get(address).content.decode())
    start = next(i for i, one in enumerate(page.elements) if one.attributes.get("id") == caption)
    rows: list[list[str]] = []
    for one in page.elements[start + 1 :]:
        if one.tag == "caption":
            break
        if "tbody" not in one.inside:
            continue
        if one.tag == "tr":
            rows.append([])
        elif one.tag in ("th", "td"):
            rows[-1].append(words(one.text))
    return rows


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_title_is_the_question_and_the_first_sentence_the_answer(client: Client, lang: Lang) -> None:
    response = client.get(HOME[lang])
    assert response.headers["Content-Language"] == lang
    page = read_page(response.content.decode())
    assert page.all("html")[0].attributes["lang"] == lang
    assert [words(one.text) for one in page.all("h1")] == [say("overview.title", lang)]
    lead = next(one.text for one in page.all("p") if one.attributes.get("class") == "lead")
    first = words(lead).partition(". ")[0]
    expected = {
        "nl": r"Van de [\d.]+ gegevens .* zijn er [\d.]+ \(\d+ %\) niet bekend; "
        r"van de 10 aangewezen regionale meldkamers zijn er 9 aantoonbaar in bedrijf",
        "en": r"Of the [\d,]+ facts .*, [\d,]+ \(\d+%\) are not known; "
        r"of the 10 designated regional control rooms, 9 are shown to be in operation",
    }
    assert re.fullmatch(expected[lang], first)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_numbers_are_those_of_the_analysis_with_their_denominators(
    client: Client, reference_table: Table, lang: Lang
) -> None:
    found = overview(PaperLedger(reference_table).picture(), ())
    rows = rows_of(client, HOME[lang], "aspects-caption")
    assert len(rows) == 5
    for cell, name in zip(rows[-1][1:], ("coverage", "fill", "support", "freshness"), strict=True):
        share = getattr(found.completeness[ALL][ALL], name)
        assert cell.endswith(say("of", lang, n=say_number(share.n, lang), of=say_number(share.of, lang)))
    counts = {row[0]: row[1:] for row in rows_of(client, COMPLETE[lang], "counts-caption")}
    region = found.counts["region"]
    assert counts[{"nl": "veiligheidsregio", "en": "safety region"}[lang]][:2] == ["25", str(region.undated)]
    component = counts[{"nl": "onderdeel", "en": "component"}[lang]]
    assert component[3:] == [str(found.counts["component"].planned), str(found.from_templates)]
    assert len(rows_of(client, COMPLETE[lang], "knowable-caption")) == 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_things_with_gaps_stand_in_the_order_of_what_depends_on_them(
    client: Client, reference_table: Table, lang: Lang
) -> None:
    found = overview(PaperLedger(reference_table).picture(), ())
    page = read_page(client.get(f"{COMPLETE[lang]}/hiaten").content.decode())
    rows = [one for one in page.elements if one.tag in ("th", "td") and "tbody" in one.inside]
    reached = [words(one.text) for one in rows if one.attributes.get("class") == "number"]
    things = [words(one.text).split()[-1] for one in rows if one.tag == "th"]
    first = dict(zip(reversed(things), reversed(reached), strict=True))
    shown = list(dict.fromkeys(things))
    expected = {gap.subject: str(gap.reached) for gap in found.gaps}
    assert shown[: len(expected)] == list(expected)
    assert {thing: first[thing] for thing in expected} == expected


def test_dates_and_numbers_are_in_the_language(client: Client) -> None:
    dutch, english = text_of(client, "/" + PAST), text_of(client, "/en/" + PAST)
    assert "geldig op 1 juli 2021 · bekend op 23 september 2021" in dutch
    assert "valid at 1 July 2021 · known at 23 September 2021" in english
    knowable = [row[1] for row in rows_of(client, "/volledigheid", "knowable-caption")]
    assert re.fullmatch(r"\d\.\d{3}", knowable[1])
    assert [row[1] for row in rows_of(client, "/en/volledigheid", "knowable-caption")] == [
        text.replace(".", ",") for text in knowable
    ]


def test_the_picture_of_now_has_no_banner(client: Client) -> None:
    body = read_page(client.get("/").content.decode()).all("body")[0]
    assert "class" not in body.attributes
    assert say("web.banner.title", "nl") not in body.text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?geldig-op=2021-07-01", ["geldig op 1 juli 2021", "met alles wat nu bekend is"]),
        ("?bekend-op=2019-06-01", ["geldig op 23 november 2026", "bekend op 1 juni 2019"]),
        ("?bekend-bij=party/lms", ["bekend op 23 november 2026", "bekend bij Landelijke Meldkamer"]),
        ("?terugrekenen=1", ["geldig op 23 november 2026", "teruggerekend (aangenomen)"]),
    ],
)
def test_another_picture_than_that_of_now_says_so_with_both_days(
    client: Client, query: str, said: list[str]
) -> None:
    page = read_page(client.get("/" + query).content.decode())
    assert page.all("body")[0].attributes["class"] == "elsewhen"
    banner = next(one for one in page.elements if one.attributes.get("class") == "banner")
    assert all(part in words(banner.text) for part in (say("web.banner.title", "nl"), *said))
    back = next(
        one for one in page.elements if one.tag == "a" and "utrecht-button" in one.attributes.get("class", "")
    )
    assert back.attributes["href"] == "/"


def test_the_other_language_shows_the_same_picture(client: Client) -> None:
    query = "?geldig-op=2021-07-01&bekend-op=2021-09-23&bekend-bij=party/lms&terugrekenen=1"
    page = read_page(client.get("/" + query).content.decode())
    switch = next(one for one in page.all("a") if one.attributes.get("hreflang") == "en")
    assert switch.attributes["href"] == "/en/" + query
    assert switch.attributes["lang"] == "en"


def test_the_time_bar_holds_what_was_asked(client: Client) -> None:
    query = "?geldig-op=2021-07-01&bekend-op=2021-09-23&bekend-bij=party/lms&terugrekenen=1"
    page = read_page(client.get("/" + query).content.decode())
    fields = {one.attributes["name"]: one.attributes for one in page.all("input")}
    assert fields["geldig-op"]["value"] == "2021-07-01"
    assert fields["bekend-op"]["value"] == "2021-09-23"
    assert fields["stand"]["value"] == ""
    assert "checked" in fields["terugrekenen"]
    chosen = [one.attributes["value"] for one in page.all("option") if "selected" in one.attributes]
    assert chosen == ["party/lms"]
    assert [(one.attributes["method"], one.attributes["action"]) for one in page.all("form")] == [
        ("get", "/zoeken"),
        ("get", "/"),
    ]


def test_the_emptiness_of_the_past_leads_to_the_picture_of_that_day(client: Client) -> None:
    page = read_page(client.get("/en/volledigheid").content.decode())
    links = [one.attributes["href"] for one in page.all("a") if "bekend-op" in one.attributes["href"]]
    assert "/en/volledigheid?geldig-op=2019-06-01&bekend-op=2019-06-01" in links
    assert all(client.get(link).status_code == 200 for link in links)


def test_before_anything_was_known_the_page_says_so(client: Client) -> None:
    text = text_of(client, "/?geldig-op=1950-01-01&bekend-op=1950-01-01")
    assert say("web.lead.empty", "nl") in text


@pytest.mark.parametrize("day", ["0001-01-01", "9998-12-31", "2024-02-29"])
def test_the_outermost_days_have_a_page(client: Client, day: str) -> None:
    assert client.get(f"/?geldig-op={day}&bekend-op={day}&terugrekenen=1").status_code == 200


def test_the_permanent_address_keeps_its_fingerprint_when_more_is_entered(
    serve: Serve, ledger: Ledger
) -> None:
    ledger.perform(state, Saying(statements=WORLD), recorded_by="test")
    client = serve(ledger)
    before = read_page(client.get("/verwijzing").content.decode())
    codes = [one.text for one in before.all("code") if re.fullmatch("[0-9a-f]{64}", one.text)]
    assert codes
    links = [one.attributes["href"] for one in before.all("a") if "stand=" in one.attributes["href"]]
    permanent = next(link for link in links if link.startswith("/verwijzing"))
    home = next(link for link in links if link.startswith("/?"))
    state_before = text_of(client, home)
    ledger.perform(state, Saying(statements=[says(ROOM, "city", "Drachten")]), recorded_by="test")

    assert all(code in text_of(client, permanent) for code in codes)
    assert text_of(client, home) == state_before
    after = text_of(client, "/verwijzing")
    assert not any(code in after for code in codes)


def test_a_statement_entered_now_is_on_the_next_page(serve: Serve, ledger: Ledger) -> None:
    client = serve(ledger)
    assert say("web.lead.empty", "nl") in text_of(client, "/")
    ledger.perform(state, Saying(statements=WORLD), recorded_by="test")
    assert say("web.lead.empty", "nl") not in text_of(client, "/")


def test_a_page_asks_the_database_only_whether_something_was_appended(
    serve: Serve, reference_ledger: Ledger
) -> None:
    client = serve(reference_ledger)
    assert client.get("/").status_code == 200
    connection = reference_ledger._connection
    for address in ("/", "/en/", "/" + PAST, "/en/?bekend-bij=lms", "/"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        (query,) = (one["sql"] for one in asked.captured_queries)
        assert query == f"SELECT coalesce(max(position), 0) FROM {TABLE}"


def test_an_address_that_cannot_be_read_asks_the_database_nothing(serve: Serve, ledger: Ledger) -> None:
    client = serve(ledger)
    client.get("/")
    with CaptureQueriesContext(ledger._connection) as asked:
        assert client.get("/?geldig-op=2023-02-30").status_code == 400
    assert not asked.captured_queries


def test_other_databases_are_never_asked(serve: Serve, reference_ledger: Ledger) -> None:
    client = serve(reference_ledger)
    with CaptureQueriesContext(connections["default"]) as asked:
        client.get("/")
    assert not asked.captured_queries


def test_a_picture_is_analysed_once_until_something_is_entered(
    serve: Serve, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    present = _view.present

    def counted(*args: object) -> HomePage:
        made.append("made")
        return present(*args)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(_view, "present", counted)
    ledger.perform(state, Saying(statements=WORLD), recorded_by="test")
    client = serve(ledger)
    for _ in range(3):
        client.get("/")
    assert len(made) == 1
    ledger.perform(state, Saying(statements=[says(ROOM, "city", "Drachten")]), recorded_by="test")
    client.get("/")
    assert len(made) == 2
    client.get("/en/")
    assert len(made) == 3


def test_the_pages_that_were_asked_for_longest_ago_are_forgotten() -> None:
    kept: Kept[int] = Kept(2)
    made = []

    def make(key: int) -> int:
        made.append(key)
        return key

    for key in (1, 2, 1, 3, 1, 2):
        kept.get(key, lambda key=key: make(key))  # type: ignore[misc]  # bound now
    assert made == [1, 2, 3, 2]


def test_what_readers_may_not_see_is_nowhere_on_the_page(serve: Serve) -> None:
    hidden = [
        says("party/secret", "exists", True, sensitivity="confidential", stated_by=LMS),
        says("party/secret", "name", "Geheime dienst", sensitivity="confidential", stated_by=LMS),
    ]
    open_page = serve(PaperLedger(table_with(WORLD))).get("/").content
    client = serve(PaperLedger(table_with((*WORLD, *hidden))))
    assert client.get("/").content == open_page
    known = client.get("/?bekend-bij=party/secret")
    unknown = client.get("/?bekend-bij=party/nobody")
    assert (known.status_code, unknown.status_code) == (400, 400)
    assert known.content == unknown.content.replace(b"nobody", b"secret")


def test_names_are_text_and_never_markup(serve: Serve) -> None:
    evil = "<script>alert(1)</script>\"'&"
    said = [says(LMS, "name", evil, stated_by="party/samensteller", valid_from="2020")]
    page = serve(PaperLedger(table_with((*WORLD, *said)))).get("/").content.decode()
    assert "<script>" not in page
    assert html.escape(evil) in page


ON_THINGS = (
    "lijst/component",
    "lijst/component?pagina=2",
    "lijst/component?zoek=xyzzy",
    "lijst/contract?geldig-op=1950-01-01&bekend-op=1950-01-01",
    "lijst/component?pagina=x&volgorde=x&per-pagina=x",
    "lijst/component?x=x",
    "lijst/component?toestand=x&type=x&kolommen=x",
    "lijst/component?type=network&kolommen=type&volgorde=-owner",
    "lijst/component?kolommen=type&volgorde=owner",
    "lijst/component/csv",
    "lijst/component/sjabloon",
    "zaak/control-room/den-haag",
    "zaak/control-room/den-haag?geldig-op=2024-05-01",
    "zaak/component/nafin",
    "zaak/source/S01",
    "zaak/source/S01?soort=x&grond=x&alleen=x",
    "zaak/source/S01?pagina=9",
    "zaak/source/letter-2021",
    "zaak/source/S56",
    "bronnen",
    "bronnen?geldig-op=2021-07-01&bekend-op=2021-07-01",
    "bronnen?gelezen=x",
    "bronnen?pagina=99",
    "zaak/party/samensteller",
    "zaak/party/lms",
    "zaak/party/nobody",
    "zaak/control-room/den-haag/waarom/exists",
    "zaak/control-room/den-haag/waarom/remark",
)
"""Pages of things that together use every text."""
RARE = frozenset(
    (
        "web.fails.more",
        "web.graph.group.title",
        "web.graph.group.unknown",
        "web.graph.tree.more",
        "web.home.entered",
        "web.home.entries",
        "web.home.map.borders",
        "web.home.map.file",
        "web.home.map.hexagons",
        "web.home.map.unplaced",
        "web.list.left-out",
        "web.lists.more",
        "web.mark",
        "web.mark.narrow",
        "web.mark.accumulated",
        "web.matrix.both",
        "web.matrix.room_needs_service",
    )
)
"""What neither the reference data nor the tiny world make happen: no groups, no great numbers, no borders,
and nothing that is not public."""
ON_DEPENDENCIES = (
    "",
    "controles",
    "begrippen",
    "begrippen?geldig-op=2019-06-24&bekend-op=2019-06-24",
    "begrippen?zoek=xyzzy",
    "begrippen?groep=x",
    "begrippen/csv",
    "zoeken?zoek=leverancier",
    "verwijzing",
    "verwijzing?x=1",
    "verschil",
    "verschil?waardoor=x",
    *(f"bouwstenen?vorm={name}" for name in (*GALLERY, "x")),
    *(f"verschil?geldig-op=2021-07-01&bekend-op=2021-07-01&waardoor={name}" for name in DIFFERENCES),
    "controles?aannames=1",
    "controles?geldig-op=1950-01-01&bekend-op=1950-01-01",
    "controles/takeover-never-tested",
    "controles/takeover-never-tested?aannames=1",
    *(f"controles/{check}{shown}" for check in checks() for shown in ("", "?toon=niet-te-beoordelen")),
    *(f"controles/{check}?aannames=1" for check in checks()),
    "controles/room-without-fallback?pagina=99",
    "controles/room-without-fallback?toon=x&aannames=x",
    "controles/room-without-fallback/csv",
    "?aspect=techniek",
    "?aspect=x",
    "?geldig-op=2015-06-01&bekend-op=2015-06-01",
    "zoeken",
    "zoeken?zoek=noodstrom",
    "zoeken?zoek=xyzzyplugh",
    "zoeken?zoek=112&soort=x",
    "zoeken?zoek=den+haag+a+b+c+d+e+f+g+h+i+j+k+l+m",
    "zoeken?zoek=drachten",
    "zaak/component/112-platform/afhankelijkheden",
    "zaak/component/nafin/afhankelijkheden?diepte=6",
    "zaak/component/nafin/afhankelijkheden?richting=omhoog&diepte=3&sjablonen=1&terugrekenen=1",
    "zaak/component/nafin/afhankelijkheden?richting=omlaag&geldig-op=2019-06-01",
    "zaak/component/nafin/afhankelijkheden/svg",
    "zaak/component/nafin/afhankelijkheden?richting=x&diepte=x",
    "zaak/component/112-platform/wat-valt-uit",
    "zaak/component/nafin/wat-valt-uit?aannames=1&sjablonen=1",
    "zaak/party/lms/wat-valt-uit",
    "zaak/region/vr01/afhankelijkheden",
    "zaak/component/nafin/wat-valt-uit?aannames=x",
    "matrix?sjablonen=x",
    "matrix",
    "matrix?aannames=1&sjablonen=1",
    "matrix?geldig-op=1950-01-01&bekend-op=1950-01-01",
)
ON_COMPLETENESS = (
    "volledigheid",
    "volledigheid?soort=control-room",
    "volledigheid?soort=control-room&eigenschap=staff",
    "volledigheid?soort=control-room&eigenschap=staff&pagina=9",
    "volledigheid?soort=control-room&aspect=techniek&eigenschap=staff",
    "volledigheid?doel=x&aspect=x&partij=x&soort=x&eigenschap=x",
    "volledigheid/hiaten",
    "volledigheid/hiaten?pagina=99",
    "volledigheid/verloop",
    "volledigheid/verloop/csv",
    "volledigheid/verloop?geldig-op=2021-07-01&bekend-op=2021-07-01",
    "volledigheid/verloop?geldig-op=1950-01-01&bekend-op=1950-01-01",
    "volledigheid/verloop?geldig-op=2013-06-01&bekend-op=2013-06-01",
    "volledigheid/meldkamers",
    "volledigheid/meldkamers/csv",
    "volledigheid/meldkamers?geldig-op=1950-01-01&bekend-op=1950-01-01",
    *(f"zaak/control-room/{room}/hoofdstukken" for room in ("den-haag", "rotterdam", "legacy-nijmegen")),
    "zaak/control-room/apeldoorn/hoofdstukken?geldig-op=2021-07-01&bekend-op=2021-07-01",
    *(f"volledigheid/lijsten?in={part}" for part in ("beide", "eerste", "tweede", "geen")),
    "volledigheid/lijsten?soort=region",
    "verzoeken",
    "volledigheid/lijsten?soort=norm",
    "volledigheid/lijsten?soort=component&pagina=9",
    "volledigheid/lijsten?soort=source&eerste=x&tweede=x&in=x",
)
"""Pages of completeness that together use every text."""


def odd_cases() -> Iterator[Statement]:
    """What is uncertain, taken back, and named by more things than a page shows; a source with its file."""
    yield says("source/2019", "file", {"name": "besluit.pdf", "bytes": 9}, key="ab" * 32)
    yield says("source/2019", "dated", "2019-06-24")
    yield says(ROOM, "city", "Drachten", valid_from=str(TODAY.year))
    wrong = says(ROOM, "remark", "mis", key="a")
    yield wrong
    yield Statement(
        act="retract", subject=ROOM, property="remark", key="a", about=name_of(wrong), stated_by=LMS
    )
    for number in range(101):
        yield says(f"control-room/{number:03}", "keeper", LMS, key=LMS)


def pages_of_every_sort(serve: Serve, table: Table, lang: Lang) -> list[str]:
    """Pages that together use every text."""
    home = root = HOME[lang]
    client = serve(PaperLedger(table))
    addresses = (
        home,
        f"{home}?geldig-op=2019-06-01&bekend-op=2015-01-01&bekend-bij=lms&terugrekenen=1",
        f"{home}?geldig-op=1950-01-01&bekend-op=1950-01-01",
        f"{home}?geldig-op=1950-01-01",
        f"{home}?geldig-op=x&bekend-op=x&bekend-bij=<&stand=x&terugrekenen=x",
        f"{home}?stand=&x=1&stand=2",
        f"{home}?kaart=x",
        "/none",
        *(f"{root}{address}" for address in (*ON_THINGS, *ON_COMPLETENESS, *ON_DEPENDENCIES)),
    )
    pages = [client.get(address) for address in addresses]
    pages.append(client.post(home))
    pages.append(client.get(f"{root}zaak/component/nafin/wijzig/name"))
    forging = serve(PaperLedger(table))
    forging.handler.enforce_csrf_checks = True
    pages.append(forging.post(f"{root}zaak/component/nafin/wijzig/name"))
    pages.append(client.get(home, headers={"host": "elsewhere.example"}))
    pages.append(serve(FailingLedger(DatabaseError("gone"))).get(home))
    pages.append(serve(FailingLedger(RuntimeError("broken"))).get(home))
    pages += [
        serve(PaperLedger(Table())).get(address)
        for address in (
            home,
            *(
                f"{root}{page}"
                for page in ("volledigheid", "volledigheid/verloop", "volledigheid/lijsten", "bronnen")
            ),
        )
    ]
    pages += [serve(PaperLedger(table_with(WORLD))).get(address) for address in (home, f"{root}volledigheid")]
    odd = serve(PaperLedger(table_with((*WORLD, *odd_cases()))))
    places = (
        ROOM,
        LMS,
        "source/2019",
        REGION,
        *(f"{ROOM}/waarom/{name}" for name in ("city", "remark", "staff")),
    )
    pages += [odd.get(f"{root}zaak/{place}") for place in places]
    shown = [
        f"{one.headers.get('Content-Disposition')}{one.content.decode(errors='replace')}" for one in pages
    ]
    of_accounts = account_pages(serve(PaperLedger(table_with(WORLD))), root)
    return [*shown, *(one.decode() for one in of_accounts)]


def pages_of_the_log(client: Client, templates: Templates, folder: pathlib.Path, lang: Lang) -> list[str]:
    """The audit log to who may read it, to who may not, and where it cannot be written."""
    address = f"{HOME[lang]}logboek"
    with audited(templates, folder, AUDITOR) as log:
        queries = ("", "/csv", "?zaak=niets", "?actie=x&uitkomst=x&van=x")
        pages = [client.get(f"{address}{query}") for query in queries]
        log._file.path.unlink()
        pages.append(client.get(address))
    with audited(templates, folder, ANALYST):
        pages.append(client.get(address))
    assert [one.status_code for one in pages] == [200, 200, 200, 400, 503, 403]
    return [one.content.decode() for one in pages]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_the_pages_is_used_in_both_languages(
    serve: Serve,
    reference_table: Table,
    lang: Lang,
    templates_by_vendor: Callable[[str], Templates],
    tmp_path: pathlib.Path,
) -> None:
    pages = pages_of_every_sort(serve, reference_table, lang)
    pages += pages_of_the_log(serve(PaperLedger(Table())), templates_by_vendor("sqlite"), tmp_path, lang)
    everything = words(html.unescape("\n".join(pages)))
    everything = everything.replace("\N{NO-BREAK SPACE}", " ")
    unused, texts = [], read_labels("texts.csv")
    elsewhere = (
        *(*TEXTS_OF_REQUESTS, *TEXTS_OF_FOLLOWUP, *TEXTS_OF_COMMITMENTS, *TEXTS_OF_STANDS, *TEXTS_NAMED),
        *("web.figures.", "web.hearing.", "web.parliament.", "web.replies."),
        *(f"web.menu.page.{name}" for name in ("asked-parties", "parliament")),
    )
    of_others = [key for key in texts if key.startswith(elsewhere) or key.endswith("-request")]
    for key in sorted(key for key in texts if key.startswith("web.") and key not in of_others):
        pieces = re.split(r"\{\w+\}", texts[key].of(lang))
        if not all(words(piece) in everything for piece in pieces):
            unused.append(key)
    assert set(unused) <= RARE, "\n".join(unused)


def test_today_is_the_day_of_the_ledger(serve: Serve, reference_table: Table) -> None:
    client = serve(PaperLedger(reference_table, today=TODAY.replace(year=2025)))
    assert rows_of(client, "/volledigheid", "knowable-caption")[-1][0] == "23 november 2025"


def test_a_suspicious_request_is_refused_and_not_a_fault(serve: Serve) -> None:
    client = serve(FailingLedger(SuspiciousOperation("odd")))
    assert client.get("/").status_code == 400
