# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What must hold of resolving whatever is said: order decides nothing, and no day has two answers."""

import itertools
import random
from collections.abc import Sequence

from hypothesis import assume, example, given
from hypothesis import strategies as st

from kamerbreed.picture import Days, Said, Traits, resolve
from kamerbreed.picture._resolve import _fold
from kamerbreed.vocabulary import BASES

FIRST, LAST = 100, 130
"""The days of the world: few, so that dates meet."""

days = st.integers(FIRST, LAST)
spans = st.builds(lambda first, length: Days(first, first + length), days, st.sampled_from([0, 0, 0, 1, 4]))
certain_days = days.map(lambda day: Days(day, day))
traits = st.builds(Traits, changing=st.booleans(), timeless=st.booleans(), backwards=st.booleans())


def statements(
    dates: st.SearchStrategy[Days] = spans,
    parties: Sequence[str] = ("lms", "cbs", "samensteller"),
    most: int = 6,
) -> st.SearchStrategy[list[Said]]:
    """Several statements on one property, each with a row of its own, none ending before it begins."""
    one = st.builds(
        Said,
        row=st.just(0),
        value=st.sampled_from("ABC"),
        party=st.sampled_from(parties),
        basis=st.integers(0, len(BASES) - 1),
        begin=st.none() | dates,
        end=st.none() | dates,
        seen=st.none() | dates,
        recorded=st.sampled_from(["1", "2"]),
    )
    kept = one.filter(
        lambda said: (
            not said.end or all(start.first < said.end.last for start in (said.begin, said.seen) if start)
        )
    )
    return st.lists(kept, max_size=most).map(
        lambda several: [
            said._replace(row=row, keeper=said.party == "lms", under=said.party == "samensteller")
            for row, said in enumerate(several)
        ]
    )


def edges_of(said: Said) -> list[Days]:
    """The dates that a statement mentions and that decide whether it counts."""
    return [edge for edge in (said.begin or said.seen, said.end) if edge]


@given(statements(), days, traits, st.randoms(use_true_random=False))
@example(
    [
        Said(row=0, value="A", party="lms", basis=1, begin=Days(100, 100)),
        Said(row=1, value="A", party="lms", basis=4, begin=Days(105, 109)),
        Said(row=2, value="A", party="lms", basis=4, begin=Days(105, 109)),
    ],
    107,
    Traits(),
    random.Random(1),
)
def test_the_order_in_which_statements_came_in_decides_nothing(said, day, traits, random) -> None:
    shuffled = list(said)
    random.shuffle(shuffled)
    for order in (shuffled, said[::-1]):
        assert resolve(order, day, traits) == resolve(said, day, traits)


@given(statements(), days, traits, st.randoms(use_true_random=False))
@example(
    [
        Said(row=0, value="A", party="lms", basis=0, end=Days(100, 100)),
        Said(row=1, value="B", party="lms", basis=2),
        Said(row=2, value="A", party="lms", basis=2, seen=Days(100, 101)),
    ],
    100,
    Traits(),
    random.Random(3),
)
def test_the_numbers_of_statements_decide_nothing(said, day, traits, random) -> None:
    numbers = list(range(len(said)))
    random.shuffle(numbers)
    renumbered = [one._replace(row=number) for one, number in zip(said, numbers, strict=True)]
    outcome, other = resolve(said, day, traits), resolve(renumbered, day, traits)
    for name in ("value", "values", "possible", "disputed", "overtaken", "edges", "basis", "party"):
        assert getattr(outcome, name) == getattr(other, name)
    assert {number: outcome.roles[row] for row, number in enumerate(numbers)} == other.roles


@given(statements(), traits)
def test_outside_every_imprecision_there_is_exactly_one_answer(said, traits) -> None:
    edges = [edge for one in said for edge in edges_of(one)]
    for day in {day for edge in edges for day in (edge.first - 1, edge.last)} | {FIRST - 1, LAST + 10}:
        if any(edge.first <= day < edge.last for edge in edges):
            continue
        outcome = resolve(said, day, traits)
        assert (outcome.possible, outcome.edges) == ((), None)
        assert (outcome.value is None) == (outcome.values == ())
        assert outcome.disputed == (len(outcome.values) > 1)


@given(statements(), days, traits)
def test_an_uncertain_answer_names_several_values_and_the_certain_days_around(said, day, traits) -> None:
    outcome = resolve(said, day, traits)
    assert len(outcome.possible) == len(set(outcome.possible)) != 1
    if outcome.possible:
        assert (outcome.value, outcome.values) == (None, ())
        assert outcome.edges is not None
        before, after = outcome.edges
        assert before < day < after
        in_play = [one for one in said if not one.end or day < one.end.last]
        spans = [edge for one in in_play for edge in edges_of(one) if edge.first <= day < edge.last]
        assert before == min(span.first for span in spans) - 1
        assert after == max(span.last for span in spans)


@given(statements(certain_days, most=1), days, traits)
def test_a_statement_that_stands_alone_gets_the_answer_of_the_general_rule(said, day, traits) -> None:
    outcome = resolve(said, day, traits)
    if "stands" in outcome.roles.values():
        assert outcome == _fold(said, (), traits, {})


@given(statements(), days, traits)
def test_every_statement_has_exactly_one_role_and_every_shown_value_a_statement(said, day, traits) -> None:
    outcome = resolve(said, day, traits)
    assert set(outcome.roles) == {one.row for one in said}
    shown = ("backwards",) if outcome.backwards else ("stands", "differs")
    standing = {said[row].value for row, role in outcome.roles.items() if role in shown}
    assert set(outcome.values) <= {one.value for one in said}
    if not outcome.possible:
        assert standing == set(outcome.values)
        assert outcome.values[:1] == ((outcome.value,) if outcome.value else ())


@given(certain_days, certain_days)
def test_a_statement_holds_from_its_first_day_until_the_day_before_its_end(begin, end) -> None:
    assume(begin < end)
    said = Said(row=0, value="A", party="lms", basis=0, begin=begin, end=end)
    for day in range(FIRST - 2, LAST + 3):
        outcome = resolve([said], day, Traits())
        assert outcome.value == ("A" if begin.first <= day < end.first else None)


@given(st.lists(certain_days, min_size=3, max_size=3, unique=True).map(sorted))
def test_a_successor_takes_over_on_the_day_itself_with_no_gap_and_no_overlap(three) -> None:
    begin, change, end = three
    old = Said(row=0, value="A", party="lms", basis=0, begin=begin, end=change)
    new = Said(row=1, value="B", party="cbs", basis=0, begin=change, end=end)
    for day in range(FIRST - 2, LAST + 3):
        values = resolve([new, old], day, Traits()).values
        inside_old, inside_new = begin.first <= day < change.first, change.first <= day < end.first
        assert values == (("A",) if inside_old else ("B",) if inside_new else ())


@given(statements(), days, traits, st.sampled_from("ABC"))
def test_what_has_not_begun_yet_changes_no_answer(said, day, traits, value) -> None:
    later = Said(row=99, value=value, party="vr", basis=0, begin=Days(day + 1, day + 5))
    outcome, other = resolve(said, day, traits), resolve([*said, later], day, traits)
    assert (outcome.value, outcome.values, outcome.possible) == (other.value, other.values, other.possible)


# --- an independent count for one party -----------------------------------------------------------


def states(said: Said, day: int) -> set[str]:
    """What may be the case with a statement on a day: absent, counts or ended."""
    start = said.begin or said.seen
    found = set()
    for begun in {day >= start.first, day >= start.last} if start else {True}:
        for ended in {day >= said.end.first, day >= said.end.last} if said.end else {False}:
            found.add("ended" if ended else "counts" if begun else "absent")
    return found


def standing_in(world: Sequence[tuple[Said, str]]) -> frozenset[str]:
    """The values of one party in a world in which everything is certain: what is last said, holds."""
    ended = [said for said, state in world if state == "ended" and BASES[said.basis] != "assumed"]
    best: tuple[int, int, str] = (-1, -1, "")
    values: set[str] = set()
    for said, state in world:
        start = said.begin or said.seen
        if state != "counts":
            continue
        if not said.begin and not said.end:
            if said.seen and any(said.seen.last < other.end.last for other in ended if other.end):
                continue
            if not said.seen and any(other.value == said.value for other in ended):
                continue
        rank = (2 if start else 1 if said.end else 0, start.last if start else -1, said.recorded)
        if rank > best:
            best, values = rank, set()
        if rank == best:
            values.add(said.value)
    return frozenset(values)


def every_world(said: Sequence[Said], day: int) -> set[frozenset[str]]:
    """The answers of all worlds that the imprecise dates leave open."""
    return {
        standing_in(list(zip(said, choice, strict=True)))
        for choice in itertools.product(*(sorted(states(one, day)) for one in said))
    }


@given(statements(parties=["cbs"]), days)
def test_the_answer_for_one_party_agrees_with_an_independent_count_where_dates_are_certain(said, day) -> None:
    answers = every_world(said, day)
    assume(not any(edge.first <= day < edge.last for one in said for edge in edges_of(one)))
    (answer,) = answers
    assert set(resolve(said, day, Traits()).values) == answer


@given(statements(parties=["cbs"], most=4), days)
@example(
    [
        Said(row=0, value="A", party="cbs", basis=0, seen=Days(100, 100)),
        Said(row=1, value="A", party="cbs", basis=0, begin=Days(101, 101), end=Days(105, 109)),
    ],
    107,
)
def test_the_answer_for_one_party_agrees_with_every_world_that_its_dates_leave_open(said, day) -> None:
    answers = every_world(said, day)
    outcome = resolve(said, day, Traits())
    if len(answers) == 1:
        (answer,) = answers
        assert (outcome.possible, set(outcome.values)) == ((), answer)
    else:
        named = {value for answer in answers for value in (answer or {None})}
        assert set(outcome.possible) == named
