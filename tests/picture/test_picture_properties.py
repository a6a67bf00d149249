# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What must hold of every picture: mistakes vanish, order decides nothing, following is loading."""

import datetime
import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamerbreed.ledger import Ledger
from kamerbreed.picture import Coordinates, Picture, Row, Table, classify, destroy, retract, state, table_of
from kamerbreed.vocabulary import BASES, Statement, checked
from tests.conftest import ReferencePicture
from tests.databases import Templates
from tests.world import (
    CBS,
    COMPILER,
    LMS,
    OTHER_ROOM,
    REGION,
    ROOM,
    WORLD,
    content_of,
    name_of,
    rows_of,
    saying,
    says,
    table_with,
    taking,
)

Day = datetime.date
SOURCE_NAMES = ("source/2019", "source/2021", "source/letter", "source/undated")
PUBLIC_SINCE = {
    "source/2019": Day(2019, 6, 24),
    "source/2021": Day(2021, 8, 1),
    "source/letter": Day(2021, 9, 23),
}
DATES = ("2018-03-01", "2019", "2020-02", "2020-06-01", "2021-07-01", "2022")
MOMENTS = (
    Day(2018, 1, 1),
    Day(2019, 6, 1),
    Day(2020, 2, 10),
    Day(2021, 9, 22),
    Day(2021, 9, 23),
    Day(2025, 1, 1),
)
CONTENTS = st.sampled_from(
    [
        (ROOM, "city", "", '"Drachten"'),
        (ROOM, "city", "", '"Assen"'),
        (ROOM, "staff", "", "150"),
        (ROOM, "staff", "", "250"),
        (ROOM, "exists", "", "false"),
        (ROOM, "name", "", '"Meldkamer Drachten"'),
        (ROOM, "merged_from", OTHER_ROOM, f'"{OTHER_ROOM}"'),
        (REGION, "population", "", "600000"),
        (REGION, "population", "", "610000"),
        (REGION, "served_by", "", f'"{ROOM}"'),
        (REGION, "served_by", "", f'"{OTHER_ROOM}"'),
        (REGION, "keeper", CBS, f'"{CBS}"'),
    ]
)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    """Something that a party says of a room or a region, and that fits the vocabulary."""
    subject, name, key, value = draw(CONTENTS)
    begin, end = draw(st.sampled_from(["", "", *DATES])), draw(st.sampled_from(["", "", *DATES]))
    seen = draw(st.sampled_from(["", *DATES]))
    if end and (begin >= end[: len(begin)] or seen >= end[: len(seen)]):
        end = ""
    return checked(
        Statement(
            subject=subject,
            property=name,
            key=key,
            value=value,
            basis=draw(st.sampled_from([basis for basis in BASES if basis != "documented"])),
            stated_by=draw(st.sampled_from([LMS, CBS, COMPILER])),
            sources=tuple(draw(st.lists(st.sampled_from(SOURCE_NAMES), max_size=2, unique=True))),
            valid_from=begin,
            valid_to=end,
            observed_on=seen,
        )
    )


def several(least: int = 0, most: int = 6) -> st.SearchStrategy[list[Statement]]:
    return st.lists(statements(), min_size=least, max_size=most, unique_by=name_of)


@st.composite
def coordinates(draw: st.DrawFn) -> Coordinates:
    known_at = draw(st.none() | st.sampled_from(MOMENTS))
    return Coordinates(
        valid_at=draw(st.sampled_from(MOMENTS)),
        known_at=known_at,
        known_by=draw(st.sampled_from(["", CBS, LMS])) if known_at else "",
        assume_backwards=draw(st.booleans()),
    )


def act(kind: str, about: Statement, sources: Sequence[str] = ()) -> Statement:
    """An act on a statement, as the act of that name makes it."""
    return Statement(
        act=kind,
        subject=about.subject,
        property=about.property,
        key=about.key,
        about=name_of(about),
        note="invoerfout",
        stated_by=LMS,
        sources=tuple(sources),
    )


def known_to(party: str, source: str, on: Day) -> bool:
    """Whether a source of the tiny world could be known, publicly or by a party, on a day."""
    if party == CBS and source == "source/letter":
        return on >= Day(2021, 7, 1)
    return source in PUBLIC_SINCE and on >= PUBLIC_SINCE[source]


# --- retracting -----------------------------------------------------------------------------------


@given(several(1), st.data(), coordinates())
def test_a_retracted_statement_resolves_as_if_it_was_never_made(said, data, at) -> None:
    wrong = data.draw(st.sampled_from(said))
    sources = data.draw(st.lists(st.sampled_from(SOURCE_NAMES), max_size=2, unique=True))
    known = not sources or at.known_at is None
    known = known or any(known_to(at.known_by, source, at.known_at) for source in sources)
    with_it = [*WORLD, *said]
    without_it = [one for one in with_it if one != wrong]
    picture = Picture(table_with([*with_it, act("retract", wrong, sources)]), at)
    as_if = Picture(table_with(without_it if known else with_it), at)
    assert content_of(picture) == content_of(as_if)
    assert picture.fingerprint == as_if.fingerprint


@given(several(1), st.data(), coordinates())
def test_a_retraction_changes_no_picture_of_a_position_before_it(said, data, at) -> None:
    wrong = data.draw(st.sampled_from(said))
    made = [*WORLD, *said]
    before = Coordinates(
        valid_at=at.valid_at,
        known_at=at.known_at,
        known_by=at.known_by,
        assume_backwards=at.assume_backwards,
        position=name_of(made[-1]),
    )
    picture = Picture(table_with([*made, act("retract", wrong)]), before)
    as_it_was = Picture(table_with(made), at)
    assert content_of(picture) == content_of(as_it_was)
    assert picture.fingerprint == as_it_was.fingerprint


@pytest.mark.parametrize("known_at", [None, Day(2020, 1, 1), Day(2025, 1, 1)])
def test_a_retracted_date_of_a_source_makes_known_what_the_right_date_makes_known(
    known_at: Day | None,
) -> None:
    wrong = says("source/undated", "published_on", "2018-01-01", stated_by=COMPILER)
    right = says("source/undated", "published_on", "2022-01-01", stated_by=COMPILER)
    staff = says(ROOM, "staff", 150, sources=("source/undated",))
    picture = Picture(
        table_with([*WORLD, wrong, staff, act("retract", wrong), right]),
        Coordinates(valid_at=Day(2025, 1, 1), known_at=known_at),
    )
    assert picture.one(ROOM, "staff") == (None if known_at == Day(2020, 1, 1) else 150)


@pytest.mark.parametrize(
    ("known_at", "known_by", "staff"),
    [
        (Day(2021, 6, 30), "", 150),
        (Day(2021, 7, 1), "", 150),
        (Day(2021, 7, 1), CBS, None),
        (Day(2021, 7, 1), LMS, 150),
        (Day(2021, 9, 22), "", 150),
        (Day(2021, 9, 23), "", None),
        (None, "", None),
    ],
)
def test_a_retraction_on_the_ground_of_a_letter_counts_for_whom_the_letter_had_reached(
    known_at: Day | None, known_by: str, staff: int | None
) -> None:
    wrong = says(ROOM, "staff", 150, sources=("source/2019",))
    picture = Picture(
        table_with([*WORLD, wrong, act("retract", wrong, ["source/letter"])]),
        Coordinates(valid_at=Day(2021, 7, 1), known_at=known_at, known_by=known_by),
    )
    assert picture.one(ROOM, "staff") == staff


# --- order ----------------------------------------------------------------------------------------


@given(several(), coordinates(), st.randoms(use_true_random=False), st.booleans())
def test_the_order_in_which_statements_came_in_changes_no_fact(said, at, random, with_retraction) -> None:
    acts = [act("retract", said[0], ["source/2021"])] if said and with_retraction else []
    made = [*WORLD, *said, *acts]
    shuffled = list(made)
    random.shuffle(shuffled)
    picture, other = (Picture(table_with(order), at) for order in (made, shuffled))
    assert content_of(picture) == content_of(other)
    assert picture.fingerprint == other.fingerprint


# --- following ------------------------------------------------------------------------------------


def followed(rows: Sequence[Row], cuts: Sequence[int]) -> Table:
    """A table that took the rows in bites that end at these numbers."""
    table = Table()
    edges = sorted({0, len(rows), *cuts})
    for start, end in itertools.pairwise(edges):
        table.extend(rows[start:end])
    return table


def erased(rows: Sequence[Row]) -> list[Row]:
    """The rows as a database gives them after what was to be destroyed is gone."""
    gone = {row.about for row in rows if row.act == "destroy"}
    blank = {"value": None, "quotation": None, "note": None, "erased": True}
    return [row._replace(**blank) if row.digest in gone else row for row in rows]


@settings(max_examples=60)
@given(several(1), st.data(), coordinates())
def test_following_the_ledger_row_by_row_equals_a_fresh_load(said, data, at) -> None:
    kinds = data.draw(st.lists(st.sampled_from(["retract", "destroy", "classify"]), max_size=3, unique=True))
    acts = [act(kind, data.draw(st.sampled_from(said))) for kind in kinds]
    rows = rows_of([*WORLD, *said, *acts])
    cuts = data.draw(st.sampled_from([range(len(rows)), range(0, len(rows), 3), [len(rows) - 2]]))
    following, fresh = followed(rows, list(cuts)), Table()
    fresh.extend(erased(rows))
    picture, loaded = Picture(following, at), Picture(fresh, at)
    assert content_of(picture) == content_of(loaded)
    assert picture.fingerprint == loaded.fingerprint
    assert picture.position == loaded.position
    for thing in (ROOM, OTHER_ROOM, REGION):
        assert relations_of(picture, thing) == relations_of(loaded, thing)
        assert picture.history(thing) == loaded.history(thing)
    assert [following.entry(row) for row in range(len(rows))] == [
        fresh.entry(row) for row in range(len(rows))
    ]


def relations_of(picture: Picture, thing: str) -> list[tuple[str, str, str]]:
    """What a thing names, and what names it."""
    found = [*picture.outgoing(thing), *picture.incoming(thing)]
    return [(relation.subject, relation.property, relation.target) for relation in found]


@settings(max_examples=40)
@given(several(1), several(1), coordinates())
def test_a_picture_stays_what_it_was_while_the_table_follows(said, more, at) -> None:
    rows = rows_of([*WORLD, *said, *(one for one in more if one not in said)])
    table = Table()
    table.extend(rows[: len(WORLD) + len(said)])
    picture = Picture(table, at)
    table.extend(rows[len(WORLD) + len(said) :])
    assert content_of(picture) == content_of(Picture(table_with([*WORLD, *said]), at))


# --- both databases -------------------------------------------------------------------------------

EVERYWHERE = (
    says(ROOM, "staff", 150, sources=("source/2019",), observed_on="2019"),
    says(ROOM, "staff", 250, sources=("source/letter",), observed_on="2021-07-01", stated_by=CBS),
    says(ROOM, "city", "Drachten é 🚑", valid_from="2020-02", note="regel\nregel\t\\N"),
    says(ROOM, "head", non_value="refused", note=""),
    says(REGION, "served_by", ROOM, valid_from="2019-06-24", valid_to="2021"),
    says(REGION, "population", 600_000, sources=("source/2021", "source/undated"), quotation="een citaat"),
)


@pytest.mark.parametrize("known_at", [None, Day(2019, 6, 24), Day(2021, 9, 23)])
def test_a_ledger_gives_the_same_facts_and_fingerprint_as_statements_without_one(
    ledger: Ledger, known_at: Day | None
) -> None:
    ledger.perform(state, saying(*WORLD), recorded_by="account")
    ledger.perform(state, saying(*EVERYWHERE), recorded_by="account")
    table = table_of(checked(said) for said in (*WORLD, *EVERYWHERE))
    for valid_at in MOMENTS:
        at = Coordinates(valid_at=valid_at, known_at=known_at)
        assert ledger.picture(at).fingerprint == Picture(table, at).fingerprint
        assert content_of(ledger.picture(at)) == content_of(Picture(table, at))


def test_what_was_taken_back_or_destroyed_in_a_ledger_leaves_the_fingerprint_of_what_remains(
    templates: Templates,
) -> None:
    at = Coordinates(valid_at=Day(2021, 7, 1))
    with templates.copied() as alias:
        ledger = Ledger(alias)
        ledger.perform(state, saying(*WORLD), recorded_by="account")
        digests = ledger.perform(state, saying(*EVERYWHERE), recorded_by="account")
        ledger.perform(retract, taking(digests[0]), recorded_by="account")
        ledger.perform(destroy, taking(digests[1]), recorded_by="account")
        ledger.perform(classify, taking(digests[2], sensitivity="internal"), recorded_by="account")
        remaining = Picture(table_of([*WORLD, *EVERYWHERE[3:]]), at)
        for reader in (ledger, Ledger(alias)):
            assert reader.picture(at).fingerprint == remaining.fingerprint
            assert reader.picture(at).get(ROOM).staff is None


@pytest.mark.parametrize(
    ("valid_at", "known_at"),
    [(Day(2024, 6, 1), None), (Day(2021, 7, 1), Day(2021, 7, 1)), (Day(2019, 7, 1), Day(2025, 1, 1))],
)
def test_the_reference_data_give_the_same_fingerprint_in_a_database_and_from_the_files(
    reference_ledger: Ledger, reference_picture: ReferencePicture, valid_at: Day, known_at: Day | None
) -> None:
    from_files = reference_picture(valid_at, known_at=known_at)
    from_ledger = reference_ledger.picture(Coordinates(valid_at=valid_at, known_at=known_at))
    assert from_ledger.fingerprint == from_files.fingerprint
    assert len(from_files.standing_rows()) > 1000


def test_the_tiny_world_fits_the_vocabulary() -> None:
    assert [checked(said) for said in (*WORLD, *EVERYWHERE)] == [*WORLD, *EVERYWHERE]
