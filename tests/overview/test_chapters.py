# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Control rooms in the four chapters of 2015, and completeness through time."""

import datetime
from typing import Any

import pytest

from kamerbreed.overview import (
    ALL,
    CHAPTERS,
    TopicState,
    chapters,
    chapters_document,
    completeness_through_time,
    overview,
    topics,
)
from kamerbreed.picture import Coordinates, Picture, PictureError
from kamerbreed.vocabulary import ASPECTS, ControlRoom, Statement, kind_of, scales
from tests import facts
from tests.conftest import ReferencePicture
from tests.world import COMPILER, OTHER_ROOM, REGION, ROOM, WORLD, says, table_with

DAY = datetime.date(2026, 11, 23)
SEEN = {"observed_on": "2026-06-01"}


def _told(*said: Statement, room: str = ROOM) -> dict[tuple[str, str], TopicState]:
    picture = Picture(table_with([*WORLD, *said]), Coordinates(valid_at=DAY))
    (found,) = chapters(picture, [room])
    return {
        (told.topic.kind, told.topic.property): told for chapter in found.chapters for told in chapter.topics
    }


def _state(*said: Statement, topic: tuple[str, str], **rest: Any) -> tuple[str, int, int]:
    told = _told(*said, **rest)[topic]
    return told.state, told.known, told.of


STAFF = ("control-room", "staff")


def test_every_topic_of_every_room_is_shown_known_or_not() -> None:
    told = _told()
    assert len(told) == len(topics())
    assert {one.state for one in told.values()} == {"never_asked"}


@pytest.mark.parametrize(
    ("rest", "state"),
    [
        ({"value": 90, **SEEN}, "known"),
        ({"value": 90, "basis": "assumed", **SEEN}, "assumed"),
        ({"value": 90, "observed_on": "2026"}, "uncertain"),
        ({"non_value": "unknown", **SEEN}, "nobody_knows"),
        ({"non_value": "refused", **SEEN}, "refused"),
    ],
)
def test_a_topic_says_how_its_question_stands(rest: dict[str, Any], state: str) -> None:
    assert _state(says(ROOM, "staff", **rest), topic=STAFF)[0] == state


def test_what_does_not_apply_to_a_room_is_no_topic_of_it() -> None:
    said = says(ROOM, "national_ict_since", non_value="not_applicable", **SEEN)
    assert ("control-room", "national_ict_since") not in _told(said)


def test_what_names_the_room_tells_of_it_and_of_no_other() -> None:
    group = [
        says("staff-group/x", "exists", True),
        says("staff-group/x", "room", ROOM, **SEEN),
        says("staff-group/x", "required", 12, **SEEN),
    ]
    assert _state(*group, topic=("staff-group", "required")) == ("known", 1, 1)
    assert _state(*group, topic=("staff-group", "present")) == ("never_asked", 0, 1)
    assert _state(*group, topic=("staff-group", "required"), room=OTHER_ROOM) == ("never_asked", 0, 0)


def test_a_topic_that_is_known_of_one_of_two_things_does_not_count_as_known() -> None:
    processes = [
        one
        for name in ("one", "two")
        for one in (
            says(f"management-process/{name}", "exists", True),
            says(f"management-process/{name}", "room", ROOM, **SEEN),
        )
    ]
    said = [*processes, says("management-process/one", "last_tested", "2026-01-01", **SEEN)]
    assert _state(*said, topic=("management-process", "last_tested")) == ("known", 1, 2)
    picture = Picture(table_with([*WORLD, *said]), Coordinates(valid_at=DAY))
    management = chapters(picture, [ROOM])[0].chapters[CHAPTERS.index("beheer")]
    assert management.n == 0


def test_what_only_an_assumed_thing_tells_is_assumed() -> None:
    assumed = {"basis": "assumed", "stated_by": COMPILER}
    takeover = [
        says("takeover/x", "exists", True, **assumed),
        says("takeover/x", "room", OTHER_ROOM, **SEEN),
        says("takeover/x", "taken_over_by", ROOM, **SEEN),
    ]
    assert _state(*takeover, topic=("takeover", "room")) == ("assumed", 0, 1)


def test_a_topic_leads_to_its_statements() -> None:
    said = says(REGION, "served_by", ROOM, **SEEN)
    told = _told(said)["region", "served_by"]
    assert (told.things, len(told.rows)) == ((REGION,), 1)


def test_a_room_of_which_nothing_tells_and_what_is_no_room_are_refused() -> None:
    picture = Picture(table_with(list(WORLD)), Coordinates(valid_at=DAY))
    with pytest.raises(PictureError):
        chapters(picture, ["control-room/never-heard-of"])
    with pytest.raises(PictureError):
        chapters(picture, [REGION])


def test_every_topic_is_a_property_that_exists_and_says_why_it_is_in_its_chapter() -> None:
    assert {topic.chapter for topic in topics()} == set(CHAPTERS) == set(scales()["chapter"])
    for topic in topics():
        properties = kind_of(topic.kind).properties()
        assert topic.property in properties
        assert not topic.via or topic.via in properties
        assert all(topic.ground)


def test_no_property_that_a_room_should_know_of_itself_is_left_out_of_the_chapters() -> None:
    wanted = {name for name, found in ControlRoom.properties().items() if found.wanted}
    shown = {topic.property for topic in topics() if topic.kind == "control-room"}
    assert wanted == shown


def test_the_public_facts_tell_as_much_of_a_room_as_a_count_by_hand(
    reference_picture: ReferencePicture,
) -> None:
    found = {one.room: one for one in chapters(reference_picture(DAY))}
    rows = {f"control-room/{row['id']}": row for row in facts.rows("control_rooms.csv")}
    assert set(rows) - set(found) == {"control-room/hilversum"}
    for room, row in rows.items():
        if room in found and row["staff"]:
            staff = next(
                told
                for told in found[room].chapters[CHAPTERS.index("personeel")].topics
                if told.topic.property == "staff"
            )
            assert staff.state == "known"
    regions = [row for row in facts.rows("regions.csv") if row["control_room"] == "drachten"]
    tasks = found[ROOM].chapters[CHAPTERS.index("taken")]
    assert [told.of for told in tasks.topics[:2]] == [len(regions)] * 2


def test_in_2015_the_rooms_of_2015_stand_side_by_side(reference_picture: ReferencePicture) -> None:
    then = {one.room for one in chapters(reference_picture(datetime.date(2015, 6, 1)))}
    assert "control-room/legacy-arnhem" in then
    assert "control-room/apeldoorn" not in then


def test_the_document_holds_every_room_and_topic(reference_picture: ReferencePicture) -> None:
    picture = reference_picture(DAY)
    found = chapters(picture)
    document = chapters_document(picture, found, "en")
    assert [room.id for room in document.rooms] == [one.room for one in found]
    assert {len(room.chapters) for room in document.rooms} == {4}


def test_completeness_through_time_is_that_of_each_picture(reference_picture: ReferencePicture) -> None:
    days = [datetime.date(2019, 6, 24), datetime.date(2021, 7, 1), DAY]
    pictures = [reference_picture(day, known_at=day) for day in days]
    found = completeness_through_time(pictures)
    assert [(one.valid_at, one.known_at) for one in found] == [(day, day) for day in days]
    assert found[1].by_aspect[ALL] == overview(pictures[1], ()).completeness[ALL][ALL]
    assert set(found[0].by_aspect) == {ALL, *ASPECTS}
    known = [one.by_aspect[ALL].fill.n for one in found]
    assert known == sorted(known)
    assert known[0] < known[-1]
