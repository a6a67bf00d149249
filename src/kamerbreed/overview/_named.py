# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Which things sources and parties name: the lists that two inventories are made of, by columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._once import once
from kamerbreed.overview._presence import sources_told
from kamerbreed.overview._sources import first_entries
from kamerbreed.picture import Picture, listed
from kamerbreed.vocabulary import BASES, Party, Source, Thing, kinds

LEAST_OVERLAP = 7
"""With fewer in both lists the estimator is biased (Robson and Regier 1964, by Seber section 3.1.1)."""
_MOST_COMPARED = 100
"""So many of the longest lists are compared to find two that overlap."""


class Namings(NamedTuple):
    """Each thing named by a statement that stands and is not assumed: its row and the number of the thing."""

    row: NDArray[np.int32]
    thing: NDArray[np.int32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The lists of one kind: how many things that are there each source and party names, the longest first.

    ``pair`` are the two sources whose lists share most: of those that allow an estimate and of which
    neither holds the other, if there are such; empty if no two sources name the same thing.
    """

    sizes: Mapping[str, int]
    pair: tuple[str, ...]
    overlap: int
    apart: bool


def namings(picture: Picture) -> Namings:
    """What the statements of a picture name, as ``references`` and their subject tell it."""
    return picture.kept("namings", lambda: _namings(picture))


def _namings(picture: Picture) -> Namings:
    table, held = picture.table, picture.rows_held
    basis = table.column("basis", held)
    rows = np.flatnonzero(picture.standing & (basis != BASES.index("assumed") + 1)).astype(np.int32)
    subject, target = table.column("subject", held)[rows], table.column("target", held)[rows]
    keyed = _keyed_by_thing(picture)
    key = np.where(
        keyed[table.kinds_of_things(subject), table.column("property", held)[rows]],
        table.column("key", held)[rows],
        -1,
    )
    stated = table.parties_as_things()[table.column("stated_by", held)[rows]]
    mentions, sources = table.sources.pairs(held)
    kept = np.isin(mentions, rows)
    shared = np.flatnonzero(table.rare.spread(held, np.bool_, lambda one: bool(one.audience)))
    readers = [
        (row, table.things[reader])
        for row in shared[np.isin(shared, rows)].tolist()
        for reader in listed(table.rare.meaning(row).audience)
        if reader in table.things
    ]
    seen = np.array(readers, np.int32).reshape(-1, 2)
    row = np.concatenate([rows, rows, rows, rows, mentions[kept], seen[:, 0]])
    thing = np.concatenate([subject, target, key, stated, sources[kept], seen[:, 1]])
    named = thing >= 0
    return Namings(row[named], thing[named])


def _keyed_by_thing(picture: Picture) -> NDArray[np.bool_]:
    """By number of kind and of property whether the key of a member is a thing."""
    properties = picture.table.properties
    found = np.zeros((len(kinds()) + 1, len(properties.texts)), np.bool_)
    for number, kind in enumerate(kinds().values(), 1):
        for name, one in kind.properties().items():
            if one.many and one.key == "thing" and name in properties:
                found[number, properties[name]] = True
    return found


def things_there(picture: Picture, kind: type[Thing]) -> NDArray[np.int32]:
    """The numbers of the things that are there on the day, and not only assumed to be."""
    found = picture.existences(kind)
    numbers: NDArray[np.int32] = picture.roll.numbers(kind.slug)[found.there & ~found.assumed]
    return numbers


def list_of(picture: Picture, kind: type[Thing], who: str) -> set[str]:
    """The things of a kind that are there and that a source or a party names; of a later source, none."""
    table, held, found = picture.table, picture.rows_held, namings(picture)
    there = np.zeros(len(table.things.texts), np.bool_)
    there[things_there(picture, kind)] = True
    if who.startswith(f"{Source.slug}/"):
        number = table.things.get(who, -1)
        mentions, sources = table.sources.pairs(held)
        told = number >= 0 and bool(sources_told(picture)[number])
        own = np.zeros(held, np.bool_)
        own[mentions[sources == number] if told else mentions[:0]] = True
    else:
        own = table.column("stated_by", held) == table.party(who)
    numbers = once(found.thing[own[found.row] & there[found.thing]])
    return {table.things.texts[number] for number in numbers.tolist()}


def lists(picture: Picture) -> Mapping[str, Lists]:
    """The lists of each kind of which something is named; a source is named by itself, so of sources none."""
    table, held, found = picture.table, picture.rows_held, namings(picture)
    count = len(table.things.texts)
    kind_of = np.zeros(count, np.int8)
    for number, kind in enumerate(kinds().values(), 1):
        if kind is not Source:
            kind_of[things_there(picture, kind)] = number
    kept = kind_of[found.thing] > 0
    row, thing = found.row[kept], found.thing[kept]
    by_source = _pairs(*_with_sources(picture, row, thing), count)
    parties = table.parties_as_things()[table.column("stated_by", held)[row]]
    said = parties >= 0
    by_party = _pairs(parties[said], thing[said], count)
    entries = first_entries(picture)
    return {
        kind.slug: _lists_of(
            picture, entries, *(_of_kind(one, kind_of == number) for one in (by_source, by_party))
        )
        for number, kind in enumerate(kinds().values(), 1)
        if (kind_of[thing] == number).any()
    }


def _with_sources(
    picture: Picture, row: NDArray[np.int32], thing: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Each naming once for every source of its statement of which the picture tells."""
    mentions, sources = picture.table.sources.pairs(picture.rows_held)
    kept = sources_told(picture)[sources] & (sources != picture.table.things[""])
    mentions, sources = mentions[kept], sources[kept]
    first, last = np.searchsorted(mentions, row, "left"), np.searchsorted(mentions, row, "right")
    times = last - first
    ends = np.cumsum(times)
    places = np.arange(times.sum()) - np.repeat(ends - times, times) + np.repeat(first, times)
    return sources[places], np.repeat(thing, times)


def _pairs(
    who: NDArray[np.int32], thing: NDArray[np.int32], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Each pair once."""
    codes: NDArray[np.int64] = who.astype(np.int64) * count + thing
    found = once(codes)
    return found // count, found % count


def _of_kind(
    pairs: tuple[NDArray[np.int64], NDArray[np.int64]], things: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    kept = things[pairs[1]]
    return pairs[0][kept], pairs[1][kept]


def _lists_of(
    picture: Picture,
    entries: NDArray[np.int32],
    by_source: tuple[NDArray[np.int64], NDArray[np.int64]],
    by_party: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> Lists:
    texts = picture.table.things.texts
    numbers, sizes = np.unique(np.concatenate([by_source[0], by_party[0]]), return_counts=True)
    sized = {texts[number]: size for number, size in zip(numbers.tolist(), sizes.tolist(), strict=True)}
    ordered = dict(sorted(sized.items(), key=lambda item: (-item[1], item[0])))
    long = [picture.table.things[who] for who in ordered if not who.startswith(f"{Party.slug}/")]
    pair, overlap, apart = _most_shared(long[:_MOST_COMPARED], entries, *by_source)
    return Lists(sizes=ordered, pair=tuple(texts[one] for one in pair), overlap=overlap, apart=apart)


def _most_shared(
    sources: list[int], entries: NDArray[np.int32], who: NDArray[np.int64], thing: NDArray[np.int64]
) -> tuple[tuple[int, ...], int, bool]:
    """The two sources, longest lists first, that share most; entries of one source are not compared."""
    best: tuple[bool, int] = (False, 0)
    pair: tuple[int, ...] = ()
    sizes = {source: int(np.count_nonzero(who == source)) for source in sources}
    for place, one in enumerate(sources):
        if best[0] and sizes[one] <= best[1]:
            break
        shared = who[np.isin(thing, thing[who == one])]
        for other in sources[place + 1 :]:
            overlap = int(np.count_nonzero(shared == other))
            apart = LEAST_OVERLAP <= overlap < min(sizes[one], sizes[other])
            if (apart, overlap) > best and entries[one] != entries[other]:
                best, pair = (apart, overlap), (one, other)
    return pair, best[1], best[0]
