# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who searches finds: also by an old name, a part of a word, or a word that is misspelt."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.overview import Finder, folded
from kamerbreed.overview._find import MOST_WORDS, alignment_distances
from kamerbreed.picture import Coordinates, Picture, Table
from kamerbreed.vocabulary import kind_of, read_json
from tests.world import LMS, OTHER_ROOM, REGION, ROOM, WORLD, says, table_with

TODAY = datetime.date(2026, 11, 23)


def finder(*said: object, **coordinates: object) -> Finder:
    """An index of the tiny world and of what is said besides."""
    table = table_with((*WORLD, *said))  # type: ignore[arg-type]
    return Finder(Picture(table, Coordinates(**{"valid_at": TODAY, **coordinates})))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    ["Den Haag", "den-haag", "HAAG", "control-room/den-haag", "meldkamer den haag", "control room haag"],
)
def test_a_thing_is_found_by_its_name_its_id_and_its_kind(text: str) -> None:
    assert finder().find(text).subjects[0] == OTHER_ROOM


def test_the_better_hit_stands_first() -> None:
    in_a_text = says(OTHER_ROOM, "city", "Groningen")
    assert finder(in_a_text).find("groningen").subjects == (REGION, OTHER_ROOM)
    inside_a_word = says(OTHER_ROOM, "name", "Oudgroningen", stated_by=LMS)
    assert finder(inside_a_word).find("groningen").subjects == (REGION, OTHER_ROOM)


def test_a_part_of_a_joined_word_is_enough() -> None:
    assert REGION in finder().find("regio groningen").subjects
    assert finder().find("heidsregio").subjects == (REGION,)


@pytest.mark.parametrize("text", ["Gronigen", "Gorningen", "Groningenn", "Groninegn", "groninhen"])
def test_a_misspelling_is_forgiven_and_said(text: str) -> None:
    found = finder().find(text)
    assert found.subjects == (REGION,)
    assert found.almost


def test_what_is_there_is_not_called_misspelt() -> None:
    assert not finder().find("groningen").almost
    assert finder().find("xyzzyplugh").subjects == ()


def test_names_of_all_times_are_found() -> None:
    said = [
        says(ROOM, "name", "Meldkamer Leeuwarden", valid_from="2000-01-01", valid_to="2010-01-01"),
        says(ROOM, "name", "Meldkamer Noorderlicht", valid_from="2010-01-01"),
    ]
    assert ROOM in finder(*said).find("leeuwarden").subjects


def test_nothing_is_found_by_what_was_not_yet_known_or_may_not_be_seen() -> None:
    later = says(ROOM, "city", "Buitenpost", sources=("source/2021",), basis="documented")
    assert finder(later).find("buitenpost").subjects == (ROOM,)
    assert finder(later, known_at=datetime.date(2020, 1, 1)).find("buitenpost").subjects == ()
    hidden = says(ROOM, "city", "Geheimstad", sensitivity="confidential")
    assert finder(hidden).find("geheimstad").subjects == ()


def test_more_words_than_are_looked_at_are_counted() -> None:
    found = finder().find(" ".join(f"woord{number}" for number in range(MOST_WORDS + 3)))
    assert found.left_out == 3


def test_every_thing_with_every_word_in_its_texts_is_found(reference_table: Table) -> None:
    picture = Picture(reference_table, Coordinates(valid_at=TODAY))
    index = Finder(picture)
    for text in ("noodstroom", "KPN", "Utrecht", "voorziening 112", "landelijke meldkamer"):
        slowly = {
            subject
            for subject in picture.table.things.texts
            if "/" in subject and subject in picture.roll and _holds(picture, subject, text)
        }
        assert slowly == set(index.find(text).subjects)


def _holds(picture: Picture, subject: str, text: str) -> bool:
    """Looked for in the plainest way: in all that is said of the thing, one statement at a time."""
    kind = kind_of(subject)
    parts = [subject.partition("/")[2], kind.label.nl, kind.label.en]
    for voice in picture.history(subject):
        said = voice.entry.said
        if voice.role == "asserted" and said.value:
            found = kind.properties()[said.property]
            if found.type.name in ("text", "prose"):
                value = read_json(said.value)
                parts += value.values() if isinstance(value, dict) else [str(value)]
    whole = folded(" ".join(parts))
    return all(word in whole for word in folded(text).split())


def osa(one: str, other: str) -> int:
    """Optimal string alignment as the textbook has it, cell by cell."""
    rows, columns = len(one), len(other)
    grid = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows + 1):
        for j in range(columns + 1):
            if not i or not j:
                grid[i][j] = i + j
                continue
            grid[i][j] = min(
                grid[i - 1][j] + 1, grid[i][j - 1] + 1, grid[i - 1][j - 1] + (one[i - 1] != other[j - 1])
            )
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                grid[i][j] = min(grid[i][j], grid[i - 2][j - 2] + 1)
    return grid[rows][columns]


@given(st.text("abc", min_size=1, max_size=8), st.lists(st.text("abc", min_size=1, max_size=8), max_size=6))
def test_the_distance_of_all_at_once_is_that_of_each(word: str, others: list[str]) -> None:
    assert alignment_distances(word, others).tolist() == [osa(word, other) for other in others]


def test_a_published_distance() -> None:
    # Boytsov 2011, section 2.2.1: two swaps that touch are no two swaps in the restricted distance.
    assert alignment_distances("ca", ["abc"]).tolist() == [3]
