# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Shares as texts: never without how many of how many."""

from dataclasses import dataclass

from kamerbreed.overview import Completeness, Share
from kamerbreed.vocabulary import Lang, say, say_number, say_share
from kamerbreed.web._anchors import word_anchor
from kamerbreed.web._words import Link

NUMBERS = ("coverage", "fill", "support", "freshness")
"""The four numbers of completeness, in the order in which they stand everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """``n`` of ``of``, as a share and in full; ``bar`` is the share from 0 to 100, if there is one.

    ``beside`` is the share that is only assumed, which is drawn after it and not counted in it.
    """

    share: str
    full: str
    bar: int
    beside: int
    counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersRow:
    """The four numbers of a part of the picture, by its name."""

    name: Link
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One of the four numbers of completeness, or of a chapter, with what it counts.

    ``term`` is where the glossary explains it, empty for a chapter; ``url`` leads to its rows.
    """

    label: str
    meaning: str
    part: Part
    term: str = ""
    url: str = ""


def part_of(share: Share, lang: Lang) -> Part:
    """A share in finished texts."""
    n, of = share.n, share.of
    return Part(
        share=unbroken(say_share(n, of, lang)),
        full=say("of", lang, n=say_number(n, lang), of=say_number(of, lang)),
        bar=round(100 * n / of) if of else 0,
        beside=round(100 * min(share.assumed, of - n) / of) if of else 0,
        counted=of > 0,
    )


def parts_of(found: Completeness, lang: Lang) -> tuple[Part, ...]:
    """The four numbers in their order."""
    return tuple(part_of(getattr(found, name), lang) for name in NUMBERS)


def measures_of(whole: Completeness, lang: Lang) -> tuple[Measure, ...]:
    """The four numbers with what each counts."""
    return tuple(
        Measure(
            label=say(f"completeness.{name}", lang),
            term=word_anchor(name),
            meaning=say(f"web.meaning.{name}", lang),
            part=part_of(getattr(whole, name), lang),
        )
        for name in NUMBERS
    )


def apart_of(whole: Completeness, lang: Lang) -> str:
    """What is not counted as known."""
    return say(
        "completeness.apart",
        lang,
        assumed=say_number(whole.fill.assumed + whole.coverage.assumed, lang),
        template=say_number(whole.fill.template, lang),
        nobody=say_number(whole.fill.nobody_knows, lang),
    )


def unbroken(share: str) -> str:
    """A share that does not break at the end of a line."""
    return share.replace(" ", "\N{NO-BREAK SPACE}")
