# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The mail server of the settings: ``smtp://``, with STARTTLS if it offers that, or ``smtps://``."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from kamerbreed.notices._errors import NoticeError

_TIMEOUT_S = 30
_PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where mail goes. Name and password go over an encrypted line only."""

    host: str
    port: int
    encrypted: bool
    user: str = ""
    password: str = ""

    @contextmanager
    def connected(self, context: ssl.SSLContext | None = None) -> Iterator[smtplib.SMTP]:
        """A connection, encrypted where the server can. Raises NoticeError."""
        trust = context or ssl.create_default_context()
        try:
            with self._open(trust) as server:
                server.ehlo()
                secure = self.encrypted
                if not secure and server.has_extn("starttls"):
                    server.starttls(context=trust)
                    server.ehlo()
                    secure = True
                if self.user:
                    if not secure:
                        raise NoticeError("notices.unencrypted", host=self.host)
                    server.login(self.user, self.password)
                yield server
        except (OSError, smtplib.SMTPException) as error:
            raise NoticeError("notices.server", host=self.host, problem=_plain(error)) from error

    def _open(self, trust: ssl.SSLContext) -> smtplib.SMTP:
        if self.encrypted:
            return smtplib.SMTP_SSL(self.host, self.port, timeout=_TIMEOUT_S, context=trust)
        return smtplib.SMTP(self.host, self.port, timeout=_TIMEOUT_S)


def read_server(url: str) -> MailServer:
    """The server that a setting names: ``smtps://USER:PASSWORD@HOST:PORT``. Raises NoticeError."""
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        raise NoticeError("notices.url") from None
    if parts.scheme not in _PORTS or not parts.hostname or parts.path not in ("", "/") or parts.query:
        raise NoticeError("notices.url")
    return MailServer(
        host=parts.hostname,
        port=port,
        encrypted=parts.scheme == "smtps",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def send(server: smtplib.SMTP, message: EmailMessage) -> None:
    """Hand over one mail. Raises NoticeError if the server does not take it."""
    try:
        server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise NoticeError("notices.refused", problem=_plain(error)) from error


def _plain(error: Exception) -> str:
    """What a server said, without what may be an address in it."""
    code = getattr(error, "smtp_code", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__
