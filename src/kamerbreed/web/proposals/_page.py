# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands on the pages of proposals, in finished texts."""

from dataclasses import dataclass

from kamerbreed.web._words import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """A proposal in the list: what, why a second person, since when, and how it stands."""

    title: Link
    reason: str
    made: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsPage:
    """All proposals that this person may see."""

    title: str
    lead: str
    caption: str
    rows: tuple[ProposalRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement that would be entered, and what would come of it."""

    act: str
    text: str
    note: str
    review: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """A proposal, and what may be done with it: ``may_approve``, ``may_reject``, ``may_explain``."""

    title: str
    lead: tuple[str, ...]
    problem: str
    lines: tuple[Line, ...]
    moved: str
    approved: str
    digest: str
    action: str
    note: str
    may_approve: bool
    may_reject: bool
    may_explain: bool
    why_not: str
    back: Link


"""The digest is that of what is shown: an approval is of that and of nothing else."""
