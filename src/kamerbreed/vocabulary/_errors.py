# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What people are told when something cannot be, in Dutch and in English.

The wordings stand in ``errors.csv``. Code that refuses something names a row of it and gives the
parts; which language is asked for is known only where the error is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kamerbreed.vocabulary._labels import Label, Lang, read_labels

MAX_PART = 1_000
"""Characters of a part that are shown: what went wrong must not drown in what was given."""


class Bilingual:
    """What can be said in Dutch and in English; ``str`` gives the English, for logs."""

    __slots__ = ()

    def in_language(self, lang: Lang) -> str:
        """The text in this language."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.in_language("en")


class Told(Bilingual, Exception):  # noqa: N818  # a base for errors, and itself a part of them
    """Something that is wrong, as a row of ``errors.csv`` and the parts that fill it in.

    A part that is bilingual itself is said in the same language; a list of them gives a line each.
    """

    def __init__(self, key: str, /, **parts: object) -> None:
        super().__init__(key)
        self.key = key
        self.parts: Mapping[str, object] = parts

    def in_language(self, lang: Lang) -> str:
        """What is wrong and what to do, in this language."""
        parts = {name: _said(part, lang) for name, part in self.parts.items()}
        return read_labels("errors.csv")[self.key].of(lang).format(**parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Bilingual):
    """A row of a file, as the place of what is wrong."""

    file: str
    row: int

    def in_language(self, lang: Lang) -> str:
        """The file and the number of the row."""
        return Told("place.row", file=self.file, row=self.row).in_language(lang)


class VocabularyError(Told, ValueError):
    """A value, date, name or statement that the vocabulary does not allow.

    The message says what was found, what was expected, and so what to do.
    """


def _said(part: object, lang: Lang) -> str:
    match part:
        case Bilingual():
            return part.in_language(lang)
        case Label():
            return part.of(lang)
        case list() | tuple():
            return "\n".join(_said(one, lang) for one in part)
        case _:
            return _printable(str(part))


def _printable(text: str) -> str:
    """Of reasonable length, and without signs that would move the cursor or hide what stands there."""
    short = text if len(text) <= MAX_PART else f"{text[:MAX_PART]}…"
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii") for sign in short
    )
