# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Where a page is: the same in every language, at any coordinates."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

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
        return reverse(f"{self.name}-{lang}", args=self.path)

    def url(self, lang: Lang, given: Mapping[str, str] = NOW) -> str:
        """Its address with its own fields and these coordinates."""
        return self.bare(lang) + query(given, self.extra)


HOME = Place(name="home")
SEARCH = Place(name="search")
TERMS = Place(name="terms")
LOG = Place(name="log")
CHANGES = Place(name="changes")


def thing_place(subject: str) -> Place:
    """The page of a thing, by its id."""
    kind, _, slug = subject.partition("/")
    return Place(name="thing", path=(kind, slug))


def why_place(subject: str, name: str) -> Place:
    """The page that tells why a property stands as it does."""
    return Place(name="why", path=(*thing_place(subject).path, name))
