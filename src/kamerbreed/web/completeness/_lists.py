# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Two inventories beside each other: how many things stand in neither of them, at least."""

from collections.abc import Iterator, Mapping, Sequence

from kamerbreed.overview import ASSUMPTIONS_OF_INVENTORIES, LEAST_OVERLAP, Inventories, inventories
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import kind_of, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._filter import PAGE_SIZE, make_turns
from kamerbreed.web._words import Link, link_to
from kamerbreed.web.completeness._lists_wish import CELLS, Wish, not_offered, the_filter
from kamerbreed.web.completeness._page import ListsCell, ListsPage, ListsRow

ROUTE, CSV_ROUTE = "inventories", "inventories-csv"
COLUMNS = ("thing", "id", "first", "second")
_FOUND: Kept[Inventories] = Kept(16)


def compared(scene: Scene, wish: Wish) -> Inventories:
    """The two inventories that are asked for."""
    return scene.kept(
        _FOUND,
        lambda: inventories(scene.picture, kind_of(wish.kind), wish.first, wish.second),
        wish.kind,
        wish.first,
        wish.second,
    )


def _cells(found: Inventories) -> Mapping[str, Sequence[str]]:
    """The things in both lists, in one alone, and in neither."""
    both = set(found.in_both)
    return {
        "geen": found.beyond,
        "beide": found.in_both,
        "eerste": [one for one in found.in_first if one not in both],
        "tweede": [one for one in found.in_second if one not in both],
    }


def present(scene: Scene, wish: Wish) -> ListsPage:
    """The page of two inventories; of none where no two sources name a thing of one kind."""
    lang = scene.lang
    if not wish.second:
        return ListsPage(
            title=say("web.lists.title", lang),
            lead=(say("web.lists.nothing-to-compare", lang),),
            filter=the_filter(scene, wish) if wish.kind else None,
        )
    found = compared(scene, wish)
    cells = _cells(found)
    assumed = ASSUMPTIONS_OF_INVENTORIES if found.estimate else ()
    listed = cells[wish.cell]
    shown = listed[(wish.page - 1) * PAGE_SIZE : wish.page * PAGE_SIZE]
    rows = tuple(ListsRow(thing=link_to(scene, one), id=one) for one in shown)
    return ListsPage(
        title=say("web.lists.title", lang),
        lead=_lead(scene, found),
        filter=the_filter(scene, wish),
        more=_said(scene, "web.lists.more", n=more) if (more := not_offered(scene, wish)) else "",
        names=(link_to(scene, wish.first), link_to(scene, wish.second)),
        counted=_said(scene, "web.lists.counted", n=sum(map(len, cells.values()))),
        cells=tuple(_cell(scene, wish, name, len(cells[name])) for name in CELLS),
        estimate=_estimate(scene, found),
        assumptions=tuple(say(f"inventories.assumption.{name}", lang) for name in assumed),
        caption=_said(scene, f"web.lists.caption.{wish.cell}", n=len(listed), shown=len(shown)),
        rows=rows,
        empty="" if rows else say("web.lists.none", lang),
        later=any(row.thing.later for row in rows),
        turns=make_turns(scene, lambda page: wish.place(ROUTE, page=page), wish.page, len(listed)),
        csv=scene.url(wish.place(CSV_ROUTE)),
    )


def _said(scene: Scene, key: str, **counts: int) -> str:
    return say(key, scene.lang, **{name: say_number(n, scene.lang) for name, n in counts.items()})


def _lead(scene: Scene, found: Inventories) -> tuple[str, ...]:
    """How many are missing at least, and on what that rests."""
    lang = scene.lang
    kind = say(f"plural.{found.kind}", lang)
    day = say_date(scene.picture.coordinates.valid_at.isoformat(), lang)
    key = "web.lists.lead" if found.at_least else "web.lists.lead.zero"
    first = say(key, lang, n=say_number(found.at_least, lang), kinds=kind, day=day)
    if found.estimate is None and not found.at_least:
        return (first,)
    if found.estimate is None:
        return first, say("web.lists.lead.counted", lang)
    return first, say(
        "web.lists.lead.refuted" if found.refuted else "web.lists.lead.estimate",
        lang,
        n=say_number(len(found.beyond), lang),
        low=_rounded(scene, found.estimate.missing_low),
        high=_rounded(scene, found.estimate.missing_high),
    )


def _estimate(scene: Scene, found: Inventories) -> str:
    """The estimate in full, or why there is none."""
    one = found.estimate
    if one is None:
        return _said(scene, "inventories.none", n=len(found.in_both), least=LEAST_OVERLAP)
    return say(
        "inventories.estimate",
        scene.lang,
        missing=_rounded(scene, one.missing),
        low=_rounded(scene, one.missing_low),
        high=_rounded(scene, one.missing_high),
        total=_rounded(scene, one.total),
        error=_rounded(scene, one.standard_error),
    )


def _rounded(scene: Scene, number: float) -> str:
    return say_number(round(number, 1), scene.lang)


def _cell(scene: Scene, wish: Wish, name: str, count: int) -> ListsCell:
    """A number that leads to its things, unless they are the ones shown."""
    text = say_number(count, scene.lang)
    url = "" if name == wish.cell else scene.url(wish.place(ROUTE, cell=name))
    return ListsCell(label=say(f"web.lists.cell.{name}", scene.lang), count=Link(text=text, url=url))


def csv_rows(scene: Scene, wish: Wish) -> Iterator[list[str]]:
    """Every thing of the kind with whether each list names it; the head first."""
    lang = scene.lang
    yield [say(f"head.{name}", lang) for name in COLUMNS]
    if not wish.second:
        return
    found = compared(scene, wish)
    first, second = set(found.in_first), set(found.in_second)
    for one in sorted(first | second | set(found.beyond)):
        named = (say("yes" if one in listed else "no", lang) for listed in (first, second))
        yield [scene.picture.name(one, lang).text, one, *named]
