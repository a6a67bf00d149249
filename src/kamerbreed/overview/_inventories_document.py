# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Two inventories beside each other, as a JSON document."""

from dataclasses import asdict

from kamerbreed.overview._inventories import ASSUMPTIONS_OF_INVENTORIES, Inventories
from kamerbreed.overview._named import LEAST_OVERLAP
from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document
from kamerbreed.vocabulary import Lang, say


class EstimateDocument(Document):
    """How many there are, by Chapman's estimator, a lower bound; ``missing`` stand in neither list.

    ``missing_low`` and ``missing_high`` are the ends of a log-normal 95 % interval; ``at_least`` is
    its lower end in whole things.
    """

    total: float
    standard_error: float
    missing: float
    missing_low: float
    missing_high: float
    at_least: int


class InventoriesDocument(Document):
    """``inventories``: what two sources or parties name of a kind.

    ``estimate`` is null where the overlap is under ``least_overlap``. ``beyond`` are things in the
    picture that neither names; ``at_least`` so many or more stand in neither. ``refuted``: the picture shows
    more than the estimate allows for. ``assumptions`` say what the estimate rests on.
    """

    version: str
    coordinates: CoordinatesDocument
    kind: str
    first: str
    second: str
    in_first: list[str]
    in_second: list[str]
    in_both: list[str]
    beyond: list[str]
    at_least: int
    refuted: bool
    least_overlap: int
    estimate: EstimateDocument | None
    assumptions: list[str]


def inventories_document(picture: Picture, found: Inventories, lang: Lang) -> InventoriesDocument:
    """The comparison for programs."""
    return InventoriesDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        kind=found.kind,
        first=found.first,
        second=found.second,
        in_first=list(found.in_first),
        in_second=list(found.in_second),
        in_both=list(found.in_both),
        beyond=list(found.beyond),
        at_least=found.at_least,
        refuted=found.refuted,
        least_overlap=LEAST_OVERLAP,
        estimate=EstimateDocument(**asdict(found.estimate)) if found.estimate else None,
        assumptions=[say(f"inventories.assumption.{name}", lang) for name in ASSUMPTIONS_OF_INVENTORIES],
    )
