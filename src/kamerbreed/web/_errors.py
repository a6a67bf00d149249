# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Pages for what cannot be shown: they say what is wrong and what can be done, and never read the ledger."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kamerbreed.vocabulary import LANGUAGES, Lang, say
from kamerbreed.web._coordinates import CoordinatesError
from kamerbreed.web._frame import bare_frame
from kamerbreed.web._place import HOME

READ_ONLY = ("GET", "HEAD")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A field of the address that is wrong, with what stands there and what is expected."""

    field: str
    value: str
    expected: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is wrong, said in one language."""

    lang: Lang
    title: str
    text: str
    back: str
    home: str
    wrong: tuple[Wrong, ...] = ()


def bad_coordinates(request: HttpRequest, error: CoordinatesError, lang: Lang) -> HttpResponse:
    """Status 400: which fields of the address are wrong, and what is expected there."""
    wrong = tuple(
        Wrong(field=one.field, value=one.value, expected=say(one.expected, lang)) for one in error.violations
    )
    return _respond(request, "coordinates", 400, (lang,), wrong)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Status 400: a request that cannot be read at all."""
    return _respond(request, "request", 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Status 404: no page has this address."""
    return _respond(request, "missing", 404)


def absent(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Status 404: the picture that is asked for does not tell of this."""
    return _respond(request, "absent", 404, (lang,))


def not_allowed(request: HttpRequest, verbs: Collection[str] = ("GET",)) -> HttpResponse:
    """Status 405: most pages are for reading, and some only take what is sent to them."""
    response = _respond(request, "method" if "GET" in verbs else "sent", 405)
    allowed = [one for verb in verbs for one in (READ_ONLY if verb == "GET" else (verb,))]
    response.headers["Allow"] = ", ".join(dict.fromkeys(allowed))
    return response


def forbidden(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Status 403: who asks has not the right to do this."""
    return _respond(request, "forbidden", 403, (lang,))


def unknown(request: HttpRequest, lang: Lang) -> HttpResponse:
    """Status 403: something was sent by nobody who is signed in."""
    return _respond(request, "unknown", 403, (lang,))


def forged(request: HttpRequest) -> HttpResponse:
    """Status 403: a form that is not one of ours, or was open for too long."""
    return _respond(request, "forged", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Status 500: a fault of ours."""
    return _respond(request, "fault", 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    """Status 503: the ledger cannot be read at this moment."""
    return _respond(request, "ledger", 503)


def unlogged(request: HttpRequest) -> HttpResponse:
    """Status 503: what was asked cannot be logged at this moment, and so is not done."""
    return _respond(request, "unlogged", 503)


def _respond(
    request: HttpRequest,
    name: str,
    status: int,
    langs: tuple[Lang, ...] = LANGUAGES,
    wrong: tuple[Wrong, ...] = (),
) -> HttpResponse:
    messages = tuple(
        Message(
            lang=lang,
            title=say(f"web.error.{name}.title", lang),
            text=say(f"web.error.{name}.text", lang),
            back=say("web.error.back", lang),
            home=HOME.url(lang),
            wrong=wrong,
        )
        for lang in langs
    )
    lang = langs[0]
    frame = bare_frame(messages[0].title, lang, one_language=len(langs) == 1)
    context = {"lang": lang, "frame": frame, "messages": messages}
    return render(request, "kamerbreed/error.html", context, status=status)
