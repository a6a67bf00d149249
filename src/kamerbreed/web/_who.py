# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who asks: the rights of a request, and what they let a picture show."""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from kamerbreed.accounts import NOBODY, Grant, Rights, SignedIn
from kamerbreed.picture import Viewer
from kamerbreed.vocabulary import Lang

PUBLIC_READER = Rights(grants=(Grant(role="reader"),))
"""Nobody in particular, where an installation lets everybody read what is public."""
NEXT = "verder"
"""The field that says where to go after signing in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What the frame says of who asks: his name and where to sign out, or where to sign in."""

    name: str = ""
    sign_in: str = ""
    sign_out: str = ""
    access: str = ""


def rights_of(request: HttpRequest) -> Rights:
    """The rights of who asks, of this moment."""
    found: Rights = getattr(request, "rights", NOBODY)
    return found


def signed_in(request: HttpRequest) -> SignedIn | None:
    """Whose session this is, also where the second factor is still wanted."""
    found: SignedIn | None = getattr(request, "signed_in", None)
    return found


def token_of(request: HttpRequest) -> str:
    """The token of the session; empty without one."""
    found: str = getattr(request, "session_token", "")
    return found


def everybody() -> Rights:
    """What is granted to who is not signed in."""
    return PUBLIC_READER if settings.READING == "public" else NOBODY


def sign_in_url(lang: Lang, following: str, name: str = "sign-in") -> str:
    """Where to sign in, to go on to this address."""
    return f"{reverse(f'{name}-{lang}')}?{NEXT}={quote(following)}"


def who_of(request: HttpRequest, lang: Lang) -> Who:
    """What the frame says of who asks."""
    who = signed_in(request)
    if who is None or not who.whole:
        return Who(sign_in=sign_in_url(lang, request.get_full_path()))
    everyone = who.rights.parties_that_may("administer") is None
    return Who(
        name=who.shown,
        sign_out=reverse(f"sign-out-{lang}"),
        access=reverse(f"access-{lang}") if everyone else "",
    )


def viewer_of(rights: Rights) -> Viewer:
    """The viewer of a picture, for somebody with these rights."""
    return Viewer(clearance=rights.clearance, parties=rights.parties, lower=rights.lower)
