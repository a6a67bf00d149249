# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How complete, fresh, supported and undisputed the picture is, and what is still missing."""

from kamerbreed.overview._cells import Cell, cells, cells_of
from kamerbreed.overview._coverage import Expected, coverage
from kamerbreed.overview._document import OverviewDocument, overview_document
from kamerbreed.overview._gaps import Gap, Missing, gaps, reach
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
    "Cell",
    "Completeness",
    "Count",
    "Dependencies",
    "Expected",
    "Gap",
    "Knowable",
    "Missing",
    "Overview",
    "OverviewDocument",
    "Rooms",
    "Share",
    "cells",
    "cells_of",
    "coverage",
    "gaps",
    "overview",
    "overview_document",
    "reach",
]
