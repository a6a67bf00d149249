# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The options that every reading command has, and the picture that they ask for."""

import datetime
import functools
import inspect
import pathlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import typer

from kamerbreed.cli._acting import recorder, viewer
from kamerbreed.cli._errors import LANG_OPTION
from kamerbreed.exchange import read_folder
from kamerbreed.ledger import AMSTERDAM, Ledger, utc_now
from kamerbreed.picture import Coordinates, Picture, PictureError, Saying, Table, state, table_of
from kamerbreed.settings import CEILING
from kamerbreed.vocabulary import Lang, VocabularyError, whole_day

LANG = Annotated[str, typer.Option(LANG_OPTION, help="nl of en")]
AS_JSON = Annotated[
    bool, typer.Option("--json", help="Schrijf JSON voor programma's. / Write JSON for programs.")
]
FROM = Annotated[
    pathlib.Path | None,
    typer.Option(
        "--from",
        help="Lees bestanden in de lange vorm, geen database. / Read files in the long form, no database.",
    ),
]
VALID_AT = Annotated[
    str, typer.Option("--valid-at", help="Wat was het geval op deze dag. / What was the case on this day.")
]
KNOWN_AT = Annotated[
    str, typer.Option("--known-at", help="Wat was openbaar op deze dag. / What was public on this day.")
]
KNOWN_BY = Annotated[
    str, typer.Option("--known-by", help="En wat deze partij toen had. / And what this party had by then.")
]
AS_OF = Annotated[str, typer.Option("--as-of", help="Beide dagen tegelijk. / Both days at once.")]
POSITION = Annotated[
    str,
    typer.Option(
        "--position", help="Wat het grootboek toen bevatte (digest). / What the ledger held (digest)."
    ),
]
BACKWARDS = Annotated[
    bool, typer.Option("--assume-backwards", help="Terugrekenen. / Assume observed structure backwards.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a reading command works on; ``of_files``: not what the ledger holds."""

    picture: Picture
    lang: Lang
    as_json: bool
    today: datetime.date
    of_files: bool = False


def language(text: str) -> Lang:
    """Read the language option. Raises VocabularyError for another one."""
    if text == "nl":
        return "nl"
    if text == "en":
        return "en"
    raise VocabularyError("option.lang", found=text)


def _day(name: str, text: str) -> datetime.date | None:
    if not text:
        return None
    try:
        return whole_day(text)
    except VocabularyError as error:
        raise VocabularyError("field", name=name, problem=error) from None


def files_as_table(path: pathlib.Path) -> Table:
    """A table from files, through the same act as everybody's statements."""
    read = read_folder(path)
    empty = Picture(Table(), Coordinates(valid_at=local_today()))
    return table_of(state(empty, Saying(statements=read.statements, where=read.where)))


def local_today() -> datetime.date:
    """The local date in the Netherlands."""
    return utc_now().astimezone(AMSTERDAM).date()


@functools.cache
def ledger() -> Ledger:
    """The ledger of this installation."""
    return Ledger(ceiling=CEILING)


def account_key() -> str:
    """The key under which this command records; random, no name."""
    return recorder()


def present() -> Picture:
    """The picture of now, as the rights of this command show it."""
    return ledger().picture(Coordinates(valid_at=ledger().today(), viewer=viewer()))


def party_id(text: str) -> str:
    """A party by its id or its slug."""
    return f"party/{text}" if text and "/" not in text else text


def take_picture(
    table: Table | None,
    *,
    valid_at: str = "",
    known_at: str = "",
    known_by: str = "",
    as_of: str = "",
    position: str = "",
    assume_backwards: bool = False,
) -> Picture:
    """The picture that the options ask for, of this table or of the ledger.

    Raises VocabularyError or PictureError on a bad option.
    """
    today = local_today()
    both = _day("--as-of", as_of)
    party = party_id(known_by)
    known = _day("--known-at", known_at) or both or (today if party else None)
    coordinates = Coordinates(
        viewer=viewer(),
        valid_at=_day("--valid-at", valid_at) or both or today,
        known_at=known,
        known_by=party,
        position=position,
        assume_backwards=assume_backwards,
    )
    picture = ledger().picture(coordinates) if table is None else Picture(table, coordinates)
    if party and party not in picture.table.things:
        raise PictureError("option.party", name="--known-by", party=party)
    return picture


def reading(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared options; it gets a View as its first argument."""

    def run(
        *args: Any,
        path: FROM = None,
        valid_at: VALID_AT = "",
        known_at: KNOWN_AT = "",
        known_by: KNOWN_BY = "",
        as_of: AS_OF = "",
        position: POSITION = "",
        assume_backwards: BACKWARDS = False,
        lang: LANG = "nl",
        as_json: AS_JSON = False,
        **own: Any,
    ) -> None:
        picture = take_picture(
            files_as_table(path) if path else None,
            valid_at=valid_at,
            known_at=known_at,
            known_by=known_by,
            as_of=as_of,
            position=position,
            assume_backwards=assume_backwards,
        )
        command(
            View(
                picture=picture,
                lang=language(lang),
                as_json=as_json,
                today=local_today(),
                of_files=path is not None,
            ),
            *args,
            **own,
        )

    shared = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in inspect.signature(run).parameters.values()
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY
    ]
    own = list(inspect.signature(command).parameters.values())[1:]
    own = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    run.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]  # read by typer
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *shared)}
    return run
