# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Changing something: pure functions of a picture and an intent, which give what to append.

A refusal says what is wrong and what to do. The ledger runs the act under its lock, so that two
people cannot both do what only one may.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kamerbreed.picture._picture import Picture
from kamerbreed.picture._table import Entry
from kamerbreed.vocabulary import Statement, VocabularyError, checked, references


class Refusal(ValueError):  # noqa: N818  # the word of the field
    """An act that may not be done; the message says why, and where in the input."""


Intent = TypeVar("Intent")
Act = Callable[[Picture, Intent], Sequence[Statement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What somebody wants to state; ``where`` names the place of each in the input, for errors."""

    statements: Sequence[Statement]
    where: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Which statement to retract, classify or destroy, who does so, why, and on which sources."""

    digest: str
    reason: str
    stated_by: str
    sources: tuple[str, ...] = ()
    sensitivity: str = ""
    audience: tuple[str, ...] = ()


def state(picture: Picture, saying: Saying) -> Sequence[Statement]:
    """Say something: each statement fits the vocabulary, and each thing that it names exists.

    Raises Refusal with every fault found, by its place in the input.
    """
    faults: list[str] = []
    cleaned: list[Statement] = []
    for number, said in enumerate(saying.statements):
        try:
            if said.act not in ("assert", "rule"):
                raise VocabularyError(f"act: a file states; to {said.act} is a command of its own")
            cleaned.append(checked(said))
        except VocabularyError as error:
            faults.append(_place(saying, number, str(error)))
    named = {said.subject for said in cleaned}
    if not faults:
        for number, said in enumerate(cleaned):
            missing = [
                thing for thing in references(said) if thing not in named and not _known(picture, thing)
            ]
            faults += [_place(saying, number, f"there is no {thing}") for thing in missing]
    faults += _twins(saying, cleaned) if not faults else []
    if faults:
        shown = "\n".join(faults[:20])
        more = f"\nand {len(faults) - 20} more" if len(faults) > 20 else ""
        raise Refusal(f"{shown}{more}")
    return cleaned


def _place(saying: Saying, number: int, text: str) -> str:
    where = saying.where[number] if number < len(saying.where) else f"statement {number + 1}"
    return f"{where}: {text}"


def _known(picture: Picture, thing: str) -> bool:
    code = picture.table.things.get(thing)
    return code is not None and bool(picture.table.rows_of(code, len(picture.table)))


def _twins(saying: Saying, cleaned: Sequence[Statement]) -> list[str]:
    """Statements that stand twice in the same input."""
    seen: dict[Statement, int] = {}
    faults = []
    for number, said in enumerate(cleaned):
        first = seen.setdefault(said, number)
        if first != number:
            earlier = _place(saying, first, "").rstrip(": ")
            faults.append(_place(saying, number, f"the same statement as {earlier}"))
    return faults


def _find(picture: Picture, taking: Taking) -> Entry:
    try:
        row = picture.table.find(taking.digest)
    except VocabularyError as error:
        raise Refusal(str(error)) from None
    if row is None:
        raise Refusal(f"there is no statement {taking.digest}; 'history ID' lists the digests")
    if not _known(picture, taking.stated_by):
        raise Refusal(f"there is no {taking.stated_by}")
    for source in taking.sources:
        if not _known(picture, source):
            raise Refusal(f"there is no {source}")
    return picture.table.entry(row)


def _about(entry: Entry, act: str, taking: Taking) -> Statement:
    said = entry.said
    try:
        return checked(
            Statement(
                act=act,
                subject=said.subject,
                property=said.property,
                key=said.key,
                about=entry.digest,
                note=taking.reason,
                stated_by=taking.stated_by,
                sources=taking.sources,
                sensitivity=taking.sensitivity or said.sensitivity,
                audience=taking.audience or said.audience,
            )
        )
    except VocabularyError as error:
        raise Refusal(str(error)) from None


def _done(picture: Picture, digest: str, act: str) -> bool:
    entries = (picture.table.entry(row).said for row in picture.table.acts)
    return any(said.act == act and said.about == digest for said in entries)


def retract(picture: Picture, taking: Taking) -> Sequence[Statement]:
    """Take a statement back: it was wrong. It stays in the history.

    Raises Refusal if there is none, or if it was retracted before.
    """
    entry = _find(picture, taking)
    if entry.said.act not in ("assert", "rule"):
        raise Refusal(f"{entry.digest[:12]} is a {entry.said.act}, which cannot be retracted; state anew")
    if _done(picture, entry.digest, "retract"):
        raise Refusal(f"{entry.digest[:12]} was retracted before")
    return [_about(entry, "retract", taking)]


def classify(picture: Picture, taking: Taking) -> Sequence[Statement]:
    """Give a statement another sensitivity or audience, in every picture, past ones too."""
    entry = _find(picture, taking)
    return [replace(_about(entry, "classify", taking), audience=taking.audience)]


def destroy(picture: Picture, taking: Taking) -> Sequence[Statement]:
    """Decide that the value, quotation and note of a statement must go; row and chain stay.

    Raises Refusal if there is none, or if it was destroyed before.
    """
    entry = _find(picture, taking)
    if entry.said.act == "destroy":
        raise Refusal(f"{entry.digest[:12]} is a decision to destroy, which stays")
    if entry.erased or _done(picture, entry.digest, "destroy"):
        raise Refusal(f"{entry.digest[:12]} was destroyed before")
    return [_about(entry, "destroy", taking)]
