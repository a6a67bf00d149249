# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How dates, numbers and values are said in Dutch and in English."""

from collections.abc import Callable, Mapping

from kamerbreed.vocabulary._dates import partial_date
from kamerbreed.vocabulary._kinds import Property
from kamerbreed.vocabulary._labels import Lang, read_labels, scales
from kamerbreed.vocabulary._values import ValueType


def say(key: str, lang: Lang, **parts: object) -> str:
    """A wording of ``texts.csv`` with its parts filled in. Raises KeyError for an unknown key."""
    return read_labels("texts.csv")[key].of(lang).format(**parts)


def text_keys() -> frozenset[str]:
    """Every key of ``texts.csv``."""
    return frozenset(read_labels("texts.csv"))


def say_date(text: str, lang: Lang) -> str:
    """A date as precise as it is: ``14 mei 2024``, ``mei 2024``, ``2024``; with its time if it has one."""
    day, clock, time = text.partition("T")
    year, _, rest = partial_date(day).text.partition("-")
    month, _, number = rest.partition("-")
    words = [str(int(number))] if number else []
    if month:
        words.append(say("months", lang).split()[int(month) - 1])
    return " ".join([*words, year, *([time] if clock else [])])


def say_period(text: str, lang: Lang) -> str:
    """A date, or two with a dash between them."""
    start, slash, end = text.partition("/")
    return f"{say_date(start, lang)} – {say_date(end, lang)}" if slash else say_date(start, lang)


def say_number(number: float, lang: Lang) -> str:
    """A number with the signs of the language: ``1.234,5`` or ``1,234.5``."""
    text = f"{number:,}" if isinstance(number, int) else f"{number:,.10g}"
    return text if lang == "en" else text.translate(str.maketrans(",.", ".,"))


def say_share(n: int, of: int, lang: Lang) -> str:
    """A share in whole percents; 0 and 100 are said of nothing and all alone; a dash of nothing to count."""
    if not of:
        return "–"
    percents = round(100 * n / of)
    sign = ""
    if percents == 0 and n:
        sign, percents = "<", 1
    elif percents == 100 and n < of:
        sign, percents = ">", 99
    return f"{sign}{percents}%" if lang == "en" else f"{sign}{percents} %"


def say_value(found: Property[object], value: object, lang: Lang, name: Callable[[str], str]) -> str:
    """A value for people; ``name`` says how a thing is called."""
    if value is None:
        return ""
    match found.type.name:
        case "reference":
            return name(str(value))
        case "choice":
            return scales()[found.type.scale][str(value)].of(lang)
        case "date" | "moment":
            return say_date(str(value), lang)
        case "period":
            return say_period(str(value), lang)
    return _say_plain(found, value, lang, name)


def _say_plain(found: Property[object], value: object, lang: Lang, name: Callable[[str], str]) -> str:
    if isinstance(value, bool):
        return say("yes" if value else "no", lang)
    if value == "planned":
        return say("planned", lang)
    if isinstance(value, int | float):
        unit = scales().get("unit", {}).get(found.unit)
        said = say_number(value, lang)
        return f"{said} {unit.of(lang)}" if unit else said
    if isinstance(value, dict):
        return _say_record(found, value, lang, name)
    return str(value)


def _say_record(
    found: Property[object], value: Mapping[str, object], lang: Lang, name: Callable[[str], str]
) -> str:
    if found.type.name != "record":
        if set(value) <= {"nl", "en"}:
            tongue: Lang = lang if lang in value else "en" if "en" in value else "nl"
            return str(value[tongue]) if tongue == lang else f"{value[tongue]} [{tongue}]"
        return ", ".join(f"{key}: {part}" for key, part in value.items())
    said = []
    for field in found.type.fields:
        part = value.get(field)
        if part is None or field == "lang":
            continue
        if field == "on":
            said.append(name(str(part)))
        elif field == "strength":
            said.append(scales()["strength"][str(part)].of(lang))
        else:
            label = say(f"field.{field}", lang)
            said.append(f"{label}: {_say_part(found.type.parts[field], part, lang, name)}")
    tongue_mark = f" [{value['lang']}]" if value.get("lang") not in (None, lang) else ""
    return "; ".join(said) + tongue_mark


def _say_part(kind: ValueType[object], part: object, lang: Lang, name: Callable[[str], str]) -> object:
    """A field of a record: codes and things by their names, text in two languages in the one asked for."""
    if kind.is_reference:
        return name(str(part))
    if kind.scale:
        return scales()[kind.scale][str(part)].of(lang)
    if kind.name == "date":
        return say_date(str(part), lang)
    if isinstance(part, dict):
        return part.get(lang) or next(iter(part.values()))
    return part
