# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From what rests on each source to finished texts."""

from collections.abc import Iterator
from dataclasses import dataclass

from kamerbreed.overview import READINGS, SourceCount, SourceCounts, source_counts, told_later
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web._filter import PAGE, PAGE_SIZE, choice, make_filter, make_turns, read_page_number
from kamerbreed.web._place import Place
from kamerbreed.web._words import link_to, word
from kamerbreed.web.sources._page import SourceRow, SourcesPage

READ = "gelezen"
FIELDS = (READ, PAGE)
ROUTE, CSV_ROUTE, XLSX_ROUTE = "sources", "sources-csv", "sources-xlsx"
COLUMNS = ("source", "id", "published", "read", "rests", "alone")
UNSAID = "onbekend"
"""Asks for the sources of which it is not said how far they were read."""
_COUNTS: Kept[SourceCounts] = Kept(8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which sources are asked for: by how far they were read, all if that is empty."""

    read: str = ""
    page: int = 1

    def place(self, route: str, page: int = 1) -> Place:
        """A page of a route for these sources."""
        asked = ((READ, self.read), (PAGE, str(page) if page > 1 else ""))
        return Place(name=route, extra=tuple((name, text) for name, text in asked if text))


def read_wish(scene: Scene) -> Wish:
    """What the address asks for. Raises CoordinatesError with all that is wrong in it."""
    asked = scene.request.GET
    read = asked.get(READ, "").strip()
    page, wrong = read_page_number(asked)
    if read and read != UNSAID and read not in READINGS:
        wrong.append(violation(READ, read, f"web.wants.{READ}"))
    if wrong:
        raise CoordinatesError(*wrong)
    return Wish(read=read, page=page)


def _found(scene: Scene, wish: Wish) -> tuple[SourceCounts, list[SourceCount]]:
    """All sources, and those that are asked for."""
    found = scene.kept(_COUNTS, lambda: source_counts(scene.picture))
    wanted = "" if wish.read == UNSAID else wish.read
    return found, [one for one in found.items if not wish.read or one.read == wanted]


def present(scene: Scene, wish: Wish) -> SourcesPage:
    """The page of the sources that are asked for."""
    lang = scene.lang
    found, chosen = _found(scene, wish)
    rows = tuple(_row(scene, one) for one in chosen[(wish.page - 1) * PAGE_SIZE : wish.page * PAGE_SIZE])
    options = [(code or UNSAID, _read(scene, code)) for code in READINGS]
    field = choice(
        READ, say("web.sources.field.read", lang), options, wish.read, say("web.complete.every", lang)
    )
    return SourcesPage(
        title=say("web.sources.title", lang),
        lead=_lead(scene, found),
        filter=make_filter(scene, Place(name=ROUTE), [field]),
        csv=scene.url(wish.place(CSV_ROUTE)),
        xlsx=scene.url(wish.place(XLSX_ROUTE)),
        caption=_said(scene, "caption", n=len(chosen), of=len(found.items), shown=len(rows)),
        rows=rows,
        empty="" if rows else say("web.sources.none" if not found.items else "web.sources.nothing", lang),
        turns=make_turns(scene, lambda page: wish.place(ROUTE, page), wish.page, len(chosen)),
        origin=tuple(say(f"web.sources.how.{name}", lang) for name in ("counted", "alone", "later")),
    )


def _said(scene: Scene, name: str, **counts: int) -> str:
    said = {part: say_number(n, scene.lang) for part, n in counts.items()}
    return say(f"web.sources.{name}", scene.lang, **said)


def _lead(scene: Scene, found: SourceCounts) -> tuple[str, ...]:
    """On how many sources how much rests; then what rests on none, on one, or on what nobody read."""
    bearing = sum(one.statements > 0 for one in found.items)
    return (
        _said(scene, "lead", n=found.grounded, of=found.whole, bearing=bearing, sources=len(found.items)),
        _said(scene, "lead.none", n=found.whole - found.grounded, of=found.whole),
        _said(scene, "lead.single", n=found.single, of=found.grounded),
        _said(scene, "lead.unread", n=found.unread, of=found.grounded),
        *([_said(scene, "lead.undated", n=found.undated)] if found.undated else []),
    )


def _read(scene: Scene, code: str) -> str:
    return word("read", code, scene.lang) or say("web.sources.unsaid", scene.lang)


def _row(scene: Scene, one: SourceCount) -> SourceRow:
    lang = scene.lang
    dated = one.published_on and not told_later(scene.picture, one.published_on)
    return SourceRow(
        source=link_to(scene, one.source),
        id=one.source,
        public=say_date(one.published_on, lang) if dated else say("web.sources.unsaid", lang),
        read=_read(scene, one.read),
        statements=say_number(one.statements, lang),
        alone=say_number(one.alone, lang),
    )


def head(scene: Scene) -> list[str]:
    """The head of the file."""
    return [say(f"head.{name}", scene.lang) for name in COLUMNS]


def file_rows(scene: Scene, wish: Wish) -> Iterator[list[str]]:
    """All sources asked for, on however many pages they stand."""
    for one in _found(scene, wish)[1]:
        row = _row(scene, one)
        yield [row.source.text, row.id, row.public, row.read, row.statements, row.alone]
