# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Entries of the glossary for the page of a search."""

from dataclasses import dataclass

from kamerbreed.overview import folded
from kamerbreed.vocabulary import say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._words import Link
from kamerbreed.web.terms._entries import entries
from kamerbreed.web.terms._wish import ROUTE, Wish

MOST = 5
"""So many are named; the page of the glossary has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTerms:
    """Entries that hold the words: the first, each with where it belongs; how many; and where all stand."""

    caption: str
    links: tuple[Link, ...]
    all: Link


def found_terms(scene: Scene, text: str) -> FoundTerms | None:
    """Entries that hold every word of a text, those first that hold them in their name; None if none does."""
    wish, words = Wish(text=text), folded(text).split()
    if not words:
        return None
    found = sorted(wish.among(entries(scene)), key=lambda one: not _named(f"{one.label} {one.other}", words))
    if not found:
        return None
    page = scene.url(Wish().place(ROUTE))
    return FoundTerms(
        caption=say("web.search.terms", scene.lang, n=say_number(len(found), scene.lang)),
        links=tuple(Link(text=one.label, url=f"{page}#{one.anchor}", note=one.part) for one in found[:MOST]),
        all=Link(text=say("web.search.terms.all", scene.lang), url=scene.url(wish.place(ROUTE))),
    )


def _named(names: str, words: list[str]) -> bool:
    return all(one in folded(names) for one in words)
