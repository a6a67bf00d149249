# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How complete, fresh and supported the picture is, and what is still missing."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._cells import Wanted, blocks
from kamerbreed.overview._coverage import Expected, coverage
from kamerbreed.overview._gaps import Gap, gaps
from kamerbreed.overview._numbers import ALL, Completeness, Tally, completeness_of, tally
from kamerbreed.overview._once import once
from kamerbreed.overview._presence import there_and_known
from kamerbreed.overview._reach import reach_of
from kamerbreed.picture import NO_DAY, SOLID, Existences, Links, Picture, links
from kamerbreed.vocabulary import ASPECTS, PURPOSES, ControlRoom, Source, Thing, kind_of, kinds

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Things of one sort: there (``count``, of which ``undated`` and ``assumed``), and planned beside."""

    count: int = 0
    undated: int = 0
    assumed: int = 0
    planned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowable:
    """How many statements on the system could be known to anybody on a day."""

    on: datetime.date
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """The rooms that the decree designates, and how many of them work."""

    designated: int
    in_operation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependencies:
    """How many dependencies stand, how many of them are only assumed, and how many templates make beside."""

    count: int
    assumed: int
    from_templates: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The state of the picture. Completeness is by purpose and aspect, each with ``all`` of them."""

    rooms: Rooms
    counts: Mapping[str, Count]
    counts_by_type: Mapping[str, Mapping[str, Count]]
    dependencies: Dependencies
    completeness: Mapping[str, Mapping[str, Completeness]]
    expected: Sequence[Expected]
    gaps: Sequence[Gap]
    gaps_total: int
    knowable: Sequence[Knowable]
    never_knowable: int
    statements: int
    sources: int
    sources_undated: int
    from_templates: int


def _count(found: Existences, there: NDArray[np.bool_], of: NDArray[np.bool_]) -> Count:
    there = there & of
    return Count(
        count=int(there.sum()),
        undated=int((there & found.undated).sum()),
        assumed=int((there & found.assumed).sum()),
        planned=int((found.planned & of).sum()),
    )


def _counts(picture: Picture) -> dict[str, Count]:
    found = {}
    for slug, kind in kinds().items():
        existences, there = picture.existences(kind), there_and_known(picture, kind)
        found[slug] = _count(existences, there, np.ones(len(there), np.bool_))
    return found


def _by_type(picture: Picture) -> dict[str, dict[str, Count]]:
    found: dict[str, dict[str, Count]] = {}
    for kind in kinds().values():
        place = kind.properties().get("type")
        if place is None or place.many:
            continue
        numbers, values = picture.distinct(picture.column(kind, "type"))
        texts = [str(value or UNKNOWN) for value in (*values, None)]
        order = sorted({texts[number] for number in once(numbers).tolist()})
        sorts = np.array([order.index(text) if text in order else -1 for text in texts])[numbers]
        existences, there = picture.existences(kind), there_and_known(picture, kind)
        found[kind.slug] = {sort: _count(existences, there, sorts == at) for at, sort in enumerate(order)}
    return found


def _rooms(picture: Picture) -> Rooms:
    designated = [
        room
        for room in picture.things(ControlRoom, planned=True)
        if room.designated_by_law and room.type == "regional"
    ]
    return Rooms(
        designated=len(designated),
        in_operation=sum(room.operational_state == "in_operation" for room in designated),
    )


def _dependencies(picture: Picture, found: Links) -> Dependencies:
    templates, things = picture.templates, picture.table.things
    general = [things[subject] for subject in templates.of_rooms | templates.standing_for_rooms]
    expanded = np.isin(found.dependent, general) | np.isin(found.on, general)
    return Dependencies(
        count=len(found),
        assumed=int((found.solid == SOLID.index("assumed")).sum()),
        from_templates=int(expanded.sum()) * len(templates.rooms),
    )


def _tally(one: Wanted) -> Tally:
    return tally(one.state, one.solid, one.fresh, purposes=one.place.wanted, aspect=one.place.aspect)


def _matrix(found: Sequence[Tally], expected: Sequence[Expected]) -> dict[str, dict[str, Completeness]]:
    return {purpose: _by_aspect(found, expected, purpose) for purpose in (ALL, *PURPOSES)}


def _by_aspect(found: Sequence[Tally], expected: Sequence[Expected], purpose: str) -> dict[str, Completeness]:
    return {
        aspect: completeness_of(
            [one for one in found if purpose in (ALL, *one.purposes) and aspect in (ALL, one.aspect)],
            [one for one in expected if purpose in (ALL, *one.purposes) and aspect in (ALL, one.aspect)],
        )
        for aspect in (ALL, *ASPECTS)
    }


def completeness_by_aspect(
    picture: Picture, purpose: str, without: Collection[type[Thing]] = ()
) -> dict[str, Completeness]:
    """The four numbers alone, by aspect and for ``all``: for who asks many pictures and not their gaps.

    The facts of things of a kind in ``without`` are not counted.
    """
    told = [block for block in blocks(picture) if block.subjects]
    counted = [block for block in told if kind_of(block.subjects[0]) not in without]
    found = [_tally(one) for block in counted for one in block.wanted]
    return _by_aspect(found, coverage(picture), purpose)


def overview(picture: Picture, moments: Sequence[datetime.date], *, most: int = 10) -> Overview:
    """The state of a picture; ``moments`` are the days of which to say how much could be known.

    ``gaps`` holds the ``most`` gaps on which most depends; ``gaps_total`` says how many there are.
    """
    found, expected = blocks(picture), coverage(picture)
    edges = links(picture)
    reached = reach_of(edges.pairs, len(picture.table.things.texts))
    shown, total = gaps(picture, found, reached, most=most)
    days = picture.knowable_from()
    dated = picture.column(Source, "published_on").valued
    sources = there_and_known(picture, Source)
    return Overview(
        rooms=_rooms(picture),
        counts=_counts(picture),
        counts_by_type=_by_type(picture),
        dependencies=_dependencies(picture, edges),
        completeness=_matrix([_tally(one) for block in found for one in block.wanted], expected),
        expected=expected,
        gaps=shown,
        gaps_total=total,
        knowable=[Knowable(on=day, n=int((days <= day.toordinal()).sum())) for day in moments],
        never_knowable=int((days == NO_DAY).sum()),
        statements=len(days),
        sources=int(sources.sum()),
        sources_undated=int((sources & ~dated).sum()),
        from_templates=len(picture.templates.instances),
    )
