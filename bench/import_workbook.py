# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How long reading and planning a large workbook takes: ``python bench/import_workbook.py [THINGS]``.

Makes a workbook of components with twelve filled cells each, and enters nothing: the plan is made
for a picture that knows the parties alone. Prints seconds of each step and memory at its highest.
"""

import datetime
import gc
import os
import pathlib
import random
import resource
import sys
import tempfile
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kamerbreed.settings")

import django

django.setup()

import xlsxwriter  # noqa: E402

from kamerbreed.exchange import Wishes, open_grid, plan, read_intake  # noqa: E402
from kamerbreed.picture import KEEPER_OF_THE_LEDGER, Coordinates, Picture, table_of  # noqa: E402
from kamerbreed.vocabulary import Statement  # noqa: E402

PARTIES = [f"party/p{number}" for number in range(20)]
HEADS = (
    "id", "bestaat", "naam", "soort onderdeel", "eigenaar", "beheerder", "leverancier", "in bedrijf sinds",
    "bedrijfstoestand", "einde levensduur", "laatst beproefd op", "hangt af van", "contract tot",
)  # fmt: skip


def make(path: pathlib.Path, things: int) -> None:
    """A workbook with so many components."""
    draw = random.Random(1)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Onderdeel")
    sheet.write_row(0, 0, HEADS)
    kinds = ("platform", "toepassing", "netwerk", "stroom")

    def day() -> str:
        return f"20{draw.randint(10, 25)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"

    for number in range(1, things + 1):
        owner, operator, supplier = draw.sample(PARTIES, 3)
        on = f"component/part-{max(1, number - draw.randint(1, 20))} | ernst: valt uit"
        cells = (
            f"component/part-{number}", "ja", f"Part {number}", draw.choice(kinds), owner, operator, supplier,
            day(), "in bedrijf", day(), day(), on, f"{supplier} = {day()}",
        )  # fmt: skip
        for place, cell in enumerate(cells):
            sheet.write_string(number, place, cell)
    book.close()


def main(things: int) -> None:
    """Make, read, plan; print."""
    exists = {"property": "exists", "value": "true", "basis": "stated"}
    said = [Statement(subject=one, stated_by=one, **exists) for one in PARTIES]
    at = Coordinates(valid_at=datetime.date(2026, 1, 1), viewer=KEEPER_OF_THE_LEDGER)
    picture = Picture(table_of(said), at)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "bench.xlsx"
        make(path, things)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        gc.freeze()
        gc.disable()
        start = time.perf_counter()
        with open_grid(path) as grid:
            cells = sum(len(line.cells) for sheet in grid.sheets for line in grid.lines(sheet))
        alone = time.perf_counter()
        with open_grid(path) as grid:
            intake = read_intake(grid, Wishes(stated_by=PARTIES[0], observed_on="2026-01-01"))
        read = time.perf_counter()
        found = plan(picture, intake)
        done = time.perf_counter()
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    said_now = len(found.add.statements)
    print(f"{things} things, {cells} cells, {said_now} statements, {len(found.faults)} faults")
    print(f"grid alone {alone - start:.1f} s, grid and intake {read - alone:.1f} s, plan {done - read:.1f} s")
    print(f"memory {highest} MB at its highest, {before} MB before")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
