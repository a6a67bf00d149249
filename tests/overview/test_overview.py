# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The four numbers of completeness, checked against a count by hand."""

import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.overview import ALL, cells, coverage, overview, reach
from kamerbreed.picture import Coordinates, Edge, Picture, Saying, Table, state, table_of
from kamerbreed.vocabulary import Statement, canonical, kinds
from tests.conftest import ReferencePicture

TODAY = datetime.date(2026, 11, 23)
MOMENTS = (datetime.date(2019, 6, 1), datetime.date(2021, 7, 1), TODAY)


def _said(subject: str, name: str, value: object, **more: object) -> Statement:
    fields: dict[str, object] = {"basis": "documented", "sources": ("source/x",), "stated_by": "party/lms"}
    return Statement(subject=subject, property=name, value=canonical(value), **{**fields, **more})  # type: ignore[arg-type]


def _ground() -> list[Statement]:
    return [
        _said("source/x", "exists", True, basis="stated", sources=()),
        _said("party/lms", "exists", True, basis="stated", sources=()),
    ]


def _picture(*said: Statement, day: datetime.date = TODAY) -> Picture:
    empty = Picture(Table(), Coordinates(valid_at=day))
    return Picture(table_of(state(empty, Saying(statements=[*_ground(), *said]))), Coordinates(valid_at=day))


def test_an_assumed_value_fills_no_field_and_is_counted_apart() -> None:
    room = "control-room/x"
    picture = _picture(
        _said(room, "exists", True, valid_from="2020-01-01"),
        _said(room, "staff", 100, observed_on="2026-01-01"),
        _said(room, "workplaces", 20, basis="assumed", observed_on="2026-01-01"),
        Statement(
            subject=room,
            property="backup_power_h",
            non_value="unknown",
            basis="stated",
            stated_by="party/lms",
            observed_on="2026-01-01",
        ),
    )
    states = {cell.property: cell.state for cell in cells(picture) if cell.subject == room}
    assert states["staff"] == "known"
    assert states["workplaces"] == "assumed"
    assert states["backup_power_h"] == "nobody_knows"
    assert states["city"] == "never_asked"
    fill = overview(picture, ()).completeness[ALL]["all"].fill
    assert (fill.assumed, fill.nobody_knows) == (1, 1)


def test_what_does_not_apply_is_in_no_denominator() -> None:
    room = "control-room/x"
    there = _said(room, "exists", True, valid_from="2020-01-01")
    not_applicable = Statement(
        subject=room,
        property="national_ict",
        non_value="not_applicable",
        basis="stated",
        stated_by="party/lms",
    )
    without = len(cells(_picture(there)))
    assert len(cells(_picture(there, not_applicable))) == without - 1


def test_a_stale_value_counts_as_known_but_not_as_fresh() -> None:
    room = "control-room/x"
    there = _said(room, "exists", True, valid_from="2020-01-01")
    fresh = _picture(there, _said(room, "staff", 100, observed_on="2026-01-01"))
    stale = _picture(there, _said(room, "staff", 100, observed_on="2020-01-01"))
    for picture, expected in ((fresh, 1), (stale, 0)):
        row = overview(picture, ()).completeness[ALL]["personeel"]
        assert row.fill.n == 1
        assert row.freshness.n == expected


def test_each_share_says_of_how_many_and_never_more_than_all(reference_picture: ReferencePicture) -> None:
    found = overview(reference_picture(TODAY), MOMENTS)
    for row in found.completeness.values():
        for one in row.values():
            assert one.support.of == one.fill.n == one.freshness.of
            for share in (one.coverage, one.fill, one.support, one.freshness):
                assert 0 <= share.n <= share.of
                assert share.n + share.assumed + share.template + share.nobody_knows <= share.of
    aspects = [found.completeness[ALL][aspect] for aspect in ("personeel", "locatie", "techniek", "beheer")]
    assert sum(one.fill.of for one in aspects) == found.completeness[ALL][ALL].fill.of


def test_coverage_of_today_is_that_of_a_count_by_hand(reference_picture: ReferencePicture) -> None:
    """25 of 25 regions, 9 of 10 rooms; for each of 12 rooms at work 1 staff group and 11 processes."""
    expected = coverage(reference_picture(TODAY))
    assert sum(one.n for one in expected) == 25 + 9
    assert sum(one.of for one in expected) == 25 + 10 + 12 * (1 + 11)
    rooms = next(one for one in expected if one.expectation == "expectation/rooms-required")
    assert (rooms.n, rooms.of, rooms.planned) == (9, 10, 1)


def test_before_the_law_nothing_was_required(reference_picture: ReferencePicture) -> None:
    assert coverage(reference_picture(datetime.date(2015, 1, 1))) == []


def test_a_template_is_no_knowledge_of_a_room(reference_picture: ReferencePicture) -> None:
    picture = reference_picture(TODAY)
    general = {cell.state for cell in cells(picture) if cell.subject in picture.templates.of_rooms}
    assert "known" not in general
    assert "template" in general


def test_the_emptiness_of_the_past_grows_less(reference_picture: ReferencePicture) -> None:
    found = overview(reference_picture(TODAY), MOMENTS)
    numbers = [one.n for one in found.knowable]
    assert all(earlier < later for earlier, later in pairwise(numbers))
    assert numbers[-1] + found.never_knowable <= found.statements
    for one in found.knowable:
        then = reference_picture(TODAY, known_at=one.on)
        assert len(then.knowable_days()) == one.n


def test_counts_hold_what_is_there_and_planned_stands_beside(reference_picture: ReferencePicture) -> None:
    found = overview(reference_picture(TODAY), MOMENTS)
    assert found.counts["region"].count == 25
    assert found.counts_by_type["control-room"]["regional"].count == 9
    assert found.counts_by_type["control-room"]["regional"].planned == 1
    assert found.counts_by_type["control-room"]["national_112"].count == 1
    assert (found.rooms.designated, found.rooms.in_operation) == (10, 9)
    assert found.counts["service"].count == 26
    assert found.dependencies.count > 100
    assert set(found.counts) == set(kinds())


def test_the_ten_gaps_are_those_on_which_most_depends(reference_picture: ReferencePicture) -> None:
    found = overview(reference_picture(TODAY), MOMENTS)
    assert len(found.gaps) == 10
    assert found.gaps_total > 10
    reached = [gap.reached for gap in found.gaps]
    assert reached == sorted(reached, reverse=True)
    assert all(one.keepers for gap in found.gaps for one in gap.missing)


NODES = st.integers(0, 7)


@given(st.sets(st.tuples(NODES, NODES), max_size=20))
def test_reach_equals_a_transitive_closure_by_brute_force(pairs: set[tuple[int, int]]) -> None:
    edges = [Edge(dependent=str(a), on=str(b), strength="", solid="documented") for a, b in pairs]
    closed = set(pairs)
    while True:
        more = closed | {(a, d) for a, b in closed for c, d in closed if b == c}
        if more == closed:
            break
        closed = more
    for thing, number in reach(edges).items():
        assert number == len({a for a, b in closed if str(b) == thing and str(a) != thing})
