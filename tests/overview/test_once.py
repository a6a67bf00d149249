# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Each of many numbers once: what Python's own sets say."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.overview._once import once


@given(st.lists(st.integers(-(2**31), 2**31 - 1)))
def test_each_number_stands_once_and_they_rise(numbers: list[int]) -> None:
    found = once(np.array(numbers, np.int32))
    assert found.tolist() == sorted({*numbers})
    assert found.dtype == np.int32
