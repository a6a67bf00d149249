# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The states in which building blocks are shown, and what they hold in each: made up, the same every day."""

from dataclasses import dataclass

from kamerbreed.overview import Share
from kamerbreed.picture import Freshness, Standing
from kamerbreed.vocabulary import Lang, say, say_date
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place
from kamerbreed.web._shares import Part, part_of
from kamerbreed.web._words import Link, Mark, marks, word

STATE = "vorm"
"""The field of the address."""
STATES = {
    "": "one",
    "leeg": "empty",
    "lang": "long",
    "onzeker": "uncertain",
    "betwist": "disputed",
    "afgeschermd": "hidden",
    "later": "later",
}
"""Each state by what the address says for it."""
MANY = 30
DAY, LATER_DAY = "1901-07-01", "1903-04-01"
"""So long ago that nobody takes them for facts."""

_FRESH = Freshness(state="current", confirmed_on=DAY)
_STANDINGS = {
    "one": Standing(solid="documented", fresh=_FRESH, agreement="one_voice", question="answered"),
    "empty": Standing(solid="", fresh=Freshness(state="timeless"), agreement="", question="never_asked"),
    "long": Standing(
        solid="derived",
        fresh=Freshness(state="stale", confirmed_on=DAY, stale_since=LATER_DAY),
        agreement="overtaken",
        question="answered",
        template=True,
    ),
    "uncertain": Standing(
        solid="stated", fresh=Freshness(state="undated"), agreement="uncertain", question="answered"
    ),
    "disputed": Standing(solid="measured", fresh=_FRESH, agreement="disputed", question="answered"),
    "hidden": Standing(solid="", fresh=Freshness(state="timeless"), agreement="", question="shielded"),
    "later": Standing(
        solid="assumed", fresh=_FRESH, agreement="one_voice", question="answered", backwards=True
    ),
}
_SHARES = {
    "empty": Share(),
    "long": Share(n=123_456, of=987_654, assumed=345_678),
    "uncertain": Share(n=1, of=4, assumed=2),
    "hidden": Share(n=0, of=4),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a building block holds in a state.

    ``name`` is a thing, ``values`` what it has; ``times`` is the number of rows in a table.
    """

    state: str
    times: int
    text: str
    name: Link
    values: tuple[Link, ...]
    between: str
    marks: tuple[Mark, ...]
    weak: bool
    later: bool
    part: Part

    @property
    def names(self) -> tuple[Link, ...]:
        """As many things as there are rows."""
        return (self.name,) * self.times

    @property
    def first_mark(self) -> Mark:
        """The mark that tells most of this state."""
        return self.marks[-1]


def gallery_place(asked: str) -> Place:
    """The page of the building blocks in a state."""
    return Place(name="gallery", extra=((STATE, asked),) if asked else ())


def example(name: str, lang: Lang) -> str:
    """A made-up text."""
    return say(f"web.gallery.example.{name}", lang)


def shape_of(scene: Scene, asked: str) -> Shape:
    """What the building blocks hold in this state."""
    lang, state = scene.lang, STATES[asked]
    standing, later = _STANDINGS[state], state == "later"
    text = example("long" if state == "long" else "thing", lang)
    url = "" if state == "hidden" else scene.url(gallery_place(asked))
    return Shape(
        state=state,
        times={"empty": 0, "long": MANY}.get(state, 1),
        text=text,
        name=Link(text=text, url=url, later=later, note=example("note", lang) if state == "long" else ""),
        values=_values(state, lang),
        between=say("web.between", lang, before=say_date(DAY, lang), after=say_date(LATER_DAY, lang))
        if state == "uncertain"
        else "",
        marks=marks(standing, lang),
        weak=standing.solid == "assumed",
        later=later,
        part=part_of(_SHARES.get(state, Share(n=3, of=4)), lang),
    )


def _values(state: str, lang: Lang) -> tuple[Link, ...]:
    first, other = Link(text=example("value", lang)), Link(text=example("other", lang))
    if state == "empty":
        return ()
    if state == "hidden":
        return (Link(text=word("question", "shielded", lang)),)
    if state == "long":
        return (Link(text=example("long", lang)),) * 5
    return (first, other) if state in ("uncertain", "disputed") else (first,)
