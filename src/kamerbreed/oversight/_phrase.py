# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is said of several tracks together: by an ordered table of rules, which counts and never averages.

Verdicts are ranks and no quantities: "niet" and "deels" do not make "zeer beperkt". The rule looks at which
verdicts occur, so how often they do changes the phrase only where the counts themselves are told.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.oversight._errors import OversightError
from kamerbreed.vocabulary import LANGUAGES, Label, Lang, read_table

NO_VERDICT = "geen_oordeel"
"""The code of a track on which nobody gave a verdict."""
DIVIDED = "verdeeld"
"""The code of a track on which supervisors differ."""
_ANY = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRule:
    """A phrase, and the verdicts that must all occur and no others; ``codes`` None for whatever is left."""

    version: str
    id: str
    codes: frozenset[str] | None
    basis: str
    text: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What is said of a set of tracks, by which rule of which version.

    ``counts``: how many tracks have each verdict with a rank, from the lowest; ``beside``: how many have
    none, by why. Together they are all tracks. ``text`` names both.
    """

    rule: str
    version: str
    counts: Mapping[str, int]
    beside: Mapping[str, int]
    text: Label


@functools.cache
def verdict_words() -> Mapping[str, Label]:
    """The word of every verdict, in order of rank; then of those without a rank."""
    return {row["code"]: Label(row["nl"], row["en"]) for row in read_table("verdict_words.csv", "oversight")}


@functools.cache
def verdict_ranks() -> Mapping[str, int]:
    """The rank of every verdict that has one: 0 (niet) to 4 (volledig)."""
    return {
        row["code"]: int(row["rank"]) for row in read_table("verdict_words.csv", "oversight") if row["rank"]
    }


@functools.cache
def phrase_rules() -> Sequence[PhraseRule]:
    """The rules of the newest version of ``phrases.csv``, in their order; the last fits everything."""
    rows = read_table("phrases.csv", "oversight")
    newest = max(int(row["version"]) for row in rows)
    own = sorted((row for row in rows if int(row["version"]) == newest), key=lambda row: int(row["order"]))
    return tuple(
        PhraseRule(
            version=row["version"],
            id=row["id"],
            codes=None if row["codes"] == _ANY else frozenset(row["codes"].split()),
            basis=row["basis"],
            text=Label(row["nl"], row["en"]),
        )
        for row in own
    )


def phrase(verdicts: Iterable[str]) -> Phrase:
    """The phrase for the verdicts of several tracks, one code a track; their order does not matter.

    Only verdicts with a rank choose the rule; tracks that cannot be assessed, that no longer apply or that
    nobody judged are named behind it. Raises OversightError for an unknown verdict.
    """
    every = list(verdicts)
    for one in every:
        if one not in verdict_words():
            raise OversightError("phrase.verdict", found=one, known=", ".join(verdict_words()))
    counted = {code: every.count(code) for code in verdict_words() if code in every}
    counts = {code: n for code, n in counted.items() if code in verdict_ranks()}
    beside = {code: n for code, n in counted.items() if code not in verdict_ranks()}
    rule = next(one for one in phrase_rules() if one.codes is None or one.codes == counts.keys())
    nl, en = (_text(rule, counts, beside, lang) for lang in LANGUAGES)
    return Phrase(rule=rule.id, version=rule.version, counts=counts, beside=beside, text=Label(nl, en))


def _text(rule: PhraseRule, counts: Mapping[str, int], beside: Mapping[str, int], lang: Lang) -> str:
    said = rule.text.of(lang).format(counts=_counted(counts, lang))
    return f"{said}; {_counted(beside, lang)}" if beside else said


def _counted(counts: Mapping[str, int], lang: Lang) -> str:
    return ", ".join(f"{n} {verdict_words()[code].of(lang)}" for code, n in counts.items())
