# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The things of a kind in a picture, and which of them are asked for, in which order."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from kamerbreed.vocabulary import Lang, Property, Thing, property_of, say
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web._words import plain_value, word

TEXT, ORDER, SIZE, PAGE = "zoek", "volgorde", "per-pagina", "pagina"
FIELDS = (TEXT, ORDER, SIZE, PAGE)
SIZES = ("25", "50", "100")
COLUMNS = ("naam", "id", "soort", "toestand")
"""The columns by the names that the address gives them; the order falls with a ``-`` before it."""
_ORDERS = frozenset((*COLUMNS, *(f"-{name}" for name in COLUMNS)))
_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A thing of the list: its texts, and what it is found and ordered by."""

    id: str
    name: str
    later: bool
    sort: str
    state: str
    there: bool
    found_by: str

    def column(self, name: str) -> str:
        """The text of a column by its name in the address."""
        return {"naam": self.name, "id": self.id, "soort": self.sort, "toestand": self.state}[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What an address asks of a list."""

    text: str
    order: str
    size: int
    page: int

    def fields(self, **other: str) -> tuple[tuple[str, str], ...]:
        """As fields of an address, with others instead; what is ordinary is left out."""
        asked = {"text": self.text, "order": self.order, "size": str(self.size), "page": str(self.page)}
        asked |= other
        plain = {"order": COLUMNS[0], "size": SIZES[0], "page": "1"}
        names = zip(FIELDS, ("text", "order", "size", "page"), strict=True)
        return tuple((field, asked[name]) for field, name in names if asked[name] != plain.get(name, ""))


def folded(text: str) -> str:
    """Text without accents and capitals, for comparing."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def read_wish(asked: QueryDict) -> Wish:
    """What the address asks. Raises CoordinatesError with all that is wrong in it."""
    order, size, page = asked.get(ORDER, ""), asked.get(SIZE, ""), asked.get(PAGE, "")
    wrong = []
    if order and order not in _ORDERS:
        wrong.append(violation(ORDER, order, "web.wants.volgorde"))
    if size and size not in SIZES:
        wrong.append(violation(SIZE, size, "web.wants.per-pagina"))
    counts = page.isascii() and page.isdigit() and len(page) <= _MOST_DIGITS and int(page) > 0
    if page and not counts:
        wrong.append(violation(PAGE, page, "web.wants.pagina"))
    if wrong:
        raise CoordinatesError(*wrong)
    text = "".join(sign for sign in asked.get(TEXT, "").strip() if sign.isprintable())
    return Wish(text=text, order=order or COLUMNS[0], size=int(size or SIZES[0]), page=int(page or 1))


def all_rows(scene: Scene, kind: type[Thing]) -> tuple[Row, ...]:
    """Every thing of the kind that is there or planned, by its id."""
    return tuple(_row(scene, thing.id, kind) for thing in scene.picture.things(kind, planned=True))


def has_sorts(kind: type[Thing]) -> bool:
    """Whether the things of this kind are of several sorts."""
    found = kind.properties().get("type")
    return found is not None and not found.many


def _row(scene: Scene, subject: str, kind: type[Thing]) -> Row:
    picture, lang = scene.picture, scene.lang
    naming, existence = picture.name(subject, lang), picture.existence(subject)
    sort = _sort(scene, subject, property_of(subject, "type")) if has_sorts(kind) else ""
    return Row(
        id=subject,
        name=naming.text,
        later=naming.later,
        sort=sort,
        state=_state(existence.state, lang, undated=existence.undated, assumed=existence.assumed),
        there=existence.there,
        found_by=folded(f"{naming.text} {subject} {sort}"),
    )


def _sort(scene: Scene, subject: str, found: Property[object]) -> str:
    return plain_value(scene.picture, found, scene.picture.one(subject, "type"), scene.lang)


def _state(state: str, lang: Lang, *, undated: bool, assumed: bool) -> str:
    parts = [word("existence", state, lang)]
    if undated:
        parts.append(say("existence.undated", lang))
    if assumed:
        parts.append(say("existence.assumed", lang))
    return ", ".join(parts)


def chosen(rows: Sequence[Row], wish: Wish) -> list[Row]:
    """The rows that hold every word asked for, in the order asked for; equal ones by their id."""
    wanted = folded(wish.text).split()
    found = [row for row in rows if all(part in row.found_by for part in wanted)]
    column = wish.order.removeprefix("-")
    found.sort(key=lambda row: row.id)
    found.sort(key=lambda row: folded(row.column(column)), reverse=wish.order.startswith("-"))
    return found
