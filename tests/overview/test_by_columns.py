# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The overview, made by columns, is the one that is counted fact by fact."""

import datetime
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerbreed.overview import ALL, _reach, cells, coverage, overview, reach
from kamerbreed.picture import Edge, Picture, dependencies
from kamerbreed.vocabulary import ASPECTS, PURPOSES, kinds
from tests.conftest import ReferencePicture
from tests.overview import slowly
from tests.picture.test_column import at_two_times, on_few_properties
from tests.picture.test_picture_properties import coordinates, several
from tests.world import WORLD, name_of, table_with

TODAY = datetime.date(2026, 11, 23)
MOMENTS = (datetime.date(2019, 6, 1), datetime.date(2021, 7, 1), TODAY)


def _same(picture: Picture) -> None:
    """Compare every part of the overview with the slow count."""
    found, expected = overview(picture, MOMENTS, most=1000), coverage(picture)
    slow = slowly.cells(picture)
    assert cells(picture) == slow
    assert list(found.gaps) == slowly.gaps(picture)
    assert found.gaps_total == len(found.gaps)
    edges = slowly.edges(picture)
    assert found.dependencies.count == len(edges)
    assert found.dependencies.assumed == sum(edge.solid == "assumed" for edge in edges)
    assert sorted((one.dependent, one.on, one.solid) for one in dependencies(picture)) == sorted(
        (one.dependent, one.on, one.solid) for one in edges
    )
    assert found.counts == {
        slug: slowly.count(picture, picture.subjects(kind)) for slug, kind in kinds().items()
    }
    assert found.counts_by_type == slowly.counts_by_type(picture)
    for purpose in (ALL, *PURPOSES):
        for aspect in (ALL, *ASPECTS):
            assert found.completeness[purpose][aspect] == slowly.completeness(
                [one for one in slow if purpose in (ALL, *one.purposes) and aspect in (ALL, one.aspect)],
                [one for one in expected if purpose in (ALL, *one.purposes) and aspect in (ALL, one.aspect)],
            )
    days = picture.knowable_days()
    assert [one.n for one in found.knowable] == [sum(day <= on for day in days if day) for on in MOMENTS]
    assert (found.never_knowable, found.statements) == (days.count(None), len(days))


@settings(max_examples=60)
@given(
    st.lists(on_few_properties(), max_size=8, unique_by=name_of),
    several(most=4),
    coordinates(),
    st.booleans(),
)
def test_the_overview_of_any_statements_is_that_counted_fact_by_fact(said, more, at, twice) -> None:
    made = list({name_of(one): one for one in (*said, *more)}.values())
    _same(Picture(at_two_times(made) if twice else table_with([*WORLD, *made]), at))


@pytest.mark.parametrize(
    ("valid_at", "more"),
    [
        (TODAY, {}),
        (datetime.date(2021, 7, 1), {"known_at": datetime.date(2021, 7, 1)}),
        (datetime.date(2019, 6, 1), {"assume_backwards": True}),
    ],
)
def test_the_overview_of_the_real_data_is_that_counted_fact_by_fact(
    reference_picture: ReferencePicture, valid_at: datetime.date, more: dict[str, Any]
) -> None:
    _same(reference_picture(valid_at, **more))


# --- reach ----------------------------------------------------------------------------------------

NODES = st.integers(0, 9)


@given(st.sets(st.tuples(NODES, NODES), max_size=25), st.sampled_from([0, 1, 500]))
def test_reach_is_exact_in_circles_behind_them_and_at_the_end_of_long_chains(
    pairs: set[tuple[int, int]], levels: int
) -> None:
    edges = [Edge(dependent=str(a), on=str(b), strength="", solid="documented") for a, b in pairs]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_reach, "MOST_LEVELS", levels)
        assert reach(edges) == slowly.reach(edges)


def test_reach_is_exact_for_more_things_than_a_word_has_bits() -> None:
    draw = random.Random(7)
    pairs = {(number, draw.randrange(number)) for number in range(1, 400) for _ in range(2)}
    pairs |= {(3, 390), (390, 250)}
    edges = [Edge(dependent=str(a), on=str(b), strength="", solid="documented") for a, b in sorted(pairs)]
    found = reach(edges)
    assert found == slowly.reach(edges)
    assert max(found.values()) > 300


def test_gaps_of_which_no_keeper_is_shown_are_not_asked_for_one(
    reference_picture: ReferencePicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred thousand gaps would otherwise cost as many look-ups on every page."""
    picture = reference_picture(TODAY)
    asked: list[str] = []
    keepers = Picture.keepers

    def counted(of: Picture, subject: str, name: str) -> tuple[str, ...]:
        asked.append(subject)
        return keepers(of, subject, name)

    overview(picture, MOMENTS)
    shown = {gap.subject for gap in overview(picture, MOMENTS, most=3).gaps}
    monkeypatch.setattr(Picture, "keepers", counted)
    overview(picture, MOMENTS, most=3)
    assert set(asked) == shown
