# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How complete, fresh and supported the picture is, and what is still missing."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.overview._cells import Cell, cells
from kamerbreed.overview._coverage import Expected, coverage
from kamerbreed.overview._gaps import Gap, gaps
from kamerbreed.picture import Edge, Picture, dependencies
from kamerbreed.vocabulary import ASPECTS, PURPOSES, ControlRoom, Source, kinds

ALL = "all"


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


def _count(picture: Picture, subjects: Iterable[str]) -> Count:
    tally: dict[str, int] = defaultdict(int)
    for subject in subjects:
        existence = picture.existence(subject)
        tally["planned"] += existence.state == "planned"
        if existence.there:
            tally["count"] += 1
            tally["undated"] += existence.undated
            tally["assumed"] += existence.assumed
    return Count(**tally)


def _by_type(picture: Picture) -> dict[str, dict[str, Count]]:
    found: dict[str, dict[str, Count]] = {}
    for kind in kinds().values():
        place = kind.properties().get("type")
        if place is None or place.many:
            continue
        sorts: dict[str, list[str]] = defaultdict(list)
        for subject in picture.subjects(kind):
            sorts[str(picture.one(subject, "type") or "unknown")].append(subject)
        found[kind.slug] = {sort: _count(picture, subjects) for sort, subjects in sorted(sorts.items())}
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


def _dependencies(picture: Picture, edges: Sequence[Edge]) -> Dependencies:
    members = sum(edge.template for one in edges for edge in picture.templates.expand(one))
    return Dependencies(
        count=len(edges),
        assumed=sum(edge.solid == "assumed" for edge in edges),
        from_templates=members,
    )


def _share(known: int, of: Sequence[Cell]) -> Share:
    states = [cell.state for cell in of]
    return Share(
        n=known,
        of=len(of),
        assumed=states.count("assumed"),
        template=states.count("template"),
        nobody_knows=states.count("nobody_knows"),
    )


def _completeness(found: Sequence[Cell], expected: Sequence[Expected]) -> Completeness:
    known = [cell for cell in found if cell.state == "known"]
    return Completeness(
        coverage=Share(
            n=sum(one.n for one in expected),
            of=sum(one.of for one in expected),
            assumed=sum(one.assumed for one in expected),
        ),
        fill=_share(len(known), found),
        support=_share(sum(cell.supported for cell in known), known),
        freshness=_share(sum(cell.within_term for cell in known), known),
    )


def _matrix(found: Sequence[Cell], expected: Sequence[Expected]) -> dict[str, dict[str, Completeness]]:
    return {
        purpose: {
            aspect: _completeness(
                [cell for cell in found if purpose in (ALL, *cell.purposes) and aspect in (ALL, cell.aspect)],
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
    found, expected = cells(picture), coverage(picture)
    edges = dependencies(picture)
    all_gaps = gaps(picture, found, edges)
    days = picture.knowable_days()
    sources = list(picture.things(Source))
    return Overview(
        rooms=_rooms(picture),
        counts={slug: _count(picture, picture.subjects(kind)) for slug, kind in kinds().items()},
        counts_by_type=_by_type(picture),
        dependencies=_dependencies(picture, edges),
        completeness=_matrix(found, expected),
        expected=expected,
        gaps=all_gaps[:most],
        gaps_total=len(all_gaps),
        knowable=[Knowable(on=day, n=sum(known <= day for known in days if known)) for day in moments],
        never_knowable=sum(known is None for known in days),
        statements=len(days),
        sources=len(sources),
        sources_undated=sum(source.published_on is None for source in sources),
        from_templates=len(picture.templates.instances),
    )
