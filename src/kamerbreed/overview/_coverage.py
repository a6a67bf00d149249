# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Coverage: of what should exist at this date, how much is known to exist?"""

from collections.abc import Sequence
from dataclasses import dataclass

from kamerbreed.picture import Picture
from kamerbreed.vocabulary import ControlRoom, Expectation, Thing, VocabularyError, kind_of

_ROOMS_AT_WORK = ("regional", "predecessor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One dated expectation, and what is known to be there of it.

    ``n`` of ``of`` are known to be there; ``assumed`` and ``planned`` ones stand beside and do not
    count. ``solid`` is the ground of the expectation itself.
    """

    expectation: str
    kind: str
    n: int
    of: int
    assumed: int
    planned: int
    solid: str
    purposes: tuple[str, ...]
    aspect: str


def _rooms(picture: Picture) -> list[str]:
    return [room.id for room in picture.things(ControlRoom) if room.type in _ROOMS_AT_WORK]


def _fits(thing: Thing, of_type: str | None) -> bool:
    if not of_type:
        return True
    name = "process" if "process" in type(thing).properties() else "type"
    return bool(getattr(thing, name) == of_type)


def _counted(
    picture: Picture, kind: type[Thing], wanted: Expectation, rooms: Sequence[str]
) -> tuple[int, int, int]:
    """How many are known to be there, only assumed, only planned; per room no more than are expected."""
    per_room = wanted.per == "regional-room"
    limit = wanted.number or 0
    found: dict[str, int] = {}
    assumed = planned = 0
    for thing in picture.things(kind, planned=True):
        room = str(getattr(thing, "room", None) or "") if per_room else ""
        if not _fits(thing, wanted.of_type) or (per_room and room not in rooms):
            continue
        existence = picture.existence(thing.id)
        if existence.state == "planned":
            planned += 1
        elif existence.assumed:
            assumed += 1
        elif existence.state in ("present", "unstated"):
            found[room] = found.get(room, 0) + 1
    return sum(min(count, limit) for count in found.values()), assumed, planned


def coverage(picture: Picture) -> list[Expected]:
    """Each expectation that holds on the day of the picture and says how many there should be exactly.

    What is allowed at most, or was planned, is no denominator.
    """
    rooms = _rooms(picture)
    found: list[Expected] = []
    for wanted in picture.things(Expectation):
        if wanted.rule != "exactly" or wanted.number is None or not wanted.expects:
            continue
        try:
            kind = kind_of(wanted.expects)
        except VocabularyError:
            continue
        n, assumed, planned = _counted(picture, kind, wanted, rooms)
        places = len(rooms) if wanted.per == "regional-room" else 1
        found.append(
            Expected(
                expectation=wanted.id,
                kind=kind.slug,
                n=n,
                of=wanted.number * places,
                assumed=assumed,
                planned=planned,
                solid=picture.fact(wanted.id, "number").standing.solid,
                purposes=tuple(wanted.purpose),
                aspect=wanted.aspect or "",
            )
        )
    return found
