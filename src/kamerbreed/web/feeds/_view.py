# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to a feed or a calendar, by the rights of who asks."""

from collections.abc import Callable, Sequence

from django.db.utils import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse

from kamerbreed.accounts import Rights
from kamerbreed.ledger import LedgerError
from kamerbreed.notices import (
    ATOM,
    ICALENDAR,
    Change,
    Due,
    DueDates,
    Feed,
    atom,
    calendar,
    changes,
    due_of_all,
)
from kamerbreed.picture import Coordinates, Kept, Picture, mark_of
from kamerbreed.vocabulary import Lang, Request
from kamerbreed.web import _accounts as accounts
from kamerbreed.web import _audit, _errors
from kamerbreed.web._answer import Scene, answer, guarded, shows_public_only
from kamerbreed.web._ledger import the_ledger
from kamerbreed.web._place import CHANGES, HOME, Place, thing_place
from kamerbreed.web._who import viewer_of

MOST = 50
_CHANGES: Kept[list[Change]] = Kept(8)


def changes_feed(request: HttpRequest, lang: Lang) -> HttpResponse:
    """The last changes that may be seen, as Atom."""

    def show(scene: Scene) -> HttpResponse:
        found = scene.kept(_CHANGES, lambda: changes(scene.picture, most=MOST))
        feed = Feed(
            here=scene.host + scene.url(CHANGES),
            home=scene.host + scene.url(HOME),
            lang=lang,
            thing=lambda subject: scene.host + scene.url(thing_place(subject)),
        )
        if not shows_public_only(scene.picture):
            _audit.note(request, "open", _audit.route_of(request), "done")
        text = atom(feed, scene.picture, found, MOST)
        return guarded(HttpResponse(text, content_type=ATOM), lang)

    return answer(request, lang, show)


def calendar_for(
    holder_of: Callable[[str], Rights | None], due_dates: DueDates
) -> Callable[..., HttpResponse]:
    """The page of calendars. ``holder_of`` gives the rights of a token now, None once it was withdrawn.

    The token takes the place of signing in, since calendar programs cannot; with an unknown one there is no
    such page.
    """

    def view(request: HttpRequest, lang: Lang, token: str) -> HttpResponse:
        holder = holder_of(token)
        if holder is None:
            raise Http404
        ledger = the_ledger()
        host = f"{request.scheme}://{request.get_host()}"
        try:
            picture = ledger.picture(Coordinates(valid_at=ledger.today(), viewer=viewer_of(holder)))
        except (LedgerError, DatabaseError):
            return _errors.unavailable(request)
        dues = _dues(picture, holder.parties, due_dates)
        # Who asks is the holder of the token: so it stands in the log, which never holds the token.
        request.rights = holder  # type: ignore[attr-defined]  # ours
        _audit.note_opening(request, [one.thing for one in dues if not mark_of(picture, one.thing).public])
        text = calendar(
            dues,
            picture,
            holder.parties,
            lang,
            lambda subject: host + _page_of(subject).url(lang),
        )
        response = HttpResponse(text.encode(), content_type=ICALENDAR)
        response.headers["Referrer-Policy"] = "no-referrer"
        return guarded(response, lang)

    return view


def _dues(picture: Picture, parties: Sequence[str], due_dates: DueDates) -> Sequence[Due]:
    """What is due for any of these parties, each once."""
    return list(dict.fromkeys(one for party in parties for one in due_dates(picture, party)))


def _page_of(subject: str) -> Place:
    kind, _, slug = subject.partition("/")
    return Place(name="request", path=(slug,)) if kind == Request.slug else thing_place(subject)


def _holder_of(token: str) -> Rights | None:
    """What may be read in this calendar, by the rights of now; None without a party for which that is."""
    found = accounts.the_accounts().of_calendar(token)
    rights = found.rights.by_secret_address if found else None
    return rights if rights and rights.parties else None


due_calendar = calendar_for(_holder_of, due_of_all)
"""The due dates of the parties for which the account of a secret address acts."""
