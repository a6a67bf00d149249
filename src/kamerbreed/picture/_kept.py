# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What was made is kept: pictures never change, so neither does what is said of them."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """What was made, by key; of at most ``most``, if that is given, the one unused for longest goes first.

    Who asks for what another thread is making waits for it: after an entry all readers want the same anew.
    """

    def __init__(self, most: int = 0) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, T] = OrderedDict()
        self._making: dict[Hashable, threading.RLock] = {}
        self._lock = threading.Lock()

    def __contains__(self, key: Hashable) -> bool:
        return key in self._made

    def take_over(self, other: "Kept[T]", keys: Iterable[Hashable]) -> None:
        """Keep what another keeps under these keys."""
        with other._lock:
            made = {key: other._made[key] for key in keys if key in other._made}
        with self._lock:
            self._made.update(made)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under this key, made if it is not there."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
            mine = self._making.setdefault(key, threading.RLock())
        with mine:
            with self._lock:
                if key in self._made:
                    return self._made[key]
            try:
                made = make()
                with self._lock:
                    self._made[key] = made
                    while self._most and len(self._made) > self._most:
                        self._made.popitem(last=False)
            finally:
                with self._lock:
                    self._making.pop(key, None)
            return made
