# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The menu: sections by domain, each with its pages; only what exists."""

from collections.abc import Mapping
from dataclasses import dataclass

from kamerbreed.vocabulary import Lang, kind_of, say
from kamerbreed.web._kinds import plural
from kamerbreed.web._place import HOME, TERMS, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A domain: its ``pages`` in the menu, and the names of the routes that belong to it besides.

    It is called ``web.menu.NAME``, and each page ``web.menu.page.ROUTE``, a list by its kind.
    """

    name: str
    pages: tuple[Place, ...]
    besides: tuple[str, ...] = ()


SECTIONS = (
    Section(
        name="system",
        pages=(
            HOME,
            Place(name="checks"),
            *(
                Place(name="list", path=(kind,))
                for kind in ("control-room", "region", "service", "component", "party")
            ),
        ),
        besides=("list", "thing", "why", "check"),
    ),
    Section(
        name="completeness",
        pages=(
            Place(name="completeness"),
            Place(name="chapters"),
            Place(name="progress"),
            Place(name="gaps"),
            Place(name="inventories"),
            Place(name="difference"),
            Place(name="citation"),
        ),
        besides=("room-chapters",),
    ),
    Section(
        name="requests",
        pages=(
            Place(name="requests"),
            Place(name="my-requests"),
            Place(name="list", path=("question",)),
            Place(name="list", path=("request",)),
        ),
        besides=("request", "request-new", "request-answer"),
    ),
    Section(
        name="followup",
        pages=(
            Place(name="followup"),
            Place(name="timeline"),
            Place(name="asked-parties"),
            Place(name="commitments"),
            Place(name="framework"),
            Place(name="parliament"),
            Place(name="figures"),
            Place(name="stand"),
            Place(name="letters"),
            *(
                Place(name="list", path=(kind,))
                for kind in ("recommendation", "finding", "follow-up-event", "commitment", "hearing")
            ),
        ),
        besides=(
            *("recommendation", "asked-party", "letter", "letter-new", "letter-sentence"),
            *(
                "followup-new",
                "followup-event",
                "followup-evidence",
                "followup-judge",
                "followup-settle",
                "followup-set",
            ),
            *("hearing", "hearing-new", "hearing-reply", "hearing-answer", "hearing-close"),
        ),
    ),
    Section(name="continuity", pages=(Place(name="matrix"),), besides=("dependencies", "fails")),
    Section(name="sources", pages=(Place(name="sources"), Place(name="list", path=("source",)))),
    Section(name="terms", pages=(TERMS,)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of the menu: ``current`` if it is the page that is shown, ``open`` if that lies under it."""

    label: str
    url: str
    current: bool
    open: bool = False
    items: tuple["Item", ...] = ()


def menu(place: Place, given: Mapping[str, str], lang: Lang) -> tuple[Item, ...]:
    """All sections at the coordinates of a page; the section of the page with its pages."""
    here = section_of(place)
    return tuple(_section(one, place, given, lang, opened=one is here) for one in SECTIONS)


def section_of(place: Place) -> Section:
    """The section to which a page belongs: by its whole address, else by its route; else the first.

    The page of a thing belongs where the list of its kind is.
    """
    listed = ("list", place.path[:1]) if place.name in ("thing", "why") else (place.name, place.path)
    for one in SECTIONS:
        if any((page.name, page.path) == listed for page in one.pages):
            return one
    return next((one for one in SECTIONS if place.name in one.besides), SECTIONS[0])


def _section(section: Section, place: Place, given: Mapping[str, str], lang: Lang, *, opened: bool) -> Item:
    label = say(f"web.menu.{section.name}", lang)
    items = tuple(
        Item(
            label=_label(page, lang),
            url=page.url(lang, given),
            current=(page.name, page.path) == (place.name, place.path),
        )
        for page in section.pages
    )
    return Item(
        label=label,
        url=items[0].url,
        current=items[0].current,
        open=opened,
        items=items if opened and items[0].label != label else (),
    )


def _label(page: Place, lang: Lang) -> str:
    if page.name == "list":
        return plural(kind_of(page.path[0]), lang)
    return say(f"web.menu.page.{page.name}", lang)
