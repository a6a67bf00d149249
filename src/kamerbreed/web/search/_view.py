# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From an address to what holds the words in it."""

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from kamerbreed.overview import Finder, Found, finds_the_same, folded, texts_holding, words_of
from kamerbreed.picture import Coordinates, Kept
from kamerbreed.vocabulary import Lang, kind_of, kinds, property_of, say, say_number
from kamerbreed.web._answer import Scene, answer
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web._filter import PAGE, PAGE_SIZE, WORDS, Turns, make_turns, read_page_number, read_words
from kamerbreed.web._place import SEARCH, Place
from kamerbreed.web._words import Link, link_to
from kamerbreed.web.terms import FoundTerms, found_terms

KIND = "soort"
FIELDS = (WORDS, KIND, PAGE)
_EXCERPT = 140
_FINDER = "finder"
_FINDERS: Kept[Finder] = Kept(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A thing that was found, and where the words stand if not in its name."""

    thing: Link
    kind: str
    id: str
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was found, in finished texts; ``terms`` are entries of the glossary, on the first page."""

    title: str
    answer: str
    almost: str
    left_out: str
    caption: str
    kinds: tuple[Link, ...]
    hits: tuple[Hit, ...]
    terms: FoundTerms | None
    later: bool
    turns: Turns


def _finder(scene: Scene) -> Finder:
    """The index does not depend on the day that the picture tells of: one serves all days but the present.

    That of the present is kept with its picture, for as long as no text comes in.
    """
    at = scene.picture.coordinates
    key = (scene.ledger, at.known_at, at.known_by, at.viewer, at.position, scene.picture.rows_held)
    if at.position:
        return Finder(scene.picture)
    if at == Coordinates(valid_at=scene.today, viewer=at.viewer):
        return scene.picture.kept(_FINDER, lambda: Finder(scene.picture), finds_the_same)
    return _FINDERS.get(key, lambda: Finder(scene.picture))


def _present(scene: Scene, text: str, kind: str, number: int) -> SearchPage:
    lang = scene.lang
    found = _finder(scene).find(text)
    counts = Counter(subject.partition("/")[0] for subject in found.subjects)
    subjects = [one for one in found.subjects if not kind or one.startswith(f"{kind}/")]
    shown = subjects[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    hits = tuple(_hit(scene, subject, text) for subject in shown)
    return SearchPage(
        title=say("web.search.title", lang, text=text) if text else say("web.search.what", lang),
        answer=_answer(found, text, lang),
        almost=say("web.search.almost", lang, text=text) if found.almost else "",
        left_out=say("web.search.left-out", lang, n=say_number(found.left_out, lang))
        if found.left_out
        else "",
        caption=say(
            "web.search.caption",
            lang,
            n=say_number(len(subjects), lang),
            shown=say_number(len(shown), lang),
        ),
        kinds=_kinds(scene, text, kind, counts),
        hits=hits,
        terms=found_terms(scene, text) if number == 1 and not kind else None,
        later=any(hit.thing.later for hit in hits),
        turns=make_turns(scene, lambda one: _place(text, kind, one), number, len(subjects)),
    )


def _place(text: str, kind: str = "", number: int = 1) -> Place:
    turned = ((PAGE, str(number)),) if number > 1 else ()
    return Place(name=SEARCH.name, extra=((WORDS, text), (KIND, kind), *turned))


def _answer(found: Found, text: str, lang: Lang) -> str:
    if not text:
        return say("web.search.empty", lang)
    if not found.subjects:
        return say("web.search.none", lang, text=text)
    return say("web.search.found", lang, n=say_number(len(found.subjects), lang), text=text)


def _kinds(scene: Scene, text: str, kind: str, counts: Counter[str]) -> tuple[Link, ...]:
    """All kinds together and each with its number of hits; the one that is shown leads nowhere."""
    if len(counts) < 2 and not kind:
        return ()
    lang = scene.lang
    whole = [("", say("web.search.all", lang), counts.total())]
    each = [(slug, kinds()[slug].label.of(lang), counts[slug]) for slug in kinds() if counts[slug]]
    return tuple(
        Link(
            text=f"{label} ({say_number(count, lang)})",
            url="" if slug == kind else scene.url(_place(text, slug)),
        )
        for slug, label, count in (*whole, *each)
    )


def _hit(scene: Scene, subject: str, text: str) -> Hit:
    thing = link_to(scene, subject)
    kind = kind_of(subject)
    title = folded(f"{thing.text} {subject} {kind.label.nl} {kind.label.en}")
    where: tuple[str, ...] = ()
    if not all(word in title for word in words_of(text)):
        where = tuple(
            f"{property_of(subject, name).label.of(scene.lang)}: {_excerpt(said, text)}"
            for name, said in texts_holding(scene.picture, subject, kind, text)[:3]
        )
    return Hit(thing=thing, kind=kind.label.of(scene.lang), id=subject, where=where)


def _excerpt(said: str, text: str) -> str:
    """So much of a long text that the first of the words asked for is in it."""
    if len(said) <= _EXCERPT:
        return said
    plain = said.lower()
    at = min((place for word in words_of(text) if (place := plain.find(word)) >= 0), default=0)
    start = max(0, at - _EXCERPT // 3)
    end = start + _EXCERPT
    return f"{'…' if start else ''}{said[start:end].strip()}{'…' if end < len(said) else ''}"


def _show(scene: Scene) -> HttpResponse:
    asked = scene.request.GET
    text = read_words(asked)
    kind = asked.get(KIND, "")
    number, wrong = read_page_number(asked)
    if kind and kind not in kinds():
        wrong.append(violation(KIND, kind, "web.wants.soort"))
    if wrong:
        raise CoordinatesError(*wrong)
    found = _present(scene, text, kind, number)
    return scene.page("search", _place(text, kind, number), found.title, found)


def page(request: HttpRequest, lang: Lang) -> HttpResponse:
    """What holds the words, of all kinds or of one."""
    return answer(request, lang, _show, FIELDS)
