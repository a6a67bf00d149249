# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The transitions of a track: one table, ``transitions.csv``, and nothing beside it.

A row says which event leads from which states to which, who may do it, what is looked at before
(guards), and what changes on the other axes (effects). Without a state to go to the event is legal and moves
nothing. The first row that fits counts.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.vocabulary import Label, read_table, scales

BEFORE = "before"
"""In the place of a state to go to: the one that stood before the suspension."""
SUPERVISOR, ADDRESSEE, ANYBODY = "supervisor", "addressee", "anybody"
ACTORS = (SUPERVISOR, ADDRESSEE, ANYBODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """One row of the table; ``to`` is empty where the event moves nothing."""

    id: str
    event: str
    ground: str
    states: tuple[str, ...]
    to: str
    actor: str
    guards: tuple[str, ...]
    effects: tuple[str, ...]


def states() -> Sequence[str]:
    """The process states, in the order in which they usually follow."""
    return tuple(scales()["track-state"])


@functools.cache
def transitions() -> Sequence[Transition]:
    """Every row of ``transitions.csv``."""
    return tuple(
        Transition(
            id=row["id"],
            event=row["event"],
            ground=row["ground"],
            states=tuple(row["from"].split()),
            to=row["to"],
            actor=row["actor"],
            guards=tuple(row["guards"].split()),
            effects=tuple(row["effects"].split()),
        )
        for row in read_table("transitions.csv", "oversight")
    )


@functools.cache
def order_of_events() -> Mapping[str, int]:
    """In which order events of the same day count: that of the table."""
    return {event: place for place, event in enumerate(dict.fromkeys(one.event for one in transitions()))}


def event_label(event: str) -> Label:
    """How a sort of event is called, a verdict on a set among them."""
    return scales()["follow-up"].get(event) or scales()["track-event"][event]
