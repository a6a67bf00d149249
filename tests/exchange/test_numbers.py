# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A number or a date is what its writer meant, and one that could be two is refused."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamerbreed.exchange import ExchangeError
from kamerbreed.exchange._grid import CellPlace, column_letters
from kamerbreed.exchange._numbers import read_date, read_number
from kamerbreed.vocabulary import Lang, VocabularyError, say_date, say_number

NUMBERS: list[tuple[str, bool | None, int | float]] = [
    ("1.234,5", True, 1234.5),
    ("1.234,5", None, 1234.5),
    ("1,234.5", False, 1234.5),
    ("1234,5", True, 1234.5),
    ("1234,5", None, 1234.5),
    ("1.234", True, 1234),
    ("1.234", False, 1.234),
    ("1,234", True, 1.234),
    ("1,234", False, 1234),
    ("1.234.567", None, 1234567),
    ("0.500", None, 0.5),
    ("-5", None, -5),
    ("−5", None, -5),
    ("+5", None, 5),
    ("1e3", None, 1000.0),
    ("1,5e-3", True, 0.0015),
    ("1 234 567", None, 1234567),
    ("1\u00a0234,5", True, 1234.5),
    ("1\u202f234", None, 1234),
    (" 7 ", None, 7),
    ("007", None, 7),
    (",5", True, 0.5),
    ("9007199254740993", None, 9007199254740993),
]


@pytest.mark.parametrize(("text", "decimal_comma", "number"), NUMBERS)
def test_a_number_is_read_as_its_writer_meant_it(
    text: str, decimal_comma: bool | None, number: float
) -> None:
    found = read_number(text, decimal_comma=decimal_comma)
    assert (found, type(found)) == (number, type(number))


NO_NUMBERS: list[tuple[str, bool | None, str, str]] = [
    *(
        (
            text,
            True,
            f"'{text}' is hier geen getal; schrijf het met een komma voor de decimalen, zoals 1234,5",
            f"'{text}' is no number here; write it with a comma before the decimals, as 1234,5",
        )
        for text in ("1.5", "0.500", "1.2.3", "12.34.567", "1.234 567", "NaN", "inf", "1,2,3", "", "-", "٣")
    ),
    *(
        (
            text,
            False,
            f"'{text}' is geen getal; schrijf het met een punt voor de decimalen, zoals 1234.5",
            f"'{text}' is no number; write it with a point before the decimals, as 1234.5",
        )
        for text in ("1,5", "1.234,5", "Infinity", "0x10", "1_000", "１", "--5", "5 %")
    ),
    *(
        (
            text,
            None,
            f"'{text}' kan twee getallen zijn; schrijf het zonder scheiding van duizendtallen, en maak er een"
            " getalcel van",
            f"'{text}' could be two numbers; write it without a separator of thousands, and make it a number"
            " cell",
        )
        for text in ("1.234", "1,234", "-1.000")
    ),
    (
        "1e400",
        None,
        "'1e400' is te groot om als getal te bewaren; schrijf een getal onder 1,7e308",
        "'1e400' is too large to keep as a number; write one below 1.7e308",
    ),
    (
        "1" * 401,
        None,
        "een getal van meer dan 400 tekens wordt niet gelezen; schrijf het korter",
        "a number of more than 400 characters is not read; write it shorter",
    ),
]


@pytest.mark.parametrize(("text", "decimal_comma", "nl", "en"), NO_NUMBERS)
def test_what_is_no_number_or_could_be_two_is_refused(
    text: str, decimal_comma: bool | None, nl: str, en: str
) -> None:
    with pytest.raises(ExchangeError) as refused:
        read_number(text, decimal_comma=decimal_comma)
    assert refused.value.in_language("nl") == nl
    assert refused.value.in_language("en") == en


@given(st.integers(-(10**15), 10**15) | st.floats(-1e9, 1e9).map(lambda number: round(number, 4)))
def test_a_number_that_is_shown_reads_back(number: float) -> None:
    langs: list[tuple[Lang, bool]] = [("nl", True), ("en", False)]
    for lang, decimal_comma in langs:
        shown = say_number(number, lang)
        assert read_number(shown, decimal_comma=decimal_comma) == pytest.approx(number, rel=1e-9)


DATES: list[tuple[str | datetime.date, Lang, str]] = [
    ("2023", "nl", "2023"),
    ("2023-05", "en", "2023-05"),
    ("2023-05-01", "nl", "2023-05-01"),
    ("2023-05-01T10:30", "en", "2023-05-01T10:30"),
    ("2023-05-01 10:30", "nl", "2023-05-01T10:30"),
    ("14-5-2024", "nl", "2024-05-14"),
    ("14/05/2024", "nl", "2024-05-14"),
    ("14 mei 2024", "nl", "2024-05-14"),
    ("Mei 2024", "nl", "2024-05"),
    ("14 May 2024", "en", "2024-05-14"),
    ("may 2024", "en", "2024-05"),
    (datetime.date(2024, 5, 14), "en", "2024-05-14"),
    (datetime.datetime(2024, 5, 14, 10, 30), "nl", "2024-05-14T10:30"),
    (datetime.datetime(2024, 5, 14, 10, 30, 5), "nl", "2024-05-14T10:30:05"),
]


@pytest.mark.parametrize(("raw", "lang", "date"), DATES, ids=str)
def test_a_date_is_read_as_precise_as_it_is(raw: str | datetime.date, lang: Lang, date: str) -> None:
    assert read_date(raw, lang=lang) == date


NO_DATES: list[tuple[str, Lang, str]] = [
    ("05/06/2024", "en", "'05/06/2024' could be two days; write 2024-05-14 or 14 May 2024"),
    ("14-5-2024", "en", "'14-5-2024' could be two days; write 2024-05-14 or 14 May 2024"),
    (
        "14-5-24",
        "nl",
        "'14-5-24' is geen volledige datum; schrijf het jaar met vier cijfers, zoals 14-5-2024 of 2024-05-14",
    ),
    (
        "5-2024",
        "nl",
        "'5-2024' is geen volledige datum; schrijf het jaar met vier cijfers, zoals 14-5-2024 of 2024-05-14",
    ),
    (
        "31-2-2024",
        "nl",
        "'31-2-2024' is geen bestaande datum; schrijf een dag die bestaat, zoals 2023-05-01",
    ),
    (
        "30 februari 2024",
        "nl",
        "'30 februari 2024' is geen bestaande datum; schrijf een dag die bestaat, zoals 2023-05-01",
    ),
    ("2024-02-30", "en", "'2024-02-30' is no date that exists; write 2023, 2023-05 or 2023-05-01"),
    ("14 May 2024", "nl", "'14 May 2024' is geen datum; schrijf 2023, 2023-05 of 2023-05-01"),
    ("14 mei 24", "nl", "'14 mei 24' is geen datum; schrijf 2023, 2023-05 of 2023-05-01"),
    ("morgen", "nl", "'morgen' is geen datum; schrijf 2023, 2023-05 of 2023-05-01"),
    ("", "en", "'' is no date; write 2023, 2023-05 or 2023-05-01"),
]


@pytest.mark.parametrize(("text", "lang", "told"), NO_DATES)
def test_what_is_no_date_or_could_be_two_is_refused(text: str, lang: Lang, told: str) -> None:
    with pytest.raises((ExchangeError, VocabularyError)) as refused:
        read_date(text, lang=lang)
    assert refused.value.in_language(lang) == told


@given(st.dates(datetime.date(1, 1, 1), datetime.date(9998, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_date_that_is_shown_reads_back_as_precise_as_it_was(day: datetime.date, length: int) -> None:
    text = day.isoformat()[:length]
    langs: list[Lang] = ["nl", "en"]
    for lang in langs:
        assert read_date(say_date(text, lang), lang=lang) == text


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")]
)
def test_columns_are_named_as_a_spreadsheet_does(number: int, letters: str) -> None:
    assert column_letters(number) == letters


def test_a_place_is_told_as_precisely_as_it_is_known() -> None:
    place = CellPlace(file="in.xlsx", sheet="Meldkamers", row=7, column=3, head="personeel")
    assert place.in_language("nl") == "in.xlsx, blad Meldkamers, rij 7, kolom C (personeel)"
    assert str(place) == "in.xlsx, sheet Meldkamers, row 7, column C (personeel)"
    assert CellPlace(file="in.csv", row=7).in_language("nl") == "in.csv, rij 7"
    assert CellPlace(file="in.csv").in_language("nl") == "in.csv"
