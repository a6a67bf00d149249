# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the documentation says is what the code does."""

import csv
import importlib.util
import pathlib
import re
import subprocess
import sys
from types import ModuleType

import pytest

from kamerbreed.vocabulary import LANGUAGES, scales, text_keys
from tests.facts import FOLDER

ROOT = pathlib.Path(__file__).resolve().parents[2]


def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_in_step_with_the_code() -> None:
    """'python docs/generate.py' writes them anew."""
    old = [
        path
        for path, text in _generator().pages().items()
        if (ROOT / "docs" / path).read_text(encoding="utf-8") != text
    ]
    assert old == []


def _code() -> str:
    files = [*ROOT.glob("src/**/*.py"), *ROOT.glob("src/**/*.html")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def test_every_text_is_used_and_every_used_text_exists() -> None:
    code = _code()
    used = set(re.findall(r"""\bsay\(\s*["']([a-z0-9_.]*[a-z0-9_])["']""", code))
    stems = set(re.findall(r"""f["']([a-z0-9_.]+\.)\{""", code))
    missing = sorted(key for key in used if key not in text_keys())
    assert missing == []
    unused = sorted(
        key
        for key in text_keys()
        if key not in used and not any(key.startswith(stem) for stem in stems) and f'"{key}"' not in code
    )
    assert unused == []


def test_every_code_is_said_in_both_languages() -> None:
    empty = [
        (scale, code)
        for scale, codes in scales().items()
        for code, label in codes.items()
        for lang in LANGUAGES
        if not label.of(lang)
    ]
    assert empty == []


COMMANDS = (
    "demo overview list show history explain find sources diff state retract destroy verify"
    " vocabulary serve migrate checkpoint backup restore source template export import check impact"
    " inventories chapters map account classify rule request followup audit notify"
).split()


@pytest.mark.parametrize("readme", ["README.md", "README.nl.md"])
def test_the_readme_names_every_command(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert [command for command in COMMANDS if f"`{command}" not in text] == []


def test_the_list_of_commands_is_whole() -> None:
    """Guards the test above: the commands are those of the program itself."""
    shown = subprocess.run(
        [sys.executable, "-c", "from kamerbreed.cli import main; main()", "--help"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = re.findall(r"^│ ([a-z]+) ", shown, re.MULTILINE)
    assert sorted(found) == sorted(COMMANDS)


def test_every_setting_is_documented() -> None:
    settings = (ROOT / "src/kamerbreed/settings.py").read_text(encoding="utf-8")
    named = set(re.findall(r"KAMERBREED_[A-Z_]+", settings))
    text = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    assert [name for name in sorted(named) if name not in text] == []


def test_the_real_letter_beside_the_draft_is_quoted_word_for_word() -> None:
    """The quotations of ``conclusion-2021.md``, against the letter as it was handed over."""
    file = FOLDER.parent / "letter" / "letter-2021.txt"
    if not file.is_file():
        pytest.skip(f"the letter is not at {file}; set KAMERBREED_FACTS to the folder beside it")
    # Without emphasis, marks of footnotes, and what stands at the turn of its page.
    told = re.sub(r"[*¹²]", "", file.read_text(encoding="utf-8"))
    told = re.sub(r"Rapport \"Continuïteit van meldkamers\".*?2019\n", "", told)
    letter = " ".join(told.split())
    with (ROOT / "docs" / "letter-2021.csv").open(encoding="utf-8", newline="") as rows:
        quoted = [line for row in csv.DictReader(rows) for line in row["real"].splitlines() if line]
    assert len(quoted) > 15
    assert [line for line in quoted if " ".join(line.split()) not in letter] == []
