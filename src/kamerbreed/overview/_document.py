# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The overview as a JSON document: the contract with programs, version 1."""

from kamerbreed.overview._numbers import Completeness, Share
from kamerbreed.overview._overview import Overview
from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document
from kamerbreed.vocabulary import Lang


class RoomsDocument(Document):
    """Rooms designated by law, and how many of them are in operation."""

    designated: int
    in_operation: int


class CountDocument(Document):
    """Things that are there, and beside them the planned and the undated ones."""

    count: int
    planned: int
    undated: int
    assumed: int


class DependenciesDocument(Document):
    """Dependencies that stand, those only assumed, and those that templates make beside."""

    count: int
    assumed: int
    from_templates: int


class ShareDocument(Document):
    """``n`` of ``of``; what is assumed, from a template or known to nobody is apart and not in ``n``."""

    n: int
    of: int
    assumed: int
    template: int
    nobody_knows: int


class CompletenessDocument(Document):
    """The four numbers of completeness."""

    coverage: ShareDocument
    fill: ShareDocument
    support: ShareDocument
    freshness: ShareDocument


class MissingDocument(Document):
    """A property that is not known, and who should know it."""

    property: str
    state: str
    keepers: list[str]


class GapDocument(Document):
    """A thing with what is not known of it; ``reached`` counts the things that depend on it."""

    subject: str
    name: str
    reached: int
    missing: list[MissingDocument]


class KnowableDocument(Document):
    """How many statements could be known to anybody on a day."""

    on: str
    n: int


class OverviewDocument(Document):
    """``overview``. ``completeness`` is by purpose, then by aspect, each with ``all``."""

    version: str
    coordinates: CoordinatesDocument
    fingerprint: str
    rooms: RoomsDocument
    counts: dict[str, int]
    counts_by_type: dict[str, dict[str, CountDocument]]
    dependencies: DependenciesDocument
    planned: dict[str, int]
    undated: dict[str, int]
    completeness: dict[str, dict[str, CompletenessDocument]]
    gaps: list[GapDocument]
    gaps_total: int
    statements: int
    knowable: list[KnowableDocument]
    never_knowable: int
    sources: int
    sources_undated: int
    from_templates: int


def _share(share: Share) -> ShareDocument:
    return ShareDocument(
        n=share.n,
        of=share.of,
        assumed=share.assumed,
        template=share.template,
        nobody_knows=share.nobody_knows,
    )


def _completeness(found: Completeness) -> CompletenessDocument:
    return CompletenessDocument(
        coverage=_share(found.coverage),
        fill=_share(found.fill),
        support=_share(found.support),
        freshness=_share(found.freshness),
    )


def overview_document(picture: Picture, found: Overview, lang: Lang) -> OverviewDocument:
    """The overview of a picture for programs."""
    return OverviewDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        fingerprint=picture.fingerprint,
        rooms=RoomsDocument(designated=found.rooms.designated, in_operation=found.rooms.in_operation),
        counts={kind: count.count for kind, count in found.counts.items()},
        counts_by_type={
            kind: {
                sort: CountDocument(
                    count=count.count,
                    planned=count.planned,
                    undated=count.undated,
                    assumed=count.assumed,
                )
                for sort, count in sorts.items()
            }
            for kind, sorts in found.counts_by_type.items()
        },
        dependencies=DependenciesDocument(
            count=found.dependencies.count,
            assumed=found.dependencies.assumed,
            from_templates=found.dependencies.from_templates,
        ),
        planned={kind: count.planned for kind, count in found.counts.items()},
        undated={kind: count.undated for kind, count in found.counts.items()},
        completeness={
            purpose: {aspect: _completeness(one) for aspect, one in row.items()}
            for purpose, row in found.completeness.items()
        },
        gaps=[
            GapDocument(
                subject=gap.subject,
                name=picture.name(gap.subject, lang).text,
                reached=gap.reached,
                missing=[
                    MissingDocument(property=one.property, state=one.state, keepers=list(one.keepers))
                    for one in gap.missing
                ],
            )
            for gap in found.gaps
        ],
        gaps_total=found.gaps_total,
        statements=found.statements,
        knowable=[KnowableDocument(on=one.on.isoformat(), n=one.n) for one in found.knowable],
        never_knowable=found.never_knowable,
        sources=found.sources,
        sources_undated=found.sources_undated,
        from_templates=found.from_templates,
    )
