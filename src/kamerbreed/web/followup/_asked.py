# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From questions and answers to the pages of who was asked what, and answers how late."""

from collections.abc import Sequence

from kamerbreed.oversight import (
    QUESTION,
    Offer,
    PartyLateness,
    Tally,
    conditions,
    lateness_of,
    offers,
    parties_asked,
    say_clock,
    say_days,
    say_step,
    say_time,
    say_told,
    time_of,
    times_of_series,
)
from kamerbreed.overview import Part
from kamerbreed.requests import RequestState, next_step, requests
from kamerbreed.vocabulary import Lang, property_of, say, say_date, say_number, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._place import Place
from kamerbreed.web._rows import Cell, rows_of, text_cell
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.completeness import the_breakdown
from kamerbreed.web.followup._asked_page import OfferRow, PartiesPage, PartyPage
from kamerbreed.web.followup._parts import event_row, item_link
from kamerbreed.web.requests import ask_url, question_table, request_place

PARTIES = Place(name="asked-parties")
_GROUPS = {
    "answered": ("in_time", "late"),
    "not-yet": ("awaited", "overdue"),
    "otherwise": ("ended", "unknown"),
}
"""The states of lateness as the overview shows them, each under a head."""
_DAYS = {"late": "days_late", "overdue": "days_running"}
_NONE = "–"
_MOST_MISSING = 10
"""So many of what is missing are offered; the page of what is missing has them all."""


def party_place(party: str) -> Place:
    """The page of what a party was asked."""
    return Place(name="asked-party", path=(party.partition("/")[2],))


def present_parties(scene: Scene) -> PartiesPage:
    """Every party that was asked something."""
    lang, found = scene.lang, parties_asked(scene.picture)
    series = times_of_series(scene.picture)
    day = say_date(scene.picture.coordinates.valid_at.isoformat(), lang)
    questions = [question for one in found for question in one.questions]
    counted = {
        "parties": len(found),
        "of": len(questions),
        "overdue": sum(one.tally.overdue for one in found),
        "unknown": sum(one.tally.unknown for one in found),
    }
    told = {name: say_number(count, lang) for name, count in counted.items()}
    return PartiesPage(
        title=say("web.replies.title", lang),
        lead=say("web.replies.lead", lang, day=day, **told) if found else "",
        table=rows_of(
            say("web.replies.caption", lang, n=say_number(len(found), lang)),
            [say(f"web.replies.head.{name}", lang) for name in ("party", "of", *_GROUPS)],
            [_row(scene, one) for one in found],
            say("late.none", lang),
        ),
        series=rows_of(
            say("web.replies.series.caption", lang, n=say_number(len(series), lang)),
            [say(f"web.replies.head.{name}", lang) for name in ("series", "time")],
            [
                (text_cell(f"{name} ({year})" if year else name), Cell(under=say_time(time, lang)))
                for (name, year), time in series.items()
            ],
        ),
        origin=tuple(say(f"web.replies.how.{name}", lang) for name in ("days", "extension", "unknown")),
    )


def _row(scene: Scene, one: PartyLateness) -> tuple[Cell, ...]:
    """A party with its questions counted; a dash where none stands in the ledger, which is not none asked."""
    lang, n = scene.lang, len(one.told)
    link = Link(text=link_to(scene, one.party).text, url=scene.url(party_place(one.party)))
    told = (say("web.replies.told", lang, n=say_number(n, lang)),) if n else ()
    if not one.questions:
        return (Cell(links=(link,), under=told), *(text_cell(_NONE, number=not at) for at in range(4)))
    return (
        Cell(links=(link,), under=told),
        text_cell(say_number(one.tally.of, lang), number=True),
        *(Cell(under=tuple(_counted(one.tally, name, lang) for name in names)) for names in _GROUPS.values()),
    )


def _counted(found: Tally, name: str, lang: Lang) -> str:
    """How many questions are in a state, with their days where these are counted."""
    n = say_number(getattr(found, name), lang)
    days = getattr(found, _DAYS[name]) if name in _DAYS else None
    told = f"{say(f'web.replies.state.{name}', lang)}: {n}"
    return f"{told} ({say_days(days, lang)})" if days else told


def present_party(scene: Scene, party: str) -> PartyPage:
    """What was asked of one party."""
    lang, picture = scene.lang, scene.picture
    found, link = lateness_of(picture, party), link_to(scene, party)
    own = [one for one in requests(picture) if one.addressee == party and one.sent_on]
    offered = offers(picture, party, _missing(scene, party))
    return PartyPage(
        title=say("web.replies.party.title", lang, party=link.text),
        party=link,
        lead=(_lead(scene, found),),
        told_caption=say("web.replies.told.caption", lang, n=say_number(len(found.told), lang)),
        told=tuple(event_row(scene, one) for one in found.told),
        told_notes=tuple(f"{say_told(one, lang)}." for one in found.told),
        table=question_table(scene, [one.state for one in found.questions], requests=True),
        requests=rows_of(
            say("web.replies.requests.caption", lang, n=say_number(len(own), lang)),
            [say(f"web.replies.head.{name}", lang) for name in ("request", "time", "step")],
            [_request(scene, one) for one in own],
        ),
        clock=say_clock(found.clock, lang) if found.clock.of else say("web.replies.no-clock", lang),
        offers_caption=say("web.replies.offers.caption", lang, n=say_number(len(offered), lang)),
        offers=tuple(_offer(scene, one) for one in offered),
        ask=ask_url(scene),
    )


def _lead(scene: Scene, one: PartyLateness) -> str:
    lang = scene.lang
    if not one.questions:
        return say("web.replies.party.none", lang)
    names = ("of", "in_time", "late", "awaited", "overdue", "ended", "unknown")
    counted = {name: say_number(getattr(one.tally, name), lang) for name in names}
    return say("web.replies.party.lead", lang, **counted)


def _request(scene: Scene, one: RequestState) -> tuple[Cell, ...]:
    lang, picture = scene.lang, scene.picture
    held = [word("request-condition", code, lang) for code in conditions(one)]
    time, step = time_of(picture, [one]), next_step(one, picture.coordinates.valid_at)
    link = Link(text=one.title or one.subject, url=scene.url(request_place(one.subject)))
    return (
        Cell(links=(link,), under=tuple(held) or (word("request-state", one.state, lang),)),
        Cell(under=say_time(time, lang) if time else ()),
        Cell(under=(say_step(step, lang) if step else say("nothing", lang),)),
    )


def _missing(scene: Scene, party: str) -> Sequence[tuple[str, str]]:
    """What is missing in the picture that the party should know, those first on which most depends."""
    found = the_breakdown(scene)
    numbers = found.missing(Part(party=party))[:_MOST_MISSING]
    facts = [found.fact(int(number)) for number in numbers]
    return [(one.subject, one.property) for one in facts]


def _offer(scene: Scene, one: Offer) -> OfferRow:
    subject, name, member = one.place
    return OfferRow(
        thing=link_to(scene, subject),
        property="" if one.why == QUESTION else property_of(subject, name).label.of(scene.lang),
        value=":".join(part for part in (subject, name, member) if part),
        why=scales()["offer"][one.why].of(scene.lang),
        items=tuple(item_link(scene, item) for item in one.items),
    )
