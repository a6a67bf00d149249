# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Several people write at once, and a machine may fall over at any moment: nothing is lost or torn."""

import datetime
import itertools
import json
import os
import pathlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from django.db import connections

from kamerbreed.ledger import Ledger
from kamerbreed.picture import Coordinates, Picture, Refusal, Saying, retract, state
from kamerbreed.vocabulary import Statement
from tests.databases import Templates
from tests.ledger.tampering import stored
from tests.world import ROOM, WORLD, says, taking

ROOT = pathlib.Path(__file__).resolve().parents[2]
DAY = datetime.date(2025, 1, 1)
Process = subprocess.Popen[str]


@pytest.fixture
def world(ledger: Ledger) -> Ledger:
    """A ledger that knows the things of the tiny world."""
    ledger.perform(state, Saying(statements=WORLD), recorded_by="account", batch="world")
    return ledger


@contextmanager
def writer(
    alias: str, name: str, *, batches: int, size: int, note: int = 0, stop_after: int | None = None
) -> Iterator[Process]:
    """A process that appends, ready to begin; killed if it still runs at the end."""
    settings = connections[alias].settings_dict
    names = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    config = {key: settings[key] for key in names}
    order = {"config": config, "name": name, "batches": batches, "size": size, "note": note}
    order["stop_after"] = stop_after
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.writer", json.dumps(order)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def heard(process: Process, word: str) -> None:
    """Wait until the process says this word; its complaint is shown if it says something else."""
    assert process.stdout is not None
    assert process.stderr is not None
    line = process.stdout.readline().strip()
    assert line == word, line or process.stderr.read()


def begin(process: Process) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def batches_of(alias: str) -> dict[str, list[int]]:
    """The positions of every batch."""
    found: dict[str, list[int]] = {}
    for row in stored(alias):
        found.setdefault(row["batch"], []).append(row["position"])
    return found


def test_eight_writers_at_once_lose_nothing_and_fork_nothing(world: Ledger, database: str) -> None:
    """A hundred batches each; nobody is told an error, and every batch stands in one piece."""
    batches, size, names = 100, 2, tuple("abcdefgh")
    with ExitStack() as stack:
        writers = [stack.enter_context(writer(database, name, batches=batches, size=size)) for name in names]
        for process in writers:
            heard(process, "ready")
        for process in writers:
            begin(process)
        for process in writers:
            heard(process, "done")
        complaints = [process.communicate() for process in writers]
    assert [process.returncode for process in writers] == [0] * len(names)
    assert complaints == [("", "")] * len(names)

    positions = batches_of(database)
    assert set(positions) == {"world", *(f"{name}.{batch}" for name in names for batch in range(batches))}
    for batch, numbers in positions.items():
        assert numbers == list(range(numbers[0], numbers[0] + (len(WORLD) if batch == "world" else size)))
    verdict = world.verify()
    assert (verdict.fault, verdict.rows) == ("", len(WORLD) + len(names) * batches * size)
    links = [row["previous"] for row in stored(database)]
    assert len(set(links)) == len(links)

    picture = world.picture(Coordinates(valid_at=DAY))
    said = {
        (f"{name}.{batch}.{number}", f"{batch}.{number}")
        for name, batch, number in itertools.product(names, range(batches), range(size))
    }
    assert set(picture.many(ROOM, "remark").items()) == said
    assert picture.fingerprint == Ledger(database).picture(Coordinates(valid_at=DAY)).fingerprint


LARGE, NOTE = 400, 10_000
"""Statements a batch and characters a note: more than the cache of SQLite holds, so a part is on disk."""


@pytest.mark.parametrize("stored_rows", [0, 1, 277, LARGE])
def test_a_writer_killed_in_the_middle_of_a_batch_leaves_nothing_of_it(
    world: Ledger, database: str, stored_rows: int
) -> None:
    with writer(database, "w", batches=2, size=LARGE, note=NOTE, stop_after=stored_rows) as process:
        heard(process, "ready")
        begin(process)
        heard(process, "stopped")
        process.kill()
        process.wait()

    positions = batches_of(database)
    assert {batch: len(numbers) for batch, numbers in positions.items()} == {
        "world": len(WORLD),
        "w.0": LARGE,
    }
    verdict = Ledger(database).verify()
    assert (verdict.fault, verdict.rows) == ("", len(WORLD) + LARGE)

    after = world.perform(state, Saying(statements=[says(ROOM, "staff", 150)]), recorded_by="account")
    assert len(after) == 1
    assert world.verify().rows == len(WORLD) + LARGE + 1
    assert world.picture(Coordinates(valid_at=DAY)).get(ROOM).staff == 150


def test_a_writer_killed_after_its_batch_leaves_all_of_it(world: Ledger, database: str) -> None:
    with writer(database, "w", batches=1, size=LARGE, note=NOTE) as process:
        heard(process, "ready")
        begin(process)
        heard(process, "done")
        process.kill()
    assert len(batches_of(database)["w.0"]) == LARGE
    assert world.verify().fault == ""


def test_while_one_writer_holds_the_lock_readers_read_on(world: Ledger, database: str) -> None:
    with writer(database, "w", batches=1, size=5, stop_after=5) as process:
        heard(process, "ready")
        begin(process)
        heard(process, "stopped")
        assert Ledger(database).follow() == len(WORLD)
        assert world.picture(Coordinates(valid_at=DAY)).many(ROOM, "remark") == {}
        assert world.verify().rows == len(WORLD)


def in_threads(alias: str, *tasks: Any) -> None:
    """Run these at the same time, each with a connection of its own; the first failure is raised."""
    failures: list[BaseException] = []
    together = threading.Barrier(len(tasks))

    def run(task: Any) -> None:
        try:
            together.wait()
            task()
        except BaseException as failure:
            failures.append(failure)
        finally:
            connections[alias].close()

    threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def test_the_threads_of_one_process_share_a_ledger_without_harm(world: Ledger, database: str) -> None:
    def write(name: str) -> None:
        for number in range(12):
            said = says(ROOM, "remark", number, key=f"{name}.{number}")
            world.perform(state, Saying(statements=[said]), recorded_by=name)

    def read() -> None:
        for _ in range(12):
            picture = world.picture(Coordinates(valid_at=DAY))
            assert picture.get(ROOM).name == "Meldkamer Noord-Nederland"
            assert picture.table.find(picture.position) is not None

    in_threads(database, *(lambda name=name: write(name) for name in "abc"), read, read)
    assert len(world.picture(Coordinates(valid_at=DAY)).many(ROOM, "remark")) == 36
    verdict = world.verify()
    assert (verdict.fault, verdict.rows) == ("", len(WORLD) + 36)


def test_of_two_people_who_take_back_the_same_statement_one_is_told_he_was_late(
    world: Ledger, database: str
) -> None:
    (digest,) = world.perform(state, Saying(statements=[says(ROOM, "staff", 5)]), recorded_by="account")
    judged = threading.Barrier(2)
    ledgers = [Ledger(database), Ledger(database)]
    refused: list[str] = []

    def take_back(ledger: Ledger) -> None:
        first_time = [True]

        def together(picture: Picture, intent: Any) -> list[Statement]:
            found = list(retract(picture, intent))
            if first_time.pop() if first_time else False:
                judged.wait()
            return found

        try:
            ledger.perform(together, taking(digest), recorded_by="account")
        except Refusal as refusal:
            refused.append(str(refusal))

    in_threads(database, *(lambda ledger=ledger: take_back(ledger) for ledger in ledgers))
    assert len(refused) == 1
    assert "retracted before" in refused[0]
    assert [row["act"] for row in stored(database)].count("retract") == 1


def test_an_act_is_judged_anew_when_another_thread_took_in_what_somebody_wrote_meanwhile(
    world: Ledger, database: str
) -> None:
    (digest,) = world.perform(state, Saying(statements=[says(ROOM, "staff", 5)]), recorded_by="account")
    others = [lambda: Ledger(database).perform(retract, taking(digest), recorded_by="account"), world.follow]

    def slowly(picture: Picture, intent: Any) -> Any:
        given = retract(picture, intent)
        while others:
            in_threads(database, others.pop(0))
        return given

    with pytest.raises(Refusal, match="retracted before"):
        world.perform(slowly, taking(digest), recorded_by="account")
    assert [row["act"] for row in stored(database)].count("retract") == 1


def test_the_copies_of_a_template_have_nothing_in_common(templates: Templates) -> None:
    with templates.copied() as one, templates.copied() as other:
        Ledger(one).perform(state, Saying(statements=WORLD), recorded_by="account")
        assert Ledger(other).follow() == 0
