# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What rests on a source: by kind and basis, thing by thing, and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kamerbreed.overview import Resting, SourceUse, source_use
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import BASES, kind_of, kinds, say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web._filter import (
    PAGE,
    Filter,
    Turns,
    choice,
    make_filter,
    make_turns,
    read_page_number,
)
from kamerbreed.web._place import Place, thing_place
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.thing._page import CountRow, CountTable, Measure, RestingRow

KIND, BASIS, ALONE = "soort", "grond", "alleen"
FIELDS = (KIND, BASIS, ALONE, PAGE)
COLUMNS = ("thing", "id", "kind", "rests", "alone")
_LIST = "#things"
_USES: Kept[SourceUse] = Kept(16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which of the things that rest on a source are asked for; empty fields ask for all."""

    kind: str = ""
    basis: str = ""
    alone: str = ""
    page: int = 1

    def place(self, route: str, subject: str) -> Place:
        """A page of the source with these fields."""
        turned = str(self.page) if self.page > 1 else ""
        asked = ((KIND, self.kind), (BASIS, self.basis), (ALONE, self.alone), (PAGE, turned))
        path = thing_place(subject).path
        return Place(
            name=route,
            path=path if route == "thing" else path[1:],
            extra=tuple((name, text) for name, text in asked if text),
        )


def read_wish(scene: Scene) -> Wish:
    """What the address asks for. Raises CoordinatesError with all that is wrong in it."""
    asked = scene.request.GET
    given = {name: asked.get(name, "").strip() for name in (KIND, BASIS, ALONE)}
    allowed = {KIND: kinds(), BASIS: BASES, ALONE: ("1",)}
    page, wrong = read_page_number(asked)
    wrong += [
        violation(name, text, f"web.wants.{name}")
        for name, text in given.items()
        if text and text not in allowed[name]
    ]
    if wrong:
        raise CoordinatesError(*wrong)
    return Wish(kind=given[KIND], basis=given[BASIS], alone=given[ALONE], page=page)


def the_use(scene: Scene, subject: str) -> SourceUse:
    """What rests on a source in the picture of the page."""
    return scene.kept(_USES, lambda: source_use(scene.picture, subject), subject)


def chosen(use: SourceUse, wish: Wish) -> list[Resting]:
    """The things that are asked for."""
    return use.things(kind=wish.kind, basis=wish.basis, alone=bool(wish.alone))


def said(scene: Scene, key: str, **counts: int) -> str:
    """A wording with numbers in it."""
    return say(key, scene.lang, **{name: say_number(n, scene.lang) for name, n in counts.items()})


def measures(scene: Scene, use: SourceUse) -> tuple[Measure, ...]:
    """How much rests on it, and what would fall with it."""
    counts = (
        ("statements", len(use.alone), use.whole),
        ("alone", int(use.alone.sum()), len(use.alone)),
        ("bare", use.bare, 0),
        ("things", len(use.things()), 0),
    )
    return tuple(
        Measure(
            label=say(f"web.source.measure.{name}", scene.lang),
            number=say_number(n, scene.lang),
            meaning=said(scene, f"web.source.meaning.{name}", of=of),
        )
        for name, n, of in counts
    )


def count_tables(scene: Scene, subject: str, use: SourceUse) -> tuple[CountTable, ...]:
    """By kind and by basis; each number leads to its things."""
    lang = scene.lang

    def row(label: str, statements: int, alone: int, wish: Wish) -> CountRow:
        def leading(n: int, asked: Wish) -> Link:
            url = scene.url(asked.place("thing", subject)) + _LIST
            return Link(text=say_number(n, lang), url=url if n else "")

        return CountRow(
            label=label, statements=leading(statements, wish), alone=leading(alone, replace(wish, alone="1"))
        )

    by_kind = [
        row(kind_of(one.code).label.of(lang), one.statements, one.alone, Wish(kind=one.code))
        for one in use.by_kind()
    ]
    by_basis = [
        row(word("standing", one.code, lang), one.statements, one.alone, Wish(basis=one.code))
        for one in use.by_basis()
    ]
    n, alone = len(use.alone), int(use.alone.sum())
    return tuple(
        CountTable(
            id=f"rests-{name}",
            head=say(f"web.source.head.{name}", lang),
            caption=said(scene, f"web.source.by.{name}", n=n, alone=alone),
            rows=tuple(rows),
        )
        for name, rows in (("kind", by_kind), ("basis", by_basis))
    )


def resting_filter(scene: Scene, subject: str, use: SourceUse, wish: Wish) -> Filter:
    """The choice of things."""
    lang, every = scene.lang, say("web.complete.every", scene.lang)
    found = {one.code for one in use.by_kind()} | {wish.kind} - {""}
    grounds = {one.code for one in use.by_basis()} | {wish.basis} - {""}
    listed = (
        (KIND, [(slug, kinds()[slug].label.of(lang)) for slug in kinds() if slug in found], wish.kind),
        (BASIS, [(code, word("standing", code, lang)) for code in BASES if code in grounds], wish.basis),
        (ALONE, [("1", say("web.source.only-alone", lang))], wish.alone),
    )
    return make_filter(
        scene,
        Place(name="thing", path=thing_place(subject).path),
        (
            choice(name, say(f"web.source.field.{name}", lang), options, value, every)
            for name, options, value in listed
        ),
    )


def turns(scene: Scene, subject: str, wish: Wish, total: int) -> Turns:
    """Turning leads to the list and not to the top of a long page."""
    found = make_turns(scene, lambda page: replace(wish, page=page).place("thing", subject), wish.page, total)
    return replace(found, links=tuple(replace(one, url=one.url + _LIST) for one in found.links))


def resting_row(scene: Scene, one: Resting) -> RestingRow:
    """A thing in finished texts."""
    return RestingRow(
        thing=link_to(scene, one.subject),
        id=one.subject,
        kind=kind_of(one.subject).label.of(scene.lang),
        statements=say_number(one.statements, scene.lang),
        alone=say_number(one.alone, scene.lang),
    )


def csv_rows(scene: Scene, subject: str, wish: Wish) -> Iterator[list[str]]:
    """All things asked for, on however many pages they stand; the head first."""
    yield [say(f"head.{name}", scene.lang) for name in COLUMNS]
    for one in chosen(the_use(scene, subject), wish):
        row = resting_row(scene, one)
        yield [row.thing.text, row.id, row.kind, row.statements, row.alone]
