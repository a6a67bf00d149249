# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What is said of the tracks of one report, and of those of one addressee, together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamerbreed.oversight._phrase import DIVIDED, NO_VERDICT, Phrase, phrase
from kamerbreed.oversight._replay import NONE
from kamerbreed.oversight._tracks import Track, tracks
from kamerbreed.picture import Picture

REPORT, ADDRESSEE = "report", "addressee"


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """The issued tracks of one report or addressee: ``by`` says which of the two, ``of`` names it."""

    by: str
    of: str
    tracks: int
    phrase: Phrase


def together(picture: Picture) -> Sequence[Together]:
    """The phrase of every report and of every addressee of which a track was issued, in that order.

    Only final verdicts count: a track on which those differ as divided, and one that has none as without.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for one, report in _issued(picture):
        for place in ((REPORT, report), (ADDRESSEE, one.addressee)):
            if place[1]:
                found.setdefault(place, []).append(_code(one))
    places = sorted(found, key=lambda place: (place[0] != REPORT, place[1]))
    return tuple(
        Together(by=by, of=of, tracks=len(found[by, of]), phrase=phrase(found[by, of])) for by, of in places
    )


def issued_items(picture: Picture, report: str) -> Sequence[str]:
    """The items of a report of which a track was issued, in order of their ids."""
    return sorted({one.recommendation for one, of in _issued(picture) if of == report})


def _issued(picture: Picture) -> Iterator[tuple[Track, str]]:
    """Each track that was issued, with the report of its item."""
    for one in tracks(picture):
        if one.standing.state not in (NONE, "draft"):
            yield one, str(picture.one(one.recommendation, "report") or "")


def _code(one: Track) -> str:
    if len(set(one.standing.final.values())) > 1:
        return DIVIDED
    return one.standing.final_verdict or NO_VERDICT
