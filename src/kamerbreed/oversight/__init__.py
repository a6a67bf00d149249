# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Recommendations and their follow-up: what was asked of whom, what happened since, verdicts and figures."""

from kamerbreed.oversight._cohort import (
    Claims,
    Cohort,
    Reopenings,
    claims,
    cohorts,
    reopenings,
)
from kamerbreed.oversight._errors import (
    OversightError,
)
from kamerbreed.oversight._events import (
    Event,
    EvidenceItem,
    events,
)
from kamerbreed.oversight._guards import (
    Around,
)
from kamerbreed.oversight._holidays import (
    DayOff,
    day_off,
    easter,
    equated_known,
    holidays,
)
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
from kamerbreed.oversight._draft import Drafting, draft
from kamerbreed.oversight._events import Event, EvidenceItem, events, set_verdicts
from kamerbreed.oversight._guards import Around
from kamerbreed.oversight._lineage import (
    ITEM,
    LINKS,
    PUBLICATION,
    RECEIPT,
    ROOT,
    Age,
    Lineage,
    Link,
    TextDifference,
    lineage,
    links,
    text_difference,
)
from kamerbreed.oversight._linking import (
    Linking,
    Resemblance,
    Settling,
    link,
    resemblances,
    settle,
)
from kamerbreed.oversight._pages import (
    transitions_markdown,
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
from kamerbreed.oversight._record import (
    Recording,
    record_event,
)
from kamerbreed.oversight._replay import (
    Move,
    Refused,
    Standing,
    replay,
)
from kamerbreed.oversight._score import (
    EVIDENCE_KINDS,
    NOT_ASSESSABLE,
    CriterionState,
    Judgement,
    Score,
    WeighedEvidence,
    judge,
    score,
    verdict_text,
)
from kamerbreed.oversight._slip import (
    Proposal,
    Slip,
    Target,
    slip,
)
from kamerbreed.oversight._survival import (
    DAYS_PER_YEAR,
    OpenItem,
    Spell,
    Step,
    Survival,
    open_by_age,
    spells_of,
    survival,
)
from kamerbreed.oversight._terms import (
    DueDate,
    Length,
    Regime,
    due_date,
    extended,
    regimes,
)
from kamerbreed.oversight._thresholds import (
    Thresholds,
    thresholds,
)
from kamerbreed.oversight._track_days import (
    Closing,
    TrackDays,
)
from kamerbreed.oversight._tracks import (
    Track,
    around_of,
    events_of,
    track_of,
    tracks,
)
from kamerbreed.oversight._transitions import (
    Transition,
    states,
    transitions,
)

__all__ = [
    "DAYS_PER_YEAR",
    "EVIDENCE_KINDS",
    "ITEM",
    "LINKS",
    "NOT_ASSESSABLE",
    "NO_VERDICT",
    "PUBLICATION",
    "RECEIPT",
    "ROOT",
    "Age",
    "AppraisalClock",
    "Around",
    "AskedQuestion",
    "Claims",
    "Closing",
    "Cohort",
    "CriterionState",
    "DayOff",
    "DueDate",
    "Drafting",
    "Event",
    "EvidenceItem",
    "Extension",
    "Judgement",
    "Lateness",
    "Length",
    "Lineage",
    "Link",
    "Linking",
    "Move",
    "OpenItem",
    "OversightError",
    "Phrase",
    "PhraseRule",
    "Proposal",
    "Recording",
    "Refused",
    "Regime",
    "Reopenings",
    "Reply",
    "Resemblance",
    "Score",
    "Settling",
    "Slip",
    "Spell",
    "Standing",
    "Step",
    "Survival",
    "Tally",
    "Target",
    "TextDifference",
    "Thresholds",
    "TimeToPicture",
    "Track",
    "TrackDays",
    "Transition",
    "WeighedEvidence",
    "appraisal_clock",
    "around_of",
    "by_addressee",
    "claims",
    "cohorts",
    "completeness",
    "day_off",
    "due_date",
    "easter",
    "equated_known",
    "draft",
    "events",
    "events_of",
    "extended",
    "holidays",
    "judge",
    "lateness",
    "lineage",
    "link",
    "links",
    "open_by_age",
    "phrase",
    "phrase_rules",
    "record_event",
    "regimes",
    "reopenings",
    "replay",
    "resemblances",
    "score",
    "set_verdicts",
    "settle",
    "slip",
    "spells_of",
    "states",
    "survival",
    "text_difference",
    "thresholds",
    "time_to_picture",
    "track_of",
    "tracks",
    "transitions",
    "transitions_markdown",
    "verdict_ranks",
    "verdict_text",
    "verdict_words",
]
