# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is said of the picture as a whole: what is expected, what is in it, and what could be known when."""

from kamerbreed.overview import Breakdown, Count, Expected, Knowable, Overview, Part, Share
from kamerbreed.vocabulary import kind_of, kinds, say, say_date, say_number, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import KNOWN_AT, VALID_AT
from kamerbreed.web._overview import overview_of
from kamerbreed.web._place import Place
from kamerbreed.web._shares import part_of
from kamerbreed.web._words import SOLID_SIGNS, Link, link_to, word
from kamerbreed.web.completeness._page import CountRow, ExpectedRow, KnowableRow, Table

_NOT_COUNTED = "–"


def expectations(scene: Scene, found: Breakdown, part: Part) -> Table | None:
    """What the coverage of a part is a share of; None if nothing is expected."""
    lang = scene.lang
    expected = [
        one
        for one in found.expected
        if part.purpose in ("", *one.purposes) and part.aspect in ("", one.aspect)
    ]
    if not expected:
        return None
    rows = tuple(_expected(scene, one) for one in expected)
    return Table(
        caption=say(
            "web.expected.caption",
            lang,
            rules=say_number(len(expected), lang),
            n=say_number(sum(one.n for one in expected), lang),
            of=say_number(sum(one.of for one in expected), lang),
            assumed=say_number(sum(one.of for one in expected if one.solid == "assumed"), lang),
        ),
        rows=rows,
        note=say("web.later", lang) if any(row.name.later for row in rows) else "",
    )


def _expected(scene: Scene, one: Expected) -> ExpectedRow:
    lang = scene.lang
    return ExpectedRow(
        name=link_to(scene, one.expectation),
        n=say_number(one.n, lang),
        of=say_number(one.of, lang),
        ground=f"{SOLID_SIGNS[one.solid]} {word('standing', one.solid, lang)}" if one.solid else _NOT_COUNTED,
    )


def counts(scene: Scene) -> Table:
    """How many things of each kind there are, and what stands beside them uncounted."""
    lang, found = scene.lang, overview_of(scene)
    templates = {"component": found.from_templates}
    shown = [slug for slug in kinds() if found.counts[slug] != Count()]
    rows = [_count(scene, slug, found.counts[slug], templates.get(slug, 0)) for slug in shown]
    links = found.dependencies
    rows.append(
        CountRow(
            kind=Link(text=say("dependencies", lang)),
            count=say_number(links.count, lang),
            undated=_NOT_COUNTED,
            assumed=say_number(links.assumed, lang),
            planned=_NOT_COUNTED,
            template=say_number(links.from_templates, lang),
        )
    )
    total = sum(found.counts[slug].count for slug in shown)
    return Table(
        caption=say(
            "web.counts.caption", lang, kinds=say_number(len(shown), lang), n=say_number(total, lang)
        ),
        rows=tuple(rows),
        note=_sorts(scene, found),
    )


def _count(scene: Scene, slug: str, count: Count, template: int) -> CountRow:
    lang = scene.lang
    url = scene.url(Place(name="list", path=(slug,)))
    return CountRow(
        kind=Link(text=kind_of(slug).label.of(lang), url=url),
        count=say_number(count.count, lang),
        undated=say_number(count.undated, lang),
        assumed=say_number(count.assumed, lang),
        planned=say_number(count.planned, lang),
        template=say_number(template, lang),
    )


def _sorts(scene: Scene, found: Overview) -> str:
    """Which control rooms there are, by type."""
    lang = scene.lang
    words = [
        f"{scales()['room-type'][sort].of(lang)} {say_number(count.count, lang)}"
        + (f" (+{say_number(count.planned, lang)} {say('planned', lang)})" if count.planned else "")
        for sort, count in found.counts_by_type["control-room"].items()
        if (count.count or count.planned) and sort != "unknown"
    ]
    return say("overview.sorts", lang, sorts=", ".join(words)) if words else ""


def knowability(scene: Scene) -> Table:
    """How much of this picture could be known on a few days."""
    lang, found = scene.lang, overview_of(scene)
    never = found.never_knowable
    return Table(
        caption=say(
            "web.knowable.caption",
            lang,
            days=say_number(len(found.knowable), lang),
            of=say_number(found.statements, lang),
        ),
        rows=tuple(_knowable(scene, one, found.statements) for one in found.knowable),
        note=say("knowable.never", lang, n=say_number(never, lang)) if never else "",
    )


def _knowable(scene: Scene, one: Knowable, statements: int) -> KnowableRow:
    lang, day = scene.lang, one.on.isoformat()
    url = Place(name="completeness").url(lang, {VALID_AT: day, KNOWN_AT: day})
    return KnowableRow(
        day=Link(text=say_date(day, lang), url=url),
        n=say_number(one.n, lang),
        share=part_of(Share(n=one.n, of=statements), lang).share,
    )
