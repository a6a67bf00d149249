# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A column tells of every thing what its facts tell: the plain cases by arrays, the rest by ``resolve``."""

import datetime
import itertools
import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerbreed.picture import Coordinates, Picture, Row, Table, Viewer, _order
from kamerbreed.vocabulary import (
    BASES,
    NON_VALUES,
    ControlRoom,
    Region,
    Statement,
    VocabularyError,
    canonical,
    checked,
    kinds,
    stale_after_days,
)
from tests.conftest import ReferencePicture
from tests.picture.test_picture_properties import coordinates
from tests.world import (
    CBS,
    COMPILER,
    LMS,
    OTHER_ROOM,
    REGION,
    ROOM,
    WORLD,
    name_of,
    rows_of,
    table_with,
)

Day = datetime.date
DATES = ("2018-03-01", "2019", "2020-02", "2020-06-01", "2021-07-01", "2022", "2023-01-01")
PLACES = st.sampled_from(
    [
        (ROOM, "city", "", '"Drachten"'),
        (ROOM, "city", "", '"Assen"'),
        (ROOM, "exists", "", "true"),
        (ROOM, "exists", "", "false"),
        (ROOM, "exists", "", '"planned"'),
        (OTHER_ROOM, "name", "", '"Meldkamer Den Haag"'),
        (OTHER_ROOM, "name_nl", "", '"Meldkamer Haaglanden"'),
        (ROOM, "merged_from", OTHER_ROOM, f'"{OTHER_ROOM}"'),
        (ROOM, "depends_on", OTHER_ROOM, f'{{"on":"{OTHER_ROOM}","strength":"stops"}}'),
        (ROOM, "depends_on", OTHER_ROOM, f'{{"on":"{OTHER_ROOM}"}}'),
        (REGION, "served_by", "", f'"{ROOM}"'),
        (REGION, "served_by", "", f'"{OTHER_ROOM}"'),
        (REGION, "keeper", CBS, f'"{CBS}"'),
    ]
)


@st.composite
def on_few_properties(draw: st.DrawFn) -> Statement:
    """What parties say of so few properties that most have several voices; non-values among them."""
    subject, name, key, value = draw(PLACES)
    begin, end, seen = (draw(st.sampled_from(["", "", *DATES])) for _ in range(3))
    if end and (begin >= end[: len(begin)] or seen >= end[: len(seen)]):
        end = ""
    reason = draw(st.sampled_from(["", "", "", *NON_VALUES]))
    return checked(
        Statement(
            subject=subject,
            property=name,
            key=key,
            value=None if reason else value,
            non_value=reason,
            note="geen" if reason else "",
            basis=draw(st.sampled_from([basis for basis in BASES if basis != "documented"])),
            stated_by=draw(st.sampled_from([LMS, CBS, COMPILER])),
            sources=("source/2019",) if draw(st.booleans()) else (),
            valid_from=begin,
            valid_to=end,
            observed_on=seen,
            sensitivity=draw(st.sampled_from(["public", "public", "internal"])),
        )
    )


def at_two_times(said: Sequence[Statement]) -> Table:
    """A table of statements of which every other one was recorded a year later."""
    rows: list[Row] = []
    for number, row in enumerate(rows_of([*WORLD, *said])):
        recorded = "2025-01-01T00:00:00.000000Z" if number % 2 else "2026-01-01T00:00:00.000000Z"
        rows.append(row._replace(recorded_at=recorded))
    table = Table()
    table.extend(rows)
    return table


def differences(picture: Picture) -> list[object]:
    """Where the columns of a picture tell anything else than its facts."""
    found: list[object] = []
    for kind in kinds().values():
        subjects = picture.subjects(kind)
        if not subjects:
            continue
        existences = picture.existences(kind)
        found += [
            (subject, existences.of(place))
            for place, subject in enumerate(subjects)
            if existences.of(place) != picture.existence(subject)
        ]
        for lang in ("nl", "en"):
            names = [picture.name(subject, lang).text for subject in subjects]
            found += [pair for pair in zip(picture.names(kind, lang), names, strict=True) if len({*pair}) > 1]
        for name, place in kind.properties().items():
            found += _of_property(picture, subjects, kind.slug, name, many=place.many)
    return found


def _of_property(
    picture: Picture, subjects: Sequence[str], slug: str, name: str, *, many: bool
) -> list[object]:
    found: list[object] = []
    column = picture.column(kinds()[slug], name)
    values = picture.values(column)
    assert list(column.subjects) == list(subjects)
    assert column.term == stale_after_days(slug, name)
    keys = [picture.table.things.texts[number] for number in column.key.tolist()]
    places = [(subjects[place], key) for place, key in zip(column.place.tolist(), keys, strict=True)]
    if many:
        expected = {(subject, key) for subject in subjects for key in picture.members(subject, name)}
    else:
        expected = {(subject, "") for subject in subjects}
    assert sorted(places) == sorted(expected)
    for cell, (subject, key) in enumerate(places):
        fact = picture.fact(subject, name, key)
        told = column.standing(cell), values[cell], bool(column.known[cell]), bool(column.said[cell])
        facts = fact.standing, fact.value, fact.known, bool(fact.rows)
        if told != facts:
            found.append((subject, name, key, told, facts))
    return found


@settings(max_examples=100)
@given(st.lists(on_few_properties(), min_size=1, max_size=9, unique_by=name_of), st.data())
def test_a_column_tells_what_the_facts_tell_where_parties_say_much_of_little(said, data) -> None:
    table = at_two_times(said) if data.draw(st.booleans()) else table_with([*WORLD, *said])
    at = data.draw(coordinates())
    viewer = Viewer(clearance=data.draw(st.sampled_from(["public", "internal"])))
    asked = Coordinates(
        valid_at=at.valid_at,
        known_at=at.known_at,
        known_by=at.known_by,
        assume_backwards=at.assume_backwards,
        viewer=viewer,
    )
    assert differences(Picture(table, asked)) == []


def of_many_rooms(draw: random.Random) -> list[Statement]:
    """What three parties and the compiler say of 300 rooms, each of one to five voices."""
    return [
        checked(one)
        for number in range(300)
        for one in {
            name_of(said): said
            for said in (_of_room(draw, f"control-room/{number}") for _ in range(draw.randint(1, 5)))
        }.values()
    ]


PRECISE = ("2018-03-01", "2019-05-01", "2020-06-01", "2021-07-01", "2021-07-02", "2024-01-02")


def _of_room(draw: random.Random, room: str) -> Statement:
    seen, begin = draw.choice([(1, 0), (1, 0), (0, 1), (0, 0), (1, 1)])
    reason = draw.choice(["", "", "", "", "unknown", "refused"])
    # Of staff parties only see how it is; of the fallback they also tell since when.
    name, values = draw.choice([("staff", (1, 2)), ("fallback_room", ("control-room/1", "control-room/2"))])
    valid_from = draw.choice([*PRECISE, *DATES]) if begin and name == "fallback_room" else ""
    observed_on = draw.choice([*PRECISE, *DATES]) if seen else ""
    ends = draw.random() < 0.25 and max(valid_from, observed_on) < "2024"
    return Statement(
        subject=room,
        property=name,
        value=None if reason else canonical(draw.choice(values)),
        non_value=reason,
        note="geen" if reason else "",
        basis=draw.choice([basis for basis in BASES if basis != "documented"]),
        stated_by=draw.choice([LMS, CBS, "party/derde", COMPILER]),
        valid_from=valid_from,
        observed_on=observed_on,
        valid_to=draw.choice(["2024-01-02", "2024", "2025-06-01"]) if ends else "",
    )


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("backwards", [False, True])
def test_a_column_of_many_rooms_tells_what_their_facts_tell(seed: int, backwards: bool) -> None:
    table = at_two_times(of_many_rooms(random.Random(seed)))
    for day in (Day(2018, 6, 1), Day(2019, 6, 1), Day(2021, 7, 1), Day(2024, 3, 1), Day(2025, 7, 1)):
        picture = Picture(table, Coordinates(valid_at=day, assume_backwards=backwards))
        for name in ("staff", "fallback_room"):
            subjects = picture.subjects(ControlRoom)
            assert _of_property(picture, subjects, "control-room", name, many=False) == []


@pytest.mark.parametrize(
    ("valid_at", "more"),
    [
        (Day(2026, 11, 23), {}),
        (Day(2021, 7, 1), {"known_at": Day(2021, 7, 1)}),
        (Day(2019, 6, 1), {"assume_backwards": True}),
    ],
)
def test_a_column_of_the_real_data_tells_what_the_facts_tell(
    reference_picture: ReferencePicture, valid_at: Day, more: dict[str, Any]
) -> None:
    assert differences(reference_picture(valid_at, **more)) == []


def test_of_the_real_data_few_facts_are_resolved_one_by_one(reference_picture: ReferencePicture) -> None:
    """Each costs a tenth of a millisecond; a rule that made all of them so would be slow without a sign."""
    picture = reference_picture(Day(2026, 11, 23))
    columns = [picture.column(kind, name) for kind in kinds().values() for name in kind.properties()]
    facts = sum(int(column.said.sum()) for column in columns)
    assert facts > 4000
    assert sum(len(column.apart) for column in columns) < facts / 500


@settings(max_examples=40)
@given(st.lists(on_few_properties(), min_size=2, max_size=9, unique_by=name_of), st.data())
def test_a_column_of_a_table_that_follows_is_that_of_one_that_was_loaded(said, data) -> None:
    rows = rows_of([*WORLD, *said])
    cuts = sorted(data.draw(st.sets(st.integers(len(WORLD), len(rows) - 1), min_size=1, max_size=3)))
    tail = data.draw(st.sampled_from([0, 2, 20_000]))
    table, pictures = Table(), []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_order, "LONG_TAIL", tail)
        for start, end in itertools.pairwise([0, *cuts, len(rows)]):
            table.extend(rows[start:end])
            pictures.append(Picture(table, Coordinates(valid_at=Day(2025, 1, 1))))
            assert differences(pictures[-1]) == []
        # Those of an earlier head stay what they were.
        for picture in pictures:
            picture._existences.clear()
            assert differences(picture) == []


def test_a_property_that_the_kind_does_not_have_has_no_column(reference_picture: ReferencePicture) -> None:
    with pytest.raises(VocabularyError, match="staff"):
        reference_picture(Day(2025, 1, 1)).column(Region, "staff")


def test_a_name_that_nobody_could_know_yet_is_that_of_now(reference_picture: ReferencePicture) -> None:
    early = reference_picture(Day(2019, 1, 1), known_at=Day(2012, 1, 1))
    names = dict(zip(early.subjects(ControlRoom), early.names(ControlRoom, "nl"), strict=True))
    later = [subject for subject in names if early.name(subject, "nl").later]
    assert names == {subject: early.name(subject, "nl").text for subject in names}
    assert later or not names
