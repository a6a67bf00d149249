# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stops a service: the things on which most depends."""

import numpy as np
from numpy.typing import NDArray

from kamerbreed.overview._links import STOPS
from kamerbreed.overview._once import once
from kamerbreed.overview._reach import Lists, lists_of
from kamerbreed.overview._ties import STRENGTHS, ties
from kamerbreed.picture import EXISTENCE, Picture
from kamerbreed.vocabulary import Service, kinds

Numbers = NDArray[np.int64]


class Critical:
    """Each thing whose loss stops a service, and which services.

    Along dependencies whose strength is "stops", on any ground but an assumption, and outside
    redundancy groups. What stands of rooms in general counts here, since it tells on what sort of
    part every room rests. ``things`` are their numbers in ``table.things``, in the order of the ids.
    """

    def __init__(self, picture: Picture, *, assumptions: bool) -> None:
        found = ties(picture)
        counts = (found.strength == STRENGTHS.index(STOPS)) & ~found.uncertain & ~found.grouped
        if not assumptions:
            counts &= ~(found.assumed | found.guessed)
        self._count = len(picture.table.things.texts)
        dependent, on = found.dependent[counts].astype(np.int64), found.on[counts].astype(np.int64)
        self._needs = lists_of(dependent, on, self._count)
        self._users = lists_of(on, dependent, self._count)
        self._texts = picture.table.things.texts
        existences, services = picture.existences(Service), picture.roll.numbers(Service.slug)
        asked = existences.there & (~existences.assumed | assumptions)
        self._services = np.zeros(self._count, np.bool_)
        self._services[services[asked]] = True
        _, rank = picture.table.alphabet.order()
        reached = np.flatnonzero(self._reached() & there(picture))
        self.things = reached[np.argsort(rank[reached])]

    def _reached(self) -> NDArray[np.bool_]:
        """What a service needs; a service that only needs itself, in a circle, is not among it."""
        starts = np.flatnonzero(self._services)
        found = _behind(starts, self._needs, self._count)
        for service in starts[found[starts]].tolist():
            found[service] = bool(self._services_on(service))
        return found

    def _services_on(self, thing: int) -> list[int]:
        behind = _behind(np.array([thing]), self._users, self._count)
        behind[thing] = False
        found: list[int] = np.flatnonzero(behind & self._services).tolist()
        return found

    def services(self, thing: int) -> tuple[str, ...]:
        """The services that its loss stops, by their ids."""
        return tuple(sorted(self._texts[service] for service in self._services_on(thing)))


def critical(picture: Picture, *, assumptions: bool = False) -> Critical:
    """What stops a service; kept with the picture."""
    return picture.kept(("critical", assumptions), lambda: Critical(picture, assumptions=assumptions))


def states(picture: Picture) -> NDArray[np.int8]:
    """For each thing by its number whether it is there, as a place in EXISTENCE; kept with the picture."""
    return picture.kept("states", lambda: _states(picture))


def _states(picture: Picture) -> NDArray[np.int8]:
    found = np.full(len(picture.table.things.texts), EXISTENCE.index("unstated"), np.int8)
    for slug, kind in kinds().items():
        found[picture.roll.numbers(slug)] = picture.existences(kind).state
    return found


_THERE = np.array([state in ("present", "uncertain", "unstated") for state in EXISTENCE])


def there(picture: Picture) -> NDArray[np.bool_]:
    """For each thing by its number whether it belongs to the things of the picture."""
    found: NDArray[np.bool_] = _THERE[states(picture)]
    return found


def _behind(starts: Numbers, lists: Lists, count: int) -> NDArray[np.bool_]:
    """What is reached from these things in one step or more."""
    found = np.zeros(count, np.bool_)
    ahead = starts
    while len(ahead):
        others, _ = lists.of(ahead)
        ahead = once(others[~found[others]])
        found[ahead] = True
    return found
