# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What needs a second person is entered once, by another than its proposer, and only as it was read."""

import re

import pytest

from kamerbreed.ledger import Ledger, LedgerError
from kamerbreed.picture import state
from kamerbreed.vocabulary import Statement, VocabularyError
from kamerbreed.web import _proposals, _second
from kamerbreed.web._second import read_rules, second_person
from kamerbreed.web.models import Approval, Proposal
from tests.web.conftest import SignedIn
from tests.web.forms import Sent, opened
from tests.web.test_editing import at_once
from tests.world import CBS, COMPILER, LMS, ROOM, WORLD, saying, says

HEAD = "rule,act,kind,property,when,persons,capability,nl,en\n"


@pytest.fixture
def world(ledger: Ledger) -> Ledger:
    """A ledger with the tiny world, in which something stands that should not."""
    ledger.perform(state, saying(*WORLD), recorded_by="test")
    wrong = says(ROOM, "remark", "een naam van een persoon", key="x", valid_from="2020")
    ledger.perform(state, saying(wrong), recorded_by="test")
    return ledger


def digest_of(ledger: Ledger) -> str:
    """The statement that should not stand there."""
    return ledger.picture().fact(ROOM, "remark", "x").voices[0].entry.digest


def proposed(ledger: Ledger, signed_in: SignedIn) -> str:
    """Propose to destroy it; gives the address of the proposal."""
    form = opened(signed_in(ledger, "decides"), f"/uitspraak/{digest_of(ledger)}/vernietigen")
    looked = form.send(toelichting="persoonsgegeven", partij=LMS)
    assert looked.status == 200, looked.text
    assert "Een tweede persoon moet dit goedkeuren: vernietigen is niet terug te draaien." in looked.text
    done = looked.send("vastleggen")
    assert done.status == 303
    assert done.location == looked.send("vastleggen").location
    assert Proposal.objects.using(ledger.database).count() == 1
    assert "een naam" in str(ledger.picture().fact(ROOM, "remark", "x").value)
    return done.location


def is_gone(ledger: Ledger) -> bool:
    """Whether the value was destroyed."""
    return ledger.picture().fact(ROOM, "remark", "x").value is None


def acts(ledger: Ledger) -> int:
    """How many decisions to destroy were entered."""
    return sum(one.entry.said.act == "destroy" for one in ledger.picture().history(ROOM))


def test_another_person_approves_and_then_it_is_done(world: Ledger, signed_in: SignedIn) -> None:
    address = proposed(world, signed_in)
    page = opened(signed_in(world, "approves"), address)
    assert "een naam van een persoon" in page.text
    assert page.send("goedkeuren").status == 303
    assert is_gone(world)
    assert "Toestand: vastgelegd" in opened(signed_in(world, "approves"), address).text
    assert world.picture().history(ROOM)[-1].entry.recorded_by == "decides"
    assert [one.account for one in Approval.objects.using(world.database).all()] == ["approves"]
    assert world.verify().fault == ""
    late = page.send("goedkeuren")
    assert late.status == 409
    assert acts(world) == 1


def test_nobody_approves_what_he_proposed_himself(world: Ledger, signed_in: SignedIn) -> None:
    address = proposed(world, signed_in)
    page = opened(signed_in(world, "decides"), address)
    assert "goedkeuren" not in re.findall(r'name="stap" value="(\w+)"', page.html)
    digest = opened(signed_in(world, "approves"), address).fields["digest"]
    answer = Sent(page.client, address, 200, "", page.html).send("goedkeuren", digest=digest)
    assert answer.status == 409
    assert "een ander moet het goedkeuren" in answer.text
    assert not is_gone(world)


@pytest.mark.parametrize("who", ["nobody", "reader", "of-cbs", "analyst"])
def test_who_may_not_decide_neither_sees_nor_approves_it(
    world: Ledger, signed_in: SignedIn, who: str
) -> None:
    address = proposed(world, signed_in)
    client = signed_in(world, who)
    # Who is not signed in is led to where he can.
    assert client.get(address).status_code in ((302,) if who == "nobody" else (403, 404))
    assert client.post(address, {"stap": "goedkeuren", "digest": "x"}).status_code in (403, 404)
    listed = client.get("/voorstellen")
    assert listed.status_code in (302, 403) or address not in listed.content.decode()
    assert not is_gone(world)


def test_an_approval_of_what_changed_after_it_was_read_is_void(world: Ledger, signed_in: SignedIn) -> None:
    address = proposed(world, signed_in)
    read = opened(signed_in(world, "approves"), address)
    own = opened(signed_in(world, "decides"), address)
    assert own.send("toelichten", toelichting="bewaartermijn verlopen").status == 303
    answer = read.send("goedkeuren")
    assert answer.status == 409
    assert "het voorstel is veranderd nadat u het las" in answer.text
    assert "bewaartermijn verlopen" in answer.text
    assert not is_gone(world)
    assert answer.send("goedkeuren").status == 303
    assert is_gone(world)


def test_an_approval_is_void_when_what_it_is_about_changed(world: Ledger, signed_in: SignedIn) -> None:
    address = proposed(world, signed_in)
    read = opened(signed_in(world, "approves"), address)
    world.perform(state, saying(says(ROOM, "remark", "anders", key="x", valid_from="2021")), recorded_by="t")
    answer = read.send("goedkeuren")
    assert answer.status == 409
    assert "uw goedkeuring is niet gebruikt" in answer.text
    assert acts(world) == 0
    assert "goedkeuren" not in re.findall(r'name="stap" value="(\w+)"', answer.html)
    again = opened(signed_in(world, "decides"), address)
    assert again.send("toelichten", toelichting="nog steeds").status == 303
    assert opened(signed_in(world, "approves"), address).send("goedkeuren").status == 303
    assert acts(world) == 1


def test_two_approvers_at_once_do_it_once(world: Ledger, signed_in: SignedIn) -> None:
    address = proposed(world, signed_in)
    pages = [opened(signed_in(world, who), address) for who in ("approves", "approves-too")]
    answers = at_once(world, [lambda page=page: page.send("goedkeuren") for page in pages])
    assert sorted(one.status for one in answers) in ([303, 303], [303, 409])
    assert acts(world) == 1
    assert is_gone(world)


def test_approving_and_rewording_at_once_never_enters_what_nobody_approved(
    world: Ledger, signed_in: SignedIn
) -> None:
    address = proposed(world, signed_in)
    read = opened(signed_in(world, "approves"), address)
    own = opened(signed_in(world, "decides"), address)
    answers = at_once(
        world,
        [lambda: read.send("goedkeuren"), lambda: own.send("toelichten", toelichting="ongelezen")],
    )
    assert sorted(one.status for one in answers) in ([303, 303], [303, 409])
    entered = [
        one.entry.said.note for one in world.picture().history(ROOM) if one.entry.said.act == "destroy"
    ]
    assert "ongelezen" not in entered
    record = Proposal.objects.using(world.database).get()
    assert (record.state == Proposal.ENTERED) == bool(entered)
    assert not entered or "ongelezen" not in record.content


def test_where_two_must_approve_an_approval_of_the_earlier_content_does_not_count(
    world: Ledger, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = read_rules(HEAD + "destroy,destroy,*,*,always,2,decide,vernietigen is niet terug te draaien,x\n")
    monkeypatch.setattr(_second, "rules", lambda: two)
    address = proposed(world, signed_in)
    assert opened(signed_in(world, "approves"), address).send("goedkeuren").status == 303
    assert opened(signed_in(world, "approves"), address).send("goedkeuren").status == 303
    assert not is_gone(world)
    assert "Goedgekeurd door 1 van de 2" in opened(signed_in(world, "approves"), address).text
    own = opened(signed_in(world, "decides"), address)
    own.send("toelichten", toelichting="andere grond")
    assert "Goedgekeurd door 0 van de 2" in opened(signed_in(world, "approves"), address).text
    assert opened(signed_in(world, "approves-too"), address).send("goedkeuren").status == 303
    assert not is_gone(world)
    assert opened(signed_in(world, "approves"), address).send("goedkeuren").status == 303
    assert is_gone(world)


def test_a_proposal_is_rejected_or_withdrawn_and_then_stays_so(world: Ledger, signed_in: SignedIn) -> None:
    address = proposed(world, signed_in)
    page = opened(signed_in(world, "approves"), address)
    assert page.send("afwijzen").status == 303
    assert page.send("goedkeuren").status == 409
    assert not is_gone(world)
    assert "afgewezen" in opened(signed_in(world, "decides"), "/voorstellen").text


def test_what_could_not_be_entered_stays_open(
    world: Ledger, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = proposed(world, signed_in)
    page = opened(signed_in(world, "approves"), address)

    def fails(*_: object, **__: object) -> None:
        raise LedgerError("ledger.none")

    with monkeypatch.context() as patch:
        patch.setattr(_proposals, "enter", fails)
        assert page.send("goedkeuren").status == 503
    assert "Toestand: wacht" in opened(page.client, address).text
    assert page.send("goedkeuren").status == 303
    assert is_gone(world)


def test_a_server_that_was_killed_while_it_entered_a_proposal_tells_what_became_of_it(
    world: Ledger, signed_in: SignedIn
) -> None:
    address = proposed(world, signed_in)
    page = opened(signed_in(world, "approves"), address)
    records = Proposal.objects.using(world.database)
    found = _proposals.proposal_of(world, address.rpartition("/")[2])
    assert found is not None
    world.perform(_proposals.amend, found.amending, recorded_by="decides", batch=found.record.batch)
    records.update(state=Proposal.CARRYING)
    assert page.send("goedkeuren").status == 409
    assert records.get().state == Proposal.ENTERED
    assert acts(world) == 1


# --- the rule --------------------------------------------------------------------------------------


def test_the_rule_says_what_needs_a_second_person(world: Ledger) -> None:
    secret = says(ROOM, "staff", 5, sensitivity="confidential")
    world.perform(state, saying(secret), recorded_by="test")
    digest = world.picture().table.digest(len(world.picture().table) - 1)
    picture = world.picture()
    plain = says(ROOM, "staff", 5)
    taken = Statement(act="retract", subject=ROOM, property="staff", about=digest, note="x", stated_by=LMS)
    lowered = Statement(act="classify", subject=ROOM, property="staff", about=digest, stated_by=LMS)
    raised = Statement(
        act="classify",
        subject=ROOM,
        property="staff",
        about=digest,
        stated_by=LMS,
        sensitivity="confidential",
    )
    assert second_person(picture, [plain]) is None
    assert second_person(picture, [taken]) is None
    assert second_person(picture, [raised]) is None
    for needing in ([taken, plain], [lowered], [Statement(act="destroy", subject=ROOM, property="staff")]):
        assert second_person(picture, needing) is not None


def test_an_installation_can_ask_it_of_what_supervisors_say(world: Ledger) -> None:
    rule = read_rules(HEAD + "supervisor,assert,control-room,staff,supervisor,1,supervise,x,y\n")
    assert second_person(world.picture(), [says(ROOM, "staff", 5)], rule) is None
    world.perform(state, saying(says(LMS, "type", "supervisor")), recorded_by="test")
    assert second_person(world.picture(), [says(ROOM, "staff", 5)], rule) == rule[0]
    assert second_person(world.picture(), [says(ROOM, "city", "x")], rule) is None


@pytest.mark.parametrize(
    "row", ["a,say,*,*,always,1,decide,x,y", "a,*,*,*,never,1,decide,x,y", "a,*,*,*,always,0,decide,x,y"]
)
def test_a_rule_that_cannot_be_is_told(row: str) -> None:
    with pytest.raises(VocabularyError, match="row 2"):
        read_rules(f"{HEAD}{row}\n")


# --- rulings ---------------------------------------------------------------------------------------


def test_a_supervisor_rules_and_the_views_stay_beside_it(world: Ledger, signed_in: SignedIn) -> None:
    said = [
        says(ROOM, "staff", 40, valid_from="2020"),
        says(ROOM, "staff", 50, valid_from="2020", stated_by=CBS),
        says(CBS, "type", "supervisor", stated_by=COMPILER),
    ]
    world.perform(state, saying(*said), recorded_by="test")
    address = f"/zaak/{ROOM}/vaststelling/staff"
    assert signed_in(world, "analyst").get(address).status_code == 403
    assert address not in signed_in(world, "analyst").get(f"/zaak/{ROOM}/waarom/staff").content.decode()
    client = signed_in(world, "inspects")
    assert address in client.get(f"/zaak/{ROOM}/waarom/staff").content.decode()
    form = opened(client, address)
    typed = {"waarde": "50", "partij": CBS, "grond": "measured", "bron_1": "source/2021", "peildatum": "2025"}
    assert form.send(**typed).status == 422  # without a reason
    looked = form.send(**typed, toelichting="geteld bij bezoek")
    assert "een vaststelling telt voor iedereen" in looked.text
    assert "Wordt betwist: Landelijke Meldkamer Samenwerking zegt 40 personen" in looked.text
    done = looked.send("vastleggen")
    assert opened(signed_in(world, "inspects-too"), done.location).send("goedkeuren").status == 303
    fact = world.picture().fact(ROOM, "staff")
    assert (fact.value, fact.ruled_by, fact.disputed_by) == (50, CBS, (LMS,))
    assert {one.entry.said.value for one in fact.voices} == {"40", "50"}
