# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A letter about the follow-up as a JSON document: the contract with programs, version 1."""

from kamerbreed.oversight._letters import LetterDraft
from kamerbreed.picture import VERSION, CoordinatesDocument, Document, Picture, coordinates_document
from kamerbreed.vocabulary import Lang


class GroundItem(Document):
    """A fact under a sentence, with the digests of the statements that stood there."""

    subject: str
    property: str
    key: str
    basis: str
    digests: list[str]


class SentenceItem(Document):
    """A sentence, its part of the letter and its facts; ``basis`` is the weakest ground of its claim."""

    id: str
    part: str
    text: str
    basis: str
    numbered: bool
    criteria: list[str]
    facts: list[GroundItem]


class UnwrittenItem(Document):
    """A sentence that the picture does not carry, with the reason."""

    id: str
    part: str
    tells: str
    reason: str


class LetterDocument(Document):
    """A letter as a picture carries it; ``without`` are the sources that were left out."""

    version: str
    coordinates: CoordinatesDocument
    kind: str
    about: list[str]
    senders: list[str]
    addressees: list[str]
    without: list[str]
    sensitivity: str
    subject: str
    sentences: list[SentenceItem]
    unwritten: list[UnwrittenItem]


def letter_document(picture: Picture, draft: LetterDraft, lang: Lang) -> LetterDocument:
    """A draft, with the facts under each sentence and what could not be written."""
    return LetterDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        kind=draft.kind,
        about=list(draft.about),
        senders=list(draft.senders),
        addressees=list(draft.addressees),
        without=list(draft.coordinates.without),
        sensitivity=draft.sensitivity,
        subject=draft.subject,
        sentences=[
            SentenceItem(
                id=one.id,
                part=one.part,
                text=one.text,
                basis=one.basis,
                numbered=one.numbered,
                criteria=list(one.criteria),
                facts=[
                    GroundItem(
                        subject=fact.subject,
                        property=fact.property,
                        key=fact.key,
                        basis=fact.basis,
                        digests=list(fact.digests),
                    )
                    for fact in one.facts
                ],
            )
            for one in draft.sentences
        ],
        unwritten=[
            UnwrittenItem(
                id=one.id, part=one.part, tells=one.label.of(lang), reason=one.reason.in_language(lang)
            )
            for one in draft.unwritten
        ],
    )
