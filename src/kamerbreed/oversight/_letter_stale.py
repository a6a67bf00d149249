# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Which sentences of a letter rest on what changed since it was drafted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kamerbreed.oversight._letter_reading import Ground, LackingError
from kamerbreed.oversight._letters import MADE, LetterDraft, LetterWish, Sentence, compose
from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A sentence that rests on what changed, with why; ``places`` are the facts (thing, property, key)."""

    sentence: Sentence
    reason: Told
    places: tuple[tuple[str, str, str], ...] = ()


def seen_again(picture: Picture, coordinates: Coordinates) -> Picture:
    """The picture at the coordinates of a letter, of what the ledger holds now, for who looks now."""
    now = replace(coordinates, position=picture.coordinates.position, viewer=picture.coordinates.viewer)
    return picture if now == picture.coordinates else Picture(picture.table, now)


def changed_places(
    picture: Picture, facts: Iterable[Ground], position: str = ""
) -> tuple[tuple[str, str, str], ...]:
    """The facts under which other statements stand now than did when they were read.

    ``position`` is the last statement that was there then: what was recorded up to it and not read was hidden
    from who drafted, and is no news.
    """
    last = picture.table.find(position) if position else None
    return tuple(one.place for one in facts if _changed(picture, one, -1 if last is None else last))


def _changed(picture: Picture, one: Ground, last: int) -> bool:
    rows = picture.fact(*one.place).rows
    now = {picture.table.digest(row): row for row in rows}
    gone = set(one.digests) - now.keys()
    return bool(gone) or any(row > last for digest, row in now.items() if digest not in one.digests)


def stale(picture: Picture, draft: LetterDraft, wish: LetterWish | None = None) -> Sequence[Stale]:
    """The sentences of a draft that its picture, as it is told now, no longer carries in the same words.

    One is stale if a statement under it was added, changed or withdrawn; or, since what is told of something
    missing rests on nothing, if it would be left out or would read differently now.
    """
    again = seen_again(picture, draft.coordinates)
    found = []
    try:
        now = compose(again, wish or wish_of(draft))
    except LackingError as lacking:
        return tuple(
            Stale(sentence=one, reason=Told("letter.stale.gone", reason=lacking)) for one in draft.sentences
        )
    texts = {one.text for one in now.sentences}
    for one in draft.sentences:
        places = changed_places(again, one.facts, draft.position)
        if places:
            named = ", ".join(" ".join(filter(None, place)) for place in places)
            reason = Told("letter.stale.changed", places=named)
            found.append(Stale(sentence=one, reason=reason, places=places))
        elif one.origin == MADE and one.text not in texts:
            found.append(Stale(sentence=one, reason=_otherwise(now, one)))
    return tuple(found)


def wish_of(draft: LetterDraft) -> LetterWish:
    """What a draft was asked for."""
    return LetterWish(
        kind=draft.kind,
        about=draft.about,
        senders=draft.senders,
        addressees=draft.addressees,
        without=draft.coordinates.without,
    )


def _otherwise(now: LetterDraft, sentence: Sentence) -> Told:
    """Why a sentence is not written again as it was."""
    same = next((one for one in now.sentences if one.id == sentence.id), None)
    if same is not None:
        return Told("letter.stale.other", text=same.text)
    why = next(
        (one.reason for one in now.unwritten if sentence.id.startswith(one.id)), Told("letter.nothing")
    )
    return Told("letter.stale.gone", reason=why)
