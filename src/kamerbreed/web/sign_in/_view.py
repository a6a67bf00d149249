# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in with name and password, and signing out."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from kamerbreed.accounts import sign_in_name
from kamerbreed.vocabulary import Lang, say, say_number
from kamerbreed.web import _accounts as accounts
from kamerbreed.web import _audit, _errors
from kamerbreed.web._place import HOME
from kamerbreed.web._session import take_token
from kamerbreed.web._who import rights_of, token_of
from kamerbreed.web.sign_in._going import begin, following
from kamerbreed.web.sign_in._page import show


def wait_told(response: HttpResponse, wait: int) -> HttpResponse:
    """Says to programs too how long to wait."""
    response.headers["Retry-After"] = str(wait)
    return response


@sensitive_post_parameters("password")
def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The form, and what was typed in it."""
    if request.method != "POST":
        return show(request, lang)
    name, password = request.POST.get("name", "")[:200], request.POST.get("password", "")
    throttle, origin = accounts.the_throttle(), accounts.origin_of(request)
    plain = sign_in_name(name)
    if wait := throttle.admit(plain, origin):
        # Not told to the log, so that who guesses does not fill it; those that are admitted are.
        told = say("web.sign-in.wait", lang, n=say_number(wait, lang))
        return wait_told(show(request, lang, status=429, name=name, wrong=told), wait)
    account = accounts.the_accounts().check(name, password)
    if account is None:
        _audit.note(request, "sign-in refused", accounts.the_accounts().key_of(name), "refused")
        return show(request, lang, status=403, name=name, wrong=say("web.sign-in.wrong", lang))
    throttle.forgive(plain, origin)
    return begin(request, lang, account, following(request, lang))


@csrf_exempt
def sign_out(request: HttpRequest, lang: Lang) -> HttpResponse:
    """End the session.

    The button stands on every page, and a token in it would make each page another one. It needs none: a
    form elsewhere is sent without our cookie (SameSite), and so ends nothing; what says that it comes
    from elsewhere is refused.
    """
    sender = request.headers.get("Origin", "")
    if sender and urlsplit(sender).netloc != request.get_host():
        return _errors.forged(request)
    if token := token_of(request):
        _audit.note(request, "sign-out", rights_of(request).key, "done")
        accounts.the_accounts().close(token)
    response = redirect(HOME.url(lang))
    response.headers["Cache-Control"] = "private, no-cache"
    take_token(response)
    return response
