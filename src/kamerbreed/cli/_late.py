# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""How late answers are, by party and question, in a terminal."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._show import banner, console, grid, word, write_json
from kamerbreed.cli._view import View, party_id, reading
from kamerbreed.oversight import (
    PartyLateness,
    QuestionLateness,
    conditions,
    lateness_document,
    parties_asked,
    say_clock,
    say_lateness,
    say_step,
    say_time,
    say_told,
    time_of,
)
from kamerbreed.requests import RequestState, next_step, requests
from kamerbreed.vocabulary import say, say_date, say_number

_COUNTED = ("of", "in_time", "late", "awaited", "overdue", "ended", "unknown")


@reading
def show_late(
    view: View,
    party: Annotated[str, typer.Option("--party", help="Alleen deze partij. / This party only.")] = "",
) -> None:
    """Hoe laat zijn antwoorden, per partij en vraag? / How late are answers, by party and question?"""
    found = [one for one in parties_asked(view.picture) if party_id(party) in ("", one.party)]
    if view.as_json:
        write_json(lateness_document(view.picture, found))
        return
    banner(view)
    if not found:
        console().print(say("late.none", view.lang))
    for one in found:
        _party(view, one)


def _party(view: View, one: PartyLateness) -> None:
    out, lang = console(), view.lang
    counted = {name: say_number(getattr(one.tally, name), lang) for name in _COUNTED}
    name = view.picture.name(one.party, lang).text
    told = say("late.party", lang, party=name, **counted) if one.questions else name
    out.print(Text(told, style="bold"))
    for event in one.told:
        out.print(Text(say_told(event, lang)))
    if one.questions:
        heads = [say(f"head.late.{name}", lang) for name in ("question", "due", "how")]
        out.print(grid(heads, [_row(view, question) for question in one.questions]))
        out.print(Text(say_clock(one.clock, lang)))
    for request in requests(view.picture):
        if request.addressee == one.party and request.sent_on:
            out.print(Text("\n".join(_request(view, request))))


def _request(view: View, one: RequestState) -> Iterator[str]:
    """What holds of a request, how long it took to get the picture, and the next step of the ladder."""
    lang = view.lang
    yield ", ".join([one.subject, *(word("request-condition", code, lang) for code in conditions(one))])
    time, step = time_of(view.picture, [one]), next_step(one, view.picture.coordinates.valid_at)
    yield from say_time(time, lang) if time else ()
    if step:
        yield say_step(step, lang)


def _row(view: View, one: QuestionLateness) -> tuple[str, ...]:
    asked, lang = one.state.asked, view.lang
    due = say_date(one.state.asked.due_on, lang) if one.state.asked.due_on else ""
    return f"{asked.request} {asked.key}", due, "; ".join(say_lateness(one, lang))
