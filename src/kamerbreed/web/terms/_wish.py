# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What an address asks of the glossary: words, and one of its groups."""

from dataclasses import dataclass

from django.http import QueryDict

from kamerbreed.overview import folded
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web._filter import WORDS, read_words
from kamerbreed.web._place import Place
from kamerbreed.web.terms._entries import GROUPS, Entry

GROUP = "groep"
FIELDS = (WORDS, GROUP)
ROUTE, CSV_ROUTE, XLSX_ROUTE = "terms", "terms-csv", "terms-xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """The entries that hold all words of a text, in one group or in all."""

    text: str = ""
    group: str = ""

    def place(self, route: str = ROUTE) -> Place:
        """The page of a route for these entries."""
        asked = ((WORDS, self.text), (GROUP, self.group))
        return Place(name=route, extra=tuple(one for one in asked if one[1]))

    def among(self, found: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Those that are asked for."""
        words = folded(self.text).split()
        return tuple(one for one in found if self.group in ("", one.group) and one.holds(words))


def read_wish(asked: QueryDict) -> Wish:
    """What the address asks. Raises CoordinatesError if there is no such group."""
    group = asked.get(GROUP, "").strip()
    if group and group not in GROUPS:
        raise CoordinatesError(violation(GROUP, group, f"web.wants.{GROUP}"))
    return Wish(text=read_words(asked), group=group)
