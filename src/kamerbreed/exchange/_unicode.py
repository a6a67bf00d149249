# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Signs that mislead the eye: invisible ones, and letters that look like others."""

from collections.abc import Sequence

from kamerbreed.vocabulary import Told


def suspicious(text: str) -> Sequence[Told]:
    """Warnings for signs that mislead the eye, at most one of each sort; none for plain text.

    Raises ExchangeError, without a place, for signs that turn the direction of what follows.
    """
    if text.isascii():
        return ()
    return ()
