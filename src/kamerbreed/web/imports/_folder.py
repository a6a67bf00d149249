# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The private folder of a job: its file, its report, how far it is, and the sign that somebody works on it.

That sign is a lock of the operating system on a file: it goes with the process that holds it, also when
that is killed, so that no job passes for running that nobody runs.
"""

import contextlib
import fcntl
import os
import pathlib
from collections.abc import Iterator
from dataclasses import dataclass

from kamerbreed import settings

_PROGRESS, _LOCK, _CANCEL, _REPORT, _MAPPING = "progress", "lock", "cancel", "report.csv", "mapping.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a job is: what it does now, and how many of how many."""

    phase: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of one job."""

    key: str

    @property
    def path(self) -> pathlib.Path:
        """Where it is."""
        return settings.HOME / "imports" / self.key

    @property
    def report(self) -> pathlib.Path:
        """Where the verdicts are written."""
        return self.path / _REPORT

    @property
    def mapping(self) -> pathlib.Path:
        """Where the mapping is kept while it is read."""
        return self.path / _MAPPING

    def made(self) -> "Folder":
        """The same, there."""
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        return self

    # --- how far it is ------------------------------------------------------------------------

    def tell(self, progress: Progress) -> None:
        """Write how far it is: whoever reads it meanwhile reads a whole line."""
        part = self.path / f"{_PROGRESS}.part"
        part.write_text(f"{progress.phase} {progress.done} {progress.total}", encoding="ascii")
        part.replace(self.path / _PROGRESS)

    def told(self) -> Progress:
        """How far it was, when that was last written."""
        try:
            phase, done, total = (self.path / _PROGRESS).read_text(encoding="ascii").split()
        except (OSError, ValueError):
            return Progress(phase="wait", done=0, total=0)
        return Progress(phase=phase, done=int(done), total=int(total))

    # --- stopping -----------------------------------------------------------------------------

    def cancel(self) -> None:
        """Ask whoever works on it to stop."""
        (self.path / _CANCEL).touch()

    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return (self.path / _CANCEL).exists()

    def begin(self) -> None:
        """Forget what an earlier run left."""
        for name in (_CANCEL, _PROGRESS):
            (self.path / name).unlink(missing_ok=True)

    # --- who works on it ----------------------------------------------------------------------

    def claim(self) -> int | None:
        """A number that holds the job until it is released or the process ends; None if another has it."""
        number = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(number)
            return None
        return number

    def is_claimed(self) -> bool:
        """Whether somebody works on it, in this process or another."""
        if not self.path.is_dir():
            return False
        with _released(self.claim()) as number:
            return number is None


def release(number: int) -> None:
    """Let go of a job."""
    os.close(number)


@contextlib.contextmanager
def _released(number: int | None) -> Iterator[int | None]:
    try:
        yield number
    finally:
        if number is not None:
            release(number)
