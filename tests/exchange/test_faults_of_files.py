# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A file that cannot be read as it stands is refused in both languages, with its name and the place."""

import os
import pathlib

import pytest

from kamerbreed.exchange import ExchangeError, read_folder, read_long_form

HEAD = b"subject,property,value,stated_by,basis\n"
GOOD = b"control-room/drachten,workplaces,60,lms,stated\n"


def both(refused: pytest.ExceptionInfo[ExchangeError], path: pathlib.Path) -> tuple[str, str]:
    """What is told in Dutch and in English, with the folder left out."""
    return tuple(  # type: ignore[return-value]  # two languages
        refused.value.in_language(lang).replace(f"{path.parent}{os.sep}", "") for lang in ("nl", "en")
    )


@pytest.mark.parametrize(
    ("content", "nl", "en"),
    [
        (
            HEAD + GOOD + b"caf\xe9,name,1,lms,stated\n",
            "in.csv regel 3: is geen UTF-8; bewaar het bestand als UTF-8",
            "in.csv line 3: is not UTF-8; save the file as UTF-8",
        ),
        (
            HEAD + b"a\0b,name,1,lms,stated\n",
            "in.csv regel 2: bevat een NUL-teken; haal dat eruit",
            "in.csv line 2: holds a NUL character; take it out",
        ),
        (
            b"subject,property,value\n",
            "in.csv: heeft geen kolom stated_by, basis;"
            " nodig zijn subject, property, value, stated_by, basis",
            "in.csv: has no column stated_by, basis; it needs subject, property, value, stated_by, basis",
        ),
        (
            HEAD.strip() + b",basis\n",
            "in.csv: de kolom basis staat er twee keer; laat er één weg",
            "in.csv: column basis stands twice; leave one out",
        ),
        (
            HEAD + GOOD + b"control-room/drachten,workplaces\n",
            "in.csv rij 3: heeft 2 cellen, de kop heeft er 5",
            "in.csv row 3: has 2 cells, the head has 5",
        ),
        (
            HEAD + b'control-room/drachten,name,"a"b,lms,stated\n',
            "in.csv rij 2: de aanhalingstekens kloppen niet, of een cel is langer dan 131072 tekens;"
            " verdubbel elk aanhalingsteken binnen een cel",
            "in.csv row 2: the quotes do not match, or a cell is longer than 131072 characters;"
            " double each quote inside a cell",
        ),
    ],
    ids=["no UTF-8", "NUL", "column missing", "column twice", "cells", "quotes"],
)
def test_a_file_that_is_not_in_the_long_form_is_told_where_it_is_not(
    tmp_path: pathlib.Path, content: bytes, nl: str, en: str
) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(content)
    with pytest.raises(ExchangeError) as refused:
        read_long_form(file)
    assert both(refused, file) == (nl, en)


def test_a_column_that_nobody_knows_is_told_with_those_that_are_known(tmp_path: pathlib.Path) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(HEAD.strip() + b",kleur\n")
    with pytest.raises(ExchangeError) as refused:
        read_long_form(file)
    dutch, english = both(refused, file)
    assert dutch.startswith("in.csv: de kolom kleur is niet bekend; bekend zijn act, subject")
    assert english.startswith("in.csv: column kleur is not known; known are act, subject")


def test_a_file_that_cannot_be_opened_is_told_with_the_reason(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ExchangeError) as refused:
        read_long_form(tmp_path / "weg.csv")
    assert both(refused, tmp_path / "weg.csv") == (
        "weg.csv: niet te lezen, er is geen bestand met deze naam",
        "weg.csv: cannot be read, there is no file of this name",
    )
    (tmp_path / "map.csv").mkdir()
    with pytest.raises(ExchangeError) as refused:
        read_long_form(tmp_path / "map.csv")
    assert both(refused, tmp_path / "map.csv") == (
        "map.csv: niet te lezen, het is een map",
        "map.csv: cannot be read, it is a folder",
    )


@pytest.mark.parametrize(
    ("error", "nl"),
    [
        (PermissionError(13, "Permission denied"), "dat is niet toegestaan; vraag de eigenaar om leesrecht"),
        (OSError(5, "Input/output error"), "de schijf of het netwerk geeft het niet; probeer het opnieuw"),
    ],
    ids=["forbidden", "disk"],
)
def test_what_the_system_says_of_a_file_is_told_in_our_own_words(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, error: OSError, nl: str
) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes(HEAD)

    def fail(path: pathlib.Path) -> bytes:
        raise error

    monkeypatch.setattr(pathlib.Path, "read_bytes", fail)
    with pytest.raises(ExchangeError) as refused:
        read_long_form(file)
    dutch, english = both(refused, file)
    assert dutch == f"in.csv: niet te lezen, {nl}"
    assert error.strerror not in english


def test_a_folder_without_files_is_told_as_such(tmp_path: pathlib.Path) -> None:
    with pytest.raises(ExchangeError) as refused:
        read_folder(tmp_path / "leeg")
    assert both(refused, tmp_path / "leeg") == (
        "leeg: er is geen bestand met deze naam, of in deze map staat geen .csv-bestand",
        "leeg: there is no such file, or no .csv file in this folder",
    )
