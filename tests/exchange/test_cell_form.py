# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a cell shows to people is read back as exactly what it says."""

# ruff: noqa: E501  # a case is one line

from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from kamerbreed.exchange._cell_form import Manner, Member, choices, mark, read_cell, write_cell
from kamerbreed.vocabulary import LANGUAGES, Property, Told, every_property, scales
from tests.exchange.saying import members

PROPERTIES = {f"{kind.slug}.{found.name}": found for kind, found in every_property()}
SHAPES = {
    (found.type.name, found.type.kinds, found.type.scale, found.many, found.key): name
    for name, found in PROPERTIES.items()
}
FILES = [
    Manner(lang="nl"),
    Manner(lang="en"),
    Manner(lang="nl", decimal_comma=True),
    Manner(lang="en", decimal_comma=False),
]


def through_a_file(cell: Any, how: Manner) -> Any:
    """A number as a spreadsheet gives it back (a float at times), or as text in a CSV file."""
    if isinstance(cell, str) or how.decimal_comma is None:
        return float(cell) if isinstance(cell, int) and abs(cell) < 2**53 else cell
    text = repr(cell)
    return text.replace(".", ",") if how.decimal_comma else text


@pytest.mark.parametrize("name", sorted(SHAPES.values()))
@given(data=st.data())
@settings(max_examples=60)
def test_every_value_comes_back_from_its_cell_in_both_languages(name: str, data: st.DataObject) -> None:
    found: Property[Any] = PROPERTIES[name]
    said = data.draw(members(found))
    for how in FILES:
        cell = write_cell(found, said, how)
        assert read_cell(found, through_a_file(cell, how), how) == said, cell


@given(data=st.data())
def test_no_cell_begins_as_a_formula_and_none_holds_a_sign_that_a_file_loses(data: st.DataObject) -> None:
    found = PROPERTIES[data.draw(st.sampled_from(sorted(SHAPES.values())))]
    cell = write_cell(found, data.draw(members(found)), FILES[0])
    if isinstance(cell, str):
        # A whole number too long for a spreadsheet is text, and calculates nothing.
        assert not cell.startswith(("=", "+", "-", "@")) or cell[1:].isdecimal()
        assert all(line.isprintable() and line == line.strip() for line in cell.split("\n"))
        assert "_x0041_" not in cell


@pytest.mark.parametrize(
    ("name", "cell", "value"),
    [
        ("control-room.type", "regionale meldkamer", '"regional"'),
        ("control-room.type", "Regional control room", '"regional"'),
        ("control-room.designated_by_law", "ja", "true"),
        ("control-room.designated_by_law", True, "true"),
        ("control-room.exists", "Gepland", '"planned"'),
        ("control-room.staff", 150.0, "150"),
        ("control-room.backup_power_h", "1,5", "1.5"),
        ("control-room.city", "'s-Hertogenbosch", '"\'s-Hertogenbosch"'),
        ("control-room.city", "'-5", '"-5"'),
        ("control-room.officially_opened_on", 2023, '"2023"'),
        ("control-room.officially_opened_on", "14 mei 2024", '"2024-05-14"'),
        ("control-room.planned_for", "2021-01/2021-03", '"2021-01/2021-03"'),
        ("region.served_by", "control-room/drachten", '"control-room/drachten"'),
    ],
)
def test_what_people_write_is_understood(name: str, cell: Any, value: str) -> None:
    assert read_cell(PROPERTIES[name], cell, Manner(lang="nl")) == (Member("", value),)


def test_what_has_members_stands_on_lines() -> None:
    found = PROPERTIES["component.depends_on"]
    cell = "component/ups | ernst: valt uit | terugval: aggregaat\ncomponent/net"
    assert read_cell(found, cell, Manner(lang="nl")) == (
        Member("component/ups", '{"fallback":"aggregaat","on":"component/ups","strength":"stops"}'),
        Member("component/net", '{"on":"component/net"}'),
    )
    owners = read_cell(PROPERTIES["component.owner"], "party/lms\nparty/cbs = (geweigerd)", Manner(lang="nl"))
    assert owners == (Member("party/lms", '"party/lms"'), Member("party/cbs", None, "refused"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_in_brackets_says_why_there_is_no_value(lang: Any) -> None:
    found = PROPERTIES["control-room.staff"]
    for code in ("unknown", "refused", "not_applicable"):
        assert read_cell(found, mark(code, lang), Manner(lang="nl")) == (Member("", None, code),)


@pytest.mark.parametrize(
    ("name", "cell", "nl", "en"),
    [
        (
            "control-room.type",
            "regionaal",
            "hier hoort een van regionale meldkamer, landelijke 112-centrale,"
            " operationeel centrum Koninklijke Marechaussee, operationeel centrum Landelijke Eenheid, voorganger"
            " te staan, niet 'regionaal'",
            "expected one of regionale meldkamer,",
        ),
        (
            "control-room.staff",
            "veel",
            "'veel' is geen getal; schrijf het met een punt voor de decimalen, zoals 1234.5",
            "'veel' is no number",
        ),
        ("control-room.staff", 1.5, "hier hoort een geheel getal te staan, niet 1.5", "expected a whole number, found 1.5"),
        ("component.contract_until", "2024", "'2024' noemt niet welk lid het is; schrijf naam = waarde", "'2024' does not tell"),
        ("component.owner", "party/lms\nparty/lms", "'party/lms' staat er twee keer; laat er één weg", "'party/lms' stands twice; leave one out"),
        ("control-room.city", '"x', '"x begint als JSON en is het niet; zet de tekst tussen dubbele aanhalingstekens,', '"x begins as JSON'),
        ("control-room.staff", "(zie de uitspraken)", "(zie de uitspraken) verwijst naar het blad met de uitspraken,", "(zie de uitspraken) points"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_in_both_languages(name: str, cell: Any, nl: str, en: str) -> None:
    with pytest.raises(Told) as told:
        read_cell(PROPERTIES[name], cell, Manner(lang="nl"))
    assert told.value.in_language("nl").startswith(nl)
    assert told.value.in_language("en").startswith(en)


def test_every_code_is_understood_and_every_clear_label_too() -> None:
    for scale, codes in scales().items():
        assert [code for code in codes if choices(scale)[code] != code] == []
