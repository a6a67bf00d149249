# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the pages of letters, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._words import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """A letter in the list of all; ``stale`` says how many of its sentences went stale, if any did."""

    name: Link
    id: str
    kind: str
    addressees: tuple[Link, ...]
    state: str
    sentences: str
    stale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersPage:
    """Every letter that who looks may see."""

    title: str
    lead: tuple[str, ...]
    new: Link | None
    caption: str
    rows: tuple[LetterRow, ...]
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """A fact under a sentence: the thing and its property, to the page that tells why it stands so."""

    fact: Link
    value: str
    basis: str
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRow:
    """A sentence with what it rests on; ``stale`` says why it went stale, empty if it did not."""

    anchor: str
    text: str
    number: str
    notes: tuple[str, ...]
    stale: str
    facts_title: str
    facts: tuple[FactLine, ...]
    edit: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartGroup:
    """The sentences of one part of a letter."""

    anchor: str
    title: str
    rows: tuple[SentenceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterStep:
    """A step that may be taken: where its form goes, and the day that it proposes (empty: it asks none)."""

    id: str
    title: str
    note: str
    url: str
    button: str
    content: str
    parties: tuple[tuple[str, str], ...]
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPage:
    """One letter: its sentences by part, what went stale, what could not be written, and what may be done."""

    title: str
    literal: bool
    id: str
    thing: str
    lead: tuple[str, ...]
    alarm: str
    problem: tuple[str, ...]
    facts: tuple[tuple[str, tuple[Link, ...]], ...]
    documents: tuple[Link, ...]
    groups: tuple[PartGroup, ...]
    add: Link | None
    lacking: tuple[tuple[str, str], ...]
    steps: tuple[LetterStep, ...]
    why_not: str
