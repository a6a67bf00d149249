# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Days on which something is due for a party: who knows them passes them in."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is due on a day: a text in both languages, and the thing that it is about.

    ``key`` tells it from what else is due of that thing, also when its day and its words change.
    """

    day: datetime.date
    text: Label
    thing: str
    key: str = ""


DueDates = Callable[[Picture, str], Sequence[Due]]
"""Gives what is due for a party, as far as the viewer of the picture may see it."""


def together(*sources: DueDates) -> DueDates:
    """What is due by any of these, each once, in their order."""

    def due_dates(picture: Picture, party: str) -> Sequence[Due]:
        return tuple(dict.fromkeys(one for source in sources for one in source(picture, party)))

    return due_dates
