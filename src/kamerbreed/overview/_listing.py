# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The things of a kind by their properties, all at once: to choose among them, to order and to count them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._find import folded
from kamerbreed.overview._listed import ASSUMED, KNOWN, NOT_KNOWN, ListedColumn, ranks
from kamerbreed.overview._presence import sources_known
from kamerbreed.picture import EXISTENCE, Existence, Picture
from kamerbreed.vocabulary import Lang, Source, Thing, kind_of, property_of, scales

LISTED_STATES = ("present", "planned", "uncertain", "unstated")
"""How the existence of what is listed can stand."""
BY_NAME, BY_ID, BY_STATE = "naam", "id", "toestand"
"""What is listed of every thing beside its properties, as an address names it."""

Bools = NDArray[np.bool_]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What can be chosen in a column: each value with how many things have it, and how many are known.

    ``values`` are the most frequent, in the order of the column; ``left_out`` counts the others.
    With ``most`` 0 none is counted.
    """

    values: tuple[tuple[object, str, int], ...]
    left_out: int
    known: int
    assumed: int
    not_known: int


class Listing:
    """What is there or planned of a kind in a picture, of sources what could be known.

    A place is that on the roll of the kind, which is in the order of the ids. What a column needs is
    made when it is asked for, and kept.
    """

    def __init__(self, picture: Picture, kind: type[Thing], lang: Lang) -> None:
        self.picture, self.kind, self.lang = picture, kind, lang
        self.subjects = picture.subjects(kind)
        self._existences = picture.existences(kind)
        self.listed: Bools = self._existences.there | self._existences.planned
        if kind is Source:
            self.listed = self.listed & sources_known(picture)
        self.planned = int(np.count_nonzero(self.listed & self._existences.planned))
        self.names = picture.names(kind, lang)
        self._found_by = [
            folded(f"{name}\n{subject}") for name, subject in zip(self.names, self.subjects, strict=True)
        ]
        self._columns: dict[str, ListedColumn] = {}
        self._named: dict[str, Mapping[str, str]] = {}
        self._ranks: dict[str, NDArray[np.int32]] = {}

    def column(self, name: str) -> ListedColumn:
        """One property of all of them. Raises VocabularyError for one that the kind does not have."""
        if name not in self._columns:
            found = property_of(self.kind.slug, name)
            column = self.picture.column(self.kind, name)
            self._columns[name] = ListedColumn(self.picture, found, column, self.lang, self.name)
        return self._columns[name]

    def name(self, thing: str) -> str:
        """How a thing of any kind is called."""
        slug = thing.partition("/")[0]
        if slug not in self._named:
            kind = kind_of(slug)
            own = self.names if kind is self.kind else self.picture.names(kind, self.lang)
            self._named[slug] = dict(zip(self.picture.subjects(kind), own, strict=True))
        return self._named[slug].get(thing) or self.picture.name(thing, self.lang).text

    def existence(self, place: int) -> Existence:
        """Whether the thing at this place is there."""
        return self._existences.of(place)

    # --- choosing -----------------------------------------------------------------------------

    def holding(self, text: str, columns: Iterable[str]) -> Bools:
        """Those in whose name, id or texts in these columns every word stands, without regard to accents."""
        found = self.listed.copy()
        for word in folded(text).split():
            holds = np.array([word in one for one in self._found_by], np.bool_)
            for name in columns:
                holds |= self.column(name).holding(word)
            found &= holds
        return found

    def of_state(self, state: str) -> Bools:
        """Those of which the existence stands so."""
        found: Bools = self.listed & (self._existences.state == EXISTENCE.index(state))
        return found

    def with_value(self, name: str, value: object) -> Bools:
        """Those that have a value, one of several, or one of those in dispute."""
        return self.listed & self.column(name).having(value)

    def of_standing(self, name: str, standing: int) -> Bools:
        """Those of which a property is KNOWN, only ASSUMED, or NOT_KNOWN."""
        found: Bools = self.listed & (self.column(name).standing == standing)
        return found

    # --- counting -----------------------------------------------------------------------------

    def states(self, among: Bools) -> dict[str, int]:
        """How many of these are there, planned and so on."""
        counts = np.bincount(self._existences.state[among], minlength=len(EXISTENCE))
        return {state: int(counts[EXISTENCE.index(state)]) for state in LISTED_STATES}

    def options(self, name: str, among: Bools, *, most: int) -> Options:
        """What can be chosen in a column among these things."""
        column = self.column(name)
        counts = column.counts(among) if most else np.zeros(0, np.int64)
        there = np.flatnonzero(counts)
        kept = there[np.argsort(-counts[there], kind="stable")][:most]
        kept = kept[np.argsort(column.rank[kept], kind="stable")] if most else kept
        standing = np.bincount(column.standing[among], minlength=3)
        return Options(
            values=tuple(
                (column.values[number], column.text(number), int(counts[number])) for number in kept.tolist()
            ),
            left_out=len(there) - len(kept),
            known=int(standing[KNOWN]),
            assumed=int(standing[ASSUMED]),
            not_known=int(standing[NOT_KNOWN]),
        )

    # --- ordering -----------------------------------------------------------------------------

    def ordered(self, among: Bools, by: str, *, falls: bool) -> list[int]:
        """The places of these things by their name, id, state or a property; what is not known last.

        Equal ones stand by their id.
        """
        places: Places = np.flatnonzero(among)
        key = self._rank(by)[places] if by in (BY_NAME, BY_ID, BY_STATE) else None
        if key is not None:
            order = np.argsort(-key if falls else key, kind="stable")
        else:
            order = np.argsort(self.column(by).order_key(falls=falls)[places], kind="stable")
        found: list[int] = places[order].tolist()
        return found

    def _rank(self, by: str) -> NDArray[np.int32]:
        if by not in self._ranks:
            self._ranks[by] = self._ranked(by)
        return self._ranks[by]

    def _ranked(self, by: str) -> NDArray[np.int32]:
        if by == BY_ID:
            return np.arange(len(self.subjects), dtype=np.int32)
        if by == BY_NAME:
            return ranks([folded(name) for name in self.names])
        words = scales()["existence"]
        of_state = ranks([folded(words[state].of(self.lang)) for state in EXISTENCE])
        found: NDArray[np.int32] = of_state[self._existences.state]
        return found


def usual_columns(kind: type[Thing], most: int) -> Sequence[str]:
    """The properties that tell most of a kind at a glance: its type, what is wanted of it, the others."""
    fit = [
        found
        for name, found in kind.properties().items()
        if name not in Thing.properties() and found.type.name not in ("prose", "record", "anything")
    ]
    fit.sort(key=lambda found: (found.name != "type", not found.wanted))
    return [found.name for found in fit if found.name != "title"][:most]
