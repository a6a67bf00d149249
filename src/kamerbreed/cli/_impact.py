# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""What fails if this fails, in a terminal."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._check import ASSUMPTIONS
from kamerbreed.cli._show import banner, console, grid, word, write_json
from kamerbreed.cli._view import View, reading
from kamerbreed.overview import Consequences, Hit, impact_document, what_fails
from kamerbreed.vocabulary import kind_of, say, say_number

DEPTH = Annotated[
    int | None,
    typer.Option("--depth", min=1, help="Hoeveel stappen, anders alle. / How many steps, else all."),
]
TEMPLATES = Annotated[
    bool, typer.Option("--templates", help="Ook per meldkamer uit een sjabloon. / Templates too, per room.")
]
ID = Annotated[str, typer.Argument(metavar="ID", help="soort/naam, zoals component/112-platform")]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("impact")(impact)


@reading
def impact(
    view: View, thing: ID, depth: DEPTH = None, assumptions: ASSUMPTIONS = False, templates: TEMPLATES = False
) -> None:
    """Wat valt uit als dit uitvalt, zeker en mogelijk apart. / What fails if this fails."""
    found = what_fails(view.picture, thing, depth=depth, assumptions=assumptions, templates=templates)
    if view.as_json:
        write_json(impact_document(view.picture, found, view.lang))
        return
    banner(view)
    out, lang = console(), view.lang
    out.print(Text(say("impact.title", lang, thing=view.picture.name(thing, lang).text), style="bold"))
    if assumptions:
        out.print(Text(say("impact.assumptions", lang), style="reverse"))
    _show_hits(view, found)
    _show_inhabitants(view, found)
    _show_left_out(view, found)


def _show_hits(view: View, found: Consequences) -> None:
    out, lang = console(), view.lang
    for certain in (True, False):
        hits = [hit for hit in found.things if hit.certain is certain]
        name = "certain" if certain else "possible"
        out.print(Text("\n" + say(f"impact.{name}", lang, n=say_number(len(hits), lang)), style="bold"))
        if hits:
            names = ("thing", "kind", "steps", "path", "doubts")
            heads = [say(f"head.{name}", lang) for name in names]
            out.print(grid(heads, [_row(view, hit) for hit in hits], right=(2,)))
        _show_regions(view, [region.hit for region in found.regions if region.hit.certain is certain])


def _show_regions(view: View, hits: Sequence[Hit]) -> None:
    """The regions that are hit, together where it is through the same thing and as certain."""
    picture, lang = view.picture, view.lang
    through: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for hit in hits:
        through.setdefault((hit.path[-1].on, hit.why), []).append(picture.name(hit.subject, lang).text)
    for (via, why), names in through.items():
        doubts = ", ".join(word("doubt", one, lang) for one in why)
        said = say(
            "impact.regions",
            lang,
            n=say_number(len(names), lang),
            via=picture.name(via, lang).text,
            why=f" ({doubts})" if doubts else "",
            regions=", ".join(names),
        )
        console().print(Text(said))


def _row(view: View, hit: Hit) -> Sequence[str]:
    picture, lang = view.picture, view.lang
    path = " → ".join(picture.name(step.on, lang).text for step in reversed(hit.path))
    return (
        picture.name(hit.subject, lang).text,
        kind_of(hit.subject.partition("@")[0]).label.of(lang),
        say_number(hit.steps, lang),
        path,
        ", ".join(word("doubt", why, lang) for why in hit.why),
    )


def _show_inhabitants(view: View, found: Consequences) -> None:
    out, lang, persons = console(), view.lang, found.inhabitants
    for certain in (True, False):
        name = "certain" if certain else "possible"
        regions = [region for region in found.regions if region.hit.certain is certain]
        unknown = getattr(persons, f"{name}_unknown")
        out.print(
            say(
                f"impact.inhabitants.{name}",
                lang,
                persons=say_number(getattr(persons, name), lang),
                regions=say_number(len(regions), lang),
                unknown=say_number(len(unknown), lang),
            )
        )


def _show_left_out(view: View, found: Consequences) -> None:
    out, lang = console(), view.lang
    for name in ("assumed_left_out", "takeovers_left_out", "beyond"):
        if number := getattr(found, name):
            out.print(say(f"impact.{name}", lang, n=say_number(number, lang)))
