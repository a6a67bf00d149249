# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The types of values, and their one canonical JSON text.

Canonical: keys sorted, no white space, NFC, no NUL, finite numbers, and a whole number without a
fraction, so that equal values are equal text on every machine.
"""

import json
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from kamerbreed.vocabulary._dates import check_moment, check_period, partial_date
from kamerbreed.vocabulary._errors import VocabularyError
from kamerbreed.vocabulary._labels import scales

T = TypeVar("T")

MAX_VALUE_CHARACTERS = 100_000
MAX_DEPTH = 4
_REFERENCE = re.compile(r"[a-z][a-z0-9-]*/[A-Za-z0-9][A-Za-z0-9._:@-]*", re.ASCII)


def clean_text(text: str) -> str:
    """Text in NFC; refuses NUL and lone surrogates, which no database keeps."""
    if "\0" in text:
        raise VocabularyError("text holds a NUL character")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise VocabularyError("text holds half of a surrogate pair") from None
    return unicodedata.normalize("NFC", text)


def _clean(value: object, depth: int = 0) -> object:
    if depth > MAX_DEPTH:
        raise VocabularyError(f"value is nested deeper than {MAX_DEPTH} levels")
    match value:
        case None:
            raise VocabularyError("null is no value; say why it is missing with a non_value")
        case bool() | int():
            return value
        case float():
            if not math.isfinite(value):
                raise VocabularyError("a number must be finite")
            return int(value) if value.is_integer() and abs(value) < 2**53 else value
        case str():
            return clean_text(value)
        case list() | tuple():
            return [_clean(part, depth + 1) for part in value]
        case Mapping():
            return {clean_text(str(key)): _clean(part, depth + 1) for key, part in value.items()}
        case _:
            raise VocabularyError(f"a value cannot be a {type(value).__name__}")


def canonical(value: object) -> str:
    """The one JSON text of a value. Raises VocabularyError for what JSON or we cannot hold."""
    text = json.dumps(
        _clean(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    if len(text) > MAX_VALUE_CHARACTERS:
        raise VocabularyError(f"value is longer than {MAX_VALUE_CHARACTERS} characters")
    return text


def _refuse_constant(text: str) -> object:
    raise VocabularyError(f"{text} is no number that can be kept")


def _no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise VocabularyError("a record names the same field twice")
    return found


def read_json(text: str) -> object:
    """Read one JSON value strictly: no NaN, no infinity, no double keys.

    Raises VocabularyError with what was wrong and where.
    """
    if len(text) > MAX_VALUE_CHARACTERS:
        raise VocabularyError(f"value is longer than {MAX_VALUE_CHARACTERS} characters")
    try:
        value: object = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_no_twins)
    except RecursionError:
        raise VocabularyError(f"value is nested deeper than {MAX_DEPTH} levels") from None
    except VocabularyError:
        raise
    except ValueError as error:
        shown = text if len(text) <= 60 else text[:57] + "..."
        raise VocabularyError(f"{shown} is no JSON value ({error}); text stands in double quotes") from None
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueType(Generic[T]):
    """What a value may be: a name for people and a check that gives the cleaned value back."""

    name: str
    check: Callable[[object], object]
    kinds: tuple[str, ...] = ()
    scale: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_reference(self) -> bool:
        """Whether a value names another thing."""
        return self.name == "reference"


def _text(value: object) -> object:
    if not isinstance(value, str) or not value.strip():
        raise VocabularyError(f"expected text, found {value!r}")
    return value


def _prose(value: object) -> object:
    if isinstance(value, dict):
        if not value or set(value) - {"nl", "en"} or not all(isinstance(v, str) for v in value.values()):
            raise VocabularyError('expected text, or a record like {"en": "..."} for another language')
        return value
    return _text(value)


def _whole(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value):
        raise VocabularyError(f"expected a whole number, found {value!r}")
    return int(value)


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise VocabularyError(f"expected a number, found {value!r}")
    return value


def _boolean(value: object) -> object:
    if not isinstance(value, bool):
        raise VocabularyError(f"expected true or false, found {value!r}")
    return value


def _text_by(reader: Callable[[str], object], what: str) -> Callable[[object], object]:
    def check(value: object) -> object:
        if not isinstance(value, str):
            raise VocabularyError(f"expected {what}, found {value!r}")
        reader(value)
        return value

    return check


def _existence(value: object) -> object:
    if value is True or value is False or value == "planned":
        return value
    raise VocabularyError(f'expected true, false or "planned", found {value!r}')


def _remark(value: object) -> object:
    return value


TEXT: ValueType[str] = ValueType(name="text", check=_text)
PROSE: ValueType[object] = ValueType(name="prose", check=_prose)
WHOLE: ValueType[int] = ValueType(name="whole number", check=_whole)
NUMBER: ValueType[float] = ValueType(name="number", check=_number)
BOOLEAN: ValueType[bool] = ValueType(name="yes/no", check=_boolean)
DATE: ValueType[str] = ValueType(name="date", check=_text_by(partial_date, "a date such as 2023-05"))
MOMENT: ValueType[str] = ValueType(
    name="moment", check=_text_by(check_moment, "a date, with or without time")
)
PERIOD: ValueType[str] = ValueType(
    name="period", check=_text_by(check_period, "a period such as 2021-01/2021-03")
)
EXISTENCE: ValueType[object] = ValueType(name="existence", check=_existence)
ANYTHING: ValueType[object] = ValueType(name="anything", check=_remark)


def code(scale: str) -> ValueType[str]:
    """One code of a closed scale of ``scales.csv``."""
    codes = scales()[scale]

    def check(value: object) -> object:
        if not isinstance(value, str) or value not in codes:
            raise VocabularyError(f"expected one of {', '.join(codes)}, found {value!r}")
        return value

    return ValueType(name="choice", check=check, scale=scale)


def is_reference(text: object) -> bool:
    """Whether this has the form of a reference, ``kind/slug``."""
    return isinstance(text, str) and _REFERENCE.fullmatch(text) is not None


def reference(*kinds: str) -> ValueType[str]:
    """A thing of one of these kinds; of any kind if none is named.

    Where one kind only is possible its slug alone is understood, and written out.
    """

    def check(value: object) -> object:
        if isinstance(value, str) and len(kinds) == 1 and "/" not in value:
            value = f"{kinds[0]}/{value}"
        if not is_reference(value):
            raise VocabularyError(f"expected a thing as kind/slug, found {value!r}")
        if kinds and str(value).partition("/")[0] not in kinds:
            raise VocabularyError(f"expected a {' or '.join(kinds)}, found {value!r}")
        return value

    return ValueType(name="reference", check=check, kinds=kinds)


def record(
    *, required: Mapping[str, ValueType[Any]], optional: Mapping[str, ValueType[Any]]
) -> ValueType[Mapping[str, object]]:
    """A flat record with named fields, each of a type of its own."""
    known = {**required, **optional}

    def check(value: object) -> object:
        if not isinstance(value, dict):
            raise VocabularyError(f"expected a record with {', '.join(known)}, found {value!r}")
        if missing := [name for name in required if name not in value]:
            raise VocabularyError(f"the record lacks {', '.join(missing)}")
        if strange := [name for name in value if name not in known]:
            raise VocabularyError(f"the record has {', '.join(strange)}; it knows {', '.join(known)}")
        cleaned: dict[str, object] = {}
        for name, part in value.items():
            try:
                cleaned[name] = known[name].check(part)
            except VocabularyError as error:
                raise VocabularyError(f"field {name}: {error}") from None
        return cleaned

    return ValueType(name="record", check=check, fields={name: part.name for name, part in known.items()})
