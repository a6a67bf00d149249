# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The overview as finished texts in one language: all that the template has to set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The name of a thing; ``later`` if it was not yet knowable at the coordinates."""

    text: str
    later: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """``n`` of ``of``, as a share and in full; ``bar`` is the share from 0 to 100, if there is one."""

    share: str
    full: str
    bar: int
    counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One of the four numbers of completeness, with what it counts."""

    label: str
    meaning: str
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectRow:
    """The four numbers of one aspect."""

    label: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRow:
    """What should exist: how many are shown to, of how many, and on what ground that is expected."""

    name: Name
    n: str
    of: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """A thing with what is not known of it, and who should know that."""

    name: Name
    id: str
    reached: str
    missing: tuple[str, ...]
    keepers: tuple[Name, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """Things of one kind; of these ``undated`` and ``assumed``; beside them, not counted, the others."""

    kind: str
    count: str
    undated: str
    assumed: str
    planned: str
    template: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowableRow:
    """How much of this picture could be known on a day, and where the picture of that day is."""

    day: str
    url: str
    n: str
    share: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspects:
    """The four numbers by aspect."""

    caption: str
    rows: tuple[AspectRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectations:
    """What the coverage is a share of; ``note`` explains the names in italics, if there are any."""

    caption: str
    rows: tuple[ExpectedRow, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """The gaps that matter most; ``note`` explains the names in italics, if there are any."""

    caption: str
    rows: tuple[GapRow, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What is in the picture by kind; ``sorts`` says which control rooms there are."""

    caption: str
    rows: tuple[CountRow, ...]
    sorts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowability:
    """How much could be known when; ``never`` says of how much no source tells it."""

    caption: str
    rows: tuple[KnowableRow, ...]
    never: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where it comes from, and how to cite it: ``permanent`` is the address where this picture stays."""

    texts: tuple[str, ...]
    fingerprint: str
    position: str
    permanent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """The whole page."""

    title: str
    lead: tuple[str, ...]
    measures: tuple[Measure, ...]
    apart: str
    aspects: Aspects
    expected: Expectations
    gaps: Gaps
    counts: Counts
    knowable: Knowability
    origin: Origin
