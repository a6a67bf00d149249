# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""The commands: thin, each shows what the picture or an analysis says."""

import pathlib
from typing import Annotated

import typer
from django.conf import settings
from rich.text import Text

from kamerbreed import reference
from kamerbreed.cli import (
    _account,
    _audit,
    _chapters,
    _check,
    _exchange,
    _followup,
    _hiding,
    _impact,
    _inventories,
    _keeping,
    _map,
    _notify,
    _request,
    _source,
)
from kamerbreed.cli._acting import accounts, act_as, perform
from kamerbreed.cli._audit import witnessed
from kamerbreed.cli._demo import begin_demo
from kamerbreed.cli._diff import show_difference
from kamerbreed.cli._find import show_found, show_sources
from kamerbreed.cli._guard import guard
from kamerbreed.cli._overview import show_overview
from kamerbreed.cli._progress import progress_bar
from kamerbreed.cli._serve import check_serving, prepare, serve_pages
from kamerbreed.cli._show import (
    banner,
    console,
    grid,
    show_thing,
    show_voices,
    standing_words,
    value_words,
    word,
    write_json,
)
from kamerbreed.cli._view import (
    AS_JSON,
    LANG,
    View,
    files_as_table,
    language,
    ledger,
    party_id,
    present,
    reading,
    take_picture,
)
from kamerbreed.cli._vocabulary import vocabulary_json, vocabulary_markdown, vocabulary_text
from kamerbreed.exchange import read_long_form
from kamerbreed.picture import VERSION as DOCUMENT_VERSION
from kamerbreed.picture import (
    ExplainDocument,
    PictureError,
    Refusal,
    Saying,
    Taking,
    coordinates_document,
    destroy,
    fact_document,
    history_document,
    list_document,
    openly,
    retract,
    state,
    statement_document,
    thing_document,
)
from kamerbreed.vocabulary import COMPILER, kind_of, property_of, say

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Kamerbreed: het meldkamerstelsel in beeld. / One picture of the control-room system.",
)

_exchange.register(app)
_keeping.register(app)
_check.register(app)
_inventories.register(app)
_chapters.register(app)
_impact.register(app)
_source.register(app)
_request.register(app)
_followup.register(app)
_map.register(app)
_account.register(app)
_audit.register(app)
_notify.register(app)
_hiding.register(app)

ID = Annotated[str, typer.Argument(metavar="ID", help="soort/naam, zoals control-room/den-haag")]
REASON = Annotated[str, typer.Option("--reason", help="Waarom. / Why.")]
STATED_BY = Annotated[
    str, typer.Option("--stated-by", help="Namens welke partij. / On behalf of which party.")
]


@app.callback()
def rights(
    account: Annotated[
        str,
        typer.Option(
            "--account",
            envvar="KAMERBREED_ACCOUNT",
            help="Werk met de rechten van dit account. / Work with the rights of this account.",
        ),
    ] = "",
) -> None:
    """Kamerbreed: het meldkamerstelsel in beeld. / One picture of the control-room system."""
    act_as(account)


def load_reference() -> int:
    """Load the bundled data set into an empty ledger; gives the number of statements."""
    data = reference.statements()
    with progress_bar("referentiegegevens / reference data"), witnessed("import") as telling:
        saying = Saying(statements=data.statements, where=data.where)
        perform(ledger(), state, saying, batch=reference.BATCH, witness=telling.witness)
    return len(data.statements)


@app.command()
def demo(lang: LANG = "nl", as_json: AS_JSON = False) -> None:
    """Maak de database, laad de openbare gegevens en toon het overzicht. / Make the database, load, show."""
    tongue = language(lang)
    prepare()
    ledger().follow()
    if not len(present().table):
        load_reference()
    begun = begin_demo(present())
    show_overview(View(picture=present(), lang=tongue, as_json=as_json, today=ledger().today()))
    if not begun:
        typer.echo(say("demo.not", tongue), err=True)


@app.command()
def migrate(lang: LANG = "nl") -> None:
    """Maak of werk de database bij. / Make or update the database."""
    language(lang)
    prepare()


@app.command()
@reading
def overview(view: View) -> None:
    """Wat weten we van het stelsel, en wat niet? / What is known of the system, and what is not?"""
    show_overview(view)


@app.command("list")
@reading
def list_things(
    view: View,
    kind: Annotated[str, typer.Argument(metavar="SOORT", help="zoals control-room")],
    templates: Annotated[bool, typer.Option("--templates", help="Ook wat uit een sjabloon komt.")] = False,
) -> None:
    """Alle zaken van een soort. / All things of a kind."""
    document = list_document(view.picture, kind_of(kind), view.lang, templates=templates)
    if view.as_json:
        write_json(document)
        return
    banner(view)
    lang = view.lang
    rows = []
    for item in document.items:
        marks = [say(f"existence.{name}", lang) for name in ("undated", "assumed") if getattr(item, name)]
        status = (
            say("mark.template", lang)
            if item.existence == "template"
            else word("existence", item.existence, view.lang)
        )
        rows.append((item.name, item.id, ", ".join([status, *marks])))
    label = kind_of(kind).label.of(lang)
    out = console()
    out.print(
        Text(say("list.title", lang, kind=label, n=document.count, planned=document.planned), style="bold")
    )
    out.print(grid([say(f"head.{name}", lang) for name in ("thing", "id", "state")], rows))


@app.command()
@reading
def show(view: View, thing: ID) -> None:
    """Een zaak, wat erover staat en waarom. / A thing, what stands on it, and on what ground."""
    if view.as_json:
        write_json(thing_document(view.picture, thing, view.lang))
    else:
        show_thing(view, thing)


@app.command()
@reading
def history(view: View, thing: ID) -> None:
    """Alles wat over een zaak is gezegd, in volgorde. / All that was said on a thing, in order."""
    kind_of(thing)
    voices = view.picture.history(thing)
    if not voices:
        raise PictureError("history.nothing", thing=thing)
    if view.as_json:
        write_json(history_document(view.picture, thing))
        return
    banner(view)
    show_voices(view, voices, subject=thing)


@app.command()
@reading
def explain(
    view: View,
    thing: ID,
    name: Annotated[str, typer.Argument(metavar="EIGENSCHAP", help="zoals staff")],
    key: Annotated[str, typer.Option("--key", help="Welk lid, als er meer zijn. / Which member.")] = "",
) -> None:
    """Waarom deze waarde staat, uitspraak voor uitspraak. / Why this value stands, rank by rank."""
    found = property_of(thing.partition("@")[0], name)
    picture = view.picture
    picture.get(thing)
    keys = [key] if key or not found.many else list(picture.members(thing, name))
    facts = [picture.fact(thing, name, one) for one in keys]
    excluded = [
        voice
        for voice in picture.history(thing)
        if voice.entry.said.property == name
        and voice.entry.said.act == "assert"
        and voice.role != "asserted"
        and (not key or voice.entry.said.key == key)
    ]
    if view.as_json:
        write_json(
            ExplainDocument(
                version=DOCUMENT_VERSION,
                coordinates=coordinates_document(picture),
                id=thing,
                facts=[fact_document(picture, fact) for fact in facts],
                excluded=[statement_document(voice) for voice in excluded],
            )
        )
        return
    banner(view)
    out, lang = console(), view.lang
    out.print(Text(f"{picture.name(thing, lang).text}: {found.label.of(lang)}", style="bold"))
    for fact in facts:
        value = value_words(picture, fact, lang) or say("nothing", lang)
        out.print(Text(say("explain.value", lang, value=value, standing=standing_words(fact.standing, lang))))
        if fact.shown_from:
            party = picture.name(fact.shown_from, lang).text
            out.print(Text(say("explain.from", lang, party=party, why=word("why", fact.why_first, lang))))
        show_voices(
            view,
            sorted(fact.voices, key=lambda voice: _ROLE_ORDER.index(voice.role)),
            subject=thing.partition("@")[0],
        )
    keepers = picture.keepers(thing.partition("@")[0], name)
    out.print(
        say(
            "explain.keepers",
            lang,
            parties=", ".join(picture.name(party, lang).text for party in keepers) or "–",
        )
    )
    if excluded:
        out.print(Text(say("explain.excluded", lang), style="bold"))
        show_voices(view, excluded, subject=thing.partition("@")[0])


_ROLE_ORDER = (
    "rules reopened stands differs agrees overtaken earlier under undated outranked closed maybe "
    "backwards not_yet ended"
).split()


@app.command()
@reading
def find(view: View, text: Annotated[str, typer.Argument(metavar="TEKST")]) -> None:
    """Zoek een zaak op naam, id of tekst. / Find a thing by name, id or text."""
    show_found(view, text)


@app.command()
@reading
def sources(view: View) -> None:
    """De bronnen, en hoeveel er op elke rust. / The sources, and how much rests on each."""
    show_sources(view)


@app.command()
@reading
def diff(
    view: View,
    to_valid_at: Annotated[str, typer.Option("--to-valid-at")] = "",
    to_known_at: Annotated[str, typer.Option("--to-known-at")] = "",
    to_known_by: Annotated[str, typer.Option("--to-known-by")] = "",
    to_as_of: Annotated[str, typer.Option("--to-as-of")] = "",
    to_position: Annotated[str, typer.Option("--to-position")] = "",
    to_from: Annotated[pathlib.Path | None, typer.Option("--to-from")] = None,
    classes: Annotated[
        bool,
        typer.Option("--classes", help="Waarom elk feit verschilt. / Why each fact differs."),
    ] = False,
) -> None:
    """Wat verschilt tussen twee beelden. / What differs between two pictures."""
    other = take_picture(
        files_as_table(to_from) if to_from else view.picture.table,
        valid_at=to_valid_at,
        known_at=to_known_at,
        known_by=to_known_by,
        as_of=to_as_of,
        position=to_position,
        assume_backwards=view.picture.coordinates.assume_backwards,
    )
    show_difference(view, other, classes=classes)


@app.command("state")
def state_file(
    file: Annotated[
        pathlib.Path, typer.Argument(metavar="BESTAND", help="CSV in de lange vorm / in the long form")
    ],
    lang: LANG = "nl",
) -> None:
    """Voer uitspraken uit een CSV in, geheel of niet. / Enter statements, whole or not at all."""
    read = read_long_form(file)
    saying = Saying(statements=read.statements, where=read.where)
    with witnessed("say") as telling:
        digests = perform(ledger(), openly(state), saying, witness=telling.witness)
    console().print(say("stated", language(lang), n=len(digests)))
    for digest in digests[:20]:
        typer.echo(digest)
    if len(digests) > 20:
        console().print(say("more", language(lang), n=len(digests) - 20))


def _taking(digest: str, reason: str, party: str, on: str) -> Taking:
    listed = tuple(part.strip() for part in on.split(";") if part.strip())
    return Taking(digest=digest, reason=reason, stated_by=party_id(party), sources=listed)


DIGEST = Annotated[
    str, typer.Argument(metavar="DIGEST", help="van een uitspraak; het begin is genoeg als het eenduidig is")
]
SOURCES = Annotated[
    str,
    typer.Option(
        "--sources", help="Bronnen waaruit de fout blijkt, met ; ertussen. / Sources that show the error."
    ),
]


@app.command("retract")
def retract_statement(
    digest: DIGEST, reason: REASON, stated_by: STATED_BY = COMPILER, on: SOURCES = "", lang: LANG = "nl"
) -> None:
    """Trek een uitspraak in: ze was fout. / Take a statement back: it was wrong."""
    taking = _taking(digest, reason, stated_by, on)
    with witnessed("retract", digest) as telling:
        done = perform(ledger(), openly(retract), taking, witness=telling.witness)
    console().print(say("retracted", language(lang), digest=done[0]))


@app.command("destroy")
def destroy_value(digest: DIGEST, reason: REASON, stated_by: STATED_BY = COMPILER, lang: LANG = "nl") -> None:
    """Vernietig een waarde; rij en keten blijven. / Destroy a value; row and chain stay."""
    taking = _taking(digest, reason, stated_by, "")
    try:
        with witnessed("destroy", digest) as telling:
            done = perform(ledger(), openly(destroy), taking, witness=telling.witness)
    except Refusal as refusal:
        # What an earlier destroy could not finish is finished now.
        if refusal.key == "destroy.before" and (removed := _source.remove_destroyed_file(digest)):
            console().print(say("destroyed.file", language(lang), sha256=removed))
            return
        raise
    console().print(say("destroyed.done", language(lang), digest=done[0]))
    if removed := _source.remove_destroyed_file(digest):
        console().print(say("destroyed.file", language(lang), sha256=removed))


@app.command()
def vocabulary(
    lang: LANG = "nl",
    as_json: AS_JSON = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Als Markdown, voor de documentatie.")] = False,
) -> None:
    """De soorten, hun eigenschappen en schalen. / The kinds, their properties and scales."""
    if as_json:
        write_json(vocabulary_json())
    else:
        typer.echo(vocabulary_markdown(language(lang)) if markdown else vocabulary_text(language(lang)))


@app.command()
def serve(
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8000,
    host: Annotated[str, typer.Option("--host")] = "127.0.0.1",
    processes: Annotated[int, typer.Option("--processes", min=1, max=64)] = 1,
    lang: LANG = "nl",
) -> None:
    """Toon de pagina's in een browser. / Show the pages in a browser."""
    tongue = language(lang)
    ledger().follow()
    check_serving(host)
    if settings.READING == "accounts" and not accounts().any_real():
        typer.echo(say("serve.no-account", tongue), err=True)
    serve_pages(host, port, processes)


guard(app)
