# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Whether what was typed or proposed earlier may still be: looked at anew when it is entered.

Between the moment that somebody looked at a form, or that a proposal was made, and the moment that it is
entered, a track can have moved. The statements carry all that their act needs to be asked again.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from kamerbreed.oversight._judging import Giving, give_verdict
from kamerbreed.oversight._phrase import verdict_words
from kamerbreed.oversight._record import Recording, own_source, record_event
from kamerbreed.picture import Picture, refused
from kamerbreed.vocabulary import FollowUpEvent, Recommendation, Source, Statement, Told, canonical, read_json

_FIELDS = {
    "actor": "actors",
    "recommendation": "recommendations",
    "addressee": "addressees",
    "second_reader": "second_readers",
    "date": "on",
    "mark": "marks",
    "hearing": "hearings",
}
"""Fields of a recording that are not called as their property."""


def uphold(picture: Picture, statements: Sequence[Statement]) -> None:
    """Raises Refusal if a new event among statements may not be recorded in this picture.

    What is said of an event that is there is a view on it, and how it counts is for ``replay``.
    The event of an item that is new with it was looked at with the item: see ``draft``.
    """
    new = {one.subject for one in statements if one.subject.startswith(f"{Recommendation.slug}/")}
    for subject in _events(statements):
        if picture.shows(subject):
            continue
        recording = _recording(subject, statements)
        if new.intersection(recording.recommendations):
            continue
        if recording.marks:
            _uphold_verdict(picture, recording)
        else:
            record_event(picture, recording)


def _uphold_verdict(picture: Picture, recording: Recording) -> None:
    """Raises Refusal also where the criteria propose another verdict by now than was approved."""
    given = give_verdict(picture, _giving(recording))
    (told,) = (one.value for one in given if one.property == "proposed_verdict")
    proposed = str(read_json(told or "null"))
    if proposed != recording.proposed_verdict:
        words = verdict_words()
        before = words.get(recording.proposed_verdict, recording.proposed_verdict)
        raise refused([Told("judge.changed", now=words[proposed], before=before)])


def read_by(statements: Sequence[Statement], keys: Sequence[str]) -> tuple[Statement, ...]:
    """The statements, with who approved a deviating verdict as its second reader."""
    found = list(statements)
    for one in statements:
        if one.subject.startswith(f"{FollowUpEvent.slug}/") and one.property == "deviation_reason":
            found += [
                dataclasses.replace(one, property="second_reader", key=key, value=canonical(key))
                for key in dict.fromkeys(keys)
            ]
    return tuple(found)


def _events(statements: Sequence[Statement]) -> Sequence[str]:
    """The events of which is said what happened."""
    begun = f"{FollowUpEvent.slug}/"
    return [one.subject for one in statements if one.subject.startswith(begun) and one.property == "type"]


def _recording(subject: str, statements: Sequence[Statement]) -> Recording:
    """The intent that these statements came from."""
    known = {one.name for one in dataclasses.fields(Recording)}
    one: dict[str, Any] = {}
    many: dict[str, dict[str, Any]] = {}
    own = own_source(subject)
    like = next(said for said in statements if said.subject == subject)
    for said in statements:
        name = _FIELDS.get(said.property, said.property)
        if said.subject != subject or name not in known or said.value is None:
            continue
        if said.key:
            many.setdefault(name, {})[said.key] = read_json(said.value)
        else:
            one[name] = read_json(said.value)
    listed: Mapping[str, Any] = {
        name: members if name == "marks" else tuple(members.values()) for name, members in many.items()
    }
    return Recording(
        **{"actors": (), "recommendations": (), **one, **listed},
        event=subject,
        stated_by=like.stated_by,
        sources=tuple(source for source in like.sources if source != own),
        sensitivity=like.sensitivity,
        audience=like.audience,
        describing=tuple(
            said for said in statements if said.subject.startswith(f"{Source.slug}/") and said.subject != own
        ),
    )


def _giving(recording: Recording) -> Giving:
    return Giving(
        event=recording.event,
        on=recording.on,
        recommendation=recording.recommendations[0],
        addressee=recording.addressees[0],
        verdict=recording.verdict,
        stated_by=recording.stated_by,
        judged_by=recording.judged_by,
        marks=recording.marks,
        reason=recording.deviation_reason,
        second_readers=recording.second_readers,
        text=recording.text,
        letter=recording.letter,
        hearings=recording.hearings,
        describing=recording.describing,
        sources=recording.sources,
        sensitivity=recording.sensitivity,
        audience=recording.audience,
    )
