# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Files that LibreOffice saved read the same as before, in a Dutch and in an English installation."""

import datetime
import pathlib

import openpyxl
import pytest
import xlsxwriter

from kamerbreed.exchange import (
    ErrorValue,
    ExchangeError,
    Formula,
    Wishes,
    extract,
    open_grid,
    plan,
    read_intake,
    write_workbook,
)
from kamerbreed.exchange._formulas import as_typed, neutralised
from kamerbreed.exchange._numbers import read_date, read_number
from kamerbreed.exchange._verdicts import VERDICTS
from kamerbreed.picture import Coordinates, Picture, Table
from kamerbreed.vocabulary import LANGUAGES, Lang
from tests.exchange.books import cells
from tests.exchange.conftest import Converting

DAY = datetime.date(2024, 5, 14)
MOMENT = datetime.datetime(2024, 5, 14, 10, 30)
TEXTS = ["één", "twee\nregels", 'met "aanhaling"; en, komma', "=1+1", "-5 graden", "'s nachts"]


def written(path: pathlib.Path) -> pathlib.Path:
    """A workbook of openpyxl with every kind of cell."""
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = "Meldkamers"
    page.append(["id", "aantal", "deel", "dag", "moment", "open", "maand", "formule", "fout"])
    page.append(["control-room/drachten", 1500, 0.125, DAY, MOMENT, True, DAY.replace(day=1), "=1+1", "#N/A"])
    page["C2"].number_format = "0.0%"
    page["D2"].number_format = "dd-mm-yyyy"
    page["E2"].number_format = "yyyy-mm-dd hh:mm"
    page["G2"].number_format = "mmm-yy"
    page["I2"].data_type = "e"
    page.append(["a", -5, 1e-7, None, None, False])
    for text in TEXTS:
        page.append([text])
        page.cell(page.max_row, 1).data_type = "s"
    hidden = made.create_sheet("Verborgen")
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    made.save(path)
    return path


EXPECTED = [
    ("id", "aantal", "deel", "dag", "moment", "open", "maand", "formule", "fout"),
    ("control-room/drachten", 1500, 0.125, DAY, MOMENT, True, "2024-05", "=1+1", "#N/A"),
    ("a", -5, 1e-7, None, None, False),
    *((text,) for text in TEXTS),
]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_workbook_that_libreoffice_saved_again_reads_the_same(
    lang: Lang, soffice: Converting, tmp_path: pathlib.Path
) -> None:
    path = written(tmp_path / "in.xlsx")
    (again,) = soffice([path], "xlsx", lang, tmp_path / "out")
    for file in (path, again):
        found = cells(file)
        assert found == EXPECTED
        assert [type(cell) for cell in found[1]][-2:] == [Formula, ErrorValue]
        assert [type(cell) for cell in found[1]][:6] == [
            str,
            int,
            float,
            datetime.date,
            datetime.datetime,
            bool,
        ]
        with open_grid(file) as grid:
            assert (grid.sheets, grid.hidden) == (("Meldkamers", "Verborgen"), ("Verborgen",))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_workbook_of_ours_is_opened_by_libreoffice_and_by_openpyxl(
    lang: Lang, soffice: Converting, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True, "default_date_format": "yyyy-mm-dd"}) as made:
        page = made.add_worksheet("Lijst")
        for row, text in enumerate(TEXTS):
            page.write_string(row, 0, text)
            page.write_number(row, 1, row - 2.5)
            page.write_datetime(row, 2, datetime.datetime(2024, 5, 14))
            page.write_boolean(row, 3, row % 2 == 0)
    (again,) = soffice([path], "xlsx", lang, tmp_path / "out")
    expected = [(text, row - 2.5, DAY, row % 2 == 0) for row, text in enumerate(TEXTS)]
    assert cells(path) == cells(again) == expected
    rows = openpyxl.load_workbook(again, data_only=True)["Lijst"].iter_rows(values_only=True)
    assert [row[1:] for row in rows] == [
        (number, datetime.datetime(2024, 5, 14), truth) for _, number, _, truth in expected
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_export_of_all_that_libreoffice_and_openpyxl_saved_again_says_nothing_new(
    lang: Lang, soffice: Converting, reference_table: Table, tmp_path: pathlib.Path
) -> None:
    picture = Picture(reference_table, Coordinates(valid_at=datetime.date(2026, 11, 24)))
    path = tmp_path / "out.xlsx"
    write_workbook(path, extract(picture, lang))
    (saved,) = soffice([path], "xlsx", lang, tmp_path / "office")
    other = tmp_path / "openpyxl.xlsx"
    openpyxl.load_workbook(path).save(other)
    for file in (saved, other):
        with open_grid(file) as grid:
            found = plan(picture, read_intake(grid, Wishes(lang=lang)))
        assert (found.faults, list(found.add.statements)) == ([], [])
        assert {VERDICTS[verdict] for verdict in found.verdicts} == {"unchanged"}
        assert len(found.recorded.verdicts) == len(reference_table)


ROWS: dict[Lang, list[str]] = {
    "nl": [
        "id;getal;dag;ja;tekst",
        'a;1,5;2024-05-14;WAAR;"twee\nregels"',
        "b;-1234,25;14-5-2024;ONWAAR;'=1+1",
        "c;1500;;;é",
    ],
    "en": [
        "id,number,day,yes,text",
        'a,1.5,2024-05-14,TRUE,"twee\nregels"',
        "b,-1234.25,2024-05-14,FALSE,'=1+1",
        "c,1500,,,é",
    ],
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_csv_file_reads_the_same_itself_and_as_the_workbook_that_libreoffice_makes_of_it(
    lang: Lang, soffice: Converting, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "in.csv"
    path.write_text("\n".join(ROWS[lang]), encoding="utf-8", newline="")
    (again,) = soffice([path], "xlsx", lang, tmp_path / "out")
    direct, through = cells(path)[1:], cells(again)[1:]
    numbers = [1.5, -1234.25, 1500]
    with open_grid(path) as grid:
        assert [read_number(str(row[1]), decimal_comma=grid.decimal_comma) for row in direct] == numbers
    assert [row[1] for row in through] == numbers
    for rows in (direct, through):
        assert [read_date(row[2], lang=lang) for row in rows[:2]] == ["2024-05-14", "2024-05-14"]  # type: ignore[arg-type]
        assert [as_typed(str(row[4])) for row in rows] == ["twee\nregels", "=1+1", "é"]
    assert [row[3] for row in through[:2]] == [True, False]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_workbook_that_libreoffice_saved_as_csv_reads_the_same(
    lang: Lang, soffice: Converting, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "in.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as made:
        page = made.add_worksheet()
        page.write_row(0, 0, ["tekst", "getal", "dag"])
        for row, text in enumerate(TEXTS, start=1):
            page.write_string(row, 0, neutralised(text))
            page.write_number(row, 1, row + 1000.5)
            page.write_datetime(row, 2, datetime.datetime(2024, 5, 14))
    (again,) = soffice([path], "csv", lang, tmp_path / "out")
    with open_grid(again) as grid:
        comma = grid.decimal_comma
        found = [line.cells for line in grid.lines(grid.sheets[0])][1:]
    assert comma is (lang == "nl")
    assert [
        (as_typed(str(text)), read_number(str(number), decimal_comma=comma), read_date(str(day), lang=lang))
        for text, number, day in found
    ] == [(text, row + 1000.5, "2024-05-14") for row, text in enumerate(TEXTS, start=1)]


@pytest.mark.parametrize(
    ("to", "what"),
    [("ods", "an OpenDocument file (such as .ods)"), ("xls", "a file of an old version of Office")],
)
def test_other_files_of_libreoffice_are_refused_by_their_name(
    to: str, what: str, soffice: Converting, tmp_path: pathlib.Path
) -> None:
    (made,) = soffice([written(tmp_path / "in.xlsx")], to, "nl", tmp_path / "out")
    with pytest.raises(ExchangeError, match=what.replace("(", r"\(").replace(")", r"\)")), open_grid(made):
        pass
