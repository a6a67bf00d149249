# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a property may hold, in words: its type, scale and unit."""

from collections.abc import Mapping

from kamerbreed.vocabulary import Lang, Property, kind_of, say, scales


def value_words(found: Property[object], lang: Lang) -> str:
    """What can stand there, in which unit, and whether several can stand there at once."""
    said = _type_words(found, lang)
    if found.unit:
        said = say("web.terms.value.unit", lang, value=said, unit=scales()["unit"][found.unit].of(lang))
    return say("web.terms.value.many", lang, value=said) if found.many else said


def _type_words(found: Property[object], lang: Lang) -> str:
    kind = found.type
    name = kind.name.replace(" ", "-").replace("/", "-")
    if kind.is_reference and not kind.kinds:
        name = "any"
    parts: Mapping[str, str] = {
        "codes": ", ".join(label.of(lang) for label in scales().get(kind.scale, {}).values()),
        "kinds": ", ".join(kind_of(slug).label.of(lang) for slug in kind.kinds),
        "fields": ", ".join(say(f"field.{field}", lang) for field in kind.fields),
    }
    return say(f"web.terms.type.{name}", lang, **parts)
