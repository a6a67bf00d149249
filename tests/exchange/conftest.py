# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A real spreadsheet program, to see what it makes of a file and what we make of what it saves."""

import os
import pathlib
import shutil
import subprocess
from collections.abc import Callable, Sequence

import pytest

from kamerbreed.vocabulary import Lang

Converting = Callable[..., list[pathlib.Path]]
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
CODES = {"nl": 1043, "en": 2057}
"""The languages as the filter of CSV numbers them."""
SEPARATORS = {"nl": 59, "en": 44}
PATIENCE_SECONDS = 120
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{}</value></prop></item></oor:items>"""


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Converting:
    """Opens files in LibreOffice, in a locale, and saves them in another format (xlsx, csv, ods, xls)."""
    program = shutil.which("soffice")
    if program is None:
        assert not os.environ.get("CI"), "CI has LibreOffice; .ci/run installs it"
        pytest.skip("no LibreOffice here; on Debian: apt-get install libreoffice-calc-nogui")
    profiles = {lang: tmp_path_factory.mktemp(f"profile-{lang}") for lang in LOCALES}
    for lang, profile in profiles.items():
        (profile / "user").mkdir()
        settings = profile / "user" / "registrymodifications.xcu"
        settings.write_text(_PROFILE.format(LOCALES[lang]), encoding="utf-8")

    def convert(
        files: Sequence[pathlib.Path], to: str, lang: Lang, folder: pathlib.Path
    ) -> list[pathlib.Path]:
        options = f"{SEPARATORS[lang]},34,76,1,,{CODES[lang]},false,true,false"
        filters = [f"--infilter=CSV:{options}"] if files[0].suffix == ".csv" else []
        target = f"csv:Text - txt - csv (StarCalc):{options}" if to == "csv" else to
        command = [program, f"-env:UserInstallation={profiles[lang].as_uri()}", "--headless", *filters]
        command += ["--convert-to", target, "--outdir", str(folder), *map(str, files)]
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=PATIENCE_SECONDS, check=False
        )
        made = [folder / f"{file.stem}.{to}" for file in files]
        assert all(path.is_file() for path in made), done.stdout + done.stderr
        return made

    return convert
