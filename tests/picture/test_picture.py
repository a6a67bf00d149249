# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A picture tells the rules of resolving what they ask: who should know, who concludes, what was known."""

import datetime

import pytest

from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import Party, Source, Statement
from tests.world import CBS, COMPILER, LMS, OTHER_ROOM, REGION, ROOM, WORLD, named, says, table_with

Day = datetime.date
TODAY = Day(2025, 1, 1)


def picture(*said: Statement, valid_at: Day = TODAY, known_at: Day | None = None) -> Picture:
    """The picture of the tiny world and what was said beside it."""
    return Picture(table_with([*WORLD, *said]), Coordinates(valid_at=valid_at, known_at=known_at))


def two_views(subject: str, name: str, *, first: str, then: str) -> list[Statement]:
    """What two parties say of a number: the one of 2018 to 2030, the other that it changed in 2022."""
    return [
        says(subject, name, 1, stated_by=first, valid_from="2018-01-01", valid_to="2030-01-01"),
        says(subject, name, 2, stated_by=then, valid_from="2022-01-01"),
    ]


def test_a_change_by_the_party_that_should_know_by_the_rule_of_the_kind_overtakes() -> None:
    fact = picture(*two_views(ROOM, "staff", first=CBS, then=LMS)).fact(ROOM, "staff")
    assert (fact.value, fact.standing.agreement) == (2, "overtaken")


def test_a_change_by_another_party_disputes() -> None:
    fact = picture(*two_views(ROOM, "staff", first=LMS, then=CBS)).fact(ROOM, "staff")
    assert (set(fact.values), fact.standing.agreement) == ({1, 2}, "disputed")


def test_a_property_may_have_a_party_of_its_own_that_should_know() -> None:
    fact = picture(*two_views(REGION, "population", first=LMS, then=CBS)).fact(REGION, "population")
    assert (fact.value, fact.standing.agreement) == (2, "overtaken")


def test_what_is_said_of_the_thing_itself_goes_before_the_rule_of_who_should_know() -> None:
    own = says(ROOM, "keeper", CBS, key=CBS)
    shown = picture(own, *two_views(ROOM, "staff", first=LMS, then=CBS))
    assert shown.keepers(ROOM, "staff") == (CBS,)
    assert shown.fact(ROOM, "staff").standing.agreement == "overtaken"
    rule = picture(own, *two_views(ROOM, "staff", first=CBS, then=LMS))
    assert rule.fact(ROOM, "staff").standing.agreement == "disputed"


@pytest.mark.parametrize(
    ("party", "basis", "agreement"),
    [
        (COMPILER, "derived", "one_voice"),
        (COMPILER, "assumed", "one_voice"),
        (COMPILER, "stated", "disputed"),
        (CBS, "derived", "disputed"),
    ],
)
def test_only_what_the_compiler_concludes_himself_stands_under(
    party: str, basis: str, agreement: str
) -> None:
    stated = says(ROOM, "staff", 150, observed_on="2020-01-01")
    other = says(ROOM, "staff", 250, observed_on="2020-01-01", stated_by=party, basis=basis)
    assert picture(stated, other).fact(ROOM, "staff").standing.agreement == agreement


def test_sources_and_the_names_of_parties_are_known_at_every_date_and_a_room_is_not() -> None:
    early = picture(known_at=Day(1950, 1, 1))
    assert "source/undated" in early.subjects(Source)
    assert set(early.subjects(Party)) == {LMS, CBS, COMPILER}
    assert early.one(LMS, "name") == "Landelijke Meldkamer Samenwerking"
    assert early.one("source/2019", "published_on") == "2019-06-24"
    assert early.one(ROOM, "exists") is None
    assert early.name(ROOM, "nl").text == "Meldkamer Noord-Nederland"
    assert early.name(ROOM, "nl").later


@pytest.mark.parametrize(
    ("sources", "first_day"),
    [
        (("source/2019",), Day(2019, 6, 24)),
        (("source/2021",), Day(2021, 8, 1)),
        (("source/2021", "source/2019"), Day(2019, 6, 24)),
        (("source/2019", "source/2021"), Day(2019, 6, 24)),
        (("source/undated", "source/letter"), Day(2021, 9, 23)),
        (("source/undated",), None),
        ((), None),
    ],
)
def test_a_statement_is_known_from_the_day_on_which_its_first_source_was_public(
    sources: tuple[str, ...], first_day: Day | None
) -> None:
    said = says(ROOM, "staff", 150, sources=sources)
    assert picture(said).one(ROOM, "staff") == 150
    if first_day is None:
        assert picture(said, known_at=Day(2100, 1, 1)).one(ROOM, "staff") is None
    else:
        before = first_day - datetime.timedelta(days=1)
        assert picture(said, known_at=before).one(ROOM, "staff") is None
        assert picture(said, known_at=first_day).one(ROOM, "staff") == 150


def test_what_it_says_of_itself_goes_before_its_sources_and_may_be_that_nobody_can_tell() -> None:
    early = says(ROOM, "staff", 150, sources=("source/letter",), known_from="2020-01-01")
    assert picture(early, known_at=Day(2020, 1, 1)).one(ROOM, "staff") == 150
    never = says(ROOM, "staff", 150, sources=("source/2019",), known_from="unknown")
    assert picture(never, known_at=Day(2100, 1, 1)).one(ROOM, "staff") is None
    assert picture(never).one(ROOM, "staff") == 150


def test_a_thing_shows_what_names_it_and_what_it_names() -> None:
    new = named("control-room/nieuw", "Nieuw")
    link = says(REGION, "served_by", "control-room/nieuw", valid_from="2020-01-01", valid_to="2022-01-01")
    now, then = picture(*new, link), picture(*new, link, valid_at=Day(2021, 1, 1))
    assert [relation.subject for relation in then.incoming("control-room/nieuw")] == [REGION]
    assert [relation.target for relation in then.outgoing(REGION)] == ["control-room/nieuw"]
    assert now.incoming("control-room/nieuw") == now.outgoing(REGION) == []
    assert then.incoming(OTHER_ROOM) == []
