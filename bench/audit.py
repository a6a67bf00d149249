# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What an entry of the audit log costs: alone, beside a statement, and to verify; on both databases.

``python bench/audit.py [--entries N]``. Every entry reaches the disk twice, in the table and in the file.
"""

import argparse
import contextlib
import os
import pathlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

import django

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
HOME = tempfile.mkdtemp(prefix="kamerbreed-bench-")
os.environ["KAMERBREED_HOME"] = HOME
os.environ["DJANGO_SETTINGS_MODULE"] = "kamerbreed.settings"
django.setup()

from tests.databases import PostgresqlStore, SqliteStore, Store, Templates  # noqa: E402
from tests.world import ROOM, WORLD, says  # noqa: E402

from kamerbreed.audit import Entry, Log  # noqa: E402  # after the settings
from kamerbreed.ledger import Ledger, Written  # noqa: E402
from kamerbreed.picture import Saying, state  # noqa: E402

ENTRIES = 3_000


def measured(times: int, run: Callable[[int], object]) -> tuple[float, float]:
    """Milliseconds of a run: the middle, and what 95 % stay under."""
    taken = []
    for number in range(times):
        start = time.perf_counter()
        run(number)
        taken.append((time.perf_counter() - start) * 1_000)
    taken.sort()
    return taken[times // 2], taken[int(times * 0.95)]


def tell(name: str, found: tuple[float, float]) -> None:
    print(f"  {name}: {found[0]:.2f} ms, p95 {found[1]:.2f} ms")


def bench(alias: str, folder: pathlib.Path, entries: int) -> None:
    ledger, log = Ledger(alias), Log(folder, alias)
    ledger.perform(state, Saying(statements=WORLD), recorded_by="bench")
    entry = Entry(
        action="open", object=ROOM, actor="a1b2c3d4e5f60718", origin="192.0.2.1", detail="page:thing"
    )
    tell(f"an entry alone, of {entries:,}", measured(entries, lambda number: log.write(entry)))

    def witness(written: Written) -> None:
        log.write(Entry(action="say", object=written.object, detail=written.detail))

    def write(name: str, look: Callable[[Written], None] | None) -> Callable[[int], object]:
        return lambda number: ledger.perform(
            state,
            Saying(statements=[says(ROOM, "remark", "x", key=f"{name}.{number}")]),
            recorded_by="bench",
            witness=look,
        )

    some = entries // 10
    tell(f"a statement without an entry, of {some:,}", measured(some, write("a", None)))
    tell(f"a statement with an entry, of {some:,}", measured(some, write("b", witness)))
    start = time.perf_counter()
    found = log.verify()
    assert not found.faulty
    print(f"  verify: {(time.perf_counter() - start) * 1e6 / found.rows:.0f} microseconds an entry")
    print(f"  the file: {(folder / 'log.jsonl').stat().st_size / found.lines:.0f} bytes an entry")


@contextlib.contextmanager
def stores(folder: pathlib.Path) -> Iterator[list[Store]]:
    """SQLite, and PostgreSQL if a server answers."""
    import psycopg  # noqa: PLC0415  # only here
    from tests.databases import POSTGRESQL_URL  # noqa: PLC0415

    with contextlib.ExitStack() as stack:
        found: list[Store] = [SqliteStore(folder)]
        with contextlib.suppress(psycopg.OperationalError):
            server = psycopg.connect(POSTGRESQL_URL, autocommit=True, connect_timeout=10)
            found.append(PostgresqlStore(stack.enter_context(server)))
        yield found


def main() -> None:
    """Measure each database."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--entries", type=int, default=ENTRIES)
    entries = parser.parse_args().entries
    home = pathlib.Path(HOME)
    with stores(home) as found:
        for store in found:
            print(store.vendor)
            templates = Templates(store)
            try:
                with templates.copied() as alias:
                    bench(alias, home / store.vendor, entries)
            finally:
                templates.drop()


if __name__ == "__main__":
    main()
