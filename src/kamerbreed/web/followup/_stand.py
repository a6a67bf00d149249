# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The stand of a day with the address under which it stays, and what was entered after such an address."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import HttpResponse

from kamerbreed.oversight import EnteredLater, Otherwise, Since, Track, entered_since, stand_document, tracks
from kamerbreed.vocabulary import say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import POSITION, CoordinatesError, take_picture, violation
from kamerbreed.web._file import file_response
from kamerbreed.web._frame import permanent
from kamerbreed.web._place import Place
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.followup._board import set_verdict_texts, verdict_of
from kamerbreed.web.followup._page import EventRow
from kamerbreed.web.followup._parts import event_row, item_link

SINCE = "sinds"
STAND, STAND_JSON = Place(name="stand"), Place(name="stand-json")


@dataclass(frozen=True, slots=True, kw_only=True)
class StandRow:
    """A track in short: with whom which item stands how, and the verdict on it."""

    item: Link
    addressee: Link
    state: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterRow:
    """A thing of which something was entered later: what, and when."""

    thing: Link
    told: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherwiseRow:
    """A track and how it stood and stands."""

    item: Link
    addressee: Link
    before: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterPart:
    """What was entered after a position, and what that changes of the stand."""

    lead: str
    caption: str
    rows: tuple[LaterRow, ...]
    otherwise_caption: str
    otherwise: tuple[OtherwiseRow, ...]
    verdicts: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandPage:
    """The stand of a day; ``permanent`` is empty where nothing is held, ``compare`` unless it is frozen."""

    title: str
    lead: tuple[str, ...]
    permanent: str
    file: str
    compare: str
    verdicts: tuple[str, ...]
    caption: str
    rows: tuple[StandRow, ...]
    later: LaterPart | None


def show_stand(scene: Scene) -> HttpResponse:
    """The page of a stand. Raises CoordinatesError where the address names a position that is not there."""
    found = present_stand(scene)
    return scene.page("stand", STAND, found.title, found)


def stand_file(scene: Scene) -> HttpResponse:
    """The stand as a file for programs, the same to the byte whenever it is made at one position."""
    text = stand_document(scene.picture, scene.lang).model_dump_json(indent=2) + "\n"
    return file_response(scene, "opvolging.json", text, "application/json")


def present_stand(scene: Scene) -> StandPage:
    """How every track stands, and what was entered after the position that the address names."""
    lang, picture, found = scene.lang, scene.picture, tracks(scene.picture)
    asked = scene.asked
    frozen = bool(asked.coordinates.position)
    live = {name: text for name, text in asked.given.items() if name != POSITION}
    compare = replace(STAND, extra=((SINCE, picture.position),)).url(lang, live) if frozen else ""
    return StandPage(
        title=say("web.stand.title", lang, day=say_date(picture.coordinates.valid_at.isoformat(), lang)),
        lead=(say("web.stand.frozen" if frozen else "web.stand.live", lang),),
        permanent=permanent(STAND, lang, asked, picture),
        file=permanent(STAND_JSON, lang, asked, picture),
        compare=compare,
        verdicts=tuple(set_verdict_texts(scene)),
        caption=say("web.stand.caption", lang, n=say_number(len(found), lang)),
        rows=tuple(_row(scene, one) for one in found),
        later=_later(scene),
    )


def _row(scene: Scene, one: Track) -> StandRow:
    return StandRow(
        item=item_link(scene, one.recommendation),
        addressee=link_to(scene, one.addressee),
        state=word("track-state", one.standing.state, scene.lang),
        verdict=verdict_of(scene, one),
    )


def _later(scene: Scene) -> LaterPart | None:
    position = scene.request.GET.get(SINCE, "").strip()
    if not position:
        return None
    if scene.asked.coordinates.position:
        raise CoordinatesError(violation(SINCE, position, "web.wants.sinds-alone"))
    asked = replace(scene.asked, coordinates=replace(scene.asked.coordinates, position=position), now=False)
    try:
        older = take_picture(scene.ledger, asked)
    except CoordinatesError:
        raise CoordinatesError(violation(SINCE, position, f"web.wants.{POSITION}")) from None
    return _told(scene, entered_since(older, scene.picture))


def _told(scene: Scene, found: Since) -> LaterPart:
    lang, n = scene.lang, len(found.tracks)
    counts = {"n": say_number(found.statements, lang), "of": say_number(len(found.entered), lang)}
    return LaterPart(
        lead=say("web.stand.later" if found.entered else "web.stand.nothing-later", lang, **counts),
        caption=say("web.stand.later.caption", lang, n=say_number(len(found.entered), lang)),
        rows=tuple(_later_row(scene, one) for one in found.entered),
        otherwise_caption=say("web.stand.otherwise.caption", lang, n=say_number(n, lang)),
        otherwise=tuple(_otherwise(scene, one) for one in found.tracks),
        verdicts=tuple(event_row(scene, one) for one in found.set_verdicts),
    )


def _later_row(scene: Scene, one: EnteredLater) -> LaterRow:
    lang = scene.lang
    told = [say(f"web.stand.act.{act}", lang, n=say_number(count, lang)) for act, count in one.acts.items()]
    days = dict.fromkeys(moment[:10] for moment in (one.first, one.last) if moment)
    return LaterRow(
        thing=link_to(scene, one.subject),
        told=", ".join(told),
        when=" – ".join(say_date(day, lang) for day in days),
    )


def _otherwise(scene: Scene, one: Otherwise) -> OtherwiseRow:
    before, now = ("; ".join(_in_words(scene, track)) for track in (one.before, one.now))
    return OtherwiseRow(
        item=item_link(scene, one.recommendation),
        addressee=link_to(scene, one.addressee),
        before=before,
        now=now,
    )


def _in_words(scene: Scene, track: Track | None) -> Iterator[str]:
    if track is None:
        yield say("web.stand.no-track", scene.lang)
        return
    yield word("track-state", track.standing.state, scene.lang)
    yield verdict_of(scene, track)
