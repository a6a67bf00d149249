# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Recommendations and their follow-up: responses, evidence, verdicts, terms and figures."""

from kamerbreed.oversight._errors import OversightError
from kamerbreed.oversight._holidays import DayOff, day_off, easter, equated_known, holidays
from kamerbreed.oversight._terms import DueDate, Length, Regime, due_date, extended, regimes

__all__ = [
    "DayOff",
    "DueDate",
    "Length",
    "OversightError",
    "Regime",
    "day_off",
    "due_date",
    "easter",
    "equated_known",
    "extended",
    "holidays",
    "regimes",
]
