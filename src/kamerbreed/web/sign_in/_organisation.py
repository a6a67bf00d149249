# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in at the organisation: to its provider, and back from it. It grants nothing."""

import hmac
import logging
import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kamerbreed.vocabulary import Lang, Told
from kamerbreed.web import _accounts as accounts
from kamerbreed.web import _audit, _errors
from kamerbreed.web.sign_in._going import begin, following, safe
from kamerbreed.web.sign_in._page import show
from kamerbreed.web.sign_in._provider import ProviderError, the_provider

_LOG = logging.getLogger(__name__)
_SALT = "kamerbreed.oidc"
_ASKED_S = 600


def _cookie() -> str:
    return "__Host-kamerbreed-oidc" if settings.HTTPS else "kamerbreed-oidc"


def _returns_to(request: HttpRequest) -> str:
    # One address for both languages: it must be registered with the provider.
    return request.build_absolute_uri(reverse("sign-in-returned-nl"))


def at_organisation(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Send the browser to the provider; what must come back with it stays in a signed cookie."""
    if not settings.OIDC_ISSUER:
        return _errors.absent(request, lang)
    asked = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    try:
        address = the_provider().address(redirect_uri=_returns_to(request), **asked)
    except ProviderError as error:
        return _failed(request, lang, error, status=503)
    response = redirect(address)
    response.headers["Cache-Control"] = "no-store"
    kept = signing.dumps({**asked, "lang": lang, "following": following(request, lang)}, salt=_SALT)
    response.set_cookie(
        _cookie(), kept, max_age=_ASKED_S, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )
    return response


def returned(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Back from the provider: only in the browser that went there, for a known account."""
    if not settings.OIDC_ISSUER:
        return _errors.absent(request, lang)
    try:
        asked = signing.loads(request.COOKIES.get(_cookie(), ""), salt=_SALT, max_age=_ASKED_S)
    except signing.BadSignature:
        return _failed(request, lang, Told("oidc.state"))
    lang = "en" if asked["lang"] == "en" else "nl"
    url = safe(asked["following"], lang)
    try:
        response = _identified(request, lang, asked, url)
    except ProviderError as error:
        response = _failed(request, lang, error, url=url)
    response.set_cookie(_cookie(), "", max_age=0, secure=settings.HTTPS, httponly=True, samesite="Lax")
    return response


def _identified(request: HttpRequest, lang: Lang, asked: dict[str, str], url: str) -> HttpResponse:
    given = request.GET
    if not hmac.compare_digest(given.get("state", "").encode(), asked["state"].encode()):
        raise ProviderError("oidc.state")
    if given.get("iss", settings.OIDC_ISSUER).rstrip("/") != settings.OIDC_ISSUER:
        raise ProviderError("oidc.issuer", found=given["iss"], expected=settings.OIDC_ISSUER)
    if "error" in given or "code" not in given:
        raise ProviderError("oidc.refused", detail=given.get("error", "no code")[:100])
    found = the_provider().exchange(
        code=given["code"],
        redirect_uri=_returns_to(request),
        nonce=asked["nonce"],
        verifier=asked["verifier"],
    )
    account = accounts.the_accounts().of_subject(found.subject)
    if account is None or account.demo:
        raise ProviderError("oidc.nobody", subject=found.subject)
    return begin(request, lang, account, url, strong=found.strong)


def _failed(
    request: HttpRequest, lang: Lang, error: Told, *, status: int = 403, url: str = ""
) -> HttpResponse:
    _LOG.warning("sign-in at the organisation: %s", error)
    _audit.note(request, "sign-in refused", "", "refused")
    return show(request, lang, status=status, wrong=error.in_language(lang), url=url)
