# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What hostile files cost: processor time and memory to read or refuse each file of the tests."""

import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from tests.exchange.hostile import MAKERS  # the tests are no installed package
from tests.exchange.hostile.guarded import reading


def main() -> None:
    """Make each, have it read, and print a row of a table in Markdown."""
    print("| file | what became of it | processor | memory |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as temporary, reading(pathlib.Path(temporary)) as read:
        for name, make in MAKERS.items():
            with tempfile.TemporaryDirectory() as folder:
                found = read(make(pathlib.Path(folder)))
            if "ended" in found:
                print(f"| {name} | ended by signal {-found['ended']} | | |")
                continue
            what = "refused" if "en" in found else f"read, {found['lines']:,} rows"
            print(f"| {name} | {what} | {found['seconds'] * 1000:,.0f} ms | {found['kB'] / 1024:,.1f} MB |")


if __name__ == "__main__":
    main()
