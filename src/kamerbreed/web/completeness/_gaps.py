# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is not known, ranked by what depends on it, with who should know it."""

from collections.abc import Iterator

from kamerbreed.overview import NOBODY, Part
from kamerbreed.vocabulary import kind_of, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._filter import PAGE_SIZE, make_filter, make_turns
from kamerbreed.web._place import Place
from kamerbreed.web.completeness._numbers import fact_rows
from kamerbreed.web.completeness._page import FactRow, FactTable, GapsPage
from kamerbreed.web.completeness._wish import (
    ASPECT,
    KIND,
    PARTY,
    PROPERTY,
    PURPOSE,
    Wish,
    choices,
    the_breakdown,
)
from kamerbreed.web.requests import ask_url

ROUTE, CSV_ROUTE = "gaps", "gaps-csv"
COLUMNS = ("thing", "id", "kind", "property", "state", "reached", "keepers")
_SHOWN_FIRST = 3


def present(scene: Scene, wish: Wish) -> GapsPage:
    """A page of the gaps of a part."""
    lang, found, part = scene.lang, the_breakdown(scene), wish.part
    numbers = found.missing(part)
    shown = numbers[(wish.page - 1) * PAGE_SIZE : wish.page * PAGE_SIZE].tolist()
    rows = fact_rows(scene, (found.fact(number) for number in shown))
    ask = ask_url(scene)
    fields = choices(scene, wish, found)
    return GapsPage(
        title=say("web.gaps.title", lang),
        lead=_lead(scene, part, len(numbers)),
        filter=make_filter(
            scene, Place(name=ROUTE), (fields[name] for name in (KIND, PROPERTY, PARTY, PURPOSE, ASPECT))
        ),
        csv=scene.url(wish.place(CSV_ROUTE)),
        facts=FactTable(
            caption=say(
                "web.gaps.shown",
                lang,
                n=say_number(len(shown), lang),
                of=say_number(len(numbers), lang),
                wanted=say_number(found.completeness(part).fill.of, lang),
            ),
            rows=rows,
            empty="" if shown else say("web.gaps.nothing", lang),
            turns=make_turns(scene, lambda page: wish.place(ROUTE, page), wish.page, len(numbers)),
            chosen=bool(ask) and bool(rows),
        ),
        ask=ask if rows else "",
        later=any(link.later for row in rows for link in (row.thing, *row.keepers)),
        origin=tuple(say(f"web.gaps.how.{name}", lang) for name in ("order", "party", "asked")),
    )


def _lead(scene: Scene, part: Part, missing: int) -> tuple[str, ...]:
    lang, found = scene.lang, the_breakdown(scene)
    day = say_date(scene.picture.coordinates.valid_at.isoformat(), lang)
    wanted = found.completeness(part).fill.of
    said = {"n": say_number(missing, lang), "of": say_number(wanted, lang), "day": day}
    nobody = found.missing(Part(**{**_fields(part), "party": NOBODY})) if not part.party else ()
    first = say("web.gaps.lead", lang, **said)
    if not len(nobody):
        return (first,)
    return first, say("web.gaps.lead.nobody", lang, n=say_number(len(nobody), lang), of=said["n"])


def _fields(part: Part) -> dict[str, str]:
    return {name: getattr(part, name) for name in ("purpose", "aspect", "kind", "property")}


def csv_rows(scene: Scene, wish: Wish) -> Iterator[list[str]]:
    """All gaps of the part, on however many pages they stand; the head first."""
    lang, found = scene.lang, the_breakdown(scene)
    yield [say(f"head.{name}", lang) for name in COLUMNS]
    for row in fact_rows(scene, (found.fact(number) for number in found.missing(wish.part).tolist())):
        yield _csv_row(row, scene)


def _csv_row(row: FactRow, scene: Scene) -> list[str]:
    kind = kind_of(row.id).label.of(scene.lang)
    keepers = "; ".join(link.text for link in row.keepers)
    return [row.thing.text, row.id, kind, row.property, row.mark.text, row.reached, keepers]
