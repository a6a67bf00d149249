# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is not granted is denied, and a right for one party is none for another."""

import pytest

from kamerbreed.accounts import CAPABILITIES, NOBODY, ROLES, Grant, Rights
from kamerbreed.picture import Viewer
from kamerbreed.vocabulary import SENSITIVITIES
from kamerbreed.web._who import viewer_of
from tests.world import LMS


def test_nobody_may_do_anything() -> None:
    assert not any(NOBODY.may(one) for one in CAPABILITIES)
    assert viewer_of(NOBODY) == Viewer()


@pytest.mark.parametrize("role", ROLES)
def test_a_role_gives_only_capabilities_that_there_are(role: str) -> None:
    assert ROLES[role].capabilities <= set(CAPABILITIES)
    assert Rights(grants=(Grant(role=role),)).may("read")


def test_a_right_for_one_party_is_none_for_another() -> None:
    rights = Rights(grants=(Grant(role="contributor", party="party/lms"), Grant(role="reader")))
    assert rights.may("say")
    assert rights.may("say", "party/lms")
    assert not rights.may("say", "party/kpn")
    assert rights.parties_that_may("say") == ("party/lms",)
    assert rights.parties_that_may("read") is None
    assert rights.parties_that_may("decide") == ()


def test_a_secret_address_opens_nothing_that_takes_a_second_factor() -> None:
    grants = tuple(Grant(role="reader", party=LMS, clearance=one) for one in SENSITIVITIES)
    left = Rights(key="k", grants=grants).by_secret_address
    assert [one.clearance for one in left.grants] == ["public", "internal", "internal", "internal"]
    assert not left.needs_second_factor
    assert (left.key, left.parties) == ("k", (LMS,))
    assert [Rights(grants=(one,)).needs_second_factor for one in grants] == [False, False, True, True]


def test_clearance_for_one_party_opens_nothing_of_another() -> None:
    rights = Rights(
        grants=(
            Grant(role="contributor", party="party/lms", clearance="confidential"),
            Grant(role="reader", party="party/kpn", clearance="internal"),
        )
    )
    viewer = viewer_of(rights)
    assert viewer.may_see(2, ())
    assert viewer.may_see(2, ("party/lms",))
    assert not viewer.may_see(2, ("party/kpn",))
    assert viewer.may_see(1, ("party/kpn", "party/kmar"))
    assert not viewer.may_see(0, ("party/kmar",))
