# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Bringing in evidence for a recommendation or request: of whom, of which day, for which criteria."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamerbreed.oversight._faults import faults_of_things
from kamerbreed.oversight._judging import criteria_of
from kamerbreed.oversight._record import as_hidden_as
from kamerbreed.oversight._tracks import addressees, supervisors_of
from kamerbreed.picture import Picture, Saying, refused, state
from kamerbreed.vocabulary import (
    Evidence,
    Party,
    Recommendation,
    Statement,
    Told,
    VocabularyError,
    canonical,
    is_reference,
    scales,
    whole_day,
)

DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """A piece of evidence (``kind`` of the scale evidence-kind) that tells of a day (ISO).

    ``addressees`` names for whose tracks it is; for those of all where it names none. ``valid_until`` is the
    first day on which it no longer counts, empty if it does not expire.
    """

    evidence: str
    recommendation: str
    kind: str
    given_by: str
    dated: str
    text: object
    criteria: Sequence[str]
    stated_by: str
    addressees: Sequence[str] = ()
    valid_until: str = ""
    describing: tuple[Statement, ...] = ()
    sources: tuple[str, ...] = ()
    sensitivity: str = "public"
    audience: tuple[str, ...] = ()


def bring_in(picture: Picture, bringing: Bringing) -> Sequence[Statement]:
    """Bring in evidence. Raises Refusal with every reason why it may not be."""
    faults = [*_faults_of_item(picture, bringing), *_faults_of_days(picture, bringing)]
    if faults:
        raise refused(faults)
    values: list[tuple[str, str, object]] = [
        ("exists", "", True),
        ("type", "", bringing.kind),
        ("given_by", "", bringing.given_by),
        ("dated", "", bringing.dated),
        ("valid_until", "", bringing.valid_until),
        ("text", "", bringing.text),
        *[("criterion", one, one) for one in bringing.criteria],
        *[("addressee", one, one) for one in bringing.addressees],
        ("recommendation", bringing.recommendation, bringing.recommendation),
    ]
    sensitivity = as_hidden_as(picture, [bringing.recommendation], bringing.sensitivity)
    said = [
        Statement(
            subject=bringing.evidence,
            property=name,
            key=key,
            value=canonical(value),
            basis="stated",
            stated_by=bringing.stated_by,
            sources=bringing.sources,
            sensitivity=sensitivity,
            audience=bringing.audience,
        )
        for name, key, value in values
        if value
    ]
    return state(picture, Saying(statements=[*bringing.describing, *said]))


def _faults_of_item(picture: Picture, bringing: Bringing) -> list[Told]:
    faults: list[Told] = []
    if not is_reference(bringing.evidence) or not bringing.evidence.startswith(f"{Evidence.slug}/"):
        faults.append(Told("evidence.id", found=bringing.evidence))
    if bringing.kind not in scales()["evidence-kind"]:
        faults.append(Told("evidence.kind", found=bringing.kind, known=", ".join(scales()["evidence-kind"])))
    named = [(Recommendation.slug, bringing.recommendation), (Party.slug, bringing.given_by)]
    if strange := [fault for slug, one in named for fault in faults_of_things(picture, slug, [one])]:
        return faults + strange
    known = criteria_of(picture, bringing.recommendation)
    faults += [
        Told("judge.strange", criterion=one, recommendation=bringing.recommendation, known=", ".join(known))
        for one in bringing.criteria
        if one not in known
    ]
    if known and not bringing.criteria:
        faults.append(Told("evidence.criteria"))
    supervisors = supervisors_of(picture, str(picture.one(bringing.recommendation, "report") or ""))
    by_itself = bringing.given_by == bringing.stated_by or bringing.stated_by in supervisors
    if bringing.kind != DOCUMENT and not by_itself:
        faults.append(Told("evidence.of_another", party=bringing.given_by))
    parties = addressees(picture, bringing.recommendation)
    return faults + [
        Told("oversight.other_addressee", party=one) for one in bringing.addressees if one not in parties
    ]


def _faults_of_days(picture: Picture, bringing: Bringing) -> list[Told]:
    faults: list[Told] = []
    if not bringing.text:
        faults.append(Told("evidence.text"))
    try:
        day = whole_day(bringing.dated)
        if day > picture.coordinates.valid_at:
            faults.append(Told("oversight.future", day=bringing.dated))
        if bringing.valid_until and whole_day(bringing.valid_until) <= day:
            faults.append(Told("evidence.until", day=bringing.dated))
    except VocabularyError as error:
        faults.append(error)
    return faults
