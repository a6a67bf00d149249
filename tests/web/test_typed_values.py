# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A value that stands in a form comes back from it as it was, for every property of every kind."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import (
    LANGUAGES,
    Lang,
    Property,
    ValueType,
    canonical,
    every_property,
    kinds,
    scales,
)
from kamerbreed.web._form import Typed
from kamerbreed.web._typed_values import TypedError, read_typed, typed_texts, value_fields
from tests.web.paper import TODAY
from tests.world import WORLD, named, table_with

THINGS = [one for kind in kinds() if kind != "party" for one in named(f"{kind}/een", f"Een {kind}")]
PICTURE = Picture(
    table_with((*WORLD, *THINGS, *named("party/een", "Een partij"))), Coordinates(valid_at=TODAY)
)
# Spaces at the ends are taken for slips of the finger; a form sends no lone carriage returns.
TEXTS = (
    st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), min_size=1, max_size=60)
    .map(str.strip)
    .filter(bool)
)
DATES = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7]) | st.just("2021")
MOMENTS = DATES | st.just("2019-06-24T15:32")
NUMBERS = st.integers(-(2**60), 2**60) | st.floats(allow_nan=False, allow_infinity=False)


def scene(lang: Lang) -> Any:
    """What reading and showing values needs of a scene."""
    return SimpleNamespace(picture=PICTURE, lang=lang)


PLAIN = {
    "prose": TEXTS | st.dictionaries(st.sampled_from(LANGUAGES), TEXTS, min_size=1),
    "anything": TEXTS
    | NUMBERS
    | st.booleans()
    | st.lists(TEXTS, max_size=3)
    | st.dictionaries(TEXTS, NUMBERS, max_size=2),
    "yes/no": st.booleans(),
    "existence": st.sampled_from([True, False, "planned"]),
    "whole number": st.integers(-(2**60), 2**60),
    "number": NUMBERS,
    "date": DATES,
    "moment": MOMENTS,
    "period": MOMENTS | st.just("2021-01/2021-03"),
}


def values(found: ValueType[Any]) -> st.SearchStrategy[Any]:
    """Values that a type allows."""
    match found.name:
        case "record":
            parts = {name: values(part) for name, part in found.parts.items()}
            return st.fixed_dictionaries({}, optional=parts).filter(lambda value: fits(found, value))
        case "choice":
            return st.sampled_from([*scales()[found.scale]])
        case "reference":
            return st.sampled_from([f"{kind}/een" for kind in found.kinds or kinds()])
        case _:
            return PLAIN.get(found.name, TEXTS)


def fits(found: ValueType[Any], value: object) -> bool:
    """Whether a type allows a value."""
    try:
        found.check(value)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("lang", LANGUAGES)
@given(data=st.data())
def test_every_value_comes_back_from_its_fields_as_it_was(lang: Lang, data: st.DataObject) -> None:
    _, found = data.draw(st.sampled_from([*every_property()]))
    value = found.check(data.draw(values(found.type)))
    typed = Typed(typed_texts(found.type, value, "waarde", lang))
    shown = {field.name: field.value for field in fields(found, typed, lang)}
    assert {name: shown[name] for name in typed.texts} == dict(typed.texts)
    assert canonical(read_typed(scene(lang), found.type, Typed(shown), "waarde")) == canonical(value)


def fields(found: Property[Any], typed: Typed, lang: Lang) -> list[Any]:
    """The fields of a value."""
    return list(value_fields(scene(lang), found.type, typed, name="waarde", label="x", unit=found.unit))


@given(text=st.text(max_size=40), data=st.data())
def test_whatever_is_typed_is_a_value_or_is_told_at_its_field(text: str, data: st.DataObject) -> None:
    _, found = data.draw(st.sampled_from([*every_property()]))
    names = [field.name for field in fields(found, Typed({}), "nl")]
    typed = Typed(dict.fromkeys(data.draw(st.lists(st.sampled_from(names))), text))
    problems: dict[str, Any] = {}
    try:
        value = read_typed(scene("nl"), found.type, typed, "waarde")
    except TypedError as error:
        problems.update(error.problems)
    assert problems or fits(found.type, value)
    # A record as a whole has no field of its own: what is wrong with it stands above all of them.
    assert {*problems} <= {*names, "waarde"}
    assert all(told.in_language("nl") for told in problems.values())


def test_numbers_have_the_sign_of_the_language_and_no_other() -> None:
    number = next(found for _, found in every_property() if found.type.name == "number")
    for lang, good, bad in (("nl", "1234,5", "1.234,5"), ("en", "1234.5", "1,234.5")):
        assert read_typed(scene(lang), number.type, Typed({"waarde": good}), "waarde") == 1234.5
        with pytest.raises(TypedError):
            read_typed(scene(lang), number.type, Typed({"waarde": bad}), "waarde")


def test_a_thing_is_found_by_its_id_the_end_of_it_and_its_name() -> None:
    party = next(found for _, found in every_property() if found.type.kinds == ("party",))
    for text in ("party/lms", "lms", "landelijke meldkamer samenwerking"):
        assert read_typed(scene("nl"), party.type, Typed({"waarde": text}), "waarde") == "party/lms"
    with pytest.raises(TypedError, match="waarde") as caught:
        read_typed(scene("nl"), party.type, Typed({"waarde": "bureau"}), "waarde")
    assert "party/cbs" in caught.value.problems["waarde"].in_language("nl")
