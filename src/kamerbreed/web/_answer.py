# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From a request to an answer: one way for all pages to read the ledger and to say that they cannot."""

import datetime
import logging
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, replace
from typing import TypeVar

from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kamerbreed.ledger import Ledger, LedgerError
from kamerbreed.picture import Kept, News, Picture, mark_of
from kamerbreed.vocabulary import Lang, say
from kamerbreed.web import _audit, _errors
from kamerbreed.web._coordinates import Asked, CoordinatesError, read_coordinates, take_picture
from kamerbreed.web._frame import SURROUNDING, Surroundings, make_frame, surroundings
from kamerbreed.web._ledger import the_ledger
from kamerbreed.web._place import LOG, Place
from kamerbreed.web._who import rights_of, viewer_of, who_of

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
        """What was made of this picture before, else made now; what has words in it adds its language."""
        if self.asked.coordinates.position:
            # What is classified or destroyed later counts at an old position too: it is made anew each time.
            return make()
        picture = self.picture
        return kept.get((self.ledger, picture.coordinates, picture.rows_held, self.today, *also), make)

    def kept_on(
        self, kept: Kept[T], make: Callable[[], T], holds: Callable[[News], bool], *also: Hashable
    ) -> T:
        """The same for what may hold still after something came in; ``holds`` says whether it does."""
        place = (id(kept), self.today, *also)
        return self.kept(kept, lambda: self.picture.kept(place, make, holds), *also)

    def kept_page(self, kept: Kept[T], make: Callable[[], T], *also: Hashable) -> T:
        """The same for what has words and links in it: they lead on with the fields of the address."""
        return self.kept(kept, make, self.lang, tuple(self.asked.given.items()), *also)

    def url(self, place: Place) -> str:
        """The address of a page at the coordinates of this one."""
        return place.url(self.lang, self.asked.given)

    @property
    def host(self) -> str:
        """Where the page is read, as the beginning of a whole address."""
        return f"{self.request.scheme}://{self.request.get_host()}"

    def again(self) -> "Scene":
        """The same, with the picture of after something was written."""
        return replace(self, picture=take_picture(self.ledger, self.asked))

    def page(self, template: str, place: Place, title: str, page: object) -> HttpResponse:
        """A whole page: its contents in the frame."""
        around = self.kept_on(
            _SURROUNDINGS,
            lambda: surroundings(self.picture, self.today, self.lang),
            lambda news: not news.kinds & SURROUNDING,
            self.lang,
        )
        _tell_opening(self, place)
        frame = make_frame(
            place,
            title,
            self.asked,
            around,
            lang=self.lang,
            picture=self.picture,
            host=self.host,
            who=who_of(self.request, self.lang),
        )
        if rights_of(self.request).may("audit"):
            frame = replace(frame, log=LOG.url(self.lang))
        context = {
            "lang": self.lang,
            "frame": frame,
            "page": page,
            "tasks": tasks_of(self.request, self.lang),
        }
        return guarded(render(self.request, f"kamerbreed/{template}.html", context), self.lang)


def _tell_opening(scene: Scene, place: Place) -> None:
    """Tell the log of a page that shows more than what is public: of its thing, or of the page as such."""
    if shows_public_only(scene.picture):
        return
    kind, slug = (*place.path, "", "")[:2]
    subject = f"{kind}/{slug}" if place.name in _OF_A_THING else ""
    if not subject:
        _audit.note(scene.request, "open", _audit.route_of(scene.request), "done")
    elif not mark_of(scene.picture, subject).public:
        _audit.note_opening(scene.request, [subject])


_OF_A_THING = ("thing", "why", "dependencies", "fails")


def shows_public_only(picture: Picture) -> bool:
    """Whether all that this viewer is told here is public."""
    return mark_of(picture).public


def tasks_of(request: HttpRequest, lang: Lang) -> tuple[tuple[str, str], ...]:
    """What who asks may do besides reading, each with where: nothing for who only reads."""
    rights = rights_of(request)
    asked = (
        ("imports", rights.may("say")),
        ("proposals", any(rights.may(one) for one in ("say", "decide", "supervise"))),
    )
    return tuple((say(f"edit.task.{name}", lang), Place(name=name).url(lang)) for name, may in asked if may)


_SURROUNDINGS: Kept[Surroundings] = Kept(32)


def guarded(response: HttpResponse, lang: Lang) -> HttpResponse:
    """An answer that nobody else may keep, and that says its language."""
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Language"] = lang
    return response


def answer(
    request: HttpRequest,
    lang: Lang,
    show: Callable[[Scene], HttpResponse],
    others: Collection[str] = (),
    *,
    repeated: Collection[str] = (),
) -> HttpResponse:
    """What ``show`` makes of the picture that is asked for; ``others`` are fields of the page's own.

    Of these ``repeated`` may stand in the address more than once.
    """
    ledger = the_ledger()
    try:
        today = ledger.today()
        viewer = viewer_of(rights_of(request))
        asked = read_coordinates(request.GET, today, others, repeated, viewer=viewer)
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
