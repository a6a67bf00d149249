# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is said of several tracks together claims no more than the verdicts that were given."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.oversight import (
    NO_VERDICT,
    OversightError,
    phrase,
    phrase_rules,
    verdict_ranks,
    verdict_words,
)
from kamerbreed.vocabulary import LANGUAGES
from tests.oversight.examples import numbers_of

RANKED = ["niet", "zeer_beperkt", "deels", "grotendeels", "volledig"]
VERDICTS = st.lists(st.sampled_from(list(verdict_words())), max_size=12)


def test_the_agreed_example_of_five_tracks() -> None:
    numbers = numbers_of("ex-06")
    before = [RANKED[code] for code in numbers["verdicts_before"]]
    found = phrase(before)
    assert found.text.nl == "niet of zeer beperkt opgevolgd"
    after = before.copy()
    after[after.index("zeer_beperkt")] = "deels"
    changed = phrase(after)
    assert changed.text.nl == "wisselend: 2 niet, 2 zeer beperkt, 1 deels"
    assert changed.text.en == "mixed: 2 not, 2 to a very limited extent, 1 in part"
    assert changed.counts == numbers["counts_after"]
    assert changed.text != found.text


@pytest.mark.parametrize("code", RANKED)
def test_tracks_that_agree_are_said_in_one_word(code: str) -> None:
    assert phrase([code] * 3).text.nl == f"{verdict_words()[code].nl} opgevolgd"


@pytest.mark.parametrize(
    ("verdicts", "nl"),
    [
        ([], "geen oordeel over de opvolging"),
        ([NO_VERDICT, NO_VERDICT], "geen oordeel over de opvolging; 2 nog zonder oordeel"),
        (["niet", "zeer_beperkt", NO_VERDICT], "niet of zeer beperkt opgevolgd; 1 nog zonder oordeel"),
        (
            ["volledig", "niet_meer_van_toepassing", "niet_te_beoordelen"],
            "volledig opgevolgd; 1 niet te beoordelen, 1 niet meer van toepassing",
        ),
        (["niet", "deels"], "wisselend: 1 niet, 1 deels"),
        (["zeer_beperkt", "deels"], "wisselend: 1 zeer beperkt, 1 deels"),
    ],
)
def test_a_track_without_a_verdict_is_named_and_given_none(verdicts: list[str], nl: str) -> None:
    assert phrase(verdicts).text.nl == nl


@given(VERDICTS, st.randoms())
def test_every_multiset_of_verdicts_gives_exactly_one_phrase(
    verdicts: list[str], chance: random.Random
) -> None:
    found = phrase(verdicts)
    ranked = frozenset(one for one in verdicts if one in RANKED)
    exact = [rule.id for rule in phrase_rules() if rule.codes == ranked]
    assert len(exact) <= 1
    assert [found.rule] == (exact or ["mixed"])
    shuffled = verdicts.copy()
    chance.shuffle(shuffled)
    assert phrase(shuffled) == found
    assert sum(found.counts.values()) + sum(found.beside.values()) == len(verdicts)
    assert all(found.text.of(lang) for lang in LANGUAGES)


@given(st.lists(st.sampled_from(RANKED), min_size=1, max_size=6), st.integers(2, 5))
def test_how_often_a_verdict_occurs_never_shifts_the_rule(verdicts: list[str], times: int) -> None:
    """An average would: one "niet" among many "deels" is not "zeer beperkt"."""
    assert phrase(verdicts + [verdicts[0]] * times).rule == phrase(verdicts).rule


def test_different_sets_of_verdicts_never_share_a_phrase() -> None:
    sets = [list(one) for n in range(6) for one in itertools.combinations(RANKED, n)]
    for lang in LANGUAGES:
        assert len({phrase(one).text.of(lang) for one in sets}) == len(sets) == 32


def test_the_table_of_rules_ends_with_one_that_fits_everything_and_names_no_unknown_verdict() -> None:
    rules = phrase_rules()
    assert [rule.codes is None for rule in rules] == [False] * (len(rules) - 1) + [True]
    assert set().union(*(rule.codes or () for rule in rules)) == set(RANKED)
    assert {rule.version for rule in rules} == {"1"}
    assert list(verdict_ranks()) == RANKED
    assert list(verdict_ranks().values()) == [0, 1, 2, 3, 4]


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(OversightError, match="'bijna'"):
        phrase(["niet", "bijna"])
