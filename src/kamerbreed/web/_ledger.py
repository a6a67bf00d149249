# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The ledger that all pages of this process read."""

import functools

from kamerbreed.ledger import Ledger
from kamerbreed.settings import CEILING


@functools.cache
def the_ledger() -> Ledger:
    """The one ledger of this process: its table in memory is shared by all threads."""
    return Ledger(ceiling=CEILING)
