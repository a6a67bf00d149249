# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Recommendations and requests, and what became of them."""

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
from kamerbreed.oversight._linking import Linking, Resemblance, Settling, link, resemblances, settle
from kamerbreed.oversight._pages import transitions_markdown
from kamerbreed.oversight._record import Recording, record_event
from kamerbreed.oversight._replay import Move, Refused, Standing, replay
from kamerbreed.oversight._tracks import Track, around_of, events_of, track_of, tracks
from kamerbreed.oversight._transitions import Transition, states, transitions

__all__ = [
    "ITEM",
    "LINKS",
    "PUBLICATION",
    "RECEIPT",
    "ROOT",
    "Age",
    "Around",
    "Drafting",
    "Event",
    "EvidenceItem",
    "Lineage",
    "Link",
    "Linking",
    "Move",
    "Recording",
    "Refused",
    "Resemblance",
    "Settling",
    "Standing",
    "TextDifference",
    "Track",
    "Transition",
    "around_of",
    "draft",
    "events",
    "events_of",
    "lineage",
    "link",
    "links",
    "record_event",
    "replay",
    "resemblances",
    "set_verdicts",
    "settle",
    "states",
    "text_difference",
    "track_of",
    "tracks",
    "transitions",
    "transitions_markdown",
]
