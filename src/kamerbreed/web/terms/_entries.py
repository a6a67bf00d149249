# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Every entry of the glossary in a picture, in finished texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamerbreed import reference
from kamerbreed.overview import folded, source_told
from kamerbreed.picture import Kept
from kamerbreed.vocabulary import (
    LANGUAGES,
    PURPOSES,
    Label,
    Party,
    Property,
    Source,
    Thing,
    kinds,
    say,
    stale_after_days,
)
from kamerbreed.web._anchors import EVERY, kind_anchor, of_every_thing, property_anchor, term_anchor
from kamerbreed.web._answer import Scene
from kamerbreed.web._words import SOLID_SIGNS, Link, Mark, link_to, word
from kamerbreed.web.terms._keepers import keepers_of
from kamerbreed.web.terms._system import SystemWord, system_words
from kamerbreed.web.terms._values import value_words

WORDS, TERMS, KINDS = "woorden", "termen", "soorten"
GROUPS = (WORDS, TERMS, KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word that is explained; what does not apply to its sort is empty.

    ``section`` is the part of the group in which it stands, of a property the slug of its kind or
    ``thing``, and ``part`` says how that is called; ``other`` is the same word in the
    other language; ``id`` a code or name of the vocabulary.
    ``value`` says what a property may hold, ``days`` after how many days it becomes stale, ``keepers``
    of whom it is asked, if it is; ``said`` stands by the ground of a term; ``withheld``: its source
    could not be known yet.
    """

    group: str
    section: str
    part: str
    anchor: str
    label: str
    other: str
    meaning: str
    sign: str = ""
    id: str = ""
    value: str = ""
    days: int = 0
    wanted: str = ""
    keepers: tuple[Link, ...] = ()
    ground: Mark | None = None
    said: str = ""
    sources: tuple[Link, ...] = ()
    source_ids: tuple[str, ...] = ()
    withheld: bool = False

    @property
    def is_kind(self) -> bool:
        """Whether it explains a kind, under which its properties stand."""
        return self.group == KINDS and not self.value

    def holds(self, words: Sequence[str]) -> bool:
        """Whether every word, folded, stands in what a reader sees of it."""
        if not words:
            return True
        seen = folded(" ".join((self.part, self.label, self.other, self.id, self.meaning, self.value)))
        return all(one in seen for one in words)


_ENTRIES: Kept[tuple[Entry, ...]] = Kept(8)


def entries(scene: Scene) -> tuple[Entry, ...]:
    """The words of the system, the terms of the field, and each kind with its properties."""
    return scene.kept_on(
        _ENTRIES,
        lambda: (*_words(scene), *_terms(scene), *_kinds(scene)),
        lambda news: not news.kinds & {Source.slug, Party.slug},
        scene.lang,
    )


def _labels(scene: Scene, label: Label) -> tuple[str, str]:
    (other,) = (lang for lang in LANGUAGES if lang != scene.lang)
    return label.of(scene.lang), label.of(other)


def _small(text: str) -> str:
    """A label as a word in a list: the pages use some with a capital and some without."""
    return text[:1].lower() + text[1:]


def _words(scene: Scene) -> Iterator[Entry]:
    for one in system_words():
        yield _word(scene, one)


def _word(scene: Scene, one: SystemWord) -> Entry:
    label, other = map(_small, _labels(scene, one.label))
    meaning = one.meaning.of(scene.lang)
    return Entry(
        group=WORDS,
        section=one.section,
        part=say(f"web.terms.section.{one.section}", scene.lang),
        anchor=one.anchor,
        label=label,
        other=other,
        meaning=meaning,
        sign=one.sign,
    )


def _terms(scene: Scene) -> Iterator[Entry]:
    found = [_term(scene, one) for one in reference.terms()]
    yield from sorted(found, key=lambda one: (folded(one.label), one.anchor))


def _term(scene: Scene, one: reference.Term) -> Entry:
    """A term; a meaning is told as soon as the first of its sources could be known."""
    lang = scene.lang
    label, other = _labels(scene, one.label)
    told = tuple(source for source in one.sources if source_told(scene.picture, source))
    withheld = bool(one.sources and not told)
    meaning = "" if withheld else one.meaning.of(lang)
    ground = Mark(sign=SOLID_SIGNS[one.basis], text=word("standing", one.basis, lang))
    return Entry(
        group=TERMS,
        section=TERMS,
        part=say(f"web.terms.section.{TERMS}", lang),
        anchor=term_anchor(one.id),
        label=label,
        other=other,
        meaning=meaning,
        id=one.id,
        ground=None if withheld else ground,
        said="" if withheld else _said(scene, own_words=bool(meaning), sourced=bool(told)),
        sources=tuple(link_to(scene, source) for source in told),
        source_ids=told,
        withheld=withheld,
    )


def _said(scene: Scene, *, own_words: bool, sourced: bool) -> str:
    """What to mind of the ground: that a meaning is a paraphrase, and that it has no source."""
    keys = [*(["own-words"] if own_words else []), *([] if sourced else ["no-source"])]
    return ", ".join(say(f"web.terms.{key}", scene.lang) for key in keys)


def _kinds(scene: Scene) -> Iterator[Entry]:
    first = next(iter(kinds().values()))
    for name, found in first.properties().items():
        if of_every_thing(first, name):
            yield _property(scene, None, first, found)
    for kind in kinds().values():
        yield _kind(scene, kind)
        for name, found in kind.properties().items():
            if not of_every_thing(kind, name):
                yield _property(scene, kind, kind, found)


def _kind(scene: Scene, kind: type[Thing]) -> Entry:
    label, other = _labels(scene, kind.label)
    meaning = kind.help.of(scene.lang)
    return Entry(
        group=KINDS,
        section=kind.slug,
        part=label,
        anchor=kind_anchor(kind.slug),
        label=label,
        other=other,
        meaning=meaning,
        id=kind.slug,
    )


def _property(scene: Scene, kind: type[Thing] | None, owner: type[Thing], found: Property[object]) -> Entry:
    """A property of a kind, or of every thing."""
    lang = scene.lang
    label, other = _labels(scene, found.label)
    meaning, value = found.help.of(lang), value_words(found, lang)
    return Entry(
        group=KINDS,
        section=kind.slug if kind else EVERY,
        part=kind.label.of(lang) if kind else say(f"web.terms.section.{EVERY}", lang),
        anchor=property_anchor(owner.slug, found.name),
        label=label,
        other=other,
        meaning=meaning,
        id=found.name,
        value=value,
        days=0 if found.timeless else stale_after_days(owner.slug, found.name),
        wanted=", ".join(PURPOSES[purpose].of(lang) for purpose in found.wanted)
        or say("web.terms.not-wanted", lang),
        keepers=keepers_of(scene, kind, found) if kind and found.wanted else (),
    )
