# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From a thing in a picture to finished texts."""

from collections.abc import Sequence

from kamerbreed.overview import Cell, cells_of
from kamerbreed.picture import Fact, Voice, split_instance
from kamerbreed.requests import request_of
from kamerbreed.vocabulary import (
    ControlRoom,
    Hearing,
    Request,
    kind_of,
    property_of,
    say,
    say_date,
    say_number,
)
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place, thing_place
from kamerbreed.web._words import (
    SHOWN_ROLES,
    Link,
    aside,
    dates_of,
    label_of,
    link_to,
    marks,
    said_value,
    sources_of,
    values_of,
    word,
)
from kamerbreed.web.chapters import room_chapters_place
from kamerbreed.web.checks import on_thing
from kamerbreed.web.hearings import hearing_place
from kamerbreed.web.requests import QuestionTable, question_table, request_place
from kamerbreed.web.thing._edits import edits_of, why_edits
from kamerbreed.web.thing._facts import fact_tables, relation_tables, silent_links, speaks, unknown_rows
from kamerbreed.web.thing._history import history_rows, knowable, knowable_facts, tells_later, used_sources
from kamerbreed.web.thing._page import Measure, ThingPage, VoiceRow, WhyFact, WhyPage
from kamerbreed.web.thing._resting import Wish
from kamerbreed.web.thing._source import source_part

_RECENT = 10
_ROLE_ORDER = (
    "rules reopened stands differs agrees overtaken earlier under undated outranked closed maybe "
    "backwards not_yet ended"
).split()


def present(scene: Scene, subject: str, wish: Wish | None = None) -> ThingPage:
    """The page of a thing that is in the picture; of a source with what rests on it, as wished."""
    picture, lang = scene.picture, scene.lang
    naming, kind = picture.name(subject, lang), kind_of(split_instance(subject)[0])
    facts = knowable_facts(picture, subject)
    source = source_part(scene, subject, wish) if wish else None
    wanted = cells_of(picture, subject)
    rows = history_rows(scene, subject)
    findings, unjudged = on_thing(scene, subject)
    unknown = unknown_rows(scene, subject, wanted)
    silent = silent_links(scene, facts)
    used = used_sources([voice for fact in facts for voice in fact.voices if voice.role in SHOWN_ROLES])
    return ThingPage(
        title=naming.text,
        later=naming.later,
        id=subject,
        kind=Link(text=kind.label.of(lang), url=scene.url(Place(name="list", path=(kind.slug,)))),
        lead=(source.lead,) if source else _lead(scene, subject, wanted),
        measures=source.measures if source else _measures(scene, facts, wanted),
        findings=findings,
        unjudged=unjudged,
        wanted=bool(wanted),
        unknown_caption=_counted(scene, "web.thing.unknown.caption", len(unknown), len(wanted)),
        unknown=unknown,
        facts=fact_tables(scene, facts),
        silent_title=_counted(scene, "web.thing.silent", len(silent)),
        silent=silent,
        relations=relation_tables(scene, subject),
        history_caption=_counted(scene, "web.thing.history.caption", len(rows)),
        history=rows[:_RECENT],
        older_title=_counted(scene, "web.thing.history.older", len(rows) - _RECENT),
        older=rows[_RECENT:],
        origin=_counted(scene, "web.thing.origin", len(rows), len(used)),
        sources=tuple(link_to(scene, source) for source in used),
        fails=scene.url(Place(name="fails", path=thing_place(subject).path)),
        graph=scene.url(Place(name="dependencies", path=thing_place(subject).path)),
        chapters=scene.url(room_chapters_place(subject)) if kind is ControlRoom else "",
        source=source,
        edits=edits_of(scene, subject),
        questions=_questions(scene, subject),
        request=scene.url(request_place(subject)) if kind is Request else "",
        hearing=scene.url(hearing_place(subject)) if kind is Hearing else "",
    )


def _questions(scene: Scene, subject: str) -> QuestionTable | None:
    """The questions of a request; None of any other thing."""
    found = request_of(scene.picture, subject) if subject.startswith(f"{Request.slug}/") else None
    return question_table(scene, found.questions) if found else None


def _counted(scene: Scene, key: str, n: int, of: int = 0) -> str:
    return say(key, scene.lang, n=say_number(n, scene.lang), of=say_number(of, scene.lang))


def _lead(scene: Scene, subject: str, wanted: Sequence[Cell]) -> tuple[str, ...]:
    """What is not known first, then whether the thing is there."""
    picture, lang = scene.picture, scene.lang
    existence = picture.existence(subject)
    sentences = []
    if wanted and existence.there:
        missing = sum(cell.state != "known" for cell in wanted)
        sentences.append(_counted(scene, "web.thing.lead.unknown", missing, len(wanted)))
    state = word("existence", existence.state, lang)
    if existence.undated and existence.there:
        state += f", {say('existence.undated', lang)}"
    if existence.assumed:
        state += f", {say('existence.assumed', lang)}"
    day = say_date(picture.coordinates.valid_at.isoformat(), lang)
    sentences.append(say("web.thing.lead.state", lang, day=day, state=state))
    return tuple(sentences)


def _measures(scene: Scene, facts: Sequence[Fact], wanted: Sequence[Cell]) -> tuple[Measure, ...]:
    lang = scene.lang
    spoken = [fact for fact in facts if speaks(fact)]
    counts = (
        ("known", sum(cell.state == "known" for cell in wanted), len(wanted)),
        ("disputed", sum(fact.standing.agreement == "disputed" for fact in spoken), len(spoken)),
        ("stale", sum(fact.standing.fresh.state == "stale" for fact in spoken), len(spoken)),
        ("never", sum(cell.state == "never_asked" for cell in wanted), len(wanted)),
    )
    return tuple(
        Measure(
            label=say(f"web.thing.measure.{name}", lang),
            number=say_number(n, lang),
            meaning=say(f"web.thing.meaning.{name}", lang, of=say_number(of, lang)),
        )
        for name, n, of in counts
    )


def present_why(scene: Scene, subject: str, name: str) -> WhyPage:
    """The page that tells, statement by statement, why a property stands as it does."""
    picture, lang = scene.picture, scene.lang
    thing, _ = split_instance(subject)
    found = property_of(thing, name)
    facts = list(picture.members(subject, name).values()) if found.many else [picture.fact(subject, name)]
    facts = [fact for fact in facts if not tells_later(picture, thing, name, fact.value)]
    excluded = [
        voice
        for voice in knowable(picture, subject)
        if voice.entry.said.property == name and voice.role in ("retracted", "destroyed")
    ]
    label = found.label.of(lang)
    return WhyPage(
        title=say("web.why.title", lang, property=label, thing=picture.name(subject, lang).text),
        thing=link_to(scene, subject),
        help=found.help.of(lang),
        facts=tuple(_why_fact(scene, fact, number, len(facts)) for number, fact in enumerate(facts, 1)),
        keepers=tuple(link_to(scene, party) for party in picture.keepers(thing, name)),
        excluded_caption=_counted(scene, "web.why.excluded", len(excluded)),
        excluded=tuple(_voice_row(scene, voice) for voice in excluded),
        edits=why_edits(scene, subject, name),
    )


def _why_fact(scene: Scene, fact: Fact, number: int, of: int) -> WhyFact:
    lang, values = scene.lang, values_of(scene, fact)
    label = label_of(scene.picture, fact, lang)
    if of > 1 and label == property_of(split_instance(fact.subject)[0], fact.property).label.of(lang):
        # Several headings of the same words would not tell which is which.
        label = f"{label} ({', '.join(one.text for one in values) or fact.key})"
    voices = sorted(fact.voices, key=lambda voice: _ROLE_ORDER.index(voice.role))
    party = scene.picture.name(fact.shown_from, lang).text if fact.shown_from else ""
    reason = word("why", fact.why_first, lang)
    return WhyFact(
        id=f"member-{number}",
        label=label,
        values=values,
        between=aside(scene, fact),
        marks=marks(fact.standing, lang),
        first=say("explain.from", lang, party=party, why=reason) if party else "",
        caption=_counted(scene, "web.why.caption", len(voices)),
        rows=tuple(_voice_row(scene, voice) for voice in voices),
    )


def _voice_row(scene: Scene, voice: Voice) -> VoiceRow:
    said, lang = voice.entry.said, scene.lang
    return VoiceRow(
        role=word("role", voice.role, lang),
        later=voice.entered_later,
        value=said_value(scene, voice),
        party=link_to(scene, said.stated_by),
        ground=word("standing", said.basis, lang),
        dates=dates_of(said, lang),
        sources=sources_of(scene, [voice]),
        locator=said.locator,
        quotation=said.quotation,
        note=said.note,
        digest=voice.entry.digest[:16],
    )
