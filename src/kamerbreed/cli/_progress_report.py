# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The progress report of a half-year, or of another period, as a document."""

import pathlib
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._errors import CommandError
from kamerbreed.cli._figures import day_of
from kamerbreed.cli._show import banner, console, write_json
from kamerbreed.cli._view import View, reading
from kamerbreed.documents import whole_file
from kamerbreed.oversight import half_year_until, progress_document, progress_report
from kamerbreed.reports import progress_as_docx, progress_as_pdf, progress_text
from kamerbreed.vocabulary import say, say_number

OUTPUT = Annotated[
    pathlib.Path | None, typer.Option("--output", help="Bestand, .docx of .pdf. / File, .docx or .pdf.")
]
SINCE = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="DAG",
        help="Eerste dag van het tijdvak; anders een half jaar. / First day of the period; else a half-year.",
    ),
]
_MAKERS = {".docx": progress_as_docx, ".pdf": progress_as_pdf}


def register(followup: typer.Typer) -> None:
    """Add the command to those of the follow-up."""
    followup.command("report")(write_report)


@reading
def write_report(view: View, output: OUTPUT = None, since: SINCE = "") -> None:
    """Wat werd er van elk spoor in een half jaar? / What became of every track in a half-year?"""
    made = _MAKERS.get(output.suffix.lower()) if output else None
    if output and made is None:
        raise CommandError("request.output", path=output)
    first = day_of(since) or half_year_until(view.picture.coordinates.valid_at)
    told = progress_text(view.picture, progress_report(view.picture, first), view.lang)
    if output and made:
        with whole_file(output) as file:
            file.write(content := made(told))
    if view.as_json:
        write_json(progress_document(view.picture, first))
        return
    banner(view)
    out = console()
    out.print(Text(told.subject, style="bold"))
    for part in told.parts[:2]:
        out.print(Text(part.title, style="bold"))
        for text in part.texts:
            out.print(Text(text))
    if output and made:
        n = say_number(len(content), view.lang)
        out.print(Text(say("request.written", view.lang, file=output, n=n)))
