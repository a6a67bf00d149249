# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""One-time codes are those of every authenticator, count once, and only around now."""

import base64
from urllib.parse import parse_qs, urlsplit

import pytest

from kamerbreed.accounts import in_groups, otpauth
from kamerbreed.accounts._totp import STEP_S, code_at, new_secret, step_of

# RFC 6238, appendix B, the rows of SHA-1.
RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()
RFC_CODES = {
    59: "94287082",
    1111111109: "07081804",
    1111111111: "14050471",
    1234567890: "89005924",
    2000000000: "69279037",
    20000000000: "65353130",
}


@pytest.mark.parametrize(("moment", "code"), RFC_CODES.items())
def test_codes_are_those_of_the_standard(moment: int, code: str) -> None:
    assert code_at(RFC_SECRET, moment // STEP_S, digits=8) == code


def test_a_code_counts_one_step_early_or_late_and_no_further() -> None:
    code = code_at(RFC_SECRET, 1000)
    for step, counts in ((998, False), (999, True), (1000, True), (1001, True), (1002, False)):
        assert (step_of(code, RFC_SECRET, step * STEP_S) == 1000) is counts


def test_a_code_that_was_used_does_not_count_again_nor_does_an_older_one() -> None:
    now = 1000 * STEP_S
    assert step_of(code_at(RFC_SECRET, 1000), RFC_SECRET, now, after=1000) is None
    assert step_of(code_at(RFC_SECRET, 999), RFC_SECRET, now, after=1000) is None
    assert step_of(code_at(RFC_SECRET, 1001), RFC_SECRET, now, after=1000) == 1001


@pytest.mark.parametrize("typed", ["", "12345", "１２３４５６", "abcdef", "0" * 5000])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert step_of(typed, RFC_SECRET, 59) is None


def test_spaces_in_a_code_do_not_matter() -> None:
    code = code_at(RFC_SECRET, 1)
    assert step_of(f" {code[:3]} {code[3:]} ", RFC_SECRET, 59) == 1


def test_a_secret_is_random_of_160_bits_and_told_in_two_ways() -> None:
    first, second = new_secret(), new_secret()
    assert first != second
    assert len(base64.b32decode(first)) == 20
    assert in_groups(first).replace(" ", "") == first
    told = urlsplit(otpauth(first, "beheer der&"))
    assert (told.scheme, told.netloc) == ("otpauth", "totp")
    assert parse_qs(told.query)["secret"] == [first]
