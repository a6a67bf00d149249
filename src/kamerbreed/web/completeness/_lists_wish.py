# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Which two inventories are asked for: a kind, and two sources or parties; what is left out is chosen."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from kamerbreed.overview import Lists, lists
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import Party, Source, is_reference, kinds, say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web._filter import PAGE, Filter, check_named, choice, make_filter, read_page_number
from kamerbreed.web._kinds import plural
from kamerbreed.web._place import Place
from kamerbreed.web._words import shortened

KIND, FIRST, SECOND, CELL = "soort", "eerste", "tweede", "in"
FIELDS = (KIND, FIRST, SECOND, CELL, PAGE)
CELLS = ("beide", "eerste", "tweede", "geen")
_LONGEST = 70
MOST_LISTS = 200
"""So many are offered, the longest first; how many there are more stands beside them."""
_LISTS: Kept[Mapping[str, Lists]] = Kept(8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Two lists of a kind, and which of their things are shown; no lists where there are none to compare.

    ``asked`` are the fields that the address gives; what it leaves out is chosen anew at another time.
    """

    kind: str
    first: str
    second: str
    cell: str
    page: int
    asked: tuple[tuple[str, str], ...]

    def place(self, route: str, *, cell: str = "", page: int = 1) -> Place:
        """A page of a route for these lists."""
        asked = {
            KIND: self.kind,
            FIRST: self.first,
            SECOND: self.second,
            CELL: cell or self.cell,
            PAGE: str(page) if page > 1 else "",
        }
        return Place(name=route, extra=tuple((name, text) for name, text in asked.items() if text))


def the_lists(scene: Scene) -> Mapping[str, Lists]:
    """What sources and parties name of each kind."""
    return scene.kept(_LISTS, lambda: lists(scene.picture))


def read_wish(scene: Scene) -> Wish:
    """What the address asks for. Raises CoordinatesError with all that is wrong in it."""
    asked = scene.request.GET
    given = {name: asked.get(name, "").strip() for name in (KIND, FIRST, SECOND, CELL)}
    readable = {
        KIND: given[KIND] in kinds() and given[KIND] != Source.slug,
        FIRST: _is_list(given[FIRST]),
        SECOND: _is_list(given[SECOND]) and given[SECOND] != given[FIRST],
        CELL: given[CELL] in CELLS,
    }
    page, wrong = read_page_number(asked)
    wrong += [
        violation(name, given[name], _wants(name))
        for name, fits in readable.items()
        if given[name] and not fits
    ]
    if wrong:
        raise CoordinatesError(*wrong)
    for name in (FIRST, SECOND):
        if given[name]:
            check_named(scene, name, given[name])
    kind, first, second = _completed(scene, given[KIND], given[FIRST], given[SECOND])
    return Wish(
        kind=kind,
        first=first,
        second=second,
        cell=given[CELL] or "geen",
        page=page,
        asked=_asked(given, page),
    )


def _asked(given: Mapping[str, str], page: int) -> tuple[tuple[str, str], ...]:
    turned = {**given, PAGE: str(page) if page > 1 else ""}
    return tuple((name, text) for name, text in turned.items() if text)


def _wants(name: str) -> str:
    # Sources are in no list, so that another text than elsewhere says which kinds can be.
    return "web.wants.lijstsoort" if name == KIND else f"web.wants.{name}"


def _is_list(text: str) -> bool:
    return is_reference(text) and text.startswith((f"{Source.slug}/", f"{Party.slug}/"))


def _completed(scene: Scene, kind: str, first: str, second: str) -> tuple[str, str, str]:
    """What is not asked for is chosen: the first kind with an estimate, and its lists that share most."""
    found = the_lists(scene)
    if not kind:
        paired = [slug for slug, one in found.items() if one.pair]
        # The vocabulary has what the system is made of first, and what is told about it after that.
        kind = next((slug for slug in paired if found[slug].apart), "")
        kind = kind or max(paired, key=lambda slug: found[slug].overlap, default="")
    one = found.get(kind)
    listed = [*one.pair, *one.sizes] if one else []
    first = first or next((who for who in listed if who != second), "")
    second = second or next((who for who in listed if who != first), "")
    return kind, first, second


def _sizes(scene: Scene, wish: Wish) -> Mapping[str, int]:
    found = the_lists(scene)
    return found[wish.kind].sizes if wish.kind in found else {}


def _offered(scene: Scene, wish: Wish) -> Mapping[str, int]:
    """The lists that the form offers, by how much they hold: the longest, and those that are shown."""
    sizes = _sizes(scene, wish)
    shown = {who: sizes.get(who, 0) for who in (wish.first, wish.second) if who}
    return {**dict(itertools.islice(sizes.items(), MOST_LISTS)), **shown}


def not_offered(scene: Scene, wish: Wish) -> int:
    """How many lists of the kind there are that the form does not offer."""
    return len(_sizes(scene, wish).keys() - _offered(scene, wish).keys())


def the_filter(scene: Scene, wish: Wish) -> Filter:
    """Only kinds of which two lists are there, and lists that hold something of the kind."""
    lang, found = scene.lang, the_lists(scene)
    several = {slug for slug, one in found.items() if len(one.sizes) > 1} | {wish.kind} - {""}
    named = [
        (who, f"{shortened(scene.picture.name(who, lang).text, _LONGEST)} ({say_number(size, lang)})")
        for who, size in _offered(scene, wish).items()
    ]
    fields = (
        (KIND, [(slug, plural(kinds()[slug], lang)) for slug in kinds() if slug in several], wish.kind),
        (FIRST, named, wish.first),
        (SECOND, named, wish.second),
    )
    return make_filter(
        scene,
        Place(name="inventories"),
        (
            choice(name, say(f"web.lists.field.{name}", lang), options, chosen)
            for name, options, chosen in fields
        ),
    )
