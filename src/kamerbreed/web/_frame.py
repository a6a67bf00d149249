# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What stands around every page: name, other language, time bar, and the banner of another time."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kamerbreed.picture import Coordinates, Picture, mark_of
from kamerbreed.vocabulary import LANGUAGES, Lang, Party, say, say_date, scales
from kamerbreed.web._coordinates import BACKWARDS, KNOWN_AT, KNOWN_BY, POSITION, TEMPLATES, VALID_AT, Asked
from kamerbreed.web._menu import Item, menu
from kamerbreed.web._moments import KINDS_OF_MOMENTS, Moments, moments
from kamerbreed.web._place import CHANGES, HOME, NOW, SEARCH, TERMS, Place
from kamerbreed.web._who import Who

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
    templates: bool
    position: str
    unfolded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of a page. ``elsewhen`` says which picture this is if it is not that of now; ``held`` always
    does, at the foot, and ``permanent`` is the address under which this page stays whatever is entered later.

    ``mark`` says how sensitive the picture is, to whoever may see more than what is public; ``public`` that
    everybody may read it all.
    ``page`` is its address without fields, ``now`` with its own fields alone, ``home`` that of the
    first page at the same coordinates. ``search`` is where to search, ``terms`` the glossary, ``given``
    the coordinates as fields. ``gallery`` shows the building blocks of all pages, ``log`` who did what,
    to those who may read that, ``feed`` what changed, for programs that follow it.
    """

    lang: Lang
    page: str
    now: str
    home: str
    tongues: tuple[Tongue, ...]
    title: str
    menu: tuple[Item, ...] = ()
    search: str = ""
    sought: str = ""
    difference: str = ""
    terms: str = ""
    gallery: str = ""
    given: tuple[tuple[str, str], ...] = ()
    time_bar: TimeBar | None = None
    elsewhen: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    permanent: str = ""
    host: str = ""
    who: Who | None = None
    log: str = ""
    feed: str = ""
    mark: str = ""
    public: bool = True


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


SURROUNDING = frozenset({Party.slug, *KINDS_OF_MOMENTS})
"""The kinds of the things of which the frame tells."""


def surroundings(picture: Picture, today: datetime.date, lang: Lang) -> Surroundings:
    """What the frame takes from this picture."""
    return Surroundings(parties=party_names(picture, lang), moments=moments(picture, today, lang))


def permanent(place: Place, lang: Lang, asked: Asked, picture: Picture) -> str:
    """The address under which a page of exactly this picture stays; empty where nothing is held."""
    if not picture.position:
        return ""
    at = asked.coordinates
    return place.url(
        lang,
        {
            VALID_AT: at.valid_at.isoformat(),
            KNOWN_AT: at.known_at.isoformat() if at.known_at else "",
            KNOWN_BY: at.known_by,
            POSITION: picture.position,
            BACKWARDS: "1" if at.assume_backwards else "",
            TEMPLATES: "1" if asked.templates else "",
        },
    )


def make_frame(
    place: Place,
    title: str,
    asked: Asked,
    around: Surroundings,
    *,
    lang: Lang,
    picture: Picture,
    host: str,
    who: Who,
) -> Frame:
    """The frame of a page at these coordinates; ``host`` is where it is read, for paper, ``who`` reads it."""
    told = elsewhen(replace(asked.coordinates, position=picture.position), lang, dict(around.parties))
    other = () if asked.now else elsewhen(asked.coordinates, lang, dict(around.parties))
    return Frame(
        lang=lang,
        page=place.bare(lang),
        now=place.url(lang),
        home=HOME.url(lang, asked.given),
        tongues=tongues(place, asked.given, lang),
        title=" · ".join((title, *other[:2], "Kamerbreed")),
        search=SEARCH.bare(lang),
        sought=dict(place.extra).get("zoek", "") if place.name == SEARCH.name else "",
        difference=Place(name="difference").url(lang, asked.given) if other else "",
        terms=TERMS.url(lang, asked.given),
        gallery=Place(name="gallery").url(lang, asked.given),
        feed=CHANGES.url(lang, asked.given),
        given=tuple(asked.given.items()),
        menu=menu(place, asked.given, lang),
        time_bar=_time_bar(place, asked, around, lang),
        elsewhen=other,
        held=told,
        permanent=permanent(place, lang, asked, picture),
        host=host,
        who=who,
        mark=mark_words(picture, lang),
        public=mark_of(picture).public,
    )


def mark_words(picture: Picture, lang: Lang) -> str:
    """The mark of a picture in words; empty for a reader who sees nothing but what is public."""
    if not picture.coordinates.viewer.level and not picture.coordinates.viewer.parties:
        return ""
    mark = mark_of(picture)
    level = scales()["sensitivity"][mark.level].of(lang)
    if mark.accumulated:
        own = scales()["sensitivity"][mark.own].of(lang)
        return say("web.mark.accumulated", lang, level=level, own=own)
    return say("web.mark.narrow" if mark.narrow else "web.mark", lang, level=level)


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


def plain_frame(place: Place, title: str, lang: Lang, who: Who | None = None) -> Frame:
    """The frame of a page that reads no picture and is itself in every language."""
    return Frame(
        lang=lang,
        page=place.bare(lang),
        now=place.url(lang),
        home=HOME.url(lang),
        tongues=tongues(place, NOW, lang),
        title=f"{title} · Kamerbreed",
        who=who,
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
        templates=asked.templates,
        position=at.position,
        unfolded=any(asked.given.get(name) for name in (KNOWN_BY, BACKWARDS, POSITION, TEMPLATES)),
    )


def elsewhen(at: Coordinates, lang: Lang, names: Mapping[str, str]) -> tuple[str, ...]:
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
