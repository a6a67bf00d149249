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
from kamerbreed.overview._document import OverviewDocument, overview_document
from kamerbreed.overview._gaps import Gap, Missing, gaps, reach
from kamerbreed.overview._impact_document import ImpactDocument, impact_document
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
    "SEVERITIES",
    "Cell",
    "Check",
    "CheckDocument",
    "CheckError",
    "CheckResult",
    "Completeness",
    "Consequences",
    "Count",
    "Dependencies",
    "Expected",
    "Gap",
    "Hit",
    "ImpactDocument",
    "Inhabitants",
    "Judged",
    "Knowable",
    "Missing",
    "Overview",
    "OverviewDocument",
    "Parameters",
    "RegionHit",
    "Rooms",
    "Share",
    "Step",
    "cells",
    "check_document",
    "check_of",
    "checks",
    "coverage",
    "findings_on",
    "gaps",
    "impact_document",
    "overview",
    "overview_document",
    "reach",
    "run_check",
    "run_checks",
    "what_fails",
]
