# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody says on a form is entered once, as it was looked at, and nothing typed is lost."""

import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections

from kamerbreed.audit import AuditError, Sought
from kamerbreed.ledger import Ledger, LedgerError
from kamerbreed.picture import Coordinates, Viewer, state
from kamerbreed.vocabulary import LANGUAGES, kinds
from kamerbreed.web import _audit, _uploads
from tests.web.conftest import SignedIn
from tests.web.forms import Sent, opened
from tests.web.paper import PaperLedger
from tests.world import CBS, LMS, OTHER_ROOM, ROOM, WORLD, named, saying, says, table_with

STAFF = f"/zaak/{ROOM}/wijzig/staff"
SOURCE = {"bron_1": "source/2021", "grond": "documented", "partij": LMS}


@pytest.fixture
def world(ledger: Ledger) -> Ledger:
    """A ledger with the tiny world, in which the LMS has said how many people work in a room."""
    ledger.perform(state, saying(*WORLD), recorded_by="test")
    ledger.perform(
        state,
        saying(says(ROOM, "staff", 40, valid_from="2020", sources=("source/2019",))),
        recorded_by="test",
    )
    return ledger


def said(ledger: Ledger, subject: str, name: str, key: str = "", **viewer: Any) -> list[tuple[object, ...]]:
    """What stands of a property: party, value, roles."""
    at = Coordinates(valid_at=ledger.today(), viewer=Viewer(**viewer))
    fact = ledger.picture(at).fact(subject, name, key)
    return [(one.entry.said.stated_by, one.entry.said.value, one.role) for one in fact.voices]


def enter(form: Sent, **typed: str) -> Sent:
    """Fill a form in, look at it, and enter it."""
    looked = form.send(**typed)
    assert looked.status == 200, looked.text
    return looked.send("vastleggen")


# --- who may ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["nobody", "reader", "approves"])
def test_who_may_not_speak_sees_no_form_and_no_link_to_one(
    world: Ledger, signed_in: SignedIn, who: str
) -> None:
    client = signed_in(world, who)
    assert "/wijzig/" not in client.get(f"/zaak/{ROOM}").content.decode()
    assert "/nieuw" not in client.get("/lijst/control-room").content.decode()
    for address in (STAFF, f"/zaak/{ROOM}/einde", "/lijst/region/nieuw"):
        asked, sent = client.get(address), client.post(address, {"waarde": "1"})
        # Who is not signed in is led to where he can.
        assert asked.status_code == (302 if who == "nobody" else 403)
        assert sent.status_code == 403


def test_who_may_speak_finds_the_form_of_every_property_on_the_page_of_the_thing(
    world: Ledger, signed_in: SignedIn
) -> None:
    client = signed_in(world, "analyst")
    page = client.get(f"/zaak/{ROOM}").content.decode()
    for name in kinds()["control-room"].properties():
        assert f'href="/zaak/{ROOM}/wijzig/{name}"' in page
    past = client.get(f"/zaak/{ROOM}?geldig-op=2021-07-01").content.decode()
    assert "/wijzig/" not in past
    response = client.get(f"{STAFF}?geldig-op=2021-07-01")
    assert (response.status_code, response.headers["Location"]) == (302, STAFF)


def test_other_verbs_than_asking_and_sending_are_refused(world: Ledger, signed_in: SignedIn) -> None:
    response = signed_in(world, "analyst").put(STAFF)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_a_form_without_its_mark_against_forgery_is_refused(world: Ledger, signed_in: SignedIn) -> None:
    client = signed_in(world, "analyst")
    client.handler.enforce_csrf_checks = True
    response = client.post(STAFF, {"waarde": "1"})
    assert response.status_code == 403
    assert "niet aangenomen" in response.content.decode()


def test_nobody_speaks_for_another_party(world: Ledger, signed_in: SignedIn) -> None:
    form = opened(signed_in(world, "of-cbs"), STAFF)
    assert form.fields["partij"] == CBS
    answer = form.send(wijze="zegt", waarde="41", peildatum="2024", **SOURCE)
    assert answer.status == 422
    assert "niet spreken voor party/lms" in answer.text
    assert len(said(world, ROOM, "staff")) == 1


# --- the ways of speaking --------------------------------------------------------------------------


def test_something_changed_is_a_new_beginning(world: Ledger, signed_in: SignedIn) -> None:
    form = opened(signed_in(world, "analyst"), STAFF)
    assert form.fields["waarde"] == "40"
    looked = form.send(wijze="veranderd", waarde="45", vanaf="2024-03", **SOURCE)
    assert "Er is nog niets vastgelegd" in looked.text
    assert "45 personen" in looked.text
    assert len(said(world, ROOM, "staff")) == 1
    done = looked.send("vastleggen")
    assert (done.status, done.location) == (303, f"/zaak/{ROOM}/waarom/staff")
    assert said(world, ROOM, "staff") == [(LMS, "40", "outranked"), (LMS, "45", "stands")]
    history = world.picture().history(ROOM)
    assert history[-1].entry.recorded_by == "analyst"


def test_what_was_wrong_is_taken_back_and_said_anew_in_one(world: Ledger, signed_in: SignedIn) -> None:
    form = opened(signed_in(world, "of-lms"), STAFF)
    lacking = form.send(wijze="fout", waarde="14", vanaf="2020", **SOURCE)
    assert lacking.status == 422
    assert "geef de reden" in lacking.text
    done = enter(lacking, toelichting="cijfers omgewisseld")
    assert done.status == 303
    assert said(world, ROOM, "staff") == [(LMS, "14", "stands")]
    acts = [one.entry.said for one in world.picture().history(ROOM)][-2:]
    assert [one.act for one in acts] == ["retract", "assert"]
    assert {one.note for one in acts} == {"cijfers omgewisseld"}


def test_a_confirmation_says_the_same_on_a_new_day(world: Ledger, signed_in: SignedIn) -> None:
    form = opened(signed_in(world, "analyst"), STAFF)
    other = form.send(wijze="bevestigd", waarde="41", peildatum="2025-01-01", **{**SOURCE, "partij": CBS})
    assert other.status == 422
    looked = other.send(waarde="40")
    assert "bevestiging" in looked.text
    assert looked.send("vastleggen").status == 303
    assert {one[:2] for one in said(world, ROOM, "staff")} == {(LMS, "40"), (CBS, "40")}


def test_another_party_says_otherwise_and_nothing_of_the_first_is_touched(
    world: Ledger, signed_in: SignedIn
) -> None:
    form = opened(signed_in(world, "of-cbs"), STAFF)
    looked = form.send(wijze="zegt", waarde="41", vanaf="2020", bron_1="source/2021", grond="documented")
    assert "Wordt betwist: Landelijke Meldkamer Samenwerking zegt 40 personen" in looked.text
    looked.send("vastleggen")
    assert {one[:2] for one in said(world, ROOM, "staff")} == {(LMS, "40"), (CBS, "41")}
    assert world.picture().fact(ROOM, "staff").standing.agreement == "disputed"


def test_a_party_that_spoke_before_must_say_whether_it_changed_or_was_wrong(
    world: Ledger, signed_in: SignedIn
) -> None:
    form = opened(signed_in(world, "of-lms"), STAFF)
    answer = form.send(wijze="zegt", waarde="41", vanaf="2020", bron_1="source/2021", grond="documented")
    assert answer.status == 422
    assert "is het veranderd, of was het fout?" in answer.text


def test_that_there_is_no_value_is_said_with_its_reason(world: Ledger, signed_in: SignedIn) -> None:
    form = opened(signed_in(world, "of-cbs"), STAFF)
    lacking = form.send(
        wijze="zegt", geen_waarde="refused", peildatum="2025", bron_1="source/2021", grond="documented"
    )
    assert lacking.status == 422
    assert enter(lacking, toelichting="Woo, art. 5.1").status == 303
    assert world.picture().fact(ROOM, "staff").voices[-1].entry.said.non_value == "refused"


# --- nothing typed is lost -------------------------------------------------------------------------


def test_all_faults_come_back_at_once_at_their_fields_with_all_that_was_typed(
    world: Ledger, signed_in: SignedIn
) -> None:
    typed = {
        "waarde": "4.5x",
        "vanaf": "2024-13",
        "partij": "party/none",
        "bron_1": "Bestaat niet",
        "plaats": "p. <12>",
        "citaat": "regel een\nregel twee",
        "bron_nieuw_ontvangen": "party/lms 2021-02-31",
        "lezers": "party/lms; party/none",
    }
    answer = opened(signed_in(world, "analyst"), STAFF).send(**typed)
    assert answer.status == 422
    kept = answer.fields
    assert {name: kept[name.replace("_", "-")] for name in typed} == typed
    links = set(re.findall(r'<li><a href="#(f-[a-z0-9-]+)"', answer.html))
    assert {"f-waarde", "f-vanaf", "f-partij", "f-bron-1", "f-lezers", "f-wijze", "f-grond"} <= links
    assert all(f'id="{link}"' in answer.html for link in links)
    assert answer.html.count('aria-invalid="true"') >= 6


def test_what_the_database_cannot_take_comes_back_as_it_was_typed(
    world: Ledger, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = opened(signed_in(world, "analyst"), STAFF).send(
        wijze="veranderd", waarde="45", vanaf="2024", **SOURCE
    )

    def full(*_: object, **__: object) -> None:
        raise LedgerError("ledger.none")

    with monkeypatch.context() as patch:
        patch.setattr(world, "perform", full)
        answer = looked.send("vastleggen")
    assert answer.status == 503
    assert answer.fields["waarde"] == "45"
    assert answer.send("vastleggen").status == 200  # it is looked at again
    assert answer.send().send("vastleggen").status == 303


def test_what_the_audit_log_cannot_tell_is_not_entered(
    world: Ledger, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = opened(signed_in(world, "analyst"), STAFF).send(
        wijze="veranderd", waarde="45", vanaf="2024", **SOURCE
    )

    def full(*_: object) -> None:
        raise AuditError("audit.none")

    with monkeypatch.context() as patch:
        patch.setattr(_audit.the_log(), "write", full)
        answer = looked.send("vastleggen")
    assert answer.status == 503
    assert answer.fields["waarde"] == "45"
    assert len(said(world, ROOM, "staff")) == 1
    assert answer.send().send("vastleggen").status == 303
    (entry,) = [one.entry for one in _audit.the_log().read(Sought(), limit=9)]
    assert (entry.action, entry.actor, entry.party) == ("say", "analyst", LMS)


# --- once, and only as it was looked at ------------------------------------------------------------


def test_the_same_submit_twice_is_entered_once_and_leads_to_the_same_place(
    world: Ledger, signed_in: SignedIn
) -> None:
    looked = opened(signed_in(world, "analyst"), STAFF).send(
        wijze="veranderd", waarde="45", vanaf="2024", **SOURCE
    )
    first, second = looked.send("vastleggen"), looked.send("vastleggen")
    assert (first.status, first.location) == (second.status, second.location)
    assert len(said(world, ROOM, "staff")) == 2
    again = Ledger(world.database)
    assert len(said(again, ROOM, "staff")) == 2


def test_the_same_submit_at_the_very_same_moment_is_entered_once(world: Ledger, signed_in: SignedIn) -> None:
    looked = opened(signed_in(world, "analyst"), STAFF).send(
        wijze="veranderd", waarde="45", vanaf="2024", **SOURCE
    )
    answers = at_once(world, [lambda: looked.send("vastleggen")] * 4)
    assert {one.status for one in answers} == {303}
    assert len(said(world, ROOM, "staff")) == 2


def test_what_was_not_looked_at_is_not_entered(world: Ledger, signed_in: SignedIn) -> None:
    looked = opened(signed_in(world, "analyst"), STAFF).send(
        wijze="veranderd", waarde="45", vanaf="2024", **SOURCE
    )
    answer = looked.send("vastleggen", waarde="54")
    assert answer.status == 200
    assert "54 personen" in answer.text
    assert len(said(world, ROOM, "staff")) == 1


def test_the_second_of_two_editors_sees_both_and_loses_nothing(world: Ledger, signed_in: SignedIn) -> None:
    first = opened(signed_in(world, "analyst"), STAFF)
    second = opened(signed_in(world, "other"), STAFF)
    mine = second.send(wijze="zegt", waarde="43", vanaf="2020", **{**SOURCE, "partij": CBS})
    assert enter(first, wijze="veranderd", waarde="45", vanaf="2024", **SOURCE).status == 303
    answer = mine.send("vastleggen")
    assert answer.status == 409
    assert "Dit stond er toen u begon" in answer.text
    assert "40 personen (vanaf 2020)" in answer.text
    assert "45 personen (vanaf 2024)" in answer.text
    assert answer.fields["waarde"] == "43"
    assert len(said(world, ROOM, "staff")) == 2
    assert enter(answer).status == 303
    assert len(said(world, ROOM, "staff")) == 3


def test_of_two_editors_at_the_very_same_moment_one_is_entered_and_one_is_told(
    world: Ledger, signed_in: SignedIn
) -> None:
    for round_ in range(3):
        forms = [
            opened(signed_in(world, who), STAFF).send(
                wijze="veranderd" if round_ else "zegt",
                waarde=str(50 + 2 * round_ + number),
                vanaf=str(2021 + round_),
                bron_1="source/2021",
                grond="documented",
                partij=CBS,
            )
            for number, who in enumerate(("analyst", "other"))
        ]
        before = len(said(world, ROOM, "staff"))
        answers = at_once(world, [lambda form=form: form.send("vastleggen") for form in forms])
        assert sorted(one.status for one in answers) == [303, 409]
        assert len(said(world, ROOM, "staff")) == before + 1
        told = next(one for one in answers if one.status == 409)
        assert told.fields["waarde"] in [str(50 + 2 * round_), str(51 + 2 * round_)]


def at_once(ledger: Ledger, calls: list[Any]) -> list[Sent]:
    """Do these at the same moment, each in a thread of its own."""
    barrier, answers = threading.Barrier(len(calls)), []

    def run(call: Any) -> None:
        barrier.wait()
        try:
            answers.append(call())
        finally:
            connections[ledger.database].close()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(answers) == len(calls)
    return answers


def test_a_key_of_another_person_is_no_key(world: Ledger, signed_in: SignedIn) -> None:
    looked = opened(signed_in(world, "analyst"), STAFF).send(
        wijze="veranderd", waarde="45", vanaf="2024", **SOURCE
    )
    stolen = Sent(signed_in(world, "other"), STAFF, 200, "", looked.html).send("vastleggen")
    assert stolen.status == 409
    assert stolen.fields["waarde"] == "45"
    assert len(said(world, ROOM, "staff")) == 1


# --- what may not be seen --------------------------------------------------------------------------


def test_what_may_not_be_seen_can_be_neither_named_nor_changed(world: Ledger, signed_in: SignedIn) -> None:
    secret = [
        says("component/geheim", "exists", True, sensitivity="confidential"),
        says("component/geheim", "name", "Geheim", sensitivity="confidential"),
        says(ROOM, "staff", 99, valid_from="2025", sensitivity="confidential"),
    ]
    world.perform(state, saying(*secret), recorded_by="test")
    client = signed_in(world, "analyst")
    for thing in ("component/geheim", "component/nergens"):
        assert client.get(f"/zaak/{thing}/wijzig/name").status_code == 404
        form = opened(client, f"/zaak/{ROOM}/wijzig/depends_on")
        answer = form.send(wijze="zegt", lid="x", waarde__on=thing, peildatum="2024", **SOURCE)
        assert answer.status == 422
        assert f"er is niets dat '{thing}' heet" in answer.text
    form = opened(client, STAFF)
    assert "99" not in form.text
    assert enter(form, wijze="veranderd", waarde="45", vanaf="2024", **SOURCE).status == 303


# --- sources ---------------------------------------------------------------------------------------


def test_a_source_is_made_on_the_spot_with_its_dates_and_its_file(
    world: Ledger, signed_in: SignedIn, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_uploads.settings, "DOCUMENTS", tmp_path / "documents")
    form = opened(signed_in(world, "of-lms"), STAFF)
    file = SimpleUploadedFile("Jaar\u202everslag<1>.pdf", b"%PDF-1.7 inhoud")
    typed = {
        "wijze": "veranderd",
        "waarde": "45",
        "grond": "documented",
        "bron_nieuw_titel": "Jaarverslag 2024",
        "bron_nieuw_uitgever": "Landelijke Meldkamer Samenwerking",
        "bron_nieuw_openbaar": "2025-03-01",
        "bron_nieuw_ontvangen": "Centraal Bureau voor de Statistiek: 2025-02",
        "bron_nieuw_soort": "report",
    }
    lacking = form.send(files={"bestand": file}, **typed)
    assert lacking.status == 422  # no date: the file is kept all the same
    assert "al ontvangen" in lacking.text
    assert enter(lacking, vanaf="2024").status == 303
    (source,) = world.picture().fact(ROOM, "staff").voices[-1].entry.said.sources
    facts = {(one.property, one.key): one.value for one in world.picture().facts(source)}
    assert facts["published_on", ""] == "2025-03-01"
    assert facts["publisher", ""] == LMS
    assert facts["received", CBS] == "2025-02"
    sha256 = next(key for name, key in facts if name == "file")
    assert _uploads.kept_documents().state(sha256) == "whole"
    assert facts["file", sha256]["name"] == "Jaarverslag_1_.pdf"  # type: ignore[index]  # a record


def test_a_file_that_is_too_large_is_refused_and_the_rest_stays(
    world: Ledger, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamerbreed.web._uploads.upload_limit", lambda: 10)
    form = opened(signed_in(world, "of-lms"), STAFF)
    answer = form.send(files={"bestand": SimpleUploadedFile("a.pdf", b"x" * 11)}, waarde="45")
    assert answer.status == 422
    assert answer.fields["waarde"] == "45"
    assert "f-bestand-error" in answer.html


def test_a_statement_without_a_source_is_not_taken(world: Ledger, signed_in: SignedIn) -> None:
    form = opened(signed_in(world, "of-lms"), STAFF)
    answer = form.send(wijze="veranderd", waarde="45", vanaf="2024", grond="stated")
    assert answer.status == 422
    assert "noem een bron" in answer.text


# --- things ----------------------------------------------------------------------------------------


def test_a_thing_is_added_once_under_an_id_that_is_free(world: Ledger, signed_in: SignedIn) -> None:
    form = opened(signed_in(world, "analyst"), "/lijst/component/nieuw")
    typed = {"naam": "Noodstroom Drachten", "peildatum": "2025", **SOURCE}
    done = enter(form, **typed)
    assert done.location == "/zaak/component/noodstroom-drachten"
    assert world.picture().name("component/noodstroom-drachten", "nl").text == "Noodstroom Drachten"
    taken = form.send(**typed)
    assert taken.status == 303  # the same submit again
    other = opened(signed_in(world, "analyst"), "/lijst/component/nieuw").send(**typed)
    assert other.status == 422
    assert "is er al" in other.text
    assert enter(other, id="noodstroom-2").location == "/zaak/component/noodstroom-2"


def test_an_end_closes_a_thing_and_keeps_what_was(world: Ledger, signed_in: SignedIn) -> None:
    done = enter(
        opened(signed_in(world, "analyst"), f"/zaak/{OTHER_ROOM}/einde"), vanaf="2025-06-01", **SOURCE
    )
    assert done.location == f"/zaak/{OTHER_ROOM}"
    assert world.picture().existence(OTHER_ROOM).state == "ended"


def test_a_statement_is_taken_back_from_the_history(world: Ledger, signed_in: SignedIn) -> None:
    client = signed_in(world, "of-lms")
    page = client.get(f"/zaak/{ROOM}").content.decode()
    (address,) = set(re.findall(r'href="(/uitspraak/[0-9a-f]{64}/intrekken)"', page))
    form = opened(client, address)
    assert form.send().status == 422
    looked = form.send(toelichting="verkeerde meldkamer")
    assert "Daarna staat hier niets meer" in looked.text
    assert looked.send("vastleggen").status == 303
    assert looked.send("vastleggen").status == 303
    assert said(world, ROOM, "staff") == []
    assert signed_in(world, "of-cbs").get(address).status_code == 403


# --- every property --------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", kinds())
def test_the_form_of_every_property_of_every_kind_opens(paper_client: Any, kind: str, lang: str) -> None:
    root = "/en" if lang == "en" else ""
    for name, found in kinds()[kind].properties().items():
        page = opened(paper_client, f"{root}/zaak/{kind}/een/wijzig/{name}")
        assert page.status == 200, name
        assert any(field == "waarde" or field.startswith("waarde.") for field in page.fields), name
        assert found.label.of("en" if lang == "en" else "nl") in page.text


@pytest.fixture
def paper_client(signed_in: SignedIn) -> Iterator[Any]:
    """A browser on a ledger on paper with a thing of every kind."""
    things = [one for kind in kinds() if kind != "party" for one in named(f"{kind}/een", f"Een {kind}")]
    parties = named("party/een", "Een partij")
    return signed_in(PaperLedger(table_with((*WORLD, *things, *parties))), "analyst")


# --- hidden ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shield", "value", "question"), [("shown", None, "shielded"), ("unseen", 40, "answered")]
)
def test_a_hidden_correction_leaves_a_shield_unless_its_writer_says_not(
    world: Ledger, signed_in: SignedIn, shield: str, value: int | None, question: str
) -> None:
    typed = {"wijze": "veranderd", "waarde": "7", "vanaf": "2024", "rubricering": "confidential"}
    enter(opened(signed_in(world, "insider"), STAFF), **typed, **SOURCE, afscherming=shield)
    fact = world.picture().fact(ROOM, "staff")
    assert (fact.value, fact.standing.question) == (value, question)
    insider = Coordinates(valid_at=world.today(), viewer=Viewer(clearance="confidential"))
    assert world.picture(insider).one(ROOM, "staff") == 7


def test_a_statement_is_classified_on_a_form(world: Ledger, signed_in: SignedIn) -> None:
    client = signed_in(world, "insider")
    found = re.findall(
        r'href="(/uitspraak/[0-9a-f]+/rubriceren)"', client.get(f"/zaak/{ROOM}").content.decode()
    )
    entry = world.picture().fact(ROOM, "staff").voices[0].entry
    address = f"/uitspraak/{entry.digest}/rubriceren"
    assert address in found
    looked = opened(client, address).send(rubricering="confidential", toelichting="zwakke plek")
    assert "Deze uitspraak wordt vertrouwelijk." in looked.text
    looked.send("vastleggen")
    assert world.picture().fact(ROOM, "staff").standing.question == "shielded"
    # To let more people read it again needs a second person: it becomes a proposal.
    proposed = enter(opened(client, address), rubricering="public", toelichting="niet nodig")
    assert "/voorstellen/" in proposed.location
    assert world.picture().one(ROOM, "staff") is None


@pytest.mark.parametrize(
    ("root", "told"), [("", "'veel' is geen geheel getal"), ("/en", "'veel' is no whole number")]
)
def test_a_word_where_a_whole_number_is_wanted_is_told_as_such(
    world: Ledger, signed_in: SignedIn, root: str, told: str
) -> None:
    form = opened(signed_in(world, "analyst"), f"{root}{STAFF}")
    answer = form.send(wijze="zegt", waarde="veel", peildatum="2024", **SOURCE)
    assert answer.status == 422
    assert told in answer.text
    assert answer.fields["waarde"] == "veel"
