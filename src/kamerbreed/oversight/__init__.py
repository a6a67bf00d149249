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
from kamerbreed.oversight._score import (
    EVIDENCE_KINDS,
    NOT_ASSESSABLE,
    CriterionState,
    EvidenceItem,
    Judgement,
    Score,
    judge,
    score,
    verdict_text,
)
from kamerbreed.oversight._slip import Proposal, Slip, Target, slip
from kamerbreed.oversight._terms import DueDate, Length, Regime, due_date, extended, regimes
from kamerbreed.oversight._thresholds import Thresholds, thresholds

__all__ = [
    "EVIDENCE_KINDS",
    "NOT_ASSESSABLE",
    "NO_VERDICT",
    "AppraisalClock",
    "AskedQuestion",
    "CriterionState",
    "DayOff",
    "DueDate",
    "EvidenceItem",
    "Extension",
    "Judgement",
    "Lateness",
    "Length",
    "OversightError",
    "Phrase",
    "PhraseRule",
    "Proposal",
    "Regime",
    "Reply",
    "Score",
    "Slip",
    "Tally",
    "Target",
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
    "judge",
    "lateness",
    "phrase",
    "phrase_rules",
    "regimes",
    "score",
    "slip",
    "thresholds",
    "time_to_picture",
    "verdict_ranks",
    "verdict_text",
    "verdict_words",
]
