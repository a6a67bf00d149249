# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is known of a thing, what is not, and to what it relates."""

from collections.abc import Iterable, Mapping, Sequence

from kamerbreed.overview import Cell
from kamerbreed.picture import Fact, Relation, split_instance
from kamerbreed.vocabulary import ASPECTS, Source, property_of, say, say_date, say_number
from kamerbreed.web._anchors import property_anchor
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import why_place
from kamerbreed.web._words import (
    QUESTION_SIGNS,
    SHOWN_ROLES,
    Link,
    Mark,
    aside,
    dates_of,
    label_of,
    link_to,
    marks,
    parties_of,
    plain_value,
    question_words,
    recorded_on,
    sources_of,
    told,
    values_of,
    word,
)
from kamerbreed.web.thing._edits import edit_of, fill_of
from kamerbreed.web.thing._page import FactRow, FactTable, RelationRow, RelationTable, UnknownRow

MOST_RELATIONS = 100
"""So many of one sort are shown; how many there are more stands under them."""
_STATES: Mapping[str, tuple[str, str, str]] = {
    "assumed": ("○", "standing", "assumed"),
    "uncertain": ("≈", "agreement", "uncertain"),
}


def speaks(fact: Fact) -> bool:
    """Whether a fact says something on the day of the picture."""
    shielded = bool(fact.rows) and fact.standing.question == "shielded"
    return fact.value is not None or bool(fact.possible or fact.non_value) or len(fact.values) > 1 or shielded


def fact_tables(scene: Scene, facts: Iterable[Fact]) -> tuple[FactTable, ...]:
    """The facts that say something, by aspect; what has none comes first."""
    grouped: dict[str, list[Fact]] = {aspect: [] for aspect in ("", *ASPECTS)}
    for fact in facts:
        if speaks(fact):
            found = property_of(split_instance(fact.subject)[0], fact.property)
            grouped[found.aspect].append(fact)
    return tuple(_fact_table(scene, aspect, members) for aspect, members in grouped.items() if members)


def _fact_table(scene: Scene, aspect: str, facts: Sequence[Fact]) -> FactTable:
    lang = scene.lang
    known = sum(fact.known for fact in facts)
    return FactTable(
        id=f"facts-{aspect or 'general'}",
        title=ASPECTS[aspect].of(lang).capitalize() if aspect else say("web.thing.general", lang),
        caption=say(
            "web.thing.facts.caption", lang, n=say_number(len(facts), lang), known=say_number(known, lang)
        ),
        rows=tuple(_fact_row(scene, fact) for fact in facts),
    )


def _fact_row(scene: Scene, fact: Fact) -> FactRow:
    lang, standing = scene.lang, fact.standing
    shown = [voice for voice in fact.voices if voice.role in SHOWN_ROLES] or list(fact.voices)
    dates = dict.fromkeys(filter(None, (dates_of(voice.entry.said, lang) for voice in shown)))
    confirmed = standing.fresh.confirmed_on
    return FactRow(
        label=label_of(scene.picture, fact, lang),
        term=property_anchor(fact.subject, fact.property),
        values=values_of(scene, fact),
        between=aside(scene, fact),
        marks=marks(standing, lang),
        weak=standing.solid == "assumed" or standing.template or standing.backwards,
        later=any(voice.entered_later for voice in shown),
        why=scene.url(why_place(fact.subject, fact.property)),
        parties=parties_of(scene, shown),
        sources=sources_of(scene, shown),
        dates=tuple(dates),
        confirmed=say_date(confirmed, lang) if confirmed else "",
        changed=recorded_on(max((voice.entry.recorded_at for voice in shown), default=""), lang),
        edit=edit_of(scene, fact),
    )


def silent_links(scene: Scene, facts: Iterable[Fact]) -> tuple[Link, ...]:
    """The properties on which something was said, and of which nothing stands on this day."""
    return tuple(
        Link(
            text=label_of(scene.picture, fact, scene.lang),
            url=scene.url(why_place(fact.subject, fact.property)),
        )
        for fact in facts
        if not speaks(fact)
    )


def unknown_rows(scene: Scene, subject: str, cells: Iterable[Cell]) -> tuple[UnknownRow, ...]:
    """What should be known of a thing and is not, and who should know it."""
    thing, _ = split_instance(subject)
    return tuple(
        UnknownRow(
            label=property_of(thing, cell.property).label.of(scene.lang),
            why=scene.url(why_place(subject, cell.property)),
            mark=_asked_mark(scene, cell),
            keepers=tuple(link_to(scene, party) for party in scene.picture.keepers(thing, cell.property)),
            edit=fill_of(scene, subject, cell.property),
        )
        for cell in cells
        if cell.state != "known"
    )


def _asked_mark(scene: Scene, cell: Cell) -> Mark:
    """How the question stands, with since when and by when if it was asked."""
    mark = _state_mark(scene, cell.state)
    told = question_words(scene, cell.subject, cell.property, cell.state)
    return Mark(sign=mark.sign, text=f"{mark.text} ({told})") if told else mark


def _state_mark(scene: Scene, state: str) -> Mark:
    if state == "template":
        return Mark(sign="", text=say("mark.template", scene.lang))
    sign, scale, code = _STATES.get(state, (QUESTION_SIGNS.get(state, ""), "question", state))
    return Mark(sign=sign, text=word(scale, code, scene.lang))


def relation_tables(scene: Scene, subject: str) -> tuple[RelationTable, ...]:
    """Relations both ways: what it needs, what needs it, what it names, what names it."""
    outgoing = [one for one in scene.picture.outgoing(subject) if not _came_later(scene, one.target)]
    incoming = [one for one in scene.picture.incoming(subject) if not _came_later(scene, one.subject)]
    sorts = (
        ("needs", outgoing, True, True),
        ("needed", incoming, True, False),
        ("names", outgoing, False, True),
        ("named", incoming, False, False),
    )
    found = []
    for name, relations, dependency, out in sorts:
        chosen = [one for one in relations if _is_dependency(one) == dependency]
        if chosen:
            found.append(_relation_table(scene, name, chosen, out=out))
    return tuple(found)


def _came_later(scene: Scene, subject: str) -> bool:
    """Whether it is a source of which this picture does not tell yet."""
    return subject.startswith(f"{Source.slug}/") and not told(scene, subject)


def _is_dependency(relation: Relation) -> bool:
    """Whether one needs the other; a question is on a thing too, and needs nothing."""
    fields = property_of(split_instance(relation.subject)[0], relation.property).type.fields
    return {"on", "strength"} <= set(fields)


def _relation_table(scene: Scene, name: str, relations: Sequence[Relation], *, out: bool) -> RelationTable:
    lang = scene.lang
    left = len(relations) - MOST_RELATIONS
    return RelationTable(
        id=f"relations-{name}",
        title=say(f"web.thing.relations.{name}", lang),
        caption=say("web.thing.relations.caption", lang, n=say_number(len(relations), lang)),
        rows=tuple(_relation_row(scene, one, out=out) for one in relations[:MOST_RELATIONS]),
        left_out=say("web.thing.relations.more", lang, n=say_number(left, lang)) if left > 0 else "",
    )


def _relation_row(scene: Scene, relation: Relation, *, out: bool) -> RelationRow:
    found = property_of(split_instance(relation.subject)[0], relation.property)
    value, note = relation.fact.value, ""
    if isinstance(value, dict):
        rest = {name: part for name, part in value.items() if name != "on"}
        note = plain_value(scene.picture, found, rest, scene.lang)
    return RelationRow(
        thing=link_to(scene, relation.target if out else relation.subject, note),
        label=found.label.of(scene.lang),
        term=property_anchor(relation.subject, relation.property),
        marks=marks(relation.fact.standing, scene.lang),
    )
