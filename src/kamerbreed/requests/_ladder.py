# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What to do when no answer comes: a ladder of steps, as data. It proposes by the date; a person acts."""

import datetime
import functools
from collections.abc import Sequence
from dataclasses import dataclass

from kamerbreed.requests._states import RequestState
from kamerbreed.vocabulary import partial_date, read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A step of a version of the ladder: a code of the scale reminder-step, so many days after the last day.

    ``basis`` is how solid it is that this is the step to take then.
    """

    version: str
    step: str
    after_days: int
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """The step that comes next, and the first day on which it is proposed; ``due``: whether that has come."""

    rung: Rung
    on: datetime.date
    due: bool


@functools.cache
def ladder(version: str = "") -> Sequence[Rung]:
    """The steps of a version of ``ladder.csv`` in order, of the newest if none is named."""
    rows = read_table("ladder.csv", "requests")
    wanted = version or max((row["version"] for row in rows), key=int)
    return tuple(
        Rung(version=row["version"], step=row["step"], after_days=int(row["after_days"]), basis=row["basis"])
        for row in rows
        if row["version"] == wanted
    )


def next_step(request: RequestState, today: datetime.date, version: str = "") -> NextStep | None:
    """The step that comes next for a request.

    None if nothing is awaited, no last day is known, or every step was taken. Who gave more time begins
    anew: only reminders since then count, and the days run from the new last day. A reminder of which the
    step was not told counts as the first that was not taken.
    """
    due = request.term.due(today)
    if due is None or not request.totals.out:
        return None
    since = request.term.extensions[-1].granted if request.term.extensions else datetime.date.min
    rungs, place = ladder(version), 0
    names = [one.step for one in rungs]
    for day in request.reminders:
        step = request.steps.get(day, "")
        if partial_date(day).last > since:
            place = max(place, names.index(step)) + 1 if step in names else place + 1
    if place >= len(rungs):
        return None
    on = due + datetime.timedelta(days=rungs[place].after_days)
    return NextStep(rung=rungs[place], on=on, due=on <= today)
