# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The borders of the safety regions for the map on the first page, from a file of the user's own."""

import pathlib
from typing import Annotated

import typer
from django.conf import settings
from rich.text import Text

from kamerbreed.cli._audit import announced
from kamerbreed.cli._errors import CommandError
from kamerbreed.cli._show import console
from kamerbreed.cli._view import LANG, language
from kamerbreed.documents import whole_file
from kamerbreed.exchange import REGIONS_BEGIN, kept_regions, read_regions
from kamerbreed.vocabulary import say, say_number

FILE = Annotated[
    pathlib.Path | None, typer.Argument(metavar="BESTAND", help="GeoJSON, een vlak per regio / one a region")
]
NUMBER = Annotated[
    str,
    typer.Option("--number", metavar="NAAM", help="Eigenschap met het nummer van de regio. / Its number."),
]
REMOVE = Annotated[bool, typer.Option("--remove", help="Terug naar de zeshoeken. / Back to the hexagons.")]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("map")(load_map)


def load_map(file: FILE = None, number: NUMBER = "", remove: REMOVE = False, lang: LANG = "nl") -> None:
    """Toon echte regiogrenzen op de kaart, uit GeoJSON. / Show real borders on the map, from GeoJSON."""
    tongue, path = language(lang), settings.REGIONS
    if remove == (file is not None):
        raise CommandError("map.what")
    if file is None:
        there = path.exists()
        with announced("map"):
            path.unlink(missing_ok=True)
        console().print(say("map.removed" if there else "map.none", tongue))
        return
    found = read_regions(file, number=number)
    path.parent.mkdir(parents=True, exist_ok=True)
    with announced("map"), whole_file(path, replaces=REGIONS_BEGIN) as out:
        out.write(kept_regions(found))
    numbers = ", ".join(map(str, found.regions))
    console().print(
        Text(
            say(
                "map.loaded",
                tongue,
                file=file.name,
                n=say_number(len(found.regions), tongue),
                numbers=numbers,
            )
        )
    )
    if found.mended:
        mended = ", ".join(map(str, found.mended))
        console().print(Text(say("map.mended", tongue, numbers=mended)))
