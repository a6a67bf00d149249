# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the system itself: labels that the pages use, each with what it means.

``words.csv`` names them. A code is said by its scale, another word by the text that the pages use
for it (``label``), or else by ``web.terms.label.ID``. What it means is the text named by ``meaning``,
or else ``web.terms.word.ID``.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from kamerbreed.vocabulary import Label, read_table, say, scales, signs
from kamerbreed.web._anchors import word_anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemWord:
    """A word of the pages, with the sign that stands for it, if one does."""

    section: str
    anchor: str
    sign: str
    label: Label
    meaning: Label


@functools.cache
def system_words() -> tuple[SystemWord, ...]:
    """All of them, in the order in which they are explained."""
    return tuple(_word(row) for row in read_table("words.csv", "web.terms"))


def _word(row: Mapping[str, str]) -> SystemWord:
    scale, code = row["scale"], row["id"]
    name = f"{scale}-{code}" if scale else code
    return SystemWord(
        section=row["section"],
        anchor=word_anchor(code, scale),
        sign=signs().get(scale, {}).get(code, ""),
        label=scales()[scale][code] if scale else _text(row["label"] or f"web.terms.label.{name}"),
        meaning=_text(row["meaning"] or f"web.terms.word.{name}"),
    )


def _text(key: str) -> Label:
    return Label(say(key, "nl"), say(key, "en"))
