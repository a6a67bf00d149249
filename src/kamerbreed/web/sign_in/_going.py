# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Beginning a session, and where to go then."""

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from kamerbreed.accounts.stored import Account
from kamerbreed.vocabulary import Lang
from kamerbreed.web import _accounts as accounts
from kamerbreed.web import _audit
from kamerbreed.web._place import HOME
from kamerbreed.web._session import give_token
from kamerbreed.web._who import NEXT, sign_in_url, token_of

_MOST = 2_000


def following(request: HttpRequest, lang: Lang) -> str:
    """The page of this site to go to after signing in; the first page for anything else."""
    given = request.POST if request.method == "POST" else request.GET
    return safe(given.get(NEXT, ""), lang)


def safe(url: str, lang: Lang) -> str:
    """This address if it is a path of this site, else that of the first page."""
    fine = (
        url.startswith("/")
        and len(url) <= _MOST
        and url.isprintable()
        and url_has_allowed_host_and_scheme(url, allowed_hosts=None)
    )
    return url if fine else HOME.url(lang)


def begin(
    request: HttpRequest, lang: Lang, account: Account, url: str, *, strong: bool = False
) -> HttpResponse:
    """A new session with a new token, whatever the browser had; on to the page, or to the second factor."""
    held = accounts.the_accounts()
    whole = strong or not (account.enrolled or account.rights.needs_second_factor)
    # Before it happens: who cannot be logged does not get in.
    _audit.note(request, "sign-in", account.key, "done" if whole else "begun")
    if before := token_of(request):
        held.close(before)
    token = held.open(account.key, strong=strong)
    rotate_token(request)
    response = redirect(url if whole else sign_in_url(lang, url, "second-factor"))
    response.headers["Cache-Control"] = "private, no-cache"
    give_token(response, token)
    return response
