# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in as a demo account: one click, only in a demo, and only at this machine."""

from django.http import HttpRequest, HttpResponse

from kamerbreed.accounts import AccountError
from kamerbreed.vocabulary import Lang
from kamerbreed.web import _accounts as accounts
from kamerbreed.web import _audit, _errors
from kamerbreed.web.sign_in._going import begin, following


def as_demo(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Sign in as the demo account of this name; as if there were no such page elsewhere than in a demo."""
    name = request.POST.get("account", "")
    try:
        account = accounts.the_accounts().find(name) if accounts.demo_allowed(request) else None
    except AccountError:
        account = None
    if account is None or not account.demo or not account.active:
        _audit.note(request, "sign-in refused", "", "refused")
        return _errors.absent(request, lang)
    return begin(request, lang, account, following(request, lang), strong=True)
