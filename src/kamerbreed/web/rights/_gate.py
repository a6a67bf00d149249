# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The gate: who asks is read anew for every request, and what he may not do is refused here."""

import logging
from collections.abc import Callable

from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kamerbreed.accounts import NOBODY, Rights
from kamerbreed.audit import AuditError
from kamerbreed.vocabulary import Lang
from kamerbreed.web import _accounts as accounts
from kamerbreed.web import _audit, _errors
from kamerbreed.web._session import give_token, read_token, take_token
from kamerbreed.web._who import PUBLIC_READER, everybody, rights_of, sign_in_url, signed_in
from kamerbreed.web.rights._table import ANYONE, needed

_LOG = logging.getLogger(__name__)


class Gate:
    """Middleware that says who asks, and lets through what the table of routes allows him."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token, stale = read_token(request)
        try:
            who = accounts.the_accounts().read(token) if token else None
        except DatabaseError:
            _LOG.exception("the accounts cannot be read")
            return _errors.unavailable(request)
        request.rights = _rights(who.rights if who and who.whole else None)  # type: ignore[attr-defined]  # ours
        request.signed_in = who  # type: ignore[attr-defined]  # ours
        request.session_token = token if who else ""  # type: ignore[attr-defined]  # ours
        response = self._get_response(request)
        if token and not response.cookies:
            if who is None:
                take_token(response)
            elif stale:
                give_token(response, token)
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],
        kwargs: dict[str, Lang],
    ) -> HttpResponse | None:
        """Refuse what the table does not allow; nothing to let it through."""
        match = request.resolver_match
        name = (match.url_name if match else None) or ""
        by_verb = needed(name)
        verb = "GET" if request.method == "HEAD" else str(request.method)
        if by_verb and verb not in by_verb:
            return _errors.not_allowed(request, by_verb)
        capability = by_verb.get(verb, "")
        if capability == ANYONE or any(rights_of(request).may(one) for one in capability.split()):
            return None
        return _refused(request, kwargs.get("lang", "nl"))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Status 503 where the database does not answer, as for pages that read the ledger."""
        if not isinstance(exception, DatabaseError):
            return None
        _LOG.error("the accounts cannot be reached", exc_info=exception)
        return _errors.unavailable(request)


def _rights(found: Rights | None) -> Rights:
    """Who is signed in may at least what everybody may."""
    if found is None or found == NOBODY:
        return everybody()
    if everybody() == PUBLIC_READER and not found.may("read"):
        return Rights(key=found.key, name=found.name, grants=(*found.grants, *PUBLIC_READER.grants))
    return found


def _refused(request: HttpRequest, lang: Lang) -> HttpResponse:
    """To the page to sign in for who is not, or has yet to give his second factor; else status 403."""
    known = bool(rights_of(request).key)
    if known or request.method not in _errors.READ_ONLY:
        if not _told(request):
            return _errors.unlogged(request)
        return _errors.forbidden(request, lang) if known else _errors.unknown(request, lang)
    # To be led to the page to sign in is no refusal, and whoever has no account does not fill the log.
    page = "sign-in" if signed_in(request) is None else "second-factor"
    response = redirect(sign_in_url(lang, request.get_full_path(), page))
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _told(request: HttpRequest) -> bool:
    """Tell the log of a refusal; False if it cannot be told."""
    try:
        _audit.note(request, "refused", _audit.route_of(request), "refused")
    except AuditError:
        _LOG.exception("the audit log cannot be written")
        return False
    return True


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Status 403: a form that did not come from a page of ours, or from one of too long ago."""
    return _errors.forged(request) if _told(request) else _errors.unlogged(request)
