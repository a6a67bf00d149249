# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Facts in words and signs, with links at the coordinates of the page."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from kamerbreed.overview import source_told
from kamerbreed.picture import Fact, Picture, Standing, Voice, ruling_words, split_instance, target_of
from kamerbreed.vocabulary import (
    Lang,
    Property,
    Source,
    Statement,
    property_of,
    read_json,
    say,
    say_date,
    say_value,
    scales,
    signs,
)
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import thing_place

SOLID_SIGNS, FRESH_SIGNS = signs()["standing"], signs()["fresh"]
AGREEMENT_SIGNS, QUESTION_SIGNS = signs()["agreement"], signs()["question"]
SEVERITY_SIGNS = signs()["severity"]
SHOWN_ROLES = ("rules", "stands", "agrees", "differs")
"""The roles of the statements on which what is shown rests."""
_NON_VALUES = {"unknown": "nobody_knows"}
_HERE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A sign and its words; the sign is for the eye alone."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A text that leads somewhere if ``url`` is not empty; ``later``: a name of now, not yet knowable.

    ``note`` stands behind it.
    """

    text: str
    url: str = ""
    later: bool = False
    note: str = ""


def word(scale: str, code: str, lang: Lang) -> str:
    """How a code is said; nothing for none."""
    return scales()[scale][code].of(lang) if code else ""


def told(scene: Scene, subject: str) -> bool:
    """Whether the picture tells of a thing, and does not only name it: then it has pages.

    A source stands in every picture, and is told of unless it is known to have come later.
    """
    thing = split_instance(subject)[0]
    if thing.startswith(f"{Source.slug}/"):
        return source_told(scene.picture, thing)
    return thing in scene.picture.roll


def link_to(scene: Scene, subject: str, note: str = "") -> Link:
    """A thing by its name, leading to its page if it has one here."""
    naming = scene.picture.name(subject, scene.lang)
    url = scene.url(thing_place(subject)) if told(scene, subject) else ""
    return Link(text=naming.text, url=url, later=naming.later, note=note)


def shortened(text: str, most: int) -> str:
    """A text of no more than so many signs; what is cut off leaves a mark."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def marks(standing: Standing, lang: Lang) -> tuple[Mark, ...]:
    """The four answers of standing in signs and words; what is as it should be has no sign."""
    found = []
    if standing.solid:
        found.append(Mark(sign=SOLID_SIGNS[standing.solid], text=word("standing", standing.solid, lang)))
    fresh = standing.fresh
    if fresh.state in FRESH_SIGNS:
        since = f" {say('since', lang)} {say_date(fresh.stale_since, lang)}" if fresh.stale_since else ""
        found.append(Mark(sign=FRESH_SIGNS[fresh.state], text=word("fresh", fresh.state, lang) + since))
    if standing.agreement in AGREEMENT_SIGNS:
        text = word("agreement", standing.agreement, lang)
        found.append(Mark(sign=AGREEMENT_SIGNS[standing.agreement], text=text))
    if standing.question != "answered":
        text = word("question", standing.question, lang)
        found.append(Mark(sign=QUESTION_SIGNS.get(standing.question, ""), text=text))
    found += [
        Mark(sign="", text=say(f"mark.{mark}", lang))
        for mark in ("template", "backwards")
        if getattr(standing, mark)
    ]
    return tuple(found)


def question_words(scene: Scene, subject: str, name: str, state: str) -> str:
    """Since when something was asked and by when it is due, or what became of it; empty if it was not."""
    asked, lang = scene.picture.asked(subject, name), scene.lang
    if asked is None or state not in _ASKED:
        return ""
    if asked.outcome and state == asked.outcome:
        since = f"{say('since', lang)} {say_date(asked.outcome_on, lang)}"
        return ", ".join(part for part in (since, asked.outcome_ground) if part)
    told = [say("web.requests.since", lang, day=say_date(asked.sent_on, lang))]
    if asked.due_on:
        told.append(say("web.asked.due", lang, day=say_date(asked.due_on, lang)))
    return ", ".join(told)


_ASKED = ("asked", "no_answer", "partly", "too_abstract", "refused", "nobody_knows")


def plain_value(picture: Picture, found: Property[object], value: object, lang: Lang) -> str:
    """A value as text, things by their names."""
    return say_value(found, value, lang, lambda thing: picture.name(thing, lang).text)


def value_link(scene: Scene, found: Property[object], value: object) -> Link:
    """A value as text, leading to the thing that it names, if it names one."""
    if found.type.is_reference and isinstance(value, str):
        return link_to(scene, value)
    if isinstance(value, dict) and "on" in found.type.fields:
        rest = {name: part for name, part in value.items() if name != "on"}
        return link_to(scene, str(value["on"]), plain_value(scene.picture, found, rest, scene.lang))
    if value is None:
        return Link(text=say("nothing", scene.lang))
    return Link(text=plain_value(scene.picture, found, value, scene.lang))


def values_of(scene: Scene, fact: Fact) -> tuple[Link, ...]:
    """All that stands as the value of a fact, or that may be the case; empty if nothing does."""
    found = property_of(split_instance(fact.subject)[0], fact.property)
    values: Sequence[object] = fact.possible or [value for value in fact.values if value is not None]
    if not fact.possible and fact.standing.agreement != "disputed":
        values = [] if fact.value is None else [fact.value]
    return tuple(value_link(scene, found, value) for value in values)


def between(fact: Fact, lang: Lang) -> str:
    """Between which days it is uncertain; empty if it is not."""
    if not fact.possible or not fact.edges:
        return ""
    before, after = (say_date(day, lang) for day in fact.edges)
    return say("web.between", lang, before=before, after=after)


def aside(scene: Scene, fact: Fact) -> str:
    """What is said beside a value: who ruled and who disputes it, or between which days it is uncertain."""
    return ruling_words(scene.picture, fact, scene.lang) or between(fact, scene.lang)


def label_of(picture: Picture, fact: Fact, lang: Lang) -> str:
    """The name of a property, with its member where it has several."""
    found = property_of(split_instance(fact.subject)[0], fact.property)
    if target_of(fact) or found.type.name == "choice":
        return found.label.of(lang)
    return labelled(picture, found, fact.key, lang)


def labelled(picture: Picture, found: Property[object], key: str, lang: Lang) -> str:
    """The name of a property with that of a member, if there is one."""
    label = found.label.of(lang)
    if not key:
        return label
    return f"{label} ({picture.name(key, lang).text if found.key == 'thing' else key})"


def said_value(scene: Scene, voice: Voice) -> Link:
    """What a statement says, also where it was destroyed or says why there is no value."""
    said = voice.entry.said
    if voice.entry.erased:
        return Link(text=say("destroyed", scene.lang))
    if said.non_value:
        return Link(text=word("question", _NON_VALUES.get(said.non_value, said.non_value), scene.lang))
    if said.value is None:
        return Link(text="")
    return value_link(scene, property_of(said.subject, said.property), voice_value(voice))


def voice_value(voice: Voice) -> object:
    """The value of a statement, read; None if it has none."""
    text = voice.entry.said.value
    return None if text is None else read_json(text)


def dates_of(said: Statement, lang: Lang) -> str:
    """From when to when, or when it was seen."""
    return ", ".join(
        f"{say(name, lang)} {say_date(text, lang)}"
        for name in ("valid_from", "valid_to", "observed_on")
        if (text := getattr(said, name))
    )


def recorded_on(recorded_at: str, lang: Lang) -> str:
    """The local day of a moment of recording; empty if there is none."""
    if not recorded_at:
        return ""
    return say_date(datetime.datetime.fromisoformat(recorded_at).astimezone(_HERE).date().isoformat(), lang)


def sources_of(scene: Scene, voices: Iterable[Voice]) -> tuple[Link, ...]:
    """The sources of statements, each once."""
    listed = dict.fromkeys(source for voice in voices for source in voice.entry.said.sources)
    return tuple(link_to(scene, source) for source in listed)


def parties_of(scene: Scene, voices: Iterable[Voice]) -> tuple[Link, ...]:
    """Who made these statements, each once."""
    listed = dict.fromkeys(voice.entry.said.stated_by for voice in voices if voice.entry.said.stated_by)
    return tuple(link_to(scene, party) for party in listed)
