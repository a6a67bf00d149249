# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Hoor en wederhoor in a terminal: which hearings there are, and one with its replies and answers."""

from collections.abc import Sequence
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._errors import CommandError
from kamerbreed.cli._show import banner, console, grid, word, write_json
from kamerbreed.cli._view import View, reading
from kamerbreed.oversight import HearingReply, HearingState, hearings, hearings_document
from kamerbreed.requests import text_in
from kamerbreed.vocabulary import Hearing, say, say_date, say_number

ID = Annotated[str, typer.Argument(metavar="[ID]", help="hearing/naam; zonder: alle. / Without: all.")]
HEADS = tuple(f"web.hearing.head.{name}" for name in ("sentence", "reply", "answer"))


def register(followup: typer.Typer) -> None:
    """Add the command to those of the follow-up."""
    followup.command("hearing")(show_hearing)


@reading
def show_hearing(view: View, hearing: ID = "") -> None:
    """Wie is waarover gehoord, en met welk antwoord? / Who was heard on what, and how answered?"""
    found = _found(view, hearing)
    if view.as_json:
        write_json(hearings_document(view.picture, found, view.lang))
        return
    banner(view)
    out, lang = console(), view.lang
    if not found:
        out.print(say("followup.no-hearing", lang))
    for one in found:
        out.print(Text(_head(view, one), style="bold"))
        if hearing:
            out.print(grid([say(head, lang) for head in HEADS], _rows(view, one)))


def _found(view: View, hearing: str) -> Sequence[HearingState]:
    """The hearing that is meant, or all. Raises CommandError if there is no such hearing."""
    every = hearings(view.picture)
    if not hearing:
        return every
    subject = hearing if "/" in hearing else f"{Hearing.slug}/{hearing}"
    found = [one for one in every if one.subject == subject]
    if not found:
        raise CommandError("hearing.unknown", hearing=subject)
    return found


def _head(view: View, one: HearingState) -> str:
    lang = view.lang
    return say(
        "followup.hearing",
        lang,
        id=one.subject,
        about=word("hearing-subject", one.about, lang),
        party=view.picture.name(one.addressee, lang).text,
        state=word("hearing-state", one.state, lang),
        n=say_number(len(one.replies), lang),
    )


def _rows(view: View, one: HearingState) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for key, text in one.sentences.items():
        own = [reply for reply in one.replies if reply.sentence == key]
        first = f"{key}. {text_in(text, view.lang)}"
        rows += [(first if reply is own[0] else reply.key, *_cells(view, reply)) for reply in own]
        if not own:
            rows.append((first, say("web.hearing.no-reply", view.lang), ""))
    return rows


def _cells(view: View, reply: HearingReply) -> tuple[str, str]:
    lang, answer = view.lang, reply.answer
    text = text_in(reply.text, lang) or word("hearing-reply", reply.kind, lang)
    late = f", {say('web.hearing.late', lang)}" if reply.late else ""
    told = f"{text} ({say_date(reply.on, lang)}{late})"
    if answer is None:
        return told, say(f"web.hearing.{'unanswered' if reply.awaits else 'no-answer'}", lang)
    outcome = word("hearing-answer", answer.outcome, lang)
    return told, f"{outcome}: {text_in(answer.text, lang)} ({say_date(answer.on, lang)})"
