# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Which value stands: one example for each rule, as a person would tell it."""

import dataclasses
import datetime
from typing import Any

import pytest

from kamerbreed.picture import Days, Outcome, Said, Traits, resolve
from kamerbreed.vocabulary import BASES, partial_date

CHANGING = Traits()
TIMELESS = Traits(changing=False, timeless=True)
BACKWARDS = Traits(backwards=True)


def days(text: str) -> Days | None:
    """A date as precise as its text, in days; none if empty."""
    if not text:
        return None
    date = partial_date(text)
    return Days(date.first.toordinal(), date.last.toordinal())


def number(text: str) -> int:
    """A full date as a day."""
    return datetime.date.fromisoformat(text).toordinal()


def says(party: str, value: str, begin: str = "", **rest: Any) -> Said:
    """Somebody says something; ``begin``, ``end`` and ``seen`` as text, ``basis`` as a word."""
    return Said(
        row=rest.pop("row", 0),
        value=value,
        party=party,
        basis=BASES.index(rest.pop("basis", "documented")),
        begin=days(begin),
        end=days(rest.pop("end", "")),
        seen=days(rest.pop("seen", "")),
        **rest,
    )


def at(day: str, *said: Said, traits: Traits = CHANGING) -> Outcome:
    """What stands on a day; every statement gets a row of its own, in the order given."""
    return resolve([one._replace(row=row) for row, one in enumerate(said)], number(day), traits)


def neighbours(day: str) -> tuple[str, str]:
    """The day before, and the day."""
    before = datetime.date.fromisoformat(day) - datetime.timedelta(days=1)
    return before.isoformat(), day


# --- a single statement in time -------------------------------------------------------------------


def test_what_has_a_beginning_and_an_end_holds_from_the_first_day_to_before_the_last() -> None:
    said = says("lms", "A", "2020-03-01", end="2021-03-01")
    before, first = neighbours("2020-03-01")
    last, after = neighbours("2021-03-01")
    assert [at(day, said).value for day in (before, first, last, after)] == [None, "A", "A", None]
    assert [at(day, said).roles[0] for day in (before, first, last, after)] == [
        "not_yet",
        "stands",
        "stands",
        "ended",
    ]


def test_a_beginning_without_an_end_holds_on() -> None:
    outcome = at("2099-01-01", says("lms", "A", "2020-03-01"))
    assert (outcome.value, outcome.basis, outcome.party) == ("A", BASES.index("documented"), "lms")
    assert outcome.confirmed == number("2020-03-01")


def test_an_end_without_a_beginning_held_until_then_since_nobody_knows_when() -> None:
    said = says("lms", "A", end="2021-03-01")
    last, after = neighbours("2021-03-01")
    assert at("1900-01-01", said).value == "A"
    assert at(last, said).value == "A"
    assert at(last, said).begin_unknown
    assert at(last, said).confirmed is None
    assert not at(last, said).undated
    assert at(after, said).value is None


def test_a_peildatum_says_nothing_of_the_days_before_it() -> None:
    said = says("lms", "A", seen="2020-03-01")
    before, day = neighbours("2020-03-01")
    assert (at(before, said).value, at(before, said).roles[0]) == (None, "not_yet")
    assert (at(day, said).value, at(day, said).confirmed) == ("A", number(day))


def test_a_beginning_counts_from_itself_though_it_was_seen_only_later() -> None:
    said = says("lms", "A", "2020-03-01", seen="2022-06-01")
    before, day = neighbours("2020-03-01")
    assert [at(before, said).value, at(day, said).value] == [None, "A"]
    assert at("2023-01-01", said).confirmed == number("2022-06-01")


def test_what_has_no_date_stands_at_every_day_and_says_so() -> None:
    for day in ("0001-01-01", "2099-01-01"):
        outcome = at(day, says("lms", "A"))
        assert (outcome.value, outcome.undated, outcome.confirmed) == ("A", True, None)


def test_a_name_needs_no_date_and_is_not_undated() -> None:
    outcome = at("1900-01-01", says("lms", "A"), traits=TIMELESS)
    assert (outcome.value, outcome.undated) == ("A", False)


def test_where_nothing_was_said_nothing_stands() -> None:
    assert at("2020-01-01") == Outcome()


# --- imprecise dates ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "first", "last"),
    [("2020", "2020-01-01", "2020-12-31"), ("2020-02", "2020-02-01", "2020-02-29")],
)
def test_inside_the_imprecision_of_a_beginning_the_answer_is_uncertain(
    begin: str, first: str, last: str
) -> None:
    said = says("lms", "A", begin)
    day_before_first, _ = neighbours(first)
    day_before_last, _ = neighbours(last)
    for inside in (first, day_before_last):
        outcome = at(inside, said)
        assert (outcome.value, outcome.possible) == (None, ("A", None))
        assert outcome.edges == (number(day_before_first), number(last))
        assert outcome.roles == {0: "maybe"}
    for certain, value in ((day_before_first, None), (last, "A")):
        outcome = at(certain, said)
        assert (outcome.value, outcome.possible, outcome.edges) == (value, (), None)


def test_inside_the_imprecision_of_an_end_the_answer_is_uncertain() -> None:
    said = says("lms", "A", "2019-01-01", end="2020-02")
    before, first = neighbours("2020-02-01")
    inside, last = neighbours("2020-02-29")
    assert [at(before, said).value, at(last, said).value] == ["A", None]
    for day in (first, inside):
        assert at(day, said).possible == ("A", None)
        assert at(day, said).edges == (number(before), number(last))


def test_inside_the_imprecision_of_a_peildatum_the_answer_is_uncertain() -> None:
    said = says("lms", "A", seen="2020-02")
    assert at("2020-01-31", said).value is None
    assert at("2020-02-15", said).possible == ("A", None)
    assert at("2020-02-29", said).value == "A"


def test_between_an_old_and_a_new_value_the_uncertain_answer_names_both() -> None:
    old, new = says("lms", "A", "2010-01-01"), says("lms", "B", "2020")
    assert at("2019-12-31", old, new).value == "A"
    assert at("2020-07-01", old, new).possible == ("A", "B")
    assert at("2020-07-01", old, new).edges == (number("2019-12-31"), number("2020-12-31"))
    assert at("2020-12-31", old, new).value == "B"


def test_a_known_value_between_an_imprecise_end_and_the_next_beginning_may_be_none() -> None:
    old, new = says("lms", "A", "2010-01-01", end="2020-06"), says("lms", "B", "2020-09-01")
    assert at("2020-06-10", old, new).possible == ("A", None)
    assert at("2020-07-10", old, new).value is None
    assert at("2020-09-01", old, new).value == "B"


def test_an_imprecise_date_that_changes_nothing_leaves_the_answer_certain() -> None:
    old, again = says("lms", "A", "2010-01-01"), says("cbs", "A", "2020")
    outcome = at("2020-07-01", old, again)
    assert (outcome.value, outcome.possible, outcome.party) == ("A", (), "lms")
    assert outcome.confirmed == number("2010-01-01")
    assert outcome.roles == {0: "stands", 1: "maybe"}


def test_however_many_imprecise_dates_change_nothing_the_answer_is_certain() -> None:
    old = says("lms", "A", "2010-01-01")
    outcome = at("2020-07-01", old, *(says(f"vr{number}", "A", "2020") for number in range(25)))
    assert (outcome.value, outcome.possible) == ("A", ())


def test_however_many_dates_are_imprecise_every_value_that_may_be_the_case_is_named() -> None:
    parties = [says(f"vr{number}", f"{number:02}", "2020") for number in range(25)]
    outcome = at("2020-07-01", *parties)
    assert outcome.possible == (*(f"{number:02}" for number in range(25)), None)
    assert outcome.edges == (number("2019-12-31"), number("2020-12-31"))


def test_an_end_that_may_have_passed_may_have_closed_what_was_seen_before_it() -> None:
    seen, ended = says("lms", "A", seen="2015-01-01"), says("lms", "A", "2018-01-01", end="2020")
    assert at("2019-12-31", seen, ended).value == "A"
    assert at("2020-12-31", seen, ended).value is None
    outcome = at("2020-07-01", seen, ended)
    assert (outcome.value, outcome.possible) == (None, ("A", None))


def test_a_value_that_may_stand_beside_another_is_not_left_out_of_the_uncertain_answer() -> None:
    firm = says("lms", "A", "2010-01-01", end="2030-01-01", basis="measured")
    perhaps = says("cbs", "B", "2020")
    assert at("2020-12-31", firm, perhaps).values == ("A", "B")
    assert at("2020-07-01", firm, perhaps).possible == ("A", "B")


def test_all_of_several_disputed_values_that_may_be_the_case_are_named() -> None:
    one, other = says("lms", "A", "2010-01-01"), says("lms", "B", "2010-01-01")
    outcome = at("2020-07-01", one, other, says("lms", "C", "2020"))
    assert outcome.possible == ("A", "B", "C")


def test_the_certain_days_around_are_those_of_every_date_that_is_in_play() -> None:
    month, year = says("lms", "A", "2020-05"), says("cbs", "B", "2020")
    outcome = at("2020-05-10", month, year)
    assert set(outcome.possible) == {"A", "B", None}
    assert outcome.edges == (number("2019-12-31"), number("2020-12-31"))


# --- within a party -------------------------------------------------------------------------------


def test_within_a_party_the_latest_beginning_or_peildatum_stands_whatever_its_basis() -> None:
    old = says("lms", "A", "2018-01-01", basis="measured")
    new = says("lms", "B", seen="2019-01-01", basis="assumed")
    for order in ((old, new), (new, old)):
        outcome = at("2020-01-01", *order)
        assert (outcome.value, outcome.values, outcome.disputed) == ("B", ("B",), False)
    assert at("2018-06-01", old, new).value == "A"
    assert at("2020-01-01", old, new).roles == {0: "outranked", 1: "stands"}


def test_within_a_party_the_latest_recorded_stands_where_the_dates_are_equal() -> None:
    first = says("lms", "A", "2018-01-01", recorded="2020-01-01T00:00:00Z")
    corrected = says("lms", "B", "2018-01-01", recorded="2020-01-02T00:00:00Z", basis="assumed")
    assert at("2020-01-01", corrected, first).value == "B"
    assert at("2020-01-01", first, corrected).value == "B"


def test_the_latest_date_goes_before_the_latest_record() -> None:
    newer = says("lms", "B", seen="2019-01-01", recorded="2020-01-01T00:00:00Z")
    entered_later = says("lms", "A", seen="2018-01-01", recorded="2024-01-01T00:00:00Z")
    assert at("2024-06-01", newer, entered_later).value == "B"


def test_a_party_that_says_two_things_of_the_same_rank_disputes_itself() -> None:
    for day in ("2018-01-01", "2024-01-01"):
        outcome = at(day, says("lms", "B", "2018-01-01"), says("lms", "A", "2018-01-01"))
        assert (outcome.values, outcome.disputed) == (("A", "B"), True)


def test_what_a_party_says_without_a_date_ranks_below_what_it_dates() -> None:
    undated = says("lms", "A", recorded="2024-01-01T00:00:00Z")
    dated = says("lms", "B", seen="2019-01-01", recorded="2020-01-01T00:00:00Z")
    assert at("2020-01-01", undated, dated).values == ("B",)
    before = at("2018-01-01", undated, dated)
    assert (before.value, before.undated) == ("A", True)


def test_what_a_party_gives_only_an_end_ranks_between_the_undated_and_the_dated() -> None:
    undated, until = says("lms", "A"), says("lms", "B", end="2030-01-01")
    dated = says("lms", "C", "2010-01-01")
    assert at("2020-01-01", undated, until).values == ("B",)
    assert at("2020-01-01", undated, until, dated).values == ("C",)


def test_saying_the_same_again_confirms_it() -> None:
    outcome = at("2024-01-01", says("lms", "A", seen="2019-01-01"), says("lms", "A", seen="2022-01-01"))
    assert (outcome.values, outcome.confirmed) == (("A",), number("2022-01-01"))
    assert outcome.roles == {0: "agrees", 1: "stands"}


# --- ends close -----------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["A", "B"])
@pytest.mark.parametrize("party", ["lms", "cbs"])
def test_an_end_closes_older_observations_by_any_party(party: str, value: str) -> None:
    ended = says("lms", "A", "2010-01-01", end="2020-01-01")
    seen = says(party, value, seen="2015-01-01")
    assert at("2019-12-31", ended, seen).value is not None
    after = at("2020-01-01", ended, seen)
    assert (after.value, after.roles) == (None, {0: "ended", 1: "closed"})


def test_an_end_leaves_what_was_seen_on_that_day_or_later() -> None:
    ended = says("lms", "A", "2010-01-01", end="2020-01-01")
    for seen in ("2020-01-01", "2020-01-02"):
        outcome = at("2021-01-01", ended, says("cbs", "A", seen=seen))
        assert (outcome.value, outcome.confirmed) == ("A", number(seen))


def test_an_end_leaves_what_has_a_beginning_of_its_own() -> None:
    ended = says("lms", "A", "2010-01-01", end="2020-01-01")
    assert at("2021-01-01", ended, says("cbs", "B", "2015-01-01")).value == "B"


def test_an_end_closes_undated_word_of_the_same_but_not_of_something_else() -> None:
    ended = says("lms", "A", "2010-01-01", end="2020-01-01")
    assert at("2021-01-01", ended, says("cbs", "A")).value is None
    assert at("2021-01-01", ended, says("cbs", "B")).value == "B"


def test_an_assumed_end_closes_nothing() -> None:
    ended = says("lms", "A", "2010-01-01", end="2020-01-01", basis="assumed")
    assert at("2021-01-01", ended, says("cbs", "A", seen="2015-01-01")).value == "A"


def test_an_end_that_lies_ahead_closes_nothing_yet() -> None:
    ending = says("lms", "A", end="2030-01-01")
    assert at("2020-01-01", ending, says("lms", "B", seen="2015-01-01")).value == "B"


# --- between parties ------------------------------------------------------------------------------


def test_parties_that_agree_speak_with_one_voice() -> None:
    outcome = at("2020-01-01", says("lms", "A", "2018-01-01"), says("cbs", "A", "2018-01-01"))
    assert (outcome.values, outcome.disputed) == (("A",), False)
    assert set(outcome.roles.values()) == {"stands"}


def test_a_later_observation_makes_an_older_one_earlier_and_not_disputed() -> None:
    older, later = says("lms", "A", seen="2021-01-01"), says("cbs", "B", seen="2024-01-01")
    outcome = at("2024-06-01", older, later)
    assert (outcome.values, outcome.disputed, outcome.overtaken) == (("B",), False, False)
    assert outcome.roles == {0: "earlier", 1: "stands"}
    assert at("2023-01-01", older, later).values == ("A",)


def test_of_imprecise_observations_the_certain_edge_decides_which_is_later() -> None:
    year, month = says("lms", "A", seen="2021"), says("cbs", "B", seen="2021-03")
    assert at("2022-01-01", year, month).values == ("A",)


def test_observations_of_the_same_day_that_differ_are_disputed() -> None:
    outcome = at("2024-06-01", says("lms", "A", seen="2024-01-01"), says("cbs", "B", seen="2024-01-01"))
    assert (set(outcome.values), outcome.disputed) == ({"A", "B"}, True)


def test_a_later_beginning_follows_an_older_open_end_where_the_property_changes() -> None:
    older, later = says("lms", "A", "2018-01-01"), says("cbs", "B", "2022-01-01")
    before, day = neighbours("2022-01-01")
    assert at(before, older, later).values == ("A",)
    assert at(day, older, later).values == ("B",)
    assert at(day, older, later).roles == {0: "earlier", 1: "stands"}


def test_a_later_beginning_follows_an_older_observation() -> None:
    assert at("2023-01-01", says("lms", "A", seen="2018-01-01"), says("cbs", "B", "2022-01-01")).values == (
        "B",
    )


def test_a_later_beginning_disputes_what_was_said_to_last() -> None:
    lasting = says("lms", "A", "2018-01-01", end="2030-01-01")
    assert at("2023-01-01", lasting, says("cbs", "B", "2022-01-01")).disputed


def test_a_later_beginning_disputes_what_was_seen_and_said_to_last() -> None:
    seen = says("lms", "A", seen="2018-01-01", end="2030-01-01")
    assert at("2023-01-01", seen, says("cbs", "B", "2022-01-01")).disputed


@pytest.mark.parametrize("older", [{"begin": "2018-01-01"}, {"seen": "2018-01-01"}])
def test_a_later_beginning_disputes_where_the_property_does_not_change(older: dict[str, str]) -> None:
    later = says("cbs", "B", "2022-01-01")
    assert at("2023-01-01", says("lms", "A", **older), later, traits=TIMELESS).disputed


def test_a_later_observation_disputes_what_is_said_to_hold_since_a_beginning() -> None:
    since, seen = says("lms", "A", "2018-01-01"), says("cbs", "B", seen="2022-01-01")
    assert at("2023-01-01", since, seen).disputed


def test_a_difference_is_disputed_whatever_the_basis_and_all_values_are_shown() -> None:
    outcome = at(
        "2023-01-01",
        says("lms", "150", "2020-01-01", basis="measured"),
        says("cbs", "250", "2020-01-01", basis="stated"),
        says("vr", "200", "2020-01-01", basis="assumed"),
    )
    assert (outcome.values, outcome.disputed) == (("150", "200", "250"), True)
    assert outcome.roles == {0: "stands", 1: "differs", 2: "differs"}


def test_what_nobody_dates_stands_below_what_anybody_dates() -> None:
    outcome = at("2023-01-01", says("lms", "A", basis="measured"), says("cbs", "B", seen="2020-01-01"))
    assert (outcome.values, outcome.disputed, outcome.undated) == (("B",), False, False)
    assert outcome.roles[0] == "undated"


def test_undated_words_that_differ_are_disputed_and_undated() -> None:
    outcome = at("2023-01-01", says("lms", "A"), says("cbs", "B"))
    assert (set(outcome.values), outcome.disputed, outcome.undated) == ({"A", "B"}, True, True)


def test_what_was_said_to_end_stands_beside_what_is_dated() -> None:
    outcome = at("2023-01-01", says("lms", "A", end="2030-01-01"), says("cbs", "B", seen="2020-01-01"))
    assert outcome.disputed


# --- the party that should know -------------------------------------------------------------------


def test_a_later_change_by_the_party_that_should_know_overtakes_the_older_word_of_others() -> None:
    other = says("cbs", "A", "2018-01-01", end="2030-01-01", basis="measured")
    keeper = says("lms", "B", "2022-01-01", basis="stated", keeper=True)
    outcome = at("2023-01-01", other, keeper)
    assert (outcome.values, outcome.disputed, outcome.overtaken) == (("B",), False, True)
    assert outcome.roles == {0: "overtaken", 1: "stands"}
    assert at("2021-01-01", other, keeper).values == ("A",)


def test_a_word_of_another_that_is_later_than_the_change_is_not_overtaken() -> None:
    keeper = says("lms", "B", "2022-01-01", keeper=True)
    outcome = at("2024-01-01", keeper, says("cbs", "A", seen="2023-01-01"))
    assert (set(outcome.values), outcome.disputed, outcome.overtaken) == ({"A", "B"}, True, False)


def test_an_observation_by_the_party_that_should_know_is_no_change_and_overtakes_nothing() -> None:
    other = says("cbs", "A", "2018-01-01", end="2030-01-01")
    outcome = at("2023-01-01", other, says("lms", "B", seen="2022-01-01", keeper=True))
    assert (outcome.disputed, outcome.overtaken) == (True, False)


def test_the_value_of_the_party_that_should_know_is_shown_first_if_it_spoke_last() -> None:
    other = says("cbs", "A", "2020-01-01", end="2030-01-01", basis="measured")
    keeper = says("lms", "B", seen="2021-01-01", basis="stated", keeper=True)
    outcome = at("2023-01-01", other, keeper)
    assert (outcome.value, outcome.party, outcome.values) == ("B", "lms", ("B", "A"))


def test_the_most_solid_value_is_shown_first_if_the_party_that_should_know_spoke_earlier() -> None:
    keeper = says("lms", "B", "2019-01-01", end="2030-01-01", basis="stated", keeper=True)
    other = says("cbs", "A", "2020-01-01", basis="measured")
    outcome = at("2023-01-01", keeper, other)
    assert outcome.values == ("A", "B")


def test_among_equally_solid_values_the_latest_is_shown_first() -> None:
    older = says("cbs", "A", "2019-01-01", end="2030-01-01")
    later = says("vr", "B", "2020-01-01", end="2030-01-01")
    assert at("2023-01-01", older, later).values == ("B", "A")


# --- the compiler ---------------------------------------------------------------------------------


@pytest.mark.parametrize("basis", ["derived", "assumed"])
@pytest.mark.parametrize("begin", ["2019-01-01", "2020-01-01"])
def test_a_conclusion_of_the_compiler_stands_under_what_was_documented(basis: str, begin: str) -> None:
    documented = says("lms", "A", "2020-01-01")
    outcome = at("2023-01-01", documented, says("samensteller", "B", begin, basis=basis, under=True))
    assert (outcome.values, outcome.disputed) == (("A",), False)
    assert outcome.roles[1] in ("under", "earlier")


def test_a_conclusion_of_the_compiler_of_the_same_date_is_named_as_standing_under() -> None:
    stated = says("lms", "A", seen="2020-01-01", basis="stated")
    conclusion = says("samensteller", "B", seen="2020-01-01", basis="derived", under=True)
    assert at("2023-01-01", stated, conclusion).roles == {0: "stands", 1: "under"}


def test_a_conclusion_of_the_compiler_stands_where_nobody_else_said_anything() -> None:
    outcome = at("2023-01-01", says("samensteller", "B", "2020-01-01", basis="derived", under=True))
    assert (outcome.value, outcome.basis) == ("B", BASES.index("derived"))


def test_a_conclusion_of_the_compiler_disputes_the_assumption_of_another() -> None:
    assumed = says("lms", "A", "2020-01-01", basis="assumed")
    conclusion = says("samensteller", "B", "2020-01-01", basis="derived", under=True)
    assert at("2023-01-01", assumed, conclusion).disputed


def test_a_conclusion_of_the_compiler_that_agrees_is_counted_among_the_voices() -> None:
    outcome = at(
        "2023-01-01",
        says("lms", "A", "2020-01-01", basis="stated"),
        says("samensteller", "A", "2020-01-01", basis="derived", under=True),
    )
    assert outcome.roles == {0: "stands", 1: "stands"}


# --- terugrekenen ---------------------------------------------------------------------------------


def test_terugrekenen_lets_what_was_seen_hold_before_as_an_assumption() -> None:
    said = says("lms", "A", seen="2020-03-01", basis="measured")
    outcome = at("2015-01-01", said, traits=BACKWARDS)
    assert (outcome.value, outcome.backwards) == ("A", True)
    assert outcome.basis == BASES.index("assumed")
    assert outcome.confirmed is None
    assert at("2015-01-01", said).value is None
    assert not at("2020-03-01", said, traits=BACKWARDS).backwards


def test_terugrekenen_never_goes_before_a_documented_beginning() -> None:
    said = says("lms", "A", "2020-03-01", seen="2022-01-01")
    assert at("2020-02-29", said, traits=BACKWARDS).value is None


def test_terugrekenen_takes_the_earliest_of_later_observations() -> None:
    first, later = says("lms", "A", seen="2020-03-01"), says("cbs", "B", seen="2022-03-01")
    outcome = at("2015-01-01", later, first, traits=BACKWARDS)
    assert (outcome.values, outcome.party) == (("A",), "lms")
    assert outcome.roles == {0: "not_yet", 1: "backwards"}


def test_terugrekenen_shows_all_that_was_first_seen_on_the_same_day() -> None:
    outcome = at(
        "2015-01-01",
        says("lms", "B", seen="2020-03-01"),
        says("cbs", "A", seen="2020-03-01"),
        traits=BACKWARDS,
    )
    assert (outcome.values, outcome.disputed, outcome.party) == (("A", "B"), True, "cbs")


def test_terugrekenen_never_goes_over_what_is_known() -> None:
    known, later = says("lms", "A", "2010-01-01", end="2018-01-01"), says("lms", "B", seen="2020-03-01")
    assert at("2015-01-01", known, later, traits=BACKWARDS).values == ("A",)
    assert at("2019-01-01", known, later, traits=BACKWARDS).values == ("B",)


def test_terugrekenen_is_the_role_of_no_statement_that_was_not_needed_for_the_answer() -> None:
    known, later = says("lms", "A", "2010-01-01"), says("lms", "B", seen="2020-03-01")
    assert at("2015-01-01", known, later, traits=BACKWARDS).roles == {0: "stands", 1: "not_yet"}


def test_terugrekenen_leaves_no_hole_inside_the_imprecision_of_the_peildatum() -> None:
    said = says("lms", "A", seen="2020")
    values = [at(day, said, traits=BACKWARDS).value for day in ("2019-12-31", "2020-07-01", "2020-12-31")]
    assert values == ["A", "A", "A"]
    assert at("2020-07-01", said, traits=BACKWARDS).backwards


# --- every statement keeps a role -----------------------------------------------------------------


def test_every_statement_under_an_answer_is_told_why_it_stands_or_does_not() -> None:
    said = (
        says("lms", "A", "2018-01-01"),
        says("lms", "B", "2010-01-01"),
        says("cbs", "C", seen="2012-01-01"),
        says("vr", "D", "2030-01-01"),
        says("vr", "E", "2001-01-01", end="2005-01-01"),
        says("vr", "F"),
    )
    assert at("2020-01-01", *said).roles == {
        0: "stands",
        1: "outranked",
        2: "earlier",
        3: "not_yet",
        4: "ended",
        5: "undated",
    }


def test_an_outcome_cannot_be_changed_by_who_reads_it() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        at("2020-01-01").value = "B"  # type: ignore[misc]
