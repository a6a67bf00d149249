# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Two inventories of one kind beside each other, in a terminal."""

from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._show import banner, console, write_json
from kamerbreed.cli._view import View, reading
from kamerbreed.overview import (
    ASSUMPTIONS_OF_INVENTORIES,
    LEAST_OVERLAP,
    Inventories,
    inventories,
    inventories_document,
)
from kamerbreed.vocabulary import kind_of, say, say_number

KIND = Annotated[str, typer.Argument(metavar="SOORT", help="zoals service")]
ONE = Annotated[str, typer.Argument(metavar="BRON", help="source/... of party/...")]
OTHER = Annotated[str, typer.Argument(metavar="BRON", help="een andere / another")]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("inventories")(compare_inventories)


@reading
def compare_inventories(view: View, kind: KIND, first: ONE, second: OTHER) -> None:
    """Twee inventarissen naast elkaar: hoeveel ontbreken er minstens? / How many are missing at least?"""
    found = inventories(view.picture, kind_of(kind), _source(first), _source(second))
    if view.as_json:
        write_json(inventories_document(view.picture, found, view.lang))
        return
    banner(view)
    _show_lists(view, found)
    _show_estimate(view, found)


def _source(name: str) -> str:
    return name if "/" in name else f"source/{name}"


def _show_lists(view: View, found: Inventories) -> None:
    out, lang, picture = console(), view.lang, view.picture
    kind = kind_of(found.kind).label.of(lang)
    out.print(Text(say("inventories.title", lang, kind=kind), style="bold"))
    for who, listed in ((found.first, found.in_first), (found.second, found.in_second)):
        name = picture.name(who, lang).text
        out.print(Text(say("inventories.names", lang, who=name, n=say_number(len(listed), lang))))
    out.print(say("inventories.both", lang, n=say_number(len(found.in_both), lang)))
    out.print(say("inventories.beyond", lang, n=say_number(len(found.beyond), lang)))


def _show_estimate(view: View, found: Inventories) -> None:
    out, lang, estimate = console(), view.lang, found.estimate
    out.print(Text(say("inventories.at_least", lang, n=say_number(found.at_least, lang)), style="bold"))
    if estimate is None:
        out.print(say("inventories.none", lang, n=len(found.in_both), least=LEAST_OVERLAP))
        return
    if found.refuted:
        out.print(say("inventories.refuted", lang, n=say_number(len(found.beyond), lang)))
    out.print(
        say(
            "inventories.estimate",
            lang,
            missing=_rounded(estimate.missing, view),
            low=_rounded(estimate.missing_low, view),
            high=_rounded(estimate.missing_high, view),
            total=_rounded(estimate.total, view),
            error=_rounded(estimate.standard_error, view),
        )
    )
    out.print(say("inventories.assumptions", lang))
    for name in ASSUMPTIONS_OF_INVENTORIES:
        out.print(Text(f"  · {say(f'inventories.assumption.{name}', lang)}"))


def _rounded(number: float, view: View) -> str:
    return say_number(round(number, 1), view.lang)
