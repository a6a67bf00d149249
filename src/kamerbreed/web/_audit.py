# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What pages do, told to the audit log before it happens: what cannot be logged ends with status 503."""

import functools
from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kamerbreed.audit import Entry, Log
from kamerbreed.ledger import Witness, Written
from kamerbreed.vocabulary import Lang
from kamerbreed.web import _errors
from kamerbreed.web._who import rights_of

_NAMED = 1_000
"""Characters of the things that an opening names; the others are counted."""


@functools.cache
def the_log() -> Log:
    """The one log of this process."""
    return Log(settings.AUDIT)


def note(
    request: HttpRequest, action: str, object: str, result: str, detail: str = "", *, party: str = ""
) -> None:
    """Write down what is about to be done, or what was refused. Raises AuditError: then it must not be done.

    Inside a transaction of the database it belongs to that transaction. ``object`` and ``detail`` hold no
    name, value, password or token; see ``kamerbreed.audit.Entry`` for the actions and results that there are.
    """
    the_log().write(_entry(request, action, object, result, detail, party))


def witness(request: HttpRequest, action: str, *, party: str = "") -> Witness:
    """What ``ledger.perform`` takes so that exactly what it stores is logged, or nothing is stored."""

    def look(written: Written) -> None:
        the_log().write(_entry(request, action, written.object, "done", written.detail, party))

    return look


def note_opening(request: HttpRequest, things: Sequence[str]) -> None:
    """Write down that these things are shown, of which something is not public; nothing if there are none.

    One entry for a page, with the thing as its object, or the page and as many things as fit; how many more
    there are is said. Raises AuditError: then the page must not be shown.
    """
    named = list(dict.fromkeys(things))
    if not named:
        return
    if len(named) == 1:
        note(request, "open", named[0], "done", f"page:{route_of(request)}")
        return
    fitting: list[str] = []
    for one in named:
        if sum(len(thing) + 1 for thing in fitting) + len(one) > _NAMED:
            break
        fitting.append(one)
    more = len(named) - len(fitting)
    words = [f"things:{len(named)}", *fitting, *([f"also:{more}"] if more else [])]
    note(request, "open", route_of(request), "done", " ".join(words))


def refused(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Status 403 for who may not do this, once the log tells of it."""
    note(request, "refused", route_of(request), "refused")
    return _errors.forbidden(request, lang)


def route_of(request: HttpRequest) -> str:
    """The name of the page that is asked for. Never its address, which may hold what must not be logged."""
    found = request.resolver_match
    return (found.view_name or "").removesuffix("-nl").removesuffix("-en") if found else ""


def _entry(  # noqa: PLR0917  # the fields of an entry, in their order
    request: HttpRequest, action: str, on: str, result: str, detail: str, party: str
) -> Entry:
    return Entry(
        action=action,
        object=on,
        result=result,
        origin=str(request.META.get("REMOTE_ADDR", "")),
        actor=rights_of(request).key,
        party=party,
        detail=detail,
    )
