# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the page of differences, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._filter import Turns
from kamerbreed.web._words import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRow:
    """A fact that stands otherwise: what stood, what stands, and where each is explained."""

    thing: Link
    label: str
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    why_before: str
    why_after: str
    earlier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencePage:
    """The differences of one class, or of all; ``classes`` leads to each class with its number."""

    title: str
    lead: tuple[str, ...]
    action: str
    hidden: tuple[tuple[str, str], ...]
    valid_at: str
    known_at: str
    presets: tuple[Link, ...]
    classes: tuple[Link, ...]
    meaning: str
    caption: str
    rows: tuple[DifferenceRow, ...]
    empty: str
    later: bool
    turns: Turns
