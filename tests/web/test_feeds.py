# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Feeds and calendars are valid, stay the same for the same data, and show nothing of what is hidden."""

import datetime
import io
import logging
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from django.conf import settings
from django.http import Http404
from django.test import Client, RequestFactory

from kamerbreed.accounts import OPERATOR, Grant, Rights
from kamerbreed.accounts.stored import Accounts
from kamerbreed.ledger import Ledger
from kamerbreed.notices import Due, atom, calendar, changes
from kamerbreed.notices._icalendar import escaped, folded
from kamerbreed.picture import Coordinates, Picture, Saying, Taking, Viewer, classify, retract, state
from kamerbreed.requests import Sending, send
from kamerbreed.vocabulary import LANGUAGES, Label, Lang, Statement
from kamerbreed.web import _accounts, _answer, feeds
from kamerbreed.web.feeds import _view
from tests.databases import Templates
from tests.requests.made import ASKED, BASE, REQUEST, asked
from tests.web.conftest import SignedIn
from tests.world import LMS, ROOM, WORLD, says

NS = {"a": "http://www.w3.org/2005/Atom"}
ROOTS = {"nl": "", "en": "/en"}
DAY = datetime.date(2026, 11, 23)
INSPECTOR = Viewer(clearance="confidential")


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        self.now += datetime.timedelta(minutes=1)
        return self.now


@pytest.fixture
def world(templates_by_vendor: Callable[[str], Templates]) -> object:
    with templates_by_vendor("sqlite").copied() as alias:
        ledger = Ledger(alias, clock=Clock())
        enter(ledger, *WORLD)
        yield ledger


def enter(ledger: Ledger, *said: Statement) -> Sequence[str]:
    return ledger.perform(state, Saying(statements=said), recorded_by="test")


@pytest.fixture
def client(world: Ledger, monkeypatch: pytest.MonkeyPatch) -> Client:
    for module in (_answer, _view):
        monkeypatch.setattr(module, "the_ledger", lambda: world)
    return Client(raise_request_exception=False, SERVER_NAME="localhost")


def feed_of(client: Client, lang: Lang = "nl") -> tuple[bytes, ET.Element]:
    response = client.get(f"{ROOTS[lang]}/wijzigingen.atom")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    return response.content, ET.fromstring(response.content)


def text_in(element: ET.Element, name: str) -> str:
    return element.findtext(f"a:{name}", "", NS)


def picture_of(ledger: Ledger, viewer: Viewer | None = None) -> Picture:
    return ledger.picture(Coordinates(valid_at=ledger.today(), **({"viewer": viewer} if viewer else {})))


# --- Atom ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_feed_has_all_that_atom_requires_with_the_latest_first(
    client: Client, world: Ledger, lang: Lang
) -> None:
    enter(world, says(ROOM, "staff", 5))
    _, feed = feed_of(client, lang)
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    entries = feed.findall("a:entry", NS)
    assert len(entries) == 2
    updated = [text_in(one, "updated") for one in entries]
    assert updated == sorted(updated, reverse=True)
    assert text_in(feed, "updated") == updated[0]
    ids = [text_in(one, "id") for one in (feed, *entries)]
    assert len(set(ids)) == 3
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in ids)
    for one in (feed, *entries):
        assert text_in(one, "title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", text_in(one, "updated"))
        alternate = one.find("a:link[@rel='alternate']", NS)
        assert alternate is not None
        assert alternate.attrib["href"].startswith("http://localhost/")
        assert client.get(alternate.attrib["href"]).status_code == 200
    assert feed.findtext("a:author/a:name", "", NS) == "Kamerbreed"
    assert ROOM in text_in(entries[0], "content")


def test_a_later_change_leaves_the_earlier_entries_as_they_were(client: Client, world: Ledger) -> None:
    before = [ET.tostring(one) for one in feed_of(client)[1].findall("a:entry", NS)]
    enter(world, says(ROOM, "staff", 5))
    after = [ET.tostring(one) for one in feed_of(client)[1].findall("a:entry", NS)]
    assert after[1:] == before


def test_hidden_changes_leave_the_feed_as_it_was_byte_for_byte(client: Client, world: Ledger) -> None:
    enter(world, says(ROOM, "staff", 5))
    before = feed_of(client)[0]
    (hidden,) = enter(world, says(ROOM, "remark", "GEHEIM", key="k", sensitivity="confidential"))
    enter(world, says("site/verborgen", "exists", True, sensitivity="confidential"))
    taking = Taking(digest=hidden, reason="fout", stated_by=LMS)
    world.perform(retract, taking, recorded_by="test")
    assert feed_of(client)[0] == before
    seen = changes(picture_of(world, INSPECTOR), most=10)
    assert len(seen) == 5


def test_what_is_classified_later_is_gone_from_the_feed(client: Client, world: Ledger) -> None:
    before = feed_of(client)[0]
    (digest,) = enter(world, says(ROOM, "remark", "x", key="k"))
    assert feed_of(client)[0] != before
    taking = Taking(digest=digest, reason="gevoelig", stated_by=LMS, sensitivity="confidential")
    world.perform(classify, taking, recorded_by="test")
    assert feed_of(client)[0] == before


def test_each_gets_the_feed_of_his_own_rights(
    world: Ledger, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "READING", "accounts")
    enter(world, says(ROOM, "staff", 5))
    before = {name: feed_of(signed_in(world, name))[0] for name in ("reader", "insider")}
    assert before["reader"] == before["insider"]
    enter(world, says(ROOM, "remark", "GEHEIM", key="k", sensitivity="confidential"))
    enter(world, says("site/verborgen", "exists", True, sensitivity="confidential"))
    assert feed_of(signed_in(world, "reader"))[0] == before["reader"]
    seen, feed = feed_of(signed_in(world, "insider"))
    assert len(feed.findall("a:entry", NS)) == 4
    assert b"site/verborgen" in seen
    stranger = signed_in(world, "nobody").get("/wijzigingen.atom")
    assert (stranger.status_code, stranger.content) == (302, b"")
    assert stranger.headers["Location"].startswith("/aanmelden?")


def test_signs_that_xml_cannot_hold_break_no_feed(world: Ledger) -> None:
    enter(world, says(ROOM, "remark", "x", key="k"))
    picture = picture_of(world)
    feed = feeds._view.Feed(
        here="http://x/?a=1&b=\"'<", home="http://x/\x01", lang="nl", thing=lambda id_: f"{id_}<&\x00\ud800"
    )
    text = atom(feed, picture, changes(picture, most=10), 10)
    ET.fromstring(text.encode())


def test_an_empty_feed_is_a_feed(templates_by_vendor: Callable[[str], Templates]) -> None:
    with templates_by_vendor("sqlite").copied() as alias:
        picture = picture_of(Ledger(alias))
        feed = feeds._view.Feed(here="http://x/f", home="http://x/", lang="en", thing=lambda id_: id_)
        found = ET.fromstring(atom(feed, picture, changes(picture, most=10), 10))
    assert text_in(found, "updated") == "1970-01-01T00:00:00Z"
    assert found.findall("a:entry", NS) == []


def test_only_the_days_asked_for_are_told_and_no_more_than_asked(world: Ledger) -> None:
    first = changes(picture_of(world), most=10)[0].at
    for staff in range(3):
        enter(world, says(ROOM, "staff", staff, observed_on=f"202{staff}-01-01"))
    picture = picture_of(world)
    found = changes(picture, most=10)
    assert len(found) == 4
    assert changes(picture, most=2) == found[:2]
    moment = datetime.datetime.fromisoformat(found[1].at)
    assert changes(picture, most=10, since=moment) == found[:2]
    assert changes(picture, most=10, before=moment) == found[2:]
    assert found[-1].at == first


# --- iCalendar -----------------------------------------------------------------------------------

DUES = (
    Due(day=DAY, text=Label("Antwoord; op, vraag\\1", "Answer; to, question\\1"), thing=ROOM),
    Due(
        day=datetime.date(2026, 12, 31),
        text=Label("Tweede\r\nBEGIN:VEVENT " + "é" * 90, "Second"),
        thing=ROOM,
    ),
)


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    return text.replace("\r\n ", "").split("\r\n")[:-1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_calendar_is_as_the_standard_has_it(world: Ledger, lang: Lang) -> None:
    text = calendar(DUES, picture_of(world), (LMS,), lang, lambda id_: f"https://x/zaak/{id_}")
    lines = unfolded(text)
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-1] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20261123" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines
    said = {"nl": "SUMMARY:Antwoord\\; op\\, vraag\\\\1", "en": "SUMMARY:Answer\\; to\\, question\\\\1"}[lang]
    assert said in lines
    if lang == "nl":
        assert f"SUMMARY:Tweede\\nBEGIN:VEVENT {'é' * 90}" in lines
    stamps = {line for line in lines if line.startswith("DTSTAMP")}
    recorded = changes(picture_of(world), most=1)[0].at
    assert stamps == {f"DTSTAMP:{re.sub('[-:]', '', recorded[:19])}Z"}
    assert len({line for line in lines if line.startswith("UID:")}) == 2


def test_a_calendar_stays_the_same_until_the_data_change_and_keeps_its_names(world: Ledger) -> None:
    def made(dues: Sequence[Due] = DUES) -> str:
        return calendar(dues, picture_of(world), (LMS,), "nl", lambda id_: id_)

    before = made()
    assert made() == made(DUES[::-1]) == before
    enter(world, says(ROOM, "remark", "x", key="k", sensitivity="confidential"))
    assert made() == before
    moved = [Due(day=one.day + datetime.timedelta(days=7), text=one.text, thing=one.thing) for one in DUES]
    names = [re.findall(r"UID:\S+", text) for text in (before, made(moved))]
    assert names[0] == names[1]


@pytest.mark.parametrize("text", ["", "x" * 75, "x" * 76, "é" * 200, "😀" * 60, "a" * 74 + "é"])
def test_folding_cuts_no_character_and_loses_none(text: str) -> None:
    lines = unfolded(folded(text))
    assert "".join(lines) == text


@pytest.mark.parametrize("sign", ["\r", "\n", "\r\n", "\u2028", "\x85", "\0", "\x0b"])
def test_no_sign_ends_a_value(sign: str) -> None:
    assert escaped(f"a{sign}ATTENDEE:b").isprintable()


def test_the_secret_address_works_until_it_is_withdrawn_and_tells_nothing_after(
    client: Client, world: Ledger
) -> None:
    grants = (Grant(role="contributor", party=LMS, clearance="confidential"),)
    holders = {"secret": Rights(key="k", grants=grants)}
    asked: list[tuple[str, str]] = []

    def due_dates(picture: Picture, party: str) -> Sequence[Due]:
        asked.append((picture.coordinates.viewer.clearance, party))
        return DUES

    view = feeds.calendar_for(holders.get, due_dates)
    request = RequestFactory().get("/x", SERVER_NAME="localhost")
    response = view(request, "nl", token="secret")
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert b"SUMMARY:Antwoord" in response.content
    assert asked == [("confidential", LMS)]
    holders.clear()
    for token in ("secret", "other"):
        with pytest.raises(Http404):
            view(request, "nl", token=token)
    assert len(asked) == 1


# --- the calendar of an account ------------------------------------------------------------------


@pytest.fixture
def accounts(world: Ledger, monkeypatch: pytest.MonkeyPatch) -> Accounts:
    """An account of the LMS, and a request to it that was sent."""
    made = asked(due_on="2026-11-30")
    made.does("2026-11-01", send, Sending(request=REQUEST, on="2026-11-01"))
    enter(world, *made.said[len(WORLD) :])
    found = Accounts(world.database)
    monkeypatch.setattr(_accounts, "the_accounts", lambda: found)
    monkeypatch.setattr(settings, "READING", "accounts")
    key = found.add("lms", "").key
    found.grant(OPERATOR, key, Grant(role="contributor", party=LMS, clearance="confidential"))
    return found


def opened(accounts: Accounts) -> str:
    return f"/agenda/{accounts.make_calendar(accounts.find('lms').key)}.ics"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_calendar_of_a_party_has_its_last_days_without_signing_in(
    client: Client, accounts: Accounts, lang: Lang
) -> None:
    response = client.get(ROOTS[lang] + opened(accounts))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Cache-Control"] == "private, no-cache"
    lines = unfolded(response.content.decode())
    assert lines.count("DTSTART;VALUE=DATE:20261130") == lines.count("BEGIN:VEVENT") == len(ASKED)
    word = {"nl": "Vraag 1 van Inspectie", "en": "Question 1 from Inspectie"}[lang]
    assert any(line.startswith(f"SUMMARY:{word}") for line in lines)
    slug = REQUEST.partition("/")[2]
    assert f"URL:http://localhost{ROOTS[lang]}/verzoeken/{slug}" in lines
    assert not client.cookies


def test_a_calendar_is_gone_with_its_secret_or_its_rights_exactly_like_nothing(
    client: Client, accounts: Accounts
) -> None:
    address, account = opened(accounts), accounts.find("lms")
    nothing = client.get("/agenda/nergens")

    def gone(asked: str = address) -> bool:
        response = client.get(asked)
        same = response.content == nothing.content and response.headers == nothing.headers
        return response.status_code == 404 and same

    assert not gone()
    assert gone("/agenda/x.ics")
    again = opened(accounts)
    assert gone()
    assert not gone(again)
    accounts.set_active(OPERATOR, account.key, active=False)
    assert gone(again)
    accounts.set_active(OPERATOR, account.key, active=True)
    assert not gone(again)
    accounts.withdraw(OPERATOR, account.given[0].number)
    assert gone(again)
    accounts.grant(OPERATOR, account.key, Grant(role="reader"))
    assert gone(again)
    accounts.grant(OPERATOR, account.key, Grant(role="reader", party=LMS))
    assert not gone(again)
    accounts.revoke_calendar(account.key)
    assert gone(again)
    assert client.post(again).status_code == 405


def test_hidden_things_leave_a_calendar_as_it_was_and_a_secret_takes_no_second_factor_away(
    client: Client, accounts: Accounts, world: Ledger
) -> None:
    address = opened(accounts)
    before = client.get(address).content
    hidden = asked(request="request/verborgen", due_on="2026-12-15")
    hidden.does("2026-11-01", send, Sending(request="request/verborgen", on="2026-11-01"))
    enter(world, *(replace(one, sensitivity="confidential") for one in hidden.said[len(BASE) :]))
    # Who may read above internal has to give a second factor for it, which a calendar cannot.
    assert client.get(address).content == before
    shown = changes(picture_of(world, INSPECTOR), most=1)
    assert "request/verborgen" in shown[0].things


def test_no_message_of_the_server_holds_the_secret(
    client: Client, accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = opened(accounts)
    token = address.split("/")[2].partition(".")[0]
    (handler,) = (one for one in logging.getLogger().handlers if one.filters)
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    monkeypatch.setattr(handler, "stream", written)
    accounts.revoke_calendar(accounts.find("lms").key)
    assert client.get(address).status_code == 404
    assert client.post(f"/en{address}").status_code == 405
    assert client.get("/agenda").status_code == 404
    lines = written.getvalue().splitlines()
    assert lines == ["Not Found: /agenda/***", "Method Not Allowed: /en/agenda/***", "Not Found: /agenda"]
    assert token not in written.getvalue()
