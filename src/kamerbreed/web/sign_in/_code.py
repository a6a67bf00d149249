# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The second factor: a code of the authenticator, or first its enrolment."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kamerbreed.accounts import SignedIn, in_groups, otpauth
from kamerbreed.vocabulary import Lang, say, say_number
from kamerbreed.web import _accounts as accounts
from kamerbreed.web import _audit
from kamerbreed.web._answer import guarded
from kamerbreed.web._frame import plain_frame
from kamerbreed.web._place import Place
from kamerbreed.web._who import NEXT, sign_in_url, signed_in, token_of
from kamerbreed.web.sign_in._going import begin, following
from kamerbreed.web.sign_in._view import wait_told


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePage:
    """The form for a code; ``secret`` and ``otpauth`` where the authenticator is still to be told."""

    title: str
    lead: str
    action: str
    following: str
    wrong: str
    secret: str
    otpauth: str


def second_factor(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Asks for the code of who gave his password, and lets him in with it."""
    who, url = signed_in(request), following(request, lang)
    if who is None:
        return redirect(sign_in_url(lang, url))
    if who.whole:
        return redirect(url)
    if request.method != "POST":
        return _show(request, lang, who)
    throttle, origin, code = (
        accounts.the_throttle(),
        accounts.origin_of(request),
        request.POST.get("code", ""),
    )
    # One counter for the account, whoever has its password: a code has six digits.
    counted = f"code {who.key}"
    if wait := throttle.admit(counted, origin):
        told = say("web.sign-in.wait", lang, n=say_number(wait, lang))
        return wait_told(_show(request, lang, who, status=429, wrong=told), wait)
    held = accounts.the_accounts()
    right = held.check_code(who.key, code) if who.enrolled else held.enrol(token_of(request), code)
    if not right:
        _audit.note(request, "sign-in refused", who.key, "refused")
        return _show(request, lang, who, status=403, wrong=say("web.second-factor.wrong", lang))
    throttle.forgive(counted, origin)
    if not who.enrolled:
        _audit.note(request, "account", who.key, "done")
    return begin(request, lang, held.of_key(who.key), url, strong=True)


def _show(
    request: HttpRequest, lang: Lang, who: SignedIn, *, status: int = 200, wrong: str = ""
) -> HttpResponse:
    secret = "" if who.enrolled else accounts.the_accounts().secret_to_enrol(token_of(request))
    url = following(request, lang)
    page = CodePage(
        title=say("web.second-factor.title", lang),
        lead=say("web.second-factor.enrol" if secret else "web.second-factor.lead", lang),
        action=reverse(f"second-factor-{lang}"),
        following=url,
        wrong=wrong,
        secret=in_groups(secret),
        otpauth=otpauth(secret, who.name) if secret else "",
    )
    frame = plain_frame(Place(name="second-factor", extra=((NEXT, url),)), page.title, lang)
    context = {"lang": lang, "frame": frame, "page": page}
    return guarded(render(request, "kamerbreed/second_factor.html", context, status=status), lang)
