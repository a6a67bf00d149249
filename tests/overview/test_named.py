# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The lists of sources and parties by columns are those that reading each statement gives."""

import datetime
from collections import defaultdict

import pytest

from kamerbreed.overview import LEAST_OVERLAP, inventories, lists, told_later
from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import ControlRoom, Source, kinds, references
from tests.conftest import ReferencePicture
from tests.world import CBS, COMPILER, LMS, OTHER_ROOM, ROOM, WORLD, says, table_with

NOW, THEN = datetime.date(2026, 11, 23), datetime.date(2021, 7, 1)
Listed = dict[str, dict[str, set[str]]]


def read_lists(picture: Picture) -> Listed:
    """By kind and by who names it the things that are there, from the statements one by one."""
    there = {
        slug: {one.id for one in picture.things(kind) if not picture.existence(one.id).assumed}
        for slug, kind in kinds().items()
    }
    found: Listed = defaultdict(lambda: defaultdict(set))
    for row in picture.standing_rows():
        said = picture.table.entry(row).said
        if said.basis == "assumed":
            continue
        who = [said.stated_by]
        for source in said.sources:
            day = picture.undated_knowledge.one(source, "published_on")
            if not day or not told_later(picture, day):
                who.append(source)
        for thing in (said.subject, *references(said)):
            slug = thing.partition("/")[0]
            if thing in there.get(slug, ()):
                for one in who:
                    found[slug][one].add(thing)
    return found


@pytest.mark.parametrize(("valid_at", "known_at"), [(NOW, None), (THEN, THEN)])
def test_the_lists_are_those_of_the_statements_one_by_one(
    reference_picture: ReferencePicture, valid_at: datetime.date, known_at: datetime.date | None
) -> None:
    picture = reference_picture(valid_at, known_at=known_at)
    read, found = read_lists(picture), lists(picture)
    assert set(found) == set(read) - {Source.slug}
    for slug, one in found.items():
        assert one.sizes == {who: len(things) for who, things in read[slug].items()}, slug
        assert list(one.sizes.values()) == sorted(one.sizes.values(), reverse=True)
        compared = inventories(picture, kinds()[slug], "source/S01", "source/S04")
        assert set(compared.in_first) == read[slug]["source/S01"]
        assert set(compared.in_second) == read[slug]["source/S04"]


def test_the_pair_that_is_proposed_shares_most_of_all_pairs(reference_picture: ReferencePicture) -> None:
    picture = reference_picture(NOW)
    read = read_lists(picture)
    for slug, one in lists(picture).items():
        listed = {who: things for who, things in read[slug].items() if who.startswith("source/")}
        pairs = [
            (LEAST_OVERLAP <= len(a & b) < min(len(a), len(b)), len(a & b))
            for who, a in listed.items()
            for other, b in listed.items()
            if who < other and picture.one(who, "same_as") != other
        ]
        best = max(pairs, default=(False, 0))
        assert (one.apart, one.overlap) == best, slug
        assert len(one.pair) == 2 * bool(best[1])
        if one.pair:
            first, second = (listed[who] for who in one.pair)
            assert len(first & second) == one.overlap


def test_two_entries_of_one_source_are_never_proposed() -> None:
    rooms = [
        says(room, "city", "Drachten", sources=("source/2019", "source/2021")) for room in (ROOM, OTHER_ROOM)
    ]
    pair = ("source/2019", "source/2021")
    assert lists(_picture(*rooms))[ControlRoom.slug].pair == pair
    same = says("source/2021", "same_as", "source/2019", stated_by=COMPILER)
    assert lists(_picture(*rooms, same))[ControlRoom.slug].pair == ()


def test_who_received_something_is_named_by_the_source_that_tells_it() -> None:
    received = says("source/2019", "received", "2019-06-24", key=CBS, sources=("source/2021",))
    assert lists(_picture(received))["party"].sizes["source/2021"] == len({LMS, CBS})


def _picture(*statements: object) -> Picture:
    return Picture(table_with((*WORLD, *statements)), Coordinates(valid_at=NOW))  # type: ignore[arg-type]
