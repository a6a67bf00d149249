# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Text that a spreadsheet would take for a formula: made harmless on the way out, restored on the way in.

Both are for texts only. A number is written as a number, so that -5 stays -5.
"""

APOSTROPHE = "'"
STARTERS = frozenset("=+-@\t\r\n＝＋－＠" + APOSTROPHE)
"""First signs that get an apostrophe: those that OWASP names for CSV injection, and the apostrophe
itself, without which a text that has one already would lose it on the way in."""


def neutralised(text: str) -> str:
    """The text as a cell that no spreadsheet calculates; ``as_typed`` gives it back."""
    return APOSTROPHE + text if text[:1] in STARTERS and text else text


def as_typed(text: str) -> str:
    """The text of a cell without the one apostrophe that ``neutralised`` put before it."""
    return text[1:] if text[:1] == APOSTROPHE and text[1:2] in STARTERS and len(text) > 1 else text
