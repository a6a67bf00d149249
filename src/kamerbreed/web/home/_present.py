# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From the analyses of a picture to the finished texts of the first page."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kamerbreed.overview import (
    ALL,
    Completeness,
    Overview,
    RoomCompleteness,
    Share,
    completeness_by_room,
    latest_entries,
    latest_sources,
    sources_known,
)
from kamerbreed.picture import Picture
from kamerbreed.requests import question_states, totals
from kamerbreed.vocabulary import ASPECTS, Lang, Region, Source, say, say_date, say_number, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._overview import overview_of
from kamerbreed.web._place import HOME, Place
from kamerbreed.web._shares import Measure, NumbersRow, apart_of, measures_of, part_of, parts_of
from kamerbreed.web._words import Link, Mark, link_to, recorded_on, shortened, word
from kamerbreed.web.chapters import room_chapters_place
from kamerbreed.web.checks import attention
from kamerbreed.web.home._map import Drawing, Painted, draw
from kamerbreed.web.home._page import HomePage, Recent, RoomRow, Tab
from kamerbreed.web.home._places import Ground, borders, hexagons

ASPECT, MAP = "aspect", "kaart"
HEXAGONS = "zeshoeken"
"""Asks for the hexagons where borders were loaded too."""
_LATELY = 5
_LONGEST_NAME = 15
"""So many letters of the name of a room fit into a hexagon."""


def present(scene: Scene, aspect: str, ground: Ground) -> HomePage:
    """The state of the picture, the rooms by one aspect or by ``all``, the regions on this ground."""
    picture, lang = scene.picture, scene.lang
    found = overview_of(scene)
    rooms = completeness_by_room(picture)
    regions = _regions(picture)
    whole = found.completeness[ALL][ALL]
    table = _rooms(scene, rooms, regions, aspect)
    drawing = draw(_painted(scene, rooms, regions, aspect), ground)
    return HomePage(
        title=say("overview.title", lang),
        lead=_lead(scene, found),
        measures=_tiles(scene, whole),
        apart=apart_of(whole, lang),
        requests=_requests(scene),
        rooms_title=say("web.home.rooms", lang, aspect=_aspect(aspect, lang)),
        attention=attention(scene),
        tabs=tuple(_tab(scene, one, aspect, ground) for one in (ALL, *ASPECTS)),
        map=drawing,
        map_label=say("web.home.map", lang, n=say_number(len(ground.places) - drawing.empty, lang)),
        map_text=_map_text(scene, drawing, ground),
        other_map=_other_map(scene, aspect, ground),
        marks=_marks(scene, rooms, regions),
        rooms_caption=say(
            "web.home.rooms.caption", lang, n=say_number(len(table), lang), aspect=_aspect(aspect, lang)
        ),
        rooms=table,
        aspects_caption=say(
            "web.aspects.caption",
            lang,
            expected=say_number(whole.coverage.of, lang),
            wanted=say_number(whole.fill.of, lang),
            known=say_number(whole.fill.n, lang),
        ),
        aspects=_aspects(scene, found, ground),
        total=NumbersRow(name=Link(text=_aspect(ALL, lang)), parts=parts_of(whole, lang)),
        sources=_sources(scene),
        entries=_entries(scene),
        origin=_origin(scene, found),
        later=any(row.name.later for row in table),
    )


def _requests(scene: Scene) -> Link | None:
    """How many questions are out and late, leading to them; nothing where nothing was ever asked."""
    found = totals(question_states(scene.picture))
    if not found.asked:
        return None
    lang = scene.lang
    counted = {"out": say_number(found.out, lang), "late": say_number(found.late, lang)}
    extra = (("staat", "late"),) if found.late else ()
    return Link(
        text=say("web.home.requests", lang, **counted), url=scene.url(Place(name="requests", extra=extra))
    )


def _tiles(scene: Scene, whole: Completeness) -> tuple[Measure, ...]:
    """The four numbers, each leading to its rows: what should exist, what is not known, and all by kind."""
    completeness = scene.url(Place(name="completeness"))
    rows = (f"{completeness}#expected", scene.url(Place(name="gaps")), *(f"{completeness}#by-kind",) * 2)
    return tuple(
        replace(one, url=url if one.part.counted else "")
        for one, url in zip(measures_of(whole, scene.lang), rows, strict=True)
    )


def _aspect(aspect: str, lang: Lang) -> str:
    return say("web.aspects.all", lang) if aspect == ALL else ASPECTS[aspect].of(lang)


def _lead(scene: Scene, found: Overview) -> tuple[str, ...]:
    """The answer to the title: what is not known first, then the rooms."""
    lang = scene.lang
    whole = found.completeness[ALL][ALL]
    fill, coverage, rooms = whole.fill, whole.coverage, found.rooms
    if not found.statements:
        return (say("web.lead.empty", lang),)
    missing = part_of(Share(n=fill.of - fill.n, of=fill.of), lang)
    unknown = say(
        "web.lead.unknown",
        lang,
        n=say_number(fill.of - fill.n, lang),
        of=say_number(fill.of, lang),
        share=missing.share,
    )
    shown = say(
        "web.lead.rooms" if rooms.designated else "web.lead.no-rooms",
        lang,
        designated=say_number(rooms.designated, lang),
        working=say_number(rooms.in_operation, lang),
    )
    sentences = [f"{unknown}; {shown}."]
    if coverage.of:
        sentences.append(
            say(
                "web.lead.coverage",
                lang,
                n=say_number(coverage.of - coverage.n, lang),
                of=say_number(coverage.of, lang),
            )
        )
    return tuple(sentences)


def _tab(scene: Scene, aspect: str, here: str, ground: Ground) -> Tab:
    url = scene.url(home_place(aspect, ground))
    return Tab(text=_aspect(aspect, scene.lang), url=url, here=aspect == here)


def home_place(aspect: str, ground: Ground) -> Place:
    """The first page with its rooms by one aspect, on the same map."""
    fields = {ASPECT: "" if aspect == ALL else aspect, MAP: HEXAGONS if borders() and not ground.file else ""}
    return Place(name=HOME.name, extra=tuple((name, text) for name, text in fields.items() if text))


def _other_map(scene: Scene, aspect: str, ground: Ground) -> Link | None:
    """Where the same page has its other map, if borders were loaded."""
    loaded = borders()
    if loaded is None:
        return None
    key, other = ("web.home.map.hexagons", hexagons()) if ground.file else ("web.home.map.borders", loaded)
    return Link(text=say(key, scene.lang), url=scene.url(home_place(aspect, other)))


def _regions(picture: Picture) -> Mapping[str, str]:
    """Each region that is there with the room that serves it; empty where that is not certain."""
    return {region.id: region.served_by or "" for region in picture.things(Region)}


def _number(picture: Picture, region: str) -> int:
    """The number of a region; where it could not be known yet, that of its id."""
    number = picture.one(region, "number")
    if isinstance(number, int):
        return number
    digits = region.rpartition("vr")[2]
    return int(digits) if digits.isdecimal() and len(digits) < 4 else 0


def _painted(
    scene: Scene, rooms: Sequence[RoomCompleteness], regions: Mapping[str, str], aspect: str
) -> list[Painted]:
    by_room = {one.room: one.by_aspect[aspect].fill for one in rooms}
    found = []
    for region, room in regions.items():
        fill = by_room.get(room)
        name = scene.picture.name(region, scene.lang)
        room_name = scene.picture.name(room, scene.lang).text if room else ""
        part = part_of(fill, scene.lang) if fill and fill.of else None
        known = (
            say("web.home.region.known", scene.lang, room=room_name, share=part.share, full=part.full)
            if part
            else say("web.home.region.room", scene.lang, room=room_name)
            if room
            else say("web.home.region.none", scene.lang)
        )
        number = _number(scene.picture, region)
        found.append(
            Painted(
                number=number,
                label=f"{number} {name.text}: {known}",
                url=link_to(scene, room or region).url,
                room=room,
                room_name=shortened(str(scene.picture.one(room, "city") or room_name), _LONGEST_NAME)
                if room
                else "",
                share=part.bar if part else None,
                dim=bool(room) and not scene.picture.existence(room).there,
            )
        )
    return found


def _on_the_map(scene: Scene, room: str, name: str) -> str:
    """A room by its city, as the field calls it; else by its name."""
    return shortened(str(scene.picture.one(room, "city") or name), _LONGEST_NAME) if room else ""


def _map_text(scene: Scene, drawing: Drawing, ground: Ground) -> tuple[str, ...]:
    lang = scene.lang
    texts = [say("web.home.map.help", lang)]
    if drawing.empty:
        of = say_number(len(ground.places), lang)
        texts.append(say("web.home.map.empty", lang, n=say_number(drawing.empty, lang), of=of))
    if ground.file:
        texts.append(say("web.home.map.file", lang, file=ground.file))
    if drawing.unplaced:
        texts.append(say("web.home.map.unplaced", lang, n=say_number(drawing.unplaced, lang)))
    return tuple(texts)


def _marks(
    scene: Scene, rooms: Sequence[RoomCompleteness], regions: Mapping[str, str]
) -> tuple[tuple[Link, Mark], ...]:
    """Rooms that serve no region: the national ones, and those of which it is not known."""
    serving, lang = set(regions.values()), scene.lang
    found = []
    for one in rooms:
        if one.room in serving:
            continue
        sort = scene.picture.one(one.room, "type")
        text = word("room-type", str(sort), lang) if sort else say("web.home.marks.unknown", lang)
        found.append((link_to(scene, one.room), Mark(sign="■" if sort else "□", text=text)))
    return tuple(found)


def _rooms(
    scene: Scene, rooms: Sequence[RoomCompleteness], regions: Mapping[str, str], aspect: str
) -> tuple[RoomRow, ...]:
    """The rooms that serve regions first, in the order of their names."""
    numbers: dict[str, list[int]] = {}
    for region, room in regions.items():
        numbers.setdefault(room, []).append(_number(scene.picture, region))
    rows = [
        (
            one.room not in numbers,
            scene.picture.name(one.room, scene.lang).text.casefold(),
            RoomRow(
                name=link_to(scene, one.room),
                chapters=scene.url(room_chapters_place(one.room)),
                state=_state(scene, one.room),
                regions=", ".join(str(number) for number in sorted(numbers.get(one.room, ()))),
                parts=parts_of(one.by_aspect[aspect], scene.lang),
            ),
        )
        for one in rooms
    ]
    return tuple(row for _, _, row in sorted(rows, key=lambda item: item[:2]))


def _state(scene: Scene, room: str) -> str:
    """What works there, in a few words; what is not known is said."""
    fact = scene.picture.fact(room, "operational_state")
    if not isinstance(fact.value, str):
        return say("web.home.state.unknown", scene.lang)
    return scales()["operational-state"][fact.value].of(scene.lang)


def _aspects(scene: Scene, found: Overview, ground: Ground) -> tuple[NumbersRow, ...]:
    return tuple(
        NumbersRow(
            name=Link(text=_aspect(aspect, scene.lang), url=scene.url(home_place(aspect, ground))),
            parts=parts_of(found.completeness[ALL][aspect], scene.lang),
        )
        for aspect in ASPECTS
    )


def _sources(scene: Scene) -> tuple[Recent, ...]:
    return tuple(
        Recent(
            day=say_date(one.published_on, scene.lang),
            what=link_to(scene, one.source),
            count=say("web.home.rests", scene.lang, n=say_number(one.statements, scene.lang)),
        )
        for one in latest_sources(scene.picture, _LATELY)
    )


def _entries(scene: Scene) -> tuple[Recent, ...]:
    """The days on which something was entered; several moments of one day are one line."""
    days: dict[str, int] = {}
    for one in latest_entries(scene.picture, 20 * _LATELY):
        day = recorded_on(one.recorded_at, scene.lang)
        days[day] = days.get(day, 0) + one.statements
    return tuple(
        Recent(
            day=day,
            what=Link(text=say("web.home.entered", scene.lang, n=say_number(count, scene.lang))),
            count="",
        )
        for day, count in list(days.items())[:_LATELY]
        if day
    )


def _origin(scene: Scene, found: Overview) -> tuple[str, ...]:
    """On how much it rests: the sources that could be known, how many were read, how many have no date."""
    picture, lang = scene.picture, scene.lang
    known = sources_known(picture).tolist()
    read = picture.values(picture.column(Source, "read"))
    of = say_number(sum(known), lang)
    texts = [
        say("web.origin.statements", lang, n=say_number(found.statements, lang), sources=of),
        say(
            "web.home.read",
            lang,
            n=say_number(sum(text not in (None, "none") for text in itertools.compress(read, known)), lang),
            of=of,
        ),
    ]
    undated = found.sources_undated
    texts.append(say("web.home.undated", lang, n=say_number(undated, lang)))
    return tuple(texts)
