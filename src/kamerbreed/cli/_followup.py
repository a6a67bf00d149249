# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The follow-up of recommendations and requests, in a terminal."""

from dataclasses import replace
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli import _commitments, _figures, _hearing, _judging, _progress_report
from kamerbreed.cli._errors import CommandError
from kamerbreed.cli._late import show_late
from kamerbreed.cli._letter import show_letter
from kamerbreed.cli._show import banner, console, grid, word, write_json
from kamerbreed.cli._view import View, reading
from kamerbreed.oversight import (
    Track,
    entered_since,
    followup_document,
    lineage,
    lineage_document,
    since_document,
    stand_document,
    tracks,
)
from kamerbreed.picture import Picture
from kamerbreed.vocabulary import Recommendation, say, say_date, say_number

followup = typer.Typer(
    no_args_is_help=True,
    help="Opvolging van aanbevelingen en verzoeken. / Follow-up of recommendations and requests.",
)
ID = Annotated[str, typer.Argument(metavar="ID", help="recommendation/naam")]

SINCE = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="DIGEST",
        help="Wat na deze stand is ingevoerd. / What was entered after this position.",
    ),
]
HEADS = (
    "head.followup.item",
    "head.request.addressee",
    "head.followup.state",
    "head.followup.response",
    "head.followup.verdict",
)


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.add_typer(followup, name="followup")
    followup.command("status")(show_status)
    followup.command("lineage")(show_lineage)
    followup.command("stand")(show_stand)
    followup.command("letter")(reading(show_letter))
    _judging.register(followup)
    _commitments.register(followup)
    _hearing.register(followup)
    followup.command("late")(show_late)
    _figures.register(followup)
    _progress_report.register(followup)


@reading
def show_status(view: View) -> None:
    """Hoe staat elk spoor ervoor? / How does every track stand?"""
    if view.as_json:
        write_json(followup_document(view.picture, view.lang))
        return
    banner(view)
    out, lang, found = console(), view.lang, tracks(view.picture)
    if not found:
        out.print(say("followup.none", lang))
        return
    n, of = sum(one.open for one in found), len(found)
    out.print(Text(say("followup.title", lang, n=say_number(n, lang), of=say_number(of, lang)), style="bold"))
    out.print(grid([say(head, lang) for head in HEADS], [_row(view, one) for one in found]))


def _row(view: View, one: Track) -> tuple[str, ...]:
    lang, standing = view.lang, one.standing
    since = f" ({say_date(standing.since.isoformat(), lang)})" if standing.since else ""
    answers = [word("stance", standing.stance, lang), word("appraisal", standing.appraisal, lang)]
    verdicts = [
        f"{view.picture.name(party, lang).text}: {word('implementation', code, lang)}"
        f" ({word('finality', standing.finality[party], lang)})"
        for party, code in standing.verdicts.items()
    ]
    nothing = say("nothing", lang)
    return (
        one.recommendation.partition("/")[2],
        view.picture.name(one.addressee, lang).text,
        word("track-state", standing.state, lang) + since,
        "; ".join(filter(None, answers)) or nothing,
        "; ".join(verdicts) or nothing,
    )


@reading
def show_lineage(view: View, item: ID) -> None:
    """Waar komt een stuk vandaan, en hoe oud is het? / Where does an item come from, and how old is it?"""
    subject = item if "/" in item else f"{Recommendation.slug}/{item}"
    picture, lang = view.picture, view.lang
    if not subject.startswith(f"{Recommendation.slug}/") or subject not in picture.roll:
        raise CommandError("followup.absent", item=item)
    if view.as_json:
        write_json(lineage_document(picture, subject))
        return
    banner(view)
    out, found = console(), lineage(picture, subject)
    out.print(Text(subject, style="bold"))
    for one in found.links:
        label = Recommendation.properties()[one.kind].label.of(lang)
        out.print(Text(f"{one.later.partition('/')[2]} {label} {one.earlier.partition('/')[2]}"))
    if not found.links:
        out.print(say("web.item.line.none", lang))
    for report in found.as_a_set:
        out.print(Text(say("web.item.line.set", lang, report=picture.name(report, lang).text)))
    for age in found.ages:
        day = say_date(age.since.isoformat(), lang)
        told = {"n": say_number(age.days, lang), "day": day, "item": age.item.partition("/")[2]}
        out.print(Text(say(f"web.item.age.{age.of}.{age.by}", lang, **told)))


@reading
def show_stand(view: View, since: SINCE = "") -> None:
    """De stand op een positie, en wat daarna is ingevoerd. / The state at a position, and what came after."""
    picture, lang = view.picture, view.lang
    if not since:
        document = stand_document(picture, lang)
        if view.as_json:
            write_json(document)
            return
        banner(view)
        of = say_number(len(document.tracks), lang)
        console().print(Text(say("followup.stand", lang, n=of, fingerprint=document.fingerprint)))
        console().print(Text(say("followup.again", lang, position=picture.position)))
        return
    older = Picture(picture.table, replace(picture.coordinates, position=since))
    if view.as_json:
        write_json(since_document(older, picture))
        return
    banner(view)
    out, found = console(), entered_since(older, picture)
    n, of = (say_number(one, lang) for one in (found.statements, len(found.entered)))
    out.print(say("web.stand.later" if found.entered else "web.stand.nothing-later", lang, n=n, of=of))
    rows = [
        (
            picture.name(one.subject, lang).text,
            ", ".join(
                say(f"web.stand.act.{act}", lang, n=say_number(n, lang)) for act, n in one.acts.items()
            ),
            say_date(one.first[:10], lang) if one.first else "",
        )
        for one in found.entered
    ]
    if rows:
        heads = ("web.stand.head.thing", "web.stand.head.told", "web.stand.head.when")
        out.print(grid([say(head, lang) for head in heads], rows))
    out.print(say("web.stand.otherwise.caption", lang, n=say_number(len(found.tracks), lang)))
