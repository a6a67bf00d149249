# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A CSV file reads the same however a program wrote it, and what could be read in two ways is refused."""

import pathlib

import pytest

from kamerbreed.exchange import ExchangeError, open_grid
from kamerbreed.exchange._formulas import as_typed, neutralised
from tests.exchange.books import cells, read

ROWS = [("id", "naam; voluit", "aantal"), ("a", 'een "café"', "1,5"), ("b", "twee\nregels", None)]
TEXT = 'id;"naam; voluit";aantal\na;"een ""café""";1,5\nb;"twee\nregels";\n'


def saved(folder: pathlib.Path, content: bytes | str, name: str = "in.csv") -> pathlib.Path:
    """The content as a file."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        b"sep=;\r\n" + TEXT.encode(),
        b"\xef\xbb\xbfsep=;\n" + TEXT.encode(),
        TEXT.rstrip("\n").encode(),
        b"\n\n" + TEXT.encode(),
    ],
    ids=["utf-8", "mark", "utf-16-le", "utf-16-be", "sep", "mark and sep", "no end", "empty lines"],
)
def test_every_way_to_save_it_gives_the_same_cells(tmp_path: pathlib.Path, content: bytes) -> None:
    path = saved(tmp_path, content)
    found = [row if len(row) == 3 else (*row, None) for row in cells(path)]
    assert found == ROWS
    with open_grid(path) as grid:
        assert (grid.file, grid.sheets, grid.hidden, grid.decimal_comma) == ("in.csv", ("in.csv",), (), True)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=ascii)
def test_every_kind_of_line_end_counts(tmp_path: pathlib.Path, ending: str) -> None:
    path = saved(tmp_path, ending.join(["id,naam", "a,x", "", 'b,"y', 'z"', "c,w"]).encode())
    assert [(line.number, line.cells) for line in read(path)] == [
        (1, ("id", "naam")),
        (2, ("a", "x")),
        (4, ("b", f"y{ending}z")),
        (5, ("c", "w")),
    ]


@pytest.mark.parametrize(
    ("head", "cells_in_head", "decimal_comma"),
    [
        ("id,naam", 2, False),
        ("id;naam", 2, True),
        ("id\tnaam", 2, None),
        ('"a,b,c";d', 2, True),
        ('"a;""b"";c",d', 2, False),
        ("id", 1, None),
        ("sep=,\nid", 1, False),
        ("sep=\t\na,b\tc", 2, None),
    ],
)
def test_the_head_tells_what_parts_the_columns(
    tmp_path: pathlib.Path, head: str, cells_in_head: int, decimal_comma: bool | None
) -> None:
    path = saved(tmp_path, head)
    with open_grid(path) as grid:
        assert grid.decimal_comma is decimal_comma
        assert [len(line.cells) for line in grid.lines(grid.sheets[0])] == [cells_in_head]


REFUSED = [
    (
        b"id;naam\na;caf\xe9\n",
        "in.csv regel 2: is geen UTF-8 (misschien Windows-1252); bewaar het bestand als 'CSV UTF-8'",
        "in.csv line 2: is not UTF-8 (perhaps Windows-1252); save the file as 'CSV UTF-8'",
    ),
    (
        b"id;naam\r\na;b\r\n" * 200_000 + b"\xe9\n",
        "in.csv regel 400001: is geen UTF-8 (misschien Windows-1252); bewaar het bestand als 'CSV UTF-8'",
        "in.csv line 400001: is not UTF-8 (perhaps Windows-1252); save the file as 'CSV UTF-8'",
    ),
    (
        b"id;naam\na;b\nc;\0d\n",
        "in.csv regel 3: bevat een NUL-teken; haal dat eruit",
        "in.csv line 3: holds a NUL character; take it out",
    ),
    (
        b"\xff\xfe" + "id;naam\na;b".encode("utf-16-le") + b"\xd8",
        "in.csv regel 2: is geen goede UTF-16; bewaar het bestand als 'CSV UTF-8'",
        "in.csv line 2: is not good UTF-16; save the file as 'CSV UTF-8'",
    ),
    (
        "id;naam\na;b\n".encode("utf-16-le"),
        "in.csv: is geen tekst in UTF-8 (misschien UTF-16 zonder merkteken);"
        " bewaar het bestand als 'CSV UTF-8'",
        "in.csv: is no text in UTF-8 (perhaps UTF-16 without its mark); save the file as 'CSV UTF-8'",
    ),
    (
        b"id;naam, voluit\n",
        "in.csv: in de kop staan evenveel komma's, puntkomma's of tabs, zodat onduidelijk is wat de kolommen"
        " scheidt; zet sep=; of sep=, als eerste regel in het bestand",
        "in.csv: the head has as many commas, semicolons or tabs, so that it is not clear what parts the"
        " columns; put sep=; or sep=, as the first line of the file",
    ),
    (
        b'id;naam\n"a\nb";c\nx\n',
        "in.csv, rij 3: heeft 1 cellen, de eerste rij heeft er 2; vul lege cellen aan, en zet tekst met een"
        " scheidingsteken tussen aanhalingstekens",
        "in.csv, row 3: has 1 cells, the first row has 2; add the empty cells, and put text with a separator"
        " between quotes",
    ),
    (
        b"id;naam\na;b;c\n",
        "in.csv, rij 2: heeft 3 cellen, de eerste rij heeft er 2; vul lege cellen aan, en zet tekst met een"
        " scheidingsteken tussen aanhalingstekens",
        "in.csv, row 2: has 3 cells, the first row has 2; add the empty cells, and put text with a separator"
        " between quotes",
    ),
    (
        b'id;naam\na;"b"c\n',
        "in.csv, rij 2: de aanhalingstekens kloppen niet; verdubbel elk aanhalingsteken binnen een cel,"
        " en sluit elke cel die ermee begint",
        "in.csv, row 2: the quotes do not match; double each quote inside a cell, and close each cell that"
        " begins with one",
    ),
    (
        b'id;naam\na;"b\n',
        "in.csv, rij 2: de aanhalingstekens kloppen niet; verdubbel elk aanhalingsteken binnen een cel,"
        " en sluit elke cel die ermee begint",
        "in.csv, row 2: the quotes do not match; double each quote inside a cell, and close each cell that"
        " begins with one",
    ),
    (
        b"id;naam\na;" + b"x" * 131_073,
        "in.csv, rij 2: een cel is langer dan 131072 tekens, of een aanhalingsteken wordt niet gesloten",
        "in.csv, row 2: a cell is longer than 131072 characters, or a quote is not closed",
    ),
    (b"", "in.csv: is leeg; bewaar het werkblad opnieuw", "in.csv: is empty; save the worksheet again"),
]


@pytest.mark.parametrize(("content", "nl", "en"), REFUSED, ids=[en[:60] for _, _, en in REFUSED])
def test_what_cannot_be_read_is_told_with_its_place(
    tmp_path: pathlib.Path, content: bytes, nl: str, en: str
) -> None:
    path = saved(tmp_path, content)
    with pytest.raises(ExchangeError) as refused:
        read(path)
    told = [refused.value.in_language(lang).replace(f"{tmp_path}/", "") for lang in ("nl", "en")]
    assert told == [nl, en]


def test_rows_that_end_in_more_empty_cells_than_the_head_are_read(tmp_path: pathlib.Path) -> None:
    assert cells(saved(tmp_path, "id;naam\na;b;;\n;;;\n")) == [("id", "naam"), ("a", "b")]


def test_a_cell_as_long_as_allowed_is_read_whole(tmp_path: pathlib.Path) -> None:
    assert cells(saved(tmp_path, "x" * 131_072)) == [("x" * 131_072,)]


@pytest.mark.parametrize("content", ["\n\n", "  \n", "\ufeff\n", "sep=;\n", ";;\n"], ids=ascii)
def test_a_file_without_a_filled_cell_has_no_lines(tmp_path: pathlib.Path, content: str) -> None:
    assert cells(saved(tmp_path, content)) == []


@pytest.mark.parametrize("name", ["in.csv", "in.xlsx", "in", "in.txt"])
def test_the_content_counts_and_not_the_name(tmp_path: pathlib.Path, name: str) -> None:
    assert cells(saved(tmp_path, "a,b\n", name)) == [("a", "b")]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+31", "'+31"),
        ("-5", "'-5"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'s nachts", "''s nachts"),
        ("'=x", "''=x"),
        ("''", "'''"),
        ("a=b", "a=b"),
        ("", ""),
        ("＝1", "'＝1"),
    ],
)
def test_no_spreadsheet_calculates_what_was_written_and_it_comes_back_as_it_was(text: str, cell: str) -> None:
    assert neutralised(text) == cell
    assert as_typed(cell) == text


@pytest.mark.parametrize("typed", ["'s nachts", "'", "'a"])
def test_an_apostrophe_that_somebody_typed_stays(typed: str) -> None:
    assert as_typed(typed) == typed
