# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Every wanted fact in one table, to be counted by kind, property, aspect, purpose or party, and ranked.

The four numbers are those of the overview; here they are asked of any part of the picture, and by who
should know. The table is columnar, so that a national picture is counted in some tens of milliseconds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._cells import KNOWN, NONE, STATES, Block, blocks
from kamerbreed.overview._coverage import Expected, coverage
from kamerbreed.overview._numbers import Completeness, completeness_of, tally
from kamerbreed.overview._reach import reach_of
from kamerbreed.picture import SOLID, Picture, keepers_of_all, links
from kamerbreed.vocabulary import ASPECTS, PURPOSES, Property, Thing, kind_of

NOBODY = "nobody"
"""Stands for the party where nobody is designated to know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the wanted facts; an empty field leaves nothing out. ``party`` may be NOBODY."""

    purpose: str = ""
    aspect: str = ""
    party: str = ""
    kind: str = ""
    property: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedFact:
    """One wanted property of one thing: its state (as of a Cell), who should know, and what depends on it."""

    subject: str
    property: str
    state: str
    solid: str
    reached: int
    keepers: tuple[str, ...]


class Breakdown:
    """All wanted facts of a picture. Built once for a picture, in time that grows with the facts."""

    def __init__(self, picture: Picture) -> None:
        found = blocks(picture)
        self.expected: Sequence[Expected] = coverage(picture)
        self._texts = picture.table.things.texts
        self._columns: list[tuple[str, Property[object]]] = []
        self._parties: dict[tuple[str, ...], int] = {}
        parts = [part for block in found for part in self._of_block(picture, block)]
        empty = np.zeros((6, 0), np.int64)
        self._column, self._number, self._state, self._solid, self._fresh, self._keepers = np.concatenate(
            [empty, *parts], axis=1
        )
        reached = reach_of(links(picture).pairs, len(self._texts))
        self._reached = reached[self._number]
        self._order = self._ranked(picture)

    def _of_block(self, picture: Picture, block: Block) -> list[NDArray[np.int64]]:
        """Each wanted property of a kind as rows of numbers; what does not apply is left out."""
        kind = kind_of(block.subjects[0]) if block.subjects else Thing
        keepers: dict[tuple[str, ...], NDArray[np.int64]] = {}
        parts = []
        for one in block.wanted if block.subjects else ():
            column = np.full(len(block.numbers), len(self._columns))
            self._columns.append((kind.slug, one.place))
            # Properties with the same candidates have the same keepers, but of a candidate itself.
            asked = tuple(name for name in (*one.place.keeper, *kind.keepers) if name != one.place.name)
            if asked not in keepers:
                keepers[asked] = _keepers_of(picture, kind, one.place.name, block.numbers, self._parties)
            rows = (column, block.numbers, one.state, one.solid, one.fresh, keepers[asked])
            parts.append(np.stack([np.asarray(row, np.int64) for row in rows])[:, one.state != NONE])
        return parts

    def _ranked(self, picture: Picture) -> NDArray[np.intp]:
        """The facts that are not known, those first on whose thing most depends: as the gaps."""
        missing = np.flatnonzero(self._state != KNOWN)
        unknown = np.bincount(self._number[missing], minlength=len(self._texts))
        _, rank = picture.table.alphabet.order()
        things = self._number[missing]
        order = np.lexsort((self._column[missing], rank[things], -unknown[things], -self._reached[missing]))
        return missing[order]

    def _mask(self, part: Part) -> NDArray[np.bool_]:
        columns = [
            part.purpose in ("", *place.wanted)
            and part.aspect in ("", place.aspect)
            and part.kind in ("", kind)
            and part.property in ("", place.name)
            for kind, place in self._columns
        ]
        mask: NDArray[np.bool_] = np.array(columns, np.bool_)[self._column]
        if part.party:
            asked = () if part.party == NOBODY else (part.party,)
            named = [(not parties) if not asked else asked[0] in parties for parties in self._parties]
            mask &= np.array(named, np.bool_)[self._keepers]
        return mask

    def _expected(self, part: Part) -> list[Expected]:
        if part.party or part.property:
            return []
        return [
            one
            for one in self.expected
            if part.purpose in ("", *one.purposes)
            and part.aspect in ("", one.aspect)
            and part.kind in ("", one.kind)
        ]

    def completeness(self, part: Part = Part()) -> Completeness:
        """The four numbers of a part. Nobody says which party should know that a thing exists, nor of
        which property an expectation is: asked by party or property, the coverage is of nothing."""
        mask = self._mask(part)
        counted = tally(self._state[mask], self._solid[mask], self._fresh[mask])
        return completeness_of([counted], self._expected(part))

    def by_aspect(self, part: Part) -> dict[str, Completeness]:
        """The four numbers of each aspect within a part."""
        return {name: self.completeness(_also(part, "aspect", name)) for name in ASPECTS}

    def by_purpose(self, part: Part) -> dict[str, Completeness]:
        """The four numbers for each purpose within a part; a fact may serve several."""
        return {name: self.completeness(_also(part, "purpose", name)) for name in PURPOSES}

    def by_kind(self, part: Part) -> dict[str, Completeness]:
        """The four numbers of each kind of which anything is wanted or expected within a part."""
        kinds = dict.fromkeys([*(kind for kind, _ in self._columns), *(one.kind for one in self.expected)])
        return _told({name: self.completeness(_also(part, "kind", name)) for name in kinds})

    def by_property(self, part: Part) -> dict[str, Completeness]:
        """The four numbers of each wanted property of the kind of a part."""
        names = [place.name for kind, place in self._columns if kind == part.kind]
        return _told({name: self.completeness(_also(part, "property", name)) for name in names})

    def by_party(self, part: Part) -> dict[str, Completeness]:
        """The four numbers of who should know, the one with most unknown first; NOBODY last.

        A fact that several should know counts with each of them.
        """
        found = _told({name: self.completeness(_also(part, "party", name)) for name in self.parties()})
        return dict(sorted(found.items(), key=lambda item: (item[0] == NOBODY, -_unknown(item[1]), item[0])))

    def parties(self) -> list[str]:
        """Everybody who should know anything, by id; NOBODY last if anything has no keeper."""
        named = sorted({party for parties in self._parties for party in parties})
        return [*named, NOBODY] if () in self._parties else named

    def kinds(self) -> Mapping[str, Sequence[Property[object]]]:
        """The kinds of which anything is wanted here, with their wanted properties."""
        found: dict[str, list[Property[object]]] = {}
        for kind, place in self._columns:
            found.setdefault(kind, []).append(place)
        return found

    def missing(self, part: Part) -> NDArray[np.intp]:
        """The numbers of the facts of a part that are not known, those on which most depends first."""
        return self._order[self._mask(part)[self._order]]

    def facts(self, part: Part) -> NDArray[np.intp]:
        """The numbers of all facts of a part: those that are not known first, then by the things' ids."""
        chosen = np.flatnonzero(self._mask(part))
        return chosen[np.argsort(self._state[chosen] == KNOWN, kind="stable")]

    def fact(self, number: int) -> WantedFact:
        """One wanted fact by its number."""
        _, place = self._columns[int(self._column[number])]
        return WantedFact(
            subject=self._texts[int(self._number[number])],
            property=place.name,
            state=STATES[int(self._state[number])],
            solid=SOLID[int(self._solid[number])],
            reached=int(self._reached[number]),
            keepers=list(self._parties)[int(self._keepers[number])],
        )


def _also(part: Part, name: str, value: str) -> Part:
    """The part of a part where one field has this value; empty if the part asks for another value."""
    own = getattr(part, name)
    fields = {field: getattr(part, field) for field in ("purpose", "aspect", "party", "kind", "property")}
    return Part(**{**fields, name: value if own in ("", value) else "-"})


def _told(found: dict[str, Completeness]) -> dict[str, Completeness]:
    return {name: one for name, one in found.items() if one.fill.of or one.coverage.of}


def _unknown(found: Completeness) -> int:
    return found.fill.of - found.fill.n


def _keepers_of(
    picture: Picture,
    kind: type[Thing],
    name: str,
    things: NDArray[np.int32],
    numbers: dict[tuple[str, ...], int],
) -> NDArray[np.int64]:
    """For each of these things the number of the parties that should know a property of it."""
    found, texts = keepers_of_all(picture, kind, name), picture.table.things.texts
    named: dict[int, list[str]] = {}
    for thing, party in zip(found.thing.tolist(), found.party.tolist(), strict=True):
        named.setdefault(thing, []).append(texts[party])
    otherwise = (found.otherwise,) if found.otherwise else ()
    parties = (tuple(sorted(named[one])) if one in named else otherwise for one in things.tolist())
    return np.array([numbers.setdefault(some, len(numbers)) for some in parties], np.int64)
