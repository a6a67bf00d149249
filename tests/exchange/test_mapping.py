# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook that an organisation keeps already comes in by a mapping that a person can read and correct."""

# ruff: noqa: E501  # a case is one line

import json
import pathlib
from typing import Any

import pytest

from kamerbreed.exchange import (
    ExchangeError,
    Intake,
    Wishes,
    open_grid,
    plan,
    proposed,
    read_intake,
    read_mapping,
    write_mapping,
)
from kamerbreed.picture import Coordinates, Picture
from tests.exchange.files import DAY, workbook
from tests.world import CBS, LMS, OTHER_ROOM, ROOM, WORLD, table_with

PICTURE = Picture(table_with(WORLD), Coordinates(valid_at=DAY))
ROWS = [
    ["Overzicht meldkamers 2024"],
    [],
    ["Meldkamer", "Plaats", "Personeel (fte)", "Aangewezen", "Uitwijk naar", "Opm."],
    ["Noord Nederland", "Drachten", 150, "x", "Meldkamer DH", "niets"],
    ["Zeeland & West", "Bergen op Zoom", None, "-", None, None],
]
MAPPING: dict[str, Any] = {
    "version": "1",
    "sheets": {
        "Blad1": {
            "kind": "control-room",
            "head_row": 3,
            "id": {"column": "Meldkamer", "prefix": "mk-"},
            "columns": {
                "Meldkamer": {"property": "name"},
                "Plaats": {"property": "city"},
                "Personeel (fte)": {"property": "staff"},
                "Aangewezen": {"property": "designated_by_law", "values": {"x": True, "-": False}},
                "Uitwijk naar": {"property": "fallback_room", "values": {"Meldkamer DH": OTHER_ROOM}},
                "Opm.": {"ignore": True},
            },
            "constants": {"sources": ["source/2021"], "stated_by": CBS, "observed_on": "2024-01-01"},
        }
    },
}


def saved(path: pathlib.Path, mapping: Any) -> pathlib.Path:
    file = path / "koppeling.json"
    file.write_text(mapping if isinstance(mapping, str) else json.dumps(mapping), encoding="utf-8")
    return file


def mapped(path: pathlib.Path, mapping: Any) -> Intake:
    file = workbook(path / "oud.xlsx", {"Blad1": ROWS, "Kladblok": [["a", "b"], [1, 2]]})
    with open_grid(file) as grid:
        return read_intake(grid, Wishes(layouts=read_mapping(saved(path, mapping))))


def test_an_existing_workbook_comes_in_by_its_mapping(tmp_path: pathlib.Path) -> None:
    intake = mapped(tmp_path, MAPPING)
    assert (intake.faults, intake.strange) == ([], [])
    first = {
        one.property: one.value for one in intake.said if one.subject == "control-room/mk-noord-nederland"
    }
    assert first == {
        "name": '"Noord Nederland"',
        "city": '"Drachten"',
        "staff": "150",
        "designated_by_law": "true",
        "fallback_room": f'"{OTHER_ROOM}"',
    }
    second = {one.property: one.value for one in intake.said if one.subject == "control-room/mk-zeeland-west"}
    assert second["designated_by_law"] == "false"
    assert {(one.sources, one.stated_by, one.observed_on, one.basis) for one in intake.said} == {
        (("source/2021",), CBS, "2024-01-01", "documented")
    }
    assert len(plan(PICTURE, intake).add.statements) == len(intake.said) == 8


def test_a_column_may_fill_one_member_of_several(tmp_path: pathlib.Path) -> None:
    mapping = {"version": "1", "sheets": {"B": {"kind": "component", "id": {"column": "id"}, "columns": {
        "contract kpn": {"property": "contract_until", "key": "kpn"}}}}}  # fmt: skip
    file = workbook(tmp_path / "x.xlsx", {"B": [["id", "contract kpn"], ["ups", 2027]]})
    with open_grid(file) as grid:
        intake = read_intake(grid, Wishes(stated_by=LMS, layouts=read_mapping(saved(tmp_path, mapping))))
    assert [(one.subject, one.key, one.value) for one in intake.said] == [("component/ups", "kpn", '"2027"')]


def test_a_column_that_the_mapping_does_not_name_is_told(tmp_path: pathlib.Path) -> None:
    mapping = json.loads(json.dumps(MAPPING))
    del mapping["sheets"]["Blad1"]["columns"]["Opm."]
    assert [place.head for place in mapped(tmp_path, mapping).strange] == ["Opm."]


def test_a_mapping_is_proposed_from_the_heads_for_a_person_to_correct(tmp_path: pathlib.Path) -> None:
    file = workbook(
        tmp_path / "oud.xlsx",
        {"Meldkamers": [["Overzicht"], ["Naam", "plaats", "Personeel", "Kleur"], ["a", "b", 1, "c"]]},
    )
    with open_grid(file) as grid:
        rules = proposed(grid)
    write_mapping(tmp_path / "voorstel.json", rules)
    assert read_mapping(tmp_path / "voorstel.json") == rules
    rule = rules["Meldkamers"]
    assert (rule.kind, rule.head_row, rule.id.column, rule.id.prefix) == ("control-room", 2, "Naam", "")
    assert {head: one.property for head, one in rule.columns.items()} == {
        "Naam": "name",
        "plaats": "city",
        "Personeel": "staff",
        "Kleur": "",
    }
    assert rule.columns["Kleur"].ignore


@pytest.mark.parametrize(
    ("change", "nl", "en"),
    [
        ("{", "koppeling.json regel 1: geen JSON (", "koppeling.json line 1: no JSON ("),
        ({"version": "2", "sheets": {}}, "koppeling.json: de koppeling klopt niet; verbeter haar (docs/exchange.md):\nversion heeft niet de goede vorm, er staat 2", "koppeling.json: the mapping is not right; correct it (docs/exchange.md):\nversion has not the right form, found 2"),
        ({"version": "1", "sheets": {"B": {"kind": "party", "columns": {}}}}, "koppeling.json: de koppeling klopt niet; verbeter haar (docs/exchange.md):\nsheets.B.id ontbreekt", "koppeling.json: the mapping is not right; correct it (docs/exchange.md):\nsheets.B.id is missing"),
        ({"version": "1", "sheets": {}, "x": 1}, "koppeling.json: de koppeling klopt niet; verbeter haar (docs/exchange.md):\nx is niet bekend; haal het weg", "koppeling.json: the mapping is not right; correct it (docs/exchange.md):\nx is not known; remove it"),
        ({"version": "1", "sheets": {"B": {"kind": "kamer", "id": {"column": "a"}, "columns": {}}}}, "koppeling.json: de koppeling klopt niet; verbeter haar (docs/exchange.md):\ner is geen soort 'kamer'; er zijn region", "koppeling.json: the mapping is not right; correct it (docs/exchange.md):\nthere is no kind 'kamer'; there are region"),
    ],
    ids=["no JSON", "version", "missing", "strange", "kind"],
)  # fmt: skip
def test_a_mapping_that_is_wrong_is_told_with_its_place(
    tmp_path: pathlib.Path, change: Any, nl: str, en: str
) -> None:
    with pytest.raises(ExchangeError) as refused:
        read_mapping(saved(tmp_path, change))
    dutch, english = (refused.value.in_language(lang).replace(f"{tmp_path}/", "") for lang in ("nl", "en"))
    assert dutch.startswith(nl)
    assert english.startswith(en)


@pytest.mark.parametrize(
    ("change", "nl"),
    [
        ({"columns": {"Weg": {"property": "name"}}}, "de kolom 'Weg' uit de koppeling staat niet in de kopregel;"),
        ({"id": {"column": "Weg"}}, "de kolom 'Weg' uit de koppeling staat niet in de kopregel;"),
        ({"columns": {"Plaats": {}}}, "kolom 'Plaats' in de koppeling: geef property of field, of ignore: true"),
        ({"columns": {"Plaats": {"property": "city", "key": "x"}}}, "kolom 'Plaats' in de koppeling: city heeft geen leden; laat key weg"),
        ({"constants": {"kleur": "rood"}}, "constants in de koppeling kent geen kleur; bekend zijn sources"),
    ],
)  # fmt: skip
def test_a_mapping_that_does_not_fit_the_sheet_is_told(tmp_path: pathlib.Path, change: Any, nl: str) -> None:
    mapping = json.loads(json.dumps(MAPPING))
    mapping["sheets"]["Blad1"] |= change
    faults = mapped(tmp_path, mapping).faults
    assert len(faults) == 1
    assert nl in faults[0].in_language("nl")


def test_a_sheet_that_is_not_there_is_told(tmp_path: pathlib.Path) -> None:
    mapping = {"version": "1", "sheets": {"Blad9": MAPPING["sheets"]["Blad1"]}}
    assert "er is geen blad 'Blad9'" in mapped(tmp_path, mapping).faults[0].in_language("nl")
    assert ROOM not in {one.subject for one in mapped(tmp_path, mapping).said}
