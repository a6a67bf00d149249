# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Describing a thing again: what is new is stated, what stands already is not said twice."""

from collections.abc import Sequence

from kamerbreed.picture._acts import Saying, state
from kamerbreed.picture._picture import Picture
from kamerbreed.vocabulary import EXISTS, Statement

Content = tuple[str, str, str, str | None, str]


def describe(picture: Picture, saying: Saying) -> Sequence[Statement]:
    """State what of this is not there yet, by content; what was retracted or destroyed is not there.

    That a thing exists is said once, whoever says so. Raises Refusal as ``state`` does.
    """
    given = state(picture, saying)
    known = {one for subject in {said.subject for said in given} for one in _stated(picture, subject)}
    existing = {one[:4] for one in known}
    return [
        said
        for said in given
        if _content(said) not in known and not (said.property == EXISTS and _content(said)[:4] in existing)
    ]


def _stated(picture: Picture, subject: str) -> Sequence[Content]:
    return [
        _content(voice.entry.said)
        for voice in picture.history(subject)
        if voice.entry.said.act == "assert" and voice.role not in ("retracted", "destroyed")
    ]


def _content(said: Statement) -> Content:
    return (said.subject, said.property, said.key, said.value, said.stated_by)
