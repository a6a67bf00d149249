# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Links to hearings, and to the form that opens one, for the pages of what they are about."""

from collections.abc import Iterable

from kamerbreed.oversight import HearingState
from kamerbreed.vocabulary import Party, say, say_date
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import Link, word

ABOUT = "over"
"""The field of the address that names what a draft is about."""


def hearing_place(subject: str) -> Place:
    """The page of a hearing."""
    return Place(name="hearing", path=(subject.partition("/")[2],))


def hearing_links(scene: Scene, found: Iterable[HearingState]) -> tuple[Link, ...]:
    """Hearings by what they are about and how they stand."""
    return tuple(
        Link(text=state_in_words(scene, one), url=scene.url(hearing_place(one.subject))) for one in found
    )


def state_in_words(scene: Scene, one: HearingState) -> str:
    """What it is about, how it stands, and until when or since when."""
    lang = scene.lang
    about, state = word("hearing-subject", one.about, lang), word("hearing-state", one.state, lang)
    if one.closed_on:
        day = say_date(one.closed_on.isoformat(), lang)
        return say("web.hearing.link.closed", lang, about=about, day=day)
    if not one.due_on:
        return say("web.hearing.link.draft", lang, about=about, state=state)
    return say("web.hearing.link", lang, about=about, state=state, day=say_date(one.due_on, lang))


def opening_link(scene: Scene, subject: str) -> Link | None:
    """Where a draft about something is put before a party, for who acts for a supervisor."""
    if not holders(scene):
        return None
    url = Place(name="hearing-new", extra=((ABOUT, subject),)).url(scene.lang)
    return Link(text=say("web.hearing.open", scene.lang), url=url)


def holders(scene: Scene) -> tuple[str, ...]:
    """The supervisors for which who looks may act."""
    rights, picture = rights_of(scene.request), scene.picture
    if not rights.may("say"):
        return ()
    return tuple(
        party
        for party in picture.subjects(Party)
        if picture.one(party, "type") == "supervisor" and rights.may("say", party)
    )
