# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The types of values, and their one canonical JSON text.

Canonical: keys sorted, no white space, NFC, no NUL, finite numbers, and a whole number without a
fraction, so that equal values are equal text on every machine.
"""

import json
import math
import re
import sys
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from kamerbreed.vocabulary._dates import check_moment, check_period, partial_date
from kamerbreed.vocabulary._errors import Told, VocabularyError
from kamerbreed.vocabulary._labels import scales

T = TypeVar("T")

MAX_VALUE_CHARACTERS = 100_000
MAX_DEPTH = 4
_MAX_SHOWN = 60
_REFERENCE = re.compile(r"[a-z][a-z0-9-]*/[A-Za-z0-9][A-Za-z0-9._:@-]*", re.ASCII)


def is_clean(text: str) -> bool:
    """Whether this is plain text in which there is nothing to clean: quick, and true of most."""
    return text.isascii() and "\0" not in text


def clean_text(text: str) -> str:
    """Text in NFC; refuses NUL and lone surrogates, which no database keeps."""
    if is_clean(text):
        return text
    if "\0" in text:
        raise VocabularyError("text.nul")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise VocabularyError("text.surrogate") from None
    return unicodedata.normalize("NFC", text)


def _clean(value: object, depth: int = 0) -> object:
    if depth > MAX_DEPTH:
        raise VocabularyError("value.depth", limit=MAX_DEPTH)
    match value:
        case None:
            raise VocabularyError("value.null")
        case bool() | int():
            return value
        case float():
            if not math.isfinite(value):
                raise VocabularyError("number.finite")
            return int(value) if value.is_integer() and abs(value) < 2**53 else value
        case str():
            return clean_text(value)
        case list() | tuple():
            return [_clean(part, depth + 1) for part in value]
        case Mapping():
            return _no_twins([(clean_text(str(key)), _clean(part, depth + 1)) for key, part in value.items()])
        case _:
            raise VocabularyError("value.type", type=type(value).__name__)


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(value: object) -> str:
    """The one JSON text of a value. Raises VocabularyError for what JSON or we cannot hold."""
    cleaned = _clean(value)
    try:
        text = _ENCODER.encode(cleaned)
    except ValueError:  # of what is clean, Python writes all but a number of so many digits
        raise VocabularyError("number.long", limit=sys.get_int_max_str_digits()) from None
    if len(text) > MAX_VALUE_CHARACTERS:
        raise VocabularyError("value.long", limit=MAX_VALUE_CHARACTERS)
    return text


def _refuse_constant(text: str) -> object:
    raise VocabularyError("number.constant", text=text)


def _no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise VocabularyError("record.twins")
    return found


_DECODER = json.JSONDecoder(parse_constant=_refuse_constant, object_pairs_hook=_no_twins)


def read_json(text: str) -> object:
    """Read one JSON value strictly: no NaN, no infinity, no double keys.

    Raises VocabularyError with what was wrong and where.
    """
    if len(text) > MAX_VALUE_CHARACTERS:
        raise VocabularyError("value.long", limit=MAX_VALUE_CHARACTERS)
    try:
        value: object = _DECODER.decode(text)
    except RecursionError:
        raise VocabularyError("value.depth", limit=MAX_DEPTH) from None
    except VocabularyError:
        raise
    except json.JSONDecodeError as error:
        raise VocabularyError("value.json", text=_cut(text), at=error.pos + 1) from None
    except ValueError:  # what is left: Python reads no number of so many digits
        raise VocabularyError("number.long", limit=sys.get_int_max_str_digits()) from None
    return value


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 3]}..."


def shown(value: object) -> str:
    """A value as a message shows it: text in quotes, all else as JSON, cut where it is long."""
    return _cut(
        repr(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=repr)
    )


def unexpected(what: Told, found: object) -> VocabularyError:
    """The error that says what is expected here, and what was found."""
    return VocabularyError("expected", what=what, found=shown(found))


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueType(Generic[T]):
    """What a value may be: a name for people and a check that gives the cleaned value back.

    Of a record, ``fields`` gives the name of the type of each field and ``parts`` the type itself.
    """

    name: str
    check: Callable[[object], object]
    kinds: tuple[str, ...] = ()
    scale: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, "ValueType[Any]"] = field(default_factory=dict)

    @property
    def is_reference(self) -> bool:
        """Whether a value names another thing."""
        return self.name == "reference"


def _text(value: object) -> object:
    if not isinstance(value, str) or not value.strip():
        raise unexpected(Told("what.text"), value)
    return value


def _prose(value: object) -> object:
    if isinstance(value, dict):
        if not value or set(value) - {"nl", "en"} or not all(isinstance(v, str) for v in value.values()):
            raise unexpected(Told("what.prose"), value)
        return value
    return _text(value)


def _whole(value: object) -> object:
    fraction = isinstance(value, float) and not value.is_integer()
    if isinstance(value, bool) or not isinstance(value, int | float) or fraction:
        raise unexpected(Told("what.whole"), value)
    return int(value)


def _number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise unexpected(Told("what.number"), value)
    return value


def _boolean(value: object) -> object:
    if not isinstance(value, bool):
        raise unexpected(Told("what.boolean"), value)
    return value


def _text_by(reader: Callable[[str], object], what: Told) -> Callable[[object], object]:
    def check(value: object) -> object:
        if not isinstance(value, str):
            raise unexpected(what, value)
        reader(value)
        return value

    return check


def _existence(value: object) -> object:
    if value is True or value is False or value == "planned":
        return value
    raise unexpected(Told("what.existence"), value)


def _remark(value: object) -> object:
    return value


TEXT: ValueType[str] = ValueType(name="text", check=_text)
PROSE: ValueType[object] = ValueType(name="prose", check=_prose)
WHOLE: ValueType[int] = ValueType(name="whole number", check=_whole)
NUMBER: ValueType[float] = ValueType(name="number", check=_number)
BOOLEAN: ValueType[bool] = ValueType(name="yes/no", check=_boolean)
DATE: ValueType[str] = ValueType(name="date", check=_text_by(partial_date, Told("what.date")))
MOMENT: ValueType[str] = ValueType(name="moment", check=_text_by(check_moment, Told("what.moment")))
PERIOD: ValueType[str] = ValueType(name="period", check=_text_by(check_period, Told("what.period")))
EXISTENCE: ValueType[object] = ValueType(name="existence", check=_existence)
ANYTHING: ValueType[object] = ValueType(name="anything", check=_remark)


def code(scale: str) -> ValueType[str]:
    """One code of a closed scale of ``scales.csv``."""
    codes = scales()[scale]

    def check(value: object) -> object:
        if not isinstance(value, str) or value not in codes:
            raise unexpected(Told("what.one_of", allowed=", ".join(codes)), value)
        return value

    return ValueType(name="choice", check=check, scale=scale)


def is_reference(text: object) -> bool:
    """Whether this has the form of a reference, ``kind/slug``."""
    return isinstance(text, str) and _REFERENCE.fullmatch(text) is not None


def _either(names: tuple[str, ...]) -> Told | str:
    """The names with the word for "or" between them."""
    said: Told | str = names[0]
    for name in names[1:]:
        said = Told("either", one=said, other=name)
    return said


def reference(*kinds: str) -> ValueType[str]:
    """A thing of one of these kinds; of any kind if none is named.

    Where one kind only is possible its slug alone is understood, and written out.
    """

    def check(value: object) -> object:
        if isinstance(value, str) and len(kinds) == 1 and "/" not in value:
            value = f"{kinds[0]}/{value}"
        if not is_reference(value):
            raise unexpected(Told("what.thing"), value)
        if kinds and str(value).partition("/")[0] not in kinds:
            raise unexpected(Told("what.kind", kinds=_either(kinds)), value)
        return value

    return ValueType(name="reference", check=check, kinds=kinds)


def record(
    *,
    required: Mapping[str, ValueType[Any]],
    optional: Mapping[str, ValueType[Any]],
    whole: Callable[[Mapping[str, Any]], object] = dict,
) -> ValueType[Mapping[str, object]]:
    """A flat record with named fields, each of a type of its own.

    ``whole`` looks at the fields together, and raises VocabularyError where they do not fit.
    """
    known = {**required, **optional}

    def check(value: object) -> object:
        if not isinstance(value, dict):
            raise unexpected(Told("what.record", fields=", ".join(known)), value)
        if missing := [name for name in required if name not in value]:
            raise VocabularyError("record.lacks", fields=", ".join(missing))
        if strange := [name for name in value if name not in known]:
            raise VocabularyError("record.strange", fields=", ".join(strange), known=", ".join(known))
        cleaned: dict[str, object] = {}
        for name, part in value.items():
            try:
                cleaned[name] = known[name].check(part)
            except VocabularyError as error:
                raise VocabularyError("record.field", name=name, problem=error) from None
        whole(cleaned)
        return cleaned

    fields = {name: part.name for name, part in known.items()}
    return ValueType(name="record", check=check, fields=fields, parts=known)
