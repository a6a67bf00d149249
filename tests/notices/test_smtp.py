# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Mail goes to a real server, encrypted where it can be, and nothing secret goes over an open line."""

import ssl
from email.message import EmailMessage

import pytest

from kamerbreed.notices import MailServer, NoticeError, read_server, send
from tests.notices.mailbox import certificate, serving


@pytest.fixture(scope="module")
def contexts(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    return certificate(tmp_path_factory.mktemp("tls"))


def mail() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "van@x.example", "aan@x.example", "één"
    message.set_content("inhoud\n")
    return message


def refused(url: str) -> NoticeError:
    """What is told where this server cannot be sent to."""
    with pytest.raises(NoticeError) as told, read_server(url).connected() as server:
        send(server, mail())
    return told.value


def test_a_mail_arrives() -> None:
    with serving() as (box, port), read_server(f"smtp://127.0.0.1:{port}").connected() as server:
        send(server, mail())
    assert [one["Subject"] for one in box.mails] == ["één"]
    assert box.envelopes == [("van@x.example", ["aan@x.example"])]
    assert box.encrypted == [False]


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_that_can_is_spoken_to_encrypted_and_signed_in_to(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext], scheme: str
) -> None:
    ours, trust = contexts
    how = {"starttls": ours} if scheme == "smtp" else {"encrypted": ours}
    with serving(**how) as (box, port):
        url = f"{scheme}://wij:geheim%20woord@localhost:{port}"
        found = read_server(url)
        assert found.encrypted == (scheme == "smtps")
        with MailServer(
            host="127.0.0.1", port=port, encrypted=found.encrypted, user=found.user, password=found.password
        ).connected(trust) as server:
            send(server, mail())
    assert box.encrypted == [True]
    assert box.logins == [(b"wij", b"geheim woord")]


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_whose_certificate_is_not_trusted_gets_nothing(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext], scheme: str
) -> None:
    ours, _ = contexts
    how = {"starttls": ours} if scheme == "smtp" else {"encrypted": ours}
    with serving(**how) as (box, port):
        told = refused(f"{scheme}://wij:geheim%20woord@127.0.0.1:{port}")
    assert told.key == "notices.server"
    assert (box.mails, box.logins) == ([], [])


def test_no_password_goes_over_an_open_line() -> None:
    with serving() as (box, port):
        told = refused(f"smtp://wij:geheim%20woord@127.0.0.1:{port}")
    assert told.key == "notices.unencrypted"
    assert box.logins == []


def test_a_server_that_is_not_there_or_refuses_is_told_without_a_secret() -> None:
    told_absent = refused("smtp://wij:geheim@127.0.0.1:1")
    assert told_absent.key == "notices.server"
    assert "geheim" not in str(told_absent)
    with serving() as (box, port), read_server(f"smtp://127.0.0.1:{port}").connected() as server:
        box.refuse = "550 aan@x.example is vol"
        with pytest.raises(NoticeError) as told:
            send(server, mail())
        assert told.value.key == "notices.refused"
        assert "aan@x" not in str(told.value)
        box.refuse = ""
        send(server, mail())
    assert len(box.mails) == 1


@pytest.mark.parametrize(
    "url", ["x", "http://h", "smtp://", "smtp://h:x", "smtp://h/x", "smtp://h?x=1", "smtp://[", ""]
)
def test_a_setting_that_cannot_be_read_is_told_without_repeating_it(url: str) -> None:
    with pytest.raises(NoticeError) as told:
        read_server(url)
    assert told.value.key == "notices.url"
    assert not told.value.parts


def test_ports_have_their_usual_numbers() -> None:
    assert (read_server("smtp://h").port, read_server("smtps://h").port) == (25, 465)
