# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around every page: name, other language, time bar, and the banner of another time."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from kamerbreed.picture import Coordinates, Picture
from kamerbreed.vocabulary import LANGUAGES, Lang, Party, say, say_date
from kamerbreed.web._coordinates import BACKWARDS, KNOWN_BY, POSITION, Asked

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
class TimeBar:
    """The form that asks for another picture: what it holds now, and where it goes."""

    valid_at: str
    known_at: str
    parties: tuple[Option, ...]
    backwards: bool
    position: str
    unfolded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of a page. ``elsewhen`` says which picture this is if it is not that of now."""

    lang: Lang
    page: str
    home: str
    tongues: tuple[Tongue, ...]
    title: str
    time_bar: TimeBar | None = None
    elsewhen: tuple[str, ...] = ()


def tongues(page: str, query: str, lang: Lang) -> tuple[Tongue, ...]:
    """The same page in every language, with the same coordinates."""
    return tuple(
        Tongue(lang=one, name=LANGUAGE_NAMES[one], url=reverse(f"{page}-{one}") + query, here=one == lang)
        for one in LANGUAGES
    )


def party_names(picture: Picture, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Every party of a picture with its name, in the order of the names."""
    named = [(party, picture.name(party, lang).text) for party in picture.subjects(Party)]
    return tuple(sorted(named, key=lambda item: (item[1].casefold(), item[0])))


def make_frame(
    page: str, title: str, lang: Lang, asked: Asked, parties: tuple[tuple[str, str], ...]
) -> Frame:
    """The frame of a page at these coordinates; ``parties`` (id and name) fill the list of who knew."""
    elsewhen = () if asked.now else _elsewhen(asked.coordinates, lang, dict(parties))
    return Frame(
        lang=lang,
        page=reverse(f"{page}-{lang}"),
        home=reverse(f"overview-{lang}"),
        tongues=tongues(page, asked.query, lang),
        title=" · ".join((title, *elsewhen[:2], "Kamerbreed")),
        time_bar=_time_bar(asked, parties),
        elsewhen=elsewhen,
    )


def _time_bar(asked: Asked, parties: tuple[tuple[str, str], ...]) -> TimeBar:
    at = asked.coordinates
    return TimeBar(
        valid_at=at.valid_at.isoformat(),
        known_at=at.known_at.isoformat() if at.known_at else "",
        parties=tuple(
            Option(value=party, label=name, chosen=party == at.known_by) for party, name in parties
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
