# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What was made of an earlier picture and holds of a later one too, since nothing that came in touches it.

Of two pictures at the same coordinates the later one holds more statements. A fact rests on what is said
of its thing and on what was asked; a column rests on its property, and on who keeps things of its kind.
Where what came in does more than say something plain of things that were there, nothing is carried over.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kamerbreed.picture._facts import Fact
from kamerbreed.vocabulary import ACTS, EXISTS, Request, kinds

if TYPE_CHECKING:
    from kamerbreed.picture._picture import Picture

MOST_NEWS = 200
"""After more statements than this a picture is made anew."""
MOST_FACTS = 20_000
"""More facts than this are not carried over, so that what is kept does not grow for ever."""
_ASSERT = ACTS.index("assert")
_KEEPER = "keeper"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What came in between two pictures: of which things, and of which properties of which kinds."""

    subjects: frozenset[str]
    properties: frozenset[tuple[str, str]]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of the things that something was said of."""
        return frozenset(kind for kind, _ in self.properties)

    def touches(self, kind: str, name: str) -> bool:
        """Whether a column of this kind and property may say something else now."""
        own = kinds()[kind]
        deciding = {_KEEPER, *own.keepers, *own.properties()[name].keeper, name}
        return any((kind, one) in self.properties for one in deciding)


Holds = Callable[[News], bool]
"""Whether what was made of a picture holds still after something came in."""


def news_between(before: "Picture", now: "Picture") -> News | None:
    """What came in after the first of two pictures; None if that may touch anything."""
    start, table = before.rows_held, now.table
    at = now.coordinates
    if before.table is not table or before.coordinates != at or at.known_at is not None or at.position:
        return None
    if not start <= now.rows_held <= start + MOST_NEWS:
        return None
    if not np.array_equal(before.readable, now.readable[:start]):
        return None
    if not np.array_equal(before.standing, now.standing[:start]):
        return None
    subjects, properties = set(), set()
    for row in range(start, now.rows_held):
        subject, name, _ = table.place(row)
        kind = subject.partition("/")[0]
        rare = table.rare.meaning(row)
        plain = rare.act == _ASSERT and not (rare.level or rare.audience or rare.non_value or rare.erased)
        if not plain or kind == Request.slug or name == EXISTS or subject not in before.roll:
            return None
        subjects.add(subject)
        properties.add((kind, name))
    return News(subjects=frozenset(subjects), properties=frozenset(properties))


def facts_carried(facts: dict[tuple[str, str, str], Fact], news: News) -> dict[tuple[str, str, str], Fact]:
    """The facts that hold still; those of members of a template are made anew."""
    if len(facts) > MOST_FACTS:
        return {}
    return {
        place: fact
        for place, fact in dict(facts).items()
        if place[0] not in news.subjects and "@" not in place[0]
    }
