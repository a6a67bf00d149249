# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What may be changed from the page of a thing: links for who has the right, and none for others."""

from kamerbreed.picture import Fact, Voice
from kamerbreed.vocabulary import kind_of, property_of, say
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place, thing_place
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import Link, label_of
from kamerbreed.web.editing import CLASSIFY, DESTROY, MEMBER, RETRACT, edit_place, take_place


def may_say(scene: Scene, subject: str) -> bool:
    """Whether who asks may say something of a thing here: only in the picture of now."""
    return scene.asked.now and "@" not in subject and rights_of(scene.request).may("say")


def edit_of(scene: Scene, fact: Fact) -> Link | None:
    """The form on a fact."""
    if not may_say(scene, fact.subject):
        return None
    extra = ((MEMBER, fact.key),) if fact.key else ()
    label = label_of(scene.picture, fact, scene.lang)
    return Link(
        text=say("edit.fact.link", scene.lang),
        url=edit_place(fact.subject, fact.property, extra).url(scene.lang),
        note=say("edit.fact.link.of", scene.lang, property=label),
    )


def fill_of(scene: Scene, subject: str, name: str) -> Link | None:
    """The form on what is not known."""
    if not may_say(scene, subject):
        return None
    return Link(
        text=say("edit.fact.fill", scene.lang),
        url=edit_place(subject, name).url(scene.lang),
        note=say("edit.fact.link.of", scene.lang, property=property_of(subject, name).label.of(scene.lang)),
    )


def edits_of(scene: Scene, subject: str) -> tuple[Link, ...]:
    """The form on each property of a thing, and that it is no longer there."""
    if not may_say(scene, subject):
        return ()
    lang, kind = scene.lang, kind_of(subject)
    links = [
        Link(text=found.label.of(lang), url=edit_place(subject, name).url(lang))
        for name, found in kind.properties().items()
    ]
    end = Place(name="end", path=thing_place(subject).path)
    return (*links, Link(text=say("edit.end.link", lang), url=end.url(lang)))


def why_edits(scene: Scene, subject: str, name: str) -> tuple[Link, ...]:
    """The form on a property, from the page that explains it."""
    links = []
    if may_say(scene, subject):
        key = "edit.fact.member" if property_of(subject, name).many else "edit.links"
        links.append(Link(text=say(key, scene.lang), url=edit_place(subject, name).url(scene.lang)))
    if scene.asked.now and "@" not in subject and rights_of(scene.request).may("supervise"):
        place = edit_place(subject, name, act="rule")
        links.append(Link(text=say("edit.rule.link", scene.lang), url=place.url(scene.lang)))
    return tuple(links)


def acts_on(scene: Scene, voice: Voice) -> tuple[Link, ...]:
    """What may be done with a statement: taking it back for its party, destroying it by decision."""
    said = voice.entry.said
    rights = rights_of(scene.request)
    if not scene.asked.now or said.act != "assert" or voice.role not in ("asserted", "retracted"):
        return ()
    may = {
        RETRACT: voice.role == "asserted" and rights.may("say", said.stated_by),
        CLASSIFY: voice.role == "asserted" and rights.may("say", said.stated_by),
        DESTROY: rights.may("decide"),
    }
    return tuple(
        Link(
            text=say(f"edit.take.{act}.link", scene.lang),
            url=take_place(voice.entry.digest, act).url(scene.lang),
        )
        for act, allowed in may.items()
        if allowed
    )
