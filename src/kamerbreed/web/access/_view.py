# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Looking at access, and changing it. What may be is decided in ``accounts``; here it is told."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kamerbreed.accounts import AccountError, Grant
from kamerbreed.audit import AuditError
from kamerbreed.vocabulary import Lang, Told
from kamerbreed.web import _accounts as accounts
from kamerbreed.web import _audit
from kamerbreed.web._who import rights_of
from kamerbreed.web.access._page import show


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Who has which rights."""
    return show(request, lang)


def _known(key: str) -> str:
    """The key of an account that there is; nothing that was merely sent goes into the log."""
    return next((one.key for one in accounts.the_accounts().all() if one.key == key), "")


def _holder(number: str) -> str:
    """The key of the account that holds the grant of this number."""
    held = accounts.the_accounts().all()
    return next((one.key for one in held for given in one.given if str(given.number) == number), "")


def _change(
    request: HttpRequest, lang: Lang, action: str, on: str, change: Callable[[], object]
) -> HttpResponse:
    try:
        # One transaction: what cannot be logged is not changed.
        with accounts.the_accounts().whole():
            change()
            _audit.note(request, action, on, "done")
    except AuditError:
        raise
    except Told as error:
        _audit.note(request, action, on, "refused")
        return show(request, lang, status=400, wrong=error.in_language(lang))
    return redirect(reverse(f"access-{lang}"))


def give(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Give an account a role."""
    typed = request.POST
    party = typed.get("party", "").strip()
    grant = Grant(
        role=typed.get("role", ""),
        party=f"party/{party}" if party and "/" not in party else party,
        clearance=typed.get("clearance", ""),
    )
    key = typed.get("key", "")
    return _change(
        request,
        lang,
        "grant",
        _known(key),
        lambda: accounts.the_accounts().grant(rights_of(request), key, grant),
    )


def withdraw(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Withdraw a grant."""
    typed = request.POST.get("number", "")

    def change() -> None:
        if not (typed.isascii() and typed.isdigit() and len(typed) < 18):
            raise AccountError("account.grant.none")
        accounts.the_accounts().withdraw(rights_of(request), int(typed))

    return _change(request, lang, "withdraw", _holder(typed), change)


def reset_second_factor(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Take the second factor of an account away, so that a new one is enrolled."""
    key = request.POST.get("key", "")
    return _change(
        request,
        lang,
        "account",
        _known(key),
        lambda: accounts.the_accounts().reset_second_factor(rights_of(request), key),
    )


def set_active(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Let an account in, or keep it out."""
    key, active = request.POST.get("key", ""), request.POST.get("active", "") == "1"
    return _change(
        request,
        lang,
        "account",
        _known(key),
        lambda: accounts.the_accounts().set_active(rights_of(request), key, active=active),
    )
