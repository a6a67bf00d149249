# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Why a fact stands otherwise in one picture than in another: the world, knowledge, entry or correction.

Between two pictures lie steps in which one coordinate moves at a time, in this order: what the
ledger held, what was known and by whom, terugrekenen, the day. A difference belongs to the *last*
step in which the fact changed, for that step gave it the value that it has now; earlier steps are
named beside it. So what changed in the world is called so even if it also became known later, as it
always does. But what is seen on a later day (a *peildatum*) and was not known before tells of no
change: it became known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kamerbreed.picture import Difference, Fact, Picture, Voice, difference

CHANGED, KNOWN, ENTERED, CORRECTED, ASSUMED = "changed", "known", "entered", "corrected", "assumed"
DIFFERENCES = (CHANGED, KNOWN, ENTERED, CORRECTED, ASSUMED)
"""Changed in the world; became (un)known; entered (or not yet) in the ledger; corrected, that is
retracted, destroyed or ruled; and counted (or not) by assuming backwards. The scale ``difference``
says them."""
_STANDING = ("stands", "differs", "agrees", "backwards", "maybe")


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """A difference with its one class, the classes of earlier steps, and the statements that made it.

    ``statements`` are digests: what stands since the last step, else what stood until it; of a
    correction the act that corrects as well.
    """

    difference: Difference
    kind: str
    earlier: tuple[str, ...]
    statements: tuple[str, ...]


def classified(before: Picture, after: Picture) -> list[Classified]:
    """Every fact that stands otherwise, with why; in the order of the vocabulary.

    Both pictures see with the same eyes: what differs by viewer alone counts as known.
    """
    steps = _steps(before, after)
    histories = _Histories()
    return [_classify(one, steps, histories) for one in difference(before, after)]


def counts_by_class(found: Iterable[Classified]) -> Mapping[str, Mapping[str, int]]:
    """How many there are of each class, by kind of thing; classes of which there are none too."""
    made: dict[str, dict[str, int]] = {name: {} for name in DIFFERENCES}
    for one in found:
        kind = one.difference.subject.partition("/")[0]
        made[one.kind][kind] = made[one.kind].get(kind, 0) + 1
    return made


def _steps(before: Picture, after: Picture) -> Sequence[tuple[str, Picture]]:
    """The pictures on the way, each with the name of the step to it; the first is ``before``."""
    start, end = before.coordinates, after.coordinates
    held = replace(start, position=end.position)
    knew = replace(held, known_at=end.known_at, known_by=end.known_by, viewer=end.viewer)
    back = replace(knew, assume_backwards=end.assume_backwards)
    steps = [("", before)]
    for name, at in ((ENTERED, held), (KNOWN, knew), (ASSUMED, back)):
        last = steps[-1][1]
        if at != last.coordinates or (name == ENTERED and after.table is not before.table):
            steps.append((name, after if at == end else Picture(after.table, at)))
    if steps[-1][1] is not after:
        steps.append((CHANGED, after))
    return steps


class _Histories:
    """What became of each statement on a thing in a picture, looked up once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, str], Sequence[Voice]] = {}

    def of(self, picture: Picture, subject: str) -> Sequence[Voice]:
        """The history of a thing in a picture that stays alive as long as this."""
        place = (id(picture), subject)
        if place not in self._kept:
            self._kept[place] = picture.history(subject)
        return self._kept[place]

    def gone(self, picture: Picture, fact: Fact) -> set[str]:
        """The digests of statements on the thing that are retracted or destroyed here."""
        voices = self.of(picture, fact.subject)
        return {voice.entry.digest for voice in voices if voice.role in ("retracted", "destroyed")}

    def rulings(self, picture: Picture, fact: Fact) -> set[str]:
        """The digests of rulings on the fact."""
        return {
            voice.entry.digest
            for voice in self.of(picture, fact.subject)
            if voice.role == "rule" and _place(fact) == (voice.entry.said.property, voice.entry.said.key)
        }

    def acts_on(self, picture: Picture, fact: Fact, targets: set[str]) -> list[str]:
        """The digests of what retracts or destroys these statements."""
        return [
            voice.entry.digest
            for voice in self.of(picture, fact.subject)
            if voice.role in ("retract", "destroy") and voice.entry.said.about in targets
        ]


def _place(fact: Fact) -> tuple[str, str]:
    return fact.property, fact.key


def _seen(fact: Fact) -> tuple[str, ...]:
    # As the difference itself compares them.
    return (repr(fact.value), repr(fact.values), repr(fact.possible), fact.non_value)


def _roles(fact: Fact) -> Mapping[str, str]:
    return {voice.entry.digest: voice.role for voice in fact.voices}


def _classify(one: Difference, steps: Sequence[tuple[str, Picture]], histories: _Histories) -> Classified:
    place = (one.subject, one.property, one.key)
    facts = [picture.fact(*place) for _, picture in steps]
    moved = [number for number in range(1, len(steps)) if _seen(facts[number - 1]) != _seen(facts[number])]
    kinds = [_kind(steps, facts, number, histories) for number in moved]
    last = moved[-1]
    return Classified(
        difference=one,
        kind=kinds[-1],
        earlier=tuple(dict.fromkeys(kinds[:-1])),
        statements=_made_by(steps, facts, last, histories, corrected=kinds[-1] == CORRECTED),
    )


def _kind(
    steps: Sequence[tuple[str, Picture]], facts: Sequence[Fact], number: int, histories: _Histories
) -> str:
    """The class of one step: its own, unless an act corrected what stood."""
    name = steps[number][0]
    if name == CHANGED and _only_seen(facts[number - 1], facts[number]):
        return KNOWN
    if name not in (ENTERED, KNOWN):
        return name
    return CORRECTED if _corrected(steps, facts, number, histories) else name


def _only_seen(old: Fact, new: Fact) -> bool:
    """Whether the days differ only in that something was seen by the one and not yet by the other."""
    for unseen, seen in ((old, new), (new, old)):
        before, after = ({repr(value) for value in _told(fact)} for fact in (unseen, seen))
        roles = _roles(unseen)
        moved = [
            voice
            for voice in seen.voices
            if voice.role in _STANDING and roles.get(voice.entry.digest) != voice.role
        ]
        if after and before in (set(), after) and moved and all(_observed(one, roles) for one in moved):
            return True
    return False


def _told(fact: Fact) -> list[object]:
    return [value for value in fact.possible or fact.values if value is not None]


def _observed(voice: Voice, roles: Mapping[str, str]) -> bool:
    said = voice.entry.said
    unseen = roles.get(voice.entry.digest) in ("not_yet", "maybe", "backwards")
    return bool(said.observed_on) and not said.valid_from and unseen


def _corrected(
    steps: Sequence[tuple[str, Picture]], facts: Sequence[Fact], number: int, histories: _Histories
) -> set[str]:
    """What stood on the one side of a step and is taken back on the other, and rulings made between."""
    found: set[str] = set()
    for one, other in ((number - 1, number), (number, number - 1)):
        stood = {digest for digest, role in _roles(facts[one]).items() if role in _STANDING}
        found |= stood and stood & histories.gone(steps[other][1], facts[one])
    rulings = [histories.rulings(steps[side][1], facts[side]) for side in (number - 1, number)]
    return found | (rulings[0] ^ rulings[1])


def _made_by(
    steps: Sequence[tuple[str, Picture]],
    facts: Sequence[Fact],
    number: int,
    histories: _Histories,
    *,
    corrected: bool,
) -> tuple[str, ...]:
    old, new = _roles(facts[number - 1]), _roles(facts[number])
    risen = [digest for digest, role in new.items() if role in _STANDING and old.get(digest) != role]
    fallen = [digest for digest, role in old.items() if role in _STANDING and new.get(digest) != role]
    made = risen or fallen
    if corrected:
        targets = _corrected(steps, facts, number, histories)
        acts = [
            act
            for side in (number - 1, number)
            for act in histories.acts_on(steps[side][1], facts[side], targets)
        ]
        made = [*acts, *made, *sorted(targets)]
    return tuple(dict.fromkeys(made))
