# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Coverage: of what should exist at this date, how much is known to exist?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.picture import Picture
from kamerbreed.vocabulary import ControlRoom, Expectation, Thing, VocabularyError, kind_of

_ROOMS_AT_WORK = ("regional", "predecessor")
_PER_ROOM = "regional-room"


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


@dataclass(slots=True)
class _Found:
    """How many are known to be there, only assumed, only planned."""

    known: int = 0
    assumed: int = 0
    planned: int = 0


def _counted(
    picture: Picture, kind: type[Thing], wanted: Expectation, rooms: Sequence[str]
) -> dict[str, _Found]:
    """What there is of an expectation: by room if it is per room, else under no room."""
    per_room = wanted.per == _PER_ROOM
    found = {room: _Found() for room in (rooms if per_room else ("",))}
    for thing in picture.things(kind, planned=True):
        room = str(getattr(thing, "room", None) or "") if per_room else ""
        if not _fits(thing, wanted.of_type) or room not in found:
            continue
        existence = picture.existence(thing.id)
        if existence.state == "planned":
            found[room].planned += 1
        elif existence.assumed:
            found[room].assumed += 1
        elif existence.state in ("present", "unstated"):
            found[room].known += 1
    return found


def _expectations(picture: Picture) -> Iterator[tuple[Expectation, type[Thing], int]]:
    """Those that say how many there should be exactly, of which kind; what is allowed at most is none."""
    for wanted in picture.things(Expectation):
        if wanted.rule != "exactly" or wanted.number is None or not wanted.expects:
            continue
        try:
            yield wanted, kind_of(wanted.expects), wanted.number
        except VocabularyError:
            continue


def _expected(
    picture: Picture, wanted: Expectation, kind: type[Thing], found: Sequence[_Found], number: int
) -> Expected:
    """An expectation of so many in each of these places; more than that in one of them do not count."""
    return Expected(
        expectation=wanted.id,
        kind=kind.slug,
        n=sum(min(one.known, number) for one in found),
        of=number * len(found),
        assumed=sum(one.assumed for one in found),
        planned=sum(one.planned for one in found),
        solid=picture.fact(wanted.id, "number").standing.solid,
        purposes=tuple(wanted.purpose),
        aspect=wanted.aspect or "",
    )


def coverage(picture: Picture) -> list[Expected]:
    """Each expectation that holds on the day of the picture and says how many there should be exactly.

    What is allowed at most, or was planned, is no denominator.
    """
    rooms = _rooms(picture)
    return [
        _expected(picture, wanted, kind, list(_counted(picture, kind, wanted, rooms).values()), number)
        for wanted, kind, number in _expectations(picture)
    ]


def coverage_by_room(picture: Picture, rooms: Sequence[str]) -> Mapping[str, list[Expected]]:
    """The expectations for each room, of each of these rooms; none for a room at which none are held."""
    at_work = _rooms(picture)
    made: dict[str, list[Expected]] = {room: [] for room in rooms}
    for wanted, kind, number in _expectations(picture):
        if wanted.per != _PER_ROOM:
            continue
        for room, found in _counted(picture, kind, wanted, at_work).items():
            if room in made:
                made[room].append(_expected(picture, wanted, kind, [found], number))
    return made
