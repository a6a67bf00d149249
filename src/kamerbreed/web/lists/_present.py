# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From the things of a kind to the page of a list, and to the rows of a file."""

from collections.abc import Iterator
from dataclasses import replace

from kamerbreed.overview import BY_ID, BY_NAME, Listing
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import Thing, say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._filter import make_turns
from kamerbreed.web._place import Place
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import Link, link_to
from kamerbreed.web.lists._cells import cell_of, file_cell, head_of, is_number, reserves
from kamerbreed.web.lists._form import among, make_form, masks_of
from kamerbreed.web.lists._page import Head, ListPage, Row
from kamerbreed.web.lists._wish import Wish

_LISTINGS: Kept[Listing] = Kept(8)
_MOST_BESIDE = 7
"""Columns that a page of ordinary width holds."""
_ARROWS = {"ascending": "↑", "descending": "↓", "": ""}


def the_listing(scene: Scene, wish: Wish) -> Listing:
    """The things of the kind in the picture of the page."""
    kind = wish.kind
    return scene.kept(_LISTINGS, lambda: Listing(scene.picture, kind, scene.lang), kind.slug, scene.lang)


def present(scene: Scene, wish: Wish) -> ListPage:
    """The page of a list."""
    lang, listing = scene.lang, the_listing(scene, wish)
    masks = masks_of(scene, listing, wish)
    found = listing.ordered(among(masks), wish.by, falls=wish.falls)
    rows = tuple(
        _row(scene, listing, wish, place)
        for place in found[(wish.page - 1) * wish.size : wish.page * wish.size]
    )
    of = int(listing.listed.sum())
    empty = "web.list.nothing-found" if of else "web.list.none"
    return ListPage(
        title=say("web.list.title", lang, kinds=say(f"plural.{wish.kind.slug}", lang)),
        lead=_lead(scene, listing, wish, len(found), of),
        kind=wish.kind.slug,
        form=make_form(scene, listing, wish, masks),
        caption=_caption(listing, wish, len(found), of),
        name=_head(scene, listing, wish, BY_NAME),
        heads=tuple(_head(scene, listing, wish, name) for name in wish.columns),
        rows=rows,
        wide=len(wish.columns) > _MOST_BESIDE,
        later=any(_later(row) for row in rows),
        empty="" if rows else say(empty, lang),
        turns=make_turns(
            scene,
            lambda number: replace(wish, page=number).place(),
            wish.page,
            len(found),
            size=wish.size,
        ),
        csv=_file_url(scene, wish, "list-csv"),
        xlsx=_file_url(scene, wish, "list-xlsx"),
        template=scene.url(Place(name="list-template", path=(wish.kind.slug,))),
        add=_add(scene, wish.kind),
    )


def _add(scene: Scene, kind: type[Thing]) -> Link | None:
    """Where a thing of this kind is added, for who may say something."""
    if not scene.asked.now or not rights_of(scene.request).may("say"):
        return None
    return Link(
        text=say("edit.add.link", scene.lang), url=Place(name="add", path=(kind.slug,)).url(scene.lang)
    )


def _lead(scene: Scene, listing: Listing, wish: Wish, n: int, of: int) -> tuple[str, ...]:
    lang, kind = scene.lang, wish.kind
    first = say(
        "web.list.lead",
        lang,
        day=say_date(scene.picture.coordinates.valid_at.isoformat(), lang),
        of=say_number(of, lang),
        kinds=kind.label.of(lang) if of == 1 else say(f"plural.{kind.slug}", lang),
        planned=say_number(listing.planned, lang),
    )
    chosen = say("web.list.lead.chosen", lang, n=say_number(n, lang))
    return (first, *((chosen,) if n != of else ()), kind.help.of(lang))


def _caption(listing: Listing, wish: Wish, n: int, of: int) -> str:
    """How many of how many; and the order where no head tells it."""
    lang = listing.lang
    counts = {"n": n, "of": of, "planned": listing.planned}
    said = say("web.list.caption", lang, **{name: say_number(one, lang) for name, one in counts.items()})
    if wish.by in (BY_NAME, *wish.columns):
        return said
    key = "web.list.order.falls" if wish.falls else "web.list.order.rises"
    return f"{said} {say(key, lang, column=head_of(listing, wish.by))}"


def _head(scene: Scene, listing: Listing, wish: Wish, name: str) -> Head:
    order = ("descending" if wish.falls else "ascending") if wish.by == name else ""
    return Head(
        text=head_of(listing, name),
        url=scene.url(wish.ordered(name).place()),
        order=order,
        arrow=_ARROWS[order],
        number=is_number(listing, name),
    )


def _row(scene: Scene, listing: Listing, wish: Wish, place: int) -> Row:
    return Row(
        name=link_to(scene, listing.subjects[place]),
        id="" if BY_ID in wish.columns else listing.subjects[place],
        cells=tuple(cell_of(scene, listing, name, place) for name in wish.columns),
    )


def _later(row: Row) -> bool:
    links: tuple[Link, ...] = (row.name, *(link for cell in row.cells for link in cell.links))
    return any(link.later for link in links)


def _file_url(scene: Scene, wish: Wish, route: str) -> str:
    """A file of what is listed, on however many pages it stands."""
    plain = Wish(kind=wish.kind)
    return scene.url(replace(wish, page=plain.page, size=plain.size).place(route))


def file_rows(scene: Scene, wish: Wish) -> tuple[list[str], Iterator[list[str | float]]]:
    """The head, and all rows under this filter in their order: name, id, the columns, and what to mind."""
    listing = the_listing(scene, wish)
    columns = [BY_NAME, BY_ID, *(name for name in wish.columns if name != BY_ID)]
    head = [*(head_of(listing, name) for name in columns), say("web.list.reserves", scene.lang)]
    found = listing.ordered(among(masks_of(scene, listing, wish)), wish.by, falls=wish.falls)
    rows = (
        [*(file_cell(listing, name, place) for name in columns), reserves(listing, columns, place)]
        for place in found
    )
    return head, rows
