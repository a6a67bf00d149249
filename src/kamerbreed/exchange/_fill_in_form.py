# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The sheet on which a party answers a request: its columns, and the words that it is known by."""

import functools
from collections.abc import Mapping
from typing import Any

from kamerbreed.exchange._sheet_form import normal
from kamerbreed.vocabulary import LANGUAGES, Lang, Property, ValueType, say, scales

COLUMNS = (
    "number",
    "thing",
    "property",
    "question",
    "why",
    "known",
    "form",
    "answer",
    "state",
    "observed_on",
    "ground",
    "remark",
    "share",
)
FILLED = ("answer", "state", "observed_on", "ground", "remark", "share")
"""What the party fills in; the rest tells it what is asked."""
ALWAYS = FILLED[:-1]
"""What every sheet has; those that went out before it was asked for have no share."""
WIDTHS = (6, 26, 22, 44, 30, 34, 26, 34, 20, 14, 26, 30, 16)


def heads(lang: Lang) -> list[str]:
    """The heads of the columns."""
    return [say(f"fill.head.{name}", lang) for name in COLUMNS]


@functools.cache
def columns_by_head() -> Mapping[str, str]:
    """The columns by their heads in either language."""
    return {normal(say(f"fill.head.{name}", lang)): name for name in COLUMNS for lang in LANGUAGES}


@functools.cache
def id_labels() -> frozenset[str]:
    """The words before the id of the request, in either language."""
    return frozenset(normal(say("fill.id", lang)) for lang in LANGUAGES)


STATES = ("answered", "partly", "refused", "nobody_knows")
"""The outcomes that a party may tell of its own answer."""


@functools.cache
def states_by_word() -> Mapping[str, str]:
    """The outcomes by their words in either language, and by their codes."""
    found = {
        normal(label.of(lang)): code for code, label in scales()["outcome"].items() for lang in LANGUAGES
    }
    return {word: code for word, code in {**found, **{one: one for one in STATES}}.items() if code in STATES}


def choices_of(found: Property[Any], lang: Lang) -> list[str]:
    """What may be chosen as an answer; nothing where it is free."""
    if found.many:
        return []
    if found.type.name == "choice":
        return [label.of(lang) for label in scales()[found.type.scale].values()]
    if found.type.name in ("yes/no", "existence"):
        return [
            say(word, lang) for word in ("yes", "no", "planned")[: 3 if found.type.name == "existence" else 2]
        ]
    return []


def form_of(found: Property[Any], member: str, lang: Lang) -> str:
    """What is expected as an answer, in words."""
    kind: ValueType[Any] = found.type
    text = say(f"fill.form.{kind.name.replace('/', '-').replace(' ', '-')}", lang)
    if kind.is_reference:
        text = say("fill.form.reference", lang)
    unit = scales()["unit"].get(found.unit)
    if unit is not None:
        text = f"{text}, {unit.of(lang)}"
    if found.many and not member:
        text = f"{text}; {say('fill.form.many' if not kind.is_reference else 'fill.form.several', lang)}"
    return text
