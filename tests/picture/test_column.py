# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A column tells of every thing what its facts tell: the plain cases by arrays, the rest by ``resolve``."""

import datetime
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from kamerbreed.picture import Coordinates, Picture, Row, Table, Viewer
from kamerbreed.vocabulary import BASES, NON_VALUES, Statement, checked, kinds, stale_after_days
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


@settings(max_examples=150)
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
