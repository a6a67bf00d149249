# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What a letter is about: its reports, items, tracks and requests, its senders and its addressees."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kamerbreed.oversight._events import Event, events
from kamerbreed.oversight._letter_reading import LackingError
from kamerbreed.oversight._tracks import Track, tracks
from kamerbreed.picture import Picture
from kamerbreed.requests import RequestState, requests
from kamerbreed.vocabulary import Party, Recommendation, Report, Request, partial_date


class Wished(Protocol):
    """What was asked for."""

    @property
    def about(self) -> tuple[str, ...]: ...

    @property
    def senders(self) -> tuple[str, ...]: ...

    @property
    def addressees(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a letter is about, by the picture; reports from the earliest to the latest."""

    picture: Picture
    about: tuple[str, ...]
    senders: tuple[str, ...]
    addressees: tuple[str, ...]
    reports: tuple[str, ...]
    items: tuple[str, ...]
    tracks: tuple[Track, ...]
    requests: tuple[RequestState, ...]

    @property
    def today(self) -> datetime.date:
        """The day of the picture, which is that of the letter."""
        return self.picture.coordinates.valid_at

    def items_of(self, report: str) -> tuple[str, ...]:
        """The items of one report."""
        return tuple(one for one in self.items if self.picture.one(one, "report") == report)

    def events(self, *types: str) -> tuple[Event, ...]:
        """The events of these types on the items, in order."""
        own = set(self.items)
        return tuple(
            one for one in events(self.picture) if one.type in types and own & {*one.recommendations}
        )


def scope_of(picture: Picture, wish: Wished) -> Scope:
    """What a letter is about. Raises LackingError for a thing that is not there, or without a sender."""
    strange = [one for one in (*wish.about, *wish.senders, *wish.addressees) if one not in picture.roll]
    if strange:
        raise LackingError("letter.unknown", things=", ".join(strange))
    named = _of_kind(wish.about, Request.slug)
    reports, items = _reports_and_items(picture, wish.about if not named else ())
    own = tuple(one for one in tracks(picture) if one.recommendation in items)
    asked = tuple(one for one in requests(picture) if one.subject in named)
    senders = wish.senders or _senders(picture, reports, asked)
    if not senders:
        raise LackingError("letter.sender")
    found = wish.addressees or tuple(
        dict.fromkeys([one.addressee for one in asked] or [one.addressee for one in own])
    )
    for party in (*senders, *found):
        if not party.startswith(f"{Party.slug}/"):
            raise LackingError("letter.unknown", things=party)
    return Scope(
        picture=picture,
        about=wish.about or reports,
        senders=senders,
        addressees=found,
        reports=reports,
        items=items,
        tracks=own,
        requests=asked or _requests_between(picture, senders, own),
    )


def _of_kind(things: Sequence[str], slug: str) -> tuple[str, ...]:
    return tuple(one for one in things if one.startswith(f"{slug}/"))


def _reports_and_items(picture: Picture, about: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The reports and items that are named, with the reports of the items and the items of the reports."""
    named = _of_kind(about, Recommendation.slug)
    every = [one for one in picture.subjects(Recommendation) if picture.existence(one).there]
    reports = _of_kind(about, Report.slug)
    items = named or tuple(one for one in every if not about or picture.one(one, "report") in reports)
    of_items = [str(report) for one in items if (report := picture.one(one, "report"))]
    found = dict.fromkeys([*reports, *of_items])
    return tuple(sorted(found, key=lambda one: (report_date(picture, one), one))), items


def report_date(picture: Picture, report: str) -> str:
    """When a report came out, as precise as it is known: its publication, else its sending or its date."""
    names = ("published_on", "sent_on", "dated")
    return next((str(day) for name in names if (day := picture.one(report, name))), "")


def _senders(picture: Picture, reports: Sequence[str], asked: Sequence[RequestState]) -> tuple[str, ...]:
    if asked:
        return (asked[0].asked_by,)
    found = [str(one) for report in reports for one in picture.many(report, "publisher").values()]
    supervisors = [one for one in found if picture.one(one, "type") == "supervisor"]
    return tuple(dict.fromkeys(supervisors or found))


def _requests_between(
    picture: Picture, senders: Sequence[str], own: Sequence[Track]
) -> tuple[RequestState, ...]:
    """The requests for information of the senders to whom the items are addressed to."""
    asked = {one.addressee for one in own}
    return tuple(one for one in requests(picture) if one.asked_by in senders and one.addressee in asked)


def year_of(text: str) -> str:
    """The year of a date."""
    return str(partial_date(text).first.year)
