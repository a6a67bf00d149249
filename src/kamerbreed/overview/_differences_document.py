# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What differs and why, as a JSON document: that of ``diff`` with more fields."""

from collections.abc import Sequence

from kamerbreed.overview._differences import Classified, counts_by_class
from kamerbreed.picture import (
    VERSION,
    CoordinatesDocument,
    DifferenceItem,
    Document,
    Picture,
    coordinates_document,
)


class ClassifiedItem(DifferenceItem):
    """A fact that stands otherwise, with its one class: changed, known, entered, corrected or assumed.

    ``earlier`` names classes of earlier steps between the pictures; ``statements`` are the digests
    of what made the difference.
    """

    kind: str
    earlier: list[str]
    statements: list[str]


class ClassifiedDocument(Document):
    """``diff --classes``: as ``diff``, each item with its class, and counts by class and kind of thing."""

    version: str
    before: CoordinatesDocument
    after: CoordinatesDocument
    count: int
    counts: dict[str, dict[str, int]]
    items: list[ClassifiedItem]


def classified_document(before: Picture, after: Picture, found: Sequence[Classified]) -> ClassifiedDocument:
    """The differences for programs."""
    return ClassifiedDocument(
        version=VERSION,
        before=coordinates_document(before),
        after=coordinates_document(after),
        count=len(found),
        counts={name: dict(kinds) for name, kinds in counts_by_class(found).items()},
        items=[
            ClassifiedItem(
                **one.difference.document().model_dump(),
                kind=one.kind,
                earlier=list(one.earlier),
                statements=list(one.statements),
            )
            for one in found
        ],
    )
