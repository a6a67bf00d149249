# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A letter that is kept: its sentences as they stand, who wrote at it, and whether it was approved."""

import datetime
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from kamerbreed.oversight._letter_reading import Ground
from kamerbreed.oversight._letter_stale import Stale, stale
from kamerbreed.oversight._letters import LetterDraft, Sentence, letter_parts
from kamerbreed.picture import Coordinates, Picture, mark_of
from kamerbreed.vocabulary import Letter, canonical, read_json


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterState:
    """One letter: ``draft`` is what it says, ``writers`` the account keys that wrote at it.

    ``content`` is the digest of all that it says, which an approval is bound to. ``approved_on`` and
    ``issued_on`` are empty until then; ``files`` are the frozen ones, each its SHA-256 and its name.
    """

    subject: str
    draft: LetterDraft
    content: str
    writers: frozenset[str]
    approved_on: str = ""
    approved_content: str = ""
    issued_on: str = ""
    source: str = ""
    files: tuple[tuple[str, str], ...] = ()

    @property
    def state(self) -> str:
        """draft, approved or issued."""
        if self.issued_on:
            return "issued"
        return "approved" if self.approved_on else "draft"


def letters(picture: Picture) -> Sequence[LetterState]:
    """Every letter of a picture, in the order of their ids."""
    return picture.kept(
        "letters",
        lambda: tuple(
            letter_state(picture, one) for one in picture.subjects(Letter) if picture.existence(one).there
        ),
    )


def letter_of_id(picture: Picture, subject: str) -> LetterState | None:
    """One letter, None if the picture does not tell of it."""
    return next((one for one in letters(picture) if one.subject == subject), None)


def letter_state(picture: Picture, subject: str) -> LetterState:
    """A letter as the picture tells of it."""
    sentences = tuple(_sentences(picture, subject))
    source = str(picture.one(subject, "kept_as") or "")
    approved = picture.one(subject, "approved")
    told = approved if isinstance(approved, dict) else {}
    draft = LetterDraft(
        kind=str(picture.one(subject, "type") or ""),
        about=_listed(picture, subject, "about"),
        senders=_listed(picture, subject, "sender"),
        addressees=_listed(picture, subject, "addressee"),
        coordinates=_coordinates(picture, subject),
        position=str(picture.one(subject, "position") or ""),
        sensitivity=mark_of(picture, subject).level,
        sentences=sentences,
        unwritten=(),
    )
    return LetterState(
        subject=subject,
        draft=draft,
        content=content_of(draft),
        writers=_writers(picture, subject),
        approved_on=str(told.get("day", "")),
        approved_content=str(told.get("content", "")),
        issued_on=str(picture.one(subject, "issued_on") or ""),
        source=source,
        files=_files(picture, source),
    )


def stale_sentences(picture: Picture, one: LetterState) -> Sequence[Stale]:
    """The sentences of a kept letter that rest on what changed since it was drafted."""
    return picture.kept(("stale", one.subject), lambda: stale(picture, one.draft))


def content_of(draft: LetterDraft) -> str:
    """SHA-256 over all that a letter says, in order, with the facts under it."""
    told = [
        [draft.kind, [*draft.about], [*draft.senders], [*draft.addressees]],
        *(sentence_record(one, order) for order, one in enumerate(draft.sentences)),
    ]
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def sentence_record(one: Sentence, order: int) -> dict[str, object]:
    """A sentence as it is kept."""
    facts = [[*fact.place, fact.basis, [*fact.digests]] for fact in one.facts]
    record: dict[str, object] = {
        "order": order,
        "part": one.part,
        "text": one.text,
        "origin": one.origin,
        "facts": json.dumps(facts, separators=(",", ":")) if facts else "",
        "basis": one.basis,
        "numbered": one.numbered,
        "criteria": " ".join(one.criteria),
    }
    return {name: part for name, part in record.items() if part or name == "order"}


def _sentences(picture: Picture, subject: str) -> Sequence[Sentence]:
    """The sentences that stand, by part and in the order in which they were drafted or added."""
    parts = ["subject", *letter_parts()]
    found = []
    for key, value in picture.many(subject, "sentence").items():
        if isinstance(value, dict):
            part = str(value["part"])
            place = (parts.index(part) if part in parts else len(parts), value["order"], key)
            found.append((place, _sentence(key, value)))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _sentence(key: str, value: dict[str, object]) -> Sentence:
    facts = read_json(str(value.get("facts") or "[]"))
    return Sentence(
        id=key,
        part=str(value["part"]),
        text=str(value["text"]),
        origin=str(value["origin"]),
        facts=tuple(_ground(one) for one in facts) if isinstance(facts, list) else (),
        basis=str(value.get("basis", "")),
        numbered=bool(value.get("numbered")),
        criteria=tuple(str(value.get("criteria", "")).split()),
    )


def _ground(told: Sequence[object]) -> Ground:
    subject, name, key, basis, digests = told
    return Ground(
        subject=str(subject),
        property=str(name),
        key=str(key),
        basis=str(basis),
        digests=tuple(str(one) for one in digests) if isinstance(digests, list) else (),
    )


def _listed(picture: Picture, subject: str, name: str) -> tuple[str, ...]:
    return tuple(str(one) for one in picture.many(subject, name).values())


def _coordinates(picture: Picture, subject: str) -> Coordinates:
    known = str(picture.one(subject, "known_at") or "")
    valid = str(picture.one(subject, "valid_at") or picture.coordinates.valid_at.isoformat())
    return Coordinates(
        valid_at=datetime.date.fromisoformat(valid),
        known_at=datetime.date.fromisoformat(known) if known else None,
        known_by=str(picture.one(subject, "known_by") or ""),
        without=_listed(picture, subject, "without"),
        viewer=picture.coordinates.viewer,
    )


def _writers(picture: Picture, subject: str) -> frozenset[str]:
    """Who wrote any sentence of it, also one that was changed or taken back since."""
    return frozenset(
        voice.entry.recorded_by
        for voice in picture.history(subject)
        if voice.entry.said.property in ("sentence", "exists")
    )


def _files(picture: Picture, source: str) -> tuple[tuple[str, str], ...]:
    if not source:
        return ()
    named = picture.many(source, "file")
    return tuple((sha256, str(told["name"])) for sha256, told in named.items() if isinstance(told, dict))
