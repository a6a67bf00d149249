# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What was said lately, moment by moment, as far as a picture may tell it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from kamerbreed.overview import source_told
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Source


@dataclass(slots=True, kw_only=True)
class Change:
    """What was recorded at one moment (UTC, ISO): statements, acts on earlier ones, and on which things.

    ``digest`` names the first statement of it that may be seen; ``things`` are in the order of recording.
    """

    at: str
    digest: str
    said: int = 0
    acts: int = 0
    things: tuple[str, ...] = field(default=())


def changes(
    picture: Picture,
    *,
    most: int,
    since: datetime.datetime | None = None,
    before: datetime.datetime | None = None,
) -> list[Change]:
    """The last ``most`` moments at which something was recorded that may be told, the latest first.

    What the viewer may not see is neither named nor counted, and leaves no moment behind.
    """
    found: list[Change] = []
    for change in _by_moment(picture, _stamp(since), _stamp(before)):
        if len(found) == most:
            break
        found.append(change)
    return found


def _stamp(moment: datetime.datetime | None) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ") if moment else ""


def _by_moment(picture: Picture, since: str, before: str) -> Iterator[Change]:
    rows, _ = picture.told_rows()
    change: Change | None = None
    things: dict[str, None] = {}
    for row in reversed(rows):
        entry = picture.table.entry(row)
        if entry.recorded_at < since:
            break
        if (before and entry.recorded_at >= before) or not _told(picture, entry.said.subject):
            continue
        if change is None or change.at != entry.recorded_at:
            if change is not None:
                yield _finished(change, things)
            change, things = Change(at=entry.recorded_at, digest=entry.digest), {}
        change.digest = entry.digest
        change.said += entry.said.act == "assert"
        change.acts += entry.said.act != "assert"
        things[entry.said.subject] = None
    if change is not None:
        yield _finished(change, things)


def _finished(change: Change, things: dict[str, None]) -> Change:
    change.things = tuple(reversed(things))
    return change


def _told(picture: Picture, subject: str) -> bool:
    """Whether the picture tells of a thing; what it only names is not told of."""
    if subject.startswith(f"{Source.slug}/"):
        return source_told(picture, subject)
    return subject in picture.roll
