# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Where a page is: the same in every language, at any coordinates."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import NoReverseMatch, reverse

from kamerbreed.vocabulary import Lang
from kamerbreed.web._coordinates import query

NOW: Mapping[str, str] = {}
"""The fields of the ordinary picture: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page by the name of its route, the parts of its path, and its own fields of the address."""

    name: str
    path: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()

    def bare(self, lang: Lang) -> str:
        """Its address without any field."""
        pieces = _pieces(f"{self.name}-{lang}", len(self.path))
        if not pieces or not all(part and "/" not in part for part in self.path):
            return reverse(f"{self.name}-{lang}", args=self.path)
        quoted = [quote(part, safe=_UNQUOTED) for part in self.path]
        return "".join(text for pair in zip(pieces, [*quoted, ""], strict=True) for text in pair)

    def url(self, lang: Lang, given: Mapping[str, str] = NOW) -> str:
        """Its address with its own fields and these coordinates."""
        return self.bare(lang) + query(given, self.extra)


_UNQUOTED = "!$&'()*+,;=/~:@"
"""What Django leaves as it is in the parts of an address (RFC 3986)."""


@functools.cache
def _pieces(route: str, parts: int) -> tuple[str, ...]:
    """What stands in the addresses of a route around the parts of their path; nothing if that is not known.

    A page has hundreds of links, and to look each one's route up took more than half of the time of a page.
    """
    marks = [f"~part{number}~" for number in range(parts)]
    try:
        rest = reverse(route, args=marks)
    except NoReverseMatch:
        return ()
    pieces = []
    for mark in marks:
        before, _, rest = rest.partition(mark)
        pieces.append(before)
    return (*pieces, rest)


HOME = Place(name="home")
SEARCH = Place(name="search")
TERMS = Place(name="terms")
LOG = Place(name="log")
CHANGES = Place(name="changes")


def thing_place(subject: str) -> Place:
    """The page of a thing, by its id."""
    kind, _, slug = subject.partition("/")
    return Place(name="thing", path=(kind, slug))


def item_place(subject: str) -> Place:
    """The page of a recommendation or request in the follow-up."""
    return Place(name="recommendation", path=(subject.partition("/")[2],))


def why_place(subject: str, name: str) -> Place:
    """The page that tells why a property stands as it does."""
    return Place(name="why", path=(*thing_place(subject).path, name))
