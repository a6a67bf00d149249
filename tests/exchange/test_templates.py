# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""An empty file to fill in: it opens, helps to choose, comes back empty, and once filled in comes in."""

# a case is one line

import pathlib

import openpyxl
import pytest

from kamerbreed.exchange import (
    ExchangeError,
    enter,
    extract,
    open_grid,
    plan,
    read_intake,
    write_csv_template,
    write_kind_csv,
    write_workbook_template,
)
from kamerbreed.exchange._intake import Wishes
from kamerbreed.exchange._sheet_form import columns_of, heads_of, kinds_by_sheet, normal, sheet_name
from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import LANGUAGES, Lang, kinds
from tests.exchange.files import DAY, read
from tests.world import LMS, ROOM, WORLD, says, table_with

AT = Coordinates(valid_at=DAY)
PICTURE = Picture(table_with([*WORLD, says(ROOM, "staff", 150), says(ROOM, "backup_power_h", 1.5)]), AT)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("slug", list(kinds()))
def test_a_template_opens_has_its_lists_and_comes_back_empty(
    slug: str, lang: Lang, tmp_path: pathlib.Path
) -> None:
    kind = kinds()[slug]
    write_workbook_template(tmp_path / "t.xlsx", kind, PICTURE, lang)
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    sheet = book[sheet_name(kind, lang)]
    assert [cell.value for cell in sheet[1]] == [column.head.of(lang) for column in columns_of(kind)]
    assert all(cell.comment and cell.comment.text for cell in sheet[1])
    assert sheet.freeze_panes == "B2"
    limited = {
        column.head.of(lang)
        for column in columns_of(kind)
        if column.name == "basis"
        or (
            column.found
            and not column.found.many
            and column.found.type.name in ("choice", "yes/no", "existence")
        )
    }
    chosen = {
        sheet.cell(1, place.min_col).value
        for one in sheet.data_validations.dataValidation
        for place in one.sqref
    }
    assert limited <= chosen
    for one in sheet.data_validations.dataValidation:
        name, _, cells = one.formula1.partition("!")
        assert all(row[0].value for row in book[name.strip("'")][cells.replace("$", "")])
    with open_grid(tmp_path / "t.xlsx") as grid:
        intake = read_intake(grid, Wishes(stated_by=LMS))
    assert (intake.said, intake.recorded, intake.faults, intake.strange) == ([], [], [], [])
    assert intake.manner.lang == lang
    assert list(enter(PICTURE, intake).statements) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_csv_template_filled_in_comes_in(lang: Lang, tmp_path: pathlib.Path) -> None:
    file = tmp_path / f"{kinds()['control-room'].label.of(lang)}.csv"
    write_csv_template(file, kinds()["control-room"], lang)
    heads = file.read_text(encoding="utf-8-sig").strip()
    sign, number = (";", "2,5") if lang == "nl" else (",", "2.5")
    cells = {"name": "Nieuw", "staff": "12", "backup_power_h": number, "valid_from": "2024"}
    known = heads_of(kinds()["control-room"])
    names = [known[normal(head)].name for head in heads.split(sign)]
    row = sign.join("nieuw" if name == "id" else cells.get(name, "") for name in names)
    file.write_text(f"{heads}\n{row}\n", encoding="utf-8")
    found = {(one.property, one.value, one.valid_from) for one in read(file, stated_by=LMS, lang=lang).said}
    assert found == {("name", '"Nieuw"', "2024"), ("staff", "12", "2024"), ("backup_power_h", "2.5", "2024")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_csv_of_a_kind_says_what_it_shows(lang: Lang, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "anything.csv"
    write_kind_csv(file, extract(PICTURE, lang, [kinds()["control-room"]]))
    intake = read(file, stated_by=LMS, lang=lang)
    assert intake.faults == []
    said = {(one.subject, one.property): one.value for one in intake.said}
    assert said[ROOM, "staff"] == "150"
    assert said[ROOM, "backup_power_h"] == "1.5"
    assert {"same"} == set(_verdicts(intake, said))


def _verdicts(intake: object, said: object) -> list[str]:
    from kamerbreed.exchange._verdicts import VERDICTS  # noqa: PLC0415

    found = plan(PICTURE, intake)  # type: ignore[arg-type]  # an Intake
    own = [index for index, one in enumerate(found.said) if one.property in ("staff", "backup_power_h")]
    return [VERDICTS[found.verdicts[index]] for index in own]


def test_a_file_that_is_there_is_not_overwritten(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "t.xlsx"
    file.write_text("mine")
    with pytest.raises(ExchangeError) as refused:
        write_workbook_template(file, kinds()["party"], PICTURE, "nl")
    assert refused.value.in_language("nl").endswith(
        "bestaat al en wordt niet overschreven; kies een andere naam, of haal het eerst weg"
    )
    assert file.read_text() == "mine"


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ExchangeError) as refused:
        write_workbook_template(tmp_path / "nergens" / "t.xlsx", kinds()["party"], PICTURE, "en")
    assert "cannot be written" in refused.value.in_language("en")
    assert list(tmp_path.iterdir()) == []


def test_no_two_heads_and_no_two_sheets_can_be_taken_for_each_other() -> None:
    for kind in kinds().values():
        for lang in LANGUAGES:
            heads = [normal(column.head.of(lang)) for column in columns_of(kind)]
            assert len(set(heads)) == len(heads)
            name = sheet_name(kind, lang)
            assert kinds_by_sheet()[normal(name)] is kind
            assert len(name) <= 31
            assert not set("[]:*?/\\") & set(name)
        for column in columns_of(kind):
            assert all(heads_of(kind)[normal(text)] is column for text in column.head)
            if column.found:
                assert heads_of(kind)[column.name.replace("_", " ")] is column
