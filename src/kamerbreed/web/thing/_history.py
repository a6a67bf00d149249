# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What was said of a thing, in the order in which it was entered, as far as this picture knows."""

from collections.abc import Sequence

from kamerbreed.overview import DATED, source_told, told_later
from kamerbreed.picture import Fact, Picture, Voice, split_instance
from kamerbreed.vocabulary import Source, property_of
from kamerbreed.web._answer import Scene
from kamerbreed.web._words import (
    Link,
    dates_of,
    labelled,
    link_to,
    recorded_on,
    said_value,
    sources_of,
    voice_value,
    word,
)
from kamerbreed.web.thing._edits import acts_on
from kamerbreed.web.thing._page import HistoryRow


def knowable_facts(picture: Picture, subject: str) -> list[Fact]:
    """The facts of a thing without what could not be known at these coordinates."""
    return [
        fact
        for fact in picture.facts(subject)
        if not any(
            tells_later(picture, subject, fact.property, value) for value in (fact.value, *fact.values)
        )
    ]


def knowable(picture: Picture, subject: str) -> list[Voice]:
    """The history without what could not be known at these coordinates, and without acts on that."""
    voices = picture.history(subject)
    role_of = {voice.entry.digest: voice.role for voice in voices}
    return [
        voice
        for voice in voices
        if voice.role != "not_known"
        and not tells_later(picture, subject, voice.entry.said.property, voice_value(voice))
        and (voice.role != "retract" or role_of.get(voice.entry.said.about) == "retracted")
        and role_of.get(voice.entry.said.about) != "not_known"
    ]


def tells_later(picture: Picture, subject: str, name: str, value: object) -> bool:
    """Whether what is said of a source lies behind what the picture knows: sources stand in every picture."""
    if not subject.startswith(f"{Source.slug}/"):
        return False
    if name == "same_as" and isinstance(value, str):
        return not source_told(picture, value)
    return name in DATED and told_later(picture, value)


def history_rows(scene: Scene, subject: str) -> tuple[HistoryRow, ...]:
    """Every statement and act, the latest first, with the value that stood in the row before it."""
    voices = knowable(scene.picture, subject)
    by_digest = {voice.entry.digest: voice for voice in voices}
    last: dict[tuple[str, str], Voice] = {}
    rows = []
    for voice in voices:
        said = voice.entry.said
        before = by_digest.get(said.about) if said.about else last.get((said.property, said.key))
        rows.append(_row(scene, subject, voice, before))
        if said.act == "assert":
            last[said.property, said.key] = voice
    return tuple(reversed(rows))


def _row(scene: Scene, subject: str, voice: Voice, before: Voice | None) -> HistoryRow:
    said, lang = voice.entry.said, scene.lang
    old = said_value(scene, before) if before else None
    new = said_value(scene, voice)
    return HistoryRow(
        recorded=recorded_on(voice.entry.recorded_at, lang),
        label=_label(scene, subject, said.property, said.key),
        before=old if old != new else None,
        after=new,
        role=word("role", voice.role, lang),
        later=voice.entered_later,
        dates=dates_of(said, lang),
        party=link_to(scene, said.stated_by) if said.stated_by else Link(text=""),
        sources=sources_of(scene, [voice]),
        note=said.note,
        acts=acts_on(scene, voice),
    )


def _label(scene: Scene, subject: str, name: str, key: str) -> str:
    found = property_of(split_instance(subject)[0], name)
    return labelled(scene.picture, found, "" if found.type.is_reference else key, scene.lang)


def used_sources(voices: Sequence[Voice]) -> list[str]:
    """The sources of these statements, each once, in their order."""
    return list(dict.fromkeys(source for voice in voices for source in voice.entry.said.sources))
