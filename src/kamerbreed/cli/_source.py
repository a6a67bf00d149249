# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The files of sources: kept when added, written out when asked for, never run or shown."""

import pathlib
import re
import unicodedata
from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._acting import perform
from kamerbreed.cli._audit import witnessed
from kamerbreed.cli._errors import CommandError
from kamerbreed.cli._keeping import document_limit, documents
from kamerbreed.cli._show import console
from kamerbreed.cli._view import LANG, language, ledger, party_id, present
from kamerbreed.documents import Kept, clean_name, media_type
from kamerbreed.ledger import NamedFile
from kamerbreed.picture import Saying, describe
from kamerbreed.vocabulary import COMPILER, Lang, Source, Statement, canonical, say, say_number

_SLUG_LENGTH = 40
source = typer.Typer(
    no_args_is_help=True,
    help="Bestanden van bronnen bewaren en ophalen. / Keep and fetch the files of sources.",
)
FILE = Annotated[pathlib.Path, typer.Argument(metavar="BESTAND", help="bestand van elke soort / any file")]
PUBLISHED = Annotated[str, typer.Option("--published", help="Openbaar sinds. / Public since.")]
RECEIVED = Annotated[
    list[str] | None,
    typer.Option(
        "--received", metavar="PARTIJ:DATUM", help="Wie het wanneer ontving; mag vaker. / Repeatable."
    ),
]
DATED = Annotated[str, typer.Option("--dated", help="Datum op het stuk. / Date on the document.")]
TITLE = Annotated[str, typer.Option("--title", help="Titel; anders de bestandsnaam. / Else the file's name.")]
PUBLISHER = Annotated[str, typer.Option("--publisher", help="Partij van wie de inhoud is.")]
AUTHOR = Annotated[
    list[str] | None, typer.Option("--author", help="Partij die het schreef; mag vaker. / Repeatable.")
]
TYPE = Annotated[str, typer.Option("--type", help="Soort bron, zoals report. / Type of source.")]
ID = Annotated[str, typer.Option("--id", help="source/naam; anders uit de bestandsnaam. / Else made up.")]
URL = Annotated[str, typer.Option("--url", help="Waar het te vinden is. / Where it can be found.")]
MEDIA_TYPE = Annotated[str, typer.Option("--media-type", help="Mediatype, zoals opgegeven. / As said.")]
STATED_BY = Annotated[str, typer.Option("--stated-by", help="Namens welke partij. / On whose behalf.")]


def register(app: typer.Typer) -> None:
    """Give the program these commands."""
    app.add_typer(source, name="source")


# --- add -----------------------------------------------------------------------------------------


@source.command("add")
def add(  # noqa: PLR0917  # typer reads options from the signature
    file: FILE,
    published: PUBLISHED = "",
    received: RECEIVED = None,
    dated: DATED = "",
    title: TITLE = "",
    publisher: PUBLISHER = "",
    author: AUTHOR = None,
    type_: TYPE = "",
    id_: ID = "",
    url: URL = "",
    media: MEDIA_TYPE = "",
    stated_by: STATED_BY = COMPILER,
    lang: LANG = "nl",
) -> None:
    """Bewaar een bestand als bron, geheel of niet. / Keep a file as a source, whole or not at all."""
    tongue = language(lang)
    single = {"published_on": published, "dated": dated, "url": url, "type": type_}
    single["publisher"] = party_id(publisher)
    many = {"received": dict(map(_receipt, received or ()))}
    many["author"] = {party_id(one): party_id(one) for one in author or ()}
    ledger().follow()
    kept = documents().keep(file, limit=document_limit())
    try:
        named = ledger().named_file(kept.sha256)
        if named and named.must_be_gone:
            raise CommandError("source.destroyed", file=file, sources=", ".join(named.destroyed))
        subject = _subject(id_, file, kept, named)
        values = [("exists", "", True), ("title", "", title or _default_title(subject, file))]
        values += [(name, "", value) for name, value in single.items()]
        values += [(name, key, value) for name, members in many.items() for key, value in members.items()]
        values.append(("file", kept.sha256, _record(subject, file, kept, media)))
        saying = Saying(
            statements=[
                Statement(
                    subject=subject,
                    property=name,
                    key=key,
                    value=canonical(value),
                    basis="stated",
                    stated_by=party_id(stated_by),
                )
                for name, key, value in values
                if value
            ],
            where=[f"source add: {name}" for name, _, value in values if value],
        )
        with witnessed("say", subject) as telling:
            done = perform(ledger(), describe, saying, witness=telling.witness)
    except BaseException:
        # A file that no statement names does not stay behind.
        if kept.new:
            documents().remove(kept.sha256)
        raise
    _tell(subject, kept, len(done), named, tongue)


def _receipt(text: str) -> tuple[str, str]:
    """Who received it and when, from ``PARTY:DATE``."""
    party, colon, day = text.rpartition(":")
    if not colon or not party or not day:
        raise CommandError("source.received", found=text)
    return party_id(party), day


def _subject(asked: str, file: pathlib.Path, kept: Kept, named: NamedFile | None) -> str:
    """The source that is meant: the one asked for, else the one that has this file, else a new one."""
    if asked:
        return asked if "/" in asked else f"source/{asked}"
    if named and named.standing:
        return named.standing[0]
    plain = unicodedata.normalize("NFKD", pathlib.PurePath(clean_name(file.name)).stem).casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    return f"source/{slug[:_SLUG_LENGTH].strip('-') or 'document'}-{kept.sha256[:8]}"


def _default_title(subject: str, file: pathlib.Path) -> str:
    """The cleaned name of the file, for a source that has no title yet."""
    picture = present()
    known = subject in picture.table.things and picture.one(subject, "title")
    return "" if known else clean_name(file.name)


def _record(subject: str, file: pathlib.Path, kept: Kept, media: str) -> dict[str, object]:
    """What is said of the file; as it was said before, if this source has it already."""
    picture = present()
    if subject in picture.table.things:
        before = picture.many(subject, "file").get(kept.sha256)
        if isinstance(before, dict) and (not media or before.get("media_type") == media):
            return before
    name = clean_name(file.name)
    return {"name": name, "bytes": kept.bytes, "media_type": media or media_type(name)}


def _tell(subject: str, kept: Kept, new: int, named: NamedFile | None, lang: Lang) -> None:
    out = console()
    others = [one for one in (named.standing if named else ()) if one != subject]
    out.print(Text(say("source.added", lang, id=subject, n=new, sha256=kept.sha256)))
    if others:
        out.print(Text(say("source.also", lang, others=", ".join(dict.fromkeys(others)))))


# --- get -----------------------------------------------------------------------------------------


@source.command("get")
def get(
    thing: Annotated[str, typer.Argument(metavar="ID", help="source/naam")],
    to: Annotated[pathlib.Path, typer.Option("--to", metavar="BESTAND", help="Nieuw bestand. / New file.")],
    sha256: Annotated[
        str,
        typer.Option("--sha256", help="Welk bestand, als er meer zijn; het begin is genoeg. / Which file."),
    ] = "",
    lang: LANG = "nl",
) -> None:
    """Schrijf het bestand van een bron weg, gecontroleerd. / Write the file of a source out, checked."""
    tongue = language(lang)
    subject = thing if "/" in thing else f"source/{thing}"
    files = present().get(subject, Source).file
    found = [one for one in files if one.startswith(sha256.lower())]
    if not found:
        raise CommandError("source.no_file", id=subject)
    if len(found) > 1:
        listed = ", ".join(f"{one[:12]} ({_name(files[one])})" for one in found)
        raise CommandError("source.several", id=subject, files=listed)
    size = documents().write_to(found[0], to)
    told = say("source.written", tongue, file=to, n=say_number(size, tongue), name=_name(files[found[0]]))
    console().print(Text(told))


def _name(record: object) -> str:
    return str(record["name"]) if isinstance(record, dict) else ""


# --- destroy -------------------------------------------------------------------------------------


def remove_destroyed_file(digest: str) -> str:
    """Take away the kept file of a destroyed statement, unless another statement stands on it.

    Gives its SHA-256, empty if nothing was taken away.
    """
    table = present().table
    row = table.find(digest)
    said = table.entry(row).said if row is not None else None
    if said is None or said.property != "file":
        return ""
    named = ledger().named_file(said.key)
    gone = named is not None and named.must_be_gone and documents().remove(said.key)
    return said.key if gone else ""
