# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The wanted facts in one table count as fact by fact, and rank as the gaps of the overview."""

import datetime
from collections.abc import Callable

import pytest

from kamerbreed.overview import ALL, NOBODY, Breakdown, Part, coverage, overview
from kamerbreed.picture import Coordinates, Picture, Table
from kamerbreed.vocabulary import ASPECTS, PURPOSES
from tests.overview import slowly

DAYS = [datetime.date(2015, 6, 1), datetime.date(2021, 7, 1), datetime.date(2026, 11, 23)]


@pytest.fixture(params=DAYS, ids=str)
def picture(request: pytest.FixtureRequest, reference_picture: Callable[..., Picture]) -> Picture:
    """The reference data on a day, with what was known then."""
    found: Picture = reference_picture(request.param, known_at=request.param)
    return found


def test_the_numbers_of_each_purpose_and_aspect_are_those_of_the_overview(picture: Picture) -> None:
    found, whole = Breakdown(picture), overview(picture, ()).completeness
    assert found.completeness() == whole[ALL][ALL]
    for purpose in PURPOSES:
        assert found.by_purpose(Part())[purpose] == whole[purpose][ALL]
        for aspect in ASPECTS:
            assert found.by_aspect(Part(purpose=purpose))[aspect] == whole[purpose][aspect]


def test_the_numbers_of_kinds_properties_and_parties_are_those_counted_one_by_one(picture: Picture) -> None:
    found, cells, expected = Breakdown(picture), slowly.cells(picture), coverage(picture)
    for kind, numbers in found.by_kind(Part()).items():
        own = [cell for cell in cells if cell.subject.startswith(f"{kind}/")]
        assert numbers == slowly.completeness(own, [one for one in expected if one.kind == kind])
        for name, part in found.by_property(Part(kind=kind)).items():
            assert part == slowly.completeness([cell for cell in own if cell.property == name], [])
    for party, numbers in found.by_party(Part(purpose="continuity")).items():
        own = [
            cell
            for cell in cells
            if "continuity" in cell.purposes
            and party in (picture.keepers(cell.subject, cell.property) or (NOBODY,))
        ]
        assert numbers == slowly.completeness(own, [])


def test_no_gap_is_lost_and_they_stand_in_the_order_of_the_overview(picture: Picture) -> None:
    found = Breakdown(picture)
    told = [found.fact(number) for number in found.missing(Part()).tolist()]
    assert [(one.subject, one.reached, one.property, one.state, one.keepers) for one in told] == [
        (gap.subject, gap.reached, one.property, one.state, one.keepers)
        for gap in slowly.gaps(picture)
        for one in gap.missing
    ]


def test_a_part_within_another_holds_nothing_of_outside(picture: Picture) -> None:
    found = Breakdown(picture)
    part = Part(kind="control-room", property="staff")
    assert {found.fact(number).property for number in found.facts(part).tolist()} <= {"staff"}
    assert not found.by_aspect(Part(aspect="personeel"))["techniek"].fill.of
    assert found.completeness(Part(property="staff")).coverage.of == 0


def test_of_an_empty_ledger_nothing_is_counted() -> None:
    found = Breakdown(Picture(Table(), Coordinates(valid_at=DAYS[0])))
    assert found.completeness().fill.of == len(found.missing(Part())) == 0
    assert found.by_kind(Part()) == found.by_party(Part()) == {}
