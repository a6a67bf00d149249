# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Things and facts as JSON documents: the contract with programs, version 1."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from kamerbreed.picture._facts import Fact, Voice
from kamerbreed.picture._picture import Picture
from kamerbreed.vocabulary import Lang, Thing, kind_of, read_json

VERSION = "1"


class Document(BaseModel):
    """A part of a document: frozen, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CoordinatesDocument(Document):
    """The coordinates of a picture; dates as ISO text, ``position`` as a digest."""

    valid_at: str
    known_at: str | None
    known_by: str | None
    position: str
    viewer: str
    assume_backwards: bool


class FreshDocument(Document):
    """How fresh a value is."""

    state: str
    confirmed_on: str | None
    stale_since: str | None


class StandingDocument(Document):
    """The four answers of standing, and two marks."""

    solid: str
    fresh: FreshDocument
    agreement: str
    question: str
    template: bool
    backwards: bool


class StatementDocument(Document):
    """A statement under a fact, with its role in it."""

    digest: str
    role: str
    value: Any
    non_value: str
    sources: list[str]
    locator: str
    quotation: str
    basis: str
    stated_by: str
    valid_from: str
    valid_to: str
    observed_on: str
    known_from: str
    recorded_at: str
    entered_later: bool
    note: str


class FactDocument(Document):
    """One property (and key) of a thing: what is shown first, all that stands, and the ground."""

    property: str
    key: str
    value: Any
    values: list[Any]
    possible: list[Any]
    edges: list[str]
    non_value: str
    shown_from: str
    why_first: str
    standing: StandingDocument
    keepers: list[str]
    statements: list[StatementDocument]


class HistoryItem(StatementDocument):
    """A statement or act in a history: on which property, and about which other statement."""

    property: str
    key: str
    about: str


class HistoryDocument(Document):
    """``history``: all that was said on a thing, in the order of recording."""

    version: str
    coordinates: CoordinatesDocument
    id: str
    statements: list[HistoryItem]


class ExplainDocument(Document):
    """``explain``: the facts of a property with the role of every statement, and what was left out."""

    version: str
    coordinates: CoordinatesDocument
    id: str
    facts: list[FactDocument]
    excluded: list[StatementDocument]


class FoundItem(Document):
    """A thing that was found; ``in_name`` if in its id or name, else in its texts."""

    id: str
    kind: str
    name: str
    in_name: bool


class FoundDocument(Document):
    """``find``: the things that hold every word."""

    version: str
    coordinates: CoordinatesDocument
    text: str
    count: int
    items: list[FoundItem]


class SourceItem(Document):
    """A source, and how many statements of the picture rest on it."""

    id: str
    title: str
    publisher: str | None
    published_on: str | None
    received: dict[str, str]
    read: str | None
    statements: int


class SourcesDocument(Document):
    """``sources``: every source."""

    version: str
    coordinates: CoordinatesDocument
    count: int
    items: list[SourceItem]


class DifferenceItem(Document):
    """A fact that stands otherwise."""

    subject: str
    property: str
    key: str
    before: Any
    after: Any
    entered_later: bool


class DiffDocument(Document):
    """``diff``: what differs between two pictures."""

    version: str
    before: CoordinatesDocument
    after: CoordinatesDocument
    count: int
    items: list[DifferenceItem]


class AgainstDocument(Document):
    """The ledger beside a checkpoint: kept, cut, older, rebuilt, other or unchecked."""

    outcome: str
    made_at: str
    rows: int
    head: str
    fault: str


class FilesDocument(Document):
    """The kept files by SHA-256, beside the statements that name them; all but ``extra`` are faults."""

    whole: int
    missing: list[str]
    altered: list[str]
    undestroyed: list[str]
    extra: list[str]


class VerifyDocument(Document):
    """``verify``: how many rows were checked, the head of the chain, and the first fault.

    ``fault`` is of the chain, else of the checkpoint given with ``--against``, else of the files.
    """

    version: str
    rows: int
    head: str
    fault: str
    destroyed: list[int]
    against: AgainstDocument | None = None
    files: FilesDocument | None = None


class RelationDocument(Document):
    """That one thing names another."""

    subject: str
    property: str
    target: str
    solid: str


class ThingDocument(Document):
    """``show``: a thing with all that stands on it at the coordinates."""

    version: str
    coordinates: CoordinatesDocument
    id: str
    kind: str
    name: str
    name_later: bool
    existence: str
    facts: list[FactDocument]
    outgoing: list[RelationDocument]
    incoming: list[RelationDocument]


class ItemDocument(Document):
    """A thing in a list."""

    id: str
    kind: str
    name: str
    existence: str
    undated: bool
    assumed: bool
    type: str | None


class ListDocument(Document):
    """``list``: the things of a kind; ``count`` counts those that are there, planned ones are marked."""

    version: str
    coordinates: CoordinatesDocument
    kind: str
    count: int
    planned: int
    items: list[ItemDocument]


def coordinates_document(picture: Picture) -> CoordinatesDocument:
    """The coordinates of a picture, with the digest of its position."""
    at = picture.coordinates
    return CoordinatesDocument(
        valid_at=at.valid_at.isoformat(),
        known_at=at.known_at.isoformat() if at.known_at else None,
        known_by=at.known_by or None,
        position=picture.position,
        viewer=at.viewer.clearance,
        assume_backwards=at.assume_backwards,
    )


def statement_document(voice: Voice) -> StatementDocument:
    """A statement with its role."""
    said = voice.entry.said
    return StatementDocument(
        digest=voice.entry.digest,
        role=voice.role,
        value=None if said.value is None else read_json(said.value),
        non_value=said.non_value,
        sources=list(said.sources),
        locator=said.locator,
        quotation=said.quotation,
        basis=said.basis,
        stated_by=said.stated_by,
        valid_from=said.valid_from,
        valid_to=said.valid_to,
        observed_on=said.observed_on,
        known_from=said.known_from,
        recorded_at=voice.entry.recorded_at,
        entered_later=voice.entered_later,
        note=said.note,
    )


def history_document(picture: Picture, subject: str) -> HistoryDocument:
    """All that was said on a thing that the viewer may see."""
    return HistoryDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        id=subject,
        statements=[
            HistoryItem(
                property=voice.entry.said.property,
                key=voice.entry.said.key,
                about=voice.entry.said.about,
                **statement_document(voice).model_dump(),
            )
            for voice in picture.history(subject)
        ],
    )


def fact_document(picture: Picture, fact: Fact) -> FactDocument:
    """A fact with its standing, its statements and who should know it."""
    standing = fact.standing
    return FactDocument(
        property=fact.property,
        key=fact.key,
        value=fact.value,
        values=list(fact.values),
        possible=list(fact.possible),
        edges=list(fact.edges or ()),
        non_value=fact.non_value,
        shown_from=fact.shown_from,
        why_first=fact.why_first,
        standing=StandingDocument(
            solid=standing.solid,
            fresh=FreshDocument(
                state=standing.fresh.state,
                confirmed_on=standing.fresh.confirmed_on or None,
                stale_since=standing.fresh.stale_since or None,
            ),
            agreement=standing.agreement,
            question=standing.question,
            template=standing.template,
            backwards=standing.backwards,
        ),
        keepers=list(picture.keepers(fact.subject.partition("@")[0], fact.property)),
        statements=[statement_document(voice) for voice in fact.voices],
    )


def thing_document(picture: Picture, subject: str, lang: Lang) -> ThingDocument:
    """All that stands on a thing. Raises PictureError if nothing tells of it."""
    thing = picture.get(subject)
    naming = picture.name(subject, lang)
    relations = {
        side: [
            RelationDocument(
                subject=one.subject,
                property=one.property,
                target=one.target,
                solid=one.fact.standing.solid,
            )
            for one in found
        ]
        for side, found in (
            ("outgoing", picture.outgoing(subject)),
            ("incoming", picture.incoming(subject)),
        )
    }
    return ThingDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        id=thing.id,
        kind=kind_of(subject).slug,
        name=naming.text,
        name_later=naming.later,
        existence=picture.existence(subject).state,
        facts=[fact_document(picture, fact) for fact in picture.facts(subject)],
        **relations,
    )


def list_document(
    picture: Picture, kind: type[Thing], lang: Lang, *, templates: bool = False
) -> ListDocument:
    """The things of a kind, planned ones included; if asked, the members of templates too."""
    items = []
    listed = [thing.id for thing in picture.things(kind, planned=True)]
    if templates:
        listed += [member for member in picture.templates.instances if kind_of(member) is kind]
    typed = "type" in kind.properties() and not kind.properties()["type"].many
    for subject in listed:
        existence = picture.existence(subject)
        sort = picture.one(subject, "type") if typed else None
        items.append(
            ItemDocument(
                id=subject,
                kind=kind.slug,
                name=picture.name(subject, lang).text,
                existence="template" if "@" in subject else existence.state,
                undated=existence.undated,
                assumed=existence.assumed,
                type=str(sort) if sort else None,
            )
        )
    planned = sum(item.existence == "planned" for item in items)
    return ListDocument(
        version=VERSION,
        coordinates=coordinates_document(picture),
        kind=kind.slug,
        count=sum(item.existence not in ("planned", "template") for item in items),
        planned=planned,
        items=items,
    )
