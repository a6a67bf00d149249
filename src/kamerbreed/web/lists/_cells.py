# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What one thing has in a column, for the page and for a file."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kamerbreed.overview import BY_ID, BY_NAME, BY_STATE, ListedColumn, Listing
from kamerbreed.picture import QUESTION, Existence, Freshness, Standing
from kamerbreed.vocabulary import Lang, Property, property_of, say, say_number, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._words import (
    FRESH_SIGNS,
    QUESTION_SIGNS,
    SOLID_SIGNS,
    Link,
    Mark,
    marks,
    value_link,
    word,
)
from kamerbreed.web.lists._page import Cell

MOST_VALUES = 3
_NUMBERS = ("whole number", "number")
_DATES = ("date", "moment", "period")
_USUAL_SIGNS = {*SOLID_SIGNS.values(), FRESH_SIGNS["undated"]} - {SOLID_SIGNS["assumed"]}
"""Signs of what is known as most things are: in a list they would hide the others."""


def head_of(listing: Listing, name: str) -> str:
    """The head of a column, with its unit."""
    lang = listing.lang
    if name in (BY_ID, BY_NAME, BY_STATE):
        return say(f"web.list.{name}", lang)
    found = property_of(listing.kind.slug, name)
    label = found.label.of(lang)
    unit = scales()["unit"].get(found.unit)
    text = f"{label} ({unit.of(lang)})" if unit else label
    return text[:1].upper() + text[1:]


def is_number(listing: Listing, name: str) -> bool:
    """Whether a column holds numbers, which stand to the right."""
    own = (BY_ID, BY_NAME, BY_STATE)
    return name not in own and _is_number(property_of(listing.kind.slug, name))


def _is_number(found: Property[object]) -> bool:
    return found.type.name in _NUMBERS and not found.many


def state_text(existence: Existence, lang: Lang) -> str:
    """How the existence of a thing stands, in words."""
    parts = [word("existence", existence.state, lang)]
    parts += [say(f"existence.{mark}", lang) for mark in ("undated", "assumed") if getattr(existence, mark)]
    return ", ".join(parts)


def cell_of(scene: Scene, listing: Listing, name: str, place: int) -> Cell:
    """A cell of the page."""
    head = head_of(listing, name)
    if name == BY_ID:
        return Cell(head=head, code=listing.subjects[place])
    if name == BY_STATE:
        text = state_text(listing.existence(place), listing.lang)
        return Cell(head=head, links=(Link(text=text),))
    column = listing.column(name)
    members = column.members(place)
    links = [
        _link(scene, listing, column, key, value)
        for key, values, _ in members[:MOST_VALUES]
        for value in values
    ]
    more = len(members) - MOST_VALUES
    return Cell(
        head=head,
        links=tuple(links),
        more=say("web.list.more", scene.lang, n=say_number(more, scene.lang)) if more > 0 else "",
        marks=_marks(column, members, scene.lang, place),
        number=_is_number(column.property),
    )


def _link(scene: Scene, listing: Listing, column: ListedColumn, key: str, value: object) -> Link:
    found = column.property
    if found.type.name in _NUMBERS and isinstance(value, int | float):
        link = Link(text=say_number(value, scene.lang))
    else:
        link = value_link(scene, found, value)
    before = _key_text(listing, found, key)
    return Link(text=before + link.text, url=link.url, later=link.later, note=link.note)


def _key_text(listing: Listing, found: Property[object], key: str) -> str:
    """Of which member a value is, where the value does not tell it."""
    if not key or found.type.is_reference or "on" in found.type.fields:
        return ""
    if found.key == "thing":
        return f"{listing.name(key)}: "
    return "" if found.type.name == "choice" else f"{key}: "


def _marks(
    column: ListedColumn,
    members: Sequence[tuple[str, tuple[object, ...], Standing]],
    lang: Lang,
    place: int,
) -> tuple[Mark, ...]:
    """What is to be minded of these members of a thing, each once."""
    if not members:
        code = QUESTION[column.column.unsaid_of(place)]
        return (Mark(sign=QUESTION_SIGNS.get(code, ""), text=word("question", code, lang)),)
    found = (mark for _, _, standing in members for mark in _marks_of(standing, lang))
    return tuple(dict.fromkeys(found))


@functools.lru_cache(maxsize=4096)
def _marks_of(standing: Standing, lang: Lang) -> tuple[Mark, ...]:
    # Since when it is stale tells the page of the value: here it would fill the column.
    short = replace(standing, fresh=Freshness(state=standing.fresh.state))
    return tuple(mark for mark in marks(short, lang) if mark.sign not in _USUAL_SIGNS)


# --- files ---------------------------------------------------------------------------------------


def file_cell(listing: Listing, name: str, place: int) -> str | float:
    """A cell of a file: numbers as numbers, days as ISO, nothing where no value stands."""
    if name == BY_NAME:
        return listing.names[place]
    if name == BY_ID:
        return listing.subjects[place]
    if name == BY_STATE:
        return state_text(listing.existence(place), listing.lang)
    column = listing.column(name)
    members = column.members(place)
    if _is_number(column.property) and len(members[0][1]) == 1:
        value = members[0][1][0]
        if isinstance(value, int | float):
            return value
    return "; ".join(_texts(listing, column, members))


def _texts(
    listing: Listing,
    column: ListedColumn,
    members: Iterable[tuple[str, tuple[object, ...], Standing]],
) -> Iterable[str]:
    found = column.property
    for key, values, _ in members:
        for value in values:
            before = _key_text(listing, found, key)
            if value is None:
                yield before + say("nothing", listing.lang)
            else:
                yield before + (str(value) if found.type.name in _DATES else column.said(value))


def reserves(listing: Listing, columns: Iterable[str], place: int) -> str:
    """What is to be minded of the values of a thing in a file, which has no signs."""
    found = []
    for name in columns:
        if name in (BY_ID, BY_NAME, BY_STATE):
            continue
        column = listing.column(name)
        members = [one for one in column.members(place) if one[2].question != "never_asked"]
        if members and (told := _marks(column, members, listing.lang, place)):
            found.append(f"{column.property.label.of(listing.lang)}: {', '.join(mark.text for mark in told)}")
    return "; ".join(found)
