# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How complete the picture, or a part of it, is: from kinds to properties to single facts."""

from collections.abc import Iterable, Mapping

from kamerbreed.overview import Breakdown, Completeness, Part, Share
from kamerbreed.vocabulary import (
    ASPECTS,
    PURPOSES,
    kind_of,
    property_of,
    say,
    say_date,
    say_number,
)
from kamerbreed.web._answer import Scene
from kamerbreed.web._filter import PAGE_SIZE, make_filter, make_turns
from kamerbreed.web._place import Place
from kamerbreed.web._shares import NumbersRow, apart_of, measures_of, part_of, parts_of
from kamerbreed.web._words import Link
from kamerbreed.web.completeness._numbers import fact_rows, numbers_rows
from kamerbreed.web.completeness._page import CompletenessPage, FactTable, NumbersTable
from kamerbreed.web.completeness._whole import counts, expectations, knowability
from kamerbreed.web.completeness._wish import ASPECT, PARTY, PURPOSE, Wish, choices, party_link, the_breakdown

ROUTE, GAPS = "completeness", "gaps"
_MOST_ROWS, _FIRST_ROWS = 40, 15
"""A table with more rows than the one shows as many as the other, and folds the rest."""


def present(scene: Scene, wish: Wish) -> CompletenessPage:
    """The page of a part; single facts if it names a kind and a property."""
    found, part = the_breakdown(scene), wish.part
    numbers = found.completeness(part)
    fields = choices(scene, wish, found)
    single = bool(part.kind and part.property)
    facts = _facts(scene, wish, found) if single else None
    tables = () if single else _tables(scene, wish, found, numbers)
    names = [name for table in tables for name in (*table.rows, *table.more)]
    whole = part == Part()
    return CompletenessPage(
        title=_title(scene, part),
        crumbs=_crumbs(scene, wish),
        lead=_lead(scene, part, numbers),
        filter=make_filter(
            scene, Place(name=ROUTE), (fields[name] for name in (PURPOSE, ASPECT, PARTY, *_kept(part)))
        ),
        measures=measures_of(numbers, scene.lang),
        apart=apart_of(numbers, scene.lang),
        tables=tables,
        facts=facts,
        gaps=Link(text=say("web.complete.gaps", scene.lang), url=scene.url(wish.place(GAPS))),
        later=any(row.name.later for row in names) or _late(facts),
        expected=None if part.kind or part.party else expectations(scene, found, part),
        counts=counts(scene) if whole else None,
        knowable=knowability(scene) if whole else None,
        origin=_origin(scene),
    )


def _kept(part: Part) -> tuple[str, ...]:
    return ("soort", "eigenschap") if part.kind else ("soort",)


def _late(facts: FactTable | None) -> bool:
    rows = facts.rows if facts else ()
    return any(link.later for row in rows for link in (row.thing, *row.keepers))


def _title(scene: Scene, part: Part) -> str:
    lang = scene.lang
    if not part.kind:
        return say("completeness.title", lang)
    kind = kind_of(part.kind)
    name = kind.label.of(lang).capitalize()
    if not part.property:
        return say("web.complete.title.kind", lang, kind=name)
    label = kind.properties()[part.property].label.of(lang)
    return say("web.complete.title.property", lang, kind=name, property=label)


def _crumbs(scene: Scene, wish: Wish) -> tuple[Link, ...]:
    """The way back: to all kinds, and to all properties of this kind."""
    lang, part = scene.lang, wish.part
    found = []
    if part.kind:
        url = scene.url(wish.place(ROUTE, kind="", property=""))
        found.append(Link(text=say("web.complete.all-kinds", lang), url=url))
    if part.kind and part.property:
        url = scene.url(wish.place(ROUTE, property=""))
        found.append(Link(text=kind_of(part.kind).label.of(lang), url=url))
    return tuple(found)


def _lead(scene: Scene, part: Part, numbers: Completeness) -> tuple[str, ...]:
    """What is not known first."""
    lang, fill, coverage = scene.lang, numbers.fill, numbers.coverage
    day = say_date(scene.picture.coordinates.valid_at.isoformat(), lang)
    if not fill.of:
        return (say("web.complete.lead.none", lang, day=day),)
    missing = fill.of - fill.n
    said = say(
        "web.complete.lead.unknown",
        lang,
        day=day,
        n=say_number(missing, lang),
        of=say_number(fill.of, lang),
        share=part_of(Share(n=missing, of=fill.of), lang).share,
    )
    if not coverage.of:
        return (said,)
    lacking = say_number(coverage.of - coverage.n, lang)
    return said, say("web.lead.coverage", lang, n=lacking, of=say_number(coverage.of, lang))


def _tables(scene: Scene, wish: Wish, found: Breakdown, numbers: Completeness) -> tuple[NumbersTable, ...]:
    part, lang = wish.part, scene.lang
    ways: list[tuple[str, Mapping[str, Completeness], Mapping[str, Link]]] = []
    if part.kind:
        ways.append(("property", found.by_property(part), _properties(scene, wish, found)))
    else:
        kinds = found.by_kind(part)
        ways.append(("kind", kinds, _kinds(scene, wish, kinds)))
    aspects = {name: one for name, one in found.by_aspect(part).items() if part.aspect in ("", name)}
    purposes = {name: one for name, one in found.by_purpose(part).items() if part.purpose in ("", name)}
    parties = found.by_party(part)
    ways += [
        ("aspect", aspects, _labels(scene, wish, "aspect", ((n, x.of(lang)) for n, x in ASPECTS.items()))),
        (
            "purpose",
            purposes,
            _labels(scene, wish, "purpose", ((n, x.of(lang)) for n, x in PURPOSES.items())),
        ),
        ("party", parties, _parties(scene, wish, parties)),
    ]
    return tuple(
        _table(scene, way, numbers_rows(rows, names, lang), numbers) for way, rows, names in ways if rows
    )


def _table(scene: Scene, way: str, rows: tuple[NumbersRow, ...], numbers: Completeness) -> NumbersTable:
    """One way of dividing; a long one is folded after its first rows, with how many there are more."""
    lang = scene.lang
    title = say(f"web.complete.by.{way}", lang)
    first = rows[:_FIRST_ROWS] if len(rows) > _MOST_ROWS else rows
    more = rows[len(first) :]
    return NumbersTable(
        id=f"by-{way}",
        title=title,
        caption=_caption(scene, title, len(rows), numbers),
        head=say(f"web.complete.head.{way}", lang),
        rows=first,
        total=NumbersRow(name=Link(text=say("all", lang)), parts=parts_of(numbers, lang))
        if len(rows) > 1
        else None,
        note=_note(scene, way),
        more=more,
        more_title=say(
            "web.complete.more", lang, n=say_number(len(more), lang), of=say_number(len(rows), lang)
        )
        if more
        else "",
    )


def _note(scene: Scene, way: str) -> str:
    """What to mind: facts that count in several rows, and what has no coverage."""
    return say(f"web.complete.note.{way}", scene.lang) if way in ("party", "property", "purpose") else ""


def _caption(scene: Scene, title: str, rows: int, numbers: Completeness) -> str:
    lang = scene.lang
    return say(
        "web.complete.caption",
        lang,
        title=title,
        rows=say_number(rows, lang),
        expected=say_number(numbers.coverage.of, lang),
        wanted=say_number(numbers.fill.of, lang),
        known=say_number(numbers.fill.n, lang),
    )


def _labels(scene: Scene, wish: Wish, field: str, named: Iterable[tuple[str, str]]) -> dict[str, Link]:
    return {name: Link(text=text, url=scene.url(wish.but(field, name).place(ROUTE))) for name, text in named}


def _kinds(scene: Scene, wish: Wish, kinds: Iterable[str]) -> dict[str, Link]:
    return _labels(scene, wish, "kind", ((slug, kind_of(slug).label.of(scene.lang)) for slug in kinds))


def _properties(scene: Scene, wish: Wish, found: Breakdown) -> dict[str, Link]:
    places = found.kinds().get(wish.part.kind, ())
    return _labels(scene, wish, "property", ((one.name, one.label.of(scene.lang)) for one in places))


def _parties(scene: Scene, wish: Wish, parties: Iterable[str]) -> dict[str, Link]:
    found = {}
    for party in parties:
        named = party_link(scene, party)
        found[party] = Link(text=named.text, url=scene.url(wish.place(ROUTE, party=party)), later=named.later)
    return found


def _facts(scene: Scene, wish: Wish, found: Breakdown) -> FactTable:
    lang, part = scene.lang, wish.part
    numbers = found.facts(part)
    shown = numbers[(wish.page - 1) * PAGE_SIZE : wish.page * PAGE_SIZE].tolist()
    fill = found.completeness(part).fill
    return FactTable(
        caption=say(
            "web.complete.facts",
            lang,
            n=say_number(len(shown), lang),
            of=say_number(fill.of, lang),
            known=say_number(fill.n, lang),
            property=property_of(f"{part.kind}/x", part.property).label.of(lang),
        ),
        rows=fact_rows(scene, (found.fact(number) for number in shown)),
        empty="" if shown else say("web.complete.facts.none", lang),
        turns=make_turns(scene, lambda page: wish.place(ROUTE, page), wish.page, len(numbers)),
    )


def _origin(scene: Scene) -> tuple[str, ...]:
    lang = scene.lang
    return tuple(say(f"web.complete.how.{name}", lang) for name in ("wanted", "expected", "known", "party"))
