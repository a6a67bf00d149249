# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""For which parties somebody may act in the follow-up: as a supervisor, or as the addressee of a track."""

from collections.abc import Sequence

from kamerbreed.accounts import Rights
from kamerbreed.oversight import ADDRESSEE, supervisors_of, transitions
from kamerbreed.picture import Picture

_OWN_FORM = ("draft", "verdict", "set_verdict")
"""Events that have another form."""


def supervisors(picture: Picture, rights: Rights, report: str) -> Sequence[str]:
    """The supervisors of what a report asks for which somebody may act."""
    return tuple(sorted(one for one in supervisors_of(picture, report) if rights.may("supervise", one)))


def supervising(picture: Picture, rights: Rights, recommendation: str) -> Sequence[str]:
    """The supervisors of an item for which somebody may act."""
    return supervisors(picture, rights, str(picture.one(recommendation, "report") or ""))


def recorders(
    picture: Picture, rights: Rights, recommendation: str, addressee: str, event: str
) -> Sequence[str]:
    """For which parties somebody may record an event on a track, those whose act it is first."""
    own = supervising(picture, rights, recommendation)
    if event not in events_of_addressees():
        return own
    return (*((addressee,) if rights.may("say", addressee) else ()), *own)


def events_with_a_form() -> Sequence[str]:
    """The events that change how a track stands and are recorded on the form for events."""
    counted = [one.event for one in transitions() if one.to or one.effects]
    return tuple(one for one in dict.fromkeys(counted) if one not in _OWN_FORM)


def events_of_addressees() -> frozenset[str]:
    """The events that an addressee does itself."""
    return frozenset(one.event for one in transitions() if one.actor == ADDRESSEE)
