# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The overview of the picture of a page: made once for all pages that tell of it."""

import datetime

from kamerbreed.overview import Overview, overview
from kamerbreed.picture import Kept
from kamerbreed.web._answer import Scene

LANDMARKS = (datetime.date(2019, 6, 1), datetime.date(2021, 7, 1))
"""Before the outage of 24 June 2019, and the day of the letter that asked for this overview."""
_OVERVIEWS: Kept[Overview] = Kept(8)


def overview_of(scene: Scene) -> Overview:
    """The overview, with how much could be known on the landmarks and could be known today."""
    return scene.kept(_OVERVIEWS, lambda: overview(scene.picture, (*LANDMARKS, scene.today)))
