# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The benchmark: the reference data and a made-up system, on SQLite and on PostgreSQL.

Every time stands beside its ratio to a bare read of the same rows: the same columns, from the same
database, through the same driver, with nothing done to them. So figures of two machines compare.
"""

import argparse
import contextlib
import datetime
import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

HERE = pathlib.Path(__file__).resolve().parent
DEFAULT_POSTGRES = "postgresql://postgres@127.0.0.1:5432/postgres"
SETS = ("reference", "synthetic")
MODES = ("fill", "grown", "held")
PER_THING = 20
"""Statements of the made-up system to a thing in the workbook that is imported."""
Figures = dict[str, dict[str, Any]]


# --- databases -----------------------------------------------------------------------------------


@contextlib.contextmanager
def sqlite_database(home: pathlib.Path) -> Iterator[str]:
    """A new file."""
    yield f"sqlite:///{home / 'bench.sqlite3'}"


@contextlib.contextmanager
def postgres_database(server: str) -> Iterator[str]:
    """A new database on this server, dropped afterwards."""
    name = f"kamerbreed_bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def answers(server: str) -> bool:
    """Whether a PostgreSQL server is there."""
    if not server:
        return False
    try:
        psycopg.connect(server, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        sys.stderr.write(f"no PostgreSQL, so SQLite alone: {str(error).strip()}\n")
        return False
    return True


# --- measuring -----------------------------------------------------------------------------------


def _told(words: Sequence[str], places: Mapping[str, str]) -> Any:
    """What a measuring process writes."""
    command = [sys.executable, *words]
    done = subprocess.run(command, env={**os.environ, **places}, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def measured(name: str, size: int, server: str) -> tuple[Figures, str]:
    """The figures of one set on one database, by measure, and the version of the database."""
    figures: Figures = {}
    found = ""
    with tempfile.TemporaryDirectory(prefix="kamerbreed-bench-") as folder:
        home = pathlib.Path(folder)
        database = postgres_database(server) if server else sqlite_database(home)
        with database as url:
            places = {"KAMERBREED_HOME": folder, "KAMERBREED_DATABASE": url}
            for mode in MODES:
                result = _told([str(HERE / "measures.py"), mode, name, str(size)], places)
                found = result["version"]
                figures |= {figure["measure"]: figure for figure in result["figures"]}
    if name != "reference":
        figures |= imported(size // PER_THING, server)
    return figures, found


def imported(things: int, server: str) -> Figures:
    """The figures of a workbook that comes in, into a database of its own."""
    with tempfile.TemporaryDirectory(prefix="kamerbreed-bench-") as folder:
        home = pathlib.Path(folder)
        database = postgres_database(server) if server else sqlite_database(home)
        with database as url:
            places = {"KAMERBREED_HOME": folder, "KAMERBREED_DATABASE": url}
            result = _told([str(HERE / "importing.py"), str(things)], places)
    return {figure["measure"]: figure for figure in result}


def machine(versions: Mapping[str, str]) -> dict[str, str]:
    """What it was measured on; no name of a host."""
    cpu = pathlib.Path("/proc/cpuinfo")
    lines = cpu.read_text(encoding="utf-8").splitlines() if cpu.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    load = " ".join(f"{part:.2f}" for part in os.getloadavg())
    packages = {name: version(name) for name in ("django", "numpy", "psycopg")}
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "processor": f"{models[0] if models else platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        **versions,
        **packages,
        "load before": load,
    }


# --- showing -------------------------------------------------------------------------------------


def shown(figure: Mapping[str, Any] | None) -> str:
    """A figure with its unit, and its ratio if it has one."""
    if figure is None:
        return "-"
    value, unit, ratio = figure["value"], figure["unit"], figure["ratio"]
    if unit == "s":
        value, unit = (value, "s") if value >= 1 else (value * 1000, "ms")
    text = f"{value:,.0f}" if unit in ("rows", "rows/s") or value >= 100 else f"{value:.3g}"
    times = "" if ratio is None else f" ({ratio:,.0f}x)" if ratio >= 10 else f" ({ratio:.2g}x)"
    return f"{text} {unit}{times}"


def table(columns: Mapping[str, Figures]) -> str:
    """All figures as one table, which is Markdown too."""
    measures = list(dict.fromkeys(measure for figures in columns.values() for measure in figures))
    rows = [[name, *(shown(figures.get(name)) for figures in columns.values())] for name in measures]
    lines = [["measure", *columns], *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    lines.insert(1, ["-" * width for width in widths])
    padded = ([cell.ljust(width) for cell, width in zip(line, widths, strict=True)] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in padded)


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description="Measure Kamerbreed against a bare read of the same rows.")
    parser.add_argument("--statements", type=int, default=1_000_000, help="size of the made-up system")
    parser.add_argument(
        "--postgres",
        default=os.environ.get("KAMERBREED_TEST_POSTGRES", DEFAULT_POSTGRES),
        metavar="URL",
        help="a server on which a database may be made and dropped; empty for SQLite alone",
    )
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE", help="write the figures here too")
    return parser.parse_args(words)


def main() -> None:
    """Measure, and show."""
    asked = arguments()
    servers = {"SQLite": ""} | ({"PostgreSQL": asked.postgres} if answers(asked.postgres) else {})
    about = machine({})
    columns: dict[str, Figures] = {}
    for name in SETS:
        for database, server in servers.items():
            columns[f"{name}, {database}"], about[database.lower()] = measured(name, asked.statements, server)
    print("\n".join(f"{name}: {text}" for name, text in about.items()))
    print("in brackets: the ratio to a bare read of the same rows\n")
    print(table(columns))
    if asked.json:
        asked.json.write_text(json.dumps({"machine": about, "figures": columns}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
