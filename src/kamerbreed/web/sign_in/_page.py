# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages to sign in are made of."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kamerbreed.vocabulary import Lang, say
from kamerbreed.web import _accounts as accounts
from kamerbreed.web._answer import guarded
from kamerbreed.web._frame import plain_frame
from kamerbreed.web._place import Place
from kamerbreed.web._who import NEXT, sign_in_url
from kamerbreed.web.sign_in._going import following


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoChoice:
    """A demo account to sign in as."""

    name: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    """The form to sign in, with what was typed but the password, and what was wrong with it."""

    title: str
    action: str
    following: str
    name: str
    wrong: str
    organisation: str
    demo_action: str
    demo: tuple[DemoChoice, ...]


def show(
    request: HttpRequest, lang: Lang, *, status: int = 200, name: str = "", wrong: str = "", url: str = ""
) -> HttpResponse:
    """The page to sign in."""
    url = url or following(request, lang)
    page = SignInPage(
        title=say("web.sign-in.title", lang),
        action=reverse(f"sign-in-{lang}"),
        following=url,
        name=name,
        wrong=wrong,
        organisation=sign_in_url(lang, url, "sign-in-organisation") if settings.OIDC_ISSUER else "",
        demo_action=reverse(f"sign-in-demo-{lang}"),
        demo=_demo(request),
    )
    frame = plain_frame(Place(name="sign-in", extra=((NEXT, url),)), page.title, lang)
    context = {"lang": lang, "frame": frame, "page": page}
    return guarded(render(request, "kamerbreed/sign_in.html", context, status=status), lang)


def _demo(request: HttpRequest) -> tuple[DemoChoice, ...]:
    if not accounts.demo_allowed(request):
        return ()
    found = accounts.the_accounts().all()
    return tuple(DemoChoice(name=one.name, shown=one.shown) for one in found if one.demo and one.active)
