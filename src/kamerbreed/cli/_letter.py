# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""A letter about the follow-up, drafted on a picture and written as a document."""

import pathlib
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._errors import CommandError
from kamerbreed.cli._show import banner, console, write_json
from kamerbreed.cli._view import View, party_id
from kamerbreed.documents import whole_file
from kamerbreed.oversight import LETTER_KINDS, LetterDraft, LetterWish, compose, letter_document, letter_parts
from kamerbreed.reports import letter_as_docx, letter_as_pdf, letter_of_draft
from kamerbreed.vocabulary import Lang, say, say_number, scales

KIND = Annotated[str, typer.Argument(metavar="KIND", help=", ".join(LETTER_KINDS))]
OUTPUT = Annotated[
    pathlib.Path | None, typer.Option("--output", help="Bestand, .docx of .pdf. / File, .docx or .pdf.")
]
ABOUT = Annotated[
    list[str] | None,
    typer.Option(
        "--about",
        help="Rapport, aanbeveling, informatieverzoek. / Report, recommendation, request.",
    ),
]
SENDER = Annotated[list[str] | None, typer.Option("--sender", help="Afzender. / Sender.")]
ADDRESSEE = Annotated[list[str] | None, typer.Option("--to", help="Geadresseerde. / Addressee.")]
WITHOUT = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        help="Laat weg wat alleen op deze bron rust. / Leave out what rests on this source alone.",
    ),
]


def show_letter(
    view: View,
    kind: KIND,
    *,
    output: OUTPUT = None,
    about: ABOUT = None,
    sender: SENDER = None,
    to: ADDRESSEE = None,
    without: WITHOUT = None,
) -> None:
    """Stel een brief op over de opvolging. / Draft a letter about the follow-up."""
    made = {".docx": letter_as_docx, ".pdf": letter_as_pdf}
    if output is not None and output.suffix.lower() not in made:
        raise CommandError("request.output", path=output)
    left_out = tuple(one if "/" in one else f"source/{one}" for one in without or ())
    for one in left_out:
        if one not in view.picture.table.things:
            raise CommandError("letter.unknown", things=one)
    wish = LetterWish(
        kind=kind,
        about=tuple(about or ()),
        senders=tuple(map(party_id, sender or ())),
        addressees=tuple(map(party_id, to or ())),
        without=left_out,
    )
    draft = compose(view.picture, wish)
    if output is not None:
        content = made[output.suffix.lower()](letter_of_draft(view.picture, draft))
        with whole_file(output) as file:
            file.write(content)
    if view.as_json:
        write_json(letter_document(view.picture, draft, view.lang))
        return
    banner(view)
    _show(draft, view.lang)
    if output is not None:
        console().print(
            Text(say("request.written", view.lang, file=output, n=say_number(len(content), view.lang)))
        )


def _show(draft: LetterDraft, lang: Lang) -> None:
    out = console()
    out.print(Text(draft.subject or say("letter.no-subject", lang), style="bold"))
    for name, title in letter_parts().items():
        sentences = draft.part(name)
        if sentences and title:
            out.print(Text(f"\n{title}", style="bold"))
        for one in sentences:
            ground = scales()["standing"][one.basis].of(lang) if one.basis else say("letter.named", lang)
            n = say_number(len(one.facts), lang)
            out.print(Text(one.text), Text(say("letter.facts", lang, n=n, ground=ground), style="dim"))
    if draft.unwritten:
        out.print(Text(f"\n{say('letter.lacking.title', lang)}", style="bold"))
    for lacking in draft.unwritten:
        out.print(Text(f"{lacking.label.of(lang)}: {lacking.reason.in_language(lang)}"))
