# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Commitments in a terminal: who promised what by when, making one, and moving its target."""

from typing import Annotated, TypeVar

import typer
from rich.text import Text

from kamerbreed.cli._acting import perform
from kamerbreed.cli._audit import witnessed
from kamerbreed.cli._show import banner, console, grid, word, write_json
from kamerbreed.cli._view import LANG, View, language, ledger, local_today, party_id, reading
from kamerbreed.oversight import (
    Committing,
    Moving,
    Promise,
    commit,
    commitments,
    commitments_document,
    move_target,
)
from kamerbreed.picture import Act
from kamerbreed.vocabulary import Commitment, Recommendation, say, say_date, say_number

Intent = TypeVar("Intent")
ID = Annotated[str, typer.Argument(metavar="ID", help="commitment/naam")]
ON = Annotated[str, typer.Option("--on", metavar="DAG", help="Dag; anders vandaag. / Day; else today.")]
BY = Annotated[str, typer.Option("--by", help="Partij die dit zegt. / Party that says so.")]
SOURCE = Annotated[list[str], typer.Option("--source", help="Bron. / Source.")]


def register(followup: typer.Typer) -> None:
    """Add the commands to those of the follow-up."""
    followup.command("commitments")(show_commitments)
    followup.command("commit")(make_commitment)
    followup.command("target")(name_target)


@reading
def show_commitments(view: View) -> None:
    """Wat is toegezegd, en tegen wanneer? / What was promised, and by when?"""
    if view.as_json:
        write_json(commitments_document(view.picture))
        return
    banner(view)
    lang, found = view.lang, commitments(view.picture)
    if not found:
        console().print(say("web.commitments.none", lang))
        return
    heads = [say(f"web.commitments.head.{name}", lang) for name in ("what", "who", "made", "target", "state")]
    console().print(grid(heads, [_row(view, one) for one in found]))


def _row(view: View, one: Promise) -> tuple[str, ...]:
    lang = view.lang
    parties = (view.picture.name(party, lang).text for party in one.made_by)
    late = (
        f" ({say('web.commitments.late', lang, n=say_number(one.days_late, lang))})" if one.days_late else ""
    )
    return (
        one.subject.partition("/")[2],
        ", ".join(parties),
        say_date(one.made_on, lang) if one.made_on else "",
        say_date(one.targets[-1].day, lang) if one.targets else say("web.commitments.no-target", lang),
        word("commitment-state", one.state, lang) + late,
    )


def make_commitment(  # noqa: PLR0917  # typer reads options from the signature
    thing: ID,
    text: Annotated[str, typer.Option("--text", help="Wat is toegezegd. / What was promised.")],
    by: BY,
    about: Annotated[list[str], typer.Option("--about", help="Aanbeveling of verzoek. / Item.")],
    to: Annotated[list[str], typer.Option("--to", help="Aan welke partij. / To which party.")] = [],  # noqa: B006
    target: Annotated[str, typer.Option("--target", help="Streefdatum. / Target.")] = "",
    on: ON = "",
    source: SOURCE = [],  # noqa: B006  # typer makes a new list of it
    lang: LANG = "nl",
) -> None:
    """Leg een toezegging vast. / Record a commitment."""
    intent = Committing(
        commitment=_id(thing),
        on=_day(on),
        made_by=[party_id(by)],
        made_to=[party_id(one) for one in to],
        recommendations=[one if "/" in one else f"{Recommendation.slug}/{one}" for one in about],
        text={language(lang): text},
        target=target,
        stated_by=party_id(by),
        sources=tuple(source),
    )
    _do(commit, intent)
    console().print(Text(say("followup.committed", language(lang), id=intent.commitment)))


def name_target(  # noqa: PLR0917  # typer reads options from the signature
    thing: ID,
    target: Annotated[str, typer.Argument(metavar="DAG", help="streefdatum / target")],
    by: BY,
    why: Annotated[str, typer.Option("--why", help="Waarom. / Why.")] = "",
    on: ON = "",
    source: SOURCE = [],  # noqa: B006  # typer makes a new list of it
    lang: LANG = "nl",
) -> None:
    """Noem een andere streefdatum; de vorige blijft staan. / Name another target; the one before stays."""
    intent = Moving(
        commitment=_id(thing),
        target=target,
        on=_day(on),
        told_by=party_id(by),
        why=why,
        sources=tuple(source),
    )
    _do(move_target, intent)
    day = say_date(target, language(lang))
    console().print(Text(say("followup.target", language(lang), id=intent.commitment, day=day)))


def _do(act: Act[Intent], intent: Intent) -> None:
    with witnessed("say") as telling:
        perform(ledger(), act, intent, witness=telling.witness)


def _id(text: str) -> str:
    return text if "/" in text else f"{Commitment.slug}/{text}"


def _day(text: str) -> str:
    return text or local_today().isoformat()
