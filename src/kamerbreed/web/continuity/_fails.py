# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The page of what fails if a thing fails: certain and possible apart, each with the way there."""

from collections.abc import Sequence

from kamerbreed.overview import Consequences, Hit, what_fails
from kamerbreed.picture import Kept, split_instance
from kamerbreed.vocabulary import ControlRoom, Region, Service, Thing, kind_of, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._kinds import plural
from kamerbreed.web._place import Place, thing_place, why_place
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.continuity._draw import graph_place
from kamerbreed.web.continuity._fields import Wish, switch_of_assumptions
from kamerbreed.web.continuity._page import Count, FailsPage, HitRow, HitTable

MOST_HITS = 200
"""So many are shown of one table; how many there are more stands under it."""
_FOUND: Kept[Consequences] = Kept(16)
_FIRST: tuple[type[Thing], ...] = (Service, ControlRoom, Region)


def fails_place(subject: str, wish: Wish) -> Place:
    """The page of what fails with a thing."""
    return Place(name="fails", path=thing_place(subject).path, extra=wish.extra)


def present_fails(scene: Scene, subject: str, wish: Wish) -> FailsPage:
    """The whole page."""
    lang = scene.lang
    found = scene.kept(
        _FOUND,
        lambda: what_fails(scene.picture, subject, assumptions=wish.assumptions, templates=wish.templates),
        subject,
        wish,
    )
    title = say("web.fails.title", lang, thing=scene.picture.name(subject, lang).text)
    if wish.assumptions:
        title += f" ({say('web.fails.with-assumptions', lang)})"
    if wish.templates:
        title += f" ({say('mark.template', lang)})"
    if scene.picture.coordinates.assume_backwards:
        title += f" ({say('mark.backwards', lang)})"
    hits = (*found.things, *(region.hit for region in found.regions))
    rows = {row for hit in hits for step in hit.path for row in step.rows}
    return FailsPage(
        title=title,
        thing=link_to(scene, subject),
        lead=_lead(scene, found, hits),
        assumptions=switch_of_assumptions(scene, fails_place(subject, wish.turned), wish),
        counts=_counts(scene, found),
        tables=tuple(_table(scene, hits, certain=certain) for certain in (True, False)),
        left_out=_left_out(scene, found),
        graph=scene.url(graph_place(subject, Wish(direction="omhoog", templates=wish.templates))),
        origin=say("web.graph.origin", lang, n=say_number(len(rows), lang)),
        later=any(scene.picture.name(hit.subject, lang).later for hit in hits[:MOST_HITS]),
    )


def _lead(scene: Scene, found: Consequences, hits: Sequence[Hit]) -> tuple[str, ...]:
    lang = scene.lang
    certain = sum(hit.certain for hit in hits)
    return (
        say("web.fails.unknown", lang),
        say(
            "web.fails.lead",
            lang,
            day=say_date(scene.picture.coordinates.valid_at.isoformat(), lang),
            thing=scene.picture.name(found.subject, lang).text,
            certain=say_number(certain, lang),
            possible=say_number(len(hits) - certain, lang),
        ),
    )


def _counts(scene: Scene, found: Consequences) -> tuple[Count, ...]:
    lang = scene.lang
    made = []
    for kind in _FIRST:
        hits = [one.hit for one in found.regions] if kind is Region else found.of_kind(kind.slug)
        certain = sum(hit.certain for hit in hits)
        of = int(scene.picture.existences(kind).there.sum())
        meaning = say(
            "web.fails.count",
            lang,
            possible=say_number(len(hits) - certain, lang),
            of=say_number(of, lang),
        )
        made.append(Count(label=plural(kind, lang), number=say_number(certain, lang), meaning=meaning))
    persons = found.inhabitants
    unknown = len(persons.certain_unknown) + len(persons.possible_unknown)
    made.append(
        Count(
            label=say("web.fails.inhabitants", lang),
            number=say_number(persons.certain, lang),
            meaning=say(
                "web.fails.inhabitants.count",
                lang,
                possible=say_number(persons.possible, lang),
                unknown=say_number(unknown, lang),
                of=say_number(len(found.regions), lang),
            ),
        )
    )
    return tuple(made)


def _rank(hit: Hit) -> tuple[int, int, str]:
    """Services, rooms and regions first, then by number of steps."""
    kind = kind_of(split_instance(hit.subject)[0])
    return (_FIRST.index(kind) if kind in _FIRST else len(_FIRST), hit.steps, hit.subject)


def _table(scene: Scene, hits: Sequence[Hit], *, certain: bool) -> HitTable:
    lang, name = scene.lang, "certain" if certain else "possible"
    own = sorted((hit for hit in hits if hit.certain is certain), key=_rank)
    left = len(own) - MOST_HITS
    return HitTable(
        id=f"hit-{name}",
        title=say(f"web.fails.{name}", lang),
        caption=say("web.fails.caption", lang, n=say_number(len(own), lang), of=say_number(len(hits), lang)),
        rows=tuple(_row(scene, hit) for hit in own[:MOST_HITS]),
        empty="" if own else say(f"web.fails.{name}.none", lang),
        left_out=say("web.fails.more", lang, n=say_number(left, lang)) if left > 0 else "",
    )


def _row(scene: Scene, hit: Hit) -> HitRow:
    lang = scene.lang
    way = []
    for step in hit.path:
        why = why_place(split_instance(step.stated_on)[0], step.property)
        naming = scene.picture.name(step.on, lang)
        way.append(Link(text=naming.text, url=scene.url(why), later=naming.later))
    return HitRow(
        thing=link_to(scene, hit.subject),
        kind=kind_of(split_instance(hit.subject)[0]).label.of(lang),
        steps=say_number(hit.steps, lang),
        way=tuple(way),
        doubts=", ".join(word("doubt", one, lang) for one in hit.why),
    )


def _left_out(scene: Scene, found: Consequences) -> tuple[str, ...]:
    return tuple(
        say(f"web.fails.left-out.{name}", scene.lang, n=say_number(number, scene.lang))
        for name, number in (
            ("assumed", found.assumed_left_out),
            ("takeovers", found.takeovers_left_out),
        )
        if number
    )
