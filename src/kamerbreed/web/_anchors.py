# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Where the glossary explains what: anchors on its page, the same in every language."""

from kamerbreed.vocabulary import Thing, kind_of

EVERY = "thing"
"""Stands for the kind where a property is one of every thing, and so is explained once."""


def term_anchor(id: str) -> str:
    """The place of a term of the field."""
    return f"term-{id}"


def word_anchor(id: str, scale: str = "") -> str:
    """The place of a word of the system itself, of a code by its scale."""
    return f"word-{scale}-{id}" if scale else f"word-{id}"


def kind_anchor(kind: str) -> str:
    """The place of a kind."""
    return f"kind-{kind}"


def property_anchor(subject: str, name: str) -> str:
    """The place of a property, by the id of a thing or the slug of a kind."""
    kind = kind_of(subject)
    return f"property-{EVERY if of_every_thing(kind, name) else kind.slug}-{name}"


def of_every_thing(kind: type[Thing], name: str) -> bool:
    """Whether a property of a kind is one that every thing has."""
    return kind.properties()[name] is vars(Thing).get(name)
