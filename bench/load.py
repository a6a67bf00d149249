# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A day's work at once: pages and entries at a fixed rate for minutes, and a storm of sign-ins.

``python bench/load.py [--statements N] [--minutes M] [--rate R] [--processes P]``. Two of forty requests
enter a statement by the form, as a signed-in person does: ask for it, look at what will stand, enter it. The
others are pages. Requests are due at fixed moments whether or not earlier ones were answered, and an answer
is timed from the moment that its request was due, so that a server that stops for a while cannot hide it.
Then 150 people sign in within a minute, while pages are still asked for.
"""

import argparse
import collections
import datetime
import http.client
import os
import pathlib
import queue
import random
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from pages import COMMAND, HERE, connected, late
from run import DEFAULT_POSTGRES, answers, postgres_database, sqlite_database

sys.path.insert(0, str(HERE.parent))

from tests.web.forms import typed_in  # found by the path

PASSWORD = "een lange wachtzin 7"
READERS, WRITERS, STORM, STORM_S = 40, 8, 150, 60
HANDS = 64
"""Connections that may wait for an answer at once; a request that finds none waits, and that counts."""

MIX = (
    (20, "{thing}"),
    (12, "{thing}/waarom/last_tested"),
    (14, "/lijst/component?zoek={word}"),
    (10, "/lijst/component?volgorde=-naam&per-pagina={size}"),
    (10, "/zoeken?zoek=component+{word}"),
    (8, "/"),
    (6, "/controles"),
    (4, "/controles/component-without-operator"),
    (4, "/volledigheid"),
    (4, "/volledigheid/hiaten"),
    (2, "/volledigheid/meldkamers"),
    (2, "{thing}/afhankelijkheden"),
    (2, "{thing}/wat-valt-uit"),
    (2, "/matrix"),
)
"""Of a hundred pages how many are which."""


@dataclass(slots=True)
class Answer:
    status: int
    location: str
    body: str


class Hand:
    """One connection to the server, on which now this person asks and now that one."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(self, cookies: dict[str, str], path: str, data: dict[str, str] | None = None) -> Answer:
        """Ask for a page, or send a form; new cookies are kept."""
        head = {"Cookie": "; ".join(f"{name}={text}" for name, text in cookies.items())}
        body = None
        if data is not None:
            head |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"http://127.0.0.1:{self._port}",
            }
            body = urllib.parse.urlencode(data)
        self._connection.request("GET" if data is None else "POST", path, body, head)
        response = self._connection.getresponse()
        text = response.read().decode()
        for given in response.headers.get_all("Set-Cookie") or ():
            name, _, value = given.partition(";")[0].partition("=")
            cookies[name] = value
        return Answer(response.status, response.headers.get("Location", ""), text)

    def again(self) -> None:
        """Open the connection anew, after it failed."""
        self._connection.close()


@dataclass(slots=True)
class Told:
    """What was measured: seconds by what was asked, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: collections.defaultdict(list))
    wrong: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, name: str, spent: float, wrong: str = "") -> None:
        with self.lock:
            self.seconds[name].append(spent)
            if wrong:
                self.wrong.append(f"{name}: {wrong}")

    def print(self, title: str, took: float) -> None:
        every = [one for times in self.seconds.values() for one in times]
        print(
            f"\n{title}: {len(every):,} requests in {took:.0f} s ({len(every) / took:.1f} a second), "
            f"median {late(every, 0.5)}, 95 of 100 {late(every)}, 99 of 100 {late(every, 0.99)}, "
            f"longest {late(every, 0.999999)}; {len(self.wrong)} wrong"
        )
        print("\n| what | requests | median | 95 of 100 | longest |\n|---|---|---|---|---|")
        for name, times in sorted(self.seconds.items(), key=lambda one: -len(one[1])):
            told = (f"`{name}`", f"{len(times):,}", late(times, 0.5), late(times), late(times, 0.999999))
            print(f"| {' | '.join(told)} |")
        for text, times_seen in collections.Counter(self.wrong).most_common(10):
            print(f"* {times_seen} times wrong: {text}")
        sys.stdout.flush()


Job = Callable[[Hand, float], None]


class Load:
    """People at work on a server: what they ask, and how long it takes."""

    def __init__(self, port: int, seed: int = 7) -> None:
        self._port = port
        self._draw = random.Random(seed)
        self._readers: list[dict[str, str]] = []
        self._writers: list[dict[str, str]] = []
        self._things: list[str] = []
        self._party = self._source = ""

    def begin(self) -> None:
        """Sign in whoever works, and look at what there is."""
        hand = Hand(self._port)
        self._readers = [signed_in(hand, f"reads{number}") for number in range(READERS)]
        self._writers = [signed_in(hand, f"writes{number}") for number in range(WRITERS)]
        found = hand.ask(self._readers[0], "/lijst/component?per-pagina=100").body
        self._things = sorted(set(re.findall(r'href="(/zaak/component/[^"?/]+)"', found)))
        found = hand.ask(self._readers[0], "/lijst/source").body
        self._source = re.findall(r'href="/zaak/(source/[^"?/]+)"', found)[0]

    def run(self, seconds: float, rate: float, *, entering: bool = True, storm: bool = False) -> None:
        """Work for so long at so many requests a second, and tell."""
        told, work = Told(), queue.Queue[tuple[float, Job] | None]()
        hands = [threading.Thread(target=self._hand, args=(work, told)) for _ in range(HANDS)]
        for one in hands:
            one.start()
        begin = time.perf_counter()
        for due, job in self._due(seconds, rate, told, entering=entering, storm=storm):
            time.sleep(max(0.0, begin + due - time.perf_counter()))
            work.put((begin + due, job))
        for _ in hands:
            work.put(None)
        for one in hands:
            one.join()
        took = time.perf_counter() - begin
        title = "Pages, with a storm of sign-ins" if storm else "Pages and entries" if entering else "Pages"
        told.print(title, took)

    def _hand(self, work: "queue.Queue[tuple[float, Job] | None]", told: Told) -> None:
        hand = Hand(self._port)
        while (given := work.get()) is not None:
            due, job = given
            try:
                job(hand, due)
            except (OSError, http.client.HTTPException) as error:
                told.note("connection", time.perf_counter() - due, repr(error))
                hand.again()

    def _due(
        self, seconds: float, rate: float, told: Told, *, entering: bool, storm: bool
    ) -> Iterator[tuple[float, Job]]:
        """What is asked when: of twenty requests one enters something, for which two others are needed."""
        moments: list[tuple[float, Job]] = []
        pages = rate * 17 / 20 if entering else rate
        moments += [(number / pages, self._page(told)) for number in range(int(seconds * pages))]
        if entering:
            a_second = rate / 20
            moments += [
                ((number + 0.5) / a_second, self._entry(told, number))
                for number in range(int(seconds * a_second))
            ]
        if storm:
            moments += [(number * seconds / STORM, self._sign_in(told, number)) for number in range(STORM)]
        yield from sorted(moments, key=lambda one: one[0])

    def _page(self, told: Told) -> Job:
        (name,) = self._draw.choices([path for _, path in MIX], [share for share, _ in MIX])
        path = name.format(
            thing=self._draw.choice(self._things),
            word=self._draw.randint(1, 99),
            size=self._draw.choice((50, 100)),
        )
        cookies = self._draw.choice(self._readers)

        def asked(hand: Hand, due: float) -> None:
            answer = hand.ask(cookies, path)
            wrong = "" if answer.status == 200 else f"{answer.status} {answer.location}"
            told.note(name, time.perf_counter() - due, wrong)

        return asked

    def _entry(self, told: Told, number: int) -> Job:
        path = f"{self._things[number % len(self._things)]}/wijzig/last_tested"
        cookies = self._writers[number % WRITERS]
        day = (datetime.date(2010, 1, 1) + datetime.timedelta(days=number)).isoformat()
        way = "zegt" if number < len(self._things) else "veranderd"

        def entered(hand: Hand, due: float) -> None:
            answer = hand.ask(cookies, path)
            wrong = "" if answer.status == 200 else f"{answer.status} {answer.location}"
            told.note("entry: the form", time.perf_counter() - due, wrong)
            if wrong:
                return
            typed = {"wijze": way, "waarde": day, "vanaf": day, "peildatum": day, "grond": "documented"}
            data = {**typed_in(answer.body), **typed, "bron-1": self._source, "stap": "nakijken"}
            sent = time.perf_counter()
            answer = hand.ask(cookies, path, data)
            wrong = "" if answer.status == 200 else f"{answer.status} {words(answer.body)}"
            told.note("entry: look at it", time.perf_counter() - sent, wrong)
            if wrong:
                return
            sent = time.perf_counter()
            answer = hand.ask(cookies, path, {**typed_in(answer.body), "stap": "vastleggen"})
            wrong = "" if answer.status == 303 else f"{answer.status} {words(answer.body)}"
            told.note("entry: enter it", time.perf_counter() - sent, wrong)

        return entered

    def _sign_in(self, told: Told, number: int) -> Job:
        def asked(hand: Hand, due: float) -> None:
            try:
                signed_in(hand, f"storm{number}")
            except SystemExit as error:
                told.note("sign in", time.perf_counter() - due, str(error))
            else:
                told.note("sign in", time.perf_counter() - due)

        return asked


def words(page: str) -> str:
    """What a page says is wrong."""
    found = re.findall(r'(?:role="alert"|class="error").*?</', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>|^[^>]*>", " ", " ".join(found)).split())[:200]


def signed_in(hand: Hand, name: str) -> dict[str, str]:
    """The cookies of somebody who just signed in: the page is asked for, and the form is sent."""
    cookies: dict[str, str] = {}
    page = hand.ask(cookies, "/aanmelden")
    data = {**typed_in(page.body), "name": name, "password": PASSWORD}
    answer = hand.ask(cookies, "/aanmelden", data)
    if answer.status not in (302, 303):
        raise SystemExit(f"{name} is not let in: {answer.status} {words(answer.body)}")
    return cookies


@contextmanager
def served(url: str, folder: str, name: str, size: int, processes: int) -> Iterator[int]:
    """A server with a filled database and people who may sign in; gives its port."""
    env = {**os.environ, "KAMERBREED_HOME": folder, "KAMERBREED_DATABASE": url}
    fill = [sys.executable, str(HERE / "measures.py"), "fill-alone", name, str(size)]
    subprocess.run(fill, env=env, stdout=subprocess.DEVNULL, check=True)
    made = [sys.executable, str(HERE / "people.py"), *map(str, (READERS, WRITERS, STORM)), PASSWORD]
    subprocess.run(made, env=env, check=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    serve = [*COMMAND, "serve", "--port", str(port), "--processes", str(processes)]
    with subprocess.Popen(serve, env=env) as server:
        try:
            connected(port, server)
            yield port
        finally:
            server.terminate()


def main() -> None:
    """Measure on PostgreSQL, or on SQLite if that is asked."""
    parser = argparse.ArgumentParser(description="Let people work at Kamerbreed, and time the answers.")
    parser.add_argument(
        "--statements", type=int, default=0, help="size of a made-up system; 0: the public data"
    )
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--rate", type=float, default=40, help="requests a second")
    parser.add_argument("--processes", type=int, default=1, help="that serve")
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--postgres", default=os.environ.get("KAMERBREED_TEST_POSTGRES", DEFAULT_POSTGRES))
    given = parser.parse_args()
    if not given.sqlite and not answers(given.postgres):
        raise SystemExit(f"no server answers at {given.postgres}; --sqlite needs none")
    name = "synthetic" if given.statements else "reference"
    with tempfile.TemporaryDirectory(prefix="kamerbreed-load-") as folder:
        made = sqlite_database(pathlib.Path(folder)) if given.sqlite else postgres_database(given.postgres)
        with made as url, served(url, folder, name, given.statements, given.processes) as port:
            load = Load(port)
            load.begin()
            load.run(given.minutes * 60, given.rate)
            load.run(STORM_S, given.rate, entering=False, storm=True)


if __name__ == "__main__":
    main()
