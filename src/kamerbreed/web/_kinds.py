# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Kinds as a reader meets them: in the plural, and under a Dutch word in the address."""

from kamerbreed.vocabulary import Lang, Thing, say


def plural(kind: type[Thing], lang: Lang) -> str:
    """The things of a kind, as a head of a list has them: with a capital."""
    text = say(f"plural.{kind.slug}", lang)
    return text[:1].upper() + text[1:]
