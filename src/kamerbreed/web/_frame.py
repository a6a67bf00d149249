# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around every page: name, other language, time bar, and the banner of another time."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import LANGUAGES, Lang, Party, say, say_date
from kamerbreed.web._coordinates import BACKWARDS, KNOWN_AT, KNOWN_BY, POSITION, VALID_AT, Asked
from kamerbreed.web._moments import Moments, moments
from kamerbreed.web._place import HOME, NOW, Place

LANGUAGE_NAMES: Mapping[Lang, str] = {"nl": "Nederlands", "en": "English"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language of the page, and where the same is said in it."""

    lang: Lang
    name: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of a list to choose from."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Jump:
    """A moment to go to, and where the same page is then; ``here`` if it is the one that is shown."""

    label: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Jumps:
    """Moments of one sort."""

    title: str
    items: tuple[Jump, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the frame of every page takes from the picture: its parties (id and name), and where to go."""

    parties: tuple[tuple[str, str], ...]
    moments: tuple[Moments, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeBar:
    """The form that asks for another picture: what it holds now, and where it goes.

    ``keeps`` are the fields of the page itself, which another time does not change.
    """

    keeps: tuple[tuple[str, str], ...]
    jumps: tuple[Jumps, ...]
    valid_at: str
    known_at: str
    parties: tuple[Option, ...]
    backwards: bool
    position: str
    unfolded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of a page. ``elsewhen`` says which picture this is if it is not that of now.

    ``page`` is its address without fields, ``now`` with its own fields alone, ``home`` that of the
    first page at the same coordinates.
    """

    lang: Lang
    page: str
    now: str
    home: str
    tongues: tuple[Tongue, ...]
    title: str
    time_bar: TimeBar | None = None
    elsewhen: tuple[str, ...] = ()


def tongues(place: Place, given: Mapping[str, str], lang: Lang) -> tuple[Tongue, ...]:
    """The same page in every language, with the same coordinates."""
    return tuple(
        Tongue(lang=one, name=LANGUAGE_NAMES[one], url=place.url(one, given), here=one == lang)
        for one in LANGUAGES
    )


def party_names(picture: Picture, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Every party of a picture with its name, in the order of the names."""
    named = [(party, picture.name(party, lang).text) for party in picture.subjects(Party)]
    return tuple(sorted(named, key=lambda item: (item[1].casefold(), item[0])))


def surroundings(picture: Picture, today: datetime.date, lang: Lang) -> Surroundings:
    """What the frame takes from this picture."""
    return Surroundings(parties=party_names(picture, lang), moments=moments(picture, today, lang))


def make_frame(place: Place, title: str, lang: Lang, asked: Asked, around: Surroundings) -> Frame:
    """The frame of a page at these coordinates."""
    elsewhen = () if asked.now else _elsewhen(asked.coordinates, lang, dict(around.parties))
    return Frame(
        lang=lang,
        page=place.bare(lang),
        now=place.url(lang),
        home=HOME.url(lang, asked.given),
        tongues=tongues(place, asked.given, lang),
        title=" · ".join((title, *elsewhen[:2], "Kamerbreed")),
        time_bar=_time_bar(place, asked, around, lang),
        elsewhen=elsewhen,
    )


def bare_frame(title: str, lang: Lang, *, one_language: bool) -> Frame:
    """The frame of a page that reads no picture: it leads to the picture of now."""
    home = HOME.url(lang)
    return Frame(
        lang=lang,
        page=home,
        now=home,
        home=home,
        tongues=tongues(HOME, NOW, lang) if one_language else (),
        title=f"{title} · Kamerbreed",
    )


def _jumps(place: Place, asked: Asked, around: Surroundings, lang: Lang) -> tuple[Jumps, ...]:
    """Where to go: what was known stays as asked, unless the moment is one of knowing."""
    found = []
    for group in around.moments:
        items = []
        for one in group.items:
            given = {**asked.given, VALID_AT: one.valid_at}
            if one.known_at:
                given[KNOWN_AT] = one.known_at
            here = all(given[name] == asked.given.get(name) for name in given)
            items.append(Jump(label=one.label, url=place.url(lang, given), here=here))
        found.append(Jumps(title=group.title, items=tuple(items)))
    return tuple(found)


def _time_bar(place: Place, asked: Asked, around: Surroundings, lang: Lang) -> TimeBar:
    at = asked.coordinates
    return TimeBar(
        keeps=place.extra,
        jumps=_jumps(place, asked, around, lang),
        valid_at=at.valid_at.isoformat(),
        known_at=at.known_at.isoformat() if at.known_at else "",
        parties=tuple(
            Option(value=party, label=name, chosen=party == at.known_by) for party, name in around.parties
        ),
        backwards=at.assume_backwards,
        position=at.position,
        unfolded=any(asked.given.get(name) for name in (KNOWN_BY, BACKWARDS, POSITION)),
    )


def _elsewhen(at: Coordinates, lang: Lang, names: Mapping[str, str]) -> tuple[str, ...]:
    """Both days always, then what else makes this picture another than that of now."""
    parts = [
        say("banner.valid", lang, day=say_date(at.valid_at.isoformat(), lang)),
        say("banner.known", lang, day=say_date(at.known_at.isoformat(), lang))
        if at.known_at
        else say("web.banner.all-known", lang),
    ]
    if at.known_by:
        parts.append(say("banner.by", lang, party=names.get(at.known_by, at.known_by)))
    if at.position:
        parts.append(say("banner.position", lang, position=at.position[:16]))
    if at.assume_backwards:
        parts.append(say("banner.backwards", lang))
    return tuple(parts)
