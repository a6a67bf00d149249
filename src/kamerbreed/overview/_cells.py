# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Every wanted property of every thing that is there: is it known, on what ground, how fresh?"""

import builtins
from collections.abc import Iterable
from dataclasses import dataclass

from kamerbreed.picture import Fact, Picture
from kamerbreed.vocabulary import Property, kind_of, kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One wanted property of one thing.

    ``state``: known, assumed, template (known of rooms in general, of none in particular),
    nobody_knows, refused, shielded, uncertain or never_asked; what does not apply makes no cell.
    ``solid`` and ``fresh`` as in Standing, of the best member where a property has several.
    """

    subject: str
    property: str
    purposes: tuple[str, ...]
    aspect: str
    state: str
    solid: str = ""
    fresh: str = ""

    @builtins.property  # a field of this class is called property
    def supported(self) -> bool:
        """Known, on a document or a measurement."""
        return self.state == "known" and self.solid in ("documented", "measured")

    @builtins.property  # a field of this class is called property
    def within_term(self) -> bool:
        """Known, and confirmed within its term, or timeless."""
        return self.state == "known" and self.fresh in ("current", "timeless")


_WORTH = ("known", "uncertain", "assumed", "template", "refused", "nobody_knows", "shielded", "never_asked")


def _state(fact: Fact) -> str:
    if fact.known:
        return "known"
    if fact.possible:
        return "uncertain"
    if fact.value is not None:
        return "template" if fact.standing.template else "assumed"
    return fact.standing.question


def _best(facts: Iterable[Fact]) -> tuple[str, Fact | None]:
    ranked = [
        (_WORTH.index(state), number, state, fact)
        for number, fact in enumerate(facts)
        if (state := _state(fact)) in _WORTH
    ]
    if not ranked:
        return "not_applicable", None
    _, _, state, fact = min(ranked, key=lambda item: item[:2])
    return state, fact


def _cell(picture: Picture, subject: str, found: Property[object]) -> Cell | None:
    facts: list[Fact] = (
        [
            fact
            for fact in picture.members(subject, found.name).values()
            if fact.standing.agreement or fact.non_value
        ]
        if found.many
        else []
    )
    state, fact = _best(facts or [picture.fact(subject, found.name)])
    if state == "not_applicable":
        return None
    if state == "known" and subject in picture.templates.of_rooms:
        state = "template"
    return Cell(
        subject=subject,
        property=found.name,
        purposes=found.wanted,
        aspect=found.aspect,
        state=state,
        solid=fact.standing.solid if fact else "",
        fresh=fact.standing.fresh.state if fact else "",
    )


def cells(picture: Picture) -> list[Cell]:
    """All wanted properties of all things that are there, in the order of the vocabulary."""
    found: list[Cell] = []
    for kind in kinds().values():
        wanted = [place for place in kind.properties().values() if place.wanted]
        if not wanted:
            continue
        for thing in picture.things(kind):
            found += [cell for place in wanted if (cell := _cell(picture, thing.id, place))]
    return found


def cells_of(picture: Picture, subject: str) -> list[Cell]:
    """The wanted properties of one thing, in the order of the vocabulary; none if it is not there."""
    if not picture.existence(subject).there:
        return []
    properties = kind_of(subject).properties().values()
    return [cell for place in properties if place.wanted and (cell := _cell(picture, subject, place))]
