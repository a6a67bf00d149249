# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The follow-up is recorded on forms: by whose act it is, as the table allows, a deviation by two."""

import re
from collections.abc import Callable

import pytest

from kamerbreed.ledger import Ledger
from kamerbreed.oversight import (
    ClosingHearing,
    Replying,
    assessment,
    close_hearing,
    open_hearing,
    record_event,
    reply_to_draft,
    track_of,
)
from kamerbreed.picture import Picture, Saying, state
from kamerbreed.vocabulary import LANGUAGES, FollowUpEvent, Lang, say
from kamerbreed.vocabulary._labels import read_labels
from kamerbreed.web import _second
from kamerbreed.web.models import Proposal
from kamerbreed.web.recording._who import events_with_a_form
from tests.oversight.made import BASE, CORPS, JENV, LETTER, MIDDLE, MINISTER, RDI, opening, recording
from tests.web.conftest import SignedIn
from tests.web.forms import Sent, opened
from tests.web.paper import words
from tests.world import named, says

C1, C2 = "criterion/c1", "criterion/c2"
ITEM = "/opvolging/R2019-2"
JUDGE = f"{ITEM}/oordeel/minister-jenv"
WHOLE = "/opvolging/geheel/r2019"
Opened = Callable[[str, str], Sent]


@pytest.fixture
def world(ledger: Ledger) -> Ledger:
    """An item that was issued to the minister, with a core criterion and another, and a test of both."""
    seen = "evidence/seen"
    told = [
        *BASE,
        *[says(one, "type", "supervisor") for one in (JENV, RDI)],
        *[one for criterion in (C1, C2) for one in named(criterion, criterion)],
        *[says(MIDDLE, "criterion", one, key=one) for one in (C1, C2)],
        says(MIDDLE, "criterion_weight", {"weight": 2, "core": True}, key=C1),
        says(seen, "exists", True),
        says(seen, "type", "test"),
        says(seen, "given_by", JENV),
        says(seen, "dated", "2021-01-01"),
        says(seen, "recommendation", MIDDLE, key=MIDDLE),
        *[says(seen, "criterion", one, key=one) for one in (C1, C2)],
    ]
    ledger.perform(state, Saying(statements=told), recorded_by="test")
    ledger.perform(record_event, recording("report", "2019-09-06", [JENV, RDI]), recorded_by="test")
    return ledger


@pytest.fixture
def opens(world: Ledger, signed_in: SignedIn) -> Opened:
    """Opens a page for somebody."""
    return lambda who, address: opened(signed_in(world, who), address)


def standing(ledger: Ledger, item: str = MIDDLE, party: str = MINISTER) -> str:
    """The process state of a track."""
    track = track_of(ledger.picture(), item, party)
    return track.standing.state if track else ""


def verdicts(picture: Picture) -> dict[str, str]:
    track = track_of(picture, MIDDLE, MINISTER)
    assert track is not None
    return dict(track.standing.verdicts)


def entered(form: Sent, **typed: str) -> Sent:
    """Fill in, look at what will stand, enter it; gives the answer of the last button."""
    looked = form.send(**typed)
    assert looked.status == 200, looked.text
    done = looked.send("vastleggen")
    assert done.status == 303, done.text
    return done


# --- who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["of-lms", "reader", "approves"])
@pytest.mark.parametrize(
    "path",
    [
        "/opvolging/nieuw",
        f"{ITEM}/bewijs",
        JUDGE,
        f"{ITEM}/lijkt-op/R2015-3",
        WHOLE,
        f"{ITEM}/spoor/minister-jenv/response",
        f"{ITEM}/spoor/minister-jenv/closure",
    ],
)
def test_a_third_party_gets_no_form(world: Ledger, signed_in: SignedIn, who: str, path: str) -> None:
    held = world.picture().position
    client = signed_in(world, who)
    assert client.get(path).status_code == 403
    assert client.post(path, {"stap": "vastleggen", "partij": JENV}).status_code == 403
    assert "Wat u nu kunt vastleggen" not in client.get(ITEM).content.decode()
    assert world.picture().position == held


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{ITEM}/spoor/minister-jenv/response", 200),
        (f"{ITEM}/spoor/minister-jenv/progress_report", 200),
        (f"{ITEM}/bewijs", 200),
        (f"{ITEM}/spoor/minister-jenv/appraisal", 403),
        (f"{ITEM}/spoor/minister-jenv/closure", 403),
        (JUDGE, 403),
        (WHOLE, 403),
        ("/opvolging/nieuw", 403),
    ],
)
def test_an_addressee_records_its_own_acts_and_no_judgement(opens: Opened, path: str, status: int) -> None:
    assert opens("of-minister", path).status == status


@pytest.mark.parametrize(
    "path",
    [
        "/opvolging/geen/bewijs",
        f"{ITEM}/oordeel/korpsleiding",
        f"{ITEM}/spoor/minister-jenv/verdict",
        f"{ITEM}/spoor/minister-jenv/iets",
        "/opvolging/geheel/geen",
        "/opvolging/geheel/l2021",
    ],
)
def test_what_is_no_track_or_no_event_has_no_form(opens: Opened, path: str) -> None:
    assert opens("of-jenv", path).status == 404


def test_only_what_is_possible_now_is_offered_and_the_rest_says_why(opens: Opened) -> None:
    page = opens("of-jenv", ITEM)
    offered = re.findall(rf'href="{ITEM}/spoor/minister-jenv/(\w+)"', page.html)
    assert set(offered) == {"information_request", "response", "progress_report", "ready_report",
                            "verification", "closure", "suspension"}  # fmt: skip
    assert f'href="{JUDGE}"' in page.html
    assert "Wat nu niet kan, en waarom" in page.text
    assert "'heropend' kan niet als het spoor in de stand 'uitgebracht' is" in page.text
    own = opens("of-minister", ITEM)
    assert set(re.findall(rf'href="{ITEM}/spoor/minister-jenv/(\w+)"', own.html)) == {
        "response",
        "progress_report",
        "ready_report",
    }
    past = opens("of-jenv", f"{ITEM}?geldig-op=2020-01-01")
    assert "Wat u nu kunt vastleggen" not in past.text


# --- events ---------------------------------------------------------------------------------------


def test_the_addressee_responds_and_the_supervisor_appraises(world: Ledger, opens: Opened) -> None:
    form = opens("of-minister", f"{ITEM}/spoor/minister-jenv/response")
    entered(form, standpunt="partly", omschrijving="Wij nemen dit deels over", dag="2020-01-10")
    assert standing(world) == "reply_received"
    form = opens("of-jenv", f"{ITEM}/spoor/minister-jenv/appraisal")
    missing = form.send(dag="2020-02-01")
    assert missing.status == 422
    assert "Beoordeling van de reactie: de beoordeling van de reactie ontbreekt" in missing.text
    entered(missing, beoordeling="inadequate")
    page = opens("reader", ITEM)
    assert "neemt deels over; ontoereikend" in page.text


def test_an_inspector_records_what_the_addressee_wrote_with_its_letter(world: Ledger, opens: Opened) -> None:
    form = opens("of-jenv", f"{ITEM}/spoor/minister-jenv/response")
    typed = {"bron_nieuw_titel": "Beleidsreactie", "bron_nieuw_soort": "letter", "standpunt": "accepts"}
    entered(form, dag="2020-01-10", **typed)
    picture = world.picture()
    (event,) = (one for one in picture.subjects(FollowUpEvent) if "R2019-2-response" in one)
    assert picture.many(event, "actor") == {MINISTER: MINISTER}
    (said,) = {voice.entry.said.stated_by for voice in picture.fact(event, "type").voices}
    assert said == JENV
    (source,) = picture.fact(event, "type").voices[0].entry.said.sources
    assert picture.one(source, "title") == "Beleidsreactie"


def test_what_the_table_refuses_is_told_at_its_field_keeps_what_was_typed_and_changes_nothing(
    world: Ledger, opens: Opened
) -> None:
    held = world.picture().position
    closing = opens("of-jenv", f"{ITEM}/spoor/minister-jenv/closure")
    refused = closing.send(grond="implemented", omschrijving="Het is klaar")
    assert refused.status == 422
    assert "Brief of andere bron: een spoor wordt niet afgesloten zonder brief" in refused.text
    assert (
        "Grond van afsluiting: als uitgevoerd afsluiten kan alleen met het oordeel volledig" in refused.text
    )
    assert refused.fields["omschrijving"] == "Het is klaar"
    reopening = opens("of-jenv", f"{ITEM}/spoor/minister-jenv/reopening")
    assert "Nu kan dit niet: 'heropend' kan niet" in reopening.text
    assert reopening.send(omschrijving="toch weer").status == 422
    until = opens("of-jenv", f"{ITEM}/spoor/minister-jenv/suspension").send(omschrijving="even niet")
    assert until.status == 422
    assert "Aangehouden tot: een aanhouding heeft een einddag" in until.text
    assert world.picture().position == held


def test_a_track_is_suspended_closed_and_reopened(world: Ledger, opens: Opened) -> None:
    form = opens("of-jenv", f"{ITEM}/spoor/minister-jenv/suspension")
    entered(form, dag="2020-01-01", aangehouden_tot="2020-03-01", omschrijving="Wacht op de wet")
    form = opens("of-jenv", f"{ITEM}/spoor/minister-jenv/closure")
    typed = {"grond": "progress_and_confidence", "brief": LETTER, "dag": "2021-06-01"}
    assert "Hercontrole op: afsluiten op voortgang" in form.send(**typed).text
    entered(form, **typed, hercontrole="2022-06-01", omschrijving="Op koers")
    assert standing(world) == "closed"
    form = opens("of-jenv", f"{ITEM}/spoor/minister-jenv/reopening")
    entered(form, omschrijving="Hercontrole niet gehaald")
    assert standing(world) == "reopened"


def test_what_is_replaced_is_closed_with_the_verdict_of_that_moment(world: Ledger, opens: Opened) -> None:
    later = says("recommendation/V2021-1", "supersedes", MIDDLE, key=MIDDLE)
    world.perform(state, Saying(statements=[later]), recorded_by="test")
    typed = {"grond": "superseded", "brief": LETTER, "dag": "2022-06-01"}
    form = opens("of-jenv", f"{ITEM}/spoor/minister-jenv/closure")
    assert "Grond van afsluiting: hier hoort een oordeel over de uitvoering" in form.send(**typed).text
    judged = {"criterium__c1": "partly", "criterium__c2": "met", "dag": "2022-01-01"}
    entered(opens("of-jenv", JUDGE), **judged)
    refused = form.send(**typed)
    assert "hier hoort een oordeel" not in refused.text
    assert "hoor en wederhoor" in refused.text
    assert standing(world) == "issued"


def test_the_same_submit_twice_is_entered_once(world: Ledger, opens: Opened) -> None:
    looked = opens("of-minister", f"{ITEM}/spoor/minister-jenv/response").send(dag="2020-01-10")
    first, again = looked.send("vastleggen"), looked.send("vastleggen")
    assert (first.status, again.status, first.location) == (303, 303, again.location)
    track = track_of(world.picture(), MIDDLE, MINISTER)
    assert track is not None
    assert [one.transition for one in track.standing.moves] == ["T2", "T5"]


def test_a_form_that_was_looked_at_before_the_track_moved_is_refused(world: Ledger, opens: Opened) -> None:
    looked = opens("of-jenv", f"{ITEM}/spoor/minister-jenv/verification").send(dag="2020-05-01")
    assert looked.status == 200
    moved = recording("suspension", "2020-04-01", suspended_until="2029-01-01")
    world.perform(record_event, moved, recorded_by="test")
    held = world.picture().position
    assert looked.send("vastleggen").status == 422
    assert world.picture().position == held


# --- drafting -------------------------------------------------------------------------------------


def drafted(opens: Opened, **typed: str) -> Sent:
    form = opens("of-jenv", "/opvolging/nieuw")
    given = {
        "soort_stuk": "verzoek",
        "tekst": "Zorg dat alle meldkamers elkaars meldingen nu volledig kunnen overnemen",
        "rapport": "report/l2021",
        "kenmerk": "V-1",
        "waarom": "Na het vorige rapport",
        "geadresseerde_1": MINISTER,
        "geadresseerde_2": CORPS,
        "criterium__c1": "kern-3",
        "criterium__c2": "ja",
    }
    return form.send(**{**given, **typed})


def test_an_item_is_drafted_asked_about_and_issued(world: Ledger, opens: Opened) -> None:
    looked = drafted(opens)
    assert looked.status == 200, looked.text
    assert "Nieuw concept, verzoek: V-1, aan" in looked.text
    assert looked.send("vastleggen").location == "/opvolging/V-1"
    found = assessment(world.picture(), "recommendation/V-1", MINISTER)
    assert [(one.weight, one.core, one.assumed) for one in found.criteria] == [
        (3, True, False),
        (1, False, True),
    ]
    page = opens("of-jenv", "/opvolging/V-1")
    assert "Lijkt op R2019-2" in page.text
    asked = opens("of-jenv", "/opvolging/V-1/lijkt-op/R2019-2")
    assert asked.send().status == 422
    entered(asked, herhaalt="ja")
    assert list(world.picture().many("recommendation/V-1", "repeats")) == [MIDDLE]
    assert "Lijkt op R2019-2" not in opens("of-jenv", "/opvolging/V-1").text
    form = opens("of-jenv", "/opvolging/V-1/spoor/minister-jenv/report")
    entered(form, brief=LETTER, sporen="alle")
    assert [standing(world, "recommendation/V-1", one) for one in (MINISTER, CORPS)] == ["issued", "issued"]


def test_an_answer_that_it_does_not_repeat_is_kept(world: Ledger, opens: Opened) -> None:
    drafted(opens).send("vastleggen")
    entered(opens("of-jenv", "/opvolging/V-1/lijkt-op/R2019-2"), herhaalt="nee")
    assert list(world.picture().many("recommendation/V-1", "no_repeat_of")) == [MIDDLE]
    assert "Lijkt op R2019-2" not in opens("of-jenv", "/opvolging/V-1").text


def test_a_draft_with_faults_comes_back_as_it_was_typed(world: Ledger, opens: Opened) -> None:
    held = world.picture().position
    lacking = drafted(opens, tekst="", rapport="", geadresseerde_1="", geadresseerde_2="", waarom="")
    assert lacking.status == 422
    assert "Rapport of brief: " in lacking.text
    assert "Waarom dit stuk: " in lacking.text
    lacking = drafted(opens, tekst="", geadresseerde_1="", geadresseerde_2="")
    assert "Tekst: de tekst ontbreekt" in lacking.text
    assert "Geadresseerde 1: niemand is geadresseerd" in lacking.text
    assert lacking.fields["criterium.c1"] == "kern-3"
    assert world.picture().position == held


# --- evidence -------------------------------------------------------------------------------------


def test_evidence_is_brought_in_for_criteria_and_counts_from_its_day(world: Ledger, opens: Opened) -> None:
    form = opens("of-minister", f"{ITEM}/bewijs")
    typed = {"soort": "statement", "afkomstig_van": MINISTER, "gedateerd": "2022-05-01"}
    empty = form.send(**typed, omschrijving="Geregeld")
    assert empty.status == 422
    assert "kies er ten minste één" in empty.text
    wrong = form.send(**typed, criterium__c2="ja", geldig_tot="2022-01-01")
    assert "Geldig tot: " in wrong.text
    assert "Omschrijving: " in wrong.text
    entered(form, **typed, omschrijving="Geregeld", criterium__c2="ja")
    found = assessment(world.picture(), MIDDLE, MINISTER)
    assert [[item.type for item in one.evidence] for one in found.criteria] == [
        ["test"],
        ["test", "statement"],
    ]
    assert "verklaring (" in opens("reader", ITEM).text


def test_an_addressee_does_not_bring_in_the_word_of_another(world: Ledger, opens: Opened) -> None:
    form = opens("of-minister", f"{ITEM}/bewijs")
    typed = {"afkomstig_van": RDI, "gedateerd": "2022-05-01", "omschrijving": "x", "criterium__c2": "ja"}
    for kind in ("statement", "observation", "test"):
        assert "brengt die partij zelf in of een toezichthouder" in form.send(soort=kind, **typed).text
    assert form.send(soort="document", **typed).status == 200
    assert opens("of-jenv", f"{ITEM}/bewijs").send(soort="test", **typed).status == 200


# --- judging --------------------------------------------------------------------------------------


def test_the_form_shows_the_evidence_proposes_and_enters_the_proposal(world: Ledger, opens: Opened) -> None:
    form = opens("of-jenv", JUDGE)
    assert "gewicht 2, kerncriterium" in form.text
    assert "gewicht 1 (aangenomen)" in form.text
    assert "Bewijs: test (" in form.text
    looked = form.send(criterium__c1="partly", criterium__c2="met", dag="2022-01-01")
    assert "Voorstel: zeer beperkt (score 67 %" in looked.text.replace("\N{NO-BREAK SPACE}", " ")
    assert "aan geen kerncriterium is geheel voldaan" in looked.text
    assert verdicts(world.picture()) == {}
    looked.send("vastleggen")
    assert verdicts(world.picture()) == {JENV: "zeer_beperkt"}
    assert "zeer beperkt uitgevoerd" in opens("reader", ITEM).text
    again = opens("of-jenv", JUDGE)
    assert (again.fields["criterium.c1"], again.fields["criterium.c2"]) == ("partly", "met")
    board = opens("reader", "/opvolging")
    assert "zeer beperkt uitgevoerd (voorlopig, zonder hoor en wederhoor)" in board.text
    assert "1 geen oordeel over de opvolging; 1 nog zonder oordeel" in board.text


def test_a_verdict_outside_the_step_or_the_ceiling_is_refused_at_its_field(
    world: Ledger, opens: Opened
) -> None:
    held = world.picture().position
    form = opens("of-jenv", JUDGE)
    far = form.send(criterium__c1="partly", criterium__c2="met", oordeel="grotendeels", reden="toch")
    assert far.status == 422
    assert "Oordeel: 'grotendeels' ligt meer dan 1 stap van het voorstel" in far.text
    near = form.send(criterium__c1="partly", criterium__c2="met", oordeel="deels")
    assert near.status == 422
    assert "Reden van afwijking: een afwijking van het voorstel heeft een reden nodig" in near.text
    assert near.fields["criterium.c1"] == "partly"
    assert world.picture().position == held


def proposed(opens: Opened) -> str:
    """Propose a verdict beside the proposal; gives the address at which it waits."""
    typed = {"criterium__c1": "partly", "criterium__c2": "met", "oordeel": "deels", "dag": "2022-01-01"}
    looked = opens("of-jenv", JUDGE).send(**typed, reden="de overname is getoetst")
    assert looked.status == 200, looked.text
    assert "een oordeel dat afwijkt van het voorstel heeft een tweede lezer nodig" in looked.text
    done = looked.send("vastleggen")
    assert done.status == 303
    return done.location


def test_a_deviating_verdict_waits_until_another_account_approves_and_names_it(
    world: Ledger, opens: Opened
) -> None:
    address = proposed(opens)
    assert verdicts(world.picture()) == {}
    own = opens("of-jenv", address)
    assert own.status == 200
    assert 'value="goedkeuren"' not in own.html
    for other in ("of-lms", "of-minister", "approves"):
        assert opens(other, address).status in (403, 404)
    read = opens("of-jenv-too", address)
    assert "reden van de afwijking: de overname is getoetst" in read.text
    assert read.send("goedkeuren").status == 303
    picture = world.picture()
    assert verdicts(picture) == {JENV: "deels"}
    (event,) = (one for one in picture.subjects(FollowUpEvent) if "R2019-2-minister" in one)
    assert picture.one(event, "judged_by") == "of-jenv"
    assert list(picture.many(event, "second_reader")) == ["of-jenv-too"]
    assert picture.one(event, "proposed_verdict") == "zeer_beperkt"
    assert world.verify().fault == ""


def test_an_approval_of_a_verdict_that_is_no_longer_possible_enters_nothing(
    world: Ledger, opens: Opened
) -> None:
    address = proposed(opens)
    moved = recording("suspension", "2021-12-01", suspended_until="2029-01-01")
    world.perform(record_event, moved, recorded_by="test")
    answer = opens("of-jenv-too", address).send("goedkeuren")
    assert answer.status == 422
    assert "kan niet als het spoor in de stand 'aangehouden' is" in answer.text
    assert verdicts(world.picture()) == {}
    assert Proposal.objects.using(world.database).get().state == Proposal.OPEN


def test_an_approval_is_void_when_the_criteria_propose_another_verdict_by_now(
    world: Ledger, opens: Opened
) -> None:
    address = proposed(opens)
    lighter = says(MIDDLE, "criterion_weight", {"weight": 2, "core": False}, key=C1, valid_from="2021")
    world.perform(state, Saying(statements=[lighter]), recorded_by="test")
    answer = opens("of-jenv-too", address).send("goedkeuren")
    assert answer.status == 422
    assert "het voorstel volgens de criteria is intussen 'deels'" in answer.text
    assert verdicts(world.picture()) == {}


def test_where_the_rule_asks_nobody_a_deviation_is_not_entered_either(
    world: Ledger, opens: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_second, "rules", tuple)
    typed = {"criterium__c1": "partly", "criterium__c2": "met", "oordeel": "deels", "dag": "2022-01-01"}
    looked = opens("of-jenv", JUDGE).send(**typed, reden="toch")
    assert looked.status == 200
    answer = looked.send("vastleggen")
    assert answer.status == 422
    assert "een tweede lezer nodig die een ander is" in answer.text
    assert verdicts(world.picture()) == {}


def test_a_verdict_on_which_the_addressee_was_heard_is_final_and_counts(world: Ledger, opens: Opened) -> None:
    told = opening("d", "2021-12-01", JENV, MIDDLE, verdict="zeer_beperkt")
    world.perform(open_hearing, told, recorded_by="test")
    reply = Replying(hearing=told.hearing, on="2021-12-01", stated_by=MINISTER, no_remarks=["1", "2"])
    world.perform(reply_to_draft, reply, recorded_by="test")
    closing = ClosingHearing(hearing=told.hearing, on="2021-12-02", stated_by=JENV)
    world.perform(close_hearing, closing, recorded_by="test")
    typed = {"criterium__c1": "partly", "criterium__c2": "met", "dag": "2022-01-01"}
    entered(opens("of-jenv", JUDGE), **typed, wederhoor=told.hearing)
    board = opens("reader", "/opvolging").text
    assert "zeer beperkt uitgevoerd (definitief" in board
    assert "1 zeer beperkt opgevolgd" in board


# --- a verdict on a set ---------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_board_leads_who_may_to_the_form_for_a_verdict_on_a_report(opens: Opened, lang: Lang) -> None:
    root = {"nl": "", "en": "/en"}[lang]
    link = f'<a href="{root}{WHOLE}">{say("web.set.link", lang)}</a>'
    assert opens("of-jenv", f"{root}/opvolging").html.count(link) == 1
    for who in ("of-lms", "of-minister", "reader", "approves"):
        page = opens(who, f"{root}/opvolging")
        assert page.status == 200
        assert "/geheel/" not in page.html
    assert "/geheel/" not in opens("of-jenv", f"{root}/opvolging?geldig-op=2020-01-01").html


def test_a_verdict_on_a_report_stands_on_the_board_by_its_words_and_no_track_gets_it(
    world: Ledger, opens: Opened
) -> None:
    before = standing(world)
    form = opens("of-jenv", WHOLE)
    assert "Wat de regel nu van de sporen samen maakt (1): ‘geen oordeel over de opvolging;" in form.text
    typed = {"dag": "2021-07-01", "samen_met": RDI, "geheel": "niet_of_nauwelijks", "brief": LETTER}
    looked = form.send(**typed, woorden="niet of nauwelijks", omschrijving="In de brief")
    assert looked.status == 200, looked.text
    assert "Het gaat over: R2019-2." in looked.text
    assert "Geen enkel spoor krijgt dit als oordeel, en geen spoor verandert van stand." in looked.text
    assert "Uw woorden: ‘niet of nauwelijks’; wat de regel van de sporen maakt: ‘geen oordeel" in looked.text
    assert "er wordt niets gemiddeld" in looked.text
    held = world.picture()
    assert not [one for one in held.subjects(FollowUpEvent) if "set-verdict" in one]
    assert looked.send("vastleggen").location == "/opvolging"
    picture = world.picture()
    (event,) = (one for one in picture.subjects(FollowUpEvent) if "r2019-set-verdict" in one)
    assert set(picture.many(event, "actor")) == {JENV, RDI}
    assert list(picture.many(event, "verdict_on_report")) == ["report/r2019"]
    assert list(picture.many(event, "recommendation")) == [MIDDLE]
    assert picture.one(event, "set_verdict") == "niet_of_nauwelijks"
    assert picture.one(event, "letter") == LETTER
    assert picture.one(event, "verdict_scope") == "set"
    assert verdicts(picture) == {}
    assert standing(world) == before
    board = opens("reader", "/opvolging").text
    assert "‘niet of nauwelijks’. Dit is over het geheel gezegd; geen enkel spoor krijgt het" in board
    assert "geen oordeel over de opvolging; 1 nog zonder oordeel" in board
    assert "Over de uitvoering van 0 sporen is een oordeel gegeven" in board


def test_a_verdict_on_a_report_needs_its_words_and_supervisors(world: Ledger, opens: Opened) -> None:
    held = world.picture().position
    form = opens("of-jenv", WHOLE)
    missing = form.send(dag="2021-07-01", geheel="niet_of_nauwelijks")
    assert missing.status == 422
    assert "Het oordeel, letterlijk: een oordeel over een geheel staat er met zijn letterlijke woorden" in (
        missing.text
    )
    assert missing.fields["geheel"] == "niet_of_nauwelijks"
    other = form.send(dag="2021-07-01", woorden="niet of nauwelijks", samen_met=MINISTER)
    assert other.status == 422
    assert f"Samen met: {MINISTER} houdt hier geen toezicht" in other.text
    later = form.send(dag="2999-07-01", woorden="niet of nauwelijks")
    assert later.status == 422
    assert "Dag: " in later.text
    early = form.send(dag="2019-01-01", woorden="niet of nauwelijks")
    assert early.status == 422
    assert "'oordeel over een geheel gegeven' kan niet" in early.text
    assert world.picture().position == held


def test_a_verdict_on_a_report_needs_no_code_and_nobody_else(world: Ledger, opens: Opened) -> None:
    looked = opens("of-jenv", WHOLE).send(dag="2021-07-01", woorden="nog lang niet klaar")
    assert "Code van het oordeel: " not in looked.text.partition("Uw woorden")[0]
    assert looked.send("vastleggen").status == 303
    picture = world.picture()
    (event,) = (one for one in picture.subjects(FollowUpEvent) if "r2019-set-verdict" in one)
    assert picture.one(event, "set_verdict") is None
    assert list(picture.many(event, "actor")) == [JENV]
    assert "‘nog lang niet klaar’" in opens("reader", "/opvolging").text


def test_a_verdict_on_a_report_of_which_the_addressee_was_heard_is_final(
    world: Ledger, opens: Opened
) -> None:
    said = {"set_verdict": "niet_of_nauwelijks", "verdict_words": "niet of nauwelijks"}
    told = opening("whole", "2021-06-01", [JENV, RDI], MIDDLE, **said)
    world.perform(open_hearing, told, recorded_by="test")
    reply = Replying(hearing=told.hearing, on="2021-06-02", stated_by=MINISTER, no_remarks=["1", "2"])
    world.perform(reply_to_draft, reply, recorded_by="test")
    closing = ClosingHearing(hearing=told.hearing, on="2021-06-03", stated_by=JENV)
    world.perform(close_hearing, closing, recorded_by="test")
    typed = {"dag": "2021-07-01", "woorden": "niet of nauwelijks", "geheel": "niet_of_nauwelijks"}
    entered(opens("of-jenv", WHOLE), **typed)
    assert opens("reader", "/opvolging").text.count("(voorlopig, zonder hoor en wederhoor)") == 1
    entered(opens("of-jenv", WHOLE), **typed, samen_met=RDI, wederhoor=told.hearing)
    board = opens("reader", "/opvolging").text
    assert board.count("geen enkel spoor krijgt het als oordeel (definitief") == 1
    assert verdicts(world.picture()) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_a_verdict_on_a_report_is_used(opens: Opened, lang: Lang) -> None:
    root = {"nl": "", "en": "/en"}[lang]
    form = opens("of-jenv", f"{root}{WHOLE}")
    looked = form.send(dag="2021-07-01", woorden="niet of nauwelijks", geheel="niet_of_nauwelijks")
    assert looked.status == 200, looked.text
    shown = words(opens("of-jenv", f"{root}/opvolging").text + form.text + looked.text)
    texts = read_labels("texts.csv")
    own = [key for key in texts if key.startswith("web.set.")]
    own += [f"web.act.field.{name}" for name in ("samen-met", "woorden", "geheel")]
    own += [f"web.act.hint.{name}" for name in ("woorden", "geheel")]
    assert len(own) == 14
    for key in own:
        pieces = re.split(r"\{\w+\}", texts[key].of(lang))
        assert [one for one in pieces if words(one) not in shown] == [], key


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_form_is_read_in_both_languages(opens: Opened, lang: str) -> None:
    root = "" if lang == "nl" else "/en"
    titles = {"nl": "bewijs inbrengen", "en": "bring in evidence"}
    assert titles[lang] in opens("of-jenv", f"{root}{ITEM}/bewijs").text
    for path in ("/nieuw", "/R2019-2/oordeel/minister-jenv", "/R2019-2/spoor/minister-jenv/closure"):
        assert opens("of-jenv", f"{root}/opvolging{path}").status == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_event_that_can_be_recorded_is_asked_for_by_a_verb_of_its_own(lang: Lang) -> None:
    events = (*events_with_a_form(), "verdict")
    assert len({say(f"web.act.do.{one}", lang) for one in events}) == len(events) == 14
