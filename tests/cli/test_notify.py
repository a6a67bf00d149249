# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The mail of a day goes once to each receiver, with what he may see; without a mail server nothing goes."""

import datetime
import pathlib
from collections.abc import Callable, Iterator, Sequence

import pytest
from typer.testing import CliRunner, Result

from kamerbreed.accounts import OPERATOR, Grant
from kamerbreed.accounts.stored import Accounts
from kamerbreed.audit import Entry, Log, Sought
from kamerbreed.cli import _notify
from kamerbreed.cli._commands import app
from kamerbreed.ledger import Ledger
from kamerbreed.notices import Due, NoticeError, Receiver
from kamerbreed.picture import Picture, Saying, Viewer, state
from kamerbreed.requests import Sending, send
from kamerbreed.vocabulary import Label
from tests.databases import Templates
from tests.notices.mailbox import Mailbox, serving
from tests.requests.made import ASKED, REQUEST, asked
from tests.world import CBS, LMS, ROOM, WORLD, says

NOW = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
DUE = Due(day=datetime.date(2026, 11, 10), text=Label("Antwoord op vraag", "Answer to question"), thing=ROOM)


def receiver(key: str = "a1", **rest: object) -> Receiver:
    given = {"address": "beheer@kamer.example", "viewer": Viewer(), "parties": (), "lang": "nl", **rest}
    return Receiver(key=key, **given)  # type: ignore[arg-type]


class Desk:
    """An installation in which mail is sent: its ledger, log and clock, and who receives."""

    def __init__(self, alias: str, folder: pathlib.Path) -> None:
        self.now = NOW
        self.ledger = Ledger(alias, clock=lambda: self.now)
        self.log = Log(folder / "audit", alias, clock=lambda: self.now)
        self.receivers: list[Receiver] = [receiver()]
        self.ledger.perform(state, Saying(statements=WORLD), recorded_by="test")
        self.now += datetime.timedelta(days=1)

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(app, ["notify", *words])


@pytest.fixture
def desk(
    templates_by_vendor: Callable[[str], Templates], tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    with templates_by_vendor("sqlite").copied() as alias:
        made = Desk(alias, tmp_path)
        monkeypatch.setattr(_notify, "ledger", lambda: made.ledger)
        monkeypatch.setattr(_notify, "log", lambda: made.log)
        monkeypatch.setattr(_notify, "receivers", lambda: made.receivers)
        monkeypatch.setattr(_notify, "SMTP_FROM", "kamerbreed@kamer.example")
        yield made


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    with serving() as (found, port):
        monkeypatch.setattr(_notify, "SMTP_URL", f"smtp://127.0.0.1:{port}")
        yield found


def test_who_receives_are_the_active_accounts_with_a_mailbox_that_may_read(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = Accounts(ledger.database)
    monkeypatch.setattr(_notify, "accounts", lambda: accounts)
    accounts.make_demo()
    for name in ("anna", "ben", "carla", "dirk"):
        accounts.add(name, "")
    keys = {one.name: one.key for one in accounts.all()}
    for name in ("anna", "ben", "carla"):
        accounts.set_mailbox(keys[name], f"{name}@kamer.example", "en")
    contributor = Grant(role="contributor", party=LMS, clearance="internal")
    for name in ("anna", "carla", "dirk"):
        accounts.grant(OPERATOR, keys[name], contributor)
    accounts.grant(OPERATOR, keys["anna"], Grant(role="reader"))
    accounts.set_active(OPERATOR, keys["carla"], active=False)
    (found,) = _notify.receivers()
    assert found == Receiver(
        key=keys["anna"],
        address="anna@kamer.example",
        viewer=Viewer(clearance="internal", parties=(LMS,)),
        parties=(LMS,),
        lang="en",
    )
    for given in accounts.find("anna").given:
        accounts.withdraw(OPERATOR, given.number)
    assert list(_notify.receivers()) == []


def test_a_request_that_is_late_stands_in_the_mail_of_who_was_asked(desk: Desk, box: Mailbox) -> None:
    world = asked(due_on="2026-11-10")
    world.does("2026-11-01", send, Sending(request=REQUEST, on="2026-11-01"))
    desk.ledger.perform(state, Saying(statements=world.said[len(WORLD) :]), recorded_by="test")
    desk.receivers = [receiver(parties=(LMS,)), receiver("a2", address="cbs@x.example", parties=(CBS,))]
    desk.run()
    of_lms, of_cbs = (one.get_content() for one in box.mails)
    assert of_lms.count("Te laat, 11 dagen na 10 november 2026: Vraag ") == len(ASKED)
    assert f"http://127.0.0.1:8000/verzoeken/{REQUEST.partition('/')[2]}" in of_lms
    assert "Te laat" not in of_cbs


def test_without_a_mail_server_nothing_is_sent_and_nothing_is_logged(desk: Desk) -> None:
    done = desk.run()
    assert done.exit_code == 0
    assert "KAMERBREED_SMTP_URL" in done.stdout
    assert desk.log.count(Sought()) == 0


def test_a_mail_tells_what_was_recorded_the_day_before_and_leads_to_it(desk: Desk, box: Mailbox) -> None:
    assert desk.run().exit_code == 0
    (mail,) = box.mails
    assert mail["Subject"] == "Kamerbreed: wat er op 20 november 2026 is vastgelegd"
    assert mail["From"].addresses[0].addr_spec == "kamerbreed@kamer.example"
    assert box.envelopes == [("kamerbreed@kamer.example", ["beheer@kamer.example"])]
    assert mail.get_content_type() == "text/plain"
    assert f"http://127.0.0.1:8000/zaak/{ROOM}" in mail.get_content()


def test_a_second_run_on_the_same_day_sends_nothing_and_one_the_day_after_only_news(
    desk: Desk, box: Mailbox
) -> None:
    assert "1 verstuurd" in desk.run().stdout
    assert "1 al eerder verstuurd" in desk.run().stdout
    assert len(box.mails) == 1
    desk.now += datetime.timedelta(days=1)
    assert "1 zonder nieuws" in desk.run().stdout
    assert len(box.mails) == 1


def test_each_receiver_reads_what_he_may_see_in_his_language(desk: Desk, box: Mailbox) -> None:
    desk.now = NOW + datetime.timedelta(hours=1)
    hidden = says(ROOM, "remark", "GEHEIM", key="k", sensitivity="confidential")
    desk.ledger.perform(state, Saying(statements=[hidden]), recorded_by="test")
    desk.now += datetime.timedelta(days=1)
    desk.receivers = [
        receiver("a1"),
        receiver("a2", viewer=Viewer(clearance="confidential"), lang="en", address="toezicht@x.example"),
    ]
    desk.run()
    first, second = (one.get_content() for one in box.mails)
    assert "Uitspraken: 1;" not in first
    assert "Statements: 1;" in second
    assert "/en/zaak/" in second


def test_the_mail_of_who_may_see_less_is_the_same_with_and_without_hidden_things(
    desk: Desk, box: Mailbox
) -> None:
    shown = desk.run("--dry-run").stdout
    desk.now = NOW + datetime.timedelta(hours=1)
    said = [
        says("site/verborgen", "exists", True, sensitivity="confidential"),
        says(ROOM, "remark", "GEHEIM", key="k", sensitivity="confidential"),
    ]
    desk.ledger.perform(state, Saying(statements=said), recorded_by="test")
    desk.now += datetime.timedelta(days=1) - datetime.timedelta(hours=1)
    assert desk.run("--dry-run").stdout == shown


def test_what_is_due_is_told_ahead_and_what_is_late_with_its_days(
    desk: Desk, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def due_dates(picture: Picture, party: str) -> Sequence[Due]:
        assert party == LMS
        day = datetime.timedelta(days=1)
        return [
            DUE,
            *(Due(day=DUE.day + n * day, text=Label(f"nl{n}", f"en{n}"), thing=ROOM) for n in (12, 40)),
        ]

    monkeypatch.setattr(_notify, "due_of_all", due_dates)
    desk.now += datetime.timedelta(days=5)
    desk.receivers = [receiver(parties=(LMS,))]
    desk.run()
    (mail,) = box.mails
    text = mail.get_content()
    assert "Te laat, 16 dagen na 10 november 2026: Antwoord op vraag" in text
    assert "Te laat, 4 dagen na 22 november 2026: nl12" in text
    assert "nl40" not in text


def test_a_mail_that_failed_is_tried_again_and_others_are_not_held_up(desk: Desk, box: Mailbox) -> None:
    desk.receivers = [receiver("a1"), receiver("a2", address="twee@x.example")]
    box.refuse = "451 later"
    done = desk.run()
    assert done.exit_code == 1
    assert "2 mislukt" in done.stdout
    box.refuse = ""
    assert "2 verstuurd" in desk.run().stdout
    assert "2 al eerder verstuurd" in desk.run().stdout
    assert len(box.mails) == 2
    results = [one.entry.result for one in desk.log.read(Sought(object="/a1"), limit=10)]
    assert results == ["done", "begun", "failed", "begun"]
    assert "kamer.example" not in desk.log._file.path.read_text()


def test_a_run_that_was_killed_does_not_lead_to_a_second_mail(desk: Desk, box: Mailbox) -> None:
    desk.log.write(Entry(action="notify", object="notice/2026-11-21/a1", result="begun"))
    assert "1 al eerder verstuurd" in desk.run().stdout
    assert box.mails == []


def test_nothing_is_sent_that_cannot_be_logged(desk: Desk, box: Mailbox) -> None:
    desk.log._file.path.parent.write_text("in the way")
    assert desk.run().exit_code != 0
    assert box.mails == []
    desk.log._file.path.parent.unlink()
    desk.run()
    assert len(box.mails) == 1


def test_a_dry_run_shows_the_mail_and_sends_and_logs_nothing(desk: Desk, box: Mailbox) -> None:
    shown = desk.run("--dry-run").stdout
    assert "beheer@kamer.example" in shown
    assert "wat er op 20 november 2026 is vastgelegd" in shown
    assert (box.mails, desk.log.count(Sought())) == ([], 0)


@pytest.mark.parametrize(
    "address",
    [
        "a@b.example\nBcc: c@d.example",
        "a@b.example, c@d.example",
        "a b@c",
        "<a@b.example>",
        "a",
        "a@-\r\n",
        "a@" + "b" * 253,
    ],
)
def test_an_address_that_could_be_more_than_one_is_refused(desk: Desk, box: Mailbox, address: str) -> None:
    desk.receivers = [receiver(address=address)]
    done = desk.run()
    assert isinstance(done.exception, NoticeError)
    assert box.mails == []


def test_a_name_with_a_line_end_begins_no_header(desk: Desk, box: Mailbox) -> None:
    desk.now = NOW + datetime.timedelta(hours=1)
    named = [says(LMS, "name", "LMS Bcc: x@y.example \u2028 Subject: z", observed_on="2026-01-01")]
    desk.ledger.perform(state, Saying(statements=named), recorded_by="test")
    desk.now += datetime.timedelta(days=1)
    desk.run()
    (mail,) = box.mails
    assert mail["Bcc"] is None
    assert len(mail.get_all("Subject")) == 1
    assert box.envelopes[0][1] == ["beheer@kamer.example"]
