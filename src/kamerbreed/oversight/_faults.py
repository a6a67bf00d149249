# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What every act of the follow-up looks at: whether things are there, and whether a day has come."""

from collections.abc import Collection, Iterable

from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Told, VocabularyError, whole_day


def faults_of_things(
    picture: Picture, slug: str, things: Iterable[str], described: Collection[str] = ()
) -> list[Told]:
    """Those of the things that are of another kind, or of which neither the picture nor the act tells.

    ``described`` are those that come in with the act.
    """
    return [
        Told("oversight.unknown", thing=one)
        for one in things
        if not one.startswith(f"{slug}/") or not (one in described or picture.shows(one))
    ]


def faults_of_day(picture: Picture, on: str) -> list[Told]:
    """What is wrong with a day (ISO) on which something happened: it is none, or has not come."""
    try:
        ahead = whole_day(on) > picture.coordinates.valid_at
    except VocabularyError as error:
        return [error]
    return [Told("oversight.future", day=on)] if ahead else []
