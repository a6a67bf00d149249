# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to the page of a list, and to a file of exactly what it lists."""

import csv
import io
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from kamerbreed.exchange import neutralised
from kamerbreed.vocabulary import Lang, Thing, VocabularyError, kind_of, say, say_number
from kamerbreed.web import _errors
from kamerbreed.web._answer import AbsentError, Scene, answer, guarded
from kamerbreed.web._kept import Kept
from kamerbreed.web._place import Place, thing_place
from kamerbreed.web._words import Link
from kamerbreed.web.lists._rows import (
    COLUMNS,
    FIELDS,
    ORDER,
    SIZES,
    Row,
    Wish,
    all_rows,
    chosen,
    has_sorts,
    read_wish,
)

_ROWS: Kept[tuple[Row, ...]] = Kept(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a column, and where the list is ordered by it; ``order`` as aria-sort has it."""

    text: str
    url: str
    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """The page of a list, in finished texts."""

    title: str
    help: str
    action: str
    wish: Wish
    hidden: tuple[tuple[str, str], ...]
    sizes: tuple[str, ...]
    caption: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Link, tuple[str, ...]], ...]
    later: bool
    empty: str
    turns: tuple[Link, ...]
    where: str
    csv: str


def _place(kind: type[Thing], wish: Wish, **other: str) -> Place:
    return Place(name="list", path=(kind.slug,), extra=wish.fields(**other))


def _columns(kind: type[Thing]) -> tuple[str, ...]:
    return COLUMNS if has_sorts(kind) else tuple(name for name in COLUMNS if name != "soort")


def _heads(scene: Scene, kind: type[Thing], wish: Wish) -> tuple[Head, ...]:
    found = []
    for name in _columns(kind):
        falls = wish.order == name
        order = ("ascending" if falls else "descending") if wish.order.removeprefix("-") == name else ""
        url = scene.url(_place(kind, wish, order=f"-{name}" if falls else name, page="1"))
        found.append(Head(text=say(f"web.list.{name}", scene.lang), url=url, order=order))
    return tuple(found)


def _turns(scene: Scene, kind: type[Thing], wish: Wish, pages: int) -> tuple[Link, ...]:
    near = (("web.list.previous", wish.page - 1), ("web.list.next", wish.page + 1))
    return tuple(
        Link(text=say(key, scene.lang), url=scene.url(_place(kind, wish, page=str(number))))
        for key, number in near
        if 1 <= number <= pages
    )


def _rows(scene: Scene, kind: type[Thing]) -> tuple[Row, ...]:
    return scene.kept(_ROWS, lambda: all_rows(scene, kind), kind.slug)


def _present(scene: Scene, kind: type[Thing], wish: Wish) -> ListPage:
    lang = scene.lang
    rows = _rows(scene, kind)
    found = chosen(rows, wish)
    pages = max(1, -(-len(found) // wish.size))
    shown = found[(wish.page - 1) * wish.size : wish.page * wish.size]
    counts = {
        "n": len(found),
        "of": len(rows),
        "planned": sum(not row.there for row in rows),
        "page": wish.page,
        "pages": pages,
    }
    said = {name: say_number(count, lang) for name, count in counts.items()}
    return ListPage(
        title=say("web.list.title", lang, kind=kind.label.of(lang)),
        help=kind.help.of(lang),
        action=_place(kind, wish).bare(lang),
        wish=wish,
        hidden=(*(one for one in wish.fields() if one[0] == ORDER), *scene.asked.given.items()),
        sizes=SIZES,
        caption=say("web.list.caption", lang, **said),
        heads=_heads(scene, kind, wish),
        rows=tuple(
            (
                Link(text=row.name, url=scene.url(thing_place(row.id)), later=row.later),
                tuple(row.column(name) for name in _columns(kind)[1:]),
            )
            for row in shown
        ),
        later=any(row.later for row in shown),
        empty=say("web.list.none" if not rows else "web.list.nothing-found", lang) if not shown else "",
        turns=_turns(scene, kind, wish, pages),
        where=say("web.list.where", lang, **said),
        csv=scene.url(Place(name="list-csv", path=(kind.slug,), extra=wish.fields(size="25", page="1"))),
    )


def _kind(slug: str) -> type[Thing]:
    try:
        return kind_of(slug)
    except VocabularyError:
        raise AbsentError from None


@_errors.read_only
def page(request: HttpRequest, lang: Lang, kind: str) -> HttpResponse:
    """The things of a kind, as the address asks for them."""

    def show(scene: Scene) -> HttpResponse:
        found, wish = _kind(kind), read_wish(request.GET)
        listed = _present(scene, found, wish)
        return scene.page("list", _place(found, wish), listed.title, listed)

    return answer(request, lang, show, FIELDS)


@_errors.read_only
def as_csv(request: HttpRequest, lang: Lang, kind: str) -> HttpResponse:
    """All that the list holds under this filter, in its order, on however many pages it stands."""

    def show(scene: Scene) -> HttpResponse:
        found, wish = _kind(kind), read_wish(request.GET)
        columns = _columns(found)
        file = io.StringIO(newline="")
        # As spreadsheets of the language open it: with the mark that tells Excel of UTF-8.
        file.write("\N{ZERO WIDTH NO-BREAK SPACE}")
        writer = csv.writer(file, delimiter=";" if lang == "nl" else ",", lineterminator="\r\n")
        writer.writerow([say(f"web.list.{name}", lang) for name in columns])
        for row in chosen(_rows(scene, found), wish):
            writer.writerow([neutralised(row.column(name)) for name in columns])
        response = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
        day = scene.picture.coordinates.valid_at.isoformat()
        response.headers["Content-Disposition"] = f'attachment; filename="{found.slug}-{day}.csv"'
        return guarded(response, lang)

    return answer(request, lang, show, FIELDS)
