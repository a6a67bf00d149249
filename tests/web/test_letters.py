# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""An inspector drafts a letter on the pages and changes it, another approves it, and a third party cannot."""

import hashlib
import re

import pytest
from django.test import Client

from kamerbreed.ledger import Ledger
from kamerbreed.oversight import letters, track_of
from kamerbreed.picture import KEEPER_OF_THE_LEDGER, Coordinates, Picture, Taking, retract
from kamerbreed.reports import letter_as_docx, letter_as_pdf, letter_of_draft
from kamerbreed.vocabulary import LANGUAGES, Lang, say
from tests.web.conftest import SignedIn
from tests.web.forms import Sent, opened
from tests.web.paper import read_page, words

INSPECTION, MINISTER = "party/inspectie-jenv", "party/minister-jenv"
NEW = "/opvolging/brieven/nieuw"
ROOTS = {"nl": "", "en": "/en"}
FORM = {
    "soort": "conclusion",
    "over": "report/report-2015\nreport/report-2019",
    "aan": "korpsleiding\nparty/bmb-chair",
    "partij": INSPECTION,
    "beeld-van": "2021-07-01",
    "bekend-tot": "2021-07-01",
    "bekend-bij": "inspectie-jenv",
    "zonder": "letter-2021",
    "stap": "vastleggen",
}
FACT = ("report/report-2019", "received_on", MINISTER)


def picture(ledger: Ledger) -> Picture:
    return ledger.picture(Coordinates(valid_at=ledger.today(), viewer=KEEPER_OF_THE_LEDGER))


def drafted(ledger: Ledger, signed_in: SignedIn) -> str:
    """Draft the letter of 2021; gives its address."""
    response = signed_in(ledger, "writes").post(NEW, FORM)
    assert response.status_code == 302, words(read_page(response.content.decode()).all("main")[0].text)
    return str(response.headers["Location"])


def step(client: Client, address: str, name: str, **fields: str) -> int:
    """Send the form of a step as it stands on the page; gives the status."""
    page = opened(client, address)
    content = re.search(r'name="gelezen" value="(\w+)"', page.html)
    given = {"gelezen": content[1] if content else "", "partij": INSPECTION, **fields}
    return client.post(f"{address}/stap/{name}", given).status_code


def test_a_letter_is_drafted_changed_approved_by_another_and_sent(
    reference_ledger: Ledger, signed_in: SignedIn
) -> None:
    ledger = reference_ledger
    address = drafted(ledger, signed_in)
    page = opened(signed_in(ledger, "writes"), address)
    assert "Opvolging aanbevelingen onderzoek continuïteit meldkamers" in page.text
    assert "Een tweede persoon moet hem goedkeuren" in page.text
    assert "over geen van de sporen (5) is een oordeel gegeven" in page.text
    form = opened(page.client, f"{address}/zin/closing-none")
    assert form.status == 404
    form = opened(page.client, f"{address}/zin/running")
    assert form.send("vastleggen", zin="Er loopt nog een onderzoek.").status == 302
    added = opened(page.client, f"{address}/zin/nieuw")
    assert added.send("vastleggen", zin="Wij zijn bezorgd.", deel="concern").status == 302
    again = opened(page.client, address).text
    assert "Er loopt nog een onderzoek." in again
    assert "door een persoon gewijzigd" in again
    assert "zonder feiten" in again
    other = signed_in(ledger, "reads-it-too")
    assert step(other, address, "approve") == 302
    told = opened(other, address).text
    assert "Goedgekeurd op" in told
    assert step(other, address, "issue", dag=ledger.today().isoformat()) == 302
    (one,) = letters(picture(ledger))
    slug = one.subject.partition("/")[2]
    for number in (1, 2, 3):
        found = track_of(picture(ledger), f"recommendation/{slug}-{number}", "party/korpsleiding")
        assert found is not None
        assert found.standing.state == "issued"
    assert "Verstuurd op" in opened(other, address).text
    assert opened(other, f"/opvolging/{slug}-1").status == 200


def test_the_frozen_files_are_given_again_to_the_byte_whatever_changes_later(
    reference_ledger: Ledger, signed_in: SignedIn
) -> None:
    ledger = reference_ledger
    address = drafted(ledger, signed_in)
    other = signed_in(ledger, "reads-it-too")
    draft = other.get(f"{address}/brief.pdf").content
    assert step(other, address, "approve") == 302
    files = {suffix: other.get(f"{address}/brief.{suffix}").content for suffix in ("docx", "pdf")}
    assert files["pdf"].startswith(b"%PDF")
    assert files["pdf"] != draft
    (one,) = letters(picture(ledger))
    kept = {name.rpartition(".")[2]: sha256 for sha256, name in one.files}
    assert {suffix: hashlib.sha256(content).hexdigest() for suffix, content in files.items()} == kept
    told = letter_of_draft(
        picture(ledger), one.draft, reference=one.subject, approved_on=ledger.today().isoformat()
    )
    assert {"docx": letter_as_docx(told), "pdf": letter_as_pdf(told)} == files
    withdrawn(ledger)
    assert {suffix: other.get(f"{address}/brief.{suffix}").content for suffix in files} == files
    told = opened(other, address).text
    assert "rusten op wat later is gewijzigd. De brief zelf is niet veranderd." in told


def withdrawn(ledger: Ledger) -> None:
    """Take back that the minister received the report."""
    held = picture(ledger)
    (row,) = held.fact(*FACT).rows
    taking = Taking(digest=held.table.digest(row), reason="vergissing", stated_by=INSPECTION)
    ledger.perform(retract, taking, recorded_by="test")


def test_a_withdrawn_fact_turns_its_sentence_red_and_nobody_can_approve(
    reference_ledger: Ledger, signed_in: SignedIn
) -> None:
    ledger = reference_ledger
    address = drafted(ledger, signed_in)
    withdrawn(ledger)
    other = signed_in(ledger, "reads-it-too")
    page = read_page(other.get(address).content.decode())
    (red,) = (one for one in page.elements if one.tag == "li" and "stale" in one.attributes.get("class", ""))
    assert red.attributes["id"] == "zin-received"
    assert "Verouderd:" in words(red.text)
    assert "1 verouderd" in opened(other, "/opvolging/brieven").text
    response = other.post(
        f"{address}/stap/approve",
        {"gelezen": letters(picture(ledger))[0].content, "partij": INSPECTION},
    )
    assert response.status_code == 422
    assert "ontving het rapport van 2019" in response.content.decode()
    assert letters(picture(ledger))[0].state == "draft"


def test_who_wrote_cannot_approve_and_a_third_party_cannot_do_anything(
    reference_ledger: Ledger, signed_in: SignedIn
) -> None:
    ledger = reference_ledger
    address = drafted(ledger, signed_in)
    writer = signed_in(ledger, "writes")
    assert "Ik keur deze brief goed" not in opened(writer, address).text
    content = letters(picture(ledger))[0].content
    own = writer.post(f"{address}/stap/approve", {"gelezen": content, "partij": INSPECTION})
    assert own.status_code == 422
    for who in ("of-lms", "reader", "analyst", "nobody"):
        third = signed_in(ledger, who)
        assert third.get(address).status_code in (302, 404)
        asked = {"gelezen": content, "partij": INSPECTION}
        assert third.post(f"{address}/stap/approve", asked).status_code in (302, 403, 404)
        assert third.post(f"{address}/zin/running", {"zin": "x", "partij": INSPECTION}).status_code != 200
    assert signed_in(ledger, "of-lms").post(NEW, FORM).status_code == 403
    assert letters(picture(ledger))[0].state == "draft"


def test_a_draft_is_not_seen_by_who_reads_what_is_public(
    reference_ledger: Ledger, signed_in: SignedIn
) -> None:
    ledger = reference_ledger
    address = drafted(ledger, signed_in)
    reader = signed_in(ledger, "reader")
    assert "geen brieven die u mag zien" in opened(reader, "/opvolging/brieven").text
    assert reader.get(f"{address}/brief.pdf").status_code == 404


def test_a_form_that_is_refused_keeps_what_was_typed_and_says_why(
    reference_ledger: Ledger, signed_in: SignedIn
) -> None:
    client = signed_in(reference_ledger, "writes")
    response = client.post(NEW, {**FORM, "soort": "", "beeld-van": "juli"})
    assert response.status_code == 422
    page = read_page(response.content.decode())
    typed = {one.attributes.get("name"): one for one in page.elements}
    assert words(typed["over"].text) == "report/report-2015 report/report-2019"
    assert typed["beeld-van"].attributes["value"] == "juli"
    strange = client.post(NEW, {**FORM, "over": "report/nowhere"})
    assert strange.status_code == 422
    assert "report/nowhere" in strange.content.decode()
    assert not letters(picture(reference_ledger))


def test_a_letter_of_no_party_is_told_so_at_its_field(reference_ledger: Ledger, signed_in: SignedIn) -> None:
    client = signed_in(reference_ledger, "writes")
    answer = client.post(NEW, {**FORM, "partij": ""})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "vul dit in" in text
    assert "korpsleiding" in text
    assert letters(picture(reference_ledger)) == ()


def test_a_sentence_that_another_changed_meanwhile_is_not_overwritten(
    reference_ledger: Ledger, signed_in: SignedIn
) -> None:
    ledger = reference_ledger
    address = drafted(ledger, signed_in)
    form = opened(signed_in(ledger, "writes"), f"{address}/zin/running")
    other = opened(signed_in(ledger, "reads-it-too"), f"{address}/zin/running")
    assert other.send("vastleggen", zin="De ander.").status == 302
    late = form.send("vastleggen", zin="De eerste.")
    assert late.status == 422
    assert "intussen veranderd" in late.text
    assert "De eerste." in late.html
    left = opened(signed_in(ledger, "writes"), f"{address}/zin/running").send("weglaten")
    assert left.status == 302
    assert "De ander." not in opened(form.client, address).text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_speak_both_languages_and_the_letter_stays_dutch(
    reference_ledger: Ledger, signed_in: SignedIn, lang: Lang
) -> None:
    address = drafted(reference_ledger, signed_in)
    client = signed_in(reference_ledger, "writes")
    page = opened(client, f"{ROOTS[lang]}{address}")
    assert say("web.letters.lead.draft", lang) in page.text
    assert "ontving het rapport van 2019" in page.text
    assert say("web.letters.title", lang) in opened(client, f"{ROOTS[lang]}/opvolging/brieven").text
    assert opened(client, f"{ROOTS[lang]}{NEW}").status == 200
    heads = [one for one in read_page(page.html).elements if one.tag == "h2" and one.attributes.get("lang")]
    assert len(heads) > 5


def test_what_is_no_letter_or_no_step_is_not_found(reference_ledger: Ledger, signed_in: SignedIn) -> None:
    address = drafted(reference_ledger, signed_in)
    client = signed_in(reference_ledger, "reads-it-too")
    assert client.get("/opvolging/brieven/niets").status_code == 404
    assert client.post(f"{address}/stap/dance", {"partij": INSPECTION}).status_code == 404
    assert client.get(f"{address}/stap/approve").status_code == 405
    assert isinstance(opened(client, address), Sent)
