# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Values, made at random, that the vocabulary allows: one strategy per type of value."""

# ruff: noqa: E501  # a case is one line

import string
import unicodedata
from typing import Any

from hypothesis import strategies as st

from kamerbreed.exchange._cell_form import Member
from kamerbreed.vocabulary import NON_VALUES, Property, ValueType, VocabularyError, canonical, kinds, scales

SIGNS = "=+-@'\"|:{}[]()/\\;,_x0041_ \t\n\r\u00a0\u200b\u2028é\u0301𝄞\x01\x7f\ufffe"
SPECIAL = (
    "(onbekend)", "(Unknown)", "(zie de uitspraken)", "ja", "no", "gepland", "112", "1.234", "1e5", "true",
    '"x"', '"', "{}", "[1]", "a = b", "= b", "a =", "a | b", "van: 3", "on: x", "'s-Hertogenbosch", "'=1", "-5",
    "=1+1", "＝1", "_x0041_", "component/x", "party/lms", "a\nb", "#N/A", "2023-05", "null", "NaN", "niets",
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(SPECIAL),
    st.text(st.sampled_from(SIGNS + string.ascii_letters + string.digits), min_size=1, max_size=12),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=12),
)
WORDS = TEXTS.filter(lambda text: bool(text.strip()))
WHOLES = st.one_of(st.integers(-1000, 100_000), st.integers(-(10**20), 10**20))
NUMBERS = st.one_of(
    WHOLES, st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([1.234, 0.1, 1e-7])
)
DATES = st.one_of(
    st.integers(1, 9998).map(lambda year: f"{year:04}"),
    st.builds(lambda y, m: f"{y:04}-{m:02}", st.integers(1900, 2100), st.integers(1, 12)),
    st.dates().map(lambda day: day.isoformat()).filter(lambda text: text < "9999"),
)
MOMENTS = st.one_of(
    DATES, st.datetimes().map(lambda at: at.isoformat(timespec="minutes")).filter(lambda t: t < "9999")
)
SLUGS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:@-]{0,8}", fullmatch=True)
ANYTHING = st.recursive(
    st.one_of(TEXTS, NUMBERS, st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=4,
)
PROSE = st.one_of(WORDS, st.dictionaries(st.sampled_from(["nl", "en"]), TEXTS, min_size=1))


def _periods() -> st.SearchStrategy[str]:
    pairs = st.tuples(DATES, DATES).map(lambda two: "/".join(sorted(two)))
    return st.one_of(MOMENTS, pairs)


def _references(kind: ValueType[Any]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda slug, name: f"{slug}/{name}", st.sampled_from(kind.kinds or tuple(kinds())), SLUGS
    )


def _records(kind: ValueType[Any]) -> st.SearchStrategy[Any]:
    parts = {name: values(part) for name, part in kind.parts.items()}
    return st.fixed_dictionaries({}, optional=parts)


def values(kind: ValueType[Any]) -> st.SearchStrategy[Any]:
    """Values of a type, as Python; nearly all of them pass its check."""
    match kind.name:
        case "choice":
            return st.sampled_from(list(scales()[kind.scale]))
        case "reference":
            return _references(kind)
        case "record":
            return _records(kind)
        case "period":
            return _periods()
    return {
        "text": WORDS, "prose": PROSE, "whole number": WHOLES, "number": NUMBERS, "yes/no": st.booleans(),
        "existence": st.sampled_from([True, False, "planned"]), "date": DATES, "moment": MOMENTS,
        "anything": ANYTHING,
    }[kind.name]  # fmt: skip


def valid(kind: ValueType[Any], value: Any) -> str | None:
    """The canonical text of a value, None if the vocabulary refuses it."""
    try:
        return canonical(kind.check(value))
    except VocabularyError:
        return None


def members(found: Property[Any]) -> st.SearchStrategy[tuple[Member, ...]]:
    """What may be said of a property at one time: its one value or its members, with non-values."""
    texts = (
        values(found.type).map(lambda value: valid(found.type, value)).filter(lambda text: text is not None)
    )
    said = st.one_of(
        texts.map(lambda text: (text, "")), st.sampled_from(NON_VALUES).map(lambda code: (None, code))
    )
    if not found.many:
        return said.map(lambda one: (Member("", *one),))
    keys: st.SearchStrategy[str] = _references(found.type) if found.key == "thing" else WORDS
    if found.type.is_reference:
        ids = st.lists(st.tuples(keys, said), min_size=1, max_size=3, unique_by=lambda one: one[0])
        return ids.map(
            lambda some: tuple(
                Member(key, canonical(key) if text else None, code) for key, (text, code) in some
            )
        )
    some = st.lists(st.tuples(keys, said), min_size=1, max_size=3, unique_by=lambda one: valid_key(one[0]))
    return some.map(lambda pairs: tuple(Member(valid_key(key), *one) for key, one in pairs))


def valid_key(key: str) -> str:
    """A key as the statement keeps it: in NFC."""
    return unicodedata.normalize("NFC", key)
