# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The four numbers of a control room, counted thing by thing in another way."""

import datetime

import pytest

from kamerbreed.overview import ALL, cells_of, completeness_by_room, coverage, overview
from kamerbreed.picture import Coordinates, Picture, Table
from kamerbreed.vocabulary import ASPECTS, Expectation
from tests.world import OTHER_ROOM, REGION, ROOM, WORLD, says, table_with

DAYS = ("2015-06-01", "2019-06-24", "2021-07-01", "2026-11-23")
NAMED_IN = {"region": "served_by", "staff-group": "room", "management-process": "room", "takeover": "room"}


def picture_of(table: Table, day: str, *, then: bool = False) -> Picture:
    at = datetime.date.fromisoformat(day)
    return Picture(table, Coordinates(valid_at=at, known_at=at if then else None))


def belonging(picture: Picture, room: str) -> list[str]:
    """The room itself and what is there and names it."""
    named = [
        relation.subject
        for relation in picture.incoming(room)
        if NAMED_IN.get(relation.subject.partition("/")[0]) == relation.property
        and picture.existence(relation.subject).there
    ]
    return [room, *named]


@pytest.mark.parametrize("then", [False, True], ids=["known now", "known then"])
@pytest.mark.parametrize("day", DAYS)
def test_a_room_counts_its_own_fields_and_those_of_what_names_it(
    reference_table: Table, day: str, then: bool
) -> None:
    picture = picture_of(reference_table, day, then=then)
    for found in completeness_by_room(picture):
        cells = [cell for thing in belonging(picture, found.room) for cell in cells_of(picture, thing)]
        for aspect in (ALL, *ASPECTS):
            own = [cell for cell in cells if aspect in (ALL, cell.aspect)]
            known = [cell for cell in own if cell.state == "known"]
            numbers = found.by_aspect[aspect]
            assert (numbers.fill.n, numbers.fill.of) == (len(known), len(own))
            assert numbers.fill.assumed == sum(cell.state == "assumed" for cell in own)
            assert (numbers.support.n, numbers.support.of) == (
                sum(cell.supported for cell in known),
                len(known),
            )
            assert numbers.freshness.n == sum(cell.within_term for cell in known)


def test_what_should_be_in_each_room_adds_up_to_what_should_be_in_all(reference_table: Table) -> None:
    picture = picture_of(reference_table, DAYS[-1])
    per_room = {one.id for one in picture.things(Expectation) if one.per == "regional-room"}
    expected = [one for one in coverage(picture) if one.expectation in per_room]
    rooms = [found.by_aspect[ALL].coverage for found in completeness_by_room(picture)]
    assert sum(one.of for one in rooms) == sum(one.of for one in expected) > 0
    assert sum(one.n for one in rooms) == sum(one.n for one in expected)
    assert overview(picture, ()).completeness[ALL][ALL].coverage.of > sum(one.of for one in rooms)


def test_a_region_counts_for_the_room_that_serves_it_on_the_day() -> None:
    moved = [
        says(
            REGION, "served_by", ROOM, valid_from="2010-01-01", basis="documented", sources=("source/2019",)
        ),
        says(
            REGION,
            "served_by",
            OTHER_ROOM,
            valid_from="2022-01-01",
            basis="documented",
            sources=("source/2019",),
        ),
    ]
    table = table_with((*WORLD, *moved))
    for day, served_by in (("2021-07-01", ROOM), ("2026-11-23", OTHER_ROOM)):
        numbers = {
            found.room: found.by_aspect["locatie"].fill.n
            for found in completeness_by_room(picture_of(table, day))
        }
        assert numbers == {room: int(room == served_by) for room in (ROOM, OTHER_ROOM)}
