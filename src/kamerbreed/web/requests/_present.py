# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""From requests to the page that tells what is out and late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamerbreed.requests import (
    RequestState,
    Totals,
    by_party,
    by_series,
    open_questions,
    requests,
    say_days_late,
    text_in,
    totals,
)
from kamerbreed.vocabulary import say, say_date, say_number, scales
from kamerbreed.web._answer import Scene
from kamerbreed.web._coordinates import CoordinatesError, violation
from kamerbreed.web._filter import PAGE, PAGE_SIZE, Filter, choice, make_filter, make_turns, read_page_number
from kamerbreed.web._place import Place
from kamerbreed.web._who import rights_of
from kamerbreed.web._words import Link, link_to, word
from kamerbreed.web.requests._page import OpenRow, RequestRow, RequestsPage, TotalsRow
from kamerbreed.web.requests._part import request_place

ROUTE = "requests"
STATE, PARTY, SERIES = "staat", "partij", "reeks"
FIELDS = (STATE, PARTY, SERIES, PAGE)
ASK = "vraag"
"""The field of what is to be asked for: a thing and a property with a colon between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which requests are asked for."""

    state: str = ""
    party: str = ""
    series: str = ""
    page: int = 1

    def place(self, page: int = 1) -> Place:
        """The page of these requests."""
        extra = ((STATE, self.state), (PARTY, self.party), (SERIES, self.series))
        number = ((PAGE, str(page)),) if page > 1 else ()
        return Place(name=ROUTE, extra=(*(one for one in extra if one[1]), *number))

    def fits(self, one: RequestState) -> bool:
        """Whether a request is one of these."""
        return (
            self.state in ("", one.state)
            and self.party in ("", one.addressee)
            and self.series in ("", one.series)
        )


def read_wish(scene: Scene) -> Wish:
    """What the address asks for. Raises CoordinatesError for what no request can have."""
    asked = scene.request.GET
    found = requests(scene.picture)
    wish = {name: asked.get(name, "").strip() for name in (STATE, PARTY, SERIES)}
    page, wrong = read_page_number(asked)
    allowed = {
        STATE: set(scales()["request-state"]),
        PARTY: {one.addressee for one in found},
        SERIES: {one.series for one in found},
    }
    wrong += [
        violation(name, text, f"web.wants.{name}-request")
        for name, text in wish.items()
        if text and text not in allowed[name]
    ]
    if wrong:
        raise CoordinatesError(*wrong)
    return Wish(state=wish[STATE], party=wish[PARTY], series=wish[SERIES], page=page)


def present(scene: Scene, wish: Wish) -> RequestsPage:
    """What is out and late."""
    lang, every = scene.lang, requests(scene.picture)
    found = [one for one in every if wish.fits(one)]
    states = [question for one in found for question in one.questions]
    shown = found[(wish.page - 1) * PAGE_SIZE : wish.page * PAGE_SIZE]
    parties, series = by_party(states), by_series(found)
    unasked = open_questions(scene.picture)
    return RequestsPage(
        title=say("web.requests.title", lang),
        lead=_lead(scene, totals(states), len(every)),
        filter=_filter(scene, wish, every),
        caption=say(
            "web.requests.caption", lang, n=say_number(len(found), lang), of=say_number(len(every), lang)
        ),
        rows=tuple(_row(scene, one) for one in shown),
        empty="" if shown else say("web.requests.none", lang),
        turns=make_turns(scene, wish.place, wish.page, len(found)),
        parties=tuple(_totals(scene, link_to(scene, name), one) for name, one in parties.items()),
        parties_caption=say("web.requests.parties", lang, n=say_number(len(parties), lang)),
        series=tuple(_totals(scene, Link(text=_series(scene, *name)), one) for name, one in series.items()),
        series_caption=say("web.requests.series", lang, n=say_number(len(series), lang)),
        open_caption=say("web.requests.open", lang, n=say_number(len(unasked), lang)),
        open=tuple(_open(scene, one) for one in unasked),
        ask=ask_url(scene),
        origin=tuple(say(f"web.requests.how.{name}", lang) for name in ("dates", "answer", "share")),
    )


def ask_url(scene: Scene) -> str:
    """Where a request is made; empty for whoever may not ask on behalf of anybody."""
    return Place(name="request-new").bare(scene.lang) if rights_of(scene.request).may("say") else ""


def _lead(scene: Scene, found: Totals, requests: int) -> tuple[str, ...]:
    lang = scene.lang
    if not requests:
        return (say("web.requests.lead.none", lang),)
    day = say_date(scene.picture.coordinates.valid_at.isoformat(), lang)
    first = say(
        "web.requests.lead",
        lang,
        day=day,
        out=say_number(found.out, lang),
        late=say_number(found.late, lang),
    )
    second = say(
        "web.requests.lead.answered",
        lang,
        n=say_number(found.answered, lang),
        of=say_number(found.asked, lang),
    )
    return first, second


def _filter(scene: Scene, wish: Wish, every: Sequence[RequestState]) -> Filter:
    lang, picture = scene.lang, scene.picture
    every_one = say("all", lang)
    states: Mapping[str, str] = {code: label.of(lang) for code, label in scales()["request-state"].items()}
    parties = sorted({(one.addressee, picture.name(one.addressee, lang).text) for one in every})
    series = sorted({one.series for one in every if one.series})
    return make_filter(
        scene,
        Place(name=ROUTE),
        (
            choice(STATE, say("head.request.state", lang), states.items(), wish.state, every_one),
            choice(PARTY, say("head.request.addressee", lang), parties, wish.party, every_one),
            choice(
                SERIES,
                say("web.requests.head.series", lang),
                [(one, one) for one in series],
                wish.series,
                every_one,
            ),
        ),
    )


def _row(scene: Scene, one: RequestState) -> RequestRow:
    lang = scene.lang
    return RequestRow(
        name=Link(text=one.title or one.subject, url=scene.url(request_place(one.subject))),
        id=one.subject,
        addressee=link_to(scene, one.addressee),
        series=_series(scene, one.series, one.year) if one.series else "",
        state=word("request-state", one.state, lang),
        sent=say_date(one.sent_on, lang) if one.sent_on else "",
        due=say_date(one.due_on, lang) if one.due_on else "",
        answered=say(
            "of", lang, n=say_number(one.totals.answered, lang), of=say_number(len(one.questions), lang)
        ),
        late=say_days_late(one.totals, lang),
    )


def _series(scene: Scene, series: str, year: str) -> str:
    if not series:
        return say("web.requests.no-series", scene.lang)
    return f"{series} ({year})" if year else series


def _totals(scene: Scene, name: Link, found: Totals) -> TotalsRow:
    lang = scene.lang
    return TotalsRow(
        name=name,
        asked=say_number(found.asked, lang),
        out=say_number(found.out, lang),
        late=say_number(found.late, lang),
        answered=say("of", lang, n=say_number(found.answered, lang), of=say_number(found.asked, lang)),
        days=say_days_late(found, lang),
    )


def _open(scene: Scene, subject: str) -> OpenRow:
    picture, lang = scene.picture, scene.lang
    state = picture.fact(subject, "answer").standing.question
    return OpenRow(
        name=link_to(scene, subject),
        value=f"{subject}:answer",
        why=text_in(picture.one(subject, "why_it_matters"), lang),
        who=tuple(link_to(scene, str(party)) for party in picture.many(subject, "who_would_know").values()),
        state=word("question", state, lang),
    )
