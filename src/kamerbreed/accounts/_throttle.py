# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Slowing down who guesses, and locking nobody out for ever.

Failures are counted three ways: of one account from one origin, of one origin, and of one account from
anywhere. After some that are free each further one doubles the wait, up to a limit; the limit for an
account from anywhere is low, so that somebody who guesses elsewhere cannot keep its owner out. It is kept
in the memory of the process that serves, so that who is not signed in brings about no writing (of several
processes each counts for itself); what is kept is bounded, and the oldest goes first.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

_MOST_KEPT = 50_000
_FORGOTTEN_AFTER_S = 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How many failures are free, and the longest wait after more."""

    free: int
    longest_s: int


PAIR = Limit(free=3, longest_s=900)
ORIGIN = Limit(free=30, longest_s=900)
ACCOUNT = Limit(free=10, longest_s=60)
Key = tuple[str, ...]


@dataclass(slots=True)
class _Count:
    failures: int = 0
    last: float = 0.0
    until: float = 0.0


class Throttle:
    """Who failed how often, and how long he waits. Safe for use by several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._counts: OrderedDict[Key, _Count] = OrderedDict()
        self._lock = threading.Lock()

    def admit(self, name: str, origin: str) -> int:
        """The seconds to wait; 0 if this attempt may be made. It counts as failed until it is forgiven.

        So attempts at the same time cannot all slip in before the first of them has failed. An attempt
        during the wait is refused and does not count.
        """
        now = self._clock()
        with self._lock:
            limits = self._limits(name, origin)
            wait = max(self._counts[key].until - now if key in self._counts else 0 for key in limits)
            if wait > 0:
                return int(wait) + 1
            for key, limit in limits.items():
                self._count(key, limit, now)
            return 0

    def forgive(self, name: str, origin: str) -> None:
        """The attempt was right: the account begins anew, and the origin has one failure less."""
        with self._lock:
            for key in (("pair", name, origin), ("account", name)):
                self._counts.pop(key, None)
            if count := self._counts.get(("origin", origin)):
                count.failures -= 1
                count.until = 0.0

    @staticmethod
    def _limits(name: str, origin: str) -> dict[Key, Limit]:
        return {("pair", name, origin): PAIR, ("origin", origin): ORIGIN, ("account", name): ACCOUNT}

    def _count(self, key: Key, limit: Limit, now: float) -> None:
        count = self._counts.pop(key, None)
        if count is None or now - count.last > _FORGOTTEN_AFTER_S:
            count = _Count()
        count.failures += 1
        count.last = now
        if (over := count.failures - limit.free) > 0:
            count.until = now + min(2.0 ** min(over, 30), limit.longest_s)
        self._counts[key] = count
        while len(self._counts) > _MOST_KEPT:
            self._counts.popitem(last=False)
