# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A mail server of this machine that keeps what it is given."""

import pathlib
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Mailbox:
    """What was delivered; ``refuse`` is what the server says instead of taking a mail."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.envelopes: list[tuple[str, list[str]]] = []
        self.encrypted: list[bool] = []
        self.logins: list[tuple[bytes, bytes]] = []
        self.refuse = ""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  # its name
        if self.refuse:
            return self.refuse
        found = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(found, EmailMessage)
        self.mails.append(found)
        self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))
        self.encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        return "250 OK"

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: Any, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"geheim woord")


def certificate(folder: pathlib.Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A context of a server called localhost, and one that trusts it."""
    key, pem = folder / "key.pem", folder / "cert.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost".split()
    command += ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", str(key), "-out", str(pem)]
    subprocess.run(command, check=True, capture_output=True)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(pem, key)
    return ours, ssl.create_default_context(cafile=str(pem))


class _Server(Controller):
    def __init__(self, box: Mailbox, *, starttls: ssl.SSLContext | None = None, **rest: Any) -> None:
        self._box, self._starttls = box, starttls
        super().__init__(box, hostname="127.0.0.1", port=0, **rest)

    def factory(self) -> SMTP:
        return SMTP(
            self._box,
            hostname="localhost",
            tls_context=self._starttls,
            authenticator=self._box.authenticate,
            auth_require_tls=False,
        )

    def _trigger_server(self) -> None:
        """The port is drawn by the system, so it is known only now."""
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def serving(
    *, starttls: ssl.SSLContext | None = None, encrypted: ssl.SSLContext | None = None
) -> Iterator[tuple[Mailbox, int]]:
    """A server, and the port on which it listens."""
    box = Mailbox()
    server = _Server(box, starttls=starttls, ssl_context=encrypted)
    server.start()
    try:
        yield box, server.port
    finally:
        server.stop()
