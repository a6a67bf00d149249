# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the audit log, and to a file of exactly what is asked for. Reading it is logged too."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kamerbreed.audit import Log
from kamerbreed.vocabulary import Lang
from kamerbreed.web import _audit
from kamerbreed.web._accounts import names_now
from kamerbreed.web._answer import Scene, answer
from kamerbreed.web._file import csv_response
from kamerbreed.web._place import LOG
from kamerbreed.web._who import rights_of
from kamerbreed.web.audit_log._present import csv_head, csv_rows, present
from kamerbreed.web.audit_log._wish import FIELDS, Wish, read_wish


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The entries, the latest first."""

    def show(scene: Scene, log: Log, wish: Wish) -> HttpResponse:
        found = present(scene, log, wish, names_now())
        return scene.page("log", wish.place(LOG.name, wish.page), found.title, found)

    return _opened(request, lang, "open", show)


def as_csv(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The entries as CSV."""

    def show(scene: Scene, log: Log, wish: Wish) -> HttpResponse:
        rows = csv_rows(log, wish, lang, names_now(), log.count(wish.sought))
        return csv_response(scene, "logboek", [csv_head(lang), *rows])

    return _opened(request, lang, "export", show)


def _opened(
    request: HttpRequest, lang: Lang, action: str, show: Callable[[Scene, Log, Wish], HttpResponse]
) -> HttpResponse:
    """What ``show`` makes of the log for who may read it; the entry of this opening is the first it shows."""
    route = _audit.route_of(request)
    if not rights_of(request).may("audit"):
        return _audit.refused(request, lang)

    def shown(scene: Scene) -> HttpResponse:
        wish = read_wish(request.GET)
        _audit.note(request, action, route, "done")
        return show(scene, _audit.the_log(), wish)

    return answer(request, lang, shown, FIELDS)
