# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How complete, fresh, supported and undisputed the picture is, and what is still missing."""

from kamerbreed.overview._cells import Cell, cells
from kamerbreed.overview._checks import (
    SEVERITIES,
    Check,
    CheckDocument,
    CheckError,
    CheckResult,
    Judged,
    Parameters,
    check_document,
    check_of,
    checks,
    findings_on,
    run_check,
    run_checks,
)
from kamerbreed.overview._closure import Consequences, Hit, Inhabitants, RegionHit, Step, what_fails
from kamerbreed.overview._coverage import Expected, coverage
from kamerbreed.overview._differences import DIFFERENCES, Classified, classified, counts_by_class
from kamerbreed.overview._differences_document import ClassifiedDocument, classified_document
from kamerbreed.overview._document import OverviewDocument, overview_document
from kamerbreed.overview._gaps import Gap, Missing, gaps, reach
from kamerbreed.overview._impact_document import ImpactDocument, impact_document
from kamerbreed.overview._matrix import Pair, RoomsByServices, rooms_by_services
from kamerbreed.overview._neighbourhood import (
    DIRECTIONS,
    MOST_NODES,
    Arrow,
    Branch,
    Direction,
    Neighbourhood,
    Node,
    Reserve,
    Stub,
    neighbourhood,
)
from kamerbreed.overview._overview import (
    ALL,
    Completeness,
    Count,
    Dependencies,
    Knowable,
    Overview,
    Rooms,
    Share,
    overview,
)

__all__ = [
    "ALL",
    "DIFFERENCES",
    "DIRECTIONS",
    "MOST_NODES",
    "SEVERITIES",
    "Arrow",
    "Branch",
    "Cell",
    "Check",
    "CheckDocument",
    "CheckError",
    "CheckResult",
    "Classified",
    "ClassifiedDocument",
    "Completeness",
    "Consequences",
    "Count",
    "Dependencies",
    "Direction",
    "Expected",
    "Gap",
    "Hit",
    "ImpactDocument",
    "Inhabitants",
    "Judged",
    "Knowable",
    "Missing",
    "Neighbourhood",
    "Node",
    "Overview",
    "OverviewDocument",
    "Pair",
    "Parameters",
    "RegionHit",
    "Reserve",
    "Rooms",
    "RoomsByServices",
    "Share",
    "Step",
    "Stub",
    "cells",
    "check_document",
    "check_of",
    "checks",
    "classified",
    "classified_document",
    "counts_by_class",
    "coverage",
    "findings_on",
    "gaps",
    "impact_document",
    "neighbourhood",
    "overview",
    "overview_document",
    "reach",
    "rooms_by_services",
    "run_check",
    "run_checks",
    "what_fails",
]
