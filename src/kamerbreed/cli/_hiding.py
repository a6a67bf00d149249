# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Giving a statement another sensitivity or audience, and ruling what holds."""

from typing import Annotated

import typer
from rich.text import Text

from kamerbreed.cli._acting import perform
from kamerbreed.cli._audit import witnessed
from kamerbreed.cli._show import console
from kamerbreed.cli._view import LANG, language, ledger, party_id
from kamerbreed.picture import Saying, Taking, classify, openly, rule
from kamerbreed.vocabulary import COMPILER, Statement, VocabularyError, canonical, read_json, say

DIGEST = Annotated[str, typer.Argument(metavar="DIGEST", help="van een uitspraak / of a statement")]
REASON = Annotated[str, typer.Option("--reason", help="Waarom. / Why.")]
STATED_BY = Annotated[str, typer.Option("--stated-by", help="Namens welke partij. / On whose behalf.")]
SENSITIVITY = Annotated[
    str, typer.Option("--sensitivity", help="public, internal, confidential, departementaal-vertrouwelijk")
]
AUDIENCE = Annotated[
    list[str] | None, typer.Option("--audience", metavar="PARTIJ", help="Alleen voor deze; mag vaker.")
]
SHIELD = Annotated[
    bool,
    typer.Option("--shield/--no-shield", help="Of lezers zien dat hier iets is afgeschermd. / As it says."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("classify")(classify_statement)
    app.command("rule")(rule_value)


def classify_statement(
    digest: DIGEST,
    reason: REASON,
    sensitivity: SENSITIVITY = "public",
    audience: AUDIENCE = None,
    *,
    stated_by: STATED_BY = COMPILER,
    shield: SHIELD = True,
    lang: LANG = "nl",
) -> None:
    """Geef een uitspraak een andere rubricering. / Give a statement another sensitivity or audience."""
    taking = Taking(
        digest=digest,
        reason=reason,
        stated_by=party_id(stated_by),
        sensitivity=sensitivity,
        audience=tuple(map(party_id, audience or [])),
    )
    act = openly(classify) if shield else classify
    with witnessed("classify", digest) as telling:
        done = perform(ledger(), act, taking, witness=telling.witness)
    console().print(Text(say("classified", language(lang), digest=done[0])))


def rule_value(
    thing: Annotated[str, typer.Argument(metavar="ID", help="soort/naam")],
    name: Annotated[str, typer.Argument(metavar="EIGENSCHAP", help="zoals staff")],
    value: Annotated[str, typer.Argument(metavar="WAARDE", help="tekst, of JSON / text, or JSON")],
    reason: REASON,
    stated_by: STATED_BY,
    *,
    key: Annotated[str, typer.Option("--key", help="Welk lid, bij meer waarden. / Which member.")] = "",
    on: Annotated[str, typer.Option("--sources", help="Bronnen, met ; ertussen. / Sources.")] = "",
    valid_from: Annotated[str, typer.Option("--valid-from", help="Vanaf wanneer. / Since when.")] = "",
    observed_on: Annotated[str, typer.Option("--observed-on", help="Peildatum. / Day it was seen.")] = "",
    lang: LANG = "nl",
) -> None:
    """Stel als toezichthouder vast wat geldt. / Rule, as a supervisor, what holds."""
    said = Statement(
        act="rule",
        subject=thing,
        property=name,
        key=key,
        value=_json(value),
        basis="stated",
        stated_by=party_id(stated_by),
        sources=tuple(part.strip() for part in on.split(";") if part.strip()),
        valid_from=valid_from,
        observed_on=observed_on,
        note=reason,
    )
    saying = Saying(statements=[said])
    with witnessed("rule", thing) as telling:
        done = perform(ledger(), openly(rule), saying, witness=telling.witness)
    console().print(Text(say("ruling.done", language(lang), digest=done[0])))


def _json(text: str) -> str:
    """A value as canonical JSON; what is no JSON is text."""
    try:
        return canonical(read_json(text))
    except VocabularyError:
        return canonical(text)
