# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From the questions of parliament to a page that answers each from the picture, with what is unknown."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from kamerbreed.oversight import (
    Event,
    ParliamentQuestion,
    Track,
    commitments_on,
    event_label,
    parliament_questions,
    promised_reports,
)
from kamerbreed.vocabulary import say, say_date, say_number
from kamerbreed.web._answer import Scene
from kamerbreed.web._rows import Cell, Rows, rows_of, text_cell
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.followup._board import response_of, set_verdict_texts, verdict_of
from kamerbreed.web.followup._page import TablePage, TableSection
from kamerbreed.web.followup._parts import event_marks, item_link, prose

_STATE_HEADS = ("item", "party", "state", "response", "verdict")
_PLAN_HEADS = ("item", "term", "targets")
_EVENT_HEADS = ("date", "event", "by", "about")


def present_parliament(scene: Scene) -> TablePage:
    """Each question that is known with its answer, and how many are not known."""
    lang, found = scene.lang, parliament_questions(scene.picture)
    title = say("web.parliament.title", lang)
    if found is None:
        return TablePage(title=title, lead=(say("web.parliament.absent", lang),), sections=(), origin=())
    counts = {"of": found.of, "n": len(found.known), "unknown": found.unknown}
    told = {name: say_number(count, lang) for name, count in counts.items()}
    day = say_date(found.event.date, lang)
    return TablePage(
        title=title,
        lead=(say("web.parliament.lead", lang, day=day, **told),),
        links=(Link(text=say("web.parliament.event", lang), url=link_to(scene, found.event.subject).url),),
        sections=(
            *(_section(scene, one) for one in found.known),
            TableSection(
                title=say("web.parliament.unknown.title", lang),
                texts=(say("web.parliament.unknown", lang, **told),),
            ),
        ),
        origin=tuple(say(f"web.parliament.how.{name}", lang) for name in ("words", "number", "link")),
    )


def _section(scene: Scene, one: ParliamentQuestion) -> TableSection:
    lang = scene.lang
    texts, table = _ANSWERS[one.code](scene, one)
    return TableSection(
        title=say(f"web.parliament.question.{one.code}", lang),
        marking=say(f"web.parliament.known.{one.known}", lang),
        texts=tuple(texts),
        table=table,
    )


Answer = tuple[Sequence[str], Rows]


def _state(scene: Scene, one: ParliamentQuestion) -> Answer:
    """How every track stands, and what was said of the set."""
    lang = scene.lang
    counts = {
        "of": len(one.tracks),
        "open": sum(track.open for track in one.tracks),
        "judged": sum(bool(track.standing.verdicts) for track in one.tracks),
        "silent": sum(not track.standing.answered for track in one.tracks),
    }
    told = {name: say_number(count, lang) for name, count in counts.items()}
    table = rows_of(
        say("web.parliament.state.caption", lang, n=told["of"]),
        [say(f"web.parliament.head.{name}", lang) for name in _STATE_HEADS],
        [_track(scene, track) for track in one.tracks],
        say("web.parliament.no-tracks", lang),
    )
    return (say("web.parliament.state", lang, **told), *set_verdict_texts(scene)), table


def _track(scene: Scene, track: Track) -> tuple[Cell, ...]:
    lang, standing = scene.lang, track.standing
    since = say_date(standing.since.isoformat(), lang) if standing.since else ""
    return (
        Cell(links=(item_link(scene, track.recommendation),), short=True),
        Cell(links=(link_to(scene, track.addressee),)),
        Cell(links=(Link(text=word("track-state", standing.state, lang)),), under=(since,) if since else ()),
        Cell(under=response_of(scene, track)),
        text_cell(verdict_of(scene, track)),
    )


def _planned(scene: Scene, one: ParliamentQuestion) -> Answer:
    """Which term was set, and which day was named in a commitment."""
    lang = scene.lang
    terms = sum(bool(prose(scene, item, "deadline")) for item in one.items)
    named = sum(bool(promise.targets) for promise in one.promises)
    counts = {"of": len(one.items), "terms": terms, "promises": len(one.promises), "named": named}
    told = {name: say_number(count, lang) for name, count in counts.items()}
    table = rows_of(
        say("web.parliament.planned.caption", lang, n=told["of"]),
        [say(f"web.parliament.head.{name}", lang) for name in _PLAN_HEADS],
        [_plan(scene, item) for item in one.items],
    )
    return (say("web.parliament.planned", lang, **told),), table


def _plan(scene: Scene, item: str) -> tuple[Cell, ...]:
    lang = scene.lang
    targets = [
        say_date(promise.targets[-1].day, lang)
        for promise in commitments_on(scene.picture, item)
        if promise.targets
    ]
    return (
        Cell(links=(item_link(scene, item),), short=True),
        text_cell(prose(scene, item, "deadline") or say("web.parliament.no-term", lang)),
        text_cell(", ".join(targets) or say("web.commitments.no-target", lang)),
    )


def _begun(scene: Scene, one: ParliamentQuestion) -> Answer:
    """Of how many tracks a beginning is known, and all that is told of them."""
    lang = scene.lang
    counts = {"n": say_number(len(one.started), lang), "of": say_number(len(one.tracks), lang)}
    items = ", ".join(item.partition("/")[2] for item in one.items)
    said = say("web.parliament.begun", lang, items=items, **counts)
    return (said, say("web.parliament.meant", lang)), _events(scene, one.told)


def _reports(scene: Scene, one: ParliamentQuestion) -> Answer:
    """The half-years that have passed, against the reports that are known."""
    lang, found = scene.lang, promised_reports(scene.picture)
    if found is None:
        return (say("web.parliament.no-promise", lang),), _events(scene, ())
    counts = {"half": say_number(found.half_years, lang), "n": say_number(len(found.reports), lang)}
    day = say_date(found.promise.made_on, lang)
    return (say("web.parliament.reports", lang, day=day, **counts),), _events(scene, found.reports)


def _events(scene: Scene, found: Sequence[Event]) -> Rows:
    lang = scene.lang
    return rows_of(
        say("web.parliament.events.caption", lang, n=say_number(len(found), lang)),
        [say(f"web.parliament.head.{name}", lang) for name in _EVENT_HEADS],
        [tuple(_event(scene, event)) for event in found],
        say("web.parliament.no-events", lang),
    )


def _event(scene: Scene, event: Event) -> Iterator[Cell]:
    lang, text = scene.lang, prose(scene, event.subject, "text")
    name = event_label(event.type).of(lang)
    yield text_cell(say_date(event.date, lang))
    yield Cell(
        links=(Link(text=name[:1].upper() + name[1:], url=link_to(scene, event.subject).url),),
        under=(text,) if text else (),
        marks=event_marks(scene, event),
    )
    yield Cell(links=tuple(link_to(scene, actor) for actor in event.actors))
    yield Cell(links=tuple(item_link(scene, item) for item in event.recommendations))


_ANSWERS: Mapping[str, Callable[[Scene, ParliamentQuestion], Answer]] = {
    "state": _state,
    "planned": _planned,
    "review": _begun,
    "ict": _begun,
    "reports": _reports,
}
"""How each question is answered, by its code."""
