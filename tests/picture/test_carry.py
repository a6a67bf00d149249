# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is carried over from an earlier picture is what a new one would say, and nothing else is."""

import dataclasses
import gc
import weakref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerbreed.picture import Column, Coordinates, Picture, Table, Viewer
from kamerbreed.vocabulary import Statement, kinds
from tests.picture.test_picture_properties import MOMENTS, act, coordinates, several
from tests.world import CBS, LMS, ROOM, WORLD, content_of, name_of, rows_of, says, table_with

KINDS = [kinds()[slug] for slug in ("control-room", "region", "party", "source", "request")]
PLACES = [(kind, name) for kind in KINDS for name in kind.properties()]


def asked_all(picture: Picture) -> tuple[object, ...]:
    """Every fact and every column that a picture can give."""
    columns = [columns_of(picture.column(kind, name)) for kind, name in PLACES]
    columns += [columns_of(picture.several(kind, name)) for kind, name in PLACES]
    there = [picture.existences(kind).state.tolist() for kind in KINDS]
    return content_of(picture), columns, there


def columns_of(column: Column) -> list[object]:
    """What stands in a column, so that two can be compared."""
    fields = (getattr(column, one.name) for one in dataclasses.fields(column))
    return [one.tolist() if isinstance(one, np.ndarray) else one for one in fields]


def come_in(table: Table, said: Statement) -> None:
    """Let a table follow one statement more."""
    table.extend([row._replace(position=len(table) + 1) for row in rows_of([said])])


def asking(**more: str) -> list[Statement]:
    """A request with one question, as it is stored."""
    question = {"on": ROOM, "property": "staff", "text": "?"}
    about = "request/r1"
    return [
        says(about, "exists", True),
        says(about, "addressee", LMS),
        says(about, "sent_on", "2019-01-01"),
        says(about, "due_on", "2019-02-01"),
        says(about, "question", question, key="1", **more),
    ]


@settings(max_examples=40)
@given(several(), several(1, 4), st.data(), coordinates())
def test_a_picture_that_carries_over_says_what_a_new_one_says(said, more, data, at) -> None:
    known = {name_of(one) for one in said}
    come = [one for one in more if name_of(one) not in known]
    come += data.draw(st.sampled_from([[], asking(), [act("retract", said[0])] if said else []]))
    rows = rows_of([*WORLD, *said, *come])
    table, count = Table(), len(WORLD) + len(said)
    table.extend(rows[:count])
    picture = Picture(table, at)
    asked_all(picture)
    for row in rows[count:]:
        table.extend([row])
        picture = Picture(table, at, picture)
        assert asked_all(picture) == asked_all(Picture(table, at))


PLAIN = says(ROOM, "remark", "x", key="a")


@pytest.mark.parametrize("day", [MOMENTS[0], MOMENTS[-1]])
def test_what_came_in_touches_its_own_thing_and_nothing_else(day) -> None:
    table = table_with([*WORLD, says(ROOM, "staff", 40), says(CBS, "name_nl", "CBS")])
    before = Picture(table, Coordinates(valid_at=day))
    asked_all(before)
    other, own = before.fact(CBS, "name_nl"), before.fact(ROOM, "staff")
    come_in(table, PLAIN)
    after = Picture(table, Coordinates(valid_at=day), before)
    assert after.fact(CBS, "name_nl") is other
    assert after.fact(ROOM, "staff") is not own
    assert after.fact(ROOM, "staff") == own
    kind = kinds()["control-room"]
    assert after.column(kind, "staff") is before.column(kind, "staff")
    assert after.column(kind, "remark") is not before.column(kind, "remark")


def test_what_was_made_holds_as_long_as_its_maker_says() -> None:
    table = table_with(WORLD)
    before = Picture(table, Coordinates(valid_at=MOMENTS[-1]))
    before.kept("rooms", lambda: "made", lambda news: "control-room" not in news.kinds)
    before.kept("parties", lambda: "made", lambda news: "party" not in news.kinds)
    before.kept("unsaid", lambda: "made")
    come_in(table, PLAIN)
    after = Picture(table, before.coordinates, before)
    found = {place: after.kept(place, lambda: "anew") for place in ("rooms", "parties", "unsaid")}
    assert found == {"rooms": "anew", "parties": "made", "unsaid": "anew"}


@pytest.mark.parametrize(
    "come",
    [
        says("control-room/new", "exists", True),
        says(ROOM, "exists", False),
        says(ROOM, "staff", 41, sensitivity="internal"),
        says(ROOM, "staff", 41, audience=(LMS,)),
        dataclasses.replace(PLAIN, value=None, non_value="nobody_knows"),
    ],
)
def test_after_more_than_something_plain_all_is_made_anew(come: Statement) -> None:
    table = table_with(WORLD)
    before = Picture(table, Coordinates(valid_at=MOMENTS[-1]))
    other = before.fact(CBS, "name")
    come_in(table, come)
    assert Picture(table, before.coordinates, before).fact(CBS, "name") is not other


def test_nothing_is_carried_to_another_viewer_or_day() -> None:
    table = table_with(WORLD)
    before = Picture(table, Coordinates(valid_at=MOMENTS[-1]))
    other = before.fact(CBS, "name")
    for at in (
        Coordinates(valid_at=MOMENTS[-1], viewer=Viewer(clearance="internal")),
        Coordinates(valid_at=MOMENTS[-2]),
    ):
        assert Picture(table, at, before).fact(CBS, "name") is not other


def test_a_picture_that_nobody_asks_any_more_is_let_go() -> None:
    table = table_with(WORLD)
    before = Picture(table, Coordinates(valid_at=MOMENTS[-1]))
    asked_all(before)
    come_in(table, PLAIN)
    after = Picture(table, before.coordinates, before)
    gone = weakref.ref(before)
    del before
    gc.collect()
    assert gone() is None
    assert after.fact(CBS, "name").voices
