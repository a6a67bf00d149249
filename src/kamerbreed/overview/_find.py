# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Finding things by their names of all times, their ids and their texts, with misspellings forgiven.

An inverted index of words. A word that is asked for is looked for as it is, as the beginning of a word
and inside a word (Dutch joins words: *kamer* finds *meldkamer*). Only if nothing holds every word
are words counted that differ in a letter or two, by the optimal string alignment distance (Damerau
1964, restricted: no part is changed twice), computed for all words of the index at once.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._presence import sources_known
from kamerbreed.picture import News, Picture, ever_said
from kamerbreed.vocabulary import Property, Source, Thing, kinds

_WORD = re.compile(r"\w+")
_NAMES = ("name", "name_nl", "title")
_TEXT_TYPES = ("text", "prose")
MOST_WORDS = 12
"""More words than this in a question are not looked at; none of our names has as many."""
LONGEST_WORD = 40
IN_NAME, IN_ID, IN_TEXT, IN_KIND = 8, 6, 2, 1
"""How much a word counts by where it stands."""
WHOLE, BEGINS, INSIDE, ALMOST = 8, 6, 4, 2
"""How much it counts by how it is like the word that is asked for."""

Whole = NDArray[np.int64]


def folded(text: str) -> str:
    """Text without accents and capitals, for comparing."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


def words_of(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(folded(text).replace("_", " "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What holds every word that was asked for, the best first; ``almost``: only if a word is misspelt.

    ``left_out`` counts the words beyond MOST_WORDS, which were not looked at.
    """

    subjects: tuple[str, ...]
    almost: bool
    left_out: int


class Finder:
    """An index of the words in a picture: names of all times, ids, texts, and the names of kinds."""

    def __init__(self, picture: Picture) -> None:
        numbers: dict[str, int] = {}
        words: list[int] = []
        things: list[int] = []
        weights: list[int] = []
        for thing, text, weight in _texts(picture):
            for word in set(words_of(text)):
                words.append(numbers.setdefault(word[:LONGEST_WORD], len(numbers)))
                things.append(thing)
                weights.append(weight)
        self._names = picture.table.things.texts
        self._words = list(numbers)
        self._joined = "\n".join(["", *self._words, ""])
        lengths = np.array([len(word) for word in self._words], np.int64)
        self._lengths = lengths
        self._begins = np.cumsum(lengths + 1) - lengths
        order = np.argsort(np.array(words, np.int64), kind="stable")
        self._starts = np.zeros(len(numbers) + 1, np.int64)
        np.cumsum(np.bincount(np.array(words, np.int64), minlength=len(numbers)), out=self._starts[1:])
        used, local = np.unique(np.array(things, np.int64), return_inverse=True)
        self._used = used
        self._things = local[order]
        self._weights = np.array(weights, np.int64)[order]

    def find(self, text: str) -> Found:
        """The things that hold every word of a text, by how well; equal ones by their ids."""
        asked = list(dict.fromkeys(words_of(text)))
        words = [word[:LONGEST_WORD] for word in asked[:MOST_WORDS]]
        left_out = len(asked) - len(words)
        if not words or not self._words:
            return Found(subjects=(), almost=False, left_out=left_out)
        likeness = [self._like(word) for word in words]
        places, almost = self._holding(likeness), False
        if not len(places):
            likeness = [like or self._almost(word) for word, like in zip(words, likeness, strict=True)]
            places, almost = self._holding(likeness), True
        if not len(places):
            likeness = [like | self._almost(word) for word, like in zip(words, likeness, strict=True)]
            places = self._holding(likeness)
        subjects = tuple(self._names[self._used[place]] for place in places.tolist())
        return Found(subjects=subjects, almost=almost and bool(subjects), left_out=left_out)

    def _like(self, word: str) -> dict[int, int]:
        """The words of the index that are or hold this one, with how much each counts."""
        found: dict[int, int] = {}
        at = self._joined.find(word)
        while at >= 0:
            number = int(np.searchsorted(self._begins, at, side="right")) - 1
            begins = at == self._begins[number]
            whole = begins and len(word) == self._lengths[number]
            score = WHOLE if whole else BEGINS if begins else INSIDE
            found[number] = max(found.get(number, 0), score)
            at = self._joined.find(word, at + 1)
        return found

    def _almost(self, word: str) -> dict[int, int]:
        """The words of the index that differ from this one in a letter, or in two if it is long."""
        limit = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        if not limit:
            return {}
        near = np.flatnonzero(np.abs(self._lengths - len(word)) <= limit)
        distances = alignment_distances(word, [self._words[number] for number in near.tolist()])
        return {
            int(number): ALMOST if distance == 1 else ALMOST - 1
            for number, distance in zip(near, distances, strict=True)
            if distance <= limit
        }

    def _holding(self, likeness: Sequence[Mapping[int, int]]) -> Whole:
        """The places of the things that hold one of the words for each that was asked, the best first."""
        count = len(self._used)
        total = np.zeros(count, np.int64)
        every = np.ones(count, np.bool_)
        for like in likeness:
            best = np.zeros(count, np.int64)
            for number, score in like.items():
                span = slice(int(self._starts[number]), int(self._starts[number + 1]))
                np.maximum.at(best, self._things[span], self._weights[span] * score)
            every &= best > 0
            total += best
        places = np.flatnonzero(every)
        ranked = sorted(places.tolist(), key=lambda place: (-total[place], self._names[self._used[place]]))
        return np.array(ranked, np.int64)


def _texts(picture: Picture) -> Iterator[tuple[int, str, int]]:
    """Every text by which a thing is found: its number, the text, and how much a word in it counts.

    A source stands in every picture, as statements rest on it; it is found once it could be known.
    """
    known = sources_known(picture)
    unknown = set(picture.roll.numbers(Source.slug)[~known].tolist())
    for slug, kind in kinds().items():
        label = f"{kind.label.nl} {kind.label.en}"
        for number, subject in zip(picture.roll.numbers(slug).tolist(), picture.subjects(kind), strict=True):
            yield number, label, IN_KIND
            yield number, subject.partition("/")[2], IN_ID
        for name, found in kind.properties().items():
            weight = IN_NAME if name in _NAMES else IN_TEXT
            if is_text(found):
                numbers, texts = ever_said(picture, kind, name)
                yield from (
                    (number, _plain(text), weight)
                    for number, text in zip(numbers.tolist(), texts, strict=True)
                    if number not in unknown
                )


def finds_the_same(news: News) -> bool:
    """Whether an index holds still after these statements came in: none is a text, or on a source."""
    return Source.slug not in news.kinds and not any(
        is_text(kinds()[kind].properties()[name]) for kind, name in news.properties
    )


def _plain(text: str) -> str:
    """The words in a value, given as JSON text; prose may be said in two languages."""
    value = json.loads(text)
    return " · ".join(map(str, value.values())) if isinstance(value, dict) else str(value)


def is_text(found: Property[object]) -> bool:
    """Whether a property holds words of people, which can be searched."""
    return found.type.name in _TEXT_TYPES


def texts_holding(picture: Picture, subject: str, kind: type[Thing], asked: str) -> list[tuple[str, str]]:
    """The texts of a thing, of whatever day, that hold a word that is asked for: property and text."""
    words = words_of(asked)
    found: dict[tuple[str, str], None] = {}
    for voice in picture.history(subject):
        said = voice.entry.said
        place = kind.properties().get(said.property)
        if place is None or voice.role != "asserted" or not said.value or not is_text(place):
            continue
        text = _plain(said.value)
        if any(word in folded(text) for word in words):
            found[said.property, text] = None
    return list(found)


def alignment_distances(word: str, others: Sequence[str]) -> NDArray[np.int64]:
    """The optimal string alignment distance of a word to each of some others, all at once."""
    if not others:
        return np.zeros(0, np.int64)
    width = max(map(len, others))
    signs = np.zeros((len(others), width), np.int32)
    for place, other in enumerate(others):
        signs[place, : len(other)] = [ord(sign) for sign in other]
    ends = np.array([len(other) for other in others])
    before: NDArray[np.int64] | None = None
    row = np.tile(np.arange(width + 1, dtype=np.int64), (len(others), 1))
    for at, sign in enumerate(word):
        code = ord(sign)
        new = np.empty_like(row)
        new[:, 0] = at + 1
        differs = (signs != code).astype(np.int64)
        for column in range(1, width + 1):
            best = np.minimum(row[:, column], new[:, column - 1]) + 1
            best = np.minimum(best, row[:, column - 1] + differs[:, column - 1])
            if before is not None and column > 1:
                swapped = (signs[:, column - 2] == code) & (signs[:, column - 1] == ord(word[at - 1]))
                best = np.where(swapped, np.minimum(best, before[:, column - 2] + 1), best)
            new[:, column] = best
        before, row = row, new
    found: NDArray[np.int64] = row[np.arange(len(others)), ends]
    return found
