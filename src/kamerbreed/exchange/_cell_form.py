# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A value as a cell that people can read and fill in, and back.

What a cell shows is read back as exactly the same value: of the forms that a value can take, the
first that does so is written, and the last of them is its JSON text, in which signs that a file might
lose are escaped. The grammar stands in ``docs/exchange.md``.
"""

import datetime
import functools
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kamerbreed.exchange._errors import ExchangeError
from kamerbreed.exchange._formulas import as_typed, neutralised
from kamerbreed.exchange._grid import ErrorValue, Formula, Raw
from kamerbreed.exchange._numbers import read_date, read_number
from kamerbreed.vocabulary import (
    LANGUAGES,
    REASONS,
    Lang,
    Property,
    Told,
    ValueType,
    VocabularyError,
    canonical,
    check_period,
    is_reference,
    kinds,
    read_json,
    say,
    scales,
    text_keys,
)

Find = Callable[[str, tuple[str, ...]], str]
"""Gives the id of the thing with this name or slug, of one of these kinds; raises ExchangeError."""


class NeedsNames(Exception):  # noqa: N818  # no fault, but a question
    """A cell names a thing by something else than its id, and there is no picture to look it up in."""


class Member(NamedTuple):
    """What a cell says of one member: its key (empty where there is one value), its value or non-value."""

    key: str
    value: str | None
    non_value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a file writes: its language, its decimal sign if that is sure, and who finds things by name."""

    lang: Lang
    decimal_comma: bool | None = None
    find: Find | None = None


SEE_STATEMENTS = "see_statements"
"""The mark of a cell that is too long for the file, so that only the statements hold what it says."""
MAX_CELL = 32_000
"""Characters; Excel keeps 32,767 of them, and LibreOffice counts a few signs twice."""
_KEY_SIGN = re.compile(r"\s=\s|\s=$")
_BAR = re.compile(r"\s\|\s")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_STARTS_FORMULA = tuple("=+-@＝＋－＠")


@functools.cache
def marks() -> Mapping[str, str]:
    """The words in brackets that stand for no value, in either language, and the code of each."""
    codes = (*REASONS, SEE_STATEMENTS)
    return {f"({say(f'cell.{code}', lang)})".casefold(): code for code in codes for lang in LANGUAGES}


@functools.cache
def _words() -> Mapping[str, object]:
    """Yes, no and planned, in either language and as programs write them."""
    values: dict[str, object] = {"yes": True, "no": False, "planned": "planned"}
    found = {say(key, lang).casefold(): value for key, value in values.items() for lang in LANGUAGES}
    return {**found, "true": True, "false": False, "waar": True, "onwaar": False, "planned": "planned"}


@functools.cache
def choices(scale: str) -> Mapping[str, str]:
    """What is understood as a code of a scale: the code itself, and its label where that is clear."""
    found: dict[str, str] = {}
    twofold = set()
    for code, label in scales()[scale].items():
        for text in {label.nl.casefold(), label.en.casefold()}:
            if found.setdefault(text, code) != code:
                twofold.add(text)
    clear = {text: code for text, code in found.items() if text not in twofold}
    return {**clear, **{code: code for code in scales()[scale]}}


def field_label(name: str, lang: Lang) -> str:
    """How a field of a record is called."""
    key = f"field.{name}"
    return say(key, lang) if key in text_keys() else name


@functools.cache
def _fields(names: tuple[str, ...]) -> Mapping[str, str]:
    labels = {field_label(name, lang).casefold(): name for name in names for lang in LANGUAGES}
    return {**labels, **{name: name for name in names}}


def exact(value: object) -> str:
    """A value as JSON text in printable signs alone; ``canonical`` of it read gives it back."""
    text = value if isinstance(value, str) else canonical(value)
    signs = (sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in text)
    return _ESCAPED.sub(r"\\u005f", text if text.isprintable() else "".join(signs))


def is_plain(text: str) -> bool:
    """Whether every file keeps this text as it is."""
    return bool(text) and text.isprintable() and text == text.strip() and not _ESCAPED.search(text)


# --- reading ----------------------------------------------------------------------------------


def refuse_calculated(raw: Raw) -> None:
    """Raises ExchangeError for a formula and for a calculation that failed."""
    if isinstance(raw, Formula):
        raise ExchangeError("cell.formula", text=str(raw))
    if isinstance(raw, ErrorValue):
        raise ExchangeError("cell.failed", text=str(raw))


def read_cell(found: Property[Any], raw: Raw, how: Manner) -> tuple[Member, ...]:
    """What a filled cell says of a property, checked by the vocabulary.

    Raises ExchangeError or VocabularyError, both Told and without a place, for what does not fit;
    NeedsNames where a name must be looked up and ``how`` cannot.
    """
    refuse_calculated(raw)
    if not found.many:
        value, non_value = _read(found.type, raw, how)
        return (Member("", value, non_value),)
    if not isinstance(raw, str):
        raise ExchangeError("cell.members", name=found.name, found=str(raw))
    if marks().get(raw.strip().casefold()) == SEE_STATEMENTS:
        raise ExchangeError("cell.see_statements", text=raw.strip())
    members = [_read_member(found, line, how) for line in raw.splitlines() if line.strip()]
    keys = [member.key for member in members]
    if twins := sorted({key for key in keys if keys.count(key) > 1}):
        raise ExchangeError("cell.twins", key=twins[0])
    return tuple(members)


def _read(kind: ValueType[Any], raw: Raw, how: Manner) -> tuple[str | None, str]:
    if isinstance(raw, str):
        word = marks().get(raw.strip().casefold())
        if word == SEE_STATEMENTS:
            raise ExchangeError("cell.see_statements", text=raw.strip())
        if word:
            return None, word
    return canonical(kind.check(_value(kind, raw, how))), ""


def _read_member(found: Property[Any], line: str, how: Manner) -> Member:
    kind, line = found.type, as_typed(line.strip())
    named, text = _split_key(line, is_record="on" in kind.fields)
    if named is None:
        if kind.is_reference:
            thing = _read_reference(text, kind.kinds, how)
            return Member(thing, canonical(kind.check(thing)))
        if "on" in kind.fields:
            record = kind.check(_value(kind, text, how))
            return Member(str(record["on"]), canonical(record))  # type: ignore[index]  # a record
        raise ExchangeError("cell.key", text=line)
    return read_member(found, named, text, how)


def read_member(found: Property[Any], named: str, raw: Raw, how: Manner) -> Member:
    """What a cell says of one member of a property with several; raises as ``read_cell``."""
    refuse_calculated(raw)
    kind = found.type
    key = _read_reference(named, kind.kinds, how) if found.key == "thing" else named
    value, non_value = _read(kind, raw, how)
    if kind.is_reference and value is not None and read_json(value) != key:
        raise VocabularyError("key.differs", found=key, value=value)
    return Member(key, value, non_value)


def _split_key(line: str, *, is_record: bool) -> tuple[str | None, str]:
    """The key before the first ``=`` of a line, None if it names none, and what follows."""
    if line.startswith('"'):
        try:
            text, end = json.JSONDecoder().raw_decode(line)
        except (json.JSONDecodeError, RecursionError):
            raise ExchangeError("cell.quotes", text=line) from None
        match = re.match(r"\s=\s", line[end:])
        return (str(text), line[end + match.end() :].strip()) if match else (None, line)
    match = _KEY_SIGN.search(line)
    bar = _BAR.search(line) if is_record else None
    if line.startswith("{") or match is None or (bar and bar.start() < match.start()):
        return None, line
    return line[: match.start()].strip(), line[match.end() :].strip()


def _value(kind: ValueType[Any], raw: Raw, how: Manner) -> object:
    """What a cell holds, as the type of the property wants it, not yet checked."""
    text = as_typed(raw.strip()) if isinstance(raw, str) else None
    if text is not None and text.startswith('"'):
        return _read_json(text)
    if text is not None and text.startswith("{") and kind.name in ("prose", "record", "anything"):
        return _read_json(text)
    return _READERS[kind.name](kind, raw if text is None else text, how)


def _read_json(text: str) -> object:
    try:
        return read_json(text)
    except VocabularyError:
        raise ExchangeError("cell.quotes", text=text) from None


def _read_text(kind: ValueType[Any], raw: Raw, how: Manner) -> object:
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    return str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else _json_like(raw)


def _json_like(raw: Raw) -> object:
    return raw.isoformat() if isinstance(raw, datetime.date) else raw


def _read_figure(kind: ValueType[Any], raw: Raw, how: Manner) -> object:
    return read_number(raw, decimal_comma=how.decimal_comma) if isinstance(raw, str) else _json_like(raw)


def _read_word(kind: ValueType[Any], raw: Raw, how: Manner) -> object:
    if isinstance(raw, str):
        if raw.casefold() not in _words():
            words = [say(word, how.lang) for word in ("yes", "no")]
            words += [say("planned", how.lang)] if kind.name == "existence" else []
            raise ExchangeError("cell.word", text=raw, allowed=", ".join(words))
        return _words()[raw.casefold()]
    return _json_like(raw)


def _read_day(kind: ValueType[Any], raw: Raw, how: Manner) -> object:
    if isinstance(raw, bool) or raw is None:
        return raw
    if isinstance(raw, int | float):  # a year alone, as spreadsheets keep it
        return str(int(raw)) if float(raw).is_integer() else raw
    if kind.name == "period" and isinstance(raw, str):
        try:
            return check_period(raw)
        except VocabularyError:
            if raw.count("/") == 1:
                raise
    return read_date(raw, lang=how.lang)


def _read_choice(kind: ValueType[Any], raw: Raw, how: Manner) -> object:
    known = choices(kind.scale)
    text = str(raw)
    code = known.get(text) or known.get(text.casefold())
    if code is None:
        labels = ", ".join(label.of(how.lang) for label in scales()[kind.scale].values())
        raise ExchangeError("cell.word", text=text, allowed=labels)
    return code


def _read_thing(kind: ValueType[Any], raw: Raw, how: Manner) -> object:
    return _read_reference(raw, kind.kinds, how) if isinstance(raw, str) else _json_like(raw)


def _read_reference(text: str, possible: tuple[str, ...], how: Manner) -> str:
    text = as_typed(text)
    if text.startswith('"'):
        text = str(_read_json(text))
    if is_reference(text) and text.partition("/")[0] in kinds():
        return text
    if how.find is None:
        raise NeedsNames
    return how.find(text, possible)


def _read_record(kind: ValueType[Any], raw: Raw, how: Manner) -> object:
    if not isinstance(raw, str):
        return _json_like(raw)
    record: dict[str, object] = {}
    known = _fields(tuple(kind.fields))
    for number, part in enumerate(_BAR.split(raw)):
        label, colon, text = part.partition(":")
        name = known.get(label.strip().casefold()) if colon else None
        if name is None and number == 0 and "on" in kind.fields:
            name, text = "on", part
        if name is None:
            labels = ", ".join(field_label(name, how.lang) for name in kind.fields)
            raise ExchangeError("cell.field", text=part.strip(), known=labels)
        if name in record:
            raise ExchangeError("cell.twins", key=label.strip())
        record[name] = _value(kind.parts[name], text.strip(), how)
    return record


def _read_anything(kind: ValueType[Any], raw: Raw, how: Manner) -> object:
    if not isinstance(raw, str):
        return _json_like(raw)
    if raw.startswith(("{", "[", '"')):
        return _read_json(raw)
    try:
        return read_json(raw)
    except VocabularyError:
        return raw


_READERS: Mapping[str, Callable[[ValueType[Any], Raw, Manner], object]] = {
    "text": _read_text,
    "prose": _read_text,
    "whole number": _read_figure,
    "number": _read_figure,
    "yes/no": _read_word,
    "existence": _read_word,
    "date": _read_day,
    "moment": _read_day,
    "period": _read_day,
    "choice": _read_choice,
    "reference": _read_thing,
    "record": _read_record,
    "anything": _read_anything,
}


# --- writing ----------------------------------------------------------------------------------


def write_cell(found: Property[Any], members: Sequence[Member], how: Manner) -> str | int | float | None:
    """What is said of a property as one cell, None if nothing is; ``read_cell`` gives it back.

    A number where the property has one number that a spreadsheet keeps exactly, else text.
    """
    if not members:
        return None
    if found.many:
        return "\n".join(_write_member(found, member, how) for member in members)
    value, non_value = members[0].value, members[0].non_value
    if value is not None and found.type.name in ("number", "whole number"):
        number = read_json(value)
        if isinstance(number, int | float) and _kept_exactly(number):
            return number
    return _write(found.type, value, non_value, how)


def _kept_exactly(number: float) -> bool:
    if isinstance(number, int):
        return abs(number) < 10**15
    return not number.is_integer() and float(f"{number:.15G}") == number


def mark(code: str, lang: Lang) -> str:
    """The word in brackets for having no value here."""
    return f"({say(f'cell.{code}', lang)})"


def _write(kind: ValueType[Any], value: str | None, non_value: str, how: Manner) -> str:
    if value is None:
        return mark(non_value, how.lang)
    for text in _forms(kind, read_json(value), how):
        if _reads_as(lambda text=text: _read(kind, text, how), (value, "")):  # type: ignore[misc]  # bound now
            return text
    return exact(value)


def _write_member(found: Property[Any], member: Member, how: Manner) -> str:
    kind, key = found.type, member.key
    value = None if member.value is None else read_json(member.value)
    short = kind.is_reference or (isinstance(value, dict) and value.get("on") == key)
    told = mark(member.non_value, how.lang) if value is None else ""
    forms = [] if value is None else _forms(kind, value, how)
    lines = list(forms) if short and value is not None else []
    lines += [f"{key} = {text}" for text in ([told] if told else forms)] if is_plain(key) else []
    for line in (neutralised(text) if text.startswith(_STARTS_FORMULA) else text for text in lines):
        if is_plain(line) and _reads_as(lambda line=line: _read_member(found, line, how), member):  # type: ignore[misc]  # bound now
            return line
    return f"{exact(canonical(key))} = {told or exact(member.value)}"


def _reads_as(read: Callable[[], object], wanted: object) -> bool:
    try:
        return read() == wanted
    except (Told, NeedsNames):
        return False


def _forms(kind: ValueType[Any], value: object, how: Manner) -> Sequence[str]:
    """The forms for people of a value, the nicest first; none if it has none."""
    found: Sequence[str] = ()
    match value:
        case bool():
            found = [say("yes" if value else "no", how.lang)] if kind.name in ("yes/no", "existence") else []
        case int() | float():
            found = _number_forms(value, how) if kind.name in ("number", "whole number") else [exact(value)]
        case str() if kind.name == "choice":
            found = [scales()[kind.scale][value].of(how.lang), value]
        case "planned" if kind.name == "existence":
            found = [say("planned", how.lang)]
        case str() if is_plain(value):
            found = [neutralised(value) if value.startswith(_STARTS_FORMULA) else value, neutralised(value)]
        case dict() if kind.name == "record":
            found = _record_forms(kind, value, how)
    return found


def _number_forms(value: float, how: Manner) -> list[str]:
    text = canonical(value)
    digits, e, power = text.partition("e")
    padded = f"{digits}0{e}{power}" if "." in digits else text
    forms = [text, padded]
    return [form.replace(".", ",") for form in forms] if how.decimal_comma else forms


def _record_forms(kind: ValueType[Any], value: Mapping[str, object], how: Manner) -> list[str]:
    parts = []
    for name in kind.fields:
        if name not in value:
            continue
        forms = _forms(kind.parts[name], value[name], how)
        if not forms:
            return []
        label = "" if name == "on" else f"{field_label(name, how.lang)}: "
        parts.append(f"{label}{forms[0]}")
    return [" | ".join(parts)]
