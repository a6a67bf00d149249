# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A file is entered from the pages whole or not at all, once, and only as its verdicts were looked at."""

import json
import re
import subprocess
import sys
import threading
import time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kamerbreed.ledger import Ledger
from kamerbreed.picture import Coordinates, state
from kamerbreed.web import _entering
from kamerbreed.web.imports import _work
from kamerbreed.web.imports._folder import Folder
from kamerbreed.web.models import Job
from tests.web.conftest import SignedIn
from tests.web.forms import Sent, opened
from tests.world import CBS, LMS, OTHER_ROOM, ROOM, WORLD, saying, says

FORM = {"partij": LMS, "grond": "documented", "bron_1": "source/2021", "soort": "control-room"}
PATIENCE_S = 60


@pytest.fixture
def world(ledger: Ledger) -> Ledger:
    """A ledger that knows the staff of one room."""
    ledger.perform(
        state, saying(*WORLD, says(ROOM, "staff", 150, observed_on="2024-01-01")), recorded_by="test"
    )
    return ledger


def csv_of(*rows: str, heads: str = "id;personeel [personen];plaats") -> SimpleUploadedFile:
    """A file with these rows."""
    return SimpleUploadedFile("kamers.csv", "\n".join([heads, *rows, ""]).encode())


def sent(client: Client, file: SimpleUploadedFile) -> Sent:
    """Send a file; gives the page of its job."""
    done = opened(client, "/invoer").send(files={"invoer": file})
    assert done.status == 303, done.text
    return opened(client, done.location)


def settled(page: Sent) -> Sent:
    """The page of a job once nobody works on it."""
    limit = time.monotonic() + PATIENCE_S
    while 'id="going"' in (page := opened(page.client, page.address)).html:
        assert time.monotonic() < limit
        time.sleep(0.05)
    return page


def tried(page: Sent, **typed: str) -> Sent:
    """Try a file with what is typed."""
    done = page.send("proef", **{**FORM, **typed})
    assert done.status == 303, done.text
    return settled(page)


def staff(ledger: Ledger, room: str = ROOM) -> list[tuple[str, str | None]]:
    """Who says how many people work in a room."""
    voices = ledger.picture(Coordinates(valid_at=ledger.today())).fact(room, "staff").voices
    return [(one.entry.said.stated_by, one.entry.said.value) for one in voices]


def test_a_file_is_tried_cell_by_cell_and_then_entered(world: Ledger, signed_in: SignedIn) -> None:
    client = signed_in(world, "analyst")
    page = sent(client, csv_of(f"{OTHER_ROOM};80;Den Haag"))
    looked = tried(page, peildatum="2025-01-01")
    assert "nieuw: 2" in looked.text
    assert "Invoeren zou 2 uitspraken toevoegen" in looked.text
    assert OTHER_ROOM in looked.text
    assert staff(world, OTHER_ROOM) == []
    report = client.get(f"{page.address}/csv")
    assert report.status_code == 200
    assert "80" in report.content.decode("utf-8-sig")
    assert looked.send("invoeren").status == 303
    done = settled(looked)
    assert "2 uitspraken zijn ingevoerd" in done.text
    assert staff(world, OTHER_ROOM) == [(LMS, "80")]
    voice = world.picture().fact(OTHER_ROOM, "staff").voices[0]
    assert voice.entry.recorded_by == "analyst"
    assert voice.entry.said.sources == ("source/2021",)
    again = tried(sent(client, csv_of(f"{OTHER_ROOM};80;Den Haag")), peildatum="2025-01-01")
    assert "invoeren zou niets toevoegen" in again.text
    assert ">Voer het in<" not in again.html


def test_a_fault_names_its_cell_and_nothing_is_entered(world: Ledger, signed_in: SignedIn) -> None:
    page = sent(signed_in(world, "analyst"), csv_of(f"{OTHER_ROOM};veel;Den Haag", f"{ROOM};160;Drachten"))
    looked = tried(page, peildatum="2025-01-01")
    assert "1 fouten staan in de weg" in looked.text
    assert "rij 2, kolom B" in looked.text
    assert ">Voer het in<" not in looked.html
    forced = looked.send("invoeren")
    assert forced.status == 303
    assert "geweigerd; niets ingevoerd" in settled(looked).text
    assert staff(world, OTHER_ROOM) == []


def test_what_a_difference_means_is_chosen(world: Ledger, signed_in: SignedIn) -> None:
    page = sent(signed_in(world, "analyst"), csv_of(f"{ROOM};160;"))
    assert "fouten staan in de weg" in tried(page).text
    lacking = opened(page.client, page.address).send("proef", **FORM, verschil="veranderd")
    assert lacking.status == 422
    assert lacking.fields["partij"] == LMS
    wrong = tried(page, verschil="fout", toelichting="verteld")
    assert "1 eerdere uitspraken worden ingetrokken" in wrong.text
    wrong.send("invoeren")
    settled(wrong)
    assert staff(world) == [(LMS, "160")]


def test_unknown_columns_are_told_and_can_be_left_unread(world: Ledger, signed_in: SignedIn) -> None:
    page = sent(
        signed_in(world, "analyst"), csv_of(f"{OTHER_ROOM};80;x", heads="id;personeel [personen];Kleur")
    )
    looked = tried(page, peildatum="2025")
    assert "Onbekend in dit bestand: Kleur" in looked.text
    assert "Invoeren zou 1 uitspraken" in tried(looked, negeer="Kleur", peildatum="2025").text


def test_a_mapping_is_proposed_corrected_and_offered_again(world: Ledger, signed_in: SignedIn) -> None:
    client = signed_in(world, "analyst")
    rows = (f"{OTHER_ROOM};81",)
    page = sent(client, csv_of(*rows, heads="id;aantal mensen"))
    mapping = json.loads(page.fields["koppeling"])
    (sheet,) = mapping["sheets"].values()
    sheet["kind"] = "control-room"
    assert sheet["columns"] == {"aantal mensen": {"ignore": True}}
    sheet["columns"]["aantal mensen"] = {"property": "staff"}
    looked = tried(page, koppeling=json.dumps(mapping), koppeling_eigen="ja", peildatum="2025")
    assert "Invoeren zou 1 uitspraken" in looked.text
    looked.send("invoeren")
    settled(looked)
    assert staff(world, OTHER_ROOM) == [(LMS, "81")]
    again = sent(client, csv_of(*rows, heads="id;aantal mensen"))
    assert json.loads(again.fields["koppeling"]) == mapping
    broken = tried(sent(client, csv_of(*rows)), koppeling="{", koppeling_eigen="ja")
    assert "niet gelukt" in broken.text
    assert str(Folder("x").path.parent) not in broken.html


def test_a_new_source_comes_in_with_the_file(world: Ledger, signed_in: SignedIn) -> None:
    page = sent(signed_in(world, "of-lms"), csv_of(f"{OTHER_ROOM};80;Den Haag"))
    looked = tried(
        page, bron_1="", bron_nieuw_titel="Opgave 2025", bron_nieuw_openbaar="2025-02-01", peildatum="2025"
    )
    assert "Invoeren zou 5 uitspraken" in looked.text
    looked.send("invoeren")
    settled(looked)
    (source,) = world.picture().fact(OTHER_ROOM, "staff").voices[0].entry.said.sources
    assert world.picture().one(source, "published_on") == "2025-02-01"


def test_a_file_says_nothing_for_another_party_and_sees_nothing_hidden(
    world: Ledger, signed_in: SignedIn
) -> None:
    hidden = [
        says("control-room/geheim", "exists", True, sensitivity="confidential"),
        says(OTHER_ROOM, "staff", 99, observed_on="2025", sensitivity="confidential", stated_by=CBS),
    ]
    world.perform(state, saying(*hidden), recorded_by="test")
    client = signed_in(world, "of-cbs")
    heads = "id;personeel [personen];afgever"
    other = tried(sent(client, csv_of(f"{OTHER_ROOM};80;{LMS}", heads=heads)), partij=CBS, peildatum="2025")
    assert "u mag niet spreken voor party/lms" in other.text
    own = tried(sent(client, csv_of(f"{OTHER_ROOM};80;{CBS}", heads=heads)), partij=CBS, peildatum="2025")
    assert "99" not in own.text
    assert "nieuw: 1" in own.text
    named = csv_of(f"{OTHER_ROOM};control-room/geheim", heads="id;uitwijkmeldkamer")
    told = tried(sent(client, named), partij=CBS, peildatum="2025")
    nowhere = csv_of(f"{OTHER_ROOM};control-room/nergens", heads="id;uitwijkmeldkamer")
    assert "er is geen meldkamer control-room/geheim" in told.text
    assert "er is geen meldkamer control-room/nergens" in tried(sent(client, nowhere), partij=CBS).text


@pytest.mark.parametrize("who", ["nobody", "reader", "approves"])
def test_who_may_not_speak_enters_no_file(world: Ledger, signed_in: SignedIn, who: str) -> None:
    client = signed_in(world, who)
    # Who is not signed in is led to where he can.
    assert client.get("/invoer").status_code == (302 if who == "nobody" else 403)
    assert client.post("/invoer", {"invoer": csv_of("x")}).status_code == 403


def test_the_job_of_another_is_not_there(world: Ledger, signed_in: SignedIn) -> None:
    page = sent(signed_in(world, "analyst"), csv_of(f"{OTHER_ROOM};80;x"))
    other = signed_in(world, "other")
    for address in (page.address, f"{page.address}/csv", f"{page.address}/voortgang"):
        assert other.get(address).status_code == 404
    assert other.post(page.address, {"stap": "proef"}).status_code == 404


def test_the_same_file_sent_twice_by_one_submit_is_one_job(world: Ledger, signed_in: SignedIn) -> None:
    form = opened(signed_in(world, "analyst"), "/invoer")
    first, second = (form.send(files={"invoer": csv_of(f"{OTHER_ROOM};80;x")}) for _ in range(2))
    assert first.location == second.location
    assert _work.jobs(world).count() == 1
    assert form.send(files={"invoer": SimpleUploadedFile("a.csv", b"")}).location == first.location
    empty = opened(form.client, "/invoer").send(files={"invoer": SimpleUploadedFile("a.csv", b"")})
    assert empty.status == 422


def test_a_file_that_is_none_is_told(world: Ledger, signed_in: SignedIn) -> None:
    page = sent(signed_in(world, "analyst"), SimpleUploadedFile("../../kaart.xlsx", b"%PDF-1.7"))
    told = tried(page)
    assert "niet gelukt" in told.text
    assert "een PDF" in told.text
    assert page.address in told.html


# --- long jobs -------------------------------------------------------------------------------------


class Held:
    """Holds a job between its lock and its last statement, until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()
        real = _entering.enter

        def enter(ledger: Ledger, act: Any, intent: Any, *, progress: Any, **rest: Any) -> Any:
            def slowly(done: int, total: int) -> None:
                self.reached.set()
                assert self.go_on.wait(PATIENCE_S)
                progress(done, total)

            return real(ledger, act, intent, progress=slowly, **rest)

        monkeypatch.setattr(_work, "enter", enter)


def test_a_job_shows_how_far_it_is_and_can_be_cancelled_with_nothing_entered(
    world: Ledger, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = tried(sent(signed_in(world, "analyst"), csv_of(f"{OTHER_ROOM};80;x")), peildatum="2025")
    held = Held(monkeypatch)
    looked.send("invoeren")
    assert held.reached.wait(PATIENCE_S)
    going = Folder(looked.address.rpartition("/")[2])
    assert going.is_claimed()
    going.cancel()
    held.go_on.set()
    done = settled(looked)
    assert "afgebroken; niets ingevoerd" in done.text
    assert staff(world, OTHER_ROOM) == []
    assert done.send("proef").status == 303
    assert settled(looked).send("invoeren").status == 303
    assert "ingevoerd" in settled(looked).text
    assert staff(world, OTHER_ROOM) == [(LMS, "80")]


def test_what_changed_since_the_trial_is_looked_at_again(world: Ledger, signed_in: SignedIn) -> None:
    looked = tried(
        sent(signed_in(world, "analyst"), csv_of(f"{ROOM};160;")), verschil="fout", toelichting="x"
    )
    world.perform(state, saying(says(ROOM, "staff", 155, observed_on="2024-06")), recorded_by="test")
    looked.send("invoeren")
    done = settled(looked)
    assert "geweigerd; niets ingevoerd" in done.text
    assert "veranderd sinds de proef" in done.text
    assert (LMS, "160") not in staff(world)


@pytest.mark.parametrize("entered", [False, True])
def test_a_server_that_was_killed_leaves_the_job_interrupted_or_entered_and_nothing_half(
    world: Ledger, signed_in: SignedIn, *, entered: bool
) -> None:
    looked = tried(sent(signed_in(world, "analyst"), csv_of(f"{OTHER_ROOM};80;x")), peildatum="2025")
    key = looked.address.rpartition("/")[2]
    # Another process claims the job, begins, and is killed.
    holding = (
        "import fcntl, os, sys, time; n = os.open(sys.argv[1], os.O_RDWR);"
        "fcntl.flock(n, fcntl.LOCK_EX); print('held', flush=True); time.sleep(600)"
    )
    lock = Folder(key).path / "lock"
    with subprocess.Popen([sys.executable, "-c", holding, str(lock)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        _work.jobs(world, key).update(state=Job.RUNNING, entering=True)
        if entered:
            said = says(OTHER_ROOM, "staff", 80, observed_on="2025")
            world.perform(
                state, saying(said), recorded_by="analyst", batch=_work.jobs(world, key).get().batch
            )
        assert "bezig" in opened(looked.client, looked.address).text
        assert not _work.submit(world, key, None, entering=True, witness=None)  # type: ignore[arg-type]  # it is never used
        other.kill()
    page = opened(looked.client, looked.address)
    if entered:
        assert "1 uitspraken zijn ingevoerd" in page.text
        return
    assert "onderbroken door een herstart; niets ingevoerd" in page.text
    assert "onderbroken" in opened(looked.client, "/invoer").text
    assert staff(world, OTHER_ROOM) == []
    assert page.send("invoeren").status == 303
    assert "ingevoerd" in settled(page).text
    assert staff(world, OTHER_ROOM) == [(LMS, "80")]


def test_entering_a_batch_again_adds_nothing(world: Ledger, signed_in: SignedIn) -> None:
    looked = tried(sent(signed_in(world, "analyst"), csv_of(f"{OTHER_ROOM};80;x")), peildatum="2025")
    looked.send("invoeren")
    settled(looked)
    key = looked.address.rpartition("/")[2]
    rows = len(world.picture().table)
    _work.jobs(world, key).update(state=Job.JUDGED)
    page = opened(looked.client, looked.address)
    page.send("invoeren")
    settled(page)
    assert len(world.picture().table) == rows


def test_a_page_while_a_job_goes_on_refreshes_without_scripts(world: Ledger, signed_in: SignedIn) -> None:
    page = sent(signed_in(world, "analyst"), csv_of(f"{OTHER_ROOM};80;x"))
    folder = Folder(page.address.rpartition("/")[2])
    claim = folder.claim()
    assert claim is not None
    _work.jobs(world, folder.key).update(state=Job.RUNNING)
    going = opened(page.client, page.address)
    assert re.search(r'<noscript><meta http-equiv="refresh" content="\d+"></noscript>', going.html)
    assert ">Breek af<" in going.html
    told = page.client.get(f"{page.address}/voortgang").json()
    assert told["going"] is True
    assert going.send("annuleren").status == 303
    assert folder.is_cancelled()
    _work.release(claim)
    assert "onderbroken" in opened(page.client, page.address).text
