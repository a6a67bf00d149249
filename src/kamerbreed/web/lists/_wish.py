# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What an address asks of a list: words, values, columns, order and page."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict

from kamerbreed.overview import (
    ASSUMED,
    BY_ID,
    BY_NAME,
    BY_STATE,
    KNOWN,
    LISTED_STATES,
    NOT_KNOWN,
    usual_columns,
)
from kamerbreed.vocabulary import EXISTS, Property, Thing, VocabularyError, kinds, scales
from kamerbreed.web._coordinates import CoordinatesError, Violation, violation
from kamerbreed.web._filter import PAGE, WORDS, read_page_number, read_words
from kamerbreed.web._place import Place

COLUMNS, ORDER, SIZE = "kolommen", "volgorde", "per-pagina"
SIZES = ("25", "50", "100")
STANDINGS: Mapping[str, int] = {"bekend": KNOWN, "aangenomen": ASSUMED, "niet-bekend": NOT_KNOWN}
"""What can be asked of every property, whatever its values."""
YES_NO: Mapping[str, bool] = {"ja": True, "nee": False}
_OWN = (WORDS, COLUMNS, ORDER, SIZE, PAGE)
_IN_THE_NAME = (EXISTS, "name", "title")
"""Properties that the first column and the state tell already."""
_MOST_USUAL = 4


def properties_of(kind: type[Thing]) -> Mapping[str, Property[object]]:
    """The properties that can be a column."""
    return {name: found for name, found in kind.properties().items() if name not in _IN_THE_NAME}


def columns_of(kind: type[Thing]) -> tuple[str, ...]:
    """All columns that can be chosen beside the name."""
    return (BY_ID, BY_STATE, *properties_of(kind))


def usual_of(kind: type[Thing]) -> tuple[str, ...]:
    """The columns of a list for which none is asked."""
    return (*usual_columns(kind, _MOST_USUAL), BY_STATE)


def fields_of(slug: str) -> Collection[str]:
    """The fields that the address of a list of this kind may have."""
    return (*_OWN, BY_STATE, *properties_of(kinds()[slug])) if slug in kinds() else _OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked. ``filters`` are columns with what they must hold, as the address has it."""

    kind: type[Thing]
    text: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()
    order: str = BY_NAME
    size: int = int(SIZES[0])
    page: int = 1

    @property
    def by(self) -> str:
        """The column by which the list is ordered."""
        return self.order.removeprefix("-")

    @property
    def falls(self) -> bool:
        """Whether the order is from high to low."""
        return self.order.startswith("-")

    def ordered(self, by: str) -> "Wish":
        """Ordered by a column; the other way round if it is so already."""
        return replace(self, order=f"-{by}" if self.order == by else by, page=1)

    def without(self, name: str) -> "Wish":
        """The same with one column free."""
        return replace(self, filters=tuple(one for one in self.filters if one[0] != name), page=1)

    def place(self, route: str = "list") -> Place:
        """The page of a route for this; what is ordinary is left out of the address."""
        plain = Wish(kind=self.kind, columns=usual_of(self.kind))
        fields = (
            (WORDS, self.text),
            *self.filters,
            (COLUMNS, ",".join(self.columns) if self.columns != plain.columns else ""),
            (ORDER, self.order if self.order != plain.order else ""),
            (SIZE, str(self.size) if self.size != plain.size else ""),
            (PAGE, str(self.page) if self.page != plain.page else ""),
        )
        return Place(name=route, path=(self.kind.slug,), extra=tuple(one for one in fields if one[1]))


def read_wish(kind: type[Thing], asked: QueryDict) -> Wish:
    """What the address asks. Raises CoordinatesError with all that is wrong in it."""
    page, wrong = read_page_number(asked)
    given = {name: asked.get(name, "").strip() for name in (ORDER, SIZE, BY_STATE, *properties_of(kind))}
    columns = [name for text in asked.getlist(COLUMNS) for name in text.split(",") if name]
    order, size = given.pop(ORDER), given.pop(SIZE)
    if order and order.removeprefix("-") not in (BY_NAME, *columns_of(kind)):
        wrong.append(violation(ORDER, order, "web.wants.volgorde"))
    if size and size not in SIZES:
        wrong.append(violation(SIZE, size, "web.wants.per-pagina"))
    wrong += [
        violation(COLUMNS, name, "web.wants.kolommen")
        for name in dict.fromkeys(columns)
        if name not in columns_of(kind)
    ]
    filters = tuple((name, text) for name, text in given.items() if text)
    wrong += _wrong_filters(kind, filters)
    if wrong:
        raise CoordinatesError(*wrong)
    return Wish(
        kind=kind,
        text=read_words(asked),
        filters=filters,
        columns=tuple(dict.fromkeys(columns)) or usual_of(kind),
        order=order or BY_NAME,
        size=int(size or SIZES[0]),
        page=page,
    )


def _wrong_filters(kind: type[Thing], filters: Collection[tuple[str, str]]) -> list[Violation]:
    return [
        violation(name, text, "web.wants.toestand" if name == BY_STATE else "web.wants.waarde")
        for name, text in filters
        if not _fits(kind, name, text)
    ]


def _fits(kind: type[Thing], name: str, text: str) -> bool:
    """Whether a column can be asked for this."""
    if name == BY_STATE:
        return text in LISTED_STATES
    if text in STANDINGS:
        return True
    found = properties_of(kind)[name]
    match found.type.name:
        case "choice":
            return text in scales()[found.type.scale]
        case "yes/no":
            return text in YES_NO
        case "reference":
            return _is_thing(found, text)
    return False


def _is_thing(found: Property[object], text: str) -> bool:
    try:
        return found.check(text) == text
    except VocabularyError:
        return False
