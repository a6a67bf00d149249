# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A list by columns says of every thing and property what the facts say one by one."""

import datetime
from collections.abc import Sequence

import pytest

from kamerbreed.overview import ASSUMED, BY_NAME, KNOWN, NOT_KNOWN, Listing, folded, usual_columns
from kamerbreed.picture import Coordinates, Fact, Picture, Table
from kamerbreed.vocabulary import Region, Statement, kinds
from tests.world import CBS, COMPILER, WORLD, named, says, table_with

DAYS = ("2015-06-01", "2021-07-01", "2026-11-23")


def picture_of(table: Table, day: str) -> Picture:
    on = datetime.date.fromisoformat(day)
    return Picture(table, Coordinates(valid_at=on, known_at=on))


def regions(said: Sequence[Statement]) -> Listing:
    """The regions of the tiny world and of what is said besides, with all that is known."""
    today = Coordinates(valid_at=datetime.date.fromisoformat(DAYS[-1]))
    return Listing(Picture(table_with((*WORLD, *said)), today), Region, "nl")


def told(fact: Fact) -> tuple[object, ...]:
    if fact.possible:
        return fact.possible
    if fact.standing.agreement == "disputed":
        return tuple(value for value in fact.values if value is not None)
    return () if fact.value is None else (fact.value,)


def standing(facts: list[Fact]) -> int:
    if any(fact.known for fact in facts):
        return KNOWN
    return ASSUMED if any(fact.value is not None for fact in facts) else NOT_KNOWN


@pytest.mark.parametrize("day", DAYS)
def test_every_cell_is_what_the_fact_says(reference_table: Table, day: str) -> None:
    picture = picture_of(reference_table, day)
    apart = Picture(reference_table, picture.coordinates)
    for kind in kinds().values():
        listing = Listing(picture, kind, "nl")
        for name, found in kind.properties().items():
            column = listing.column(name)
            for place, subject in enumerate(listing.subjects):
                members = column.members(place)
                facts = (
                    list(apart.members(subject, name).values()) if found.many else [apart.fact(subject, name)]
                )
                said = {fact.key: told(fact) for fact in facts if told(fact)}
                assert {key: values for key, values, _ in members if values} == said
                assert column.standing[place] == standing(facts)
                assert all(one[2] == apart.fact(subject, name, one[0]).standing for one in members)


@pytest.mark.parametrize("falls", [False, True])
def test_every_order_has_what_is_not_known_last(reference_table: Table, *, falls: bool) -> None:
    picture = picture_of(reference_table, DAYS[-1])
    for kind in kinds().values():
        listing = Listing(picture, kind, "nl")
        for name, found in kind.properties().items():
            if found.many or found.type.name in ("record", "anything"):
                continue
            column = listing.column(name)
            places = listing.ordered(listing.listed, name, falls=falls)
            assert sorted(places) == [place for place, listed in enumerate(listing.listed) if listed]
            shown = [column.members(place)[0][1][:1] for place in places if column.standing[place]]
            none = [place for place in places if not column.standing[place]]
            assert places[len(shown) :] == sorted(none)
            if found.type.name in ("number", "whole number", "date", "period", "moment"):
                keys = [values[0] for values in shown]
            else:
                keys = [folded(column.said(values[0])) for values in shown]
            # What is in dispute stands by the least, or the greatest, of its values.
            plain = [
                key for key, place in zip(keys, places, strict=False) if len(told_of(column, place)) == 1
            ]
            assert plain == sorted(plain, reverse=falls)


def told_of(column: object, place: int) -> tuple[object, ...]:
    values: tuple[object, ...] = column.members(place)[0][1]  # type: ignore[attr-defined]
    return values


def test_numbers_are_ordered_as_numbers_and_equal_things_by_their_id() -> None:
    said = [
        *(one for number in (1, 2, 3, 4) for one in named(f"region/r{number}", f"Regio {9 - number}")),
        says("region/r1", "population", 900),
        says("region/r2", "population", 10_000),
        says("region/r4", "population", 900),
    ]
    listing = regions(said)

    def ids(by: str, *, falls: bool) -> list[str]:
        places = listing.ordered(listing.listed, by, falls=falls)
        return [one for place in places if (one := listing.subjects[place]).startswith("region/r")]

    assert ids("population", falls=False) == ["region/r1", "region/r4", "region/r2", "region/r3"]
    assert ids("population", falls=True) == ["region/r2", "region/r1", "region/r4", "region/r3"]
    assert ids(BY_NAME, falls=False) == ["region/r4", "region/r3", "region/r2", "region/r1"]


def test_what_parties_dispute_is_found_under_the_word_of_each() -> None:
    other = "control-room/den-haag"
    said = [
        says("region/vr01", "served_by", "control-room/drachten", valid_from="2020-01-01"),
        says("region/vr01", "served_by", other, valid_from="2020-01-01", stated_by=CBS),
    ]
    listing = regions(said)
    for room in ("control-room/drachten", other):
        found = listing.with_value("served_by", room)
        assert [listing.subjects[place] for place in found.nonzero()[0]] == ["region/vr01"]
    options = listing.options("served_by", listing.listed, most=10)
    assert {value: count for value, _, count in options.values} == {"control-room/drachten": 1, other: 1}


def test_what_is_only_assumed_counts_apart() -> None:
    said = [
        *named("region/r2", "Regio"),
        says("region/vr01", "served_by", "control-room/drachten", stated_by=COMPILER, basis="assumed"),
    ]
    listing = regions(said)
    options = listing.options("served_by", listing.listed, most=10)
    assert (options.known, options.assumed, options.not_known) == (0, 1, 1)


def test_the_rarest_values_are_left_out_and_counted(reference_table: Table) -> None:
    listing = Listing(picture_of(reference_table, DAYS[-1]), kinds()["component"], "nl")
    every = listing.options("type", listing.listed, most=100)
    few = listing.options("type", listing.listed, most=3)
    assert few.left_out == len(every.values) - 3
    counts = sorted((count for _, _, count in every.values), reverse=True)
    assert sorted((count for _, _, count in few.values), reverse=True) == counts[:3]


def test_every_kind_has_columns_to_begin_with() -> None:
    for kind in kinds().values():
        usual = usual_columns(kind, 4)
        assert set(usual) <= set(kind.properties())
        assert usual
