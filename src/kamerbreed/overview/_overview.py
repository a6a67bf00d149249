# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How complete, fresh and supported the picture is, and what is still missing."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._cells import KNOWN, STATES, SUPPORTED, WITHIN_TERM, Wanted, blocks
from kamerbreed.overview._coverage import Expected, coverage
from kamerbreed.overview._gaps import Gap, gaps
from kamerbreed.overview._reach import reach_of
from kamerbreed.picture import NO_DAY, SOLID, Existences, Links, Picture, links
from kamerbreed.vocabulary import ASPECTS, PURPOSES, ControlRoom, Source, kinds

ALL = "all"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """``n`` of ``of``; beside it, not in ``n``, what is assumed, from a template, or known to nobody."""

    n: int = 0
    of: int = 0
    assumed: int = 0
    template: int = 0
    nobody_knows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """Four numbers, never mixed.

    Coverage: known of what should exist. Fill: wanted properties known, of things that are
    there. Support: of the known ones, documented or measured. Freshness: of the known ones,
    confirmed within their term.
    """

    coverage: Share
    fill: Share
    support: Share
    freshness: Share


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


def _count(found: Existences, of: NDArray[np.bool_]) -> Count:
    there = found.there & of
    return Count(
        count=int(there.sum()),
        undated=int((there & found.undated).sum()),
        assumed=int((there & found.assumed).sum()),
        planned=int((found.planned & of).sum()),
    )


def _counts(picture: Picture) -> dict[str, Count]:
    found = {}
    for slug, kind in kinds().items():
        existences = picture.existences(kind)
        found[slug] = _count(existences, np.ones(len(existences.state), np.bool_))
    return found


def _by_type(picture: Picture) -> dict[str, dict[str, Count]]:
    found: dict[str, dict[str, Count]] = {}
    for kind in kinds().values():
        place = kind.properties().get("type")
        if place is None or place.many:
            continue
        numbers, values = picture.distinct(picture.column(kind, "type"))
        texts = [str(value or UNKNOWN) for value in (*values, None)]
        order = sorted({texts[number] for number in np.unique(numbers).tolist()})
        sorts = np.array([order.index(text) if text in order else -1 for text in texts])[numbers]
        existences = picture.existences(kind)
        found[kind.slug] = {sort: _count(existences, sorts == at) for at, sort in enumerate(order)}
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


class _Tally(NamedTuple):
    """How many cells of a wanted property there are, and of which states."""

    purposes: tuple[str, ...]
    aspect: str
    of: int
    known: int
    supported: int
    within_term: int
    assumed: int
    template: int
    nobody_knows: int


def _tally(one: Wanted) -> _Tally:
    states = dict(zip(STATES, np.bincount(one.state, minlength=len(STATES)).tolist(), strict=True))
    known = one.state == KNOWN
    return _Tally(
        purposes=one.place.wanted,
        aspect=one.place.aspect,
        of=len(one.state) - states["not_applicable"],
        known=states["known"],
        supported=int(np.isin(one.solid[known], SUPPORTED).sum()),
        within_term=int(np.isin(one.fresh[known], WITHIN_TERM).sum()),
        assumed=states["assumed"],
        template=states["template"],
        nobody_knows=states["nobody_knows"],
    )


def _completeness(found: Sequence[_Tally], expected: Sequence[Expected]) -> Completeness:
    known = sum(one.known for one in found)
    return Completeness(
        coverage=Share(
            n=sum(one.n for one in expected),
            of=sum(one.of for one in expected),
            assumed=sum(one.assumed for one in expected),
        ),
        fill=Share(
            n=known,
            of=sum(one.of for one in found),
            assumed=sum(one.assumed for one in found),
            template=sum(one.template for one in found),
            nobody_knows=sum(one.nobody_knows for one in found),
        ),
        support=Share(n=sum(one.supported for one in found), of=known),
        freshness=Share(n=sum(one.within_term for one in found), of=known),
    )


def _matrix(found: Sequence[_Tally], expected: Sequence[Expected]) -> dict[str, dict[str, Completeness]]:
    return {
        purpose: {
            aspect: _completeness(
                [one for one in found if purpose in (ALL, *one.purposes) and aspect in (ALL, one.aspect)],
                [one for one in expected if purpose in (ALL, *one.purposes) and aspect in (ALL, one.aspect)],
            )
            for aspect in (ALL, *ASPECTS)
        }
        for purpose in (ALL, *PURPOSES)
    }


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
    sources = picture.existences(Source).there
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
