# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Recommendations and their follow-up: responses, evidence, verdicts, terms and figures."""

from kamerbreed.oversight._errors import OversightError
from kamerbreed.oversight._holidays import DayOff, day_off, easter, equated_known, holidays
from kamerbreed.oversight._lateness import (
    AppraisalClock,
    AskedQuestion,
    Extension,
    Lateness,
    Reply,
    Tally,
    TimeToPicture,
    appraisal_clock,
    by_addressee,
    completeness,
    lateness,
    time_to_picture,
)
from kamerbreed.oversight._phrase import (
    NO_VERDICT,
    Phrase,
    PhraseRule,
    phrase,
    phrase_rules,
    verdict_ranks,
    verdict_words,
)
from kamerbreed.oversight._terms import DueDate, Length, Regime, due_date, extended, regimes
from kamerbreed.oversight._thresholds import Thresholds, thresholds

__all__ = [
    "NO_VERDICT",
    "AppraisalClock",
    "AskedQuestion",
    "DayOff",
    "DueDate",
    "Extension",
    "Lateness",
    "Length",
    "OversightError",
    "Phrase",
    "PhraseRule",
    "Regime",
    "Reply",
    "Tally",
    "Thresholds",
    "TimeToPicture",
    "appraisal_clock",
    "by_addressee",
    "completeness",
    "day_off",
    "due_date",
    "easter",
    "equated_known",
    "extended",
    "holidays",
    "lateness",
    "phrase",
    "phrase_rules",
    "regimes",
    "thresholds",
    "time_to_picture",
    "verdict_ranks",
    "verdict_words",
]
