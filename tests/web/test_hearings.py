# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""On the pages a draft is put before a party, replied to, answered and closed; a verdict becomes final."""

import datetime
import html
import re

import pytest

from kamerbreed.ledger import Ledger
from kamerbreed.oversight import record_event
from kamerbreed.requests import Making, Noting, Sending, Wish, make, note_outcome, send
from kamerbreed.vocabulary import LANGUAGES, Lang, say, scales
from kamerbreed.vocabulary._labels import read_labels
from tests.oversight.made import recording
from tests.web.conftest import SignedIn
from tests.web.forms import Sent, opened
from tests.web.paper import words

ITEM, MINISTER, JENV = "recommendation/R2019-c", "party/minister-jenv", "party/inspectie-jenv"
NEW = f"/opvolging/hoor/nieuw?over={ITEM}"
ROOTS = {"nl": "", "en": "/en"}
TODAY = datetime.date(2026, 11, 23)
DRAFT = {
    "aan": MINISTER,
    "oordeel": "deels",
    "zinnen": "De meldkamers nemen elkaar deels over.\n\n Een test ontbreekt. ",
    "termijn": "2",
}


@pytest.fixture
def ledger(reference_ledger: Ledger) -> Ledger:
    """The reference data, on the day of it."""
    reference_ledger._clock = lambda: datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
    return reference_ledger


def entered(form: Sent, **typed: str) -> str:
    """Where a form leads once it was looked at and entered."""
    looked = form.send(**typed)
    assert looked.status == 200, looked.text
    done = looked.send("vastleggen")
    assert done.status == 303, done.text
    return done.location


def put_before(signed_in: SignedIn, ledger: Ledger, root: str = "", **more: str) -> str:
    """The address of a hearing that the inspectorate opened on the form."""
    form = opened(signed_in(ledger, "of-inspectie"), f"{root}{NEW}")
    assert form.status == 200
    return entered(form, **{**DRAFT, **more})


def page(signed_in: SignedIn, ledger: Ledger, name: str, address: str) -> Sent:
    return opened(signed_in(ledger, name), address)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_draft_is_put_before_the_minister_replied_to_answered_and_closed(
    ledger: Ledger, signed_in: SignedIn, lang: Lang
) -> None:
    root = ROOTS[lang]
    item = f"{root}/opvolging/R2019-c"
    assert say("web.hearing.open", lang) in page(signed_in, ledger, "of-inspectie", item).text
    where = put_before(signed_in, ledger, root)
    shown = page(signed_in, ledger, "of-minister", where).text
    assert "De meldkamers nemen elkaar deels over." in shown
    assert say("web.hearing.not-final", lang) in shown
    assert say("web.hearing.act.reply", lang) in shown
    assert say("web.hearing.act.answer", lang) not in shown

    reply = page(signed_in, ledger, "of-minister", f"{where}/zienswijze")
    assert entered(reply, zin_1="Drie van de tien zijn klaar.", geen="ja") == where
    waiting = page(signed_in, ledger, "of-inspectie", where).text
    assert scales()["hearing-reply"]["none"].of(lang) in waiting
    assert say("web.hearing.unanswered", lang) in waiting
    assert say("web.hearing.act.close", lang) not in waiting

    answer = page(signed_in, ledger, "of-inspectie", f"{where}/antwoord")
    assert "Drie van de tien zijn klaar." in answer.text
    assert entered(answer, uitkomst_1="partly", antwoord_1="Dat staat er nu bij.") == where
    close = page(signed_in, ledger, "of-inspectie", f"{where}/afronden")
    assert entered(close) == where
    after = page(signed_in, ledger, "of-minister", where)
    assert "Dat staat er nu bij." in after.text
    assert "/zienswijze" not in after.html
    assert say("web.hearing.list", lang) in page(signed_in, ledger, "reader", item).text


def test_a_verdict_shows_as_provisional_until_it_names_the_closed_hearing(
    ledger: Ledger, signed_in: SignedIn
) -> None:
    def verdict(day: str, *named: str) -> str:
        given = recording("verdict", day, JENV, item=ITEM, verdict="deels", hearings=named)
        ledger.perform(record_event, given, recorded_by="test")
        return page(signed_in, ledger, "reader", "/opvolging/R2019-c").text

    finality = scales()["finality"]
    assert f"({finality['provisional'].nl})" in verdict("2026-11-01")
    where = put_before(signed_in, ledger)
    entered(page(signed_in, ledger, "of-minister", f"{where}/zienswijze"), geen="ja")
    entered(page(signed_in, ledger, "of-inspectie", f"{where}/afronden"))
    shown = verdict("2026-11-23", f"hearing/{where.rpartition('/')[2]}")
    assert f"deels uitgevoerd ({finality['final'].nl})" in shown
    board = page(signed_in, ledger, "reader", "/opvolging").text
    assert f"deels uitgevoerd ({finality['final'].nl})" in board
    assert f"krijgt het als oordeel ({finality['unknown'].nl})" in board


def test_only_the_addressee_replies_and_only_a_holder_answers_closes_and_opens(
    ledger: Ledger, signed_in: SignedIn
) -> None:
    where = put_before(signed_in, ledger)
    for name, allowed in (
        ("of-minister", "zienswijze"),
        ("of-inspectie", "antwoord afronden"),
        ("of-lms", ""),
    ):
        for step in ("zienswijze", "antwoord", "afronden"):
            status = page(signed_in, ledger, name, f"{where}/{step}").status
            assert status == (200 if step in allowed else 403), (name, step)
    assert page(signed_in, ledger, "of-minister", NEW).status == 403
    assert page(signed_in, ledger, "reader", f"{where}/zienswijze").status in (302, 403)
    shown = page(signed_in, ledger, "of-minister", "/opvolging/R2019-c").text
    assert say("web.hearing.open", "nl") not in shown


def test_a_form_comes_back_with_what_was_typed_and_what_is_wrong_at_its_field(
    ledger: Ledger, signed_in: SignedIn
) -> None:
    form = page(signed_in, ledger, "of-inspectie", NEW)
    wrong = form.send(**{**DRAFT, "zinnen": " ", "termijn": "twee", "aan": ""})
    assert wrong.status == 422
    assert wrong.fields["oordeel"] == "deels"
    assert "#f-aan" in wrong.html
    assert "#f-termijn" in wrong.html
    empty = form.send(**{**DRAFT, "zinnen": " ", "oordeel": ""})
    assert empty.status == 422
    assert "#f-zinnen" in empty.html
    assert "#f-oordeel" in empty.html
    where = put_before(signed_in, ledger)
    reply = page(signed_in, ledger, "of-minister", f"{where}/zienswijze")
    assert reply.send().status == 422
    entered(reply, zin_1="Nee")
    half = page(signed_in, ledger, "of-inspectie", f"{where}/antwoord").send(uitkomst_1="adopted")
    assert half.status == 422
    assert "#f-antwoord-1" in half.html
    early = page(signed_in, ledger, "of-inspectie", f"{where}/afronden").send()
    assert early.status == 422
    assert "1" in early.text


def test_the_same_reply_sent_twice_is_entered_once(ledger: Ledger, signed_in: SignedIn) -> None:
    where = put_before(signed_in, ledger)
    form = page(signed_in, ledger, "of-minister", f"{where}/zienswijze")
    looked = form.send(zin_1="Eens maar niet twee keer")
    assert looked.send("vastleggen").status == 303
    assert looked.send("vastleggen").status == 303
    assert page(signed_in, ledger, "reader", where).text.count("Eens maar niet twee keer") == 1


def test_what_is_not_there_is_not_found(ledger: Ledger, signed_in: SignedIn) -> None:
    for address in ("/opvolging/hoor/geen", "/opvolging/hoor/geen/zienswijze", "/opvolging/hoor/nieuw"):
        assert page(signed_in, ledger, "of-inspectie", address).status == 404
    assert page(signed_in, ledger, "of-inspectie", f"{NEW}-x").status == 404


def asked(ledger: Ledger) -> str:
    """A request of which the inspectorate notes that the minister refused its question."""
    wish = Wish(subject="component/nafin", property="operator", text="Wie beheert NAFIN?")
    making = Making(
        request="request/nafin",
        title="NAFIN",
        asked_by=JENV,
        addressee=MINISTER,
        questions=[wish],
        due_on="2026-12-01",
    )
    ledger.perform(make, making, recorded_by="test")
    ledger.perform(send, Sending(request="request/nafin", on="2026-11-20"), recorded_by="test")
    noting = Noting(
        request="request/nafin", key="1", state="refused", on="2026-11-22", stated_by=JENV, ground="geen"
    )
    ledger.perform(note_outcome, noting, recorded_by="test")
    return "/verzoeken/nafin"


def test_a_refusal_that_who_asked_notes_is_provisional_until_the_party_was_heard(
    ledger: Ledger, signed_in: SignedIn
) -> None:
    where = asked(ledger)
    shown = page(signed_in, ledger, "of-inspectie", where)
    assert scales()["finality"]["provisional"].nl in shown.text
    form = page(signed_in, ledger, "of-inspectie", "/opvolging/hoor/nieuw?over=request/nafin")
    typed = {"aan": MINISTER, "vraag": "1", "zinnen": "U weigert.", "termijn": "1"}
    hearing = entered(form, **typed)
    entered(page(signed_in, ledger, "of-minister", f"{hearing}/zienswijze"), geen="ja")
    entered(page(signed_in, ledger, "of-inspectie", f"{hearing}/afronden"))
    assert scales()["finality"]["final"].nl in page(signed_in, ledger, "reader", where).text


@pytest.mark.parametrize("about", ["finding/f112-1", "service/112-answering"])
def test_a_draft_of_a_finding_or_a_signal_is_put_before_any_party(
    ledger: Ledger, signed_in: SignedIn, about: str
) -> None:
    form = page(signed_in, ledger, "of-inspectie", f"/opvolging/hoor/nieuw?over={about}")
    where = entered(form, aan=MINISTER, zinnen="Er is geen overzicht.", termijn="3")
    assert "Er is geen overzicht." in page(signed_in, ledger, "reader", where).text


# --- texts ---


def everything_shown(ledger: Ledger, signed_in: SignedIn, root: str) -> str:
    """All that the pages and forms of hearings show, in every state."""
    shown: list[str] = []

    def see(name: str, address: str) -> Sent:
        found = page(signed_in, ledger, name, address)
        shown.append(found.html)
        return found

    def enter(form: Sent, **typed: str) -> str:
        looked = form.send(**typed)
        shown.append(looked.html)
        return looked.send("vastleggen").location

    refused = asked(ledger)
    see("of-inspectie", f"{root}{refused}")
    see("of-inspectie", f"{root}/opvolging/hoor/nieuw?over=request/nafin")
    see("of-inspectie", f"{root}/opvolging/R2019-c")
    see("inspects", f"{root}{NEW}")
    where = enter(see("of-inspectie", f"{root}{NEW}"), **DRAFT, dag="2026-11-02")
    for day in ("2026-11-01", "2026-11-10", "2026-11-23"):
        see("of-minister", f"{where}?geldig-op={day}")
    see("reader", f"{root}/opvolging")
    see("reader", f"{root}/zaak/hearing/{where.rpartition('/')[2]}")
    enter(see("of-minister", f"{where}/zienswijze"), zin_1="Nee")
    see("of-inspectie", where)
    enter(see("of-inspectie", f"{where}/antwoord"), uitkomst_1="adopted", antwoord_1="Ja")
    see("of-inspectie", where)
    enter(see("of-minister", f"{where}/zienswijze"), geen="ja")
    enter(see("of-inspectie", f"{where}/afronden"))
    see("reader", where)
    see("reader", f"{root}/opvolging/R2019-c")
    return html.unescape(" ".join(shown))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_hearings_is_used(ledger: Ledger, signed_in: SignedIn, lang: Lang) -> None:
    everything = words(everything_shown(ledger, signed_in, ROOTS[lang])).replace("\N{NO-BREAK SPACE}", " ")
    texts = read_labels("texts.csv")
    own = [key for key in texts if key.startswith("web.hearing.")]
    assert len(own) > 50
    unused = [
        key
        for key in own
        if not all(words(piece) in everything for piece in re.split(r"\{\w+\}", texts[key].of(lang)))
    ]
    assert sorted(unused) == []
