# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From the events of a picture to the timeline."""

from itertools import groupby

from kamerbreed.oversight import events
from kamerbreed.vocabulary import say, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web.followup._page import TimelinePage, YearGroup
from kamerbreed.web.followup._parts import event_row


def present_timeline(scene: Scene) -> TimelinePage:
    """What happened when, the earliest first."""
    lang, found = scene.lang, events(scene.picture)
    years = groupby(found, key=lambda one: one.date[:4])
    return TimelinePage(
        title=say("web.timeline.title", lang),
        lead=(say("web.timeline.lead", lang, n=say_number(len(found), lang)),) if found else (),
        years=tuple(
            YearGroup(
                title=year,
                caption=say("web.timeline.caption", lang, n=say_number(len(rows), lang)),
                rows=tuple(event_row(scene, one) for one in rows),
            )
            for year, group in years
            for rows in [list(group)]
        ),
        empty="" if found else say("web.timeline.none", lang),
    )
