# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who guesses is slowed down; who owns the account always gets in again."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from kamerbreed.accounts import Throttle
from kamerbreed.accounts._throttle import _MOST_KEPT, ACCOUNT, ORIGIN, PAIR


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def throttle(clock: Clock) -> Throttle:
    return Throttle(clock)


def test_the_wait_doubles_and_never_passes_its_limit(throttle: Throttle, clock: Clock) -> None:
    waits = []
    for _ in range(30):
        while wait := throttle.admit("anna", "1.2.3.4"):
            waits.append(wait)
            clock.now += wait
    assert waits[:3] == [3, 5, 9]
    assert waits == sorted(waits)
    assert max(waits) <= PAIR.longest_s + 1
    clock.now += PAIR.longest_s + 1
    assert throttle.admit("anna", "1.2.3.4") == 0


def test_an_attempt_during_the_wait_does_not_lengthen_it(throttle: Throttle, clock: Clock) -> None:
    while not (wait := throttle.admit("anna", "1.2.3.4")):
        pass
    for _ in range(50):
        throttle.admit("anna", "1.2.3.4")
    clock.now += wait
    assert throttle.admit("anna", "1.2.3.4") == 0


def test_guessing_from_elsewhere_keeps_the_owner_out_for_a_minute_at_most(
    throttle: Throttle, clock: Clock
) -> None:
    for number in range(500):
        throttle.admit("anna", f"10.0.{number // 250}.{number % 250}")
        clock.now += ACCOUNT.longest_s if number > 20 else 0
    assert throttle.admit("anna", "192.0.2.1") <= ACCOUNT.longest_s + 1


def test_one_origin_that_tries_many_names_is_slowed_down(throttle: Throttle) -> None:
    admitted = [throttle.admit(f"name{number}", "1.2.3.4") for number in range(100)]
    assert admitted.count(0) == ORIGIN.free + 1
    assert throttle.admit("anna", "5.6.7.8") == 0


def test_many_who_are_right_are_not_slowed_down(throttle: Throttle) -> None:
    # A whole office signs in from one address.
    for number in range(500):
        assert throttle.admit(f"name{number}", "1.2.3.4") == 0
        throttle.forgive(f"name{number}", "1.2.3.4")


def test_attempts_at_the_same_time_do_not_slip_in_together(throttle: Throttle) -> None:
    with ThreadPoolExecutor(16) as pool:
        waits = list(pool.map(lambda _: throttle.admit("anna", "1.2.3.4"), range(64)))
    assert waits.count(0) == PAIR.free + 1


def test_what_is_kept_is_bounded(throttle: Throttle) -> None:
    for number in range(_MOST_KEPT):
        throttle.admit(f"name{number}", f"origin{number}")
    assert len(throttle._counts) <= _MOST_KEPT
