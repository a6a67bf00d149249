# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the pages of who was asked and answers how late, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._rows import Rows
from kamerbreed.web._words import Link
from kamerbreed.web.followup._page import EventRow
from kamerbreed.web.requests import QuestionTable


@dataclass(frozen=True, slots=True, kw_only=True)
class PartiesPage:
    """Who was asked what, and how late it answers; the time to the picture of each series."""

    title: str
    lead: str
    table: Rows
    series: Rows
    origin: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    """What may be asked next, and why; ``value`` is what the form of a new request takes."""

    thing: Link
    property: str
    value: str
    why: str
    items: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyPage:
    """What was asked of one party, how late it answered, and the own term of who asked beside it.

    ``told`` are events without a request. ``ask`` is where a new request is made, empty for who may not.
    """

    title: str
    party: Link
    lead: tuple[str, ...]
    told_caption: str
    told: tuple[EventRow, ...]
    told_notes: tuple[str, ...]
    table: QuestionTable
    requests: Rows
    clock: str
    offers_caption: str
    offers: tuple[OfferRow, ...]
    ask: str
