# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Why a fact stands otherwise: every difference in one class, made one by one and mixed."""

import datetime
from collections.abc import Sequence
from typing import Any

import pytest

from kamerbreed.overview import (
    DIFFERENCES,
    Classified,
    classified,
    classified_document,
    counts_by_class,
)
from kamerbreed.picture import Coordinates, Picture, Table, difference
from kamerbreed.vocabulary import Statement, scales
from tests.conftest import ReferencePicture
from tests.world import CBS, LMS, OTHER_ROOM, REGION, ROOM, WORLD, name_of, rows_of, says, table_with

DAY = datetime.date(2026, 11, 23)
THEN = datetime.date(2021, 7, 1)
BEFORE_2019 = datetime.date(2019, 6, 1)
PLAIN = says(REGION, "number", 1)
"""Stands in every ledger here, so that the first of the two positions has a digest."""


def _table(*said: Statement) -> Table:
    return table_with([*WORLD, PLAIN, *said])


def _at(
    table: Table, day: datetime.date = DAY, *, held: Sequence[Statement] | None = None, **rest: Any
) -> Picture:
    """A picture; ``held`` are the statements that the ledger held beside the world."""
    position = "" if held is None else table.digest(len(WORLD) + len(held) - 1)
    return Picture(table, Coordinates(valid_at=day, position=position, **rest))


def _one(found: Sequence[Classified]) -> tuple[str, tuple[str, ...]]:
    assert len(found) == 1
    return found[0].kind, found[0].earlier


def _staff(number: int, **rest: Any) -> Statement:
    return says(ROOM, "staff", number, **rest)


def _retract(said: Statement, **rest: Any) -> Statement:
    return Statement(act="retract", subject=ROOM, about=name_of(said), stated_by=LMS, note="fout", **rest)


def test_a_new_beginning_is_a_change_in_the_world() -> None:
    table = _table(_staff(90, valid_from="2020-01-01"), _staff(80, valid_from="2023-01-01"))
    found = classified(_at(table, THEN), _at(table, DAY))
    assert _one(found) == ("changed", ())
    assert found[0].statements == (name_of(_staff(80, valid_from="2023-01-01")),)


def test_an_end_is_a_change_in_the_world_and_names_the_statement_that_ends() -> None:
    ended = _staff(90, valid_from="2020-01-01", valid_to="2023-01-01")
    found = classified(_at(_table(ended), THEN), _at(_table(ended), DAY))
    assert _one(found) == ("changed", ())
    assert found[0].statements == (name_of(ended),)


def test_two_observations_that_differ_tell_of_a_change_but_a_first_one_tells_of_none() -> None:
    first, second = _staff(90, observed_on="2020-01-01"), _staff(80, observed_on="2023-01-01")
    table = _table(first, second)
    assert _one(classified(_at(table, THEN), _at(table, DAY))) == ("changed", ())
    assert _one(classified(_at(table, BEFORE_2019), _at(table, THEN))) == ("known", ())
    assert _one(classified(_at(table, THEN), _at(table, BEFORE_2019))) == ("known", ())


def test_inside_the_imprecision_of_an_observation_nothing_changed_in_the_world() -> None:
    table = _table(_staff(90, observed_on="2021"))
    assert _one(classified(_at(table, THEN), _at(table, DAY))) == ("known", ())


def test_what_a_later_document_tells_of_the_same_day_became_known() -> None:
    table = _table(_staff(90, valid_from="2018-01-01", sources=("source/2021",)))
    found = classified(
        _at(table, DAY, known_at=BEFORE_2019), _at(table, DAY, known_at=datetime.date(2022, 1, 1))
    )
    assert _one(found) == ("known", ())


def test_what_a_party_had_received_became_known_by_asking_what_it_knew() -> None:
    table = _table(_staff(90, valid_from="2018-01-01", sources=("source/letter",)))
    found = classified(_at(table, DAY, known_at=THEN), _at(table, DAY, known_at=THEN, known_by=CBS))
    assert _one(found) == ("known", ())


def test_what_the_ledger_did_not_hold_was_entered_later() -> None:
    table = _table(_staff(90, valid_from="2018-01-01"))
    assert _one(classified(_at(table, held=[PLAIN]), _at(table))) == ("entered", ())


def test_a_retraction_is_a_correction_with_what_came_in_its_place() -> None:
    wrong, right = _staff(90, valid_from="2018-01-01"), _staff(80, valid_from="2018-01-01")
    table = _table(wrong, _retract(wrong), right)
    found = classified(_at(table, held=[PLAIN, wrong]), _at(table))
    assert _one(found) == ("corrected", ())
    assert set(found[0].statements) == {name_of(wrong), name_of(right), name_of(_retract(wrong))}


def test_a_retraction_that_became_known_by_a_source_is_a_correction_too() -> None:
    wrong = _staff(90, valid_from="2018-01-01", sources=("source/2019",))
    table = _table(wrong, _retract(wrong, sources=("source/2021",)))
    found = classified(
        _at(table, DAY, known_at=datetime.date(2020, 1, 1)),
        _at(table, DAY, known_at=datetime.date(2022, 1, 1)),
    )
    assert _one(found) == ("corrected", ())


def test_a_wrong_statement_that_neither_picture_showed_corrects_nothing() -> None:
    wrong, right = _staff(90, valid_from="2018-01-01"), _staff(80, valid_from="2018-01-01")
    table = _table(wrong, _retract(wrong), right)
    assert _one(classified(_at(table, held=[PLAIN]), _at(table))) == ("entered", ())


def test_a_ruling_that_was_made_between_is_a_correction() -> None:
    one, other = _staff(90, valid_from="2018-01-01"), _staff(80, valid_from="2018-01-01", stated_by=CBS)
    ruling = says(ROOM, "staff", 80, act="rule", valid_from="2018-01-01")
    table = _table(one, other, ruling)
    assert _one(classified(_at(table, held=[PLAIN, one]), _at(table))) == ("corrected", ())


def test_terugrekenen_is_no_change_and_no_knowledge() -> None:
    table = _table(says(REGION, "served_by", ROOM, observed_on="2023-01-01"))
    found = classified(_at(table, THEN), _at(table, THEN, assume_backwards=True))
    assert _one(found) == ("assumed", ())


# --- mixtures -------------------------------------------------------------------------------------


def test_a_change_in_the_world_that_was_also_entered_later_is_a_change_in_the_world() -> None:
    table = _table(_staff(90, valid_from="2023-01-01"))
    assert _one(classified(_at(table, THEN, held=[PLAIN]), _at(table))) == ("changed", ())


def test_a_change_in_the_world_that_became_known_by_a_later_document_is_a_change_in_the_world() -> None:
    table = _table(_staff(90, valid_from="2020-01-01", sources=("source/2021",)))
    found = classified(
        _at(table, BEFORE_2019, known_at=BEFORE_2019), _at(table, DAY, known_at=datetime.date(2022, 1, 1))
    )
    assert _one(found) == ("changed", ())


def test_a_value_that_was_entered_later_and_has_changed_since_names_both_steps() -> None:
    old, new = _staff(90, valid_from="2018-01-01"), _staff(80, valid_from="2023-01-01")
    table = _table(old, new)
    found = classified(_at(table, THEN, held=[PLAIN]), _at(table))
    assert _one(found) == ("changed", ("entered",))
    assert found[0].statements == (name_of(new),)


def test_a_value_that_was_corrected_and_has_changed_since_names_both_steps() -> None:
    wrong, right = _staff(90, valid_from="2018-01-01"), _staff(80, valid_from="2018-01-01")
    new = _staff(70, valid_from="2023-01-01")
    table = _table(wrong, _retract(wrong), right, new)
    assert _one(classified(_at(table, THEN, held=[PLAIN, wrong]), _at(table))) == ("changed", ("corrected",))


def test_several_differences_each_have_their_own_class() -> None:
    changed = _staff(90, valid_from="2023-01-01")
    known = says(OTHER_ROOM, "staff", 50, valid_from="2018-01-01", sources=("source/2021",))
    wrong = says(ROOM, "city", "Grachten", valid_from="2018-01-01", sources=("source/2019",))
    entered = says(ROOM, "workplaces", 20, valid_from="2018-01-01", sources=("source/2019",))
    table = _table(changed, known, wrong, entered, _retract(wrong))
    before = _at(table, THEN, held=[PLAIN, changed, known, wrong], known_at=datetime.date(2020, 1, 1))
    found = {
        (one.difference.subject, one.difference.property): one.kind
        for one in classified(before, _at(table, DAY))
    }
    assert found[ROOM, "staff"] == "changed"
    assert found[OTHER_ROOM, "staff"] == "known"
    assert found[ROOM, "workplaces"] == "entered"
    assert found[ROOM, "city"] == "corrected"


# --- whole pictures -------------------------------------------------------------------------------


PAIRS = [
    ({}, {"valid_at": THEN}),
    ({"valid_at": THEN, "known_at": THEN}, {}),
    ({"valid_at": THEN, "known_at": THEN}, {"known_at": THEN}),
    ({"valid_at": BEFORE_2019}, {"valid_at": BEFORE_2019, "assume_backwards": True}),
    ({}, {"valid_at": BEFORE_2019, "known_at": BEFORE_2019}),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_every_difference_in_the_public_facts_has_one_class_and_leads_to_its_statements(
    reference_picture: ReferencePicture, one: dict[str, Any], other: dict[str, Any]
) -> None:
    before, after = (reference_picture(**{"valid_at": DAY, **given}) for given in (one, other))
    found = classified(before, after)
    assert [item.difference for item in found] == difference(before, after)
    assert found
    assert {item.kind for item in found} <= set(DIFFERENCES)
    assert all(item.statements for item in found)
    counted = counts_by_class(found)
    assert list(counted) == list(DIFFERENCES)
    assert sum(n for kinds in counted.values() for n in kinds.values()) == len(found)
    document = classified_document(before, after, found)
    assert document.count == len(document.items) == len(found)


def test_the_merger_in_apeldoorn_is_a_change_in_the_world_since_the_letter(
    reference_picture: ReferencePicture,
) -> None:
    found = {
        (item.difference.subject, item.difference.property): item.kind
        for item in classified(reference_picture(THEN, known_at=THEN), reference_picture(DAY))
    }
    assert found["region/vr06", "served_by"] == "changed"
    assert found["control-room/apeldoorn", "in_operation_since"] == "changed"


def test_with_one_day_only_nothing_changed_in_the_world(reference_picture: ReferencePicture) -> None:
    found = classified(reference_picture(DAY, known_at=THEN), reference_picture(DAY))
    assert {item.kind for item in found} == {"known"}


def test_two_tables_are_compared_by_what_they_hold() -> None:
    said = _staff(90, valid_from="2018-01-01")
    other = Table()
    other.extend(rows_of([*WORLD, PLAIN, said]))
    found = classified(_at(_table()), _at(other))
    assert _one(found) == ("entered", ())


def test_every_class_is_said_in_both_languages() -> None:
    assert set(scales()["difference"]) == set(DIFFERENCES)
