# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Making a commitment, which is also an event on its items; and moving the day by which it will be done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kamerbreed.oversight._commitments import Promise, commitment_of
from kamerbreed.oversight._faults import faults_of_day, faults_of_things
from kamerbreed.oversight._record import Recording, record_event
from kamerbreed.picture import Picture, Saying, refused, state
from kamerbreed.vocabulary import (
    Commitment,
    FollowUpEvent,
    Party,
    Statement,
    Told,
    VocabularyError,
    canonical,
    certain_from,
    is_reference,
    partial_date,
    whole_day,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Committing:
    """What was promised on a day (ISO), by whom and to whom, on which items, in which words.

    ``target`` is the day by which it will be done, empty where none was named; ``stated_by`` is who says that
    it was promised. The id of the event that tells of it is made of that of the commitment.
    """

    commitment: str
    on: str
    made_by: Sequence[str]
    recommendations: Sequence[str]
    text: object
    stated_by: str
    made_to: Sequence[str] = ()
    target: str = ""
    sources: tuple[str, ...] = ()
    sensitivity: str = "public"
    audience: tuple[str, ...] = ()

    @property
    def event(self) -> str:
        """The event in which it was promised."""
        return f"{FollowUpEvent.slug}/{self.commitment.partition('/')[2]}-{Commitment.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """That on a day (ISO) another target was named: who said so, and why."""

    commitment: str
    target: str
    on: str
    told_by: str
    why: str = ""
    sources: tuple[str, ...] = ()


def commit(picture: Picture, committing: Committing) -> Sequence[Statement]:
    """Make a commitment. Raises Refusal with every reason why it may not be."""
    if faults := [*_faults_of_id(picture, committing.commitment), *_faults_of_making(picture, committing)]:
        raise refused(faults)
    recorded = record_event(picture, _recording(committing))
    like = replace(recorded[0], subject=committing.commitment, property="exists", key="", value="true")
    return [*state(picture, Saying(statements=_statements(committing, like, recorded)))]


def _recording(committing: Committing) -> Recording:
    return Recording(
        event=committing.event,
        type=Commitment.slug,
        on=committing.on,
        actors=committing.made_by,
        recommendations=committing.recommendations,
        text=committing.text,
        stated_by=committing.stated_by,
        sources=committing.sources,
        sensitivity=committing.sensitivity,
        audience=committing.audience,
    )


def _statements(committing: Committing, like: Statement, recorded: Sequence[Statement]) -> list[Statement]:
    values: list[tuple[str, str, object]] = [
        ("exists", "", True),
        ("text", "", committing.text),
        ("made_on", "", committing.on),
        *[("made_by", one, one) for one in committing.made_by],
        *[("made_to", one, one) for one in committing.made_to],
        *[("told_in", one, one) for one in like.sources],
        *[("recommendation", one, one) for one in committing.recommendations],
    ]
    if committing.target:
        told = {"told_on": committing.on, "target": committing.target, "told_by": committing.made_by[0]}
        values.append(("target", committing.on, told))
    own = [replace(like, property=name, key=key, value=canonical(value)) for name, key, value in values]
    return [*recorded, *own]


def _faults_of_id(picture: Picture, commitment: str) -> list[Told]:
    if not is_reference(commitment) or not commitment.startswith(f"{Commitment.slug}/"):
        return [Told("commitment.id", found=commitment)]
    return [Told("commitment.exists", commitment=commitment)] if picture.shows(commitment) else []


def _faults_of_making(picture: Picture, committing: Committing) -> list[Told]:
    faults = [] if committing.text else [Told("commitment.text")]
    named = (*committing.made_by, *committing.made_to)
    faults += faults_of_things(picture, Party.slug, named)
    return faults + (_faults_of_target(committing.target, committing.on) if committing.target else [])


def _faults_of_target(target: str, on: str) -> list[Told]:
    """A target is a day, and not before the day on which it is named."""
    try:
        if partial_date(target).last < whole_day(on):
            return [Told("commitment.past", target=target, day=on)]
    except VocabularyError as error:
        return [error]
    return []


def move_target(picture: Picture, moving: Moving) -> Sequence[Statement]:
    """Name another target. Raises Refusal with every reason why it may not be."""
    found = commitment_of(picture, moving.commitment)
    faults = [Told("oversight.unknown", thing=moving.commitment)] if found is None else []
    faults += _faults_of_target(moving.target, moving.on)
    faults += faults_of_things(picture, Party.slug, [moving.told_by])
    if found is not None and not faults:
        faults += _faults_of_order(picture, found, moving)
    if found is None or faults:
        raise refused(faults)
    told = {"told_on": moving.on, "target": moving.target, "told_by": moving.told_by}
    said = Statement(
        subject=moving.commitment,
        property="target",
        key=_free_key(picture, moving),
        value=canonical({**told, **({"why": moving.why} if moving.why else {})}),
        basis="stated",
        stated_by=moving.told_by,
        sources=moving.sources,
        valid_from=moving.on,
    )
    return state(picture, Saying(statements=[said]))


def _faults_of_order(picture: Picture, found: Promise, moving: Moving) -> list[Told]:
    """What is kept has no target to move, and a target is named after those before it."""
    if wrong := faults_of_day(picture, moving.on):
        return wrong
    if found.done_on is not None:
        return [Told("commitment.kept", commitment=found.subject, day=found.kept_on)]
    if not found.targets:
        return []
    last = found.targets[-1]
    if certain_from(last.told_on) > whole_day(moving.on):
        return [Told("commitment.order", day=moving.on, last=last.told_on)]
    same = last.day == moving.target
    return [Told("commitment.same", target=moving.target)] if same else []


def _free_key(picture: Picture, moving: Moving) -> str:
    """The day on which it is named, with a number where another was named on it."""
    held = picture.members(moving.commitment, "target")
    key, number = moving.on, 1
    while key in held:
        number += 1
        key = f"{moving.on}-{number}"
    return key
