# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Changing what was looked at: an act that is refused if what its author saw no longer stands.

Somebody reads a place, thinks, and says something about it. If another one spoke meanwhile, the
first must see that before his word is entered. So the intent carries what stood, and the act
compares under the lock of the ledger: of two at the same moment one is entered and one is told.

The same submit sent twice is entered once, because what is entered carries the batch of its submit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kamerbreed.picture._acts import InSteps, Refusal, Saying, refused, state, unknown
from kamerbreed.picture._coordinates import Viewer
from kamerbreed.picture._picture import Picture
from kamerbreed.picture._shields import shielded
from kamerbreed.vocabulary import Statement, Told, property_of, references

SHOWN_OF_DIGEST = 16
"""Signs of a digest that are kept of what was seen: enough to tell them apart and to find the row."""

Members = Mapping[str, tuple[str, ...]]
"""What stands of a property: for each key the beginnings of the digests of its rows, in a fixed order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a viewer saw to stand in one place; ``members`` without a key: nothing stood there."""

    subject: str
    property: str
    key: str
    digests: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amending:
    """What somebody wants to say, on the ground of what he saw, once.

    ``batch`` names the submit: what is in the ledger under it already is not said again. ``new``
    are things that must not be there yet. ``viewer`` is who says it: what he cannot see he can
    neither name nor take back, and what is said where he cannot see it is no news to him. ``shield``:
    readers are told that something is shielded where they may not see what this says.
    """

    saying: Saying
    viewer: Viewer
    batch: str
    seen: Sequence[Seen] = ()
    new: Sequence[str] = field(default=())
    shield: bool = True


class MovedError(Refusal):
    """What stands in a place is no longer what the author of a change saw there."""

    def __init__(self, key: str, /, **parts: object) -> None:
        super().__init__(key, **parts)
        self.place = (str(parts["subject"]), str(parts["name"]), str(parts["member"]))


def standing_members(picture: Picture, subject: str, name: str) -> Members:
    """What stands of a property of a thing in this picture, for ``Seen``."""
    table = picture.table
    facts = (
        picture.members(subject, name)
        if property_of(subject, name).many
        else {"": picture.fact(subject, name)}
    )
    return {
        key: tuple(sorted(table.digest(row)[:SHOWN_OF_DIGEST] for row in fact.rows))
        for key, fact in facts.items()
        if fact.rows
    }


def entered_before(picture: Picture, batch: str) -> tuple[str, ...]:
    """The digests of what was entered under this batch; empty if nothing was."""
    table = picture.table
    return tuple(table.digest(row) for row in table.in_batch(batch, picture.rows_held))


def amend(picture: Picture, amending: Amending) -> Sequence[Statement] | InSteps:
    """Say what somebody wants to, if what he saw still stands; nothing if this very submit was entered.

    Raises MovedError if something else stands in one of the places, Refusal as ``state`` does, for a
    new thing whose id is taken, and for whatever is named that the viewer cannot see.
    """
    if amending.batch and entered_before(picture, amending.batch):
        return []
    own = picture.seen_by(amending.viewer)
    for seen in amending.seen:
        _unmoved(own, seen)
    for thing in amending.new:
        if picture.shows(thing):
            raise Refusal("thing.taken", thing=thing)
    statements = amending.saying.statements
    if hidden := _hidden(own, statements, amending.new):
        raise refused(hidden)
    given = state(picture, replace(amending.saying, viewer=amending.viewer))
    return shielded(picture, given) if amending.shield else given


def _unmoved(picture: Picture, seen: Seen) -> None:
    stands = standing_members(picture, seen.subject, seen.property).get(seen.key, ())
    if stands != tuple(sorted(seen.digests)):
        raise MovedError("change.moved", subject=seen.subject, name=seen.property, member=seen.key)


def _hidden(own: Picture, statements: Sequence[Statement], new: Sequence[str]) -> list[Told]:
    """What is named without the viewer being able to see it: told as if it were not there."""
    faults: dict[str, Told] = {}
    for said in statements:
        if said.about:
            row = own.table.find(said.about)
            if row is None or not own.readable[row]:
                faults[said.about] = Told("statement.unknown", digest=said.about)
        for thing in (said.subject, *_references(said)):
            if thing not in new and not own.shows(thing):
                faults[thing] = unknown(thing)
    return list(faults.values())


def _references(said: Statement) -> tuple[str, ...]:
    try:
        return references(said)
    except ValueError:  # what does not fit the vocabulary is told by ``state``, by its place
        return ()
