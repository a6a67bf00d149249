# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Values as people type them: from a type of the vocabulary to fields, and back.

A field is named after the part of the value that stands in it: ``waarde``, ``waarde.on``.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from kamerbreed.vocabulary import (
    Bilingual,
    Lang,
    Told,
    ValueType,
    VocabularyError,
    is_reference,
    kind_of,
    kinds,
    read_json,
    say,
    scales,
)
from kamerbreed.web._answer import Scene
from kamerbreed.web._form import Field, Typed, offered, options

MOST_OFFERED = 300
"""Things that a field offers; any other can be typed by its id or its name."""
MOST_SUGGESTED = 5
JSON = "json"
_NUMBER = {
    "nl": re.compile(r"[+-]?\d{1,400}(,\d{1,400})?([eE][+-]?\d{1,4})?", re.ASCII),
    "en": re.compile(r"[+-]?\d{1,400}(\.\d{1,400})?([eE][+-]?\d{1,4})?", re.ASCII),
}
_EXISTENCE = {"ja": True, "nee": False, "gepland": "planned"}
_BOOLEAN = {"ja": True, "nee": False}


class TypedError(ValueError):
    """What was typed is no value; ``problems`` says of each field what is wrong."""

    def __init__(self, problems: Mapping[str, Bilingual]) -> None:
        super().__init__(", ".join(problems))
        self.problems = problems


# --- from a value to what stands in the fields ----------------------------------------------------


def typed_texts(  # noqa: PLR0911  # one answer for each type
    found: ValueType[Any], value: object, name: str, lang: Lang
) -> dict[str, str]:
    """A value as what somebody would have typed, by the name of the field."""
    if value is None:
        return {}
    match found.name:
        case "record" if isinstance(value, Mapping):
            return {
                field: text
                for part, inner in found.parts.items()
                for field, text in typed_texts(inner, value.get(part), f"{name}.{part}", lang).items()
            }
        case "prose" if isinstance(value, Mapping):
            return {f"{name}.{tongue}": str(text) for tongue, text in value.items()}
        case "anything" if not isinstance(value, str):
            return {name: json.dumps(value, ensure_ascii=False, indent=1), f"{name}.{JSON}": "ja"}
        case "yes/no":
            return {name: "ja" if value else "nee"}
        case "existence":
            return {
                name: next(word for word, meant in _EXISTENCE.items() if meant is value or meant == value)
            }
        case "number" | "whole number":
            text = repr(value)
            return {name: text.replace(".", ",") if lang == "nl" else text}
        case _:
            return {name: str(value)}


# --- the fields -----------------------------------------------------------------------------------


def value_fields(
    scene: Scene,
    found: ValueType[Any],
    typed: Typed,
    *,
    name: str,
    label: str,
    hint: str = "",
    unit: str = "",
) -> Iterator[Field]:
    """The fields in which a value of a type is typed."""
    lang = scene.lang

    def made(kind: str = "text", part: str = "", **rest: Any) -> Field:
        field = f"{name}.{part}" if part else name
        told = {"label": label, "hint": hint, **rest}
        return Field(
            name=field, kind=kind, value=typed.texts.get(field, ""), errors=typed.errors(field, lang), **told
        )

    here = typed.texts.get(name, "")
    match found.name:
        case "record":
            for part, inner in found.parts.items():
                inner_label = f"{label}: {say(f'field.{part}', lang)}"
                yield from value_fields(scene, inner, typed, name=f"{name}.{part}", label=inner_label)
        case "prose":
            yield made("area")
            for tongue in ("nl", "en"):
                yield made(
                    "area",
                    tongue,
                    label=f"{label}: {say(f'edit.prose.{tongue}', lang)}",
                    hint=say("edit.prose.hint", lang),
                )
        case "anything":
            yield made("area")
            yield made("checkbox", JSON, label=say("edit.json", lang), hint="")
        case "choice":
            labels = [(code, text.of(lang)) for code, text in scales()[found.scale].items()]
            yield made("select", options=options(labels, here, empty=say("edit.choose", lang)))
        case "yes/no" | "existence":
            words = _BOOLEAN if found.name == "yes/no" else _EXISTENCE
            keys = {"ja": "yes", "nee": "no", "gepland": "planned"}
            labels = [(word, say(keys[word], lang)) for word in words]
            yield made("select", options=options(labels, here, empty=say("edit.choose", lang)))
        case "reference":
            yield reference_field(scene, typed, name=name, label=label, hint=hint, allowed=found.kinds)
        case "number" | "whole number":
            form = say("edit.hint.number" if found.name == "number" else "edit.hint.whole", lang)
            yield made(hint=" ".join(filter(None, (hint, form))), unit=_unit(unit, lang))
        case "date" | "moment" | "period":
            yield made(hint=" ".join(filter(None, (hint, say(f"edit.hint.{found.name}", lang)))))
        case _:
            yield made("area" if "\n" in here or len(here) > 80 else "text")


def _unit(unit: str, lang: Lang) -> str:
    label = scales()["unit"].get(unit)
    return label.of(lang) if label else ""


def reference_field(
    scene: Scene,
    typed: Typed,
    *,
    name: str,
    label: str,
    hint: str = "",
    allowed: tuple[str, ...] = (),
    required: bool = False,
) -> Field:
    """A field for a thing: by its id or name, with those offered that there are."""
    things, n = named_things(scene, allowed)
    more = "" if n <= len(things) else say("edit.hint.offered", scene.lang, n=len(things), of=n)
    told = " ".join(filter(None, (hint, say("edit.hint.thing", scene.lang), more)))
    return Field(
        name=name,
        label=label,
        value=typed.texts.get(name, ""),
        hint=told,
        errors=typed.errors(name, scene.lang),
        choices=offered(things),
        required=required,
    )


def named_things(scene: Scene, allowed: tuple[str, ...]) -> tuple[list[tuple[str, str]], int]:
    """The first MOST_OFFERED things of these kinds (of any, if none is named), and how many there are."""
    picture = scene.picture
    found: list[tuple[str, str]] = []
    n = 0
    for slug in allowed or tuple(kinds()):
        subjects = picture.subjects(kind_of(slug))
        n += len(subjects)
        if room := MOST_OFFERED - len(found):
            found += [(one, picture.name(one, scene.lang).text) for one in subjects[:room]]
    return found, n


# --- from what was typed to a value ---------------------------------------------------------------


def read_typed(scene: Scene, found: ValueType[Any], typed: Typed, name: str) -> object:
    """The value that was typed, checked. Raises TypedError with what is wrong, by the field."""
    try:
        return found.check(_read(scene, found, typed, name))
    except VocabularyError as error:
        raise TypedError({name: error}) from None


def is_typed(typed: Typed, name: str) -> bool:
    """Whether anything stands in the fields of a value."""
    return any(
        text.strip() for field, text in typed.texts.items() if field == name or field.startswith(f"{name}.")
    )


def _read(  # noqa: PLR0911  # one answer for each type
    scene: Scene, found: ValueType[Any], typed: Typed, name: str
) -> object:
    text = typed.text(name)
    match found.name:
        case "record":
            return _record(scene, found, typed, name)
        case "prose":
            return _prose(typed, name)
        case _ if not text:
            raise TypedError({name: Told("form.empty")})
        case "anything":
            return read_json(text) if typed.text(f"{name}.{JSON}") else text
        case "yes/no" | "existence":
            return (_BOOLEAN if found.name == "yes/no" else _EXISTENCE).get(text, text)
        case "number" | "whole number":
            return read_number(text, name, scene.lang, whole=found.name == "whole number")
        case "reference":
            return read_reference(scene, typed, name, found.kinds)
        case _:
            return text


def _record(scene: Scene, found: ValueType[Any], typed: Typed, name: str) -> dict[str, object]:
    value: dict[str, object] = {}
    problems: dict[str, Bilingual] = {}
    for part, inner in found.parts.items():
        field = f"{name}.{part}"
        if not is_typed(typed, field):
            continue
        try:
            value[part] = read_typed(scene, inner, typed, field)
        except TypedError as error:
            problems |= error.problems
    if problems:
        raise TypedError(problems)
    if not value:
        raise TypedError({name: Told("form.empty")})
    return value


def _prose(typed: Typed, name: str) -> object:
    plain = typed.text(name)
    tongues = {tongue: text for tongue in ("nl", "en") if (text := typed.text(f"{name}.{tongue}"))}
    if plain and tongues:
        raise TypedError({name: Told("form.prose")})
    if not plain and not tongues:
        raise TypedError({name: Told("form.empty")})
    return plain or tongues


def read_number(text: str, name: str, lang: Lang, *, whole: bool) -> int | float:
    """A number with the sign of the language. Raises TypedError for anything else."""
    if not _NUMBER[lang].fullmatch(text):
        if whole:
            raise TypedError({name: Told("form.whole", found=text)})
        raise TypedError(
            {name: Told("form.number.nl", found=text) if lang == "nl" else Told("form.number.en", found=text)}
        )
    plain = text.replace(",", ".")
    return int(plain) if plain.lstrip("+-").isdigit() else float(plain)


def read_reference(scene: Scene, typed: Typed, name: str, allowed: tuple[str, ...]) -> str:
    """The thing that is meant: by its id, the end of its id, or its whole name. Raises TypedError."""
    text, picture = typed.text(name), scene.picture
    if "/" in text:
        if not is_reference(text):
            raise TypedError({name: Told("form.no_thing", found=text)})
        if not picture.shows(text):
            raise TypedError({name: Told("form.no_thing", found=text)})
        return text
    found: dict[str, None] = {}
    like: list[str] = []
    for slug in allowed or tuple(kinds()):
        if is_reference(f"{slug}/{text}") and picture.shows(f"{slug}/{text}"):
            found[f"{slug}/{text}"] = None
        kind = kind_of(slug)
        for subject, called in zip(picture.subjects(kind), picture.names(kind, scene.lang), strict=True):
            if called.casefold() == text.casefold():
                found[subject] = None
            elif len(like) < MOST_SUGGESTED and text.casefold() in called.casefold():
                like.append(subject)
    if len(found) == 1:
        return next(iter(found))
    several = [*found][:MOST_SUGGESTED] or like
    if several:
        raise TypedError({name: Told("form.which_thing", found=text, several=", ".join(several))})
    raise TypedError({name: Told("form.no_thing", found=text)})
