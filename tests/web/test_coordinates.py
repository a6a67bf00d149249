# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""An address asks for one picture, or is refused with all that is wrong in it."""

import datetime

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.picture import Coordinates, Table
from kamerbreed.web._coordinates import FIELDS, Asked, CoordinatesError, read_coordinates, take_picture
from tests.web.paper import TODAY, PaperLedger
from tests.world import ROOM, WORLD, says, table_with

DAY = datetime.date(2021, 7, 1)
DIGEST = "0123456789abcdef" * 4


def read(query: str) -> Asked:
    return read_coordinates(QueryDict(query), TODAY)


def wrong_fields(query: str) -> list[str]:
    with pytest.raises(CoordinatesError) as caught:
        read(query)
    return [one.field for one in caught.value.violations]


def test_an_empty_address_asks_for_the_picture_of_now() -> None:
    for query in ("", "geldig-op=&bekend-op=&bekend-bij=&stand=", "geldig-op=2026-11-23", "terugrekenen=0"):
        asked = read(query)
        assert asked.now
        assert asked.coordinates == Coordinates(valid_at=TODAY)


def test_every_coordinate_is_read() -> None:
    asked = read(
        f"geldig-op=2021-07-01&bekend-op=2021-09-23&bekend-bij=party/lms&stand={DIGEST}&terugrekenen=1"
    )
    assert not asked.now
    assert asked.coordinates == Coordinates(
        valid_at=DAY,
        known_at=datetime.date(2021, 9, 23),
        known_by="party/lms",
        position=DIGEST,
        assume_backwards=True,
    )


def test_known_at_today_is_another_picture_than_that_of_now() -> None:
    assert not read("bekend-op=2026-11-23").now


def test_what_a_party_knows_is_asked_of_today_unless_told_otherwise() -> None:
    asked = read("bekend-bij=lms")
    assert (asked.coordinates.known_by, asked.coordinates.known_at) == ("party/lms", TODAY)


def test_what_was_asked_comes_back_as_the_same_address() -> None:
    query = f"geldig-op=2021-07-01&bekend-bij=party/lms&stand={DIGEST}&terugrekenen=1"
    assert read(query).query == f"?{query}"
    assert (
        read("terugrekenen=1&bekend-op=&geldig-op=2021-07-01").query == "?geldig-op=2021-07-01&terugrekenen=1"
    )
    assert read("").query == ""


@pytest.mark.parametrize("field", ["geldig-op", "bekend-op"])
@pytest.mark.parametrize(
    "text",
    [
        "2023-02-30",
        "2023-13-01",
        "2023",
        "2023-02",
        "0000-01-01",
        "9999-01-01",
        "2023-1-1",
        "01-07-2021",
        "2021-07-01T00:00",
        "%002021-07-01",
        "2021-07-01%00",
        "2021-07-0%E0%A5%A7",
        "%EF%BC%92021-07-01",
        "2021-07-01%0A",
        "'%20OR%201=1--",
        "1" * 10_000,
        "%FF%FE",
        "%ED%A0%80",
    ],
)
def test_a_day_that_does_not_exist_is_refused_by_its_field(field: str, text: str) -> None:
    assert wrong_fields(f"{field}={text}") == [field]


@pytest.mark.parametrize(
    "query",
    [
        "bekend-bij=component/nafin",
        "bekend-bij=party/",
        "bekend-bij=party/lms/x",
        "bekend-bij=party/l%00ms",
        "bekend-bij=../../etc/passwd",
        "bekend-bij=<script>",
        "stand=xyz",
        "stand=0123456789abcde",
        f"stand={DIGEST}0",
        "stand=" + "A" * 64,
        "stand=0x12345678901234567890",
        "terugrekenen=ja",
        "terugrekenen=2",
    ],
)
def test_what_cannot_be_read_is_refused_by_its_field(query: str) -> None:
    assert wrong_fields(query) == [query.partition("=")[0]]


def test_a_field_that_does_not_exist_is_refused_rather_than_passed_over() -> None:
    assert wrong_fields("geldig_op=2021-07-01") == ["geldig_op"]


def test_a_field_given_twice_is_refused() -> None:
    assert wrong_fields("geldig-op=2021-07-01&geldig-op=2021-07-02") == ["geldig-op"]


def test_all_that_is_wrong_is_named_at_once() -> None:
    assert wrong_fields("geldig-op=x&bekend-op=y&bekend-bij=<&stand=z&terugrekenen=q&sjablonen=w") == list(
        FIELDS
    )


def test_a_long_or_invisible_value_is_shown_short_and_plain() -> None:
    with pytest.raises(CoordinatesError) as caught:
        read("geldig-op=" + "1" * 500 + "&bekend-op=%00%E2%80%AEab")
    day, known = caught.value.violations
    assert day.value == "1" * 60 + "…"
    assert known.value == "\\u0000\\u202eab"


@given(
    st.dictionaries(
        st.one_of(st.sampled_from(FIELDS), st.text(max_size=5)),
        st.one_of(
            st.text(max_size=80),
            st.dates().map(str),
            st.from_regex(r"party/[a-z0-9-]{1,8}", fullmatch=True),
            st.from_regex(r"[0-9a-f]{10,70}", fullmatch=True),
        ),
        max_size=5,
    )
)
def test_any_address_is_read_or_refused_and_nothing_else(fields: dict[str, str]) -> None:
    asked = QueryDict(mutable=True)
    asked.update(fields)
    try:
        found = read_coordinates(asked, TODAY)
    except CoordinatesError:
        return
    again = read(found.query.removeprefix("?"))
    assert again.coordinates == found.coordinates


@pytest.fixture
def world() -> Table:
    return table_with((*WORLD, says(ROOM, "city", "Drachten", sources=("source/2019",), valid_from="2015")))


@pytest.mark.parametrize(
    ("query", "field"), [(f"stand={DIGEST}", "stand"), ("bekend-bij=party/nobody", "bekend-bij")]
)
def test_a_position_or_party_that_is_not_there_is_refused_by_its_field(
    world: Table, query: str, field: str
) -> None:
    with pytest.raises(CoordinatesError) as caught:
        take_picture(PaperLedger(world), read(query))
    assert [one.field for one in caught.value.violations] == [field]


def test_a_party_may_be_asked_for_of_a_day_on_which_nothing_was_known(world: Table) -> None:
    asked = read("bekend-bij=lms&bekend-op=1950-01-01")
    assert take_picture(PaperLedger(world), asked).coordinates == asked.coordinates


def test_a_position_may_be_given_by_its_beginning_as_a_terminal_shows_it(world: Table) -> None:
    digest = world.digest(len(world) - 3)
    asked = read(f"stand={digest[:16]}")
    assert take_picture(PaperLedger(world), asked).rows_held == len(world) - 2
