# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of the follow-up share: links to items, and events as rows."""

from collections.abc import Mapping

from kamerbreed.oversight import Event, Standing, event_label
from kamerbreed.vocabulary import property_of, say, say_date
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place, item_place
from kamerbreed.web._words import Link, Mark, link_to, marks, value_link, word
from kamerbreed.web.followup._page import EventRow

BOARD, TIMELINE, FIGURES, COMMITMENTS, FRAMEWORK, PARLIAMENT = (
    Place(name=name) for name in ("followup", "timeline", "figures", "commitments", "framework", "parliament")
)


def item_link(scene: Scene, subject: str) -> Link:
    """A recommendation or request by its number in the data, to its page."""
    return Link(text=subject.partition("/")[2], url=scene.url(item_place(subject)))


def prose(scene: Scene, subject: str, name: str) -> str:
    """A property of an item or event in words, empty where nothing stands."""
    value = scene.picture.one(subject, name)
    return "" if value is None else value_link(scene, property_of(subject, name), value).text


def event_row(scene: Scene, event: Event, effect: str = "") -> EventRow:
    """An event with who did it, what it is about, and on what ground that is told."""
    name = event_label(event.type).of(scene.lang)
    return EventRow(
        date=say_date(event.date, scene.lang),
        event=Link(text=name[:1].upper() + name[1:], url=link_to(scene, event.subject).url),
        by=tuple(link_to(scene, one) for one in event.actors),
        about=tuple(item_link(scene, one) for one in event.recommendations),
        text=prose(scene, event.subject, "text"),
        words=event.verdict_words,
        effect=effect,
        marks=event_marks(scene, event),
    )


def event_marks(scene: Scene, event: Event) -> tuple[Mark, ...]:
    """How firm it is that this happened: the marks of its kind, its date and its text, each once."""
    facts = (scene.picture.fact(event.subject, name) for name in ("type", "date", "text"))
    return tuple(dict.fromkeys(one for fact in facts for one in marks(fact.standing, scene.lang)))


def effects(scene: Scene, standing: Standing) -> Mapping[str, str]:
    """What each event did to a track: the state after it, that it is noted, or why it moved nothing."""
    lang = scene.lang
    found = {}
    for one in standing.moves:
        state = word("track-state", one.state, lang)
        found[one.event] = say("web.followup.effect.state", lang, state=state)
    for one in standing.noted:
        found[one.event] = say("web.followup.effect.noted", lang)
    for one in (*standing.moves, *standing.noted):
        if one.finality:
            found[one.event] += f"; {word('finality', one.finality, lang)}"
    for refused in standing.refused:
        reason = refused.reason.in_language(lang)
        found[refused.event] = say("web.followup.effect.refused", lang, reason=reason)
    return found
