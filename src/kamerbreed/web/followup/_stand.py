# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The stand of a day with the address under which it stays, and what was entered after such an address."""

from collections.abc import Iterator
from dataclasses import replace

from django.http import HttpResponse

from kamerbreed.oversight import EnteredLater, Otherwise, Since, Track, entered_since, stand_document, tracks
from kamerbreed.vocabulary import say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import POSITION, CoordinatesError, take_picture, violation
from kamerbreed.web._file import file_response
from kamerbreed.web._frame import permanent
from kamerbreed.web._place import Place
from kamerbreed.web._rows import Cell, Rows, rows_of, text_cell
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.followup._board import set_verdict_text, set_verdict_texts, verdict_of
from kamerbreed.web.followup._page import TablePage, TableSection
from kamerbreed.web.followup._parts import item_link

SINCE = "sinds"
STAND, STAND_JSON = Place(name="stand"), Place(name="stand-json")


def show_stand(scene: Scene) -> HttpResponse:
    """The page of a stand. Raises CoordinatesError where the address names a position that is not there."""
    found = present_stand(scene)
    return scene.page("tables", STAND, found.title, found)


def stand_file(scene: Scene) -> HttpResponse:
    """The stand as a file for programs, the same to the byte whenever it is made at one position."""
    text = stand_document(scene.picture, scene.lang).model_dump_json(indent=2) + "\n"
    return file_response(scene, "opvolging.json", text, "application/json")


def present_stand(scene: Scene) -> TablePage:
    """How every track stands, and what was entered after the position that the address names."""
    lang, frozen = scene.lang, bool(scene.asked.coordinates.position)
    day = say_date(scene.picture.coordinates.valid_at.isoformat(), lang)
    return TablePage(
        title=say("web.stand.title", lang, day=day),
        lead=(say("web.stand.frozen" if frozen else "web.stand.live", lang),),
        links=tuple(_links(scene)),
        sections=(*_later(scene), *_sets(scene), _tracks(scene)),
        origin=(),
    )


def _links(scene: Scene) -> Iterator[Link]:
    lang, asked = scene.lang, scene.asked
    if not scene.picture.position:
        return
    for place, key in ((STAND, "permanent"), (STAND_JSON, "file")):
        yield Link(text=say(f"web.stand.{key}", lang), url=permanent(place, lang, asked, scene.picture))
    if asked.coordinates.position:
        live = {name: text for name, text in asked.given.items() if name != POSITION}
        compare = replace(STAND, extra=((SINCE, scene.picture.position),))
        yield Link(text=say("web.stand.compare", lang), url=compare.url(lang, live))


def _sets(scene: Scene) -> Iterator[TableSection]:
    found = tuple(set_verdict_texts(scene))
    if found:
        yield TableSection(title=say("web.followup.sets", scene.lang), texts=found)


def _tracks(scene: Scene) -> TableSection:
    lang, found = scene.lang, tracks(scene.picture)
    heads = ("web.followup.head.item", "head.request.addressee", "head.followup.state")
    table = rows_of(
        say("web.stand.caption", lang, n=say_number(len(found), lang)),
        [say(head, lang) for head in (*heads, "web.followup.head.verdict")],
        [
            (
                *_place(scene, one.recommendation, one.addressee),
                text_cell(word("track-state", one.standing.state, lang)),
                text_cell(verdict_of(scene, one)),
            )
            for one in found
        ],
        say("web.followup.none", lang),
    )
    return TableSection(title=say("web.stand.tracks", lang), table=table)


def _place(scene: Scene, recommendation: str, addressee: str) -> tuple[Cell, Cell]:
    return Cell(links=(item_link(scene, recommendation),)), Cell(links=(link_to(scene, addressee),))


# --- what came later ------------------------------------------------------------------------------


def _later(scene: Scene) -> Iterator[TableSection]:
    position = scene.request.GET.get(SINCE, "").strip()
    if not position:
        return
    if scene.asked.coordinates.position:
        raise CoordinatesError(violation(SINCE, position, "web.wants.sinds-alone"))
    at = replace(scene.asked.coordinates, position=position)
    try:
        older = take_picture(scene.ledger, replace(scene.asked, coordinates=at, now=False))
    except CoordinatesError:
        raise CoordinatesError(violation(SINCE, position, f"web.wants.{POSITION}")) from None
    yield from _told(scene, entered_since(older, scene.picture))


def _told(scene: Scene, found: Since) -> Iterator[TableSection]:
    """What was entered, which tracks stand otherwise by it, and which verdicts on a set are new."""
    lang = scene.lang
    if not found.entered:
        nothing = say("web.stand.nothing-later", lang)
        yield TableSection(title=say("web.stand.later.title", lang), texts=(nothing,))
        return
    counts = {"n": say_number(found.statements, lang), "of": say_number(len(found.entered), lang)}
    yield TableSection(
        title=say("web.stand.later.title", lang),
        texts=(say("web.stand.later", lang, **counts),),
        table=_entered(scene, found),
    )
    if found.tracks:
        yield TableSection(title=say("web.stand.otherwise.title", lang), table=_otherwise(scene, found))
    if found.set_verdicts:
        told = tuple(set_verdict_text(scene, one) for one in found.set_verdicts)
        yield TableSection(title=say("web.stand.verdicts", lang), texts=told)


def _entered(scene: Scene, found: Since) -> Rows:
    lang = scene.lang
    return rows_of(
        say("web.stand.later.caption", lang, n=say_number(len(found.entered), lang)),
        [say(f"web.stand.head.{name}", lang) for name in ("thing", "told", "when")],
        [_entered_row(scene, one) for one in found.entered],
    )


def _entered_row(scene: Scene, one: EnteredLater) -> tuple[Cell, ...]:
    lang = scene.lang
    told = [say(f"web.stand.act.{act}", lang, n=say_number(n, lang)) for act, n in one.acts.items()]
    days = dict.fromkeys(moment[:10] for moment in (one.first, one.last) if moment)
    when = " – ".join(say_date(day, lang) for day in days)
    return Cell(links=(link_to(scene, one.subject),)), text_cell(", ".join(told)), text_cell(when)


def _otherwise(scene: Scene, found: Since) -> Rows:
    lang = scene.lang
    heads = ("web.followup.head.item", "head.request.addressee")
    both = ("web.stand.head.before", "web.stand.head.now")
    return rows_of(
        say("web.stand.otherwise.caption", lang, n=say_number(len(found.tracks), lang)),
        [say(head, lang) for head in (*heads, *both)],
        [_otherwise_row(scene, one) for one in found.tracks],
    )


def _otherwise_row(scene: Scene, one: Otherwise) -> tuple[Cell, ...]:
    before, now = (text_cell("; ".join(_in_words(scene, track))) for track in (one.before, one.now))
    return *_place(scene, one.recommendation, one.addressee), before, now


def _in_words(scene: Scene, track: Track | None) -> Iterator[str]:
    if track is None:
        yield say("web.stand.no-track", scene.lang)
        return
    yield word("track-state", track.standing.state, scene.lang)
    yield verdict_of(scene, track)
