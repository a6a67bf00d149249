# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A request on a tiny world, and what the ledger holds of it day after day."""

import datetime
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from kamerbreed.picture import KEEPER_OF_THE_LEDGER, Coordinates, Picture
from kamerbreed.requests import Making, Wish, make, propose
from kamerbreed.vocabulary import Statement
from tests.world import LMS, ROOM, WORLD, named, table_with

INSPECTION = "party/inspectie-jenv"
REQUEST = "request/drachten-2026"
ASKED = ("city", "operational_state", "national_ict", "workplaces")
BASE = (*WORLD, *named(INSPECTION, "Inspectie Justitie en Veiligheid"))
Intent = TypeVar("Intent")


class World:
    """What the ledger holds, with the acts that added to it; each act sees the picture of its day."""

    def __init__(self, said: Sequence[Statement] = BASE) -> None:
        self.said = list(said)

    def picture(self, day: str, **coordinates: Any) -> Picture:
        """The picture of a day, seen by who sees all."""
        options = {"viewer": KEEPER_OF_THE_LEDGER, **coordinates}
        return Picture(
            table_with(self.said), Coordinates(valid_at=datetime.date.fromisoformat(day), **options)
        )

    def does(
        self, day: str, act: Callable[[Picture, Intent], Sequence[Statement]], intent: Intent
    ) -> Sequence[Statement]:
        """Do something on a day. Raises Refusal as the act does, with nothing added."""
        made = act(self.picture(day), intent)
        self.said += made
        return made


def making(world: World, **other: Any) -> Making:
    """The intent to ask four things of the LMS on one control room."""
    questions: Sequence[Wish] = [propose(world.picture("2026-01-01"), ROOM, name) for name in ASKED]
    given: dict[str, Any] = {
        "request": REQUEST,
        "title": "Gegevens over Drachten",
        "asked_by": INSPECTION,
        "addressee": LMS,
        "questions": questions,
        "due_on": "2026-02-01",
        "series": "Jaarlijkse opvraag",
        "year": "2026",
    }
    return Making(**{**given, **other})


def asked(**other: Any) -> World:
    """A world in which the request was made and not yet sent."""
    world = World()
    world.does("2026-01-01", make, making(world, **other))
    return world
