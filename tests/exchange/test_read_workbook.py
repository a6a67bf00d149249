# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook is read as whoever filled it in sees it, and nothing in it is calculated or guessed."""

import datetime
import pathlib

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font
from openpyxl.worksheet.formula import ArrayFormula

from kamerbreed.exchange import ErrorValue, ExchangeError, Formula, open_grid
from tests.exchange.books import MAIN, book, cells, parts, read, sheet, strings, styles, text_rows

DAY = datetime.date(2024, 5, 14)


def test_cells_come_as_they_were_typed(tmp_path: pathlib.Path) -> None:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = "Meldkamers"
    page.append(["id", "personeel", "aandeel", "sinds", "open", "nummer als tekst"])
    page.append(["control-room/drachten", 150, 0.25, DAY, True, "007"])
    page["C2"].number_format = "0%"
    page.append([None, -5, 1.5e300, datetime.datetime(2024, 5, 14, 10, 30), False, "  "])
    made.save(tmp_path / "in.xlsx")
    assert cells(tmp_path / "in.xlsx") == [
        ("id", "personeel", "aandeel", "sinds", "open", "nummer als tekst"),
        ("control-room/drachten", 150, 0.25, DAY, True, "007"),
        (None, -5, 1.5e300, datetime.datetime(2024, 5, 14, 10, 30), False),
    ]
    found = cells(tmp_path / "in.xlsx")[1]
    assert [type(cell) for cell in found] == [str, int, float, datetime.date, bool, str]


def test_both_ways_to_keep_text_give_the_same_cells(tmp_path: pathlib.Path) -> None:
    rows = [["kop", "tekst"], ["a", "é & <b> ''"], ["_x0041_", "twee\nregels"], ["  ruimte  ", "a\tb"]]
    found = []
    for constant in (True, False):
        path = tmp_path / f"{constant}.xlsx"
        with xlsxwriter.Workbook(path, {"constant_memory": constant, "strings_to_formulas": False}) as made:
            page = made.add_worksheet()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    page.write_string(number, column, cell)
        found.append(cells(path))
    assert found[0] == found[1] == [tuple(row) for row in rows]


def test_a_formula_comes_as_its_own_text_and_is_known_as_one(tmp_path: pathlib.Path) -> None:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.append(["=1+1", '=HYPERLINK("http://example.org")', "'=1+1", "x"])
    page["D1"] = ArrayFormula("D1:D2", "=SUM(A1:A2)")
    made.save(tmp_path / "in.xlsx")
    (found,) = cells(tmp_path / "in.xlsx")
    assert found == ("=1+1", '=HYPERLINK("http://example.org")', "'=1+1", "=SUM(A1:A2)")
    assert [type(cell) for cell in found] == [Formula, Formula, str, Formula]


def test_yes_and_no_that_libreoffice_saved_as_a_formula_are_yes_and_no(tmp_path: pathlib.Path) -> None:
    rows = (
        '<row><c t="b"><f>TRUE()</f><v>1</v></c><c t="b"><f>FALSE()</f><v>0</v></c>'
        '<c t="b"><f>NOT(FALSE())</f><v>1</v></c></row>'
    )
    assert cells(book(tmp_path / "in.xlsx", parts(rows))) == [(True, False, "=NOT(FALSE())")]


def test_a_formula_that_was_filled_down_is_still_a_formula(tmp_path: pathlib.Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>4</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c></row>'
    )
    assert cells(book(tmp_path / "in.xlsx", parts(rows))) == [("=B1*2",), ("=B1*2",)]


def test_a_failed_calculation_is_no_text(tmp_path: pathlib.Path) -> None:
    rows = '<row r="1"><c t="e"><v>#N/A</v></c><c t="inlineStr"><is><t>#N/A</t></is></c></row>'
    (found,) = cells(book(tmp_path / "in.xlsx", parts(rows)))
    assert [type(cell) for cell in found] == [ErrorValue, str]
    assert found == ("#N/A", "#N/A")


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("dd\\-mm\\-yyyy", "45426", DAY),
        ("[$-413]d mmmm yyyy;@", "45426", DAY),
        ("yyyy-mm-dd hh:mm", "45426.4375", datetime.datetime(2024, 5, 14, 10, 30)),
        ("yyyy-mm-dd hh:mm", "45426", DAY),
        ("mmm\\-yy", "45413", "2024-05"),
        ("mmm\\-yy", "45426", DAY),
        ("yyyy", "45292", "2024"),
        ("yyyy", "45413", datetime.date(2024, 5, 1)),
        ("h:mm AM/PM", "0.4375", "10:30"),
        ("hh:mm:ss", "0.43751157407", "10:30:01"),
        ("[h]:mm", "1.5625", "37:30"),
        ("0.00%", "0.25", 0.25),
        ('0 "dagen"', "3", 3),
        ("[Red]0;[Blue]-0", "3", 3),
        ("0.00E+00", "3", 3),
        ("General", "45426", 45426),
        ("#,##0\\ [$€-413]", "3.5", 3.5),
    ],
)
def test_a_number_under_a_format_is_what_its_user_sees(
    tmp_path: pathlib.Path, code: str, number: str, shown: object
) -> None:
    rows = f'<row r="1"><c s="1"><v>{number}</v></c></row>'
    made = parts(rows, styles=styles("General", code.replace('"', "&quot;")))
    ((found,),) = cells(book(tmp_path / "in.xlsx", made))
    assert (found, type(found)) == (shown, type(shown))


@pytest.mark.parametrize(
    ("number", "from_1900", "from_1904"),
    [
        ("1", datetime.date(1900, 1, 1), datetime.date(1904, 1, 2)),
        ("59", datetime.date(1900, 2, 28), datetime.date(1904, 2, 29)),
        ("61", datetime.date(1900, 3, 1), datetime.date(1904, 3, 2)),
        ("43964", datetime.date(2020, 5, 13), datetime.date(2024, 5, 14)),
    ],
)
def test_dates_hold_in_both_systems_of_excel(
    tmp_path: pathlib.Path, number: str, from_1900: datetime.date, from_1904: datetime.date
) -> None:
    made = parts(f'<row r="1"><c s="1"><v>{number}</v></c></row>')
    assert cells(book(tmp_path / "1900.xlsx", made)) == [(from_1900,)]
    made["xl/workbook.xml"] = made["xl/workbook.xml"].replace("<workbookPr/>", '<workbookPr date1904="1"/>')
    assert cells(book(tmp_path / "1904.xlsx", made)) == [(from_1904,)]


@pytest.mark.parametrize(
    ("number", "from_1904"),
    [
        ("0.5", False),
        ("0", False),
        ("60.5", False),
        ("2958465.9999999", False),
        ("2958000", True),
        ("-1", True),
    ],
)
def test_a_number_that_is_no_day_is_not_shown_as_one(
    tmp_path: pathlib.Path, number: str, from_1904: bool
) -> None:
    made = parts(f'<row r="1"><c s="1"><v>{number}</v></c></row>')
    if from_1904:
        made["xl/workbook.xml"] = made["xl/workbook.xml"].replace(
            "<workbookPr/>", '<workbookPr date1904="1"/>'
        )
    with pytest.raises(ExchangeError, match="is shown as a date, and is none"):
        read(book(tmp_path / "in.xlsx", made))


def test_a_date_in_iso_form_is_a_date(tmp_path: pathlib.Path) -> None:
    rows = '<row r="1"><c t="d"><v>2024-05-14</v></c><c t="d"><v>2024-05-14T10:30:00</v></c></row>'
    assert cells(book(tmp_path / "in.xlsx", parts(rows))) == [(DAY, datetime.datetime(2024, 5, 14, 10, 30))]


def test_empty_rows_and_cells_are_left_out_and_rows_keep_their_numbers(tmp_path: pathlib.Path) -> None:
    rows = (
        '<row r="2"><c r="B2" t="inlineStr"><is><t>kop</t></is></c><c r="D2" s="1"/></row><row r="5"/>'
        '<row r="9"><c r="C9"><v>1</v></c><c r="D9" t="inlineStr"><is><t> &#160;\n</t></is></c></row>'
    )
    found = read(book(tmp_path / "in.xlsx", parts(rows)))
    assert [(line.number, line.cells) for line in found] == [(2, (None, "kop")), (9, (None, None, 1))]


def test_lay_out_within_a_text_is_dropped_and_phonetic_hints_too(tmp_path: pathlib.Path) -> None:
    rich = "<r><rPr><b/></rPr><t>meld</t></r><r><t>kamer</t></r><rPh><t>hint</t></rPh>"
    rows = f'<row r="1"><c t="s"><v>0</v></c><c t="inlineStr"><is>{rich}</is></c></row>'
    shared = strings("").replace("<t></t>", rich)
    assert cells(book(tmp_path / "in.xlsx", parts(rows, strings=shared))) == [("meldkamer", "meldkamer")]


def test_hidden_sheets_are_read_and_named_and_sheets_of_charts_are_not(tmp_path: pathlib.Path) -> None:
    made = openpyxl.Workbook()
    first = made.active
    assert first is not None
    first.title = "Eén"
    first["A1"] = "zichtbaar"
    first["A1"].font = Font(bold=True)
    second = made.create_sheet("Twee")
    second["A1"] = "verborgen"
    second.sheet_state = "veryHidden"
    made.create_chartsheet("Grafiek")
    made.save(tmp_path / "in.xlsx")
    with open_grid(tmp_path / "in.xlsx") as grid:
        assert (grid.file, grid.sheets, grid.hidden) == ("in.xlsx", ("Eén", "Twee"), ("Twee",))
        assert grid.decimal_comma is None
        assert [line.cells for line in grid.lines("Twee")] == [("verborgen",)]
        assert [line.cells for line in grid.lines("Eén")] == [("zichtbaar",)]


def test_of_merged_cells_the_first_has_the_value(tmp_path: pathlib.Path) -> None:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.append(["a", "b"])
    page.append(["c", "d"])
    page.merge_cells("A1:A2")
    made.save(tmp_path / "in.xlsx")
    assert cells(tmp_path / "in.xlsx") == [("a", "b"), (None, "d")]


def test_a_workbook_in_the_strict_form_or_with_prefixes_reads_the_same(tmp_path: pathlib.Path) -> None:
    plain = parts(text_rows(["id"], ["x"]))
    strict = {
        name: text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        for name, text in plain.items()
    }
    prefixed = dict(plain)
    prefixed["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'
        '<x:row><x:c t="inlineStr"><x:is><x:t>id</x:t></x:is></x:c></x:row>'
        '<x:row><x:c t="inlineStr"><x:is><x:t>x</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
    )
    for number, made in enumerate((plain, strict, prefixed)):
        assert cells(book(tmp_path / f"{number}.xlsx", made)) == [("id",), ("x",)]


@pytest.mark.parametrize(
    ("row", "nl", "en"),
    [
        (
            '<row r="7"><c r="C7" t="s"><v>2</v></c></row>',
            "'2' is geen waarde die hier kan staan; typ de cel opnieuw",
            "'2' is no value that can stand here; type the cell again",
        ),
        (
            '<row r="7"><c r="C7" s="1"><v>60</v></c></row>',
            "60 is opgemaakt als datum, en is er geen; typ de datum opnieuw als 2023-05-01",
            "60 is shown as a date, and is none; type the date again as 2023-05-01",
        ),
        (
            '<row r="7"><c r="C7" s="9"><v>60</v></c></row>',
            "opmaak '9' bestaat niet, zodat onbekend is of dit een datum is; typ de cel opnieuw",
            "style '9' does not exist, so that it is not known whether this is a date; type the cell again",
        ),
        *(
            (
                f'<row r="7"><c r="C7"><v>{number}</v></c></row>',
                f"'{number}' is geen waarde die hier kan staan; typ de cel opnieuw",
                f"'{number}' is no value that can stand here; type the cell again",
            )
            for number in ("1e400", "NaN", "inf", "-INF", "1_000", "٣", "0x10", "1.2.3")
        ),
        (
            '<row r="7"><c r="C7" t="inlineStr"><is><t>a_x0000_b</t></is></c></row>',
            "de cel bevat een NUL-teken; typ de cel opnieuw",
            "the cell holds a NUL character; type the cell again",
        ),
        (
            '<row r="7"><c r="C7" t="str"><v>a_xD800_b</v></c></row>',
            "de cel bevat een half teken (surrogaat); typ de cel opnieuw",
            "the cell holds half a character (surrogate); type the cell again",
        ),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_its_place(
    tmp_path: pathlib.Path, row: str, nl: str, en: str
) -> None:
    path = book(tmp_path / "in.xlsx", parts(row))
    with pytest.raises(ExchangeError) as refused:
        read(path)
    assert refused.value.in_language("nl") == f"in.xlsx, blad Meldkamers, rij 7, kolom C: {nl}"
    assert refused.value.in_language("en") == f"in.xlsx, sheet Meldkamers, row 7, column C: {en}"


def test_a_sheet_can_be_read_twice_and_left_halfway(tmp_path: pathlib.Path) -> None:
    path = book(tmp_path / "in.xlsx", {**parts(), "xl/worksheets/sheet1.xml": sheet(text_rows(["a"], ["b"]))})
    with open_grid(path) as grid:
        assert next(grid.lines("Meldkamers")).cells == ("a",)
        assert [line.cells for line in grid.lines("Meldkamers")] == [("a",), ("b",)]
