# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the page."""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kamerbreed.ledger import Ledger, LedgerError
from kamerbreed.vocabulary import Lang
from kamerbreed.web import _errors
from kamerbreed.web._coordinates import Asked, CoordinatesError, read_coordinates, take_picture
from kamerbreed.web._frame import make_frame
from kamerbreed.web._ledger import the_ledger
from kamerbreed.web.overview._page import OverviewPage
from kamerbreed.web.overview._present import present

_LOG = logging.getLogger(__name__)
_KEPT = 32


class Kept:
    """The pages that were asked for last: pictures never change, so neither does what is said of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pages: OrderedDict[Hashable, OverviewPage] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], OverviewPage]) -> OverviewPage:
        """The page under this key, made if it is not there."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
                return self._pages[key]
        page = make()
        with self._lock:
            self._pages[key] = page
            while len(self._pages) > self._most:
                self._pages.popitem(last=False)
        return page


_kept = Kept(_KEPT)


def _presented(ledger: Ledger, asked: Asked, lang: Lang) -> OverviewPage:
    picture, today = take_picture(ledger, asked), ledger.today()
    if asked.coordinates.position:
        # What is classified or destroyed later counts at an old position too: it is made anew each time.
        return present(picture, today, lang)
    key = (ledger, picture.coordinates, picture.rows_held, today, lang)
    return _kept.get(key, lambda: present(picture, today, lang))


@_errors.read_only
def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The overview at the coordinates of the address, in this language."""
    ledger = the_ledger()
    try:
        asked = read_coordinates(request.GET, ledger.today())
        found = _presented(ledger, asked, lang)
    except CoordinatesError as error:
        return _errors.bad_coordinates(request, error, lang)
    except (LedgerError, DatabaseError):
        _LOG.exception("the ledger cannot be read")
        return _errors.unavailable(request)
    frame = make_frame("overview", found.title, lang, asked, found.parties)
    response = render(request, "kamerbreed/overview.html", {"lang": lang, "frame": frame, "page": found})
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Language"] = lang
    return response
