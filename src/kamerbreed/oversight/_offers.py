# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What the next information request to a party may ask: what a verdict or the picture still needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamerbreed.oversight._judging import criteria_of, evidence_of
from kamerbreed.oversight._tracks import tracks
from kamerbreed.picture import Picture
from kamerbreed.requests import open_questions, question_states

CRITERION, QUESTION, MISSING = "criterion", "question", "missing"
Place = tuple[str, str, str]
"""A thing, a property and a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A place to ask for, why it is offered (a code of the scale offer), and for which items."""

    place: Place
    why: str
    items: tuple[str, ...] = ()


def offers(picture: Picture, party: str, missing: Sequence[tuple[str, str]] = ()) -> Sequence[Offer]:
    """What may be asked of a party, each once and nothing that it is asked already.

    That are the criteria of its open tracks for which no evidence counts on the day of the picture, open
    questions to which it would know the answer, and what is ``missing`` in the picture and it should know:
    things and properties, by who counts them.
    """
    asked = {
        one.asked.place
        for one in question_states(picture)
        if one.asked.addressee == party and (one.open or one.state == "not_asked")
    }
    found = (*_criteria(picture, party), *_questions(picture, party), *_missing(missing))
    return tuple({one.place: one for one in reversed(found) if one.place not in asked}.values())[::-1]


def _criteria(picture: Picture, party: str) -> Iterator[Offer]:
    today, items = picture.coordinates.valid_at, dict[str, list[str]]()
    for one in tracks(picture):
        if one.addressee != party or not one.open:
            continue
        held = evidence_of(picture, one.recommendation, party)
        shown = {name for item in held if item.counts_on(today) for name in item.criteria}
        for criterion in criteria_of(picture, one.recommendation):
            if criterion not in shown:
                items.setdefault(criterion, []).append(one.recommendation)
    for criterion, needed in items.items():
        yield Offer(place=(criterion, "reported", party), why=CRITERION, items=tuple(needed))


def _questions(picture: Picture, party: str) -> Iterator[Offer]:
    for subject in open_questions(picture):
        if party in picture.many(subject, "who_would_know").values():
            yield Offer(place=(subject, "answer", ""), why=QUESTION)


def _missing(missing: Sequence[tuple[str, str]]) -> Iterator[Offer]:
    for subject, name in missing:
        yield Offer(place=(subject, name, ""), why=MISSING)
