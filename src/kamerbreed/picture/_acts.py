# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Changing something: pure functions of a picture and an intent, which give what to append.

A refusal says what is wrong and what to do. The ledger runs the act under its lock, so that two
people cannot both do what only one may.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from kamerbreed.picture._coordinates import KEEPER_OF_THE_LEDGER, Viewer
from kamerbreed.picture._picture import Picture
from kamerbreed.picture._sight import level_of
from kamerbreed.picture._table import Entry
from kamerbreed.vocabulary import (
    SENSITIVITIES,
    Bilingual,
    Place,
    Statement,
    Told,
    VocabularyError,
    checked,
    kind_of,
    references,
    scales,
)

MOST_FAULTS = 20
"""So many faults of one input are shown; a file with the wrong separator has one in every row."""


class Refusal(Told, ValueError):  # noqa: N818  # the word of the field
    """An act that may not be done; the message says why, and where in the input."""


Intent = TypeVar("Intent")


@dataclass(frozen=True, slots=True, kw_only=True)
class InSteps:
    """What to append, told to have been said one after the other.

    ``steps`` gives for each statement a whole number, never falling: what has the same number is
    recorded at the same moment, what has a higher one a little later. Without it all is recorded
    at once, and of two values neither is the later. An export says so of what it holds.

    ``about`` gives for a statement that acts on another one of these which one that is, by their
    places in ``statements``: the digest of what is not yet recorded nobody knows.
    """

    statements: Sequence[Statement]
    steps: Sequence[int]
    about: Mapping[int, int] = field(default_factory=dict)


Act = Callable[[Picture, Intent], Sequence[Statement] | InSteps]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What somebody wants to state; ``where`` names the place of each in the input, for errors.

    ``viewer`` is who says so: to him a thing that he may not see is one that nobody entered.
    """

    statements: Sequence[Statement]
    where: Sequence[str | Place] = ()
    viewer: Viewer = KEEPER_OF_THE_LEDGER


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """Which statement to retract, classify or destroy, who does so, why, and on which sources.

    ``viewer`` is who does so: a statement that he may not see is none to him.
    """

    digest: str
    reason: str
    stated_by: str
    sources: tuple[str, ...] = ()
    sensitivity: str = ""
    audience: tuple[str, ...] = ()
    viewer: Viewer = KEEPER_OF_THE_LEDGER


def state(picture: Picture, saying: Saying) -> Sequence[Statement]:
    """Say something: each statement fits the vocabulary, and each thing that it names exists.

    An act on another statement (retract, classify, destroy) among them is done by its own rule.
    Raises Refusal with every fault found, by its place in the input.
    """
    faults: list[Told] = []
    cleaned: list[Statement] = []
    for number, said in enumerate(saying.statements):
        try:
            cleaned += _taken(picture, said, saying.viewer) if said.act in _ON_ANOTHER else [checked(said)]
        except (VocabularyError, Refusal) as error:
            faults.append(_fault(saying, number, error))
    named = {said.subject for said in cleaned}
    own = picture.seen_by(saying.viewer)
    if not faults:
        for number, said in enumerate(cleaned):
            missing = [thing for thing in references(said) if thing not in named and not own.shows(thing)]
            faults += [_fault(saying, number, unknown(thing)) for thing in missing]
        faults += [
            _fault(saying, number, problem)
            for number, said in enumerate(cleaned)
            if said.act == "rule" and (problem := _no_ruling(picture, said))
        ]
    faults += _twins(saying, cleaned) if not faults else []
    if faults:
        raise refused(faults)
    return [_as_secret_as_its_object(picture, said) if said.act == "rule" else said for said in cleaned]


def _no_ruling(picture: Picture, said: Statement) -> Told | None:
    """Why a ruling is none: only a supervisor rules, and says why."""
    if picture.one(said.stated_by, "type") != "supervisor":
        return Told("rule.supervisor", party=said.stated_by)
    if not said.note.strip():
        return Told("note.reason", act=scales()["role"]["rule"])
    return None


def _as_secret_as_its_object(picture: Picture, said: Statement) -> Statement:
    """A ruling with the highest mark of what stands where it rules."""
    rows = picture.fact(said.subject, said.property, said.key).rows
    levels = [level_of(picture.table, row) for row in rows]
    level = max([*levels, SENSITIVITIES.index(said.sensitivity)])
    return replace(said, sensitivity=SENSITIVITIES[level])


_ON_ANOTHER = ("retract", "classify", "destroy")


def _taken(picture: Picture, said: Statement, viewer: Viewer) -> Sequence[Statement]:
    act = {"retract": retract, "classify": classify, "destroy": destroy}[said.act]
    taking = Taking(
        digest=said.about,
        reason=said.note,
        stated_by=said.stated_by,
        sources=said.sources,
        sensitivity=said.sensitivity if said.act == "classify" else "",
        audience=said.audience,
        viewer=viewer,
    )
    return act(picture, taking)


def refused(faults: Sequence[Told]) -> Refusal:
    """The refusal that tells these faults, at most MOST_FAULTS of them, and how many more there are."""
    shown, more = faults[:MOST_FAULTS], len(faults) - MOST_FAULTS
    return Refusal("faults.more", faults=shown, n=more) if more > 0 else Refusal("faults", faults=shown)


def _fault(saying: Saying, number: int, problem: Told) -> Told:
    return Told("fault", place=_place(saying, number), problem=problem)


def _place(saying: Saying, number: int) -> str | Bilingual:
    return saying.where[number] if number < len(saying.where) else Told("place.statement", number=number + 1)


def unknown(thing: str) -> Told:
    """That something is named which nobody has entered, here or before."""
    try:
        return Told("thing.unknown", thing=thing, kind=kind_of(thing).label)
    except VocabularyError as error:
        return error


def _twins(saying: Saying, cleaned: Sequence[Statement]) -> list[Told]:
    """Statements that stand twice in the same input."""
    seen: dict[Statement, int] = {}
    faults = []
    for number, said in enumerate(cleaned):
        first = seen.setdefault(said, number)
        if first != number:
            faults.append(_fault(saying, number, Told("statement.twin", place=_place(saying, first))))
    return faults


def _find(picture: Picture, taking: Taking) -> Entry:
    own = picture.seen_by(taking.viewer)
    try:
        row = picture.table.find(taking.digest)
        if row is None or not own.readable[row]:
            raise Refusal("statement.unknown", digest=taking.digest)
        for thing in (taking.stated_by, *taking.sources, *taking.audience):
            if not own.shows(thing):
                kind = kind_of(thing)
                raise Refusal("taking.unknown", thing=thing, slug=kind.slug, kind=kind.label)
    except VocabularyError as error:
        raise Refusal("faults", faults=error) from None
    return picture.table.entry(row)


def _about(picture: Picture, entry: Entry, act: str, taking: Taking) -> Statement:
    said = entry.said
    asked = taking.sensitivity or said.sensitivity
    level = max(SENSITIVITIES.index(asked), level_of(picture.table, entry.row)) if act != "classify" else None
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
                sensitivity=asked if level is None else SENSITIVITIES[level],
                audience=taking.audience or said.audience,
            )
        )
    except VocabularyError as error:
        raise Refusal("faults", faults=error) from None


def _done(picture: Picture, digest: str, act: str) -> bool:
    row = picture.table.find(digest)
    return row is not None and picture.table.acted_on(act, row)


def retract(picture: Picture, taking: Taking) -> Sequence[Statement]:
    """Take a statement back: it was wrong. It stays in the history.

    Raises Refusal if there is none, or if it was retracted before.
    """
    entry = _find(picture, taking)
    if entry.said.act not in ("assert", "rule"):
        act = scales()["role"][entry.said.act]
        raise Refusal("retract.act", digest=entry.digest[:12], act=act)
    if _done(picture, entry.digest, "retract"):
        raise Refusal("retract.before", digest=entry.digest[:12])
    return [_about(picture, entry, "retract", taking)]


def classify(picture: Picture, taking: Taking) -> Sequence[Statement]:
    """Give a statement another sensitivity or audience, in every picture, past ones too."""
    entry = _find(picture, taking)
    return [replace(_about(picture, entry, "classify", taking), audience=taking.audience)]


def destroy(picture: Picture, taking: Taking) -> Sequence[Statement]:
    """Decide that the value, quotation and note of a statement must go; row and chain stay.

    Raises Refusal if there is none, or if it was destroyed before.
    """
    entry = _find(picture, taking)
    if entry.said.act == "destroy":
        raise Refusal("destroy.decision", digest=entry.digest[:12])
    if entry.erased or _done(picture, entry.digest, "destroy"):
        raise Refusal("destroy.before", digest=entry.digest[:12])
    return [_about(picture, entry, "destroy", taking)]
