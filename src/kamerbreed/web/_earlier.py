# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The picture of a page on earlier days: never of a day after it, and never with what was known after it."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from kamerbreed.picture import Picture
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import KNOWN_AT, VALID_AT, Asked


def days_until(scene: Scene, days: Iterable[datetime.date]) -> tuple[datetime.date, ...]:
    """Those of the days that the page may tell of, and the day of its picture last."""
    own = scene.picture.coordinates
    limit = min(own.valid_at, own.known_at or scene.today)
    return (*(day for day in sorted(days) if day < limit), own.valid_at)


def scene_on(scene: Scene, day: datetime.date, *, then: bool) -> Scene:
    """The same page on another day: with what was known then, or with what the page knows of that day."""
    own = scene.picture.coordinates
    known_at = min(day, own.known_at or scene.today) if then else own.known_at
    coordinates = replace(own, valid_at=day, known_at=known_at)
    if coordinates == own:
        return scene
    given = {**scene.asked.given, VALID_AT: day.isoformat()}
    if known_at:
        given[KNOWN_AT] = known_at.isoformat()
    asked = Asked(coordinates=coordinates, given=given, now=False, templates=scene.asked.templates)
    return replace(scene, asked=asked, picture=Picture(scene.picture.table, coordinates))
