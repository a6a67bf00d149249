# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The statement: this party says, on the ground of this source, that this is so, from then to then."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from kamerbreed.vocabulary._dates import certain_from, partial_date
from kamerbreed.vocabulary._errors import Told, VocabularyError
from kamerbreed.vocabulary._kinds import SENSITIVITIES, Property, property_of
from kamerbreed.vocabulary._labels import scales
from kamerbreed.vocabulary._values import canonical, clean_text, is_clean, is_reference, read_json, unexpected

ACTS = ("assert", "retract", "rule", "classify", "destroy")
BASES = ("measured", "documented", "stated", "derived", "assumed")
"""Grounds from the most to the least solid."""
NON_VALUES = ("unknown", "refused", "not_applicable")
"""Reasons for having no value that somebody can give."""
SHIELDED = "shielded"
"""Said openly where something is stated that not everybody may see; ``about`` is what that is."""
REASONS = (*NON_VALUES, SHIELDED)
"""All that stands in the place of a value."""
UNKNOWN_DAY = "unknown"
"""In ``known_from``: its sources have a date, but from which of them it could be known is not."""
MAX_TEXT = 20_000
_DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody says, as content: without number, time of recording, salt or digest.

    ``value`` is canonical JSON text, or None where ``non_value`` gives the reason why there is
    none. ``valid_from`` and ``valid_to`` are a half-open interval of local dates; ``observed_on``
    (*peildatum*) is the day of a state without a known beginning. Dates are ISO text as precise
    as they are known; empty is not known. ``about`` is the digest that a retract, classify or
    destroy concerns.
    """

    act: str = "assert"
    subject: str = ""
    property: str = ""
    key: str = ""
    value: str | None = None
    non_value: str = ""
    sources: tuple[str, ...] = ()
    locator: str = ""
    quotation: str = ""
    basis: str = ""
    stated_by: str = ""
    valid_from: str = ""
    valid_to: str = ""
    observed_on: str = ""
    known_from: str = ""
    sensitivity: str = "public"
    audience: tuple[str, ...] = ()
    about: str = ""
    note: str = ""


FIELDS = tuple(field.name for field in fields(Statement))


def _field(name: str, check: Callable[[], object]) -> object:
    try:
        return check()
    except VocabularyError as error:
        raise VocabularyError("field", name=name, problem=error) from None


def _one_of(found: str, allowed: tuple[str, ...]) -> None:
    if found not in allowed:
        raise unexpected(Told("what.one_of", allowed=", ".join(allowed)), found)


def _check_dates(said: Statement) -> None:
    for name in ("valid_from", "valid_to", "observed_on"):
        text = getattr(said, name)
        if text:
            _field(name, lambda text=text: partial_date(text))  # type: ignore[misc]  # bound now
    if said.known_from and said.known_from != UNKNOWN_DAY:
        _field("known_from", lambda: certain_from(said.known_from))
    if said.valid_to:
        end = partial_date(said.valid_to)
        if said.valid_from and partial_date(said.valid_from).first >= end.last:
            raise VocabularyError("dates.order", end=said.valid_to, start=said.valid_from)
        if said.observed_on and partial_date(said.observed_on).first >= end.last:
            raise VocabularyError("dates.observed", day=said.observed_on, end=said.valid_to)


def _wrong(name: str, what: Told, found: str) -> VocabularyError:
    return VocabularyError("field", name=name, problem=unexpected(what, found))


def _check_texts(said: Statement) -> Statement:
    cleaned: dict[str, Any] = {}
    for name in ("locator", "quotation", "note", "key"):
        text = getattr(said, name)
        if len(text) > MAX_TEXT:
            raise VocabularyError("text.long", name=name, limit=MAX_TEXT)
        clean = text if is_clean(text) else _field(name, lambda text=text: clean_text(text))  # type: ignore[misc]  # bound now
        if clean != text:
            cleaned[name] = clean
    return replace(said, **cleaned) if cleaned else said


def _check_parties(said: Statement) -> None:
    for source in said.sources:
        if not is_reference(source) or not source.startswith("source/"):
            raise _wrong("sources", Told("what.source"), source)
    if not is_reference(said.stated_by) or not said.stated_by.startswith("party/"):
        raise _wrong("stated_by", Told("what.stated_by"), said.stated_by)
    for party in said.audience:
        if not is_reference(party) or not party.startswith("party/"):
            raise _wrong("audience", Told("what.audience"), party)


def _check_value(said: Statement, found: Property[Any]) -> Statement:
    if said.non_value:
        if said.value is not None:
            raise VocabularyError("value.both")
        _field("non_value", lambda: _one_of(said.non_value, REASONS))
        return said
    if said.value is None:
        raise VocabularyError("value.empty")
    try:
        value = canonical(found.check(read_json(said.value)))
    except VocabularyError as error:
        raise VocabularyError("field", name="value", problem=error) from None
    return said if value == said.value else replace(said, value=value)


def _check_key(said: Statement, found: Property[Any]) -> Statement:
    if found.many and not said.key:
        raise VocabularyError("key.missing", name=said.property)
    if not found.many and said.key:
        raise VocabularyError("key.superfluous", name=said.property, found=said.key)
    if found.many and found.key == "thing":
        key = said.key
        if "/" not in key and len(found.type.kinds) == 1:
            key = f"{found.type.kinds[0]}/{key}"
        if not is_reference(key):
            raise _wrong("key", Told("what.thing"), said.key)
        return said if key == said.key else replace(said, key=key)
    if found.many and found.key == "sha256" and _DIGEST.fullmatch(said.key) is None:
        raise _wrong("key", Told("what.sha256"), said.key)
    return said


def _check_content(said: Statement) -> Statement:
    try:
        found = property_of(said.subject, said.property)
    except VocabularyError as error:
        raise VocabularyError("field", name="property", problem=error) from None
    said = _check_key(_check_value(said, found), found)
    named = found.many and found.type.is_reference and said.value is not None
    if named and read_json(said.value or "null") != said.key:
        raise VocabularyError("key.differs", found=said.key, value=said.value)
    return said


def checked(said: Statement) -> Statement:
    """The statement, cleaned and proved to fit the vocabulary; itself if there was nothing to clean.

    Raises VocabularyError that names the field, what was found and what was expected. Whether the
    things it names exist is a question to a picture, not to the vocabulary.
    """
    if said.act not in ACTS:
        _field("act", lambda: _one_of(said.act, ACTS))
    said = _check_texts(said)
    if not is_reference(said.subject):
        raise _wrong("subject", Told("what.subject"), said.subject)
    _field("subject", lambda: property_of(said.subject, "exists"))
    _check_parties(said)
    if said.sensitivity not in SENSITIVITIES:
        _field("sensitivity", lambda: _one_of(said.sensitivity, SENSITIVITIES))
    if said.act in ("assert", "rule"):
        said = _check_content(said)
        if said.basis not in BASES:
            _field("basis", lambda: _one_of(said.basis, BASES))
        _check_dates(said)
    if said.act == "assert" and said.basis == "documented" and not said.sources:
        raise VocabularyError("sources.documented")
    takes = said.act in ("retract", "classify", "destroy")
    if (takes or said.about) and _DIGEST.fullmatch(said.about) is None:
        raise _wrong("about", Told("what.digest"), said.about)
    if said.act in ("retract", "destroy") and not said.note.strip():
        raise VocabularyError("note.reason", act=scales()["role"][said.act])
    return said


def references(said: Statement) -> tuple[str, ...]:
    """All things that a statement names: in its value, its key, its sources and its parties."""
    named = [*said.sources, said.stated_by, *said.audience]
    found = property_of(said.subject, said.property) if said.property else None
    if found is not None and said.value is not None:
        if found.type.is_reference:
            named.append(str(read_json(said.value)))
        elif "on" in found.type.fields:
            value = read_json(said.value)
            if isinstance(value, dict):
                named.append(str(value["on"]))
        if found.many and found.key == "thing":
            named.append(said.key)
    return tuple(dict.fromkeys(named))
