# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How fast the pages answer on a synthetic system, from the real server: for one reader, and for ten.

A page is asked for once (first), and then again and again: what was made of a picture is kept. The
ten then go round all pages, each from another one on, and rest a while between two: together they
ask for some forty pages a second, or as many as the server gives.
"""

import argparse
import gzip
import http.client
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from run import DEFAULT_POSTGRES, answers, postgres_database, sqlite_database

HERE = pathlib.Path(__file__).resolve().parent
COMMAND = (sys.executable, "-c", "from kamerbreed.cli import main; main()")
TIMES = 40
READERS, REST_S, ROUNDS = 10, 0.25, 8
PAGES = (
    "/",
    "/lijst/component",
    "/lijst/component?zoek=10&volgorde=-naam",
    "/lijst/component?operator=niet-bekend&kolommen=type,owner,operator,depends_on&volgorde=-type",
    "{thing}",
    "{thing}/waarom/exists",
    "/zoeken?zoek=component",
    "/zoeken?zoek=comp0nent+12",
    "/controles",
    "/controles/component-without-operator",
    "/volledigheid",
    "/volledigheid/hiaten",
    "/volledigheid/meldkamers",
    "/volledigheid/verloop",
    "/volledigheid/lijsten",
    "/bronnen",
    "{source}",
    "/begrippen",
    "{thing}/afhankelijkheden",
    "{thing}/wat-valt-uit",
    "/matrix",
)
"""To measure another page, add its address; ``{thing}`` stands for a component, ``{source}`` for a source."""


@dataclass(slots=True, kw_only=True)
class Times:
    """The seconds that one page took: the first time, again for one reader, and for each of ten."""

    first: float = 0.0
    alone: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)
    packed_kb: float = 0.0


def asked(connection: http.client.HTTPConnection, path: str) -> tuple[float, bytes]:
    """The seconds that an answer takes, and the answer."""
    start = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise SystemExit(f"{path} answers {response.status}")
    return time.perf_counter() - start, body


def connected(port: int, server: subprocess.Popen[bytes]) -> http.client.HTTPConnection:
    """A connection, as soon as the server answers."""
    while server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    raise SystemExit("the server does not start")


def alone(connection: http.client.HTTPConnection) -> dict[str, Times]:
    """Each page by one reader."""
    filled = {}
    for name, place in (("thing", "component"), ("source", "source")):
        _, body = asked(connection, f"/lijst/{place}")
        first = re.search(rf'/zaak/{place}/[^"?]+', body.decode())
        filled[name] = first.group() if first else ""
    found = {}
    for page in PAGES:
        path = page.format(**filled)
        made = found[path] = Times()
        made.first, body = asked(connection, path)
        made.alone = [asked(connection, path)[0] for _ in range(TIMES)]
        made.packed_kb = len(gzip.compress(body, 6)) / 1000
    return found


def together(port: int, found: dict[str, Times]) -> float:
    """The same pages by ten readers at once; gives how many were answered a second."""
    paths = list(found)
    errors: list[BaseException] = []

    def read(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        try:
            for step in range(ROUNDS * len(paths)):
                path = paths[(number + step) % len(paths)]
                found[path].together.append(asked(connection, path)[0])
                time.sleep(REST_S)
        except BaseException as error:  # told by the thread that waits for this one
            errors.append(error)

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    start = time.perf_counter()
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    if errors:
        raise errors[0]
    return READERS * ROUNDS * len(paths) / (time.perf_counter() - start)


def late(times: Sequence[float], share: float = 0.95) -> str:
    """The time within which this share of the answers came."""
    return f"{sorted(times)[int(len(times) * share)] * 1000:,.0f} ms"


def measure(url: str, folder: str, size: int) -> tuple[dict[str, Times], float]:
    """Fill this database, serve it, and read; the times by address, and the answers a second of ten."""
    places = {"KAMERBREED_HOME": folder, "KAMERBREED_DATABASE": url}
    env = {**os.environ, **places, "KAMERBREED_READING": "public"}
    fill = [sys.executable, str(HERE / "measures.py"), "fill-alone", "synthetic", str(size)]
    subprocess.run(fill, env=env, stdout=subprocess.DEVNULL, check=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen([*COMMAND, "serve", "--port", str(port)], env=env) as server:
        try:
            found = alone(connected(port, server))
            return found, together(port, found)
        finally:
            server.terminate()


def main() -> None:
    """Measure on each database, and print a table of Markdown for each."""
    parser = argparse.ArgumentParser(description="Measure the pages of Kamerbreed on a synthetic system.")
    parser.add_argument("--statements", type=int, default=1_000_000, help="size of the made-up system")
    parser.add_argument("--postgres", default=os.environ.get("KAMERBREED_TEST_POSTGRES", DEFAULT_POSTGRES))
    given = parser.parse_args()
    for server in ("", *([given.postgres] if answers(given.postgres) else [])):
        with tempfile.TemporaryDirectory(prefix="kamerbreed-pages-") as folder:
            made = postgres_database(server) if server else sqlite_database(pathlib.Path(folder))
            with made as url:
                found, a_second = measure(url, folder, given.statements)
        print(f"{'PostgreSQL' if server else 'SQLite'}; ten readers: {a_second:.0f} pages a second\n")
        print("| page | first | median | 95 of 100 | ten readers: median | 95 of 100 | gzip |")
        print("|---|---|---|---|---|---|---|")
        for path, one in found.items():
            told = [f"{one.first * 1000:,.0f} ms", late(one.alone, 0.5), late(one.alone)]
            told += [late(one.together, 0.5), late(one.together), f"{one.packed_kb:.0f} kB"]
            print(f"| `{path}` | {' | '.join(told)} |", flush=True)
        print(flush=True)


if __name__ == "__main__":
    main()
