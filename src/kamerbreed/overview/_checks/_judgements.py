# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How a check judges all that it looks at: counted by arrays, told one by one where somebody asks.

A check judges *each* thing that it looks at, so that its denominator cannot be forgotten, and what it
could not judge is never taken for well.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import overload

import numpy as np
from numpy.typing import NDArray

OUTCOMES = ("finding", "unknown", "fine", "left_out")
"""The last are only assumed to exist, and in no denominator."""
FINDING, UNKNOWN, FINE, LEFT_OUT = range(4)
NOT_ABOUT = -1
"""Of a thing that the check is not about."""
Bools = NDArray[np.bool_]
Outcome = NDArray[np.int8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How a check judges one thing.

    ``outcome``: finding, fine, unknown (cannot be judged) or left_out (only assumed to exist, and
    in no denominator). ``property`` and ``key`` say where to mend it, ``related`` which other
    things are concerned, ``value`` is a number or an ISO date or period. ``rows`` are the rows of
    the table under it. ``assumed``: it rests on an assumption.
    """

    subject: str
    outcome: str = ""
    property: str = ""
    key: str = ""
    related: tuple[str, ...] = ()
    value: int | str | None = None
    rows: tuple[int, ...] = ()
    assumed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """How a check judges each thing that it looks at; each array has one cell a judgement.

    ``subject`` is the number of the thing in ``table.things``, ``outcome`` a place in OUTCOMES.
    ``tell`` gives one in words, by its cell, without outcome and ``assumed``.
    """

    subject: NDArray[np.int32]
    outcome: Outcome
    assumed: Bools
    tell: Callable[[int], Judged]

    def told(self, cell: int) -> Judged:
        """One in words."""
        outcome, assumed = OUTCOMES[self.outcome[cell]], bool(self.assumed[cell])
        return replace(self.tell(cell), outcome=outcome, assumed=assumed)


def joined(parts: Iterable[Judgements]) -> Judgements:
    """The judgements of several sorts of things, one after the other."""
    found = list(parts)
    ends = np.cumsum([len(part.subject) for part in found])

    def tell(cell: int) -> Judged:
        part = int(np.searchsorted(ends, cell, side="right"))
        return found[part].tell(cell - int(ends[part]) + len(found[part].subject))

    return Judgements(
        subject=np.concatenate([part.subject for part in found]),
        outcome=np.concatenate([part.outcome for part in found]),
        assumed=np.concatenate([part.assumed for part in found]),
        tell=tell,
    )


class Found(Sequence[Judged]):
    """The judgements of one outcome, in their order: counted at once, each told when it is read."""

    def __init__(self, judgements: Judgements, outcome: int) -> None:
        self._judgements = judgements
        self._cells = np.flatnonzero(judgements.outcome == outcome)

    def __len__(self) -> int:
        return len(self._cells)

    @overload
    def __getitem__(self, place: int) -> Judged: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Judged]: ...

    def __getitem__(self, place: int | slice) -> Judged | Sequence[Judged]:
        cells = self._cells[place]
        if isinstance(place, int):
            return self._judgements.told(int(cells))
        return tuple(map(self._judgements.told, cells.tolist()))

    @property
    def assumed(self) -> int:
        """How many of them rest on an assumption."""
        return int(self._judgements.assumed[self._cells].sum())

    def on(self, number: int) -> Sequence[Judged]:
        """Those on one thing, by its number in ``table.things``."""
        cells = self._cells[self._judgements.subject[self._cells] == number]
        return tuple(map(self._judgements.told, cells.tolist()))
