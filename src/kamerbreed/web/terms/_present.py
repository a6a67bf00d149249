# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From the entries of the glossary to its page, and to the rows of a file."""

from collections.abc import Iterable, Iterator, Mapping

from kamerbreed.vocabulary import LANGUAGES, say, say_number
from kamerbreed.web._anchors import EVERY, kind_anchor
from kamerbreed.web._answer import Scene
from kamerbreed.web._filter import choice, make_filter
from kamerbreed.web._place import Place
from kamerbreed.web._words import Link
from kamerbreed.web.terms._entries import GROUPS, KINDS, TERMS, WORDS, Entry, entries
from kamerbreed.web.terms._page import EntryGroup, EntryRow, EntryTable, TermsPage
from kamerbreed.web.terms._wish import CSV_ROUTE, GROUP, ROUTE, XLSX_ROUTE, Wish

_CAPTIONS = {WORDS: "words", TERMS: "terms", KINDS: "properties"}


def present(scene: Scene, wish: Wish) -> TermsPage:
    """The page of the entries that are asked for."""
    lang, every = scene.lang, entries(scene)
    chosen = wish.among(every)
    groups = {name: _group(scene, name, every, chosen) for name in GROUPS}
    options = [(name, say(f"web.terms.group.{name}", lang)) for name in GROUPS]
    field = choice(
        GROUP, say("web.terms.field.groep", lang), options, wish.group, say("web.complete.every", lang)
    )
    (other,) = (one for one in LANGUAGES if one != lang)
    return TermsPage(
        title=say("web.terms.title", lang),
        lead=_lead(scene, every, chosen),
        filter=make_filter(scene, Place(name=ROUTE), [field], words=wish.text),
        csv=scene.url(wish.place(CSV_ROUTE)),
        xlsx=scene.url(wish.place(XLSX_ROUTE)),
        groups=tuple(group for group in groups.values() if group.tables),
        words=groups[WORDS],
        terms=groups[TERMS],
        kinds=groups[KINDS],
        other=other,
        later=any(link.later for one in chosen for link in (*one.keepers, *one.sources)),
        empty="" if chosen else say("web.terms.nothing", lang),
        origin=tuple(say(f"web.terms.how.{name}", lang) for name in ("words", "terms", "kinds")),
    )


def _lead(scene: Scene, every: tuple[Entry, ...], chosen: tuple[Entry, ...]) -> tuple[str, ...]:
    """Which terms nobody explains comes first."""
    terms = [one for one in every if one.group == TERMS]
    withheld = sum(one.withheld for one in terms)
    silent = sum(not one.meaning and not one.withheld for one in terms)
    kinds_told = [one for one in every if one.is_kind]
    return (
        _said(scene, "lead.unknown", n=silent, of=len(terms)),
        *([_said(scene, "lead.later", n=withheld)] if withheld else []),
        _said(
            scene,
            "lead",
            kinds=len(kinds_told),
            properties=sum(one.group == KINDS for one in every) - len(kinds_told),
            words=sum(one.group == WORDS for one in every),
        ),
        *([_said(scene, "chosen", n=len(chosen), of=len(every))] if len(chosen) != len(every) else []),
    )


def _said(scene: Scene, name: str, **counts: int) -> str:
    said = {part: say_number(n, scene.lang) for part, n in counts.items()}
    return say(f"web.terms.{name}", scene.lang, **said)


def _group(scene: Scene, name: str, every: Iterable[Entry], chosen: Iterable[Entry]) -> EntryGroup:
    """The tables of a group in which something is left; each counts of how many."""
    whole, left = _by_section(name, every), _by_section(name, chosen)
    tables = tuple(_table(scene, name, section, whole[section], rows) for section, rows in left.items())
    return EntryGroup(
        id=f"group-{name}",
        title=say(f"web.terms.group.{name}", scene.lang),
        parts=tuple(Link(text=one.title, url=f"#{one.id}") for one in tables) if name != TERMS else (),
        tables=tables,
    )


def _by_section(group: str, found: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    sections: dict[str, list[Entry]] = {}
    for one in found:
        if one.group == group:
            sections.setdefault(one.section, []).append(one)
    return sections


def _table(scene: Scene, group: str, section: str, whole: list[Entry], left: list[Entry]) -> EntryTable:
    kind = next((one for one in whole if one.is_kind), None)
    rows = tuple(_row(scene, one) for one in left if not one.is_kind)
    of = sum(not one.is_kind for one in whole)
    return EntryTable(
        id=_table_id(group, section),
        title=_capital(whole[0].part),
        code=kind.id if kind else "",
        other=kind.other if kind else "",
        help=_help(scene, section, kind),
        caption=_said(scene, f"caption.{_CAPTIONS[group]}", n=len(rows), of=of),
        rows=rows,
    )


def _table_id(group: str, section: str) -> str:
    return kind_anchor(section) if group == KINDS else f"part-{section}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _help(scene: Scene, section: str, kind: Entry | None) -> str:
    """What stands above a table: what a kind is, or how the meanings of terms came about."""
    if kind:
        return kind.meaning
    keys = {EVERY: "web.terms.thing.help", TERMS: "web.terms.paraphrase"}
    return say(keys[section], scene.lang) if section in keys else ""


def _row(scene: Scene, one: Entry) -> EntryRow:
    lang = scene.lang
    return EntryRow(
        anchor=one.anchor,
        sign=one.sign,
        label=one.label,
        other=one.other if one.other != one.label else "",
        meaning=one.meaning or say("web.terms.later" if one.withheld else "web.terms.no-meaning", lang),
        muted=not one.meaning,
        id=one.id,
        value=one.value,
        days=_said(scene, "days", n=one.days) if one.days else "",
        wanted=one.wanted,
        keepers=one.keepers,
        ground=one.ground,
        said=one.said,
        sources=one.sources,
    )


def head(scene: Scene) -> list[str]:
    """The head of the file."""
    keys = (
        *(f"web.terms.head.{name}" for name in ("group", "section", "word", "other")),
        "head.id",
        "head.meaning",
        "web.terms.head.value",
        "web.complete.field.doel",
        "web.terms.head.asked",
        "web.terms.head.days",
        "column.basis",
        "web.terms.head.ground",
        "head.sources",
        "web.terms.head.anchor",
    )
    return [say(key, scene.lang) for key in keys]


def file_rows(scene: Scene, wish: Wish) -> Iterator[list[str | float]]:
    """The entries asked for, as the page has them."""
    lang = scene.lang
    for one in wish.among(entries(scene)):
        yield [
            say(f"web.terms.group.{one.group}", lang),
            one.part,
            one.label,
            one.other,
            one.id,
            one.meaning,
            one.value,
            one.wanted,
            "; ".join(link.text for link in one.keepers),
            one.days or "",
            one.ground.text if one.ground else "",
            one.said,
            " ".join(one.source_ids),
            f"#{one.anchor}",
        ]
