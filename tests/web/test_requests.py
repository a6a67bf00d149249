# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who may ask makes a request on the pages, the party answers, and everybody sees what is out and late."""

import datetime
import html
import io
import pathlib
import re
from typing import Any

import openpyxl
import pytest
from django.test import Client

from kamerbreed.accounts import Grant, Rights
from kamerbreed.audit import Log
from kamerbreed.ledger import Ledger
from kamerbreed.vocabulary import LANGUAGES, Lang, say, scales
from kamerbreed.vocabulary._labels import read_labels
from kamerbreed.web import _audit, _who
from tests.web.conftest import Serve
from tests.web.paper import read_page, words

INSPECTION, LMS = "party/inspectie-jenv", "party/lms"
ROOM = "control-room/den-haag"
ROOTS = {"nl": "", "en": "/en"}
TODAY = datetime.date(2026, 11, 23)
Grants = tuple[Grant, ...]
ASKER = (Grant(role="inspector", party=INSPECTION),)
ANSWERER = (Grant(role="contributor", party=LMS),)


@pytest.fixture
def acting(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lets whoever looks have these rights."""

    def become(grants: Grants) -> None:
        monkeypatch.setattr(_who, "PUBLIC_READER", Rights(key="test", grants=grants))

    return become


@pytest.fixture
def at_work(
    reference_ledger: Ledger,
    serve: Serve,
    acting: Any,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: pathlib.Path,
) -> Client:
    """A browser of the inspectorate, on the day of the reference data."""
    moment = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
    ledger = reference_ledger
    ledger._clock = lambda: moment
    log = Log(tmp_path / "audit", ledger.database)
    monkeypatch.setattr(_audit, "the_log", lambda: log)
    acting(ASKER)
    return serve(ledger)


def text_of(response: Any) -> str:
    return words(read_page(response.content.decode()).all("main")[0].text)


FORM = {
    "namens": INSPECTION,
    "aan": LMS,
    "onderwerp": "Bezetting van Den Haag",
    "uiterlijk": "2026-12-01",
    "grondslag": "voluntary",
    "reeks": "Jaarlijkse opvraag",
    "jaar": "2026",
    "vraag": [f"{ROOM}:workplaces", "component/nafin:operator", "question/answer-time:answer"],
    "mee-1": "1",
    "tekst-1": "Hoeveel werkplekken telt Den Haag?",
    "waarom-1": "Voor de bezetting.",
    "mee-2": "1",
    "tekst-2": "Wie beheert NAFIN?",
    "mee-3": "1",
    "tekst-3": "Wat is de norm?",
}


def made(client: Client, root: str = "", **other: Any) -> str:
    """The address of a request that was made on the form."""
    response = client.post(f"{root}/verzoeken/nieuw", {**FORM, **other})
    assert response.status_code == 302, text_of(response)
    return str(response.headers["Location"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_gap_is_chosen_asked_for_and_sent_and_then_shows_as_asked(at_work: Client, lang: Lang) -> None:
    root = ROOTS[lang]
    gaps = at_work.get(f"{root}/volledigheid/hiaten?soort=control-room&eigenschap=workplaces")
    page = read_page(gaps.content.decode())
    boxes = [one for one in page.all("input") if one.attributes.get("name") == "vraag"]
    assert f"{ROOM}:workplaces" in {one.attributes["value"] for one in boxes}
    form = at_work.get(f"{root}/verzoeken/nieuw?vraag={ROOM}:workplaces")
    assert say("web.requests.new.title", lang) in text_of(form)
    assert "Den Haag" in text_of(form)
    where = made(at_work, root)
    assert say("web.requests.one.draft", lang) in text_of(at_work.get(where))
    assert scales()["question-state"]["not_asked"].of(lang) in text_of(at_work.get(where))
    sent = at_work.post(f"{where}/stap/send", {"dag": "2026-11-23"})
    assert (sent.status_code, sent.headers["Location"]) == (302, where)
    shown = text_of(at_work.get(where))
    assert scales()["question-state"]["asked"].of(lang) in shown
    assert "Hoeveel werkplekken telt Den Haag?" in shown
    room = text_of(at_work.get(f"{root}/zaak/{ROOM}"))
    assert scales()["question"]["asked"].of(lang) in room
    counted = {"out": "3", "late": "0"}
    assert say("web.home.requests", lang, **counted) in text_of(at_work.get(f"{root}/"))


def test_who_may_not_ask_sees_no_form_and_cannot_make_or_send(at_work: Client, acting: Any) -> None:
    where = made(at_work)
    for grants in ((Grant(role="reader"),), ANSWERER):
        acting(grants)
        assert at_work.post("/verzoeken/nieuw", FORM).status_code == 403
        assert at_work.post(f"{where}/stap/send", {"dag": "2026-11-23"}).status_code == 403
        assert 'action="' + f"{where}/stap" not in at_work.get(where).content.decode()
    acting((Grant(role="reader"),))
    assert at_work.get("/verzoeken/nieuw").status_code == 403
    assert 'name="vraag"' not in at_work.get("/volledigheid/hiaten").content.decode()
    acting(ASKER)
    assert say("web.requests.one.draft", "nl") in text_of(at_work.get(where))


def test_a_form_that_is_refused_says_why_and_keeps_what_was_typed(at_work: Client) -> None:
    response = at_work.post("/verzoeken/nieuw", {**FORM, "uiterlijk": "2026-01-01", "grondslag": "legal"})
    assert response.status_code == 422
    page = read_page(response.content.decode())
    alert = next(words(one.text) for one in page.elements if one.attributes.get("role") == "alert")
    assert "2026-01-01" in alert
    assert "wettelijke grondslag" in alert
    typed = {one.attributes.get("name"): one for one in page.elements}
    assert typed["onderwerp"].attributes["value"] == FORM["onderwerp"]
    assert words(typed["tekst-1"].text) == FORM["tekst-1"]


def test_a_term_is_asked_for_in_place_of_a_last_day_and_its_end_is_told(at_work: Client) -> None:
    term = {"uiterlijk": "", "duur": "32", "eenheid": "day", "regime": "act"}
    where = made(at_work, **term)
    assert "32 dagen vanaf de verzending" in text_of(at_work.get(where))
    at_work.post(f"{where}/stap/send", {"dag": "2026-11-23"})
    shown = text_of(at_work.get(where))
    assert "eindigt op 25 december 2026 (eerste kerstdag)" in shown
    assert "schuift dat naar de eerste werkdag, 28 december 2026" in shown
    both = at_work.post("/verzoeken/nieuw", {**FORM, **term, "uiterlijk": "2027-01-01"})
    assert (both.status_code, "niet allebei" in text_of(both)) == (422, True)
    assert 'value="32"' in both.content.decode()
    none = at_work.post("/verzoeken/nieuw", {**FORM, "uiterlijk": ""})
    assert "geef een uiterste dag of een termijn" in text_of(none)
    wrong = at_work.post("/verzoeken/nieuw", {**FORM, "criterium-1": "criterion/none", "gewicht-2": "0"})
    assert wrong.status_code == 422
    assert "'criterion/none'" in text_of(wrong)
    assert "weegt ten minste 1" in text_of(wrong)


def test_more_time_is_given_forwards_only_and_what_was_typed_is_kept(at_work: Client) -> None:
    where = made(at_work)
    at_work.post(f"{where}/stap/send", {"dag": "2026-11-20"})
    back = {"dag": "2026-11-23", "tot": "2026-11-25", "reden": "Ziekte bij de afdeling"}
    refused = at_work.post(f"{where}/stap/extend", back)
    page = read_page(refused.content.decode())
    fields = {one.attributes.get("id"): one for one in page.elements}
    assert refused.status_code == 422
    assert "geeft geen tijd" in words(fields["step-extend-tot-error"].text)
    assert fields["step-extend-reden"].attributes["value"] == back["reden"]
    assert at_work.post(f"{where}/stap/extend", {**back, "tot": "2026-12-20"}).status_code == 302
    shown = text_of(at_work.get(where))
    assert "uitstel gegeven tot 20 december 2026: Ziekte bij de afdeling" in shown
    assert "Volgende stap: herinnering, vanaf 21 december 2026." in shown
    later = text_of(at_work.get(f"{where}?geldig-op=2026-12-22"))
    assert "Voorgestelde stap sinds 21 december 2026: herinnering." in later
    assert "nog niet beantwoord, 2 dagen over de uiterste dag 20 december 2026" in later


def test_a_reminder_has_a_step_and_what_came_in_is_appraised(at_work: Client, acting: Any) -> None:
    where = made(at_work)
    at_work.post(f"{where}/stap/send", {"dag": "2026-11-20"})
    at_work.post(f"{where}/stap/remind", {"dag": "2026-11-21", "stap": "leadership_letter"})
    part = {"dag": "2026-11-22", "nummer": "3", "afloop": "partly", "deel": "60"}
    wrong = at_work.post(f"{where}/stap/outcome", {**part, "deel": "600"})
    assert wrong.status_code == 422
    assert "600 is geen deel" in text_of(wrong)
    at_work.post(f"{where}/stap/outcome", part)
    shown = text_of(at_work.get(where))
    assert "21 november 2026 (brief aan de leiding)" in shown
    assert "deels beantwoord (60 %) op 22 november 2026" in shown
    assert "0 van 1 gewaardeerd" in shown
    at_work.post(f"{where}/stap/appraise", {"dag": "2026-11-23"})
    assert "1 van 1 gewaardeerd" in text_of(at_work.get(where))
    acting(ANSWERER)
    for step in ("extend", "appraise", "date"):
        assert at_work.post(f"{where}/stap/{step}", {"dag": "2026-11-23"}).status_code == 403


def test_a_forged_post_is_refused(at_work: Client) -> None:
    strict = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")
    assert strict.post("/verzoeken/nieuw", FORM).status_code == 403


def test_an_address_that_only_takes_posts_shows_nothing_by_itself(at_work: Client) -> None:
    where = made(at_work)
    assert at_work.get(f"{where}/stap/send").status_code == 405
    assert at_work.put("/verzoeken/nieuw").status_code == 405
    assert at_work.post(f"{where}/stap/dance", {"dag": "2026-11-23"}).status_code == 404


def filled(client: Client, where: str, lang: Lang) -> io.BytesIO:
    """The sheet of a request as its party sends it back: one answer right, one wrong, one refused."""
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{where}/invulblad.xlsx").content))
    sheet = book.worksheets[0]
    heads = next(row for row in sheet.iter_rows() if row[0].value == say("fill.head.number", lang))
    at = {cell.value: cell.column for cell in heads}
    first = heads[0].row

    def fill(question: int, name: str, value: object) -> None:
        sheet.cell(first + question, at[say(f"fill.head.{name}", lang)]).value = value

    fill(1, "answer", "veel")
    fill(2, "state", scales()["outcome"]["refused"].of(lang))
    fill(2, "ground", "bedrijfsgeheim")
    fill(3, "answer", "Tien seconden.")
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "antwoord.xlsx"
    return file


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_returned_sheet_lands_where_it_is_right_and_names_the_cell_that_is_wrong(
    at_work: Client, acting: Any, lang: Lang
) -> None:
    where = made(at_work, ROOTS[lang])
    at_work.post(f"{where}/stap/send", {"dag": "2026-11-23"})
    file = filled(at_work, where, lang)
    acting(ANSWERER)
    response = at_work.post(f"{where}/stap/sheet", {"dag": "2026-11-23", "blad": file})
    text = text_of(response)
    assert response.status_code == 200, text
    assert say("web.requests.verdicts", lang, lands="2", wrong="1", same="0", empty="0") in text
    assert re.search(r"antwoord\.xlsx, .*H", text)
    assert "'veel'" in text
    shown = text_of(at_work.get(where))
    assert scales()["question-state"]["refused"].of(lang) in shown
    assert say("web.requests.on-ground", lang, ground="bedrijfsgeheim") in shown
    assert scales()["question-state"]["answered"].of(lang) in shown
    file.seek(0)
    again = at_work.post(f"{where}/stap/sheet", {"dag": "2026-11-23", "blad": file})
    assert say("web.requests.verdicts", lang, lands="0", wrong="1", same="2", empty="0") in text_of(again)


def test_a_sheet_of_another_request_and_no_sheet_at_all_are_refused(at_work: Client) -> None:
    first = made(at_work)
    other = made(at_work, **{"vraag": [f"{ROOM}:city"], "tekst-1": "Waar?"})
    for where in (first, other):
        at_work.post(f"{where}/stap/send", {"dag": "2026-11-23"})
    wrong = at_work.post(f"{other}/stap/sheet", {"dag": "2026-11-23", "blad": filled(at_work, first, "nl")})
    assert wrong.status_code == 422
    assert first.rpartition("/")[2] in text_of(wrong)
    junk = io.BytesIO(b"no workbook")
    junk.name = "x.xlsx"
    assert at_work.post(f"{first}/stap/sheet", {"dag": "2026-11-23", "blad": junk}).status_code == 422
    assert at_work.post(f"{first}/stap/sheet", {"dag": "2026-11-23"}).status_code == 422


def test_the_party_answers_on_the_form_and_sees_its_own_questions(at_work: Client, acting: Any) -> None:
    where = made(at_work)
    at_work.post(f"{where}/stap/send", {"dag": "2026-11-23"})
    acting(ANSWERER)
    assert "Hoeveel werkplekken" in text_of(at_work.get("/mijn-vragen"))
    assert at_work.get(f"{where}/vraag/1").status_code == 200
    wrong = at_work.post(f"{where}/vraag/1", {"antwoord": "veel", "stand": "answered"})
    assert wrong.status_code == 422
    assert 'value="veel"' in wrong.content.decode()
    right = at_work.post(f"{where}/vraag/1", {"antwoord": "24", "stand": "answered"})
    assert right.status_code == 302
    refused = at_work.post(f"{where}/vraag/2", {"stand": "refused"})
    assert refused.status_code == 422
    at_work.post(f"{where}/vraag/2", {"stand": "refused", "grond": "geheim"})
    shown = text_of(at_work.get(where))
    assert scales()["question-state"]["answered"].nl in shown
    assert say("web.requests.on-ground", "nl", ground="geheim") in shown
    assert "24" in text_of(at_work.get(f"/zaak/{ROOM}"))
    acting((Grant(role="contributor", party="party/kpn"),))
    assert at_work.get(f"{where}/vraag/1").status_code == 403
    assert say("web.requests.questions.none", "nl") in text_of(at_work.get("/mijn-vragen"))


def test_the_list_is_filtered_by_state_party_and_series(at_work: Client) -> None:
    where = made(at_work)
    at_work.post(f"{where}/stap/send", {"dag": "2026-11-23"})
    assert FORM["onderwerp"] in text_of(at_work.get("/verzoeken?staat=out"))
    assert FORM["onderwerp"] in text_of(at_work.get(f"/verzoeken?partij={LMS}&reeks=Jaarlijkse+opvraag"))
    assert say("web.requests.none", "nl") in text_of(at_work.get("/verzoeken?staat=late"))
    assert at_work.get("/verzoeken?staat=dance").status_code == 400
    late = text_of(at_work.get("/verzoeken?geldig-op=2026-12-05&staat=late"))
    assert FORM["onderwerp"] in late


def test_the_letter_and_the_sheet_are_files(at_work: Client) -> None:
    where = made(at_work)
    for name, start in (("brief.docx", b"PK"), ("brief.pdf", b"%PDF"), ("invulblad.xlsx", b"PK")):
        response = at_work.get(f"{where}/{name}")
        assert response.content.startswith(start)
        assert "attachment" in response.headers["Content-Disposition"]
    assert at_work.get("/verzoeken/niets/brief.pdf").status_code == 404


TEXTS_HERE = ("web.requests.", "web.home.requests", "web.asked.", "web.error.forbidden.")


def everything_shown(client: Client, acting: Any, lang: Lang) -> str:
    """All that the pages of requests show from the first question to the last."""
    root, shown = ROOTS[lang], []

    def see(response: Any) -> Any:
        content = "" if "octet" in response.headers.get("Content-Type", "") else response.content
        text = content.decode(errors="replace") if content else ""
        shown.append(f"{response.headers.get('Content-Disposition')} {html.unescape(text)}")
        return response

    def look(address: str) -> Any:
        return see(client.get(f"{root}{address}"))

    look("/verzoeken")
    look("/verzoeken?staat=x&partij=x&reeks=x")
    look("/volledigheid/hiaten?soort=control-room")
    look(f"/verzoeken/nieuw?vraag={ROOM}:workplaces&vraag={ROOM}:none")
    questions = [*FORM["vraag"], "control-room/drachten:merged_from"]
    where = made(
        client,
        root,
        vraag=questions,
        **{"mee-4": "1", "tekst-4": "?", "criterium-1": "criterion/C1", "gewicht-1": "3"},
    )
    plain = made(client, root, reeks="", jaar="", vraag=[f"{ROOM}:city"], **{"tekst-1": "?"})
    see(client.get(where))
    for address, day in ((where, "2026-11-20"), (plain, "2026-11-20")):
        client.post(f"{address}/stap/send", {"dag": day})
    see(client.get(where))
    look("/verzoeken")
    look("/")
    look(f"/zaak/{ROOM}")
    look(f"/zaak/request/{where.rpartition('/')[2]}")
    look("/verzoeken?geldig-op=2026-12-05")
    see(client.get(f"{where}?geldig-op=2026-12-05"))
    for name in ("brief.docx", "invulblad.xlsx"):
        see(client.get(f"{where}/{name}"))
    client.post(f"{where}/stap/receive", {"dag": "2026-11-21"})
    client.post(f"{where}/stap/remind", {"dag": "2026-11-22", "stap": "reminder"})
    part = {"dag": "2026-11-22", "nummer": "3", "afloop": "partly"}
    client.post(f"{where}/stap/outcome", part)
    see(client.get(where))
    client.post(f"{where}/stap/appraise", {"dag": "2026-11-22"})
    client.post(f"{where}/stap/extend", {"dag": "2026-11-22", "tot": "2026-12-20", "reden": "Verlof"})
    for what in ("offered_on", "published_on"):
        client.post(f"{where}/stap/date", {"dag": "2026-11-22", "welke": what})
    look("/mijn-vragen")
    acting((Grant(role="reader"),))
    look("/mijn-vragen")
    see(client.post(f"{where}/stap/send", {"dag": "2026-11-23"}))
    acting(ANSWERER)
    look("/mijn-vragen")
    see(client.get(where))
    see(client.get(f"{where}/vraag/4"))
    see(client.post(f"{where}/stap/sheet", {"dag": "2026-11-23", "blad": filled(client, where, lang)}))
    acting(ASKER)
    client.post(f"{where}/stap/close", {"dag": "2026-11-23"})
    see(client.get(where))
    look("/verzoeken?staat=late")
    return " ".join(shown)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_requests_is_used_in_both_languages(at_work: Client, acting: Any, lang: Lang) -> None:
    everything = words(everything_shown(at_work, acting, lang)).replace("\N{NO-BREAK SPACE}", " ")
    texts = read_labels("texts.csv")
    own = [key for key in texts if key.startswith(TEXTS_HERE) or re.fullmatch(r"web\.wants\..*-request", key)]
    assert len(own) > 80
    unused = [
        key
        for key in own
        if not all(words(piece) in everything for piece in re.split(r"\{\w+\}", texts[key].of(lang)))
    ]
    assert unused == []
