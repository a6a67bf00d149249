# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Two inventories beside each other: Chapman's estimator against published figures and exact sums."""

import datetime
import math
from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.overview import LEAST_OVERLAP, InventoryError, chapman, inventories, inventories_document
from kamerbreed.picture import Coordinates, Picture, PictureError
from kamerbreed.vocabulary import LANGUAGES, Component, Service, Statement, kind_of
from tests.conftest import ReferencePicture
from tests.world import CBS, COMPILER, LMS, ROOM, WORLD, says, table_with

DAY = datetime.date(2026, 11, 23)
ONE, OTHER = "source/2019", "source/2021"


@pytest.mark.parametrize(
    ("first", "second", "both", "total", "error"),
    [
        (500, 149, 7, 9393, 3022),  # Seber, The Estimation of Animal Abundance, tables 3.7 and 3.8
        (1000, 243, 21, 11101, 2184),  # the same
        (948, 421, 167, 2383, None),  # Krebs, Ecological Methodology (1989), box 2.1
        (109, 177, 57, 337, None),  # Ricker, Computation and Interpretation (1975)
        (421, 332, 88, 1578, 126.5),  # Pine and others (2013), box 11.2: 1330-1826 is 1578 -+ 1.96 SE
    ],
)
def test_the_estimates_are_those_of_published_examples(
    first: int, second: int, both: int, total: int, error: float | None
) -> None:
    found = chapman(first, second, both)
    assert round(found.total) == total
    if error:
        assert found.standard_error == pytest.approx(error, abs=0.6)


def _over_all_overlaps(number: int, first: int, second: int, of: Callable[[int], Fraction]) -> Fraction:
    """The mean of a figure over all overlaps of two lists drawn at random (hypergeometric), exactly."""
    ways = math.comb(number, second)
    return sum(
        (
            Fraction(math.comb(first, both) * math.comb(number - first, second - both), ways) * of(both)
            for both in range(max(0, first + second - number), min(first, second) + 1)
        ),
        Fraction(0),
    )


def _total(first: int, second: int, both: int) -> Fraction:
    return Fraction((first + 1) * (second + 1), both + 1) - 1


def _variance(first: int, second: int, both: int) -> Fraction:
    above = (first + 1) * (second + 1) * (first - both) * (second - both)
    return Fraction(above, (both + 1) ** 2 * (both + 2))


SIZES = st.integers(1, 24).flatmap(
    lambda number: st.tuples(st.just(number), st.integers(1, number), st.integers(1, number))
)


@given(SIZES.filter(lambda sizes: sizes[1] + sizes[2] >= sizes[0]))
def test_the_estimate_and_its_variance_are_unbiased_where_the_lists_hold_as_many_as_there_are(
    sizes: tuple[int, int, int],
) -> None:
    """Exact for n1 + n2 >= N (Chapman 1951, Robson and Regier 1964, Seber 1970)."""
    number, first, second = sizes
    mean = _over_all_overlaps(number, first, second, lambda both: _total(first, second, both))
    square = _over_all_overlaps(number, first, second, lambda both: _total(first, second, both) ** 2)
    variance = _over_all_overlaps(number, first, second, lambda both: _variance(first, second, both))
    assert mean == number
    assert variance == square - mean**2


@given(SIZES, st.data())
def test_the_figures_are_those_of_the_formulas(sizes: tuple[int, int, int], data: st.DataObject) -> None:
    _, first, second = sizes
    both = data.draw(st.integers(0, min(first, second)))
    found = chapman(first, second, both)
    assert found.total == pytest.approx(float(_total(first, second, both)))
    assert found.standard_error**2 == pytest.approx(float(_variance(first, second, both)))
    assert found.missing == pytest.approx(found.total - (first + second - both))
    assert 0 <= found.at_least <= found.missing_low <= found.missing <= found.missing_high
    # Log-normal: the ends lie as far from the estimate as factors.
    assert found.missing_low * found.missing_high == pytest.approx(found.missing**2)


def test_two_lists_of_the_same_things_miss_nothing() -> None:
    assert (chapman(9, 9, 9).total, chapman(9, 9, 9).missing_high) == (9, 0)


def test_the_lower_bound_is_too_high_in_few_of_many_draws_and_in_fewer_if_the_lists_depend() -> None:
    """By simulation: nominally 2.5 %; two lists that copy from each other make it lower still."""
    random = np.random.default_rng(20261123)
    number, draws = 200, 2_000

    def too_high(chance_if_listed: float) -> float:
        first = random.random((draws, number)) < 0.4
        second = random.random((draws, number)) < np.where(first, chance_if_listed, 0.4)
        wrong = 0
        for one, other in zip(first, second, strict=True):
            found = chapman(int(one.sum()), int(other.sum()), int((one & other).sum()))
            wrong += found.at_least > number - int((one | other).sum())
        return wrong / draws

    apart, copied = too_high(0.4), too_high(0.7)
    assert apart < 0.05
    assert copied <= apart
    assert copied < 0.005


@pytest.mark.parametrize(("first", "second", "both"), [(3, 5, 4), (3, 5, -1)])
def test_an_overlap_that_cannot_be_is_refused(first: int, second: int, both: int) -> None:
    with pytest.raises(InventoryError):
        chapman(first, second, both)


# --- what a source names --------------------------------------------------------------------------


def _parts(*names: str) -> list[Statement]:
    return [says(f"component/{name}", "exists", True, stated_by=COMPILER) for name in names]


def _names(source: str, *names: str, **rest: str) -> list[Statement]:
    return [
        says(f"component/{name}", "remark", "x", key=f"{source}{name}", sources=(source,), **rest)
        for name in names
    ]


def _picture(*said: Statement) -> Picture:
    return Picture(table_with([*WORLD, *said]), Coordinates(valid_at=DAY))


EIGHT = [f"p{number}" for number in range(8)]


def _compared(said: Sequence[Statement], one: str = ONE, other: str = OTHER) -> tuple[int, int, int, int]:
    found = inventories(_picture(*said), Component, one, other)
    return tuple(map(len, (found.in_first, found.in_second, found.in_both, found.beyond)))  # type: ignore[return-value]  # four lists


def test_a_source_names_what_its_statements_are_about_and_what_they_point_at() -> None:
    needs = says(ROOM, "depends_on", {"on": "component/b"}, key="component/b", sources=(ONE,))
    assert _compared([*_parts("a", "b", "c"), *_names(ONE, "a"), needs]) == (2, 0, 0, 1)


def test_a_party_has_an_inventory_too() -> None:
    said = [*_parts("a", "b"), says("component/a", "remark", "x", key="k", stated_by=CBS)]
    assert _compared(said, CBS, LMS) == (1, 0, 0, 1)


def test_what_is_not_there_or_only_assumed_is_in_no_inventory() -> None:
    said = [
        *_names(ONE, "a", "b", "c"),
        says("component/a", "exists", True, basis="assumed", stated_by=COMPILER),
        says("component/b", "exists", False, valid_from="2020-01-01"),
        *_parts("c"),
    ]
    assert _compared(said) == (1, 0, 0, 0)


def test_what_a_source_only_lets_assume_it_does_not_name() -> None:
    assert _compared([*_parts("a"), *_names(ONE, "a", basis="assumed")]) == (0, 0, 0, 1)


def test_under_an_overlap_of_seven_there_is_no_estimate_and_from_seven_on_there_is() -> None:
    for overlap in (LEAST_OVERLAP - 1, LEAST_OVERLAP):
        said = [*_parts(*EIGHT), *_names(ONE, *EIGHT), *_names(OTHER, *EIGHT[:overlap])]
        found = inventories(_picture(*said), Component, ONE, OTHER)
        assert (found.estimate is None) == (overlap < LEAST_OVERLAP)


def test_what_cannot_be_compared_is_refused_and_says_why() -> None:
    picture = _picture()
    with pytest.raises(InventoryError, match="twice"):
        inventories(picture, Component, ONE, ONE)
    with pytest.raises(InventoryError, match="source/"):
        inventories(picture, Component, ONE, ROOM)
    with pytest.raises(PictureError):
        inventories(picture, Component, ONE, "source/never-heard-of")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_services_of_two_public_lists_are_compared_with_their_assumptions(
    reference_picture: ReferencePicture, lang: str
) -> None:
    picture = reference_picture(DAY)
    found = inventories(picture, Service, "source/S51", "source/S53")
    assert len(found.in_both) >= LEAST_OVERLAP
    there = [one.id for one in picture.things(Service) if not picture.existence(one.id).assumed]
    assert sorted({*found.in_first, *found.in_second, *found.beyond}) == sorted(there)
    # The lists depend: the estimate is nought, and the picture itself knows better.
    assert (found.refuted, found.at_least) == (True, len(found.beyond))
    document = inventories_document(picture, found, lang)  # type: ignore[arg-type]  # one of LANGUAGES
    assert document.estimate is not None
    assert len(document.assumptions) == 4


def test_every_region_stands_in_two_lists_of_regions(reference_picture: ReferencePicture) -> None:
    found = inventories(reference_picture(DAY), kind_of("region"), "source/S01", "source/S04")
    assert (len(found.in_both), len(found.beyond)) == (25, 0)
    assert found.estimate is not None
    assert (found.estimate.at_least, found.estimate.total) == (0, 25)
