# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Forms of the follow-up: draft an item, record what happened, bring in evidence, judge, settle."""

from kamerbreed.web.recording._base import criterion_text
from kamerbreed.web.recording._judge import piece_text, proposals, weight_text
from kamerbreed.web.recording._links import TrackActs, acts_on_item, acts_on_track, draft_link, set_link
from kamerbreed.web.recording._view import draft, event, evidence, judge, of_set, settle

__all__ = [
    "TrackActs",
    "acts_on_item",
    "acts_on_track",
    "criterion_text",
    "draft",
    "draft_link",
    "event",
    "evidence",
    "judge",
    "of_set",
    "piece_text",
    "proposals",
    "set_link",
    "settle",
    "weight_text",
]
