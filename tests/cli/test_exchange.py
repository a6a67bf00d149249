# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The commands for files out and in, as a user types them."""

# ruff: noqa: E501  # a case is one line

import json
import os
import pathlib
import subprocess
import sys
from collections.abc import Callable

import openpyxl
import pytest

from kamerbreed.exchange import ImportDocument

Run = Callable[..., subprocess.CompletedProcess[str]]


def _run(home: pathlib.Path, *words: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "KAMERBREED_HOME": str(home)}
    environment.pop("KAMERBREED_DATABASE", None)
    program = "from kamerbreed.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *map(str, words)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
        timeout=240,
    )


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Types a command in a home with the public data."""
    home = tmp_path_factory.mktemp("home")
    assert _run(home, "demo").returncode == 0
    return lambda *words: _run(home, *words)


def good(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def position(run: Run) -> str:
    found: str = json.loads(good(run("overview", "--json")))["coordinates"]["position"]
    return found


def test_a_template_is_filled_in_judged_and_entered(run: Run, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "in.xlsx"
    assert good(run("template", "control-room", file)).startswith(str(file)[:20])
    book = openpyxl.load_workbook(file)
    sheet = book["Meldkamer"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    for head, value in {
        "id": "proef",
        "naam": "Proefkamer",
        "personeel [personen]": 12,
        "bestaat": "ja",
    }.items():
        sheet.cell(2, heads[head]).value = value
    book.save(file)

    before = position(run)
    dry = good(run("import", file, "--stated-by", "lms", "--dry-run"))
    assert "in.xlsx: proef, er is niets ingevoerd" in dry
    assert "Zonder datum: 3" in dry
    assert position(run) == before
    assert "in.xlsx: 3 uitspraken ingevoerd" in good(run("import", file, "--stated-by", "lms"))
    assert "in.xlsx: 0 statements entered" in good(run("import", file, "--stated-by", "lms", "--lang", "en"))
    assert json.loads(good(run("show", "control-room/proef", "--json")))["name"] == "Proefkamer"


def test_an_export_of_the_past_goes_out_in_english(run: Run, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "rooms.csv"
    said = good(run("export", file, "--kind", "control-room", "--as-of", "2021-07-01", "--lang", "en"))
    assert "things written to" in said
    assert file.read_text(encoding="utf-8-sig").startswith("id,")
    found = json.loads(good(run("export", tmp_path / "all.csv", "--json")))
    assert (found["destroyed"], len(found["fingerprint"])) == (0, 64)
    assert "is er al" not in good(run("import", tmp_path / "all.csv"))


def test_a_refused_file_enters_nothing_and_tells_why_in_both_languages(
    run: Run, tmp_path: pathlib.Path
) -> None:
    file = tmp_path / "in.csv"
    file.write_text("id;staff;kleur\ncontrol-room/x;veel;rood\n", encoding="utf-8")
    before = position(run)
    report = tmp_path / "verslag.csv"
    refused = run("import", file, "--stated-by", "lms", "--report", report)
    assert refused.returncode == 2
    assert "er is niets ingevoerd" in refused.stdout
    assert refused.stderr.splitlines()[0].startswith(
        "in.csv, rij 2, kolom B (staff): 'veel' is hier geen getal"
    )
    assert "--ignore-columns" in refused.stderr
    assert "'veel' is no number here" in run("import", file, "--stated-by", "lms", "--lang", "en").stderr
    assert "geweigerd" in report.read_text(encoding="utf-8-sig")
    assert position(run) == before


def test_every_verdict_is_told_to_programs_and_in_a_report(run: Run, tmp_path: pathlib.Path) -> None:
    file = tmp_path / "in.csv"
    file.write_text("id,staff,city\ncontrol-room/y,12,Zwolle\n", encoding="utf-8")
    report = tmp_path / "report.xlsx"
    words = ("import", file, "--stated-by", "lms", "--dry-run", "--json", "--report", report)
    found = ImportDocument.model_validate_json(good(run(*words)))
    assert (found.dry_run, found.entered, found.counts["new"]) == (True, 0, 2)
    assert [(row.id, row.verdict, [cell.verdict for cell in row.cells]) for row in found.rows] == [
        ("control-room/y", "new", ["new", "new"])
    ]
    lines = list(openpyxl.load_workbook(report).worksheets[0].values)
    assert lines[1] == (
        "in.csv, rij 2, kolom B (staff)",
        "control-room/y",
        "staff",
        None,
        "12",
        "nieuw",
        None,
    )
    assert len(lines) == 3


def test_a_mapping_is_proposed_and_used(run: Run, tmp_path: pathlib.Path) -> None:
    file, mapping = tmp_path / "oud.csv", tmp_path / "koppeling.json"
    file.write_text("Naam,Plaats,Kleur\nKamer Z,Zwolle,rood\n", encoding="utf-8")
    assert "voorstel" in good(run("import", file, "--save-mapping", mapping))
    assert "2 uitspraken ingevoerd" in good(run("import", file, "--stated-by", "lms", "--mapping", mapping))
    assert json.loads(good(run("show", "control-room/kamer-z", "--json")))["name"] == "Kamer Z"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "x.pdf"), "x.pdf: de naam moet eindigen op .xlsx of .csv"),
        (("export", "x.csv", "--kind", "party", "--kind", "source"), "x.csv: een CSV heeft één blad;"),
        (("import", "x.xlsx", "--changed-on", "2024", "--it-was-wrong"), "kies één van --changed-on en --it-was-wrong"),
        (("import", "x.xlsx", "--changed-on", "gisteren"), "--changed-on: 'gisteren' is geen datum;"),
        (("import", "x.xlsx", "--basis", "zeker"), "--basis: kies een van measured, documented"),
        (("import", "weg.xlsx"), "weg.xlsx: niet te lezen, er is geen bestand met deze naam"),
        (("template", "kamer", "x.xlsx"), "er is geen soort 'kamer';"),
    ],
)  # fmt: skip
def test_a_wrong_command_says_what_to_change(run: Run, words: tuple[str, ...], told: str) -> None:
    refused = run(*words)
    assert refused.returncode == 2
    assert refused.stderr.startswith(told), refused.stderr
