# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the page of a hearing, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._words import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyRow:
    """A sentence and one reply to it, with its answer; ``sentence`` is empty where it stands above."""

    number: str
    sentence: str
    reply: str
    replied: str
    answer: str
    answered: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HearingPage:
    """A hearing: its facts, its sentences with replies and answers, and what may be done now."""

    title: str
    thing: Link
    lead: tuple[str, ...]
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    caption: str
    rows: tuple[ReplyRow, ...]
    open_points: tuple[str, ...]
    acts: tuple[Link, ...]
