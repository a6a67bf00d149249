# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Who had the content of a source, and since when; nothing that lies behind what the picture knows."""

from dataclasses import dataclass

from kamerbreed.picture import Picture
from kamerbreed.vocabulary import certain_from

DATED = ("published_on", "dated", "received")
"""What is said of a source that may lie behind the day of a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A party that had the content of a source, and since when (empty: not known).

    ``ground`` is why: it ``received`` it, or is its ``author``.
    """

    party: str
    since: str
    ground: str


def told_later(picture: Picture, text: object) -> bool:
    """Whether a date of a source lies behind the day up to which the picture knows: a later fact."""
    limit = picture.coordinates.known_at
    return limit is not None and isinstance(text, str) and bool(text) and certain_from(text) > limit


def holders(picture: Picture, source: str) -> list[Holder]:
    """Who had the content of a source, the first first, as far as that could be told at ``known_at``.

    An author had it from the date on it, or from the first documented receipt, as in the picture of
    what a party knew.
    """
    received = {
        party: str(day)
        for party, day in picture.many(source, "received").items()
        if not told_later(picture, day)
    }
    dated = str(picture.one(source, "dated") or "")
    days = [text for text in (dated, *received.values()) if text and not told_later(picture, text)]
    first = min(days, key=certain_from, default="")
    found = [Holder(party=party, since=day, ground="received") for party, day in received.items()]
    found += [
        Holder(party=party, since=first, ground="author")
        for party in picture.many(source, "author")
        if party not in received
    ]
    return sorted(found, key=lambda one: (not one.since, one.since and certain_from(one.since), one.party))
