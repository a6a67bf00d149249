# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The four numbers on the days that the page may tell of, known then and known now."""

import datetime
from dataclasses import dataclass

from kamerbreed.overview import ALL, Completeness, Share, completeness_through_time
from kamerbreed.picture import Kept, Picture
from kamerbreed.vocabulary import Expectation, Source, say, say_date
from kamerbreed.web._answer import Scene
from kamerbreed.web._earlier import days_until, scene_on

FIRST_YEAR = 2013
"""The year of the agreement by which ten control rooms were to come."""
NOT_THE_SYSTEM = (Source, Expectation)
"""They stand in every picture, also of before their time; a line of them would tell nothing of the system."""
_NUMBERS: Kept[Completeness] = Kept(512)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDay:
    """The four numbers at the coordinates of a scene."""

    scene: Scene
    numbers: Completeness

    @property
    def day(self) -> datetime.date:
        """The day of which they tell."""
        return self.scene.picture.coordinates.valid_at

    def share(self, name: str) -> Share:
        """One of the four numbers."""
        found: Share = getattr(self.numbers, name)
        return found


def on_days(scene: Scene, *, then: bool) -> tuple[OnDay, ...]:
    """Each 1 July, and the day of the picture: with what was known then, or what the page knows of it."""
    years = range(FIRST_YEAR, scene.picture.coordinates.valid_at.year + 1)
    days = days_until(scene, (datetime.date(year, 7, 1) for year in years))
    return tuple(_on_day(scene_on(scene, day, then=then)) for day in days)


def _on_day(scene: Scene) -> OnDay:
    return OnDay(scene=scene, numbers=scene.kept(_NUMBERS, lambda: numbers_of(scene.picture)))


def numbers_of(picture: Picture) -> Completeness:
    """The four numbers of the system itself."""
    (found,) = completeness_through_time([picture], without=NOT_THE_SYSTEM)
    return found.by_aspect[ALL]


def knowing(scene: Scene) -> tuple[str, str]:
    """What both ways of knowing are called: then, and at the coordinates of the page."""
    lang, known_at = scene.lang, scene.picture.coordinates.known_at
    if known_at is None:
        return say("web.earlier.known-then", lang), say("web.earlier.known-now", lang)
    day = say_date(known_at.isoformat(), lang)
    return say("web.earlier.known-then", lang), say("web.earlier.known-on", lang, day=day)
