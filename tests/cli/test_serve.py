# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Several processes serve the same pages, and end together."""

import contextlib
import http.client
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

COMMAND = (sys.executable, "-W", "error", "-c", "from kamerbreed.cli import main; main()")
PATIENCE_S = 60
HEAD = "subject,property,key,value,basis,stated_by,observed_on\n"


def home_of(folder: pathlib.Path) -> dict[str, str]:
    kept = {name: text for name, text in os.environ.items() if not name.startswith("KAMERBREED_")}
    return {**kept, "KAMERBREED_HOME": str(folder), "KAMERBREED_READING": "public"}


@contextlib.contextmanager
def serving(folder: pathlib.Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Two processes that serve a demo, and their port."""
    env = home_of(folder)
    subprocess.run([*COMMAND, "demo"], env=env, check=True, stdout=subprocess.DEVNULL)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*COMMAND, "serve", "--port", str(port), "--processes", "2", "--lang", "en"]
    with subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            yield server, port
        finally:
            if server.poll() is None:
                server.kill()


def page(port: int, path: str) -> tuple[int, str]:
    """A page on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    limit = time.monotonic() + PATIENCE_S
    while True:
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode()
        except ConnectionRefusedError:
            assert time.monotonic() < limit, "the server does not answer"
            time.sleep(0.1)
        finally:
            connection.close()


def children_of(server: subprocess.Popen[str]) -> list[int]:
    found = pathlib.Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text()
    return [int(number) for number in found.split()]


def gone(number: int) -> bool:
    with contextlib.suppress(ProcessLookupError):
        os.kill(number, 0)
        return False
    return True


@pytest.mark.skipif(not pathlib.Path("/proc/self/task").exists(), reason="no /proc to find processes in")
def test_what_one_process_holds_all_show_and_they_end_together(tmp_path: pathlib.Path) -> None:
    with serving(tmp_path) as (server, port):
        assert page(port, "/")[0] == 200
        children = children_of(server)
        assert len(children) == 2
        said = tmp_path / "said.csv"
        said.write_text(f'{HEAD}control-room/drachten,remark,a,"""gezien""",stated,forehand,2026-01-01\n')
        done = subprocess.run(
            [*COMMAND, "state", str(said)], env=home_of(tmp_path), check=False, capture_output=True
        )
        assert done.returncode == 0, done.stderr
        shown = [page(port, "/zaak/control-room/drachten")[1] for _ in range(12)]
        assert all("gezien" in one for one in shown)
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=PATIENCE_S) == 0
        assert all(map(gone, children))


@pytest.mark.skipif(not pathlib.Path("/proc/self/task").exists(), reason="no /proc to find processes in")
def test_when_one_process_ends_by_itself_all_end_and_it_is_said(tmp_path: pathlib.Path) -> None:
    with serving(tmp_path) as (server, port):
        assert page(port, "/")[0] == 200
        first, second = children_of(server)
        os.kill(first, signal.SIGKILL)
        _, told = server.communicate(timeout=PATIENCE_S)
        assert server.returncode == 2
        assert "one of the processes that make the pages has stopped" in told
        assert gone(second)
