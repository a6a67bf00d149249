# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A file that is made to do harm is told what is wrong with it, or is read right, within its limits.

What each is told stands in ``told.csv``. The process that reads is ended by the operating system when it
takes more than 200 MB or 5 s of the processor (see ``reader.py``), and then tells nothing.
"""

import csv
import pathlib
from collections.abc import Iterator

import pytest

from tests.exchange.hostile import MAKERS
from tests.exchange.hostile.guarded import Reading, reading

with (pathlib.Path(__file__).parent / "told.csv").open(encoding="utf-8", newline="") as file:
    TOLD = {row["file"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The folder for temporary files of the process that reads."""
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def guarded(temporary: pathlib.Path) -> Iterator[Reading]:
    """Reads a file in a process of its own, under guard."""
    with reading(temporary) as read:
        yield read


def test_every_hostile_file_is_told_something() -> None:
    assert sorted(TOLD) == sorted(MAKERS)


@pytest.mark.parametrize("name", MAKERS)
def test_a_hostile_file_does_no_harm(
    name: str, guarded: Reading, temporary: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    path = MAKERS[name](tmp_path)
    before = sorted(tmp_path.iterdir())
    found = guarded(path)
    assert "ended" not in found
    expected = TOLD[name]
    if expected["nl"]:
        told = [found.get(lang, "").replace(f"{tmp_path}/", "") for lang in ("nl", "en")]
        assert told == [expected["nl"], expected["en"]]
    else:
        assert (found.get("lines"), found.get("cells")) == (int(expected["lines"]), int(expected["cells"]))
    assert found["left open"] == 0
    assert list(temporary.iterdir()) == []
    assert sorted(tmp_path.iterdir()) == before
    for made in before:  # some take a gigabyte, and pytest keeps folders
        if not made.is_dir():
            made.unlink()
