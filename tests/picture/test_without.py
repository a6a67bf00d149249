# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A picture without a source is the picture that would be, had that source never been there."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import Statement
from tests.world import CBS, LMS, ROOM, WORLD, content_of, says, table_with

LEFT_OUT, OTHER = "source/2021", "source/2019"
RESTING = st.sampled_from([(), (LEFT_OUT,), (OTHER,), (LEFT_OUT, OTHER)])
SAYINGS = st.lists(
    st.tuples(st.sampled_from(["Drachten", "Assen"]), RESTING, st.sampled_from([LMS, CBS])),
    max_size=4,
    unique=True,
)


def said(told: tuple[str, tuple[str, ...], str]) -> Statement:
    city, sources, by = told
    return says(ROOM, "city", city, sources=sources, stated_by=by, valid_from="2018-01-01")


@given(sayings=SAYINGS)
def test_what_rests_on_a_source_that_is_left_out_was_never_said(
    sayings: list[tuple[str, tuple[str, ...], str]],
) -> None:
    at = Coordinates(valid_at=datetime.date(2025, 1, 1))
    every = [said(one) for one in sayings]
    left = [said(one) for one in sayings if one[1] != (LEFT_OUT,)]
    found = Picture(table_with([*WORLD, *every]), at).without_sources([LEFT_OUT])
    assert content_of(found) == content_of(Picture(table_with([*WORLD, *left]), at))


def test_what_two_sources_tell_is_known_from_the_one_that_is_kept() -> None:
    table = table_with([*WORLD, says(ROOM, "city", "Drachten", sources=(LEFT_OUT, OTHER))])
    day = datetime.date(2020, 1, 1)
    known = Picture(table, Coordinates(valid_at=day, known_at=day))
    assert known.one(ROOM, "city") == "Drachten"
    assert known.without_sources([LEFT_OUT]).one(ROOM, "city") == "Drachten"
    assert known.without_sources([OTHER]).one(ROOM, "city") is None


def test_an_inference_falls_with_each_of_its_sources() -> None:
    inferred = says(ROOM, "city", "Drachten", sources=(LEFT_OUT, OTHER), known_from="2021-08-01")
    picture = Picture(table_with([*WORLD, inferred]), Coordinates(valid_at=datetime.date(2025, 1, 1)))
    assert picture.one(ROOM, "city") == "Drachten"
    assert picture.without_sources([OTHER]).one(ROOM, "city") is None
