# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of the follow-up in a terminal, with their course through the years."""

import datetime
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._show import banner, console, grid, write_json
from kamerbreed.cli._view import View, reading
from kamerbreed.oversight import COHORT_YEARS, Figures, OnDay, course, figures, figures_document
from kamerbreed.vocabulary import Lang, say, say_date, say_number, whole_day

SINCE = Annotated[
    str, typer.Option("--since", metavar="DAG", help="Verloop vanaf deze dag. / Course from this day on.")
]
_LINES = ("issued", "open", "claimed", "verified", "closed", "reopened")


def register(followup: typer.Typer) -> None:
    """Add the command to those of the follow-up."""
    followup.command("figures")(show_figures)


@reading
def show_figures(view: View, since: SINCE = "") -> None:
    """Hoe lang staat het open, en wat is uitgevoerd? / How long is it open, and what was carried out?"""
    first, lang = day_of(since), view.lang
    if view.as_json:
        write_json(figures_document(view.picture, first))
        return
    banner(view)
    out, found = console(), figures(view.picture)
    for text in _lead(found, lang):
        out.print(Text(text))
    days = course(view.picture, first)
    if days:
        rates = [say("web.figures.line.rate", lang, years=say_number(n, lang)) for n in COHORT_YEARS]
        lines = [say(f"web.figures.line.{name}", lang) for name in _LINES]
        heads = [say("web.head.day", lang), *lines, *rates]
        right = tuple(range(1, len(heads)))
        out.print(grid(heads, [_row(one, lang) for one in days], right=right))


def day_of(text: str) -> datetime.date | None:
    """A day as typed, None for none. Raises VocabularyError if it is no day."""
    return whole_day(text) if text else None


def _lead(found: Figures, lang: Lang) -> list[str]:
    counts = {"of": found.of, "closed": found.survival.closed, "open": len(found.open)}
    told = [say("web.figures.lead", lang, **{name: say_number(n, lang) for name, n in counts.items()})]
    if not found.survival.enough:
        told.append(say("followup.no-curve", lang))
    return told


def _row(one: OnDay, lang: Lang) -> tuple[str, ...]:
    verified = one.claims.claimed_and_verified + one.claims.verified_only
    again = one.reopenings
    counts = (one.of, one.open, one.claims.claimed, verified, again.closed, again.reopened)
    rates = (
        say("of", lang, n=say_number(own.implemented, lang), of=say_number(own.of, lang))
        for own in one.carried
    )
    return (say_date(one.day.isoformat(), lang), *(say_number(n, lang) for n in counts), *rates)
