# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A ruling (*vaststelling*): a supervisor says what holds. It erases no view."""

from collections.abc import Sequence
from dataclasses import replace

from kamerbreed.picture._acts import Saying, state
from kamerbreed.picture._facts import Fact
from kamerbreed.picture._picture import Picture
from kamerbreed.vocabulary import Lang, Statement, say


def rule(picture: Picture, saying: Saying) -> Sequence[Statement]:
    """Rule what holds: by a supervisor, with a reason, and as secret as what it rules upon.

    Raises Refusal if a party is no supervisor, gives no reason, or if a statement does not fit.
    """
    rulings = [replace(said, act="rule") for said in saying.statements]
    return state(picture, replace(saying, statements=rulings))


def ruling_words(picture: Picture, fact: Fact, lang: Lang) -> str:
    """Who ruled and who disputes it, in words; empty where nobody ruled."""
    if not fact.ruled_by:
        return ""
    ruler = picture.name(fact.ruled_by, lang).text
    against = ", ".join(picture.name(party, lang).text for party in fact.disputed_by)
    if against:
        return say("ruled.disputed", lang, ruler=ruler, against=against)
    return say("ruled", lang, ruler=ruler)
