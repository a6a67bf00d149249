# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From a request to an answer: one way for all pages to read the ledger and to say that they cannot."""

import datetime
import logging
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from typing import TypeVar

from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kamerbreed.ledger import Ledger, LedgerError
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Lang
from kamerbreed.web import _errors
from kamerbreed.web._coordinates import Asked, CoordinatesError, read_coordinates, take_picture
from kamerbreed.web._frame import Surroundings, make_frame, surroundings
from kamerbreed.web._kept import Kept
from kamerbreed.web._ledger import the_ledger
from kamerbreed.web._place import Place

_LOG = logging.getLogger(__name__)
T = TypeVar("T")


class AbsentError(LookupError):
    """What the address names is not in the picture that it asks for; the page says so with status 404."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that a page is made of: who asks for what, in which language, and the picture."""

    request: HttpRequest
    lang: Lang
    ledger: Ledger
    asked: Asked
    picture: Picture
    today: datetime.date

    def kept(self, kept: Kept[T], make: Callable[[], T], *also: Hashable) -> T:
        """What was made of this picture before, else made now."""
        if self.asked.coordinates.position:
            # What is classified or destroyed later counts at an old position too: it is made anew each time.
            return make()
        picture = self.picture
        return kept.get(
            (self.ledger, picture.coordinates, picture.rows_held, self.today, self.lang, *also), make
        )

    def url(self, place: Place) -> str:
        """The address of a page at the coordinates of this one."""
        return place.url(self.lang, self.asked.given)

    def page(self, template: str, place: Place, title: str, page: object) -> HttpResponse:
        """A whole page: its contents in the frame."""
        around = self.kept(_SURROUNDINGS, lambda: surroundings(self.picture, self.today, self.lang))
        frame = make_frame(place, title, self.lang, self.asked, around)
        context = {"lang": self.lang, "frame": frame, "page": page}
        return guarded(render(self.request, f"kamerbreed/{template}.html", context), self.lang)


_SURROUNDINGS: Kept[Surroundings] = Kept(32)


def guarded(response: HttpResponse, lang: Lang) -> HttpResponse:
    """An answer that nobody else may keep, and that says its language."""
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Language"] = lang
    return response


def answer(
    request: HttpRequest, lang: Lang, show: Callable[[Scene], HttpResponse], others: Collection[str] = ()
) -> HttpResponse:
    """What ``show`` makes of the picture that is asked for; ``others`` are fields of the page's own."""
    ledger = the_ledger()
    try:
        today = ledger.today()
        asked = read_coordinates(request.GET, today, others)
        picture = take_picture(ledger, asked)
        return show(
            Scene(request=request, lang=lang, ledger=ledger, asked=asked, picture=picture, today=today)
        )
    except CoordinatesError as error:
        return _errors.bad_coordinates(request, error, lang)
    except AbsentError:
        return _errors.absent(request, lang)
    except (LedgerError, DatabaseError):
        _LOG.exception("the ledger cannot be read")
        return _errors.unavailable(request)
