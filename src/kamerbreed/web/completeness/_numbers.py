# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of numbers by parts, and of single facts."""

from collections.abc import Iterable, Mapping

from kamerbreed.overview import NOBODY, Completeness, WantedFact
from kamerbreed.vocabulary import Lang, property_of, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import why_place
from kamerbreed.web._shares import NumbersRow, parts_of
from kamerbreed.web._words import QUESTION_SIGNS, SOLID_SIGNS, Link, Mark, link_to, question_words, word
from kamerbreed.web.completeness._page import FactRow
from kamerbreed.web.completeness._wish import party_link

STATE_SIGNS = {**QUESTION_SIGNS, "uncertain": "≈", "assumed": "○"}


def numbers_rows(
    found: Mapping[str, Completeness], names: Mapping[str, Link], lang: Lang
) -> tuple[NumbersRow, ...]:
    """A row for each part that is named."""
    return tuple(NumbersRow(name=names[key], parts=parts_of(one, lang)) for key, one in found.items())


def fact_rows(scene: Scene, found: Iterable[WantedFact]) -> tuple[FactRow, ...]:
    """Wanted facts with how they stand, and who should know them."""
    return tuple(_fact_row(scene, one) for one in found)


def _state_words(scene: Scene, one: WantedFact) -> str:
    told = question_words(scene, one.subject, one.property, one.state)
    words = word("cell", one.state, scene.lang)
    return f"{words} ({told})" if told else words


def _fact_row(scene: Scene, one: WantedFact) -> FactRow:
    lang = scene.lang
    known = one.state == "known"
    return FactRow(
        thing=link_to(scene, one.subject),
        id=one.subject,
        property=property_of(one.subject, one.property).label.of(lang),
        why=scene.url(why_place(one.subject, one.property)),
        mark=Mark(sign=STATE_SIGNS.get(one.state, ""), text=_state_words(scene, one)),
        place=f"{one.subject}:{one.property}",
        solid=Mark(sign=SOLID_SIGNS[one.solid], text=word("standing", one.solid, lang)) if known else None,
        reached=say_number(one.reached, lang),
        keepers=tuple(link_to(scene, party) for party in one.keepers) or (party_link(scene, NOBODY),),
    )
