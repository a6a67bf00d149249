# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The cookie of who is signed in: a random token, signed with the time at which it was last shown.

So idle sessions end without a word to the database at every page.
"""

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.http import HttpRequest, HttpResponse

from kamerbreed.accounts.stored import IDLE_S

_REFRESHED_AFTER_S = 60
_SIGNER = TimestampSigner(salt="kamerbreed.session")


def cookie_name() -> str:
    """With https a name that browsers take from this host alone, and only over https."""
    return "__Host-kamerbreed-session" if settings.HTTPS else "kamerbreed-session"


def read_token(request: HttpRequest) -> tuple[str, bool]:
    """The token that the browser shows, and whether it is to be signed anew; empty if idle for too long."""
    shown = request.COOKIES.get(cookie_name(), "")
    if not shown:
        return "", False
    try:
        token = _SIGNER.unsign(shown, max_age=IDLE_S)
    except BadSignature:
        return "", False
    try:
        _SIGNER.unsign(shown, max_age=_REFRESHED_AFTER_S)
    except SignatureExpired:
        return token, True
    return token, False


def give_token(response: HttpResponse, token: str) -> None:
    """Have the browser keep this token until it closes."""
    response.set_cookie(
        cookie_name(),
        _SIGNER.sign(token),
        secure=settings.HTTPS,
        httponly=True,
        # Lax and not Strict: who follows a link in a letter is still signed in. A form elsewhere lacks it.
        samesite="Lax",
    )


def take_token(response: HttpResponse) -> None:
    """Have the browser forget its token."""
    response.set_cookie(cookie_name(), "", max_age=0, secure=settings.HTTPS, httponly=True, samesite="Lax")
