# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Linking items of different reports: by a person, and never in a circle."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kamerbreed.oversight._lineage import (
    LINKS,
    comparable,
    earlier_items,
    later_items,
    published_on,
    received_on,
)
from kamerbreed.oversight._record import as_hidden_as
from kamerbreed.oversight._thresholds import thresholds
from kamerbreed.picture import Picture, Refusal, Saying, refused, state
from kamerbreed.vocabulary import SENSITIVITIES, Recommendation, Statement, Told, canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """That a later item goes on from an earlier one: ``kind`` is one of LINKS."""

    later: str
    earlier: str
    kind: str
    stated_by: str
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling:
    """The answer of a person to the question whether an item repeats an earlier one."""

    later: str
    earlier: str
    repeats: bool
    stated_by: str
    sources: tuple[str, ...] = ()
    note: str = ""


def link(picture: Picture, linking: Linking) -> Sequence[Statement]:
    """Link two items. Raises Refusal with every reason why they cannot be linked so."""
    faults = _faults_of_pair(picture, linking.later, linking.earlier)
    if linking.kind not in LINKS:
        faults.append(Told("lineage.kind", found=linking.kind, known=", ".join(LINKS)))
    elif not faults:
        faults += _faults_of_line(picture, linking)
    if faults:
        raise refused(faults)
    return _said(picture, linking.kind, linking)


def _faults_of_pair(picture: Picture, later: str, earlier: str) -> list[Told]:
    faults = [
        Told("oversight.unknown", thing=one)
        for one in (later, earlier)
        if not one.startswith(f"{Recommendation.slug}/") or not picture.shows(one)
    ]
    if later == earlier:
        faults.append(Told("lineage.itself", thing=later))
    elif not faults:
        report = picture.one(later, "report")
        if report and report == picture.one(earlier, "report"):
            faults.append(Told("lineage.same_report", report=report))
    return faults


def _faults_of_line(picture: Picture, linking: Linking) -> list[Told]:
    if linking.later in earlier_items(picture, linking.earlier):
        return [Told("lineage.circle", later=linking.later, earlier=linking.earlier)]
    if linking.earlier in picture.many(linking.later, linking.kind):
        return [Told("lineage.twice", later=linking.later, earlier=linking.earlier)]
    for day_of in (received_on, published_on):
        later, earlier = day_of(picture, linking.later), day_of(picture, linking.earlier)
        if later and earlier and later < earlier:
            return [
                Told(
                    "lineage.younger",
                    later=linking.later,
                    earlier=linking.earlier,
                    day=earlier.isoformat(),
                    own=later.isoformat(),
                )
            ]
    return []


def settle(picture: Picture, settling: Settling) -> Sequence[Statement]:
    """Answer whether an item repeats an earlier one: yes links them, no is kept so that nobody asks again."""
    if settling.repeats:
        texts = {name: getattr(settling, name) for name in ("later", "earlier", "stated_by", "note")}
        return link(picture, Linking(**texts, kind="repeats", sources=settling.sources))
    if faults := _faults_of_pair(picture, settling.later, settling.earlier):
        raise refused(faults)
    if settling.earlier in earlier_items(picture, settling.later):
        raise Refusal("lineage.linked", later=settling.later, earlier=settling.earlier)
    return _said(picture, "no_repeat_of", settling)


def _said(picture: Picture, name: str, intent: Linking | Settling) -> Sequence[Statement]:
    said = Statement(
        subject=intent.later,
        property=name,
        key=intent.earlier,
        value=canonical(intent.earlier),
        basis="stated",
        stated_by=intent.stated_by,
        sources=intent.sources,
        note=intent.note,
        sensitivity=as_hidden_as(picture, [intent.later, intent.earlier], SENSITIVITIES[0]),
    )
    return state(picture, Saying(statements=[said]))


# --- what may be a repetition ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Resemblance:
    """That an item may repeat an earlier one: the share (0 to 1) of their words that both have."""

    later: str
    earlier: str
    share: float
    literal: bool


def resemblances(picture: Picture, subject: str) -> Sequence[Resemblance]:
    """The earlier items that this one may repeat, most alike first; nobody has answered that yet.

    Looked at are items of other reports that are not later, not linked and not refused. The share is that
    of Jaccard (1901), over words of four letters and more; its limit is assumed and stands in
    ``thresholds.csv``.
    """
    settled = {*earlier_items(picture, subject), *later_items(picture, subject), subject}
    settled |= set(picture.many(subject, "no_repeat_of"))
    report, day = picture.one(subject, "report"), published_on(picture, subject)
    found = []
    for other in picture.subjects(Recommendation):
        same_report = report is not None and picture.one(other, "report") == report
        other_day = published_on(picture, other)
        if other in settled or same_report or (day and other_day and other_day > day):
            continue
        texts = comparable(picture, other, subject)
        if texts is not None and (share := _share(*texts[:2])) >= thresholds().resembles_min:
            found.append(Resemblance(later=subject, earlier=other, share=share, literal=texts[2]))
    return tuple(sorted(found, key=lambda one: (-one.share, one.earlier)))


def _share(one: str, other: str) -> float:
    first, second = (set(re.findall(r"\w{4,}", text.casefold())) for text in (one, other))
    return len(first & second) / len(first | second) if first | second else 0.0
